"""`lib/`: the locked wheels of a target, unpacked and trimmed, with Atelier itself among them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

from installers import checkout
from installers.tools import run, uv
from installers.trim import rules, trim


class Target(NamedTuple):
    """A kind of computer, as uv names it, and the Python that it is given."""

    name: str
    platform: str
    python: str


LINUX = Target("linux", "x86_64-manylinux_2_34", "3.11")
WINDOWS = Target("windows", "x86_64-pc-windows-msvc", "3.13")
MACOS = Target("macos", "aarch64-apple-darwin", "3.13")


def install(target: Target, lib: Path, version: str) -> None:
    """Fill `lib`: every byte is checked against the hashes of uv.lock."""
    with tempfile.TemporaryDirectory(prefix="atelier-wheel-") as folder:
        place = Path(folder)
        locked = place / "requirements.txt"
        export = [
            uv(),
            "export",
            "--quiet",
            "--frozen",
            "--no-dev",
            "--no-emit-project",
            "--format",
            "requirements.txt",
        ]
        locked.write_text(run(export, cwd=checkout.ROOT), encoding="utf-8")
        _into(lib, target, "--require-hashes", "--requirements", str(locked))
        checkout.source(place, version)
        run([uv(), "build", "--quiet", "--wheel", "--out-dir", place / "dist", place])
        (wheel,) = (place / "dist").glob("*.whl")
        _into(lib, target, str(wheel))
    for name in ("courses", "assets"):
        checkout.copy(checkout.ROOT / name, lib / "atelier" / name)


def slim(target: Target, lib: Path) -> None:
    """Leave out what is not used; native libraries lose what only a debugger reads."""
    trim(lib, rules(checkout.table("trim.toml"), "all", target.name))
    if target is LINUX:
        for file in sorted(lib.rglob("*.so*")):
            if not file.is_relative_to(lib / "PySide6"):  # Qt's are stripped already
                run(["strip", "--strip-unneeded", "--enable-deterministic-archives", file])


def _into(lib: Path, target: Target, *what: str) -> None:
    run(
        [
            uv(), "pip", "install", "--quiet", "--no-config", "--no-deps", "--link-mode", "copy",
            "--only-binary", ":all:", "--target", lib,
            "--python-platform", target.platform, "--python-version", target.python, *what,
        ]
    )  # fmt: skip
