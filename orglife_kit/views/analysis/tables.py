"""Tables to look at: the numbers under a picture (great_tables), and any DataFrame as people read it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from orglife_kit.i18n import language, naming, say, term
from orglife_kit.meeting.tables import TABLES, Column, Kind
from orglife_kit.rules.plan.members import Namesake
from orglife_kit.views.reports.pages.words import listed

if TYPE_CHECKING:
    from pandas import DataFrame, Series

_PLAIN = "color:inherit;background-color:transparent"  # as the page around it has them, a dark one too
_FONTS = ["Noto Sans SC", "Microsoft YaHei", "PingFang SC", "sans-serif"]


def numbers_markup(frame: DataFrame) -> str:
    """Return a small table for a page: numbers to the right, no ornament."""
    from great_tables import GT

    numbers = list(frame.select_dtypes("number").columns)
    digest = hashlib.sha256(frame.to_csv(index=False).encode("utf-8")).hexdigest()
    name = f"numbers-{digest[:12]}"  # else another one each time, and no two exports were alike
    table = (
        GT(frame, id=name)
        .opt_css(f"#{name} :is(.gt_table,.gt_row,.gt_col_heading,.gt_col_headings){{{_PLAIN}}}")
        .opt_table_font(font=_FONTS)
        .tab_options(table_font_size="13px", data_row_padding="3px", table_margin_left="0")
        .sub_missing(missing_text="")
    )
    if numbers:
        table = table.cols_align("right", columns=numbers)
    return str(table.as_raw_html())


def as_read(frame: DataFrame | Series[Any]) -> DataFrame:
    """Return what people read of ``frame``: of a table of the meeting its own heads and the words of its codes.

    Days stand as 2024-01-15, what lacks is empty, an index that says something is a column, namesakes are told apart.
    """
    from pandas import DataFrame, Index, RangeIndex, Series, api

    table = TABLES.get(frame.attrs.get("table", ""))
    if isinstance(frame, Series):
        frame = frame.to_frame()
    index = frame.index
    says_something = any(name is not None for name in index.names) or not (
        isinstance(index, RangeIndex) or api.types.is_integer_dtype(index.dtype)
    )
    shown = frame.reset_index(drop=not says_something)
    declared: dict[object, Column] = {column.key: column for column in table.columns} if table else {}
    names = naming(Namesake(*fields) for fields in frame.attrs.get("namesakes", ()))
    columns = [
        _column_as_read(shown.iloc[:, position], declared.get(key), names)
        for position, key in enumerate(shown)
    ]
    made = DataFrame(dict(enumerate(columns)))
    chinese = language() != "en"
    made.columns = Index(
        [declared[key].head if chinese and key in declared else key for key in shown.columns]
    )
    return made


def _column_as_read(column: Series[Any], declared: Column | None, names: Callable[[str], str]) -> Series[Any]:
    from pandas import api, isna

    if api.types.is_bool_dtype(column.dtype):
        return column.map({True: say("analysis", "yes"), False: say("analysis", "no")})
    if api.types.is_datetime64_any_dtype(column.dtype):
        days: Series[Any] = column.dt.strftime("%Y-%m-%d %H:%M").str.removesuffix(" 00:00")
        return days.where(column.notna(), "")
    if api.types.is_numeric_dtype(column.dtype) and not column.isna().any():
        return column
    if declared is not None and declared.kind is Kind.CODE:
        return column.map(lambda codes: listed(map(term, str(codes).split())))

    def read(value: Any) -> Any:
        if isinstance(value, str):
            return names(value)
        return "" if api.types.is_scalar(value) and isna(value) else value

    return column.astype(object).map(read)
