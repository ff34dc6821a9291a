"""What comes in: files that participants handed in, and what became of them; answers; lists of people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from atelier.classroom import questionnaire
from atelier.classroom.questionnaire import Received
from atelier.classroom.taking import Report, Status
from atelier.desktop.screens.room.reporting import Decided, show_report
from atelier.desktop.screens.room.shown import Shown
from atelier.journal.events import Surveyed

LISTS = (".csv", ".tsv", ".txt")


def _tr(words: str) -> str:
    return QCoreApplication.translate("RoomIncoming", words)


class Incoming:
    """`refresh` is called when there is a report to show; `add_people` is given a list of people."""

    def __init__(
        self, shown: Shown, refresh: Callable[[], object], add_people: Callable[[Path], object]
    ) -> None:
        self._shown, self._refresh, self._add_people = shown, refresh, add_people
        self._session, self._actions = shown.session, shown.actions
        self._reports: dict[str, tuple[Report, datetime]] = {}

    def drop(self, files: list[Path]) -> None:
        """Files dropped on the window: hand-ins, answers, a list of people; the hand-ins say so of what is none."""
        answers = [file for file in files if file.suffix.lower() == questionnaire.SUFFIX]
        lists = [file for file in files if file.suffix.lower() in LISTS]
        hand_ins = [file for file in files if file not in answers and file not in lists]
        if answers:
            self.receive_answers(answers)
        if hand_ins:
            self.take(hand_ins)
        elif lists:
            self._add_people(lists[0])

    # ------------------------------------------------------------------ hand-ins

    def choose_files(self) -> None:
        """Ask for files that participants handed in, then take them."""
        files = self._actions.choose_hand_ins()
        if files:
            self.take(files)

    def take(self, files: list[Path]) -> None:
        """Take files that participants handed in, then say what became of them."""
        one = self._shown.one
        if one is None:
            return

        def done(report: Report) -> None:
            self._keep_report(one.id, report)
            if report.of(Status.UNKNOWN) or report.bad:
                self.show_report()
            else:
                self._say_taken(report)

        self._actions.take(one, files, done)

    def report_of(self, class_: str) -> tuple[Report, datetime] | None:
        """What became of the last files of a class, and when."""
        return self._reports.get(class_)

    def forget(self, class_: str) -> None:
        """Its last report names what is now erased."""
        self._reports.pop(class_, None)

    def show_report(self) -> None:
        """Say what became of each of the last files; those of nobody known may be given to somebody."""
        one = self._shown.one
        if one is None or one.id not in self._reports:
            return
        report, _ = self._reports[one.id]
        self._take_decided(show_report(self._shown.theme, self._shown.window, one, report))

    def _keep_report(self, class_: str, report: Report) -> None:
        self._reports[class_] = report, datetime.now()
        self._refresh()

    def _take_decided(self, decided: Decided) -> None:
        """Take the files whose person was named, then those whose person is added: one after the other."""
        one = self._shown.one
        if one is None or not decided:
            return
        before = self._reports[one.id][0]

        def done(report: Report) -> None:
            again = {file.path: file for file in report.files}
            whole = tuple(again.get(file.path, file) for file in self._reports[one.id][0].files)
            self._keep_report(one.id, Report(whole))
            if decided.walk_ins and not any(file.path in decided.walk_ins for file in report.files):
                self._actions.take(self._shown.one or one, decided.walk_ins, done, walk_ins=True)
            else:
                taken = tuple(file for file in whole if file.status is not before_of[file.path])
                self._say_taken(Report(taken))

        before_of = {file.path: file.status for file in before.files}
        if decided.given:
            self._actions.take(one, list(decided.given), done, given=decided.given)
        else:
            self._actions.take(one, decided.walk_ins, done, walk_ins=True)

    def _say_taken(self, report: Report) -> None:
        count = report.counts.get(Status.TAKEN.value, 0)
        if not count:
            self._session.say(_tr("Ces fichiers étaient déjà reçus : rien n’a changé."))
            return
        words = _tr("{n} fichier est ajouté.") if count == 1 else _tr("{n} fichiers sont ajoutés.")
        self._session.say(words.format(n=count))

    # ------------------------------------------------------------------ answers

    def choose_answers(self) -> None:
        """Ask for files of answers, then take them."""
        files = self._actions.choose_answers()
        if files:
            self.receive_answers(files)

    def receive_answers(self, files: list[Path]) -> None:
        """Take answers to the questionnaire, then say what became of them."""
        one = self._shown.one
        if one is None:
            return

        def done(received: tuple[Received, ...]) -> None:
            refused = [file.refused for file in received if file.refused]
            new = sum(file.new for file in received)
            words = _tr("{n} avis reçu.") if new == 1 else _tr("{n} avis reçus.")
            said = [words.format(n=new)] if new or not refused else []
            self._session.say(" ".join([*said, *refused]))

        self._actions.receive_answers(one, files, done)

    def type_answer(self, answers: object) -> None:
        """Put down an answer that was given on paper."""
        one = self._shown.one
        if one is not None and isinstance(answers, Surveyed):
            self._shown.attempt(lambda: self._shown.classes.answer(one, answers))
