"""可推出: what readers of a scope can work out from its pages and everything that went out before, as notices."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.errors import Notice, notice
from orglife_kit.rules.publication.inference import Inference
from orglife_kit.rules.publication.record import TELLS_GRADES
from orglife_kit.rules.publication.scopes import Content, Scope, contents
from orglife_kit.rules.publication.withholding import (
    Withheld,
    branch_inferences,
    branch_withholding,
    shown_grades,
)
from orglife_kit.rules.record import MeetingRecord

_WITHHELD = ("inference_withheld_everybody", "inference_withheld_reader")
_REASONS = {
    Withheld.UNDECIDED: "inference_withheld_undecided",
    Withheld.TOO_FEW: "inference_withheld_too_few",
    Withheld.DIFFERENCE: "inference_withheld_difference",
    Withheld.UNKNOWN: "inference_withheld_unknown",
}
_NAMED = (Scope.ORGAN, Scope.SUPERVISOR)


def inference(record: MeetingRecord, scope: str | Scope) -> tuple[Notice, ...]:
    """Return what ``scope`` can work out of single members, then why a distribution is withheld from it, if it is.

    Raises ``RefusedError`` (``scope_unknown``).
    """
    scope = Scope.named(scope)
    if scope in _NAMED:
        return (notice("inference_by_name"),)
    found = branch_inferences(record, scope)
    told = [_told(TELLS_GRADES, entry) for entry in found]
    if not found:
        told.append(notice("inference_own" if scope is Scope.MEMBER else "inference_none"))
    if len(shown_grades(record)) < len(record.publication.shown):
        told.append(notice("inference_earlier_unknown"))
    if Content.DISTRIBUTION in contents(scope, record.plan.settings):
        told += _withheld(record)
    return tuple(told)


def withheld_by_what_was_shown(record: MeetingRecord) -> tuple[Notice, ...]:
    """Return why the branch is shown no distribution although every member has an outcome and enough have a grade."""
    withheld = branch_withholding(record)
    if Content.DISTRIBUTION not in contents(Scope.BRANCH, record.plan.settings) or withheld is None:
        return ()
    settled = withheld.reason not in (Withheld.UNDECIDED, Withheld.TOO_FEW)
    return tuple(_withheld(record)) if settled else ()


def _withheld(record: MeetingRecord) -> Iterator[Notice]:
    withheld = branch_withholding(record)
    if withheld is None:
        return
    if withheld.reason is Withheld.INFERENCE:
        yield from (_told(_WITHHELD, entry) for entry in withheld.inferences)
        return
    code = _REASONS[withheld.reason]
    yield notice(code, number=withheld.members, smallest=record.plan.settings.smallest_group)


def _told(codes: tuple[str, str], entry: Inference) -> Notice:
    """Return what everybody, or who has a grade himself, works out."""
    everybody, reader = codes
    fields = {"number": len(entry.members), "grade": entry.grade.value}
    if entry.reader is None:
        return notice(everybody, **fields)
    return notice(reader, **fields, reader=entry.reader.value)
