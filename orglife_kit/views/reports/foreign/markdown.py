"""Markdown of any notebook as blocks; of HTML inside it the words, tables, links and the notebook's pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import mistune
from mistune.plugins.table import table_in_list, table_in_quote

from orglife_kit.views.reports.foreign.formulas import BLOCK, formulas
from orglife_kit.views.reports.foreign.html import PLACED, html_blocks, picture_in
from orglife_kit.views.reports.foreign.markdown_runs import inline_runs, plain_words
from orglife_kit.views.reports.foreign.pictures import Find, left_out, nothing_to_find, sized
from orglife_kit.views.reports.foreign.runs import plainest, words_of
from orglife_kit.views.reports.foreign.tables import even_tables, fitted
from orglife_kit.views.reports.foreign.text import code_blocks, cut_short, run_blocks
from orglife_kit.views.reports.model import (
    Block,
    CellContent,
    Column,
    Formula,
    Heading,
    ListBlock,
    Paragraph,
    Run,
    Table,
    Text,
)

_Tokens = list[dict[str, Any]]
_SIDES: dict[str, Literal["left", "center", "right"]] = {"left": "left", "center": "center", "right": "right"}
_PLUGINS: list[Any] = ["table", "strikethrough", "footnotes", "task_lists", formulas]
# a table inside a list or a quote, as JupyterLab shows it
_PLUGINS += [table_in_list, table_in_quote]
_TICKED, _UNTICKED = "√ ", "□ "
_LONGEST = 400_000  # characters of one cell
_TABLE_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)


def markdown_blocks(text: str, find: Find = nothing_to_find) -> list[Block]:
    """Return markdown as blocks; ``find`` returns a picture that the notebook has, by its address."""
    if len(text) > _LONGEST:
        return [*markdown_blocks(text[:_LONGEST], find), cut_short(len(text))]
    parse = mistune.create_markdown(renderer=None, plugins=_PLUGINS)
    tokens, _ = parse.parse(even_tables(text))
    assert isinstance(tokens, list)
    return _blocks(tokens, find)


def _blocks(tokens: _Tokens, find: Find) -> list[Block]:
    """Return ``tokens`` as blocks; a table in HTML that blank lines divide is one table again."""
    blocks: list[Block] = []
    place, closed = 0, True
    while place < len(tokens):
        end = _end_of_table(tokens, place) if closed else place
        if end is None:  # nor does a later one end
            closed, end = False, place
        if end > place + 1:
            blocks += _one_page(tokens[place:end], find)
        else:
            blocks += _token_blocks(tokens[place], find)
        place = max(end, place + 1)
    return blocks


def _end_of_table(tokens: _Tokens, place: int) -> int | None:
    """Return where a table ends that begins in the HTML at ``place``: there for none, ``None`` for nowhere."""
    depth = 0
    for number, token in enumerate(tokens[place:], place):
        if token["type"] == "block_html":
            depth += sum(-1 if tag[1] else 1 for tag in _TABLE_TAG.finditer(token["raw"]))
        if depth <= 0:
            return number + 1 if number > place else place
    return None


def _one_page(tokens: _Tokens, find: Find) -> list[Block]:
    """Return HTML with markdown in between as one page."""
    placed: list[list[Block]] = []
    parts: list[str] = []
    for token in tokens:
        if token["type"] == "block_html":
            parts.append(token["raw"])
        else:
            parts.append(f'<{PLACED} n="{len(placed)}"></{PLACED}>')
            placed.append(_token_blocks(token, find))
    return list(html_blocks("".join(parts), find, placed))


def _token_blocks(token: dict[str, Any], find: Find) -> list[Block]:
    kind = token["type"]
    if kind == "heading":
        return [Heading(plain_words(token), min(4, token["attrs"]["level"])), *_pictures_in(token, find)]
    if kind in ("paragraph", "block_text"):
        return _paragraph(token["children"], find)
    if kind == "block_code":
        return list(code_blocks(token["raw"].rstrip("\n")))
    if kind == BLOCK:
        return [Formula(token["raw"])]
    if kind == "block_html":
        return list(html_blocks(token["raw"], find))
    if kind == "list":
        return [_list(token, find)]
    if kind == "block_quote":
        return _blocks(token["children"], find)
    if kind == "table":
        return list(fitted(_table(token, find)))
    if kind == "footnotes":
        return [ListBlock(tuple(_items(token, find)), ordered=True)]
    return []


def _paragraph(tokens: _Tokens, find: Find) -> list[Block]:
    """Return a paragraph; the pictures and large formulas in it are blocks of their own."""
    blocks: list[Block] = []
    words: _Tokens = []
    for token in _pictures_lifted(tokens):
        apart = _apart(token, find)
        if apart is None:
            words.append(token)
            continue
        blocks += _said(words)
        blocks += apart
        words = []
    return blocks + _said(words)


def _said(tokens: _Tokens) -> list[Block]:
    runs = inline_runs(tokens)
    return list(run_blocks(runs)) if any(run.text.strip() for run in runs) else []


def _pictures_lifted(tokens: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield ``tokens`` with what holds a picture (a link, bold words) in pieces."""
    for token in tokens:
        if token["type"] != "image" and any(True for _ in _images(token)):
            yield from _pictures_lifted(token["children"])
        else:
            yield token


