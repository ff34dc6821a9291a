"""edition.toml: what is read, and every mistake said with its line."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.edition import reading, writing
from atelier.edition.model import Contact, Edition, Meeting, Shown, Signing, coming, offers
from tests.edition.making import COURSES, TEXT, TODAY, folder_of, png


def test_what_is_written_is_read(tmp_path: Path) -> None:
    found = reading.read(folder_of(tmp_path), TODAY, COURSES)
    assert found.problems == ()
    edition = found.edition
    assert edition is not None
    assert (edition.name, edition.colour) == ("Chambre de commerce de Val-des-Érables", "#0C504D")
    assert offers(edition, "affaires") and not offers(edition, "recette")
    (meeting,) = edition.sessions
    assert meeting.begins == datetime(2026, 12, 2, 18, 30, tzinfo=ZoneInfo("America/Toronto"))
    assert edition.privacy and not edition.attestations.organisation


# What to change in TEXT, the line it stands on, a word of the sentence.
MISTAKES = [
    ('name = "Chambre', 'nom = "Chambre', 3, "écrivez «\u00a0name\u00a0»"),
    ("format = 1", "format = 2", 1, "version plus récente"),
    ("format = 1", 'format = "1"', 1, "doit être 1"),
    ('id = "ccvde"', 'id = "Chambre VDE"', 2, "minuscules"),
    ('id = "ccvde"', 'id = "ccvde', 2, "guillemet"),
    ('id = "ccvde"', "id = ccvde", 2, "guillemets droits"),
    ('id = "ccvde"', 'id "ccvde"', 2, "signe ="),
    ('id = "ccvde"', 'id = "ccvde"\nid = "autre"', 3, "deux fois"),
    ('logo = "logo.svg"', 'logo = "C:\\images\\logo.svg"', 5, "barre oblique"),
    ('logo = "logo.svg"', 'logo = "../logo.svg"', 5, "même dossier"),
    ('logo = "logo.svg"', 'logo = "autre.svg"', 5, "n’est pas dans le dossier"),
    ('logo = "logo.svg"', 'logo = "logo.bmp"', 5, ".svg, .png"),
    ("issued = 2026-11-20", 'issued = "le 20 novembre"', 4, "2027-02-10"),
    ("issued = 2026-11-20", "issued = 2026-11-31", 4, "date"),
    ('colour = "#0C504D"', 'colour = "vert"', 6, "dièse"),
    ('welcome = "Quatre', f'welcome = "{"Quatre " * 20}', 7, "90 caractères"),
    ('website = "https://chambre-vde.example"', 'website = "chambre-vde.example"', 8, "https://"),
    ('website = "https:', 'updates = "http:', 8, "lien protégé"),
    ('courses = ["affaires", "relations-publiques"]', 'courses = "affaires"', 9, "liste"),
    ('courses = ["affaires", "relations-publiques"]', 'courses = ["affaires"', 9, "crochet"),
    ('courses = ["affaires", "relations-publiques"]', 'courses = ["jardinage"]', 9, "Aucun des ateliers"),
    ('email = "ateliers@chambre-vde.example"', 'email = "ateliers"', 12, "courriel"),
    ('email = "ateliers@chambre-vde.example"', "email = 12", 12, "texte"),
    ('email = "ateliers@chambre-vde.example"', 'courriel = "a@b.ca"', 12, "écrivez «\u00a0email\u00a0»"),
    ("[contact]", "[contacts]", 11, "écrivez «\u00a0contact\u00a0»"),
    ("[privacy]", "[contact]", 14, "deux fois"),
    ('course = "relations-publiques"', "", 18, "Il manque «\u00a0course\u00a0»"),
    ("date = 2026-12-02", "date = 2026-12-02T18:30:00", 20, "date"),
    ('start = "18:30"', 'start = "en soirée"', 21, "18:30"),
    ('start = "18:30"', 'start = "25:00"', 21, "18:30"),
    ('end = "20:45"', 'end = "18 h 30"', 22, "finit à l’heure"),
    ('link = "https://visio', 'link = "visio', 24, "https://"),
    ('code = "VDE-4471"', 'zone = "Québec"', 25, "fuseau"),
    ('code = "VDE-4471"', 'script = "rm"', 25, "n’est pas connu"),
    ('code = "VDE-4471"', '[shown]\ncodes = ["partout"]', 26, "home"),
    ('code = "VDE-4471"', '[attestations]\nissuer = "fiche.txt"', 26, "fiche"),
    ('code = "VDE-4471"', '[attestations]\nissuer = "../fiche.txt"', 26, "fiche"),
    ("[[sessions]]", "[sessions]", 18, "crochets"),
]


@pytest.mark.parametrize(("before", "after", "line", "word"), MISTAKES)
def test_a_mistake_is_said_at_its_line(tmp_path: Path, before: str, after: str, line: int, word: str) -> None:
    assert before in TEXT
    found = reading.read(folder_of(tmp_path, TEXT.replace(before, after, 1)), TODAY, COURSES)
    assert found.edition is None
    serious = [one for one in found.problems if one.serious]
    assert [(one.line, word in one.sentence) for one in serious][:1] == [(line, True)], serious
    assert not re.search(r"\{\w+\}|None", serious[0].sentence)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("latin-1"), "UTF-8"),
        (b"\0" * 300_000, "trop long"),
        (b"", "Il manque"),
        (b"PK\x03\x04\0\0\0\0", "signe ="),
    ],
)
def test_what_is_no_text_is_said(tmp_path: Path, data: bytes, word: str) -> None:
    folder_of(tmp_path)
    (tmp_path / "edition.toml").write_bytes(data)
    found = reading.read(tmp_path, TODAY)
    assert found.edition is None and word in found.problems[0].sentence


def test_notepad_leaves_a_mark_and_ends_of_line_that_are_taken(tmp_path: Path) -> None:
    folder_of(tmp_path)
    (tmp_path / "edition.toml").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert reading.read(tmp_path, TODAY).edition is not None


@pytest.mark.parametrize(
    ("logo", "word"),
    [
        ("<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>", "programme"),
        (
            "<svg xmlns='http://www.w3.org/2000/svg'><image href='https://ailleurs.example/x.png'/></svg>",
            "adresse",
        ),
        ("<html/>", "ne s’ouvre pas"),
        ("<svg xmlns='http://www.w3.org/2000/svg'>" + "<g/>" * 900_000 + "</svg>", "trop grand"),
    ],
)
def test_a_logo_is_a_plain_drawing(tmp_path: Path, logo: str, word: str) -> None:
    found = reading.read(folder_of(tmp_path, logo=logo), TODAY)
    assert found.edition is None and word in found.problems[0].sentence


def test_a_small_logo_is_taken_and_said(tmp_path: Path) -> None:
    folder_of(tmp_path, TEXT.replace("logo.svg", "logo.png"))
    (tmp_path / "logo.png").write_bytes(png(120))
    found = reading.read(tmp_path, TODAY)
    assert found.edition is not None
    assert [(one.line, one.code) for one in found.problems] == [(5, "logo_small")]


def test_sessions_expire_and_the_next_comes_first() -> None:
    late = Meeting("affaires", date(2026, 12, 1), "22 h", "1 h")
    soon = Meeting("recette", date(2026, 11, 30), "9:00", "11:15")
    edition = Edition(1, "x", "X", TODAY, sessions=(late, soon))
    zone = ZoneInfo("America/Toronto")
    assert coming(edition, datetime(2026, 11, 29, tzinfo=zone)) == (soon, late)
    assert coming(edition, datetime(2026, 12, 2, 0, 59, tzinfo=zone)) == (late,)
    assert coming(edition, datetime(2026, 12, 2, 1, 0, tzinfo=zone)) == ()


def test_a_past_session_is_said_by_who_checks(tmp_path: Path) -> None:
    found = reading.read(folder_of(tmp_path), date(2027, 1, 5))
    assert found.edition is not None
    assert [(one.line, one.code) for one in found.problems] == [(20, "past")]


def test_codes_and_links_are_not_in_what_an_error_would_show(tmp_path: Path) -> None:
    edition = reading.read(folder_of(tmp_path), TODAY).edition
    assert "4471" not in repr(edition) and "secret" not in repr(edition)


words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60)


@given(name=words, place=words, code=st.text(st.characters(exclude_categories=("Cs",)), max_size=12))
def test_any_text_that_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, name: str, place: str, code: str
) -> None:
    folder = tmp_path_factory.mktemp("edition")
    edition = Edition(
        1,
        "x",
        name,
        TODAY,
        contact=Contact(address=place),
        privacy=Contact(name=name),
        shown=Shown(("home",)),
        attestations=Signing(signatory=name),
        sessions=(Meeting("affaires", TODAY, "8:00", "9 h 30", place, code=code),),
    )
    writing.write(edition, folder)
    assert reading.read(folder, TODAY).edition == edition


def test_a_new_file_explains_each_of_its_lines_and_is_good(tmp_path: Path) -> None:
    writing.write(writing.sample("Chambre", "chambre", TODAY, COURSES), tmp_path)
    text = (tmp_path / "edition.toml").read_text(encoding="utf-8")
    found = reading.read(tmp_path, TODAY, COURSES)
    assert found.edition is not None and [one.code for one in found.problems] == ["no_privacy"]
    for key in (
        "format",
        "id",
        "name",
        "issued",
        "logo",
        "colour",
        "welcome",
        "website",
        "updates",
        "courses",
    ):
        assert re.search(rf"^# .+\n{key} = ", text, re.M), key
    # The example of a session is only to be copied, and good when it is.
    (tmp_path / "edition.toml").write_text(
        re.sub(r"^# (\[\[|\w+ = )", r"\1", text, flags=re.M), encoding="utf-8"
    )
    again = reading.read(tmp_path, TODAY, COURSES).edition
    assert again is not None and len(again.sessions) == 1
