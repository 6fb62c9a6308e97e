"""A suggested pairing for the talks: something to go by, never a record (C3)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from orglife_kit.rules.preparation.talks import talk_coverage
from orglife_kit.rules.record import MeetingRecord

_USUAL, _LAST_YEAR = 2, 1  # the weight of a pair: one of last year's only where there is no other way


def suggested_pairs(record: MeetingRecord) -> tuple[tuple[int, int], ...]:
    """Return pairs of roster numbers with which everybody would be covered, in roster order.

    Nothing of them tells who must be talked with: pairs are printed, and that is for the deciding organ alone.

    The secretary with everybody he has not talked with, then the members who have not talked with another
    member, matched with each other so that no pair of last year comes again where that can be.
    """
    found = talk_coverage(record)
    pairs: list[tuple[int, int]] = []
    if found.secretary is not None:
        pairs += [(found.secretary, number) for number in found.without_secretary]
    others = [number for number in record.roster.numbers if number != found.secretary]
    pairs += _matched(found.without_member, others, record.preparation.last_pairs)
    return tuple(pairs)


def _matched(
    lacking: Sequence[int], others: Sequence[int], last_year: Collection[frozenset[int]]
) -> list[tuple[int, int]]:
    """Return a partner for each of the ``lacking``; these and the ``others`` stand in roster order."""
    import networkx

    graph = networkx.Graph()
    for index, member in enumerate(lacking):
        for other in lacking[index + 1 :]:
            weight = _LAST_YEAR if frozenset((member, other)) in last_year else _USUAL
            graph.add_edge(member, other, weight=weight)
    matching = {frozenset(pair) for pair in networkx.max_weight_matching(graph, maxcardinality=True)}
    matched = [tuple(number for number in lacking if number in pair) for pair in matching]
    pairs = sorted(((first, second) for first, second in matched), key=lambda pair: lacking.index(pair[0]))
    taken = {number for pair in pairs for number in pair}
    for number in (number for number in lacking if number not in taken):
        partners = [other for other in others if other != number]
        new = [other for other in partners if frozenset((number, other)) not in last_year]
        if partners:
            pairs.append((number, (new or partners)[0]))
    return pairs
