"""Words without accents or capitals, letter for letter: a place in one text is a place in the other."""

from __future__ import annotations

from unicodedata import combining, normalize


class _Letters(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = " "
        if letter.isalnum():
            bare = "".join(one for one in normalize("NFKD", letter.casefold()) if not combining(one))
            plain = bare if len(bare) == 1 else letter
        self[code] = plain
        return plain


_LETTERS = _Letters()


def folded_passage(heading: str, body: str) -> str:
    """A heading and a body folded, every word of them between two spaces."""
    return f" {fold(heading)} {fold(body)} "


def folded_heading(heading: str, passage: str) -> str:
    """The heading's part of a folded passage."""
    return passage[: len(heading) + 2]


def fold(text: str) -> str:
    """The text with bare small letters, and a space for all that is neither letter nor figure.

    It has exactly as many characters as `text`; a ligature (« œ ») stays itself.
    """
    return text.translate(_LETTERS)
