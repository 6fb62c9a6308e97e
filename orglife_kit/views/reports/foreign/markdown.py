"""Markdown of any notebook as blocks; of HTML inside it only the words, the tables, the notebook's pictures."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import Any, Literal
from unicodedata import east_asian_width

import mistune

from orglife_kit.views.reports.foreign_html import (
    BREAK,
    hides,
    html_blocks,
    picture_in,
)
from orglife_kit.views.reports.foreign_math import BLOCK, INLINE, formulas
from orglife_kit.views.reports.foreign_pictures import Find, left_out, nothing_to_find
from orglife_kit.views.reports.foreign_tables import even_tables, fitted
from orglife_kit.views.reports.formula import formula_words
from orglife_kit.views.reports.model import (
    Block,
    Code,
    Column,
    Formula,
    Heading,
    ListBlock,
    Paragraph,
    Run,
    Table,
    Text,
)

_SIDES: dict[str, Literal["left", "center", "right"]] = {"left": "left", "center": "center", "right": "right"}
_PLUGINS: list[Any] = ["table", "strikethrough", "footnotes", "task_lists", formulas]
_TICKED, _UNTICKED = "√ ", "□ "
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")


def markdown_blocks(text: str, find: Find = nothing_to_find) -> list[Block]:
    """Return markdown as blocks; ``find`` returns a picture that the notebook has, by its address."""
    parse = mistune.create_markdown(renderer=None, plugins=_PLUGINS)
    tokens, _ = parse.parse(even_tables(text))
    assert isinstance(tokens, list)
    return [block for token in tokens for block in _token_blocks(token, find)]


def _token_blocks(token: dict[str, Any], find: Find) -> list[Block]:
    kind = token["type"]
    if kind == "heading":
        return [Heading(_plain(token), min(4, token["attrs"]["level"]))]
    if kind in ("paragraph", "block_text"):
        return _paragraph(token["children"], find)
    if kind == "block_code":
        return [Code(token["raw"].rstrip("\n"))]
    if kind == BLOCK:
        return [Formula(token["raw"])]
    if kind == "block_html":
        return list(html_blocks(token["raw"], find))
    if kind == "list":
        return _list_blocks(token, find)
    if kind == "block_quote":
        return [block for child in token["children"] for block in _token_blocks(child, find)]
    if kind == "table":
        return list(fitted(_markdown_table(token)))
    if kind == "footnotes":
        return [ListBlock(tuple(_item_text(item["children"]) for item in token["children"]), ordered=True)]
    return []


def _paragraph(tokens: list[dict[str, Any]], find: Find) -> list[Block]:
    """Return a paragraph; the pictures and large formulas in it are blocks of their own."""
    blocks: list[Block] = []
    words: list[dict[str, Any]] = []
    for token in _pictures_lifted(tokens):
        apart = _apart(token, find)
        if apart is None:
            words.append(token)
            continue
        blocks += [Paragraph(runs) for runs in (_runs(words),) if runs]
        blocks.append(apart)
        words = []
    return blocks + [Paragraph(runs) for runs in (_runs(words),) if runs]


def _pictures_lifted(tokens: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return ``tokens`` with a picture that is a link in the place of the link."""
    return [child for token in tokens for child in (token["children"] if _holds_picture(token) else [token])]


def _holds_picture(token: dict[str, Any]) -> bool:
    return token["type"] == "link" and any(child["type"] == "image" for child in token["children"])


def _apart(token: dict[str, Any], find: Find) -> Block | None:
    if token["type"] == BLOCK:
        return Formula(token["raw"])
    if token["type"] == "inline_html":
        return picture_in(token["raw"], find)
    if token["type"] != "image":
        return None
    picture, words = find(token["attrs"]["url"]), _plain(token)
    return left_out(words) if picture is None else dataclasses.replace(picture, alt=words)


def _list_blocks(token: dict[str, Any], find: Find) -> list[Block]:
    """Return a list, and after it the pictures that stand in its items."""
    return [_list(token), *_pictures_inside(token, find)]


