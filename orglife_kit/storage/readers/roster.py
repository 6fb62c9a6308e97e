"""The roster as a branch keeps it: read whole, shown before it is kept, every fault with its place."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from orglife_kit.errors import Location, Notice, beginning, notice, raise_input
from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.members import Member, Membership, Namesake, Roster, name_key
from orglife_kit.storage.readers.columns import (
    EXAMPLE_SHEET,
    HeadedTable,
    Heading,
    find_heads,
    head_key,
    is_empty,
    is_footer,
    row_ranges,
    visible,
)
from orglife_kit.storage.readers.dates import past_date, spreadsheet_date
from orglife_kit.storage.readers.upload import Row, Sheet, read_sheets

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
                "党籍状态",
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
        instead="confirmed",
    ),
    Heading("confirmed", ("转正时间", "转正日期", "转正年月", "转为正式党员时间", "转为正式党员日期")),
    Heading("gender", ("性别", "gender")),
    Heading("ethnicity", ("民族", "ethnicity")),
    Heading("birth", ("出生日期", "出生年月", "出生年月日", "出生时间", "生日", "birth")),
    Heading(
        "joined",
        ("入党日期", "入党时间", "入党年月", "入党年月日", "加入党组织日期", "加入党组织时间", "joined"),
    ),
    Heading("group", ("党小组", "所在党小组", "所属党小组", "小组", "group")),
    Heading("post", ("党内职务", "党内职位", "党内任职", "党组织职务", "支部职务", "职务", "post")),
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
_BRANCHES = {"所在党支部", "所属党支部", "党支部", "所在支部", "所属支部", "支部", "支部名称", "党支部名称"}
_GROUP = re.compile(r"(小组|支部|[一二三四五六七八九十\d]组)$")
_DATES = ("birth", "joined")
_UNCLEAR_DATE = re.compile(r"^(?!(?:19|20)\d{2}-\d{2}(?:-\d{2})?$).*\d")
_SHORTENED = re.compile(r"\d(?:\.\d+)?[Ee]\+\d+")
MEMBERSHIP_WORDS: Mapping[StrEnum, tuple[str, ...]] = {
    Membership.FULL: (
        *("正式党员", "正式", "中共党员", "党员", "共产党员", "中国共产党党员", "中共正式党员"),
    ),
    Membership.PROBATIONARY: ("预备党员", "预备", "中共预备党员", "中国共产党预备党员"),
}
_FULL = {*MEMBERSHIP_WORDS[Membership.FULL], "full", "是"}  # 是否正式党员
_PROBATIONARY = {*MEMBERSHIP_WORDS[Membership.PROBATIONARY], "probationary", "否"}


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

    @property
    def namesakes(self) -> tuple[Namesake, ...]:
        """Those who will share their name, and what tells them apart where people read."""
        members = (
            Member(place, place, row.name, Membership(row.membership), frozenset(), group=row.group)
            for place, row in enumerate(self.rows, start=1)
        )
        return Roster(tuple(members)).namesakes


def read_roster(path: Path) -> RosterReading:
    """Return the roster in ``path`` (.xlsx, .xls, .csv), to be shown before it is kept.

    Raises ``InputError`` with every fault, each with sheet, row and column.
    """
    sheets = read_sheets(path)
    table, by_day = _with_membership(find_heads(sheets, HEADINGS, shown=True))
    rows: list[RosterRow] = []
    originals: list[Mapping[str, str]] = []
    faults: list[Notice] = []
    warnings: list[Notice] = []
    for row in table.rows():
        if is_empty(row):
            continue
        if _is_note(table, row):
            warnings.append(notice("roster_row_skipped", table.location(row), text=_beginning(row)))
            continue
        rows.append(_read_row(table, row, faults, by_day=by_day))
        originals.append({name: table.own_cell(row, name) for name in table.places})
    if not rows:
        faults.append(notice("roster_empty", Location(file=table.sheet.file, sheet=table.sheet.sheet)))
    if len(rows) > MOST_MEMBERS:
        faults.append(notice("roster_too_long", number=len(rows), most=MOST_MEMBERS))
    faults += _repeated(table, rows)
    raise_input(faults)
    warnings += [*table.sheet.not_read, *_dates_as_written(table, rows)]
    warnings += [*table.hidden(row.row for row in rows), *_same_names(rows), *_several_branches(table, rows)]
    if by_day:
        warnings.append(_guessed_by_day(table, rows))
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


def _with_membership(table: HeadedTable) -> tuple[HeadedTable, bool]:
    """Return the table with a column of membership, and whether it is the one of the days of confirmation."""
    places, written, passed_over = dict(table.places), dict(table.written), dict(table.passed_over)
    day, head = places.pop("confirmed", None), written.pop("confirmed", "")
    by_day = day is not None and "membership" not in places
    if day is not None and by_day:
        places["membership"], written["membership"] = day, head
    passed_over.pop("confirmed", None)
    return replace(table, places=places, written=written, passed_over=passed_over), by_day


def _guessed_by_day(table: HeadedTable, rows: Sequence[RosterRow]) -> Notice:
    """Return who was taken for a probationary member because no day of confirmation stands beside him."""
    names = [row.name for row in rows if row.membership == Membership.PROBATIONARY]
    where = Location(file=table.sheet.file, sheet=table.sheet.sheet)
    column = table.written["membership"]
    if not names:
        return notice("membership_all_full", where, column=column)
    return notice("membership_by_day", where, column=column, number=len(names), names="、".join(names))


def _guesses(
    table: HeadedTable,
    sheets: Sequence[Sheet],
    rows: Sequence[RosterRow],
    originals: Sequence[Mapping[str, str]],
) -> Iterator[Notice]:
    """Yield what was understood in a way that the file does not say itself."""
    where = Location(file=table.sheet.file, sheet=table.sheet.sheet)
    others = [str(one.sheet) for one in sheets if one is not table.sheet and one.sheet != EXAMPLE_SHEET]
    if others:
        yield notice("sheet_chosen", where, others="、".join(others))
    yield from table.chosen()
    left = table.left()
    if left:
        yield notice("roster_columns_left", where, columns="、".join(left))
    above = [row.number for row in table.sheet.rows if row.number < table.head_rows[0] and not is_empty(row)]
    if above:
        yield notice("rows_above_heads", where, rows="、".join(map(str, above)))
    pairs = list(zip(rows, originals, strict=True))
    closed = [cells["name"] for row, cells in pairs if "".join(cells["name"].split()) == row.name]
    closed = [name for name in closed if len(name.split()) > 1]
    if closed:
        yield notice("names_closed", where, number=len(closed), example=closed[0])
    counted = [
        row.row for row, cells in pairs if any(spreadsheet_date(cells.get(column, "")) for column in _DATES)
    ]
    if counted:
        yield notice("dates_counted", where, rows="、".join(map(str, counted)))
    unclear = [
        row.number
        for row in table.rows()
        if any(table.places.get(column) in row.rounded for column in _DATES)
    ]
    if unclear:
        yield notice("month_unclear", where, rows="、".join(map(str, unclear)))
    members = {row.row for row in rows}
    for code, flag in (("identity_as_shown", "mended"), ("identity_zeros_unknown", "unformatted")):
        numbers = [row.number for row in table.rows() if table.places.get("identity") in getattr(row, flag)]
        if members.intersection(numbers):
            yield notice(code, where, rows=row_ranges(members.intersection(numbers)))
    filled = [
        row.row
        for row, cells in pairs
        if any(not cells[name] and table.sheet.merged_text(row.row, table.places[name]) for name in cells)
    ]
    if filled:
        yield notice("merged_filled", where, rows="、".join(map(str, filled)))


def _dates_as_written(table: HeadedTable, rows: Sequence[RosterRow]) -> Iterator[Notice]:
    """Yield a notice for each column with dates that nobody can be sure of, such as 80.3 or 3/12/1980."""
    for column in _DATES:
        unclear = [row.row for row in rows if _UNCLEAR_DATE.search(getattr(row, column))]
        if unclear:
            where = Location(
                file=table.sheet.file, sheet=table.sheet.sheet, column=table.written.get(column, column)
            )
            yield notice("dates_as_written", where, rows=row_ranges(unclear))


def _has_lost_its_end(identity: str) -> bool:
    """Return whether a spreadsheet has written an id short (3.30106E+17) or with zeros for its end."""
    if _SHORTENED.fullmatch(identity):
        return True
    if len(identity) != 18 or not identity.isdecimal() or not identity.endswith("000"):
        return False
    check = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(identity[:17])) % 11
    return "10X98765432"[check] != "0"  # GB 11643


def clean_name(text: str) -> str:
    """Return a name as it is kept: composed characters, nothing invisible, no spaces between Han characters."""
    return _HAN_SPACES.sub("", " ".join(visible(unicodedata.normalize("NFC", text)).split()))


def check_name(name: str) -> tuple[Notice, ...]:
    """Return a notice for what is no name: nothing, a number, a mark that tells members apart, a whole text."""
    if not name:
        return (notice("name_missing"),)
    if "#" in name or "＃" in name or len(name) > _LONGEST_NAME or name.isdecimal():
        return (notice("name_impossible", text=name[:_LONGEST_NAME]),)
    return ()


def _read_row(table: HeadedTable, row: Row, faults: list[Notice], *, by_day: bool) -> RosterRow:
    name = clean_name(table.cell(row, "name"))
    faults += [Notice(told.code, told.fields, table.location(row, "name")) for told in check_name(name)]
    texts = {
        heading.name: " ".join(table.cell(row, heading.name).split())
        for heading in HEADINGS
        if heading.name not in ("name", "membership", "confirmed")
    }
    for column in _DATES:
        written = texts[column]
        texts[column], code = past_date(written, datetime.date.today())
        if code:
            faults.append(notice(code, table.location(row, column), text=written))
    if table.places.get("identity") in row.lost or _has_lost_its_end(texts["identity"]):
        faults.append(notice("identity_cut_off", table.location(row, "identity"), text=texts["identity"]))
    return RosterRow(row.number, name, _membership(table, row, faults, by_day=by_day), **texts)


def _membership(table: HeadedTable, row: Row, faults: list[Notice], *, by_day: bool) -> str:
    if by_day:
        confirmed = any(character.isdecimal() for character in table.own_cell(row, "membership"))
        return (Membership.FULL if confirmed else Membership.PROBATIONARY).value
    text = _membership_text(table, row)
    known = _known_membership(text)
    if known is None:
        code = "membership_unknown" if text else "membership_missing"
        faults.append(notice(code, table.location(row, "membership"), **({"text": text} if text else {})))
        return ""
    return known.value


def _membership_text(table: HeadedTable, row: Row) -> str:
    return "".join(unicodedata.normalize("NFKC", table.cell(row, "membership")).split()).casefold()


def _known_membership(text: str) -> Membership | None:
    if text in _FULL or (text.startswith(("中共党员", "正式党员")) and "预备" not in text):
        return Membership.FULL
    return Membership.PROBATIONARY if text in _PROBATIONARY or "预备" in text else None


def _repeated(table: HeadedTable, rows: list[RosterRow]) -> list[Notice]:
    """Return a fault for each id number that two rows share."""
    counts = Counter(row.identity for row in rows if row.identity)
    column = table.written.get("identity")
    return [
        notice(
            "identity_twice",
            Location(file=table.sheet.file, sheet=table.sheet.sheet, row=row.row, column=column),
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


def _several_branches(table: HeadedTable, rows: Sequence[RosterRow]) -> Iterator[Notice]:
    """Yield a notice where a column names more than one branch: this roster is of one."""
    lines = {row.number: row.cells for row in table.sheet.rows}
    for place, head in enumerate(table.heads):
        if head_key(head) not in _BRANCHES:
            continue
        named = [lines[row.row][place] if place < len(lines[row.row]) else "" for row in rows]
        branches = list(dict.fromkeys(filter(None, named)))
        if len(branches) > 1:
            where = Location(file=table.sheet.file, sheet=table.sheet.sheet)
            yield notice("branches_several", where, number=len(branches), names="、".join(branches[:3]))


def _is_note(table: HeadedTable, row: Row) -> bool:
    """Return whether ``row`` is no member: a foot, a line outside the columns, a number before empty cells.

    Nor are the heads when they are repeated, and the line above a group's members that names the group.
    """
    if not any(table.own_cell(row, name) for name in table.places):
        return True
    name, known = table.own_cell(row, "name"), _known_membership(_membership_text(table, row))
    if head_key(name) == head_key(table.written["name"]):
        return True
    return (is_footer(row) or _GROUP.search(head_key(name)) is not None) and not (name and known)


def _beginning(row: Row) -> str:
    return beginning(" ".join(cell for cell in row.cells if cell), 30)
