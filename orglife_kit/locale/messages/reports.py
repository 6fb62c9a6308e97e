"""The sentences of pages and files, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

REPORTS = {
    "copies_impossible": mark("messages", "between 1 and 1000 ballots can be printed at once, not {number}"),
    "export_unwritable": mark(
        "messages", "{file} cannot be written ({detail}); if it is open in another program, close it"
    ),
    "glyph_missing": mark(
        "messages",
        "the character {character} ({codepoint}) cannot be printed with the fonts here; it stands in: {text}",
    ),
    "nobody_has_outcome": mark("messages", "no member has an outcome yet"),
    "out_is_a_file": mark("messages", "{file} is a file: name a folder, in which the files are written"),
    "report_malformed": mark("messages", "the report in this notebook is damaged ({block}, {field})"),
    "report_part_unknown": mark(
        "messages", "the report in this notebook holds a part that is not known: {part} in {inside}"
    ),
    "report_too_new": mark(
        "messages", "the report in this notebook was made by a newer version ({version}, known up to {known})"
    ),
    "report_unknown": mark("messages", "what this notebook carries is not a report of ours"),
    "written_gone": mark("messages", "{file} cannot be opened ({detail}); write it once more"),
    "talks_complete": mark("messages", "everybody has been talked with; nothing is left to suggest"),
}
