"""Wrong arguments of the acts before the meeting."""

from __future__ import annotations

from orglife_kit.rules.preparation.findings import member_aspects
from orglife_kit.rules.preparation.study import Absence
from tests.meeting.wrong_arguments.values import (
    DAY,
    NO_DAY,
    NO_LIST,
    NO_NUMBER,
    NO_TEXT,
    NOBODY,
    Wrong,
)

WRONG: Wrong = {
    "study place": (NO_TEXT[1:], lambda meeting, text: meeting.preparation.take_study(DAY, place=text)),
    "absence reason": (
        NO_TEXT,
        lambda meeting, text: meeting.preparation.take_study(DAY, [Absence(1, text)]),
    ),
    "change_study": (NO_NUMBER, lambda meeting, number: meeting.preparation.change_study(number, place="x")),
    "change_study place": (
        NO_TEXT[1:],
        lambda meeting, text: meeting.preparation.change_study(1, place=text),
    ),
    "change_study day": (NO_DAY, lambda meeting, day: meeting.preparation.change_study(1, date=day)),
    "record_absence": (NO_NUMBER, lambda meeting, number: meeting.preparation.record_absence(number, 1)),
    "record_absence who": (NOBODY, lambda meeting, who: meeting.preparation.record_absence(1, who)),
    "record_absence day": (
        NO_DAY[1:],
        lambda meeting, day: meeting.preparation.record_absence(1, 1, made_up=day),
    ),
    "remove_absence": ((*NOBODY, 1), lambda meeting, who: meeting.preparation.remove_absence(1, who)),
    "talk place": (NO_TEXT, lambda meeting, text: meeting.preparation.record_talk(1, 2, DAY, place=text)),
    "change_talk place": (NO_TEXT, lambda meeting, text: meeting.preparation.change_talk(1, place=text)),
    "finding point": (
        NO_TEXT[1:],
        lambda meeting, text: meeting.preparation.note_committee_finding("严格组织生活", text),
    ),
    "suggestion words": (
        NO_TEXT,
        lambda meeting, text: meeting.preparation.note_suggestion("FROM_MEMBERS", text),
    ),
    "findings points": (
        NO_TEXT,
        lambda meeting, text: meeting.preparation.note_findings(1, member_aspects(meeting.record)[0], [text]),
    ),
    "points that are one": (
        NO_LIST,
        lambda meeting, names: meeting.preparation.note_findings(1, member_aspects(meeting.record)[0], names),
    ),
    "absences that are none": (
        NO_LIST[1:],
        lambda meeting, names: meeting.preparation.take_study(DAY, names),
    ),
    "pairs that are none": (
        (*NO_LIST, ["赵一"]),
        lambda meeting, names: meeting.preparation.keep_last_pairs(names),
    ),
    "study day": (NO_DAY[1:], lambda meeting, day: meeting.preparation.take_study(day)),
    "study absent": ((0, 99), lambda meeting, who: meeting.preparation.take_study(DAY, [Absence(who)])),
    "study twice": (
        (1,),
        lambda meeting, who: meeting.preparation.take_study(DAY, [Absence(who), Absence(who)]),
    ),
    "remove_study": (NO_NUMBER, lambda meeting, number: meeting.preparation.remove_study(number)),
    "talk talker": (NOBODY, lambda meeting, who: meeting.preparation.record_talk(who, 2, DAY)),
    "talk listener": (NOBODY, lambda meeting, who: meeting.preparation.record_talk(2, who, DAY)),
    "talk alone": ((1, "赵一"), lambda meeting, who: meeting.preparation.record_talk(who, 1, DAY)),
    "talk day": (NO_DAY, lambda meeting, day: meeting.preparation.record_talk(1, 2, day)),
    "change_talk": (NO_NUMBER, lambda meeting, number: meeting.preparation.change_talk(number, place="村部")),
    "change_talk fact": (
        ("colour", "number"),
        lambda meeting, fact: meeting.preparation.change_talk(1, **{fact: "x"}),
    ),
    "remove_talk": (NO_NUMBER, lambda meeting, number: meeting.preparation.remove_talk(number)),
    "last pairs": (
        ([[1]], [[1, 1]], [[1, 2, 3]], [[1, 99]], [[0, 1]]),
        lambda meeting, pairs: meeting.preparation.keep_last_pairs(pairs),
    ),
    "finding aspect": (
        ("", "别的"),
        lambda meeting, aspect: meeting.preparation.note_committee_finding(aspect, "一"),
    ),
    "finding source": (
        ("", "听说"),
        lambda meeting, source: meeting.preparation.note_committee_finding(
            "严格组织生活", "一", source=source
        ),
    ),
    "finding number": (
        (-1, 99, 10**20),
        lambda meeting, number: meeting.preparation.note_committee_finding(
            "严格组织生活", "一", number=number
        ),
    ),
    "remove finding": (
        NO_NUMBER,
        lambda meeting, number: meeting.preparation.remove_committee_finding(number),
    ),
    "suggestion source": (
        ("", "听说"),
        lambda meeting, source: meeting.preparation.note_suggestion(source, "一"),
    ),
    "sort_suggestion": (NO_NUMBER, lambda meeting, number: meeting.preparation.sort_suggestion(number, 1)),
    "sort into": (NO_NUMBER, lambda meeting, number: meeting.preparation.sort_suggestion(1, number)),
    "remove suggestion": (NO_NUMBER, lambda meeting, number: meeting.preparation.remove_suggestion(number)),
    "suggestion's finding": (
        NO_NUMBER,
        lambda meeting, number: meeting.preparation.finding_of_suggestion(number, "严格组织生活"),
    ),
    "findings who": (NOBODY, lambda meeting, who: meeting.preparation.note_findings(who, "一", ["二"])),
    "findings aspect": (
        ("", "别的"),
        lambda meeting, aspect: meeting.preparation.note_findings(1, aspect, ["二"]),
    ),
    "point_finding": (NO_NUMBER, lambda meeting, number: meeting.preparation.point_finding(number, "")),
}
