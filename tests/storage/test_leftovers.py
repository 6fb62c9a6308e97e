"""What is left of an intake whose round is over is destroyed, and nothing else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from orglife_kit.rules.ballots.marks import Ballot, BallotClass, Channel
from orglife_kit.storage.intake import Intake
from orglife_kit.storage.intake_file import IntakeFile
from orglife_kit.storage.keys import Key
from orglife_kit.storage.leftovers import destroy_leftovers, has_leftovers
from tests.storage.intakes import (
    ID,
    OTHER,
    ballot,
    code_of_error,
    folder,
    laid_out,
    sealed,
    seen,
    token,
)


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    """Return an intake of 40 slots."""
    return laid_out(tmp_path)


def second_round(intake: Intake) -> Intake:
    """Open round 2 beside round 1, with one ballot."""
    other = Intake(intake.file, OTHER, 2, 1)
    other.lay_out(20)
    other.add(token(1), Ballot(BallotClass.MEMBERS, (1,)), Channel.PAPER_FIRST)
    return other


def damage(intake: Intake) -> None:
    """Make the file one that cannot be opened."""
    intake.file.path.write_bytes(b"no database" * 500)


def settled(intake: Intake, rounds: set[int]) -> bool:
    """Destroy what is left of rounds that are not open; return whether there was anything."""
    found = has_leftovers(intake.file, frozenset(rounds))
    assert destroy_leftovers(intake.file, frozenset(rounds)) == ()
    assert not has_leftovers(intake.file, frozenset(rounds))
    return found


def test_laying_out_again_sets_the_old_one_aside(intake: Intake) -> None:
    """Typing again makes a second intake of the round; the first stays until the round is over."""
    intake.add(token(1), ballot(1), Channel.PAPER_FIRST)
    again = laid_out(intake.file.folder, OTHER)
    assert again.ballots() == ()
    assert not has_leftovers(intake.file, frozenset({1}))
    assert len(intake.ballots()) == 1
    assert settled(intake, set())
    assert list(intake.file.folder.iterdir()) == []
    assert not Key(ID).path.exists()


def test_a_damaged_file_is_set_aside_too(intake: Intake) -> None:
    """A new one is made beside it, and the close destroys both."""
    damage(intake)
    again = laid_out(intake.file.folder, OTHER)
    assert again.ballots() == ()
    assert (intake.file.folder / "intake.db.aside-1").exists()
    assert settled(intake, set())
    assert list(intake.file.folder.iterdir()) == []


def test_an_open_round_is_no_leftover(intake: Intake) -> None:
    """Its file and its key stay, whatever else is destroyed."""
    intake.add(token(1), ballot(1), Channel.PAPER_FIRST)
    assert not settled(intake, {1})
    assert len(intake.ballots()) == 1


def test_what_a_close_left_is_destroyed(intake: Intake) -> None:
    """Key and ciphertext of a closed round go, those of the open one beside it stay."""
    other = second_round(intake)
    gone = sealed(intake)
    assert settled(intake, {2})
    assert gone[:16] not in intake.file.path.read_bytes()
    assert not Key(ID).path.exists()
    assert not Key(ID).owner_path.exists()
    assert len(other.ballots()) == 1
    assert settled(intake, set())
    assert list(intake.file.folder.iterdir()) == []


def test_a_ciphertext_whose_key_is_gone_already_is_destroyed(intake: Intake) -> None:
    """A destruction that was interrupted between key and file is finished."""
    Key(ID).path.unlink()
    assert settled(intake, set())
    assert list(intake.file.folder.iterdir()) == []
    assert not Key(ID).owner_path.exists()


def test_a_round_that_was_laid_out_and_not_kept_is_destroyed(intake: Intake) -> None:
    """Its number is in no record; the round that is open beside it stays."""
    other = second_round(intake)
    assert settled(intake, {2})
    assert not Key(ID).path.exists()
    assert len(other.ballots()) == 1


def test_a_key_of_another_folder_is_left_alone(intake: Intake, tmp_path: Path) -> None:
    """A copy made by hand, whose record knows nothing of the round or has it closed, does not touch it."""
    intake.add(token(1), ballot(1), Channel.PAPER_FIRST)
    copy = IntakeFile(Path(shutil.copytree(intake.file.folder, tmp_path / "copy")))
    assert has_leftovers(copy, frozenset())
    assert destroy_leftovers(copy, frozenset()) == ()
    assert list(copy.folder.iterdir()) == []
    assert len(intake.ballots()) == 1


def test_a_damaged_file_of_a_closed_round_is_destroyed_all_the_same(intake: Intake) -> None:
    """What cannot be opened is not left lying, and does not keep the meeting from opening."""
    damage(intake)
    assert settled(intake, set())
    assert list(intake.file.folder.iterdir()) == []


def test_a_damaged_file_with_an_open_round_in_it_is_left(intake: Intake) -> None:
    """The closed round's key goes, which is enough; the file may be mended for the open one."""
    second_round(intake)
    damage(intake)
    assert settled(intake, {2})
    assert intake.file.path.exists()
    assert not Key(ID).path.exists()
    assert Key(OTHER).path.exists()


@pytest.mark.parametrize("name", ["intake.db-journal", "intake.db.leaving", "intake.db.aside-1"])
def test_what_an_interrupted_removal_left_is_destroyed(tmp_path: Path, name: str) -> None:
    """A file half removed, or its journal, is gone after the next opening."""
    (tmp_path / name).write_bytes(b"x" * 100)
    assert settled(seen(tmp_path, ID), set())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="only administrators make links there")
@pytest.mark.parametrize("name", ["intake.db", "intake.db.leaving", "intake.db.aside-1"])
@pytest.mark.parametrize("make", [Path.symlink_to, Path.hardlink_to])
def test_a_link_under_one_of_our_names_is_left_alone(tmp_path: Path, name: str, make: object) -> None:
    """What it points to is not overwritten; it is named, and named again."""
    target = tmp_path / "letter.txt"
    target.write_bytes(b"dear comrades" * 100)
    foreign = folder(tmp_path / "foreign")
    make(foreign / name, target)  # type: ignore[operator]
    file = IntakeFile(foreign)
    for _ in range(2):
        assert has_leftovers(file, frozenset())
        assert [told.code for told in destroy_leftovers(file, frozenset())] == ["intake_left"]
    assert target.read_bytes() == b"dear comrades" * 100
    assert code_of_error(seen(foreign, ID)) in ("intake_lost", "intake_link")
