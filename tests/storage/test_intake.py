"""The sealed intake: until the close its ballots are one ciphertext, and the key lies elsewhere."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from orglife_kit.errors import RefusedError, StorageError
from orglife_kit.rules.ballots.marks import Ballot, BallotClass, Channel
from orglife_kit.storage.intake import Intake
from orglife_kit.storage.keys import Key, Owner
from orglife_kit.storage.leftovers import destroy_leftovers
from orglife_kit.storage.sealing import DamagedError, Sealing, TypedBallot, slots_for
from tests.storage.intakes import (
    ID,
    OTHER,
    SUBJECTS,
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


def test_what_is_stored_has_one_length_whatever_is_in(intake: Intake) -> None:
    """Empty, with ten ballots, with one of them withdrawn: the same number of bytes, of the file too."""
    lengths, sizes = set(), set()
    for number in range(10):
        lengths.add(len(sealed(intake)))
        sizes.add(intake.file.path.stat().st_size)
        intake.add(token(number), ballot(1), Channel.PAPER_FIRST)
    intake.remove(token(3))
    assert len(lengths | {len(sealed(intake))}) == 1
    assert len(sizes | {intake.file.path.stat().st_size}) == 1


def test_every_put_seals_everything_anew(intake: Intake) -> None:
    """No block of sixteen bytes stays where it was, nor anywhere else, whichever act it was."""
    before = sealed(intake)
    for act in (
        lambda: intake.add(token(1), ballot(2), Channel.PAPER_FIRST),
        lambda: intake.add(token(1), ballot(2), Channel.PAPER_FIRST),
        lambda: intake.replace(token(1), (2,) * SUBJECTS),
        lambda: intake.put_pile(BallotClass.MEMBERS, []),
        lambda: intake.remove(token(1)),
    ):
        act()
        after = sealed(intake)
        blocks = {after[start : start + 16] for start in range(len(after) - 15)}
        assert not any(before[start : start + 16] in blocks for start in range(0, len(before), 16))
        before = after


def test_ballots_are_in_other_slots_after_every_put() -> None:
    """With the key too nothing says which came when: a second ballot moves the first."""
    sealing = Sealing(bytes(32), ID, SUBJECTS)
    first, second = (TypedBallot(token(number), ballot(number), Channel.PAPER_FIRST) for number in (1, 2))
    length = len(sealing.seal(40, ())) // 40
    positions = {True: 0, False: 0}
    for _ in range(200):
        plain = sealing._cipher.decrypt(
            (kept := sealing.seal(40, (first, second)))[:12], kept[12:], sealing._bound
        )
        where = [plain.index(bytes.fromhex(token(number))) // length for number in (1, 2)]
        positions[where[0] < where[1]] += 1
    assert min(positions.values()) > 50


def test_nothing_of_a_ballot_can_be_read_without_the_key(intake: Intake) -> None:
    """Neither the token nor the marks stand in the file."""
    intake.add(token(0x1234567890ABCDEF), ballot(3), Channel.PAPER_FIRST)
    raw = intake.file.path.read_bytes()
    assert bytes.fromhex(token(0x1234567890ABCDEF)) not in raw
    assert bytes([3] * SUBJECTS) not in raw


def test_an_earlier_ciphertext_is_gone_from_the_file(intake: Intake) -> None:
    """Whoever has the key finds one state, not two of which the second has one ballot more."""
    earlier = [sealed(intake)]
    for act in (
        lambda: intake.add(token(1), ballot(1), Channel.PAPER_FIRST),
        lambda: intake.replace(token(1), (2,) * SUBJECTS),
        lambda: intake.remove(token(1)),
    ):
        act()
        raw = intake.file.path.read_bytes()
        for kept in earlier:
            assert not any(kept[start : start + 16] in raw for start in range(0, len(kept), 16))
        earlier.append(sealed(intake))
    assert intake.ballots() == ()


@pytest.mark.parametrize(
    "changed",
    [
        lambda: Sealing(bytes(32), OTHER, SUBJECTS),
        lambda: Sealing(bytes(32), ID, SUBJECTS + 1),
        lambda: Sealing(bytes(31) + b"1", ID, SUBJECTS),
    ],
)
def test_a_ciphertext_belongs_to_its_intake_alone(changed: object) -> None:
    """It cannot be put into another round's place, nor read as ballots of another length."""
    kept = Sealing(bytes(32), ID, SUBJECTS).seal(10, ())
    with pytest.raises(DamagedError):
        changed().open(kept)  # type: ignore[operator]


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("code", ["", "c" * 32])
def test_a_ballot_comes_back_as_it_went_in(channel: Channel, code: str) -> None:
    """Class, channel, token, marks, and the code it spent."""
    sealing = Sealing(bytes(32), ID, SUBJECTS)
    typed = TypedBallot(token(7), ballot(2), channel, code)
    assert sealing.open(sealing.seal(12, (typed,))) == (12, (typed,))


