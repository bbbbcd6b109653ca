"""Kept results: found again, never half there, and made anew where they are damaged."""

from __future__ import annotations

import errno
import os

import pytest

from pipeline.errors import OutputNotWritable
from pipeline.model import Cell, Content, Paragraph, Problem, Table
from pipeline.store import Store

KEY = ("0" * 64, "reader 1", None, 2025)
CONTENT = Content(
    format="docx",
    blocks=(
        Paragraph("产值85.6亿元"),
        Table(0, 1, 1, (Cell(0, 0, "外", tables=(Table(1, 1, 1, (Cell(0, 0, "内"),)),)),)),
    ),
    problem=Problem("x", "说明"),
    properties={"作者": "某"},
)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def only_file(store):
    return next(path for path in store.root.rglob("*.json"))


def test_what_is_kept_is_found_again_whole(store):
    store.put("readings", KEY, CONTENT)
    assert store.get("readings", KEY, Content) == CONTENT


def test_another_key_or_kind_finds_nothing(store):
    store.put("readings", KEY, CONTENT)
    assert store.get("readings", (*KEY, 1), Content) is None
    assert store.get("extractions", KEY, Content) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[:-5],
        lambda data: data.replace(b"85.6", b"95.6"),
        lambda data: data[::-1],
    ],
)
def test_a_damaged_entry_counts_as_not_there(store, damage):
    store.put("readings", KEY, CONTENT)
    only_file(store).write_bytes(damage(only_file(store).read_bytes()))
    assert store.get("readings", KEY, Content) is None


def test_an_entry_of_another_shape_counts_as_not_there(store):
    store.put("readings", KEY, ["no content"])
    assert store.get("readings", KEY, Content) is None


def test_a_full_disk_leaves_the_old_entry_and_says_what_to_do(store, monkeypatch):
    store.put("readings", KEY, CONTENT)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OutputNotWritable, match="磁盘已满"):
        store.put("readings", KEY, Content(format="pdf"))
    assert store.get("readings", KEY, Content) == CONTENT
    assert len(list(store.root.rglob("*.*"))) == 1
