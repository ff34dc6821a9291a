"""The typography of Québec French. In these texts « ¬ » stands for a no-break space."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atelier.content.typography import names_pattern, raised, typeset, typeset_pieces

EXAMPLES = {
    "l'été d'avant": "l’été d’avant",
    "dit-il...": "dit-il…",
    "une longue suite.....": "une longue suite.....",
    '"mot"': "«¬mot¬»",
    'dit "le "vrai" mot"': "dit «¬le “vrai” mot¬»",
    'l\'"idée"': "l’«¬idée¬»",
    "«mot»": "«¬mot¬»",
    "«  mot »": "«¬mot¬»",
    "“Oui”, dit-il": "«¬Oui¬», dit-il",
    "elle écrit : “Voici “le” mot.”": "elle écrit¬: «¬Voici “le” mot.¬»",
    "« un “mot” »": "«¬un “mot”¬»",
    'un "mot “juste” dit"': "un «¬mot “juste” dit¬»",
    "dire 'oui' n'est rien": "dire «¬oui¬» n’est rien",
    "« dire 'oui' »": "«¬dire “oui”¬»",
    "les années '90 d'ici": "les années ’90 d’ici",
    'un écran de 24"': 'un écran de 24"',
    "Attention: voici": "Attention¬: voici",
    "Attention : voici": "Attention¬: voici",
    "Attention : « voici »": "Attention¬: «¬voici¬»",
    "de 16:9 à 18:30": "de 16:9 à 18:30",
    "Vraiment ?": "Vraiment?",
    "Oui ! Non ; si , alors": "Oui! Non; si, alors",
    "« Quoi ? »": "«¬Quoi?¬»",
    "et puis …": "et puis…",
    "« … et alors »": "«¬… et alors¬»",
    "10 000 personnes": "10¬000 personnes",
    "1 234 567 $": "1¬234¬567¬$",
    "en 2018 300 personnes": "en 2018 300 personnes",
    "25000$ et 12500,50 $": "25¬000¬$ et 12¬500,50¬$",
    "le dossier 12345 de 2026": "le dossier 12345 de 2026",
    "1,5 million $ et 2 milliards de dollars": "1,5¬million¬$ et 2¬milliards de dollars",
    "40 m² en 1 200 h": "40¬m² en 1¬200¬h",
    "9H30": "9¬h¬30",
    "18h30": "18¬h¬30",
    "à 18 h 30": "à 18¬h¬30",
    "vers 17 h, disons": "vers 17¬h, disons",
    "25%": "25¬%",
    "25 %": "25¬%",
    "1,25 M$": "1,25¬M$",
    "$12, $12.50 et $25,000": "12¬$, 12,50¬$ et 25¬000¬$",
    "$1,200.50": "1¬200,50¬$",
    "$PATH et 3$2": "$PATH et 3$2",
    "12$ et 3 €": "12¬$ et 3¬€",
    "no 5": "nº¬5",
    "n° 5 et nº6": "nº¬5 et nº¬6",
    "oui et no": "oui et no",
    "5 km": "5¬km",
    "le 12 août": "le 12¬août",
    "le 1er mai": "le 1er¬mai",
    "la 1ère et la 2ème": "la 1re et la 2e",
    "M. Roy et Mme Roy": "M.¬Roy et Mme¬Roy",
    "p. 12": "p.¬12",
    "une incise - ici - courte": "une incise – ici – courte",
    "une incise -- ici": "une incise – ici",
    "mot-clic": "mot-clic",
    "voir https://a.ca/x?y='1' : oui": "voir https://a.ca/x?y='1’¬: oui",
    "écrire à l'adresse info@d'or.ca": "écrire à l’adresse info@d’or.ca",
    "https://exemple.org/a...b": "https://exemple.org/a...b",
    "exemple.org/l'été": "exemple.org/l'été",
}


@pytest.mark.parametrize("typed", EXAMPLES)
def test_what_is_typed_is_set(typed: str) -> None:
    assert typeset(typed) == EXAMPLES[typed].replace("¬", "\u00a0")


def test_names_are_kept_as_typed() -> None:
    names = names_pattern(["Yahoo!", "L'Express", "C'est la vie..."])
    assert typeset("Chez Yahoo! l'été", names) == "Chez Yahoo! l’été"
    assert typeset("Dans L'Express, C'est la vie...", names) == "Dans L'Express, C'est la vie..."
    assert typeset("DansL'Express", names) == "DansL’Express"


def test_a_rule_sees_through_bold_and_links() -> None:
    assert typeset_pieces(["Qui", " : moi"]) == ["Qui", "\u00a0: moi"]
    assert typeset_pieces(['"', "mot", '"']) == ["«", "\u00a0mot\u00a0", "»"]
    assert typeset_pieces(["le code ", None, " : oui ?"]) == ["le code ", "", "\u00a0: oui?"]


def test_raised_letters() -> None:
    assert raised("le 1er, la 2e, au XXIe et Ier") == [
        ("le 1", "er"),
        (", la 2", "e"),
        (", au XXI", "e"),
        (" et I", "er"),
        ("", ""),
    ]
    assert raised("Ce Le De Me Vie 12emes ABe") == [("Ce Le De Me Vie 12emes ABe", "")]


_TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "'",
                '"',
                " ",
                "\xa0",
                "\u202f",
                "«",
                "»",
                "“",
                "”",
                ":",
                ";",
                "!",
                "?",
                ",",
                ".",
                "...",
                "…",
                "-",
                "--",
                "1",
                "12",
                "000",
                "h",
                "%",
                "$",
                "M$",
                "no ",
                "n°",
                "er",
                "ème",
                "V",
                "M. ",
                "mai",
                "A",
                "é",
                "(",
                ")",
                "https://a.b/'",
                "a@b.ca",
                "\ue000",
                "\ue001",
                "\n",
                "–",
            ]
        ),
        st.text(max_size=4),
    ),
    max_size=25,
).map("".join)


@settings(max_examples=1500, deadline=None)
@given(_TEXTS)
def test_setting_twice_changes_nothing_more(text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_words_are_never_touched(text: str) -> None:
    def letters(words: str) -> str:
        kept = "".join(letter for letter in words if letter.isalpha() and letter not in "oºermiè")
        return kept.replace("H", "h")  # « 9H30 »

    assert letters(typeset(text)) == letters(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(_TEXTS.filter(lambda text: "\ue000" not in text), max_size=6))
def test_pieces_stay_apart(pieces: list[str]) -> None:
    assert len(typeset_pieces(pieces)) == max(len(pieces), 1)
