"""What two or three windows do at once ends as if they had come one after the other; no act is half there."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import tempfile
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from orglife_kit.meeting import Meeting, open_meeting
from tests.meeting.acting import act_on, seen, start
from tests.meeting.building import make_meeting
from tests.meeting.model import Act, Model, RefusedActError, apply

NUMBER = st.integers(min_value=0, max_value=6)
MEMBER = st.integers(min_value=0, max_value=7)
ACT: st.SearchStrategy[Act] = st.one_of(
    st.tuples(st.just("add_member"), st.tuples(st.sampled_from(["一组", "二组"]))),
    st.tuples(st.just("remove_member"), st.tuples(MEMBER)),
    st.tuples(st.just("change_member"), st.tuples(MEMBER, st.sampled_from(["一组", "二组"]))),
    st.tuples(st.just("record_talk"), st.tuples(MEMBER, MEMBER)),
    st.tuples(st.just("remove_talk"), st.tuples(NUMBER)),
    st.tuples(st.just("note_finding"), st.tuples(st.sampled_from(["甲", "乙"]))),
    st.tuples(st.just("remove_finding"), st.tuples(NUMBER)),
    st.tuples(st.just("note_suggestion"), st.just(())),
    st.tuples(st.just("sort_suggestion"), st.tuples(NUMBER, NUMBER)),
    st.tuples(st.just("note_conduct"), st.tuples(MEMBER, st.sampled_from(["甲", "乙"]))),
    st.tuples(st.just("take_attendance"), st.just(())),
    st.tuples(st.just("record_attendance"), st.tuples(MEMBER, st.sampled_from(["PRESENT", "ABSENT"]))),
    st.tuples(st.just("take_in"), st.tuples(st.one_of(st.none(), MEMBER))),
    st.tuples(
        st.just("change_item"),
        st.one_of(
            st.tuples(NUMBER, st.sampled_from(["measure", "owner"]), st.sampled_from(["甲", "乙"])),
            st.tuples(NUMBER, st.just("due"), st.just("2024-06-30")),
        ),
    ),
    st.tuples(st.just("remove_item"), st.tuples(NUMBER)),
    st.tuples(st.just("note_progress"), st.tuples(NUMBER, st.booleans())),
    st.tuples(st.just("verify_item"), st.tuples(NUMBER)),
    st.tuples(st.just("choose_item"), st.tuples(NUMBER)),
    *(st.tuples(st.just(name), st.just(())) for name in ("open_round", "cast", "sign_off", "close_round")),
    st.tuples(st.just("count_paper"), st.tuples(st.integers(0, 6), st.integers(0, 6))),
)
MEETINGS = int(os.environ.get("ORGLIFE_RANDOM_ACTS", "40"))  # how many are played
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


def outcome(model: Model, act: Act) -> tuple[Model, tuple[str, Any]]:
    """Return the model after an act, and what the act answers."""
    try:
        after, answer = apply(model, act)
    except RefusedActError as error:
        return model, ("refused", error.args[0])
    return after, ("done", answer)


class Windows(RuleBasedStateMachine):
    """Three windows of one meeting, one act at a time."""

    @initialize()
    def begin(self) -> None:
        """Make a meeting of four and open it three times."""
        self.place = tempfile.TemporaryDirectory(prefix="orglife-windows-")
        made = make_meeting(Path(self.place.name), 4)
        self.windows = [made, open_meeting(made.folder), open_meeting(made.folder)]
        self.model = start(made.record)

    @rule(window=st.integers(0, 2), act=ACT)
    def do(self, window: int, act: Act) -> None:
        """Whatever a window does, it is answered as the model answers."""
        self.model, expected = outcome(self.model, act)
        assert act_on(self.windows[window], act) == expected

    @invariant()
    def every_window_sees_the_same(self) -> None:
        """And it is what the model holds: a refused act has left every row as it was."""
        for meeting in getattr(self, "windows", ()):
            assert seen(meeting, self.model.numbers) == self.model

    def teardown(self) -> None:
        """Close every window."""
        for meeting in getattr(self, "windows", ()):
            meeting.close()
        if hasattr(self, "place"):
            self.place.cleanup()


class TestWindows(Windows.TestCase):
    """Run as a test."""

    settings = settings(
        max_examples=MEETINGS, stateful_step_count=25, deadline=None, suppress_health_check=QUIET
    )


def some_order(model: Model, acts: list[Act], answers: list[tuple[str, Any]], meeting: Meeting) -> Model:
    """Return the model after an order of ``acts`` that gives ``answers`` and what is kept; fails where none does."""
    for order in itertools.permutations(range(len(acts))):
        after, given_ = model, {}
        for index in order:
            after, given_[index] = outcome(after, acts[index])
        if [given_[index] for index in range(len(acts))] == answers and seen(meeting, after.numbers) == after:
            return after
    pytest.fail(f"no order of {acts} gives {answers}")


@settings(max_examples=MEETINGS // 2, deadline=None, suppress_health_check=QUIET)
@given(batches=st.lists(st.lists(ACT, min_size=2, max_size=3), min_size=4, max_size=10))
def test_threads_at_once_end_as_some_order(batches: list[list[Act]]) -> None:
    """Two or three threads, each with a window of its own, act at the same moment, again and again."""
    with tempfile.TemporaryDirectory(prefix="orglife-threads-") as place:
        made = make_meeting(Path(place), 4)
        windows = [made, open_meeting(made.folder), open_meeting(made.folder)]
        model = start(made.record)
        for acts in batches:
            answers: list[tuple[str, Any]] = [("", None)] * len(acts)
            ready = threading.Barrier(len(acts))

            def run(index: int, act: Act, ready: threading.Barrier = ready, answers: Any = answers) -> None:
                ready.wait()
                answers[index] = act_on(windows[index], act)

            threads = [threading.Thread(target=run, args=(index, act)) for index, act in enumerate(acts)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            model = some_order(model, acts, answers, windows[0])
        for meeting in windows:
            meeting.close()


def serve(folder: str, channel: Connection) -> None:
    """Act on a window of one's own, in a process of one's own, until told to end."""
    meeting = open_meeting(folder)
    while (act := channel.recv()) is not None:
        channel.send(act_on(meeting, act))
    meeting.close()


@pytest.mark.slow
def test_processes_at_once_end_as_some_order(tmp_path: Path) -> None:
    """Three processes hammer one meeting; after each batch what is kept is what some order of it gives."""
    made = make_meeting(tmp_path, 4)
    spawn = multiprocessing.get_context("spawn")
    channels, children = [], []
    for _ in range(3):
        ours, theirs = spawn.Pipe()
        children.append(spawn.Process(target=serve, args=(str(made.folder), theirs)))
        children[-1].start()
        channels.append(ours)
    model = start(made.record)

    @settings(max_examples=MEETINGS, deadline=None, suppress_health_check=QUIET, database=None)
    @given(acts=st.lists(ACT, min_size=3, max_size=3))
    def hammer(acts: list[Act]) -> None:
        nonlocal model
        for channel, act in zip(channels, acts, strict=True):
            channel.send(act)
        answers = [channel.recv() for channel in channels]
        model = some_order(model, acts, answers, made)

    try:
        hammer()
    finally:
        for channel in channels:
            channel.send(None)
        for child in children:
            child.join()
    assert [child.exitcode for child in children] == [0, 0, 0]
    made.close()
