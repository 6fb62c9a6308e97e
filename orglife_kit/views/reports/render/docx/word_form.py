"""A form to be filled in by Word, WPS or LibreOffice: locked but for the places that are asked."""

from __future__ import annotations

from orglife_kit.meeting.word_forms.form import (
    CHOICE_PLACEHOLDER,
    DATE_PLACEHOLDER,
    NOTHING_CHOSEN,
    NUMBER_HEAD,
    TEXT_PLACEHOLDER,
    Answer,
    FormColumn,
    FormRow,
    WordForm,
)
from orglife_kit.views.reports.geometry import Geometry, geometry
from orglife_kit.views.reports.model import Document
from orglife_kit.views.reports.render.docx.controls import Controls
from orglife_kit.views.reports.render.docx.grid import GridCell, grid, grid_row
from orglife_kit.views.reports.render.docx.markup import fonts, paragraph, run
from orglife_kit.views.reports.render.docx.package import Package
from orglife_kit.views.reports.render.docx.sections import section_xml
from orglife_kit.views.reports.render.office import BODY_FONT, HEAD_FONT, TITLE_FONT
from orglife_kit.views.reports.texts import clean_text
from orglife_kit.views.reports.title_lines import subtitle_lines

_NUMBER_WIDTH = 12.0
_LABEL_WIDTH = 42.0
_LEAST_HEIGHT = 11.0
_YES = "是"


def render_word_form(document: Document, form: WordForm, whose: str) -> bytes:
    """Return ``form`` on the page of ``document``, the same bytes each time; ``whose`` is said under the title."""
    package, measures = Package(document), geometry(document.page)
    subtitle = subtitle_lines(document.subtitle, measures)
    package.lock(form.properties())
    made = [
        paragraph("Title", run(document.title, fonts(TITLE_FONT)), keep=True),
        paragraph("Subtitle", run("\n".join(subtitle), fonts(BODY_FONT)), keep=True),
        paragraph("Label", run(whose, fonts(HEAD_FONT)), keep=True),
        *(paragraph("Note", run(note, fonts(BODY_FONT)), keep=True) for note in form.notes),
        _Places(measures).table(form),
        paragraph("Note", ""),
        section_xml(package, document, restart=True, bound=False, of_section=False),
    ]
    return package.content("".join(made))


class _Places:
    """Writes the table of one form."""

    def __init__(self, measures: Geometry) -> None:
        self._room = measures.room
        self._controls = Controls()

    def table(self, form: WordForm) -> str:
        """Return the table: a row for each point or item, or a line for each column of one row."""
        if form.stacked:
            widths = [_NUMBER_WIDTH, _LABEL_WIDTH, self._room - _NUMBER_WIDTH - _LABEL_WIDTH]
            lines = [
                grid_row(
                    [_words(str(place)), _words(column.head, HEAD_FONT), self._place(column, form.rows[0])],
                    widths,
                    divided=True,
                    height=_LEAST_HEIGHT,
                )
                for place, column in enumerate(form.columns, 1)
            ]
            return grid(widths, lines, style="OrglifeGrid", caption=form.title)
        share = (self._room - _NUMBER_WIDTH) / sum(column.width for column in form.columns)
        widths = [_NUMBER_WIDTH, *(column.width * share for column in form.columns)]
        heads = [_head(NUMBER_HEAD), *(_head(column.head) for column in form.columns)]
        rows = [grid_row(heads, widths, head=True)]
        for number, row in enumerate(form.rows, 1):
            cells = [_words(str(number)), *(self._place(column, row) for column in form.columns)]
            rows.append(grid_row(cells, widths, divided=True, height=_LEAST_HEIGHT))
        return grid(widths, rows, style="OrglifeGrid", caption=form.title)

    def _place(self, column: FormColumn, row: FormRow) -> GridCell:
        value = clean_text(row.values.get(column.key, ""))
        name = column.head
        match column.answer_in(row):
            case Answer.FIXED:
                return _words(value)
            case Answer.TICK:
                box = self._controls.tick(name, ticked=value == _YES)
                return GridCell(paragraph("TableText", box, properties='<w:jc w:val="center"/>'))
            case Answer.TICKS:
                chosen = value.split("、")
                boxes = "".join(
                    self._controls.tick(words, ticked=words in chosen) + run(f"{words}　", fonts(BODY_FONT))
                    for words in column.choices
                )
                return GridCell(paragraph("TableText", boxes))
            case Answer.CHOICE:
                choices = (NOTHING_CHOSEN, *column.choices)
                content = self._controls.choice(name, value, choices, CHOICE_PLACEHOLDER)
            case Answer.DATE:
                content = self._controls.date(name, value, DATE_PLACEHOLDER)
            case Answer.TEXT:
                content = self._controls.text(name, value, TEXT_PLACEHOLDER)
        return GridCell(paragraph("TableText", content))


def _words(text: str, font: str = BODY_FONT) -> GridCell:
    return GridCell(paragraph("TableText", run(text, fonts(font)) if text else ""))


def _head(text: str) -> GridCell:
    return GridCell(paragraph("TableHead", run(text, fonts(HEAD_FONT))))
