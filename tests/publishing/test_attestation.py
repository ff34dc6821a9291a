"""Attestations from the signature to the page, and back."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader, PdfWriter

from atelier import places
from atelier.classroom.attestation import SIGNED_AS, Payload, canonical, pack
from atelier.classroom.verifying import ATTACHED, Outcome, Verification, verify
from atelier.publishing.attestation import compose
from atelier.publishing.handout import Paper
from atelier.signing import issuers
from atelier.signing.issuers import Own

FONTS = places.assets() / "fonts"
SCRIPT = Path(__file__).parent / "verify_attestation.py"
LONG = "Marie-Élisabeth-Françoise de la Bruère-Saint-Onge Œuvrard, ffi fl Ñandú Łukasz Şahin Nguyễn Thị Hương"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("attestations")


@pytest.fixture(scope="module")
def own(folder: Path) -> Own:
    return issuers.make(folder / "keys", "Chambre de commerce de Val-des-Érables")


@pytest.fixture(scope="module")
def payload(own: Own) -> Payload:
    return Payload(
        1,
        "2026-10-21-M4G7",
        "formation",
        "Manon Gervais",
        "Médias sociaux et relations publiques",
        ["2026-10-21"],
        135,
        "room",
        "2026-10-22",
        own.issuer.id,
        ["mesurer le risque propre à chaque réseau", "juger vite s’il faut répondre", "mener une équipe"],
        "18:30",
        "20:45",
        "Bibliothèque municipale, salle 2",
        "Chambre de commerce de Val-des-Érables",
        "Hélène Fortier",
        "Denis Lachance",
        "Val-des-Érables",
        "RF-1234",
    )


def signed(payload: Payload, own: Own) -> str:
    data = canonical(payload)
    return pack(data, own.sign(SIGNED_AS + data))


def printed(payload: Payload, code: str, path: Path, **more: Any) -> Path:
    compiled = compose(payload, code, FONTS, **more)
    assert (compiled.universal, compiled.why, compiled.warnings) == (True, "", ())
    path.write_bytes(compiled.pdf)
    return path


def checked(path: Path, folder: Path) -> Verification:
    return verify(path, issuers.trusted(folder / "keys"))


@pytest.fixture(scope="module")
def pdf(folder: Path, own: Own, payload: Payload) -> Path:
    return printed(payload, signed(payload, own), folder / "manon.pdf", logo=places.assets() / "atelier.svg")


def test_the_page_says_it_all_is_tagged_and_in_french(pdf: Path) -> None:
    reader = PdfReader(pdf)
    (page,) = reader.pages
    assert (page.mediabox.width, page.mediabox.height) == (792, 612)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "fr-CA" and root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None and reader.metadata.title == "Attestation de formation · Manon Gervais"
    words = " ".join(page.extract_text().split())
    for said in (
        "Attestation de formation",
        "Chambre de commerce de Val-des-Érables atteste que",
        "a suivi la formation Médias sociaux et relations publiques, dont voici l’objet",
        "mesurer le risque propre à chaque réseau;",
        "mener une équipe.",
        "21 octobre 2026, de 18 h 30 à 20 h 45",
        "2,25 heures",
        "En salle",
        "RF-1234",
        "Fait à Val-des-Érables, le 22 octobre 2026",
        "Nº 2026-10-21-M4G7",
    ):
        assert said in words, said
    assert "admissible" not in words.lower()


def test_it_is_verified_here_and_by_a_script_that_knows_only_the_format(
    pdf: Path, folder: Path, own: Own, payload: Payload
) -> None:
    found = checked(pdf, folder)
    assert (found.outcome, found.payload, found.issuer) == (Outcome.VALID, payload, payload.organisation)
    assert payload.organisation in found.sentence
    (folder / "code.txt").write_text(f"{signed(payload, own)}\n", encoding="ascii")
    assert checked(folder / "code.txt", folder).payload == payload, "what a phone reads of the page"
    card = folder / "emetteur.txt"
    issuers.publish(folder / "keys", card)
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(pdf), str(card)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0 and "Manon Gervais" in done.stdout, done.stderr


def test_the_same_attestation_gives_the_same_bytes(pdf: Path, payload: Payload, own: Own) -> None:
    assert (
        compose(payload, signed(payload, own), FONTS, logo=places.assets() / "atelier.svg").pdf
        == pdf.read_bytes()
    )


def test_long_names_accents_and_much_to_say_stay_on_one_page(
    folder: Path, own: Own, payload: Payload
) -> None:
    much = replace(
        payload,
        name=LONG,
        course=LONG,
        place=LONG,
        organisation=LONG,
        trainer=LONG,
        signatory=LONG,
        town=LONG,
        accreditation=LONG,
        mode="mixed",
        object=[f"{LONG}, puis le point {number}" for number in range(12)],
    )
    path = printed(much, signed(much, own), folder / "long.pdf", paper=Paper.A4, hue="teal")
    assert len(PdfReader(path).pages) == 1
    assert checked(path, folder).outcome is Outcome.VALID


def test_little_to_say(folder: Path, own: Own, payload: Payload) -> None:
    little = Payload(
        1,
        "2026-11-01-2222",
        "participation",
        "Bo",
        "Cours",
        ["2026-11-01"],
        60,
        "online",
        "2026-11-01",
        own.issuer.id,
    )
    path = printed(little, signed(little, own), folder / "court.pdf")
    words = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert "a participé à l’atelier Cours." in words and "1er novembre 2026" in words and "1 heure" in words
    assert checked(path, folder).outcome is Outcome.VALID


def test_a_page_whose_words_were_altered_is_refused_with_what_differs(
    pdf: Path, folder: Path, own: Own, payload: Payload
) -> None:
    code = signed(payload, own)
    for changes, differs in (
        ({"name": "Manon Gervaise"}, "près de « Manon Gervais » : « e"),
        ({"minutes": 480}, "Durée : il devrait y avoir « 2,25 heures »"),
        ({"dates": ["2026-10-22"]}, "Date : il devrait y avoir « 21 octobre"),
        ({"object": payload.object[:2]}, "Objet : il devrait y avoir « juger vite s’il faut répondre;"),
        ({"organisation": "Cégep"}, "Émetteur : il devrait y avoir « Chambre de"),
    ):
        path = printed(replace(payload, **changes), code, folder / "autre.pdf")  # type: ignore[arg-type]
        found = checked(path, folder)
        assert found.outcome is Outcome.PAGE_DIFFERS and found.payload == payload
        said = "\n".join(one.sentence for one in found.differences)
        assert differs in said, said
        assert "ne vous y fiez pas" in found.sentence
    more = printed(replace(payload, object=[*payload.object, "tout le reste"]), code, folder / "plus.pdf")
    added = [one.found for one in checked(more, folder).differences if one.found]
    assert any("toutlereste" in words for words in added)


def test_words_laid_over_the_page_or_a_second_page_are_seen(pdf: Path, folder: Path) -> None:
    writer = PdfWriter(clone_from=pdf)
    writer.add_blank_page(100, 100)
    two = folder / "deux.pdf"
    writer.write(two)
    assert checked(two, folder).outcome is Outcome.PAGE_DIFFERS
    from pypdf.annotations import FreeText

    writer = PdfWriter(clone_from=pdf)
    writer.add_annotation(0, FreeText(text="Admissible", rect=(50, 50, 300, 90)))
    noted = folder / "note.pdf"
    writer.write(noted)
    assert checked(noted, folder).outcome is Outcome.PAGE_DIFFERS


def test_each_way_of_being_wrong_has_its_sentence(
    folder: Path, own: Own, payload: Payload, pdf: Path
) -> None:
    data = canonical(payload)
    signature = own.sign(SIGNED_AS + data)
    stranger = issuers.make(folder / "ailleurs", "Un inconnu")
    friend = issuers.make(folder / "ami", "Un ami")
    issuers.publish(folder / "ami", folder / "ami.txt")
    issuers.trust(folder / "keys", folder / "ami.txt")
    theirs = replace(payload, issuer=stranger.issuer.id)
    letter = canonical(replace(payload, name="Manon Gervaix"))
    codes = {
        Outcome.ALTERED: pack(letter, signature),
        Outcome.OTHER_KEY: pack(data, friend.sign(SIGNED_AS + data)),
        Outcome.UNKNOWN_ISSUER: signed(theirs, stranger),
        Outcome.BAD_CODE: "ATELIER1:" + "é" * 4,
        Outcome.NEWER: "ATELIER2:ABC",
    }
    found = {wanted: checked(attached(pdf, code, folder), folder) for wanted, code in codes.items()}
    assert {wanted: one.outcome for wanted, one in found.items()} == {wanted: wanted for wanted in codes}
    assert all(one.payload is None and not one.good for one in found.values())
    forged = pack(data, stranger.sign(SIGNED_AS + data))  # passes for an issuer whose key it has not
    assert checked(attached(pdf, forged, folder), folder).outcome is Outcome.ALTERED
    plain = folder / "nu.pdf"
    writer = PdfWriter()
    writer.add_blank_page(792, 612)
    writer.write(plain)
    found[Outcome.NO_CODE] = checked(plain, folder)
    (folder / "faux.pdf").write_bytes(b"%PDF-1.7 rien")
    found[Outcome.NOT_PDF] = checked(folder / "faux.pdf", folder)
    assert found[Outcome.NO_CODE].outcome is Outcome.NO_CODE
    assert found[Outcome.NOT_PDF].outcome is Outcome.NOT_PDF
    assert len({one.sentence for one in found.values()}) == len(found)


def attached(pdf: Path, code: str, folder: Path) -> Path:
    """The same page with another code."""
    writer = PdfWriter(clone_from=pdf)
    root: Any = writer._root_object
    held = root["/Names"]["/EmbeddedFiles"]["/Names"][1].get_object()["/EF"]["/F"].get_object()
    held.set_data(code.encode())
    out = io.BytesIO()
    writer.write(out)
    path = folder / "code.pdf"
    path.write_bytes(out.getvalue())
    assert PdfReader(path).attachments[ATTACHED][0] == code.encode()
    return path


def test_a_picture_laid_over_the_page_is_seen(pdf: Path, folder: Path) -> None:
    from pypdf.generic import DecodedStreamObject, NameObject, NumberObject

    writer = PdfWriter(clone_from=pdf)
    page: Any = writer.pages[0]
    image = DecodedStreamObject()
    image.set_data(b"\xff")
    for name, value in (("Width", 1), ("Height", 1), ("BitsPerComponent", 8)):
        image[NameObject(f"/{name}")] = NumberObject(value)
    image[NameObject("/Type")], image[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Image")
    image[NameObject("/ColorSpace")] = NameObject("/DeviceGray")
    held = page["/Resources"].get("/XObject")
    if held is None:
        from pypdf.generic import DictionaryObject

        held = page["/Resources"][NameObject("/XObject")] = DictionaryObject()
    held.get_object()[NameObject("/Cover")] = writer._add_object(image)
    path = folder / "couvert.pdf"
    writer.write(path)
    assert checked(path, folder).outcome is Outcome.PAGE_DIFFERS


def test_a_broken_file_is_never_good_and_never_a_fall(pdf: Path, folder: Path) -> None:
    sound, rng = pdf.read_bytes(), random.Random(5)
    path = folder / "brise.pdf"
    for turn in range(24):
        data = bytearray(sound)
        for _ in range(40):
            data[rng.randrange(len(data))] = rng.randrange(256)
        path.write_bytes(bytes(data[: rng.randrange(len(data))]) if turn % 3 == 0 else bytes(data))
        found = checked(path, folder)
        assert found.sentence and (not found.good or found.payload is not None)
