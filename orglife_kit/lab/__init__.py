"""JupyterLab on this machine, opened where the meeting stands, with the notebooks of the kit as forms."""

from __future__ import annotations

from typing import Any

from orglife_kit.lab.launch import open_lab
from orglife_kit.lab.save_hook import drop_form_contents

__all__ = ["drop_form_contents", "open_lab"]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "orglife_kit.lab"}]


def _load_jupyter_server_extension(server: Any) -> None:
    from orglife_kit.lab.server import load

    load(server)
