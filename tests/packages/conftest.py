"""The courses of the app, compiled once for all tests of this process."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from atelier import places
from atelier.content.library import Library


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compiled")
    Library((places.courses(),), folder).courses()
    return folder


@pytest.fixture(autouse=True)
def _warm(compiled: Path, atelier_home: Path) -> None:
    shutil.copytree(compiled, places.cache())
