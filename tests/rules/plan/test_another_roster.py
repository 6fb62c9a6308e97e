"""Who of last year's roster is who in this year's: nothing of a member's own goes to a namesake (C18)."""

from __future__ import annotations

from dataclasses import replace

from orglife_kit.rules.plan.another_roster import members_found
from orglife_kit.rules.plan.members import Member, Roster
from tests.rules.building import roster_of


def roster(first: int, *people: dict[str, str]) -> Roster:
    """Return a roster of these people, numbered from ``first`` on."""
    (one,) = roster_of(1).members
    made: list[Member] = [
        replace(one, **{"number": first + index, "position": index + 1, **facts})  # type: ignore[arg-type]
        for index, facts in enumerate(people)
    ]
    return Roster(tuple(made))


WANG = {"name": "王伟"}
LI = {"name": "李雪"}


def test_the_id_tells_before_the_name() -> None:
    """A changed name with the id is the same person; the same name with another id is not."""
    before = roster(1, WANG | {"identity": "A"}, LI)
    now = roster(11, {"name": "王玮", "identity": "A"}, LI | {"identity": "B"}, WANG | {"identity": "C"})
    assert members_found(before, now) == {1: 11, 2: 12}
    assert members_found(roster(1, WANG | {"identity": "A"}), roster(11, WANG | {"identity": "C"})) == {}


def test_a_namesake_is_not_taken_for_the_other() -> None:
    """Two of whom one left, one to whom another came: nobody is taken unless something tells them apart."""
    assert members_found(roster(1, WANG, WANG, LI), roster(11, WANG, LI)) == {3: 12}
    assert members_found(roster(1, WANG, LI), roster(11, WANG, WANG, LI)) == {2: 13}
    old, young = WANG | {"birth": "1960-01"}, WANG | {"birth": "1992-07-03"}
    assert members_found(roster(1, old, young), roster(11, young | {"birth": "1992-07"})) == {2: 11}
    assert members_found(roster(1, old), roster(11, young)) == {}
    assert members_found(roster(1, old), roster(11, WANG | {"gender": "男"})) == {1: 11}


def test_the_same_rows_are_the_same_people() -> None:
    """Last year's roster as it is: two of one name stay who they are, by their rows."""
    assert members_found(roster(3, WANG, LI, WANG), roster(1, WANG, LI, WANG)) == {3: 1, 4: 2, 5: 3}
