"""The simulation of the author's guide, which every reader of the guide has under the eyes."""

from __future__ import annotations

import re
from pathlib import Path

from atelier.content.remarks import Remarks
from atelier.content.scenario.model import Scenario
from atelier.content.scenario.reading import read_scenario
from atelier.content.scenario.soundness import check_games

GUIDE = Path(__file__).parents[2] / "docs" / "guide-auteur.md"
TEXT = re.findall(r"^```scenario\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.M | re.S)[0]
FILE = "simulations/panne-du-samedi.yaml"


def said(text: str) -> list[tuple[str, int]]:
    """The code and the line of each remark."""
    read = read_scenario(text.encode(), FILE, "essai")
    remarks = list(read.remarks)
    if read.scenario is not None:
        games = Remarks(FILE)
        check_games(read.scenario, games)
        remarks += games.all
    return [(one.code, one.where.line) for one in remarks]


def scenario(text: str = TEXT) -> Scenario:
    found = read_scenario(text.encode(), FILE, "essai")
    assert found.scenario is not None, found.remarks
    return found.scenario


def line_of(words: str, text: str = TEXT) -> int:
    return text[: text.index(words)].count("\n") + 1
