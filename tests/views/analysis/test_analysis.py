"""The analysis: what a scope is shown, as pictures with their numbers (DESIGN.md §7)."""

from __future__ import annotations

import datetime
import html
import json
import re
from dataclasses import fields, replace
from pathlib import Path

import nbformat
import pytest

from orglife_kit import analysis
from orglife_kit.errors import StorageError
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.next_year import released_last_year
from orglife_kit.meeting.sample import make_demo
from orglife_kit.rules.publication.release import Release
from orglife_kit.views.analysis.house_style import wrapped
from orglife_kit.views.analysis.tables import as_read, numbers_markup
from orglife_kit.views.analysis.words import percent
from orglife_kit.views.analysis.year import NotReadyError, Year
from tests.meeting.building import make_meeting
from tests.views.analysis.conftest import PICTURES, TODAY, panel


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_its_numbers_beneath(year: Year, name: str) -> None:
    """160 mm wide, 9 points at least, from zero; the same bytes each time; the numbers as a table."""
    found = panel(year, name)
    assert found.figure is not None
    assert found.table is not None
    assert round(found.figure.get_figwidth() * 25.4) == 160
    texts = [*found.figure.texts, *(text for axes in found.figure.axes for text in axes.texts)]
    ticks = [
        text for axes in found.figure.axes for text in (*axes.get_xticklabels(), *axes.get_yticklabels())
    ]
    assert min(text.get_fontsize() for text in (*texts, *ticks)) >= 9
    if name != "timeline":
        axes = found.figure.axes[0]
        assert (axes.get_ylim() if name == "burn_up" else axes.get_xlim())[0] == 0
    picture, *_, numbers = (bundle["text/html"] for bundle in found.bundles())
    assert f'<img alt="{html.escape(found.title)}" width="605"' in picture
    assert "<table" in numbers
    assert found.bundles() == panel(year, name).bundles()


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_stands_outside_a_picture(year: Year, name: str) -> None:
    """Every word is within the 160 mm."""
    figure = panel(year, name).figure
    assert figure is not None
    figure.draw_without_rendering()  # type: ignore[no-untyped-call]
    width = figure.get_figwidth() * figure.dpi
    texts = [*figure.texts, *(text for axes in figure.axes for text in axes.texts)]
    ticks = [text for axes in figure.axes for text in axes.get_yticklabels()]
    for text in (*texts, *ticks):
        box = text.get_window_extent()
        assert box.x0 >= -1, text.get_text()
        assert box.x1 <= width + 1, text.get_text()


def test_the_fills_are_told_apart_without_colour() -> None:
    """Each has another grey or another hatch."""
    from matplotlib.colors import to_rgb

    from orglife_kit.views.analysis.house_style import FILLS

    greys = {(round(sum(to_rgb(fill.face)) / 3, 1), fill.hatch) for fill in FILLS}
    assert len(greys) == len(FILLS)


@pytest.mark.parametrize("name", PICTURES)
def test_no_member_is_named(year: Year, name: str) -> None:
    """Neither in a picture's words nor in its numbers."""
    release = year.release
    names = {entry.member.name for entry in release.outcomes or ()}
    said = str([bundle.get("text/plain") for bundle in panel(year, name).bundles()])
    found = panel(year, name)
    assert found.figure is not None
    said += str([text.get_text() for axes in found.figure.axes for text in axes.texts])
    assert not {each for each in names if each in said}


def test_outcomes_stand_in_the_order_of_the_grades(year: Year) -> None:
    """Not by how many there are; they add up to the roster, and so do last year's."""
    table = panel(year, "outcomes").table
    assert table is not None
    assert list(table["评议结果"]) == ["优秀", "合格", "基本合格", "不合格", "不定等次", "未参加评议", "合计"]
    for column in ("2023", "2022"):
        assert sum(table[column][:-1]) == table[column].iloc[-1] == 22


def test_a_year_is_drawn_of_its_release_alone(year: Year) -> None:
    """A scope that was handed nothing has no picture, and says so; it reads nothing else."""
    empty = Release(year.release.scope, year.release.facts)
    assert all(
        getattr(empty, field.name) in (None, frozenset())
        for field in fields(empty)
        if field.name not in ("scope", "facts")
    )
    bare = replace(year, release=empty, previous=None)
    drawn = [name for name in PICTURES if panel(bare, name).figure is not None]
    assert drawn == ["timeline"]  # the day of the meeting stands on every page


