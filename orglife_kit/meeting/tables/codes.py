"""Codes that only tables have."""

from __future__ import annotations

from enum import StrEnum


class OfficerRole(StrEnum):
    """What an officer of a round does."""

    TELLER = "teller"
    SCRUTINEER = "scrutineer"


class CountedOutcome(StrEnum):
    """评议结果 as it is counted: an outcome, or none yet."""

    EXCELLENT = "EXCELLENT"
    QUALIFIED = "QUALIFIED"
    BASICALLY_QUALIFIED = "BASICALLY_QUALIFIED"
    UNQUALIFIED = "UNQUALIFIED"
    UNGRADED = "UNGRADED"
    NOT_TAKEN_PART = "NOT_TAKEN_PART"
    UNDECIDED = "UNDECIDED"
