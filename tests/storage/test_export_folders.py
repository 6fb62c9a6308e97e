"""What is written of a meeting goes into a folder of its own, and never over another meeting's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from orglife_kit import reports
from orglife_kit.errors import StorageError
from orglife_kit.meeting import Meeting, open_meeting
from tests.meeting.building import make_meeting


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return where exports go."""
    return tmp_path / "exports"


def _made(folder: Path) -> Meeting:
    folder.mkdir(parents=True)
    return make_meeting(folder, 7)


def test_it_is_called_as_the_meeting(tmp_path: Path, root: Path) -> None:
    """Asked again it is the same one; what lies in it is left alone."""
    meeting = _made(tmp_path / "a")
    own = meeting.exports_in(root)
    assert own == root / meeting.folder.name
    (own / "表.pdf").write_bytes(b"1")
    assert open_meeting(meeting.folder).exports_in(root) == own
    assert (own / "表.pdf").read_bytes() == b"1"


def test_two_meetings_of_one_name_do_not_meet(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Same branch, same year, folders of the same name elsewhere: each writes beside the other."""
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(root))
    first, second = _made(tmp_path / "a"), _made(tmp_path / "b")
    assert first.folder.name == second.folder.name
    (written,) = reports.print_sign_in(first)
    before = written.read_bytes()
    (other,) = reports.print_sign_in(second)
    assert other.parent == root / f"{first.folder.name}-2"
    assert written.read_bytes() == before
    assert reports.print_sign_in(first) == (written,)


def test_a_renamed_meeting_leaves_the_name_to_another(tmp_path: Path, root: Path) -> None:
    """The new one of the old name does not write where the renamed one has written."""
    meeting = _made(tmp_path / "a")
    old = meeting.exports_in(root)
    meeting.close()
    renamed = meeting.folder.rename(meeting.folder.with_name("renamed"))
    another = _made(tmp_path / "b")
    another.close()
    another.folder.rename(meeting.folder)
    assert open_meeting(meeting.folder).exports_in(root) == root / f"{old.name}-2"
    assert open_meeting(renamed).exports_in(root) == root / "renamed"


def test_a_moved_meeting_keeps_its_folder_and_a_copy_gets_its_own(tmp_path: Path, root: Path) -> None:
    """Moved: it is still the same meeting; copied: two of them go on."""
    meeting = _made(tmp_path / "a")
    own = meeting.exports_in(root)
    meeting.close()
    (tmp_path / "elsewhere").mkdir()
    moved = Path(shutil.move(meeting.folder, tmp_path / "elsewhere"))
    assert open_meeting(moved).exports_in(root) == own
    copy = tmp_path / "copies" / moved.name
    shutil.copytree(moved, copy)
    assert open_meeting(copy).exports_in(root) == root / f"{own.name}-2"
    assert open_meeting(moved).exports_in(root) == own


@pytest.mark.parametrize("mark", [None, "{", "[]", "{}"])
def test_somebody_elses_folder_is_left_alone(tmp_path: Path, root: Path, mark: str | None) -> None:
    """What nobody marked, or marked so that it cannot be read, is not taken for the meeting's own."""
    meeting = _made(tmp_path / "a")
    own = root / meeting.folder.name
    own.mkdir(parents=True)
    (own / ("note.txt" if mark is None else ".meeting.json")).write_text(mark or "mine")
    assert meeting.exports_in(root) == root / f"{own.name}-2"


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    """With words for people."""
    meeting = _made(tmp_path / "a")
    (tmp_path / "exports").write_text("x")
    with pytest.raises(StorageError) as raised:
        meeting.exports_in(tmp_path / "exports")
    assert raised.value.notices[0].code == "folder_unusable"
    assert raised.value.notices[0].fields["detail"] in ("NO_FOLDER", "A_FILE_THERE")


def test_a_folder_that_was_named_is_of_one_meeting(tmp_path: Path, root: Path) -> None:
    """Two meetings told to write into the same folder: the second writes into its own in it, each time the same."""
    first, second = _made(tmp_path / "a"), _made(tmp_path / "b")
    (written,) = reports.print_sign_in(first, folder=root)
    before = written.read_bytes()
    assert written.parent == root
    (other,) = reports.print_sign_in(second, folder=root)
    assert other.parent == root / second.folder.name
    assert reports.print_sign_in(second, folder=root) == (other,)
    assert reports.print_sign_in(first, folder=root) == (written,)
    assert written.read_bytes() == before
    assert sorted(path.name for path in root.iterdir()) == sorted([written.name, second.folder.name])


def test_a_folder_that_was_emptied_is_free_again(tmp_path: Path, root: Path) -> None:
    """Nothing of another meeting lies there that could be written over."""
    first, second = _made(tmp_path / "a"), _made(tmp_path / "b")
    for path in reports.print_sign_in(first, folder=root):
        path.unlink()
    assert [path.parent for path in reports.print_sign_in(second, folder=root)] == [root]
