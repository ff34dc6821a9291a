"""Downloads beside the wheels: kept between builds, and never used before their SHA-256 is right."""

from __future__ import annotations

import os
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

from installers.tools import Impossible, run


def cache() -> Path:
    """Where downloads wait for the next build."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(base) / "atelier-installers"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def digest(file: Path) -> str:
    """SHA-256, in hexadecimal."""
    return sha256(file.read_bytes()).hexdigest()


def checked(file: Path, wanted: str) -> Path:
    """The same file, once its bytes are known. Raises Impossible."""
    found = digest(file)
    if found != wanted:
        raise Impossible(f"{file.name} is not the file that pins.toml names: {found}, not {wanted}")
    return file


def deb(name: str, wanted: str) -> Path:
    """A package of Debian, by apt (which checks Debian's signature) and by our own pin."""
    package, version, _ = name.split("_")
    return _kept(f"{name}.deb", wanted, ["apt-get", "download", "--quiet", f"{package}={version}"])


def sdist(package: str, version: str, wanted: str) -> Path:
    """A source archive of PyPI: downloaded, never built nor run."""
    return _kept(
        f"{package}-{version}.tar.gz", wanted, ["unearth", "--no-binary", "-d", ".", f"{package}=={version}"]
    )


def _kept(name: str, wanted: str, command: list[str]) -> Path:
    kept = cache() / name
    if kept.is_file() and digest(kept) == wanted:
        return kept
    with tempfile.TemporaryDirectory(prefix="atelier-fetch-") as folder:
        try:
            run(command, cwd=Path(folder))
        except Impossible as error:
            raise Impossible(
                f"{name} could not be fetched: where it was replaced by a newer one, renew pins.toml. {error}"
            ) from None
        (file,) = Path(folder).iterdir()
        shutil.move(checked(file, wanted), kept)
    return kept
