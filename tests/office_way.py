"""The same year in Word and Excel, step by step: ``office_way.toml`` with the numbers of the sample."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from orglife_kit.rules.assessment.standing import assessments
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.items import Ledger

_FILE = Path(__file__).parent / "office_way.toml"


@dataclass(frozen=True)
class OfficeStep:
    """One step: which clause asks for it, how often it is done, the acts that it takes each time."""

    clause: str
    what: str
    times: int
    clicks: int
    keys: int
    can_be_merged: bool = False

    @property
    def each(self) -> int:
        """Clicks and keys of one time."""
        return self.clicks + self.keys

    @property
    def handling(self) -> int:
        """Clicks and keys of all times."""
        return self.times * self.each


def office_steps(record: MeetingRecord) -> tuple[OfficeStep, ...]:
    """Return the steps for the meeting that the hand has gone through."""
    data = tomllib.loads(_FILE.read_text("utf-8"))
    acts, numbers = data["acts"], _numbers(record)
    return tuple(_step(entry, acts, numbers) for entry in data["step"])


def _step(entry: dict[str, object], acts: dict[str, list[int]], numbers: dict[str, int]) -> OfficeStep:
    """Return a step; its acts are names of ``acts`` with how many of each, ``type`` the keys that are typed."""
    clicks, keys = 0, 0
    taken: dict[str, int] = entry["acts"]  # type: ignore[assignment]
    for name, number in taken.items():
        clicks += acts[name][0] * number
        keys += acts[name][1] * number
    return OfficeStep(
        str(entry["clause"]),
        str(entry["what"]),
        numbers[str(entry["times"])],
        clicks,
        keys,
        bool(entry.get("can_be_merged")),
    )


def _numbers(record: MeetingRecord) -> dict[str, int]:
    """Return how many there are of what a step is done for."""
    members, committee = tally_of(record, "members"), tally_of(record, "committee")
    items = record.rectification.items
    commitments = [item for item in items if item.ledger is Ledger.MEMBER]
    outcomes = assessments(record).values()
    absent = [absence for study in record.preparation.studies for absence in study.absences]
    return {
        "once": 1,
        "twice": 2,
        "members": len(record.roster),
        "talks": len(record.preparation.talks),
        "absent from study": len(absent),
        "not present": sum(1 for entry in record.ballots.attendance if entry.reason),
        "findings of members": len(commitments),
        "members with findings": len({item.member for item in commitments}),
        "findings of the committee": len(record.preparation.committee_findings),
        "marks of members": members.received * len(members.rows),
        "marks of the committee": committee.received * len(committee.rows),
        "graded": sum(entry.outcome.is_grade for entry in outcomes),
        "outcomes": len(outcomes),
        "items of the committee": len(items) - len(commitments),
    }
