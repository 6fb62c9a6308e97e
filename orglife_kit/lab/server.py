"""What JupyterLab's server does for our pages: it says which notebooks are ours, and what they show already."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import ensure_async
from tornado.web import HTTPError, authenticated

from orglife_kit.errors import StorageError
from orglife_kit.i18n import language, say, sentences
from orglife_kit.lab.opened_pages import OpenedPages
from orglife_kit.lab.save_hook import drop_form_contents
from orglife_kit.lab.shipped import is_as_shipped, shipped_digests
from orglife_kit.lab.words import export_words, words
from orglife_kit.lab.work_folder import START, restore, work_folder
from orglife_kit.meeting.opening import WORK_VARIABLE, chosen_folder
from orglife_kit.views.forms.base.pages import page_name

JSON_VARIABLE = "ORGLIFE_LAB_JSON"
START_PATH = f"notebooks/{START}.ipynb"
KERNEL = "python3"
# bytes: by default the page would lose its kernel over a file of more than 10 MB
LARGEST_MESSAGE = 200_000_000


def load(server: Any) -> None:
    """Take the forms out of what is saved; where ``orglife lab`` started this server, serve our pages as well.

    Else, as on a hub, the front end is told the names of our pages for its export menu alone.
    """
    server.web_app.settings.setdefault("websocket_max_message_size", LARGEST_MESSAGE)
    server.contents_manager.register_pre_save_hook(drop_form_contents)
    page_config = server.web_app.settings.setdefault("page_config_data", {})
    if not serves_pages(server.root_dir):
        page_config["orglife"] = {"words": export_words()}
        return
    # the check whether JupyterLab must be built anew starts a Node and takes seconds of a core
    page_config |= {"orglife": page_facts(), "buildCheck": False, "buildAvailable": False}
    pages = OpenedPages()
    base = server.base_url.rstrip("/") + "/orglife/"
    server.web_app.add_handlers(
        ".*$",
        [
            (base + "page", PageHandler, {"pages": pages}),
            (base + "shown", ShownHandler, {"pages": pages}),
            (base + "restore", RestoreHandler, {"pages": pages}),
        ],
    )
    server.io_loop.add_callback(_begin, server)


async def _begin(server: Any) -> None:
    """Print where the start page is, and start its kernel while the browser is still loading."""
    address, folder = start_address(server), server.root_dir
    if os.environ.get(JSON_VARIABLE):
        print(json.dumps({"address": address, "folder": folder}, ensure_ascii=False), flush=True)
    else:
        print(address, say("lab", "Work folder: {folder}", folder=folder), sep="\n", flush=True)
    await server.session_manager.create_session(
        path=START_PATH, name=Path(START_PATH).name, type="notebook", kernel_name=KERNEL
    )


def serves_pages(root: str) -> bool:
    """Return whether this server was started by ``orglife lab``, in the folder that was laid out, with safe imports."""
    work = os.environ.get(WORK_VARIABLE)
    return bool(work and os.environ.get("PYTHONSAFEPATH") and Path(work).resolve() == Path(root).resolve())


def page_facts() -> dict[str, Any]:
    """Return what the extension is told: our notebooks with the names people read, and its words."""
    return {
        "start": START_PATH,
        "pages": {f"notebooks/{name}.ipynb": page_name(name) for name in shipped_digests()},
        "language": language(),
        "words": words(),
    }


def shown_of(path: str, process: str) -> str:
    """Return what is another text once what a run in ``process`` showed is no longer what ``path`` has to show.

    That is also when another meeting was opened meanwhile; the start page alone follows by itself.
    """
    return process if path == START_PATH else f"{process} {chosen_folder()}"


def start_address(server: Any) -> str:
    """Return the address that opens ``0_start`` on this machine."""
    address = f"http://127.0.0.1:{server.port}{server.base_url}lab/tree/{START_PATH}"
    token = server.identity_provider.token
    return f"{address}?token={token}" if token else address


class _Handler(APIHandler):
    """A handler of ours: signed in, and spoken to in JSON objects."""

    def initialize(self, pages: OpenedPages) -> None:
        self.pages = pages

    def asked(self, *names: str) -> list[Any]:
        """Return the values of ``names`` in what was sent; answers 400 where one is missing."""
        body = self.get_json_body()
        if not isinstance(body, dict) or not set(names) <= set(body):
            raise HTTPError(400)
        return [body[name] for name in names]


class PageHandler(_Handler):
    """Says what a page does that opens a notebook: nothing, run it, wait, or show what is there."""

    @authenticated
    async def post(self) -> None:
        """Answer ``{"act": ...}``."""
        path, cells, kernel, window, seen = self.asked("path", "cells", "kernel", "window", "seen")
        if not (isinstance(cells, list) and all(isinstance(source, str) for source in cells)):
            raise HTTPError(400)
        if not _is_ours(path, cells):
            self.finish({"act": "leave"})
        elif kernel is None:
            self.finish({"act": "open"})
        elif not await self._is_alive(kernel):
            self.finish({"act": "wait"})  # until the server has started it anew, or the page asks for another
        else:
            self.finish(self.pages.ask(path, shown_of(path, self._process(kernel)), str(window), seen))

    async def _is_alive(self, kernel: str) -> bool:
        """Return whether the process of a kernel runs; answers 404 where there is no such kernel."""
        if kernel not in self.kernel_manager:
            raise HTTPError(404)
        return bool(await ensure_async(self.kernel_manager.get_kernel(kernel).is_alive()))

    def _process(self, kernel: str) -> str:
        """Return what is another text after the kernel was started anew."""
        manager = self.kernel_manager.get_kernel(kernel)
        return f"{kernel} {getattr(manager.provisioner, 'pid', None)}"


class ShownHandler(_Handler):
    """Keeps what a run shows."""

    @authenticated
    async def post(self) -> None:
        """Answer nothing."""
        path, run, outputs = self.asked("path", "run", "outputs")
        self.pages.keep(path, run, outputs)
        self.finish({})


class RestoreHandler(_Handler):
    """Brings a notebook of ours back as it was shipped, and keeps the changed one beside it."""

    @authenticated
    async def post(self) -> None:
        """Answer ``{"kept": name of the changed one}``."""
        (path,) = self.asked("path")
        copy = work_folder().copy_of(str(path))
        if copy is None or not copy.is_file():
            raise HTTPError(404)
        try:
            kept = restore(work_folder(), copy.stem, say("lab", "changed-{page}", page=page_name(copy.stem)))
        except StorageError as error:
            raise HTTPError(500, sentences(error)) from error
        self.finish({"kept": kept.name})


def _is_ours(path: str, cells: list[str]) -> bool:
    copy = work_folder().copy_of(path)
    return copy is not None and is_as_shipped(copy.stem, cells)
