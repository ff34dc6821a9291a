from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.classroom import roster, scheduling
from atelier.classroom.roster import read_bytes, read_text
from atelier.classroom.tables import decoded, written
from atelier.errors import AtelierError

from .making import class_of, ledger

FORM = (
    "Horodateur,Prénom,Nom de famille,Adresse courriel (obligatoire),Entreprise,Besoins particuliers,Statut\n"
    '2026-10-01 9:00,Josée,Arsenault,josee@exemple.ca,"Quincaillerie Arsenault, inc.",,Confirmé\n'
    "2026-10-01 9:05,Léa,Bouchard,lea@exemple.ca,Boulangerie du Quai,Fauteuil roulant,En attente\n"
    "2026-10-01 9:06,Léa,Bouchard,lea@exemple.ca,Boulangerie du Quai,,\n"
    "2026-10-01 9:07,,,personne@exemple.ca,,,\n"
    "2026-10-01 9:08,Yvon,Cloutier,pas-un-courriel,Club,,\n"
    "2026-10-01 9:09,Kim,Lavallée,kim@exemple.ca,Camping du Lac,,Annulée\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_form_is_read_whatever_wrote_it(encoding: str, mark: str, end: str) -> None:
    text = FORM.replace('"Quincaillerie Arsenault, inc."', "Quincaillerie Arsenault").replace(",", mark)
    read = read_bytes(text.replace("\n", end).encode(encoding))
    assert [(one.about.name, one.about.state) for one in read.entries] == [
        ("Josée Arsenault", "enrolled"),
        ("Léa Bouchard", "waiting"),
        ("Kim Lavallée", "withdrawn"),
    ]
    assert read.entries[1].about.needs == "Fauteuil roulant"
    assert [(one.line, one.why) for one in read.wrong] == [(4, "duplicate"), (5, "no_name"), (6, "email")]


def test_a_quoted_comma_stays_in_its_cell() -> None:
    assert read_text(FORM).entries[0].about.organisation == "Quincaillerie Arsenault, inc."


def test_headings_in_english() -> None:
    read = read_text("Full Name;E-mail;Company;Status\nAna Roy;ana@exemple.ca;Le Quai;Waitlist\n")
    one = read.entries[0].about
    assert (one.name, one.email, one.organisation, one.state) == (
        "Ana Roy",
        "ana@exemple.ca",
        "Le Quai",
        "waiting",
    )


def test_a_pasted_list() -> None:
    read = read_text("Manon Gervais\n\n  Jean-Baptiste  L’Écuyer-Roy\nBo Li\tbo@exemple.ca\tGarage du Pont\n")
    assert [(one.about.name, one.about.organisation, one.about.email) for one in read.entries] == [
        ("Manon Gervais", "", ""),
        ("Jean-Baptiste L’Écuyer-Roy", "", ""),
        ("Bo Li", "Garage du Pont", "bo@exemple.ca"),
    ]
    assert read_text("Ana Roy <ana@exemple.ca>").entries[0].about.email == "ana@exemple.ca"
    assert read_text("Ana Roy, ana@exemple.ca, Le Quai").entries[0].about.organisation == "Le Quai"
    assert read_text("").entries == ()


def test_namesakes_are_two_people_and_the_same_e_mail_one() -> None:
    read = read_text("Nom;Courriel\nAna Roy;a@exemple.ca\nAna Roy;b@exemple.ca\nAnna Roy;A@exemple.ca\n")
    assert [one.about.email for one in read.entries] == ["a@exemple.ca", "b@exemple.ca"]
    assert [one.why for one in read.wrong] == ["duplicate"]


def test_the_same_list_twice_changes_nothing(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = class_of(store)
        roster.add(store, one, read_text(FORM))
        one = scheduling.find(store, one.id)
        again = roster.add(store, one, read_text(FORM))
        assert (again.enrolled, again.waiting) == ((), ())
        assert scheduling.find(store, one.id) == one


def test_what_is_not_a_list_is_refused() -> None:
    with pytest.raises(AtelierError, match="not_text"):
        read_bytes(b"PK\x03\x04\x00\x00\x00\x00" * 100)
    with pytest.raises(AtelierError, match="too_large"):
        read_bytes(b"a" * 5_000_000)


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fall(text: str) -> None:
    for entry in read_text(text).entries:
        assert entry.about.name.strip() and entry.about.name.isprintable()


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded(data)
    except AtelierError as error:
        assert error.code == "classroom.not_text"


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_no_cell_written_begins_a_formula(cells: list[str]) -> None:
    data = written([["=1+1", "+1", "-2", "@x", "\t=1", "bon"], cells])
    assert data.startswith(b"\xef\xbb\xbf'=1+1;'+1;'-2;'@x;'\t=1;bon\r\n")
    import csv
    from io import StringIO

    for row in csv.reader(StringIO(data[3:].decode(), newline=""), delimiter=";"):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
