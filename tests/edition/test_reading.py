"""edition.toml: what is read, and every mistake said with its line."""

from __future__ import annotations

import os
import re
import zlib
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.edition import reading, writing
from atelier.edition.model import Contact, Edition, Meeting, Shown, Signing, coming, offers
from atelier.errors import AtelierError
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
    ("[[sessions]]", "[sessions]", 18, "[[sessions]], à deux crochets"),
    ('courses = ["affaires", "relations-publiques"]', "courses = [1]", 9, "liste de noms d’ateliers"),
    ('courses = ["affaires", "relations-publiques"]', f'courses = ["{"a" * 61}"]', 9, "liste de noms"),
    ("format = 1", "format = 1\nx = " + "[" * 5_000, 2, "trop de crochets"),
    ("format = 1", "format = 1\nx = " + "[\n" * 50_000, 12, "trop de crochets"),
    ("format = 1", "format = 1\nx = " + "{a=" * 3_000, 2, "trop de crochets"),
    ("format = 1", "format = 1\n" + "a." * 4_000 + "a = 1", 2, "trop de crochets"),
    ("format = 1", "format = 1\n" + '"a".' * 2_000 + "a = 1", 2, "trop de crochets"),
    ("format = 1", 'format = 1\nx = ["""\n""", {' + "a." * 2_000 + 'a = 1}, "x"]', 3, "trop de crochets"),
    ("format = 1", "format = 1\n" + "a." * 30_000 + "a = 1", 2, "trop longue"),
    ("format = 1", "format = 1\nx = " + "[" * 50_000, 2, "trop longue"),
    ("format = 1", "format = 1\nx = " + "9" * 5_000, 2, "nombre"),
    ("issued = 2026-11-20", "issued = 9999-12-31", 4, "2000 à 2100"),
    ("date = 2026-12-02", "date = 9999-12-31", 20, "2000 à 2100"),
    ("date = 2026-12-02", "date = 0001-01-01", 20, "2000 à 2100"),
    ('name = "Chambre de commerce de Val-des-Érables"', 'name = "   "', 3, "montrer quelque chose"),
    (
        'name = "Chambre de commerce de Val-des-Érables"',
        'name = "\\u200b\\u202e"',
        3,
        "montrer quelque chose",
    ),
    ('name = "Chambre de commerce de Val-des-Érables"', 'name = "a\\n\\n\\nb"', 3, "une seule ligne"),
    ('code = "VDE-4471"', 'code = "VDE\\n4471"', 25, "une seule ligne"),
    ('email = "ateliers@chambre-vde.example"', 'phone = "418\\u202e"', 12, "signes invisibles"),
    ('website = "https://chambre-vde.example"', '"website" = "x"', 8, "https://"),
    ('website = "https://chambre-vde.example"', 'website.x = "x"', 8, "texte"),
    ("[[sessions]]\ncourse", '["sessions"]\nx', 18, "[[sessions]], à deux crochets"),
    ('id = "ccvde"', '# \u2028 \x85 \nid = "Chambre"', 3, "minuscules"),
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


SESSION = TEXT[TEXT.index("[[sessions]]") :]


def said(folder: Path) -> list[tuple[int, str]]:
    return [(one.line, one.code) for one in reading.read(folder, TODAY, COURSES).problems]


def test_more_sessions_than_an_edition_holds_are_said_at_the_first_of_them(tmp_path: Path) -> None:
    head = TEXT.removesuffix(SESSION)
    sessions = [SESSION.replace("-4471", f"-{number}") for number in range(201)]
    folder_of(tmp_path, head + "".join(sessions[:200]))
    assert said(tmp_path) == []
    folder_of(tmp_path, head + "".join(sessions))
    line = (head + "".join(sessions[:200])).count("\n") + 1
    assert said(tmp_path) == [(line, "many_sessions")]


def test_elements_that_are_no_session_are_said(tmp_path: Path) -> None:
    folder_of(tmp_path, "sessions = [1, [2]]\n" + TEXT.removesuffix(SESSION))
    assert said(tmp_path) == [(1, "sessions"), (1, "sessions")]
    folder_of(tmp_path, 'sessions = "x"\n' + TEXT.removesuffix(SESSION))
    assert said(tmp_path) == [(1, "sessions")]


def test_a_key_with_a_point_has_its_line(tmp_path: Path) -> None:
    before, after = '[contact]\nemail = "ateliers@chambre-vde.example"\n', 'contact.emial = "x"\n'
    folder_of(tmp_path, TEXT.replace(before, "").replace("website", after + "website"))
    assert said(tmp_path) == [(8, "unknown_guess")]


