"""How a lesson is cut: every kind of block, nothing that must stay hidden."""

from typing import get_args

from atelier.content.model import (
    Block,
    Callout,
    Card,
    Case,
    CaseFigure,
    CasePart,
    Checklist,
    Choice,
    Cite,
    Course,
    Decision,
    Ending,
    Exercise,
    Figure,
    Footnote,
    Heading,
    Item,
    Lesson,
    NoteMark,
    Option,
    Paragraph,
    Preformatted,
    Prose,
    Question,
    QuestionKind,
    Reflection,
    Slide,
    Source,
    Sources,
    Step,
    Strong,
    Table,
    Term,
    Text,
)
from atelier.search.passages import ACTIVITIES, AROUND, of_items, of_lesson, of_library, of_term
from atelier.search.rows import Kind, Place


def t(words):
    return (Text(words),)


def p(words, *more):
    return Paragraph((Text(words), *more))


LESSON = Lesson(
    id="avis",
    course="rp",
    title="Un avis",
    minutes=5,
    lead="On respire.",
    objectives=(),
    blocks=(
        Checklist("liste", t("Avant"), (), (Item("calme", t("Attendre"), t("Rien ne presse")),)),
        Prose(
            (
                p("Début ", NoteMark(1), Text(", fin"), Strong((Cite("g", 1),))),
                Heading(2, "suite", t("La suite")),
                p("Fin", Strong(t("e"))),
            )
        ),
        Callout("key", t("Retenir"), (p("Encadré"),)),
        Slide("d", t("CACHÉ"), "points", (p("CACHÉ"),), (p("CACHÉ"),)),
        Question(
            "q", QuestionKind.SINGLE, t("Demande"), (p("Contexte"),),
            (Option("o", t("Choix"), True, (), (p("CACHÉ"),)),), (p("CACHÉ"),),
        ),
        Question("s", QuestionKind.SHORT, t("Mot"), (), (Option("o", t("CACHÉ")),)),
        Reflection("r", t("Pensez"), (p("Aide"),), 3, (p("CACHÉ"),)),
        Case(
            "c", t("Cas"), 5, True, (p("Résumé"),), (CaseFigure("214", "partages"),),
            (CasePart("known", (p("Connu"),)),),
        ),
        Decision(
            "a", t("Arbre"), 5, (p("Intro"),),
            (Step("un", t("Étape"), (p("Conseil"),), (Choice("x", t("Oui"), t("Indice"), "fin"),)),),
            (Ending("fin", t("Issue"), (p("Comment"),), (p("Modèle"),), "Vite"),),
        ),
        Exercise("e", t("Exercice"), 5, "équipes", "copie", (p("Consigne"),), (p("CACHÉ"),), (p("CACHÉ"),),
                 (p("CACHÉ"),)),
        Prose((Table((t("Tête"),), ((t("Cellule"),),), ("left",)), Figure("x.svg", "Autre", t("Légende")),
               Preformatted("<rss>"))),
        Card("k", t("CACHÉ"), (p("CACHÉ"),), (p("CACHÉ"),)),
        Sources((Source("g", 1, (Text("Revue"), Cite("g", 1))),)),
    ),
    footnotes=(Footnote(1, (p("Appel"),)),),
)  # fmt: skip


def test_every_kind_of_block_is_cut():
    assert set(ACTIVITIES) | set(AROUND) == set(get_args(Block))
    assert not set(ACTIVITIES) & set(AROUND)


def test_a_lesson_is_cut_at_its_sections_and_activities():
    cut = [(row.place.anchor, row.place.block, row.heading, row.text) for row in of_lesson(LESSON)]
    assert cut == [
        ("", 0, "", "On respire.\nDébut, fin\nAppel"),
        ("liste", 0, "Avant", "Attendre\nRien ne presse"),
        (
            "#suite",
            1,
            "La suite",
            "Fine\nRetenir\nEncadré\nTête\nCellule\nAutre\nLégende\n<rss>\nRevue",
        ),
        ("q", 4, "Demande", "Contexte\nChoix"),
        ("s", 5, "Mot", ""),
        ("r", 6, "Pensez", "Aide"),
        ("c", 7, "Cas", "Résumé\n214 partages\nConnu"),
        ("a", 8, "Arbre", "Intro\nÉtape\nConseil\nOui\nIndice\nIssue\nVite\nComment\nModèle"),
        ("e", 9, "Exercice", "équipes\ncopie\nConsigne"),
    ]
    assert {(row.kind, row.id, row.title) for row in of_lesson(LESSON)} == {
        (Kind.LESSON, "rp/avis", "Un avis")
    }


def test_items_open_at_their_list():
    (row,) = of_items(LESSON)
    assert (row.id, row.title, row.text, row.heading) == (
        "rp/liste/calme",
        "Attendre",
        "Rien ne presse",
        "Avant",
    )
    assert row.place == Place("rp", "avis", "liste", 0)


def test_terms_are_found_by_their_other_words():
    row = of_term(Term("nimby", "Pas dans ma cour", (p("Refus."),), "NIMBY", True, ("ma cour",)))
    assert (row.id, row.title, row.heading, row.text) == (
        "nimby",
        "Pas dans ma cour",
        "ma cour, NIMBY",
        "Refus.",
    )


def test_a_library_gives_all_three():
    course = Course("c", 1, "Crise", "", "1.0.0", "", "", (), (), (), (), "")
    rows = list(of_library([(course, (LESSON,))], [Term("x", "X", (p("D"),))]))
    assert {row.kind for row in rows} == {Kind.LESSON, Kind.ITEM, Kind.TERM}
    page = next(row for row in rows if row.id == "c/sources")
    assert (page.title, page.place) == ("Sources – Crise", Place("c", "", "sources"))
