"""Without the roll-up's packages a branch and a supervisor's week need nothing more; the sums say what to install."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from orglife_kit.rollup.simulate import simulate

# as where a package was never installed: neither found nor imported
WITHOUT = """
import sys
for name in sys.argv[1].split(","):
    sys.modules[name] = None
from orglife_kit.cli.group import run
sys.exit(run(sys.argv[2:]))
"""


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of three branches and their list."""
    folder = tmp_path_factory.mktemp("handed") / "bundles"
    simulate(folder, 3, 1)
    return folder


def told(missing: str, *arguments: object) -> tuple[int, str, str]:
    """Return how a verb leaves where packages are not installed, and what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, missing, *map(str, arguments), "--lang", "en"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("missing", "engine", "command"),
    [
        ("duckdb,ibis,pyarrow,pyspark", "duckdb", 'pip install "orglife-kit[rollup]"'),
        ("pyarrow", "duckdb", 'pip install "orglife-kit[rollup]"'),
        ("duckdb,ibis,pyarrow,pyspark", "spark", 'pip install "orglife-kit[rollup,spark]"'),
        ("pyspark", "spark", 'pip install "orglife-kit[spark]"'),
    ],
)
def test_the_sums_say_what_to_install(handed: Path, missing: str, engine: str, command: str) -> None:
    """One sentence with the command, wrong use, and no traceback; nothing is left behind."""
    if missing == "pyspark":
        pytest.importorskip("duckdb", reason="the other extra is not installed either")
    before = sorted(handed.iterdir())
    code, out, err = told(missing, "rollup", handed, "--engine", engine)
    assert code == 2
    assert out == ""
    assert command in err
    assert "Traceback" not in err
    assert len(err.splitlines()) == 1
    assert sorted(handed.iterdir()) == before


def test_a_supervisors_week_needs_none_of_them(handed: Path) -> None:
    """The list, the checks and the answers; bundles are written and checked too."""
    missing = "duckdb,ibis,pyarrow,pyspark,sqlglot"
    code, out, err = told(
        missing, "branches", handed, "--accept-all", "--opinion", "同意", "--reviewer", "李审核"
    )
    assert (code, err) == (0, "")
    assert "due 3, handed in 3" in out
    bundle = next(handed.glob("*.zip"))
    assert told(missing, "verify", bundle)[0] == 0
