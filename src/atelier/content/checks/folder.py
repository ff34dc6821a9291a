"""Rules about the folder of a course."""

from __future__ import annotations

from collections.abc import Iterator

from atelier.content.checks.subject import Subject
from atelier.content.model import Position, Remark


def course_folder(subject: Subject) -> Iterator[Remark]:
    """A course stands in a folder of its own name."""
    if subject.file and subject.file.id != subject.folder.name:
        args: dict[str, str | int] = {"id": subject.file.id, "folder": subject.folder.name}
        yield Remark("course_folder", subject.file.at("id"), args)


def unlisted_lessons(subject: Subject) -> Iterator[Remark]:
    """A lesson that no module lists is never shown."""
    if subject.file:
        listed = {name for module in subject.file.modules for name in module.lessons}
        for name in subject.lessons:
            if name not in listed:
                yield Remark("lesson_unlisted", Position(f"{name}.md"), {"file": name}, "warning")


def empty_modules(subject: Subject) -> Iterator[Remark]:
    """A module without a lesson teaches nothing, unless it is said to be coming."""
    for index, module in enumerate(subject.file.modules if subject.file else ()):
        if subject.file and not module.lessons and not module.coming:
            yield Remark("module_empty", subject.file.at("modules", index), {"id": module.id}, "warning")
