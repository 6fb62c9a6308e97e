"""The members of one roster in another: next year's, where somebody left and a namesake may have come (C18)."""

from __future__ import annotations

from collections.abc import Mapping

from orglife_kit.rules.plan.members import Member, Roster, name_key

_FACTS = ("gender", "birth")  # what no year changes and no office corrects often


def members_found(before: Roster, now: Roster) -> Mapping[int, int]:
    """Return the number in ``now`` of each member of ``before`` who is in it, by his number in ``before``.

    By the id where both rosters have it, else by the name where nothing speaks against it. Of several who could
    be meant none is taken: what is a member's own is never handed to a namesake. A roster that names the same
    people in the same rows is the same roster.
    """
    if [_row(member) for member in before.members] == [_row(member) for member in now.members]:
        return {old.number: new.number for old, new in zip(before.members, now.members, strict=True)}
    meant = {old.number: [new for new in now.members if may_be_same(old, new)] for old in before.members}
    claimed: dict[int, list[int]] = {}
    for number, candidates in meant.items():
        for new in candidates:
            claimed.setdefault(new.number, []).append(number)
    return {
        number: candidates[0].number
        for number, candidates in meant.items()
        if len(candidates) == 1 and claimed[candidates[0].number] == [number]
    }


def may_be_same(member: Member, other: Member) -> bool:
    """Return whether two entries may be one person: the same id, or the same name and no fact that differs.

    A month and a day in it do not differ.
    """
    if member.identity and other.identity:
        return member.identity == other.identity
    if name_key(member.name) != name_key(other.name):
        return False
    facts = ((getattr(member, fact), getattr(other, fact)) for fact in _FACTS)
    return all(first.startswith(second) or second.startswith(first) for first, second in facts)


def _row(member: Member) -> tuple[str, ...]:
    return name_key(member.name), member.identity, member.gender, member.birth, member.joined
