"""``docs/BUNDLE.md``, from the frozen versions of the format."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.bundle.declared import OLDEST, VERSION, BundleColumn, BundleTable, bundle_tables

HEAD = f"""# The bundle a branch hands up

Made from the format's file by `make docs`; not edited by hand. `orglife bundle DIR --out FILE` writes one, `orglife
verify FILE` checks one, `orglife_kit/bundle/` reads and writes them with the standard library alone.

A bundle is a zip with `manifest.json` and one CSV file for each table that has rows; `overview.csv` has
exactly one. The format is
`orglife-bundle/{VERSION}`; its tables and columns are frozen in `orglife_kit/bundle/format_{VERSION}.json`. What goes
up otherwise has another number and a file of its own. Every version from {OLDEST} on is read; what it did not have yet
is nothing: an empty text, a missing value. A later version is refused in one sentence. The manifest's JSON Schema is
`orglife_kit/bundle/manifest.schema.json`.

**What goes up** is the column SUPERVISOR of docs/DESIGN.md, section 7, and nothing else: never an id number, a
ballot, a mark, who talked with whom, a member's findings or commitments. Columns marked *only if the plan says so*
are left out otherwise.

**The same record makes the same bytes** on every machine and every day: parts are stored, not compressed, because
zlib's output differs between its versions; no time stands in it. `number` goes up by one when a bundle says anything
else than the one before.

**CSV**: UTF-8 with its mark, comma, CRLF, quotes as Excel writes them; the first row has the Chinese heads below, in
this order. A code stands as its Chinese word, a day as `2024-01-18`, a truth as 是 or 否, nothing as an empty cell. A
text that a spreadsheet would take for a formula (after any apostrophes and blanks it begins with = + - @ ＝ ＋ － ＠,
or, after any apostrophes, with a tab or a line end) has one apostrophe more in front; a reader takes exactly that one
off again.

**Sums**: `members` counts the rows of `members.csv`; `outcomes` adds up to it, `UNDECIDED` being those without an
outcome; `cap.given` is `outcomes.EXCELLENT`. Each part has its rows, bytes and SHA-256. A reader refuses what does
not fit.

**Under a passphrase** (`--passphrase-file`) the zip is put into an [age](https://age-encryption.org/v1) file, by
`pyrage`. Why: the format is one short public specification with independent programs (age, rage) that open it without
this kit; its key derivation, scrypt, makes each guess cost about a second, where an encrypted zip gives millions a
second; there is nothing to choose and so nothing to choose wrongly. Such a file is another one each time it is
written.

**The answer** is a JSON file `orglife-return/1` with `branch`, `meeting`, `year`, `number`, `bundle` (SHA-256 of the
plain zip), `decision` (`ACCEPTED` or `SENT_BACK`), `opinion`, `reviewer`, `date`; `orglife bundle DIR --return FILE`
takes it in.
"""


def bundle_page() -> str:
    """Return ``docs/BUNDLE.md``."""
    return "\n".join([HEAD, *map(_table, bundle_tables().values()), *_earlier()])


def _earlier() -> Iterator[str]:
    """Yield what each earlier version did not have yet, the newest first."""
    for version in range(VERSION - 1, OLDEST - 1, -1):
        before, after = bundle_tables(version), bundle_tables(version + 1)
        missing = [
            f"`{column.key}` ({column.head}) of `{name}.csv`"
            for name, table in after.items()
            for column in table.columns
            if name not in before or column.head not in before[name].by_head
        ]
        yield f"## Version {version}\n\nDiffers from version {version + 1}: it has no {', no '.join(missing)}.\n"


def _table(table: BundleTable) -> str:
    rows = "\n".join(map(_column, table.columns))
    return (
        f"## {table.file} · {table.title}\n\nOne row {table.row_is}.\n\n"
        f"| key | head | holds |\n|---|---|---|\n{rows}\n"
    )


def _column(column: BundleColumn) -> str:
    words = "、".join(f"{word} = `{code}`" for code, word in column.words.items())
    holds = str(column.kind) + (f": {words}" if words else "")
    holds += "; may lack" if column.may_lack else ""
    holds += "; only if the plan says so" if column.optional else ""
    return f"| `{column.key}` | {column.head} | {holds} |"
