"""What is kept of the preparation: study, talks, findings, suggestions (C2–C5)."""

from __future__ import annotations

from orglife_kit.frozen import dataclass
from orglife_kit.rules.preparation.findings import CommitteeFinding, Finding, Suggestion
from orglife_kit.rules.preparation.study import Study
from orglife_kit.rules.preparation.talks import Talk


@dataclass(frozen=True)
class PreparationRecord:
    """The preparation's part of the record.

    Studies and talks stand by day, findings by member in roster order, the rest as it was entered. ``last_pairs``
    are who talked with whom last year, by this year's numbers.
    """

    studies: tuple[Study, ...] = ()
    talks: tuple[Talk, ...] = ()
    last_pairs: frozenset[frozenset[int]] = frozenset()
    committee_findings: tuple[CommitteeFinding, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    findings: tuple[Finding, ...] = ()
