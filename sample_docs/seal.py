"""Round red seals as pictures: a ring, a star, the office's name along the ring."""

from __future__ import annotations

import io
import math
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_FONTS = (
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
)
_SIZE, _PRINTED = 300, 220


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for path in _FONTS:
        if Path(path).exists():
            return ImageFont.truetype(path, size)
    return ImageFont.load_default(size)


def _star(centre: float, radius: float) -> list[tuple[float, float]]:
    points = []
    for step in range(10):
        reach = radius if step % 2 == 0 else radius * 0.382
        angle = math.pi * step / 5
        points.append((centre + reach * math.sin(angle), centre - reach * math.cos(angle)))
    return points


@lru_cache(maxsize=256)
def seal_png(name: str, purpose: str = "") -> bytes:
    """The seal of an office as a PNG with transparent ground; `purpose` stands below the star."""
    alpha = Image.new("L", (_SIZE, _SIZE), 0)
    draw = ImageDraw.Draw(alpha)
    draw.ellipse((5, 5, _SIZE - 6, _SIZE - 6), outline=225, width=8)
    centre = _SIZE / 2
    draw.polygon(_star(centre, 42), fill=225)
    font = _font(36 if len(name) < 13 else 29)
    spread = min(270.0, 19.0 * len(name))
    for number, char in enumerate(name):
        angle = -spread / 2 + spread * number / max(1, len(name) - 1)
        glyph = Image.new("L", (48, 48), 0)
        ImageDraw.Draw(glyph).text((24, 24), char, fill=225, font=font, anchor="mm", stroke_width=1, stroke_fill=225)
        turned = glyph.rotate(-angle, resample=Image.Resampling.BICUBIC)
        x = centre + 113 * math.sin(math.radians(angle)) - 24
        y = centre - 113 * math.cos(math.radians(angle)) - 24
        alpha.paste(turned, (round(x), round(y)), turned)
    if purpose:
        draw.text((centre, centre + 76), purpose, fill=225, font=_font(26), anchor="mm")
    alpha = alpha.resize((_PRINTED, _PRINTED), Image.Resampling.LANCZOS).point(lambda value: value // 75 * 75)
    picture = Image.new("RGBA", (_PRINTED, _PRINTED), (205, 22, 28, 0))
    picture.putalpha(alpha)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
