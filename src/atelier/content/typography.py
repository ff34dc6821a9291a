"""The typography of Québec French, set once for every output.

After the « Tableau des espacements » of the Office québécois de la langue française:
a no-break space (U+00A0) before the colon and inside « », none before ; ! ? , and … .
Every function here is idempotent: setting a text twice changes nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

NBSP = "\u00a0"
_JOINT = "\ue000"  # between two pieces of a paragraph (bold, a link …): no width
_KEPT = "\ue001"  # stands for what is kept exactly as typed
_S = "[ \u00a0\u202f]"
_SPACES = " \u00a0\u202f"

Names = re.Pattern[str]
_ADDRESS = (
    r"(?:https?|ftp)://[^\s<>«»\"]*[^\s<>«»\".,;:!?)\]’'…]"
    r"|(?:mailto|tel|lesson|term):[^\s<>«»\"]*[^\s<>«»\".,;:!?)\]’'…]"
    r"|(?<![\w@.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,5}(?:com|ca|org|net|quebec|fr|info|io)/[^\s<>«»\"]*[^\s<>«»\".,;:!?)\]’'…]"
)
_MARKS = re.compile(f"[{_JOINT}{_KEPT}]")
_NOTHING = re.compile(f"{_MARKS.pattern}|{_ADDRESS}")

_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_UNITS = "km²|m²|cm²|m³|km|m|cm|mm|kg|g|mg|ml|mL|L|ko|Mo|Go|To|px|min|h|kW|kWh"


def names_pattern(names: Iterable[str]) -> Names:
    """What finds the words kept as typed: addresses, e-mails and these names."""
    words = sorted((re.escape(name) for name in names if name.strip()), key=len, reverse=True)
    if not words:
        return _NOTHING
    return re.compile(f"{_MARKS.pattern}|{_ADDRESS}|(?<!\\w)(?:{'|'.join(words)})(?!\\w)")


def typeset(text: str, names: Names = _NOTHING) -> str:
    """A text with its typography set."""
    return typeset_pieces([text], names)[0]


def typeset_pieces(pieces: Sequence[str | None], names: Names = _NOTHING) -> list[str]:
    """The pieces of one paragraph, each with its typography set. None stands for a piece that
    is kept as typed; it comes back as an empty text."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return _KEPT

    words = []
    for piece in pieces:
        if piece is None:
            kept.append("")
            words.append(_KEPT)
        else:
            words.append(names.sub(keep, piece))
    text = _JOINT.join(words)
    for rule in _RULES:
        text = rule(text)
    back = iter(kept)
    return [
        re.sub(_KEPT, lambda _: next(back), piece) if _KEPT in piece else piece
        for piece in text.split(_JOINT)
    ]


# --------------------------------------------------------------------------- rules


_SINGLE = re.compile(r"(?<![\w’'])'(?=[^\W\d_])([^'\"]{2,80}?)(?<=\w|[.!?…])'(?![\w’'])")


def _letters(text: str) -> str:
    text = _SINGLE.sub(r'"\1"', text)
    text = text.replace("'", "’")
    if "..." in text:
        text = re.sub(r"(?<!\.)\.\.\.(?!\.)", "…", text)
    return text


_OPENING = frozenset(f"\n\t{_SPACES}([{{«“‘’–—")


def _quotes(text: str) -> str:
    """\" and “ ” → « » (“ ” inside another pair). An orphan closing mark, as in 5\", stays."""
    if '"' not in text and "“" not in text:
        return text
    done: list[str] = []
    inside: list[str] = []
    before = " "
    for letter in text:
        mark = letter
        if letter == '"':
            mark = _quote(before, inside)
        elif letter == "“" and not inside:
            mark = "«"
        elif letter == "”" and inside == ["«"]:
            mark = "»"
        if letter in "«“":
            inside.append(mark)
        elif letter in "»”" and inside:
            inside.pop()
        done.append(mark)
        if letter != _JOINT:
            before = letter
    return "".join(done)


def _quote(before: str, inside: list[str]) -> str:
    """What a straight quotation mark becomes after `before`; `inside` are the pairs still open."""
    if before in _OPENING:
        inside.append("“" if inside else "«")
        return inside[-1]
    return {"«": "»", "“": "”"}[inside.pop()] if inside else '"'


_AFTER_OPENING = re.compile(f"«{_S}*({_JOINT}*){_S}*(?=[^{_SPACES}])")
_BEFORE_CLOSING = re.compile(f"(?<=[^{_SPACES}]){_S}*({_JOINT}*){_S}*»")


def _guillemets(text: str) -> str:
    if "«" not in text and "»" not in text:
        return text
    text = _AFTER_OPENING.sub(rf"«\1{NBSP}", text)
    return _BEFORE_CLOSING.sub(rf"{NBSP}\1»", text)


_DASH = re.compile(r"(?<=\S) --?(?= \S)")
_LONG_DASH = re.compile(r"(?<=\S) ---(?= \S)")


def _dashes(text: str) -> str:
    if " -" not in text:
        return text
    return _DASH.sub(" –", _LONG_DASH.sub(" —", text))


