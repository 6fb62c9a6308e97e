"""How the publication stands (C16)."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.errors import notice
from orglife_kit.meeting.release import withheld_by_what_was_shown
from orglife_kit.meeting.status.entry import Lines, StatusEntry
from orglife_kit.rules.publication.handing import Decision, latest_bundle, latest_opinion
from orglife_kit.rules.publication.record import check_remark
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord

_LINES = Lines("publication", "7_publication")
_CIRCLES = (Scope.BRANCH, Scope.PUBLIC)


def publication_status(record: MeetingRecord) -> Iterator[StatusEntry]:
    """Yield whether measures and progress went out, and which remarks wait for an answer."""
    out = [entry for entry in record.publication.publications if entry.scope in _CIRCLES]
    if out:
        yield _LINES.done("C16", notice("status_published", number=len(out), date=out[-1].date))
    elif any(item.can_be_chosen for item in record.rectification.items):
        yield _LINES.missing("C16", notice("status_published_missing"))
    for told in withheld_by_what_was_shown(record):
        yield _LINES.warning("C16", told)
    yield from _handed(record)
    for remark in record.publication.remarks:
        for told in check_remark(remark, record.publication.publications):
            yield _LINES.warning("C16", told)
    waiting = sum(not remark.answer for remark in record.publication.remarks)
    if waiting:
        yield _LINES.missing("C16", notice("status_remarks_waiting", number=waiting))


def _handed(record: MeetingRecord) -> Iterator[StatusEntry]:
    """Yield what became of the bundle that went up last; that none did is no matter of the plan."""
    bundle, answer = latest_bundle(record), latest_opinion(record)
    if bundle is None:
        return
    if answer is None:
        yield _LINES.done("C13", notice("status_bundle_up", number=bundle.number, date=bundle.date))
    elif answer.decision is Decision.ACCEPTED:
        fields = {"number": bundle.number, "date": answer.date, "opinion": answer.opinion}
        yield _LINES.done("C13", notice("status_bundle_accepted", **fields))
    else:
        fields = {"number": bundle.number, "date": answer.date, "opinion": answer.opinion}
        yield _LINES.missing("C13", notice("status_bundle_sent_back", **fields))
