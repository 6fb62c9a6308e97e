"""The sentences of files that an office brings, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

FILES = {
    "ballot_row_hidden": mark(
        "messages",
        "this row is hidden in the file (perhaps by a filter) and counts as a ballot; delete it there if it is none",
    ),
    "branches_several": mark("messages", "{number} branches are named here ({names}); a roster is of one"),
    "column_chosen": mark("messages", "{column} was read; not read though it could mean the same: {others}"),
    "column_missing": mark("messages", "the column {wanted} is missing; the headings are {found}"),
    "column_twice": mark("messages", "the column {column} stands twice"),
    "columns_hidden": mark("messages", "hidden in the file, but read: columns {columns}"),
    "list_impossible": mark("messages", "{text} is not a list: write [{text}] for one alone"),
    "path_impossible": mark("messages", "{text} names no file or folder"),
    "text_impossible": mark("messages", "{text} is no text that can be kept"),
    "truth_impossible": mark("messages", "{text} is neither yes nor no"),
    "date_impossible": mark("messages", "{text} is no date; write it as 2024-03-31"),
    "day_missing": mark("messages", "fill in the day"),
    "dates_counted": mark("messages", "a bare number was taken as a date: rows {rows}"),
    "file_big5": mark(
        "messages",
        '{file} was saved in Traditional Chinese characters (Big5): save it as "CSV UTF-8" or as .xlsx',
    ),
    "file_damaged": mark(
        "messages",
        "this file is damaged and cannot be read; open it in the spreadsheet program and save it again",
    ),
    "file_empty": mark("messages", "{file} is empty"),
    "file_encoding": mark(
        "messages", '{file}: the characters cannot be read; save it as "CSV UTF-8" or as .xlsx'
    ),
    "file_kind_unknown": mark(
        "messages", "{file}: this kind of file cannot be read; bring .xlsx, .xls, .et, .ods or .csv"
    ),
    "file_locked": mark("messages", "{file} is locked with a password: save it without one"),
    "file_not_workbook": mark("messages", "{file} is not a workbook, whatever its name says"),
    "file_of_web": mark(
        "messages",
        "{file} holds a web page, as some systems export it: open it in the spreadsheet program and save it as .xlsx",
    ),
    "file_of_wps": mark(
        "messages", '{file} cannot be read as a file of WPS: in WPS choose "Save as" and .xlsx'
    ),
    "file_too_large": mark(
        "messages",
        "{file} is too large or declares too many rows and columns: copy just the table into a new workbook",
    ),
    "file_unreadable": mark("messages", "{file} cannot be opened: {detail}"),
    "heads_missing": mark("messages", "no row of headings was found; it must have {wanted}"),
    "hidden_not_told": mark(
        "messages",
        "a file of this kind does not tell what is hidden in it: hidden rows and columns were read too",
    ),
    "identity_cut_off": mark(
        "messages",
        "the number {text} has lost its last digits in the spreadsheet: set the column to text and enter it again",
    ),
    "identity_twice": mark("messages", "the number {text} stands in more than one row"),
    "mark_unknown": mark("messages", "{text} is no mark: write {known}, 1 to 9, 弃权 or leave it blank"),
    "mark_without_column": mark("messages", "{text} stands beyond the last column"),
    "membership_all_full": mark(
        "messages", "there is no column of membership: all have a day in {column} and count as full members"
    ),
    "membership_by_day": mark(
        "messages",
        "there is no column of membership: by {column}, {number} without a day count as probationary: {names}",
    ),
    "membership_missing": mark("messages", "say whether full or probationary"),
    "membership_unknown": mark("messages", "{text} is not known: write 正式党员 or 预备党员"),
    "merged_filled": mark("messages", "filled in from merged cells: rows {rows}"),
    "month_unclear": mark(
        "messages",
        "a number such as 2024.1 was read as January; if October is meant, put it right: rows {rows}",
    ),
    "name_impossible": mark("messages", "this is no name: {text}"),
    "name_missing": mark("messages", "there is no name"),
    "names_alike": mark("messages", "more than one member is called {name}; they are told apart as {labels}"),
    "names_closed": mark("messages", 'the spaces inside {number} names were taken out, as in "{example}"'),
    "outcome_empty": mark("messages", "there is no outcome in this row"),
    "pile_column_missing": mark("messages", "the column of {name} is missing"),
    "pile_column_near": mark("messages", "nobody called {column} is rated; did you mean {near}?"),
    "pile_column_not_rated": mark("messages", "{column} is not rated in this round"),
    "pile_column_twice": mark("messages", "the column {column} stands twice"),
    "pile_column_unknown": mark("messages", "nobody called {column} is rated in this round"),
    "pile_column_unnamed": mark("messages", "there are marks in a column without a name"),
    "pile_empty_ballots": mark(
        "messages", "{number} of the rows have no mark at all; each counts as a ballot that abstains"
    ),
    "pile_heads_missing": mark(
        "messages", "no row of headings with the members' names ({names} …) was found"
    ),
    "pile_on_its_side": mark(
        "messages",
        "the names stand below one another ({names} …); a row must be one ballot and each name head a column:"
        " take the file of orglife template sheets",
    ),
    "pile_read": mark("messages", "the headings stand here; {ballots} ballots were read, for {columns}"),
    "pile_remarks_left": mark("messages", "the column {column} was not read"),
    "presence_unknown": mark(
        "messages", "{text} is not known: write 到会, 迟到, 早退, 请假, 缺席 or 不计入应到"
    ),
    "roster_empty": mark("messages", "there is no member under the headings"),
    "roster_row_skipped": mark("messages", "this row was taken as a remark and left out: {text}"),
    "roster_too_long": mark("messages", "{number} rows; a roster holds at most {most}"),
    "rows_above_heads": mark("messages", "taken as a title and not read: rows {rows}"),
    "rows_hidden": mark(
        "messages",
        "hidden in the file (perhaps by a filter), but read: rows {rows}; delete there who should not be in",
    ),
    "sheet_chosen": mark("messages", "this sheet was read; passed over: {others}"),
    "ballot_row_counts": mark(
        "messages", "this row holds counts or shares and is no ballot: delete it in the file"
    ),
    "ballot_row_unnumbered": mark(
        "messages",
        "the other rows have their number, this one has none: number it, or delete it if it is no ballot",
    ),
    "ballot_row_word": mark(
        "messages",
        "where the other rows have their number stands {text}: number this row, or delete it if it is no ballot",
    ),
    "cells_far_away": mark("messages", "far outside the table, and not read: {cells}"),
    "date_in_future": mark("messages", "{text} is still to come"),
    "dates_as_written": mark(
        "messages", "not written so that the date is sure, and kept as it stands: rows {rows}"
    ),
    "roster_columns_left": mark(
        "messages", "not kept, for a roster has no place for it: the columns {columns}"
    ),
    "file_exists": mark(
        "messages",
        "{file} is there already and is not as this command wrote it; it is not written over: give another name",
    ),
    "identity_as_shown": mark(
        "messages", "the numbers were taken as the sheet shows them, with their zeros: rows {rows}"
    ),
    "identity_zeros_unknown": mark(
        "messages",
        "a file of this kind does not tell zeros at the beginning of a number; look at these: rows {rows}",
    ),
    "line_too_long": mark("messages", "this line is longer than a table's line can be"),
    "pile_form_figures": mark(
        "messages",
        "an online form wrote figures for the choices, and which grade each means is not in the file:"
        " export the texts of the choices instead; rows {rows}",
    ),
    "pile_of_online_form": mark(
        "messages",
        "these columns were not read: {columns}. A file like this ties each ballot to a time and an address, by"
        " which it can be told who cast it: that is no secret ballot; do not keep it or pass it on",
    ),
    "pile_rows_blank": mark(
        "messages", "rows without any mark, each counted as a ballot that abstains: {rows}"
    ),
    "quote_unclosed": mark(
        "messages",
        "a quotation mark in this line is not closed and would swallow what follows, so nothing was read:"
        " put it right, or save the table as .xlsx",
    ),
    "rows_too_many": mark("messages", "there are {number} rows; at most {most} are read"),
    "sheets_all_hidden": mark(
        "messages", "all sheets are hidden: show the one that is meant, and save again"
    ),
    "sheets_hidden": mark("messages", "hidden sheets were not read: {names}"),
    "sheets_too_large": mark("messages", "sheets that are too large were not read: {names}"),
    "sheets_unread": mark(
        "messages", "sheets that hold no table (macros, charts, or nothing at all) were passed over: {names}"
    ),
    "written_damaged": mark(
        "messages", "this file is damaged and cannot be read; open it in Word or WPS and save it again"
    ),
    "written_encoding": mark(
        "messages", "{file}: the characters cannot be read; save it as .docx or as a text file in UTF-8"
    ),
    "written_kind_unknown": mark(
        "messages", "{file}: a plan or notice is read from .docx or .txt; save it so, or paste its text"
    ),
    "written_not_word": mark("messages", "{file} is not a Word document, whatever its name says"),
    "written_of_web": mark(
        "messages", "{file} holds a web page: open it in Word or WPS and save it as .docx"
    ),
    "written_old_word": mark(
        "messages",
        "{file} is an old .doc, a file of WPS or locked with a password: open it in Word or WPS and save it as .docx",
    ),
    "written_too_long": mark(
        "messages", "the text is too long for a plan or notice: copy just the plan into a new document"
    ),
}
