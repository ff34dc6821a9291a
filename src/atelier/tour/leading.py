"""The trainer's part: get ready, lead with the keys of a remote, count hands, catch up, end, read the report."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from atelier.classroom.deck import Kind
from atelier.content import model
from atelier.desktop import routes
from atelier.desktop.presenter.leader import Veil
from atelier.desktop.presenter.presenter import Presenter
from atelier.desktop.screens.present.screen import PresentScreen
from atelier.tour.hand import Hand


def run(hand: Hand, course: model.Course) -> None:
    """Give a workshop, in short; the tools of a trainer are put away again."""
    app, log = hand.app, hand.log
    app.session.keep(trainer=True)
    app.navigator.go(routes.Workshop(course.id))
    hand.click(hand.button("Présenter"))
    screen = app.window.screen_shown
    log.check("« Présenter » mène à ce qu’il faut voir avant", isinstance(screen, PresentScreen))
    hand.picture("presenter")
    hand.click(screen.begin)
    hand.rest(100)
    presenter = app.presenting.presenter
    log.check(
        "La console et les diapositives s’ouvrent", presenter is not None and presenter.room is not None
    )
    if presenter is None:
        return
    _lead(hand, presenter)
    presenter.close(ended=True)
    hand.rest(100)
    here = app.navigator.here
    log.check("La fin mène au bilan", isinstance(here, routes.Led))
    hand.picture("bilan")
    report = app.presenting.report(here.session) if isinstance(here, routes.Led) else None
    log.check("Le bilan compte les mains", report is not None and len(report.hands) == 1)
    log.check("Le bilan garde la question", report is not None and report.showing.parked == (QUESTION,))
    app.session.keep(trainer=False)


QUESTION = "Et si la radio appelle?"


def _lead(hand: Hand, presenter: Presenter) -> None:
    leader, log = presenter.leader, hand.log
    for _ in range(5):
        QTest.keyClick(presenter.own, Qt.Key.Key_PageDown)
    log.check("Une télécommande avance", leader.deck.number(leader.frame.id) == 6, leader.frame.id)
    hand.picture("console")
    QTest.keyClick(presenter.own, Qt.Key.Key_B)
    log.check("L’écran noir se met", leader.veil is Veil.BLACK)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_Escape):
        QTest.keyClick(presenter.own, key)
    log.check(
        "Échap quitte l’écran noir, et rien d’autre", leader.veil is Veil.NONE and presenter.own.isVisible()
    )
    leader.go(next(one.id for one in leader.deck.frames if one.kind is Kind.EXERCISE))
    hand.click(presenter.console.timer.start)
    timed = leader.showing.timer is not None and leader.view(leader.frame).seconds is not None
    log.check("Un exercice lance son compte à rebours", timed)
    hand.picture("console-exercice")
    leader.go(
        next(one.id for one in leader.deck.frames if one.kind is Kind.VOTE and _counted(presenter, one.id))
    )
    hand.rest(60)
    for field, hands in zip(presenter.console.hands.fields.values(), (4, 9), strict=False):
        field.setValue(hands)
    hand.click(presenter.console.hands.hands)
    log.check("Les mains paraissent en barres", leader.view(leader.frame).stage == 1)
    presenter.swap()
    hand.picture("projecteur-mains")
    presenter.swap()
    before = leader.pace.end
    cut = leader.savings[0]
    leader.replan(cut.step, cut.to)
    log.check("Un segment écourté rapproche la fin", leader.pace.end < before, cut.title)
    leader.park(QUESTION)


def _counted(presenter: Presenter, frame: str) -> bool:
    from atelier.classroom import voting

    leader = presenter.leader
    return bool(voting.options(leader.deck.frames[leader.deck.index(frame)], (), leader.scenarios))
