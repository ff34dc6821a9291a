"""The one container: « Mes données », a hand-in, a backup to carry, a course package.

A zip with `manifest.json` (kind, format, scope, the size and SHA-256 of each file) and the
files beside. One reader, one set of limits against hostile files: nothing is unpacked to
disk here, names cannot leave their folder, sizes are counted while reading and never
believed, and a file that the manifest does not name, or names otherwise, is refused.
"""

from atelier.container.limits import MANIFEST, Limits, Manifest, Part
from atelier.container.names import is_safe
from atelier.container.reading import Cancelled, Container, Progress, kind_of, open_container
from atelier.container.writing import write_container

__all__ = [
    "MANIFEST",
    "Cancelled",
    "Container",
    "Limits",
    "Manifest",
    "Part",
    "Progress",
    "is_safe",
    "kind_of",
    "open_container",
    "write_container",
]
