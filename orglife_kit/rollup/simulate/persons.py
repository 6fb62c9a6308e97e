"""The members of a branch that does not exist; every name is made up."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from random import Random

from orglife_kit.bundle.cells import Value
from orglife_kit.frozen import dataclass
from orglife_kit.rollup.simulate import figures
from orglife_kit.rollup.simulate.odd import Odd

_AGES, _WEIGHTS = tuple(figures.AGES), tuple(figures.AGES.values())


@dataclass(frozen=True)
class Person:
    """One member: name, whether full, and the facts in the order of the roster's columns."""

    name: str
    is_full: bool
    facts: tuple[Value, ...]


def persons(random: Random, size: int, case: Odd | None, year: int) -> Sequence[Person]:
    """Return the members in roster order; the first is the secretary, and full."""
    names = _names(random, size, case)
    bands = random.choices(_AGES, _WEIGHTS, k=size)
    return [_person(random, place, name, bands[place], year) for place, name in enumerate(names)]


def _names(random: Random, size: int, case: Odd | None) -> list[str]:
    names = [
        random.choice(figures.FAMILY_NAMES)
        + "".join(random.choices(figures.GIVEN_NAMES, k=random.choice((1, 2, 2))))
        for _ in range(size)
    ]
    if case is Odd.RARE_NAMES:
        names[: len(figures.RARE_NAMES)] = figures.RARE_NAMES[:size]
    elif case is Odd.SAME_NAMES:
        names[:2] = ["王伟", "王伟"]
    elif case is Odd.FORMULA:
        names[0] = "=王伟"
    return names


def _person(random: Random, place: int, name: str, band: tuple[int, int], year: int) -> Person:
    is_full = place == 0 or random.random() >= figures.PROBATIONARY
    born = year - random.randint(*band)
    birth = datetime.date(born, random.randint(1, 12), random.randint(1, 28))
    joined = year if not is_full else min(year - 1, born + random.randint(19, 40))
    facts: tuple[Value, ...] = (
        "女" if random.random() < figures.WOMEN else "男",
        random.choice(figures.ETHNICITIES) if random.random() < figures.MINORITIES else "汉族",
        birth.isoformat() if place % 3 else f"{birth:%Y-%m}",  # offices keep both
        f"{joined}-07-01",
        f"第{'一二三'[place % 3]}党小组",
        "党支部书记" if place == 0 else "",
    )
    return Person(name, is_full, facts)
