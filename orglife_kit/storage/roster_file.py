"""The roster as a branch keeps it: read whole, shown before it is kept, every fault with its place."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from orglife_kit.errors import Notice, Place, beginning, notice, raise_input
from orglife_kit.rules.plan.members import Membership, name_key
from orglife_kit.storage.columns import HeadedTable, Heading, find_heads, is_empty, is_footer
from orglife_kit.storage.dates import iso_date, iso_month, spreadsheet_date
from orglife_kit.storage.upload import Row, Sheet, read_sheets

MOST_MEMBERS = 500
_LONGEST_NAME = 40
_HAN_SPACES = re.compile(
    r"(?<=[\u3400-\u9fff\U00020000-\U0003ffff])\s+(?=[\u3400-\u9fff\U00020000-\U0003ffff])"
)

HEADINGS = (
    Heading("name", ("姓名", "党员姓名", "名字", "党员名单", "name"), required=True),
    Heading(
        "membership",
        (
            *("党员类别", "党员类型", "党员性质", "类别", "政治面貌", "党员身份", "党员状态", "人员类别"),
            *(
                "党员分类",
                "类型",
                "党籍",
                "政治身份",
                "党员属性",
                "正式/预备",
                "正式或预备",
                "是否正式党员",
                "身份",
                "membership",
            ),
        ),
        required=True,
    ),
    Heading("gender", ("性别", "gender")),
    Heading("ethnicity", ("民族", "ethnicity")),
    Heading("birth", ("出生日期", "出生年月", "出生年月日", "生日", "birth")),
    Heading("joined", ("入党日期", "入党时间", "入党年月", "加入党组织日期", "joined")),
    Heading("group", ("党小组", "所在党小组", "所属党小组", "小组", "group")),
    Heading("post", ("党内职务", "党内职位", "支部职务", "职务", "post")),
    Heading(
        "identity",
        (
            "学工号",
            "工号",
            "学号",
            "身份证号",
            "身份证号码",
            "公民身份号码",
            "身份证",
            "证件号码",
            "编号",
            "id",
        ),
    ),
)
_FULL = {"正式", "正式党员", "中共党员", "党员", "共产党员", "中国共产党党员", "中共正式党员", "full", "是"}
_PROBATIONARY = {"预备", "预备党员", "中共预备党员", "中国共产党预备党员", "probationary", "否"}


@dataclass(frozen=True)
class RosterRow:
    """One member as the file has it; ``row`` is the file's, ``membership`` FULL or PROBATIONARY, dates ISO."""

    row: int
    name: str
    membership: str
    gender: str = ""
    ethnicity: str = ""
    birth: str = ""
    joined: str = ""
    group: str = ""
    post: str = ""
    identity: str = ""


@dataclass(frozen=True)
class RosterReading:
    """What was read: the rows, how the file was understood, and what should be looked at.

    ``columns`` maps the kit's column names to the heads as written, which stand in ``head_row``; ``originals``
    has for each of ``rows`` what stands in the file, by the kit's column names; ``guesses`` say what was
    understood in a way that the file does not say itself.
    """

    file: str
    sheet: str | None
    encoding: str | None
    columns: Mapping[str, str]
    head_row: int
    rows: tuple[RosterRow, ...]
    originals: tuple[Mapping[str, str], ...]
    guesses: tuple[Notice, ...] = ()
    warnings: tuple[Notice, ...] = ()


def read_roster(path: Path) -> RosterReading:
    """Return the roster in ``path`` (.xlsx, .xls, .csv), to be shown before it is kept.

    Raises ``InputError`` with every fault, each with sheet, row and column.
    """
    sheets = read_sheets(path)
    table = find_heads(sheets, HEADINGS)
    rows: list[RosterRow] = []
    originals: list[Mapping[str, str]] = []
    faults: list[Notice] = []
    warnings: list[Notice] = []
    for row in table.rows():
        if is_empty(row):
            continue
        if _is_note(table, row):
            warnings.append(notice("roster_row_skipped", table.place(row), text=_beginning(row)))
            continue
        rows.append(_read_row(table, row, faults))
        originals.append({name: table.own_cell(row, name) for name in table.places})
    if not rows:
        faults.append(notice("roster_empty", Place(file=table.sheet.file, sheet=table.sheet.sheet)))
    if len(rows) > MOST_MEMBERS:
        faults.append(notice("roster_too_long", number=len(rows), most=MOST_MEMBERS))
    faults += _repeated(table, rows)
    raise_input(faults)
    warnings += [*table.hidden(row.row for row in rows), *_same_names(rows)]
    return RosterReading(
        table.sheet.file,
        table.sheet.sheet,
        table.sheet.encoding,
        table.written,
        table.head_row,
        tuple(rows),
        tuple(originals),
        tuple(_guesses(table, sheets, rows, originals)),
        tuple(warnings),
    )


