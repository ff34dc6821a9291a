"""A course's outline, put together from its course.yaml and the outlines of its lessons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from atelier.content.course import FILE, CourseFile
from atelier.content.model import Course, LessonOutline, Module, Position, Remark, SimulationOutline
from atelier.content.outline import broken, broken_simulation


def assemble(
    folder: Path,
    file: CourseFile,
    outlines: Mapping[str, LessonOutline],
    simulations: Mapping[str, SimulationOutline],
) -> Course:
    """The course. `outlines` go by file name without « .md », `simulations` by id; one that is missing
    is said to be."""
    remarks: list[Remark] = []
    modules = []
    for number, module in enumerate(file.modules):
        lessons = []
        for index, name in enumerate(module.lessons):
            found = outlines.get(name)
            if found is None:
                remark = Remark(
                    "lesson_missing", file.at("modules", number, "lessons", index), {"file": f"{name}.md"}
                )
                remarks.append(remark)
                found = broken(name, name, f"{name}.md", (remark,))
            lessons.append(found)
        modules.append(Module(module.id, module.code, module.title, tuple(lessons)))
    course = Course(
        file.id,
        file.workshop,
        file.title,
        file.subtitle,
        file.version,
        file.author,
        file.audience,
        file.objectives,
        tuple(modules),
        file.agenda,
        file.documents,
        str(folder),
        (*remarks, *_twice(modules)),
        tuple(_invited(modules, simulations)),
        file.derives_from,
    )
    return course


def _invited(
    modules: list[Module], simulations: Mapping[str, SimulationOutline]
) -> Iterator[SimulationOutline]:
    """The simulations that lessons invite to, in their order; one whose file is missing is said to be."""
    for lesson in (lesson for module in modules for lesson in module.lessons):
        for activity in lesson.activities:
            if activity.kind == "simulation":
                name = f"simulations/{activity.id}.yaml"
                missing = Remark("simulation_missing", Position(lesson.file), {"file": name})
                found = simulations.get(activity.id) or broken_simulation(activity.id, name, (missing,))
                yield replace(found, lesson=lesson.id, title=found.title or activity.title)


def broken_course(folder: Path, remarks: tuple[Remark, ...]) -> Course:
    """What can be said of a course whose course.yaml cannot be used."""
    errors = tuple(remark for remark in remarks if remark.severity == "error")
    return Course(folder.name, 0, folder.name, "", "", "", "", (), (), (), (), str(folder), errors)


def _twice(modules: list[Module]) -> list[Remark]:
    """Two lessons, or two activities, that answer to the same id: a journal could not tell them apart."""
    remarks = []
    lessons: dict[str, str] = {}
    activities: dict[str, str] = {}
    for module in modules:
        for lesson in module.lessons:
            where = Position(lesson.file)
            if lesson.id in lessons and lessons[lesson.id] != lesson.file:
                remarks.append(Remark("lesson_twice", where, {"id": lesson.id, "file": lessons[lesson.id]}))
            lessons.setdefault(lesson.id, lesson.file)
            for activity in lesson.activities:
                other = activities.setdefault(activity.id, lesson.file)
                if other != lesson.file:
                    remarks.append(Remark("activity_twice", where, {"id": activity.id, "file": other}))
    return remarks


__all__ = ["FILE", "assemble", "broken_course"]
