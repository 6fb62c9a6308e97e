"""The digests by which the recount knows every version's schema: ``python -m tests.project.schema`` writes them anew.

The recount must not import the migrations; after a migration was added this is run once.
"""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from orglife_kit.storage.migrations import MIGRATIONS
from orglife_kit.verify import schema
from orglife_kit.verify.schema import schema_digests


def made() -> dict[str, dict[int, str]]:
    """Return each object's digest from the version on in which it is made or changed, "" where it goes."""
    found: dict[str, dict[int, str]] = {}
    last: dict[str, str] = {}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for version, migration in enumerate(MIGRATIONS, start=1):
            migration(connection)
            now = schema_digests(connection)
            for name in sorted(now.keys() | last.keys()):
                if now.get(name, "") != last.get(name, ""):
                    found.setdefault(name, {})[version] = now.get(name, "")
            last = now
    return dict(sorted(found.items()))


def main() -> None:
    """Write the digests into the recount's module."""
    lines = "".join(
        f"    {json.dumps(name)}: {{\n"
        + "".join(f'        {version}: "{digest}",\n' for version, digest in versions.items())
        + "    },\n"
        for name, versions in made().items()
    )
    path = Path(schema.__file__)
    text = re.sub(
        r"(?ms)^SCHEMA: .*?^\}$",
        lambda _: f"SCHEMA: dict[str, dict[int, str]] = {{\n{lines}}}",
        path.read_text("utf-8"),
    )
    text = re.sub(r"(?m)^NEWEST = \d+$", f"NEWEST = {len(MIGRATIONS)}", text)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
