"""What a course is, as plain frozen data.

Every output (window, Typst, plain text, later Word, slides and Web) walks these types;
none parses another's markup. Texts here already carry the typography of Québec French.
Every unit is written in the field's docstring; times are minutes, sizes are characters.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Position(Struct, frozen=True, array_like=True):
    """A place in a source file: path relative to the course's folder, line and column from 1."""

    file: str = ""
    line: int = 1
    column: int = 1


NOWHERE = Position()

# --------------------------------------------------------------------------- inlines


class Text(Struct, frozen=True, tag="t"):
    """Words, typeset."""

    text: str


class Strong(Struct, frozen=True, tag="b"):
    """Bold."""

    children: tuple[Inline, ...]


class Emphasis(Struct, frozen=True, tag="i"):
    """Italic."""

    children: tuple[Inline, ...]


class Code(Struct, frozen=True, tag="c"):
    """Words kept exactly as typed, in a monospaced face."""

    text: str


class Superscript(Struct, frozen=True, tag="s"):
    """Raised letters: the « er » of « 1er »."""

    children: tuple[Inline, ...]


class Link(Struct, frozen=True, tag="a"):
    """An address outside the app: http, https or mailto, nothing else."""

    url: str
    children: tuple[Inline, ...]


class LessonLink(Struct, frozen=True, tag="l"):
    """A link to a lesson, by the ids of its course and of the lesson."""

    course: str
    lesson: str
    children: tuple[Inline, ...]


class TermLink(Struct, frozen=True, tag="g"):
    """A word explained in the glossary."""

    term: str
    children: tuple[Inline, ...]


class NoteMark(Struct, frozen=True, tag="n"):
    """The call of a footnote, numbered from 1 in its lesson."""

    number: int


class Cite(Struct, frozen=True, tag="q"):
    """The call of a source, numbered from 1 in its lesson."""

    source: str
    number: int


class Break(Struct, frozen=True, tag="k"):
    """A new line inside a paragraph."""


Inline = (
    Text | Strong | Emphasis | Code | Superscript | Link | LessonLink | TermLink
    | NoteMark | Cite | Break
)  # fmt: skip
Inlines = tuple[Inline, ...]

# --------------------------------------------------------------------------- flows


class Paragraph(Struct, frozen=True, tag="p"):
    """A paragraph."""

    children: Inlines


class Heading(Struct, frozen=True, tag="h"):
    """A heading inside a lesson: level 2 (a section) or 3; its id is unique in the lesson."""

    level: int
    id: str
    children: Inlines


class Bullets(Struct, frozen=True, tag="ul"):
    """A list whose order does not matter."""

    items: tuple[tuple[Flow, ...], ...]


class Numbered(Struct, frozen=True, tag="ol"):
    """A list whose order matters."""

    items: tuple[tuple[Flow, ...], ...]
    start: int = 1


class Quote(Struct, frozen=True, tag="bq"):
    """Words of somebody."""

    children: tuple[Flow, ...]


class Preformatted(Struct, frozen=True, tag="pre"):
    """Lines kept as typed: a feed, a piece of HTML."""

    text: str


class Table(Struct, frozen=True, tag="tb"):
    """A table: a head, rows of the same length, one of « left, right, center » a column."""

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    align: tuple[str, ...]


class Figure(Struct, frozen=True, tag="fg"):
    """A picture of the course's folder. `source` is relative to that folder."""

    source: str
    alt: str
    caption: Inlines = ()


Flow = Paragraph | Heading | Bullets | Numbered | Quote | Preformatted | Table | Figure
Flows = tuple[Flow, ...]

# --------------------------------------------------------------------------- blocks


class Prose(Struct, frozen=True, tag="prose"):
    """A run of text between two fenced blocks."""

    flows: Flows
    where: Position = NOWHERE


class Callout(Struct, frozen=True, tag="callout"):
    """Something set apart. `kind`: key, tip, warning, law or example."""

    kind: str
    title: Inlines
    flows: Flows
    where: Position = NOWHERE


class Item(Struct, frozen=True):
    """One thing to do and to tick; `why` is one line of reason, perhaps empty."""

    id: str
    text: Inlines
    why: Inlines = ()
    fingerprint: str = ""
    where: Position = NOWHERE


class Checklist(Struct, frozen=True, tag="checklist"):
    """Things to do on Monday; it never blocks a lesson."""

    id: str
    title: Inlines
    intro: Flows
    items: tuple[Item, ...]
    fingerprint: str = ""
    where: Position = NOWHERE


class QuestionKind(StrEnum):
    """The six ways of asking."""

    TRUE_FALSE = "true-false"
    SINGLE = "single"
    MULTIPLE = "multiple"
    ORDERING = "ordering"
    MATCHING = "matching"
    SHORT = "short"


