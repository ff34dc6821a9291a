"""What every room raises when a person must be told: a code and its arguments.

The sentence stands in the catalogue (`atelier.wording`), which the windows and the command
line share; a room never writes a sentence itself.
"""

from __future__ import annotations


class Word(str):
    """An argument that the catalogue words: a code of its own."""


class AtelierError(Exception):
    """A failure that a French sentence explains. `code` is « room.name » in the catalogue."""

    def __init__(self, code: str, /, **args: str | int) -> None:
        super().__init__(code, args)
        self.code = code
        self.args_for_sentence = args

    def __str__(self) -> str:
        return f"{self.code} {self.args_for_sentence}"
