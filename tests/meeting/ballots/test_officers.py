"""计票人、监票人: proposed and passed, they stay through every way in; each round keeps its own (RULES.md §2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit import forms, reports
from orglife_kit.cli.group import run
from orglife_kit.errors import InputError, Notice
from orglife_kit.i18n import sentence
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.status import EntryState
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.minutes import MinutesHead, compose
from orglife_kit.rules.ballots.record import RoundRecord
from tests.meeting.building import code_of, make_meeting
from tests.views.forms.driving import shown

PASSED = (("赵一", "钱一"), ("孙一", "李一"), "举手表决")
PILE = [[2] * 9] * 9


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of nine with six representatives of the public, the sign-in taken."""
    made = make_meeting(tmp_path, 9, public_ballots='"own_class"', public_representatives="6")
    made.ballots.take_attendance()
    return made


def latest(meeting: Meeting, kind: str = "members") -> RoundRecord:
    """Return the latest round of a kind as another opening of the meeting reads it."""
    found = open_meeting(meeting.folder).record.ballots.latest(kind)
    assert found is not None
    return found


def officers(meeting: Meeting, kind: str = "members") -> tuple[object, ...]:
    """Return who counted, who watched, and how they were passed."""
    entry = latest(meeting, kind)
    return entry.tellers, entry.scrutineers, entry.passed


def codes(told: tuple[Notice, ...]) -> list[str]:
    """Return the codes of what was told."""
    return [entry.code for entry in told]


