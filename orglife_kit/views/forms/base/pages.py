"""The pages of the kit: which notebook each one is, and what it is called."""

from __future__ import annotations

from orglife_kit.i18n import say
from orglife_kit.locale import mark

PAGES = {
    "0_start": mark("forms", "Start"),
    "1_plan": mark("forms", "Plan and roster"),
    "2_preparation": mark("forms", "Preparation"),
    "3_reviews": mark("forms", "Reviews"),
    "4_ballots": mark("forms", "Meeting day"),
    "5_assessment": mark("forms", "Assessment"),
    "6_rectification": mark("forms", "Rectification"),
    "7_publication": mark("forms", "Publication"),
    "8_analysis": mark("forms", "Analysis"),
}
_FOR_THE_ROOM = {"4_projector": mark("forms", "Projector")}  # no way leads there from the heads of the others
_FOR_THE_SUPERVISOR = {"9_rollup": mark("forms", "Bundles and roll-up")}
NAMES = PAGES | _FOR_THE_ROOM | _FOR_THE_SUPERVISOR


def page_name(notebook: str) -> str:
    """Return what people call the page of a notebook."""
    return say("forms", NAMES[notebook])
