"""上报包: what of one record goes up, as a file (docs/BUNDLE.md); a function of what the supervisor is released."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from orglife_kit.frozen import dataclass
from orglife_kit.meeting.release import release
from orglife_kit.meeting.tables import TABLES
from orglife_kit.meeting.tables.declaration import Column, Kind, Value
from orglife_kit.meeting.tables.wordings import word_of
from orglife_kit.rules.assessment.standing import cap, outcome_counts
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.rules.publication.handing import latest_bundle
from orglife_kit.rules.publication.release import Release
from orglife_kit.rules.publication.scopes import Content, Scope
from orglife_kit.rules.record import MeetingRecord

if TYPE_CHECKING:
    from orglife_kit.bundle.manifest import Manifest, RootEntry
    from orglife_kit.bundle.writing import TableContent

Row = Mapping[str, Value]
_REMARKED = (Scope.BRANCH, Scope.SUPERVISOR, Scope.PUBLIC)  # publications whose remarks go up


def _all(record: MeetingRecord, released: Release) -> Callable[[Row], bool]:
    return lambda row: True


def _committee_items(record: MeetingRecord, released: Release) -> Callable[[Row], bool]:
    numbers = {line.item.number for line in released.rectification or ()}
    return lambda row: row["item"] in numbers


def _shown_boxes(record: MeetingRecord, released: Release) -> Callable[[Row], bool]:
    shown = {(box.round_kind, box.attempt, box.ballot_class) for box in released.tallies or ()}
    return lambda row: (row["round"], row["attempt"], row["class"]) in shown


def _educated(record: MeetingRecord, released: Release) -> Callable[[Row], bool]:
    labels = {line.label for line in released.follow_ups or () if line.education is not None}
    return lambda row: row["name"] in labels


def _disposed(record: MeetingRecord, released: Release) -> Callable[[Row], bool]:
    labels = {line.label for line in released.follow_ups or () if line.steps}
    return lambda row: row["name"] in labels


def _remarked(record: MeetingRecord, released: Release) -> Callable[[Row], bool]:
    numbers = {entry.number for entry in record.publication.publications if entry.scope in _REMARKED}
    return lambda row: row["publication"] in numbers


@dataclass(frozen=True)
class UpwardTable:
    """One table of a bundle: the declared tables it is made of, the content a scope must hold, which rows go up.

    Rows of several ``sources`` are joined by the member. ``without`` are columns that depend on the day of today: a
    bundle is the same on every day.
    """

    name: str
    title: str
    row_is: str
    sources: tuple[str, ...]
    content: Content
    belongs: Callable[[MeetingRecord, Release], Callable[[Row], bool]] = _all
    without: frozenset[str] = frozenset()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The declared columns that the supervisor may see; never an id number."""
        found = {
            column.key: column
            for source in reversed(self.sources)
            for column in TABLES[source].columns
            if Scope.SUPERVISOR in column.scopes and column.kind is not Kind.ID
        }
        order = [column.key for source in self.sources for column in TABLES[source].columns]
        keys = [key for key in dict.fromkeys(order) if key in found and key not in self.without]
        return tuple(found[key] for key in keys)


def _table(
    name: str,
    content: Content,
    belongs: Callable[[MeetingRecord, Release], Callable[[Row], bool]] = _all,
    *without: str,
) -> UpwardTable:
    declared = TABLES[name]
    return UpwardTable(
        name, declared.title, declared.row_is, (name,), content, belongs, without=frozenset(without)
    )


_ITEMS = Content.COMMITTEE_RECTIFICATION
UPWARD = (  # in the order in which they are read
    _table("overview", Content.AGENDA),
    UpwardTable(
        "members",
        "党员评议结果",
        "a member, in roster order",
        ("roster", "assessments"),
        Content.OUTCOMES,
    ),
    _table("rounds", Content.BALLOT_NUMBERS),
    _table("officers", Content.BALLOT_NUMBERS),
    _table("tally", Content.TALLIES, _shown_boxes),
    _table("agenda", Content.AGENDA),
    _table("study", Content.STUDY),
    _table("committee_findings", Content.COMMITTEE_FINDINGS),
    _table("rectification", _ITEMS, _committee_items, "band", "days"),
    _table("progress", _ITEMS, _committee_items),
    _table("verifications", _ITEMS, _committee_items),
    _table("reopenings", _ITEMS, _committee_items),
    _table("follow_ups", Content.FOLLOW_UP),
    _table("education", Content.DISPOSITION, _educated),
    _table("dispositions", Content.DISPOSITION, _disposed),
    _table("remarks", Content.AGENDA, _remarked),
)


