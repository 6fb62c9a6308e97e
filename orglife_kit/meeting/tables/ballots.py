"""Tables of the ballots stage: attendance, agenda, rounds with their numbers, the frozen tally, the minutes."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.meeting.recording.ballots import take_representatives, take_rows
from orglife_kit.meeting.tables.codes import OfficerRole
from orglife_kit.meeting.tables.declaration import (
    ORGAN,
    TableOfRecord,
    Value,
    code,
    count,
    date,
    member,
    name,
    number,
    text,
    yes_no,
)
from orglife_kit.meeting.tables.wordings import word_key
from orglife_kit.rules.ballots.attendance import Presence
from orglife_kit.rules.ballots.corrections import correction_of
from orglife_kit.rules.ballots.evening import agenda_items, notes_apart
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.minutes import MinutesHead
from orglife_kit.rules.ballots.minutes_versions import outdated_heads
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.ballots.tally import tallies
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.plan.grades import ABSTAIN, OVERVOTE
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord

_ANY_GRADE = {ABSTAIN: "弃权", OVERVOTE: "多选"}
_REPORTED = ORGAN | {Scope.BRANCH, Scope.SUPERVISOR}
_COUNTED = ORGAN | {Scope.SUPERVISOR}  # to the supervisor only if the plan says so


_PRESENCE_HEADS = (
    *("出席情况", "到会情况", "出勤情况", "签到情况", "参会情况", "考勤情况", "与会情况", "出席状态"),
    *("到会状态", "签到状态", "考勤状态", "签到", "出席", "到会", "出勤", "参会", "考勤", "状态", "情况"),
    *("是否到会", "是否出席", "是否参会", "attendance", "status"),
)
_LEAVE = ("病假", "事假", "公假")


def _mend_presence(texts: dict[str, str]) -> None:
    """Take a kind of leave for its reason too, where there is none beside it."""
    if word_key(texts.get("presence", "")) in _LEAVE and not texts.get("reason"):
        texts["reason"] = texts["presence"]


def _attendance(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for line in record.ballots.attendance:
        label, correction = record.roster.label(line.member), correction_of(record, line.member)
        yield line.member, label, line.presence, line.reason, correction


def _corrections(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for entry in record.ballots.corrections:
        label = record.roster.label(entry.member) if entry.member is not None else ""
        before = entry.before, entry.before_reason
        yield (
            *(entry.number, entry.date, entry.member, label, *before),
            *(entry.presence, entry.reason, entry.correction),
        )


def _representatives(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    given = [entry.correction for entry in record.ballots.corrections if entry.member is None]
    for signed in record.ballots.representatives:
        yield signed, given[-1] if given else ""


def _agenda(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for entry in agenda_items(record):
        kept = entry.kept
        comment, apart = (kept.comment, "") if entry.takes_comment else ("", kept.comment)
        yield entry.position, entry.item.text, entry.item.kind, kept.finished, kept.note, comment, apart
    for note in notes_apart(record):
        yield None, note.text, note.kind, note.finished, note.note, "", note.comment


def _officers(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for entry in record.ballots.rounds:
        for role, names in (
            (OfficerRole.TELLER, entry.tellers),
            (OfficerRole.SCRUTINEER, entry.scrutineers),
        ):
            for officer in names:
                yield entry.number, entry.kind, entry.round.attempt, role, officer, entry.passed
    if not record.ballots.rounds:
        proposal = record.ballots.proposal
        for role, names in (
            (OfficerRole.TELLER, proposal.tellers),
            (OfficerRole.SCRUTINEER, proposal.scrutineers),
        ):
            for officer in names:
                yield None, "", None, role, officer, proposal.passed


def _rounds(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for entry in record.ballots.rounds:
        for counts in entry.classes.values():
            box = entry.boxes.get(counts.box)
            yield (
                *(
                    entry.number,
                    entry.kind,
                    entry.round.attempt,
                    entry.state,
                    counts.ballot_class,
                    counts.box,
                ),
                *(counts.entitled, counts.issued, counts.received, counts.valid, counts.void),
                *(counts.typings, counts.corrections),
                *((box.present, box.many_excellent, box.root) if box is not None else (None, None, "")),
                record.ballots.copied.get(entry.number),
                *("、".join(entry.tellers), "、".join(entry.scrutineers)),
            )


def _tally(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for tally in tallies(record):
        for row in tally.rows:
            for grade, ballots in zip(tally.grade_set.tally_codes, row.counts, strict=True):
                label = _ANY_GRADE.get(grade) or tally.grade_set.label(grade)
                yield (
                    *(tally.round_kind, tally.attempt, tally.ballot_class),
                    *(row.subject.number, row.subject.label, grade, label, ballots),
                )


def _minutes(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    kept = record.ballots.minutes
    if kept is None:
        return
    outdated = outdated_heads(record)
    for head, words in kept.texts.items():
        if kept.frozen is not None or head in kept.changed:
            yield head, words, head in kept.changed, head in outdated, kept.frozen


def _earlier_minutes(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for entry in record.ballots.earlier_minutes:
        for head, words in entry.texts.items():
            yield entry.number, entry.frozen, entry.withdrawn, entry.reason, head, words


def _recounts(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    label = record.roster.label
    for recount in record.ballots.recounts:
        about = (recount.number, recount.round, recount.ballot_class, recount.date)
        people = (recount.counted_by, recount.watched_by, recount.before_copy)
        for subject in recount.drawn:
            name = label(subject) if subject else record.plan.committee_name
            counts = recount.counts.get(subject, {})
            for grade, ballots in counts.items() or [("", None)]:
                yield *about, *people, subject or None, name, grade, ballots


ATTENDANCE = TableOfRecord(
    "attendance",
    "会议签到",
    "a member, in roster order; none before it was taken",
    (
        member(scopes=ORGAN | {Scope.BRANCH}),
        name(scopes=ORGAN | {Scope.BRANCH}),
        code(
            *("presence", Presence),
            *_PRESENCE_HEADS,
            blank=Presence.PRESENT,
            scopes=ORGAN | {Scope.BRANCH},
        ),
        text("reason", "原因", "请假原因", "事由", "请假事由", "缺席原因", "备注"),
        text("correction", "更正原因"),
    ),
    _attendance,
    ("member",),
    take_rows,
    ("member|name", "presence"),
    unasked=("correction",),
    mend=_mend_presence,
    prefilled=lambda record: record.roster.numbers,
    example=(
        {"name": "张示例", "presence": Presence.ON_LEAVE, "reason": "外地出差"},
        {"name": "李示例", "presence": Presence.PRESENT},
    ),
)
CORRECTIONS = TableOfRecord(
    "attendance_corrections",
    "签到更正",
    "a change of the sign-in once a rating was opened, with its reason; without a member of 群众代表",
    (
        number("number", "编号"),
        date("date", "日期"),
        member(may_lack=True),
        name(),
        code("before", Presence, "更正前", may_lack=True),
        text("before_reason", "更正前的原因"),
        code("presence", Presence, "更正后", may_lack=True),
        text("reason", "更正后的原因"),
        text("correction", "更正原因"),
    ),
    _corrections,
    ("number",),
)
REPRESENTATIVES = TableOfRecord(
    "representatives",
    "群众代表签到",
    "one of the 群众代表 who signed in",
    (
        text("name", "姓名", "群众代表", "代表姓名", scopes=ORGAN | {Scope.BRANCH}),
        text("correction", "更正原因"),
    ),
    _representatives,
    ("name",),
    take_representatives,
    ("name",),
    unasked=("correction",),
    example=({"name": "张示例"},),
)
AGENDA = TableOfRecord(
    "agenda",
    "会议议程",
    "an item of the agenda, in order; those with notes that are not on it any more at the end, without a place",
    (
        number("position", "序号", may_lack=True, scopes=_REPORTED),
        text("text", "议程", scopes=_REPORTED),
        code("kind", ItemKind, "用途"),
        yes_no("finished", "已完成"),
        text("note", "记录要点"),
        text("comment", "督导组点评", scopes=_REPORTED),
        text("apart", "原记为点评"),
    ),
    _agenda,
    ("position", "text"),
)
OFFICERS = TableOfRecord(
    "officers",
    "计票人和监票人",
    "an officer of a round; before the first round those who were proposed, without a round",
    (
        number("round", "测评编号", may_lack=True, scopes=_REPORTED),
        code("kind", RoundKind, "测评", may_lack=True, scopes=_REPORTED),
        count("attempt", "第几次", unit="attempts", may_lack=True, scopes=_REPORTED),
        code("role", OfficerRole, "职责", scopes=_REPORTED),
        text("name", "姓名", scopes=_REPORTED),
        text("passed", "通过方式", scopes=_REPORTED),
    ),
    _officers,
    ("round", "role", "name"),
)
ROUNDS = TableOfRecord(
    "rounds",
    "清点情况",
    "a class of a round, in the order in which the rounds were opened",
    (
        number("round", "测评编号", scopes=_REPORTED),
        code("kind", RoundKind, "测评", scopes=_REPORTED),
        count("attempt", "第几次", unit="attempts", scopes=_REPORTED),
        code("state", RoundState, "状态", scopes=_REPORTED),
        code("class", BallotClass, "票类", scopes=_REPORTED),
        code("box", BallotClass, "票箱", scopes=_REPORTED),
        count("entitled", "应参加测评", unit="ballots", scopes=_REPORTED),
        count("issued", "发出", unit="ballots", may_lack=True, scopes=_REPORTED),
        count("received", "收回", unit="ballots", may_lack=True, scopes=_REPORTED),
        count("valid", "有效", unit="ballots", may_lack=True, scopes=_REPORTED),
        count("void", "无效", unit="ballots", may_lack=True, scopes=_REPORTED),
        count("typings", "录入次数", unit="typings"),
        count("corrections", "更正次数", unit="corrections"),
        count("present", "实参加", unit="members", may_lack=True),
        count("many_excellent", "优秀多于可评人数的票", unit="ballots", may_lack=True),
        text("root", "校验码"),
        date("copied", "校验码抄到封条日期", may_lack=True),
        text("tellers", "计票人", scopes=_REPORTED),
        text("scrutineers", "监票人", scopes=_REPORTED),
    ),
    _rounds,
    ("round", "class"),
)
TALLY = TableOfRecord(
    "tally",
    "计票情况",
    "a round, attempt, box, subject and code; only of closed rounds",
    (
        code("round", RoundKind, "测评", scopes=_COUNTED),
        count("attempt", "第几次", unit="attempts", scopes=_COUNTED),
        code("class", BallotClass, "票箱", scopes=_COUNTED),
        member(may_lack=True, scopes=_COUNTED),
        name("name", "测评对象", scopes=_COUNTED),
        text("code", "等次代码", scopes=_COUNTED),
        text("grade", "等次", scopes=_COUNTED),
        count("ballots", "票数", unit="ballots", scopes=_COUNTED),
    ),
    _tally,
    ("round", "attempt", "class", "member", "code"),
)
MINUTES = TableOfRecord(
    "minutes",
    "会议记录",
    "a part of the minutes as they are frozen; before that, a part that was edited by hand",
    (
        code("head", MinutesHead, "项目"),
        text("text", "内容"),
        yes_no("changed", "有改动"),
        yes_no("outdated", "此后记录有变动", derived=True),
        date("frozen", "定稿日期", may_lack=True),
    ),
    _minutes,
    ("head",),
)
EARLIER_MINUTES = TableOfRecord(
    "earlier_minutes",
    "以前定稿的会议记录",
    "a part of minutes that were frozen and taken back",
    (
        number("version", "版本"),
        date("frozen", "定稿日期"),
        date("withdrawn", "取消定稿日期"),
        text("reason", "取消原因"),
        code("head", MinutesHead, "项目"),
        text("text", "内容"),
    ),
    _earlier_minutes,
    ("version", "head"),
)
RECOUNTS = TableOfRecord(
    "recounts",
    "复点情况",
    "a member drawn and a code counted again on the paper; without a code while the numbers have not come",
    (
        number("recount", "复点编号"),
        number("round", "测评编号"),
        code("class", BallotClass, "票箱"),
        date("date", "日期", may_lack=True),
        text("counted_by", "复点人"),
        text("watched_by", "监督人"),
        yes_no("before_copy", "抄校验码之前"),
        member(may_lack=True),
        name("name", "测评对象"),
        text("code", "等次代码"),
        count("ballots", "票数", unit="ballots", may_lack=True),
    ),
    _recounts,
    ("recount", "member", "code"),
)
TABLES = (
    *(ATTENDANCE, CORRECTIONS, REPRESENTATIVES, AGENDA, OFFICERS, ROUNDS, TALLY, MINUTES),
    *(EARLIER_MINUTES, RECOUNTS),
)
