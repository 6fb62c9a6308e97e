"""The fields of the plan's form: which key of plan.toml each one writes, and how it is entered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from typing import Any

import ipywidgets

from orglife_kit.i18n import say, term
from orglife_kit.locale import mark
from orglife_kit.rules.plan.grades import COMMITTEE_GRADE_SET, Grade
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.plan.plan import Plan
from orglife_kit.rules.plan.settings import (
    CapBase,
    Comparison,
    ManyExcellent,
    OtherBallots,
    OverCap,
    Overvote,
    OwnLine,
    PercentageOf,
    Quorum,
)
from orglife_kit.views.widgets.house import day_of, text_field

_LABELS = {"description_width": "15em"}
_ROWS = {"lines": 4, "labels": 4, "paragraph": 5, "paragraphs": 5}
_HINTS = {
    "labels": mark("plan", "best first, one a line"),
    "lines": mark("plan", "one a line"),
    "paragraphs": mark("plan", "one paragraph a line"),
}
_CHOICE = ipywidgets.Layout(width="30em")


@dataclass(frozen=True)
class PlanField:
    """One field: the dotted key in plan.toml, its label, how it is entered, where the plan holds its value."""

    key: str
    words: str
    kind: str = "text"
    choices: type[StrEnum] | None = None
    held: str = ""

    def widget(self) -> Any:
        """Return an empty field; what is chosen or ticked is handed over at once, a text when it is left."""
        label = say("plan", self.words)
        if self.kind == "date":
            return ipywidgets.DatePicker(description=label, style=_LABELS)
        if self.kind == "truth":
            return ipywidgets.Checkbox(description=label, indent=False)
        if self.choices is not None:
            options = [(term(one.value), one.value) for one in self.choices]
            if self.key == "plan.deciding_organ":
                options.insert(0, (say("plan", "as the rules say"), ""))
            return ipywidgets.Dropdown(description=label, options=options, style=_LABELS, layout=_CHOICE)
        hint = say("plan", _HINTS[self.kind]) if self.kind in _HINTS else ""
        field = text_field(label, "", rows=_ROWS.get(self.kind, 0), placeholder=hint)
        if self.kind in ("whole", "share"):
            field.layout = _CHOICE
        field.style = _LABELS
        return field

    def shown(self, plan: Plan) -> Any:
        """Return what the field shows of ``plan``."""
        value = reduce(getattr, (self.held or self.key.removeprefix("plan.")).split("."), plan)
        return _SHOWN.get(self.kind, lambda known: known)(value)

    def entered(self, value: Any) -> object:
        """Return what plan.toml is given for what stands in the field."""
        return _ENTERED.get(self.kind, lambda known: known)(value)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _whole(text: str) -> object:
    text = text.strip()
    return int(text) if text.isdecimal() else text


def _labels(grades: tuple[Grade, ...]) -> str:
    return "\n".join(grade.label for grade in grades)


def _grades(text: str) -> list[dict[str, str]]:
    known = {grade.label: grade.code for grade in COMMITTEE_GRADE_SET.grades}
    return [
        {"code": known.get(label, f"GRADE_{place}"), "label": label}
        for place, label in enumerate(_lines(text), start=1)
    ]


_SHOWN: dict[str, Callable[[Any], Any]] = {
    "choice": lambda value: str(value or ""),
    "date": day_of,
    "labels": _labels,
    "lines": "\n".join,
    "paragraphs": "\n".join,
    "whole": str,
    "share": lambda value: "/".join(map(str, value)),
}
_ENTERED: dict[str, Callable[[Any], object]] = {
    "text": str.strip,
    "share": str.strip,
    "date": lambda value: value or "",
    "labels": _grades,
    "lines": _lines,
    "paragraphs": _lines,
    "whole": _whole,
}

PAGES: tuple[tuple[str, tuple[PlanField, ...]], ...] = (
    (
        mark("plan", "Meeting"),
        (
            PlanField("plan.title", mark("plan", "Title")),
            PlanField("plan.year", mark("plan", "Year"), "whole"),
            PlanField("plan.branch", mark("plan", "Branch")),
            PlanField("plan.superior", mark("plan", "Supervisor")),
            PlanField("plan.committee_name", mark("plan", "The line on the ballot of the committee")),
            PlanField("plan.deciding_organ", mark("plan", "Deciding organ"), "choice", DecidingOrgan),
            PlanField("meeting.date", mark("plan", "Date of the meeting"), "date"),
            PlanField("meeting.place", mark("plan", "Place")),
            PlanField("meeting.host", mark("plan", "Host")),
            PlanField("meeting.recorder", mark("plan", "Recorder")),
            PlanField("meeting.participants", mark("plan", "Participants")),
            PlanField("meeting.guide", mark("plan", "Guided by (of the supervisor)")),
            PlanField("meeting.supervising_group", mark("plan", "Supervising group")),
        ),
    ),
    (
        mark("plan", "Theme"),
        (
            PlanField("theme.topic", mark("plan", "Theme")),
            PlanField("theme.requirement", mark("plan", "Requirement")),
            PlanField("theme.four_studies", mark("plan", "The four 以学"), "lines"),
            PlanField("theme.problem_areas", mark("plan", "Problem areas"), "lines"),
            PlanField("theme.goals", mark("plan", "Goals"), "lines"),
            PlanField("plan.documents", mark("plan", "Documents it rests on"), "lines"),
        ),
    ),
    (
        mark("plan", "Preparation"),
        (
            PlanField("preparation.study_date", mark("plan", "Study session"), "date"),
            PlanField("preparation.reading", mark("plan", "Reading list"), "lines"),
            PlanField(
                "preparation.talks_first",
                mark("plan", "Talks, from"),
                "date",
                held="preparation.talks.first",
            ),
            PlanField(
                "preparation.talks_last", mark("plan", "Talks, until"), "date", held="preparation.talks.last"
            ),
            PlanField(
                "preparation.findings_first",
                mark("plan", "Findings, from"),
                "date",
                held="preparation.findings.first",
            ),
            PlanField(
                "preparation.findings_last",
                mark("plan", "Findings, until"),
                "date",
                held="preparation.findings.last",
            ),
            PlanField("preparation.committee_aspects", mark("plan", "Aspects of the committee"), "lines"),
            PlanField("preparation.member_aspects", mark("plan", "Aspects of the members"), "lines"),
        ),
    ),
    (
        mark("plan", "Open rules"),
        (
            PlanField("settings.cap_base", mark("plan", "Base of the excellent cap"), "choice", CapBase),
            PlanField("settings.cap_share", mark("plan", "Share of excellent, at most"), "share"),
            PlanField("settings.over_cap", mark("plan", "Going over the cap"), "choice", OverCap),
            PlanField(
                "settings.many_excellent",
                mark("plan", "A ballot with too many excellent"),
                "choice",
                ManyExcellent,
            ),
            PlanField("settings.overvote", mark("plan", "Two marks on one line"), "choice", Overvote),
            PlanField("settings.quorum", mark("plan", "Who must be present for a rating"), "choice", Quorum),
            PlanField("settings.quorum_comparison", mark("plan", "Exactly as many"), "choice", Comparison),
            PlanField("settings.own_line", mark("plan", "One's own line on the ballot"), "choice", OwnLine),
            PlanField(
                "settings.absent_ballots", mark("plan", "Ballots of absent members"), "choice", OtherBallots
            ),
            PlanField(
                "settings.public_ballots",
                mark("plan", "Ballots of public representatives"),
                "choice",
                OtherBallots,
            ),
            PlanField(
                "settings.public_representatives", mark("plan", "Number of public representatives"), "whole"
            ),
            PlanField(
                "grades.committee.grades",
                mark("plan", "Grades of the committee's round"),
                "labels",
                held="committee_grade_set.grades",
            ),
            PlanField(
                "grades.members.prints_abstention",
                mark("plan", "The members' ballot prints a column for abstention"),
                "truth",
                held="members_grade_set.prints_abstention",
            ),
            PlanField(
                "grades.committee.prints_abstention",
                mark("plan", "The committee's ballot prints a column for abstention"),
                "truth",
                held="committee_grade_set.prints_abstention",
            ),
            PlanField("settings.percentage_of", mark("plan", "A percentage is of"), "choice", PercentageOf),
            PlanField(
                "settings.smallest_group", mark("plan", "Smallest group whose numbers are shown"), "whole"
            ),
            PlanField("settings.must_talk", mark("plan", "Must-talk list"), "lines"),
            PlanField("settings.talk_notes", mark("plan", "What was said in talks is kept"), "truth"),
            PlanField("settings.finding_hints", mark("plan", "Hints while findings are written"), "truth"),
            PlanField("settings.disposition_steps", mark("plan", "Steps of a disposition"), "lines"),
            PlanField("settings.keeping_years", mark("plan", "Years that records are kept"), "whole"),
            PlanField(
                "settings.distribution_to_branch",
                mark("plan", "The branch is told the distribution"),
                "truth",
            ),
            PlanField("settings.counts_to_supervisor", mark("plan", "Counts per member go up"), "truth"),
            PlanField(
                "settings.committee_findings_to_public",
                mark("plan", "Committee findings are published"),
                "truth",
            ),
        ),
    ),
    (
        mark("plan", "Text of the plan"),
        (
            PlanField("plan.introduction", mark("plan", "Introduction"), "paragraph"),
            PlanField("theme.text", mark("plan", "On the theme"), "paragraph"),
            PlanField("preparation.study_text", mark("plan", "On the study session"), "paragraph"),
            PlanField("preparation.talks_text", mark("plan", "On the talks"), "paragraph"),
            PlanField("preparation.findings_text", mark("plan", "On the findings"), "paragraph"),
            PlanField("meeting.text", mark("plan", "On the meeting"), "paragraphs"),
            PlanField("plan.rectification", mark("plan", "On rectification"), "paragraph"),
            PlanField("plan.leadership", mark("plan", "On guidance"), "paragraph"),
        ),
    ),
)