@dataclass(frozen=True)
class MadeBundle:
    """A bundle of one record: the file's bytes, its 文件摘要, what it says of itself.

    ``content`` is another text for a bundle that says anything else, whatever its number.
    """

    file: bytes
    digest: str
    content: str
    manifest: Manifest


def make_bundle(record: MeetingRecord) -> MadeBundle:
    """Return the bundle of a record: the same bytes for the same record.

    It has the number of the one before where it says the same, else the next. Raises as ``release``.
    """
    from orglife_kit.bundle.writing import bundle_bytes, content_digest

    released = release(record, Scope.SUPERVISOR)
    tables = dict(_contents(record, released))
    manifest = _manifest(record, released)
    content, latest = content_digest(tables, manifest), latest_bundle(record)
    if latest is not None:
        same = latest.content == content
        manifest = replace(manifest, number=latest.number if same else latest.number + 1)
    file = bundle_bytes(manifest, tables)
    return MadeBundle(file, hashlib.sha256(file).hexdigest(), content, manifest)


def _contents(record: MeetingRecord, released: Release) -> Iterator[tuple[str, TableContent]]:
    from orglife_kit.bundle.writing import TableContent

    for table in UPWARD:
        if table.content not in released.contents:
            continue
        columns = [column for column in table.columns if column.content in {None, *released.contents}]
        keys = tuple(column.key for column in columns)
        belongs = table.belongs(record, released)
        rows = (tuple(row[key] for key in keys) for row in _rows(table, record) if belongs(row))
        # a study session has a row for each member, of whom nothing goes up
        yield table.name, TableContent(keys, tuple(dict.fromkeys(rows)))


def _rows(table: UpwardTable, record: MeetingRecord) -> Iterator[Row]:
    """Yield the rows of a table by their keys, those of several sources joined by the member."""
    found = [_source_rows(source, record) for source in table.sources]
    for first, *others in zip(*found, strict=True):
        joined = dict(first)
        for other in others:
            assert other["member"] == joined["member"]
            joined = {**other, **joined}
        yield joined


def _source_rows(source: str, record: MeetingRecord) -> list[Row]:
    declared = TABLES[source]
    keys = [column.key for column in declared.columns]
    day = record.plan.meeting.date  # what depends on it does not go up
    assert day is not None
    return [dict(zip(keys, row, strict=True)) for row in declared.rows_of(record, day)]


def _manifest(record: MeetingRecord, released: Release) -> Manifest:
    from orglife_kit.bundle.manifest import UNDECIDED, CapNumbers, Manifest, Rules

    settings, counted = record.plan.settings, cap(record)
    outcomes = {str(outcome or UNDECIDED): number for outcome, number in outcome_counts(record).items()}
    return Manifest(
        branch=released.facts.branch,
        meeting=record.identity,
        year=released.facts.year,
        date=released.facts.date,
        number=1,
        members=len(record.roster),
        outcomes=outcomes,
        cap=CapNumbers(counted.base, counted.limit, outcomes["EXCELLENT"]),
        rules=Rules(settings.cap_base.value, settings.cap_share, settings.smallest_group),
        roots=tuple(_roots(record)),
    )


def _roots(record: MeetingRecord) -> Iterator[RootEntry]:
    from orglife_kit.bundle.manifest import RootEntry

    for entry in record.ballots.rounds:
        if entry.state is RoundState.CLOSED:
            for name, box in entry.boxes.items():
                yield RootEntry(entry.kind.value, entry.round.attempt, name.value, box.root)


def format_data() -> dict[str, object]:
    """Return what ``orglife_kit/bundle/format_N.json`` holds: every table and column, as they are declared."""
    return {
        "tables": [
            {
                "table": table.name,
                "title": table.title,
                "row_is": table.row_is,
                "columns": [_column_data(column) for column in table.columns],
            }
            for table in UPWARD
        ]
    }


def _column_data(column: Column) -> dict[str, object]:
    data: dict[str, object] = {"key": column.key, "head": column.head, "kind": column.kind.value}
    if column.codes is not None:
        data["words"] = {code.value: word_of(code) for code in column.codes}
    if column.may_lack:
        data["may_lack"] = True
    if column.content is not None:
        data["optional"] = True
    return data
