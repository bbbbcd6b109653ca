"""Putting a page straight: the paper cut out of a photograph, the slant taken out of a scan.

Each step is a 3 x 3 matrix from the pixels as they came to the pixels of the straight page, so that every
box finds its way back.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extractors.reading.pixels.engine import Gray, Image

Matrix = npt.NDArray[np.float64]

_SMALL = 900
_MOST_SLANT = 12.0
_LEAST_SLANT = 0.04
# A sheet of paper in a photograph: what it must cover, and how far its corners may be from right angles
_LEAST_PAPER = 0.3
_MOST_PAPER = 0.97


def turned(image: Image, quarter_turns: int) -> tuple[Image, Matrix]:
    """The image turned clockwise by quarter turns, and the matrix of that."""
    height, width = image.shape[:2]
    turns = quarter_turns % 4
    if turns == 0:
        return image, np.eye(3)
    code = {1: cv2.ROTATE_90_CLOCKWISE, 2: cv2.ROTATE_180, 3: cv2.ROTATE_90_COUNTERCLOCKWISE}[turns]
    matrix = {
        1: [[0, -1, height - 1], [1, 0, 0], [0, 0, 1]],
        2: [[-1, 0, width - 1], [0, -1, height - 1], [0, 0, 1]],
        3: [[0, 1, 0], [-1, 0, width - 1], [0, 0, 1]],
    }[turns]
    return np.asarray(cv2.rotate(image, code), dtype=np.uint8), np.array(matrix, dtype=np.float64)


def without_slant(image: Image) -> tuple[Image, Matrix]:
    """The image turned so that its lines run level, and the matrix of that; as it is where they do."""
    angle = slant_of(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY))
    if abs(angle) < _LEAST_SLANT:
        return image, np.eye(3)
    height, width = image.shape[:2]
    matrix = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0), [0, 0, 1]])
    paper = tuple(int(np.percentile(image[:, :, channel], 90)) for channel in range(3))
    straight = cv2.warpAffine(
        image, matrix[:2], (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=paper
    )
    return np.asarray(straight, dtype=np.uint8), matrix


def slant_of(gray: Gray) -> float:
    """By how many degrees (anticlockwise) the page must be turned so that its lines run level.

    The sharpest profile of rows: where text and rules run level, dark rows and white rows alternate.
    """
    scale = _SMALL / max(gray.shape)
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else gray
    local = cv2.adaptiveThreshold(small, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12)
    rim = max(small.shape) // 40
    ink = np.argwhere(local[rim:-rim, rim:-rim]).astype(np.float32)
    if len(ink) < 50:
        return 0.0
    if len(ink) > 20_000:
        ink = ink[:: len(ink) // 20_000 + 1]
    best = 0.0
    for step, reach in ((1.0, _MOST_SLANT), (0.2, 1.0), (0.04, 0.2)):
        tries = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(tries, key=lambda angle: (_sharpness(ink, float(angle)), -abs(angle))))
    level, found = _sharpness(ink, 0.0), _sharpness(ink, best)
    return best if abs(best) < _MOST_SLANT and found > 1.02 * level else 0.0


def _sharpness(ink: npt.NDArray[np.float32], angle: float) -> float:
    """How unevenly the ink falls onto rows after a turn by `angle` degrees."""
    sine, cosine = np.sin(np.radians(angle)), np.cos(np.radians(angle))
    rows = ink[:, 0] * cosine - ink[:, 1] * sine
    counts = np.bincount((rows - rows.min()).astype(np.int64)).astype(np.float64)
    return float((counts**2).sum())


def paper_in_photograph(image: Image) -> tuple[Image, Matrix]:
    """The sheet of paper cut out of a photograph and laid flat, and the matrix of that.

    The image as it is where no bright four-cornered sheet stands out from what lies around it.
    """
    corners = _paper_corners(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY))
    if corners is None:
        return image, np.eye(3)
    width = int(max(np.linalg.norm(corners[1] - corners[0]), np.linalg.norm(corners[2] - corners[3])))
    height = int(max(np.linalg.norm(corners[3] - corners[0]), np.linalg.norm(corners[2] - corners[1])))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    flat = cv2.warpPerspective(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, dtype=np.uint8), np.asarray(matrix, dtype=np.float64)


def _paper_corners(gray: Gray) -> npt.NDArray[np.float32] | None:
    """The corners of the sheet from its top left on clockwise, in pixels of the whole image."""
    scale = min(_SMALL / max(gray.shape), 1.0)
    small = cv2.GaussianBlur(cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), (5, 5), 0)
    level, bright = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    rim = np.concatenate([small[:4].ravel(), small[-4:].ravel(), small[:, :4].ravel(), small[:, -4:].ravel()])
    if np.median(rim) > level:
        return None  # the paper reaches the rim: a scan
    closed = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    contours, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    sheet = max(contours, key=cv2.contourArea)
    share = cv2.contourArea(sheet) / (small.shape[0] * small.shape[1])
    outline = cv2.approxPolyDP(cv2.convexHull(sheet), 0.03 * cv2.arcLength(sheet, True), True).reshape(-1, 2)
    if not _LEAST_PAPER <= share <= _MOST_PAPER or len(outline) != 4:
        return None
    return np.asarray(_clockwise(outline.astype(np.float32)) / scale, dtype=np.float32)


def _clockwise(corners: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    total, difference = corners.sum(axis=1), np.diff(corners, axis=1).ravel()
    picked = (total.argmin(), difference.argmin(), total.argmax(), difference.argmax())
    return np.array([corners[place] for place in picked], dtype=np.float32)
