"""The sentences of bundles that go up, and of the answers to them; in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

BUNDLE = {
    "bundle_cell": mark("messages", "“{text}” cannot stand in this column"),
    "bundle_counts_differ": mark(
        "messages",
        "the manifest tells of {members} members, and what {found} rows of members.csv say does not add up to it",
    ),
    "bundle_damaged": mark("messages", "the file is cut off or damaged, or is no bundle; ask for it again"),
    "bundle_entry_foreign": mark("messages", "the bundle holds {name}, which does not belong in it"),
    "bundle_entry_link": mark("messages", "the bundle holds a link ({name}), which does not belong in it"),
    "bundle_entry_twice": mark("messages", "the bundle holds {name} twice"),
    "bundle_foreign": mark("messages", "this is a manifest of something else, not of a bundle"),
    "bundle_heads": mark(
        "messages", "the heads of {name} are not those of its table (docs/BUNDLE.md); was it changed by hand?"
    ),
    "bundle_link": mark("messages", "this is a link, not a file; put the file itself here"),
    "bundle_manifest_field": mark("messages", "“{name}” is missing, unknown or impossible"),
    "bundle_manifest_unreadable": mark("messages", "the manifest cannot be read"),
    "bundle_no_file": mark("messages", "this is no file"),
    "bundle_no_manifest": mark("messages", "there is no manifest.json in it: this is no bundle"),
    "bundle_part_differs": mark(
        "messages", "{name} is not as the manifest says: it was changed after the bundle was made"
    ),
    "bundle_part_missing": mark("messages", "{name} is named by the manifest but is not in the bundle"),
    "bundle_part_unreadable": mark("messages", "{name} cannot be read as a table"),
    "bundle_row_length": mark("messages", "the row has more or fewer cells than there are heads"),
    "bundle_rows_differ": mark("messages", "{name} has {found} rows, the manifest says {told}"),
    "bundle_sealed": mark("messages", "the bundle is under a passphrase: enter it (--passphrase-file)"),
    "bundle_table_unknown": mark("messages", "the manifest names a table that no bundle has: {name}"),
    "bundle_too_large": mark("messages", "the bundle is larger than any branch's can be, or unpacks to more"),
    "bundle_too_new": mark(
        "messages",
        "the bundle has format {version}, this version reads up to {known}: install the newer orglife_kit",
    ),
    "bundle_too_old": mark(
        "messages", "the bundle has format {version}; formats before {known} are not read any more"
    ),
    "bundle_undecided": mark("messages", "{number} members have no outcome yet; the bundle says so"),
    "bundle_unreadable": mark("messages", "the file cannot be read: {detail}"),
    "passphrase_missing": mark("messages", "{file} holds no passphrase in its first line"),
    "passphrase_short": mark("messages", "the passphrase is too short: at least {least} characters"),
    "passphrase_wrong": mark("messages", "the passphrase is not the right one, or the file is damaged"),
    "return_bundle_unknown": mark(
        "messages",
        "the answer is to bundle {number} in a form that never went up from this meeting; "
        "hand up again and ask for a new answer",
    ),
    "return_field": mark("messages", "“{name}” of the return file is missing, unknown or impossible"),
    "return_foreign": mark("messages", "this is no return file"),
    "return_other_meeting": mark(
        "messages", "the answer is to another meeting ({branch}, {year}); open that one"
    ),
    "return_too_new": mark(
        "messages", "the return file is of a newer version: install the newer orglife_kit"
    ),
    "return_unreadable": mark("messages", "the return file cannot be read"),
    "status_bundle_accepted": mark(
        "messages", "bundle {number} was accepted on {date}; the supervisor's opinion: {opinion}"
    ),
    "status_bundle_sent_back": mark(
        "messages", "bundle {number} was sent back on {date}: {opinion}; put it right and hand up again"
    ),
    "status_bundle_up": mark(
        "messages", "bundle {number} went up, written on {date}; there is no answer yet"
    ),
}
