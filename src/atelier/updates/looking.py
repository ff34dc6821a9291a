"""Looking for what is newer, in a folder or at an address, and taking it: nothing is done unless it is asked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

from msgspec import Struct

from atelier.errors import AtelierError
from atelier.updates import listing
from atelier.updates.listing import MOST, Offer
from atelier.updates.versions import number

Describe = Callable[[Path], Iterable[Offer]]
"""What a file of a folder without a listing offers. Raises AtelierError for one that offers nothing."""
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

KINDS = ("*.atelier", "*.atelier-edition")
"""The files of a folder that may offer something."""
_CHUNK = 256 * 1024


class Newer(Struct, frozen=True):
    """An offer that is newer than what one has; `before`: the version that one has (none: it is new)."""

    offer: Offer
    before: str


def is_address(source: str) -> bool:
    """Whether a source is an address, rather than a folder."""
    return "://" in source


def offers(source: str, describe: Describe) -> tuple[Offer, ...]:
    """What a source offers: an address of a listing, a folder, or a listing in a folder.

    Raises updates.offline where nobody answers, no_folder, no_listing, newer and those of `fetching`.
    """
    if is_address(source):
        from atelier.updates import fetching

        return listing.read(fetching.read(source, listing.LARGEST))
    path = Path(source)
    try:
        if path.is_file():
            return listing.read(_start(path))
        if (path / listing.FILE).is_file():
            return listing.read(_start(path / listing.FILE))
        if not path.is_dir():
            raise AtelierError("updates.no_folder", folder=source)
        files = sorted(one for kind in KINDS for one in path.glob(kind))
        return tuple(_described(files, describe))
    except OSError as error:
        raise AtelierError("updates.no_folder", folder=source) from error


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(listing.LARGEST + 1)


def _described(files: Iterable[Path], describe: Describe) -> Iterator[Offer]:
    for file in islice(files, MOST):
        with suppress(AtelierError):  # one bad file hides nothing of the others
            yield from describe(file)


def newer(found: Iterable[Offer], current: Mapping[str, str], kinds: Iterable[str]) -> tuple[Newer, ...]:
    """The offers of these kinds that are newer than what one has (`current`: versions by `Offer.key`), the highest of
    each. What one does not have is offered too."""
    best: dict[str, Offer] = {}
    for one in found:
        before = current.get(one.key, "")
        held = best.get(one.key)
        if one.kind in kinds and number(one.version) > number(held.version if held else before):
            best[one.key] = one
    return tuple(Newer(one, current.get(key, "")) for key, one in sorted(best.items()))


def take(
    source: str,
    offer: Offer,
    folder: Path,
    describe: Describe,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
) -> Path:
    """Bring a file that is offered into a folder: of the size and the digest that the listing says, and holding what it
    says at that version, or not at all.

    Raises updates.damaged, not_written, those of `fetching` and those of `describe`.
    """
    target = folder / offer.name
    digest, size = hashlib.sha256(), 0
    try:
        with target.open("wb") as file:
            for chunk in _bytes(source, offer, cancelled):
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
                progress(min(size, offer.size), offer.size)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise AtelierError("updates.not_written", folder=str(folder)) from error
    except AtelierError:
        target.unlink(missing_ok=True)
        raise
    try:
        if size != offer.size or digest.hexdigest() != offer.sha256:
            raise AtelierError("updates.damaged", file=offer.name)
        if (offer.key, offer.version) not in {(one.key, one.version) for one in describe(target)}:
            raise AtelierError("updates.other", file=offer.name, version=offer.version)
    except AtelierError:
        target.unlink(missing_ok=True)
        raise
    return target


def _bytes(source: str, offer: Offer, cancelled: Cancelled) -> Iterator[bytes]:
    if is_address(source):
        from atelier.updates import fetching

        yield from fetching.chunks(fetching.beside(source, offer.name), offer.size, cancelled)
        return
    path = Path(source)
    file = (path.parent if path.is_file() else path) / offer.name
    try:
        opened = file.open("rb")
    except OSError as error:
        raise AtelierError("updates.damaged", file=offer.name) from error
    with opened:
        while chunk := opened.read(_CHUNK):
            if cancelled():
                raise AtelierError("container.cancelled")
            yield chunk
            if opened.tell() > offer.size:
                return
