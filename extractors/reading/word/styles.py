"""What a Word style says about its text: heading level, hidden, white, raised, bold, struck out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extractors.reading.word.package import W

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_HEADING_FONTS = ("黑体", "楷体", "小标宋", "SimHei", "KaiTi")
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True)
class Look:
    """How a run looks, None where nothing is said and the style below decides."""

    hidden: bool | None = None
    white: bool | None = None
    shaded: bool | None = None
    raised: bool | None = None
    bold: bool | None = None
    symbol_font: str | None = None
    heading_font: bool | None = None
    tiny: bool | None = None
    struck: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, else the one below."""
        return Look(**{name: getattr(below, name) if mine is None else mine for name, mine in vars(self).items()})


def read_look(properties: Any | None) -> Look:
    """The look that an element of run properties (w:rPr) describes."""
    if properties is None:
        return Look()
    color, shade = properties.find(f"{W}color"), properties.find(f"{W}shd")
    align, fonts, size = properties.find(f"{W}vertAlign"), properties.find(f"{W}rFonts"), properties.find(f"{W}sz")
    highlight = properties.find(f"{W}highlight")
    names = [] if fonts is None else [value for key, value in fonts.attrib.items() if not key.endswith("hint")]
    dark = is_dark(shade) or (highlight is not None and highlight.get(f"{W}val") not in ("white", "none"))
    return Look(
        hidden=_switch(properties.find(f"{W}vanish")),
        white=None if color is None else (color.get(f"{W}val") or "").upper() == "FFFFFF",
        shaded=dark or None,
        raised=None if align is None else align.get(f"{W}val") == "superscript",
        bold=_switch(properties.find(f"{W}b")),
        symbol_font=next((name for name in names if name.lower().startswith("wingdings")), None),
        heading_font=any(part in name for name in names for part in _HEADING_FONTS) or None,
        struck=_struck(properties),
        tiny=None if size is None else (size.get(f"{W}val") or "20") in ("1", "2", "3"),
    )


def _struck(properties: Any) -> bool | None:
    """Whether a line, or a double one, goes through the text."""
    said = [_switch(properties.find(f"{W}{name}")) for name in ("strike", "dstrike")]
    return None if said == [None, None] else any(said)


def is_dark(shade: Any | None) -> bool:
    """Whether a shading gives white text something to stand out from."""
    if shade is None or shade.get(f"{W}val") in ("nil",):
        return False
    fill = (shade.get(f"{W}fill") or "auto").upper()
    return fill not in ("AUTO", "FFFFFF") or (shade.get(f"{W}val") or "clear") not in ("clear", "nil")


def _switch(element: Any | None) -> bool | None:
    return None if element is None else (element.get(f"{W}val") or "1") not in _OFF


class Styles:
    """The styles of one document, inheritance resolved."""

    def __init__(self, root: Any | None) -> None:
        self._by_id: dict[str, Any] = {}
        self._default = ""
        for style in () if root is None else root.iterchildren(f"{W}style"):
            self._by_id[style.get(f"{W}styleId") or ""] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self._default = style.get(f"{W}styleId") or ""
        self._looks: dict[str, Look] = {}

    def look(self, style_id: str | None) -> Look:
        """The look of a paragraph or character style."""
        name = style_id or self._default
        if name not in self._looks:
            look = Look()
            for style in self._chain(name):
                look = look.over(read_look(style.find(f"{W}rPr")))
            self._looks[name] = look
        return self._looks[name]

    def heading(self, style_id: str | None) -> int:
        """1 for a title, n + 1 for heading n, 0 for body text."""
        for style in self._chain(style_id or ""):
            name = style.find(f"{W}name")
            label = "" if name is None else (name.get(f"{W}val") or "").strip()
            if label.lower() == "title" or label == "标题":
                return 1
            match = _HEADING_NAME.fullmatch(label)
            if match:
                return int(match.group(1)) + 1
            level = outline_level(style.find(f"{W}pPr"))
            if level is not None:
                return level
        return 0

    def is_shaded_table(self, style_id: str | None) -> bool:
        """Whether a table style paints any of its cells, so that white text may be meant."""
        return any(is_dark(shade) for style in self._chain(style_id or "") for shade in style.iter(f"{W}shd"))

    def _chain(self, style_id: str) -> list[Any]:
        chain: list[Any] = []
        while style_id in self._by_id and self._by_id[style_id] not in chain:
            chain.append(self._by_id[style_id])
            based = chain[-1].find(f"{W}basedOn")
            style_id = "" if based is None else based.get(f"{W}val") or ""
        return chain


def outline_level(properties: Any | None) -> int | None:
    """The heading level that paragraph properties give themselves; None where they give none."""
    level = None if properties is None else properties.find(f"{W}outlineLvl")
    value = "" if level is None else level.get(f"{W}val") or ""
    if not value.isdigit():
        return None
    return 0 if int(value) >= 9 else int(value) + 2
