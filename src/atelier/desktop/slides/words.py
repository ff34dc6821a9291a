"""What slides say outside of the course's own words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from atelier.content.model import QuestionKind


def tr(words: str) -> str:
    """A sentence of the slides, in the language of the app."""
    return QCoreApplication.translate("Slides", words)


def asked(kind: QuestionKind) -> str:
    """What the room is asked to do."""
    return {
        QuestionKind.TRUE_FALSE: tr("Vrai ou faux?"),
        QuestionKind.SINGLE: tr("Une seule bonne réponse"),
        QuestionKind.MULTIPLE: tr("Une ou plusieurs bonnes réponses"),
        QuestionKind.ORDERING: tr("Dans quel ordre?"),
        QuestionKind.MATCHING: tr("Qui va avec quoi?"),
        QuestionKind.SHORT: tr("En quelques mots"),
    }[kind]


def hands(count: int) -> str:
    """« 13 réponses »."""
    return (
        tr("{count} réponse").format(count=count) if count < 2 else tr("{count} réponses").format(count=count)
    )


def minutes(count: float) -> str:
    """« 10 min »."""
    return tr("{count}\N{NO-BREAK SPACE}min").format(count=round(count))


def percent(part: int, whole: int) -> str:
    """« 31 % »."""
    return tr("{count}\N{NO-BREAK SPACE}%").format(count=round(100 * part / whole) if whole else 0)


def sentence(words: str) -> str:
    """The same with a capital first, as a sentence begins."""
    return words[:1].upper() + words[1:]
