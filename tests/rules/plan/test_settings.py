"""What the rules leave open has the defaults of RULES.md §3, and contradictions are told together."""

from __future__ import annotations

import pytest

from orglife_kit.errors import InputError
from orglife_kit.rules.plan.settings import OtherBallots, Settings


def test_the_defaults() -> None:
    """As RULES.md §3 lists them."""
    settings = Settings()
    assert settings.cap_base == "full_members"
    assert settings.cap_share == (1, 3)
    assert settings.over_cap == "reason"
    assert settings.many_excellent == "accept"
    assert settings.overvote == "line"
    assert (settings.quorum, settings.quorum_comparison) == ("half", "at_least")
    assert settings.own_line == "rated"
    assert (settings.absent_ballots, settings.public_ballots) == ("none", "none")
    assert settings.percentage_of == "entitled"
    assert settings.smallest_group == 5
    assert settings.keeping_years == 3
    assert settings.distribution_to_branch is settings.counts_to_supervisor is False


def test_faults_come_together() -> None:
    """Every impossible value in one error, each with the setting's name."""
    with pytest.raises(InputError) as told:
        Settings(cap_share=(4, 3), smallest_group=2, keeping_years=0, public_representatives=-1)
    assert [notice.location.field for notice in told.value.notices] == [
        *("cap_share", "smallest_group", "keeping_years", "public_representatives"),
    ]


@pytest.mark.parametrize(("ballots", "number"), [(OtherBallots.OWN_CLASS, 0), (OtherBallots.NONE, 3)])
def test_a_class_of_its_own_and_its_number_go_together(ballots: OtherBallots, number: int) -> None:
    """One without the other contradicts itself."""
    with pytest.raises(InputError) as told:
        Settings(public_ballots=ballots, public_representatives=number)
    assert told.value.notices[0].code == "public_representatives_contradict"
