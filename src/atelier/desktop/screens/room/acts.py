"""What is done to a class and its people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from atelier.classroom.classes import Participant
from atelier.desktop.screens.room.adding import AddDialog
from atelier.desktop.screens.room.person import ask_person, ask_presence
from atelier.desktop.screens.room.privacy import ask_erase
from atelier.desktop.screens.room.shown import Shown


def _tr(words: str) -> str:
    return QCoreApplication.translate("RoomActs", words)


class Acts:
    """`reveal` is given a person to show; `erased`, a class and what of it is gone: person, work or class."""

    def __init__(
        self, shown: Shown, reveal: Callable[[str], object], erased: Callable[[str, str], object]
    ) -> None:
        self._shown, self._reveal, self._erased = shown, reveal, erased
        self._session, self._classes = shown.session, shown.classes

    # ------------------------------------------------------------------ presence

    def attend(self, people: list[Participant], mode: str, arrived: str = "", left: str = "") -> None:
        """Note how people were there; it can be undone where all had been noted before."""
        one = self._shown.one
        if one is None or not people:
            return
        before = [(person, person.attendance) for person in people]
        if not self._shown.attempt(lambda: self._classes.attend(one, people, mode, arrived, left)):
            return
        count = len(people)
        words = (
            _tr("La présence de {name} est notée.").format(name=people[0].name)
            if count == 1
            else _tr("{n} présences sont notées.").format(n=count)
        )

        def undo() -> None:
            for person, attended in before:
                if attended is not None:
                    self._classes.attend(one, [person], attended.mode, attended.arrived, attended.left)

        self._session.say(words, undo if all(attended for _, attended in before) else None)

    def ask_hours(self, people: list[Participant]) -> None:
        """Ask when they came and left."""
        one = self._shown.one
        if one is None or not people:
            return
        said = ask_presence(self._shown.theme, self._shown.window, one, people)
        if said is not None:
            self.attend(people, *said)

    # ------------------------------------------------------------------ attestations

    def tick(self, people: list[Participant], on: bool) -> None:
        """Follow the box of an attestation of participation."""
        self.qualify(people, "participation" if on else "none")

    def qualify(self, people: list[Participant], kind: str) -> None:
        """Decide which attestation people receive."""
        one = self._shown.one
        if one is not None and people:
            self._shown.attempt(lambda: self._classes.qualify(one, people, kind))

    # ------------------------------------------------------------------ people

    def add_people(self, *, walk_in: bool = False, file: Path | None = None) -> None:
        """Ask for people: typed, pasted, or from a file."""
        one = self._shown.one
        if one is None:
            return
        dialog = AddDialog(
            self._shown.theme,
            self._shown.window,
            self._classes,
            one,
            self._shown.actions.choose_list,
            walk_in=walk_in,
        )
        if file is not None:
            dialog.read_file(file)
        added = dialog.finish()
        if added is None:
            return
        count = len(added.enrolled)
        words = (_tr("{n} personne ajoutée") if count == 1 else _tr("{n} personnes ajoutées")).format(n=count)
        if added.waiting:
            words += _tr(", {n} en liste d’attente").format(n=len(added.waiting))
        self._session.say(f"{words}.")
        if added.ids:
            self._reveal(added.ids[0])

    def change_state(self, person: Participant, state: str) -> None:
        """Give a person a place, or note that they gave theirs up."""
        one, now = self._shown.one, self._shown.now(person)
        if one is None or now is None:
            return
        before = now.about.state
        if not self._shown.attempt(lambda: self._classes.change(one, now, state=state)):
            return
        words = {
            "enrolled": _tr("{name} a maintenant une place."),
            "withdrawn": _tr("Le désistement de {name} est noté."),
        }[state].format(name=person.name)
        after = self._shown.one
        if state == "withdrawn" and after is not None and (next_ := after.next_waiting) is not None:
            words += _tr(" La place revient à {name}, qui attend.").format(name=next_.name)

        def undo() -> None:
            current = self._shown.now(person)
            if current is not None:
                self._classes.change(one, current, state=before)

        self._session.say(words, undo)

    def correct(self, person: Participant) -> None:
        """Correct what is said of a person."""
        one, now = self._shown.one, self._shown.now(person)
        if one is None or now is None:
            return
        changes = ask_person(self._shown.theme, self._shown.window, now)
        if changes:
            self._shown.attempt(lambda: self._classes.change(one, now, **changes))
            self._reveal(person.id)

    # ------------------------------------------------------------------ what goes out, what is erased

    def export(self, what: str) -> None:
        """Write what is known of the class: sheet, attendance, progress, summary, survey."""
        one = self._shown.one
        if one is not None:
            self._shown.actions.export(one, what)

    def person_data(self, person: Participant) -> None:
        """Write all that is held of a person."""
        one, now = self._shown.one, self._shown.now(person)
        if one is not None and now is not None:
            self._shown.actions.person_data(one, now)

    def erase(self, what: str, person: Participant | None = None) -> None:
        """Ask, then erase for real: « person », « work » or « class »."""
        one = self._shown.one
        if one is None or not ask_erase(self._shown.theme, self._shown.window, one, what, person):
            return
        if what == "person" and person is not None:
            done = self._shown.attempt(lambda: self._classes.erase_person(one, person))
            words = _tr("Il ne reste rien de {name} dans cette classe.").format(name=person.name)
        elif what == "work":
            done = self._shown.attempt(lambda: self._classes.erase_work(one))
            words = _tr("Il ne reste rien du travail remis à cette classe.")
        else:
            done = self._shown.attempt(lambda: self._classes.erase_class(one))
            words = _tr("Il ne reste rien de cette classe.")
        if done:
            self._erased(one.id, what)
            self._session.say(words)
