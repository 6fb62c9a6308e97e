"""Which meeting a page is of: followed, or told with the others to choose; never another one without a word."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from orglife_kit.errors import StorageError
from orglife_kit.meeting.opening import choose_meeting, open_meeting
from orglife_kit.views import forms
from orglife_kit.views.forms import meeting_watch
from orglife_kit.views.forms.meeting_watch import DEMO, MeetingWatch
from orglife_kit.views.forms.start_form import StartForm
from tests.meeting.building import make_meeting


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return what watches send to their pages."""
    told: list[Any] = []
    meeting_watch._watches.clear()  # of other tests
    monkeypatch.setattr(MeetingWatch, "send", lambda _, content, buffers=None: told.append(content))
    return told


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Return the folders of two meetings that lie beside each other; the first is open."""
    folders = []
    for name in ("one", "two"):
        made = make_meeting(tmp_path / name, 3).folder
        folders.append(made.rename(tmp_path / f"meeting-{name}"))
    choose_meeting(folders[0]).close()
    return folders[0], folders[1]


def test_a_page_of_another_meeting_runs_again(two: tuple[Path, Path], sent: list[Any]) -> None:
    """It says so meanwhile, for a screen without the extension."""
    watch = MeetingWatch("2_preparation", open_meeting())
    watch.look()
    assert (sent, watch.facts) == ([], {})
    choose_meeting(two[1]).close()
    watch.look()
    assert sent == [{"act": "again"}]
    assert "meeting-two" in watch.facts["wrong"]
    choose_meeting(two[0]).close()
    watch.look()
    assert watch.facts == {}


def test_the_start_page_follows_by_itself(two: tuple[Path, Path], sent: list[Any]) -> None:
    """What was opened elsewhere, and a folder that came into being, are seen there without a click."""
    form = forms.start(open_meeting())
    assert isinstance(form, StartForm)
    watch = MeetingWatch("0_start", form.meeting)
    choose_meeting(two[1]).close()
    form.follow()
    watch.look()
    assert form.meeting.folder == two[1]
    assert (sent, watch.facts) == ([], {})
    shutil.copytree(two[1], two[1].with_name("a-copy"))
    form.follow()
    assert [name for name, _ in form.choice.options] == ["a-copy", "meeting-one", "meeting-two"]
    assert form.meeting.folder == two[1], "the list was made anew, nobody chose"
    assert open_meeting().folder == two[1]


def test_a_renamed_folder_ends_in_a_sentence_and_the_others(two: tuple[Path, Path], sent: list[Any]) -> None:
    """Not in the demo; what is chosen is open from then on."""
    watch = MeetingWatch("2_preparation", open_meeting())
    renamed = two[0].rename(two[0].with_name("renamed"))
    watch.look()
    watch.look()
    assert sent == [{"act": "again"}]
    with pytest.raises(StorageError) as told:
        open_meeting()
    assert told.value.notices[0].code == "chosen_meeting_gone"
    with pytest.raises(StorageError) as shown:
        forms.open_page("2_preparation")
    (sentence,) = shown.value._render_traceback_()  # type: ignore[attr-defined]
    assert str(two[0]) in sentence
    later = MeetingWatch("2_preparation", None, shown.value)
    assert [folder for _, folder in later.facts["choices"]] == [str(two[1]), str(renamed), DEMO]
    later.choose(str(renamed))
    assert open_meeting().folder == renamed
    assert sent[-1] == {"act": "again"}


def test_a_choice_that_cannot_be_opened_is_told(two: tuple[Path, Path], sent: list[Any]) -> None:
    """It was removed meanwhile: the sentence names it, and the choice stays."""
    watch = MeetingWatch("2_preparation", open_meeting())
    shutil.rmtree(two[1])
    watch.choose(str(two[1]))
    assert str(two[1]) in watch.facts["wrong"]
    assert sent == []
    assert open_meeting().folder == two[0]


def test_a_new_meeting_is_open_whatever_its_name(tmp_path: Path, two: tuple[Path, Path]) -> None:
    """Also where another one sorts first."""
    form = forms.start(open_meeting())
    made = open_meeting(two[1])
    form._made(made, None)  # type: ignore[attr-defined]
    assert open_meeting().folder == two[1]
    shutil.copytree(two[1], tmp_path / "zz-new")
    form._made(open_meeting(tmp_path / "zz-new"), None)  # type: ignore[attr-defined]
    assert open_meeting().folder == tmp_path / "zz-new"
    assert form.meeting.folder == tmp_path / "zz-new"  # type: ignore[attr-defined]
    told = form.told.value  # type: ignore[attr-defined]
    assert told
    form.follow()
    assert form.told.value == told, "the look for other meetings takes back what was said of this one"  # type: ignore[attr-defined]


def test_two_jupyterlabs_do_not_disturb_each_other(
    tmp_path: Path, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each run has a choice of its own; the latest is what the next one begins with."""
    monkeypatch.setenv("ORGLIFE_CHOICE", str(tmp_path / "first-run"))
    choose_meeting(two[0]).close()
    monkeypatch.setenv("ORGLIFE_CHOICE", str(tmp_path / "second-run"))
    choose_meeting(two[1]).close()
    assert open_meeting().folder == two[1]
    monkeypatch.setenv("ORGLIFE_CHOICE", str(tmp_path / "first-run"))
    assert open_meeting().folder == two[0]
    monkeypatch.delenv("ORGLIFE_CHOICE")
    assert open_meeting().folder == two[1]


def test_what_a_cell_refuses_is_told_in_its_sentence_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a page that cannot be made yet nothing of the code is seen; a fault of the code is still seen whole."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # the shell puts its own there
    quiet = Config({"HistoryManager": {"enabled": False}})
    shell = InteractiveShell(config=quiet)
    monkeypatch.setattr("IPython.core.getipython.get_ipython", lambda: shell)
    meeting_watch._tell_in_sentences()
    result = shell.run_cell("from orglife_kit.errors import refuse\nraise refuse('nothing_chosen')")
    assert not result.success
    told = capsys.readouterr().out
    assert "请至少选一项" in told
    assert "Traceback" not in told
    shell.run_cell("1 / 0")
    assert "Traceback" in capsys.readouterr().out
