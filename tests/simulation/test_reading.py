"""What is wrong in a simulation is said once, at its place; what is right is read whole."""

from __future__ import annotations

import pytest

from atelier.content.scenario.clock import DAY, HOUR, WEEK, later, read_moment, read_span
from atelier.content.scenario.conditions import read_test
from atelier.content.scenario.reading import read_scenario
from atelier.content.words import plain
from tests.simulation.sample import TEXT, line_of, said, scenario


def test_the_example_is_read_without_a_remark() -> None:
    assert said(TEXT) == []
    found = scenario()
    assert found.clock == 5 * DAY + 12 * HOUR + 5
    assert [one.id for one in found.places] == ["ecran-noir", "la-suite", "racontee", "partie"]
    assert plain(found.moments[0].choices[0].then).strip() == "Des épaules se relâchent."
    assert plain(found.moments[0].choices[0].why).strip().startswith("On pardonne la panne;")
    assert found.moments[1].choices[1].to[0].when[0].value == 55


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("id: panne-du-samedi", "id: panne", "scenario_file", "id: panne"),
        ("clock: samedi 12:05", "clock: midi", "scenario_clock", "clock:"),
        ("takes: 2 min", "takes: 2", "scenario_span", "takes: 2"),
        ("takes: 2 min", "takes: bientôt", "scenario_span", "takes: bientôt"),
        ("icon: heart", "icon: coeur", "scenario_icon", "icon: coeur"),
        ("[Rompue, Fragile, Solide]", "[Rompue, Solide]", "scenario_gauge_words", "[Rompue, Solide]"),
        ("from: nadia", "from: nadja", "scenario_person", "from: nadja"),
        ("kind: post", "kind: review", "scenario_stars", "kind: review"),
        ("likes: 4}", "likes: 4, stars: 3}", "scenario_stars", "stars: 3"),
        ("        to: la-suite\n      - id: taire", "        to: la-suit\n      - id: taire", "scenario_target", "la-suit\n"),
        ("effects: {confiance: 6}", "effects: {confianse: 6}", "scenario_gauge", "{confianse"),
        ("effects: {confiance: 6}", "effects: {confiance: 60}", "scenario_effect", "60}"),
        ("[not file-avertie]", "[not file]", "scenario_flag", "[not file]"),
        ('"confiance < 55"', '"confiance = 55"', "scenario_when", '"confiance = 55"'),
        ('"confiance < 55"', '"force < 55"', "scenario_gauge", '"force < 55"'),
        ("{to: racontee}", "{to: racontee, when: [file-avertie]}", "scenario_last_way", "{to: racontee, when"),
        ("id: non\n", "id: oui\n", "sub_id_twice", "id: oui\n        text: Lui"),
        ("id: partie,", "id: la-suite,", "sub_id_twice", "id: la-suite,"),
        ("id: ecran-noir", "id: Écran", "id_letters", "id: Écran"),
        ("grade: fair", "grade: moyen", "yaml_choice", "grade: moyen"),
        ("minutes: 5", "minutes: 0", "yaml_number", "minutes: 0"),
        ("    title: L'écran", "    titre: L'écran", "yaml_unknown_guess", "titre: L'écran"),
        ("[trier-les-avis]", "trier-les-avis", "yaml_list", "trier-les-avis"),
        ("  - {id: relais, text: Décider qui appelle le technicien}\n", "", "scenario_takeaways", "  - {id: phrase"),
        ("effects: {confiance: 6}", "effects:\n          confiance: 6\n          portee: six", "yaml_number", "portee: six"),
        ("text: Dire à la file ce qui se passe", 'text: "  "', "yaml_nothing", 'text: "  "'),
        ("name: Confiance du public", f"name: {'A' * 61}", "yaml_long", "name: AAA"),
        ("title: La panne du samedi", f"title: {'A' * 300}", "yaml_long", "title: AAA"),
        ("then: Des épaules se relâchent.", f"detail: {'a ' * 300}", "yaml_long", "detail: a"),
        ("sets: [file-avertie]", "sets: [Été]", "id_letters", "sets: [Été]"),
        ("        to: la-suite\n      - id: taire", "        to: []\n      - id: taire", "scenario_no_way", "to: []"),
        ("{id: energie,", "{id: elapsed,", "scenario_elapsed", "{id: elapsed"),
        ("On pardonne la panne;", "On pardonne [la panne](lesson:Nulle);", "link_lesson_shape", "On pardonne ["),
    ],
)  # fmt: skip
def test_a_mistake_is_said_at_its_line(old: str, new: str, code: str, at: str) -> None:
    assert old in TEXT
    wrong = TEXT.replace(old, new, 1)
    assert (code, line_of(at, wrong)) in said(wrong)


