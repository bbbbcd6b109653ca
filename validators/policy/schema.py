"""Turns the data of a marked file into a struct, and says in Chinese what does not fit.

Each error names file and line, what was found there and what is allowed, all taken from the
struct itself: there is no second list of keys.
"""

from __future__ import annotations

import datetime
import re
import types
from decimal import Decimal
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from validators.policy.errors import PolicyError
from validators.policy.marked_yaml import Marked, Place

T = TypeVar("T", bound=msgspec.Struct)
_EXAMPLES = {bool: "true 或 false", Decimal: "数，如 30", datetime.date: "日期，如 2025-03-12", str: "文字"}
_EXAMPLES_OF_TUPLES = "列表（每项以“-”起头，或者写在方括号内）"


def fit(marked: Marked, shape: type[T]) -> T:
    """The file's data as that struct; PolicyError where it does not fit."""
    try:
        return msgspec.convert(marked.data, shape, strict=False)
    except msgspec.ValidationError as error:
        raise PolicyError(_in_chinese(str(error), marked, shape)) from error


def _in_chinese(message: str, marked: Marked, shape: type[msgspec.Struct]) -> str:
    body, _, path = message.partition(" - at `")
    place = _place(path.rstrip("`"))
    owner = type_at(shape, place)
    if unknown := re.search(r"unknown field `(.+?)`", body):
        keys = "、".join(_keys(owner))
        return f"{marked.at((*place, unknown[1]))}：不认识的键“{unknown[1]}”，可用的有：{keys}"
    if missing := re.search(r"missing required field `(.+?)`", body):
        wanted = allowed(type_at(shape, (*place, missing[1])))
        return f"{marked.at(place)}：{_thing(marked, place)}缺少“{missing[1]}”，应补上（{wanted}）"
    name = next((step for step in reversed(place) if isinstance(step, str)), "文件")
    found = marked.found(place)
    written = "没有写内容" if found is None else f"写的是“{found}”"
    return f"{marked.at(place)}：{'' if name == '文件' else f'“{name}”'}{written}，应为{allowed(owner)}"


def _place(path: str) -> Place:
    steps = re.findall(r"([^.\[\]$]+)|\[(\d+)\]", path)
    return tuple(int(index) if index else name for name, index in steps)


def _thing(marked: Marked, place: Place) -> str:
    """The id or name of what surrounds the place, to find it by."""
    found = marked.found(place)
    name = found.get("id") or found.get("name") if isinstance(found, dict) else None
    return f"“{name}”" if name else ""


def type_at(shape: Any, place: Place) -> Any:
    """The type that a place in the data must have."""
    for step in place:
        options = get_args(shape) if get_origin(shape) in (Union, types.UnionType) else (shape,)
        shape = next((inner for option in options if (inner := _inner(option, step)) is not None), str)
    return shape


def _inner(shape: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return get_args(shape)[0] if get_origin(shape) is tuple else None
    if not _is_struct(shape):
        return None
    return next((field.type for field in msgspec.structs.fields(shape) if field.encode_name == step), None)


def allowed(shape: Any) -> str:
    """What may stand there, for people."""
    if get_origin(shape) is Literal:
        return "其中之一：" + "、".join(map(str, get_args(shape)))
    if get_origin(shape) in (Union, types.UnionType):
        return "，或者".join(allowed(one) for one in get_args(shape) if one is not type(None))
    if _is_struct(shape):
        return "一组键：" + "、".join(_keys(shape))
    if get_origin(shape) is tuple:
        return _EXAMPLES_OF_TUPLES
    return _EXAMPLES.get(shape, "文字")


def _keys(shape: Any) -> list[str]:
    return [field.encode_name for field in msgspec.structs.fields(shape)] if _is_struct(shape) else []


def _is_struct(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, msgspec.Struct)
