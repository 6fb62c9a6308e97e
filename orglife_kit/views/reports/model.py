"""The document model: what a report says, as plain data, before anybody decides how it looks."""

from __future__ import annotations

from typing import Literal

from orglife_kit.errors import InputError, notice
from orglife_kit.frozen import dataclass

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
    """Running text; a line end inside it stays a line end."""

    text: Text
    style: Literal["body", "note", "centred", "label"] = "body"


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

    ``width`` is a share relative to the other columns, 0 lets the contents decide. A ``number`` stands to
    the right, a ``tick`` is an empty box to tick (ticked where the row has any text), a ``blank`` is left
    for hand writing. Neighbours of one ``group`` stand under one common head. ``heads_row`` marks the
    column that names its row (a member's name) for a screen reader.
    """

    header: str
    kind: Literal["text", "number", "tick", "blank"] = "text"
    align: Literal["auto", "left", "center", "right"] = "auto"
    width: int = 0
    group: str = ""
    heads_row: bool = False

    def __post_init__(self) -> None:
        _require(self.width >= 0, self, "width")


@dataclass(frozen=True)
class CellContent:
    """What stands in one cell of a table in place of its plain text: lists, pictures, links, inner tables."""

    row: int
    column: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Table:
    """Rows of plain text under heads that are repeated on every page; ``row_height`` is in millimetres.

    ``contents`` are the cells that hold more than text; their rows have the words of it all the same.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    totals: tuple[str, ...] = ()
    rules: Literal["grid", "light"] = "grid"
    row_height: int = 0
    contents: tuple[CellContent, ...] = ()

    def __post_init__(self) -> None:
        _require(bool(self.columns), self, "columns")
        _require(all(len(row) == len(self.columns) for row in self.rows), self, "rows")
        _require(len(self.totals) in (0, len(self.columns)), self, "totals")
        _require(0 <= self.row_height <= 100, self, "row_height")
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
    """A label with a line to sign on, or with the value that is known already."""

    label: str
    value: str = ""


@dataclass(frozen=True)
class Signatures:
    """Places to sign, so many side by side."""

    signatures: tuple[Signature, ...]
    across: int = 2

    def __post_init__(self) -> None:
        _require(1 <= self.across <= 6, self, "across")


@dataclass(frozen=True)
class SealSpace:
    """An empty box for a seal, with the words the caller gives; a seal itself is never drawn."""

    label: str


@dataclass(frozen=True)
class FormField:
    """A label and its value; without a value a line to write on."""

    label: str
    value: str = ""


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
    | SealSpace
    | Fields
    | PageBreak
    | Spacer
    | Columns
    | Together
)


@dataclass(frozen=True)
class Page:
    """A4, upright or across, with the margins of GB/T 9704 or narrow ones; numbers ``— 1 —`` or none.

    The printed file holds the whole document ``copies`` times, each beginning with its title.
    """

    orientation: Literal["portrait", "landscape"] = "portrait"
    margins: Literal["official", "compact"] = "official"
    numbers: bool = True
    copies: int = 1

    def __post_init__(self) -> None:
        _require(1 <= self.copies <= 1000, self, "copies")


@dataclass(frozen=True)
class Document:
    """A whole report: title, what stands under it, and its blocks in order.

    ``scope_label`` says for whom it is made, ``footer`` one line at the foot of every page (a 校验码, the
    name of the form); ``language`` is one of ``i18n.LANGUAGES``.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    subtitle: str = ""
    language: Literal["zh_CN", "en"] = "zh_CN"
    page: Page = Page()
    scope_label: str = ""
    footer: str = ""
