"""Files of a report: named safely, whole or not at all, the same bytes each time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from orglife_kit.errors import InputError, StorageError, notice
from orglife_kit.views.reports.model import Document, Paragraph
from orglife_kit.views.reports.write import render_report, safe_stem, write_files
from tests.views.reports.building import sample


def test_a_report_is_written_in_both_formats_with_the_same_bytes(tmp_path: Path) -> None:
    """Written twice, the files are equal, and nothing else stays in the folder."""
    made = render_report(sample(2), ("html", "pdf"))
    paths = write_files(tmp_path / "new", "汇总表-ORGAN", made)
    assert [path.name for path in paths] == ["汇总表-ORGAN.html", "汇总表-ORGAN.pdf"]
    first = [path.read_bytes() for path in paths]
    write_files(tmp_path / "new", "汇总表-ORGAN", render_report(sample(2), ("html", "pdf")))
    assert [path.read_bytes() for path in paths] == first
    assert sorted((tmp_path / "new").iterdir()) == sorted(paths)


def test_a_format_that_is_not_known_is_named() -> None:
    """An unknown format is told with the known ones."""
    with pytest.raises(InputError) as raised:
        render_report(sample(1), ("odt",))
    assert raised.value.notices[0].fields == {"name": "odt", "known": "html, pdf, xlsx, docx"}


def test_a_missing_character_is_told_with_its_text() -> None:
    """The error has its notices."""
    document = Document("题", (Paragraph("王\U0001f600"),))
    with pytest.raises(InputError) as raised:
        render_report(document, ("pdf",))
    assert raised.value.notices[0].fields["text"] == "王\U0001f600"


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    """With the file's name, and what to name instead; it stays as it was."""
    file = tmp_path / "exports"
    file.write_text("x")
    with pytest.raises(InputError) as raised:
        write_files(file, "表", {"pdf": b"x"})
    assert raised.value.notices[0] == notice("out_is_a_file", file=str(file))
    assert file.read_text() == "x"


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """What stands in the way stays as it was, and no unfinished file is left."""
    folder = tmp_path / "exports"
    (folder / "表.pdf").mkdir(parents=True)
    with pytest.raises(StorageError) as raised:
        write_files(folder, "表", {"pdf": b"x"})
    assert str(raised.value.notices[0].fields["file"]).endswith("表.pdf")
    assert not list(tmp_path.rglob(".*"))


@pytest.mark.parametrize(
    ("stem", "safe"),
    [
        ("反馈单-MEMBER-王某#3", "反馈单-MEMBER-王某#3"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j~"),
        ("../../etc", "_.._etc~"),
        ("表. ", "表~"),
        ("CON", "_CON~"),
        ("lpt1.x", "_lpt1.x~"),
        ("", "_~"),
        ("...", "_~"),
        ("a\u202eb", "a_b~"),
        ("a_b~00000000", "a_b~00000000~"),
    ],
)
def test_a_name_is_made_safe(stem: str, safe: str) -> None:
    """No name leaves the folder, or is one that Windows refuses; one that was changed has digits of its own."""
    made = safe_stem(stem)
    assert made == safe or (safe.endswith("~") and re.fullmatch(re.escape(safe) + "[0-9a-f]{8}", made))


def test_two_names_are_never_one_file() -> None:
    """What differs in a character that no file name has is written beside each other."""
    stems = [
        "a/b",
        "a\\b",
        "a_b",
        "a:b",
        "a_b.",
        "a_b ",
        safe_stem("a/b"),
        "汇" * 300,
        "汇" * 301,
        "CON",
        "_CON",
    ]
    assert len({safe_stem(stem).casefold() for stem in stems}) == len(stems)


def test_a_long_name_fits() -> None:
    """With extension and prefix a name stays below 255 bytes, and no character is cut."""
    made = safe_stem("汇" * 300)
    assert set(made.partition("~")[0]) == {"汇"}
    assert len(made.encode()) <= 200
