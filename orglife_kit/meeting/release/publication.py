"""What of the publications is handed to a scope: what went out, the remarks on it and their answers (C16)."""

from __future__ import annotations

from orglife_kit.rules.publication.record import Published
from orglife_kit.rules.publication.release import RemarkLine
from orglife_kit.rules.publication.scopes import Content, Scope
from orglife_kit.rules.record import MeetingRecord

_OPEN = frozenset(
    {Scope.BRANCH, Scope.SUPERVISOR, Scope.PUBLIC}
)  # a slip or a page of the organ stays with it


def publications(record: MeetingRecord) -> tuple[Published, ...]:
    """Return what went out, in the order in which it did."""
    return record.publication.publications


def remark_lines(
    record: MeetingRecord, scope: Scope, held: frozenset[Content]
) -> tuple[RemarkLine, ...] | None:
    """Return the remarks that a scope receives, each with what it is on; ``None`` where it receives none."""
    if Content.REMARKS in held:
        about = frozenset(Scope) if scope is Scope.ORGAN else _OPEN
    elif Content.PUBLIC_REMARKS in held:
        about = frozenset({Scope.PUBLIC})
    else:
        return None
    published = {entry.number: entry for entry in record.publication.publications}
    lines = (RemarkLine(published[remark.publication], remark) for remark in record.publication.remarks)
    return tuple(line for line in lines if line.publication.scope in about)
