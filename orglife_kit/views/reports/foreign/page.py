"""The HTML of an output as a tree of what a reader sees; drawings in it are kept apart as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import lxml.etree
import lxml.html

from orglife_kit.views.reports.foreign.itables import SCRIPTED, fill_in_rows

DEEPEST = 60  # elements inside elements whose order is kept; what is deeper is words
_TRUNCATED = 240  # where the parser gives up
_LONGEST = 8_000_000  # characters
DRAWING = "orglife-drawing"
_OPAQUE = re.compile(r"<(?:(script|iframe)\b|!--)", re.IGNORECASE)
_ENDS = {
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "iframe": re.compile(r"</iframe\s*>", re.IGNORECASE),
    "": re.compile("-->"),
}
_SVG = re.compile(r"<(/?)svg\b[^<>]*?(/?)>", re.IGNORECASE)
_HIDDEN = (
    "//style|//template|//comment()|//processing-instruction()|//*[@hidden]|//head|//title|//noscript"
    "|//input|//select|//textarea|//button|//dialog|//datalist|//*[contains(@class,'katex-html')]"
    "|//*[contains(@class,'MathJax_Preview')]|//mjx-assistive-mml"
    "|//*[contains(@class,'sk-text-repr-fallback')]/b"  # scikit-learn asks there to trust the notebook
)
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?![.\d])", re.IGNORECASE
)
_HIDING = re.compile(r"\shidden(?=[\s=>/])", re.IGNORECASE)
_NAME = re.compile(r"[\w-]+")
_WAITING = re.compile(r"\s*(?:Loading\b.{0,120})?", re.DOTALL)  # until a script puts something in its place
_DRAWN_BY_SCRIPTS = (
    "//*[@data-root-id]|//*[contains(@class,'plotly-graph-div')]|//*[contains(@class,'vega-embed')]"
    "|//*[contains(@class,'bk-root')]"
)
_ASKS_FOR_TRUST = re.compile(r"\s*Make this Notebook Trusted to load map.*", re.DOTALL)


@dataclass
class Page:
    """The tree of an output, the drawings in it, whether it holds a script, whether it is nested too deeply."""

    tree: Any
    drawings: list[str] = field(default_factory=list)
    scripted: bool = False
    too_deep: bool = False


def read_page(text: str) -> Page | None:
    """Return what a reader sees of an HTML output, or ``None`` when nothing can be read."""
    drawings: list[str] = []
    lifted = _lift_drawings(text[:_LONGEST], drawings)
    try:
        tree: Any = lxml.html.fromstring(f"<div>{lifted}</div>")
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        return None
    deepest = depth = 0
    for event, _ in lxml.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    if deepest >= _TRUNCATED:
        return Page(tree, too_deep=True)
    page = Page(tree, drawings, scripted=bool(tree.xpath("//script")))
    fill_in_rows(tree)
    _clean(tree)
    return page


def _clean(tree: Any) -> None:
    named_by_scripts = {
        name
        for script in tree.xpath("//script")
        for name in _NAME.findall(script.text or "")
        if len(name) > 1
    }
    for hidden in tree.xpath(f"{_HIDDEN}|//script"):
        if hidden.getparent() is not None:
            hidden.drop_tree()
    for styled in tree.xpath("//*[@style]"):
        if _UNSEEN.search(styled.get("style")) and styled is not tree and styled.getparent() is not None:
            styled.drop_tree()
    for asking in tree.xpath("//span[not(*)]"):
        if _ASKS_FOR_TRUST.fullmatch(asking.text or ""):
            asking.drop_tree()
    for drawn in tree.xpath(_DRAWN_BY_SCRIPTS):
        if drawn.getparent() is not None and _WAITING.fullmatch(drawn.text_content()):
            _mark_scripted(drawn)
    for named in tree.xpath("//*[@id]"):
        if _is_filled_by(named, named_by_scripts):
            _mark_scripted(named)


def _mark_scripted(element: Any) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.tail = SCRIPTED, tail


def _is_filled_by(element: Any, names: set[str]) -> bool:
    """Return whether a script puts something in the place of ``element``, which holds nothing of its own."""
    if element.get("id") not in names:
        return False
    if element.xpath(f".//img|.//iframe|.//video|.//audio|.//{DRAWING}"):
        return False
    return bool(_WAITING.fullmatch(element.text_content())) and element.tag not in ("script", "a")


def _lift_drawings(text: str, drawings: list[str]) -> str:
    """Return ``text`` with an element in the place of each SVG: an HTML parser would spoil its names."""
    if "<svg" not in text and "<SVG" not in text:
        return text
    parts = _parts(text)
    return "".join(part if opaque else _lifted(part, drawings) for part, opaque in parts)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield ``text`` in pieces, with whether a piece is a script, a frame or a comment."""
    end = 0
    while found := _OPAQUE.search(text, end):
        yield text[end : found.start()], False
        closing = _ENDS[(found[1] or "").lower()].search(text, found.end())
        end = closing.end() if closing else len(text)
        yield text[found.start() : end], True
    yield text[end:], False


def _lifted(text: str, drawings: list[str]) -> str:
    made: list[str] = []
    start = end = depth = 0
    for tag in _SVG.finditer(text):
        if not tag[1]:
            if not depth:
                made.append(text[end : tag.start()])
                start = tag.start()
            depth += 0 if tag[2] else 1
        elif depth:
            depth -= 1
        else:
            continue
        if not depth:
            end = tag.end()
            made.append(f'<{DRAWING} n="{len(drawings)}"></{DRAWING}>')
            drawings.append(text[start:end])
    made.append(text[start if depth else end :])
    return "".join(made)


_SMALL = re.compile(
    r"<svg\b[^>]*\b(?:width|height)\s*[=:]\s*[\"']?(?:1?\d|2[0-4])(?:\.\d+)?(?:px)?[\"';\s]", re.IGNORECASE
)
_OF_A_SCREEN = re.compile(
    r"<svg\b[^>]*(?:aria-hidden\s*=\s*[\"']?true|display\s*:\s*none|class=[\"'][^\"']*icon)", re.IGNORECASE
)


def is_icon(drawing: str) -> bool:
    """Return whether a drawing is a small sign of the screen, such as what folds a part away."""
    if _SMALL.match(drawing) or _OF_A_SCREEN.match(drawing):
        return True
    return not re.search(r"<(?:path|rect|circle|ellipse|line|poly|text|image|use|g)\w*\b", drawing)


def hides(tag: str) -> bool:
    """Return whether an opening tag begins what no reader sees."""
    return bool(
        re.match(r"<(script|style|template)\b", tag, re.IGNORECASE)
        or _UNSEEN.search(tag)
        or _HIDING.search(tag)
    )
