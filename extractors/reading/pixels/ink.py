"""Ink and paper told apart on grey, shaded and show-through pages."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.reading.pixels.engine import Gray, Image

# Of full contrast: what is lighter than this is the back of the sheet shining through, or dirt
_FAINT = 0.2
# A page with less ink than this share is blank: a stray line of dots, no word
_BLANK = 0.00015
_DARK = 160.0
_PAPER, _UNEVEN = 150, 25
_SPECK = 5
_COARSE = 0.25
_DEFAULT_EM = 30.0


def flattened(image: Image) -> Gray:
    """The page in grey with its paper evenly white: shade, folds and what shines through are gone."""
    gray = np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    scale = 4
    small = cv2.resize(
        gray, (max(gray.shape[1] // scale, 1), max(gray.shape[0] // scale, 1)), interpolation=cv2.INTER_AREA
    )
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 21)
    paper = cv2.resize(paper, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    even = cv2.divide(gray, np.maximum(paper, 40), scale=255)
    # an empty page has nothing dark, and must not have its specks made so
    darkest = min(float(np.percentile(even[::4, ::4], 0.5)), _DARK)
    white = 255 - _FAINT * (255 - darkest)
    return np.asarray(
        np.clip((even.astype(np.float32) - darkest) * (255 / max(white - darkest, 1)), 0, 255), dtype=np.uint8
    )


def ink_of(gray: Gray, darker_than: int = 150) -> Gray:
    """Where a flattened page is inked (255)."""
    return np.asarray(cv2.threshold(gray, darker_than, 255, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)


def is_blank(ink: Gray) -> bool:
    """Whether there is nothing on the page but specks and the shadow of its rim."""
    rim_y, rim_x = ink.shape[0] // 40, ink.shape[1] // 40
    inner = cv2.morphologyEx(ink[rim_y:-rim_y, rim_x:-rim_x], cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    return bool(cv2.countNonZero(inner) < _BLANK * inner.size)


def is_paper(image: Image) -> bool:
    """Whether a page without ink is empty paper, light and even, and not a picture of something."""
    coarse = cv2.resize(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), (40, 40), interpolation=cv2.INTER_AREA)
    return bool(np.median(coarse) >= _PAPER and coarse.std() < _UNEVEN)


def em_of(ink: Gray) -> float:
    """The usual height of the page's characters in pixels.

    Chinese characters fall apart into strokes, so the tallest tenth of the ordinary pieces tells.
    """
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height, width = stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_WIDTH]
    ordinary = (height > _SPECK) & (height < ink.shape[0] / 20) & (width < 2.5 * height) & (height < 4 * width)
    return float(np.percentile(height[ordinary], 85)) / 0.92 if ordinary.sum() >= 8 else _DEFAULT_EM
