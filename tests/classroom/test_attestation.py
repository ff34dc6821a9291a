import base64
import hashlib
import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from atelier.classroom import issuing, scheduling
from atelier.classroom.attestation import (
    SIGNED_AS,
    BadCode,
    Payload,
    base45,
    canonical,
    clean,
    pack,
    read,
    unbase45,
    unpack,
)
from atelier.classroom.codes import ALPHABET
from atelier.classroom.sheet import sheet
from atelier.classroom.verifying import Outcome, Page, compare, verify_code
from atelier.errors import AtelierError
from atelier.signing import issuers

from .making import ABOUT, class_of, ledger

PAYLOAD = Payload(
    1,
    "2026-10-21-M4G7",
    "participation",
    "Léa Bouchard",
    "Un cours",
    ["2026-10-21"],
    135,
    "room",
    "2026-10-22",
    "a" * 32,
)


@given(st.binary(max_size=200))
def test_base_45_comes_back(data: bytes) -> None:
    assert unbase45(base45(data)) == data


def test_base_45_as_its_standard_says() -> None:
    assert (base45(b"AB"), base45(b"Hello!!"), base45(b"base-45")) == ("BB8", "%69 VD92EX0", "UJCLQE7W581")
    for wrong in ("GGW", ":::", "A", "é", "AAAA"):
        with pytest.raises(BadCode):
            unbase45(wrong)


def test_the_canonical_form_is_that_of_any_json_library() -> None:
    full = replace(PAYLOAD, kind="formation", object=["l’objet / « dit »", 'une "autre"'], place="Salle\\2")
    data = canonical(full)
    said = json.loads(data)
    assert data == json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert "town" not in said and read(data) == full


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "deux\nlignes"},
        {"name": "e\u0301"},
        {"name": ""},
        {"issuer": "x"},
        {"dates": []},
        {"dates": ["21 octobre"]},
        {"place": "\u202eretourné"},
        {"object": [""]},
        {"minutes": -1},
    ],
)
def test_what_may_not_be_signed(wrong: dict[str, object]) -> None:
    with pytest.raises(AtelierError, match="bad_value"):
        canonical(replace(PAYLOAD, **wrong))  # type: ignore[arg-type]
    with pytest.raises(AtelierError, match="no_object"):
        canonical(replace(PAYLOAD, kind="formation"))
    for much in (["x" * 201], ["x"] * 13):
        with pytest.raises(AtelierError, match="too_wordy"):
            canonical(replace(PAYLOAD, object=much))
    noise = b"".join(hashlib.sha512(bytes([number])).digest() for number in range(40))
    with pytest.raises(AtelierError, match="too_wordy"):
        pack(noise, b"s" * 64)


def test_another_way_of_writing_the_same_is_refused() -> None:
    data = canonical(PAYLOAD)
    for other in (
        data + b" ",
        data.replace(b",", b", ", 1),
        b"{" + data[1:-1] + b',"place":""}',
        b"[]",
        b"",
        b"\xff",
    ):
        with pytest.raises(BadCode):
            read(other)
    with pytest.raises(BadCode) as caught:
        read(data.replace(b'"version":1', b'"version":2'))
    assert caught.value.newer


@given(st.text(max_size=60))
def test_cleaned_words_can_be_signed(words: str) -> None:
    if kept := clean(words):
        assert read(canonical(replace(PAYLOAD, name=kept))).name == kept


def test_a_code_that_swells_or_goes_on_is_refused() -> None:
    import zlib

    for data in (zlib.compress(b"a" * 10_000_000), zlib.compress(b"{}") + b"more", b"junk"):
        with pytest.raises(BadCode):
            unpack("ATELIER1:" + base45(b"s" * 64 + data))
    for code in ("", "https://exemple.ca", "ATELIER1:", "ATELIER9:AB"):
        with pytest.raises(BadCode):
            unpack(code)


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_not_one_byte_may_change(place: int, flip: int) -> None:
    own = issuers._own_of("Moi", b"k" * 32)
    data = canonical(replace(PAYLOAD, issuer=own.issuer.id))
    known = {own.issuer.id: own.issuer}
    signature = own.sign(SIGNED_AS + data)
    assert verify_code(pack(data, signature), known).good
    whole = bytearray(signature + data)
    whole[place % len(whole)] ^= flip
    assert not verify_code(pack(bytes(whole[64:]), bytes(whole[:64])), known).good
    assert not verify_code(pack(data, own.sign(data)), known).good, "signed as something else"


