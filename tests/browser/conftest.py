"""A real JupyterLab and a real Chromium; without a Chromium these tests are skipped and say so."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import tomllib
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.meeting import Meeting
from tests.meeting.building import make_meeting

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"),
    *("--no-first-run", "--disable-component-update", "--disable-sync"),
]
ROOT = Path(__file__).parents[2]
FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"
KERNEL = "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel"  # of the notebook in front
SLOWEST = 20_000  # milliseconds until what a person waits for must be on the screen, on a loaded machine too
SERVE = (
    "import sys; from pathlib import Path; from orglife_kit.lab import open_lab;"
    " open_lab(Path(sys.argv[1]), browser=False, arguments=tuple(sys.argv[2:]))"
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Return a running Chromium."""
    path = next((found for found in map(shutil.which, NAMES) if found), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=SLOWEST)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Any) -> Iterator[Any]:
    """Return a browser of a laptop's size; a question of its own (leave this page?) fails the test."""
    made = chromium.new_context(viewport={"width": 1366, "height": 768})
    asked: list[str] = []
    made.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    yield made
    made.close()
    assert asked == []


@dataclass(frozen=True)
class Python:
    """The Python that JupyterLab runs in, and what its environment needs besides."""

    executable: str = sys.executable
    environment: Mapping[str, str] = field(default_factory=dict)


@pytest.fixture(scope="session")
def lowest(tmp_path_factory: pytest.TempPathFactory) -> Python:
    """Return a Python with the lowest JupyterLab that ``pyproject.toml`` allows, and all else as it is here."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (asked,) = (entry for entry in project["dependencies"] if entry.startswith("jupyterlab>="))
    version = re.split(r"[>=,]+", asked)[1]
    version = version if version.count(".") == 2 else f"{version}.0"
    folder = tmp_path_factory.mktemp("lowest")
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = (
        *("-m", "pip", "install", "--quiet", "--no-deps", "--disable-pip-version-check"),
        f"jupyterlab=={version}",
    )
    done = subprocess.run([str(python), *install], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"JupyterLab {version} could not be installed: {done.stderr.strip().splitlines()[-1]}")
    here, there = (sysconfig.get_path("purelib", vars={"base": str(base)}) for base in (sys.prefix, folder))
    Path(there, "everything_else.pth").write_text(here + os.linesep, encoding="utf-8")
    told = subprocess.run(
        [str(python), "-c", "import jupyterlab; print(jupyterlab.__version__)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == version
    shared = Path(sys.prefix, "share", "jupyter")
    return Python(
        str(python),
        {"JUPYTER_PATH": str(shared), "JUPYTER_CONFIG_PATH": str(Path(sys.prefix, "etc", "jupyter"))},
    )


def free_port(port: int = 0) -> int:
    """Return ``port``, or one that is free."""
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))
        return int(free.getsockname()[1])


def wait_for_server(port: int, base: str = "") -> None:
    """Wait until a JupyterLab answers."""
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{base}/api?token=t").close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError("JupyterLab did not start")


class Lab:
    """One JupyterLab for one meeting."""

    def __init__(self, folder: Path, scratch: Path, python: Python | None = None, port: int = 0) -> None:
        python = python or Python()
        self.port = free_port(port)
        places = ("JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR")
        more = ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
        own = {name: str(scratch / name) for name in (*places, *more)}
        environment = os.environ | own | python.environment
        self.process = subprocess.Popen(
            [
                *(python.executable, "-c", SERVE, str(folder)),
                f"--ServerApp.port={self.port}",
                "--IdentityProvider.token=t",
                "--LabApp.expose_app_in_browser=True",
                "--ContentsManager.allow_hidden=False",
            ],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for_server(self.port)

    def address(self, name: str) -> str:
        """Return the address that opens a notebook."""
        return f"http://127.0.0.1:{self.port}/lab/tree/notebooks/{name}.ipynb?token=t&reset"

    def open(self, page: Any, name: str) -> None:
        """Open a notebook of ours in ``page`` and wait for its form."""
        page.goto(self.address(name))
        self.wait_for_form(page, name)

    def wait_for_form(self, page: Any, name: str = "") -> None:
        """Wait until the notebook in front is the one called ``name`` and shows its form."""
        page.wait_for_function(
            "name => window.jupyterapp?.shell.currentWidget?.context?.path.includes(name)"
            " && window.jupyterapp.shell.currentWidget.node.dataset.orglifePage === 'shown'",
            arg=name,
            timeout=60_000,
        )
        page.locator(":is(.orglife-form, .orglife-watch-wrong):visible").first.wait_for()

    def open_and_run(self, page: Any, name: str) -> None:
        """Open a notebook that is not ours, and run all of it."""
        page.goto(self.address(name))
        page.wait_for_function(
            "name => window.jupyterapp?.shell.currentWidget?.context?.path.includes(name)"
            " && window.jupyterapp.shell.currentWidget.sessionContext?.session?.kernel",
            arg=name,
            timeout=60_000,
        )
        page.evaluate("window.jupyterapp.shell.currentWidget.context.ready")
        self.run_all(page)

    def run_all(self, page: Any) -> None:
        """Run every cell and wait until the kernel is idle."""
        page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_function(
            "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'",
            timeout=60_000,
        )

    def stop(self) -> None:
        """End JupyterLab and its kernels."""
        self.process.terminate()
        self.process.wait(30)


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a new meeting of six."""
    return make_meeting(tmp_path / "data", 6)


@pytest.fixture(params=["locked", pytest.param("lowest", marks=pytest.mark.long)])
def lab(meeting: Meeting, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Lab]:
    """Return a JupyterLab of that meeting: the one that is locked, and the lowest that is allowed."""
    python = request.getfixturevalue("lowest") if request.param == "lowest" else None
    running = Lab(meeting.folder, tmp_path / "jupyter", python)
    yield running
    running.stop()


def step(page: Any, words: str) -> None:
    """Go to the step of the evening whose button ends with ``words``."""
    page.locator(".orglife-form .widget-toggle-buttons button", has_text=words).first.click()
