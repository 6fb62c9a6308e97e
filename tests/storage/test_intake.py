"""The sealed intake: until the close a ballot is one ciphertext among equals, and the key lies elsewhere."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from orglife_kit.errors import RefusedError, StorageError
from orglife_kit.rules.ballots.marks import Ballot, BallotClass
from orglife_kit.storage.intake import FILE_TYPING, FIRST_TYPING, Intake

MEETING = "a" * 32
SUBJECTS = 6


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    """Return an intake of 40 slots."""
    made = Intake(tmp_path, MEETING, 1, SUBJECTS)
    made.lay_out(40)
    return made


def ballot(mark: int) -> Ballot:
    """Return a ballot that gives everybody ``mark``."""
    return Ballot(BallotClass.MEMBERS, (mark,) * SUBJECTS)


def slots(intake: Intake) -> dict[int, bytes]:
    """Return what is stored, as any program that opens the file sees it."""
    connection = sqlite3.connect(intake.path)
    found = dict(connection.execute("SELECT slot, sealed FROM intake_slot"))
    connection.close()
    return found


def token(number: int) -> str:
    """Return a token."""
    return f"{number:032x}"


def test_full_and_empty_slots_cannot_be_told_apart(intake: Intake) -> None:
    """Every slot holds a ciphertext of one length, all different, whether a ballot is in it or not."""
    for number in range(10):
        intake.add(token(number), ballot(1), FIRST_TYPING)
    sealed = list(slots(intake).values())
    assert len(sealed) == len(set(sealed)) == 40
    assert len({len(one) for one in sealed}) == 1


def test_one_ballot_changes_one_slot(intake: Intake) -> None:
    """A ballot overwrites one slot and leaves no other trace in the rows."""
    before = slots(intake)
    intake.add(token(1), ballot(2), FIRST_TYPING)
    after = slots(intake)
    assert sum(before[slot] != after[slot] for slot in before) == 1


def test_nothing_of_a_ballot_can_be_read_without_the_key(intake: Intake) -> None:
    """Neither the token nor the marks stand in the file."""
    intake.add(token(0x1234567890ABCDEF), ballot(3), FIRST_TYPING)
    raw = intake.path.read_bytes()
    assert bytes.fromhex(token(0x1234567890ABCDEF)) not in raw
    assert bytes([3] * SUBJECTS) not in raw


def test_an_overwritten_ballot_is_gone_from_the_file(intake: Intake) -> None:
    """The old ciphertext of a corrected or withdrawn ballot is nowhere in the file."""
    intake.add(token(1), ballot(1), FIRST_TYPING)
    first = slots(intake)
    intake.replace(token(1), (2,) * SUBJECTS)
    second = slots(intake)
    intake.remove(token(1))
    raw = intake.path.read_bytes()
    changed = [slot for slot in first if first[slot] != second[slot]]
    assert len(changed) == 1
    assert first[changed[0]] not in raw
    assert second[changed[0]] not in raw
    assert intake.ballots() == ()


def test_slots_are_chosen_at_random(tmp_path: Path) -> None:
    """Where the first ballot goes differs between rounds: its place says nothing of its time."""
    places = set()
    for number in range(1, 13):
        made = Intake(tmp_path / str(number), MEETING, number, SUBJECTS)
        made.folder.mkdir()
        made.lay_out(40)
        before = slots(made)
        made.add(token(1), ballot(1), FIRST_TYPING)
        after = slots(made)
        places.add(next(slot for slot in before if before[slot] != after[slot]))
    assert len(places) > 4


def test_ballots_come_back_in_the_order_of_their_random_tokens(intake: Intake) -> None:
    """No reading shows in which order ballots came in."""
    for number in (5, 1, 9, 3):
        intake.add(token(number), ballot(1), FIRST_TYPING)
    assert [typed.token for typed in intake.ballots()] == [token(number) for number in (1, 3, 5, 9)]


def test_a_repeated_token_counts_once(intake: Intake) -> None:
    """A page that did not hear the answer sends the ballot again; it is in once."""
    assert intake.add(token(1), ballot(1), FIRST_TYPING) == 1
    assert intake.add(token(1), ballot(1), FIRST_TYPING) == 1
    assert intake.add(token(2), ballot(1), FIRST_TYPING) == 2
    assert intake.add(token(1), ballot(4), FIRST_TYPING) == 2
    assert [typed.ballot.marks[0] for typed in intake.ballots()] == [4, 1]


def test_a_pile_read_again_replaces_itself(intake: Intake) -> None:
    """A pile that was not signed off is taken again, not added."""
    intake.put_pile(BallotClass.MEMBERS, [ballot(1), ballot(2)])
    intake.put_pile(BallotClass.MEMBERS, [ballot(3)])
    assert [(typed.ballot.marks[0], typed.typing) for typed in intake.ballots()] == [(3, FILE_TYPING)]


def test_the_key_lies_elsewhere_with_rights_for_its_owner_only(intake: Intake) -> None:
    """The key is outside the meeting folder, 32 bytes, 0600."""
    assert intake.folder not in intake.key_path.parents
    assert intake.key_path.stat().st_size == 32
    if os.name == "posix":
        assert stat.S_IMODE(intake.key_path.stat().st_mode) == 0o600


def test_a_lost_key_is_told(intake: Intake) -> None:
    """Without the key the ballots are lost, and the error says that paper is typed again."""
    intake.key_path.unlink()
    with pytest.raises(StorageError) as told:
        intake.ballots()
    assert told.value.notices[0].code == "intake_lost"


def test_a_changed_slot_is_told(intake: Intake) -> None:
    """A slot that somebody changed, or moved to another place, is not read as a ballot."""
    intake.add(token(1), ballot(1), FIRST_TYPING)
    sealed = slots(intake)
    connection = sqlite3.connect(intake.path)
    connection.execute("UPDATE intake_slot SET sealed = ? WHERE slot = 0", (sealed[1],))
    connection.commit()
    connection.close()
    with pytest.raises(StorageError) as told:
        intake.ballots()
    assert told.value.notices[0].code == "intake_damaged"


def test_a_full_intake_refuses_and_keeps_what_is_in(intake: Intake) -> None:
    """More ballots than slots: refused as a whole."""
    with pytest.raises(RefusedError) as told:
        intake.put_pile(BallotClass.MEMBERS, [ballot(1)] * 41)
    assert told.value.notices[0].code == "intake_full"
    assert intake.ballots() == ()


def test_destroying_leaves_neither_key_nor_file(intake: Intake) -> None:
    """After the close there is no key, and no file where it was the only open round."""
    intake.destroy()
    assert not intake.remains()
    assert not intake.key_path.exists()
    assert not intake.path.exists()


def test_destroying_one_round_leaves_the_other(intake: Intake) -> None:
    """Two rounds may be open at once; one's end does not touch the other."""
    other = Intake(intake.folder, MEETING, 2, 1)
    other.lay_out(20)
    other.add(token(1), Ballot(BallotClass.MEMBERS, (1,)), FIRST_TYPING)
    intake.destroy()
    assert not intake.remains()
    assert len(other.ballots()) == 1


def test_a_damaged_file_of_a_closed_round_is_destroyed_all_the_same(intake: Intake) -> None:
    """What cannot be opened is not left lying, and does not keep the meeting from opening."""
    intake.path.write_bytes(b"no database" * 500)
    assert intake.remains()
    intake.destroy()
    assert not intake.remains()
    assert not intake.path.exists()
