"""Scans and photographs of papers: what a scanner or a telephone would have made of a PDF or Word file.

python -m sample_docs.scanning FILE... --recipe poor --out DIR [--format pdf] [--seed 1]

The same paper, recipe and seed give the same picture. Word and Excel files need LibreOffice (soffice).
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sample_docs.scan_flaws import (
    Box,
    Flaw,
    Picture,
    Sheet,
    applied,
    bilevel,
    blur,
    faded,
    fax,
    grey,
    grey_ground,
    noise,
    photographed,
    seal,
    show_through,
    skew,
    staple,
    turn,
)

FORMATS = ("pdf", "tif", "png", "jpg", "bmp")
# figures: with decimals, grouped, or long; years and the counts of a date are none
_NUMBER = re.compile(r"\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+|\d{5,}")
_OFFICE = "汕头市澄海区工业和信息化局"
_SECONDS = 120
_TITLE = "扫描件"
_LONG_AGO = time.struct_time((2025, 4, 23, 9, 0, 0, 2, 113, 0))


@dataclass(frozen=True)
class Recipe:
    """Dots an inch, the flaws in order, and the JPEG quality the pages are kept with."""

    dpi: int
    flaws: tuple[Flaw, ...] = ()
    quality: int = 90


RECIPES: Mapping[str, Recipe] = {
    "clean": Recipe(300),
    "office": Recipe(200, (skew(-0.6), noise(3)), 70),
    "tilted": Recipe(200, (skew(3.6), noise(3)), 75),
    "poor": Recipe(150, (grey, blur(0.11), skew(1.5), noise(9, specks=12)), 45),
    "sealed": Recipe(200, (seal(_OFFICE, over=3), skew(0.4), noise(3)), 75),
    "sealed_poor": Recipe(150, (seal(_OFFICE, over=3), blur(0.08), skew(-1.2), noise(6)), 50),
    "photo": Recipe(200, (grey_ground(0.85), photographed(), blur(0.06), noise(4)), 70),
    "turned": Recipe(200, (skew(0.5), noise(3), turn(90)), 75),
    "upside_down": Recipe(200, (noise(3), turn(180)), 75),
    "turned_back": Recipe(200, (skew(-0.5), noise(3), turn(270)), 75),
    "bilevel": Recipe(200, (skew(0.5), noise(14), bilevel)),
    "show_through": Recipe(200, (show_through(0.28), noise(4), skew(0.3)), 70),
    "grey_ground": Recipe(200, (grey_ground(0.62), noise(5), skew(-0.8)), 60),
    "faded": Recipe(200, (faded(0.4), grey, noise(6), skew(0.7)), 65),
    "stapled": Recipe(200, (staple, skew(1.0), noise(3)), 70),
    "fax": Recipe(200, (skew(0.4), fax)),
}


class NoOffice(Exception):
    """LibreOffice is needed to print this file and was not found or did not do it."""


def scan(path: Path, recipe: Recipe, out: Path, seed: int = 1) -> tuple[Path, ...]:
    """Scans a paper into `out`, whose ending says the format; returns the files written.

    A PDF or TIFF holds all pages; of other formats there is one file a page: name-1.png, name-2.png...
    Raises NoOffice where a Word or Excel file cannot be printed.
    """
    pages = [_pictured(page) for page in scanned_pages(path, recipe, seed)]
    out.parent.mkdir(parents=True, exist_ok=True)
    ending = out.suffix.lower()
    if ending in (".pdf", ".tif"):
        _save(pages, out, recipe)
        return (out,)
    names = [out.with_name(f"{out.stem}-{number}{out.suffix}") for number in range(1, len(pages) + 1)]
    for name, page in zip(names, pages, strict=True):
        _save([page], name, recipe)
    return tuple(names)


def scanned_pages(path: Path, recipe: Recipe, seed: int = 1) -> list[Picture]:
    """The pictures of all pages of a PDF, Word or Excel file after the recipe's flaws, before JPEG."""
    with tempfile.TemporaryDirectory(prefix="scanning-") as scratch:
        printed = path if path.suffix.lower() == ".pdf" else printed_as_pdf(path, Path(scratch))
        sheets = _sheets(printed, recipe.dpi, seed)
    return [applied(sheet, recipe.flaws) for sheet in sheets]


