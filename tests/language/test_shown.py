"""Spelling and typography of all that is shown. What is wrong is mended where it stands; a word that is right and
that no dictionary knows goes in mots.txt."""

from __future__ import annotations

import pytest

from tests.language import shown
from tests.language.shown import Shown
from tests.language.spelling import OWN, unknown
from tests.language.typography import mistakes


def test_every_word_of_the_courses_is_right() -> None:
    texts = shown.of_courses()
    assert len(texts) > 5000
    assert unknown(texts) == {}


def test_every_word_of_the_windows_and_of_the_catalogue_is_right() -> None:
    texts = shown.of_windows()
    assert len(texts) > 1000
    assert unknown(texts) == {}


def test_every_word_of_the_guides_is_right() -> None:
    assert unknown(shown.of_guides()) == {}


def test_the_typography_of_the_courses_is_that_of_quebec() -> None:
    assert mistakes(shown.of_courses()) == []


def test_the_typography_of_the_windows_and_of_the_catalogue_too() -> None:
    assert mistakes(shown.of_windows()) == []


def test_the_words_of_the_project_are_sorted_and_there_once() -> None:
    words = OWN.read_text(encoding="utf-8").splitlines()
    assert words == sorted(set(words), key=lambda word: (shown.folded(word), word))


@pytest.mark.parametrize("word", ["développment", "apeller", "l’avi", "Quebec-là", "chiffrre"])
def test_a_word_that_is_wrong_is_seen(word: str) -> None:
    assert unknown([Shown("ici", f"Voici {word} en une phrase.")]) == {word: "ici"}


def test_words_that_are_right_are_let_through() -> None:
    said = "L’avis, lorsqu’elle viendra, donne-t-il? Aujourd’hui, jusqu’à 18 h 30, nº 5; le 1er, directeur·trice. #MonMot"
    assert unknown([Shown("ici", said)]) == {}


@pytest.mark.parametrize(
    "words",
    [
        "l'été",
        "« mot »",
        "Quoi ?",
        "Oui : non",
        "Oui: non",
        "Fin...",
        "deux  mots",
        "25 %",
        "12$",
        "18 h",
        "M. Roy",
        "mot , mot",
    ],
)
def test_what_is_ill_set_is_seen(words: str) -> None:
    assert mistakes([Shown("ici", words)])


@pytest.mark.parametrize(
    "words",
    [
        "L’été\u00a0: «\u00a0mot\u00a0»; quoi?",
        "16:9 à 18\u00a0h\u00a0: 25\u00a0%",
        "«\u00a0… et alors\u00a0»",
        'un écran de 24"',
    ],
)
def test_what_is_well_set_is_let_through(words: str) -> None:
    assert mistakes([Shown("ici", words)]) == []