def test_the_branch_sees_no_counts(meeting: Meeting) -> None:
    """What the plan does not open to it is not drawn, this year's and last year's alike."""
    of_branch = analysis.open_year(meeting, "BRANCH", today=TODAY)
    for name in ("marks", "committee_marks", "agreement", "outcomes"):
        found = panel(of_branch, name)
        assert found.figure is None
        assert found.table is None
        assert found.words
    assert panel(of_branch, "reconciliation").figure is not None


def test_small_groups_are_not_drawn(year: Year) -> None:
    """A box, or so many rated, below the smallest size is told as too small, for the deciding organ too."""
    small = replace(year, smallest=21, previous_smallest=21)
    for name in ("marks", "agreement", "committee_marks"):
        found = panel(small, name)
        assert (found.figure, found.table) == (None, None)
        assert "不到 21" in found.words


def test_last_years_folder_that_is_gone_is_told(meeting: Meeting, tmp_path: Path) -> None:
    """The year opens without it, and says why."""
    alone = analysis.open_year(meeting, "ORGAN", previous=tmp_path / "none", today=TODAY)
    assert alone.previous is None
    assert str(tmp_path / "none") in alone._repr_html_()
    with pytest.raises(StorageError):
        released_last_year(tmp_path / "none", "ORGAN")


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(1, 3, 33), (2, 3, 67), (1, 200, 1), (1, 201, 0), (0, 0, 0)]
)
def test_shares_are_whole_hundredths(part: int, whole: int, shown: int) -> None:
    """Rounded to the nearest, halves up."""
    assert percent(part, whole) == shown


def test_a_branch_sees_last_years_outcomes_only_where_it_was_shown_them(tmp_path: Path) -> None:
    """Nothing can be kept in last year's folder of what is shown now, so nothing new is shown of it."""
    meeting = make_demo(tmp_path / "2023")
    meeting.plan.change({"settings.distribution_to_branch": True})
    folder = meeting.folder
    assert released_last_year(folder, "ORGAN")[0].distribution is not None
    assert released_last_year(folder, "BRANCH")[0].distribution is None
    (path,) = analysis.export(meeting, "BRANCH", folder=tmp_path)
    assert path.is_file()
    assert meeting.record.publication.shown, "what went out to the branch is kept"
    assert released_last_year(folder, "BRANCH")[0].distribution is not None


def test_withheld_outcomes_say_so(tmp_path: Path) -> None:
    """While somebody has no outcome the branch is told none, and why."""
    meeting = make_meeting(tmp_path, 7, distribution_to_branch="true")
    found = panel(analysis.open_year(meeting, "BRANCH", today=TODAY), "outcomes")
    assert found.figure is None
    assert "按规定不显示" in found.words


def test_a_plan_that_is_not_filled_in_is_a_sentence(tmp_path: Path) -> None:
    """No traceback: what is missing, in words."""
    meeting = make_meeting(tmp_path, 7, date='""')
    with pytest.raises(NotReadyError) as told:
        analysis.open_year(meeting)
    (words,) = told.value._render_traceback_()
    assert "开会日期" in words


@pytest.mark.parametrize("name", PICTURES)
def test_a_new_meeting_has_a_sentence_or_zeros(tmp_path: Path, name: str) -> None:
    """With a plan and a roster alone nothing fails, and nothing is drawn of which nothing is recorded."""
    found = panel(analysis.open_year(make_meeting(tmp_path, 7), today=TODAY), name)
    assert (found.figure is not None) == (name in ("timeline", "talk_coverage"))
    assert found.figure is not None or found.words


def test_the_ledger_is_the_scopes_own(meeting: Meeting) -> None:
    """Of a member's items the branch has those that he agreed to show; a wider circle no problem and no name."""
    record = meeting.record
    of = {
        scope: analysis.items(analysis.open_year(meeting, scope, today=TODAY))
        for scope in ("ORGAN", "BRANCH", "PUBLIC")
    }
    agreed = [item for item in record.rectification.items if item.member in record.rectification.consents]
    apart = [item for item in record.rectification.items if not item.is_personal]
    assert len(of["ORGAN"]) == len(record.rectification.items)
    assert len(apart) <= len(of["BRANCH"]) <= len(apart) + len(agreed)
    assert list(of["PUBLIC"].columns) == ["编号", "整改措施", "整改时限", "完成情况"]
    assert list(of["ORGAN"]["编号"]) == [item.number for item in record.rectification.items]


