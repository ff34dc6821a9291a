"""Lines that look like ours and are not: what a word processor, or another Markdown, makes of them.

Read as prose they would go by without a word; a trainer's note would even show to the room.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from atelier.content.lines import Line
from atelier.content.remarks import Remarks

_PARTS = "notes|example|figures|known|decided|followed|questions|lessons|step|end|model|debrief|answers"
_SLIPS = (
    (re.compile(r"^(?P<at>[•◦▪▫‣●○■□☐☑☒]) ?\S"), "bullet_sign"),
    (re.compile(rf"^(?P<at>-*[‒–—―][‒–—―-]*) *(?P<name>{_PARTS})(?![^\W_])(?! *[,.:;!?])"), "part_dashes"),
    (re.compile(r"^(?P<at>#{2,6})[^\s#{]"), "heading_space"),
    (re.compile(r"^(?P<at>#{7,})"), "heading_deep"),
    (re.compile(r"^(?P<at>\\{3,}|:{3,})(?: *[\w-]+(?: .*)?| *\|.*)?$"), "fence_slashes"),
)
_FIRST = frozenset("•◦▪▫‣●○■□☐☑☒-‒–—―#\\:")


def slips(lines: Iterable[Line], remarks: Remarks) -> None:
    """Say which lines are such slips; code has been left out of `lines`."""
    before = ""
    for line in lines:
        bare = line.text.lstrip()
        same, before = before, ""
        if not bare or bare[0] not in _FIRST:
            continue
        for pattern, code in _SLIPS:
            found = pattern.match(bare)
            if found and code == "bullet_sign" == same:  # a list is said once
                before = code
                break
            if found:
                before = code
                indent = len(line.text) - len(bare)
                named = {"name": found["name"]} if code == "part_dashes" else {}
                remarks.error(code, line.number, line.column + indent, **named)
                break
