"""`python/`: the interpreter that is shipped, closed to whatever Python the computer may have besides.

A `._pth` file beside it says the only folders it looks in, and turns off `site` and PYTHON* variables: the same
on Windows and, from CPython 3.11 on, elsewhere.
"""

from __future__ import annotations

import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path

from installers import checkout, fetching
from installers.archive import zip_folder
from installers.authenticode import verify
from installers.bytecode import compile_alone
from installers.tools import Impossible, run
from installers.trim import rules, trim

LIBRARIES = (
    "libbz2.so.1.0",
    "libcrypto.so.3",
    "libffi.so.8",
    "liblzma.so.5",
    "libsqlite3.so.0",
    "libssl.so.3",
)
"""Shipped beside the interpreter of Linux; zlib, expat and uuid are on every computer and mended by its own system."""


def linux(python: Path) -> None:
    """CPython of Debian 12, made to run from any folder; its library in one file, as Python’s authors do for Windows."""
    short = "python3.11"
    with tempfile.TemporaryDirectory(prefix="atelier-python-") as folder:
        root = Path(folder)
        for name, digest in checkout.table("pins.toml")["linux"]["debs"].items():
            run(["dpkg-deb", "-x", fetching.deb(name, digest), root])
        lib = python / "lib"
        (python / "bin").mkdir(parents=True)
        shutil.copytree(root / "usr" / "lib" / short, lib / short, symlinks=True)
        shutil.copy(root / "usr" / "bin" / short, python / "bin" / short)
        for name in LIBRARIES:
            (found,) = {file.resolve() for file in root.rglob(name)}
            shutil.copy(found, lib / name)
        for package in sorted((root / "usr" / "share" / "doc").iterdir()):
            if (package / "copyright").is_file():
                shutil.copy(package / "copyright", lib / f"LICENCE-{package.name}.txt")
    trim(lib / short, rules(checkout.table("trim.toml"), "python"))
    # DT_RPATH, not RUNPATH: it also serves the extension modules, which then need no change.
    run(["patchelf", "--force-rpath", "--set-rpath", "$ORIGIN/../lib", python / "bin" / short])
    _look_in(python, short, f"../lib/{short}")
    compile_alone(python / "bin" / short, lib / short)
    shutil.move(lib / short / "lib-dynload", lib / "lib-dynload")
    zip_folder(lib / short, lib / "python311.zip")
    shutil.rmtree(lib / short)
    _look_in(python, short, "../lib/python311.zip", "../lib/lib-dynload", "../../lib")


def _look_in(python: Path, short: str, *roots: str) -> None:
    (python / "bin" / f"{short}._pth").write_text("".join(f"{one}\n" for one in roots), encoding="utf-8")


def windows(python: Path) -> None:
    """The official embeddable CPython, each program of it verified by its Authenticode signature."""
    pins = checkout.table("pins.toml")["windows"]
    archive = fetching.sdist(pins["package"], pins["version"], pins["sdist"])
    with tempfile.TemporaryDirectory(prefix="atelier-python-") as folder:
        work = Path(folder)
        with tarfile.open(archive) as packed:
            (inner,) = (one for one in packed.getmembers() if one.name.endswith(pins["inside"]))
            packed.extract(inner, work, filter="data")
        with zipfile.ZipFile(work / inner.name) as packed_again:
            packed_again.extractall(work)
        found = work / pins["folder"]
        for name, wanted in pins["pinned"].items():
            fetching.checked(found / name, wanted)
        programs = sorted(file for file in found.iterdir() if file.suffix in {".exe", ".dll", ".pyd"})
        verify(
            [file for file in programs if file.name not in pins["pinned"]],
            pins["roots"],
            pins["signer"],
            work,
        )
        shutil.copytree(found, python)
    # _wmi: read by `platform` alone, which does without; Wine has not what it calls. python.cat: of no use at run time.
    for name in ("_wmi.pyd", "python.cat"):
        (python / name).unlink()
    (python / "python313._pth").write_text("python313.zip\n.\n..\\lib\n", encoding="utf-8")


def macos(python: Path) -> None:
    """The relocatable CPython that uv knows (python-build-standalone, by its own SHA-256)."""
    from installers.tools import uv

    run([uv(), "python", "install", "3.13"])
    found = Path(run([uv(), "python", "find", "--managed-python", "3.13"]).strip()).resolve()
    home = found.parents[1]
    if not (home / "lib" / "python3.13").is_dir():
        raise Impossible(f"{found} is not a relocatable Python 3.13")
    (python / "bin").mkdir(parents=True)
    shutil.copy(found, python / "bin" / "python3.13")
    shutil.copytree(home / "lib" / "python3.13", python / "lib" / "python3.13", symlinks=True)
    for library in (home / "lib").glob("libpython3.13*.dylib"):
        shutil.copy(library, python / "lib" / library.name)
    kept = rules(checkout.table("trim.toml"), "python")
    trim(python / "lib" / "python3.13", kept)
    _look_in(python, "python3.13", "../lib/python3.13", "../lib/python3.13/lib-dynload", "../../lib")
