"""Keeping remarks and what was answered, for the acts of the publication stage and for files."""

from __future__ import annotations

from dataclasses import replace

from orglife_kit.errors import InputError, Notice, notice, refuse
from orglife_kit.meeting.entries import numbered
from orglife_kit.meeting.recording.entry import Entry, record_of
from orglife_kit.meeting.work import Change
from orglife_kit.rules.publication.record import Remark, check_remark
from orglife_kit.storage.tables.publication import REMARKS


def keep_remark(change: Change, remark: Remark) -> int:
    """Keep a remark on a publication, in place of the one with its number; return its number."""
    numbered(change.record.publication.publications, remark.publication, "publication_unknown")
    if not remark.words:
        raise refuse("remark_empty")
    if remark.answered is not None and not remark.answer:
        raise refuse("answer_empty")
    return change.keep(REMARKS, remark)


def take_remark(change: Change, entry: Entry) -> tuple[Notice, ...]:
    """Keep one row of the remarks; without a publication's number it is on the only one there is."""
    now, publications = entry.now, change.record.publication.publications
    publication = now["publication"]
    if publication is None and len(publications) == 1:
        publication = publications[0].number
    if publication is None:
        raise InputError(notice("publication_not_named", entry.at("publication"), number=len(publications)))
    entry.require("date", *(("answered",) if now["answer"] else ()))
    remark = replace(record_of(Remark, entry, "remark"), publication=publication)
    keep_remark(change, remark)
    return check_remark(remark, publications)