@pytest.mark.parametrize(("ballots", "codes"), [(1, 0), (4, 4), (30, 30), (100, 100), (1000, 0)])
def test_there_is_room_for_two_typings_every_code_and_more(ballots: int, codes: int) -> None:
    """And not four times as much as could ever come."""
    assert 2 * ballots + codes + 32 <= slots_for(ballots, codes) <= 3 * ballots + codes + 32


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


def test_a_token_of_another_class_or_channel_is_refused(intake: Intake) -> None:
    """A token repeated for another class must not overwrite a ballot, which may be signed off."""
    intake.add(token(1), ballot(1), Channel.PAPER_FIRST)
    other = Ballot(BallotClass.PUBLIC, (2,) * SUBJECTS)
    for taken, channel in ((other, Channel.PAPER_FIRST), (ballot(2), Channel.PAPER_SECOND)):
        with pytest.raises(RefusedError, match="token_of_another"):
            intake.add(token(1), taken, channel)
    assert [typed.ballot for typed in intake.ballots()] == [ballot(1)]


def test_a_full_intake_refuses_and_keeps_what_is_in(intake: Intake) -> None:
    """More ballots than slots: refused as a whole."""
    with pytest.raises(RefusedError) as told:
        intake.put_pile(BallotClass.MEMBERS, [ballot(1)] * 41)
    assert told.value.notices[0].code == "intake_full"
    assert intake.ballots() == ()


def test_key_and_file_have_rights_for_their_owner_only(intake: Intake, state: Path) -> None:
    """The key is outside the meeting folder, 32 bytes; files 0600, folders 0700, whatever the umask."""
    path = Key(ID).path
    assert intake.file.folder not in path.parents
    assert path.stat().st_size == 32
    if os.name == "posix":
        files = [intake.file.path, path, Key(ID).owner_path, state / "id"]
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit for core dumps")
def test_who_has_read_a_key_leaves_no_core_dump(intake: Intake) -> None:
    """The limit is 0 from the first ballot on."""
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    intake.ballots()
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def test_a_lost_key_is_told(intake: Intake) -> None:
    """Without the key the ballots are lost, and the error says that paper is typed again."""
    Key(ID).path.unlink()
    assert code_of_error(intake) == "intake_lost"


@pytest.mark.parametrize("position", [0, 11, 12, 500, -1])
def test_a_changed_byte_is_told(intake: Intake, position: int) -> None:
    """Whatever is changed in the ciphertext, it is not read as ballots."""
    intake.add(token(1), ballot(1), Channel.PAPER_FIRST)
    changed = bytearray(sealed(intake))
    changed[position] ^= 1
    connection = sqlite3.connect(intake.file.path)
    connection.execute("UPDATE intake SET sealed = ?", (bytes(changed),))
    connection.commit()
    connection.close()
    with pytest.raises(StorageError) as told:
        intake.add(token(2), ballot(1), Channel.PAPER_FIRST)
    assert told.value.notices[0].code == "intake_damaged"


