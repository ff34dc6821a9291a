from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from atelier import places
from atelier.classroom import exports, handin, questionnaire, roster, scheduling
from atelier.classroom.figures import figures
from atelier.classroom.questionnaire import summary
from atelier.classroom.taking import take
from atelier.journal.events import Surveyed, Verb
from atelier.publishing.class_pages import attendance_sheet, summary_pages

from ..classroom.making import class_of, fact, learner, ledger
from ..classroom.test_figures import COURSE, QUESTIONS

FONTS = places.assets() / "fonts"
TODAY = date(2026, 10, 22)
PEOPLE = "Nom;Organisation\nJosée Arsenault;Quincaillerie Arsenault\nKarim Benali;Garage du Pont\n=CMD();+1\n-Yvon Cloutier;Club\n"


def words(pdf: bytes) -> str:
    reader = PdfReader(io.BytesIO(pdf))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "fr-CA" and root["/MarkInfo"]["/Marked"]
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_sheets_of_a_class(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = class_of(store)
        roster.add(store, one, roster.read_text(PEOPLE))
        one = scheduling.find(store, one.id)
        path = tmp_path / "x.atelier-progres"
        work = [
            fact(f"{COURSE.id}/lesson/un", Verb.COMPLETED, None, learner(1)),
            fact(f"{COURSE.id}/lesson/deux", Verb.OPENED, None, learner(1)),
            fact(f"{COURSE.id}/q1", Verb.ANSWERED, {"choice": ["non"]}, learner(1)),
        ]
        handin.make(work, COURSE.id, handin.Level.ANSWERS, path, name="Josée Arsenault")
        take(store, one, [path])
        scheduling.attend(store, one, [one.person("Josée Arsenault")], "online", "18:40", "20:45")
        scheduling.qualify(store, one, [one.person("Josée Arsenault")], "participation")
        questionnaire.record(store, one, Surveyed({"content": 4}, "Les cas", "", "yes"))
        one = scheduling.find(store, one.id)
        found, answers = figures(store, one, COURSE, QUESTIONS), summary(one.answers)
        sheet = attendance_sheet(one, FONTS, TODAY)
        pages = summary_pages(one, found, answers, FONTS, TODAY)
    for compiled in (sheet, pages):
        assert (compiled.universal, compiled.why, compiled.warnings) == (True, "", ())
    said = words(sheet.pdf)
    for part in (
        "Feuille de présence",
        "Karim Benali",
        "18 h 40 – 20 h 45",
        "Mercredi 21 octobre 2026, de 18 h 30",
    ):
        assert part in said, part
    said = words(pages.pdf)
    for part in (
        "Bilan de la classe",
        "1 sur 4",
        "rien reçu",
        "Q1 1 sur 1 au premier essai · option non",
        "Les cas",
        "4,0",
    ):
        assert part in said, part
    attendance = exports.attendance(one).decode("utf-8-sig")
    assert attendance.count("\r\n") == 5 and "\n=" not in attendance and ";+" not in attendance
    assert "'=CMD()" in attendance and "'-Yvon Cloutier" in attendance
    assert (
        "Josée Arsenault;Quincaillerie Arsenault;;;une place;;En ligne;18:40;20:45;125;93;participation;"
        in attendance
    )
    progress = exports.progress(found).decode("utf-8-sig").split("\r\n")
    assert "Josée Arsenault;Quincaillerie Arsenault;oui;1;1;2;terminée;en cours;à voir;à voir" in progress
    assert "Karim Benali;Garage du Pont;non" in progress
    assert "Le contenu;1;4,00;0;0;0;1;0" in exports.survey(answers).decode("utf-8-sig")


def test_the_sheets_of_an_empty_class(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = class_of(store)
        found = figures(store, one, COURSE, QUESTIONS)
    assert attendance_sheet(one, FONTS, TODAY).universal
    assert "Personne n’a remis ses réponses" in words(
        summary_pages(one, found, summary([]), FONTS, TODAY).pdf
    )