class Option(Struct, frozen=True):
    """One option of a question.

    Single, multiple, true-false: `right` says whether it is (one of) the right one(s).
    Ordering: options stand in the right order. Matching: `match` is the partner of `text`.
    Short answer: `text` is an answer one may type; `right` says whether it is accepted
    (a wrong one is a mistake that people really make).
    """

    id: str
    text: Inlines
    right: bool = True
    match: Inlines = ()
    reason: Flows = ()
    where: Position = NOWHERE


class Question(Struct, frozen=True, tag="question"):
    """A question; `explanation` is what holds whatever was answered."""

    id: str
    kind: QuestionKind
    title: Inlines
    stem: Flows
    options: tuple[Option, ...]
    explanation: Flows = ()
    fingerprint: str = ""
    where: Position = NOWHERE


class Reflection(Struct, frozen=True, tag="reflection"):
    """An open answer; `lines` is the height of the field; `example` may be looked at after."""

    id: str
    title: Inlines
    help: Flows
    lines: int = 3
    example: Flows = ()
    fingerprint: str = ""
    where: Position = NOWHERE


class CaseFigure(Struct, frozen=True, array_like=True):
    """A figure beside a case: « 214 », « partages en trois heures »."""

    value: str
    label: str


class CasePart(Struct, frozen=True):
    """A part of a case. `kind`: known, decided, followed, questions or lessons."""

    kind: str
    flows: Flows


class Case(Struct, frozen=True, tag="case"):
    """A case study; `summary` shows before it is opened."""

    id: str
    title: Inlines
    minutes: int
    fictional: bool
    summary: Flows
    figures: tuple[CaseFigure, ...]
    parts: tuple[CasePart, ...]
    fingerprint: str = ""
    where: Position = NOWHERE


class Choice(Struct, frozen=True):
    """An answer to a step; `target` is the id of a step or of an ending."""

    id: str
    text: Inlines
    hint: Inlines
    target: str
    where: Position = NOWHERE


class Step(Struct, frozen=True):
    """A question on the way to a decision."""

    id: str
    title: Inlines
    help: Flows
    choices: tuple[Choice, ...]
    where: Position = NOWHERE


class Ending(Struct, frozen=True):
    """A recommended action; `model` is a text to adapt, its blanks in emphasis."""

    id: str
    title: Inlines
    how: Flows
    model: Flows = ()
    delay: str = ""
    who: str = ""
    tone: str = ""
    avoid: str = ""
    where: Position = NOWHERE


class Decision(Struct, frozen=True, tag="decision"):
    """A walk through questions to a recommended action; it starts at the first step."""

    id: str
    title: Inlines
    minutes: int
    intro: Flows
    steps: tuple[Step, ...]
    endings: tuple[Ending, ...]
    fingerprint: str = ""
    where: Position = NOWHERE


class Card(Struct, frozen=True, tag="card"):
    """A question to come back to after the lesson; `more` is the reason, perhaps empty."""

    id: str
    title: Inlines
    answer: Flows
    more: Flows = ()
    fingerprint: str = ""
    where: Position = NOWHERE


class Simulation(Struct, frozen=True, tag="simulation"):
    """An invitation to play the simulation of that id; the file simulations/<id>.yaml holds it."""

    id: str
    title: Inlines
    intro: Flows
    fingerprint: str = ""
    where: Position = NOWHERE


class Slide(Struct, frozen=True, tag="slide"):
    """What the room sees. `template`: title, points, figure, quote, comparison, question,
    exercise or pause. Empty `notes`: the console shows the prose since the slide before.
    `minutes`: how long it is talked about; 0 when nobody said. `reserve`: shown only if one goes to it."""

    id: str
    title: Inlines
    template: str
    flows: Flows
    notes: Flows = ()
    fingerprint: str = ""
    where: Position = NOWHERE
    minutes: int = 0
    reserve: bool = False


class Exercise(Struct, frozen=True, tag="exercise"):
    """Work for the class. `debrief`, `answers` and `notes` are the trainer's alone."""

    id: str
    title: Inlines
    minutes: int
    grouping: str
    hand_in: str
    flows: Flows
    debrief: Flows = ()
    answers: Flows = ()
    notes: Flows = ()
    fingerprint: str = ""
    where: Position = NOWHERE


class Source(Struct, frozen=True):
    """Where a fact comes from. `confidence`: high, medium or common (common knowledge)."""

    id: str
    number: int
    text: Inlines
    year: str = ""
    confidence: str = "high"
    where: Position = NOWHERE


