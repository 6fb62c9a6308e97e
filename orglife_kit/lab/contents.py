"""What JupyterLab's file list shows of the work folder: three folders, and in notebooks/ our copies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from orglife_kit.lab.work_folder import SHOWN, work_folder

_NOT_SHOWN = {"": lambda name: name not in SHOWN, "notebooks": lambda name: name == "pictures"}


class WorkFolderContents(AsyncLargeFileManager):
    """The files of the work folder; our notebooks are read and written as copies, so that git sees no change."""

    def _get_os_path(self, path: str) -> str:
        copy = work_folder(Path(self.root_dir)).copy_of(path)
        return str(copy) if copy else super()._get_os_path(path)

    async def _dir_model(self, path: str, content: bool = True) -> dict[str, Any]:
        model: dict[str, Any] = await super()._dir_model(path, content)
        hidden = _NOT_SHOWN.get(path.strip("/"))
        if content and hidden:
            model["content"] = [entry for entry in model["content"] if not hidden(entry["name"])]
        return model
