"""The roster: who belongs to the branch, and the five flags that say what each member counts in."""

from __future__ import annotations

import datetime
import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from operator import index

from orglife_kit.errors import Notice, RefusedError, notice, refuse
from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.settings import CapBase

_MIDDLE_DOTS = str.maketrans(dict.fromkeys("·•‧∙⋅・･•", "·"))
_MARK = "、，,;；/"
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")  # as the readers keep a year, a month or a day
# a space inside a name of two characters (张 三) fills its line and separates nothing
_BETWEEN_NAMES = re.compile(rf"[{_MARK}]|(?<=[^\s{_MARK}]{{2}})\s+(?=[^\s{_MARK}]{{2}})")


def name_key(name: str) -> str:
    """Return the folded key by which names are compared: no spaces, one width, one middle dot."""
    folded = unicodedata.normalize("NFKC", name.translate(_MIDDLE_DOTS)).translate(_MIDDLE_DOTS)
    return "".join(folded.split()).casefold()


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of a text, whatever stands between them."""
    names = (name.strip() for name in _BETWEEN_NAMES.split(text))
    return tuple(name for name in names if name)


class Membership(StrEnum):
    """正式党员 or 预备党员."""

    FULL = "FULL"
    PROBATIONARY = "PROBATIONARY"


class Flag(StrEnum):
    """What a member counts in; follows from membership and can be set one by one, with a reason."""

    COUNTS_IN_CAP_BASE = "counts_in_cap_base"
    COUNTS_IN_DUE = "counts_in_due"
    IS_GRADED = "is_graded"
    CASTS_BALLOT = "casts_ballot"
    HAS_VOTING_RIGHT = "has_voting_right"


@dataclass(frozen=True)
class Member:
    """One member of the branch.

    ``number`` is the kit's own: it never changes and is never given to anybody else. ``position`` is the row of
    the roster, from 1; it moves up when somebody before him is taken out. ``birth`` and ``joined`` are as the
    office wrote them, a day or a month. ``must_talk`` is for the deciding organ's eyes only.
    """

    number: int
    position: int
    name: str
    membership: Membership
    flags: frozenset[Flag]
    gender: str = ""
    ethnicity: str = ""
    birth: str = ""
    joined: str = ""
    group: str = ""
    post: str = ""
    identity: str = field(default="", repr=False)
    must_talk: bool = field(default=False, repr=False)

    def has(self, flag: Flag) -> bool:
        """Return whether the member counts in ``flag``."""
        return flag in self.flags


def joined_before_birth(member: Member) -> bool:
    """Return whether a member is said to have joined before he was born; a month and a day of it are no order."""
    if not (_DAY.fullmatch(member.joined) and _DAY.fullmatch(member.birth)):
        return False
    return member.joined < member.birth[: len(member.joined)]


def usual_flags(membership: Membership, cap_base: CapBase, *, counted: bool = True) -> frozenset[Flag]:
    """Return the flags that follow from membership alone.

    A probationary member takes part and rates others, is not graded and has no 表决权 (RULES.md §2).
    A member approved as not counted (``counted`` false) is in neither 应到 nor 应参加测评.
    """
    flags = set(Flag)
    if membership is Membership.PROBATIONARY:
        flags -= {Flag.IS_GRADED, Flag.HAS_VOTING_RIGHT}
        if cap_base is not CapBase.ALL_MEMBERS:
            flags.discard(Flag.COUNTS_IN_CAP_BASE)
    if not counted:
        flags -= {Flag.COUNTS_IN_DUE, Flag.CASTS_BALLOT, Flag.HAS_VOTING_RIGHT}
        if cap_base is CapBase.TAKING_PART:
            flags.discard(Flag.COUNTS_IN_CAP_BASE)
    return frozenset(flags)


class NotCountedReason(StrEnum):
    """The five reasons in use for which a member is approved as not counted in 应到."""

    CANNOT_EXPRESS_WILL = "cannot_express_will"
    ABROAD = "abroad"
    SERVING_SENTENCE = "serving_sentence"
    LONG_BEDRIDDEN = "long_bedridden"
    AWAY = "away"


@dataclass(frozen=True)
class NotCounted:
    """That a member (roster number) was approved as not counted in 应到: why, by whom, on which day."""

    member: int
    reason: NotCountedReason
    approved_by: str
    date: datetime.date


def check_not_counted(entry: NotCounted, meeting: datetime.date | None, label: str) -> tuple[Notice, ...]:
    """Return a warning for an approval dated after the meeting that counts without the member."""
    if meeting is None or entry.date <= meeting:
        return ()
    return (notice("not_counted_after_meeting", member=label, date=entry.date, day=meeting),)


@dataclass(frozen=True)
class Namesake:
    """A member who shares his name: his label, and what tells him apart where people read.

    That is his Party ``group``, empty where it does not, then his ``position`` in the roster.
    """

    label: str
    name: str
    group: str
    position: int


@dataclass(frozen=True)
class Roster:
    """All members of the branch, in roster order."""

    members: tuple[Member, ...]

    def __len__(self) -> int:
        return len(self.members)

    def member(self, number: int) -> Member:
        """Return the member with ``number``; raises ``RefusedError`` (``member_number_unknown``)."""
        try:
            return self._by_number[number]
        except KeyError:
            raise refuse("member_number_unknown", number=number) from None

    def find(self, name: str | int) -> Member:
        """Return a member by number, ``name`` or ``name#number``; raises as ``member`` and ``resolve``."""
        if isinstance(name, str):
            return self.resolve(name)
        try:
            return self.member(index(name))  # a number out of a DataFrame is no int of Python's
        except TypeError:
            raise refuse("member_number_unknown", number=name) from None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The members' numbers, in roster order."""
        return tuple(member.number for member in self.members)

    def in_order(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """Return ``numbers`` in roster order."""
        wanted = set(numbers)
        return tuple(number for number in self.numbers if number in wanted)

    def having(self, flag: Flag) -> tuple[Member, ...]:
        """Return the members who count in ``flag``, in roster order."""
        return tuple(member for member in self.members if member.has(flag))

    @property
    def full_members(self) -> int:
        """The number of full members, by which the rules name the deciding organ."""
        return sum(member.membership is Membership.FULL for member in self.members)

    def label(self, number: int) -> str:
        """Return the member's name, with ``#number`` behind it where two share it; raises as ``member``."""
        member = self.member(number)
        return f"{member.name}#{number}" if self._names[name_key(member.name)] > 1 else member.name

    @cached_property
    def namesakes(self) -> tuple[Namesake, ...]:
        """Those who share their name with another member, in roster order."""
        alike = [member for member in self.members if self._names[name_key(member.name)] > 1]
        groups = Counter((name_key(member.name), member.group) for member in alike)
        return tuple(
            Namesake(
                self.label(member.number),
                member.name,
                member.group if groups[name_key(member.name), member.group] == 1 else "",
                member.position,
            )
            for member in alike
        )

    @cached_property
    def _by_number(self) -> Mapping[int, Member]:
        return {member.number: member for member in self.members}

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(name_key(member.name) for member in self.members)

    def resolve(self, text: str) -> Member:
        """Return the member meant by ``name`` or ``name#id`` (the id number, or the member's own number).

        A namesake is also found as pages call him, by what stands in brackets behind his name.
        Raises ``RefusedError`` (``member_not_named``, ``member_unknown``, ``member_ambiguous``).
        """
        name, mark, identity = text.strip().replace("＃", "#").partition("#")
        alike = [member for member in self.members if name_key(member.name) == name_key(name)]
        if not alike and (called := self._called(name)):
            return called
        if not alike:
            raise self._unknown(text)
        if mark:
            meant = identity.strip()
            named = [member for member in alike if member.identity and member.identity == meant]
            named = named or [member for member in alike if str(member.number) == meant]
            if len(named) != 1:
                raise self._unknown(text)
            return named[0]
        if len(alike) > 1:
            choices = "、".join(self.label(member.number) for member in alike)
            raise refuse("member_ambiguous", name=name.strip(), choices=choices)
        return alike[0]

    def _called(self, text: str) -> Member | None:
        """Return the namesake whom a page calls by ``text``: his name, and in brackets his group or his row."""
        name, _, apart = name_key(text).partition("(")
        for namesake in self.namesakes:
            apart_by = name_key(namesake.group) if namesake.group else str(namesake.position)
            told = apart.rstrip(")") if namesake.group else "".join(filter(str.isdigit, apart))
            if name_key(namesake.name) == name and told == apart_by:
                return self.find(namesake.label)
        return None

    def _unknown(self, text: str) -> RefusedError:
        if not text.strip():
            return refuse("member_not_named")
        labels = {name_key(member.name): self.label(member.number) for member in self.members}
        near = difflib.get_close_matches(name_key(text.partition("#")[0]), labels, n=1, cutoff=0.5)
        if near:
            return refuse("member_unknown_near", name=text.strip(), near=labels[near[0]])
        return refuse("member_unknown", name=text.strip())


def post_holder(roster: Roster, post: str) -> int | None:
    """Return the number of the one member whose post a text names, ``None`` where it names nobody's or several'."""
    wanted = name_key(post)
    holders = [
        member.number
        for member in roster.members
        if member.post and name_key(member.post) and wanted.endswith(name_key(member.post))
    ]
    return holders[0] if len(holders) == 1 else None


class DecidingOrgan(StrEnum):
    """评定机构: the branch committee, or the members' meeting where there is no committee."""

    COMMITTEE = "COMMITTEE"
    MEETING = "MEETING"


def usual_deciding_organ(roster: Roster) -> DecidingOrgan:
    """Return who assesses by the rules: 7 or more full members have a committee (RULES.md §2)."""
    return usual_organ_of(roster.full_members)


def usual_organ_of(full_members: int) -> DecidingOrgan:
    """Return who assesses by the rules in a branch of so many full members."""
    return DecidingOrgan.COMMITTEE if full_members >= 7 else DecidingOrgan.MEETING
