"""What a first start would otherwise do on each computer: bytecode, and the compiled form of the courses."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from installers import checkout
from installers.tools import Impossible, run, uv

_STEADY = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
_COURSES = """
import sys
from pathlib import Path
from atelier.content.library import Library
library = Library((Path(sys.argv[1]),), Path(sys.argv[2]))
broken = [lesson.id for course in library.courses() for lesson in course.lessons if lesson.remarks]
assert library.courses() and not broken, broken
"""


def date(folder: Path, moment: int) -> None:
    """Give everything the same time, and its usual mode. What compiled courses are called depends on the time of the
    compiler's own files."""
    for path in [*sorted(folder.rglob("*"), reverse=True), folder]:
        if not path.is_symlink():
            program = path.is_file() and (path.parent.name == "bin" or path.read_bytes()[:2] == b"#!")
            path.chmod(0o755 if path.is_dir() or program else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def compile_beside(python: str | Path, folder: Path) -> None:
    """Bytecode that no date invalidates, beside the sources."""
    run([*_compiler(python, folder), folder], env=_STEADY)


def compile_alone(python: str | Path, package: Path) -> None:
    """Bytecode in the place of the sources of a folder, or of a module: half the size, half the files, and nothing that
    the first to run it would write beside."""
    alone = package.is_file()
    run([*_compiler(python, package.parent if alone else package), "-b", package], env=_STEADY)
    for source in [package] if alone else sorted(package.rglob("*.py")):
        source.unlink()


def _compiler(python: str | Path, folder: Path) -> list[str | Path]:
    return [python, "-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash", "-s", folder]


def python_313() -> str:
    """A Python that writes the bytecode of Windows’ interpreter. Raises Impossible."""
    with suppress(Impossible):
        return run([uv(), "python", "find", "--no-project", "3.13"]).strip()
    # uv stops at a shim of pyenv that answers for no version
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    for found in sorted(pyenv.glob("versions/3.13.*/bin/python3.13")):
        return str(found)
    raise Impossible(
        "a Python 3.13 is needed, to compile the bytecode of the Windows interpreter (uv python install 3.13)"
    )


def compile_courses(lib: Path) -> None:
    """The courses, in `atelier/compiled`: read by the very code that is shipped, with the packages of the checkout."""
    with tempfile.TemporaryDirectory(prefix="atelier-courses-") as folder:
        place = Path(folder)
        (place / "atelier").symlink_to(lib / "atelier")
        reader = checkout.ROOT / ".venv" / "bin" / "python"
        environment = {"PYTHONPATH": str(place), **_STEADY}
        run([reader, "-c", _COURSES, lib / "atelier" / "courses", place / "cache"], env=environment)
        made = lib / "atelier" / "compiled" / "courses"
        made.mkdir(parents=True)
        for file in sorted((place / "cache" / "courses").iterdir()):
            if not file.name.startswith("index-"):  # it names the folders of this computer
                shutil.copyfile(file, made / file.name)
