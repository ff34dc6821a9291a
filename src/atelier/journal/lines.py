"""An event as a line of JSON in a file that goes from one computer to another. Importable without SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec
from msgspec import Meta, Raw, Struct

from atelier.errors import AtelierError
from atelier.journal.events import Verb, shape
from atelier.journal.rows import Row, seal

Id = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
_Plain = Annotated[str, Meta(max_length=400, pattern=r"\A[^\x00-\x1f\x7f]*\Z")]


class Line(Struct, frozen=True):
    """An event in the file; a verb that we do not know is kept as it is."""

    id: Id
    learner: Id
    device: Id
    key: _Plain
    verb: Annotated[str, Meta(pattern=r"\A[a-z]{1,32}\Z")]
    value: Raw
    time: Annotated[int, Meta(ge=0, lt=2**62)]
    offset: Annotated[int, Meta(ge=-1439, le=1439)] = 0
    seen: Annotated[str, Meta(max_length=128, pattern=r"\A[^\x00-\x1f\x7f]*\Z")] = ""
    after: Annotated[str, Meta(pattern=r"\A([0-9a-f]{32})?\Z")] = ""


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Line)
_compact = msgspec.json.Encoder(order="deterministic")
_VERBS = {verb.value: verb for verb in Verb}


def write_line(row: Row) -> bytes:
    """The line of a row, with its end."""
    value = Raw(row.value.encode())
    return _encoder.encode(Line(row.id, row.learner, row.device, row.key, row.verb, value, row.time,
                                row.offset, row.seen, row.after)) + b"\n"  # fmt: skip


def read_lines(lines: Iterable[bytes], learner: str, file: str) -> Iterator[Row]:
    """The rows of the lines of a file, each found to be an event of that learner.

    Raises journal.exchange_bad_line.
    """
    for number, text in enumerate(lines, 1):
        try:
            line = _decoder.decode(text)
            value = msgspec.json.decode(line.value)
            if line.verb in _VERBS:
                shape(_VERBS[line.verb], value)
            if line.learner != learner:
                raise ValueError(line.learner)
            words = _compact.encode(value).decode()
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise AtelierError("journal.exchange_bad_line", file=file, line=number) from error
        yield seal(line.learner, line.time, line.id, line.device, line.key, line.verb, words, line.offset,
                   line.seen, line.after)  # fmt: skip
