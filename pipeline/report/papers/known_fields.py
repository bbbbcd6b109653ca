"""Holds a template's fields against those there are, without filling it in: what stands in a branch counts too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from jinja2 import nodes
from jinja2.defaults import DEFAULT_NAMESPACE
from rapidfuzz import process

# What is known of a name: the struct or the list of structs behind it, None where anything goes
Known = Any
Scope = Mapping[str, Known]

_LIKELY = 50.0


class UnknownField(Exception):
    """`str()` is Chinese and goes on after the template's name."""

    def __init__(self, name: str, there_is: Iterable[str], inside: str = "") -> None:
        names = list(there_is)
        close = process.extractOne(name, names, score_cutoff=_LIKELY)
        hint = f"是否应为“{close[0]}”？" if close else ""
        where = f"“{inside}”之下" if inside else ""
        super().__init__(
            f"用到的“{name}”不是可以填入的内容项。{hint}{where}可以填入的有：{'、'.join(names)}。请改正后再运行一次。"
        )


class NotGoneThrough(UnknownField):
    """A list that is used as if it were one thing."""

    def __init__(self, name: str) -> None:
        Exception.__init__(
            self,
            f"中的“{name}”有多项，须写在“{{% for 项 in {name} %}}”与“{{% endfor %}}”之间逐项填入。请改正后再运行一次。",
        )


def check_fields(template: nodes.Template, fields: type[msgspec.Struct]) -> None:
    """Raises UnknownField for the first name that none of the `fields` bears."""
    scope: dict[str, Known] = {**dict.fromkeys(DEFAULT_NAMESPACE), **_fields(fields)}
    _check_all(template.body, scope, tuple(_fields(fields)))


def _fields(struct: type[msgspec.Struct]) -> dict[str, Known]:
    """What each field holds, by its Chinese name."""
    types = get_type_hints(struct)
    return {one.encode_name: _held(types[one.name]) for one in msgspec.structs.fields(struct)}


def _held(hint: Any) -> Known:
    return hint


def _check_all(found: Iterable[nodes.Node], scope: dict[str, Known], top: tuple[str, ...]) -> None:
    for node in found:
        _check(node, scope, top)


def _check(node: nodes.Node, scope: dict[str, Known], top: tuple[str, ...]) -> None:
    match node:
        case nodes.For():
            _known(node.iter, scope, top)
            inner = {**scope, "loop": None, **_bound(node.target, _element(_known(node.iter, scope, top)))}
            _check_all([*([node.test] if node.test else []), *node.body], inner, top)
            _check_all(node.else_, scope, top)
        case nodes.Assign():
            scope |= _bound(node.target, _known(node.node, scope, top))
        case nodes.Expr():
            _known(node, scope, top)
        case _:
            _check_all(node.iter_child_nodes(), scope, top)


def _known(node: nodes.Node, scope: dict[str, Known], top: tuple[str, ...]) -> Known:
    """What an expression holds; its names are checked on the way."""
    match node:
        case nodes.Name():
            if node.name not in scope:
                raise UnknownField(node.name, top)
            return scope[node.name]
        case nodes.Getattr() | nodes.Getitem():
            return _part(node, _known(node.node, scope, top))
        case nodes.Filter() if node.node is not None and node.name in _LISTS:
            _check_all(node.args, scope, top)
            return _known(node.node, scope, top)
        case _:
            for child in node.iter_child_nodes():
                _known(child, scope, top)
            return None


# Filters that give a list of what they were given
_LISTS = {"list", "sort", "reverse", "selectattr", "rejectattr"}


def _part(node: nodes.Getattr | nodes.Getitem, holder: Known) -> Known:
    if isinstance(node, nodes.Getitem) and not (isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str)):
        return _element(holder)
    name = node.attr if isinstance(node, nodes.Getattr) else str(node.arg.value)  # type: ignore[attr-defined]
    inside = node.node.name if isinstance(node.node, nodes.Name) else ""
    if _is_list(holder):
        raise NotGoneThrough(inside)
    if not (isinstance(holder, type) and issubclass(holder, msgspec.Struct)):
        return None
    fields = _fields(holder)
    if name not in fields:
        raise UnknownField(name, fields, inside)
    return fields[name]


def sample(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """Made-up fields of every kind, to try a template with."""
    return {name: _sample(known) for name, known in _fields(struct).items()}


def _sample(known: Known) -> Any:
    if _is_list(known):
        return [_sample(_element(known))] * 3
    if isinstance(known, type) and issubclass(known, msgspec.Struct):
        return sample(known)
    return known("1")


def _is_list(known: Known) -> bool:
    origin: Any = get_origin(known)
    return origin is tuple


def _element(holder: Known) -> Known:
    return get_args(holder)[0] if _is_list(holder) else None


def _bound(target: nodes.Node, known: Known) -> dict[str, Known]:
    if isinstance(target, nodes.Name):
        return {target.name: known}
    return dict(_unpacked(target))


def _unpacked(target: nodes.Node) -> Iterator[tuple[str, Known]]:
    for one in target.find_all(nodes.Name):
        yield one.name, None
