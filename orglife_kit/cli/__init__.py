"""The command line: every verb is one act of a meeting, and ends with a sentence, never a traceback."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one verb of ``orglife`` and leave with its exit code: 0, 1 (the rules say no), 2 (wrong use)."""
    from orglife_kit.cli.group import run

    code = run(list(sys.argv[1:] if arguments is None else arguments))
    gc.freeze()  # all of it ends with the process; to look through it for garbage took a fifth of an export's time
    sys.exit(code)
