"""RapidOCR's detector and recogniser, one of each for the life of a worker.

The recogniser's own raw answers are decoded here, because a doubtful digit matters more than a fluent line:
each character comes with its probability, the character that came second, and where in the line it stands.
Everything runs on one thread: workers are processes, and two of them with one thread each read more
pages than one with two.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
"""Height x width x 3, blue first, as OpenCV and pdfium have it."""
Gray = npt.NDArray[np.uint8]
"""Height x width: shades, or a mask in which 255 means yes."""
Quad = npt.NDArray[np.float32]
"""The four corners of a line, 4 x 2, in pixels, from its top left on clockwise."""

# Crops are recognised at this height; several of like width in one go
_HEIGHT = 48
_BATCH = 6
_LEAST_WIDTH = 320
_BLANK = 0


class Character(NamedTuple):
    """One recognised character; `start` and `end` are shares of the line's width.

    `rival` is the character that came second in the same place, with its probability.
    """

    text: str
    confidence: float
    start: float
    end: float
    rival: str = ""
    rival_confidence: float = 0.0


@dataclass(frozen=True)
class Reading:
    """One line as recognised."""

    characters: tuple[Character, ...]

    @property
    def text(self) -> str:
        return "".join(character.text for character in self.characters)

    @property
    def confidence(self) -> float:
        """The mean over its characters, 0 for an empty line."""
        if not self.characters:
            return 0.0
        return sum(character.confidence for character in self.characters) / len(self.characters)


@cache
def _engine() -> Any:
    # Imported here: half a second that a worker without scans never spends
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def warm_up() -> None:
    """Load both models, as a worker does once."""
    _engine()._load_det_model()
    _engine()._load_rec_model()


def detect(image: Image) -> list[Quad]:
    """The lines of text on an image, in no order that can be relied on."""
    found = _engine()._load_det_model()(image)
    return [] if found.boxes is None else [np.asarray(box, dtype=np.float32) for box in found.boxes]


def cut_out(image: Image, quad: Quad) -> Image:
    """The line inside `quad`, put straight."""
    width = max(int(np.linalg.norm(quad[0] - quad[1])), int(np.linalg.norm(quad[2] - quad[3])), 1)
    height = max(int(np.linalg.norm(quad[0] - quad[3])), int(np.linalg.norm(quad[1] - quad[2])), 1)
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad, target)
    cut = cv2.warpPerspective(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cut, dtype=np.uint8)


def recognise(lines: Sequence[Image], least_width: int = _LEAST_WIDTH) -> list[Reading]:
    """What stands in each line; narrower lines are padded to `least_width`, the width the model was trained on."""
    recogniser = _engine()._load_rec_model()
    readings: list[Reading] = [Reading(())] * len(lines)
    order = sorted(range(len(lines)), key=lambda place: lines[place].shape[1] / lines[place].shape[0])
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        ratio = max(*(lines[place].shape[1] / lines[place].shape[0] for place in batch), least_width / _HEIGHT)
        answers = recogniser.session(np.stack([_normalised(lines[place], ratio) for place in batch]))
        for place, answer in zip(batch, answers, strict=True):
            width = min(lines[place].shape[1] / lines[place].shape[0] / ratio, 1.0)
            readings[place] = Reading(_decode(answer, recogniser.postprocess_op.character, width))
    return readings


def _normalised(line: Image, ratio: float) -> npt.NDArray[np.float32]:
    """A crop as the model wants it: 3 x 48 x width, values from -1 to 1, padded with 0 on the right."""
    width = int(_HEIGHT * ratio)
    own = min(max(int(np.ceil(_HEIGHT * line.shape[1] / line.shape[0])), 1), width)
    scaled = cv2.resize(line, (own, _HEIGHT)).astype(np.float32).transpose(2, 0, 1)
    padded = np.zeros((3, _HEIGHT, width), dtype=np.float32)
    padded[:, :, :own] = scaled / 127.5 - 1
    return padded


def _decode(answer: npt.NDArray[np.float32], alphabet: list[str], width: float) -> tuple[Character, ...]:
    """Characters out of the model's steps x alphabet probabilities; `width` is the share that is no padding."""
    best = answer.argmax(axis=1)
    starts = [step for step in range(len(best)) if best[step] != _BLANK and (step == 0 or best[step] != best[step - 1])]
    steps = max(len(best) * width, 1.0)
    characters = []
    for step in starts:
        end = step
        while end + 1 < len(best) and best[end + 1] == best[step]:
            end += 1
        peak = step + int(answer[step : end + 1, best[step]].argmax())
        row = answer[peak].copy()
        sure = float(row[best[step]])
        row[[best[step], _BLANK]] = 0
        rival = int(row.argmax())
        characters.append(
            Character(
                alphabet[best[step]], sure, min(step / steps, 1.0), min((end + 1) / steps, 1.0),
                alphabet[rival], float(row[rival]),
            )
        )  # fmt: skip
    return tuple(characters)
