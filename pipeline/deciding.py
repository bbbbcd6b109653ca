"""Which indicators decide verdicts: the rules that hang on each (`decides.yaml`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml


@cache
def decided_by() -> dict[str, tuple[str, ...]]:
    """The rules that hang on each indicator, by its code; an indicator that decides nothing is not there."""
    text = files("pipeline").joinpath("decides.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), dict[str, tuple[str, ...]])
