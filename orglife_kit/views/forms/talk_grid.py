"""Who has talked with whom, members × members, as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglife_kit.i18n import words_of
from orglife_kit.rules.plan.members import Member, Roster
from orglife_kit.rules.preparation.talks import Talk
from orglife_kit.views.forms.base import Cell, wide_table

_ = words_of("preparation")

_MANY = 30  # members from which the grid is drawn smaller, so that all of it stands on the screen


def talk_grid(roster: Roster, talks: Iterable[Talk]) -> str:
    """Return members × members as markup: a mark where two have talked."""
    talked = {talk.pair for talk in talks}
    yes, own, none = Cell("●", spoken=_("talked")), Cell(looks="self"), Cell()

    def row(member: Member) -> Iterator[object]:
        yield f"{member.position}　{roster.label(member.number)}"
        for other in roster.numbers:
            pair = frozenset((member.number, other))
            yield yes if pair in talked else own if other == member.number else none

    heads = [Cell(member.position, title=roster.label(member.number)) for member in roster.members]
    rows = [[*row(member)] for member in roster.members]
    looks = "talks many" if len(roster) > _MANY else "talks"
    return wide_table(_("Who has talked with whom"), [[_("Member"), *heads]], rows, looks=looks, named=True)