def test_a_key_is_made_once_kept_from_others_and_taken_back(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    assert issuers.own(keys) is None and issuers.trusted(keys) == {}
    with pytest.raises(AtelierError, match="no_key"):
        issuers.back_up(keys, tmp_path / "x")
    own = issuers.make(keys, "  Chambre  de commerce ")
    assert issuers.make(keys, "Autre") == own and own.issuer.name == "Chambre de commerce"
    issuers.back_up(keys, tmp_path / "secours.txt")
    if os.name == "posix":
        modes = [
            stat.S_IMODE(path.stat().st_mode) for path in (keys, keys / "own.txt", tmp_path / "secours.txt")
        ]
        assert modes == [0o700, 0o600, 0o600]
    assert issuers.restore(tmp_path / "ailleurs", tmp_path / "secours.txt") == own
    other = issuers.make(tmp_path / "autre", "Autre")
    issuers.restore(tmp_path / "autre", tmp_path / "secours.txt")
    assert set(issuers.trusted(tmp_path / "autre")) == {own.issuer.id, other.issuer.id}, (
        "what one signed stays known"
    )
    renamed = issuers.rename(keys, "Chambre de Val-des-Érables")
    assert renamed.issuer.id == own.issuer.id and issuers.own(keys) == renamed


def test_the_card_of_an_issuer_holds_no_secret_and_is_checked(tmp_path: Path) -> None:
    own = issuers.make(tmp_path / "keys", "Chambre")
    card = tmp_path / "fiche.txt"
    issuers.publish(tmp_path / "keys", card)
    assert base64.b64encode(own.secret).decode() not in card.read_text(encoding="utf-8")
    assert issuers.trust(tmp_path / "autres", card) == own.issuer
    assert issuers.trusted(tmp_path / "autres") == {own.issuer.id: own.issuer}
    assert issuers.trusted(None, [card]) == issuers.trusted(None, [tmp_path]) == {own.issuer.id: own.issuer}
    text = card.read_text(encoding="utf-8")
    for wrong in (text.replace(own.issuer.id, "0" * 32), text.replace("key: ", "key: AAAA"), "rien", ""):
        card.write_text(wrong, encoding="utf-8")
        with pytest.raises(AtelierError, match="issuer_damaged"):
            issuers.read_issuer(card)
    with pytest.raises(AtelierError, match="key_damaged"):
        issuers.restore(tmp_path / "keys", card)
    assert issuers.own(tmp_path / "keys") == own


def test_attestations_are_issued_for_whom_the_trainer_decided_once_each(tmp_path: Path) -> None:
    own = issuers.make(tmp_path / "keys", "Chambre")
    with ledger(tmp_path) as store:
        one = class_of(store, "Ana Roy\nBo Li\nCy Roux\nDi Paré")
        scheduling.attend(store, one, [one.person("Ana Roy")], "online", "19:10")
        scheduling.qualify(store, one, [one.person("Ana Roy")], "participation")
        scheduling.qualify(store, one, [one.person("Bo Li")], "formation", ["trier un avis "])
        scheduling.qualify(store, one, [one.person("Cy Roux")], "none")
        one = scheduling.find(store, one.id)
        made = issuing.issue(store, one, one.people, own, date(2026, 10, 25))
        assert [one_.payload.name for one_ in made] == ["Bo Li", "Ana Roy"]
        bo, ana = (one_.payload for one_ in made)
        assert (bo.kind, bo.object, bo.minutes, bo.dates) == (
            "formation",
            ["trier un avis"],
            135,
            ["2026-10-21"],
        )
        assert (ana.kind, ana.mode, ana.minutes, ana.issued, ana.place) == (
            "participation",
            "online",
            90,
            "2026-10-25",
            "",
        )
        assert bo.number != ana.number and set(bo.number[-4:]) <= set(ALPHABET)
        assert bo.number.startswith("2026-10-21-")
        one = scheduling.find(store, one.id)
        again = issuing.issue(store, one, one.people, own, date(2026, 12, 1))
        assert [(a.payload, a.code) for a in again] == [(a.payload, a.code) for a in made]
        assert not any(a.fresh for a in again)
        renamed = replace(ABOUT, code=one.about.code, accreditation="RF-1")
        one = scheduling.schedule(store, renamed, one.id)
        third = issuing.issue(store, one, [one.person("Bo Li")], own, date(2026, 12, 1))
        assert third[0].fresh and third[0].payload.number != bo.number
        one = scheduling.find(store, one.id)
        kept = issuing.issued(one.person("Bo Li"))
        assert kept is not None and kept.payload == third[0].payload
        known = {own.issuer.id: own.issuer}
        assert verify_code(kept.code, known).outcome is Outcome.VALID


def test_what_is_on_the_page_is_compared_run_by_run() -> None:
    expected = sheet(PAYLOAD)
    words = "\n".join(part.text for part in expected.parts)
    assert compare(expected, Page("", words, 1, False)) == ()
    assert compare(expected, Page("", words.replace(" ", "\n"), 1, False)) == ()
    missing = compare(expected, Page("", words.replace("Léa", "Lea"), 1, False))
    assert [one.signed for one in missing if one.signed] == ["Léa Bouchard"]
    added = compare(expected, Page("", f"{words} Dépense admissible", 1, False))
    assert [one.found for one in added] == ["Dépenseadmissible"] and added[0].sentence
    assert compare(expected, Page("", words, 2, False)) and compare(expected, Page("", words, 1, True))
    digits = sheet(replace(PAYLOAD, name="1", course="2"))
    assert compare(digits, Page("", "\n".join(part.text for part in digits.parts), 1, False)) == ()
