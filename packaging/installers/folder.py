"""The folder of a target: interpreter, libraries, Atelier, licences and SBOM; what every kind of installer holds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from installers import bytecode, checkout, interpreter, libraries, sbom
from installers.libraries import Target
from installers.parts import all_parts

INTERPRETERS: dict[str, Callable[[Path], None]] = {
    "linux": interpreter.linux,
    "windows": interpreter.windows,
    "macos": interpreter.macos,
}
SBOM = "sbom.cdx.json"


def build(target: Target, top: Path, version: str) -> None:
    """Fill `top`; the launcher is the business of the installer."""
    shutil.rmtree(top, ignore_errors=True)
    lib, python, moment = top / "lib", top / "python", checkout.moment()
    INTERPRETERS[target.name](python)
    libraries.install(target, lib, version)
    libraries.slim(target, lib)
    parts = all_parts(top, target.name)
    for empty in sorted(lib.glob("*.dist-info/sboms")):
        shutil.rmtree(empty)  # gathered in ours
    sbom.write_licences(parts, top / "licences")
    text = sbom.document(parts, version, target.name)
    (top / SBOM).write_text(text, encoding="utf-8")
    shutil.copyfile(checkout.PACKAGING / "LISEZ-MOI.txt", top / "LISEZ-MOI.txt")
    bytecode.date(top, moment)
    bytecode.compile_courses(lib)
    _compile(target, top)
    bytecode.date(top, moment)


def _compile(target: Target, top: Path) -> None:
    """Bytecode, by the interpreter that is shipped where it runs here, else by one that writes the same. Atelier's own
    sources stay: they are what the LGPL lets a person study, and Alembic reads the migrations."""
    windows = target.name == "windows"
    python = bytecode.python_313() if windows else top / "python" / "bin" / f"python{target.python}"
    for package in sorted((top / "lib").iterdir()):
        if package.name == "atelier":
            bytecode.compile_beside(python, package)
        elif package.suffix == ".py" or (package.is_dir() and package.suffix != ".dist-info"):
            bytecode.compile_alone(python, package)
