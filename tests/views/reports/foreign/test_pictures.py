"""Pictures of strangers' notebooks: what they are is read from their bytes, how wide they are from the notebook."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_markdown_cell

from orglife_kit.views.reports.foreign import cell_blocks
from orglife_kit.views.reports.images import picture_bytes
from orglife_kit.views.reports.model import Image, Paragraph
from tests.views.reports.foreign.making import SVG, html, markdown, only_said_png, output, pixels

DRAWING = f'{SVG}<rect width="9" height="9"/></svg>'
PACKED = base64.b64encode(DRAWING.encode()).decode()


@pytest.mark.parametrize(
    ("label", "data"),
    [
        ("image/gif", pixels("GIF")),
        ("image/webp", pixels("WEBP")),
        ("image/bmp", pixels("BMP")),
        ("image/tiff", pixels("TIFF")),
        ("image/png", pixels("JPEG")),
        ("image/jpeg", pixels("PNG")),
        ("image/jpeg", pixels("WEBP")),
        ("image/jpeg", pixels("JPEG", mode="CMYK")),
        ("image/png", pixels("TIFF", mode="F")),
        ("image/svg+xml", PACKED),
        ("image/png", PACKED),
        ("image/svg+xml", DRAWING),
        ("image/svg+xml", f"<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC 'a' 'b'>\n{DRAWING}"),
    ],
)
def test_every_kind_is_drawn_whatever_it_is_called(label: str, data: str) -> None:
    """As an output, as an attachment, and inside the text."""
    held = f"data:{label};base64,{data if '<' not in data else PACKED}"
    (shown,) = cell_blocks(output({label: data}))
    (attached,) = markdown("![词](attachment:a.x)", a_x={label: data})
    (written,) = html(f'<img src="{held}" alt="词">')
    for picture in (shown, attached, written):
        assert isinstance(picture, Image)
        assert picture_bytes(picture) is not None
    assert attached.alt == written.alt == "词"


def test_kinds_beside_the_notebook(tmp_path: Path) -> None:
    """A picture file of any kind is shown by its bytes; what is none is told by the page."""
    (tmp_path / "a.png").write_bytes(base64.b64decode(pixels("BMP")))
    (tmp_path / "b.svg").write_text(DRAWING)
    found = list(cell_blocks(new_markdown_cell("![](a.png)\n\n![](b.svg)"), tmp_path))
    assert [picture.media_type for picture in found] == ["image/png", "image/svg+xml"]


@pytest.mark.parametrize(
    ("metadata", "width"),
    [
        ({}, 13),  # 48 px
        ({"image/png": {"width": 480, "height": 240}}, 127),
        ({"image/png": {"height": 240}}, 127),
        ({"width": 240}, 64),
        ({"image/png": None}, 13),
        ({"image/png": {"width": "wide"}}, 13),
    ],
)
def test_the_width_of_an_output(metadata: dict[str, Any], width: int) -> None:
    """What the metadata says, else its own pixels, as wide as on a screen."""
    (picture,) = cell_blocks(output({"image/png": pixels("PNG")}, metadata))
    assert picture.width == width


@pytest.mark.parametrize(
    ("size", "width"),
    [
        ('width="240"', 64),
        ("width=240px", 64),
        ('style="width:240px"', 64),
        ('style="height: 120px"', 64),
        ('width="50%"', 87),
        ('style="width:6cm"', 60),
        ('width="x"', 13),
        ("", 13),
    ],
)
def test_the_width_of_an_img(size: str, width: int) -> None:
    """In HTML outputs and in markdown, as HTML says it."""
    tag = f'<img src="data:image/png;base64,{pixels("PNG")}" {size}>'
    for blocks in (html(tag), markdown(tag), markdown(f"词 {tag}")[1:]):
        assert [block.width for block in blocks] == [width]


def test_a_moving_picture_says_that_it_moves() -> None:
    """Its first frame is shown, and how many there are."""
    import io

    from PIL import Image as Pixels

    with io.BytesIO() as written:
        frames = [Pixels.new("RGB", (9, 9), colour) for colour in ("red", "blue", "green")]
        frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
        data = base64.b64encode(written.getvalue()).decode()
    picture, note = cell_blocks(output({"image/gif": data}))
    assert isinstance(picture, Image)
    assert "3 帧" in note.text


@pytest.mark.parametrize("data", [only_said_png(60_000, 60_000), only_said_png(8_000, 8_000)])
def test_a_picture_of_too_many_pixels_is_a_sentence(data: str) -> None:
    """It is not even decoded."""
    (note,) = cell_blocks(output({"image/png": data}))
    assert isinstance(note, Paragraph)
    assert "过大" in note.text


def test_a_large_photograph_is_made_smaller() -> None:
    """Its width on the page stays, the pixels that no page shows go."""
    (picture,) = cell_blocks(output({"image/jpeg": pixels("JPEG", (6000, 4000))}))
    assert picture.width == 500
    assert len(base64.b64decode(picture.data)) < 200_000
