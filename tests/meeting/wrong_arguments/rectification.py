"""Wrong arguments of the ledger's acts."""

from __future__ import annotations

from orglife_kit.rules.rectification.items import Ledger, Origin, RectificationItem
from tests.meeting.wrong_arguments.values import (
    DAY,
    NO_DAY,
    NO_LIST,
    NO_NUMBER,
    NO_TEXT,
    NO_TRUTH,
    NOBODY,
    Wrong,
)

WRONG: Wrong = {
    "item text": (
        NO_TEXT,
        lambda meeting, text: meeting.rectification.take_in([RectificationItem(0, Ledger.COMMITTEE, text)]),
    ),
    "change_item text": (
        NO_TEXT[2:],
        lambda meeting, text: meeting.rectification.change_item(1, measure=text),
    ),
    "consent agrees": (NO_TRUTH, lambda meeting, what: meeting.rectification.consent(1, agrees=what)),
    "items that are none": (NO_LIST, lambda meeting, names: meeting.rectification.take_in(names)),
    "verified by": (
        NO_TEXT,
        lambda meeting, text: meeting.rectification.verify_item(1, text, "SATISFIED", DAY),
    ),
    "take_in member": (
        (0, 99),
        lambda meeting, who: meeting.rectification.take_in([RectificationItem(0, Ledger.MEMBER, "一", who)]),
    ),
    "take_in source": (
        (0, 99),
        lambda meeting, number: meeting.rectification.take_in(
            [RectificationItem(0, Ledger.COMMITTEE, "一", None, Origin.COMMITTEE_FINDING, number)]
        ),
    ),
    "take_in empty": (
        ("", " "),
        lambda meeting, words: meeting.rectification.take_in([RectificationItem(0, Ledger.COMMITTEE, words)]),
    ),
    "change_item": (
        NO_NUMBER,
        lambda meeting, number: meeting.rectification.change_item(number, owner="赵一"),
    ),
    "change_item fact": (
        ("state", "number", "colour"),
        lambda meeting, fact: meeting.rectification.change_item(1, **{fact: "x"}),
    ),
    "change_item day": (NO_DAY[1:], lambda meeting, day: meeting.rectification.change_item(1, due=day)),
    "remove_item": (NO_NUMBER, lambda meeting, number: meeting.rectification.remove_item(number)),
    "consent": (NOBODY, lambda meeting, who: meeting.rectification.consent(who)),
    "progress": (
        (*NO_NUMBER, 1),
        lambda meeting, number: meeting.rectification.note_progress(number, "做了", DAY),
    ),
    "verify": (
        (*NO_NUMBER, 1),
        lambda meeting, number: meeting.rectification.verify_item(number, "钱一", "SATISFIED", DAY),
    ),
    "reopen": (
        (*NO_NUMBER, 1),
        lambda meeting, number: meeting.rectification.reopen_item(number, "钱一", "没改", DAY, DAY),
    ),
    "account": (
        ("", "PUBLIC"),
        lambda meeting, audience: meeting.rectification.record_account(audience, DAY),
    ),
    "account day": (
        NO_DAY,
        lambda meeting, day: meeting.rectification.record_account("MEMBERS_MEETING", day),
    ),
}
