"""A suggested pairing for the talks: something to go by, never a record (C3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from orglife_kit.rules.preparation.talks import TalkCoverage

_USUAL, _LAST_YEAR = 2, 1  # the weight of a pair: one of last year's only where there is no other way


def suggested_pairs(
    found: TalkCoverage,
    members: Iterable[int],
    last_year: Collection[frozenset[int]],
    first: Collection[int] = (),
) -> tuple[tuple[int, int], ...]:
    """Return pairs of roster numbers with which everybody would be covered; those in ``first`` come first.

    The secretary with everybody he has not talked with, then the members who have not talked with another
    member, matched with each other so that no pair of last year comes again where that can be.
    """
    pairs: list[tuple[int, int]] = []
    if found.secretary is not None:
        pairs += [(found.secretary, number) for number in found.without_secretary]
    lacking = found.without_member
    others = [number for number in members if number != found.secretary]
    pairs += _matched(lacking, others, last_year)
    return tuple(sorted(pairs, key=lambda pair: not set(first) & set(pair)))


def _matched(
    lacking: Collection[int], others: Collection[int], last_year: Collection[frozenset[int]]
) -> list[tuple[int, int]]:
    import networkx

    graph = networkx.Graph()
    ordered = sorted(lacking)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            weight = _LAST_YEAR if frozenset((one, other)) in last_year else _USUAL
            graph.add_edge(one, other, weight=weight)
    matching = networkx.max_weight_matching(graph, maxcardinality=True)
    pairs = sorted((min(pair), max(pair)) for pair in matching)
    left = [number for number in ordered if all(number not in pair for pair in pairs)]
    for number in left:
        partners = [other for other in others if other != number]
        new = [other for other in partners if frozenset((number, other)) not in last_year]
        if partners:
            pairs.append((number, (new or partners)[0]))
    return pairs
