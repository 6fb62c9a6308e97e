"""Wrong arguments of the deciding organ's acts."""

from __future__ import annotations

from orglife_kit.rules.assessment.follow_up import DispositionStep
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, Outcome
from tests.meeting.wrong_arguments.values import (
    DAY,
    NO_LIST,
    NO_TEXT,
    NOBODY,
    Wrong,
)

BASIS = frozenset({Basis.DAILY_CONDUCT})
STEP = DispositionStep(1, "党支部启动", "2024-02-01", "党支部")  # type: ignore[arg-type]

WRONG: Wrong = {
    "conduct line": (NO_TEXT, lambda meeting, text: meeting.assessment.note_conduct(1, text)),
    "cap reason": (NO_TEXT, lambda meeting, text: meeting.assessment.set_cap_reason(text)),
    "draft text": (
        NO_TEXT,
        lambda meeting, text: meeting.assessment.draft_assessment(Draft(1, None, text)),
    ),
    "change_draft": (NOBODY, lambda meeting, who: meeting.assessment.change_draft(who, opinion="x")),
    "change_draft fact": (
        ("colour", "member", "bases_"),
        lambda meeting, fact: meeting.assessment.change_draft(1, **{fact: "x"}),
    ),
    "change_draft outcome": (
        ("GOOD", 1),
        lambda meeting, code: meeting.assessment.change_draft(1, outcome=code),
    ),
    "change_draft basis": (
        ({"LUCK": True}, {"RATING": "x"}),
        lambda meeting, bases: meeting.assessment.change_draft(1, bases=bases),
    ),
    "feedback of": (NOBODY, lambda meeting, who: meeting.assessment.record_feedback_of([who], "书记", DAY)),
    "feedback remark": (
        (*NOBODY, 1),
        lambda meeting, who: meeting.assessment.note_feedback_remark(who, "接受"),
    ),
    "add_step": ((*NOBODY, 1), lambda meeting, who: meeting.assessment.add_step(who, STEP)),
    "remove_step": ((*NOBODY, 1), lambda meeting, who: meeting.assessment.remove_step(who, STEP)),
    "told that are one": (
        NO_LIST,
        lambda meeting, names: meeting.assessment.record_feedback_of(names, "书记", DAY),
    ),
    "assess who": (
        (0, 99),
        lambda meeting, who: meeting.assessment.assess(
            [Assessment(who, Outcome.QUALIFIED, "好", bases=BASIS)]
        ),
    ),
    "draft who": ((0, 99), lambda meeting, who: meeting.assessment.draft_assessment(Draft(who))),
    "conduct": (NOBODY, lambda meeting, who: meeting.assessment.note_conduct(who, "下村")),
    "feedback": ((*NOBODY, 1), lambda meeting, who: meeting.assessment.record_feedback(who, "书记", DAY)),
    "no feedback": ((*NOBODY, 1), lambda meeting, who: meeting.assessment.remove_feedback(who)),
    "follow-up": ((*NOBODY, 1), lambda meeting, who: meeting.assessment.review_follow_up(who, "好", DAY)),
    "education": ((*NOBODY, 1), lambda meeting, who: meeting.assessment.record_education(who, DAY)),
    "disposition": ((*NOBODY, 1), lambda meeting, who: meeting.assessment.record_disposition(who, [STEP])),
}
