"""An output that a page cannot show leaves a sentence that says what was there, and nothing that is not true."""

from __future__ import annotations

from typing import Any

import pytest

from orglife_kit.views.reports.foreign import cell_blocks
from orglife_kit.views.reports.model import Code, Image, Paragraph
from tests.views.reports.foreign.making import SVG, html, output

FRAME = '<iframe srcdoc="&lt;p&gt;map&lt;/p&gt;"></iframe>'


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"<div><span>Make this Notebook Trusted to load map: File</span>{FRAME}</div>", "嵌入的网页"),
        ('<video controls><source src="x.mp4">Your browser does not support it.</video>', "视频"),
        ("<audio controls>Your browser does not support it.</audio>", "音频"),
        ('<object type="application/pdf" data="x.pdf">fallback</object>', "PDF 文件"),
        ("<canvas width=9></canvas>", "由脚本绘制的图"),
        ('<div id="a1b2"></div><script>draw(document.getElementById("a1b2"))</script>', "交互图"),
        ('<div id="p1" class="plotly-graph-div"></div>', "交互图"),
        ('<div data-root-id="p1003"></div><script>embed()</script>', "交互图"),
        ('<span id="k1">Loading BokehJS ...</span><script>load("k1")</script>', "交互图"),
        ("<script>start()</script>", "脚本"),
        ("<style>b{}</style><script>start()</script>\n", "脚本"),
    ],
)
def test_what_only_a_browser_shows(text: str, kind: str) -> None:
    """One sentence names it; what is meant for a browser that fails is not said."""
    (note,) = html(text)
    assert note.style == "note"
    assert "未显示" in note.text
    assert kind in note.text


def test_what_asks_for_trust_is_not_said() -> None:
    """Of an estimator of scikit-learn its own words are shown, not that the notebook should be trusted."""
    text = (
        '<div class="sk-container"><div class="sk-text-repr-fallback"><pre>SVC()</pre>'
        "<b>In a Jupyter environment, please rerun this cell or trust the notebook.</b></div>"
        "<div hidden><label>SVC</label></div></div>"
    )
    assert html(text) == [Code("SVC()")]


def test_the_sentence_stands_in_its_place() -> None:
    """Words before and after an embedded page stay where they are."""
    assert [block.text for block in html(f"<p>前</p>{FRAME}<p>后</p>")] == [
        "前",
        "（此处未显示：嵌入的网页。）",
        "后",
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"application/pdf": "JVBERi0=", "text/plain": "<PDF>"}, "PDF 文件"),
        ({"video/mp4": "AAAA", "text/plain": "<Video>"}, "视频"),
        ({"application/x-unknown": "secret", "text/plain": "<X>"}, "application/x-unknown"),
        (
            {"text/html": "<script>secret</script>", "text/plain": "<IPython.core.display.HTML object>"},
            "脚本",
        ),
    ],
)
def test_kinds_of_output_that_cannot_be_shown(data: dict[str, Any], kind: str) -> None:
    """Their kind is told, nothing of what is in them."""
    (note,) = cell_blocks(output(data))
    assert kind in note.text
    assert "secret" not in note.text


def test_a_plainer_form_stands_for_one_that_shows_nothing() -> None:
    """The words of an output whose HTML is empty are shown."""
    assert list(cell_blocks(output({"text/html": "<div></div>", "text/plain": "三人"}))) == [Code("三人")]


def test_what_showed_nothing_on_the_screen_leaves_nothing() -> None:
    """No sentence about an empty output."""
    for data in ({}, {"text/plain": ""}, {"text/html": "<div></div>", "text/plain": "<X at 0x1>"}):
        assert list(cell_blocks(output(data))) == []


def test_drawings_in_a_page_are_pictures_and_signs_of_the_screen_are_not() -> None:
    """A drawing beside words is shown in its place, with its names as they are written; an icon is left out."""
    icon = '<svg width="16" height="16"><path d="M0 0"/></svg>'
    drawing = f'{SVG}<linearGradient id="g"/><rect width="9" height="9" fill="url(#g)"/></svg>'
    before, picture, after = html(f"<p>{icon}前</p><div>{drawing}</div>后")
    assert (before, after) == (Paragraph("前"), Paragraph("后"))
    assert isinstance(picture, Image)
    assert picture.width == 25  # 96 px
