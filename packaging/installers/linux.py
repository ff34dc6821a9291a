"""Linux: a .deb, and an archive that asks for no root; both hold the same folder."""

from __future__ import annotations

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from installers import checkout, folder, glibc, icons
from installers.archive import pack
from installers.bytecode import date
from installers.libraries import LINUX
from installers.tools import Impossible, missing, run

NEEDED = ("uv", "git", "apt-get", "dpkg-deb", "strip", "patchelf")


def reason() -> str:
    """Why it cannot be built here, or nothing."""
    lacking = missing(*NEEDED)
    return (
        f"not installed: {', '.join(lacking)} (Debian 12: apt-get install binutils dpkg)" if lacking else ""
    )


def build(out: Path, version: str, *, quick: bool = False) -> list[Path]:
    """Both files and the SBOM. `quick` compresses little."""
    with tempfile.TemporaryDirectory(prefix="atelier-linux-") as work:
        top = Path(work) / f"Atelier-{version}"
        folder.build(LINUX, top, version)
        _check_floor(top)
        shutil.copyfile(_matter("atelier"), top / "atelier")
        (top / "version").write_text(f"version={version}\n", encoding="utf-8")
        date(top, checkout.moment())
        listed = out / f"Atelier-{version}-linux-x86_64.cdx.json"
        shutil.copyfile(top / folder.SBOM, listed)
        root = _root(top, Path(work) / "deb", version)
        _portable(top)
        deb, archive = out / f"atelier_{version}_amd64.deb", out / f"Atelier-{version}-linux-x86_64.tar.xz"
        with ThreadPoolExecutor(2) as pool:  # both let go of the interpreter's lock
            packed = pool.submit(pack, top, archive, checkout.moment(), quick=quick)
            steady = {"SOURCE_DATE_EPOCH": str(checkout.moment())}
            level = "-z0" if quick else "-z9"
            run(
                ["dpkg-deb", "--root-owner-group", "-Zxz", level, "--threads-max=1", "--build", root, deb],
                env=steady,
            )
            packed.result()
    return [deb, archive, listed]


def _matter(name: str) -> Path:
    return checkout.PACKAGING / "linux" / name


def _check_floor(top: Path) -> None:
    """Nothing shipped asks for a newer C library than the one that is promised."""
    promised, found = checkout.table("pins.toml")["linux"]["glibc"], glibc.floor(top)
    if found.version > glibc.number(promised):
        raise Impossible(f"{found.file} asks for glibc {found}, and {promised} is promised")


def _root(top: Path, root: Path, version: str) -> Path:
    """What the .deb holds."""
    shutil.copytree(top, root / "opt" / "atelier", symlinks=True)
    links = root / "usr" / "bin"
    links.mkdir(parents=True)
    (links / "atelier").symlink_to("/opt/atelier/atelier")
    share = root / "usr" / "share"
    for name in ("applications", "mime/packages", "icons/hicolor/256x256/apps", "doc/atelier"):
        (share / name).mkdir(parents=True)
    entry = _matter("atelier.desktop").read_text(encoding="utf-8").replace("@EXEC@", "/usr/bin/atelier")
    (share / "applications" / "atelier.desktop").write_text(entry, encoding="utf-8")
    shutil.copyfile(_matter("atelier.xml"), share / "mime" / "packages" / "atelier.xml")
    (share / "icons" / "hicolor" / "256x256" / "apps" / "atelier.png").write_bytes(icons.png(256))
    shutil.copyfile(checkout.ROOT / "LICENSE", share / "doc" / "atelier" / "copyright")
    control = root / "DEBIAN"
    control.mkdir()
    size = sum(file.stat().st_size for file in root.rglob("*") if file.is_file()) // 1024
    fields = {
        "@VERSION@": version,
        "@SIZE@": str(size),
        "@GLIBC@": checkout.table("pins.toml")["linux"]["glibc"],
    }
    for name in ("control", "preinst"):
        words = _matter(name).read_text(encoding="utf-8")
        for field, value in fields.items():
            words = words.replace(field, value)
        (control / name).write_text(words, encoding="utf-8")
    date(root, checkout.moment())
    return root


def _portable(top: Path) -> None:
    """What the archive holds besides: its own installer, and what a menu needs."""
    shutil.copyfile(_matter("installer.sh"), top / "installer.sh")
    (top / "share").mkdir()
    for name in ("atelier.desktop", "atelier.xml"):
        shutil.copyfile(_matter(name), top / "share" / name)
    (top / "share" / "atelier.png").write_bytes(icons.png(256))
    date(top, checkout.moment())
