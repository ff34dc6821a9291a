"""Whether a folder is safe for SQLite: on this computer's own disk, and not synchronised.

On a network share the locks that WAL needs do not hold (sqlite.org/wal.html, point 3); a
synchronising program copies the file and its WAL apart, and so makes a damaged store.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePath

from atelier.errors import AtelierError

# Folder names that these programs give to what they synchronise (lower case, « starts with »).
_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mon drive": "Google Drive",
    "mobile documents": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "cloudstorage": "un service de synchronisation",
}
# Files and folders that they leave at the root of what they synchronise.
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".sync_journal.db": "Nextcloud",
    "._sync_.db": "Nextcloud",
    ".owncloudsync.log": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".stfolder": "Syncthing",
    ".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
}
_NETWORK = frozenset(
    {"9p", "afs", "afpfs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "lustre", "ncpfs", "nfs"}
    | {"nfs4", "orangefs", "smb2", "smb3", "smbfs", "vboxsf", "vmhgfs", "fuse.davfs2", "fuse.glusterfs"}
    | {"fuse.gvfsd-fuse", "fuse.rclone", "fuse.smbnetfs", "fuse.sshfs", "fuse.vmhgfs-fuse"}
)


def check_place(folder: Path) -> None:
    """Raise journal.place_synchronised or journal.place_network when a store would not be safe there."""
    folder = folder.expanduser().absolute()
    program = synchronised_by(folder)
    if program:
        raise AtelierError("journal.place_synchronised", folder=str(folder), program=program)
    if on_network(folder):
        raise AtelierError("journal.place_network", folder=str(folder))


def synchronised_by(folder: Path) -> str:
    """The program that synchronises a folder, or nothing: known names and marker files above it."""
    for ancestor in (folder, *folder.parents):
        named = _by_name(ancestor)
        if named:
            return named
        for marker, program in _MARKERS.items():
            # The home folder holds ~/.dropbox, Dropbox's own settings: that one says nothing.
            if ancestor != Path.home() and (ancestor / marker).exists():
                return program
    for variable in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        root = os.environ.get(variable)
        if root and folder.is_relative_to(root):
            return "OneDrive"
    return ""


def _by_name(folder: PurePath) -> str:
    name = folder.name.casefold()
    for start, program in _NAMES.items():
        rest = name.removeprefix(start)
        if name.startswith(start) and (not rest or rest[0] in " -(_."):
            return program
    return ""


def on_network(folder: Path) -> bool:
    """Whether a folder is on a share: mount table on Linux, UNC or drive type on Windows."""
    if sys.platform == "win32":
        return _remote_drive(folder)
    try:
        table = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return mounted_as(folder.resolve(), table) in _NETWORK


def mounted_as(folder: PurePath, table: str) -> str:
    """The type of the file system that holds a folder, from the text of /proc/self/mounts."""
    best, kind = -1, ""
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        if folder.is_relative_to(point) and len(point) >= best:
            best, kind = len(point), fields[2]
    return kind


def _remote_drive(folder: Path) -> bool:
    drive = folder.drive
    if drive.startswith("\\\\") and not drive.startswith("\\\\?\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == 4)
    return False
