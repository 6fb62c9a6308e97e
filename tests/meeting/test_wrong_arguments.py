"""Every public act answers wrong arguments with an error of the kit's own, and writes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.errors import OrglifeError, RefusedError
from orglife_kit.i18n import sentences
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.follow_up import DispositionStep
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, Outcome
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.preparation.findings import member_aspects
from orglife_kit.rules.preparation.study import Absence
from orglife_kit.rules.rectification.items import Ledger, Origin, RectificationItem
from tests.meeting.building import make_meeting

NOBODY = (0, -1, 99, 10**20, "无此人", "", "赵一#99")
NO_NUMBER = (0, -1, 99, 10**20)
NO_DAY = ("", "2024-02-30", "昨天", "2024-13-01")
NO_TEXT = (None, 0, 1.5, b"x", ["x"], "\ud800", "a\x00b")
NO_LIST = (None, "赵一", 1, b"x")
NO_TRUTH = (None, "x", "", 2, [True])


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting with an open round and one row of everything."""
    made = make_meeting(tmp_path, 7)
    made.preparation.take_study("2024-01-15")
    made.preparation.record_talk("赵一", "钱一", "2024-01-16")
    finding = made.preparation.note_committee_finding("严格组织生活", "会前准备不细")
    made.preparation.sort_suggestion(made.preparation.note_suggestion("FROM_MEMBERS", "早发材料"), finding)
    made.reviews.record_peer_review("赵一", "钱一", "直说")
    made.rectification.take_in([RectificationItem(0, Ledger.COMMITTEE, "会前准备不细")])
    made.ballots.take_attendance()
    made.ballots.open_round("members")
    return made


Act = Callable[[Meeting, Any], object]
DAY = "2024-01-16"
BASIS = frozenset({Basis.DAILY_CONDUCT})
STEP = DispositionStep(1, "党支部启动", "2024-02-01", "党支部")  # type: ignore[arg-type]

WRONG: dict[str, tuple[tuple[Any, ...], Act]] = {
    "member": (NOBODY, lambda meeting, who: meeting.member(who)),
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
    "self-review note": (NO_TEXT[1:], lambda meeting, text: meeting.reviews.record_self_review(1, text)),
    "peer review note": (NO_TEXT[1:], lambda meeting, text: meeting.reviews.record_peer_review(1, 2, text)),
    "peer review of whom": ((None,), lambda meeting, who: meeting.reviews.record_peer_review(1, who)),
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
    "item text": (
        NO_TEXT,
        lambda meeting, text: meeting.rectification.take_in([RectificationItem(0, Ledger.COMMITTEE, text)]),
    ),
    "change_item text": (
        NO_TEXT[2:],
        lambda meeting, text: meeting.rectification.change_item(1, measure=text),
    ),
    "consent agrees": (NO_TRUTH, lambda meeting, what: meeting.rectification.consent(1, agrees=what)),
    "choose chosen": (
        NO_TRUTH,
        lambda meeting, what: meeting.publication.choose_item(1, chosen=what),
    ),
    "names that are one": (
        NO_LIST,
        lambda meeting, names: meeting.plan.change_must_talk(names),
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
    "officers that are one": (
        NO_LIST[1:],
        lambda meeting, names: meeting.ballots.propose_officers(names),
    ),
    "lines that are none": (NO_LIST, lambda meeting, names: meeting.ballots.take_attendance(names)),
    "told that are one": (
        NO_LIST,
        lambda meeting, names: meeting.assessment.record_feedback_of(names, "书记", DAY),
    ),
    "items that are none": (NO_LIST, lambda meeting, names: meeting.rectification.take_in(names)),
    "verified by": (
        NO_TEXT,
        lambda meeting, text: meeting.rectification.verify_item(1, text, "SATISFIED", DAY),
    ),
    "day of a table": (NO_DAY[1:], lambda meeting, day: meeting.tables.rectification(day)),
    "status day": (NO_DAY[1:], lambda meeting, day: meeting.status(day)),
    "backup folder": (
        (None, 0, "\0", "\ud800", b"x", ""),
        lambda meeting, folder: meeting.backup(folder),
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
    "self-review": (NOBODY, lambda meeting, who: meeting.reviews.record_self_review(who)),
    "no self-review": ((*NOBODY, 1), lambda meeting, who: meeting.reviews.remove_self_review(who)),
    "critic": (NOBODY, lambda meeting, who: meeting.reviews.record_peer_review(who, 1)),
    "criticised": (NOBODY, lambda meeting, who: meeting.reviews.record_peer_review(1, who)),
    "peer review number": (
        (-1, 99),
        lambda meeting, number: meeting.reviews.record_peer_review(1, 2, number=number),
    ),
    "remove peer review": (NO_NUMBER, lambda meeting, number: meeting.reviews.remove_peer_review(number)),
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


def every_row(meeting: Meeting) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the meeting's file, and of the intake what a teller sees."""

    def look(connection: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}

    rows = meeting._work.database.read(look)
    rows["intake"] = [(meeting.ballots.saved_ballots("members"),)]
    rows["plan.toml"] = [((meeting.folder / "plan.toml").read_bytes(),)]
    return rows


@pytest.mark.parametrize("act", WRONG)
def test_wrong_arguments_are_answered_and_nothing_is_written(meeting: Meeting, act: str) -> None:
    """No IndexError, no ValueError, no constraint of the database: a sentence, and every row as it was."""
    arguments, call = WRONG[act]
    before = every_row(meeting)
    for argument in arguments:
        with pytest.raises(OrglifeError) as told:
            call(meeting, argument)
        assert sentences(told.value)
        assert "FOREIGN KEY" not in sentences(told.value)
        assert every_row(meeting) == before, argument


def test_number_zero_is_not_the_last_member(meeting: Meeting) -> None:
    """Numbers name members; they are no places in a list."""
    with pytest.raises(RefusedError, match="member_number_unknown"):
        meeting.member(0)
    assert meeting.member(7).name == meeting.record.roster.members[-1].name


def test_a_pile_with_impossible_numbers_leaves_no_open_round(tmp_path: Path) -> None:
    """Neither an open round, nor a key, nor a ballot in an intake (today's ``--issued 999``)."""
    made = make_meeting(tmp_path, 7)
    made.ballots.take_attendance()
    for numbers in ({"issued": 999}, {"issued": -1}, {"received": 3}, {"ballot_class": "public"}):
        with pytest.raises(OrglifeError):
            made.ballots.take_pile("members", [[1] * 7], **numbers)
        assert made.record.ballots.rounds == ()
        assert {path.name for path in made.folder.iterdir()} == {"plan.toml", "meeting.db"}
    made.ballots.take_pile("members", [[1] * 7], issued=7)
    assert made.record.ballots.rounds[0].number == 1
    made.close()
