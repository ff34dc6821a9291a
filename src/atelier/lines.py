"""Words that come from elsewhere and are shown on one line: what could pass for lines of ours, or hide, is seen."""

from __future__ import annotations

import re

# Line ends and other controls; the marks that reverse the order of what is shown.
_HIDDEN = r"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
# What leaves a screen as it was, some letters of Unicode included.
_BLANK = r"\s\xad\u034f\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"

LINE = rf"\A(?=[^{_HIDDEN}]*\Z)[{_BLANK}]*[^{_BLANK}]"
"""The pattern of a text of one line that shows something and hides nothing."""
_LINE, _ODD = re.compile(LINE), re.compile(f"[{_HIDDEN}]")


def is_line(text: str) -> bool:
    """Whether a text stands on one line, shows something and hides nothing."""
    return _LINE.match(text) is not None


def on_one_line(text: str) -> str:
    """The text with the sign of what cannot be shown in place of each control, line end and mark of direction."""
    return _ODD.sub("\ufffd", text)
