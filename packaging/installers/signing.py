"""SHA256SUMS and a minisign signature for each file."""

from __future__ import annotations

import subprocess
from pathlib import Path

from installers.fetching import digest
from installers.tools import Impossible, missing, run

TRIAL = "CLE-D-ESSAI"


def sums(out: Path, version: str) -> Path:
    """The list that `sha256sum -c` reads, of all that was built of a version, be it in several times."""
    files = [
        one for one in out.iterdir() if one.suffix != ".minisig" and one.name.lower().startswith("atelier")
    ]
    made = out / "SHA256SUMS"
    lines = [f"{digest(file)}  {file.name}\n" for file in sorted(files) if version in file.name]
    made.write_text("".join(lines), encoding="ascii")
    return made


def sign(files: list[Path], key: Path | None, out: Path) -> str:
    """Sign with the owner's key, or with one made for this build alone; what to say about it."""
    if missing("minisign"):
        return "not signed: minisign is not installed (Debian: apt-get install minisign)"
    if key is None:
        secret = _trial_key(out)
        said = (
            f"TRIAL KEY. Signed with a key made for this build, {secret.name}, without a password: it proves nothing to\n"
            "anybody. To release, give the owner's key: --key FILE, or ATELIER_MINISIGN_KEY."
        )
    else:
        secret, said = key, f"Signed with {key}"
    for file in files:
        file.with_name(f"{file.name}.minisig").unlink(missing_ok=True)
        command = ["minisign", "-S", "-s", str(secret), "-m", str(file), "-t", file.name]
        if subprocess.run(
            command, stdout=subprocess.DEVNULL, check=False
        ).returncode:  # it may ask for a password
            raise Impossible(f"minisign could not sign {file.name} with {secret}")
    return said


def _trial_key(out: Path) -> Path:
    secret, public = out / f"{TRIAL}.key", out / f"{TRIAL}.pub"
    if not secret.is_file():
        run(["minisign", "-G", "-W", "-s", secret, "-p", public])
    return secret
