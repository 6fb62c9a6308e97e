"""Small meetings for the tests, made from a plan file and a roster file as a branch makes them."""

from __future__ import annotations

import csv
import datetime
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting import Meeting, create_meeting
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, FollowUp, Outcome
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.marks import Channel
from orglife_kit.rules.preparation.study import Absence
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


def make_assessed_meeting(folder: Path) -> Meeting:
    """Make a closed meeting of three: qualified, basically qualified, unqualified."""
    made = make_meeting(folder, 3)
    made.plan.change_member(1, post="党支部书记")
    made.preparation.take_study(absences=[Absence(2, "值班", datetime.date(2024, 1, 16)), Absence(3, "出差")])
    made.preparation.record_talk(1, 2, "2024-01-15")
    made.preparation.record_talk(2, 3, "2024-01-15")
    made.ballots.take_attendance([AttendanceLine(3, Presence.LATE, "堵车")])
    made.ballots.take_pile("members", [[2, 2, 2]] * 3)
    made.ballots.close_round("members")
    bases = frozenset({Basis.DAILY_CONDUCT})
    help_ = FollowUp("学习少", "赵一", "每月一谈", datetime.date(2024, 7, 18))
    made.assessment.assess(
        [
            Assessment(1, Outcome.QUALIFIED, "完成较好", bases=bases),
            Assessment(2, Outcome.BASICALLY_QUALIFIED, "学习少", bases=bases, reason="缺学", follow_up=help_),
            Assessment(3, Outcome.UNQUALIFIED, "多次缺席", bases=bases, reason="多次缺席"),
        ]
    )
    return made
