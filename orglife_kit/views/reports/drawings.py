"""SVG from outside made harmless: nothing is fetched, nothing runs, and drawing it ends soon."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from typing import Any, Literal
from urllib.parse import unquote_to_bytes

import lxml.etree

from orglife_kit.frozen import dataclass
from orglife_kit.locale import mark

SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_MOST_PARTS = 150_000  # elements that are drawn, each use of a part counted
_DEEPEST = 60
_UNIT_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "em": 16.0,
}
_LENGTH = re.compile(r"\s*([\d.]+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|em|)\s*", re.IGNORECASE)
_HELD = re.compile(r"\s*data:[^,;]*((?:;[^,;]*)*),(.*)", re.IGNORECASE | re.DOTALL)
_FILTER = re.compile(r"(?:^|;)\s*(?:backdrop-)?filter\s*:[^;]*", re.IGNORECASE)
_RULE = re.compile(r"\b(?:backdrop-)?filter\s*:[^;}]*;?|@import[^;]*;?", re.IGNORECASE)
_PROLOG = re.compile(rb"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_NOT_DRAWN = {
    "script",
    "animate",
    "animateTransform",
    "animateMotion",
    "animateColor",
    "set",
    "discard",
    "metadata",
}
_FILTERS = mark("reports", "filter effects")
_PAGES = mark("reports", "words written as a web page")
_PICTURES = mark("reports", "pictures that are not in the drawing")
_PICTURE_IN = Callable[[bytes], tuple[str, bytes] | None]


@dataclass(frozen=True)
class Drawing:
    """An SVG that is safe to draw, its size in CSS pixels, and the words for what it lacks."""

    data: bytes
    width: float
    height: float
    lacks: tuple[str, ...]


def read_drawing(
    data: bytes, picture_in: _PICTURE_IN
) -> Drawing | Literal["unreadable", "too large", "too deep"]:
    """Return the drawing in ``data``; ``picture_in`` returns kind and bytes of a picture inside it."""
    tree = _parsed(data)
    if tree is None:
        return "unreadable"
    if any(depth > _DEEPEST for depth in _depths(tree)):
        return "too deep"
    width, height = _size(tree)
    if not len(tree) and not tree.attrib:
        return Drawing(data, width, height, ())
    lacks = dict.fromkeys(_cleaned(tree, picture_in))
    if _drawn_parts(tree) > _MOST_PARTS:
        return "too large"
    return Drawing(lxml.etree.tostring(tree), width, height, tuple(lacks))


def _parsed(data: bytes) -> Any:
    """Return the tree of an SVG; carelessly written ones are mended as a browser would."""
    plain = _PROLOG.sub(b"", data, count=1).strip()
    if b"xmlns=" not in plain[: plain.find(b">") + 1]:
        plain = re.sub(rb"<svg\b", b'<svg xmlns="http://www.w3.org/2000/svg"', plain, count=1)
    for recover in (False, True):
        parser = lxml.etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, recover=recover
        )
        try:
            tree = lxml.etree.fromstring(plain, parser)
        except (lxml.etree.XMLSyntaxError, ValueError):
            if re.search(rb"Excessive depth|depth", str(parser.error_log).encode()):
                return _too_deep()
            continue
        if tree is not None and _name(tree) == "svg":
            return tree
    return None


def _too_deep() -> Any:
    inner = tree = lxml.etree.Element(f"{{{SVG}}}svg")
    for _ in range(_DEEPEST + 2):
        inner = lxml.etree.SubElement(inner, f"{{{SVG}}}g")
    return tree


def _depths(tree: Any) -> Iterator[int]:
    depth = 0
    for event, _ in lxml.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        yield depth


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def _cleaned(tree: Any, picture_in: _PICTURE_IN) -> Iterator[str]:
    """Take out of a drawing what a page cannot show; yield the words for what a reader misses."""
    for element in list(tree.iter()):
        name = _name(element)
        if name in _NOT_DRAWN or not name or name == "filter":
            _drop(element)
        elif name == "foreignObject":
            if "".join(element.itertext()).strip() and not _has_other_form(element):
                yield _PAGES
            _drop(element)
        elif name in ("image", "feImage"):
            if not _keep_picture(element, picture_in):
                _drop(element)
                yield _PICTURES
        elif name == "style":
            rules = "".join(element.itertext())
            element.text = _RULE.sub("", rules)
            if "filter" in rules:
                yield _FILTERS
        yield from _clean_attributes(element)


def _has_other_form(element: Any) -> bool:
    above = element.getparent()
    return above is not None and _name(above) == "switch" and len(above) > 1


def _clean_attributes(element: Any) -> Iterator[str]:
    for key, value in list(element.attrib.items()):
        if key.lower().startswith("on"):
            del element.attrib[key]
        elif key == "filter":
            del element.attrib[key]
            if value.strip() not in ("", "none"):
                yield _FILTERS
        elif key == "style" and _FILTER.search(value):
            element.attrib[key] = _FILTER.sub("", value)
            yield _FILTERS
        elif key in ("href", _XLINK) and _name(element) not in ("image", "a") and not value.startswith("#"):
            del element.attrib[key]


def _keep_picture(element: Any, picture_in: _PICTURE_IN) -> bool:
    """Put a picture that lies in the drawing itself into a kind that can be drawn."""
    address = element.get(_XLINK) or element.get("href") or ""
    held = _HELD.fullmatch(address)
    if held is None:
        return False
    try:
        packed = "base64" in held[1].lower()
        data = base64.b64decode("".join(held[2].split())) if packed else unquote_to_bytes(held[2])
    except (binascii.Error, ValueError):
        return False
    found = picture_in(data)
    if found is None:
        return False
    for key in ("href", _XLINK):
        element.attrib.pop(key, None)
    element.set(_XLINK, f"data:{found[0]};base64,{base64.b64encode(found[1]).decode('ascii')}")
    return True


def _drop(element: Any) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)


def _drawn_parts(tree: Any) -> int:
    """Return how many elements are drawn when each part counts as often as it is used."""
    named = {element.get("id"): element for element in tree.iter() if element.get("id")}
    counted: dict[Any, int] = {}

    def count(element: Any, inside: frozenset[Any]) -> int:
        if element in counted:
            return counted[element]
        if element in inside or len(inside) > _DEEPEST:
            return _MOST_PARTS + 1
        total = 1
        for child in element:
            total += count(child, inside | {element})
        for reference in _references(element):
            if reference in named:
                total += count(named[reference], inside | {element})
        counted[element] = min(total, _MOST_PARTS + 1)
        return counted[element]

    return count(tree, frozenset())


def _references(element: Any) -> Iterator[str]:
    """Yield what an element draws from elsewhere: a part it uses, and what it is filled, cut or marked with."""
    for key, value in element.attrib.items():
        if key in ("href", _XLINK) and value.startswith("#") and _name(element) == "use":
            yield value[1:]
        elif "url(" in value:
            yield from re.findall(r"url\(\s*[\"']?#([^\"')]+)", value)


def _size(tree: Any) -> tuple[float, float]:
    """Return the size of a drawing in CSS pixels, 0 where it has none."""
    width, height = (_pixels(tree.get(key, "")) for key in ("width", "height"))
    box = [
        float(part)
        for part in re.findall(r"-?[\d.]+(?:e[+-]?\d+)?", tree.get("viewBox", ""))[:4]
        if part != "."
    ]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        width = width or (height * box[2] / box[3] if height else box[2])
        height = height or width * box[3] / box[2]
    return width, height


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    try:
        return float(found[1]) * _UNIT_PIXELS[found[2].lower()] if found else 0.0
    except ValueError:
        return 0.0
