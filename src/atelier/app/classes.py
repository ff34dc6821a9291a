"""Behind the pages of classes: what asks for a file, takes long, or goes to paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from atelier import places
from atelier.app.editions import own_logo
from atelier.classroom import exports, handin, issuing, privacy, questionnaire
from atelier.classroom.attestation import SIGNATURE, Payload, canonical, pack
from atelier.classroom.classes import ClassState, Participant
from atelier.classroom.issuing import Certificate
from atelier.classroom.taking import Report, take
from atelier.classroom.verifying import Verification, verify
from atelier.content.model import Course
from atelier.desktop.classes import Classes
from atelier.desktop.jobs import Job
from atelier.desktop.jobs.dialog import run, tell
from atelier.errors import AtelierError
from atelier.journal.gathered import FOLDER
from atelier.publishing.handout import Paper
from atelier.publishing.pdf.source import hue_of
from atelier.publishing.saving import put
from atelier.signing import issuers
from atelier.signing.issuers import Issuer, Own

if TYPE_CHECKING:
    from atelier.app import App

NUMBER_TO_COME = "····"
"""Stands in a page that is only looked at for the part of its number that is drawn when it is signed."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Teaching", words)


class Teaching(QObject):
    """What the pages of a trainer ask for."""

    def __init__(self, app: App) -> None:
        super().__init__(app.window)
        self._app = app
        self.classes = Classes(app.session, lambda: app.classes)
        self._pictures: dict[tuple[object, ...], bytes] = {}

    # ------------------------------------------------------------------ which file

    def choose_hand_ins(self) -> list[Path]:
        """Ask for files that participants handed in."""
        kinds = f"{_tr('Remises d’Atelier')} (*{handin.SUFFIX});;{_tr('Tous les fichiers')} (*)"
        return self._open_many(_tr("Progrès reçus"), kinds)

    def choose_answers(self) -> list[Path]:
        """Ask for files of answers, or tables of a form."""
        kinds = f"{_tr('Avis et tableaux')} (*{questionnaire.SUFFIX} *.csv *.tsv *.txt);;{_tr('Tous les fichiers')} (*)"
        return self._open_many(_tr("Avis reçus"), kinds)

    def choose_list(self) -> Path | None:
        """Ask for a list of people."""
        kinds = f"{_tr('Listes')} (*.csv *.tsv *.txt);;{_tr('Tous les fichiers')} (*)"
        return self._open(_tr("Liste de personnes"), kinds)

    def choose_attestation(self) -> Path | None:
        """Ask for an attestation."""
        return self._open(_tr("Vérifier une attestation"), "PDF (*.pdf)")

    def _open(self, title: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._app.window, title, str(Path.home()), kinds)
        return Path(chosen) if chosen else None

    def _open_many(self, title: str, kinds: str) -> list[Path]:
        chosen, _ = QFileDialog.getOpenFileNames(self._app.window, title, str(Path.home()), kinds)
        return [Path(one) for one in chosen]

    def _save(self, title: str, name: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._app.window, title, str(Path.home() / name), kinds)
        if not chosen:
            return None
        path, suffix = Path(chosen), Path(name).suffix
        return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)

    # ------------------------------------------------------------------ what comes in

    def take(
        self,
        one: ClassState,
        files: Sequence[Path],
        done: Callable[[Report], None],
        *,
        walk_ins: bool = False,
        given: dict[Path, str] | None = None,
    ) -> None:
        """Take files that participants handed in."""
        store = self._app.classes

        def work(progress: Callable[[int, int], None], _stop: Event) -> Report:
            return take(store, one, files, walk_ins=walk_ins, given=given, progress=progress)

        def finished(report: Report) -> None:
            self.classes.touch()
            done(report)

        run(self._app.theme, self._app.window, _tr("Réception des fichiers"), work, finished, stoppable=False)

    def receive_answers(
        self,
        one: ClassState,
        files: Sequence[Path],
        done: Callable[[tuple[questionnaire.Received, ...]], None],
    ) -> None:
        """Take answers to the questionnaire."""
        received = questionnaire.receive(self._app.classes, one, files)
        self.classes.touch()
        done(received)

    # ------------------------------------------------------------------ what goes out

    def export(self, one: ClassState, what: str) -> None:
        """Ask where, then write: sheet, attendance, progress, summary, survey."""
        titles = {
            "sheet": (_tr("Feuille de présence"), ".pdf"),
            "attendance": (_tr("Présences"), ".csv"),
            "progress": (_tr("Progrès"), ".csv"),
            "summary": (_tr("Bilan"), ".pdf"),
            "survey": (_tr("Avis"), ".csv"),
        }
        title, suffix = titles[what]
        name = f"{title} {one.about.start[:10]} {one.about.code}{suffix}"
        path = self._save(title, name, "PDF (*.pdf)" if suffix == ".pdf" else "CSV (*.csv)")
        if path is None:
            return
        made = self._maker(one, what)
        self._write(title, made, path)

    def _maker(self, one: ClassState, what: str) -> Callable[[Event], bytes]:
        fonts, today, hue = places.assets() / "fonts", self._app.session.today(), self._hue(one)
        paper = Paper(self._app.session.preferences.paper)
        found = self.classes.figures(one)

        def sheet(stop: Event) -> bytes:
            from atelier.publishing.class_pages import attendance_sheet

            return attendance_sheet(one, fonts, today, hue=hue, paper=paper, cancel=stop).pdf

        def summary(stop: Event) -> bytes:
            from atelier.publishing.class_pages import summary_pages

            answers = questionnaire.summary(one.answers)
            return summary_pages(one, found, answers, fonts, today, hue=hue, paper=paper, cancel=stop).pdf

        makers: dict[str, Callable[[Event], bytes]] = {
            "sheet": sheet,
            "attendance": lambda _stop: exports.attendance(one),
            "progress": lambda _stop: exports.progress(found),
            "summary": summary,
            "survey": lambda _stop: exports.survey(questionnaire.summary(one.answers)),
        }
        return makers[what]

    def person_data(self, one: ClassState, person: Participant) -> None:
        """Ask where, then write all that is held of a person."""
        title = _tr("Renseignements sur {name}").format(name=person.name)
        path = self._save(title, f"{title}.txt".replace("/", "-"), f"{_tr('Texte')} (*.txt)")
        if path is not None:
            store = self._app.classes
            self._write(title, lambda _stop: privacy.person_data(store, one, person).encode(), path)

    def _write(self, title: str, made: Callable[[Event], bytes], path: Path) -> None:
        def work(_progress: Callable[[int, int], None], stop: Event) -> None:
            put(path, made(stop))

        def done(_: Any) -> None:
            self._app.session.say(_tr("Enregistré : {file}").format(file=path.name))

        run(self._app.theme, self._app.window, title, work, done)

    def _hue(self, one: ClassState) -> str:
        course = self.classes.course(one)
        return self._hue_of(course)

    @staticmethod
    def _hue_of(course: Course | None) -> str:
        return hue_of(course.workshop) if course else "ink"

    # ------------------------------------------------------------------ attestations

    @property
    def _keys(self) -> Path:
        # Whoever only verifies has no class, and needs no store of classes.
        return self._app.folder / FOLDER / issuers.FOLDER

    def _trusted(self) -> dict[str, Issuer]:
        placed = self._app.distributor.placed
        return issuers.trusted(self._keys, placed.cards if placed else ())

    @property
    def has_key(self) -> bool:
        """Whether the trainer's own mark was made."""
        return issuers.own(self._keys) is not None

    def draft(self, one: ClassState, person: Participant) -> tuple[Payload, str, bool]:
        """What the page says and its code: as issued if nothing changed since, else as it would be (False).

        Raises classroom.no_object, too_wordy.
        """
        today = self._app.session.today()
        own = issuers.own(self._keys) or Own(Issuer("", "0" * 32, b""), b"")
        before = issuing.issued(person)
        if before is not None:
            day = type(today).fromisoformat(before.payload.issued)
            if issuing.draft(one, person, own, day, before.payload.number) == before.payload:
                return before.payload, before.code, True
        number = f"{one.start.date().isoformat()}-{NUMBER_TO_COME}"
        payload = issuing.draft(one, person, own, today, number)
        return payload, pack(canonical(payload), bytes(SIGNATURE)), False

    def picture(
        self,
        payload: Payload,
        code: str,
        course: Course | None,
        ppi: float,
        done: Callable[[bytes | None, str], None],
    ) -> None:
        """Draw the page; `done` is given the picture (PNG), or nothing and why."""
        paper = Paper(self._app.session.preferences.paper)
        hue = self._hue_of(course)
        own = own_logo(self._app, payload.organisation)
        key = (code, hue, paper, round(ppi), own)
        if key in self._pictures:
            done(self._pictures[key], "")
            return

        def work(_progress: Callable[[int, int], None], stop: Event) -> bytes:
            from atelier.publishing.attestation import picture

            return picture(
                payload,
                code,
                places.assets() / "fonts",
                hue=hue,
                paper=paper,
                logo=places.assets() / "atelier.svg",
                own=own,
                ppi=ppi,
                cancel=stop,
            )

        def drawn(picture: object) -> None:
            assert isinstance(picture, bytes)
            while len(self._pictures) >= 12:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[key] = picture
            done(picture, "")

        def failed(error: object) -> None:
            from atelier.wording import explain

            words = explain(error) if isinstance(error, AtelierError) else ""
            done(None, words or _tr("La page n’a pas pu être dessinée."))

        job = Job(work, self)
        job.finished.connect(drawn)
        job.failed.connect(failed)
        job.start()

    def save_attestations(
        self, one: ClassState, people: Sequence[Participant], done: Callable[[bool], None]
    ) -> None:
        """Ask for a folder, then issue and write; `done` is told whether one's own mark was made just now."""
        chosen = QFileDialog.getExistingDirectory(
            self._app.window, _tr("Dossier des attestations"), str(Path.home())
        )
        if not chosen:
            return
        folder = Path(chosen)
        issued = self.issue(one, people)
        if issued is None:
            return
        made, first = issued

        def finished(_: Any) -> None:
            count = len(made)
            words = (
                _tr("{n} attestation est dans « {folder} ».")
                if count == 1
                else _tr("{n} attestations sont dans « {folder} ».")
            )
            self._app.session.say(words.format(n=count, folder=folder.name))
            done(first)

        title = _tr("Préparation des attestations")
        run(self._app.theme, self._app.window, title, self._writing(one, made, folder), finished)

    def print_attestation(self, one: ClassState, person: Participant, done: Callable[[bool], None]) -> None:
        """Issue one and hand it to the printer."""
        from atelier.app import printing

        issued = self.issue(one, [person])
        if issued is None:
            return
        made, first = issued
        out = printing.paper_file(self._app)

        def finished(written: Any) -> None:
            printing.to_printer(self._app, written[0])
            done(first)

        title = _tr("Préparation de l’attestation")
        run(self._app.theme, self._app.window, title, self._writing(one, made, out.parent), finished)

    def issue(
        self, one: ClassState, people: Sequence[Participant]
    ) -> tuple[tuple[Certificate, ...], bool] | None:
        """Sign and record; what was issued and whether one's own mark was made just now, or nothing, said why."""
        first = not self.has_key
        try:
            about = one.about
            name = about.organisation or about.trainer or self._app.session.name or _tr("Formation")
            own = issuers.make(self._keys, name)
            made = issuing.issue(self._app.classes, one, people, own, self._app.session.today())
            if not made:
                raise AtelierError("classroom.nobody_qualified")
        except (AtelierError, OSError) as error:
            tell(self._app.theme, self._app.window, error)
            return None
        self.classes.touch()
        return made, first

    def _writing(
        self, one: ClassState, made: Sequence[Certificate], folder: Path
    ) -> Callable[[Callable[[int, int], None], Event], list[Path]]:
        hue, paper = self._hue(one), Paper(self._app.session.preferences.paper)

        def work(progress: Callable[[int, int], None], stop: Event) -> list[Path]:
            from atelier.publishing.attestation import compose, file_name

            written = []
            for number, certificate in enumerate(made):
                progress(number, len(made))
                pdf = compose(
                    certificate.payload,
                    certificate.code,
                    places.assets() / "fonts",
                    hue=hue,
                    paper=paper,
                    logo=places.assets() / "atelier.svg",
                    own=own_logo(self._app, certificate.payload.organisation),
                    cancel=stop,
                ).pdf
                written.append(folder / file_name(certificate.payload))
                put(written[-1], pdf)
            return written

        return work

    # ------------------------------------------------------------------ one's own mark, and others'

    def back_up_key(self) -> bool:
        """Ask where, then write the « clé de secours »; whether it was."""
        path = self._save(_tr("Clé de secours"), _tr("Clé de secours d’Atelier") + ".txt", "(*.txt)")
        return path is not None and self._tried(
            lambda: issuers.back_up(self._keys, path), _tr("La clé de secours est dans « {file} »."), path
        )

    def publish_card(self) -> bool:
        """Ask where, then write the card by which others verify; whether it was."""
        own = issuers.own(self._keys)
        who = own.issuer.name if own else ""
        name = _tr("Fiche d’émetteur de {name}").format(name=who).replace("/", "-") + ".txt"
        path = self._save(_tr("Fiche d’émetteur"), name, "(*.txt)")
        return path is not None and self._tried(
            lambda: issuers.publish(self._keys, path), _tr("La fiche est dans « {file} »."), path
        )

    def restore_key(self) -> bool:
        """Ask for a « clé de secours », then take it; whether it was."""
        path = self._open(_tr("Clé de secours"), "(*.txt)")
        return path is not None and self._tried(
            lambda: issuers.restore(self._keys, path), _tr("Votre clé est reprise de « {file} »."), path
        )

    def trust(self, path: Path | None = None) -> bool:
        """Know an issuer from now on, by its card; whether one more is known."""
        path = path or self._open(_tr("Fiche d’un émetteur"), "(*.txt)")
        return path is not None and self._tried(
            lambda: issuers.trust(self._keys, path), _tr("Cet émetteur est maintenant connu."), path
        )

    def _tried(self, act: Callable[[], object], words: str, path: Path) -> bool:
        try:
            act()
        except (AtelierError, OSError) as error:
            tell(self._app.theme, self._app.window, error)
            return False
        self._app.session.say(words.format(file=path.name))
        return True

    def issuers(self) -> tuple[tuple[str, bool], ...]:
        """The issuers known: name, and whether it is oneself."""
        own = issuers.own(self._keys)
        mine = own.issuer.id if own else ""
        return tuple((one.name, one.id == mine) for one in self._trusted().values())

    def verify(self, path: Path) -> Verification:
        """What an attestation is worth. Raises container.not_found, unreadable."""
        return verify(path, self._trusted())

    def open_file(self, path: Path) -> None:
        """Show a file in the system's own program."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
