"""JupyterLab on this machine, started in the work folder for one meeting."""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from orglife_kit.i18n import language
from orglife_kit.lab.server import JSON_VARIABLE
from orglife_kit.lab.shipped import checkout
from orglife_kit.lab.work_folder import START, lay_out, work_folder
from orglife_kit.meeting.opening import CHOICE_VARIABLE, WORK_VARIABLE, choose_meeting, chosen_folder

PATIENCE = 10  # seconds for JupyterLab to end once it was asked to
# none is of use to an organizer
_NOT_WANTED = (
    "@jupyterlab/extensionmanager-extension",
    "@jupyterlab/debugger-extension",
    "@jupyterlab/lsp-extension",
    "@jupyterlab/fileeditor-extension:language-server",
    "@jupyterlab/notebook-extension:language-server",
    "@jupyterlab/application-extension:property-inspector",
    "@jupyterlab/apputils-extension:resolver",  # each window has tabs of its own by our pages
    "@jupyterlab/hub-extension:connectionlost",  # a dialog; our pages say it
)
_EXTENSIONS = Path(__file__).parent / "labextensions"


def open_lab(
    folder: Path | None = None,
    *,
    browser: bool = True,
    as_json: bool = False,
    arguments: tuple[str, ...] = (),
) -> None:
    """Run JupyterLab on 127.0.0.1 in the work folder until it ends, at ``0_start`` for the meeting in ``folder``.

    Without a folder the meeting chosen last, or the demo; one that is gone is told on the page, where another can be
    chosen. The address is printed once it answers, ``as_json`` as one object. The user's own Jupyter settings stay as
    they are. Raises as ``open_meeting`` for a folder that is named, and ``StorageError`` where the work folder cannot
    be laid out.
    """
    if folder is not None:
        choose_meeting(folder).close()
    work = work_folder()
    lay_out(work)
    meeting = chosen_folder(work.root)
    with tempfile.TemporaryDirectory(prefix="orglife-lab-") as settings:
        write_settings(Path(settings))
        (Path(settings) / "meeting").write_text(str(meeting), encoding="utf-8")
        told = {WORK_VARIABLE: str(work.root), JSON_VARIABLE: "1" if as_json else ""}
        environment = os.environ | _environment(Path(settings)) | told
        command = [
            *(sys.executable, "-m", "jupyterlab"),
            "--ServerApp.ip=127.0.0.1",
            f"--ServerApp.root_dir={work.root}",
            "--ServerApp.contents_manager_class=orglife_kit.lab.contents.WorkFolderContents",
            "--Application.log_level=ERROR",
            f"--LabApp.default_url=/lab/tree/notebooks/{START}.ipynb",
            f"--LabApp.extra_labextensions_path={_EXTENSIONS}",
            f"--LabApp.workspaces_dir={Path(settings) / 'workspaces'}",  # begins with 0_start alone
            f"--ServerApp.open_browser={browser}",
            "--LabApp.extension_manager=readonly",  # asks nobody on the network what could be installed
            "--ServerApp.answer_yes=True",  # Ctrl-C is the answer: everything is saved
            f"--FileCheckpoints.checkpoint_dir={Path(settings) / 'checkpoints'}",  # no second copy stays behind
            *_root_option(),
            *arguments,
        ]
        log = Path(settings) / "jupyterlab.log"
        with log.open("wb") as written, subprocess.Popen(command, env=environment, stderr=written) as running:
            asked = _leave_signals_to(running)
        if running.returncode and not asked:
            sys.stderr.write(log.read_text("utf-8", "replace"))


def _environment(settings: Path) -> dict[str, str]:
    """Return what JupyterLab and its kernels find in their environment.

    With ``PYTHONSAFEPATH`` nothing is imported from beside a notebook; so the checkout must be named.
    """
    of_checkout = checkout()
    before = {
        "JUPYTER_CONFIG_PATH": str(settings),
        **({"PYTHONPATH": str(of_checkout)} if of_checkout else {}),
    }
    return {
        CHOICE_VARIABLE: str(settings / "meeting"),
        "ORGLIFE_LANG": language(),
        "PYTHONSAFEPATH": "1",
        "JUPYTER_TOKEN": os.environ.get("JUPYTER_TOKEN") or secrets.token_hex(24),
        "JUPYTER_PREFER_ENV_PATH": "1",
        **{
            name: os.pathsep.join(filter(None, (first, os.environ.get(name))))
            for name, first in before.items()
        },
    }


class _EndAskedError(Exception):
    """Somebody asked us to end."""


def _leave_signals_to(running: subprocess.Popen[bytes]) -> bool:
    """Wait for JupyterLab's own end, and return whether it was asked of us: Ctrl-C it hears itself.

    JupyterLab now and then never comes to its end; then it is ended after ``PATIENCE``.
    """
    kept = {
        signal.SIGINT: signal.signal(signal.SIGINT, signal.SIG_IGN),
        signal.SIGTERM: signal.signal(signal.SIGTERM, _ask_to_end),
    }
    try:
        running.wait()
        return False
    except _EndAskedError:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        running.terminate()
        try:
            running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        return True
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


def _ask_to_end(*_: object) -> None:
    raise _EndAskedError


def _root_option() -> tuple[str, ...]:
    """Return what JupyterLab asks for in a container, where everybody is root."""
    return ("--allow-root",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def write_settings(folder: Path) -> None:
    """Write what this run of JupyterLab is told: the language, no news, no update checks, our save hook."""
    settings: dict[str, Any] = {
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
        "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
        "@jupyterlab/statusbar-extension:plugin": {"visible": False},
    }
    if language() != "en":
        settings["@jupyterlab/translation-extension:plugin"] = {"locale": language()}
    server = {"ServerApp": {"jpserver_extensions": {"orglife_kit.lab": True}}}
    page = {"disabledExtensions": dict.fromkeys(_NOT_WANTED, True)}
    for path, content in (
        (folder / "labconfig" / "page_config.json", page),
        (folder / "labconfig" / "default_setting_overrides.json", settings),
        (folder / "jupyter_server_config.d" / "orglife_kit.json", server),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")
