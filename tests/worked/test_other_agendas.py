"""Whole meetings whose agenda is not the sample's: each ends with nothing missing, and nothing else is asked for."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from orglife_kit import forms, reports
from orglife_kit.cli.group import run
from orglife_kit.meeting import Meeting, create_meeting, open_meeting
from orglife_kit.meeting.status import EntryState
from orglife_kit.meeting.tables import TABLES
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Outcome
from orglife_kit.rules.ballots.evening import agenda_items
from orglife_kit.rules.ballots.opening import grade_set_of, subjects_of
from orglife_kit.rules.ballots.planned import rounds_of
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.plan.members import Flag
from orglife_kit.views.forms.stages import standing
from tests.meeting.building import names

DAY = datetime.date(2025, 1, 16)
LATER = datetime.date(2025, 3, 3)
OF_THE_COMMITTEE = ("支委会", "支部委员会")
MEMBERS_ONLY = (("REVIEWS", "自评互评"), ("MEMBERS_RATING", "民主评议党员"))
NO_REVIEWS = (("FIRST_ITEM", "“第一议题”学习"), ("MEMBERS_RATING", "无记名测评"))
COMMITTEE_ONLY = (
    ("ACCOUNT", "书记述职"),
    ("COMMITTEE_RATING", "党员评议党支部工作"),
    ("REVIEWS", "自评互评"),
)
BOTH = (("ACCOUNT", "书记述职"), ("COMMITTEE_RATING", "评议党支部工作"), *MEMBERS_ONLY)


def blank_meeting(folder: Path, members: int, agenda: Sequence[tuple[str, str]] | None) -> Meeting:
    """Make a meeting by a blank plan that got only what no page can be without, and an agenda unless it is kept."""
    roster = folder / "名册.csv"
    with roster.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["姓名", "党员类别", "党内职务"])
        rows.writerows(
            [name, "正式党员", "" if place else "书记"] for place, name in enumerate(names(members))
        )
    meeting = create_meeting(folder / "meeting", None, roster)
    meeting.plan.change(
        {
            "plan.branch": "青禾社区第三党支部",
            "meeting.date": DAY,
            "meeting.place": "会议室",
            "plan.year": 2024,
        }
    )
    if agenda is not None:
        meeting.plan.change({"meeting.agenda": [{"kind": kind, "text": text} for kind, text in agenda]})
    return meeting


def waiting(meeting: Meeting, today: datetime.date = DAY) -> list[str]:
    """Return the codes of what is missing or overdue."""
    late = (EntryState.MISSING, EntryState.OVERDUE)
    return [entry.says.code for entry in meeting.status(today) if entry.state in late]


def walk_the_evening(meeting: Meeting) -> list[str]:
    """Open every step of the evening's form; return the steps."""
    form = forms.evening(meeting, reports)
    steps = [key for _, key in form.steps.options]
    for key in steps:
        form.steps.value = key
    return steps


def hold(meeting: Meeting) -> None:
    """Hold the meeting as its agenda says."""
    record = meeting.record
    meeting.ballots.take_attendance()
    labels = [record.roster.label(number) for number in record.roster.numbers]
    assert meeting.ballots.propose_officers([labels[1]], [labels[2]], "举手表决") == ()
    walk_the_evening(meeting)
    if any(item.kind is ItemKind.REVIEWS for item in record.plan.meeting.agenda):
        for number in record.roster.numbers:
            meeting.reviews.record_self_review(number)
    for kind in rounds_of(record):
        rated, grades = subjects_of(record, kind), grade_set_of(record, kind)
        uncapped = next(mark for mark, grade in enumerate(grades.grades, 1) if grade.code != grades.capped)
        meeting.ballots.take_pile(kind, [[uncapped] * len(rated)] * len(labels))
        meeting.ballots.close_round(kind)
        meeting.ballots.confirm_copied(kind, DAY)
    for entry in agenda_items(record):
        meeting.ballots.record_item(entry.identity, finished=True)
    if RoundKind.MEMBERS in rounds_of(record):
        graded = [member.number for member in record.roster.having(Flag.IS_GRADED)]
        meeting.assessment.assess(
            Assessment(number, Outcome.QUALIFIED, opinion="尽责", bases=frozenset(Basis)) for number in graded
        )
        meeting.assessment.record_feedback_of(graded, labels[0], LATER)