def printed_as_pdf(path: Path, folder: Path) -> Path:
    """A Word or Excel file printed by LibreOffice, as a PDF with a text layer in `folder`. Raises NoOffice."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise NoOffice("LibreOffice (soffice) is not installed")
    with tempfile.TemporaryDirectory(prefix="scanning-profile-") as profile:
        command = [
            program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf",
            "--outdir", str(folder), str(path),
        ]  # fmt: skip
        subprocess.run(command, check=False, timeout=_SECONDS, capture_output=True)
    printed = folder / f"{path.stem}.pdf"
    if not printed.exists():
        raise NoOffice(f"LibreOffice did not print {path.name}")
    return printed


def _sheets(path: Path, dpi: int, seed: int) -> list[Sheet]:
    document = pypdfium2.PdfDocument(path)
    try:
        pictures = [_rendered(page, dpi) for page in document]
        numbers = [_numbers(page, dpi) for page in document]
    finally:
        document.close()
    # the back of a page is the page after it, of the last one the page before
    backs = [*pictures[1:], pictures[max(len(pictures) - 2, 0)]]
    return [
        Sheet(picture, backs[place], numbers[place], dpi, np.random.default_rng([seed, place]))
        for place, picture in enumerate(pictures)
    ]


def _rendered(page: Any, dpi: int) -> Picture:
    return np.ascontiguousarray(page.render(scale=dpi / 72, rev_byteorder=True).to_numpy()[..., :3])


def _numbers(page: Any, dpi: int) -> tuple[Box, ...]:
    """Where figures are printed, in pixels from the top left."""
    text = page.get_textpage()
    height, scale = page.get_height(), dpi / 72
    found = []
    for match in _NUMBER.finditer(text.get_text_range()):
        boxes = [text.get_charbox(place) for place in range(match.start(), match.end())]
        left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
        x0, y0, x1, y1 = (round(side * scale) for side in (left, height - top, right, height - bottom))
        found.append((x0, y0, x1, y1))
    return tuple(found)


def _pictured(picture: Picture) -> Image.Image:
    """As a picture of the fewest colours that hold it: black and white, grey, or RGB."""
    if np.ptp(picture, axis=2).any():
        return Image.fromarray(picture)
    only_grey = Image.fromarray(np.ascontiguousarray(picture[..., 0]))
    return only_grey.convert("1", dither=Image.Dither.NONE) if np.isin(picture, (0, 255)).all() else only_grey


def _save(pages: Sequence[Image.Image], out: Path, recipe: Recipe) -> None:
    first, *rest = pages
    dots = (recipe.dpi, recipe.dpi)
    how: dict[str, Any] = {} if first.mode == "1" else {"quality": recipe.quality}
    ending = out.suffix.lower()
    if ending == ".pdf":
        first.save(
            out, "PDF", resolution=recipe.dpi, save_all=True, append_images=rest,
            title=_TITLE, creationDate=_LONG_AGO, modDate=_LONG_AGO, **how,
        )  # fmt: skip
    elif ending == ".tif":
        packed = "group4" if first.mode == "1" else "jpeg"
        first.save(out, save_all=True, append_images=rest, dpi=dots, compression=packed, **how)
    elif ending == ".jpg":
        first.convert("L" if first.mode == "1" else first.mode).save(out, quality=recipe.quality, dpi=dots)
    else:
        first.save(out, dpi=dots)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Makes scans and photographs of papers.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="PDF, Word or Excel files")
    parser.add_argument("--recipe", choices=(*RECIPES, "all"), default="office")
    parser.add_argument("--format", choices=FORMATS, default="pdf")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    for name in RECIPES if options.recipe == "all" else (options.recipe,):
        for path in options.files:
            target = options.out / f"{path.stem}-{name}.{options.format}"
            for written in scan(path, RECIPES[name], target, options.seed):
                print(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
