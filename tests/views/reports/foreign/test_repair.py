"""Notebooks that other programs wrote carelessly: whatever nbformat can read becomes a page."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import nbformat
import pytest

from orglife_kit.views.reports.exporters import OrglifeHTMLExporter

NOTEBOOK: dict[str, Any] = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {"kernelspec": {"name": "p", "display_name": "P"}, "language_info": {"name": "python"}},
    "cells": [
        {
            "cell_type": "markdown",
            "id": "a",
            "metadata": {"tags": []},
            "source": "末尾一段",
            "attachments": {"a.png": {"image/png": "aGk="}},
        },
        {
            "cell_type": "code",
            "id": "b",
            "metadata": {"jupyter": {}},
            "execution_count": 1,
            "source": "1",
            "outputs": [
                {"output_type": "display_data", "data": {"image/png": "aGk="}, "metadata": {"image/png": {}}},
                {"output_type": "stream", "name": "stdout", "text": "x"},
                {"output_type": "error", "ename": "a", "evalue": "b", "traceback": ["x"]},
            ],
        },
    ],
}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield where something stands in a notebook."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield (*path, key)
        yield from places(item, (*path, key))


@pytest.mark.filterwarnings("ignore")  # nbformat warns of what the test puts in
@pytest.mark.parametrize("wrong", [None, 5, "x", [], {}, [None], True], ids=repr)
def test_a_wrong_value_anywhere_stops_nothing(wrong: Any) -> None:
    """Each place in turn holds a value of the wrong kind."""
    pages = 0
    for path in places(NOTEBOOK):
        broken = copy.deepcopy(NOTEBOOK)
        holder: Any = broken
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = wrong
        try:
            notebook = nbformat.reads(json.dumps(broken), as_version=4)
        except Exception:  # what nbformat itself refuses is no notebook
            continue
        page, _ = OrglifeHTMLExporter().from_notebook_node(notebook)
        pages += "</html>" in page
    assert pages > 15


@pytest.mark.filterwarnings("ignore")
def test_an_output_of_an_unknown_kind_is_a_sentence() -> None:
    """Nothing vanishes because a program gave it a name of its own."""
    broken = copy.deepcopy(NOTEBOOK)
    broken["cells"][1]["outputs"] = [
        {"output_type": "hologram"},
        {"output_type": "display_data", "data": {"a/b": None}},
    ]
    page, _ = OrglifeHTMLExporter().from_notebook_node(nbformat.from_dict(broken))
    assert page.count("未显示") == 2
