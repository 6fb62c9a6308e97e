"""Small bundles for the tests, made without a meeting; parts of them can be changed."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from orglife_kit.bundle.cells import Value
from orglife_kit.bundle.declared import CellKind, bundle_tables
from orglife_kit.bundle.manifest import OUTCOMES, CapNumbers, Manifest, RootEntry, Rules
from orglife_kit.bundle.writing import TableContent, bundle_bytes

_USUAL: dict[CellKind, Value] = {
    CellKind.TEXT: "",
    CellKind.COUNT: 0,
    CellKind.NUMBER: 1,
    CellKind.MEMBER: 1,
    CellKind.DATE: datetime.date(2024, 1, 18),
    CellKind.YES_NO: False,
}


def row(table: str, **values: Value) -> dict[str, Value]:
    """Return a row of a table with some ``values``; the others are the least that can stand."""
    made: dict[str, Value] = {}
    for column in bundle_tables()[table].columns:
        if column.optional:
            continue
        usual = next(iter(column.words)) if column.kind is CellKind.CODE else _USUAL[column.kind]
        made[column.key] = None if column.may_lack else usual
    return made | values


def content(table: str, rows: Sequence[Mapping[str, Value]]) -> TableContent:
    """Return rows as a table of a bundle."""
    known = [column.key for column in bundle_tables()[table].columns]
    keys = tuple(key for key in known if key in rows[0]) if rows else ()
    return TableContent(keys, [tuple(entry[key] for key in keys) for entry in rows])


def manifest(outcomes: Mapping[str, int], **changed: Any) -> Manifest:
    """Return a manifest with the members of each outcome."""
    counts = dict.fromkeys(OUTCOMES, 0) | dict(outcomes)
    members = sum(counts.values())
    facts: dict[str, Any] = {
        "branch": "星禾镇第一党支部",
        "meeting": "a" * 32,
        "year": 2023,
        "date": datetime.date(2024, 1, 18),
        "number": 1,
        "members": members,
        "outcomes": counts,
        "cap": CapNumbers(members, members // 3, counts["EXCELLENT"]),
        "rules": Rules("full_members", (1, 3), 5),
        "roots": (RootEntry("members", 1, "members", "b" * 64),),
    }
    return Manifest(**(facts | changed))


def simple(outcomes: Sequence[str] = ("EXCELLENT", "QUALIFIED", "QUALIFIED"), **changed: Any) -> bytes:
    """Return a bundle of members with these outcomes, in the order of the roster."""
    counts: dict[str, int] = {}
    rows = []
    for number, outcome in enumerate(outcomes, 1):
        counts[outcome] = counts.get(outcome, 0) + 1
        code = None if outcome == "UNDECIDED" else outcome
        rows.append(row("members", member=number, position=number, name=f"党员{number}", outcome=code))
    made = manifest(counts, **changed)
    overview = row("overview", branch=made.branch, members=len(rows), excellent=counts.get("EXCELLENT", 0))
    tables = {"overview": content("overview", [overview])}
    if rows:
        tables["members"] = content("members", rows)
    return bundle_bytes(made, tables)


def parts_of(bundle: bytes) -> dict[str, bytes]:
    """Return the entries of a bundle."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of entries as any other program makes it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def told(bundle: bytes) -> dict[str, Any]:
    """Return what the manifest of a bundle says."""
    found: dict[str, Any] = json.loads(parts_of(bundle)["manifest.json"])
    return found


def changed(bundle: bytes, changes: Mapping[str, bytes], *, consistent: bool = True) -> bytes:
    """Return a bundle with some of its files changed; ``consistent`` digests and sizes follow the change."""
    parts = parts_of(bundle) | dict(changes)
    data = told(bundle)
    if consistent:
        for part in data["tables"]:
            new = parts[part["file"]]
            part |= {"bytes": len(new), "sha256": hashlib.sha256(new).hexdigest()}
        parts["manifest.json"] = json.dumps(data).encode()
    return zipped(parts)


def with_manifest(bundle: bytes, **changes: Any) -> bytes:
    """Return a bundle whose manifest says something else."""
    data = told(bundle) | changes
    return zipped(parts_of(bundle) | {"manifest.json": json.dumps(data).encode()})
