"""The cells of any notebook as blocks: markdown, tables, pictures and text that are known to be harmless."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import lxml.html
import mistune

from orglife_kit.i18n import say
from orglife_kit.views.reports.model import (
    MEDIA_TYPE,
    Block,
    Code,
    Column,
    Document,
    Heading,
    Image,
    ListBlock,
    Paragraph,
    Run,
    Table,
    Text,
)

_PICTURES = ("image/svg+xml", "image/png", "image/jpeg")
_WIDGET = "application/vnd.jupyter.widget-view+json"
_HIDING_TAGS = {"remove_cell", "remove-cell", "remove_output", "remove-output", "hide-cell", "hide-output"}


def cell_blocks(cell: Any) -> Iterator[Block | Document]:
    """Yield what a reader is to see of one cell: never its code, a raw cell, or a form."""
    tags = set(cell.get("metadata", {}).get("tags", []))
    if tags & _HIDING_TAGS:
        return
    if cell["cell_type"] == "markdown":
        yield from markdown_blocks(_joined(cell["source"]))
    elif cell["cell_type"] == "code":
        for output in cell.get("outputs", []):
            yield from _output_blocks(output)


def _output_blocks(output: Any) -> Iterator[Block | Document]:
    kind = output["output_type"]
    if kind == "stream":
        if output.get("name") == "stdout":
            yield Code(_joined(output["text"]).rstrip("\n"))
    elif kind == "error":
        words = say(
            "reports", "This cell stopped: {kind}: {detail}", kind=output["ename"], detail=output["evalue"]
        )
        yield Paragraph(words, "note")
    else:
        yield from _data_blocks(output.get("data", {}))


def _data_blocks(data: Any) -> Iterator[Block | Document]:
    if MEDIA_TYPE in data:
        yield Document.from_json(data[MEDIA_TYPE])
        return
    if _WIDGET in data:
        return
    for media_type in _PICTURES:
        if media_type in data:
            alt = _joined(data.get("text/plain", ""))[:200]
            yield Image(media_type, _base64(media_type, _joined(data[media_type])), alt)  # type: ignore[arg-type]
            return
    if "text/html" in data:
        yield from html_blocks(_joined(data["text/html"]))
    elif "text/markdown" in data:
        yield from markdown_blocks(_joined(data["text/markdown"]))
    elif "text/plain" in data:
        yield Code(_joined(data["text/plain"]))


def _base64(media_type: str, text: str) -> str:
    if media_type != "image/svg+xml":
        return text
    import base64

    return base64.b64encode(text.encode()).decode("ascii")


def _joined(text: Any) -> str:
    return "".join(text) if isinstance(text, list) else str(text)


def html_blocks(text: str) -> Iterator[Block]:
    """Yield the tables of an HTML output, as pandas makes them; without one, its words."""
    try:
        tree: Any = lxml.html.fromstring(f"<div>{text}</div>")
    except lxml.etree.ParserError:
        return
    for hidden in tree.xpath("//script|//style|//template|//comment()"):
        hidden.drop_tree()
    tables = tree.xpath("//table[not(ancestor::table)]")
    for table in tables:
        made = _table(table)
        if made is not None:
            yield made
    if not tables:
        words = "\n".join(line for line in map(str.strip, tree.text_content().split("\n")) if line)
        if words:
            yield Paragraph(words)


def _table(element: Any) -> Table | None:
    rows = [[_words(cell) for cell in row.xpath("./th|./td")] for row in element.xpath(".//tr")]
    heads = len(element.xpath("./thead/tr")) or 1
    width = max((len(row) for row in rows), default=0)
    if len(rows) < heads or not width:
        return None
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    names = [" ".join(filter(None, parts)) for parts in zip(*filled[:heads], strict=True)]
    body = tuple(tuple(row) for row in filled[heads:])
    columns = tuple(
        Column(name, "number" if body and all(_is_number(row[place]) for row in body) else "text")
        for place, name in enumerate(names)
    )
    return Table(columns, body, rules="light")


def _words(cell: Any) -> str:
    return " ".join(cell.text_content().split())


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).lstrip("-").replace(",", "").rstrip("%").isdecimal()


def markdown_blocks(text: str) -> list[Block]:
    """Return markdown as blocks; HTML inside it is dropped."""
    parse = mistune.create_markdown(renderer=None, plugins=["table", "strikethrough"])
    tokens, _ = parse.parse(text)
    assert isinstance(tokens, list)
    return [block for token in tokens for block in _token_blocks(token)]


def _token_blocks(token: dict[str, Any]) -> list[Block]:
    kind = token["type"]
    if kind == "heading":
        return [Heading(_plain(token), min(4, token["attrs"]["level"]))]
    if kind in ("paragraph", "block_text"):
        runs = _runs(token["children"])
        return [Paragraph(runs)] if runs else []
    if kind == "block_code":
        return [Code(token["raw"].rstrip("\n"))]
    if kind == "list":
        return [_list(token)]
    if kind == "block_quote":
        return [block for child in token["children"] for block in _token_blocks(child)]
    if kind == "table":
        return [_markdown_table(token)]
    return []


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
        elif kind in ("linebreak", "softbreak"):
            runs.append(Run("\n" if kind == "linebreak" else ""))
        elif kind == "image":
            continue
        elif "children" in token:
            runs += _runs(token["children"], bold=bold or kind == "strong")
        elif kind == "text":
            runs.append(Run(token["raw"], bold))
    return tuple(run for run in runs if run.text)