def test_a_session_that_is_probably_wrong_is_taken_and_said(tmp_path: Path) -> None:
    folder_of(tmp_path, TEXT.replace('"18:30"', '"20:00"').replace('"20:45"', '"18:00"'))
    assert said(tmp_path) == [(22, "long_session")]
    folder_of(tmp_path, TEXT + SESSION)
    found = reading.read(tmp_path, TODAY, COURSES)
    assert found.edition is not None
    assert said(tmp_path) == [(26, "same_session")] and "ligne 18" in found.problems[0].sentence


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among files")
@pytest.mark.timeout(10)
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "edition.toml")
    with pytest.raises(AtelierError) as error:
        reading.read(tmp_path, TODAY)
    assert error.value.code == "edition.unreadable"


GOOD = png(300)
PLACE = GOOD.index(b"IDAT") + 10
JPEG = (Path(__file__).parent / "organisations" / "mrc" / "sommet.jpg").read_bytes()


def resummed(data: bytes) -> bytes:
    """The only IDAT of a PNG with the sum that its bytes ask for."""
    start, end = data.index(b"IDAT"), data.index(b"IEND") - 8
    return data[:end] + zlib.crc32(data[start:end]).to_bytes(4, "big") + data[end + 4 :]


@pytest.mark.parametrize(
    ("name", "data", "good"),
    [
        ("logo.png", GOOD, True),
        ("logo.png", GOOD[:-30], False),
        ("logo.png", GOOD[:-12], False),
        ("logo.png", GOOD[:PLACE] + b"spoiled" + GOOD[PLACE + 7 :], False),
        ("logo.png", resummed(GOOD[:PLACE] + b"spoiled" + GOOD[PLACE + 7 :]), False),
        ("logo.png", GOOD[:26], False),
        ("logo.jpg", JPEG, True),
        ("logo.jpg", JPEG[: len(JPEG) // 2], False),
        ("logo.jpg", JPEG[:400], False),
    ],
)
def test_a_logo_is_whole(tmp_path: Path, name: str, data: bytes, good: bool) -> None:
    folder_of(tmp_path, TEXT.replace("logo.svg", name))
    (tmp_path / name).write_bytes(data)
    assert (5, "logo_damaged") in said(tmp_path) or good
    assert (reading.read(tmp_path, TODAY).edition is not None) == good


def test_a_logo_is_no_link_to_another_folder(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "edition")
    (folder / "logo.svg").rename(tmp_path / "secret.svg")
    (folder / "logo.svg").symlink_to(tmp_path / "secret.svg")
    assert said(folder) == [(5, "logo_elsewhere")]


@pytest.mark.parametrize(
    "address",
    [
        "https://a",
        "https://chambre-vde.example",
        "https://érable.example:8443/ateliers?x=1#y",
        "https://fr.example/wiki/Québec_(ville)",
    ],
)
def test_what_an_address_is(tmp_path: Path, address: str) -> None:
    written = writing.text_of(Edition(1, "x", "X", TODAY, updates=address, website=address))
    assert reading.read(folder_of(tmp_path, written), TODAY).edition is not None


@pytest.mark.parametrize(
    "address",
    [
        "https://",
        "http://a.example",
        "https://u:p@localhost/x",
        "https://a..com/x",
        "https://.../x",
        f"https://{'a' * 64}.example",
        "https://[::1",
        "https://a\0b",
        "https://a.example/b c",
        "https://a.example/\u202eb",
        "https://a.example:99999/",
        "https://a.example\\@b.example",
        "javascript:alert(1)",
    ],
)
def test_what_no_address_is(tmp_path: Path, address: str) -> None:
    written = writing.text_of(Edition(1, "x", "X", TODAY, updates=address, website=address))
    found = reading.read(folder_of(tmp_path, written), TODAY)
    assert found.edition is None
    assert {one.path for one in found.problems if one.serious} == {("website",), ("updates",)}


def test_the_link_of_a_session_is_such_an_address(tmp_path: Path) -> None:
    folder_of(tmp_path, TEXT.replace("https://visio", "http://visio"))
    assert said(tmp_path) == [(24, "bad_address")]


def test_letters_that_are_joined_are_not_taken_for_signs_that_hide(tmp_path: Path) -> None:
    folder_of(tmp_path, TEXT.replace('"VDE-4471"', '"👩\u200d🏫 可"'))
    assert said(tmp_path) == []


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
    assert reading.read(folder, TODAY).draft == edition


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
