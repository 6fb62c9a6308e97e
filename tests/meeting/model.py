"""A meeting as a plain value, and what each act does to it: nothing of the package is used here.

Each function below is an act of the same name: it returns the model after it and what it gives, or raises.
"""
# ruff: noqa: D103

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

Act = tuple[str, tuple[Any, ...]]
DAY = "2024-01-16"


@dataclass(frozen=True)
class Item:
    """An item of the ledger: whose it is, what was entered, how far it is."""

    member: int | None
    measure: str = ""
    owner: str = ""
    due: str = ""
    state: str = "OPENED"
    notes: int = 0


@dataclass(frozen=True)
class Model:
    """Everything the random acts touch; ``numbers`` are the highest numbers ever given."""

    members: dict[int, str]  # number to group, in roster order
    numbers: dict[str, int]
    talks: dict[int, tuple[int, int]] = field(default_factory=dict)
    findings: dict[int, str] = field(default_factory=dict)
    suggestions: dict[int, int | None] = field(default_factory=dict)
    conduct: dict[int, str] = field(default_factory=dict)
    attendance: dict[int, str] = field(default_factory=dict)
    items: dict[int, Item] = field(default_factory=dict)
    chosen: frozenset[int] = frozenset()
    round: str = ""  # "", open, closed
    subjects: int = 0
    ballots: int = 0
    counts: tuple[int | None, int | None] = (None, None)
    signed_off: bool = False


class RefusedActError(Exception):
    """The rules say no; the code is the first argument."""


def apply(model: Model, act: Act) -> tuple[Model, Any]:
    """Return the model after an act and what the act returns; raises ``RefusedActError``."""
    name, arguments = act
    return ACTS[name](model, *arguments)


def _member(model: Model, number: int) -> int:
    if number not in model.members:
        raise RefusedActError("member_number_unknown")
    return number


def _next(model: Model, table: str) -> tuple[Model, int]:
    number = model.numbers[table] + 1
    return replace(model, numbers=model.numbers | {table: number}), number


def add_member(model: Model, group: str) -> tuple[Model, int]:
    if model.round:
        raise RefusedActError("roster_frozen")
    model, number = _next(model, "members")
    return replace(model, members=model.members | {number: group}), number


def remove_member(model: Model, number: int) -> tuple[Model, None]:
    if model.round:
        raise RefusedActError("roster_frozen")
    _member(model, number)
    if len(model.members) == 1:
        raise RefusedActError("roster_last_member")
    items = {key: item for key, item in model.items.items() if item.member != number}
    return (
        replace(
            model,
            members={key: group for key, group in model.members.items() if key != number},
            talks={key: pair for key, pair in model.talks.items() if number not in pair},
            conduct={key: line for key, line in model.conduct.items() if key != number},
            attendance={key: how for key, how in model.attendance.items() if key != number},
            items=items,
            chosen=model.chosen & items.keys(),
        ),
        None,
    )


def change_member(model: Model, number: int, group: str) -> tuple[Model, None]:
    _member(model, number)
    if model.round:
        raise RefusedActError("roster_frozen")
    return replace(model, members=model.members | {number: group}), None


def record_talk(model: Model, talker: int, listener: int) -> tuple[Model, None]:
    _member(model, talker)
    _member(model, listener)
    if talker == listener:
        raise RefusedActError("talk_with_oneself")
    model, number = _next(model, "talks")
    return replace(model, talks=model.talks | {number: (talker, listener)}), None


def remove_talk(model: Model, number: int) -> tuple[Model, None]:
    if number not in model.talks:
        raise RefusedActError("talk_unknown")
    return replace(model, talks={key: pair for key, pair in model.talks.items() if key != number}), None


def note_finding(model: Model, point: str) -> tuple[Model, int]:
    model, number = _next(model, "findings")
    return replace(model, findings=model.findings | {number: point}), number


def remove_finding(model: Model, number: int) -> tuple[Model, None]:
    if number not in model.findings:
        raise RefusedActError("finding_unknown")
    return (
        replace(
            model,
            findings={key: point for key, point in model.findings.items() if key != number},
            suggestions={
                key: None if finding == number else finding for key, finding in model.suggestions.items()
            },
        ),
        None,
    )


def note_suggestion(model: Model) -> tuple[Model, int]:
    model, number = _next(model, "suggestions")
    return replace(model, suggestions=model.suggestions | {number: None}), number


def sort_suggestion(model: Model, number: int, finding: int) -> tuple[Model, None]:
    if number not in model.suggestions:
        raise RefusedActError("suggestion_unknown")
    if finding not in model.findings:
        raise RefusedActError("finding_unknown")
    return replace(model, suggestions=model.suggestions | {number: finding}), None


def note_conduct(model: Model, number: int, line: str) -> tuple[Model, None]:
    _member(model, number)
    return replace(model, conduct=model.conduct | {number: line}), None


