"""One page of one branch, from its bundle: what it handed up, as the supervisor reads it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from orglife_kit.bundle.cells import Value
from orglife_kit.bundle.reading import Bundle
from orglife_kit.i18n import called, say, term
from orglife_kit.rules.plan.members import Namesake
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.views.reports.cells import CellValue
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Document,
    Fields,
    FormField,
    Heading,
    Page,
    Paragraph,
    Table,
)
from orglife_kit.views.reports.pages.frame import kept_by
from orglife_kit.views.reports.pages.words import (
    document_language,
    long_date,
    number_column,
    people,
    scope_line,
)

Row = dict[str, Value]


def branch_page(bundle: Bundle) -> Document:
    """Return the page of a branch."""
    manifest = bundle.manifest
    (overview,) = bundle.rows("overview")
    title = say("reports", "Organizational life and appraisal of the branch")
    blocks = (
        *_head(bundle, overview),
        *_outcomes(bundle),
        *_members(bundle.rows("members")),
        *_rounds(bundle.rows("rounds")),
        *_items(bundle.rows("rectification")),
        kept_by(say("reports", "Checked by"), say("reports", "Person in charge")),
    )
    return Document(
        title,
        blocks,
        subtitle=say("reports", "{branch}, {year}", branch=manifest.branch, year=manifest.year),
        language=document_language(),
        page=Page(margins="compact"),
        scope_label=scope_line(Scope.SUPERVISOR),
        author=manifest.branch,
        date=manifest.date,
        form=title,
        footer=say(
            "reports",
            "Bundle No. {number}, digest {digest}",
            number=manifest.number,
            digest=bundle.digest[:16],
        ),
    )


def _head(bundle: Bundle, overview: Row) -> Iterator[Block]:
    cap = bundle.manifest.cap
    signed_in = _number(overview, "due") > 0  # all of it is 0 where the branch has recorded nothing
    yield Fields(
        (
            FormField(say("reports", "Date"), long_date(bundle.manifest.date)),
            FormField(say("reports", "Place"), str(overview["place"])),
            FormField(say("reports", "Host"), str(overview["host"])),
            FormField(say("reports", "Deciding organ"), term(str(overview["organ"]))),
            FormField(say("reports", "Members"), people(bundle.manifest.members)),
            FormField(
                say("reports", "Due at the meeting"), people(_number(overview, "due")) if signed_in else ""
            ),
            FormField(say("reports", "Present"), people(_number(overview, "present")) if signed_in else ""),
            FormField(say("reports", "On leave"), people(_number(overview, "on_leave")) if signed_in else ""),
            FormField(
                say("reports", "Talked with the secretary"),
                f"{_number(overview, 'talked_with_secretary')} / {_number(overview, 'talks_due')}",
            ),
            FormField(
                say("reports", "Told their grade"),
                f"{_number(overview, 'told')} / {_number(overview, 'graded')}",
            ),
        ),
        across=2,
    )
    yield Paragraph(
        say(
            "reports",
            "{limit} members may be graded excellent (base {base}), {given} are.",
            limit=cap.limit,
            base=cap.base,
            given=cap.given,
        )
    )
    if overview["cap_reason"]:
        yield Paragraph(say("reports", "Reason for going over: {reason}", reason=overview["cap_reason"]))
    if overview["comment"]:
        yield Paragraph(
            say("reports", "Comment of the supervising group: {words}", words=overview["comment"])
        )


def _outcomes(bundle: Bundle) -> Iterator[Block]:
    shown = [(term(name), number) for name, number in bundle.manifest.outcomes.items() if number]
    yield Heading(say("reports", "Outcomes"))
    yield Table(
        tuple(Column(label, "number", "center") for label, _ in (*shown, (say("reports", "Together"), 0))),
        ((*(number for _, number in shown), bundle.manifest.members),),
    )


def _members(rows: tuple[Row, ...]) -> Iterator[Block]:
    yield Heading(say("reports", "The members, one by one"))
    yield Table(
        (
            number_column(9),
            Column(say("reports", "Name"), width=22, heads_row=True),
            Column(say("reports", "Membership"), width=20),
            Column(say("reports", "Outcome"), width=20),
            Column(say("reports", "Opinion"), width=60),
            Column(say("reports", "Reason"), width=40),
        ),
        tuple(
            (
                *(_cell(row["position"]), _called(row), term(str(row["membership"]))),
                term(str(row["outcome"] or "UNDECIDED")),
                *(_cell(row["opinion"]), _cell(row["reason"])),
            )
            for row in rows
        ),
    )


def _called(row: Row) -> str:
    """Return a member's name; a namesake by his row of the roster, which the bundle keeps with a number."""
    name, mark, _ = str(row["name"]).partition("#")
    return called(Namesake(str(row["name"]), name, "", _number(row, "position"))) if mark else name


def _rounds(rows: tuple[Row, ...]) -> Iterator[Block]:
    if not rows:
        return
    yield Heading(say("reports", "Ballots"))
    keys = ("entitled", "issued", "received", "valid", "void")
    heads = (
        say("reports", "May take part in the rating"),
        *(
            say("reports", "Issued"),
            say("reports", "Received"),
            say("reports", "Valid"),
            say("reports", "Void"),
        ),
    )
    yield Table(
        (
            Column(say("reports", "Rating"), heads_row=True),
            Column(say("reports", "State")),
            *(Column(head, "number", "center") for head in heads),
        ),
        tuple(
            (term(str(row["kind"])), term(str(row["state"])), *(_cell(row[key]) for key in keys))
            for row in rows
        ),
    )


def _items(rows: tuple[Row, ...]) -> Iterator[Block]:
    if not rows:
        return
    yield Heading(say("reports", "Rectification"))
    yield Table(
        (
            number_column(9),
            Column(say("reports", "Problem"), width=50, heads_row=True),
            Column(say("reports", "Measure"), width=50),
            Column(say("reports", "Responsible"), width=20),
            Column(say("reports", "Due"), width=24),
            Column(say("reports", "State"), width=18),
        ),
        tuple(
            (
                *(_cell(row[key]) for key in ("item", "problem", "measure", "owner")),
                term("IMMEDIATE") if row["immediate"] else _cell(row["due"]),
                term(str(row["state"])) if row["state"] else "",
            )
            for row in rows
        ),
    )


def _number(row: Row, key: str) -> int:
    value = row[key]
    return value if isinstance(value, int) else 0


def _cell(value: Value) -> CellValue:
    return (
        value if isinstance(value, int | datetime.date) and not isinstance(value, bool) else str(value or "")
    )
