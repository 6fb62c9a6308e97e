"""What a person sees who types ``meeting.`` and presses Tab."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

import orglife_kit
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting import meeting as meeting_module
from tests.meeting.building import make_meeting

STAGES = ("plan", "preparation", "reviews", "ballots", "assessment", "rectification", "publication")


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a small meeting."""
    return make_meeting(tmp_path)


def public(thing: object) -> list[str]:
    """Return the names that Tab shows."""
    return [name for name in dir(thing) if not name.startswith("_")]


def test_tab_shows_the_stages_of_the_year(meeting: Meeting) -> None:
    """About twenty names, the seven stage words among them."""
    names = public(meeting)
    assert set(STAGES) <= set(names)
    assert len(names) <= 22


def test_no_class_of_acts_inherits_from_another(meeting: Meeting) -> None:
    """A stage object is a class of its own; what it may touch stands in its own lines."""
    for word in STAGES:
        stage = type(getattr(meeting, word))
        assert stage.__bases__ == (object,)
        assert stage.MAY_WRITE
    assert Meeting.__bases__ == (object,)


def test_a_stage_writes_its_own_tables_only(meeting: Meeting) -> None:
    """A write to a table that a stage does not declare is a mistake in the code, told at once."""
    from orglife_kit.storage.tables.reviews import PEER_REVIEWS

    with pytest.raises(RuntimeError, match="does not write"):
        meeting._work.write(lambda change: change.remove(PEER_REVIEWS, number=1), meeting.plan.MAY_WRITE)


def test_every_public_act_and_table_says_what_it_gives(meeting: Meeting) -> None:
    """One sentence at least, for each name that Tab shows below a stage."""
    for word in (*STAGES, "tables"):
        for name in public(getattr(meeting, word)):
            if name.isupper():
                continue
            assert inspect.getdoc(getattr(getattr(meeting, word), name)), f"{word}.{name}"


def test_importing_a_stage_imports_no_other() -> None:
    """The stage objects know each other's records, never each other's insides."""
    package = Path(meeting_module.__file__).parent
    acts = {"plan", "preparation", "reviews", "ballots", "assessment", "rectification", "publication"}
    for module in pkgutil.walk_packages([str(package)], "orglife_kit.meeting."):
        parts = module.name.split(".")
        if len(parts) < 3 or parts[2] not in acts:
            continue
        source = inspect.getsource(importlib.import_module(module.name))
        for other in acts - {parts[2]}:
            assert f"orglife_kit.meeting.{other}" not in source, f"{module.name} imports {other}"


def test_the_package_shows_a_handful_of_names() -> None:
    """``from orglife_kit import`` and Tab."""
    assert public(orglife_kit) == sorted(orglife_kit.__all__)
    assert open_meeting is orglife_kit.open_meeting