def test_a_loop_is_refused() -> None:
    wrong = TEXT.replace("          - {to: racontee}", "          - {to: ecran-noir}")
    assert [code for code, _ in said(wrong)] == ["scenario_loop"]


def test_what_no_game_reaches_is_refused() -> None:
    wrong = TEXT.replace('["confiance < 55"]', '["confiance < 5"]')
    assert said(wrong) == [("scenario_orphan", line_of("{id: partie"))]


def test_a_choice_that_is_never_offered_is_refused() -> None:
    wrong = TEXT.replace("        grade: fair\n", '        grade: fair\n        when: ["energie < 10"]\n')
    codes = [code for code, _ in said(wrong)]
    assert "scenario_never" in codes and "scenario_dead_end" in codes


def test_a_scene_without_a_good_choice_for_some_game_is_refused() -> None:
    wrong = TEXT.replace(
        "        takes: 1 min\n        effects: {confiance: 8",
        "        takes: 1 min\n        when: [file-avertie]\n        effects: {confiance: 8",
    ).replace(
        "      - id: non\n",
        "      - {id: autre, text: Autre, takes: 1 min, grade: poor, why: Non., to: racontee}\n      - id: non\n",
    )
    assert [code for code, _ in said(wrong)] == ["scenario_nothing_good"]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"- 1\n- 2\n", b"id: [\n", b"a: &x 1\nb: *x\n", b"\x00"])
def test_a_file_that_is_no_simulation_gives_a_remark_and_no_error(data: bytes) -> None:
    found = read_scenario(data, "simulations/x.yaml", "essai")
    assert found.scenario is None and found.remarks


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("10 min", 10), ("1 h", 60), ("1 h 30", 90), ("2 j", 2 * DAY), ("1 j 2 h", DAY + 120), ("45min", 45),
     ("0 min", None), ("90 j", None), ("", None), ("h", None), ("10", None)],
)  # fmt: skip
def test_spans(text: str, minutes: int | None) -> None:
    assert read_span(text) == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("lundi 0:00", 0), ("dimanche 23:59", WEEK - 1), ("Samedi, 19 h 42", 5 * DAY + 19 * 60 + 42),
     ("samedi 24:00", None), ("samedi", None), ("hier 10:00", None)],
)  # fmt: skip
def test_moments(text: str, minutes: int | None) -> None:
    assert read_moment(text) == minutes


def test_the_clock_waits_and_never_goes_back() -> None:
    monday = read_moment("lundi 9:00")
    assert monday is not None
    assert later(monday - 60, monday) == monday
    assert later(monday + 60, monday) == monday + 60  # an hour late: it stays
    assert later(monday + 2 * DAY, monday) == monday + WEEK
    assert later(monday + 3 * WEEK - 5, monday) == monday + 3 * WEEK


@pytest.mark.parametrize("text", ["confiance = 4", "4 < confiance", "", "Été", "a and b", "x < y"])
def test_what_is_no_condition(text: str) -> None:
    assert read_test(text) is None


def test_a_simulation_of_a_thousand_moments_is_refused_at_once() -> None:
    start = TEXT.index("  - id: la-suite")
    more = "".join(
        f"  - {{id: m{number}, title: Q, text: T, choices: [{{id: a, text: A, takes: 1 h, grade: good, why: W, to: oui}}, "
        f"{{id: b, text: B, takes: 1 h, grade: good, why: W, to: oui}}]}}\n"
        for number in range(1000)
    ).replace("to: oui", "to: racontee")
    assert [code for code, _ in said(TEXT[:start] + more + TEXT[start:])] == ["scenario_long"]


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    assert said(TEXT + "#" * 400_000) == [("too_large", 1)]


def test_a_simulation_too_tangled_is_refused() -> None:
    """Each choice is remembered, and the last one asks for all of them: 2^44 situations, were they all walked."""
    moments = "".join(
        f"  - {{id: m{layer}, title: Q, text: T, choices: [{', '.join(tangled(layer, one) for one in range(4))}]}}\n"
        for layer in range(12)
    )
    wrong = TEXT[: TEXT.index("  - id: ecran-noir")] + moments + TEXT[TEXT.index("endings:") :]
    assert said(wrong) == [("scenario_tangled", 1)]


def tangled(layer: int, one: int) -> str:
    asked = ", ".join(f"not f{before}-{other}" for before in range(11) for other in range(4))
    to = f"m{layer + 1}" if layer < 11 else f"[{{when: [{asked}], to: partie}}, {{to: racontee}}]"
    return f"{{id: c{one}, text: A, takes: 1 min, grade: good, why: W, sets: [f{layer}-{one}], to: {to}}}"
