"""The sentences of tables that are written, taken in and refused; in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

TABLES = {
    "cell_missing": mark("messages", "this must not be empty"),
    "cell_too_long": mark("messages", "the text is longer than a cell of a workbook can be; write .csv"),
    "columns_not_read": mark("messages", "columns that this table does not have were not read: {columns}"),
    "file_of_no_table": mark("messages", "its headings are those of none of these: {tables}"),
    "form_damaged": mark(
        "messages",
        "this form is not whole any more: rows, or the marks by which it is known again, are missing. "
        "Print it anew, or enter what it says on the page",
    ),
    "form_filled_there": mark(
        "messages",
        "{file} lies there already and was filled in; it is not written over: read it in, or move it away",
    ),
    "form_foreign": mark(
        "messages",
        "this is none of the forms that were made for this meeting, or its marks were taken out; "
        "only those are read from Word",
    ),
    "form_kind_unknown": mark(
        "messages", "{file}: a form comes back as .docx; open it in Word, WPS or LibreOffice and save it so"
    ),
    "form_nothing_filled": mark("messages", "nothing is filled in in this form"),
    "form_of_nobody": mark("messages", "there is nobody to make this form for: {form}"),
    "form_of_other_meeting": mark(
        "messages", "this form belongs to another meeting, of another branch or year"
    ),
    "form_of_other_table": mark(
        "messages", "this form is {form}; bring it where {wanted} is entered, not {table}"
    ),
    "form_row_added": mark(
        "messages", "a row that was added to the form is not read; enter on the page what it says: {text}"
    ),
    "form_row_gone": mark(
        "messages", "what this row of the form is of was taken out of the meeting since; left out: {text}"
    ),
    "form_too_large": mark(
        "messages",
        "{file} is too large for a form that was filled in: print the form anew, or enter it on the page",
    ),
    "form_unknown": mark("messages", "there is no form {name} for Word; there are: {known}"),
    "form_version": mark(
        "messages",
        "this form was made by another version of the kit (form {version}, read is {known}); print it anew",
    ),
    "identity_masked": mark(
        "messages", "the id number is masked; enter the whole number or leave the cell empty"
    ),
    "item_fact_fixed": mark(
        "messages", "{fact} of an item that is in the ledger is not changed; take it out and enter it anew"
    ),
    "item_progress_not_kept": mark("messages", "the progress was not kept: it has no date (head: 进展日期)"),
    "item_state_not_kept": mark(
        "messages",
        "that it is rectified was not kept: write what was done and when (heads: 整改进展, 进展日期)",
    ),
    "item_verified_apart": mark(
        "messages",
        "that it is verified was not kept: who verified it, "
        "and how satisfied people are, stands in the table of verifications",
    ),
    "number_and_words": mark("messages", "the number and “{text}” mean different rows; correct one of them"),
    "number_impossible": mark("messages", "“{text}” is not a whole number"),
    "number_unknown": mark("messages", "there is no row with the number {number} (any more)"),
    "numbers_not_read": mark(
        "messages",
        "the numbers in {column} were not read: only a file written by “orglife table” has this meeting's numbers",
    ),
    "progress_past": mark(
        "messages", "only of the latest note of an item that is not verified can this be changed"
    ),
    "publication_not_named": mark(
        "messages", "say on which publication (head: 公开编号); there are {number}"
    ),
    "row_changed_twice": mark(
        "messages",
        "changed here and in the meeting since the file was written: the file says “{file}”, the meeting “{record}”",
    ),
    "row_digest_missing": mark(
        "messages",
        "the row has a number but not the mark that was written beside it (校验); for a new row, empty the number",
    ),
    "row_gone": mark(
        "messages",
        "the row's number is not in this meeting: it was taken out, "
        "or comes from another meeting; for a new row, empty the number",
    ),
    "row_item_fixed": mark("messages", "what a recorded row belongs to is not changed"),
    "row_left_out": mark("messages", "left out: {text}"),
    "column_only_shown": mark(
        "messages", "this column is only shown here; what a file changes in it is not read"
    ),
    "row_taken_out": mark("messages", "this row was taken out of the meeting since; it stays out"),
    "row_twice": mark("messages", "the same row stands in the file twice"),
    "study_day_taken": mark("messages", "there is another study session on {date}"),
    "study_days_differ": mark(
        "messages", "the rows of one study session name two days: {first} and {second}"
    ),
    "table_empty": mark("messages", "there is no row under the heads"),
    "table_not_taken_in": mark("messages", "{table} is never taken in from a file"),
    "table_out_missing": mark("messages", "a workbook goes to a file: name it by --out"),
    "table_suffix": mark("messages", "a table is written to a .xlsx or .csv file, not to {file}"),
    "verification_past": mark(
        "messages", "only of the latest verification, before a reopening, can this be changed"
    ),
    "word_unknown": mark("messages", "“{text}” is none of: {known}"),
    "words_ambiguous": mark("messages", "{number} rows are called “{text}”; write the number too"),
    "words_unknown": mark("messages", "nothing is called “{text}”"),
    "year_guessed": mark("messages", "“{text}” has no year; read as {date}"),
    "yes_no_unknown": mark("messages", "write 是 or 否, not “{text}”"),
}
