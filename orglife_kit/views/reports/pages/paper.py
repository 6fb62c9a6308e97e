"""What is printed for the meeting beside the ballots: the sign-in sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from orglife_kit.i18n import say
from orglife_kit.rules.publication.release import MeetingFacts
from orglife_kit.views.reports.model import Block, Column, Document, Fields, FormField, Heading, Table
from orglife_kit.views.reports.pages.frame import sheet
from orglife_kit.views.reports.pages.words import number_column, people, when


def sign_in_sheet(
    facts: MeetingFacts,
    labels: Sequence[str],
    due: int,
    remarks: Mapping[str, str] = MappingProxyType({}),
    representatives: Sequence[str] = (),
) -> Document:
    """Return the sheet on which members sign in, in roster order; then 群众代表, who sit in, a line each.

    ``remarks`` stand behind a label; a representative whose name is not known has a line to write it on.
    """
    fields = Fields(
        (
            FormField(say("reports", "Date"), when(facts)),
            FormField(say("reports", "Place"), facts.place),
            FormField(say("reports", "Due at the meeting"), people(due)),
            FormField(say("reports", "Present")),
        ),
        across=2,
    )
    blocks: list[Block] = [fields, _sign_in_table(labels, remarks)]
    if representatives:
        blocks.append(Heading(say("reports", "Public representatives (sitting in)")))
        blocks.append(_sign_in_table(representatives, {}))
    return sheet(facts, say("reports", "Sign-in sheet"), blocks)


def _sign_in_table(labels: Sequence[str], remarks: Mapping[str, str]) -> Table:
    columns = (
        number_column(14, least=10),
        Column(say("reports", "Name"), width=40, heads_row=True),
        Column(say("reports", "Signature"), "blank", width=70),
        Column(say("reports", "Remarks"), "text" if remarks else "blank", width=50),
    )
    rows = tuple((number, label, "", remarks.get(label, "")) for number, label in enumerate(labels, 1))
    return Table(columns, rows, row_height=9, side_by_side=True)
