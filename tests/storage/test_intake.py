"""The sealed intake: until the close a ballot is one ciphertext among equals, and the key lies elsewhere."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from orglife_kit.errors import RefusedError, StorageError
from orglife_kit.rules.ballots.marks import Ballot, BallotClass, Channel
from orglife_kit.storage.intake import Intake
from orglife_kit.storage.leftovers import destroy_leftovers, has_leftovers
from orglife_kit.storage.sealing import Sealing, TypedBallot
from orglife_kit.storage.state import key_path

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
        intake.add(token(number), ballot(1), Channel.PAPER_FIRST)
    sealed = list(slots(intake).values())
    assert len(sealed) == len(set(sealed)) == 40
    assert len({len(ciphertext) for ciphertext in sealed}) == 1


def test_one_ballot_changes_one_slot(intake: Intake) -> None:
    """A ballot overwrites one slot and leaves no other trace in the rows."""
    before = slots(intake)
    intake.add(token(1), ballot(2), Channel.PAPER_FIRST)
    after = slots(intake)
    assert sum(before[slot] != after[slot] for slot in before) == 1


def test_nothing_of_a_ballot_can_be_read_without_the_key(intake: Intake) -> None:
    """Neither the token nor the marks stand in the file."""
    intake.add(token(0x1234567890ABCDEF), ballot(3), Channel.PAPER_FIRST)
    raw = intake.path.read_bytes()
    assert bytes.fromhex(token(0x1234567890ABCDEF)) not in raw
    assert bytes([3] * SUBJECTS) not in raw


def test_an_overwritten_ballot_is_gone_from_the_file(intake: Intake) -> None:
    """The old ciphertext of a corrected or withdrawn ballot is nowhere in the file."""
    intake.add(token(1), ballot(1), Channel.PAPER_FIRST)
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
    """Where the first ballot goes differs between rounds: its slot says nothing of its time."""
    found = set()
    for number in range(1, 13):
        made = Intake(tmp_path / str(number), MEETING, number, SUBJECTS)
        made.folder.mkdir()
        made.lay_out(40)
        before = slots(made)
        made.add(token(1), ballot(1), Channel.PAPER_FIRST)
        after = slots(made)
        found.add(next(slot for slot in before if before[slot] != after[slot]))
    assert len(found) > 4


def test_ballots_come_back_in_the_order_of_their_random_tokens(intake: Intake) -> None:
    """No reading shows in which order ballots came in."""
    for number in (5, 1, 9, 3):
        intake.add(token(number), ballot(1), Channel.PAPER_FIRST)
    assert [typed.token for typed in intake.ballots()] == [token(number) for number in (1, 3, 5, 9)]


def test_a_repeated_token_counts_once(intake: Intake) -> None:
    """A page that did not hear the answer sends the ballot again; it is in once."""
    assert intake.add(token(1), ballot(1), Channel.PAPER_FIRST) == 1
    assert intake.add(token(1), ballot(1), Channel.PAPER_FIRST) == 1
    assert intake.add(token(2), ballot(1), Channel.PAPER_FIRST) == 2
    assert intake.add(token(1), ballot(4), Channel.PAPER_FIRST) == 2
    assert [typed.ballot.marks[0] for typed in intake.ballots()] == [4, 1]


def test_a_pile_read_again_replaces_itself(intake: Intake) -> None:
    """A pile that was not signed off is taken again, not added."""
    intake.put_pile(BallotClass.MEMBERS, [ballot(1), ballot(2)])
    intake.put_pile(BallotClass.MEMBERS, [ballot(3)])
    assert [(typed.ballot.marks[0], typed.channel) for typed in intake.ballots()] == [(3, Channel.FILE)]


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
    intake.add(token(1), ballot(1), Channel.PAPER_FIRST)
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
    assert not intake.key_path.exists()
    assert list(intake.folder.iterdir()) == []


def test_destroying_one_round_leaves_the_other(intake: Intake) -> None:
    """Two rounds may be open at once; one's end does not touch the other."""
    other = second_round(intake)
    intake.destroy()
    assert intake.rounds() == {2}
    assert len(other.ballots()) == 1


@pytest.mark.parametrize(
    ("channel", "byte"),
    [(Channel.FILE, 0), (Channel.PAPER_FIRST, 1), (Channel.PAPER_SECOND, 2), (Channel.PHONE, 3)],
)
def test_a_ballot_of_each_channel_is_sealed_with_the_byte_it_always_had(channel: Channel, byte: int) -> None:
    """The third byte says the channel, as the third version's numbers did; it comes back as it went in."""
    sealing = Sealing(bytes(32), MEETING, 1, SUBJECTS)
    typed = TypedBallot(token(7), ballot(2), channel)
    sealed = sealing.seal(5, typed)
    assert sealing.open(5, sealed) == typed
    plain = sealing._cipher.decrypt(sealed[:12], sealed[12:], f"{MEETING}:1:5".encode())
    assert plain == bytes([1, 0, byte]) + bytes.fromhex(token(7)) + bytes([2] * SUBJECTS)


def test_every_channel_has_a_byte() -> None:
    """No channel is left out of the list above, nor of the sealing."""
    sealing = Sealing(bytes(32), MEETING, 1, SUBJECTS)
    for channel in Channel:
        assert sealing.open(0, sealing.seal(0, TypedBallot(token(1), ballot(1), channel))) is not None
    assert len(Channel) == 4


