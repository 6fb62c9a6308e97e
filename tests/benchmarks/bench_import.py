"""What starting costs: the package and every light verb, as ratios to a bare interpreter in the same run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROUNDS = 7


def seconds(*arguments: str) -> float:
    """Return the median time of running Python with ``arguments``."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        times.append(time.perf_counter() - started)
    return median(times)


def main() -> None:
    """Print each cost in milliseconds and as a ratio."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["ORGLIFE_STATE"] = f"{scratch}/state"
        demo = str(Path(scratch) / "demo")
        subprocess.run([sys.executable, "-m", "orglife_kit", "demo", demo], capture_output=True, check=True)
        bare = seconds("-c", "pass")
        print(f"{'bare interpreter':32}{bare * 1000:8.0f} ms   1.0")
        rows = {
            "import orglife_kit": ("-c", "import orglife_kit"),
            "orglife --help": ("-m", "orglife_kit", "--help"),
            "orglife status": ("-m", "orglife_kit", "status", demo),
            "orglife tally": ("-m", "orglife_kit", "tally", demo, "--json"),
            "orglife verify": ("-m", "orglife_kit", "verify", demo),
            "import pandas": ("-c", "import pandas"),
        }
        for name, arguments in rows.items():
            cost = seconds(*arguments)
            print(f"{name:32}{cost * 1000:8.0f} ms{cost / bare:6.1f}   (+{(cost - bare) * 1000:.0f} ms)")


if __name__ == "__main__":
    main()
