"""Tables to sort: readable without their program, which a notebook holds once."""

from __future__ import annotations

import json
import re

import lxml.html
import pandas
import pytest

from orglife_kit import analysis
from orglife_kit.views.analysis import sortable_table
from orglife_kit.views.analysis.sortable_table import _Library, _Run
from tests.views.reports.foreign.making import html

TALKS = pandas.DataFrame(
    {"日期": ["2024-01-15", "2024-01-16"], "地点": ["<b>会议室</b>", "很长的地点说明，" * 9], "人数": [2, 3]}
)


def runs(*told: str) -> list[bool]:
    """Return of each run, as cell and number of the run, whether its table brings the program."""
    library = _Library()
    return [library.is_brought_by(_Run(*each.split())) for each in told]


@pytest.mark.parametrize(
    ("told", "brings"),
    [
        (("a 1", "b 2", "c 3"), [True, False, False]),
        (("a 1", "a 1", "b 2"), [True, False, False]),  # two tables of one run
        (("a 1", "b 2", "a 3"), [True, False, True]),  # what it brought went with its old output
        (("a 1", "b 2", "a 3", "b 4"), [True, False, True, False]),  # everything is run again
        (("a 1", "b 2", "c 3", "b 4", "c 5"), [True, False, False, True, False]),  # the first cell is gone
    ],
)
def test_a_notebook_holds_the_program_once(told: tuple[str, ...], brings: list[bool]) -> None:
    """With the table that is shown first, and again with one that is run again where no other brought it since."""
    assert runs(*told) == brings


def test_a_run_that_nobody_names_brings_the_program() -> None:
    """Outside JupyterLab each table draws itself."""
    library = _Library()
    assert [library.is_brought_by(None) for _ in range(2)] == [True, True]


def test_only_a_run_that_needs_it_brings_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A megabyte with the first table of a notebook, and some kilobytes with each further one."""
    monkeypatch.setattr(sortable_table, "_LIBRARY", _Library())
    messages = iter(("1", "2"))
    monkeypatch.setattr(sortable_table, "_this_run", lambda: _Run(cell := next(messages), cell))
    first, second = (len(analysis.sortable(TALKS)._repr_html_()) for _ in range(2))
    assert first > 500_000
    assert second < 10_000


def test_it_stands_there_whole_where_no_program_runs() -> None:
    """Every row is in the page as text; what looks like markup is text."""
    tree = lxml.html.fromstring(f"<div>{analysis.sortable(TALKS, '谈心谈话').data}</div>")
    (table,) = tree.xpath("//table")
    assert table.findtext("caption") == "谈心谈话"
    rows = [[cell.text_content() for cell in row] for row in table.iter("tr")]
    assert rows == [list(TALKS), *([str(value) for value in row] for row in TALKS.to_numpy())]


def test_a_day_is_not_divided() -> None:
    """Columns of short words keep their lines whole; a long text is broken."""
    markup = analysis.sortable(TALKS).data
    (found,) = re.findall(r'"className": "dt-nowrap", "targets": (\[[^\]]*\])', markup)
    assert json.loads(found) == [0, 2]


def test_an_export_has_the_table_alone() -> None:
    """On paper it is a table with its rows, nothing of what draws it."""
    (table,) = html(str(analysis.sortable(TALKS).data))
    assert [column.header for column in table.columns] == list(TALKS)
    assert table.rows[0] == ("2024-01-15", "<b>会议室</b>", "2")
