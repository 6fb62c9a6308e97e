"""Every kind of block in Word: paragraphs and tables, none inside another, no text in boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from orglife_kit.views.reports.cells import spoken
from orglife_kit.views.reports.code_layout import wrapped_code
from orglife_kit.views.reports.folio import open_day
from orglife_kit.views.reports.geometry import SEAL, Geometry
from orglife_kit.views.reports.layout import signing_plan, text_width
from orglife_kit.views.reports.model import (
    Block,
    Chart,
    Closing,
    Code,
    Columns,
    Fields,
    FormField,
    Formula,
    Heading,
    Image,
    ListBlock,
    PageBreak,
    Paragraph,
    Run,
    SealSpace,
    Signatures,
    Spacer,
    Table,
    Together,
)
from orglife_kit.views.reports.render.docx.grid import GridCell, grid, grid_row
from orglife_kit.views.reports.render.docx.markup import fonts, new_page, paragraph, run, runs, twips
from orglife_kit.views.reports.render.docx.numbering import list_properties
from orglife_kit.views.reports.render.docx.package import Package
from orglife_kit.views.reports.render.docx.styles import FONT_OF
from orglife_kit.views.reports.render.docx.table import TableWriter
from orglife_kit.views.reports.render.office import BODY_FONT, CODE_FONT, HEAD_FONT, office_picture
from orglife_kit.views.reports.title_lines import unit_lines

_STYLE = {"body": "BodyText", "note": "Note", "fact": "Fact", "centred": "Centred", "label": "Label"}
_STYLE |= {"title": "Title", "subtitle": "Subtitle"}
_TEXTS = (Heading, Paragraph, ListBlock)
_LOOSE = (
    7.0  # millimetres that a line of the unit may be wider, as its characters stand in the grid of the page
)
_FROM_RIGHT = 400  # twentieths of a point, of the unit and the day
_KEPT = (Signatures, Closing, SealSpace, Together)  # never alone on a page


class BlockWriter:
    """Writes the blocks of one document."""

    def __init__(self, package: Package, measures: Geometry, language: str) -> None:
        self._package = package
        self._measures = measures
        self._language = language

    def blocks(self, blocks: Sequence[Block], *, keep: bool = False) -> str:
        """Return ``blocks`` one under the other; with ``keep`` all of it stays on the page of what follows."""
        made = []
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            stays = keep or _is_followed_by_kept(blocks[index + 1 :])
            made.append(self._block(block, keep=stays))
            if isinstance(block, Table) and isinstance(
                following, Table | Fields | Signatures | SealSpace | Together
            ):
                made.append(self._gap(keep=stays))
        return "".join(made)

    def _block(self, block: Block, *, keep: bool) -> str:
        return _WRITERS[type(block)](self, block, keep)

    def _gap(self, points: float = 6, *, keep: bool = False) -> str:
        height = f'<w:spacing w:before="0" w:after="0" w:line="{round(points * 20)}" w:lineRule="exact"/>'
        return paragraph("Normal", "", properties=height, keep=keep)

    def heading(self, block: Heading, keep: bool) -> str:
        """Return a heading of its level's style."""
        style = f"Heading{block.level}"
        return paragraph(style, run(block.text, fonts(FONT_OF[style])), keep=True)

    def paragraph(self, block: Paragraph, keep: bool) -> str:
        """Return running text."""
        style = _STYLE[block.style]
        keep = keep or block.style in ("title", "subtitle")
        return paragraph(style, runs(block.text, FONT_OF[style]), keep=keep)

    def list(self, block: ListBlock, keep: bool, depth: int = 0) -> str:
        """Return a list; each ordered one is numbered anew."""
        number = self._package.numbering.begin(ordered=block.ordered, start=block.start)
        made = []
        # an official page begins each paragraph two characters from its edge
        indented = self._measures.is_official and self._language.startswith("zh")
        indent = round(self._measures.size * 40) if indented else 0
        for item in block.items:
            if isinstance(item, str | tuple):
                properties = list_properties(number, depth, indent)
                made.append(
                    paragraph("ListParagraph", runs(item, BODY_FONT), properties=properties, keep=keep)
                )
            elif isinstance(item, ListBlock):
                made.append(self.list(item, keep, depth + 1))
            else:
                made.append(self._block(item, keep=keep))
        return "".join(made)

    def table(self, block: Table, keep: bool) -> str:
        """Return a table with repeated heads."""
        return TableWriter(block, self._measures, self._language, self._in_cell).xml(keep=keep)

    def _in_cell(self, blocks: Sequence[Block]) -> str:
        """Return the paragraphs of a cell; a table inside another is given in words."""
        made = []
        for block in blocks:
            if isinstance(block, Table):
                from orglife_kit.views.reports.foreign.runs import words_of

                made.append(paragraph("TableText", run(words_of((block,)), fonts(BODY_FONT))))
            elif isinstance(block, Paragraph):
                made.append(paragraph("TableText", runs(block.text, BODY_FONT)))
            else:
                made.append(self._block(block, keep=False))
        return "".join(made) or paragraph("TableText", "")

    def picture(self, block: Image | Chart, keep: bool) -> str:
        """Return a picture in the line of text, a chart with its title above."""
        read = office_picture(block, self._measures.room)
        if read is None:
            return paragraph("Note", run(block.alt, fonts(BODY_FONT)), keep=keep)
        title = ""
        if isinstance(block, Chart) and block.title:
            title = paragraph("Caption", run(block.title, fonts(HEAD_FONT)), keep=True)
        loose = '<w:spacing w:line="240" w:lineRule="auto"/>'
        return title + paragraph("Centred", self._package.add_picture(read), properties=loose, keep=keep)

    def code(self, block: Code, keep: bool) -> str:
        """Return preformatted text in one width."""
        look = fonts(BODY_FONT, CODE_FONT) + ('<w:sz w:val="30"/>' if block.large else "")
        return paragraph("Code", run(wrapped_code(block.text), look), keep=keep)

    def formula(self, block: Formula, keep: bool) -> str:
        """Return a formula as it is read."""
        return paragraph("Centred", runs((Run(block.text, math=True),), BODY_FONT), keep=keep)

    def fields(self, block: Fields, keep: bool) -> str:
        """Return labels and values as a table without lines but where something is to be written."""
        across = min(block.across, max(len(block.fields), 1))
        room = self._measures.room / across
        widths: list[float] = []
        for place in range(across):
            labels = (text_width(field.label) for field in block.fields[place::across])
            label = min(self._measures.small_width(max(labels, default=8)) + 4, 0.65 * room)
            widths += [label, room - label]
        rows = []
        for start in range(0, len(block.fields), across):
            cells = [
                cell for field in block.fields[start : start + across] for cell in self._field(field, keep)
            ]
            cells += [GridCell("", bare=True)] * (2 * across - len(cells))
            rows.append(grid_row(cells, widths, divided=True))
        return grid(widths, rows) + self._gap(4, keep=keep) if rows else ""

    def _field(self, field: FormField, keep: bool) -> tuple[GridCell, GridCell]:
        value = spoken(field.value, self._language)
        return (
            GridCell(
                paragraph("TableText", run(field.label, fonts(HEAD_FONT)), keep=keep), bare=True, align="top"
            ),
            GridCell(
                paragraph("TableText", run(value, fonts(BODY_FONT)), keep=keep),
                bare=bool(value),
                borders=() if value else ("bottom",),
                align="top",
            ),
        )

    def signatures(self, block: Signatures, keep: bool) -> str:
        """Return the places to sign, a line for each person, and the place for a seal beside them."""
        seal = SEAL + 8.0 if block.seal else 0.0
        plan = signing_plan(block, self._measures, self._measures.room - seal)
        parts = [plan.label, *([plan.person] if plan.person else []), plan.line]
        widths = [*([*parts, 6.0] * plan.across)[:-1], *([8.0, float(SEAL)] if seal else [])]
        rows = []
        for number, row in enumerate(plan.rows):
            cells: list[GridCell] = []
            for line in row:
                cells += [GridCell("", bare=True)] if cells else []
                cells.append(self._signed(line.label, HEAD_FONT))
                cells += [self._signed(line.person, BODY_FONT)] if plan.person else []
                cells.append(self._signed(spoken(line.value, self._language), BODY_FONT, borders=("bottom",)))
            missing = len(widths) - (2 if seal else 0) - len(cells)
            cells += [GridCell("", bare=True)] * missing
            if seal:
                place = "restart" if number == 0 else "continue"
                words = paragraph(
                    "Note", run(block.seal, fonts(BODY_FONT)), properties='<w:jc w:val="center"/>', keep=True
                )
                around = ("top", "left", "bottom", "right")
                cells.append(GridCell("", bare=True))
                cells.append(GridCell(words, merge=place, borders=around, line="dashed", align="bottom"))
            height = max(11.0, SEAL / len(plan.rows)) if seal else 11.0
            rows.append(grid_row(cells, widths, height=height))
        return self._gap(8, keep=True) + grid(widths, rows) + self._gap(4, keep=keep)

    def _signed(self, words: str, font: str, borders: tuple[str, ...] = ()) -> GridCell:
        content = paragraph("TableText", run(words, fonts(font)), keep=True)
        return GridCell(content, bare=not borders, borders=borders, align="bottom")

    def closing(self, block: Closing, keep: bool) -> str:
        """Return unit and day to the right, above each other, inside the place for the seal where there is one."""
        day = spoken(block.date, self._language) or open_day(self._language)
        if block.seal:
            lines = "".join(
                paragraph("Closing", run(words, fonts(BODY_FONT)), keep=True)
                for words in (block.unit, day, block.seal)
            )
            return self._seal(lines, keep=keep, align="center")
        unit, width = unit_lines(block.unit, self._measures)
        left = max(twips(self._measures.room - max(80.0, width + _LOOSE)) - _FROM_RIGHT, 0)
        indent = f'<w:ind w:left="{left}" w:right="{_FROM_RIGHT}"/>'
        return paragraph(
            "Closing", run("\n".join(unit), fonts(BODY_FONT)), properties=indent, keep=True
        ) + paragraph("Closing", run(day, fonts(BODY_FONT)), properties=indent, keep=keep)

    def seal_space(self, block: SealSpace, keep: bool) -> str:
        """Return an empty place for a seal at the right."""
        return self._seal(self._seal_words(block.label), keep=keep, align="bottom")

    def _seal_words(self, label: str) -> str:
        return paragraph("Note", run(label, fonts(BODY_FONT)), properties='<w:jc w:val="center"/>', keep=True)

    def _seal_cell(self, content: str, *, align: str) -> GridCell:
        return GridCell(content, borders=("top", "left", "bottom", "right"), line="dashed", align=align)

    def _seal(self, content: str, *, keep: bool, align: str) -> str:
        row = grid_row([self._seal_cell(content, align=align)], [SEAL], height=SEAL)
        return self._gap(keep=True) + grid([SEAL], [row], alignment="right") + self._gap(4, keep=keep)

    def page_break(self, block: PageBreak, keep: bool) -> str:
        """Return the beginning of a new page, or of the other page of the sheet."""
        kind = "column" if self._measures.across > 1 else "page"
        return new_page(kind)

    def spacer(self, block: Spacer, keep: bool) -> str:
        """Return empty room."""
        return self._gap(max(1.0, block.height * 72 / 25.4), keep=keep)

    def columns(self, block: Columns, keep: bool) -> str:
        """Return groups of blocks under each other: beside each other they would be tables inside a table.

        Text alone has the place for a seal beside it.
        """
        texts, *others = block.columns
        if len(others) == 1 and _is_seal(others[0]) and all(isinstance(one, _TEXTS) for one in texts):
            (seal,) = others[0]
            assert isinstance(seal, SealSpace)
            widths = [self._measures.room - SEAL - 8, 8.0, float(SEAL)]
            cells = [
                GridCell(self.blocks(texts, keep=True), bare=True, align="top"),
                GridCell("", bare=True),
                self._seal_cell(self._seal_words(seal.label), align="bottom"),
            ]
            return grid(widths, [grid_row(cells, widths, height=SEAL)]) + self._gap(4, keep=True)
        return "".join(self.blocks(column, keep=keep) for column in block.columns)

    def together(self, block: Together, keep: bool) -> str:
        """Return blocks that stay on one page."""
        return self.blocks(block.blocks[:-1], keep=True) + self.blocks(block.blocks[-1:], keep=keep)


def _is_seal(blocks: Sequence[Block]) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], SealSpace)


def _is_followed_by_kept(blocks: Sequence[Block]) -> bool:
    """Return whether the next block is never alone on a page; notes before such a one go along."""
    for block in blocks:
        if isinstance(block, _KEPT):
            return True
        if not (isinstance(block, Paragraph) and block.style == "note"):
            return False
    return False


_WRITERS: dict[type, Callable[[BlockWriter, Any, bool], str]] = {
    Heading: BlockWriter.heading,
    Paragraph: BlockWriter.paragraph,
    ListBlock: BlockWriter.list,
    Table: BlockWriter.table,
    Image: BlockWriter.picture,
    Chart: BlockWriter.picture,
    Code: BlockWriter.code,
    Formula: BlockWriter.formula,
    Fields: BlockWriter.fields,
    Signatures: BlockWriter.signatures,
    Closing: BlockWriter.closing,
    SealSpace: BlockWriter.seal_space,
    PageBreak: BlockWriter.page_break,
    Spacer: BlockWriter.spacer,
    Columns: BlockWriter.columns,
    Together: BlockWriter.together,
}
