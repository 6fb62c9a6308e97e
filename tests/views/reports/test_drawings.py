"""SVG from outside: honest drawings are drawn, hostile ones end soon, nothing is fetched."""

from __future__ import annotations

import base64

import pytest

from orglife_kit.views.reports.drawings import Drawing, read_drawing
from tests.views.reports.foreign.making import SVG, pixels


def read(inside: str, head: str = SVG) -> Drawing | str:
    """Return what becomes of a drawing; pictures in it are kept as they are."""
    return read_drawing(f"{head}{inside}</svg>".encode(), lambda data: ("image/png", data))


def test_filters_are_taken_out_and_told() -> None:
    """As an attribute, in a style, in a style sheet; the shape itself stays."""
    turbulence = '<filter id="f"><feTurbulence baseFrequency="9" numOctaves="99999"/></filter>'
    for shape in (
        '<rect id="r" filter="url(#f)"/>',
        '<rect id="r" style="fill:red; filter:url(#f)"/>',
        '<style>rect { filter: url(#f) }</style><rect id="r"/>',
    ):
        found = read(turbulence + shape)
        assert isinstance(found, Drawing)
        assert b"feTurbulence" not in found.data
        assert b"url(#f)" not in found.data
        assert b'id="r"' in found.data
        assert found.lacks == ("filter effects",)


def test_scripts_events_and_addresses_are_taken_out() -> None:
    """Nothing runs and nothing is fetched; a picture from elsewhere is told."""
    found = read(
        '<script>x()</script><rect onclick="x()"/><use href="http://example.org/a.svg#b"/>'
        '<image href="http://example.org/a.png"/><style>@import url(http://example.org/a.css);</style>'
    )
    assert isinstance(found, Drawing)
    assert b"example.org" not in found.data
    assert b"x()" not in found.data
    assert found.lacks == ("pictures that are not in the drawing",)


def test_words_written_as_a_page_are_told() -> None:
    """Unless the drawing has them in another form too."""
    page = "<foreignObject><p>词</p></foreignObject>"
    alone, doubled = read(page), read(f"<switch>{page}<text>词</text></switch>")
    assert isinstance(alone, Drawing)
    assert isinstance(doubled, Drawing)
    assert (alone.lacks, doubled.lacks) == (("words written as a web page",), ())


def test_a_picture_inside_is_kept() -> None:
    """It is read as any other picture."""
    found = read(f'<image width="9" height="9" href="data:image/png;base64,{pixels("PNG")}"/>')
    assert isinstance(found, Drawing)
    assert found.lacks == ()
    assert base64.b64encode(base64.b64decode(pixels("PNG"))) in found.data


@pytest.mark.parametrize(
    "inside",
    [
        "<g>" * 20_000 + "</g>" * 20_000,
        "<g>" * 200 + "</g>" * 200,
        '<g id="a"><use href="#a"/></g>',
        "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)),
        "".join(f'<mask id="m{n}"><rect mask="url(#m{n + 1})"/></mask>' for n in range(99))
        + '<g mask="url(#m0)"/>',
        "<rect/>" * 200_000,
    ],
    ids=["nested", "deep", "itself", "bomb", "masks", "parts"],
)
def test_what_could_never_be_drawn_is_refused(inside: str) -> None:
    """Nested too deeply, used too often, made of too many parts."""
    assert read(inside) in ("too deep", "too large")


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('<svg width="460.8pt" height="345.6pt">', (614.4, 460.8)),
        ('<svg viewBox="0 0 100 20">', (100, 20)),
        ('<svg width="50" viewBox="0 0 100 20">', (50, 10)),
        ('<svg width="100%" viewBox="0 0 . 1">', (0, 0)),
    ],
)
def test_the_size_of_a_drawing(head: str, size: tuple[float, float]) -> None:
    """In CSS pixels; what it does not say follows from its box. A name space that is missing is put in."""
    found = read("<rect/>", head)
    assert isinstance(found, Drawing)
    assert (found.width, found.height) == pytest.approx(size)
    assert b"http://www.w3.org/2000/svg" in found.data


@pytest.mark.parametrize("text", ["<svg", "<svg><", "<p>x</p>", "<svg>&#0;</svg", "\x00<svg/>"])
def test_what_is_no_drawing(text: str) -> None:
    """It is unreadable, or what can be read of it."""
    assert isinstance(read_drawing(text.encode(), lambda _: None), str | Drawing)
