"""Windows: an NSIS setup, built on Linux: official CPython, plain wheels, a small launcher."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from installers import checkout, folder, icons
from installers.bytecode import date, python_313
from installers.libraries import WINDOWS
from installers.tools import Impossible, missing, run

GCC, WINDRES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
NEEDED = ("uv", "git", "makensis", GCC, WINDRES, "osslsigncode", "openssl")


def reason() -> str:
    """Why it cannot be built here, or nothing."""
    lacking = missing(*NEEDED)
    if lacking:
        return f"not installed: {', '.join(lacking)} (Debian 12: apt-get install nsis gcc-mingw-w64-x86-64 osslsigncode openssl)"
    try:
        python_313()
    except Impossible as error:
        return str(error)
    return ""


def build(out: Path, version: str, *, quick: bool = False) -> list[Path]:
    """The setup and its SBOM. `quick` compresses little."""
    with tempfile.TemporaryDirectory(prefix="atelier-windows-") as work:
        place = Path(work)
        top = place / "Atelier"
        folder.build(WINDOWS, top, version)
        icons.ico(place / "atelier.ico")
        _launchers(top, place, version)
        date(top, checkout.moment())
        (place / "files.nsh").write_text(file_list(top), encoding="utf-8")
        made = out / f"Atelier-{version}-windows-x86_64.exe"
        given = {
            "VERSION": version,
            "OUT": made.resolve(),
            "ICON": place / "atelier.ico",
            "FILES": place / "files.nsh",
        }
        words = [f"-D{name}={value}" for name, value in given.items()] + ["-DQUICK"] * quick
        steady = {"SOURCE_DATE_EPOCH": str(checkout.moment())}
        run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, _matter("setup.nsi")], env=steady)
        listed = out / f"Atelier-{version}-windows-x86_64.cdx.json"
        shutil.copyfile(top / folder.SBOM, listed)
    return [made, listed]


def file_list(top: Path) -> str:
    """The lines of NSIS that install a folder, in the order of the names: `File /r` takes that of the disk."""
    lines, place = [], None
    for file in sorted(one for one in top.rglob("*") if one.is_file()):
        inside = str(file.parent.relative_to(top)).replace("/", "\\")
        if inside != place:
            place = inside
            lines.append(f'SetOutPath "$INSTDIR{"" if inside == "." else chr(92) + inside}"')
        lines.append(f'File "{file}"')
    return "".join(f"{line}\n" for line in lines)


def _matter(name: str) -> Path:
    return checkout.PACKAGING / "windows" / name


def _launchers(top: Path, place: Path, version: str) -> None:
    """Atelier.exe opens windows; Atelier.com is found first by who types « atelier », and answers in the console."""
    resource = place / "launcher.o"
    numbers = ",".join(version.split("."))
    run(
        [WINDRES, f"-DNUMBERS={numbers}", f'-DVERSION=\\"{version}\\"', "-I", place, "-I", _matter(""), _matter("launcher.rc"),
         "-O", "coff", "-o", resource]
    )  # fmt: skip
    for name, options in (("Atelier.exe", ["-mwindows"]), ("Atelier.com", ["-mconsole", "-DCONSOLE"])):
        run(
            [GCC, "-municode", *options, "-Os", "-s", "-Wl,--no-insert-timestamp", "-finput-charset=UTF-8",
             "-o", top / name, _matter("launcher.c"), resource]
        )  # fmt: skip
