"""The digest of a row: whether it was changed since a file was written, here or there."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Mapping
from enum import StrEnum

from orglife_kit.meeting.tables.cells import plain_text
from orglife_kit.meeting.tables.declaration import Kind, TableOfRecord, Value
from orglife_kit.rules.publication.scopes import masked
from orglife_kit.rules.record import MeetingRecord

DIGEST = "row_digest"
DIGEST_HEAD = "校验"
_LENGTH = 12
_NUMBER = re.compile(r"\d+(e\d+)?")


def row_digest(
    table: TableOfRecord, record: MeetingRecord, values: Mapping[str, Value], *, with_ids: bool
) -> str:
    """Return the digest of what can be changed in a row; only with the meeting at hand can it be guessed from."""
    parts = [
        [column.key, _plain(masked(str(value)) if column.kind is Kind.ID and not with_ids else value)]
        for column in table.columns
        if not column.derived and not column.names
        for value in [values[column.key]]
    ]
    text = json.dumps([record.identity, table.name, parts], ensure_ascii=False)
    digest = hashlib.sha256(text.encode()).hexdigest()
    while _NUMBER.fullmatch(digest[:_LENGTH]):  # a spreadsheet would take 123456e12345 for a number
        digest = hashlib.sha256(digest.encode()).hexdigest()
    return digest[:_LENGTH]


def _plain(value: Value) -> str | int | None:
    """Return a value as it is digested, whatever of no account a spreadsheet changes in it."""
    match value:
        case None | "":
            return None
        case StrEnum():
            return value.value
        case datetime.date():
            return value.isoformat()
        case bool() | int():
            return int(value)
        case _:
            return plain_text(value)
