"""Finding the words again in a text, and cutting an excerpt around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.search.folding import fold
from atelier.search.marks import EXCERPT, excerpt, marks
from atelier.search.query import parse


def cut(query, text):
    return excerpt(query, text, fold(text))


def found(typed, text):
    return [text[start:end] for start, end in marks(parse(typed), text)]


def test_whole_words_and_the_last_one_begun():
    assert found("avis", "Avis, l’avis, ravis, avisé") == ["Avis", "avis", "avisé"]
    assert found("avis de", "Avis, avisé, demain") == ["Avis", "demain"]
    assert found("écrire avant", "Avant d’écrire, écrire") == ["Avant", "écrire", "écrire"]


def test_accents_capitals_and_ligatures():
    assert found("ete", "l’ÉTÉ, étété") == ["ÉTÉ", "étété"]
    assert found("coeur", "Cœur, coeurs") == ["Cœur", "coeurs"]
    assert found("cœur", "COEUR") == ["COEUR"]


def test_an_excerpt_holds_the_most_words_on_one_line():
    text = (
        "Un avis.\n" + "Rien ici. " * 60 + "\nLa foule donne dix avis en une heure. " + "Et puis voilà. " * 30
    )
    piece, places = cut(parse("avis foule"), text)
    assert [piece[start:end] for start, end in places] == ["foule", "avis"]
    assert "\n" not in piece
    assert len(piece) <= EXCERPT + 4
    assert piece.startswith("… La foule")
    assert piece.endswith(" …")


def test_a_short_text_is_its_own_excerpt():
    assert cut(parse("avis"), "Un avis.") == ("Un avis.", ((3, 7),))
    assert cut(parse("autre"), "Un avis.") == ("Un avis.", ())


@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)


@given(st.text(max_size=400), st.text(min_size=2, max_size=12))
def test_an_excerpt_is_always_short_and_well_marked(text, typed):
    piece, places = cut(parse(typed), text)
    assert len(piece) <= EXCERPT + 4
    flat = [place for pair in places for place in pair]
    assert flat == sorted(flat)
    assert all(place <= len(piece) for place in flat)


@pytest.mark.parametrize(
    ("typed", "text", "said"),
    [
        ("crises", "Une crise.", ["crise"]),
        ("crise sociale", "Des crises sociales.", ["crises", "sociales"]),
        ("journaux", "Le journal, les journaux.", ["journal", "journaux"]),
        ("journal", "Les journaux.", ["journaux"]),
        ("réseaux", "Un réseau.", ["réseau"]),
        ("avis", "Un avion, un avis.", ["avis"]),
        ("oeuvres", "Une œuvre.", ["œuvre"]),
        ("jeux", "Un jeu, un jeune.", ["jeu"]),
    ],
)
def test_one_or_several_is_the_same_word(typed, text, said):
    assert found(typed, text) == said
