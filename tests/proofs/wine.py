"""A Windows for the proofs: a prefix of Wine with a home, a screen and menus of its own, and the stubs that Wine needs.

Wine 8 lacks two libraries that Windows 10 has: icuuc.dll (Qt converts old encodings with it) and bcryptprimitives.dll
(Rust asks it for random numbers). The stubs are made in the prefix, and are shipped nowhere.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

from installed import skip

WINE = "/usr/lib/wine/wine64"
GCC = "x86_64-w64-mingw32-gcc"
SECRETS = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
"""


class Windows:
    """A prefix of Wine with a home, a screen and menus of its own: nothing is written elsewhere."""

    def __init__(self, place: Path) -> None:
        self.drive = place / "prefix" / "drive_c"
        self.place = place
        (place / "home").mkdir()
        read, write = os.pipe()
        self.screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24"], pass_fds=[write],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as said:
            display = said.readline().strip()
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("QT_", "ATELIER_", "XDG_"))
        }
        self.environment = {
            **kept,
            "HOME": str(place / "home"),
            "WINEPREFIX": str(place / "prefix"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "winemenubuilder.exe=d;winedbg.exe=d",
            "DISPLAY": f":{display}",
            "LC_ALL": "C.UTF-8",
        }

    def start(self) -> None:
        """The services of Wine, started apart and kept: else they hold the pipe of the first command."""
        (self.place / "prefix").mkdir()
        for command in (["wineserver", "-p"], [WINE, "wineboot", "-i"], [WINE, "cmd", "/c", "ver"]):
            subprocess.run(
                command, env=self.environment, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300, check=True,
            )  # fmt: skip

    def stop(self) -> None:
        """End what this prefix runs, and its screen."""
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False)
        self.screen.send_signal(signal.SIGTERM)
        self.screen.wait(10)

    @property
    def user(self) -> Path:
        """The person's own folder."""
        return next(one for one in (self.drive / "users").iterdir() if one.name != "Public")

    def run(self, *command: str | Path, timeout: float = 300, **more: str) -> tuple[int, str]:
        """A program of Windows: its exit status and its words. Its output must be a pipe."""
        done = subprocess.run(
            [WINE, *map(str, command)], env={**self.environment, **more}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout, check=False,
        )  # fmt: skip
        try:
            return done.returncode, done.stdout.decode("utf-8")
        except UnicodeDecodeError:  # NSIS writes into a pipe in the code page of Windows
            return done.returncode, done.stdout.decode("cp1252", "replace")

    def reads(self, key: str, name: str = "") -> str:
        """A value of the registry."""
        words = ["/v", name] if name else ["/ve"]
        return self.run("reg", "query", key, *words)[1].rsplit("REG_SZ", 1)[-1].strip()

    @property
    def program(self) -> Path:
        """Where the setup puts Atelier."""
        return self.user / "AppData/Local/Programs/Atelier"

    @property
    def data(self) -> Path:
        """What the person did."""
        return self.user / "AppData/Local/Atelier"

    def atelier(self, *words: str, timeout: float = 300, **more: str) -> tuple[int, str]:
        """A command of Atelier, in the console."""
        return self.run(self.program / "Atelier.com", *words, timeout=timeout, **more)

    def mend(self) -> None:
        """Put the two stubs in this prefix."""
        system = self.drive / "windows" / "system32"
        for name, text, libraries in (
            ("icuuc", _icu(self.program / "lib/PySide6/Qt6Core.dll"), ()),
            ("bcryptprimitives", SECRETS, ("-ladvapi32",)),
        ):
            source = self.place / f"{name}.c"
            source.write_text(text, encoding="ascii")
            command = [GCC, "-shared", "-o", self.place / f"{name}.dll", source, *libraries]
            if subprocess.run(command, check=False).returncode:
                skip(f"{GCC} cannot build a library")
            shutil.copy(self.place / f"{name}.dll", system)


def _icu(library: Path) -> str:
    """Every function that Qt asks of icuuc.dll, answering that it knows no encoding."""
    said = subprocess.run(["objdump", "-p", library], capture_output=True, text=True, check=True).stdout
    part = said.split("DLL Name: icuuc.dll", 1)[1].split("DLL Name:", 1)[0]
    names = sorted({word for word in part.split() if word.startswith("ucnv_")} - {"ucnv_open"})
    lines = [
        "__declspec(dllexport) void *ucnv_open(const char *name, int *error) { if (error) *error = 16; return 0; }"
    ]
    return "\n".join(
        [*lines, *(f"__declspec(dllexport) void *{name}(void) {{ return 0; }}" for name in names)]
    )
