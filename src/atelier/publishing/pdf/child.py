"""What the child process does. It imports nothing of ours, so that it starts at once."""

from __future__ import annotations

from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path


def compile_in_child(there: Connection, folder: str, fonts: str, inputs: dict[str, str], when: str) -> None:
    """The child's whole work; sends (universal, why, warnings, bytes), or a message in English."""
    import typst

    day = datetime.fromisoformat(when).replace(tzinfo=UTC)
    why = ""
    # What our faces lack (an emoji, another script) is looked for among the system's, which takes longer.
    for system, universal in ((False, True), (True, True), (True, False)):
        compiler = typst.Compiler(
            Path(folder, "main.typ"),
            root=Path(folder),
            font_paths=typst.Fonts(include_system_fonts=system, font_paths=[Path(fonts)]),
            sys_inputs=inputs,
            package_path=Path(folder),
            package_cache_path=Path(folder),
        )
        try:
            pdf, warnings = compiler.compile_with_warnings(
                format="pdf", pdf_standards="ua-1" if universal else None, timestamp=day
            )
        except typst.TypstError as problem:
            if universal and "PDF/UA-1" in problem.message:
                why = problem.message
                continue
            there.send(problem.message)
            return
        there.send((universal, "" if universal else why, [warning.message for warning in warnings], pdf))
        return


def draw_in_child(there: Connection, folder: str, fonts: str, inputs: dict[str, str], ppi: float) -> None:
    """The same page as a picture; sends its bytes (PNG), or a message in English."""
    import typst

    compiler = typst.Compiler(
        Path(folder, "main.typ"),
        root=Path(folder),
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[Path(fonts)]),
        sys_inputs=inputs,
        package_path=Path(folder),
        package_cache_path=Path(folder),
    )
    try:
        drawn = compiler.compile(format="png", ppi=ppi)
    except typst.TypstError as problem:
        there.send(problem.message)
        return
    there.send(drawn[0] if isinstance(drawn, list) else drawn)