def everything_goes_out(meeting: Meeting, folder: Path) -> str:
    """Write every table, every scope's pages and a publication; return what the organ's pages say."""
    for name in TABLES:
        getattr(meeting.tables, name)()
    for scope in ("BRANCH", "SUPERVISOR"):
        reports.export(meeting, scope, formats=("html",), folder=folder)
    reports.publish(meeting, "BRANCH", LATER, formats=("html",))
    written = reports.export(meeting, "ORGAN", formats=("html",), folder=folder)
    return "".join(path.read_text("utf-8") for path in written)


CASES = [
    pytest.param(5, None, ("committee", "members"), id="five, the usual agenda"),
    pytest.param(5, MEMBERS_ONLY, ("members",), id="five, one round"),
    pytest.param(9, MEMBERS_ONLY, ("members",), id="nine, one round"),
    pytest.param(9, NO_REVIEWS, ("members",), id="nine, no reviews"),
    pytest.param(9, COMMITTEE_ONLY, ("committee",), id="nine, the committee's round alone"),
    pytest.param(5, BOTH, ("committee", "members"), id="five, both"),
    pytest.param(9, (), ("members",), id="nine, no agenda"),
]


@pytest.mark.parametrize(("members", "agenda", "rounds"), CASES)
def test_it_ends_with_nothing_missing(
    tmp_path: Path, members: int, agenda: Sequence[tuple[str, str]] | None, rounds: tuple[str, ...]
) -> None:
    """A blank plan of any agenda: only what it has is asked for, and when that is done nothing is."""
    meeting = blank_meeting(tmp_path, members, agenda)
    assert rounds_of(meeting.record) == rounds
    before = [told for told in waiting(meeting) if told not in ("field_empty", "field_not_filled")]
    assert before == [
        "attendance_missing",
        *("status_round_missing" for _ in rounds),
        *(["status_outcomes_missing"] if "members" in rounds else []),
    ]
    hold(meeting)
    meeting.plan.change({"meeting.host": "赵一"})
    said = everything_goes_out(meeting, tmp_path / "out")
    assert waiting(meeting, LATER) == []
    assert "未完成" not in standing(meeting, meeting.record)
    assert "已逾期" not in standing(meeting, meeting.record)
    if "committee" not in rounds:
        assert "工作民主评议" not in said
    elif members < 7:
        assert "党支部工作民主评议" in said
        assert not any(word in said for word in OF_THE_COMMITTEE)


@pytest.mark.parametrize(("members", "agenda", "rounds"), CASES)
def test_the_evening_has_a_step_for_each_round_and_no_other(
    tmp_path: Path, members: int, agenda: Sequence[tuple[str, str]] | None, rounds: tuple[str, ...]
) -> None:
    """A rating is opened at its item, or at a step of its own where no item is for it; ballots for these alone."""
    meeting = blank_meeting(tmp_path, members, agenda)
    meeting.plan.change({"meeting.host": "赵一"})
    meeting.ballots.take_attendance()
    form = forms.evening(meeting, reports)
    kinds = []
    for _, key in form.steps.options:
        form.steps.value = key
        shown = form.body.parts[0]
        for part in (shown, *getattr(shown, "children", ())):
            if type(part).__name__ == "BallotsForm":
                kinds.append(part.kind)
    assert tuple(kinds) == rounds
    form.steps.value = "prepare"
    step = form.body.parts[0]
    step.ballots.click()
    assert len(step.files.names) == len(rounds)


