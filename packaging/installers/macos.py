"""macOS: Atelier.app in a disk image. Written from documentation, run only by the workflow: never yet by us."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from installers import checkout, folder, icons
from installers.bytecode import date
from installers.libraries import MACOS
from installers.tools import missing, run


def reason() -> str:
    """Why it cannot be built here, or nothing."""
    if sys.platform != "darwin":
        return "a Mac is needed (hdiutil, codesign): see .github/workflows/installers.yml"
    lacking = missing("uv", "git", "hdiutil", "codesign")
    return f"not installed: {', '.join(lacking)}" if lacking else ""


def build(out: Path, version: str, *, quick: bool = False) -> list[Path]:
    """The disk image and its SBOM."""
    with tempfile.TemporaryDirectory(prefix="atelier-macos-") as work:
        image = Path(work) / "Atelier"
        contents = image / "Atelier.app" / "Contents"
        top = contents / "Resources"
        folder.build(MACOS, top, version)
        (contents / "MacOS").mkdir()
        shutil.copyfile(checkout.PACKAGING / "macos" / "Atelier", contents / "MacOS" / "Atelier")
        plist = (checkout.PACKAGING / "macos" / "Info.plist").read_text(encoding="utf-8")
        (contents / "Info.plist").write_text(plist.replace("@VERSION@", version), encoding="utf-8")
        icons.icns(top / "atelier.icns")
        date(contents, checkout.moment())
        (contents / "MacOS" / "Atelier").chmod(0o755)
        # Ad hoc: no identity, but Apple's processors run nothing that is unsigned.
        for library in sorted(
            [*top.rglob("*.so"), *top.rglob("*.dylib"), *(top / "python" / "bin").iterdir()]
        ):
            if library.suffix != "._pth":
                run(["codesign", "--force", "--sign", "-", library])
        run(["codesign", "--force", "--deep", "--sign", "-", image / "Atelier.app"])
        (image / "Applications").symlink_to("/Applications")
        made = out / f"Atelier-{version}-macos-arm64.dmg"
        made.unlink(missing_ok=True)
        run(
            [
                "hdiutil",
                "create",
                "-volname",
                "Atelier",
                "-srcfolder",
                image,
                "-format",
                "UDRO" if quick else "ULMO",
                "-ov",
                made,
            ]
        )
        listed = out / f"Atelier-{version}-macos-arm64.cdx.json"
        shutil.copyfile(top / folder.SBOM, listed)
    return [made, listed]
