"""YAML whose every key knows its line, so that an error can say which one to edit.

A key written twice is an error here: YAML's own loaders keep the last one silently.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec
import yaml

from validators.policy.errors import PolicyError

Place = tuple[str | int, ...]
# libyaml where it is there: the rulesets are read at every start
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FLOAT = "tag:yaml.org,2002:float"


class Marked(msgspec.Struct, frozen=True):
    """The data of a file, with the line (from 1) at which each value stands."""

    file: str
    data: Any
    lines: dict[Place, int]

    def at(self, place: Place) -> str:
        """ "shantou-2025.yaml 第12行"; the line of what surrounds the place where it has none of its own."""
        while place and place not in self.lines:
            place = place[:-1]
        return f"{self.file} 第{self.lines.get(place, 1)}行"

    def refuse(self, problems: Iterable[tuple[Place, str]]) -> None:
        """Raises PolicyError with file and line of each problem; does nothing where there is none."""
        wrong = [f"{self.at(place)}：{message}" for place, message in problems]
        if wrong:
            raise PolicyError("\n".join(wrong))

    def found(self, place: Place) -> Any:
        """The value at a place, None where there is none."""
        value = self.data
        for step in place:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value


def parse(text: str, file: str) -> Marked:
    """Raises PolicyError with file and line for text that is no YAML and for a key written twice."""
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        marked = Marked(file, None, {})
        data = _build(loader, root, (), marked) if root else None
    except yaml.MarkedYAMLError as error:
        line = f" 第{error.problem_mark.line + 1}行" if error.problem_mark else ""
        raise PolicyError(f"{file}{line}：{_wrong_yaml(error.problem or '')}") from error
    except yaml.YAMLError as error:
        raise PolicyError(f"{file}：{_wrong_yaml(str(error))}") from error
    finally:
        loader.dispose()
    return msgspec.structs.replace(marked, data=data)


def _wrong_yaml(problem: str) -> str:
    """What to look for, in Chinese: the parser knows no other language than its own."""
    if "tab" in problem or "\\t" in problem:
        return "行首用了制表符（Tab），缩进只能用空格"
    if "alias" in problem:
        return "“*”后的名称前面没有用“&”定义过；要写的是文字时，请加引号"
    return "不是有效的YAML，请检查这一行和上一行的缩进、冒号后的空格、引号和括号是否成对"


def _build(loader: yaml.SafeLoader, node: yaml.Node, place: Place, marked: Marked) -> Any:
    marked.lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, place, marked)
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, item, (*place, number), marked) for number, item in enumerate(node.value)]
    if node.tag == _FLOAT and all(letter in "0123456789.-+" for letter in node.value):
        return Decimal(node.value)
    try:
        return loader.construct_object(node, deep=True)
    except ValueError as error:
        written = f"{marked.file} 第{node.start_mark.line + 1}行：“{node.value}”"
        raise PolicyError(f"{written}不是有效的日期或者数，如 2025-03-12、30") from error


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode, place: Place, marked: Marked) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key, inner = str(key_node.value), (*place, str(key_node.value))
        line = key_node.start_mark.line + 1
        if key in mapping:
            raise PolicyError(f"{marked.file} 第{line}行：“{key}”重复，第{marked.lines[inner]}行已写过，只能保留一处")
        marked.lines[inner] = line
        mapping[key] = _build(loader, value_node, inner, marked)
    return mapping
