"""What the plan and the roster say of each other warns; a placeholder is named with its place (RULES.md §6)."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest

from orglife_kit.locale.plan_words import PLAN_WORDS
from orglife_kit.rules.plan.agenda import AgendaItem, ItemKind
from orglife_kit.rules.plan.members import DecidingOrgan, Member, Membership, Roster, usual_flags
from orglife_kit.rules.plan.plan import (
    MeetingPlan,
    Period,
    Plan,
    Preparation,
    Theme,
    check_plan,
    placeholders,
)
from orglife_kit.rules.plan.settings import CapBase, OtherBallots, PublicRounds, Settings

PLAN = Plan("方案", 2023, "示例支部", MeetingPlan(datetime.date(2024, 1, 18), "会议室", "党支部书记"))


def january(day: int) -> datetime.date:
    """Return a day of the month in which the meeting is held."""
    return datetime.date(2024, 1, day)


def roster(full: int, post: str = "党支部书记") -> Roster:
    """Return a roster whose first member has a post."""
    flags = usual_flags(Membership.FULL, CapBase.FULL_MEMBERS)
    return Roster(
        tuple(
            Member(number, number, f"党员{number}", Membership.FULL, flags, post=post if number == 1 else "")
            for number in range(1, full + 1)
        )
    )


def codes(plan: Plan, members: Roster) -> list[str]:
    """Return what is told."""
    return [told.code for told in check_plan(plan, members)]


def test_a_plan_in_order_tells_nothing() -> None:
    """Nothing to look at."""
    assert codes(PLAN, roster(7)) == []


@pytest.mark.parametrize("left", ["***", "**", "XX", "ＸＸ", "××", "xx"])
def test_a_placeholder_is_named_with_its_place(left: str) -> None:
    """Wherever it stands, and what stands around it."""
    plan = dataclasses.replace(PLAN, branch=f"{left}党支部", theme=Theme(goals=("一", f"学习{left}思想")))
    assert [told.location.field for told in placeholders(plan)] == ["plan.branch", "theme.goals"]
    assert placeholders(plan)[0].fields["found"] == left


@pytest.mark.parametrize("text", ["x", "X光", "MAXX2", "XXL码", "3 × 2", "a*b", "Excel"])
def test_ordinary_text_is_no_placeholder(text: str) -> None:
    """One star or one cross is none, nor letters inside a word."""
    assert placeholders(dataclasses.replace(PLAN, branch=text)) == ()


@pytest.mark.parametrize(
    ("full", "organ", "told"),
    [
        (7, DecidingOrgan.MEETING, ["plan_organ_unusual"]),
        (6, DecidingOrgan.COMMITTEE, ["plan_organ_unusual"]),
        (7, DecidingOrgan.COMMITTEE, []),
        (6, DecidingOrgan.MEETING, []),
        (6, None, []),
    ],
)
def test_an_unusual_deciding_organ_warns(full: int, organ: DecidingOrgan | None, told: list[str]) -> None:
    """Seven full members have a committee; below, the meeting decides."""
    assert codes(dataclasses.replace(PLAN, deciding_organ=organ), roster(full)) == told


def test_people_who_are_not_in_the_roster_warn() -> None:
    """The host, the recorder, and a roster without a secretary."""
    meeting = dataclasses.replace(PLAN.meeting, host="某人", recorder="党员2")
    plan = dataclasses.replace(PLAN, meeting=meeting)
    assert codes(plan, roster(7, post="")) == ["plan_secretary_missing", "plan_person_unknown"]


def test_a_file_that_still_names_persons_warns() -> None:
    """What it says of them is kept in the meeting, and not read in the file any more."""
    assert codes(dataclasses.replace(PLAN, names_persons=True), roster(7)) == ["plan_names_persons"]


def test_untidy_dates_warn() -> None:
    """Real plans are untidy: C4 before C2 is fine; a reversed period or a day after the meeting is told."""
    plan = dataclasses.replace(
        PLAN,
        preparation=Preparation(
            study_date=january(19),
            talks=Period(january(17), january(15)),
            findings=Period(january(10), january(17)),
        ),
    )
    assert codes(plan, roster(7)) == ["plan_period_reversed", "plan_after_meeting"]
    open_ended = Preparation(talks=Period(january(19)), findings=Period(january(10)))
    assert codes(dataclasses.replace(PLAN, preparation=open_ended), roster(7)) == ["plan_after_meeting"]
    assert codes(dataclasses.replace(PLAN, year=2020), roster(7)) == ["plan_year_unusual"]


def test_the_first_day_is_the_earliest_that_is_named() -> None:
    """Else the meeting's own."""
    early = Preparation(study_date=january(15), findings=Period(january(10), january(17)))
    assert dataclasses.replace(PLAN, preparation=early).first_day == january(10)
    assert PLAN.first_day == january(18)


