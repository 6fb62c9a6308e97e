"""Sealed intakes for the tests, laid out and looked at as another process sees them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from orglife_kit.rules.ballots.marks import Ballot, BallotClass
from orglife_kit.storage.intake import Intake
from orglife_kit.storage.intake_file import IntakeFile

ID = "a" * 32
OTHER = "b" * 32
SUBJECTS = 6


def laid_out(folder: Path, intake: str = ID, number: int = 1, slots: int = 40) -> Intake:
    """Lay out an intake in ``folder``."""
    made = Intake(IntakeFile(folder), intake, number, SUBJECTS)
    made.lay_out(slots)
    return made


def seen(folder: Path, intake: str) -> Intake:
    """Return an intake as another process sees it."""
    return Intake(IntakeFile(folder), intake, 1, SUBJECTS)


def ballot(mark: int) -> Ballot:
    """Return a ballot that gives everybody ``mark``."""
    return Ballot(BallotClass.MEMBERS, (mark,) * SUBJECTS)


def sealed(intake: Intake) -> bytes:
    """Return what is stored, as any program that opens the file sees it."""
    connection = sqlite3.connect(intake.file.path)
    (found,) = connection.execute("SELECT sealed FROM intake WHERE id = ?", (intake.id,)).fetchone()
    connection.close()
    return bytes(found)


def token(number: int) -> str:
    """Return a token."""
    return f"{number:032x}"


def code_of_error(intake: Intake) -> str | None:
    """Return why the ballots cannot be read here."""
    error = intake.unreadable()
    return None if error is None else error.notices[0].code


def folder(path: Path) -> Path:
    """Make a folder."""
    path.mkdir()
    return path
