"""Wrong arguments of the meeting day's acts."""

from __future__ import annotations

from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from tests.meeting.wrong_arguments.values import (
    NO_DAY,
    NO_LIST,
    NO_NUMBER,
    NO_TEXT,
    NO_TRUTH,
    NOBODY,
    Wrong,
)

WRONG: Wrong = {
    "attendance reason": (
        NO_TEXT,
        lambda meeting, text: meeting.ballots.record_attendance(AttendanceLine(1, Presence.LATE, text)),
    ),
    "attendance how": (
        ("", "ILL", 1),
        lambda meeting, how: meeting.ballots.change_attendance(1, presence=how),
    ),
    "attendance of": (NOBODY, lambda meeting, who: meeting.ballots.change_attendance(who, reason="x")),
    "agenda note": (NO_TEXT[1:], lambda meeting, text: meeting.ballots.record_item(1, note=text)),
    "agenda finished": (NO_TRUTH[1:], lambda meeting, what: meeting.ballots.record_item(1, finished=what)),
    "officers text": (NO_TEXT, lambda meeting, text: meeting.ballots.propose_officers([text], [])),
    "officers passed": (NO_TEXT[1:], lambda meeting, text: meeting.ballots.propose_officers([], [], text)),
    "minutes text": (
        NO_TEXT,
        lambda meeting, text: meeting.ballots.keep_minutes({"minutes_host": text}, {}),
    ),
    "officers that are one": (
        NO_LIST[1:],
        lambda meeting, names: meeting.ballots.propose_officers(names),
    ),
    "lines that are none": (NO_LIST, lambda meeting, names: meeting.ballots.take_attendance(names)),
    "attendance": (
        (0, 99),
        lambda meeting, who: meeting.ballots.record_attendance(AttendanceLine(who, Presence.ABSENT)),
    ),
    "attendance of all": (
        (0, 99),
        lambda meeting, who: meeting.ballots.take_attendance([AttendanceLine(who, Presence.ABSENT)]),
    ),
    "agenda item": (
        NO_NUMBER,
        lambda meeting, position: meeting.ballots.record_item(position, finished=True),
    ),
    "officers both": ((["赵一"],), lambda meeting, names: meeting.ballots.propose_officers(names, names)),
    "minutes day": (NO_DAY[1:], lambda meeting, day: meeting.ballots.keep_minutes({}, {}, frozen=day)),
    "minutes head": (("", "weather"), lambda meeting, head: meeting.ballots.keep_minutes({head: "晴"}, {})),
    "retype": (
        ("", "party", "committee", "members"),
        lambda meeting, kind: meeting.ballots.retype_round(kind),
    ),
    "name officers": (
        ("", "party", "committee"),
        lambda meeting, kind: meeting.ballots.name_officers(kind, ["赵一"]),
    ),
    "withdraw": (
        ("", "xyz", "00" * 16),
        lambda meeting, token: meeting.ballots.withdraw_ballot("members", token),
    ),
    "typed ballots": (("", "party", "committee"), lambda meeting, kind: meeting.ballots.typed_tokens(kind)),
    "typed by": (
        ("", "fax"),
        lambda meeting, channel: meeting.ballots.typed_tokens("members", channel=channel),
    ),
    "typed ballot": (
        ("", "xyz", "00" * 16, None),
        lambda meeting, token: meeting.ballots.typed_ballot("members", token),
    ),
    "saved ballots": (("", "party"), lambda meeting, kind: meeting.ballots.saved_ballots(kind)),
    "differences": (
        ("", "party", "committee"),
        lambda meeting, kind: meeting.ballots.typing_differences(kind),
    ),
    "round": (("", "party", None), lambda meeting, kind: meeting.ballots.open_round(kind)),
    "round not open": (("committee",), lambda meeting, kind: meeting.ballots.cast(kind, [1])),
    "class": (("", "guests", "public"), lambda meeting, name: meeting.ballots.sign_off("members", name)),
    "marks": (
        ([], [1], [9] * 7, [-1] * 7, [1] * 8, [256] * 7, ["1"] * 7),
        lambda meeting, marks: meeting.ballots.cast("members", marks),
    ),
    "token": (
        ("", "xyz", "ab", "00" * 17),
        lambda meeting, token: meeting.ballots.correct_ballot("members", token, [1] * 7),
    ),
    "cast token": (
        ("xyz", "ab", "00" * 17),
        lambda meeting, token: meeting.ballots.cast("members", [1] * 7, token=token),
    ),
    "channel": (
        ("", "fax"),
        lambda meeting, channel: meeting.ballots.cast("members", [1] * 7, channel=channel),
    ),
    "issued": (
        (-1, 8, 10**20),
        lambda meeting, number: meeting.ballots.count_paper("members", issued=number),
    ),
    "received": ((-1,), lambda meeting, number: meeting.ballots.count_paper("members", received=number)),
    "pile issued": (
        (-1, 8, 999),
        lambda meeting, number: meeting.ballots.take_pile("members", [[1] * 7], issued=number),
    ),
    "pile received": (
        (0, 2, -1),
        lambda meeting, number: meeting.ballots.take_pile("members", [[1] * 7], received=number),
    ),
    "close": (("members",), lambda meeting, kind: meeting.ballots.close_round(kind)),
}