_NO_SPACE = re.compile(
    f"(?<=[^\\s{_SPACES}«“(\\[–—]){_S}+({_JOINT}*)([;!?…,]+)(?=[\\s{_SPACES}{_JOINT})\\]»”’.…;:!?,]|$)"
)
_COLON = re.compile(f"(?<=[^\\s{_SPACES}:]){_S}*({_JOINT}*):(?=[\\s{_SPACES}{_JOINT}]|$)")


def _punctuation(text: str) -> str:
    text = _NO_SPACE.sub(r"\1\2", text)
    return _COLON.sub(rf"{NBSP}\1:", text) if ":" in text else text


def _spaces_kept(found: re.Match[str]) -> str:
    return re.sub(_S, NBSP, found[0])


_DIGIT = re.compile(r"\d")
_THOUSANDS = re.compile(
    f"(?<![\\d.,{_SPACES}])\\d{{1,3}}(?:{_S}\\d{{3}})+(?!\\d)|(?<=\\D[{_SPACES}])\\d{{1,3}}(?:{_S}\\d{{3}})+(?!\\d)"
)
_HOURS = re.compile(f"(?<!\\w)(\\d{{1,2}}){_S}?[hH](?:{_S}?(\\d{{2}}))?(?!\\w)")
_SIGNS = re.compile(f"(\\d){_S}?((?:[kMG]?[$€£])|[%‰¢]|°[CF])(?!\\w)")
_LARGE = re.compile(r"(?<![\d.,\w-])\d{5,12}(?=(?:,\d+)?[ \u00a0\u202f]?(?:[kMG]?[$€]|%))")
_DOLLAR_FIRST = re.compile(r"(?<![\w$])\$(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d\d))?(?![\d.,]*\d)(?!\w)")
_BY_THREE = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")
_MILLION = re.compile(f"(\\d){_S}(millions?|milliards?)(?:{_S}([$€]))?(?!\\w)")
_UNIT = re.compile(f"(\\d){_S}({_UNITS})(?![\\w’])")
_NUMBER = re.compile(f"(?<!\\w)([nN])(?:[°º]{_S}?|o{_S})(?=\\d)")
_FIRST = re.compile(r"(?<!\w)1[èe]re(s?)(?!\w)")
_ORDINAL = re.compile(r"(?<!\w)(\d+|[IVXLC]{2,}|[VX])(?:i?[èe]me|ième)(s?)(?!\w)")
_DAY = re.compile(f"(?<!\\d)(1er|[1-9]|[12]\\d|3[01]){_S}({_MONTHS})(?!\\w)")
_TITLE = re.compile(f"(?<!\\w)(M\\.|MM\\.|Mmes?|Mlles?|Dre?|Pre?){_S}(?=[A-ZÀ-Ý])")
_PAGE = re.compile(f"(?<!\\w)(p\\.|art\\.|al\\.|vol\\.|chap\\.|fig\\.){_S}(?=\\d)")


def _hour(found: re.Match[str]) -> str:
    return f"{found[1]}{NBSP}h" + (f"{NBSP}{found[2]}" if found[2] else "")


def _dollars(found: re.Match[str]) -> str:
    """« $1,200.50 », as English writes it."""
    return found[1].replace(",", NBSP) + (f",{found[2]}" if found[2] else "") + f"{NBSP}$"


def _million(found: re.Match[str]) -> str:
    return f"{found[1]}{NBSP}{found[2]}" + (f"{NBSP}{found[3]}" if found[3] else "")


def _numbers(text: str) -> str:
    if not _DIGIT.search(text):
        return text
    text = _DOLLAR_FIRST.sub(_dollars, text)
    text = _LARGE.sub(lambda found: _BY_THREE.sub(NBSP, found[0]), text)
    text = _THOUSANDS.sub(_spaces_kept, text)
    text = _MILLION.sub(_million, text)
    text = _HOURS.sub(_hour, text)
    text = _SIGNS.sub(rf"\1{NBSP}\2", text)
    text = _UNIT.sub(rf"\1{NBSP}\2", text)
    text = _NUMBER.sub(rf"\1º{NBSP}", text)
    text = _FIRST.sub(r"1re\1", text)
    text = _DAY.sub(rf"\1{NBSP}\2", text)
    return _PAGE.sub(rf"\1{NBSP}", text)


def _words(text: str) -> str:
    text = _ORDINAL.sub(r"\1e\2", text)
    return _TITLE.sub(rf"\1{NBSP}", text)


_RULES = (_letters, _quotes, _guillemets, _dashes, _punctuation, _numbers, _words)

# --------------------------------------------------------------------------- raised letters

_RAISED = re.compile(
    r"(?<!\w)(?P<stem>1(?=ers?\b|res?\b)|\d+(?=es?\b)|2(?=des?\b|ds?\b)|I(?=er\b|re\b)|(?:[IVXLC]{2,}|[VX])(?=es?\b))"
    r"(?P<raised>ers?|res?|es?|des?|ds?)(?!\w)"
)


def raised(text: str) -> list[tuple[str, str]]:
    """« le 1er mai » → [(« le 1 », « er »), (« mai », « »)]: what stands before each raised part."""
    found = []
    place = 0
    for one in _RAISED.finditer(text):
        found.append((text[place : one.start("raised")], one["raised"]))
        place = one.end()
    found.append((text[place:], ""))
    return found
