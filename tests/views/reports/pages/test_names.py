"""Those who share a name are told apart as people do it, wherever a page names them; files keep their label."""

from __future__ import annotations

from pathlib import Path

from orglife_kit.i18n import called
from orglife_kit.meeting.sample import make_demo
from orglife_kit.rules.plan.members import Namesake
from orglife_kit.views import reports
from orglife_kit.views.reports.model import Column, Document, Paragraph, Table
from orglife_kit.views.reports.pages.names import with_names
from orglife_kit.views.reports.texts import shown_texts

FIRST = Namesake("王伟#1", "王伟", "第一党小组", 1)
OTHER = Namesake("王伟#12", "王伟", "", 12)


def test_a_namesake_is_called_by_his_group_or_his_row() -> None:
    """The row of the roster stands where the group tells nobody apart."""
    assert called(FIRST) == "王伟（第一党小组）"
    assert called(OTHER) == "王伟（名册第 12 号）"


def test_a_label_inside_a_text_is_read_too() -> None:
    """Also in sentences that were kept with it; the number of another is never cut."""
    page = Document(
        "王伟#1",
        (Paragraph("王伟#12对王伟#1：不及时"), Table((Column("姓名"),), (("王伟#12",), ("王伟#123",)))),
    )
    assert list(filter(None, shown_texts(with_names(page, (FIRST, OTHER))))) == [
        "王伟（第一党小组）",
        "王伟（名册第 12 号）对王伟（第一党小组）：不及时",
        *("姓名", "王伟（名册第 12 号）", "王伟#123"),
    ]


def test_no_page_of_the_sample_says_a_label(tmp_path: Path) -> None:
    """Every page of every scope; the names of the files keep it."""
    meeting = make_demo(tmp_path / "demo")
    folder = tmp_path / "out"
    for scope in ("ORGAN", "BRANCH", "SUPERVISOR"):
        reports.export(meeting, scope, folder=folder, formats=("html",))
    reports.export(meeting, "MEMBER", "王伟#6", folder=folder, formats=("html",))
    reports.print_sign_in(meeting, folder=folder, formats=("html",))
    reports.print_ballots(meeting, folder=folder, formats=("html",))
    assert any("王伟#6" in path.name for path in folder.rglob("*"))
    for path in folder.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "王伟#" not in text, path.name
