"""A notebook runs once for all its windows."""

from __future__ import annotations

from pathlib import Path

from orglife_kit.lab.opened_pages import PATIENCE, OpenedPages
from orglife_kit.lab.server import START_PATH, shown_of
from orglife_kit.meeting.opening import choose_meeting
from tests.meeting.building import make_meeting

PATH = "notebooks/4_ballots.ipynb"


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        """Return the time that was set."""
        return self.now


def test_the_first_window_runs_and_the_others_wait_for_it() -> None:
    """Then they show what it shows; so does one that comes later, or comes back."""
    pages = OpenedPages(Clock())
    first = pages.ask(PATH, "kernel 1", "first", None)
    assert first["act"] == "run"
    assert pages.ask(PATH, "kernel 1", "second", None) == {"act": "wait"}
    pages.keep(PATH, first["run"], [["form"]])
    for _ in range(2):
        assert pages.ask(PATH, "kernel 1", "first", None) == {
            "act": "show",
            "run": first["run"],
            "outputs": [["form"]],
        }


def test_another_process_is_run_anew() -> None:
    """After a restart nothing of the old one is shown, and what it told late is not kept."""
    pages = OpenedPages(Clock())
    before = pages.ask(PATH, "kernel 1", "first", None)
    after = pages.ask(PATH, "kernel 2", "first", None)
    assert after["act"] == "run"
    pages.keep(PATH, before["run"], [["old"]])
    assert pages.ask(PATH, "kernel 2", "second", None) == {"act": "wait"}


def test_a_newer_run_is_made_once() -> None:
    """Two windows that both heard of another meeting: one runs, the other shows that run."""
    pages = OpenedPages(Clock())
    run = pages.ask(PATH, "kernel", "first", None)["run"]
    pages.keep(PATH, run, [["one"]])
    newer = pages.ask(PATH, "kernel", "first", run)
    assert newer["act"] == "run"
    assert pages.ask(PATH, "kernel", "second", run) == {"act": "wait"}
    pages.keep(PATH, newer["run"], [["two"]])
    assert pages.ask(PATH, "kernel", "second", run) == {
        "act": "show",
        "run": newer["run"],
        "outputs": [["two"]],
    }


def test_a_run_that_broke_off_is_not_waited_for() -> None:
    """Its window was closed: after a while the next one runs."""
    clock = Clock()
    pages = OpenedPages(clock)
    pages.ask(PATH, "kernel", "first", None)
    clock.now = PATIENCE
    assert pages.ask(PATH, "kernel", "second", None) == {"act": "wait"}
    clock.now = PATIENCE + 1
    assert pages.ask(PATH, "kernel", "second", None)["act"] == "run"


def test_a_window_that_was_reloaded_while_it_ran_runs_again() -> None:
    """It waits for nobody: what it had begun is lost with it."""
    pages = OpenedPages(Clock())
    before = pages.ask(PATH, "kernel", "first", None)
    after = pages.ask(PATH, "kernel", "first", None)
    assert after["act"] == "run"
    assert after["run"] != before["run"]


def test_a_page_of_another_meeting_is_run_anew(tmp_path: Path) -> None:
    """What was shown of one meeting is not shown once another is open; the start page follows by itself."""
    one, two = (make_meeting(tmp_path / name, 3) for name in ("one", "two"))
    pages, path = OpenedPages(), "notebooks/5_assessment.ipynb"
    choose_meeting(one.folder).close()
    first, start = shown_of(path, "kernel 1"), shown_of(START_PATH, "kernel 1")
    run = pages.ask(path, first, "window", None)["run"]
    pages.keep(path, run, [])
    assert pages.ask(path, shown_of(path, "kernel 1"), "another", None)["act"] == "show"
    choose_meeting(two.folder).close()
    assert pages.ask(path, shown_of(path, "kernel 1"), "another", None)["act"] == "run"
    assert shown_of(START_PATH, "kernel 1") == start
