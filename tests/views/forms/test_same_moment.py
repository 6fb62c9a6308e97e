"""Two windows press at the same moment: what each form changes is what was entered in it, and nothing else is lost."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orglife_kit import forms
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Outcome
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.minutes import MinutesHead
from orglife_kit.views.forms.base import Form
from orglife_kit.views.forms.evening_screens import OfficersStep
from tests.meeting.building import make_meeting
from tests.views.forms.driving import button

DAY = datetime.date(2024, 9, 1)


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a closed meeting of five, one of them rated 不合格 and one not assessed yet."""
    made = make_meeting(tmp_path, 5)
    made.preparation.take_study("2024-01-15")
    made.preparation.record_absence(1, 5, reason="值班")
    made.ballots.take_attendance([AttendanceLine(2, Presence.LATE, "堵车")])
    made.ballots.take_pile("members", [[2] * 5])
    made.ballots.close_round("members")
    bases = frozenset({Basis.DAILY_CONDUCT})
    made.assessment.assess(
        [
            Assessment(1, Outcome.QUALIFIED, "完成较好", bases=bases),
            Assessment(3, Outcome.UNQUALIFIED, "多次缺席", bases=bases, reason="多次缺席"),
        ]
    )
    made.assessment.record_education(3, "2024-02-01", measure="支委谈话")
    made.assessment.record_feedback(1, "赵一", "2024-01-20")
    return made


def absent(form: Any, name: str) -> None:
    """Enter who was absent."""
    form.name.value = name
    button(form, "缺席").click()


def step(form: Any, name: str) -> None:
    """Enter a step of the disposition of the one rated 不合格."""
    card = form.dispositions[3]
    card.step.value, card.date.value, card.body.value = name, DAY, "党支部"
    button(card, "保存这一步").click()


def education(form: Any, field: str, text: str) -> None:
    """Enter one field of the education and keep it."""
    form.cards[3][field].value = text


def attendance(form: Any, field: int, value: str) -> None:
    """Change one field of the one who came late; a rating is over, so it is asked why."""
    form.exceptions.parts[0].parts[field].value = value
    form.correction.value = "记错"
    form.question.yes.click()


def card(form: Any, field: str, value: Any) -> None:
    """Change one field of the first member's card."""
    getattr(form, field).value = value


def remark(form: Any) -> None:
    """Enter what the one who was told said to it."""
    form.told_members.value = 1
    form.remark.value = "接受"


def must_talk(form: Any, name: str) -> None:
    """Add a name to those who must be talked with."""
    field = form.must_talk
    field.value = f"{field.value}\n{name}"


def peer_review(meeting: Meeting) -> int:
    """Record a peer review."""
    return meeting.reviews.record_peer_review(1, 2, "先说的")


