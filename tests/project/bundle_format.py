"""A new version of the bundle's format: ``make bundle-format`` freezes what the declared tables send up now.

The versions before stay as they are: each is known by its digest, and a real bundle of each is kept and read.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from orglife_kit.bundle.declared import FOLDER, FORMAT, OLDEST, VERSION
from orglife_kit.meeting.bundle import format_data

KEPT = Path(__file__).parents[1] / "bundle" / "versions"
DIGESTS = KEPT / "formats.json"
SCHEMA = FOLDER / "manifest.schema.json"
TOLD = f"""what goes up is not what format_{VERSION}.json says. A version that was given out is never changed: either
the column is not for the supervisor, or `make bundle-format` makes format_{VERSION + 1}.json; bundles of the versions
before are still read (CONTRIBUTING.md, "What goes up in a bundle")."""


def file_of(version: int) -> Path:
    """Return where the tables of a version are frozen."""
    return FOLDER / f"format_{version}.json"


def declared_text() -> str:
    """Return a format's file as the declared tables make it now."""
    return json.dumps(format_data(), ensure_ascii=False, indent=1) + "\n"


def digest_of(version: int) -> str:
    """Return the digest by which a frozen version is known."""
    return hashlib.sha256(file_of(version).read_bytes()).hexdigest()


def frozen_digests() -> dict[int, str]:
    """Return the digest that each version had when it was frozen."""
    return {int(version): digest for version, digest in json.loads(DIGESTS.read_text("utf-8")).items()}


def differences() -> list[str]:
    """Return each table and column in which the declared tables differ from the newest version, and their order."""
    frozen = _lines(json.loads(file_of(VERSION).read_text("utf-8")))
    declared = _lines(json.loads(declared_text()))
    found = [
        f"{name}: was {frozen.get(name)}, is {declared.get(name)}"
        for name in dict.fromkeys((*frozen, *declared))
        if frozen.get(name) != declared.get(name)
    ]
    return found or (["the order of tables or columns"] if list(frozen) != list(declared) else [])


def _lines(data: dict[str, Any]) -> dict[str, str]:
    """Return what a format says of each table and column, in their order."""
    found: dict[str, str] = {}
    for table in data["tables"]:
        found[table["table"]] = f"{table['title']}, {table['row_is']}"
        found |= {f"{table['table']}.{column['key']}": str(column) for column in table["columns"]}
    return found


def freeze() -> int | None:
    """Make the next version of what the declared tables send up; return it, ``None`` where nothing differs."""
    if not differences():
        return None
    made = VERSION + 1
    file_of(made).write_text(declared_text(), encoding="utf-8")
    digests = {str(version): digest_of(version) for version in range(OLDEST, made + 1)}
    DIGESTS.write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")
    schema = json.loads(SCHEMA.read_text("utf-8"))
    schema["properties"]["format"] = {"enum": [f"{FORMAT}/{version}" for version in range(OLDEST, made + 1)]}
    SCHEMA.write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return made


def keep_bundle() -> None:
    """Keep a real bundle of the newest version: of the sample's meeting, with all that a plan may send up."""
    from orglife_kit.meeting.bundle import make_bundle
    from orglife_kit.meeting.sample import make_demo

    with tempfile.TemporaryDirectory() as folder:
        make_demo(Path(folder) / "meeting").close()
        content = with_everything(Path(folder) / "meeting", make_bundle)
    KEPT.mkdir(exist_ok=True)
    (KEPT / f"{VERSION}.zip").write_bytes(content)


def with_everything(folder: Path, make_bundle: Any) -> bytes:
    """Return the bundle of a meeting whose plan sends up all that it may."""
    from orglife_kit.meeting import open_meeting

    plan = folder / "plan.toml"
    text = plan.read_text("utf-8")
    for setting in ("counts_to_supervisor", "member_facts_to_supervisor"):
        assert f"\n{setting} = false" in text
        text = text.replace(f"\n{setting} = false", f"\n{setting} = true")
    plan.write_text(text, encoding="utf-8")
    meeting = open_meeting(folder)
    content: bytes = make_bundle(meeting.record).file
    meeting.close()
    return content


def main() -> None:
    """Freeze a new version where one is needed, and keep a bundle of it."""
    if sys.argv[1:] == ["keep"]:
        keep_bundle()
        return
    made = freeze()
    if made is None:
        print(f"What goes up is what {file_of(VERSION).name} says; no new version is needed.")
        return
    # in a process of its own, which reads the new version
    subprocess.run([sys.executable, "-m", __spec__.name, "keep"], check=True)
    print(f"{file_of(made).name} is made; now `make docs`.")


if __name__ == "__main__":
    main()
