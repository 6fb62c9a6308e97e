"""A notebook that is saved keeps nothing of what our forms showed, however its cells are written."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from IPython.core.formatters import DisplayFormatter

from orglife_kit.lab import drop_form_contents
from orglife_kit.views import forms
from orglife_kit.views.forms.grid import BallotGrid
from tests.meeting.building import make_meeting, open_members_round

STATE = "application/vnd.jupyter.widget-state+json"


def output_of(shown: object) -> dict[str, Any]:
    """Return the output of a cell that ends in ``shown``, as the kernel sends it."""
    data, metadata = DisplayFormatter().format(shown)
    return {"output_type": "execute_result", "execution_count": 1, "data": data, "metadata": metadata}


def notebook(source: object, *outputs: dict[str, Any], state: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return what the server is about to save."""
    cell = {"cell_type": "code", "source": source, "outputs": list(outputs), "metadata": {}}
    widgets = {"widgets": {STATE: {"state": state or {}, "version_major": 2, "version_minor": 0}}}
    return {"type": "notebook", "content": {"cells": [cell], "metadata": widgets}}


SOURCES = [
    "from orglife_kit.views import forms\nforms.start(meeting)",
    ["from orglife_kit.views import forms\n", "forms.start(meeting)"],
    ["import importlib; f = importlib.import_module('orglife' + '_kit.views.forms')\n", "f.start(m)"],
    "form",
]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("shown", ["form", "grid"])
def test_what_a_form_showed_is_not_saved(tmp_path: Path, source: object, shown: str) -> None:
    """Known by the mark of its output, whatever the cell's source says and however it is kept."""
    meeting = make_meeting(tmp_path, 4)
    open_members_round(meeting)
    made = forms.ballots(meeting) if shown == "form" else BallotGrid(meeting)
    model = notebook(source, output_of(made), state={"1": {"state": {"value": "孙一"}}})
    drop_form_contents(model)
    assert "widgets" not in model["content"]["metadata"]
    assert model["content"]["cells"][0]["outputs"] == []


@pytest.mark.parametrize(
    "ours",
    [{"_dom_classes": ["orglife-form"]}, {"_anywidget_id": "orglife_kit.views.forms.base.pulse.Pulse"}],
)
def test_our_models_are_known_by_themselves(ours: dict[str, Any]) -> None:
    """Also where the output is gone or was made by an earlier version."""
    model = notebook("form", state={"1": {"state": ours}, "2": {"state": {"value": "孙一"}}})
    drop_form_contents(model)
    assert "widgets" not in model["content"]["metadata"]


def test_a_notebook_of_others_is_left_as_it_is() -> None:
    """Even where a word of ours stands in it."""
    import ipywidgets

    model = notebook(
        "# not orglife_kit", output_of(ipywidgets.IntSlider()), state={"1": {"state": {"value": 3}}}
    )
    before = copy.deepcopy(model)
    drop_form_contents(model)
    assert model == before


@pytest.mark.parametrize(
    "model", [{}, {"type": "notebook"}, {"type": "notebook", "content": {"cells": [None]}}]
)
def test_nothing_stops_the_saving(model: dict[str, Any]) -> None:
    """Whatever comes."""
    drop_form_contents(model)
