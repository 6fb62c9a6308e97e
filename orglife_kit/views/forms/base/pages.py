"""The pages of the kit: which notebook each one is, and what it is called."""

from __future__ import annotations

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
}
