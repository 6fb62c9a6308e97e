"""What of the plan and the roster a scope receives: facts of a member, and who is not counted."""

from __future__ import annotations

import datetime

from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.members import Flag, Member, NotCountedReason


@dataclass(frozen=True)
class FlagChange:
    """That a member counts in something, or does not, against what his membership says; and why."""

    flag: Flag
    holds: bool
    reason: str


@dataclass(frozen=True)
class MemberDetails:
    """What the roster keeps of one member; ``changes`` are empty where the scope may not see them."""

    label: str
    member: Member
    changes: tuple[FlagChange, ...] = ()


@dataclass(frozen=True)
class NotCountedLine:
    """A member who is approved as not counted in 应到: why, by whom, on which day."""

    label: str
    reason: NotCountedReason
    approved_by: str
    date: datetime.date
