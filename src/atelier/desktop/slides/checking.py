"""The rule of `atelier check` that lays out every slide of a course, with or without a screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from atelier.classroom.deck import Frame, Occasion, build
from atelier.content.checks.subject import Subject
from atelier.content.course import FILE as COURSE
from atelier.content.model import Position, Remark, Simulation
from atelier.desktop.slides.fit import overflowing
from atelier.desktop.slides.sheet import plain_of
from atelier.desktop.slides.slides import Slides
from atelier.desktop.slides.view import Look
from atelier.desktop.theme import tokens

_PLATFORM = "QT_QPA_PLATFORM"
_started: list[QGuiApplication] = []
"""Kept, for Qt forgets its fonts with it."""


def overflow(subject: Subject) -> Iterator[Remark]:
    """What the room may see and that does not fit, at the line of its slide or of its activity.

    A course that an error keeps from being read waits until it is mended.
    """
    course = subject.course
    if course is None or subject.file is None:
        return
    _start()
    lessons = {one.id: one for one in subject.shown()}
    scenarios = {one.id: one for one in subject.played()}
    deck = build(course, lessons)
    known = tuple(
        one for one in deck.frames if not isinstance(one.block, Simulation) or one.block.id in scenarios
    )
    deck = replace(deck, frames=known, folder=str(subject.folder))
    slides = Slides(deck, Look(False, tokens.hue(deck.workshop)), Occasion(), scenarios.__getitem__)
    for frame in overflowing(slides):
        yield Remark("slide_overflow", _where(frame, subject), {"title": plain_of(frame.title)})


def _where(frame: Frame, subject: Subject) -> Position:
    if frame.block is not None:
        return frame.block.where
    return subject.file.at("agenda") if subject.file else Position(COURSE)


def _start() -> None:
    """An application to ask for fonts, without a screen, unless there is one."""
    if QGuiApplication.instance() is not None:
        return
    before = os.environ.get(_PLATFORM)
    os.environ[_PLATFORM] = "offscreen"
    try:
        _started.append(QGuiApplication(sys.argv[:1]))
    finally:
        if before is None:
            del os.environ[_PLATFORM]
        else:
            os.environ[_PLATFORM] = before