def test_a_key_in_another_state_folder_is_elsewhere(
    intake: Intake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another account or computer: not lost, and back on the first one the ballots are there."""
    intake.add(token(1), ballot(1), Channel.PAPER_FIRST)
    with monkeypatch.context() as patch:
        patch.setenv("ORGLIFE_STATE", str(tmp_path / "other state"))
        assert code_of_error(intake) == "intake_elsewhere"
    assert len(intake.ballots()) == 1


def test_a_copy_by_hand_is_told_and_touches_nothing(intake: Intake, tmp_path: Path) -> None:
    """The folder the key belongs to still has the intake: this one is a copy, for reading and for writing."""
    intake.add(token(1), ballot(1), Channel.PAPER_FIRST)
    copy = seen(Path(shutil.copytree(intake.file.folder, tmp_path / "copy")), ID)
    assert code_of_error(copy) == "intake_copy"
    with pytest.raises(StorageError, match="intake_copy"):
        copy.add(token(2), ballot(1), Channel.PAPER_FIRST)
    assert not copy.adopt()
    assert len(intake.ballots()) == 1


def test_a_moved_meeting_is_adopted_once_it_is_asked_for(tmp_path: Path) -> None:
    """The folder the key belongs to has no such intake any more: said so, and goes on after the answer."""
    intake = laid_out(folder(tmp_path / "first"))
    intake.add(token(1), ballot(1), Channel.PAPER_FIRST)
    intake.file.close()
    moved = seen(Path(shutil.move(tmp_path / "first", tmp_path / "second")), ID)
    assert code_of_error(moved) == "intake_moved"
    assert moved.adopt()
    assert len(moved.ballots()) == 1
    assert Key(ID).owner() == Owner(tmp_path / "second", 1)


def test_the_file_stays_open_from_ballot_to_ballot(intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection is made for a ballot; one is made anew where the file was replaced."""
    made: list[Path] = []
    plain = sqlite3.connect

    def connect(*arguments: object, **keywords: object) -> sqlite3.Connection:
        made.append(Path(str(arguments[0])))
        return plain(*arguments, **keywords)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(sqlite3, "connect", connect)
    for number in range(3):
        intake.add(token(number), ballot(1), Channel.PAPER_FIRST)
    assert made == []
    shutil.copy(intake.file.path, intake.file.folder / "other")
    (intake.file.folder / "other").replace(intake.file.path)
    assert len(intake.ballots()) == 3
    assert len(made) == 1


@pytest.mark.skipif(os.name == "nt", reason="only administrators make links there")
def test_a_key_that_is_a_link_is_no_key(intake: Intake, tmp_path: Path) -> None:
    """Neither read nor overwritten; the ballots are told to be lost, and what is left is named."""
    target = tmp_path / "thirty-two bytes"
    Key(ID).path.replace(target)
    Key(ID).path.symlink_to(target)
    kept = target.read_bytes()
    assert code_of_error(intake) == "intake_lost"
    assert [told.code for told in destroy_leftovers(intake.file, frozenset())] == ["key_left"]
    assert target.read_bytes() == kept


@pytest.mark.parametrize("strange", ["../../../etc/passwd", "*", "", "A" * 32, "a" * 32 + "-../x", "a" * 31])
def test_an_id_of_another_form_has_no_key(tmp_path: Path, state: Path, strange: str) -> None:
    """A foreign meeting cannot name a file of the user's by an id of its own making."""
    (tmp_path / "x.key").write_bytes(bytes(32))
    (state / "keys").mkdir()
    (state / "keys" / "A.key").write_bytes(bytes(32))
    assert code_of_error(seen(tmp_path, strange)) == "intake_lost"


def test_reading_makes_no_file(tmp_path: Path) -> None:
    """Where the file vanished, reading says that the ballots are lost and leaves no empty file behind."""
    intake = laid_out(tmp_path)
    intake.file.path.unlink()
    assert code_of_error(intake) == "intake_lost"
    with pytest.raises(StorageError, match="intake_lost"):
        intake.add(token(1), ballot(1), Channel.PAPER_FIRST)
    assert list(tmp_path.iterdir()) == []
