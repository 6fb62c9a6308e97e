"""出处: each clause says where it is recorded and what shows it; no table, page or setting is without a clause."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections import Counter
from pathlib import Path

from orglife_kit import forms, reports
from orglife_kit.i18n import choose_language
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.tables import TABLES
from orglife_kit.storage.shipped import sample_folder
from orglife_kit.views.forms.base import page_link
from orglife_kit.views.forms.base.pages import NAMES
from orglife_kit.views.reports.clause_sources import ClauseSources, clause_sources, source_lines
from orglife_kit.views.reports.clauses import CLAUSES
from orglife_kit.views.reports.documents import PAGES
from tests.meeting.building import make_meeting
from tests.views.forms.driving import button, shown

TODAY = datetime.date(2024, 3, 1)


def of(meeting: Meeting, clause: str) -> ClauseSources:
    """Return the sources of one clause."""
    return next(entry for entry in clause_sources(meeting.record, TODAY) if entry.clause == clause)


def test_every_clause_table_page_and_setting_is_there() -> None:
    """C1 to C18 in order; each table, page and setting under a clause at least, a setting under one."""
    assert [clause.code for clause in CLAUSES] == [f"C{number}" for number in range(1, 19)]
    assert {name for clause in CLAUSES for name in clause.tables} == set(TABLES)
    assert {title for clause in CLAUSES for title in clause.pages} == {page.title for page in PAGES}
    assert {notebook for clause in CLAUSES for notebook in clause.notebooks} <= set(NAMES)
    settings = Counter(name for clause in CLAUSES for name in (*clause.no_rule, *clause.chosen))
    plan = tomllib.loads((sample_folder() / "plan.toml").read_text("utf-8"))
    assert settings == Counter([*plan["settings"], "committee_grade_set"])


def test_where_no_rule_was_found_is_as_the_plan_says() -> None:
    """A setting is said to have no rule where its comment in the plan says so (未见规定, 未见统一规定)."""
    lines = (sample_folder() / "plan.toml").read_text("utf-8").splitlines()
    told = {name for clause in CLAUSES for name in clause.no_rule}
    comments: dict[str, str] = {}
    comment = ""
    for line in lines[lines.index("[settings]") :]:
        if line.startswith("#"):
            comment += line
        elif "=" in line:
            comments[line.partition("=")[0].strip()] = comment
            comment = ""
    without = {name for name, words in comments.items() if re.search("未见(统一)?规定", words)}
    assert told - {"committee_grade_set", "public_representatives"} == without - {"public_representatives"}


def test_what_is_recorded_is_counted_and_who_is_shown_it_named(tmp_path: Path) -> None:
    """Rows of the tables as they are; a page with the scopes that receive it under the plan's settings."""
    meeting = make_meeting(tmp_path, 3, talk_notes="true")
    assert [entry.rows for entry in of(meeting, "C3").recorded if entry.table == "talks"] == [0]
    meeting.preparation.record_talk(1, 2, "2024-01-15")
    talks = of(meeting, "C3")
    assert next((entry.table, entry.rows) for entry in talks.recorded) == ("talks", 1)
    shown_by = {page.title: page.scopes for page in talks.shown}
    assert shown_by["谈心谈话记录"] == ("ORGAN",)
    assert shown_by["组织生活会和民主评议情况"] == ("BRANCH", "SUPERVISOR")
    assert [(entry.setting, entry.value) for entry in talks.chosen] == [("talk_notes", "是")]
    rating = {page.title: page.scopes for page in of(meeting, "C8").shown}
    assert rating["民主测评情况汇总表"] == ("ORGAN",)
    meeting.plan.change({"settings.counts_to_supervisor": True})
    rating = {page.title: page.scopes for page in of(meeting, "C8").shown}
    assert rating["民主测评情况汇总表"] == ("ORGAN", "SUPERVISOR")


def test_no_code_of_a_clause_is_shown(tmp_path: Path) -> None:
    """People read words: neither C1 nor the key of a setting, in Chinese no English but the names of the notebooks."""
    meeting = make_meeting(tmp_path, 3)
    choose_language("zh_CN")
    for entry in clause_sources(meeting.record, TODAY):
        lines = "\n".join(source_lines(entry))
        assert not re.search(r"\bC\d", lines)
        assert not re.findall("[A-Za-z]{2,}", re.sub(r"\d_\w+", "", lines)), lines


def test_the_first_page_answers_on_demand(tmp_path: Path) -> None:
    """One button shows it and takes it away; it is folded, clause by clause, with the way to each page."""
    meeting = make_meeting(tmp_path, 3)
    form = forms.start(meeting, reports.sources)
    assert "未见规定" not in shown(form)
    button(form, "出处").click()
    assert "未见规定" in shown(form)
    assert "谈心谈话：书记与党员" in shown(form)
    assert page_link("2_preparation") in shown(form)
    button(form, "出处").click()
    assert "未见规定" not in shown(form)


def test_what_is_only_worked_out_is_not_said_to_be_recorded(tmp_path: Path) -> None:
    """Before anything is entered no talk, study or assessment is; a suggested pair is never a record (C3)."""
    meeting = make_meeting(tmp_path, 3, 1)
    counted = {
        entry.table: entry.rows
        for clause in clause_sources(meeting.record, TODAY)
        for entry in clause.recorded
    }
    assert {name for name, rows in counted.items() if rows} == {"plan", "settings", "roster", "agenda"}
    assert set(counted).isdisjoint({"suggested_talks", "talk_coverage", "participation", "distribution"})
    assert of(meeting, "C3").worked_out == ("谈心谈话覆盖情况", "建议的谈话结对")
    choose_language("zh_CN")
    assert "  记录：尚无记录" in source_lines(of(meeting, "C3"))


def test_grades_of_a_rating_that_is_not_on_the_agenda_were_not_laid_down(tmp_path: Path) -> None:
    """Where the agenda has no rating of the committee or the branch, nobody chose its grades."""
    meeting = make_meeting(tmp_path, 3)
    assert [entry.setting for entry in of(meeting, "C7").no_rule] == ["committee_grade_set"]
    meeting.plan.change({"meeting.agenda": ["支部述职", "民主测评党员"]})
    assert of(meeting, "C7").no_rule == ()
