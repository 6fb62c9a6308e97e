"""The command as the tests call it, and a meeting made with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.cli.group import run
from tests.cli.files import write_csv
from tests.meeting.building import names, plan_text


class Told:
    """What a verb printed and how it left."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        """The one JSON object on stdout."""
        return json.loads(self.out)


@pytest.fixture
def orglife(capfd: pytest.CaptureFixture[str]) -> Any:
    """Return the command."""

    def command(*arguments: object) -> Told:
        code = run(list(map(str, arguments)))
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Told(code, out, err)

    return command


@pytest.fixture
def meeting(tmp_path: Path, orglife: Any) -> Path:
    """Return a new meeting of 9 full members and one probationary member, from GB18030."""
    plan = tmp_path / "plan.toml"
    plan.write_text(plan_text(), encoding="utf-8")
    rows = [
        ["星禾镇示例第一党支部党员名册", ""],
        ["党员姓名", "党员类型"],
        *([name, "正式"] for name in names(8)),
    ]
    rows += [["叶䶮·依", "中共党员"], ["白露", "预备党员"]]
    roster = write_csv(tmp_path / "roster.csv", rows, "gb18030")
    told = orglife("new", tmp_path / "m", "--plan", plan, "--roster", roster)
    assert told.code == 0
    assert "GB18030" in told.out
    return tmp_path / "m"
