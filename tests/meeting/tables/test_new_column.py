"""A column is added where CONTRIBUTING.md says, in a copy of the package: all four uses have it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import orglife_kit

PACKAGE = Path(orglife_kit.__file__).parent
USES = """
import json, sys
from pathlib import Path
import openpyxl
import orglife_kit
from orglife_kit.meeting import open_meeting
from orglife_kit.meeting.uploads import write_template
from tests.meeting.building import make_meeting

folder = Path(sys.argv[1])
meeting = make_meeting(folder, 3)
(folder / "in.csv").write_text("来源,意见建议,附注\\n群众,多开一个窗口,在意见箱里\\n", encoding="utf-8")
meeting.tables.take_in("suggestions", folder / "in.csv")
meeting.tables.write("suggestions", folder / "out.xlsx")
write_template("suggestions", folder / "template.xlsx")
heads = lambda path: [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][1]]
print(json.dumps({
    "package": str(Path(orglife_kit.__file__).parent),
    "kept": meeting.record.preparation.suggestions[0].remark,
    "frame": meeting.tables.suggestions()["remark"].to_list(),
    "sheet": heads(folder / "out.xlsx"),
    "template": heads(folder / "template.xlsx"),
    "again": len(meeting.tables.take_in("suggestions", folder / "out.xlsx").changes),
    "described": meeting.tables.suggestions.__doc__,
}))
"""


def put(path: Path, before: str, after: str) -> None:
    """Put ``after`` in the place of ``before``, which stands there once."""
    text = path.read_text("utf-8")
    assert text.count(before) == 1, (path, before)
    path.write_text(text.replace(before, after), encoding="utf-8")


def add_column(package: Path) -> None:
    """Add a remark to the suggestions: the record's field, the database's column, the table's column and value."""
    findings = package / "rules" / "preparation" / "findings.py"
    put(
        findings, "    finding: int | None = None\n", '    finding: int | None = None\n    remark: str = ""\n'
    )
    migrations = package / "storage" / "migrations"
    number = 1 + max(int(found[1]) for found in map(_number, migrations.iterdir()) if found)
    (migrations / f"version_{number}.py").write_text(
        '"""Suggestions have a remark."""\n\nimport sqlite3\n\n\n'
        f"def version_{number}(connection: sqlite3.Connection) -> None:\n"
        '    """Add the column."""\n'
        "    connection.execute(\"ALTER TABLE preparation_suggestion ADD COLUMN remark TEXT NOT NULL DEFAULT ''\")\n",
        encoding="utf-8",
    )
    module = "orglife_kit.storage.migrations.version_"
    latest = f"\nfrom {module}{number - 1} import version_{number - 1}\n"
    put(migrations / "__init__.py", latest, f"{latest}from {module}{number} import version_{number}\n")
    put(
        migrations / "__init__.py",
        f"    version_{number - 1},\n",
        f"    version_{number - 1},\n    version_{number},\n",
    )
    tables = package / "meeting" / "tables" / "preparation.py"
    put(tables, "suggestion.finding, point\n", "suggestion.finding, point, suggestion.remark\n")
    column = '        Column("point", ("归入的问题", "归入", "归入问题"), names="finding"),\n'
    put(tables, column, column + '        text("remark", "附注", "备注"),\n')


def _number(path: Path) -> re.Match[str] | None:
    return re.fullmatch(r"version_(\d+)\.py", path.name)


def test_a_new_column_is_in_all_four_uses(tmp_path: Path) -> None:
    """The DataFrame, the sheet, the template, the file that is taken in; the description has it too."""
    package = tmp_path / "copy" / "orglife_kit"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PACKAGE.parent / "data" / "sample", tmp_path / "copy" / "data" / "sample")
    shutil.copytree(
        PACKAGE.parent / "tests" / "meeting",
        tmp_path / "copy" / "tests" / "meeting",
        ignore=shutil.ignore_patterns("__pycache__", "test_*"),
    )
    add_column(package)
    told = subprocess.run(
        [sys.executable, "-c", USES, str(tmp_path / "work")],
        cwd=tmp_path / "copy",
        env=os.environ | {"PYTHONPATH": str(tmp_path / "copy")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    uses = json.loads(told.stdout)
    assert uses["package"] == str(package)
    assert (uses["kept"], uses["frame"], uses["again"]) == ("在意见箱里", ["在意见箱里"], 0)
    assert "附注" in uses["sheet"]
    assert "附注" in uses["template"]
    assert "remark (附注)" in uses["described"]