def test_they_stay_through_file_second_class_record_and_close(
    meeting: Meeting, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """No way in that does not name them takes them away, by an act or by a command."""
    meeting.ballots.propose_officers(*PASSED)
    sign_in = tmp_path / "签到.csv"
    sign_in.write_text("姓名,出席情况,原因\n周一,迟到,堵车\n", encoding="utf-8")
    assert run(["record", str(meeting.folder), "attendance", "--file", str(sign_in)]) == 0
    assert meeting.ballots.take_pile("members", PILE) == ()
    assert officers(meeting) == PASSED
    assert meeting.ballots.take_pile("members", [[2] * 9] * 6, ballot_class="public", issued=6) == ()
    assert officers(meeting) == PASSED
    assert run(["close", str(meeting.folder), "--round", "members"]) == 0
    capfd.readouterr()
    assert officers(meeting) == PASSED
    assert open_meeting(meeting.folder).record.ballots.proposal.officers.names == (*PASSED[0], *PASSED[1])


def test_they_stay_through_the_forms(meeting: Meeting) -> None:
    """Typed, signed off and closed on the form: those who were passed stand there, and stay."""
    meeting.ballots.propose_officers(*PASSED)
    form = forms.ballots(meeting)
    form.open.click()
    assert (form.tellers.value, form.scrutineers.value, form.passed.value) == (
        "赵一、钱一",
        "孙一、李一",
        "举手表决",
    )
    for _ in range(9):
        meeting.ballots.cast("members", [2] * 9)
    for ballot_class, number in (("members", 9), ("public", 0)):
        meeting.ballots.count_paper("members", ballot_class, issued=number, received=number)
        meeting.ballots.sign_off("members", ballot_class)
    form.follow()
    form.close_round.click()
    assert officers(meeting) == PASSED


def test_another_teller_of_the_second_class_does_not_take_away_the_first(meeting: Meeting) -> None:
    """Whoever counted a class that is signed off stays; the names of a first pile stand in place of the proposed."""
    meeting.ballots.propose_officers(*PASSED)
    told = meeting.ballots.take_pile("members", PILE, tellers=["周一"])
    assert codes(told) == ["officers_not_as_passed"]
    assert officers(meeting) == (("周一",), PASSED[1], "")
    meeting.ballots.take_pile(
        "members", [[2] * 9] * 6, ballot_class="public", issued=6, tellers=["吴一", "周一"]
    )
    assert latest(meeting).tellers == ("周一", "吴一")
    assert latest(meeting).scrutineers == PASSED[1]


@pytest.mark.parametrize("watching", ["赵一", "赵 一", "赵一#1", " 赵一"])
def test_nobody_counts_and_watches(meeting: Meeting, watching: str) -> None:
    """By whatever way and in whatever writing a name comes in; nothing is kept then."""
    assert code_of(lambda: meeting.ballots.propose_officers(["赵一"], [watching])) == "officer_twice"
    meeting.ballots.propose_officers(["赵一"], ["孙一"])
    assert code_of(lambda: meeting.ballots.propose_officers(scrutineers=[watching])) == "officer_twice"
    pile = {"tellers": ["钱一"], "scrutineers": ["钱一"]}
    assert code_of(lambda: meeting.ballots.take_pile("members", PILE, **pile)) == "officer_twice"
    assert (
        code_of(lambda: meeting.ballots.take_pile("members", PILE, scrutineers=[watching])) == "officer_twice"
    )
    assert meeting.record.ballots.rounds == ()
    meeting.ballots.open_round("members")
    assert (
        code_of(lambda: meeting.ballots.name_officers("members", scrutineers=[watching])) == "officer_twice"
    )
    assert officers(meeting) == (("赵一",), ("孙一",), "")


def test_a_name_that_is_not_on_the_roster_is_told(tmp_path: Path) -> None:
    """Nobody's, nearly somebody's, of two members, of one who is on leave: told each time, kept all the same."""
    meeting = make_meeting(tmp_path, ["欧阳明远", "李强", "李强", "周平", "吴安", "郑和"])
    meeting.ballots.take_attendance([AttendanceLine(6, Presence.ON_LEAVE, "住院")])
    told = meeting.ballots.propose_officers(["欧阳明元", "李强"], ["郑和", "督导组来人"])
    assert codes(told) == [
        *("officer_not_on_roster_near", "officer_ambiguous", "officer_not_there", "officer_not_on_roster"),
    ]
    assert "欧阳明远" in sentence(told[0])
    assert "李强#2、李强#3" in sentence(told[1])
    meeting.ballots.open_round("members")
    assert latest(meeting).tellers == ("欧阳明元", "李强")
    warned = [entry.says.code for entry in meeting.status() if entry.state is EntryState.WARNING]
    assert set(codes(told)) <= set(warned)
    assert meeting.ballots.name_officers("members", ["欧阳明远", "李强#2"], ["李强#3"]) == ()


def test_one_text_is_no_list_of_names(meeting: Meeting) -> None:
    """A text in place of names is refused rather than taken for its characters; an empty name is none."""
    meeting.ballots.open_round("members")
    for act in (
        lambda: meeting.ballots.propose_officers("赵一"),
        lambda: meeting.ballots.name_officers("members", "赵一"),
        lambda: meeting.ballots.take_pile("members", PILE, tellers="赵一"),
    ):
        with pytest.raises(InputError):
            act()
    meeting.ballots.propose_officers(["赵一", " ", ""])
    assert meeting.record.ballots.proposal.tellers == ("赵一",)


def test_each_round_keeps_its_own(meeting: Meeting) -> None:
    """Others proposed later are those of the rounds to come; tables, minutes and pages say each round's own."""
    meeting.ballots.propose_officers(*PASSED)
    meeting.ballots.take_pile("committee", [[1]] * 9)
    meeting.ballots.take_pile("committee", [[1]] * 6, ballot_class="public", issued=6)
    meeting.ballots.close_round("committee")
    others = (("周一",), ("吴一",), "鼓掌通过")
    meeting.ballots.propose_officers(*others)
    meeting.ballots.open_round("members")
    assert officers(meeting, "committee") == PASSED
    assert officers(meeting) == others
    table = meeting.tables.officers()
    assert list(table[table["kind"] == "members"]["name"]) == ["周一", "吴一"]
    assert set(table[table["kind"] == "committee"]["passed"]) == {"举手表决"}
    rounds = meeting.tables.rounds()
    assert set(rounds[rounds["kind"] == "committee"]["tellers"]) == {"赵一、钱一"}
    said = [sentence(line.says) for line in compose(meeting.record) if line.head is MinutesHead.RESOLUTIONS]
    assert any("赵一、钱一" in text and "支委会" in text and "举手表决" in text for text in said)
    assert any("周一" in text and "党员" in text and "鼓掌通过" in text for text in said)


def test_an_open_round_follows_what_was_not_named_for_it_alone(meeting: Meeting) -> None:
    """Opened before anybody was proposed, it gets them; who was named for it stays."""
    meeting.ballots.open_round("members")
    meeting.ballots.propose_officers(["赵一"])
    meeting.ballots.propose_officers(scrutineers=["孙一"])
    meeting.ballots.propose_officers(passed="举手表决")
    assert officers(meeting) == (("赵一",), ("孙一",), "举手表决")
    meeting.ballots.name_officers("members", ["周一"], passed="鼓掌通过")
    meeting.ballots.propose_officers(["钱一"], ["李一"])
    assert officers(meeting) == (("周一",), ("李一",), "鼓掌通过")


def test_rated_again_it_has_those_who_were_named_last(meeting: Meeting) -> None:
    """重新测评 keeps the officers of the void round, unless others were proposed since."""
    meeting.ballots.propose_officers(*PASSED)
    meeting.ballots.open_round("members")
    meeting.ballots.name_officers("members", ["周一"], passed="鼓掌通过")
    for _ in range(2):
        meeting.ballots.take_pile("members", PILE, issued=8)
        meeting.ballots.close_round("members")
        meeting.ballots.open_round("members")
        assert officers(meeting) == (("周一",), PASSED[1], "鼓掌通过")
    meeting.ballots.take_pile("members", PILE, issued=8)
    meeting.ballots.close_round("members")
    meeting.ballots.propose_officers(*PASSED)
    meeting.ballots.open_round("members")
    assert officers(meeting) == PASSED


def test_the_step_of_the_form_tells_a_strange_name(meeting: Meeting) -> None:
    """The names are kept as they are left, and what is strange about them is said at once."""
    form = forms.evening(meeting, reports)
    form.steps.value = "officers"
    step = form.body.parts[0]
    step.tellers.value = "赵一、王二小"
    assert "王二小" in shown(step)
    assert "名册" in shown(step)
    assert meeting.record.ballots.proposal.tellers == ("赵一", "王二小")
    step.scrutineers.value = "赵一"
    assert "赵一" in step.told.value
    assert meeting.record.ballots.proposal.scrutineers == ()
    again = forms.evening(meeting, reports)
    again.steps.value = "officers"
    assert "王二小" in shown(again)


def test_a_proposal_is_taken_back_whole_or_not_at_all(meeting: Meeting) -> None:
    """Before a round is open; once one follows it, another proposal is what changes it."""
    meeting.ballots.propose_officers(*PASSED)
    assert meeting.can_undo
    meeting.undo()
    assert meeting.record.ballots.proposal.officers.names == ()
    meeting.ballots.open_round("members")
    meeting.ballots.propose_officers(*PASSED)
    assert not meeting.can_undo
    assert officers(meeting) == PASSED


def test_the_close_by_command_says_who_is_not_named(
    meeting: Meeting, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nobody named, or a strange name: told at the pile and at the close, which goes on."""
    meeting.ballots.propose_officers(scrutineers=["王二小"])
    meeting.ballots.take_pile("members", PILE)
    assert run(["close", str(meeting.folder), "--round", "members"]) == 0
    told = capfd.readouterr().err
    assert "王二小" in told
    assert "计票人" in told
