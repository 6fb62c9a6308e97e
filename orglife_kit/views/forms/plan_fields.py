"""The fields of the plan's form: which key of plan.toml each one writes, and how it is entered."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import reduce
from typing import Any

from orglife_kit.frozen import dataclass
from orglife_kit.i18n import term, words_of
from orglife_kit.locale import mark
from orglife_kit.locale.plan_words import PLAN_WORDS
from orglife_kit.rules.plan.grades import Grade, relabelled
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.plan.plan import Plan, is_to_fill_in
from orglife_kit.rules.plan.settings import (
    CapBase,
    Comparison,
    ManyExcellent,
    OtherBallots,
    OverCap,
    Overvote,
    OwnLine,
    PercentageOf,
    PublicRounds,
    Quorum,
)
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.written import lines_in, share_in, whole_in
from orglife_kit.views.forms.base import Field, Form

_ = words_of("plan")

_ROWS = {"lines": 4, "labels": 5, "paragraph": 5, "paragraphs": 5}
_HINTS = {
    "labels": mark("plan", "best first, one a line"),
    "lines": mark("plan", "one a line"),
    "paragraphs": mark("plan", "one paragraph a line"),
}


@dataclass(frozen=True)
class PlanField:
    """One field: the dotted key in plan.toml, how it is entered, where the plan holds its value."""

    key: str
    kind: str = "text"
    choices: type[StrEnum] | None = None
    held: str = ""

    @property
    def words(self) -> str:
        """Its label, for the catalogue."""
        return PLAN_WORDS[self.key]

    def made(
        self, form: Form, keep: Callable[[Any], None], lacks: Callable[[MeetingRecord], str] | None = None
    ) -> Field:
        """Return the field of ``form``; what is chosen or ticked is handed over at once, a text when it is left."""
        label = _(self.words)
        acts: dict[str, Any] = {
            "shows": lambda record: self.shown(record.plan),
            "keep": keep,
            "waits": True,  # two settings may need each other
            "lacks": lacks,
        }
        if self.kind == "date":
            return form.day_field(label, **acts)
        if self.kind == "truth":
            return form.tick_field(label, **acts)
        if self.choices is not None:
            options = [(term(choice.value), choice.value) for choice in self.choices]
            if self.key == "plan.deciding_organ":
                options.insert(0, (_("as the rules say"), ""))
            return form.choice_field(label, options, looks="", **acts)
        hint = _(_HINTS[self.kind]) if self.kind in _HINTS else ""
        looks = "short" if self.kind in ("whole", "share") else ""
        return form.text_field(label, rows=_ROWS.get(self.kind, 0), hint=hint, looks=looks, **acts)

    def shown(self, plan: Plan) -> Any:
        """Return what the field shows of ``plan``."""
        value = reduce(getattr, (self.held or self.key.removeprefix("plan.")).split("."), plan)
        if isinstance(value, str) and is_to_fill_in(value):
            return ""
        return _SHOWN.get(self.kind, lambda held: held)(value)

    def entered(self, value: Any, plan: Plan) -> object:
        """Return what plan.toml is given for what stands in the field; grades of ``plan`` keep their codes."""
        if self.kind == "labels":
            held: Any = reduce(getattr, self.held.split("."), plan)
            made = relabelled(lines_in(value), held)
            return [{"code": grade.code, "label": grade.label} for grade in made]
        return _ENTERED.get(self.kind, lambda entered: entered)(value)


def _whole(text: str) -> object:
    number = whole_in(text)
    return text.strip() if number is None else number


def _share(text: str) -> str:
    share = share_in(text)
    return text.strip() if share is None else "/".join(map(str, share))


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _labels(grades: tuple[Grade, ...]) -> str:
    return "\n".join(grade.label for grade in grades)


_SHOWN: dict[str, Callable[[Any], Any]] = {
    "choice": lambda value: str(value or ""),
    "labels": _labels,
    "lines": "\n".join,
    "paragraphs": "\n".join,
    "whole": str,
    "share": lambda value: "/".join(map(str, value)),
}
_ENTERED: dict[str, Callable[[Any], object]] = {
    "text": str.strip,
    "share": _share,
    "date": lambda value: value or "",
    "lines": lines_in,
    "paragraphs": _paragraphs,
    "whole": _whole,
}

PAGES: tuple[tuple[str, tuple[PlanField, ...]], ...] = (
    (
        mark("plan", "Meeting"),
        (
            PlanField("plan.title"),
            PlanField("plan.year", "whole"),
            PlanField("plan.branch"),
            PlanField("plan.superior"),
            PlanField("plan.accounts_to"),
            PlanField("plan.committee_name"),
            PlanField("plan.deciding_organ", "choice", DecidingOrgan),
            PlanField("meeting.date", "date"),
            PlanField("meeting.time"),
            PlanField("meeting.place"),
            PlanField("meeting.host"),
            PlanField("meeting.recorder"),
            PlanField("meeting.participants"),
            PlanField("meeting.guide"),
            PlanField("meeting.supervising_group"),
        ),
    ),
    (
        mark("plan", "Theme"),
        (
            PlanField("theme.topic"),
            PlanField("theme.education"),
            PlanField("theme.requirement"),
            PlanField("theme.four_studies", "lines"),
            PlanField("theme.problem_areas", "lines"),
            PlanField("theme.goals", "lines"),
            PlanField("plan.documents", "lines"),
        ),
    ),
    (
        mark("plan", "Preparation"),
        (
            PlanField("preparation.study_date", "date"),
            PlanField("preparation.reading", "lines"),
            PlanField("preparation.talks_first", "date", held="preparation.talks.first"),
            PlanField("preparation.talks_last", "date", held="preparation.talks.last"),
            PlanField("preparation.findings_first", "date", held="preparation.findings.first"),
            PlanField("preparation.findings_last", "date", held="preparation.findings.last"),
            PlanField("preparation.committee_aspects", "lines"),
            PlanField("preparation.member_aspects", "lines"),
        ),
    ),
    (
        mark("plan", "Open rules"),
        (
            PlanField("settings.cap_base", "choice", CapBase),
            PlanField("settings.cap_share", "share"),
            PlanField("settings.over_cap", "choice", OverCap),
            PlanField("settings.many_excellent", "choice", ManyExcellent),
            PlanField("settings.overvote", "choice", Overvote),
            PlanField("settings.quorum", "choice", Quorum),
            PlanField("settings.quorum_comparison", "choice", Comparison),
            PlanField("settings.own_line", "choice", OwnLine),
            PlanField("settings.absent_ballots", "choice", OtherBallots),
            PlanField("settings.public_ballots", "choice", OtherBallots),
            PlanField("settings.public_representatives", "whole"),
            PlanField("settings.public_rounds", "choice", PublicRounds),
            PlanField("grades.committee.grades", "labels", held="committee_grade_set.grades"),
            PlanField(
                "grades.members.prints_abstention", "truth", held="members_grade_set.prints_abstention"
            ),
            PlanField(
                "grades.committee.prints_abstention", "truth", held="committee_grade_set.prints_abstention"
            ),
            PlanField("settings.percentage_of", "choice", PercentageOf),
            PlanField("settings.smallest_group", "whole"),
            PlanField("settings.talk_notes", "truth"),
            PlanField("settings.finding_hints", "truth"),
            PlanField("settings.findings_on_slip", "truth"),
            PlanField("settings.disposition_steps", "lines"),
            PlanField("settings.keeping_years", "whole"),
            PlanField("settings.distribution_to_branch", "truth"),
            PlanField("settings.counts_to_supervisor", "truth"),
            PlanField("settings.member_facts_to_supervisor", "truth"),
            PlanField("settings.committee_findings_to_public", "truth"),
        ),
    ),
    (
        mark("plan", "Text of the plan"),
        (
            PlanField("plan.introduction", "paragraph"),
            PlanField("theme.text", "paragraph"),
            PlanField("preparation.study_text", "paragraph"),
            PlanField("preparation.talks_text", "paragraph"),
            PlanField("preparation.findings_text", "paragraph"),
            PlanField("meeting.text", "paragraphs"),
            PlanField("plan.rectification", "paragraph"),
            PlanField("plan.leadership", "paragraph"),
        ),
    ),
)

MEETING = PAGES[0][1]
OPEN_RULES = next(fields for _, fields in PAGES if any(field.key == "settings.cap_base" for field in fields))
