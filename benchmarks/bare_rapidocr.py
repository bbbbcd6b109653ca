"""RapidOCR alone, the measure of what reading pixels has to cost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image, ImageSequence
from rapidocr import RapidOCR

DPI = 200


class Bare:
    """RapidOCR at its best settings for one worker, on pages at 200 dots an inch."""

    def __init__(self, threads: int) -> None:
        settings = {
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
        self.engine = RapidOCR(params=settings)

    def warm_up(self) -> None:
        """Load its models."""
        self.engine(np.full((64, 320, 3), 255, np.uint8))

    def seconds(self, path: Path) -> float:
        """Processor seconds for all pages of a PDF or picture, without drawing them."""
        pictures = list(_pictures(path))
        start = time.process_time()
        for picture in pictures:
            self.engine(picture)
        return time.process_time() - start


def _pictures(path: Path) -> Iterator[Any]:
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        yield from (page.render(scale=DPI / 72).to_numpy() for page in document)
        document.close()
        return
    with Image.open(path) as pages:
        yield from (np.asarray(page.convert("RGB"))[..., ::-1].copy() for page in ImageSequence.Iterator(pages))