def _pictures_inside(token: dict[str, Any], find: Find) -> list[Block]:
    if token["type"] == "image":
        return [block for block in (_apart(token, find),) if block is not None]
    return [block for child in token.get("children", []) for block in _pictures_inside(child, find)]


def _list(token: dict[str, Any]) -> ListBlock:
    items: list[Text | ListBlock] = []
    for entry in token["children"]:
        mark = ""
        if entry["type"] == "task_list_item":
            mark = _TICKED if entry["attrs"]["checked"] else _UNTICKED
        before = [child for child in entry["children"] if child["type"] != "list"]
        words = _item_text(before)
        items.append((Run(mark), *words) if mark else words)
        items += [_list(child) for child in entry["children"] if child["type"] == "list"]
    start = token["attrs"].get("start", 1)
    return ListBlock(tuple(items), ordered=bool(token["attrs"].get("ordered")), start=min(start, 100_000))


def _item_text(tokens: list[dict[str, Any]]) -> tuple[Run, ...]:
    """Return what stands in one item, a line for each paragraph."""
    runs: list[Run] = []
    for token in tokens:
        one = _line_runs(token)
        if runs and one:
            runs.append(Run("\n"))
        runs += one
    return tuple(runs)


def _line_runs(token: dict[str, Any]) -> tuple[Run, ...]:
    kind = token["type"]
    if kind == BLOCK:
        return (Run(token["raw"], math=True),)
    if kind == "block_code":
        return (Run(token["raw"].rstrip("\n"), code=True),)
    if kind in ("block_quote", "list", "list_item", "task_list_item"):
        return _item_text(token["children"])
    if kind == "table":
        rows = [_markdown_table(token)]
        lines = (
            " ".join(row)
            for table in rows
            for row in (tuple(one.header for one in table.columns), *table.rows)
        )
        return (Run("\n".join(lines)),)
    return _runs(token.get("children", []))


def _markdown_table(token: dict[str, Any]) -> Table:
    head, *body = token["children"]
    columns = tuple(
        Column(_plain(cell), align=_SIDES.get(cell["attrs"].get("align") or "", "auto"))
        for cell in head["children"]
    )
    rows = [tuple(_plain(cell) for cell in row["children"]) for part in body for row in part["children"]]
    return Table(columns, tuple(rows), rules="light")


def _plain(token: dict[str, Any]) -> str:
    return "".join(
        formula_words(run.text) if run.math else run.text for run in _runs(token.get("children", []))
    )


def _runs(tokens: list[dict[str, Any]], *, bold: bool = False) -> tuple[Run, ...]:
    runs: list[Run] = []
    hidden = ""  # the element whose words are not shown
    for token in tokens:
        kind = token["type"]
        if kind == "inline_html":
            runs += [Run("\n", bold)] if BREAK.match(token["raw"]) and not hidden else []
            hidden = _hidden_after(token["raw"], hidden)
        elif hidden:
            continue
        elif kind == "codespan":
            runs.append(Run(token["raw"], bold, code=True))
        elif kind in (INLINE, BLOCK):
            runs.append(Run(token["raw"], math=True))
        elif kind == "linebreak":
            runs.append(Run("\n", bold))
        elif kind == "softbreak":
            runs.append(Run(_line_end(runs), bold))
        elif kind == "footnote_ref":
            runs.append(Run(f"[{token['attrs']['index']}]", bold))
        elif "children" in token and kind != "image":
            runs += _runs(token["children"], bold=bold or kind == "strong")
        elif kind == "text":
            runs.append(Run(token["raw"], bold))
    return tuple(run for run in runs if run.text)


def _hidden_after(tag: str, hidden: str) -> str:
    """Return the name of the element that hides its words after ``tag``."""
    found = _TAG.match(tag)
    if found is None:
        return hidden
    name = found[2].lower()
    if hidden:
        return "" if found[1] and name == hidden else hidden
    return name if not found[1] and hides(tag) else ""


def _line_end(before: list[Run]) -> str:
    """Return what a line end of the source becomes: nothing after a Chinese character, else a space."""
    last = before[-1].text[-1:] if before else ""
    return "" if last and east_asian_width(last) in "WF" else " "
