"""Tables of old and new itables: their rows, or a sentence; never the words of their waiting."""

from __future__ import annotations

import pytest

from orglife_kit.views.reports.model import Table
from tests.views.reports.foreign.making import html

HEAD = "<thead><tr><th></th><th>姓名</th><th>次数</th></tr></thead>"
WAITING = (
    "<tbody><tr><td>Loading ITables v2.1.4 from the internet... (need <a href=x>help</a>?)</td></tr></tbody>"
)
ROWS = '[[0,"甲 &amp; 乙",3],[1,"<b>丙</b>",5]]'
QUOTED = HEAD.replace('"', '\\"')


@pytest.mark.parametrize(
    "text",
    [
        f'<table id="9b3d">{HEAD}{WAITING}</table><script>const table=document.querySelector("#9b3d");'
        f'let dt_args={{"order":[]}};dt_args["data"]={ROWS};new DataTable(table,dt_args);</script>',
        f'<table id="itables_6f">{WAITING}</table><script>document.querySelectorAll("#itables_6f:not(.dataTable)")'
        f'.forEach(table=>{{let dt_args={{"table_html":"<table>{QUOTED}</table>"}};dt_args["data"]={ROWS};'
        "new DataTable(table,dt_args);});</script>",
        f'<table id="itables_6f">{WAITING}</table><script>document.querySelectorAll("#itables_6f:not(.dataTable)")'
        f'.forEach(table=>{{let dt_args={{"data_json":"{ROWS.replace(chr(34), chr(92) + chr(34))}",'
        f'"table_html":"<table>{QUOTED}</table>"}};new DataTable(table,dt_args);}});</script>',
    ],
    ids=["first", "second", "third"],
)
def test_the_rows_of_every_version(text: str) -> None:
    """The rows lie in the script in three ways; a cell is read as HTML."""
    (table,) = html(text)
    assert isinstance(table, Table)
    assert [column.header for column in table.columns] == ["姓名", "次数"]
    assert table.rows == (("甲 & 乙", "3"), ("丙", "5"))


def test_a_table_whose_rows_cannot_be_read_is_a_sentence() -> None:
    """That it is loading is not true of a page."""
    (note,) = html(f'<table id="q1">{HEAD}{WAITING}</table><script>new DataTable("#q1", rows())</script>')
    assert "未显示" in note.text
    assert "Loading" not in note.text
