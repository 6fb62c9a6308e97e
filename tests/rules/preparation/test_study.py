"""Who missed a session of study and has not made up for it (C2)."""

from __future__ import annotations

import datetime

from orglife_kit.rules.preparation.study import Absence, Study, not_made_up
from tests.rules.building import roster_of


def test_who_has_not_made_up_stands_in_roster_order() -> None:
    """Once for each member, however many sessions he missed; who made up for one still lacks the other."""
    first, second = datetime.date(2024, 1, 15), datetime.date(2024, 1, 16)
    studies = (
        Study(1, first, absences=(Absence(3, "值班", second), Absence(8))),
        Study(2, second, absences=(Absence(8), Absence(3), Absence(5, made_up=second))),
    )
    assert not_made_up(studies, roster_of((8, 5, 3, 1))) == (8, 3)
    assert not_made_up((), roster_of(3)) == ()


def test_everybody_attended_but_the_absent() -> None:
    """Also one of whom nothing is known."""
    study = Study(1, datetime.date(2024, 1, 15), absences=(Absence(3),))
    assert [study.attended(number) for number in (1, 3)] == [True, False]