def test_a_period_includes_both_its_days() -> None:
    """A side without a day is open."""
    period = Period(january(15), january(17))
    assert [period.holds(january(day)) for day in (14, 15, 17, 18)] == [False, True, True, False]
    assert Period(None, january(17)).holds(january(1))
    assert not Period(january(15), None).holds(january(14))
    assert Period().holds(january(1))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"title": ""}, ("field_empty", "plan.title", {})),
        ({"branch": ""}, ("field_empty", "plan.branch", {})),
        ({"date": None}, ("field_empty", "meeting.date", {})),
        ({"place": ""}, ("field_empty", "meeting.place", {})),
        ({"host": ""}, ("field_empty", "meeting.host", {})),
        ({"place": " XX "}, ("field_not_filled", "meeting.place", {"found": "XX"})),
        (
            {"place": "第一会议室旁边的XX小会议室东头靠窗处"},
            ("placeholder_left", "meeting.place", {"found": "XX"}),
        ),
        ({"names_persons": True}, ("plan_names_persons", "settings", {})),
        ({"host": "某某"}, ("plan_person_unknown", "meeting.host", {"name": "某某"})),
        ({"recorder": "某某"}, ("plan_person_unknown", "meeting.recorder", {"name": "某某"})),
        (
            {"talks": Period(january(10), january(9))},
            ("plan_period_reversed", "preparation.talks_first", {"first": january(10), "last": january(9)}),
        ),
        (
            {"findings": Period(january(10), january(9))},
            (
                "plan_period_reversed",
                "preparation.findings_first",
                {"first": january(10), "last": january(9)},
            ),
        ),
        (
            {"study_date": january(19)},
            ("plan_after_meeting", "preparation.study_date", {"day": january(19), "meeting": january(18)}),
        ),
        (
            {"talks": Period(january(10), january(19))},
            ("plan_after_meeting", "preparation.talks_last", {"day": january(19), "meeting": january(18)}),
        ),
        (
            {"findings": Period(january(19))},
            (
                "plan_after_meeting",
                "preparation.findings_first",
                {"day": january(19), "meeting": january(18)},
            ),
        ),
        ({"year": 2022}, ("plan_year_unusual", "meeting.date", {"meeting": january(18), "year": "2022"})),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_each_notice_names_its_field(
    changed: dict[str, Any], told: tuple[str, str, dict[str, object]]
) -> None:
    """The form shows it beside the field, the reader of the file beside the key."""
    meeting = {
        name: value for name, value in changed.items() if name in ("date", "place", "host", "recorder")
    }
    preparation = {name: changed[name] for name in ("talks", "findings", "study_date") if name in changed}
    rest = {name: value for name, value in changed.items() if name not in {*meeting, *preparation}}
    plan = dataclasses.replace(
        PLAN,
        meeting=dataclasses.replace(PLAN.meeting, **meeting),
        preparation=Preparation(**preparation),
        **rest,
    )
    (found,) = check_plan(plan, roster(7))
    code, field, fields = told
    assert (found.code, found.location.field) == (code, field)
    assert fields.items() <= found.fields.items()
    if code == "placeholder_left":
        text = str(found.fields["text"])
        assert "旁边的XX小会议" in text


