"""What the proofs of the installers share: installers built once for what they hold, and folders compared."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
MATTER = ("src", "courses", "assets", "packaging", "uv.lock", "pyproject.toml", "scripts/package")
NOT_ITS_OWN = {
    "linux": (
        "packaging/windows/",
        "packaging/macos/",
        "packaging/installers/windows.py",
        "packaging/installers/macos.py",
    ),
    "windows": (
        "packaging/linux/",
        "packaging/macos/",
        "packaging/installers/linux.py",
        "packaging/installers/macos.py",
    ),
}
BEFORE = "0.0.9"
"""The version before, built from the same matter under another number."""

_began = time.monotonic()


def version() -> str:
    """The version of the checkout."""
    import tomllib

    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def step(what: str) -> None:
    """One line of what was seen."""
    print(f"{time.monotonic() - _began:7.1f} s  {what}", flush=True)


def skip(why: str) -> NoReturn:
    """It cannot run here."""
    print(why)
    sys.exit(77)


def expect(seen: object, what: str, detail: object = "") -> None:
    """Go on only if it is so."""
    if not seen:
        print(detail)
        print(f"not so: {what}")
        sys.exit(1)
    step(what)


def need(*programs: str) -> None:
    """Stop, as a proof that cannot run here, without these programs."""
    lacking = [one for one in programs if not shutil.which(one)]
    if lacking:
        skip(f"not installed: {', '.join(lacking)}")


def built(target: str, number: str, *, quick: bool) -> Path:
    """The folder of an installer, built if what it holds has changed since. One that serves only to be replaced is
    compressed little."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "atelier-installers" / "proofs"
    out = base / f"{target}-{number}-{'quick' if quick else 'whole'}-{_digest(target)[:16]}"
    if not (out / "SHA256SUMS").is_file():
        for old in base.glob(f"{target}-{number}-{'quick' if quick else 'whole'}-*"):
            shutil.rmtree(old)
        command = [ROOT / "scripts" / "package", target, "--version", number, "--out", out]
        done = subprocess.run(
            [*command, *(["--quick"] if quick else [])],
            env={**os.environ, "SOURCE_DATE_EPOCH": moment()},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            print(done.stdout, done.stderr)
            print(f"{target} {number} could not be built")
            sys.exit(1)
        step(f"{target} {number} built")
    return out


def moment() -> str:
    """The last commit that changed what is built: a commit of anything else leaves the cache good."""
    command = ["git", "log", "-1", "--format=%ct", "--", *MATTER, ":!packaging/README.md"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def only(folder: Path, pattern: str) -> Path:
    """The one file of that name."""
    (found,) = folder.glob(pattern)
    return found


def contents(folder: Path) -> dict[str, str]:
    """What each file below a folder holds."""
    return {
        file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def came_compiled(data: Path) -> bool:
    """Whether the app found every lesson compiled beside it: its own cache then holds an index alone."""
    own = [file.name for file in (data / "cache" / "courses").iterdir()]
    return bool(own) and all(name.startswith("index-") for name in own)


def _digest(target: str) -> str:
    said = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *MATTER],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    found = sha256(moment().encode())
    for name in sorted(set(said.stdout.decode().split("\0")) - {""}):
        file = ROOT / name
        if name.startswith(NOT_ITS_OWN[target]) or name == "packaging/README.md":
            continue
        found.update(f"{name}\0".encode() + (file.read_bytes() if file.is_file() else b""))
    return found.hexdigest()
