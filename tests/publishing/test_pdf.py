"""What the PDF holds, read back by pypdf (and by qpdf where it is installed)."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import threading
import time
from datetime import date

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from atelier.content.model import Figure, Lesson, Paragraph, Prose, Text
from atelier.errors import AtelierError
from atelier.publishing.handout import CourseHandout, LessonHandout, Paper, Printing
from atelier.publishing.pdf.compiler import Cancelled, compile_folder
from atelier.publishing.pdf.writing import STEPS, compose

from .sample import (
    DAY,
    FONTS,
    LESSON,
    PRINTING,
    SECRETS,
    TASKS,
    course,
    course_handout,
    lesson_handout,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("cours")


@pytest.fixture(scope="module")
def lesson(folder):
    return compose(lesson_handout(folder), PRINTING, FONTS)


@pytest.fixture(scope="module")
def workshop(folder):
    return compose(course_handout(folder), PRINTING, FONTS)


def read(compiled) -> PdfReader:
    return PdfReader(io.BytesIO(compiled.pdf))


def words(compiled) -> str:
    return squeezed(" ".join(page.extract_text() for page in read(compiled).pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def addresses(reader: PdfReader) -> set[str]:
    return {
        note["/A"]["/URI"]
        for page in reader.pages
        for note in (one.get_object() for one in page.get("/Annots", []))
        if "/A" in note and "/URI" in note["/A"]
    }


def outline(entries, depth=0):
    for entry in entries:
        if isinstance(entry, list):
            yield from outline(entry, depth + 1)
        else:
            yield depth, entry.title


def test_is_universal_without_warning(lesson, workshop):
    for compiled in (lesson, workshop, compose(TASKS, PRINTING, FONTS)):
        assert (compiled.universal, compiled.why, compiled.warnings) == (True, "", ())
        root = read(compiled).trailer["/Root"]
        assert root["/Lang"] == "fr-CA"
        assert root["/MarkInfo"]["/Marked"]
        assert root["/StructTreeRoot"]["/K"]


def test_says_its_title_author_and_date(workshop):
    reader = read(workshop)
    assert reader.metadata.title == "Médias sociaux et relations publiques"
    assert reader.metadata.author == "Camille Exemple"
    assert reader.metadata.creation_date.date() == DAY
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_shows_every_kind_of_block(lesson):
    shown = words(lesson)
    for text in (
        "Un avis à une étoile : d’abord trier",
        "Atelier 3, module 3.1 · 12 minutes",
        "une foule venue d’ailleurs",
        "Dix avis en une heure",
        "Trier avant de répondre.",
        '<rss version="2.0">',
        "À retenir",
        "Diffamation",
        "Garder une image de la page, son adresse et l’heure",
        "Un avis peut disparaître; la preuve avec lui.",
        "Question 1 · Vrai ou faux?",
        "Numérotez dans le bon ordre",
        "cas fictif, 6 minutes",
        "214 partages en trois heures",
        "Dire ce qu’on sait, et quand on saura le reste.",
        "allez à 3",
        "D’ici deux heures",
        "Bonjour prénom, merci de nous avoir écrit.",
        "équipes de trois",
        "Réponses et raisons",
        "Bonne réponse : Faux",
        "La porte-parole → B. parle",
        "Une réponse possible",
        "Dix minutes au moins.",
        "[1] Google",
        "Pas dans ma cour (syndrome)",
    ):
        assert squeezed(text) in shown


def test_answers_stand_on_a_page_apart(lesson):
    pages = [page.extract_text() for page in read(lesson).pages]
    first = next(number for number, text in enumerate(pages) if "Réponses et raisons" in text)
    assert pages[first].split("\n")[1].startswith("Réponses et raisons")
    assert not any("Bonne réponse :" in squeezed(text) for text in pages[:first])


@pytest.mark.parametrize("secret", SECRETS)
def test_what_is_the_trainers_never_leaves(workshop, lesson, secret):
    assert secret not in words(workshop) + words(lesson)


def test_bookmarks_follow_the_headings(workshop):
    entries = list(outline(read(workshop).outline))
    titles = [squeezed(title) for _, title in entries]
    assert titles[:4] == [
        "Ce que vous saurez faire",
        "Déroulement",
        "Ce que vous allez produire",
        "Table des matières",
    ]
    module = titles.index("3.1 Les risques, réseau par réseau")
    depths = [depth for depth, _ in entries]
    assert titles[module + 1] == squeezed(LESSON.title)
    assert depths[module : module + 4] == [0, 1, 2, 3]
    assert titles[-1] == "Mots expliqués"


@pytest.mark.parametrize(("paper", "size"), [(Paper.LETTER, (612, 792)), (Paper.A4, (595, 842))])
def test_sheet_and_page_numbers(folder, paper, size):
    printing = Printing(date=DAY, paper=paper)
    reader = read(compose(lesson_handout(folder), printing, FONTS))
    for number, page in enumerate(reader.pages, start=1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size
        assert f"{number} / {len(reader.pages)}" in page.extract_text()


def test_links_open_and_their_address_is_printed(lesson):
    found = addresses(read(lesson))
    assert found == {
        "https://exemple.org/politique-de-la-plateforme",
        "https://support.google.com/business/answer/4596773?hl=fr",
    }
    shown = words(lesson).replace(" ", "")
    for address in found:
        assert shown.count(address) == 1


def test_lessons_name_each_other_by_page_or_title(lesson, workshop):
    assert "ce que fait la foule (leçon « Ce que fait la foule »)" in words(lesson)
    page = next(
        number
        for number, page in enumerate(read(workshop).pages, start=1)
        if "Elle arrive vite" in page.extract_text()
    )
    assert f"ce que fait la foule (page {page})" in words(workshop)


def test_only_our_fonts_and_all_embedded(lesson):
    names = set()
    for page in read(lesson).pages:
        for font in page["/Resources"]["/Font"].values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            names.add(str(below["/BaseFont"]).split("+")[1].removesuffix("-Identity-H"))
            assert {"/FontFile2", "/FontFile3"} & set(below["/FontDescriptor"])
    assert {name for name in names if not name.startswith("Atelier-S")} == {"DejaVuSansMono"}


def test_legible_face(folder):
    legible = compose(lesson_handout(folder), Printing(date=DAY, legible=True), FONTS)
    assert legible.universal
    assert b"AtkinsonHyperlegible" in legible.pdf
    assert b"AtelierSans" not in legible.pdf


def test_same_input_same_bytes(folder, workshop):
    assert compose(course_handout(folder), PRINTING, FONTS).pdf == workshop.pdf
    other = compose(course_handout(folder), replace(PRINTING, date=date(2026, 11, 2)), FONTS)
    assert other.pdf != workshop.pdf


def test_shows_what_the_person_did(folder):
    printing = Printing(
        date=DAY,
        ticked={
            "relations-publiques/avant-d-ecrire/calme": "done",
            "relations-publiques/avant-d-ecrire/equipe": "void",
            "relations-publiques/avant-d-ecrire/preuve": "todo",
        },
        written={"relations-publiques/qui-parle": "Léa d’abord.\n\nPuis *Paul*, s’il le faut."},
    )
    shown = words(compose(lesson_handout(folder), printing, FONTS))
    assert "Attendre d’avoir retrouvé son calme (fait)" in shown
    assert "Prévenir la personne désignée (sans objet)" in shown
    assert "son adresse et l’heure Un avis" in shown
    assert "Léa d’abord. Puis *Paul*, s’il le faut." in shown


def test_tasks_by_due_date():
    shown = words(compose(TASKS, PRINTING, FONTS))
    order = ["En retard", "21 octobre 2026", "D’ici sept jours", "4 novembre 2026", "Plus tard", "Sans date"]
    places = [shown.index(squeezed(text)) for text in order]
    assert places == sorted(places)
    assert "4 tâches, au 1er novembre 2026" in shown


def test_what_no_font_can_show_is_said_not_refused(folder):
    odd = Lesson(
        "x", "c", "Un \U0010fffd dans le titre", 1, "", (), (Prose((Paragraph((Text("Suite."),)),)),)
    )
    compiled = compose(LessonHandout(course(folder), odd), PRINTING, FONTS)
    assert not compiled.universal
    assert "10fffd" in compiled.why
    assert "Suite." in words(compiled)
    assert read(compiled).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_lesson_with_nothing(folder):
    bare = Lesson("x", "c", "Vide", 0, "", (), ())
    assert len(read(compose(LessonHandout(course(folder), bare), PRINTING, FONTS)).pages) == 1
    empty = replace(course(folder), objectives=(), agenda=(), documents=(), modules=())
    assert compose(CourseHandout(empty, (bare,)), PRINTING, FONTS).universal


def test_a_missing_picture_is_named(folder):
    lesson = replace(LESSON, blocks=(Prose((Figure("images/absente.svg", "Rien"),)),))
    with pytest.raises(AtelierError) as caught:
        compose(LessonHandout(course(folder), lesson), PRINTING, FONTS)
    assert caught.value.code == "publishing.picture_missing"
    assert caught.value.args_for_sentence["file"] == "images/absente.svg"


def test_a_picture_never_comes_from_outside_the_course(folder):
    (folder.parent / "secret.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    lesson = replace(LESSON, blocks=(Prose((Figure("../secret.svg", "Rien"),)),))
    with pytest.raises(AtelierError, match="picture_missing"):
        compose(LessonHandout(course(folder), lesson), PRINTING, FONTS)


def test_a_broken_picture_is_an_error_not_a_crash(tmp_path):
    own = course(tmp_path)
    (tmp_path / "images" / "trier.svg").write_text("ceci n’est pas une image", encoding="utf-8")
    with pytest.raises(AtelierError) as caught:
        compose(LessonHandout(own, LESSON), PRINTING, FONTS)
    assert caught.value.code == "publishing.not_composed"


def test_progress_is_told_in_order(folder):
    told = []
    compose(lesson_handout(folder), PRINTING, FONTS, progress=lambda done, steps: told.append((done, steps)))
    assert told == [(0, STEPS), (1, STEPS), (2, STEPS)]


def test_cancel_really_stops_the_child(tmp_path):
    """A source that would keep Typst busy for hours is given up at once."""
    (tmp_path / "main.typ").write_text(
        "#{ for a in range(100000) { for b in range(100000) { let x = a + b } } }", encoding="utf-8"
    )
    cancel = threading.Event()
    threading.Timer(0.4, cancel.set).start()
    start = time.monotonic()
    with pytest.raises(Cancelled):
        compile_folder(tmp_path, FONTS, {}, DAY, cancel)
    assert time.monotonic() - start < 20


def test_typst_is_not_imported_here(folder):
    code = (
        "import sys, atelier.publishing.output, atelier.publishing.pdf.compiler;"
        "sys.exit('typst' in sys.modules or any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed here")
def test_qpdf_finds_nothing_wrong(tmp_path, workshop):
    file = tmp_path / "atelier.pdf"
    file.write_bytes(workshop.pdf)
    checked = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.skipif(shutil.which("fc-list") is None, reason="fc-list says which fonts the system has")
def test_what_our_faces_lack_is_looked_for_among_those_of_the_system(folder):
    known = subprocess.run(["fc-list", ":charset=1f600"], capture_output=True, text=True, check=True).stdout
    odd = Lesson("x", "c", "Un 😀 dans le titre", 1, "", (), (Prose((Paragraph((Text("Suite."),)),)),))
    compiled = compose(LessonHandout(course(folder), odd), PRINTING, FONTS)
    assert compiled.universal == bool(known)
    assert ("😀" in compiled.why) == (not known)
