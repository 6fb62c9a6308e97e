"""The pages of ``docs/`` that are made from the code: tables from their declaration, the face from its docstrings.

``make docs`` writes them; a test fails where they are older than the code.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import orglife_kit
from orglife_kit import analysis, forms, reports
from orglife_kit.lab.shipped import digests_of_folder
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.assessment import AssessmentStage
from orglife_kit.meeting.ballots import BallotsStage
from orglife_kit.meeting.plan import PlanStage
from orglife_kit.meeting.preparation import PreparationStage
from orglife_kit.meeting.publication import PublicationStage
from orglife_kit.meeting.rectification import RectificationStage
from orglife_kit.meeting.reviews import ReviewsStage
from orglife_kit.meeting.tables import TABLES, Tables
from orglife_kit.meeting.tables.declaration import Column, TableOfRecord
from orglife_kit.rollup.desk import Desk
from orglife_kit.rollup.rolled_up import Rollup
from tests.project.bundle_docs import bundle_page

DOCS = Path(__file__).parents[2] / "docs"
DIGESTS = DOCS.parent / "orglife_kit" / "lab" / "shipped.json"
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
        "`orglife table DIR NAME` prints or writes a table; a workbook or a .csv of it ends each row with a digest"
        " (校验), by which a row that was changed is told when `orglife record DIR NAME --file FILE` takes it in again."
        " `orglife template NAME OUT.xlsx` is the same table, empty. Words stand for codes in every file.",
        *(_table(table) for table in TABLES.values()),
    ]
    return "\n\n".join(parts) + "\n"


def _table(table: TableOfRecord) -> str:
    head = f"## {table.name} · {table.title}\n\nOne row {table.row_is}. {_taking(table)}\n"
    rows = [
        "| key | head (and others that a file may have) | holds | seen by |",
        "|---|---|---|---|",
        *map(_column, table.columns),
    ]
    return head + "\n" + "\n".join(rows)


def _taking(table: TableOfRecord) -> str:
    """Return whether a file of a table is taken in, and what it needs."""
    if not table.taken_in:
        return "It is never taken in from a file."
    needs = (" or ".join(table.column(key).head for key in need.split("|")) for need in table.needs)
    return f"`orglife record DIR {table.name} --file FILE` takes it in; a file needs {', '.join(needs)}."


def _column(column: Column) -> str:
    holds = f"{column.kind} of {column.unit}" if column.unit else str(column.kind)
    if column.codes is not None:
        holds += ": " + ", ".join(f"`{code.value}`" for code in column.codes)
    holds += "; several" if column.several else ""
    holds += "; may lack" if column.may_lack else ""
    holds += "; worked out" if column.derived else ""
    holds += f"; the words for `{column.names}`" if column.names else ""
    holds += f"; needs `{column.content}`" if column.content else ""
    others = [head for head in column.heads[1:] if head.isascii() is False]
    head = f"{column.head} ({'、'.join(others)})" if others else column.head
    return f"| `{column.key}` | {head} | {holds} | {', '.join(sorted(column.scopes))} |"


def api_page() -> str:
    """Return ``docs/API.md``: what a person finds below ``meeting.``, forms, reports, analysis."""
    parts = [
        "# The public face",
        "Made from the docstrings by `make docs`; not edited by hand. C1–C18 are the clauses in docs/RULES.md.",
        "## orglife_kit",
        *(
            _entry(name, getattr(orglife_kit, name))
            for name in (
                "open_meeting",
                "open_desk",
                "open_rollup",
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
        "## meeting.tables",
        inspect.getdoc(Tables) or "",
        *_members(Tables, "meeting.tables"),
    ]
    parts += ["## Rollup", inspect.getdoc(Rollup) or "", *_members(Rollup, "found")]
    parts += ["## Desk", inspect.getdoc(Desk) or "", *_members(Desk, "desk")]
    for word, stage in STAGES.items():
        parts += [f"## meeting.{word}", inspect.getdoc(stage) or "", *_members(stage, f"meeting.{word}")]
    for name, module in (("forms", forms), ("reports", reports), ("analysis", analysis)):
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


def shipped_digests() -> str:
    """Return ``orglife_kit/lab/shipped.json``: by these digests JupyterLab knows a notebook that nobody changed."""
    return json.dumps(digests_of_folder(DOCS.parent / "notebooks"), indent=1) + "\n"


PAGES = {"TABLES.md": tables_page, "API.md": api_page, "BUNDLE.md": bundle_page}


def main() -> None:
    """Write every page, and the digests of the notebooks."""
    DOCS.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
    DIGESTS.write_text(shipped_digests(), encoding="utf-8")


if __name__ == "__main__":
    main()
