"""The pages of ``docs/`` that are made from the code: tables from their declaration, the face from its docstrings.

``make docs`` writes them; a test fails where they are older than the code.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import orglife_kit
from orglife_kit import forms, reports
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.assessment import AssessmentStage
from orglife_kit.meeting.ballots import BallotsStage
from orglife_kit.meeting.plan import PlanStage
from orglife_kit.meeting.preparation import PreparationStage
from orglife_kit.meeting.publication import PublicationStage
from orglife_kit.meeting.rectification import RectificationStage
from orglife_kit.meeting.reviews import ReviewsStage
from orglife_kit.meeting.tables import TABLES
from orglife_kit.meeting.tables.declaration import Column, TableOfRecord

DOCS = Path(__file__).parents[2] / "docs"
STAGES = {
    "plan": PlanStage,
    "preparation": PreparationStage,
    "reviews": ReviewsStage,
    "ballots": BallotsStage,
    "assessment": AssessmentStage,
    "rectification": RectificationStage,
    "publication": PublicationStage,
}


def tables_page() -> str:
    """Return ``docs/TABLES.md``: every table with its columns."""
    parts = [
        "# The tables of a meeting",
        "Made from their declaration in `orglife_kit/meeting/tables/` by `make docs`; not edited by hand.",
        "`meeting.tables.NAME()` gives a table as a DataFrame, one row each as said below. A code is an English word in"
        " capitals or small letters that never changes; days are dates; an empty text or a missing value where"
        " nothing is recorded. *seen by* says which scopes may see a column, each only its own rows"
        " (docs/DESIGN.md, section 7).",
        *(_table(table) for table in TABLES.values()),
    ]
    return "\n\n".join(parts) + "\n"


def _table(table: TableOfRecord) -> str:
    taken_in = "" if table.taken_in else " It is never taken in from a file."
    head = f"## {table.name} · {table.title}\n\nOne row {table.row_is}.{taken_in}\n"
    rows = ["| key | head | holds | seen by |", "|---|---|---|---|", *map(_column, table.columns)]
    return head + "\n" + "\n".join(rows)


def _column(column: Column) -> str:
    holds = f"{column.kind} of {column.unit}" if column.unit else str(column.kind)
    if column.codes is not None:
        holds += ": " + ", ".join(f"`{code.value}`" for code in column.codes)
    if column.may_lack:
        holds += "; may lack"
    return f"| `{column.key}` | {column.head} | {holds} | {', '.join(sorted(column.scopes))} |"


def api_page() -> str:
    """Return ``docs/API.md``: what a person finds below ``meeting.``, the forms and the reports."""
    parts = [
        "# The public face",
        "Made from the docstrings by `make docs`; not edited by hand. C1–C18 are the clauses in docs/RULES.md.",
        "## orglife_kit",
        *(
            _entry(name, getattr(orglife_kit, name))
            for name in (
                "open_meeting",
                "create_meeting",
                "OrglifeError",
                "RefusedError",
                "InputError",
                "StorageError",
            )
        ),
        "## Meeting",
        inspect.getdoc(Meeting) or "",
        *_members(Meeting, "meeting"),
    ]
    for word, stage in STAGES.items():
        parts += [f"## meeting.{word}", inspect.getdoc(stage) or "", *_members(stage, f"meeting.{word}")]
    for name, module in (("forms", forms), ("reports", reports)):
        parts += [f"## {name}", inspect.getdoc(module) or ""]
        parts += [_entry(f"{name}.{function}", getattr(module, function)) for function in module.__all__]
    return "\n\n".join(parts) + "\n"


def _members(kind: type, prefix: str) -> Iterator[str]:
    for name, member in vars(kind).items():
        if name.startswith("_") or name.isupper():
            continue
        if isinstance(member, property):
            yield f"### {prefix}.{name}\n\n{inspect.getdoc(member)}"
        elif inspect.isfunction(member):
            yield _entry(f"{prefix}.{name}", member)


def _entry(name: str, thing: object) -> str:
    if not inspect.isfunction(thing):
        return f"### {name}\n\n{inspect.getdoc(thing)}"
    signature = inspect.signature(thing)
    parameters = [_plain(entry) for entry in signature.parameters.values() if entry.name != "self"]
    plain = signature.replace(parameters=parameters, return_annotation=_Bare(signature.return_annotation))
    return f"### {name}\n\n`{name}{plain}`\n\n{inspect.getdoc(thing)}"


class _Bare(str):
    """A text that a signature prints without quotation marks."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _plain(parameter: inspect.Parameter) -> inspect.Parameter:
    """Return a parameter that prints as it is written: its type as a text, a code as its value."""
    default = parameter.default
    if isinstance(default, StrEnum):
        default = default.value
    return parameter.replace(annotation=_Bare(parameter.annotation), default=default)


PAGES = {"TABLES.md": tables_page, "API.md": api_page}


def main() -> None:
    """Write every page."""
    DOCS.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
