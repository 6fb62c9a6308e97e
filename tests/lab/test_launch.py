"""`orglife lab` ends with all that it started, and leaves no copy behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import psutil  # comes with ipykernel
import pytest

from orglife_kit.lab.server import serves_pages
from orglife_kit.lab.shipped import code_cells, shipped_folder
from orglife_kit.meeting.opening import WORK_VARIABLE
from tests.browser.conftest import Lab
from tests.meeting.building import make_meeting

pytestmark = [pytest.mark.timeout(120), pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for what lasts as long as a JupyterLab."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def answers(port: int) -> bool:
    """Return whether a JupyterLab answers on ``port``."""
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/api?token=t").close()
    except (urllib.error.URLError, ConnectionError):
        return False
    return True


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to pass on")
def test_an_end_asked_of_it_ends_jupyterlab_too(tmp_path: Path, scratch: Path) -> None:
    """After SIGTERM nothing listens any more, and the settings and checkpoints of this run are gone."""
    running = Lab(make_meeting(tmp_path / "data", 3).folder, tmp_path / "jupyter")
    assert answers(running.port)
    assert list(scratch.glob("orglife-lab-*"))
    running.stop()
    assert not answers(running.port)
    assert not list(scratch.glob("orglife-lab-*"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to pass on")
def test_a_jupyterlab_that_never_ends_is_ended(tmp_path: Path, scratch: Path) -> None:
    """One that hears nothing any more is not waited for without end, and is cleaned up after all the same."""
    running = Lab(make_meeting(tmp_path / "data", 3).folder, tmp_path / "jupyter")
    (jupyterlab,) = psutil.Process(running.process.pid).children()
    jupyterlab.suspend()
    running.stop()
    assert not jupyterlab.is_running()
    assert not list(scratch.glob("orglife-lab-*"))


@pytest.mark.skipif(os.name == "nt", reason="no Ctrl-C can be sent to one process there")
def test_ctrl_c_is_left_to_jupyterlab(tmp_path: Path, scratch: Path) -> None:
    """The terminal sends it to both: JupyterLab ends in its own way, we wait for that and clean up after it."""
    running = Lab(make_meeting(tmp_path / "data", 3).folder, tmp_path / "jupyter")
    ours = psutil.Process(running.process.pid)
    for _ in range(3):  # one that comes at a bad moment may be swallowed there, as at any terminal
        for process in (ours, *ours.children()):
            process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            running.process.wait(15)
            break
    assert running.process.poll() == 0
    assert not answers(running.port)
    assert not list(scratch.glob("orglife-lab-*"))


def asked(running: Lab, path: str, cells: list[str], *, token: str = "t") -> dict[str, str]:
    """Return what the server says of a notebook with these code cells."""
    body = json.dumps({"path": path, "cells": cells, "kernel": None, "window": "w", "seen": None}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{running.port}/orglife/page", body, {"Authorization": f"token {token}"}
    )
    with urllib.request.urlopen(request) as answer:
        said: dict[str, str] = json.load(answer)
    return said


def test_the_server_compares_the_code_itself(tmp_path: Path) -> None:
    """So no page needs ``crypto.subtle``: what is ours, unchanged and in its place may open; nobody unknown is told."""
    cells = code_cells((shipped_folder() / "3_reviews.ipynb").read_text("utf-8"))
    running = Lab(make_meeting(tmp_path / "data", 3).folder, tmp_path / "jupyter")
    try:
        assert asked(running, "notebooks/3_reviews.ipynb", cells) == {"act": "open"}
        for path, other in (
            ("notebooks/3_reviews.ipynb", [*cells, "print(1)"]),
            ("notebooks/3_reviews.ipynb", [cells[0] + " ", *cells[1:]]),
            ("notebooks/own.ipynb", cells),
            ("data/3_reviews.ipynb", cells),
            ("work/notebooks/3_reviews.ipynb", cells),
        ):
            assert asked(running, path, other) == {"act": "leave"}, path
        with pytest.raises(urllib.error.HTTPError) as refused:
            asked(running, "notebooks/3_reviews.ipynb", cells, token="another")
        refused.value.close()
        assert refused.value.code == 403
    finally:
        running.stop()


def test_another_server_serves_no_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only the one that `orglife lab` started, in the folder it laid out, with safe imports."""
    monkeypatch.setenv(WORK_VARIABLE, str(tmp_path))
    monkeypatch.setenv("PYTHONSAFEPATH", "1")
    assert serves_pages(str(tmp_path))
    assert not serves_pages(str(tmp_path.parent))
    monkeypatch.delenv("PYTHONSAFEPATH")
    assert not serves_pages(str(tmp_path))
    monkeypatch.setenv("PYTHONSAFEPATH", "1")
    monkeypatch.delenv(WORK_VARIABLE)
    assert not serves_pages(str(tmp_path))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to pass on")
def test_json_is_one_object_and_nothing_else(tmp_path: Path, scratch: Path) -> None:
    """It says where the start page is as soon as it answers; the end adds nothing."""
    meeting = make_meeting(tmp_path / "data", 3)
    places = ("JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR")
    environment = os.environ | {name: str(tmp_path / name) for name in places}
    command = [sys.executable, "-m", "orglife_kit", "lab", str(meeting.folder), "--no-browser", "--json"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        running.terminate()
        rest = running.stdout.read()
    told = json.loads(first + rest)
    assert set(told) == {"address", "folder"}
    assert told["address"].startswith("http://127.0.0.1:")
    assert "0_start" in told["address"]
    assert Path(told["folder"]).is_dir()
