"""The whole record of a meeting, read by one reader from one state of the file."""

from __future__ import annotations

import sqlite3

from orglife_kit.rules.plan.plan import Plan
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.tables.assessment import read_assessment
from orglife_kit.storage.tables.ballots import read_ballots, read_copy
from orglife_kit.storage.tables.mapper import damaged
from orglife_kit.storage.tables.plan import read_flag_reasons, read_identity, read_not_counted, read_roster
from orglife_kit.storage.tables.preparation import read_preparation
from orglife_kit.storage.tables.publication import read_publication
from orglife_kit.storage.tables.rectification import read_rectification
from orglife_kit.storage.tables.reviews import read_reviews


def read_record(connection: sqlite3.Connection, plan: Plan) -> MeetingRecord:
    """Return everything that is kept of a meeting, beside the ``plan`` that its file holds.

    Raises ``StorageError`` (``database_damaged``) where a row is none that an act keeps.
    """
    try:
        return _record(connection, plan)
    except (
        ValueError,
        TypeError,
        LookupError,
    ) as error:  # what is kept as JSON, or of a member who is not there
        raise damaged(connection, f"{type(error).__name__}: {error}") from error


def _record(connection: sqlite3.Connection, plan: Plan) -> MeetingRecord:
    not_counted = read_not_counted(connection)
    roster = read_roster(connection, plan.settings, not_counted)
    return MeetingRecord(
        identity=read_identity(connection),
        plan=plan,
        roster=roster,
        copy=read_copy(connection),
        not_counted=not_counted,
        flag_reasons=read_flag_reasons(connection),
        preparation=read_preparation(connection, roster),
        reviews=read_reviews(connection),
        ballots=read_ballots(connection, roster),
        assessment=read_assessment(connection),
        rectification=read_rectification(connection, roster),
        publication=read_publication(connection),
    )
