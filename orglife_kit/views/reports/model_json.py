"""The document model as JSON and back, so that a notebook can carry a report."""

from __future__ import annotations

import dataclasses
import datetime
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from orglife_kit.errors import InputError, notice
from orglife_kit.views.reports import cells, model

FORMAT = "orglife-report"
FORMAT_VERSION = 2
_DAY = "day"
_DEEPEST = 40  # JSON levels inside a document; an honest report needs fewer than 20

_KINDS: dict[str, type] = {
    kind.__name__: kind
    for module in (cells, model)
    for kind in vars(module).values()
    if isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__
}


def encode_document(document: model.Document) -> dict[str, object]:
    """Return ``document`` as JSON values with the format's name and version."""
    return {"format": FORMAT, "version": FORMAT_VERSION, "document": _encode(document)}


def decode_document(data: object) -> model.Document:
    """Return the document in ``data``; an ``InputError`` says what cannot be read."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise InputError(notice("report_unknown"))
    version = data.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InputError(notice("report_unknown"))
    if version > FORMAT_VERSION:
        raise InputError(notice("report_too_new", version=version, known=FORMAT_VERSION))
    document = _decode(data.get("document"), "Document", 0)
    if not isinstance(document, model.Document):
        raise model.malformed("Document", "document")
    return document


def _encode(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        members = {item.name: _encode(getattr(value, item.name)) for item in dataclasses.fields(value)}
        return {"type": type(value).__name__, **members}
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, datetime.date):
        return {"type": _DAY, _DAY: value.isoformat()}
    return value


def _decode(value: object, inside: str, depth: int) -> object:
    if depth > _DEEPEST:
        raise model.malformed(inside, "depth")
    if isinstance(value, list):
        return tuple(_decode(item, inside, depth + 1) for item in value)
    if not isinstance(value, dict):
        return value
    name = value.get("type")
    if name == _DAY:
        return _read_day(value, inside)
    kind = _KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise InputError(notice("report_part_unknown", part=str(name), inside=inside))
    return _build(kind, value, depth)


def _read_day(value: dict[Any, Any], inside: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value[_DAY])
    except (KeyError, TypeError, ValueError) as error:
        raise model.malformed(inside, _DAY) from error


def _build(kind: type, value: dict[Any, Any], depth: int) -> object:
    wanted = _member_types(kind)
    members: dict[str, object] = {}
    for name, member in value.items():
        if name == "type":
            continue
        if name not in wanted:
            raise model.malformed(kind.__name__, str(name))
        members[name] = _decode(member, kind.__name__, depth + 1)
        if not _fits(members[name], wanted[name]):
            raise model.malformed(kind.__name__, name)
    for item in dataclasses.fields(kind):
        if item.name not in members and item.default is dataclasses.MISSING:
            raise model.malformed(kind.__name__, item.name)
    return kind(**members)


@cache
def _member_types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _fits(value: object, wanted: Any) -> bool:
    origin = get_origin(wanted)
    if origin in (Union, UnionType):
        return any(_fits(value, choice) for choice in get_args(wanted))
    if origin is Literal:
        return isinstance(value, str) and value in get_args(wanted)
    if origin is tuple:
        return isinstance(value, tuple) and all(_fits(item, get_args(wanted)[0]) for item in value)
    return type(value) is wanted
