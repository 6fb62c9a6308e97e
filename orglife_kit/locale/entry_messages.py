"""The sentences of what cannot be entered in plan, preparation and reviews, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

ENTRY_MESSAGES = {
    "approved_by_missing": mark("messages", "{member}: enter who approved it"),
    "aspect_unknown": mark("messages", "The plan names no aspect “{aspect}”. It names: {known}."),
    "finding_empty": mark("messages", "write what was found; an empty finding is not kept"),
    "finding_unknown": mark("messages", "there is no finding {number} (any more)"),
    "flag_reason_missing": mark("messages", "{member}: write why this is set otherwise"),
    "flag_unknown": mark("messages", "{text} is nothing a member counts in; there are {known}"),
    "goal_unknown": mark("messages", "the theme names no “{goal}”. It names: {known}."),
    "member_fact_unknown": mark("messages", "the roster keeps no {fact} of a member; it keeps {known}"),
    "member_number_unknown": mark("messages", "nobody in the roster has the number {number} (any more)"),
    "not_counted_reason_unknown": mark(
        "messages", "{text} is no reason for not being counted; there are {known}"
    ),
    "pair_not_of_two": mark("messages", "a pair is of two different members, not of: {names}"),
    "peer_review_unknown": mark("messages", "there is no peer review {number} (any more)"),
    "review_of_oneself": mark("messages", "{member}: peer review is of another member"),
    "self_review_unknown": mark("messages", "{member} is not recorded as having spoken"),
    "source_unknown": mark("messages", "{text} is no source of a finding; there are {known}"),
    "study_date_missing": mark("messages", "the plan names no day for the study session: give its date"),
    "study_unknown": mark("messages", "there is no study session {number} (any more)"),
    "suggestion_empty": mark("messages", "write what was suggested"),
    "suggestion_unknown": mark("messages", "there is no suggestion {number} (any more)"),
    "talk_fact_unknown": mark("messages", "nothing is kept of a talk's {fact}; kept are {known}"),
    "talk_notes_off": mark(
        "messages", "the plan keeps nothing of what was said in talks (“talk_notes” is off)"
    ),
    "talk_unknown": mark("messages", "there is no talk {number} (any more)"),
    "talk_with_oneself": mark("messages", "{member}: a talk is of two members"),
}
