"""Wrong arguments of the plan's acts and the roster's."""

from __future__ import annotations

from tests.meeting.wrong_arguments.values import (
    DAY,
    NO_DAY,
    NO_LIST,
    NO_TEXT,
    NO_TRUTH,
    NOBODY,
    Wrong,
)

WRONG: Wrong = {
    "set_flag who": (
        NOBODY,
        lambda meeting, who: meeting.plan.set_flag(who, "is_graded", holds=False, reason="因"),
    ),
    "set_flag flag": (
        ("", "graded"),
        lambda meeting, flag: meeting.plan.set_flag(1, flag, holds=False, reason="因"),
    ),
    "set_flag holds": (
        NO_TRUTH,
        lambda meeting, holds: meeting.plan.set_flag(1, "is_graded", holds=holds, reason="因"),
    ),
    "set_flag reason": (
        (*NO_TEXT, ""),
        lambda meeting, text: meeting.plan.set_flag(1, "is_graded", holds=False, reason=text),
    ),
    "not counted text": (
        NO_TEXT,
        lambda meeting, text: meeting.plan.approve_not_counted(1, "away", text, DAY),
    ),
    "change_must_talk": (NOBODY, lambda meeting, who: meeting.plan.change_must_talk([who], [who])),
    "names that are one": (
        NO_LIST,
        lambda meeting, names: meeting.plan.change_must_talk(names),
    ),
    "not counted who": (
        NOBODY,
        lambda meeting, who: meeting.plan.approve_not_counted(who, "away", "镇党委", DAY),
    ),
    "not counted why": (
        ("", "忙"),
        lambda meeting, why: meeting.plan.approve_not_counted(1, why, "镇党委", DAY),
    ),
    "not counted by": (("", " "), lambda meeting, by: meeting.plan.approve_not_counted(1, "away", by, DAY)),
    "not counted day": (
        NO_DAY,
        lambda meeting, day: meeting.plan.approve_not_counted(1, "away", "镇党委", day),
    ),
    "count_again": (NOBODY, lambda meeting, who: meeting.plan.count_again(who)),
    "add_member frozen": (("新来的",), lambda meeting, name: meeting.plan.add_member(name)),
    "remove_member": ((*NOBODY, 1), lambda meeting, who: meeting.plan.remove_member(who)),
    "change_member": ((*NOBODY, 1), lambda meeting, who: meeting.plan.change_member(who, group="一组")),
    "change_member fact": (
        ("colour", "number", "position"),
        lambda meeting, fact: meeting.plan.change_member(1, **{fact: "x"}),
    ),
    "change_plan": (
        ({"meeting.date": "x"}, {"nothing.here": 1}),
        lambda meeting, what: meeting.plan.change(what),
    ),
}
