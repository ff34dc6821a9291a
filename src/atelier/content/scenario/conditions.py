"""`when:`: what must hold, one test an entry: « preuve », « not preuve », « confiance < 40 », « elapsed >= 90 »."""

from __future__ import annotations

import re

from atelier.content.scenario.model import Test

ELAPSED = "elapsed"
"""The time gone by; no gauge may be called so."""

_NUMBER = re.compile(r"(?P<name>[a-z0-9-]+) *(?P<sign><=|>=|<|>) *(?P<value>\d{1,6})")
_FLAG = re.compile(r"(?P<no>not +|pas +)?(?P<name>[a-z0-9-]+)")


def read_test(text: str) -> Test | None:
    """A test; None where it is not so written."""
    text = " ".join(text.split())
    found = _NUMBER.fullmatch(text)
    if found:
        kind = ELAPSED if found["name"] == ELAPSED else "gauge"
        return Test(kind, found["name"], found["sign"], int(found["value"]))
    flag = _FLAG.fullmatch(text)
    return Test("flag", flag["name"], "not" if flag["no"] else "is") if flag else None
