"""Whole meetings of every size by the command line, from files as offices make them, against a plain count."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.cli.group import run
from tests.meeting.building import plan_text
from tests.storage.readers.office import text_file, workbook

CODES = ("EXCELLENT", "QUALIFIED", "BASICALLY_QUALIFIED", "UNQUALIFIED", "ABSTAIN", "OVERVOTE")
WRITTEN = {
    "EXCELLENT": ("优秀", "1", 1, "EXCELLENT"),
    "QUALIFIED": ("合格", 2, "２", " 合格 "),
    "BASICALLY_QUALIFIED": ("基本合格", "3", "BASICALLY_QUALIFIED"),
    "UNQUALIFIED": ("不合格", 4),
    "ABSTAIN": ("", None, "弃权", 0, "0"),
    "OVERVOTE": ("优秀/合格", "1、2", "合格，不合格"),
}
RARE = "赟喆祎堃珺镕㛃龑䶮"


def write(path: Path, kind: str, rows: list[list[Any]]) -> Path:
    """Write a table in one of the ways of an office."""
    if kind == "xlsx":
        return workbook(path.with_suffix(".xlsx"), rows)
    return text_file(path.with_suffix(".csv"), rows, kind)


def names(number: int, chance: random.Random) -> list[str]:
    """Return names with rare characters, middle dots, and two that are alike where there is room."""
    made = [f"{chance.choice('赵钱孙李周')}{RARE[position % 9]}{position}" for position in range(number)]
    made[1] = "阿依·古丽"
    if number > 5:
        made[3] = made[5] = "王伟"
    return made


@pytest.mark.parametrize(
    ("full", "probationary"), [(3, 0), (2, 5), (6, 1), (7, 0), (22, 2), (33, 0), (50, 1), (51, 0), (95, 5)]
)
@pytest.mark.parametrize("kind", ["xlsx", "utf-8", "gb18030"])
def test_a_whole_meeting(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], full: int, probationary: int, kind: str
) -> None:
    """Roster, attendance, ballots, close, tally, outcomes: every number is what a plain count gives."""
    chance = random.Random(f"{full} {probationary} {kind}")

    def orglife(*arguments: object) -> Any:
        code = run([*map(str, arguments), "--json"])
        out, err = capfd.readouterr()
        assert code == 0, err
        return json.loads(out)

    members = names(full + probationary, chance)
    kinds = ["正式党员"] * full + ["预备党员"] * probationary
    number_of = [
        f"{name}#{position}" if members.count(name) > 1 else name for position, name in enumerate(members, 1)
    ]
    roster = write(
        tmp_path / "名册",
        kind,
        [["名册"], ["姓名", "党员类别"], *map(list, zip(members, kinds, strict=True))],
    )
    plan = tmp_path / "plan.toml"
    plan.write_text(plan_text(), encoding="utf-8")
    folder = tmp_path / "会议"
    orglife("new", folder, "--plan", plan, "--roster", roster)
    away = chance.sample(range(len(members)), len(members) // 4)
    attendance = [["姓名", "出席情况", "原因"], *([number_of[position], "请假", "出差"] for position in away)]
    count = orglife("attend", folder, "--file", write(tmp_path / "签到", kind, attendance))
    assert (count["due"], count["present"]) == (len(members), len(members) - len(away))
    graded = number_of[:full]
    issued = len(members) - len(away)
    received = issued - (issued > 3)
    columns = chance.sample(range(full), full)
    counts = [dict.fromkeys(CODES, 0) for _ in graded]
    sheets: list[list[Any]] = [["序号", *(graded[position] for position in columns)]]
    for number in range(1, received + 1):
        row: list[Any] = [number]
        for position in columns:
            code = chance.choices(CODES, (40, 40, 8, 3, 7, 2))[0]
            counts[position][code] += 1
            row.append(chance.choice(WRITTEN[code]))
        sheets.append(row)
    orglife("ballots", folder, "--sheets", write(tmp_path / "票", kind, sheets), "--received", received)
    closed = orglife("close", folder)
    tally = orglife("tally", folder)
    assert (tally["issued"], tally["received"], tally["valid"]) == (issued, received, received)
    assert tally["cap"] == {"base": full, "limit": full // 3}
    assert [{code: row[code] for code in CODES} for row in tally["rows"]] == counts
    assert [row["member"] for row in tally["rows"]] == list(range(1, full + 1))
    verified = orglife("verify", folder, "--root", closed["roots"]["members"])
    assert verified["consistent"]
    excellent = set(chance.sample(range(full), full // 3))
    outcomes = [["姓名", "评议结果", "评定意见", "评定依据"]]
    outcomes += [
        [name, "优秀" if position in excellent else "合格", "意见", "日常表现、测评情况"]
        for position, name in enumerate(graded)
    ]
    told = orglife("assess", folder, "--file", write(tmp_path / "评定", kind, outcomes))
    assert told == {
        "assessed": full,
        "without_outcome": 0,
        "cap": {"base": full, "limit": full // 3, "given": full // 3},
    }
