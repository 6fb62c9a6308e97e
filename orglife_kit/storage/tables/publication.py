"""Tables of the publication stage: what was chosen, what went out, and the remarks received."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Mapping

from orglife_kit.errors import notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.rules.publication.handing import HandedBundle, SuperiorOpinion
from orglife_kit.rules.publication.record import (
    PublicationRecord,
    Published,
    PublishedFile,
    Remark,
    ShownDistribution,
)
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.storage.tables.mapper import Table


@dataclass(frozen=True)
class ChoiceRow:
    """That an item of the ledger is chosen for a wider circle."""

    item: int


@dataclass(frozen=True)
class PublishedRow:
    """One publication; the documents' titles and the files with their digests as JSON."""

    number: int
    date: datetime.date
    scope: Scope
    documents: str
    files: str
    inference: str


@dataclass(frozen=True)
class ShownRow:
    """A distribution that the branch was shown: who had which grade then, by roster number, as JSON."""

    number: int
    grades: str  # no reference to the members: what was shown stays so when one is taken out of the roster


CHOICES = Table("publication_choice", ChoiceRow, key=("item",), order="item")
PUBLICATIONS = Table("publication_record", PublishedRow, numbered=True)
REMARKS = Table("publication_remark", Remark, columns={"words": "remark"}, numbered=True)
BUNDLES = Table("publication_bundle", HandedBundle, numbered=True)
OPINIONS = Table("publication_opinion", SuperiorOpinion, numbered=True)
SHOWN = Table("publication_shown", ShownRow, numbered=True)


def published_row(entry: Published) -> PublishedRow:
    """Return the row that keeps what went out."""
    return PublishedRow(
        number=entry.number,
        date=entry.date,
        scope=entry.scope,
        documents=json.dumps(list(entry.documents), ensure_ascii=False),
        files=json.dumps([[file.name, file.digest] for file in entry.files], ensure_ascii=False),
        inference=json.dumps(
            [[told.code, dict(told.fields)] for told in entry.inference], ensure_ascii=False
        ),
    )


def shown_row(grades: Mapping[int, Outcome]) -> ShownRow:
    """Return the row that keeps what the branch was shown."""
    return ShownRow(0, json.dumps({str(number): grades[number] for number in sorted(grades)}))


def read_publication(connection: sqlite3.Connection) -> PublicationRecord:
    """Return the publication's part of the record."""
    return PublicationRecord(
        chosen=frozenset(row.item for row in CHOICES.read(connection)),
        publications=tuple(
            Published(
                number=row.number,
                date=row.date,
                scope=row.scope,
                documents=tuple(json.loads(row.documents)),
                files=tuple(PublishedFile(name, digest) for name, digest in json.loads(row.files)),
                inference=tuple(notice(code, **fields) for code, fields in json.loads(row.inference)),
            )
            for row in PUBLICATIONS.read(connection)
        ),
        remarks=REMARKS.read(connection),
        bundles=BUNDLES.read(connection),
        opinions=OPINIONS.read(connection),
        shown=tuple(
            ShownDistribution(
                row.number,
                {int(number): Outcome(grade) for number, grade in json.loads(row.grades).items()},
            )
            for row in SHOWN.read(connection)
        ),
    )
