"""Last year's plan, as the branch printed it, is a written plan like any other: it is read back as it was."""

from __future__ import annotations

import tomllib
from pathlib import Path

from orglife_kit.meeting.sample import make_demo
from orglife_kit.rules.plan.reading import Value, read_written_plan
from orglife_kit.storage.readers.written import read_written
from orglife_kit.storage.shipped import sample_folder
from orglife_kit.views import reports


def test_a_printed_plan_is_read_back(tmp_path: Path) -> None:
    """Every field that the Word file says, and nothing of its signatures; items of the agenda without their ends."""
    (printed,) = reports.print_plan(make_demo(tmp_path / "demo"), formats=("docx",), folder=tmp_path)
    tables = tomllib.loads((sample_folder() / "plan.toml").read_text("utf-8"))
    wanted: dict[str, Value] = {
        f"{table}.{key}": tuple(value) if isinstance(value, list) else value
        for table in ("plan", "theme", "preparation", "meeting")
        for key, value in tables[table].items()
        if value and key not in ("agenda", "committee_name")  # the ballot's line is on no plan
    }
    wanted["meeting.agenda"] = tuple(item["text"].rstrip(";。") for item in tables["meeting"]["agenda"])
    wanted["settings.cap_share"] = "三分之一"
    assert {field.key: field.value for field in read_written_plan(read_written(printed).text)} == wanted
