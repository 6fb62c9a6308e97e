"""What Word and Excel files have in common: the fonts of offices by name, pictures that both can hold."""

from __future__ import annotations

import datetime
import tempfile
from io import BytesIO
from pathlib import Path

from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.chart import draw_chart
from orglife_kit.views.reports.images import picture_bytes
from orglife_kit.views.reports.model import Chart, Document, Image, Run, Text, Volume

TITLE_FONT = "方正小标宋简体"
BODY_FONT = "仿宋_GB2312"
SECOND_FONT = "楷体_GB2312"  # headings of the second level
HEAD_FONT = "黑体"
CODE_FONT = "Courier New"
LATIN_FONT = "Times New Roman"
_NO_DATE = datetime.date(2024, 1, 1)  # of a file that has none: the same bytes each time
_DOTS = 200  # to an inch


@dataclass(frozen=True)
class OfficePicture:
    """A picture as PNG or JPEG, and how large it is shown, in millimetres."""

    data: bytes
    width: float
    height: float
    alt: str


def file_time(document: Document | Volume) -> datetime.datetime:
    """Return the moment that a file gives as its making: the document's own day."""
    return datetime.datetime.combine(document.date or _NO_DATE, datetime.time())


def office_picture(block: Image | Chart, room: float) -> OfficePicture | None:
    """Return a picture or a drawn chart as it is shown in ``room`` millimetres; nothing where it cannot be read."""
    from PIL import Image as Raster

    if isinstance(block, Chart):
        data, media_type, wanted = draw_chart(block, text_as_shapes=True), "image/svg+xml", 0.92 * room
    else:
        read = picture_bytes(block)
        if read is None:
            return None
        data, media_type, wanted = read, block.media_type, float(block.width)
    if media_type == "image/svg+xml":
        data = _drawn(data)
    with Raster.open(BytesIO(data)) as raster:
        wide, high = raster.size
    own = wide * 25.4 / (_DOTS if media_type == "image/svg+xml" else 96)
    width = min(wanted or own, room)
    height = width * high / wide
    if height > 220:  # a page's height
        width, height = width * 220 / height, 220.0
    return OfficePicture(data, width, height, block.alt)


def _drawn(drawing: bytes) -> bytes:
    """Return a drawing as PNG, the same bytes each time."""
    import typst

    with tempfile.TemporaryDirectory(prefix="orglife-picture-") as folder:
        root = Path(folder)
        (root / "picture.svg").write_bytes(drawing)
        program = root / "picture.typ"
        program.write_text(
            '#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg")', encoding="utf-8"
        )
        made = typst.compile(str(program), root=folder, format="png", ppi=_DOTS)
    assert isinstance(made, bytes)
    return made


def runs_of(text: Text) -> tuple[Run, ...]:
    """Return the pieces of a text; a link's address stands behind its words where it is another."""
    if isinstance(text, str):
        return (Run(text),)
    pieces: list[Run] = []
    for run in text:
        words = _formula_words(run.text) if run.math else run.text
        pieces.append(Run(words, bold=run.bold, code=run.code))
        if run.link and not run.link.startswith("#") and run.text.strip() not in (run.link, run.link[7:]):
            pieces.append(Run(f"（{run.link}）"))
    return tuple(pieces)


def _formula_words(text: str) -> str:
    from orglife_kit.views.reports.formula import formula_words

    return formula_words(text)


def plain_words(text: Text) -> str:
    """Return a text without what sets its pieces apart."""
    return "".join(run.text for run in runs_of(text))
