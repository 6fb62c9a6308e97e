"""``orglife new --notice``: what was found is shown beside its sentence and asked about."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.cli.group import run
from orglife_kit.meeting import open_meeting
from tests.project.plan_reading import FOLDER
from tests.storage.readers.word_files import body_of, word_file

PLAN = FOLDER / "arabic_numbers.txt"


@pytest.fixture
def orglife(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Return the command, making a meeting of a roster and what stands behind it; answers come from stdin."""
    roster = tmp_path / "roster.csv"
    roster.write_text("姓名,党员类别\n张三,正式党员\n李四,正式党员\n", encoding="utf-8")

    def command(*arguments: object, answers: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(answers))
        code = run(["new", str(tmp_path / "m"), "--roster", str(roster), *map(str, arguments)])
        return code, *capfd.readouterr()

    return command


def test_yes_takes_all_of_it(orglife: Any, tmp_path: Path) -> None:
    """Each field and its sentence is printed; the plan holds them; JSON lists them."""
    document = word_file(tmp_path / "notice.docx", body_of(PLAN.read_text("utf-8")))
    code, out, err = orglife("--notice", document, "--yes")
    assert code == 0
    assert "会议地点" in out or "地点" in out
    assert "原文：会议时间：2025年1月15日（星期三）下午2:30" in out
    assert "原文没有写年份，按2025年1月7日采用" in err
    assert open_meeting(tmp_path / "m").record.plan.meeting.place == "局机关四楼会议室"


def test_json_lists_what_was_found(orglife: Any) -> None:
    """Key, value, sentence and position of each; stdout is one object."""
    code, out, _ = orglife("--notice", PLAN, "--yes", "--json")
    assert code == 0
    found = {entry["key"]: entry for entry in json.loads(out)["found"]}
    assert found["meeting.date"]["value"] == "2025-01-15"
    assert found["meeting.date"]["sentence"] == "会议时间：2025年1月15日（星期三）下午2:30"
    text = PLAN.read_text("utf-8")
    place = found["meeting.place"]
    assert text[place["start"] : place["end"]] == place["value"]
    assert all(entry["accepted"] for entry in found.values())


def test_each_field_is_asked_about_or_all_that_are_left(orglife: Any, tmp_path: Path) -> None:
    """No to the first, yes to the second, then all; what was not accepted stays empty."""
    code, out, err = orglife("--notice", PLAN, "--json", answers="n\ny\na\n")
    assert code == 0
    accepted = [entry["accepted"] for entry in json.loads(out)["found"]]
    assert accepted == [False] + [True] * (len(accepted) - 1)
    assert err.count("采用吗？") == 3
    first = json.loads(out)["found"][0]["key"]
    plan = open_meeting(tmp_path / "m").record.plan
    assert first == "plan.branch"
    assert plan.branch == ""
    assert plan.title


def test_without_an_answer_nothing_is_kept(orglife: Any, tmp_path: Path) -> None:
    """Exit 1, a sentence, no folder."""
    code, _, err = orglife("--notice", PLAN, answers="y\n")
    assert code == 1
    assert "没有得到回答" in err
    assert not (tmp_path / "m").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"%PDF", ".docx 或 .txt"),
        ("a.docx", b"PK\x03\x04", "已损坏"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "旧版 .doc"),
        ("a.txt", b"", "空"),
    ],
)
def test_what_cannot_be_read_is_told(
    orglife: Any, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    """Exit 2, a sentence, no folder."""
    path = tmp_path / name
    path.write_bytes(content)
    code, _, err = orglife("--notice", path, "--yes")
    assert code == 2
    assert words in err
    assert not (tmp_path / "m").exists()


def test_a_plan_and_a_notice_are_wrong_use(orglife: Any, tmp_path: Path) -> None:
    """Exit 2; which of the two is meant is not guessed."""
    code, _, err = orglife("--notice", PLAN, "--plan", tmp_path / "plan.toml", "--yes")
    assert code == 2
    assert "只能给一样" in err
