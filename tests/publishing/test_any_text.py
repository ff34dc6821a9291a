"""Whatever is typed comes out of the PDF, and of the text, as it was."""

from __future__ import annotations

import io
import string

import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from atelier.content.model import Code, Emphasis, Lesson, Paragraph, Prose, Strong, Text
from atelier.publishing.handout import LessonHandout, Printing
from atelier.publishing.pdf.typst_code import string as literal
from atelier.publishing.pdf.writing import compose
from atelier.publishing.plain.text import text as plain

from .sample import DAY, FONTS, course

LETTERS = string.ascii_letters + string.digits + string.punctuation + "éèêëàâäîïôöùûüÿçœæÉÈÀÇŒ«»’…–—·€×½°"
TYPED = st.text(st.sampled_from(LETTERS + "     \N{NO-BREAK SPACE}"), min_size=1, max_size=60)
ATTACKS = (
    '"); #panic("',
    '\\"',
    "\\",
    "\\u{41}",
    "#{sys.inputs}",
    "$x^2$ <etiquette> @ref #link",
    "= Titre",
    "- liste\n+ liste",
    "// commentaire /* bloc */",
    "`brut` *gras* _italique_ ~ -- --- ... 'a' \"b\"",
    "{[()]}",
    "http://exemple.org/a_b*c",
)


def bare(text: str) -> str:
    """Text without spaces: lines are cut where they may."""
    return "".join(text.split())


def printed(folder, texts):
    wrapped = (
        Text,
        lambda one: Strong((Text(one),)),
        lambda one: Emphasis((Text(one),)),
        Code,
    )
    flows = tuple(
        Paragraph((Text("(debut)"), wrapped[place % 4](text), Text("(fin)")))
        for place, text in enumerate(texts)
    )
    lesson = Lesson("x", "c", "Essai", 1, "", (), (Prose(flows),))
    return LessonHandout(course(folder), lesson), Printing(date=DAY)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TYPED, min_size=1, max_size=40))
def test_any_text_comes_out_of_the_pdf(tmp_path, texts):
    handout, printing = printed(tmp_path, texts)
    reader = PdfReader(io.BytesIO(compose(handout, printing, FONTS).pdf))
    shown = bare("".join(page.extract_text() for page in reader.pages))
    for text in texts:
        assert f"(debut){bare(text)}(fin)" in shown


def test_nothing_typed_is_taken_for_code(tmp_path):
    handout, printing = printed(tmp_path, ATTACKS)
    compiled = compose(handout, printing, FONTS)
    reader = PdfReader(io.BytesIO(compiled.pdf))
    shown = bare("".join(page.extract_text() for page in reader.pages))
    for text in ATTACKS:
        assert f"(debut){bare(text)}(fin)" in shown


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_a_literal_is_one_string_to_typst(text):
    shown = typst.eval(b"", f"{literal(text)}.len() >= 0")
    assert shown == "true"


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Zs"])), min_size=1)
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_out_of_the_plain_text(tmp_path, texts):
    shown = bare(plain(*printed(tmp_path, texts)))
    for text in texts:
        assert f"(debut){bare(text)}(fin)" in shown
