"""Both engines give the same JSON, to the byte; without a package or Java a sentence says what is missing."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from orglife_kit.errors import InputError
from orglife_kit.rollup import extras
from orglife_kit.rollup.engine import DUCKDB, SPARK
from orglife_kit.rollup.rolled_up import open_rollup

HAS_JAVA = shutil.which("java") is not None or "JAVA_HOME" in os.environ


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(not HAS_JAVA, reason="Spark needs Java 17")
@pytest.mark.filterwarnings(
    "ignore::ResourceWarning"
)  # Spark's gateway closes its socket when it is collected
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of what pyspark calls
@pytest.mark.filterwarnings("ignore::FutureWarning")
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_both_engines_give_the_same(collected: Path) -> None:
    """On a nation with every odd case, as of several days."""
    pytest.importorskip("pyspark", reason='Spark is not installed: pip install "orglife-kit[spark]"')
    texts: dict[str, list[str]] = {}
    for engine in (DUCKDB, SPARK):
        with open_rollup(collected, engine=engine, master="local[2]") as found:
            texts[engine] = [
                json.dumps(found.totals(day), ensure_ascii=False)
                for day in ("2024-01-01", "2025-05-01", "2026-02-28")
            ]
            assert sorted(found.table("members").columns) == sorted([*found.frame("members").columns])
    assert texts[DUCKDB] == texts[SPARK]


def test_the_json_holds_no_path_and_no_duration(collected: Path) -> None:
    """Nothing in it but what was asked for and what the bundles say."""
    with open_rollup(collected) as found:
        text = json.dumps(found.totals("2025-05-01"), ensure_ascii=False)
    assert str(collected) not in text
    assert "/" not in text.replace("orglife-rollup/1", "")


def test_without_the_packages_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """One for each extra, and one for both."""
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    for wanted, command in ((("rollup",), "[rollup]"), (("rollup", "spark"), "[rollup,spark]")):
        with pytest.raises(InputError) as refused:
            extras.need(*wanted)
        (told,) = refused.value.notices
        assert told.code == "extra_missing"
        assert command in str(told.fields["command"])


def test_an_unknown_engine_is_refused(collected: Path) -> None:
    """By an error of the kit's own."""
    with pytest.raises(InputError) as refused:
        open_rollup(collected, engine="postgres")
    assert refused.value.notices[0].code == "engine_unknown"
