"""A course made on disk: begun from a model, or as a version of another. Whole, or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path

from atelier.authoring.naming import check_id
from atelier.content.course import FILE as COURSE
from atelier.content.course import CourseFile, read_course
from atelier.content.ids import FILE as LOCK
from atelier.content.remarks import Remarks
from atelier.content.report import check
from atelier.content.sourcefile import decode, read_bytes
from atelier.content.typography import names_pattern, typeset
from atelier.errors import AtelierError

FIRST_VERSION = "1.0.0"
LONGEST, LONGEST_WORD = 90, 25
"""Characters of a title, and of each of its words: a slide shows it whole."""
_MARK = re.compile(r"@[A-Z]+@")


def begin(
    folder: Path, id: str, title: str, *, number: int = 0, author: str = "", ours: Iterable[str] = ()
) -> Path:
    """Begin a course in a folder of courses; where it stands. It is sound from the first minute: one
    lesson shows by example each block that a trainer will want.

    `number`: that of the workshop, 0 for none. `ours`: ids that belong to courses elsewhere.
    Raises AtelierError.
    """
    check_id(id, folder, ours)
    values = {
        "@ID@": id,
        "@NUMBER@": str(number),
        "@TITLE@": _quoted(_titled(title)),
        "@AUTHOR@": _quoted(author.strip() or "Votre nom"),
        "@CODE@": f"{number}." if number else "",
    }

    def fill(made: Path) -> None:
        for one in files(__package__).joinpath("model").iterdir():
            text = one.read_text(encoding="utf-8")
            text = _MARK.sub(lambda mark: values[mark[0]], text)
            (made / one.name).write_text(text, encoding="utf-8", newline="\n")

    return _made(folder, id, fill)


def derive(source: Path, folder: Path, id: str, title: str, *, ours: Iterable[str] = ()) -> Path:
    """Make a version of the course of the folder `source`, under an id of its own; where it stands. The
    ids inside stay the same, so that one can tell later which activity is which.

    Raises AtelierError.
    """
    check_id(id, folder, ours)
    words = _titled(title)
    said = Remarks(COURSE)
    data = read_bytes(source / COURSE, source, said)
    text = decode(data, said) if data is not None else None
    before = read_course(data)[0] if data is not None else None
    if text is None or before is None:
        raise AtelierError("authoring.no_source", folder=str(source))
    text = _set(text, "id", id)
    text = _set(text, "title", _quoted(words))
    text = _set(text, "derives_from", "")
    text = _set(text, "version", f"{FIRST_VERSION}\nderives_from: {before.id} {before.version}")
    after = read_course(text.encode())[0]
    if after is None or not _only_renamed(before, after, id, words):
        raise AtelierError("authoring.no_source", folder=str(source))

    def fill(made: Path) -> None:
        shutil.copytree(source, made, ignore=_foreign, dirs_exist_ok=True)
        for one in (made, *made.rglob("*")):  # what is shipped may be read only
            one.chmod(0o755 if one.is_dir() else 0o644)
        (made / COURSE).write_text(text, encoding="utf-8", newline="\n")

    return _made(folder, id, fill)


def _made(folder: Path, id: str, fill: Callable[[Path], None]) -> Path:
    """Fill a folder beside, then give it its name."""
    beside = folder / f".{id}.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.mkdir()
        fill(beside)
        if not (beside / LOCK).exists():
            check(beside, lock=True)
        return beside.rename(folder / id)
    except (OSError, shutil.Error) as error:
        if (folder / id).exists():
            raise AtelierError("authoring.exists", id=id, folder=str(folder)) from error
        raise AtelierError("authoring.not_written", folder=str(folder)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _titled(title: str) -> str:
    words = "".join(one for one in " ".join(title.split()) if one.isprintable())
    if not words:
        raise AtelierError("authoring.no_title")
    if len(words) > LONGEST:
        raise AtelierError("authoring.long_title", limit=LONGEST)
    if len(longest := max(words.split(), key=len)) > LONGEST_WORD:
        raise AtelierError("authoring.long_word", word=f"{longest[:LONGEST_WORD]}…", limit=LONGEST_WORD)
    return words


def _quoted(words: str) -> str:
    """A text as YAML takes it whatever it holds."""
    return json.dumps(words, ensure_ascii=False)


def _set(text: str, key: str, value: str) -> str:
    """A course.yaml in which a key of the first level has another value, or none any more."""
    line = re.compile(rf"^{key}:.*\n?(?:[ \t]+\S.*\n?)*", re.MULTILINE)
    return line.sub(lambda _: f"{key}: {value}\n" if value else "", text, count=1)


def _only_renamed(before: CourseFile, after: CourseFile, id: str, title: str) -> bool:
    """Whether nothing but the name changed: a course.yaml written in an odd way is not edited blindly."""
    same = before._replace(
        id=id,
        title=typeset(title, names_pattern(before.names)),
        version=FIRST_VERSION,
        derives_from=f"{before.id} {before.version}",
        places=after.places,
    )
    return same == after


def _foreign(folder: str, names: list[str]) -> set[str]:
    """What is not copied: hidden files, and links, which may lead anywhere."""
    return {one for one in names if one.startswith(".") or Path(folder, one).is_symlink()}
