"""Whatever a file holds, reading it gives remarks: never an exception, never a wait."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atelier.content.course import read_course
from atelier.content.glossary import read_glossary
from atelier.content.lesson import read_lesson
from atelier.content.lines import Line
from atelier.content.model import Lesson
from atelier.content.remarks import AT_MOST, Remarks
from atelier.content.report import check
from atelier.content.scanner import Fence, Run, scan
from atelier.wording import say

HEAD = "---\nid: a\ntitle: t\nlead: l\nminutes: 1\nobjectives: [x]\n---\n\n"
_HERE = Path(__file__).parent
_REAL = [path.read_text(encoding="utf-8") for path in (_HERE / "base").glob("**/*.md")]
_PIECES = st.sampled_from(
    """/// callout|/// question |\n/// slide | T\n|///|\n///\n|    type: key\n|    id: a\n|\n--- known\n|--- step a \\| T\n|---|
\n- [ ] a {#a}|\n- (x) b {#b}|\n    > c|\n1. d {#d}|\n- e -> f {#e}|\n= g {#g}|\n> h|\n## i {#i}|# |\n\n|\n|    |  |\t| |
**|*|_|__|`|```\n|~~~|[|](|)|!|![|](images/a.svg "b")|[@s]|[^1]|\n[^1]: n|{{|}}|{#|}|<b>|<https://a.b>|&amp;|\\|\\||\n\\| a \\| b \\||
\n\\|---\\|---\\||lesson:|term:|javascript:|http://|«|»|"|'|...| :|18h30|10 000|1er|é|\u00a0|\u200b|\x00|\x02|\ufeff|\U000f0001|\U00100000|\ud7ff""".replace(
        "\n|\n", "|"
    ).split("|")
)
_MARKUP = st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=60).map("".join)


def _sound(remarks: tuple[object, ...], lesson: Lesson | None) -> None:
    assert len(remarks) <= AT_MOST + 1
    assert lesson is not None or any(one.severity == "error" for one in remarks)  # type: ignore[attr-defined]
    for one in remarks:
        assert one.where.line >= 1 and one.where.column >= 1  # type: ignore[attr-defined]
        assert say(f"content.{one.code}", **one.args)  # type: ignore[attr-defined]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_MARKUP, st.booleans())