def _guesses(
    table: HeadedTable,
    sheets: Sequence[Sheet],
    rows: Sequence[RosterRow],
    originals: Sequence[Mapping[str, str]],
) -> Iterator[Notice]:
    """Yield what was understood in a way that the file does not say itself."""
    where = Place(file=table.sheet.file, sheet=table.sheet.sheet)
    if len(sheets) > 1:
        others = "、".join(str(one.sheet) for one in sheets if one is not table.sheet)
        yield notice("sheet_chosen", where, others=others)
    above = [row.number for row in table.sheet.rows if row.number < table.head_row and not is_empty(row)]
    if above:
        yield notice("rows_above_heads", where, rows="、".join(map(str, above)))
    pairs = list(zip(rows, originals, strict=True))
    closed = [cells["name"] for row, cells in pairs if "".join(cells["name"].split()) == row.name]
    closed = [name for name in closed if len(name.split()) > 1]
    if closed:
        yield notice("names_closed", where, number=len(closed), example=closed[0])
    counted = [
        row.row
        for row, cells in pairs
        if any(spreadsheet_date(cells.get(column, "")) for column in ("birth", "joined"))
    ]
    if counted:
        yield notice("dates_counted", where, rows="、".join(map(str, counted)))
    filled = [
        row.row for row, cells in pairs if any(getattr(row, name) and not cells[name] for name in cells)
    ]
    if filled:
        yield notice("merged_filled", where, rows="、".join(map(str, filled)))


def clean_name(text: str) -> str:
    """Return a name as it is kept: composed characters, no spaces between Han characters."""
    return _HAN_SPACES.sub("", " ".join(unicodedata.normalize("NFC", text).split()))


def check_name(name: str) -> tuple[Notice, ...]:
    """Return a notice for what is no name: nothing, a number, a mark that tells members apart, a whole text."""
    if not name:
        return (notice("name_missing"),)
    if "#" in name or "＃" in name or len(name) > _LONGEST_NAME or name.isdecimal():
        return (notice("name_impossible", text=name[:_LONGEST_NAME]),)
    return ()


def _read_row(table: HeadedTable, row: Row, faults: list[Notice]) -> RosterRow:
    name = clean_name(table.cell(row, "name"))
    faults += [Notice(told.code, told.fields, table.place(row, "name")) for told in check_name(name)]
    texts = {
        heading.name: " ".join(table.cell(row, heading.name).split())
        for heading in HEADINGS
        if heading.name not in ("name", "membership")
    }
    for column in ("birth", "joined"):
        known = texts[column]
        texts[column] = iso_date(known) or iso_month(known) or spreadsheet_date(known) or known
    place = table.places.get("identity")
    if place is not None and place in row.lost:
        faults.append(notice("identity_cut_off", table.place(row, "identity"), text=texts["identity"]))
    return RosterRow(row.number, name, _membership(table, row, faults), **texts)


def _membership(table: HeadedTable, row: Row, faults: list[Notice]) -> str:
    text = "".join(unicodedata.normalize("NFKC", table.cell(row, "membership")).split()).casefold()
    if not text:
        faults.append(notice("membership_missing", table.place(row, "membership")))
        return ""
    if text in _FULL or (text.startswith(("中共党员", "正式党员")) and "预备" not in text):
        return Membership.FULL.value
    if text in _PROBATIONARY or "预备" in text:
        return Membership.PROBATIONARY.value
    faults.append(notice("membership_unknown", table.place(row, "membership"), text=text))
    return ""


def _repeated(table: HeadedTable, rows: list[RosterRow]) -> list[Notice]:
    """Return a fault for each id number that two rows share."""
    counts = Counter(row.identity for row in rows if row.identity)
    column = table.written.get("identity")
    return [
        notice(
            "identity_twice",
            Place(file=table.sheet.file, sheet=table.sheet.sheet, row=row.row, column=column),
            text=row.identity,
        )
        for row in rows
        if counts[row.identity] > 1
    ]


def _same_names(rows: list[RosterRow]) -> list[Notice]:
    counts = Counter(name_key(row.name) for row in rows)
    told = []
    for key, number in counts.items():
        if number > 1:
            places = [place for place, row in enumerate(rows, 1) if name_key(row.name) == key]
            name = rows[places[0] - 1].name
            told.append(
                notice("names_alike", name=name, labels="、".join(f"{name}#{place}" for place in places))
            )
    return told


def _is_note(table: HeadedTable, row: Row) -> bool:
    """Return whether ``row`` is no member: a foot, a line outside the columns, a number before empty cells."""
    if not any(table.own_cell(row, name) for name in table.places):
        return True
    return is_footer(row) and not (table.own_cell(row, "name") and table.cell(row, "membership"))


def _beginning(row: Row) -> str:
    return beginning(" ".join(cell for cell in row.cells if cell), 30)
