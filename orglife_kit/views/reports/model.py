"""The document model: what a report says, as plain data, before anybody decides how it looks."""

from __future__ import annotations

import datetime
from typing import Literal

from orglife_kit.errors import InputError, notice
from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.cells import Above, CellValue

MEDIA_TYPE = "application/vnd.orglife.report+json"


def malformed(block: str, field: str) -> InputError:
    """Return the error that says which field of which block cannot be used."""
    return InputError(notice("report_malformed", block=block, field=field))


def _require(fits: bool, block: object, field: str) -> None:
    if not fits:
        raise malformed(type(block).__name__, field)


@dataclass(frozen=True)
class Run:
    """A piece of text set bold, or as code, or a formula in LaTeX.

    ``link`` is a web address in ASCII, or ``#`` and the ``anchor`` of a heading of the same document.
    """

    text: str
    bold: bool = False
    code: bool = False
    math: bool = False
    link: str = ""


Text = str | tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading inside the document; level 1 stands right under the document's title.

    ``anchor`` is a name in ASCII that links of the document point at, and of one heading only.
    """

    text: str
    level: int = 1
    anchor: str = ""

    def __post_init__(self) -> None:
        _require(1 <= self.level <= 4, self, "level")


@dataclass(frozen=True)
class Paragraph:
    """Running text; a line end inside it stays a line end.

    A ``fact`` has its number and looks like a heading of level 2, and need not stay with what follows.
    A ``title`` with its ``subtitle`` stands once more at the head of another sheet of the same paper.
    """

    text: Text
    style: Literal["body", "note", "fact", "centred", "label", "title", "subtitle"] = "body"


@dataclass(frozen=True)
class ListBlock:
    """Items with bullets or numbers; an item that is itself a block belongs to the item before it."""

    items: tuple[Text | Block, ...]
    ordered: bool = False
    start: int = 1

    def __post_init__(self) -> None:
        _require(0 <= self.start <= 100_000, self, "start")


@dataclass(frozen=True)
class Column:
    """One column of a table: its head, and how what stands under it is set.

    ``width`` is what it gets in millimetres before all are fitted to the page, 0 lets the contents decide; it is
    never narrower than ``least``. A ``number`` stands to the right, a ``tick`` is an empty box to tick (ticked
    where the row has any text), a ``blank`` is left for hand writing. Neighbours of one ``group`` stand under
    one common head. ``heads_row`` marks the column that names its row (a member's name) for a screen reader.
    """

    header: str
    kind: Literal["text", "number", "tick", "blank"] = "text"
    align: Literal["auto", "left", "center", "right"] = "auto"
    width: int = 0
    group: str = ""
    heads_row: bool = False
    least: int = 0

    def __post_init__(self) -> None:
        _require(0 <= self.width <= 10_000, self, "width")
        _require(0 <= self.least <= 200, self, "least")


@dataclass(frozen=True)
class Section:
    """A row across the whole table that says what the rows under it have in common."""

    title: str


@dataclass(frozen=True)
class CellContent:
    """What stands in one cell of a table in place of its plain text: lists, pictures, links, inner tables."""

    row: int
    column: int
    blocks: tuple[Block, ...]


Row = tuple[CellValue, ...] | Section


@dataclass(frozen=True)
class Table:
    """Rows of values under heads that are repeated on every page; ``row_height`` is in millimetres.

    ``contents`` are the cells that hold more than text; their rows have the words of it all the same. A table
    that is ``side_by_side`` is set in two columns where it is higher than the page leaves room for. The widths of
    one ``as_given`` are final, whatever its texts are: several of the same columns stand alike on their page.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    totals: tuple[CellValue, ...] = ()
    rules: Literal["grid", "light"] = "grid"
    row_height: int = 0
    contents: tuple[CellContent, ...] = ()
    side_by_side: bool = False
    as_given: bool = False

    def __post_init__(self) -> None:
        _require(bool(self.columns), self, "columns")
        full = [row for row in self.rows if not isinstance(row, Section)]
        _require(all(len(row) == len(self.columns) for row in full), self, "rows")
        _require(len(self.totals) in (0, len(self.columns)), self, "totals")
        _require(0 <= self.row_height <= 100, self, "row_height")
        for number, row in enumerate(self.rows):
            first = number == 0 or isinstance(self.rows[number - 1], Section)
            merged = not isinstance(row, Section) and any(isinstance(value, Above) for value in row)
            _require(not (first and merged), self, "rows")
        for cell in self.contents:
            _require(0 <= cell.row < len(self.rows), self, "contents")
            _require(0 <= cell.column < len(self.columns), self, "contents")


@dataclass(frozen=True)
class Chart:
    """A bar chart as data; ``alt`` says the same in words."""

    title: str
    labels: tuple[str, ...]
    values: tuple[int, ...]
    alt: str
    unit: str = ""

    def __post_init__(self) -> None:
        _require(0 < len(self.labels) == len(self.values), self, "values")
        _require(min(self.values) >= 0 and max(self.values) <= 1_000_000_000, self, "values")


@dataclass(frozen=True)
class Image:
    """A picture, its bytes in base64; ``width`` in millimetres, 0 for its own size up to the page's."""

    media_type: Literal["image/png", "image/jpeg", "image/svg+xml"]
    data: str
    alt: str
    width: int = 0

    def __post_init__(self) -> None:
        _require(0 <= self.width <= 500, self, "width")


@dataclass(frozen=True)
class Code:
    """Preformatted text in one width; ``large`` where it is read aloud and copied by hand."""

    text: str
    large: bool = False


@dataclass(frozen=True)
class Formula:
    """A formula in LaTeX on a line of its own."""

    text: str


@dataclass(frozen=True)
class Signature:
    """A label with a line to sign on, or with the value that is known already; each of ``persons`` has a line."""

    label: str
    value: CellValue = ""
    persons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signatures:
    """Places to sign, at most so many side by side; ``seal`` names the place for a seal beside them."""

    signatures: tuple[Signature, ...]
    across: int = 2
    seal: str = ""

    def __post_init__(self) -> None:
        _require(1 <= self.across <= 6, self, "across")


@dataclass(frozen=True)
class Closing:
    """The end of an issued paper, to the right: the unit, the day, and with ``seal`` the place for its seal.

    A day that is not known yet is left open to be written.
    """

    unit: str
    date: datetime.date | None = None
    seal: str = ""


@dataclass(frozen=True)
class SealSpace:
    """An empty box for a seal, with the words the caller gives; a seal itself is never drawn."""

    label: str


@dataclass(frozen=True)
class FormField:
    """A label and its value; without a value a line to write on."""

    label: str
    value: CellValue = ""


@dataclass(frozen=True)
class Fields:
    """Label and value pairs as on a form, so many side by side."""

    fields: tuple[FormField, ...]
    across: int = 1

    def __post_init__(self) -> None:
        _require(1 <= self.across <= 4, self, "across")


@dataclass(frozen=True)
class PageBreak:
    """The next block starts on a new page."""


@dataclass(frozen=True)
class Spacer:
    """Empty room of so many millimetres."""

    height: int = 5

    def __post_init__(self) -> None:
        _require(0 <= self.height <= 200, self, "height")


@dataclass(frozen=True)
class Columns:
    """Groups of blocks side by side, equally wide but the room for a seal."""

    columns: tuple[tuple[Block, ...], ...]

    def __post_init__(self) -> None:
        _require(1 <= len(self.columns) <= 4, self, "columns")


@dataclass(frozen=True)
class Together:
    """Blocks that stay on one page, such as signatures with the seal."""

    blocks: tuple[Block, ...]


Block = (
    Heading
    | Paragraph
    | ListBlock
    | Table
    | Chart
    | Image
    | Code
    | Formula
    | Signatures
    | Closing
    | SealSpace
    | Fields
    | PageBreak
    | Spacer
    | Columns
    | Together
)


@dataclass(frozen=True)
class Page:
    """A4 or A5, upright or across, with the margins of GB/T 9704 or narrow ones.

    An official page is numbered ``— 1 —``, any other says which page of how many it is. ``two_up`` sets pages of
    A5 in pairs on sheets of A4. The printed file holds the whole document ``copies`` times, each beginning with
    its title and numbered by itself.
    """

    orientation: Literal["portrait", "landscape"] = "portrait"
    margins: Literal["official", "compact"] = "official"
    numbers: bool = True
    copies: int = 1
    paper: Literal["A4", "A5"] = "A4"
    two_up: bool = False

    def __post_init__(self) -> None:
        _require(1 <= self.copies <= 1000, self, "copies")


@dataclass(frozen=True)
class Document:
    """A whole report: title, what stands under it, and its blocks in order.

    ``scope_label`` says for whom it is made, ``footer`` one line at the foot of every page (a 校验码, the
    name of the form); ``language`` is one of ``i18n.LANGUAGES``. ``author`` (the branch), ``date`` and ``form``
    (what kind of paper it is) stand in the file's own data; ``sheet_name`` is its name in a workbook,
    ``continued`` what stands at the head of the pages it goes on on, each the title unless given.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    subtitle: str = ""
    language: Literal["zh_CN", "en"] = "zh_CN"
    page: Page = Page()
    scope_label: str = ""
    footer: str = ""
    author: str = ""
    date: datetime.date | None = None
    form: str = ""
    sheet_name: str = ""
    continued: str = ""

    @property
    def running_title(self) -> str:
        """What stands at the head of every page but the first; nothing where each sheet has its own title."""
        if any(isinstance(block, Paragraph) and block.style == "title" for block in self.blocks):
            return ""
        return (self.continued or self.title).replace("\n", "")


@dataclass(frozen=True)
class Volume:
    """Several documents bound as one file: a cover, the contents, and pages that are numbered through.

    ``loose`` ones follow each other without cover and contents, each numbered by itself.
    """

    title: str
    documents: tuple[Document, ...]
    subtitle: str = ""
    cover: tuple[FormField, ...] = ()
    language: Literal["zh_CN", "en"] = "zh_CN"
    scope_label: str = ""
    author: str = ""
    date: datetime.date | None = None
    loose: bool = False

    def __post_init__(self) -> None:
        _require(bool(self.documents), self, "documents")
