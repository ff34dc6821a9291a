"""`scripts/package [TARGET…]`: build what this machine can, and say what it cannot and why."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from time import monotonic

from installers import checkout, linux, macos, signing, windows
from installers.tools import Impossible

TARGETS = {"linux": linux, "windows": windows, "macos": macos}


def main() -> int:
    """Exit status: 0 all that was asked is built, 1 something is not, 2 wrong use. `all` asks for what can be built here."""
    parser = argparse.ArgumentParser(prog="scripts/package", description="Build the installers of Atelier.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"{', '.join(TARGETS)} or all (all)")
    parser.add_argument(
        "--list", action="store_true", help="say what can be built here, and why the rest cannot"
    )
    parser.add_argument(
        "--out", type=Path, default=checkout.ROOT / "dist", metavar="DIR", help="where to write (dist/)"
    )
    parser.add_argument(
        "--key", type=Path, metavar="FILE", help="the owner's minisign key (or ATELIER_MINISIGN_KEY)"
    )
    parser.add_argument(
        "--version", metavar="X.Y.Z", help="build under another version (for trials of upgrades)"
    )
    parser.add_argument("--quick", action="store_true", help="compress little (for trials)")
    chosen = parser.parse_args()
    unknown = [name for name in chosen.targets if name not in (*TARGETS, "all")]
    if unknown:
        parser.error(f"no target named {', '.join(unknown)}")
    if chosen.list:
        for name, target in TARGETS.items():
            print(f"{name:8} {target.reason() or 'can be built here'}")
        return 0
    everything = not chosen.targets or "all" in chosen.targets
    key = chosen.key or (Path(kept) if (kept := os.environ.get("ATELIER_MINISIGN_KEY")) else None)
    out: Path = chosen.out
    out.mkdir(parents=True, exist_ok=True)
    version = chosen.version or checkout.version()
    files: list[Path] = []
    failed = 0
    for name in TARGETS if everything else chosen.targets:
        began, why = monotonic(), TARGETS[name].reason()
        try:
            if why:
                raise Impossible(why)
            made = TARGETS[name].build(out, version, quick=chosen.quick)
        except Impossible as error:
            print(f"{name}: not built. {error}", file=sys.stderr)
            failed += not (why and everything)
            continue
        files += made
        for file in made:
            print(f"{name}: {file} ({file.stat().st_size / 1e6:.1f} MB)")
        print(f"{name}: {monotonic() - began:.0f} s")
    if files:
        try:
            print(signing.sign([*files, signing.sums(out, version)], key, out))
        except Impossible as error:
            print(f"not signed. {error}", file=sys.stderr)
            failed += 1
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main())
