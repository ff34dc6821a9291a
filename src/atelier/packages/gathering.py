"""What of a course travels: its sources, the pictures that its lessons show, the words that they explain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from atelier import places
from atelier.content import report
from atelier.content.course import FILE as COURSE
from atelier.content.course import CourseFile, read_course
from atelier.content.glossary import read_glossary
from atelier.content.lesson import read_lesson
from atelier.content.linking import Linker
from atelier.content.model import Term
from atelier.content.scenario.reading import FOLDER as SIMULATIONS
from atelier.content.typography import names_pattern
from atelier.content.uses import terms_in, terms_of
from atelier.errors import AtelierError
from atelier.packages import shelf
from atelier.packages.form import GLOSSARY
from atelier.wording import say

_TERM = re.compile(r"^/// +term\b.*?^///[ \t]*$\n?", re.MULTILINE | re.DOTALL)
_TAKEN = "course_taken"
"""A version to come of a course that stands elsewhere has its id: that is no mistake here."""
_ID = re.compile(r"^ {4}id:[ \t]*(\S+)", re.MULTILINE)


class Sources(NamedTuple):
    """A course to pack: `files` by their name in the package; `words`: the blocks of the glossary that its lessons
    link, as they are written, by id."""

    course: CourseFile
    files: dict[str, Path]
    words: dict[str, str]


def gather(folder: Path) -> Sources:
    """The sources of a course. Raises content.no_such_path, packages.no_course or packages.wrong (a mistake, the
    first one said)."""
    folder = folder.absolute()
    if not (folder / COURSE).is_file():
        raise AtelierError("packages.no_course", folder=str(folder))
    found = report.check(folder, glossary=places.courses() / GLOSSARY, beside=shelf.folders())
    errors = [one for one in found.found if one.remark.severity == "error" and one.remark.code != _TAKEN]
    first = errors[0] if errors else None
    file, _ = read_course((folder / COURSE).read_bytes())
    if first is not None or file is None:
        raise AtelierError(
            "packages.wrong",
            course=file.title if file else folder.name,
            count=len(errors),
            file=first.path.name if first else COURSE,
            line=first.remark.where.line if first else 1,
            why=say(f"content.{first.remark.code}", **first.remark.args) if first else "",
        )
    words = _words(folder)
    found_terms = {term.id: term for text in words for term in read_glossary(text.encode()).terms}
    terms = tuple(found_terms.values())
    names, linked = _called(folder, file, terms)
    files = {f"{file.id}/{name}": folder / name for name in names}
    return Sources(file, dict(sorted(files.items())), _blocks(words, _closed(linked, terms)))


def _words(folder: Path) -> list[str]:
    """The glossaries that a course links: the app's, then the one beside it, whose words are believed first."""
    files = dict.fromkeys((places.courses() / GLOSSARY, folder.parent / GLOSSARY))
    return [one.read_text(encoding="utf-8-sig") for one in files if one.is_file()]


def _called(folder: Path, file: CourseFile, terms: Sequence[Term]) -> tuple[set[str], set[str]]:
    """The files of a course that are used, and the words that its lessons link."""
    files, linked, linker = {COURSE}, set[str](), Linker(terms)
    for lesson in (f"{name}.md" for module in file.modules for name in module.lessons):
        files.add(lesson)
        read = read_lesson((folder / lesson).read_bytes(), lesson, file.id, names_pattern(file.names))
        for one in read.references:
            if one.kind == "figure":
                files.add(one.target)
            elif one.kind == "simulation":
                files.add(f"{SIMULATIONS}/{one.target}.yaml")
        if read.lesson:
            linked |= set(terms_of(linker.link(read.lesson)))
    return files, linked


def _closed(linked: Iterable[str], terms: Sequence[Term]) -> set[str]:
    """The words that are linked, and those that their definitions link."""
    known = {term.id: term for term in terms}
    found, todo = set[str](), [one for one in linked if one in known]
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo += [other for other in terms_in(known[one].definition) if other in known]
    return found


def _blocks(texts: Iterable[str], wanted: set[str]) -> dict[str, str]:
    found = {}
    for block in (block for text in texts for block in _TERM.findall(text.replace("\r\n", "\n"))):
        id_ = _ID.search(block)
        if id_ and id_[1] in wanted:
            found[id_[1]] = block if block.endswith("\n") else block + "\n"
    return found


def glossary_of(words: dict[str, str]) -> bytes:
    """A glossary that holds these words and no other."""
    return ("---\ntitle: Glossaire\n---\n\n" + "\n".join(words[id_] for id_ in sorted(words))).encode()
