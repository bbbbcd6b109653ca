"""What an application must hold, as data (`required.yaml`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from pipeline.model import Role


class Need(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For which years an indicator is needed, and which sets of others stand in for it."""

    years: Literal["none", "last", "three"]
    instead: tuple[tuple[str, ...], ...] = ()


class Requirements(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    documents: dict[Role, str]
    authorities: dict[str, tuple[str, ...]]
    indicators: dict[str, Need]


@cache
def requirements() -> Requirements:
    text = files("validators.doubts").joinpath("required.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Requirements)
