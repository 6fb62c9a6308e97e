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


@pytest.mark.parametrize(
    ("setting", "possible", "impossible"),
    [
        ("cap_share", [(1, 3), (1, 1), (1, 100)], [(0, 3), (4, 3), (-1, 3)]),
        ("smallest_group", [3, 5, 10], [2, 11, 0]),
        ("keeping_years", [1, 2, 30], [0, -1]),
    ],
)
def test_each_limit_is_where_the_rules_put_it(
    setting: str, possible: list[object], impossible: list[object]
) -> None:
    """The last value that is allowed, and the first that is not."""
    for value in possible:
        assert getattr(Settings(**{setting: value}), setting) == value
    for value in impossible:
        with pytest.raises(InputError) as told:
            Settings(**{setting: value})
        assert [entry.location.field for entry in told.value.notices] == [setting]


def test_one_representative_is_a_class() -> None:
    """And what contradicts it names the setting."""
    assert (
        Settings(public_ballots=OtherBallots.OWN_CLASS, public_representatives=1).public_representatives == 1
    )
    with pytest.raises(InputError) as told:
        Settings(public_representatives=1)
    assert told.value.notices[0].location.field == "public_representatives"
    assert told.value.notices[0].fields == {"number": 1}
