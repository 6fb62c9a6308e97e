"""Which notebooks are open as forms, and what they show: so that a second window need not run them again."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from orglife_kit.frozen import dataclass

PATIENCE = 12.0  # seconds after which a run that told nothing is taken for broken off (its window was closed)


@dataclass(frozen=True)
class Run:
    """One run of a notebook: in which process, by which window, since when; what its cells show once it is through."""

    process: str
    window: str
    number: str
    since: float
    outputs: Any = None


class OpenedPages:
    """The latest run of each notebook, in memory only."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._runs: dict[str, Run] = {}
        self._clock = clock

    def ask(self, path: str, process: str, window: str, seen: str | None) -> dict[str, Any]:
        """Return what a page does that opens ``path``: ``run`` it, ``wait`` for another's run, or ``show`` that one.

        ``seen`` is the run that the page has shown already and wants a newer one of. A window that asks again while
        it runs the notebook was reloaded meanwhile.
        """
        run = self._runs.get(path)
        if run is None or run.process != process or self._is_over(run, window, seen):
            run = self._runs[path] = Run(process, window, secrets.token_hex(8), self._clock())
            return {"act": "run", "run": run.number}
        if run.outputs is None:
            return {"act": "wait"}
        return {"act": "show", "run": run.number, "outputs": run.outputs}

    def keep(self, path: str, number: str, outputs: Any) -> None:
        """Keep what a run shows; of one that was overtaken nothing."""
        run = self._runs.get(path)
        if run is not None and run.number == number:
            self._runs[path] = replace(run, outputs=outputs)

    def _is_over(self, run: Run, window: str, seen: str | None) -> bool:
        if run.outputs is None:
            return run.window == window or self._clock() - run.since > PATIENCE
        return run.number == seen
