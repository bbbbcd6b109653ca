"""The districts, towns and functional zones of the city (`places.yaml`)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec
import yaml


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    districts: dict[str, tuple[str, ...]]
    zones: dict[str, tuple[str, ...]]
    codes: dict[str, str]
    city: str
    province: str

    def districts_in(self, text: str) -> set[str]:
        """Districts that a text names, by themselves, by a town of theirs or by a zone that lies in them."""
        found = {name for name, towns in self.districts.items() if any(word in text for word in (name, *towns))}
        for zone, homes in self.zones.items():
            if zone in text:
                found.update(homes)
        return found

    @property
    def any_name(self) -> re.Pattern[str]:
        """Finds the name of any district or town."""
        return _any_of((*self.districts, *(town for towns in self.districts.values() for town in towns)))


@cache
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, names)))


@cache
def places() -> Places:
    text = files("validators.doubts").joinpath("places.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Places)
