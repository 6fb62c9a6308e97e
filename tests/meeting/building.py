"""Small meetings for the tests, made from a plan file and a roster file as a branch makes them."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting import Meeting, create_meeting
from orglife_kit.rules.ballots.marks import Channel
from orglife_kit.storage.intake import LOST
from orglife_kit.storage.sealing import TypedBallot
from orglife_kit.storage.shipped import sample_folder

FAMILY_NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
VERSIONS = Path(__file__).parents[1] / "storage" / "versions"


def names(number: int) -> list[str]:
    """Return ``number`` different invented names."""
    return [f"{FAMILY_NAMES[index % 20]}{'一二三四五'[index // 20]}" for index in range(number)]


def plan_text(**settings: str) -> str:
    """Return the sample's plan with some settings replaced; values as they stand in TOML."""
    text = (sample_folder() / "plan.toml").read_text(encoding="utf-8")
    for name, value in settings.items():
        text, times = re.subn(rf"(?m)^{name} *=.*$", f"{name} = {value}", text)
        assert times == 1, f"{name} stands {times} times in the plan"
    return text


def make_meeting(
    folder: Path, full: int | Sequence[str] = 7, probationary: int = 0, **settings: str
) -> Meeting:
    """Make a meeting of ``full`` members (a number or names) and ``probationary`` ones."""
    full_names = names(full) if isinstance(full, int) else list(full)
    others = [f"预备{number}" for number in range(1, probationary + 1)]
    folder.mkdir(parents=True, exist_ok=True)
    plan, roster = folder / "plan-in.toml", folder / "roster-in.csv"
    plan.write_text(plan_text(**settings), encoding="utf-8")
    with roster.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["姓名", "党员类别"])
        rows.writerows([name, "正式党员"] for name in full_names)
        rows.writerows([name, "预备党员"] for name in others)
    return create_meeting(folder / "meeting", plan, roster)


def meeting_of_version(folder: Path, version: str) -> Path:
    """Copy the kept meeting of a version (``version_3``) into ``folder``; return where it is."""
    return Path(shutil.copytree(VERSIONS / version, folder / "meeting"))


def code_of(act: Callable[[], object]) -> str:
    """Return the code of what an act refuses."""
    with pytest.raises((RefusedError, InputError)) as told:
        act()
    return told.value.notices[0].code


def open_members_round(meeting: Meeting) -> None:
    """Take everybody as present and open the members' round."""
    meeting.ballots.take_attendance()
    meeting.ballots.open_round("members")


def sign_off(meeting: Meeting, issued: int, received: int) -> None:
    """Enter the hand counts of the members' round and sign it off."""
    meeting.ballots.count_paper("members", issued=issued, received=received)
    meeting.ballots.sign_off("members")


def typed_ballots(meeting: Meeting, channel: Channel = Channel.PAPER_FIRST) -> tuple[TypedBallot, ...]:
    """Return the typed ballots of the members' round as whoever corrects them sees them: one after the other."""
    tokens = meeting.ballots.typed_tokens("members", channel=channel)
    return tuple(meeting.ballots.typed_ballot("members", token) for token in tokens)


def is_intake_lost(meeting: Meeting, kind: str = "members") -> bool:
    """Return whether the ballots of the open round are lost or damaged, so that paper is typed again."""
    record = meeting.record
    latest, told = record.ballots.latest(kind), meeting.ballots.unreadable_rounds(record)
    return latest is not None and latest.number in told and told[latest.number].code in LOST
