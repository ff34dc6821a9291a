"""Writing Typst code. Every text of the model becomes a string literal here, and only here:
inside one, Typst knows no markup, so nothing that a person types can be taken for code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NOT_PRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": " "})


def string(text: str) -> str:
    """A Typst string literal. Controls, which print nothing, and halves of characters are left out."""
    return '"' + _NOT_PRINTABLE.sub("", text).translate(_ESCAPES) + '"'


def join(parts: Iterable[str]) -> str:
    """A code block whose value is its parts one after the other, or empty content."""
    return "{" + "\n".join(("[]", *parts)) + "}"


def array(parts: Iterable[str]) -> str:
    """An array, whatever its length."""
    return "(" + "".join(f"{part}, " for part in parts) + ")"


def call(function: str, *args: str, **named: str) -> str:
    """A call; the arguments are Typst code. An underscore in a name is a hyphen."""
    options = [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    return f"{function}({', '.join([*args, *options])})"