def test_any_text_is_read_as_a_lesson(text: str, headed: bool) -> None:
    data = ((HEAD if headed else "") + text).encode("utf-8", "surrogatepass")
    reading = read_lesson(data, "a.md", "c")
    _sound(reading.remarks, reading.lesson)
    assert read_lesson(data, "a.md", "c") == reading


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(_REAL), st.data())
def test_a_real_lesson_with_a_slip_is_read(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    reading = read_lesson((text[:start] + data.draw(_MARKUP) + text[end:]).encode(), "a.md", "c")
    _sound(reading.remarks, reading.lesson)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    reading = read_lesson(data, "a.md", "c")
    _sound(reading.remarks, reading.lesson)
    read_glossary(data)
    read_course(data)


_YAML = st.lists(
    st.sampled_from(
        [
            "id: a\n",
            "title",
            ": ",
            "- ",
            "{",
            "}",
            "[",
            "]",
            ", ",
            "'",
            '"',
            "&a ",
            "*a",
            "!!int ",
            "\n",
            "  ",
            "#",
            "|",
            ">",
            "agenda:\n",
            "modules:\n",
            "lessons",
            "minutes: 10",
            "? ",
            "%",
            "@",
            "---\n",
            "...\n",
            "~",
            "<<: ",
            "é",
            "\u2028",
        ]
    )
    | st.text(max_size=6),
    max_size=40,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(_YAML)
def test_any_yaml_is_read(text: str) -> None:
    file, remarks = read_course(text.encode("utf-8", "surrogatepass"))
    assert file is not None or remarks
    for one in remarks:
        assert say(f"content.{one.code}", **one.args)


@settings(max_examples=300, deadline=None)
@given(_MARKUP)
def test_the_scanner_loses_no_line(text: str) -> None:
    lines = tuple(Line(number, row) for number, row in enumerate(text.split("\n"), start=1))
    remarks = Remarks("a.md")
    source = scan(lines, remarks)
    kept = [line.number for line in source.head or ()]
    for piece in source.pieces:
        if isinstance(piece, Run):
            kept += [line.number for line in piece.lines]
        elif isinstance(piece, Fence):
            kept += [piece.head.number, *(setting.key.number for setting in piece.settings)]
            kept += [line.number for line in piece.body]
            for part in piece.parts:
                kept += [part.name.number, *(setting.key.number for setting in part.settings)]
                kept += [line.number for line in part.body]
    assert len(kept) == len(set(kept))
    said = {remark.where.line for remark in remarks.all}
    for line in lines:
        bare = line.text.strip()
        if bare and not bare.startswith(("///", "---")):
            assert line.number in kept or line.number in said, line


HOSTILE = {
    "ten megabytes": HEAD + "mot " * 2_500_000,
    "a thousand nested blocks": HEAD + "/// callout | T\n    type: key\n\n" * 1000,
    "a thousand nested quotes": HEAD + "> " * 1000 + "mot",
    "a thousand nested lists": HEAD + "\n".join(" " * 4 * depth + "- a" for depth in range(1000)),
    "brackets": HEAD + "[" * 1_900_000,
    "brackets in paragraphs": HEAD + ("[a](" * 390 + "\n\n") * 1200,
    "stars": HEAD + ("*a **b " * 390 + "\n\n") * 700,
    "backticks": HEAD + ("`a ``b " * 390 + "\n\n") * 700,
    "unclosed codes": HEAD + "".join("~" * (3 + number % 50) + "\n" for number in range(15_000)),
    "half a million lines": HEAD + "a\n" * 500_000,
    "quotation marks": HEAD + ('" ' * 5_000 + "\n\n") * 150,
    "hyphens": HEAD + ("a-" * 4_500 + "\n\n") * 150,
    "addresses": HEAD + ("www." * 2_500 + "\n\n") * 150,
    "targets": HEAD
    + "/// decision | T\n    id: d\n    minutes: 1\n\n"
    + "".join(f"--- step s{n} | T\n- a -> y{n} {{#a}}\n- b -> z{n} {{#b}}\n" for n in range(4_000))
    + "--- end e | E\nx\n",
    "arrows": HEAD + "/// question | T\n    id: q\n\n" + ("- " + " " * 9_000 + "a\n") * 90 + "///\n",
    "braces": HEAD + "/// checklist | T\n    id: q\n\n" + ("- [ ] " + "{#" * 9_000 + "\n") * 90 + "///\n",
    "spaces": HEAD + "/// checklist | T\n    id: q\n\n" + ("- [ ] a" + " " * 18_000 + "{b\n") * 90 + "///\n",
    "long gaps": HEAD + ("/// callout | a" + " " * 18_000 + "b\n") * 90,
    "long gaps in options": HEAD + "/// callout\n" + ("    id: a" + " " * 18_000 + "b\n") * 90,
    "long gaps before an arrow": HEAD
    + "/// question | T\n    id: q\n\n"
    + ("- a -> b" + " " * 18_000 + "c {#x}\n") * 90,
    "long gaps in figures": HEAD
    + "/// case | T\n    id: q\n\nx\n\n--- figures\n"
    + ("- 12" + " " * 18_000 + "x\n") * 90,
    "long rules": HEAD + ("| a |\n|" + "-" * 18_000 + "x\n\n") * 90,
    "headings": HEAD + "## a\n\n" * 9_000,
    "steps": HEAD
    + "/// decision | T\n    id: d\n    minutes: 1\n\n"
    + "".join(f"--- step s{n} | T\n- a -> s{n + 1} {{#a}}\n- b -> s{n} {{#b}}\n" for n in range(5_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_lesson_is_refused_in_bounded_time(name: str) -> None:
    start = time.process_time()
    reading = read_lesson(HOSTILE[name].encode(), "a.md", "c")
    assert time.process_time() - start < 15  # seconds of processor; about 1 on the slowest seen
    _sound(reading.remarks, reading.lesson)


def test_hostile_yaml_is_refused() -> None:
    for text in (
        "[" * 100_000,
        "a: &a [x]\nb: [*a, *a]",
        "{" * 50_000,
        "- " * 50_000,
        "a:\n" + " " * 100_000 + "b: 1",
        "id: a\n" * 19_000,
        "".join(f"k{n}: 1\n" for n in range(300)),
    ):
        file, remarks = read_course(text.encode())
        assert file is None and remarks


def test_files_that_are_not_what_they_seem(tmp_path: Path) -> None:
    folder = tmp_path / "essai"
    folder.mkdir()
    (folder / "course.yaml").write_text("id: essai\n")
    (folder / "dossier.md").mkdir()
    (tmp_path / "secret.md").write_text("secret")
    (folder / "lien.md").symlink_to(tmp_path / "secret.md")
    (folder / "boucle.md").symlink_to(folder / "boucle.md")
    (folder / "nulle-part.md").symlink_to(folder / "absent.md")
    said = {(one.path.name, one.remark.code) for one in check(folder).found}
    assert {("dossier.md", "unreadable"), ("lien.md", "outside"), ("nulle-part.md", "file_missing")} <= said
    assert {code for name, code in said if name == "boucle.md"} & {"unreadable", "file_missing", "outside"}


def test_a_figure_that_leads_outside_is_refused(tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "cours"
    shutil.copytree(_HERE / "base", folder)
    (tmp_path / "dehors.svg").write_text("<svg/>")
    (folder / "essai" / "images" / "preuve.svg").unlink()
    (folder / "essai" / "images" / "preuve.svg").symlink_to(tmp_path / "dehors.svg")
    assert [one.remark.code for one in check(folder).found] == ["figure_outside"]


@pytest.mark.parametrize("name", ["essai/deux-avis.md", "essai/course.yaml", "glossaire.md"])
def test_a_pipe_that_nobody_fills_is_not_waited_for(name: str, tmp_path: Path) -> None:
    import os
    import shutil

    from atelier.content.library import Library

    folder = tmp_path / "cours"
    shutil.copytree(_HERE / "base", folder)
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert {(one.path.name, one.remark.code) for one in check(folder).found} >= {
        (name.rpartition("/")[2], "unreadable")
    }
    assert len(Library((folder,), tmp_path / "cache").courses()) == (name != "essai/course.yaml")


def test_a_glossary_that_is_a_folder_is_said(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(_HERE / "base", tmp_path / "cours")
    (tmp_path / "cours" / "glossaire.md").unlink()
    (tmp_path / "cours" / "glossaire.md").mkdir()
    for path in (tmp_path / "cours", tmp_path / "cours" / "essai"):
        check(path)
    assert [one.remark.code for one in check(tmp_path / "cours").found] == ["unreadable"]
