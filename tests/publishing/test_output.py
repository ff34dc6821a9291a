"""Writing files: the format from the name, whole or not at all."""

from __future__ import annotations

import errno
from datetime import date

import pytest

from atelier.errors import AtelierError
from atelier.publishing import saving
from atelier.publishing.due import by_due
from atelier.publishing.handout import Task
from atelier.publishing.order import shuffled
from atelier.publishing.output import write
from atelier.publishing.plain.text import text
from atelier.wording import explain

from .sample import FONTS, PRINTING, QUESTIONS, SECRETS, TASKS, course_handout, lesson_handout


def test_the_name_chooses_the_format(tmp_path):
    told = []
    write(lesson_handout(tmp_path), PRINTING, tmp_path / "lecon.PDF", FONTS)
    write(TASKS, PRINTING, tmp_path / "taches.txt", FONTS, progress=lambda *step: told.append(step))
    assert (tmp_path / "lecon.PDF").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "taches.txt").read_text(encoding="utf-8").startswith("Ce qui me reste à faire\n====")
    assert told == [(3, 3)]
    with pytest.raises(AtelierError) as caught:
        write(TASKS, PRINTING, tmp_path / "taches.docx", FONTS)
    assert "taches.docx" in explain(caught.value)


def test_what_stood_there_stays_when_writing_fails(tmp_path):
    out = tmp_path / "lecon.pdf"
    out.write_text("d’avant", encoding="utf-8")
    handout = lesson_handout(tmp_path)
    (tmp_path / "images" / "trier.svg").write_text("brisée", encoding="utf-8")
    with pytest.raises(AtelierError):
        write(handout, PRINTING, out, FONTS)
    assert out.read_text(encoding="utf-8") == "d’avant"
    assert [one.name for one in tmp_path.iterdir() if one.suffix not in (".pdf", "")] == []


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(AtelierError) as caught:
        saving.put(tmp_path / "absent" / "lecon.txt", b"x")
    assert caught.value.code == "publishing.no_folder"
    assert str(tmp_path / "absent") in explain(caught.value)


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(AtelierError) as caught:
        saving.put(tmp_path, b"x")
    assert caught.value.code == "publishing.is_folder"


def test_each_reason_has_its_sentence():
    for number, code in ((errno.ENOSPC, "disk_full"), (errno.EACCES, "no_permission"), (0, "not_written")):
        assert explain(AtelierError(f"publishing.{code}", file="f", folder="d"))
        assert saving._CODES.get(number, "publishing.not_written") == f"publishing.{code}"


def test_the_text_holds_what_the_participant_sees_and_nothing_of_the_trainers(tmp_path):
    shown = text(course_handout(tmp_path), PRINTING)
    for line in (
        "[ ] Prévenir la personne désignée",
        "( ) Vrai",
        "[x] Bonne réponse : Faux",
        "— Question 4 · Numérotez dans le bon ordre",
        "- Oui : allez à 2",
        "| À retenir",
        "[1] Google, « Signaler un avis inapproprié », aide en ligne.",
        "¹ Dix minutes au moins.",
        "60 minutes  Trier",
        "En tout : 2 h 15",
        "Pas dans ma cour (syndrome) (en anglais : NIMBY)",
    ):
        assert line.replace("\u00a0", " ") in shown.replace("\u00a0", " ")
    assert not [secret for secret in SECRETS if secret in shown]
    nested = 8  # characters: what a list in a part adds to the width
    assert all(len(line) <= 80 + nested or " " not in line.strip() for line in shown.splitlines())


@pytest.mark.parametrize("question", QUESTIONS)
def test_shuffling_keeps_all_and_never_tells_the_order(question):
    mixed = shuffled(question)
    assert sorted(mixed, key=lambda one: one.id) == sorted(question.options, key=lambda one: one.id)
    assert mixed != question.options
    assert mixed == shuffled(question)


def test_tasks_go_by_due_date_then_as_given():
    today = date(2026, 11, 1)
    tasks = [
        Task("a", due=date(2026, 11, 8)),
        Task("b", due=date(2026, 11, 9)),
        Task("c"),
        Task("d", due=today),
        Task("e", due=date(2026, 10, 31)),
        Task("f", due=today),
    ]
    groups = [(name, "".join(task.text for task in held)) for name, held in by_due(tasks, today)]
    assert groups == [("late", "e"), ("soon", "dfa"), ("later", "b"), ("undated", "c")]
