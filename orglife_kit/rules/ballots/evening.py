"""会议当晚: how far the agenda is, and what 投屏 may show (C12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orglife_kit.rules.plan.agenda import AgendaItem


@dataclass(frozen=True)
class ItemProgress:
    """One item of the agenda (``place`` from 1): whether it is finished, and a few words where somebody wrote them."""

    place: int
    item: AgendaItem
    finished: bool = False
    note: str = ""


@dataclass(frozen=True)
class Proposal:
    """推选计票人、监票人: who was proposed, and how they were passed; empty before."""

    tellers: tuple[str, ...] = ()
    scrutineers: tuple[str, ...] = ()
    passed: str = ""


@dataclass(frozen=True)
class ProjectorFacts:
    """All that the projector may show: title, date, the agenda with the current item, three numbers of members.

    ``current`` is its place from 1, 0 once all is finished; the numbers are ``None`` before the sign-in.
    """

    title: str
    date: str
    place: str
    agenda: tuple[str, ...]
    current: int
    due: int | None = None
    present: int | None = None
    on_leave: int | None = None


def current_place(items: Iterable[ItemProgress]) -> int:
    """Return the place of the first item that is not finished, 0 when all are."""
    return next((one.place for one in items if not one.finished), 0)
