"""Each table is declared whole: heads that mean one column, Chinese words for its codes, an example that is read."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from orglife_kit.errors import InputError
from orglife_kit.i18n import choose_language, term
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.tables import TABLES
from orglife_kit.meeting.tables.declaration import Kind
from orglife_kit.meeting.tables.wordings import WORDINGS, code_meant, word_of
from orglife_kit.meeting.uploads import write_template
from orglife_kit.storage.readers.columns import head_key
from tests.meeting.building import make_meeting
from tests.meeting.tables.office import edit

TAKEN_IN = [name for name, table in TABLES.items() if table.taken_in]
NAMED = (  # docs/DESIGN.md, section 2
    *("roster", "study", "talks", "suggestions", "committee_findings", "findings", "attendance"),
    *("not_counted", "officers", "rounds", "tally", "self_reviews", "peer_reviews", "minutes", "assessments"),
    *("distribution", "feedback", "follow_ups", "education", "dispositions", "rectification", "progress"),
    *("verifications", "reopenings", "accounts", "publications", "remarks", "status"),
)


_ONLY_HERE = {  # codes that no page says by themselves, or says of something else
    *("committee", "members", "UNDECIDED", "teller", "scrutineer", "MEMBER"),
}


def test_every_table_of_the_design_is_there() -> None:
    """Each of the names is a table."""
    assert set(NAMED) <= set(TABLES)


def test_all_tables_name_themselves(tmp_path: Path) -> None:
    """Whoever shows ``meeting.tables`` in a notebook reads each name with its title."""
    lines = repr(make_meeting(tmp_path).tables).splitlines()[1:]
    assert [line.split() for line in lines] == [
        [name, *table.title.split()] for name, table in TABLES.items()
    ]


@pytest.mark.parametrize("name", TABLES)
def test_a_head_means_one_column(name: str) -> None:
    """No two columns of a table have a wording in common, or a file would be read in two ways."""
    table = TABLES[name]
    heads = [head_key(head) for column in table.columns for head in {*column.heads, column.key}]
    assert sorted(heads) == sorted(set(heads))
    assert len({column.key for column in table.columns}) == len(table.columns)
    for key in (*table.key, *table.also, *(key for need in table.needs for key in need.split("|"))):
        assert table.column(key)


@pytest.mark.parametrize("name", TABLES)
def test_every_code_has_a_chinese_word(name: str) -> None:
    """The first word is the one on the screen, and each word means its code and no other."""
    choose_language("zh_CN")
    for column in TABLES[name].columns:
        if column.codes is None:
            continue
        for code in column.codes:
            assert word_of(code) != code.value, code
            assert code_meant(column.codes, word_of(code)) is code
            if code.value not in _ONLY_HERE:
                assert word_of(code) == term(code.value), code


def test_no_word_means_two_codes() -> None:
    """A word of an office stands for one code of a kind."""
    for words in WORDINGS.values():
        said = [word for entries in words.values() for word in entries]
        assert sorted(said) == sorted(set(said))


@pytest.mark.parametrize("name", TAKEN_IN)
def test_an_empty_template_says_that_it_is_empty(meeting: Meeting, tmp_path: Path, name: str) -> None:
    """Its heads are those of the table; what stands on the sheet of the example is never taken in."""
    path = tmp_path / "template.xlsx"
    write_template(name, path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["填写", "示例"]
    assert book["填写"].max_row == 1
    assert book["示例"].max_row > 1
    with pytest.raises(InputError) as told:
        meeting.tables.take_in(name, path)
    assert {notice.code for notice in told.value.notices} == {"table_empty"}


@pytest.mark.parametrize(
    "name", ["roster", "talks", "committee_findings", "findings", "suggestions", "study"]
)
def test_the_example_can_be_copied_and_is_read(tmp_path: Path, name: str) -> None:
    """The rows of the example, put on the sheet to fill in, are taken in by a branch that has those members."""
    meeting = make_meeting(tmp_path / "made", ["张示例", "李示例"])
    path = tmp_path / "template.xlsx"
    write_template(name, path)
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(path)["示例"].iter_rows(min_row=2)]

    def fill(sheet: object, _: dict[str, int]) -> None:
        for row in rows:
            sheet.append(row)  # type: ignore[attr-defined]

    reading = meeting.tables.take_in(name, edit(path, fill))
    assert len(reading.changes) == len(rows)


def test_the_template_of_the_talks_has_no_pairs(meeting: Meeting, tmp_path: Path) -> None:
    """Also for a meeting only names can be chosen: a talk is entered when it took place (C3, C17)."""
    write_template("talks", tmp_path / "talks.xlsx", meeting.record)
    book = openpyxl.load_workbook(tmp_path / "talks.xlsx")
    assert book["填写"].max_row == 1
    choices = [str(rule.formula1) for rule in book["填写"].data_validations.dataValidation]
    assert any("林知远" in choice for choice in choices)


def test_the_sign_in_and_the_outcomes_have_the_names(meeting: Meeting, tmp_path: Path) -> None:
    """With a meeting the templates of one row a member have a row for each."""
    for name, number in (("attendance", 22), ("assessments", 20)):
        write_template(name, tmp_path / f"{name}.xlsx", meeting.record)
        assert openpyxl.load_workbook(tmp_path / f"{name}.xlsx")["填写"].max_row == number + 1


def test_who_may_see_a_column() -> None:
    """The deciding organ sees all; id numbers, reasons and who must be talked with go to nobody below it."""
    for table in TABLES.values():
        for column in table.columns:
            assert "ORGAN" in column.scopes, (table.name, column.key)
            if column.kind is Kind.ID or column.key == "must_talk":
                assert not {"BRANCH", "PUBLIC", "MEMBER"} & column.scopes
