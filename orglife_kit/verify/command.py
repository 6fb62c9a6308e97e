"""The command line of the recount when it runs alone."""

from __future__ import annotations

import argparse
import os
import sys

from .comparing import verify
from .result import UnreadableError
from .words import told, unreadable


def main(arguments: list[str] | None = None) -> int:
    """Recount the folder named on the command line; 0 consistent, 1 not, 2 unreadable."""
    parser = argparse.ArgumentParser(
        prog="verify", description="Recounts a closed meeting. 核验已结束的测评。"
    )
    parser.add_argument("folder")
    parser.add_argument("--root", action="append", default=[], metavar="ROOT", help="校验码, from the paper")
    parser.add_argument("--lang", choices=("zh_CN", "en"), default=os.environ.get("ORGLIFE_LANG", "zh_CN"))
    given = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):  # a console of another encoding must not end the recount
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        found = verify(given.folder, *given.root)
    except UnreadableError as error:
        print(unreadable(error.code, given.lang), file=sys.stderr)
        return 2
    print("\n".join(told(found, given.lang)))
    return 0 if found.is_consistent else 1
