"""The courses that we give, read once."""

from __future__ import annotations

import pytest

from atelier import places
from atelier.content.library import Library


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library((places.courses(),), tmp_path_factory.mktemp("library"))
