"""Markdown of any notebook as blocks; HTML and pictures inside it are left out."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any
from unicodedata import east_asian_width

import mistune

from orglife_kit.views.reports.model import (
    Block,
    Code,
    Column,
    Heading,
    Image,
    ListBlock,
    Paragraph,
    Run,
    Table,
    Text,
)

Pictures = Mapping[str, Image]


def markdown_blocks(text: str, attached: Pictures | None = None) -> list[Block]:
    """Return markdown as blocks; HTML inside it and pictures from elsewhere are dropped.

    ``attached`` are the pictures that the cell carries itself, by name.
    """
    parse = mistune.create_markdown(renderer=None, plugins=["table", "strikethrough", "footnotes"])
    tokens, _ = parse.parse(text)
    assert isinstance(tokens, list)
    return [block for token in tokens for block in _token_blocks(token, attached or {})]


def _token_blocks(token: dict[str, Any], attached: Pictures) -> list[Block]:
    kind = token["type"]
    if kind == "heading":
        return [Heading(_plain(token), min(4, token["attrs"]["level"]))]
    if kind in ("paragraph", "block_text"):
        return _paragraph(token["children"], attached)
    if kind == "block_code":
        return [Code(token["raw"].rstrip("\n"))]
    if kind == "list":
        return [_list(token)]
    if kind == "block_quote":
        return [block for child in token["children"] for block in _token_blocks(child, attached)]
    if kind == "table":
        return [_markdown_table(token)]
    if kind == "footnotes":
        return [ListBlock(tuple(_note(item) for item in token["children"]), ordered=True)]
    return []


def _paragraph(tokens: list[dict[str, Any]], attached: Pictures) -> list[Block]:
    """Return a paragraph, and the cell's own pictures in it as blocks of their own."""
    blocks: list[Block] = []
    words: list[dict[str, Any]] = []
    for token in tokens:
        picture = (
            attached.get(token["attrs"]["url"].removeprefix("attachment:"))
            if token["type"] == "image"
            else None
        )
        if picture is None:
            words.append(token)
            continue
        if _runs(words):
            blocks.append(Paragraph(_runs(words)))
        blocks.append(dataclasses.replace(picture, alt=_plain(token)))
        words = []
    if _runs(words):
        blocks.append(Paragraph(_runs(words)))
    return blocks


def _note(item: dict[str, Any]) -> Text:
    return tuple(run for part in item["children"] for run in _runs(part.get("children", [])))


def _list(token: dict[str, Any]) -> ListBlock:
    items: list[Text | ListBlock] = []
    for entry in token["children"]:
        for child in entry["children"]:
            if child["type"] == "list":
                items.append(_list(child))
            elif "children" in child:
                items.append(_runs(child["children"]))
            else:
                items.append(child.get("raw", ""))
    if items and isinstance(items[0], ListBlock):
        items.insert(0, "")
    return ListBlock(tuple(items), ordered=bool(token["attrs"].get("ordered")))


def _markdown_table(token: dict[str, Any]) -> Table:
    head, *body = token["children"]
    columns = tuple(Column(_plain(cell)) for cell in head["children"])
    rows = [tuple(_plain(cell) for cell in row["children"]) for part in body for row in part["children"]]
    return Table(columns, tuple(rows), rules="light")


def _plain(token: dict[str, Any]) -> str:
    return "".join(run.text for run in _runs(token.get("children", [])))


def _runs(tokens: list[dict[str, Any]], *, bold: bool = False) -> tuple[Run, ...]:
    runs: list[Run] = []
    for token in tokens:
        kind = token["type"]
        if kind == "codespan":
            runs.append(Run(token["raw"], bold, code=True))
        elif kind == "linebreak":
            runs.append(Run("\n", bold))
        elif kind == "softbreak":
            runs.append(Run(_line_end(runs), bold))
        elif kind == "image":
            continue
        elif kind == "footnote_ref":
            runs.append(Run(f"[{token['attrs']['index']}]", bold))
        elif "children" in token:
            runs += _runs(token["children"], bold=bold or kind == "strong")
        elif kind == "text":
            runs.append(Run(token["raw"], bold))
    return tuple(run for run in runs if run.text)


def _line_end(before: list[Run]) -> str:
    """Return what a line end of the source becomes: nothing after a Chinese character, else a space."""
    last = before[-1].text[-1:] if before else ""
    return "" if last and east_asian_width(last) in "WF" else " "
