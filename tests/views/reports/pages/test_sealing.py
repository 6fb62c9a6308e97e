"""封条 and 复点表: whole roots, no count, on one page; legible when it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from orglife_kit.i18n import choose_language
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.tally import tallies
from orglife_kit.verify import verify
from orglife_kit.views import reports
from orglife_kit.views.reports.pages.recount import dice_words, found_words
from tests.meeting.building import code_of, make_meeting


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting with a void attempt, the one after it in two boxes, and the committee's rating."""
    made = make_meeting(tmp_path / "branch", 7, public_ballots='"own_class"', public_representatives="5")
    made.ballots.take_attendance()
    for issued in (6, 7):
        made.ballots.take_pile("members", [[1, 2, 3, 4, 0, 1, 1]] * 7, issued=issued, tellers=["计票甲"])
        made.ballots.take_pile("members", [[2] * 7] * 5, ballot_class="public")
        made.ballots.close_round("members")
    made.ballots.take_pile("committee", [[1]] * 7)
    made.ballots.take_pile("committee", [[2]] * 5, ballot_class="public")
    made.ballots.close_round("committee")
    return made


def words(path: Path) -> tuple[str, int]:
    """Return the text of a PDF without spaces, and its pages."""
    reader = PdfReader(path)
    return "".join("".join(page.extract_text().split()) for page in reader.pages), len(reader.pages)


def test_every_root_stands_whole_on_the_strip(meeting: Meeting, tmp_path: Path) -> None:
    """All 64 characters of four boxes, how many boxes and attempts, the names, the void attempt; one page."""
    (path,) = reports.print_strip(meeting, folder=tmp_path)
    text, pages = words(path)
    assert pages == 1
    roots = [tally.root for tally in tallies(meeting.record)]
    assert len(roots) == 4
    for root in roots:
        assert root in text
    assert verify(meeting.folder, *roots).compared
    assert "票箱数4" in text
    assert "测评次数（含作废）3" in text
    assert "计票甲" in text
    assert "作废" in text
    for word in ("优秀", "合格", "弃权"):
        assert word not in text


def test_without_a_closed_rating_there_is_no_strip(tmp_path: Path) -> None:
    """Nothing is printed that has no root."""
    assert code_of(lambda: reports.print_strip(make_meeting(tmp_path, 3))) == "nothing_closed"


def test_the_sheet_names_who_was_drawn_and_no_count(meeting: Meeting, tmp_path: Path) -> None:
    """Their number on the ballot, how to throw, what it can find; without a draw there is none."""
    printed = reports.print_recount
    assert code_of(lambda: printed(meeting, folder=tmp_path)) == "recount_nobody_drawn"
    meeting.ballots.draw_recount("members", [2, 5])
    (path,) = printed(meeting, folder=tmp_path)
    text, pages = words(path)
    assert pages == 1
    roster = meeting.record.roster
    for number in roster.numbers:
        assert (roster.label(number) in text) == (number in (2, 5))
    assert "复点2人（共7人）" in text
    assert "有效票数7张" in text
    meeting.ballots.draw_recount("members", [1], "public")
    (path,) = printed(meeting, "members", "public", folder=tmp_path)
    assert "有效票数5张" in words(path)[0]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("subjects", [1, 2, 6, 7, 22, 36, 60, 300])
def test_the_dice_are_said_in_words(language: str, subjects: int) -> None:
    """In both languages, with what to do over the highest number and over the number of members."""
    choose_language(language)
    said = dice_words(subjects)
    assert "{" not in said
    assert said
    assert "{" not in found_words(subjects, 1)
    if subjects == 7:
        assert "35" in said
        assert "7" in said