Press = Callable[[Any], object]
TWO: dict[str, tuple[Callable[[Meeting], Any], Press, Press, Callable[[Any], object], object]] = {
    "two are absent": (
        forms.study,
        lambda form: absent(form, "钱一"),
        lambda form: absent(form, "孙一"),
        lambda record: [absence.member for absence in record.preparation.studies[0].absences],
        [2, 3, 5],
    ),
    "one is absent, the place": (
        forms.study,
        lambda form: setattr(form.place, "value", "活动室"),
        lambda form: absent(form, "孙一"),
        lambda record: (record.preparation.studies[0].place, len(record.preparation.studies[0].absences)),
        ("活动室", 2),
    ),
    "the reason and the day of an absence": (
        forms.study,
        lambda form: form.change(5, reason="住院"),
        lambda form: form.change(5, made_up=datetime.date(2024, 1, 17)),
        lambda record: (
            record.preparation.studies[0].absences[0].reason
            + str(record.preparation.studies[0].absences[0].made_up)
        ),
        "住院2024-01-17",
    ),
    "two steps of a disposition": (
        forms.follow_up,
        lambda form: step(form, "党支部启动"),
        lambda form: step(form, "批评教育"),
        lambda record: {entry.step for entry in record.assessment.dispositions[3]},
        {"党支部启动", "批评教育"},
    ),
    "two fields of the education": (
        forms.follow_up,
        lambda form: education(form, "result", "有改进"),
        lambda form: education(form, "measure", "每月谈一次"),
        lambda record: (record.assessment.education[3].measure, record.assessment.education[3].result),
        ("每月谈一次", "有改进"),
    ),
    "presence and reason": (
        forms.attendance,
        lambda form: attendance(form, 1, "开会"),
        lambda form: attendance(form, 0, "ON_LEAVE"),
        lambda record: (record.ballots.attendance[1].presence, record.ballots.attendance[1].reason),
        (Presence.ON_LEAVE, "开会"),
    ),
    "two parts of the minutes": (
        forms.minutes,
        lambda form: setattr(form.parts[MinutesHead.PLACE], "value", "这里"),
        lambda form: setattr(form.parts[MinutesHead.HOST], "value", "那人"),
        lambda record: (
            record.ballots.minutes.texts[MinutesHead.PLACE],
            record.ballots.minutes.texts[MinutesHead.HOST],
            set(record.ballots.minutes.changed),
        ),
        ("这里", "那人", {MinutesHead.PLACE, MinutesHead.HOST}),
    ),
    "freezing and one part of the minutes": (
        forms.minutes,
        lambda form: form.freeze(),
        lambda form: setattr(form.parts[MinutesHead.HOST], "value", "那人"),
        lambda record: (
            record.ballots.minutes.frozen is not None,
            record.ballots.minutes.texts[MinutesHead.HOST],
        ),
        (True, "那人"),
    ),
    "tellers and scrutineers": (
        OfficersStep,
        lambda form: setattr(form.tellers, "value", "赵一、钱一"),
        lambda form: setattr(form.scrutineers, "value", "孙一、李一"),
        lambda record: (record.ballots.proposal.tellers, record.ballots.proposal.scrutineers),
        (("赵一", "钱一"), ("孙一", "李一")),
    ),
    "two fields of an assessment": (
        forms.assessment,
        lambda form: card(form, "opinion", "意见"),
        lambda form: card(form, "direction", "方向"),
        lambda record: (record.assessment.written[1].opinion, record.assessment.written[1].direction),
        ("意见", "方向"),
    ),
    "two bases of an assessment": (
        forms.assessment,
        lambda form: setattr(form.bases[Basis.RATING], "value", True),
        lambda form: setattr(form.bases[Basis.PARTICIPATION], "value", True),
        lambda record: record.assessment.written[1].bases,
        frozenset(Basis),
    ),
    "who told, and what was said to it": (
        forms.feedback,
        remark,
        lambda form: form.meeting.assessment.record_feedback(1, "孙一", DAY),
        lambda record: (record.assessment.told[1].given_by, record.assessment.told[1].remark),
        ("孙一", "接受"),
    ),
    "two who must be talked with": (
        forms.plan,
        lambda form: must_talk(form, "钱一"),
        lambda form: must_talk(form, "李一"),
        lambda record: [member.name for member in record.roster.members if member.must_talk],
        ["钱一", "李一"],
    ),
}


@pytest.mark.parametrize("what", TWO)
def test_both_stay(meeting: Meeting, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """The other window writes between this one's press and its write, and neither has seen the other's."""
    others = Form._others
    monkeypatch.setattr(
        Form, "_others", lambda form: [other for other in others(form) if other.meeting is form.meeting]
    )
    make, press_here, press_there, kept, expected = TWO[what]
    here, there = make(meeting), make(open_meeting(meeting.folder))
    write = meeting._work.write

    def late(*arguments: Any, **named: Any) -> Any:
        monkeypatch.setattr(meeting._work, "write", write)
        press_there(there)
        return write(*arguments, **named)

    monkeypatch.setattr(meeting._work, "write", late)
    press_here(here)
    assert kept(open_meeting(meeting.folder).record) == expected


def test_a_peer_review_changes_in_what_is_given(meeting: Meeting) -> None:
    """Who spoke and what was said are changed by two windows, and both changes stay."""
    number, other = peer_review(meeting), open_meeting(meeting.folder)
    other.reviews.record_peer_review(critic=4, number=number)
    meeting.reviews.record_peer_review(note="后说的", number=number)
    (review,) = meeting.record.reviews.peer_reviews
    assert (review.critic, review.member, review.note) == (4, 2, "后说的")


def test_a_self_review_keeps_its_note(meeting: Meeting) -> None:
    """Recording again that somebody has spoken takes no words away; an empty note does."""
    meeting.reviews.record_self_review(1, "说了")
    open_meeting(meeting.folder).reviews.record_self_review(1)
    assert meeting.record.reviews.self_reviews[0].note == "说了"
    meeting.reviews.record_self_review(1, "")
    assert meeting.record.reviews.self_reviews[0].note == ""


def test_several_are_told_in_one_write(meeting: Meeting) -> None:
    """One press is one act: all of them or none, taken back together."""
    for number in (2, 4, 5):
        bases = frozenset({Basis.DAILY_CONDUCT})
        meeting.assessment.assess([Assessment(number, Outcome.QUALIFIED, "完成较好", bases=bases)])
    form = forms.feedback(meeting)
    form.given_by.value, form.date.value, form.waiting.value = "赵一", DAY, (2, 4, 5)
    acts = meeting._work.database.acts
    button(form, "已反馈").click()
    assert meeting._work.database.acts == acts + 1
    assert set(meeting.record.assessment.told) == {1, 2, 4, 5}
    meeting.undo()
    assert set(meeting.record.assessment.told) == {1}
