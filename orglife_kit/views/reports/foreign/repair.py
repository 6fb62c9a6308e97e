"""A notebook that other programs wrote carelessly, made to fit nbformat's rules so that it can be shown."""

from __future__ import annotations

import copy
import re
from typing import Any

import nbformat

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LOST = "?"  # stands for what is not there, so that a page says what it was
_KIND = "application/x-{kind}"
_CELLS = ("markdown", "code", "raw")


def mended(notebook: Any) -> Any:
    """Return a copy of ``notebook`` with what a notebook must have, and without what it cannot have."""
    made = copy.deepcopy(notebook)
    made["metadata"] = _metadata(made.get("metadata"), {"title": str, "authors": list})
    kernel = made["metadata"].get("kernelspec")
    if not (
        isinstance(kernel, dict)
        and all(isinstance(kernel.get(name), str) for name in ("name", "display_name"))
    ):
        made["metadata"].pop("kernelspec", None)
    language = made["metadata"].get("language_info")
    if not (isinstance(language, dict) and isinstance(language.get("name"), str)):
        made["metadata"].pop("language_info", None)
    made["cells"] = [_cell(cell) for cell in _cells(made) if isinstance(cell, dict)]
    made["nbformat"], made["nbformat_minor"] = 4, 5
    seen: set[str] = set()
    for place, cell in enumerate(made["cells"]):
        if not _ID.fullmatch(cell["id"]) or cell["id"] in seen:
            cell["id"] = f"cell-{place}"
        seen.add(cell["id"])
    return nbformat.from_dict(made)


def _cells(notebook: Any) -> list[Any]:
    found = notebook.get("cells")
    return found if isinstance(found, list) else []


def _metadata(found: Any, kinds: dict[str, type]) -> dict[str, Any]:
    kept = dict(found) if isinstance(found, dict) else {}
    return {key: value for key, value in kept.items() if isinstance(value, kinds.get(key, object))}


def _cell(found: dict[str, Any]) -> dict[str, Any]:
    kind = found.get("cell_type")
    kinds = {"tags": list, "jupyter": dict, "collapsed": bool, "name": str, "format": str}
    made: dict[str, Any] = {
        "cell_type": kind if kind in _CELLS else "markdown",
        "id": str(found.get("id") or ""),
        "metadata": _metadata(found.get("metadata"), kinds),
        "source": _text(found.get("source")),
    }
    made["metadata"]["tags"] = sorted({str(tag).strip() for tag in made["metadata"].get("tags", [])})
    if kind == "heading":
        level = found.get("level")
        made["source"] = (
            f"{'#' * (level if isinstance(level, int) and 0 < level < 7 else 1)} {made['source']}"
        )
    if kind == "code":
        made["execution_count"] = None
        outputs = found.get("outputs")
        made["outputs"] = [
            one for output in (outputs if isinstance(outputs, list) else []) for one in _output(output)
        ]
    elif isinstance(found.get("attachments"), dict):
        pictures = found["attachments"].items()
        made["attachments"] = {str(name): _data(data) for name, data in pictures if isinstance(data, dict)}
    return made


def _output(found: Any) -> list[dict[str, Any]]:
    kind = found.get("output_type") if isinstance(found, dict) else None
    if kind == "stream":
        return [
            {
                "output_type": kind,
                "name": str(found.get("name") or "stdout"),
                "text": _text(found.get("text")),
            }
        ]
    if kind == "error":
        words = {key: str(found.get(key) or "") for key in ("ename", "evalue")}
        return [{"output_type": kind, **words, "traceback": []}]
    if not isinstance(found, dict):
        return []
    if not isinstance(found.get("data"), dict):  # a kind that nobody knows: the page says that it was there
        return (
            [{"output_type": "display_data", "data": {_KIND.format(kind=kind): _LOST}, "metadata": {}}]
            if kind
            else []
        )
    metadata = _metadata(found.get("metadata"), {})
    return [{"output_type": "display_data", "data": _data(found["data"]), "metadata": metadata}]


def _data(found: dict[str, Any]) -> dict[str, Any]:
    kept = {str(kind): value for kind, value in found.items() if value is not None}
    if not kept and found:
        kept = {str(kind): _LOST for kind in found if not str(kind).startswith("text/")}
    return {kind: value if kind.endswith("json") else _text(value) for kind, value in kept.items()}


def _text(found: Any) -> str:
    return "".join(map(str, found)) if isinstance(found, list) else str(found or "")