def test_by_the_command_line_a_round_off_the_agenda_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """No committee's round without its item: no ballots, no pile, no question; the sentence says what to do."""
    meeting = blank_meeting(tmp_path, 9, MEMBERS_ONLY)
    meeting.plan.change({"meeting.host": "赵一"})
    meeting.close()
    folder = str(tmp_path / "meeting")
    pile = tmp_path / "票.csv"
    pile.write_text("序号,党支部委员会工作\n1,好\n", encoding="utf-8")

    def orglife(*arguments: str) -> tuple[int, Any, str]:
        code = run([*arguments])
        out, err = capfd.readouterr()
        return code, out, err

    assert orglife("attend", folder, "--all")[0] == 0
    code, _, told = orglife("ballots", folder, "--round", "committee", "--sheets", str(pile))
    assert code == 1
    assert "议程里没有" in told
    assert "方案和名册" in told
    code, _, told = orglife("print", folder, "ballots", "--round", "committee", "--out", str(tmp_path))
    assert code == 1, told
    assert "议程里没有" in told
    code, out, _ = orglife("status", folder, "--json")
    assert "C7" not in {entry["clause"] for entry in json.loads(out)["entries"]}
    assert open_meeting(folder).record.ballots.rounds == ()


@pytest.mark.parametrize(
    ("rounds", "of_committee", "of_members"),
    [("every_round", 15, 15), ("members", 9, 15), ("committee", 15, 9)],
)
def test_representatives_take_part_in_the_rounds_of_the_plan(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    rounds: str,
    of_committee: int,
    of_members: int,
) -> None:
    """群众代表 for each round, to the end by the command line; a round without them asks for none of theirs."""
    meeting = blank_meeting(tmp_path, 9, BOTH)
    meeting.plan.change(
        {
            "settings.public_ballots": "own_class",
            "settings.public_representatives": 6,
            "settings.public_rounds": rounds,
        }
    )
    meeting.close()
    folder = str(tmp_path / "meeting")

    def orglife(*arguments: str) -> Any:
        code = run([*arguments, "--json"])
        out, err = capfd.readouterr()
        assert code == 0, err
        return json.loads(out)

    orglife("attend", folder, "--all")
    for kind, heads, mark, voters in (
        ("committee", ["党支部委员会工作"], "好", of_committee),
        ("members", names(9), "合格", of_members),
    ):
        for ballot_class, number in (("members", 9), ("public", voters - 9)):
            if not number:
                continue
            pile = tmp_path / f"{kind}-{ballot_class}.csv"
            rows = [[str(place + 1), *[mark] * len(heads)] for place in range(number)]
            pile.write_text("\n".join(map(",".join, [["序号", *heads], *rows])), encoding="utf-8")
            orglife(
                *("ballots", folder, "--round", kind, "--class", ballot_class),
                *("--sheets", str(pile), "--tellers", "赵一", "--scrutineers", "孙一"),
            )
        closed = orglife("close", folder, "--round", kind)
        assert sum(entry["entitled"] for entry in closed["classes"]) == voters
        assert len(closed["roots"]) == (2 if voters > 9 else 1)
    assert not [code for code in waiting(open_meeting(folder)) if "round" in code or "attendance" in code]


def test_a_plan_whose_representatives_have_no_round_is_told(tmp_path: Path) -> None:
    """They were to cast in a round that the agenda has not: said while the plan is made, and no class waits."""
    meeting = blank_meeting(tmp_path, 9, MEMBERS_ONLY)
    meeting.plan.change(
        {
            "settings.public_ballots": "own_class",
            "settings.public_representatives": 6,
            "settings.public_rounds": "committee",
        }
    )
    assert "plan_public_rounds_off" in [entry.says.code for entry in meeting.status(DAY)]
    meeting.ballots.take_attendance()
    assert set(meeting.ballots.open_round("members").classes) == {"members"}