class Sources(Struct, frozen=True, tag="sources"):
    """The sources of a lesson, numbered as they are called."""

    items: tuple[Source, ...]
    where: Position = NOWHERE


Block = (
    Prose | Callout | Checklist | Question | Reflection | Case | Decision | Simulation | Card
    | Slide | Exercise | Sources
)  # fmt: skip

# --------------------------------------------------------------------------- course


class Footnote(Struct, frozen=True):
    """A note at the foot of a lesson."""

    number: int
    flows: Flows


class Lesson(Struct, frozen=True):
    """One lesson, whole."""

    id: str
    course: str
    title: str
    minutes: int
    lead: str
    objectives: tuple[str, ...]
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    words: int = 0
    fingerprint: str = ""
    file: str = ""


class Term(Struct, frozen=True):
    """A word of the glossary. `english`: the English term people meet; `official`: the OQLF's.
    `links`: the words that become a link to it where a lesson first uses one of them."""

    id: str
    name: str
    definition: Flows
    english: str = ""
    official: bool = False
    also: tuple[str, ...] = ()
    where: Position = NOWHERE
    links: tuple[str, ...] = ()


class Remark(Struct, frozen=True):
    """What is wrong at a place: a code of the catalogue and its arguments."""

    code: str
    where: Position
    args: dict[str, str | int] = {}
    severity: str = "error"  # or "warning"


class ItemOutline(Struct, frozen=True):
    """An item as lists show it, without opening its lesson."""

    id: str
    text: str
    why: str = ""
    fingerprint: str = ""


class ActivityOutline(Struct, frozen=True):
    """An activity as the course's outline knows it. `kind` is the block's tag; `section`, the id of
    the section that a card stands under."""

    id: str
    kind: str
    title: str
    fingerprint: str = ""
    items: tuple[ItemOutline, ...] = ()
    question_kind: str = ""
    minutes: int = 0
    section: str = ""


class Section(Struct, frozen=True, array_like=True):
    """A level-2 heading of a lesson."""

    id: str
    title: str


class LessonOutline(Struct, frozen=True):
    """A lesson as lists and progress need it.

    `stops`: ids of the sections and required activities in the order one meets them
    (a section as `#id`). `remarks`: what keeps the lesson from showing; empty if it shows.
    `terms`: the words of the glossary that it links, in order.
    """

    id: str
    title: str
    minutes: int
    lead: str
    file: str
    words: int
    slides: int
    objectives: tuple[str, ...]
    sections: tuple[Section, ...]
    activities: tuple[ActivityOutline, ...]
    stops: tuple[str, ...]
    fingerprint: str
    remarks: tuple[Remark, ...] = ()
    terms: tuple[str, ...] = ()


class Module(Struct, frozen=True):
    """A part of a course; `code` is that of the syllabus: « 3.1 »."""

    id: str
    code: str
    title: str
    lessons: tuple[LessonOutline, ...]


class Objective(Struct, frozen=True):
    """What the participant will be able to do."""

    id: str
    text: str


class Segment(Struct, frozen=True):
    """A piece of the agenda. `kind`: opening, lesson, exercise, break or closing.
    `lessons` and `exercises` are ids; `minimum` is in minutes."""

    id: str
    kind: str
    title: str
    minutes: int
    minimum: int
    optional: bool = False
    lessons: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()


class SimulationOutline(Struct, frozen=True):
    """A simulation without its scenes. `lesson`: the one that invites to it. `takeaways`: what one may
    put in one's own lists. `remarks`: what keeps it from being played; empty if it plays."""

    id: str
    title: str
    minutes: int
    lesson: str
    file: str
    takeaways: tuple[ItemOutline, ...] = ()
    fingerprint: str = ""
    remarks: tuple[Remark, ...] = ()


class Course(Struct, frozen=True):
    """A workshop's outline: all but the text of its lessons and simulations. `derives_from`: id and
    version of the course that it is a version of. `own`: it stands in a trainer's own folder."""

    id: str
    workshop: int
    title: str
    subtitle: str
    version: str
    author: str
    audience: str
    objectives: tuple[Objective, ...]
    modules: tuple[Module, ...]
    agenda: tuple[Segment, ...]
    documents: tuple[str, ...]
    folder: str
    remarks: tuple[Remark, ...] = ()
    simulations: tuple[SimulationOutline, ...] = ()
    derives_from: str = ""
    own: bool = False

    @property
    def lessons(self) -> tuple[LessonOutline, ...]:
        """All lessons, in order."""
        return tuple(lesson for module in self.modules for lesson in module.lessons)

    @property
    def minutes(self) -> int:
        """Minutes of the agenda in class."""
        return sum(segment.minutes for segment in self.agenda)
