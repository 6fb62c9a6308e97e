"""What the rules leave open (RULES.md §3): one setting each, with the default the kit takes."""

from __future__ import annotations

from enum import StrEnum

from orglife_kit.errors import InputError, Location, Notice, notice
from orglife_kit.frozen import dataclass


class CapBase(StrEnum):
    """党员总数, of which a third may be rated excellent. No rule found; default: the full members."""

    FULL_MEMBERS = "full_members"
    TAKING_PART = "taking_part"
    ALL_MEMBERS = "all_members"


class OverCap(StrEnum):
    """Going over the cap. The plan says 一般不超过; default: a written reason."""

    REASON = "reason"
    REFUSE = "refuse"


class ManyExcellent(StrEnum):
    """A ballot with more excellent marks than the cap. No rule found; default: it counts."""

    ACCEPT = "accept"
    VOID = "void"


class Overvote(StrEnum):
    """Two marks for one person. No rule found; default: only that line is invalid."""

    LINE = "line"
    BALLOT = "ballot"


class Quorum(StrEnum):
    """How many of 应参加测评 must be present for a round. No rule found; default: half."""

    HALF = "half"
    TWO_THIRDS = "two_thirds"
    NONE = "none"


class Comparison(StrEnum):
    """Whether exactly the quorum is enough."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"


class OwnLine(StrEnum):
    """A member's own line on the ballot. No rule found; default: everybody rates everybody."""

    RATED = "rated"
    BLANK = "blank"


class OtherBallots(StrEnum):
    """Ballots of those who are not members present: none, or a class of their own."""

    NONE = "none"
    OWN_CLASS = "own_class"


class PublicRounds(StrEnum):
    """The rounds in which public representatives cast a ballot, where they cast one. No rule found."""

    EVERY = "every_round"
    MEMBERS = "members"
    COMMITTEE = "committee"


class PercentageOf(StrEnum):
    """The denominator shown with a percentage. No rule found; default: 应参加测评."""

    ENTITLED = "entitled"
    RECEIVED = "received"
    VALID = "valid"


# 不合格党员组织处置办法 (2024): the order of the steps once a branch starts a disposition.
DISPOSITION_STEPS = (
    "党支部启动",
    "报基层党委预先备案",
    "调查核实",
    "党员大会表决",
    "基层党委审批",
    "宣布并谈话",
)


@dataclass(frozen=True)
class Settings:
    """Every open rule of one branch's meeting, with the kit's defaults."""

    cap_base: CapBase = CapBase.FULL_MEMBERS
    cap_share: tuple[int, int] = (1, 3)
    over_cap: OverCap = OverCap.REASON
    many_excellent: ManyExcellent = ManyExcellent.ACCEPT
    overvote: Overvote = Overvote.LINE
    quorum: Quorum = Quorum.HALF
    quorum_comparison: Comparison = Comparison.AT_LEAST
    own_line: OwnLine = OwnLine.RATED
    absent_ballots: OtherBallots = OtherBallots.NONE
    public_ballots: OtherBallots = OtherBallots.NONE
    public_representatives: int = 0
    public_rounds: PublicRounds = PublicRounds.EVERY
    percentage_of: PercentageOf = PercentageOf.ENTITLED
    smallest_group: int = 5
    talk_notes: bool = False
    finding_hints: bool = True
    findings_on_slip: bool = False
    disposition_steps: tuple[str, ...] = DISPOSITION_STEPS
    keeping_years: int = 3
    distribution_to_branch: bool = False
    counts_to_supervisor: bool = False
    member_facts_to_supervisor: bool = False
    committee_findings_to_public: bool = False

    def __post_init__(self) -> None:
        faults = list(self._faults())
        if faults:
            raise InputError(*faults)

    def public_cast_in(self, kind: str) -> bool:
        """Return whether public representatives cast a ballot in the round of ``kind``."""
        return self.public_ballots is OtherBallots.OWN_CLASS and self.public_rounds in (
            PublicRounds.EVERY,
            kind,
        )

    def _faults(self) -> list[Notice]:
        share, whole = self.cap_share
        checks = (
            (
                0 < share <= whole,
                notice("cap_share_impossible", Location(field="cap_share"), share=f"{share}/{whole}"),
            ),
            (
                3 <= self.smallest_group <= 10,
                notice("smallest_group_range", Location(field="smallest_group"), number=self.smallest_group),
            ),
            (
                self.keeping_years >= 1,
                notice("keeping_years_range", Location(field="keeping_years"), number=self.keeping_years),
            ),
            (
                self.public_representatives >= 0,
                notice("public_representatives_negative", Location(field="public_representatives")),
            ),
            (
                (self.public_ballots is OtherBallots.OWN_CLASS) == (self.public_representatives > 0),
                notice(
                    "public_representatives_contradict",
                    Location(field="public_representatives"),
                    number=self.public_representatives,
                ),
            ),
        )
        return [fault for holds, fault in checks if not holds]
