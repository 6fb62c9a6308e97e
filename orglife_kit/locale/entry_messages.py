"""The sentences of entries that cannot be: numbers, codes and facts that are unknown, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

ENTRY_MESSAGES = {
    "approved_by_missing": mark("messages", "{member}: enter who approved it"),
    "flag_unknown": mark("messages", "{text} is nothing a member counts in; there are {known}"),
    "member_fact_unknown": mark("messages", "the roster keeps no {fact} of a member; it keeps {known}"),
    "member_number_unknown": mark("messages", "nobody in the roster has the number {number} (any more)"),
    "not_counted_reason_unknown": mark(
        "messages", "{text} is no reason for not being counted; there are {known}"
    ),
    "pair_not_of_two": mark("messages", "a pair is of two different members, not of: {names}"),
    "peer_review_unknown": mark("messages", "there is no peer review {number} (any more)"),
    "self_review_unknown": mark("messages", "{member} is not recorded as having spoken"),
    "source_unknown": mark("messages", "{text} is no source of a finding; there are {known}"),
    "study_unknown": mark("messages", "there is no study session {number} (any more)"),
    "talk_fact_unknown": mark("messages", "nothing is kept of a talk's {fact}; kept are {known}"),
}
