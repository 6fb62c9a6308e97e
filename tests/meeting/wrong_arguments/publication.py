"""Wrong arguments of what goes out."""

from __future__ import annotations

from tests.meeting.wrong_arguments.values import (
    DAY,
    NO_DAY,
    NO_NUMBER,
    NO_TRUTH,
    NOBODY,
    Wrong,
)

WRONG: Wrong = {
    "choose chosen": (
        NO_TRUTH,
        lambda meeting, what: meeting.publication.choose_item(1, chosen=what),
    ),
    "scope": (("", "EVERYBODY", None), lambda meeting, scope: meeting.publication.release(scope)),
    "release of": (NOBODY, lambda meeting, who: meeting.publication.release("MEMBER", who)),
    "choose": ((*NO_NUMBER, 1), lambda meeting, number: meeting.publication.choose_item(number)),
    "publish to": (
        ("", "ALL"),
        lambda meeting, scope: meeting.publication.publish(scope, {"a.pdf": b"1"}, DAY),
    ),
    "publish day": (NO_DAY, lambda meeting, day: meeting.publication.publish("BRANCH", {"a.pdf": b"1"}, day)),
    "remark on": (NO_NUMBER, lambda meeting, number: meeting.publication.note_remark(number, "好", DAY)),
    "answer": (NO_NUMBER, lambda meeting, number: meeting.publication.answer_remark(number, "好", DAY)),
    "files of": (NO_NUMBER, lambda meeting, number: meeting.publication.published_files(number)),
}
