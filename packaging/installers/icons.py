"""The icon, drawn from assets/atelier.svg in the forms that each system reads."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from installers.checkout import ROOT

DRAWING = ROOT / "assets" / "atelier.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def png(size: int) -> bytes:
    """A square picture."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(svg_path=str(DRAWING), width=size, height=size, skip_system_fonts=True)
    )


def ico(file: Path) -> None:
    """For Windows: each size drawn from the lines, none shrunk from another."""
    _pictures(SIZES)[-1].save(
        file, format="ICO", sizes=[(one, one) for one in SIZES], append_images=_pictures(SIZES[:-1])
    )


def icns(file: Path) -> None:
    """For macOS."""
    sizes = (32, 64, 128, 256, 512, 1024)
    _pictures(sizes)[-1].save(file, format="ICNS", append_images=_pictures(sizes[:-1]))


def _pictures(sizes: tuple[int, ...]) -> list:  # type: ignore[type-arg]  # of PIL, in the builder's own environment
    from PIL import Image

    return [Image.open(BytesIO(png(size))) for size in sizes]
