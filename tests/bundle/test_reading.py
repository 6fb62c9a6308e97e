"""A bundle of a stranger is read safely: one sentence for each thing that is wrong, and nothing is unpacked."""

from __future__ import annotations

import io
import json
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orglife_kit.bundle.declared import VERSION
from orglife_kit.bundle.reading import MOST_BYTES, bundle_in, read_bundle
from orglife_kit.errors import InputError
from orglife_kit.i18n import LANGUAGES, choose_language, sentences
from tests.bundle.making import changed, parts_of, simple, told, with_manifest, zipped

GOOD = simple()


def fault(content: bytes) -> str:
    """Return the code of the one notice that a bundle is refused with, which has a sentence in both languages."""
    with pytest.raises(InputError) as refused:
        bundle_in(content)
    (notice,) = refused.value.notices
    for language in LANGUAGES:
        choose_language(language)
        assert sentences(refused.value)
    choose_language(None)
    return notice.code


def test_a_bundle_is_read() -> None:
    """Its members and its sums; a bundle that another program zipped is as good."""
    for content in (GOOD, zipped(parts_of(GOOD))):
        found = bundle_in(content)
        assert [row["outcome"] for row in found.rows("members")] == ["EXCELLENT", "QUALIFIED", "QUALIFIED"]
        assert found.manifest.members == 3
        assert found.rows("tally") == ()


def entry(name: str, content: bytes = b"x", attributes: int = 0) -> bytes:
    """Return the good bundle with one entry more."""
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a") as archive:
        info = zipfile.ZipInfo(name)
        info.create_system, info.external_attr = 3, attributes
        archive.writestr(info, content)
    return target.getvalue()


def lying_size() -> bytes:
    """Return a bundle whose part says that it is smaller than it is."""
    parts = parts_of(GOOD)
    whole = bytearray(zipped({**parts, "members.csv": b"a" * 1000}, zipfile.ZIP_STORED))
    place = whole.rindex(b"members.csv")  # in the directory at the end, 46 bytes after the entry's start
    whole[place - 46 + 24 : place - 46 + 28] = (10).to_bytes(4, "little")
    return bytes(whole)


def bomb() -> bytes:
    """Return a small file that would unpack to more than any bundle is."""
    parts = parts_of(GOOD) | {"members.csv": b"\0" * (MOST_BYTES + 1)}
    return zipped(parts)


def without(name: str) -> bytes:
    """Return the good bundle without one of its files."""
    return zipped({key: part for key, part in parts_of(GOOD).items() if key != name})


def members_with(before: bytes, after: bytes) -> bytes:
    """Return the good bundle with other bytes in its members."""
    part = parts_of(GOOD)["members.csv"]
    assert before in part
    return changed(GOOD, {"members.csv": part.replace(before, after, 1)})


def part_named(**facts: object) -> bytes:
    """Return the good bundle whose manifest says something else of the last table."""
    tables = told(GOOD)["tables"]
    return with_manifest(GOOD, tables=[*tables[:-1], tables[-1] | facts])


FAULTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "bundle_damaged"),
    "no zip": (lambda: b"hello" * 100, "bundle_damaged"),
    "cut off": (lambda: GOOD[:-30], "bundle_damaged"),
    "cut in the middle": (lambda: GOOD[: len(GOOD) // 2], "bundle_damaged"),
    "zip slip": (lambda: entry("../../evil.csv"), "bundle_entry_foreign"),
    "absolute": (lambda: entry("/etc/evil.csv"), "bundle_entry_foreign"),
    "windows": (lambda: entry("..\\evil.csv"), "bundle_entry_foreign"),
    "folder": (lambda: entry("inside/"), "bundle_entry_foreign"),
    "not printable": (lambda: entry("a\x1b[31m\n.csv"), "bundle_entry_foreign"),
    "link": (lambda: entry("members2.csv", b"/etc/passwd", stat.S_IFLNK << 16), "bundle_entry_link"),
    "bomb": (bomb, "bundle_too_large"),
    "lying size": (lying_size, "bundle_damaged"),
    "many entries": (lambda: zipped({f"a{n}.csv": b"" for n in range(100)}), "bundle_too_large"),
    "no manifest": (lambda: without("manifest.json"), "bundle_no_manifest"),
    "manifest no JSON": (
        lambda: zipped(parts_of(GOOD) | {"manifest.json": b"{"}),
        "bundle_manifest_unreadable",
    ),
    "manifest no text": (
        lambda: zipped(parts_of(GOOD) | {"manifest.json": b"\xff\xfe"}),
        "bundle_manifest_unreadable",
    ),
    "manifest too deep": (
        lambda: zipped(parts_of(GOOD) | {"manifest.json": b"[" * 100_000}),
        "bundle_manifest_unreadable",
    ),
    "key twice": (
        lambda: zipped(parts_of(GOOD) | {"manifest.json": b'{"format": "a", "format": "b"}'}),
        "bundle_manifest_unreadable",
    ),
    "another format": (lambda: with_manifest(GOOD, format="docker/1"), "bundle_foreign"),
    "future": (lambda: with_manifest(GOOD, format="orglife-bundle/99"), "bundle_too_new"),
    "past": (lambda: with_manifest(GOOD, format="orglife-bundle/0"), "bundle_too_old"),
    "unknown field": (lambda: with_manifest(GOOD, extra=1), "bundle_manifest_field"),
    "number as text": (lambda: with_manifest(GOOD, members="3"), "bundle_manifest_field"),
    "truth as number": (lambda: with_manifest(GOOD, members=True), "bundle_manifest_field"),
    "no day": (lambda: with_manifest(GOOD, date="2024-02-30"), "bundle_manifest_field"),
    "branch that turns round": (lambda: with_manifest(GOOD, branch="a\u202eb"), "bundle_manifest_field"),
    "lying members": (lambda: with_manifest(GOOD, members=4), "bundle_counts_differ"),
    "lying outcomes": (
        lambda: with_manifest(GOOD, outcomes=told(GOOD)["outcomes"] | {"QUALIFIED": 3}),
        "bundle_counts_differ",
    ),
    "lying cap": (
        lambda: with_manifest(GOOD, cap={"base": 3, "limit": 1, "given": 0}),
        "bundle_counts_differ",
    ),
    "part missing": (lambda: without("members.csv"), "bundle_part_missing"),
    "part changed": (
        lambda: changed(GOOD, {"members.csv": b"x"}, consistent=False),
        "bundle_part_differs",
    ),
    "lying digest": (lambda: part_named(sha256="0" * 64), "bundle_part_differs"),
    "lying rows": (lambda: part_named(rows=7), "bundle_rows_differ"),
    "foreign table": (lambda: part_named(table="ballots", file="ballots.csv"), "bundle_table_unknown"),
    "a table in another's file": (lambda: part_named(table="agenda"), "bundle_manifest_field"),
    "heads": (lambda: members_with("姓名".encode(), "名字".encode()), "bundle_heads"),
    "head twice": (lambda: members_with("姓名".encode(), "序号".encode()), "bundle_heads"),
    "unknown word": (lambda: members_with("合格".encode(), "甲等".encode()), "bundle_cell"),
    "row too long": (lambda: members_with(b"\r\n2", b",\r\n2"), "bundle_row_length"),
    "no UTF-8": (lambda: members_with("合格".encode(), b"\xff"), "bundle_part_unreadable"),
    "open quote": (lambda: members_with("党员3".encode(), '"党员3'.encode()), "bundle_part_unreadable"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_one_sentence(name: str) -> None:
    """What is wrong is said once, and what is said is what is wrong."""
    make, code = FAULTS[name]
    assert fault(make()) == code


def test_no_entry_leaves_the_folder(tmp_path: Path) -> None:
    """Reading writes nothing anywhere."""
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "a.zip").write_bytes(entry("../evil.csv"))
    with pytest.raises(InputError):
        read_bundle(inside / "a.zip")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "inside"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_or_a_pipe_is_not_followed(tmp_path: Path) -> None:
    """Neither a link nor a pipe in the folder is opened, whatever it leads to."""
    (tmp_path / "a.zip").write_bytes(GOOD)
    (tmp_path / "b.zip").symlink_to(tmp_path / "a.zip")
    os.mkfifo(tmp_path / "c.zip")
    codes = []
    for name in ("b.zip", "c.zip", "d.zip"):
        with pytest.raises(InputError) as refused:
            read_bundle(tmp_path / name)
        codes.append(refused.value.notices[0].code)
        assert refused.value.notices[0].location.file == name
    assert codes == ["bundle_link", "bundle_no_file", "bundle_unreadable"]


def test_the_place_of_a_wrong_cell_is_named(tmp_path: Path) -> None:
    """The file, the part, the row and the column."""
    (tmp_path / "a.zip").write_bytes(members_with("合格".encode(), "甲等".encode()))
    with pytest.raises(InputError) as refused:
        read_bundle(tmp_path / "a.zip")
    where = refused.value.notices[0].location
    assert (where.file, where.row, where.column) == ("a.zip: members.csv", 3, "评议结果")


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_any_damage_is_told(place: int, bytes_: bytes) -> None:
    """Bytes changed anywhere: the bundle is read as it was, or refused by an error of the kit's own."""
    damaged = GOOD[:place] + bytes_ + GOOD[place + len(bytes_) :]
    try:
        found = bundle_in(damaged)
    except InputError:
        return
    # a time or a comment of the zip, which nothing reads
    assert found.tables == bundle_in(GOOD).tables


def test_the_bundle_is_the_same_bytes_each_time() -> None:
    """No time stands in it, and nothing of it depends on the machine's zlib."""
    assert simple() == GOOD
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert json.loads(parts_of(GOOD)["manifest.json"])["format"] == f"orglife-bundle/{VERSION}"