def test_a_token_of_another_class_or_channel_is_refused(intake: Intake) -> None:
    """A token repeated for another class must not overwrite a ballot, which may be signed off."""
    intake.add(token(1), ballot(1), Channel.PAPER_FIRST)
    other = Ballot(BallotClass.PUBLIC, (2,) * SUBJECTS)
    for taken, channel in ((other, Channel.PAPER_FIRST), (ballot(2), Channel.PAPER_SECOND)):
        with pytest.raises(RefusedError, match="token_of_another"):
            intake.add(token(1), taken, channel)
    assert [typed.ballot for typed in intake.ballots()] == [ballot(1)]


def second_round(intake: Intake) -> Intake:
    """Open round 2 beside round 1, with one ballot."""
    other = Intake(intake.folder, MEETING, 2, 1)
    other.lay_out(20)
    other.add(token(1), Ballot(BallotClass.MEMBERS, (1,)), Channel.PAPER_FIRST)
    return other


def damage(intake: Intake) -> None:
    """Make the file one that cannot be opened."""
    intake.path.write_bytes(b"no database" * 500)


def settled(intake: Intake, rounds: dict[int, bool]) -> bool:
    """Destroy what is left; return whether there was anything."""
    found = has_leftovers(intake.folder, MEETING, rounds)
    destroy_leftovers(intake.folder, MEETING, rounds)
    assert not has_leftovers(intake.folder, MEETING, rounds)
    return found


def test_an_open_round_is_no_leftover(intake: Intake) -> None:
    """Its file and its key stay, whatever else is destroyed."""
    intake.add(token(1), ballot(1), Channel.PAPER_FIRST)
    assert not settled(intake, {1: True})
    assert len(intake.ballots()) == 1


def test_what_a_close_left_is_destroyed(intake: Intake) -> None:
    """Key and slots of a closed round go, those of the open one beside it stay."""
    other = second_round(intake)
    assert settled(intake, {1: False, 2: True})
    assert intake.rounds() == {2}
    assert not intake.key_path.exists()
    assert len(other.ballots()) == 1
    assert settled(intake, {1: False, 2: False})
    assert list(intake.folder.iterdir()) == []


def test_slots_whose_key_is_gone_already_are_destroyed(intake: Intake) -> None:
    """A destruction that was interrupted between key and slots is finished."""
    intake.key_path.unlink()
    assert settled(intake, {1: False})
    assert list(intake.folder.iterdir()) == []


def test_a_round_that_was_laid_out_and_not_kept_is_destroyed(intake: Intake) -> None:
    """Its number is in no record; the round that is open beside it stays."""
    other = second_round(intake)
    assert settled(intake, {2: True})
    assert intake.rounds() == {2}
    assert not intake.key_path.exists()
    assert len(other.ballots()) == 1
    assert settled(intake, {})
    assert not other.key_path.exists()
    assert list(intake.folder.iterdir()) == []


def test_a_key_of_another_folder_is_left_alone(intake: Intake, tmp_path: Path) -> None:
    """A copy made by hand that knows nothing of the round finds its key and does not touch it."""
    copy = tmp_path / "copy"
    copy.mkdir()
    assert not has_leftovers(copy, MEETING, {})
    destroy_leftovers(copy, MEETING, {})
    assert not intake.is_lost()


def test_a_damaged_file_of_a_closed_round_is_destroyed_all_the_same(intake: Intake) -> None:
    """What cannot be opened is not left lying, and does not keep the meeting from opening."""
    damage(intake)
    assert settled(intake, {1: False})
    assert list(intake.folder.iterdir()) == []


def test_a_damaged_file_with_an_open_round_in_it_is_left(intake: Intake) -> None:
    """The closed round's key goes, which is enough; the file may be mended for the open one."""
    second_round(intake)
    damage(intake)
    assert settled(intake, {1: False, 2: True})
    assert intake.path.exists()
    assert not intake.key_path.exists()
    assert key_path(MEETING, 2).exists()


@pytest.mark.parametrize("name", ["intake.db-journal", "intake.db.leaving"])
def test_what_an_interrupted_removal_left_is_destroyed(tmp_path: Path, name: str) -> None:
    """A file half removed, or its journal, is gone after the next opening."""
    intake = Intake(tmp_path, MEETING, 1, SUBJECTS)
    (tmp_path / name).write_bytes(b"x" * 100)
    assert settled(intake, {1: False})
    assert list(tmp_path.iterdir()) == []


def test_a_number_that_is_handed_out_again_starts_empty(intake: Intake) -> None:
    """What an opening that was not kept left under the number is replaced, key and slots."""
    intake.add(token(1), ballot(1), Channel.PAPER_FIRST)
    before = intake.key_path.read_bytes()
    intake.lay_out(40)
    assert intake.ballots() == ()
    assert intake.key_path.read_bytes() != before


def test_reading_makes_no_file(tmp_path: Path) -> None:
    """Where the file vanished, reading says that the ballots are lost and leaves no empty file behind."""
    intake = Intake(tmp_path, MEETING, 1, SUBJECTS)
    intake.lay_out(4)
    intake.path.unlink()
    assert intake.is_lost()
    assert list(tmp_path.iterdir()) == []
