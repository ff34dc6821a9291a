"""Versions as numbers that compare."""

from __future__ import annotations

import re


def number(version: str) -> tuple[int, ...]:
    """« 1.10.0 » as (1, 10, 0); nothing sorts first."""
    return tuple(int(part) for part in re.findall(r"\d{1,6}", version)[:3])
