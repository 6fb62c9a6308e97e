"""Outcomes and opinions of the deciding organ from a file, as the form takes them."""

from __future__ import annotations

import datetime
import re
import unicodedata
from pathlib import Path

from orglife_kit.errors import Notice, notice
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, FollowUp, Outcome
from orglife_kit.rules.plan.members import Roster
from orglife_kit.storage.readers.columns import (
    HeadedTable,
    Heading,
    read_member,
    read_member_lines,
)
from orglife_kit.storage.readers.dates import iso_date
from orglife_kit.storage.readers.upload import Row, read_sheets

HEADINGS = (
    Heading("name", ("姓名", "党员姓名", "名字", "member", "name"), required=True),
    Heading(
        "outcome", ("评议结果", "评定等次", "评议等次", "等次", "评定结果", "outcome", "grade"), required=True
    ),
    Heading("opinion", ("评定意见", "评议意见", "意见", "opinion")),
    Heading("direction", ("努力方向", "今后努力方向", "改进方向", "direction")),
    Heading("bases", ("评定依据", "依据", "bases", "basis")),
    Heading("reason", ("理由", "原因", "评议原因", "reason")),
    Heading("gap", ("差距", "问题差距", "gap")),
    Heading("helper", ("帮助人", "帮助责任人", "联系人", "helper")),
    Heading("measure", ("改进措施", "帮助措施", "措施", "measure")),
    Heading("review_date", ("复查日期", "复查时间", "review_date")),
)
_OUTCOMES = {
    "优秀": Outcome.EXCELLENT,
    "合格": Outcome.QUALIFIED,
    "基本合格": Outcome.BASICALLY_QUALIFIED,
    "不合格": Outcome.UNQUALIFIED,
    "不定等次": Outcome.UNGRADED,
    "未定等次": Outcome.UNGRADED,
    "不评定等次": Outcome.UNGRADED,
    "未参加评议": Outcome.NOT_TAKEN_PART,
    "未参加": Outcome.NOT_TAKEN_PART,
} | {outcome.value: outcome for outcome in Outcome}
_BASES = {
    "日常表现": Basis.DAILY_CONDUCT,
    "测评情况": Basis.RATING,
    "民主测评": Basis.RATING,
    "民主测评情况": Basis.RATING,
    "测评": Basis.RATING,
} | {basis.value: basis for basis in Basis}
_TAKING_PART = re.compile(r"参加.+|.*教育")  # called as the year's education is: 参加主题教育情况
_SEPARATORS = re.compile(r"[、,，;；/|\s]+")


def read_assessments(path: Path, roster: Roster, told: list[Notice] | None = None) -> tuple[Assessment, ...]:
    """Return the assessments in ``path``, in the order of the file; a row without an outcome is left out.

    Raises ``InputError`` with every fault and its place. What an assessment still lacks is not judged here.
    What of the file was not read is added to ``told``.
    """
    return read_member_lines(read_sheets(path), HEADINGS, "outcome", roster, _read_row, told)


def _read_row(table: HeadedTable, row: Row, roster: Roster, faults: list[Notice]) -> Assessment | None:
    texts = {heading.name: table.cell(row, heading.name).strip() for heading in HEADINGS}
    member = read_member(table, row, roster, faults)
    if member is None:
        return None
    outcome = _OUTCOMES.get(_key(texts["outcome"]))
    if outcome is None:
        rest = any(texts[column] for column in texts if column != "name")
        if rest:
            code = "outcome_unknown" if texts["outcome"] else "outcome_empty"
            faults.append(notice(code, table.location(row, "outcome"), text=texts["outcome"]))
        return None
    return Assessment(
        member.number,
        outcome,
        texts["opinion"],
        texts["direction"],
        _bases(table, row, texts["bases"], faults),
        texts["reason"],
        FollowUp(
            texts["gap"], texts["helper"], texts["measure"], _date(table, row, texts["review_date"], faults)
        ),
    )


def _key(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def _bases(table: HeadedTable, row: Row, text: str, faults: list[Notice]) -> frozenset[Basis]:
    found = set()
    for part in _SEPARATORS.split(unicodedata.normalize("NFKC", text)):
        key = _key(part)
        basis = _BASES.get(key) or (Basis.PARTICIPATION if _TAKING_PART.fullmatch(key) else None)
        if part and basis is None:
            faults.append(notice("basis_unknown", table.location(row, "bases"), text=part))
        elif basis is not None:
            found.add(basis)
    return frozenset(found)


def _date(table: HeadedTable, row: Row, text: str, faults: list[Notice]) -> datetime.date | None:
    date = iso_date(text)
    if date is None and text:
        faults.append(notice("date_impossible", table.location(row, "review_date"), text=text))
    return datetime.date.fromisoformat(date) if date is not None else None
