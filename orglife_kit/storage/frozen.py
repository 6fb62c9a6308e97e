"""What a round freezes when it opens, as canonical JSON and back."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from enum import StrEnum

from orglife_kit.rules.ballots.round import Round, RoundKind, RoundState, Subject
from orglife_kit.rules.plan.grades import Grade, GradeSet
from orglife_kit.rules.plan.members import Roster
from orglife_kit.rules.plan.settings import Settings

_OF_OTHER_STAGES = {"talk_notes", "finding_hints", "findings_on_slip", "disposition_steps"}


def freeze(
    roster: Roster,
    subjects: tuple[Subject, ...],
    grade_set: GradeSet,
    settings: Settings,
    cap_base: int,
    cap_limit: int,
) -> str:
    """Return the frozen roster with flags, subjects, grade set, settings and cap."""
    frozen = {
        "roster": [
            {"number": member.number, "name": member.name, "flags": sorted(member.flags)}
            for member in roster.members
        ],
        "subjects": [[subject.number, subject.label] for subject in subjects],
        "grade_set": asdict(grade_set),
        "settings": {name: value for name, value in asdict(settings).items() if name not in _OF_OTHER_STAGES},
        "cap": {"base": cap_base, "limit": cap_limit},
    }
    return json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def thaw(number: int, kind: RoundKind, attempt: int, state: RoundState, frozen: str) -> Round:
    """Return the round that was frozen."""
    kept = json.loads(frozen)
    grades = kept["grade_set"]
    return Round(
        number=number,
        kind=kind,
        attempt=attempt,
        state=state,
        subjects=tuple(Subject(number, label) for number, label in kept["subjects"]),
        grade_set=GradeSet(
            tuple(Grade(**grade) for grade in grades["grades"]),
            grades["capped"],
            grades["prints_abstention"],
        ),
        settings=_settings(kept["settings"]),
        cap_base=kept["cap"]["base"],
        cap_limit=kept["cap"]["limit"],
    )


def _settings(kept: dict[str, object]) -> Settings:
    values: dict[str, object] = {}
    for setting in fields(Settings):
        if setting.name not in kept:
            continue
        value = kept[setting.name]
        if isinstance(setting.default, StrEnum):
            value = type(setting.default)(str(value))
        values[setting.name] = tuple(value) if isinstance(value, list) else value
    return Settings(**values)  # type: ignore[arg-type]  # each value was written from this same field