def _images(token: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if token["type"] == "image":
        yield token
    else:
        for child in token.get("children", []):
            yield from _images(child)


def _pictures_in(token: dict[str, Any], find: Find) -> list[Block]:
    return [block for image in _images(token) for block in _apart(image, find) or []]


def _apart(token: dict[str, Any], find: Find) -> list[Block] | None:
    if token["type"] == BLOCK:
        return [Formula(token["raw"])]
    if token["type"] == "inline_html":
        return picture_in(token["raw"], find)
    if token["type"] != "image":
        return None
    found, words = find(token["attrs"]["url"]), plain_words(token)
    return sized(found, words, ("", "")) if found else [left_out(words)]


def _list(token: dict[str, Any], find: Find) -> ListBlock:
    start = token["attrs"].get("start", 1)
    ordered = bool(token["attrs"].get("ordered"))
    return ListBlock(tuple(_items(token, find)), ordered=ordered, start=min(start, 100_000))


def _items(token: dict[str, Any], find: Find) -> Iterator[Text | Block]:
    """Yield the items of a list, each its words and then the blocks that stand in it."""
    for entry in token["children"]:
        words: list[Run] = []
        if entry["type"] == "task_list_item":
            words.append(Run(_TICKED if entry["attrs"]["checked"] else _UNTICKED))
        blocks = _blocks(entry["children"], find)
        while blocks and isinstance(first := blocks[0], Paragraph) and isinstance(first.text, tuple):
            words += [Run("\n")] if words and words[-1].text not in (_TICKED, _UNTICKED) else []
            words += first.text
            del blocks[0]
        yield tuple(words)
        yield from blocks


def _table(token: dict[str, Any], find: Find) -> Table:
    head, *body = token["children"]
    columns = tuple(
        Column(plain_words(cell), align=_SIDES.get(cell["attrs"].get("align") or "", "auto"))
        for cell in head["children"]
    )
    lines = [row["children"] for part in body for row in part["children"]]
    cells = [[_paragraph(cell["children"], find) for cell in line] for line in lines]
    contents = tuple(
        CellContent(row, column, tuple(blocks))
        for row, line in enumerate(cells)
        for column, blocks in enumerate(line)
        if not _is_plain(blocks)
    )
    rows = tuple(tuple(words_of(blocks).strip() for blocks in line) for line in cells)
    return Table(columns, rows, rules="light", contents=contents)


def _is_plain(blocks: list[Block]) -> bool:
    return all(
        isinstance(block, Paragraph)
        and block.style == "body"
        and (isinstance(block.text, str) or isinstance(plainest(block.text), str))
        for block in blocks
    )
