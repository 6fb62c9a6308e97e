"""JupyterLab on this machine, opened where the meeting stands; and what a saved notebook must not keep."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from orglife_kit.errors import StorageError, notice, system_reason
from orglife_kit.i18n import language
from orglife_kit.meeting.opening import MEETING_VARIABLE, choose_meeting, open_meeting

START = "0_start.ipynb"
PATIENCE = 10  # seconds for JupyterLab to end once it was asked to
# bytes: by default the page would lose its kernel over a file of more than 10 MB
LARGEST_MESSAGE = 200_000_000
_PACKAGE = Path(__file__).parents[1]
_WIDGET = "application/vnd.jupyter.widget-view+json"
_OURS = "orglife_kit"


def open_lab(folder: Path | None = None, *, browser: bool = True, arguments: tuple[str, ...] = ()) -> None:
    """Run JupyterLab on 127.0.0.1 until it ends, opened at ``0_start`` for the meeting in ``folder``.

    Without a folder the meeting chosen last, or the demo. The user's own Jupyter settings stay as they are.
    """
    meeting = choose_meeting(folder) if folder is not None else open_meeting()
    notebooks = notebooks_folder()
    with tempfile.TemporaryDirectory(prefix="orglife-lab-") as settings:
        write_settings(Path(settings))
        environment = os.environ | {
            MEETING_VARIABLE: str(meeting.folder),
            "ORGLIFE_LANG": language(),
            "JUPYTER_CONFIG_PATH": os.pathsep.join(
                filter(None, (settings, os.environ.get("JUPYTER_CONFIG_PATH")))
            ),
        }
        command = [
            *(sys.executable, "-m", "jupyterlab"),
            "--ServerApp.ip=127.0.0.1",
            f"--ServerApp.root_dir={notebooks.parent}",
            f"--LabApp.default_url=/lab/tree/{notebooks.name}/{START}",
            f"--ServerApp.open_browser={browser}",
            f"--FileCheckpoints.checkpoint_dir={Path(settings) / 'checkpoints'}",  # no second copy stays behind
            *_root_option(),
            *arguments,
        ]
        meeting.close()
        with subprocess.Popen(command, env=environment) as running:
            _leave_signals_to(running)


class _EndAskedError(Exception):
    """Somebody asked us to end."""


def _leave_signals_to(running: subprocess.Popen[bytes]) -> None:
    """Wait for JupyterLab's own end: it hears Ctrl-C itself and asks; an end asked of us is passed on.

    JupyterLab now and then never comes to its end; then it is ended after ``PATIENCE``.
    """
    kept = {
        signal.SIGINT: signal.signal(signal.SIGINT, signal.SIG_IGN),
        signal.SIGTERM: signal.signal(signal.SIGTERM, _ask_to_end),
    }
    try:
        running.wait()
    except _EndAskedError:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        running.terminate()
        try:
            running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


def _ask_to_end(*_: object) -> None:
    raise _EndAskedError


def _root_option() -> tuple[str, ...]:
    """Return what JupyterLab asks for in a container, where everybody is root."""
    return ("--allow-root",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def notebooks_folder() -> Path:
    """Return the notebooks: of the checkout, or a copy beside the user's work that is made once."""
    checkout = _PACKAGE.parent / "notebooks"
    if (checkout / START).is_file():
        return checkout
    copy = Path.cwd() / "notebooks"
    try:
        for path in sorted((_PACKAGE / "_shipped" / "notebooks").glob("*.ipynb")):
            if not (copy / path.name).exists():
                copy.mkdir(exist_ok=True)
                shutil.copyfile(path, copy / path.name)
    except OSError as error:
        raise StorageError(notice("folder_unusable", file=str(copy), detail=system_reason(error))) from error
    return copy


def write_settings(folder: Path) -> None:
    """Write what this run of JupyterLab is told: the language, no news, no update checks, our save hook."""
    settings: dict[str, Any] = {
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
        "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    }
    if language() != "en":
        settings["@jupyterlab/translation-extension:plugin"] = {"locale": language()}
    server = {"ServerApp": {"jpserver_extensions": {"orglife_kit.lab": True}}}
    for path, content in (
        (folder / "labconfig" / "default_setting_overrides.json", settings),
        (folder / "jupyter_server_config.d" / "orglife_kit.json", server),
    ):
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")


def drop_form_contents(model: dict[str, Any], **_: Any) -> None:
    """Take out of a notebook that is being saved what its forms showed; never stops the saving.

    Forms are known by the mark of their output, and by their own models in what JupyterLab keeps of widgets.
    """
    try:
        content = model["content"]
        if model["type"] != "notebook":
            return
        outputs = [output for cell in content["cells"] for output in cell.get("outputs", [])]
        kept = content["metadata"].get("widgets", {})
        if not any(map(_is_ours, outputs)) and not any(map(_is_our_model, _models(kept))):
            return
        content["metadata"].pop("widgets", None)
        for output in outputs:
            if _WIDGET in output.get("data", {}):
                output["data"].pop("text/plain", None)
    except (KeyError, TypeError, AttributeError, ValueError):
        return


def _is_ours(output: dict[str, Any]) -> bool:
    return _OURS in output.get("metadata", {})


def _models(kept: dict[str, Any]) -> list[dict[str, Any]]:
    return [entry.get("state", {}) for part in kept.values() for entry in part.get("state", {}).values()]


def _is_our_model(state: dict[str, Any]) -> bool:
    return str(state.get("_anywidget_id", "")).startswith(f"{_OURS}.") or any(
        str(name).startswith("orglife-") for name in state.get("_dom_classes", ())
    )


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "orglife_kit.lab"}]


def _load_jupyter_server_extension(server: Any) -> None:
    server.web_app.settings.setdefault("websocket_max_message_size", LARGEST_MESSAGE)
    server.contents_manager.register_pre_save_hook(drop_form_contents)