def test_no_number_tells_that_there_are_other_items(meeting: Meeting) -> None:
    """What a scope is shown is numbered through: the kit's own numbers would have a gap for each item it is not."""
    for scope in ("BRANCH", "SUPERVISOR", "PUBLIC"):
        shown = analysis.items(analysis.open_year(meeting, scope, today=TODAY))
        assert list(shown["编号"]) == list(range(1, len(shown) + 1))


def test_who_opens_the_year_as_the_branch_is_told_how_to_hand_it_out(tmp_path: Path) -> None:
    """The file that is handed out is kept as shown; looking at it is not."""
    meeting = make_demo(tmp_path / "2023")
    meeting.plan.change({"settings.distribution_to_branch": True})
    year = analysis.open_year(meeting, "BRANCH", today=TODAY)
    assert "analysis.export(meeting, &quot;BRANCH&quot;)" in year._repr_html_()
    assert meeting.record.publication.shown == ()
    assert "analysis.export" not in analysis.open_year(meeting, "ORGAN", today=TODAY)._repr_html_()


def test_a_wider_circle_is_not_told_what_is_late_or_verified(tmp_path: Path) -> None:
    """Of what is chosen for it there are measures and progress; no picture counts the rest."""
    made = make_demo(tmp_path / "2023")
    number = next(item.number for item in made.record.rectification.items if item.can_be_chosen)
    made.publication.choose_item(number)
    year = analysis.open_year(made, "PUBLIC", today=TODAY)
    assert len(analysis.items(year)) == 1
    for name in ("ledger", "burn_up", "days_to_verified", "satisfaction", "carried_over"):
        found = panel(year, name)
        assert (found.figure, found.table) == (None, None)
        assert "公开范围" in found.words


def test_a_table_is_shown_under_the_heads_that_people_read(meeting: Meeting) -> None:
    """Chinese heads, the words of codes, days without a time, nothing where something lacks; filtered ones too."""
    items = meeting.tables.rectification()
    shown = as_read(items[items.state != "VERIFIED"].sort_values("due"))
    assert {"编号", "整改时限"} <= set(shown.columns)
    assert not [head for head in shown.columns if str(head).isascii()]
    text = shown.to_string()
    assert not [
        word
        for word in ("NaT", "NaN", "<NA>", "None", "True", "False", "VERIFIED", "COMMITTEE", "00:00:00")
        if word in text
    ]


def test_namesakes_are_told_apart_as_people_read_them(meeting: Meeting) -> None:
    """As on every page, after pandas filtered the table too; the frame's own words stay as files have them."""
    talks = meeting.tables.talks()
    label = meeting.record.roster.namesakes[0].label
    found = talks[talks.listener_name == label]
    assert len(found)
    assert "王伟（第一党小组）" in as_read(found).to_string()
    json.dumps(found.attrs)


def test_a_figure_is_shown_by_its_name_alone(year: Year) -> None:
    """After it was changed, in any notebook: with its words to be read aloud."""
    figure = panel(year, "outcomes").figure
    assert figure is not None
    before = figure._repr_html_()
    figure.axes[0].set_facecolor("#eeeeee")
    assert before != figure._repr_html_()
    assert f'alt="{figure.title}"' in before


def test_a_series_keeps_what_it_is_counted_by(meeting: Meeting) -> None:
    """The index of a count is a column; the one of a filtered table is not."""
    talks = meeting.tables.talks()
    counted = as_read(talks.groupby(talks.date.dt.month).size())
    assert counted.shape[1] == 2
    assert as_read(talks[talks.index > 3]).shape[1] == talks.shape[1]


def test_a_sortable_table_needs_no_network(meeting: Meeting) -> None:
    """Everything it draws with is in the page; its words are Chinese."""
    markup = analysis.sortable(meeting.tables.talks(), "谈心谈话")._repr_html_()
    assert "查找" in markup
    assert not re.search(r"<(?:script|link)[^>]*(?:src|href)=[\"']https?:", markup)
    assert "https://cdn" not in markup


def test_a_notebook_that_shows_the_year_keeps_none_of_it(year: Year) -> None:
    """Its words for programs are those of its head: no name, no count lies in the file beside what is seen."""
    assert repr(year) == f"<Year {year.scope_words}>"
    assert len(repr(year)) < 100


