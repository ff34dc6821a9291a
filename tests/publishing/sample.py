"""A small workshop with one block of every kind, made by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from atelier.content.model import (
    Bullets,
    Callout,
    Card,
    Case,
    CaseFigure,
    CasePart,
    Checklist,
    Choice,
    Cite,
    Code,
    Course,
    Decision,
    Emphasis,
    Ending,
    Exercise,
    Figure,
    Footnote,
    Heading,
    Item,
    Lesson,
    LessonLink,
    LessonOutline,
    Link,
    Module,
    NoteMark,
    Numbered,
    Objective,
    Option,
    Paragraph,
    Preformatted,
    Prose,
    Question,
    QuestionKind,
    Quote,
    Reflection,
    Segment,
    Slide,
    Source,
    Sources,
    Step,
    Strong,
    Superscript,
    Table,
    Term,
    TermLink,
    Text,
)
from atelier.publishing.handout import CourseHandout, LessonHandout, Printing, Task, TasksHandout

DAY = date(2026, 11, 1)
FONTS = Path(__file__).parents[2] / "assets" / "fonts"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60">'
    '<rect x="2" y="2" width="296" height="56" rx="6" fill="#F8E7DB" stroke="#B4472F"/></svg>'
)


def t(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def p(*parts: object) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))  # type: ignore[misc]


PROSE = Prose(
    (
        Heading(2, "quand-ca-chauffe", t("Quand ça chauffe")),
        p(
            "Vendredi, 17 h. Une étoile, trois lignes, un nom que personne ne reconnaît. Avant d’écrire, ",
            Strong(t("attendez")),
            " un peu",
            NoteMark(1),
            ", lisez la ",
            Link("https://exemple.org/politique-de-la-plateforme", t("politique de la plateforme")),
            " et gardez une ",
            Emphasis(t("image")),
            " de la page",
            Cite("google-signaler", 1),
            ". Un refus de tout projet s’appelle parfois ",
            TermLink("nimby", t("pas dans ma cour")),
            ". Le 1",
            Superscript(t("er")),
            " avis compte plus que le dixième : voyez ",
            LessonLink("relations-publiques", "foule", t("ce que fait la foule")),
            " et ",
            LessonLink("recette", "veille", t("la veille")),
            ".",
        ),
        Bullets(((p("un client déçu"),), (p("un concurrent"),), (p("une foule venue d’ailleurs"),))),
        Heading(3, "trois-gestes", t("Trois gestes, dans l’ordre")),
        Numbered(((p("Respirer."), p("Dix minutes suffisent.")), (p("Garder la preuve."),), (p("Relire."),))),
        Quote((p("Nous avons lu votre message. Nous vous répondons avant midi."),)),
        Table(
            (t("Signe"), t("Ce que cela veut dire"), t("Délai")),
            (
                (t("Une étoile sans texte"), t("Rien à répondre, mais à noter"), t("7 jours")),
                (t("Un récit précis"), t("Un client : répondez en personne"), t("24 h")),
                (t("Dix avis en une heure"), t("Une foule : gardez tout, signalez"), t("1 h")),
            ),
            ("left", "left", "right"),
        ),
        Figure("images/trier.svg", "Trois tas d’avis", t("Trier avant de répondre.")),
        p("Le fil commence par ", Code('<rss version="2.0">'), " :"),
        Preformatted('<rss version="2.0">\n  <channel>\n    <title>Nouvelles</title>\n'),
    )
)
CHECKLIST = Checklist(
    "avant-d-ecrire",
    t("Avant d’écrire un mot"),
    (p("Cinq minutes, pas plus."),),
    (
        Item("calme", t("Attendre d’avoir retrouvé son calme")),
        Item(
            "preuve",
            t("Garder une image de la page, son adresse et l’heure"),
            t("Un avis peut disparaître; la preuve avec lui."),
        ),
        Item("equipe", t("Prévenir la personne désignée")),
    ),
)


def _option(id: str, text: str, right: bool = True, match: str = "", reason: str = "") -> Option:
    return Option(id, t(text), right, t(match) if match else (), (p(reason),) if reason else ())


QUESTIONS = (
    Question(
        "effacer",
        QuestionKind.TRUE_FALSE,
        t("Effacer un commentaire négatif fait disparaître le problème."),
        (),
        (
            _option("vrai", "Vrai", False, reason="Une image circule déjà."),
            _option("faux", "Faux", reason="Le commentaire revient, avec la censure en plus."),
        ),
        (p("Masquer n’est pas répondre."),),
    ),
    Question(
        "ancien-employe",
        QuestionKind.SINGLE,
        t("Un ancien employé signe sous un faux nom. Que faites-vous d’abord?"),
        (p("Il est tard, le message a une heure."),),
        (
            _option("repondre", "Je réponds pour rétablir les faits.", False, reason="À chaud, on se nuit."),
            _option("preuves", "Je garde des preuves.", reason="On décide mieux avec les pièces."),
        ),
    ),
    Question(
        "signes",
        QuestionKind.MULTIPLE,
        t("À quoi reconnaît-on une foule?"),
        (),
        (
            _option("vite", "Beaucoup d’avis en peu de temps", reason="C’est le premier signe."),
            _option("loin", "Des gens de loin", reason="Ils ne sont jamais venus."),
            _option("precis", "Des récits précis", False, reason="C’est le signe d’un vrai client."),
        ),
    ),
    Question(
        "ordre",
        QuestionKind.ORDERING,
        t("Mettez ces gestes en ordre."),
        (),
        (_option("a", "Respirer"), _option("b", "Garder la preuve"), _option("c", "Répondre")),
        (p("La preuve passe avant la réponse."),),
    ),
    Question(
        "paires",
        QuestionKind.MATCHING,
        t("Qui fait quoi?"),
        (),
        (
            _option("x", "La direction", match="décide"),
            _option("y", "La porte-parole", match="parle"),
            _option("z", "La veille", match="écoute"),
        ),
        (p("Chacun son rôle."),),
    ),
    Question(
        "mot",
        QuestionKind.SHORT,
        t("Quel mot désigne l’écoute de ce qui se dit?"),
        (),
        (
            _option("veille", "la veille", reason="C’est cela."),
            _option("espionnage", "l’espionnage", False, reason="La veille est publique."),
        ),
    ),
)
REFLECTION = Reflection(
    "qui-parle",
    t("Chez vous, qui peut parler un samedi soir?"),
    (p("Un nom suffit."),),
    4,
    (p("Léa, puis Paul."),),
)
CASE = Case(
    "terrasse",
    t("La terrasse de la discorde"),
    6,
    True,
    (p("Un café agrandit sa terrasse; une voisine filme."),),
    (CaseFigure("214", "partages en trois heures"), CaseFigure("38", "avis à une étoile")),
    (
        CasePart("known", (p("La vidéo était incomplète."),)),
        CasePart("decided", (p("Le café a répondu le soir même."),)),
        CasePart("followed", (p("Le ton a baissé en deux jours."),)),
        CasePart("questions", (p("Qu’auriez-vous fait?"),)),
        CasePart("lessons", (p("Dire ce qu’on sait, et quand on saura le reste."),)),
    ),
)
DECISION = Decision(
    "repondre-ou-non",
    t("Répondre ou non?"),
    8,
    (p("Prenez un message réel."),),
    (
        Step(
            "exact",
            t("Ce qui est écrit est-il exact?"),
            (p("Vérifiez une commande, une date."),),
            (
                Choice("oui", t("Oui"), t("Même si c’est dur à lire."), "menace"),
                Choice("non", t("Non, c’est faux"), (), "corriger"),
            ),
        ),
        Step(
            "menace",
            t("Y a-t-il une menace?"),
            (),
            (Choice("o", t("Oui"), (), "signaler"), Choice("n", t("Non"), (), "corriger")),
        ),
    ),
    (
        Ending(
            "corriger",
            t("Corriger les faits"),
            (Numbered(((p("Remerciez."),), (p("Corrigez en une phrase."),))),),
            (p("Bonjour ", Emphasis(t("prénom")), ", merci de nous avoir écrit."),),
            "D’ici deux heures",
            "La personne désignée",
            "Posé",
            "Débattre",
        ),
        Ending("signaler", t("Signaler et se taire"), (p("Gardez tout, puis signalez."),)),
    ),
)
SECRETS = (
    "SECRET-DEBRIEF",
    "SECRET-ANSWERS",
    "SECRET-NOTES",
    "SECRET-SLIDE",
    "SECRET-CONSOLE",
    "SECRET-CARD",
)
EXERCISE = Exercise(
    "trier-six",
    t("Trier six messages"),
    15,
    "équipes de trois",
    "une décision et sa raison par message",
    (p("Lisez les six messages et décidez."),),
    (p(SECRETS[0]),),
    (p(SECRETS[1]),),
    (p(SECRETS[2]),),
)
SLIDE = Slide("qui", t(SECRETS[3]), "points", (p("un client"),), (p(SECRETS[4]),))
CARD = Card("geste", t(SECRETS[5]), (p(SECRETS[5]),), (p(SECRETS[5]),))
SOURCES = Sources(
    (
        Source(
            "google-signaler",
            1,
            (
                Text("Google, « Signaler un avis inapproprié », aide en ligne. "),
                Link(
                    "https://support.google.com/business/answer/4596773?hl=fr",
                    t("https://support.google.com/business/answer/4596773?hl=fr"),
                ),
            ),
            "2026",
        ),
    )
)
LESSON = Lesson(
    id="avis-trier",
    course="relations-publiques",
    title="Un avis à une étoile : d’abord trier",
    minutes=12,
    lead="Vendredi, 17 h. Une étoile tombe. Avant de répondre, on respire et on trie.",
    objectives=("qualifier-un-avis",),
    blocks=(
        PROSE,
        Callout("key", (), (p("Une réponse à chaud se retrouve vite en image."),)),
        Callout("law", t("Diffamation"), (p("Ceci informe et ne remplace pas un avis."),)),
        CHECKLIST,
        SLIDE,
        CARD,
        *QUESTIONS,
        REFLECTION,
        CASE,
        DECISION,
        EXERCISE,
        SOURCES,
    ),
    footnotes=(Footnote(1, (p("Dix minutes au moins."),)),),
)
SECOND = Lesson(
    id="foule",
    course="relations-publiques",
    title="Ce que fait la foule",
    minutes=10,
    lead="Elle arrive vite et repart vite.",
    objectives=(),
    blocks=(
        Prose(
            (
                p(
                    "Revenez à ",
                    LessonLink("relations-publiques", "avis-trier", t("trier")),
                    ". Sans lien ni liste, ce qui suit est court.",
                ),
            )
        ),
        Callout("tip", (), (p("Comptez les messages par heure."),)),
        Callout("warning", (), (p("Ne bloquez personne à chaud."),)),
        Callout("example", (), (p("Une boulangerie (exemple fictif)."),)),
    ),
)
TERMS = {
    "nimby": Term(
        "nimby", "Pas dans ma cour (syndrome)", (p("Refus d’un projet près de chez soi."),), "NIMBY", True
    ),
    "veille": Term("veille", "Veille", (p("L’écoute de ce qui se dit."),)),
}
TITLES = {
    ("relations-publiques", "avis-trier"): LESSON.title,
    ("relations-publiques", "foule"): SECOND.title,
    ("recette", "veille"): "Écouter avant de parler",
}


def _outline(lesson: Lesson) -> LessonOutline:
    return LessonOutline(
        lesson.id, lesson.title, lesson.minutes, lesson.lead, f"{lesson.id}.md", 0, 0, (), (), (), (), ""
    )


def course(folder: Path) -> Course:
    """The workshop, its pictures written in `folder`."""
    (folder / "images").mkdir(exist_ok=True)
    (folder / "images" / "trier.svg").write_text(SVG, encoding="utf-8")
    return Course(
        id="relations-publiques",
        workshop=3,
        title="Médias sociaux et relations publiques",
        subtitle="Répondre, se taire, prévenir : garder la tête froide en public.",
        version="1.0.0",
        author="Camille Exemple",
        audience="Pour toute personne qui parle au nom d’une organisation",
        objectives=(Objective("qualifier-un-avis", "juger vite s’il faut répondre"),),
        modules=(
            Module("risques", "3.1", "Les risques, réseau par réseau", (_outline(LESSON),)),
            Module("foules", "3.2", "Les foules", (_outline(SECOND),)),
        ),
        agenda=(
            Segment("accueil", "opening", "Accueil", 10, 5),
            Segment("risques", "lesson", "Trier", 60, 40),
            Segment("pause", "break", "Pause", 10, 5),
            Segment("foules", "lesson", "La foule", 45, 30),
            Segment("cloture", "closing", "Clôture", 10, 5),
        ),
        documents=("Plan de gestion de crise", "Dossier de signalement d’avis"),
        folder=str(folder),
    )


def lesson_handout(folder: Path, lesson: Lesson = LESSON) -> LessonHandout:
    return LessonHandout(course(folder), lesson, TERMS, TITLES)


def course_handout(folder: Path) -> CourseHandout:
    return CourseHandout(course(folder), (LESSON, SECOND), TERMS, TITLES)


TASKS = TasksHandout(
    (
        Task(
            "Garder une image de la page",
            "Un avis peut disparaître.",
            date(2026, 10, 21),
            "Avant d’écrire",
            "Atelier 3",
        ),
        Task("Prévenir la personne désignée", "", date(2026, 11, 4), "Avant d’écrire", "Atelier 3"),
        Task("Choisir une porte-parole", "", date(2026, 12, 24), "Cellule de crise", "Atelier 3"),
        Task("Relire la politique", "Elle change chaque année."),
    )
)
PRINTING = Printing(date=DAY, person="Léa Tremblay")
