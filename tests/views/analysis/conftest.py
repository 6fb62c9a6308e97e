"""The sample's year beside the year before, for the tests of the analysis."""

from __future__ import annotations

import datetime
import shutil

import pytest

from orglife_kit import analysis, open_meeting
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.sample import make_demo
from orglife_kit.views.analysis import paper
from orglife_kit.views.analysis.panel import Panel
from orglife_kit.views.analysis.year import Year

TODAY = datetime.date(2024, 6, 1)
PICTURES = [name for names in paper.SECTIONS for name in names]


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """Return the sample's year beside the year before, which its plan names."""
    folder = tmp_path_factory.mktemp("years")
    made = make_demo(folder / "2023")
    made.close()
    shutil.copytree(folder / "2023", folder / "2022")
    before = open_meeting(folder / "2022")
    before.plan.change({"plan.year": 2022})
    before.close()
    now = open_meeting(folder / "2023")
    now.plan.change({"plan.previous": "2022"})
    return now


@pytest.fixture(scope="module")
def year(meeting: Meeting) -> Year:
    """Return the year as the deciding organ sees it."""
    return analysis.open_year(meeting, "ORGAN", today=TODAY)


def panel(year: Year, name: str) -> Panel:
    """Return one picture by its name."""
    made = getattr(analysis, name)(year)
    assert isinstance(made, Panel)
    return made