def take_attendance(model: Model) -> tuple[Model, None]:
    return _attended(model, dict.fromkeys(model.members, "PRESENT")), None


def record_attendance(model: Model, number: int, presence: str) -> tuple[Model, None]:
    _member(model, number)
    taken = dict.fromkeys(model.members, "PRESENT") | model.attendance
    return _attended(model, taken | {number: presence}), None


def _attended(model: Model, attendance: dict[int, str]) -> Model:
    if model.round and model.attendance not in ({}, attendance):
        raise RefusedActError("attendance_correction_missing")  # no act of these says why
    return replace(model, attendance=attendance)


def take_in(model: Model, member: int | None) -> tuple[Model, tuple[int, ...]]:
    if member is not None:
        _member(model, member)
    model, number = _next(model, "items")
    return replace(model, items=model.items | {number: Item(member)}), (number,)


def _item(model: Model, number: int, *, unverified: bool = False) -> Item:
    if number not in model.items:
        raise RefusedActError("item_unknown")
    if unverified and model.items[number].state == "VERIFIED":
        raise RefusedActError("item_verified")
    return model.items[number]


def _with(model: Model, number: int, **facts: Any) -> Model:
    return replace(model, items=model.items | {number: replace(model.items[number], **facts)})


def change_item(model: Model, number: int, fact: str, value: str) -> tuple[Model, None]:
    _item(model, number, unverified=True)
    return _with(model, number, **{fact: value}), None


def remove_item(model: Model, number: int) -> tuple[Model, None]:
    _item(model, number)
    items = {key: item for key, item in model.items.items() if key != number}
    return replace(model, items=items, chosen=model.chosen - {number}), None


def note_progress(model: Model, number: int, done: bool) -> tuple[Model, None]:
    item = _item(model, number, unverified=True)
    for value, code in (
        (item.measure, "item_measure_missing"),
        (item.owner, "item_owner_missing"),
        (item.due, "item_due_missing"),
    ):
        if not value:
            raise RefusedActError(code)
    return _with(model, number, state="DONE" if done else "UNDER_WAY", notes=item.notes + 1), None


def verify_item(model: Model, number: int) -> tuple[Model, None]:
    state = _item(model, number).state
    if state != "DONE":
        raise RefusedActError("item_verified" if state == "VERIFIED" else "item_not_done")
    return _with(model, number, state="VERIFIED"), None


def choose_item(model: Model, number: int) -> tuple[Model, None]:
    item = _item(model, number)
    if item.member is not None:
        raise RefusedActError("item_personal")
    if not item.measure:
        raise RefusedActError("item_measure_missing")
    return replace(model, chosen=model.chosen | {number}), None


def open_round(model: Model) -> tuple[Model, None]:
    if model.round == "open":
        return model, None
    if model.round == "closed":
        raise RefusedActError("round_closed")
    if not model.attendance:
        raise RefusedActError("attendance_missing")
    present = sum(how == "PRESENT" for how in model.attendance.values())
    if 2 * present < len(model.members):
        raise RefusedActError("quorum_missing")
    return replace(model, round="open", subjects=len(model.members)), None


def _open(model: Model) -> None:
    if not model.round:
        raise RefusedActError("round_not_open")
    if model.round == "closed":
        raise RefusedActError("round_closed")


def _unsigned(model: Model) -> None:
    _open(model)
    if model.signed_off:
        raise RefusedActError("class_signed_off")


def cast(model: Model) -> tuple[Model, int]:
    _unsigned(model)
    return replace(model, ballots=model.ballots + 1), model.ballots + 1


def count_paper(model: Model, issued: int, received: int) -> tuple[Model, None]:
    _unsigned(model)
    if issued > model.subjects:
        raise RefusedActError("issued_over_entitled")
    return replace(model, counts=(issued, received)), None


def sign_off(model: Model) -> tuple[Model, None]:
    _unsigned(model)
    if model.counts[0] is None:
        raise RefusedActError("issued_missing")
    if model.counts[1] != model.ballots:
        raise RefusedActError("received_not_taken_in")
    return replace(model, signed_off=True), None


def close_round(model: Model) -> tuple[Model, str]:
    _open(model)
    if not model.signed_off:
        raise RefusedActError("class_not_signed_off")
    issued, received = model.counts
    assert issued is not None
    assert received is not None
    if received > issued:
        return replace(model, round="void", ballots=0), "void"
    return replace(model, round="closed"), "closed"


ACTS: dict[str, Callable[..., tuple[Model, Any]]] = {
    act.__name__: act
    for act in (
        *(add_member, remove_member, change_member, record_talk, remove_talk, note_finding, remove_finding),
        *(note_suggestion, sort_suggestion, note_conduct, take_attendance, record_attendance, take_in),
        *(change_item, remove_item, note_progress, verify_item, choose_item),
        *(open_round, cast, count_paper, sign_off, close_round),
    )
}
