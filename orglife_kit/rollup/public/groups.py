"""How outcomes, ages and ethnicities are put together where they are too few: by fixed steps, the finest that fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orglife_kit.rollup.expressions import AGE_BANDS, NOT_STATED, OLDEST, UNDECIDED

Groups = dict[str, tuple[str, ...]]

LOWER, UNGRADED_ALL, REST = "LOWER", "UNGRADED_ALL", "REST"
MAJORITY, MINORITIES = "汉族", "MINORITIES"
_LOWER = ("BASICALLY_QUALIFIED", "UNQUALIFIED")
_NONE = ("UNGRADED", "NOT_TAKEN_PART", UNDECIDED)
_BANDS = (*(band for _, band in AGE_BANDS), OLDEST)

OUTCOME_STEPS: tuple[Groups, ...] = (
    {name: (name,) for name in ("EXCELLENT", "QUALIFIED", *_LOWER, *_NONE)},
    {"EXCELLENT": ("EXCELLENT",), "QUALIFIED": ("QUALIFIED",), LOWER: _LOWER, UNGRADED_ALL: _NONE},
    {"EXCELLENT": ("EXCELLENT",), "QUALIFIED": ("QUALIFIED",), REST: (*_LOWER, *_NONE)},
    {"EXCELLENT": ("EXCELLENT",), REST: ("QUALIFIED", *_LOWER, *_NONE)},
)


def steps_of(dimension: str, values: Sequence[str]) -> tuple[Groups, ...]:
    """Return how the values of a dimension may be put together, the finest first."""
    found = [value for value in values if value != NOT_STATED]
    unstated: Groups = {NOT_STATED: (NOT_STATED,)} if NOT_STATED in values else {}
    finest = {value: (value,) for value in found} | unstated
    if dimension == "ethnicity":
        others = tuple(value for value in found if value != MAJORITY)
        return finest, {MAJORITY: (MAJORITY,), MINORITIES: others} | unstated
    if dimension == "age":
        four = {"UP_TO_35": _BANDS[:2], "36_TO_45": _BANDS[2:4], "46_TO_60": _BANDS[4:7], OLDEST: (OLDEST,)}
        two = {"UP_TO_45": _BANDS[:4], "FROM_46": _BANDS[4:]}
        return {band: (band,) for band in _BANDS} | unstated, four | unstated, two | unstated
    return (finest,)


def grouped(numbers: Mapping[str, int], groups: Groups) -> dict[str, int]:
    """Return the numbers of the groups."""
    return {name: sum(numbers.get(value, 0) for value in values) for name, values in groups.items()}
