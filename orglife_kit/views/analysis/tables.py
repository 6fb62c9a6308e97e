"""Tables to look at: the numbers under a picture (great_tables), and any DataFrame to sort and filter (itables)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from orglife_kit.i18n import language, say

if TYPE_CHECKING:
    from pandas import DataFrame

_FONTS = ["Noto Sans SC", "Microsoft YaHei", "PingFang SC", "sans-serif"]


def numbers_markup(frame: DataFrame) -> str:
    """Return a small table for a page: numbers to the right, no ornament."""
    from great_tables import GT

    numbers = list(frame.select_dtypes("number").columns)
    digest = hashlib.sha256(frame.to_csv(index=False).encode("utf-8")).hexdigest()
    table = (
        GT(frame, id=f"numbers-{digest[:12]}")  # else another one each time, and no two exports were alike
        .opt_table_font(font=_FONTS)
        .tab_options(table_font_size="13px", data_row_padding="3px", table_margin_left="0")
        .sub_missing(missing_text="")
    )
    if numbers:
        table = table.cols_align("right", columns=numbers)
    return str(table.as_raw_html())


def sortable(frame: DataFrame, title: str = "") -> Any:
    """Return any DataFrame as a table to sort, filter and search, offline; exported it stands there whole."""
    from IPython.display import HTML
    from itables import to_html_datatable

    words = {} if language() == "en" else {"language": _chinese()}
    markup = to_html_datatable(
        frame,
        caption=title or None,
        connected=False,
        showIndex=False,
        maxBytes=0,
        pageLength=15,
        **words,  # type: ignore[arg-type]
    )
    return HTML(markup)


def _chinese() -> dict[str, str]:
    return {
        "search": say("analysis", "Search:"),
        "lengthMenu": say("analysis", "_MENU_ rows a page"),
        "info": say("analysis", "_START_ to _END_ of _TOTAL_"),
        "infoEmpty": say("analysis", "nothing"),
        "infoFiltered": say("analysis", "(of _MAX_)"),
        "zeroRecords": say("analysis", "nothing found"),
        "emptyTable": say("analysis", "nothing recorded yet"),
    }
