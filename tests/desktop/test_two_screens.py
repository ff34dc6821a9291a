"""A laptop and a projector, of two sizes and two scales: each window where it belongs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LEAD = """
import json
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from atelier.app import App, application
from atelier.desktop import routes
from atelier.desktop.presenter.monitors import monitors
from atelier.preferences import Preferences

def box(window):
    at = window.geometry()
    return [at.x(), at.y(), at.width(), at.height()]

app = App(application(), Preferences(motion="reduced", welcomed=True, trainer=True))
app.show(routes.Present("recette"))
screen = app.window.screen_shown
said = {"monitors": [[one.width, one.height, one.primary] for one in monitors()], "two": screen.screens.setup.two}
screen.begin.click()
QTest.qWait(100)
presenter = app.presenting.presenter
said["room"], said["own"] = box(presenter.room), box(presenter.own)
said["full"] = presenter.room.windowState() == Qt.WindowState.WindowFullScreen
said["slides"] = box(presenter.canvas)[2:]
said["ratio"] = presenter.canvas.devicePixelRatioF()
QTest.keyClick(presenter.own, Qt.Key.Key_S)
said["swapped"] = [presenter.room.held is presenter.console, box(presenter.room)]
QTest.keyClick(presenter.own, Qt.Key.Key_S)
said["back"] = [presenter.room.held is presenter.canvas, box(presenter.room)]
said["remembered"] = app.session.preferences.projector
presenter.close(ended=True)
app.close()
print(json.dumps(said))
"""


def led(tmp_path: Path, beamer: dict[str, object], **environment: str) -> dict[str, object]:
    """What an app in front of these screens says; a platform cannot be changed once Qt is loaded."""
    laptop = {"name": "0-portable", "x": 0, "y": 0, "width": 1440, "height": 900}
    common = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": [{**laptop, **common}, {**common, **beamer}]}), encoding="utf-8")
    kept = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={file}", **environment}
    done = subprocess.run(
        [sys.executable, "-c", LEAD], env=kept, capture_output=True, text=True, timeout=90, check=False
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return said


def test_the_slides_cover_the_projector_and_the_console_the_laptop(tmp_path: Path) -> None:
    said = led(tmp_path, {"name": "1-projecteur", "x": 1440, "y": 0, "width": 1920, "height": 1080})
    assert said["two"] is True
    assert said["monitors"] == [[1440, 900, True], [1920, 1080, False]]
    assert said["room"] == [1440, 0, 1920, 1080]
    assert said["full"] is True
    assert said["slides"] == [1920, 1080]
    own = said["own"]
    assert isinstance(own, list) and own[0] + own[2] <= 1440
    assert said["swapped"] == [True, [1440, 0, 1920, 1080]]
    assert said["back"] == [True, [1440, 0, 1920, 1080]]
    assert str(said["remembered"]).startswith("1-projecteur|")


@pytest.mark.parametrize("scale", ["1", "2"])
def test_scales_that_differ_and_a_4_3_projector_are_covered_whole(tmp_path: Path, scale: str) -> None:
    said = led(
        tmp_path,
        {"name": "1-projecteur", "x": 1440, "y": 0, "width": 1024, "height": 768},
        QT_SCREEN_SCALE_FACTORS=f"0-portable=2;1-projecteur={scale}",
    )
    room = said["room"]
    assert isinstance(room, list)
    assert [side * int(scale) for side in room[2:]] == [1024, 768]
    assert said["ratio"] == int(scale)
