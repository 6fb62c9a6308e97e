"""What an export writes: every document of a scope in each format, as files of their own or bound as one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence

from orglife_kit.errors import InputError, notice, refuse
from orglife_kit.frozen import dataclass
from orglife_kit.i18n import say
from orglife_kit.meeting.release import release, served_members
from orglife_kit.rules.publication.release import Release
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.reports.documents import documents
from orglife_kit.views.reports.model import Document, FormField, Volume
from orglife_kit.views.reports.names import scope_in_name
from orglife_kit.views.reports.pages.words import document_language, scope_line, year_line
from orglife_kit.views.reports.write import render_report, safe_stem

PAPERS: Mapping[str, Mapping[str, object]] = {
    "A4": {},
    "A5": {"paper": "A5", "two_up": False},
    "two-up": {"two_up": True},
}

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Wanted:
    """How a scope's documents are to be written: formats, paper (one of ``PAPERS``), bound as one file or not."""

    formats: tuple[str, ...]
    with_ids: bool = False
    one_file: bool = False
    paper: str = "A4"

    def __post_init__(self) -> None:
        if self.paper not in PAPERS:
            raise InputError(notice("paper_unknown", name=self.paper, known=", ".join(PAPERS)))


@dataclass(frozen=True)
class Rendered:
    """The content of each file by stem and format, and the releases it was made from."""

    contents: Mapping[str, Mapping[str, bytes]]
    releases: tuple[Release, ...]

    @property
    def named(self) -> dict[str, bytes]:
        """The content of each file by its name."""
        return {
            f"{safe_stem(stem)}.{extension}": content
            for stem, contents in self.contents.items()
            for extension, content in contents.items()
        }


def rendered(
    record: MeetingRecord,
    scope: str,
    member: str | int | None,
    wanted: Wanted,
    progress: Progress | None = None,
) -> Rendered:
    """Return every file of a scope; of MEMBER without a member everybody's. ``progress`` is told each name before.

    Raises ``RefusedError`` (``nobody_has_outcome``), and as ``release``, ``documents`` and ``render_report``.
    """
    made, releases = _made(record, scope, member, wanted)
    return Rendered(
        {stem: _rendered(stem, document, wanted, progress) for stem, document in made.items()}, releases
    )


def file_names(
    record: MeetingRecord, scope: str, member: str | int | None, wanted: Wanted
) -> tuple[str, ...]:
    """Return the names of the files that ``rendered`` would make; raises as that, but for rendering."""
    made, _ = _made(record, scope, member, wanted)
    return tuple(f"{safe_stem(stem)}.{extension}" for stem in made for extension in wanted.formats)


def _made(
    record: MeetingRecord, scope: str, member: str | int | None, wanted: Wanted
) -> tuple[dict[str, Document | Volume], tuple[Release, ...]]:
    """Return what is to be rendered by its stem, and the releases it is made from."""
    named: Sequence[str | int | None] = [member]
    if Scope.named(scope) is Scope.MEMBER and member is None:
        named = served_members(record)
        if not named:
            raise refuse("nobody_has_outcome")
    releases = tuple(release(record, scope, name, with_ids=wanted.with_ids) for name in named)
    entries = [
        (entry.stem, on_paper(entry.document, wanted.paper)) for part in releases for entry in documents(part)
    ]
    if wanted.one_file:
        return {_stem(releases): _bound(releases, [document for _, document in entries])}, releases
    return dict(entries), releases


def _rendered(
    stem: str, document: Document | Volume, wanted: Wanted, progress: Progress | None
) -> dict[str, bytes]:
    if progress is not None:
        progress(stem)
    return render_report(document, wanted.formats)


def on_paper(document: Document, paper: str) -> Document:
    """Return ``document`` for a paper of ``PAPERS``; an official one keeps its own."""
    if not PAPERS[paper] or document.page.margins == "official":
        return document
    return dataclasses.replace(document, page=dataclasses.replace(document.page, **PAPERS[paper]))  # type: ignore[arg-type]


def _bound(releases: Sequence[Release], parts: Sequence[Document]) -> Volume:
    """Return a scope's documents as one file; slips follow each other without a cover."""
    first = releases[0]
    slips = first.scope is Scope.MEMBER
    fields = (
        FormField(say("reports", "Branch"), first.facts.branch),
        FormField(say("reports", "Day of the meeting"), first.facts.date),
    )
    return Volume(
        _volume_title(first),
        tuple(parts),
        year_line(first.facts),
        () if slips else fields,
        document_language(),
        scope_line(first.scope, first.facts.organ),
        first.facts.branch,
        first.facts.date,
        loose=slips,
    )


def _volume_title(part: Release) -> str:
    if part.scope is Scope.MEMBER:
        return say("reports", "Slips of the members")
    return say("reports", "Papers of the meeting and the appraisal")


def _stem(releases: Sequence[Release]) -> str:
    """Return what the one file is called: its title, the scope, and of one member's slips whose they are."""
    first = releases[0]
    whose = f"-{first.member.label}" if first.member and len(releases) == 1 else ""
    return f"{_volume_title(first)}-{scope_in_name(first.scope, first.facts.organ)}{whose}"