def test_days_that_are_just_in_time_tell_nothing() -> None:
    """A stage of one day, one that ends on the meeting's day, a committee member who takes the minutes."""
    day = january(18)
    plan = dataclasses.replace(
        PLAN,
        meeting=dataclasses.replace(PLAN.meeting, recorder="组织委员", host="党员2"),
        preparation=Preparation(study_date=day, talks=Period(day, day), findings=Period(january(3), day)),
    )
    assert codes(plan, roster(7)) == []


def test_who_joined_before_he_was_born_is_told() -> None:
    """By day or by month; a month and a day in it are no order, nor is what is no day."""
    whole = roster(7)
    first = whole.members[0]

    def told(joined: str, birth: str) -> list[tuple[str, dict[str, object]]]:
        member = dataclasses.replace(first, joined=joined, birth=birth)
        found = check_plan(PLAN, Roster((member, *whole.members[1:])))
        return [(entry.code, dict(entry.fields)) for entry in found]

    assert told("1979-12", "1980-01-02") == [
        ("joined_before_birth", {"member": "党员1", "joined": "1979-12", "birth": "1980-01-02"})
    ]
    for joined, birth in (
        ("1980-01", "1980-01-02"),
        ("1980-01-02", "1980"),
        ("", "1980-01-02"),
        ("早年", "1980"),
        ("0年", "1980"),
    ):
        assert told(joined, birth) == []


@pytest.mark.parametrize(
    ("agenda", "rounds", "number", "is_told"),
    [
        ([ItemKind.MEMBERS_RATING], PublicRounds.COMMITTEE, 5, True),
        ([ItemKind.COMMITTEE_RATING], PublicRounds.MEMBERS, 5, True),
        ([ItemKind.MEMBERS_RATING], PublicRounds.MEMBERS, 5, False),
        ([ItemKind.OTHER], PublicRounds.COMMITTEE, 5, False),
        ([], PublicRounds.COMMITTEE, 5, False),
        ([ItemKind.MEMBERS_RATING], PublicRounds.EVERY, 5, False),
        ([ItemKind.MEMBERS_RATING], PublicRounds.COMMITTEE, 0, False),
    ],
)
def test_representatives_of_a_round_that_is_not_on_the_agenda_are_told(
    agenda: list[ItemKind], rounds: PublicRounds, number: int, *, is_told: bool
) -> None:
    """Where the agenda says what its items are for."""
    items = tuple(AgendaItem(f"第{kind}项", kind) for kind in agenda)
    own = OtherBallots.OWN_CLASS if number else OtherBallots.NONE
    settings = Settings(public_ballots=own, public_representatives=number, public_rounds=rounds)
    plan = dataclasses.replace(
        PLAN, meeting=dataclasses.replace(PLAN.meeting, agenda=items), settings=settings
    )
    found = [entry for entry in check_plan(plan, roster(7)) if entry.code == "plan_public_rounds_off"]
    assert len(found) == is_told
    for entry in found:
        assert entry.location.field == "settings.public_rounds"
        wanted = {
            PublicRounds.MEMBERS: ItemKind.MEMBERS_RATING,
            PublicRounds.COMMITTEE: ItemKind.COMMITTEE_RATING,
        }
        assert dict(entry.fields) == {"kind": wanted[rounds]}


def test_a_placeholder_is_named_by_the_key_it_stands_under() -> None:
    """Also one in an entry of a list: of the agenda, of a grade set; people are told a word for each."""
    item = AgendaItem("学习***", ItemKind.FIRST_ITEM)
    grades = dataclasses.replace(
        PLAN.members_grade_set,
        grades=tuple(dataclasses.replace(grade, label="XX") for grade in PLAN.members_grade_set.grades[:1])
        + PLAN.members_grade_set.grades[1:],
    )
    plan = dataclasses.replace(
        PLAN, members_grade_set=grades, meeting=dataclasses.replace(PLAN.meeting, agenda=(item,))
    )
    keys = [told.location.field for told in placeholders(plan) if told.location]
    assert sorted(map(str, keys)) == ["grades.members.grades", "meeting.agenda"]
    assert {*keys} <= PLAN_WORDS.keys()
