"""党员名册: what the branch keeps of its members, as far as it keeps it."""

from __future__ import annotations

from collections.abc import Callable

from orglife_kit.i18n import say, term
from orglife_kit.rules.plan.members import Member
from orglife_kit.rules.plan.release import FlagChange, MemberDetails
from orglife_kit.rules.publication.release import Release
from orglife_kit.views.reports.cells import CellValue
from orglife_kit.views.reports.model import Column, Document, FormField, Table
from orglife_kit.views.reports.pages.frame import COMPACT, LANDSCAPE, kept_by, release_page
from orglife_kit.views.reports.pages.words import in_turn, number_column, written_day

_UPRIGHT = 6  # columns that a page holds upright
_FACTS: tuple[Callable[[Member], CellValue], ...] = (
    lambda member: member.gender,
    lambda member: member.ethnicity,
    lambda member: written_day(member.birth),
    lambda member: written_day(member.joined),
    lambda member: member.group,
    lambda member: member.post,
)


def roster_page(release: Release, title: str) -> Document:
    """Return the roster; a column that nobody fills is left out."""
    lines = release.roster or ()
    kept = [
        (Column(head, width=width), fact)
        for (head, width), fact in zip(_heads(), _FACTS, strict=True)
        if any(fact(line.member) for line in lines)
    ]
    changed = any(line.changes for line in lines)
    columns = (
        number_column(6 if kept or changed else 3),
        Column(say("reports", "Name"), width=15, heads_row=True),
        Column(say("reports", "Membership"), width=14),
        *(column for column, _ in kept),
        *((Column(say("reports", "Set by hand"), width=26),) if changed else ()),
    )
    rows = tuple(
        (
            line.member.position,
            line.label,
            term(line.member.membership),
            *(fact(line.member) for _, fact in kept),
            *((in_turn(map(_change, line.changes)),) if changed else ()),
        )
        for line in lines
    )
    signed = kept_by(say("reports", "Filled in by"), say("reports", "Secretary"))
    page = LANDSCAPE if len(columns) > _UPRIGHT else COMPACT
    return release_page(release, title, (Table(columns, rows), signed), page=page)


def detail_fields(details: MemberDetails) -> tuple[FormField, ...]:
    """Return what the roster keeps of one member, as fields of a form; nothing where it keeps nothing."""
    return tuple(
        FormField(head, fact(details.member))
        for (head, _), fact in zip(_heads(), _FACTS, strict=True)
        if fact(details.member)
    )


def _heads() -> tuple[tuple[str, int], ...]:
    return (
        (say("reports", "Gender"), 8),
        (say("reports", "Ethnicity"), 8),
        (say("reports", "Born"), 14),
        (say("reports", "Joined the Party"), 14),
        (say("reports", "Party group"), 14),
        (say("reports", "Post"), 16),
    )


def _change(change: FlagChange) -> str:
    flag = term(change.flag)
    told = (
        say("reports", "{flag}: yes", flag=flag) if change.holds else say("reports", "{flag}: no", flag=flag)
    )
    return say("reports", "{change} ({reason})", change=told, reason=change.reason) if change.reason else told