def test_no_picture_weighs_more_than_its_page(year: Year) -> None:
    """Whatever it is filled with; a notebook holds fifteen of them."""
    for name in PICTURES:
        figure = panel(year, name).figure
        assert figure is None or len(figure._repr_html_()) < 150_000, name


def test_numbers_have_the_colours_of_the_page_around_them(year: Year) -> None:
    """They are read in a dark theme too."""
    table = panel(year, "outcomes").table
    assert table is not None
    ruled = re.findall(r"#numbers-\w+ :is\(([^)]*)\) ?{([^}]*)}", numbers_markup(table))
    assert [words for words in (".gt_table", ".gt_row", ".gt_col_heading") if words not in ruled[-1][0]] == []
    assert ruled[-1][1] == "color:inherit;background-color:transparent"


def test_the_rating_is_called_as_the_round_is(year: Year) -> None:
    """支委会工作 where there is a committee, 党支部工作 where there is none."""
    assert panel(year, "committee_marks").title.startswith("支委会工作民主评议")


def test_the_analysis_goes_on_paper(meeting: Meeting, tmp_path: Path) -> None:
    """One PDF with every picture, by the exporter of any notebook."""
    from pypdf import PdfReader

    (path,) = analysis.export(meeting, folder=tmp_path)
    text = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert "年度分析" in text
    assert "未显示" not in text
    for words in ("会前准备", "民主测评", "基本合格", "已销号"):
        assert words in text


def test_a_notebook_of_ones_own_runs_and_stays(meeting: Meeting, tmp_path: Path) -> None:
    """Every line of it does something; a second one does not take the first one's place; its cells can be edited."""
    (first,) = analysis.own_notebook(meeting, folder=tmp_path)
    first.write_text(first.read_text("utf-8") + " ", encoding="utf-8")
    (second,) = analysis.own_notebook(meeting, folder=tmp_path)
    assert first != second
    notebook = nbformat.read(second, as_version=4)
    nbformat.validate(notebook)
    names: dict[str, object] = {}
    for cell in notebook.cells:
        assert cell.metadata == {}
        if cell.cell_type == "code":
            exec(cell.source, names)
    assert set(PICTURES) <= {
        name for name in PICTURES if f"analysis.{name}(year)" in first.read_text("utf-8")
    }


def test_every_picture_stands_in_the_notebook() -> None:
    """In the order of the year, as in the file that is printed."""
    path = Path(__file__).parents[3] / "notebooks" / "8_analysis.ipynb"
    found = re.findall(r"analysis\.(\w+)\(year\)", path.read_text("utf-8"))
    assert found == [*PICTURES, "items"]


def test_a_meeting_that_was_not_held_is_planned(tmp_path: Path) -> None:
    """Its day is no dot before anybody signed in; today stands as a line where it is within the year."""
    meeting = make_meeting(tmp_path, 7)
    day = datetime.date(2024, 1, 16)
    panel_before = panel(analysis.open_year(meeting, today=day), "timeline")
    assert panel_before.table is not None
    held = panel_before.table.set_index("环节").loc["组织生活会和民主测评"]
    assert (held["计划"], held["有记录"]) == ("2024年1月18日", "")
    assert panel_before.figure is not None
    assert "今天" in [text.get_text() for text in panel_before.figure.axes[0].texts]
    meeting.ballots.take_attendance()
    after = panel(analysis.open_year(meeting, today=TODAY), "timeline")
    assert after.table is not None
    assert after.table.set_index("环节").loc["组织生活会和民主测评", "有记录"] == "2024年1月18日"
    assert after.figure is not None
    assert "今天" not in [text.get_text() for text in after.figure.axes[0].texts]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("学习贯彻创新理论", 8, ["学习贯彻", "创新理论"]),
        ("优秀三成、合格六成", 14, ["优秀三成、", "合格六成"]),
        ("一二三四，五", 8, ["一二三四，", "五"]),
        ("the rating of the members", 12, ["the rating", "of the", "members"]),
        ("", 8, [""]),
        ("短", 1, ["短"]),
    ],
)
def test_long_words_are_broken_behind_marks(text: str, width: int, lines: list[str]) -> None:
    """No line is longer than there is room for, and none begins with a mark."""
    assert wrapped(text, width).split("\n") == lines
