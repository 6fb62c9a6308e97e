"""What a verb costs that needs neither pandas nor nbconvert: CPU of its process, as a ratio to a bare interpreter's.

The median of ROUNDS runs, all commands in turn, the bare interpreter among them, each on a folder made for the run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROUNDS = int(os.environ.get("ROUNDS", "11"))
ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "sample"
ORGLIFE = ("-m", "orglife_kit")


def cpu(*arguments: str) -> float:
    """Return the seconds of CPU that Python took with ``arguments``, and what it started."""
    before = spent()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)
    return spent() - before


def spent() -> float:
    """Return the seconds of CPU of all processes that were started and have ended."""
    try:
        import resource  # to the microsecond; not on Windows
    except ImportError:
        times = os.times()
        return times.children_user + times.children_system
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def commands(scratch: Path) -> dict[str, Callable[[Path], tuple[str, ...]]]:
    """Return what is measured: the arguments for a run, given a new folder of its own."""
    demo, begun = str(scratch / "demo"), scratch / "begun"
    subprocess.run([sys.executable, *ORGLIFE, "demo", demo], capture_output=True, check=True)
    new = ("new", "--plan", str(SAMPLE / "plan.toml"), "--roster", str(SAMPLE / "roster.csv"), "--yes")
    subprocess.run([sys.executable, *ORGLIFE, *new, str(begun)], capture_output=True, check=True)

    def in_a_copy(*arguments: str) -> Callable[[Path], tuple[str, ...]]:
        def made(folder: Path) -> tuple[str, ...]:
            shutil.copytree(begun, folder)
            return (*ORGLIFE, arguments[0], str(folder), *arguments[1:])

        return made

    def of_demo(*arguments: str) -> Callable[[Path], tuple[str, ...]]:
        return lambda folder: (*ORGLIFE, arguments[0], demo, *arguments[1:])

    return {
        "bare interpreter": lambda folder: ("-c", "pass"),
        "--version": lambda folder: (*ORGLIFE, "--version"),
        "status": of_demo("status"),
        "tally": of_demo("tally", "--json"),
        "doctor": of_demo("doctor"),
        "rectification": of_demo("rectification"),
        "verify": of_demo("verify"),
        "backup": lambda folder: (*ORGLIFE, "backup", demo, "--to", str(folder)),
        "calendar": lambda folder: (*ORGLIFE, "calendar", demo, "--out", str(folder)),
        "template": lambda folder: (*ORGLIFE, "template", "roster", f"{folder}.xlsx"),
        "new": lambda folder: (*ORGLIFE, *new, str(folder)),
        "attend": in_a_copy("attend", "--all"),
        "attend --file": in_a_copy("attend", "--file", str(SAMPLE / "attendance.csv")),
        "rehearse": in_a_copy("rehearse"),
    }


def main() -> None:
    """Print each verb's CPU in milliseconds and as a ratio."""
    with tempfile.TemporaryDirectory() as named:
        scratch = Path(named)
        os.environ["ORGLIFE_STATE"] = str(scratch / "state")
        measured = commands(scratch)
        times: dict[str, list[float]] = {name: [] for name in measured}
        for number in range(ROUNDS):
            for position, (name, arguments) in enumerate(measured.items()):
                times[name].append(cpu(*arguments(scratch / f"run-{number}-{position}")))
        bare = median(times["bare interpreter"])
        for name, found in times.items():
            cost = median(found)
            print(f"{name:20}{cost * 1000:8.0f} ms{cost / bare:8.1f}")


if __name__ == "__main__":
    main()
