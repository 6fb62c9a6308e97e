"""The name that people read for each notebook, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

PAGES = {
    "0_start": mark("pages", "Start page"),
    "1_plan": mark("pages", "Plan and roster"),
    "2_preparation": mark("pages", "Preparation"),
    "3_reviews": mark("pages", "Reviews"),
    "4_ballots": mark("pages", "Day of the meeting"),
    "4_projector": mark("pages", "Projector"),
    "5_assessment": mark("pages", "Assessment"),
    "6_rectification": mark("pages", "Rectification"),
    "7_publication": mark("pages", "Publication"),
}
