"""A document as a workbook: the form as an office would have made it, and the plain data of its tables."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO

from orglife_kit.views.reports.model import Document, Volume
from orglife_kit.views.reports.render.office import LATIN_FONT, file_time
from orglife_kit.views.reports.render.xlsx.cover import write_cover
from orglife_kit.views.reports.render.xlsx.data_sheets import write_data_sheets
from orglife_kit.views.reports.render.xlsx.looks import Looks
from orglife_kit.views.reports.render.xlsx.names import SheetNames
from orglife_kit.views.reports.render.xlsx.plan import sheet_plans
from orglife_kit.views.reports.render.xlsx.sheet import write_sheet
from orglife_kit.views.reports.tidy import tidy

_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# columns are as wide as so many digits of this font: one that a machine lacks makes them wider than the paper, and the
# print smaller. Of this size a digit has 7 pixels, as xlsxwriter counts them, and every machine has its widths
_DIGITS = {
    "default_format_properties": {"font_name": LATIN_FONT, "font_size": 10.5},
    "default_row_height": 18,
}


def render_xlsx(document: Document | Volume) -> bytes:
    """Return ``document`` as a workbook without a formula, the same bytes each time.

    Each of its sheets is a part that is printed by itself; behind them stand the rows of its tables as plain data.
    """
    import xlsxwriter

    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, **_SAFE, **deepcopy(_DIGITS)})
    book.set_size(2400, 1600)
    parts = [tidy(part) for part in (document.documents if isinstance(document, Volume) else (document,))]
    title = document.title if isinstance(document, Volume) else parts[0].title
    subject = parts[0].form if isinstance(document, Document) else document.subtitle
    book.set_properties(
        {"title": title, "author": document.author, "subject": subject, "created": file_time(document)}
    )
    looks = Looks(book)
    names = SheetNames()
    contents = None
    if isinstance(document, Volume) and not document.loose:
        contents = write_cover(book, looks, names, document)
    for part in parts:
        plans = sheet_plans(part)
        taken = [names.take(plan.name) for plan in plans]
        if contents is not None:
            contents.add(part.title, taken[0])
        for plan, name in zip(plans, taken, strict=True):
            write_sheet(book, looks, plan, name)
    for part in parts:
        write_data_sheets(book, looks, names, part)
    if contents is not None:
        contents.write()
    book.close()
    return content.getvalue()
