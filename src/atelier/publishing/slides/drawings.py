"""Drawings as pictures, for files that take no SVG: made by Typst, in a child process as our PDF are."""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from atelier.errors import AtelierError
from atelier.publishing.pdf.typst_code import call, string

WIDTH = 2000
"""Pixels across: sharp on a screen of 4K where the picture takes half of it."""
_PAGE = 500


def pictures(folder: Path, sources: Sequence[str], fonts: Path) -> dict[str, bytes]:
    """The bytes of each picture of a course's folder, as PNG or JPEG.

    Raises `publishing.picture_missing`, `publishing.not_composed`.
    """
    home = folder.resolve()
    found: dict[str, bytes] = {}
    drawn: list[tuple[str, Path]] = []
    for source in dict.fromkeys(sources):
        path = (home / source).resolve()
        if not (path.is_relative_to(home) and path.is_file()):
            raise AtelierError("publishing.picture_missing", file=source)
        if path.suffix.lower() in (".png", ".jpg", ".jpeg"):
            found[source] = path.read_bytes()
        else:
            drawn.append((source, path))
    if drawn:
        images = _drawn([path for _, path in drawn], fonts)
        found |= {source: image for (source, _), image in zip(drawn, images, strict=True)}
    return found


def _drawn(paths: Sequence[Path], fonts: Path) -> list[bytes]:
    with TemporaryDirectory(prefix="atelier-") as name:
        folder = Path(name)
        pages = []
        for number, path in enumerate(paths):
            copy = f"picture-{number}{path.suffix.lower()}"
            shutil.copyfile(path, folder / copy)
            pages.append(call("image", string(copy), width="100%"))
        setting = f"#set page(width: {_PAGE}pt, height: auto, margin: 0pt, fill: white)\n"
        text = setting + "\n#pagebreak()\n".join(f"#{page}" for page in pages)
        (folder / "main.typ").write_text(text, encoding="utf-8")
        return _in_child(folder, fonts, len(paths))


def _in_child(folder: Path, fonts: Path, count: int) -> list[bytes]:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=draw_in_child, args=(there, str(folder), str(fonts)), daemon=True)
    child.start()
    there.close()
    try:
        answer = here.recv()
    except EOFError as ended:
        raise AtelierError("publishing.not_composed", reason="Typst") from ended
    finally:
        child.join()
        child.close()
        here.close()
    if isinstance(answer, str) or len(answer) != count:
        raise AtelierError("publishing.not_composed", reason=str(answer)[:200])
    return list(answer)


def draw_in_child(there: Connection, folder: str, fonts: str) -> None:
    """The child's whole work; sends the pages as PNG, or a message in English."""
    import typst

    try:
        made = typst.compile(
            Path(folder, "main.typ"), root=Path(folder), format="png", ppi=WIDTH * 72 / _PAGE,
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[Path(fonts)]),
        )  # fmt: skip
    except typst.TypstError as problem:
        there.send(problem.message)
        return
    there.send(made if isinstance(made, list) else [made])
