"""Where a link may lead: the Web, an e-mail address, a lesson, a word of the glossary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atelier.content.lines import Line
from atelier.content.model import Inline, Inlines, LessonLink, Link, TermLink
from atelier.content.naming import folded, good_id
from atelier.content.words import plain

if TYPE_CHECKING:
    from atelier.content.context import Context

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_WEB = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]+(?:[/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+", re.IGNORECASE)


def link(context: Context, href: str, children: Inlines, place: Line) -> Inline | None:
    """The link to `href`; None, with a remark at `place`, if it may not lead there."""
    href = href.strip()
    scheme = _SCHEME.match(href)
    name = scheme[0].lower() if scheme else ""
    if children and folded(plain(children)).strip(" .!»«") in _VAGUE:
        context.remarks.warning("link_vague", place.number, place.column, words=plain(children))
    if name in _OURS:
        return _OURS[name](context, href.partition(":")[2], children, place)
    if (name in ("http", "https") and _WEB.fullmatch(href)) or (name == "mailto" and _MAIL.fullmatch(href)):
        return Link(href, children)
    if " " in href:
        context.error("link_shape", place)
    elif name in ("http", "https", "mailto"):
        context.error("link_address", place, address=href[:80])
    elif name:
        context.error("link_scheme", place, scheme=name[:20])
    elif href.lower().startswith("www."):
        context.error("link_www", place, address=href[:80])
    else:
        context.error("link_relative", place, address=href[:80])
    return None


def _lesson(context: Context, target: str, children: Inlines, place: Line) -> Inline | None:
    course, slash, lesson = target.rpartition("/")
    if not good_id(lesson) or (slash and not good_id(course)):
        context.error("link_lesson_shape", place, target=target[:80])
        return None
    course = course or context.course
    context.refer("lesson", f"{course}/{lesson}", place.number, place.column)
    return LessonLink(course, lesson, children)


def _term(context: Context, target: str, children: Inlines, place: Line) -> Inline | None:
    if not good_id(target):
        context.error("link_term_shape", place, target=target[:80])
        return None
    context.refer("term", target, place.number, place.column)
    return TermLink(target, children)


_VAGUE = frozenset(
    (
        "ici",
        "cliquez ici",
        "cliquer ici",
        "lien",
        "ce lien",
        "en savoir plus",
        "lire la suite",
        "suivez ce lien",
    )
)
_OURS = {"lesson": _lesson, "term": _term}
