"""汇总: what many branches settled, as pages; one for the supervisor, one for a wider circle. No branch is ranked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from orglife_kit.i18n import say, term
from orglife_kit.rollup.public.publication import PublicTable, PublicYear
from orglife_kit.rollup.totals import DIMENSIONS
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.views.reports.cells import Share
from orglife_kit.views.reports.model import (
    Block,
    Chart,
    Column,
    Document,
    Fields,
    FormField,
    Heading,
    Page,
    Paragraph,
    Table,
)
from orglife_kit.views.reports.pages.words import document_language, listed, long_date, people, scope_line

_PAGE = Page(margins="compact")
_DIMENSION_HEADS = {
    "membership": lambda: say("reports", "Membership"),
    "gender": lambda: say("reports", "Gender"),
    "ethnicity": lambda: say("reports", "Ethnicity"),
    "age": lambda: say("reports", "Age"),
}
_MOST_NAMED = 200  # branches or files in one table; the JSON has all


def rollup_page(told: Mapping[str, Any], sentences: Sequence[tuple[str, str]] = ()) -> Document:
    """Return the roll-up for the supervisor; ``sentences`` are the files set aside, with what is wrong with each."""
    title = say("reports", "Roll-up of the organizational life and the appraisal")
    blocks: list[Block] = []
    for year in reversed(told["years"]):
        blocks += _year_blocks(year)
    blocks += _changes(told["year_over_year"])
    blocks += _not_counted(told["bundles"], sentences)
    blocks.append(
        Paragraph(
            say("reports", "Sums only: no branch is compared with another, and none is ranked."), "note"
        )
    )
    return _document(title, blocks, told["as_of"], Scope.SUPERVISOR)


def public_page(year: PublicYear, told: Mapping[str, Any], as_of: str) -> Document:
    """Return what a wider circle sees of a year: small groups are hidden, and what would give them away."""
    title = say("reports", "Appraisal of the members, {year}", year=year.year)
    blocks: list[Block] = [
        Fields(
            (
                FormField(say("reports", "Branches"), str(told["branches"])),
                FormField(say("reports", "Members"), people(year.members)),
            ),
            across=2,
        ),
        *_counts(say("reports", "Outcomes"), year.outcomes),
    ]
    for table in year.tables:
        blocks += [Heading(_head(table.dimension), 2), _public_table(table)]
    blocks += _items(told["rectification"])
    blocks.append(
        Paragraph(
            say(
                "reports",
                "A line stands for a number that is not shown: it is below {smallest}, or another one could be"
                " worked out from it. The sums are exact.",
                smallest=year.smallest,
            ),
            "note",
        )
    )
    return _document(title, blocks, as_of, Scope.PUBLIC)


def _document(title: str, blocks: Iterable[Block], as_of: str, scope: Scope) -> Document:
    day = datetime.date.fromisoformat(as_of)
    return Document(
        title,
        tuple(blocks),
        subtitle=say("reports", "as of {day}", day=long_date(day)),
        language=document_language(),
        page=_PAGE,
        scope_label=scope_line(scope),
        date=day,
        form=title,
    )


def _year_blocks(year: Mapping[str, Any]) -> Iterator[Block]:
    yield Heading(say("reports", "Year {year}", year=year["year"]))
    yield Fields(
        (
            FormField(say("reports", "Branches"), str(year["branches"])),
            FormField(say("reports", "Members"), people(year["members"])),
        ),
        across=2,
    )
    yield from _counts(say("reports", "Outcomes"), year["outcomes"])
    for dimension in DIMENSIONS:
        entries = year[f"by_{dimension}"]
        if any(entry[dimension] != "NOT_STATED" for entry in entries):
            yield Heading(_head(dimension), 2)
            yield _crossed(dimension, entries)
    yield from _cap(year["cap"])
    yield from _not_graded(year["not_graded"])
    yield from _numbers(year)
    yield from _items(year["rectification"])


def _head(dimension: str) -> str:
    return _DIMENSION_HEADS[dimension]()


def _counts(caption: str, counts: Mapping[str, int]) -> Iterator[Block]:
    shown = [(term(name), number) for name, number in counts.items() if number]
    whole = sum(number for _, number in shown)
    if not whole:
        return
    yield Heading(caption, 2)
    yield Table(
        (
            Column(say("reports", "Outcome"), heads_row=True),
            Column(say("reports", "Members"), "number", "center"),
            Column(say("reports", "Of all members"), "number", "center"),
        ),
        tuple((label, number, Share(number, whole)) for label, number in shown),
        totals=(say("reports", "Together"), whole, None),
    )
    yield Chart(
        say("reports", "Members per outcome"),
        tuple(label for label, _ in shown),
        tuple(number for _, number in shown),
        alt=listed(f"{label} {people(number)}" for label, number in shown),
        unit=say("reports", "persons"),
    )


def _crossed(dimension: str, entries: Sequence[Mapping[str, Any]]) -> Table:
    """Return members by a dimension and outcome, only outcomes that somebody has."""
    outcomes = [name for name in entries[0]["outcomes"] if any(entry["outcomes"][name] for entry in entries)]
    return Table(
        (
            Column(_head(dimension), heads_row=True),
            Column(say("reports", "Members"), "number", "center"),
            *(Column(term(name), "number", "center") for name in outcomes),
        ),
        tuple(
            (term(entry[dimension]), entry["members"], *(entry["outcomes"][name] for name in outcomes))
            for entry in entries
        ),
        totals=(
            say("reports", "Together"),
            sum(entry["members"] for entry in entries),
            *(sum(entry["outcomes"][name] for entry in entries) for name in outcomes),
        ),
    )


def _public_table(table: PublicTable) -> Table:
    sums = [sum(line) for line in zip(*table.numbers, strict=True)]
    return Table(
        (
            Column(_head(table.dimension), heads_row=True),
            Column(say("reports", "Members"), "number", "center"),
            *(Column(term(name), "number", "center") for name in table.rows),
        ),
        tuple(
            (
                term(value),
                sums[place],
                *("—" if line[place] is None else line[place] for line in table.shown()),
            )
            for place, value in enumerate(table.columns)
        ),
        totals=(say("reports", "Together"), sum(sums), *(sum(line) for line in table.numbers)),
    )


def _cap(cap: Mapping[str, Any]) -> Iterator[Block]:
    yield Heading(say("reports", "The excellent cap"), 2)
    yield Paragraph(
        say(
            "reports",
            "By the branches' own caps {cap_limit} members may be excellent (base {cap_base}), {excellent} are."
            " Over the cap are {branches_over} branches, {with_reason} of them with a reason.",
            **{
                name: cap[name]
                for name in ("cap_limit", "cap_base", "excellent", "branches_over", "with_reason")
            },
        )
    )
    if cap["breaches"]:
        yield Table(
            (
                Column(say("reports", "Branch"), heads_row=True),
                Column(say("reports", "Base"), "number", "center"),
                Column(say("reports", "May be excellent"), "number", "center"),
                Column(say("reports", "Are excellent"), "number", "center"),
                Column(say("reports", "Reason")),
            ),
            tuple(
                (
                    *(row["branch"], row["cap_base"], row["cap_limit"], row["excellent"]),
                    row["cap_reason"] or say("reports", "no reason given"),
                )
                for row in cap["breaches"][:_MOST_NAMED]
            ),
        )


def _not_graded(part: Mapping[str, Any]) -> Iterator[Block]:
    if not part["members"]:
        return
    yield Heading(say("reports", "Without a grade, and why"), 2)
    rows = [
        (term(row["outcome"]), term(row["membership"]), row["reason"], row["members"])
        for row in part["reasons"]
    ]
    if part["members_with_other_reasons"]:
        rows.append(("", "", say("reports", "other reasons"), part["members_with_other_reasons"]))
    yield Table(
        (
            Column(say("reports", "Outcome")),
            Column(say("reports", "Membership")),
            Column(say("reports", "Reason")),
            Column(say("reports", "Members"), "number", "center"),
        ),
        tuple(rows),
        totals=(say("reports", "Together"), "", "", part["members"]),
    )


def _numbers(year: Mapping[str, Any]) -> Iterator[Block]:
    attendance, study, talks, feedback = (year[name] for name in ("attendance", "study", "talks", "feedback"))
    yield Heading(say("reports", "Attendance, study, talks, feedback"), 2)
    yield Fields(
        (
            FormField(say("reports", "Due at the meeting"), people(attendance["due"])),
            FormField(say("reports", "Present"), people(attendance["present"])),
            FormField(say("reports", "On leave"), people(attendance["on_leave"])),
            FormField(say("reports", "Absent"), people(attendance["absent"])),
            FormField(say("reports", "Absent from a study session"), people(study["study_absences"])),
            FormField(say("reports", "Made up"), people(study["study_made_up"])),
            FormField(
                say("reports", "Talked with the secretary"),
                f"{people(talks['talked_with_secretary'])} / {people(talks['talks_due'])}",
            ),
            FormField(
                say("reports", "Talked with another member"),
                f"{people(talks['talked_with_member'])} / {people(talks['talks_due'])}",
            ),
            FormField(
                say("reports", "Told their grade"),
                f"{people(feedback['told'])} / {people(feedback['graded'])}",
            ),
            FormField(say("reports", "Branches that signed in"), str(attendance["branches_signed_in"])),
        ),
        across=2,
    )


def _items(part: Mapping[str, Any]) -> Iterator[Block]:
    if not part["items"]:
        return
    yield Heading(say("reports", "Rectification"), 2)
    carried = part["carried_over"]["items"]
    yield Paragraph(
        say(
            "reports",
            "{items} items, {carried} of them of earlier years.",
            items=part["items"],
            carried=carried,
        )
    )
    for head, counts in (
        (say("reports", "State"), part["states"]),
        (say("reports", "Due"), part["due"]),
        (say("reports", "How satisfied people were when it was verified"), part["satisfaction"]),
    ):
        shown = [(term(name), number) for name, number in counts.items() if number]
        if shown:
            columns = (Column(head, heads_row=True), Column(say("reports", "Items"), "number", "center"))
            yield Table(columns, tuple(shown))


def _changes(changes: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    for change in changes:
        yield Heading(say("reports", "{year} and the year before", year=change["to"]))
        yield Table(
            (
                Column("", heads_row=True),
                Column(str(change["from"]), "number", "center"),
                Column(str(change["to"]), "number", "center"),
                Column(say("reports", "More or less"), "number", "center"),
            ),
            tuple(
                (_number_words(row["number"]), row["before"], row["after"], row["change"])
                for row in change["numbers"]
                if row["before"] or row["after"]
            ),
        )


def _number_words(name: str) -> str:
    words = {
        "branches": say("reports", "Branches"),
        "members": say("reports", "Members"),
        "rectification.items": say("reports", "Rectification items"),
    }
    return words.get(name) or term(name.removeprefix("outcomes."))


def _not_counted(bundles: Mapping[str, Any], sentences: Sequence[tuple[str, str]]) -> Iterator[Block]:
    yield Heading(say("reports", "Bundles"))
    yield Paragraph(
        say(
            "reports",
            "{counted} bundles count. Left out are {left_out}, set aside as unreadable {set_aside}.",
            counted=bundles["counted"],
            left_out=len(bundles["left_out"]),
            set_aside=len(bundles["set_aside"]),
        )
    )
    left = [(row["file"], term(row["reason"]), row["by"]) for row in bundles["left_out"][:_MOST_NAMED]]
    if left:
        columns = (say("reports", "File"), say("reports", "Why"), say("reports", "Counts instead"))
        yield Table(tuple(map(Column, columns)), tuple(left))
    if sentences:
        heads = (say("reports", "File"), say("reports", "What is wrong"))
        yield Table(tuple(map(Column, heads)), tuple(sentences[:_MOST_NAMED]))
