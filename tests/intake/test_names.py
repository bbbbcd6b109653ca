"""Names of members: told apart, mended, and no more than labels."""

from __future__ import annotations

import pytest

from pipeline.archives.names import distinct, label, mended, volume_set, without_ending


@pytest.mark.parametrize("name", ["申报表.docx", "é集群.pdf", "Café.pdf", "plan (2).xlsx", "Ñandú.doc", "表\uf8ff.pdf"])
def test_a_name_in_order_is_left_as_it_is(name):
    assert mended(name) == name
    assert label(name) == name
    assert distinct([name]) == [name]


@pytest.mark.parametrize("meant", ["gbk", "utf-8"])
@pytest.mark.parametrize("taken_for", ["latin-1", "cp437"])
def test_bytes_taken_for_characters_are_told(meant, taken_for):
    name = "申报表（盖章）.docx"
    assert mended(name.encode(meant).decode(taken_for)) == name


def test_equal_names_are_numbered_past_those_that_are_given():
    assert distinct(["a/b.txt", "a/b (2).txt", "a/b.txt", "a/b.txt"]) == [
        "a/b.txt", "a/b (2).txt", "a/b (3).txt", "a/b (4).txt",
    ]  # fmt: skip
    many = distinct(["a.txt"] * 50_000)
    assert len(set(many)) == 50_000


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../a", "a"),
        ("/etc/a", "etc/a"),
        ("C:\\甲\\a", "C:/甲/a"),
        ("a/./b", "a/b"),
        ("..", "未命名文件"),
        ("a\nb\x00", "a\ufffdb\ufffd"),
        ("\ud800a", "\ufffda"),
    ],
)
def test_a_label_leads_nowhere_and_can_be_printed(name, expected):
    assert label(name) == expected


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("甲.part1.rar", "甲.rar"),
        ("甲.part02.rar", "甲.rar"),
        ("甲.7z.001", "甲.7z"),
        ("甲.zip.012", "甲.zip"),
        ("甲.r00", "甲.rar"),
        ("甲.z01", "甲.zip"),
        ("甲.rar", None),
        ("甲.001", None),
        ("甲.part1.docx", None),
    ],
)
def test_volumes_name_their_archive(name, whole):
    assert volume_set(name) == whole


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("甲.zip", "甲"),
        ("甲.part1.rar", "甲"),
        ("甲.tar.gz", "甲"),
        ("2.5期.7z", "2.5期"),
        ("甲", "甲"),
        ("..zip", "..zip"),
    ],
)
def test_the_ending_goes_where_something_is_left(name, bare):
    assert without_ending(name) == bare
