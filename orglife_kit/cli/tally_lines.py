"""The frozen tally of one box as lines for the terminal, in roster order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orglife_kit.i18n import count_heads, say

if TYPE_CHECKING:
    from orglife_kit.rules.ballots.tally import Tally


def tally_lines(tally: Tally) -> list[str]:
    """Return the lines of a tally, its numbers first."""
    codes = tally.grade_set.tally_codes
    labels = count_heads(tally.grade_set)
    assert len(labels) == len(codes)
    lines = [
        say(
            "ballots",
            "Issued {issued}, received {received}, valid {valid}, void {void}",
            issued=tally.issued,
            received=tally.received,
            valid=tally.valid,
            void=tally.void,
        )
    ]
    for row in tally.rows:
        counts = "　".join(f"{label} {count}" for label, count in zip(labels, row.counts, strict=True))
        lines.append(f"  {row.subject.label}　{counts}")
    lines.append(
        say(
            "assessment",
            "{limit} members may be graded excellent (base {base}).",
            limit=tally.cap_limit,
            base=tally.cap_base,
        )
    )
    return lines
