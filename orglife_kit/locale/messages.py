"""The sentence of every code, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.i18n import mark

MESSAGES = {
    "attend_all_or_file": mark("messages", "give either --all or --file"),
    "export_member_scope": mark("messages", "--member goes with --scope MEMBER, not {scope}"),
    "format_unknown": mark("messages", "{name} cannot be written; this version writes {known}"),
    "new_declined": mark("messages", "nothing was kept"),
    "stopped": mark("messages", "stopped; nothing more was done"),
    "template_needs_meeting": mark(
        "messages", "name the meeting with --for: the names are filled in from its roster"
    ),
    "template_suffix": mark("messages", "{file}: a template is a workbook, its name ends with .xlsx"),
    "unexpected": mark(
        "messages",
        "this is a fault of the kit ({kind}: {detail}); what was acknowledged is kept. Set {variable}=1 to see where",
    ),
    "usage_choice": mark("messages", "{option} must be one of {known}"),
    "usage_missing": mark("messages", "{option} is missing"),
    "usage_number": mark("messages", "{option} must be a whole number"),
    "usage_option_near": mark("messages", "the option {option} is not known; did you mean {near}?"),
    "usage_option_unknown": mark("messages", "the option {option} is not known"),
    "usage_value": mark("messages", "{option}: {detail}"),
    "usage_verb_near": mark("messages", "there is no verb {verb}; did you mean {near}?"),
    "usage_verb_unknown": mark("messages", "there is no verb {verb}; there are {known}"),
    "usage_wrong": mark("messages", "{detail}"),
    "verify_missing": mark("messages", "{file}: there is no meeting here (no meeting.db)"),
    "verify_not_a_meeting": mark("messages", "{file} is no meeting that can be read"),
    "verify_not_consistent": mark("messages", "the recount does not confirm the record"),
    "verify_root_too_short": mark("messages", "a root has at least 16 characters, 0-9 and a-f"),
    "doctor_checkpoint": mark("messages", "JupyterLab keeps a second copy of a notebook: {file}"),
    "doctor_checkpoint_mend": mark("messages", "delete the file; orglife lab leaves none"),
    "doctor_disk_full": mark("messages", "only {megabytes} MB are free at {folder}"),
    "doctor_disk_full_mend": mark("messages", "make room before the meeting"),
    "doctor_folder_open": mark("messages", "others on this machine can read {folder}"),
    "doctor_folder_open_mend": mark("messages", "run: chmod 700 {folder}"),
    "doctor_forms_kept": mark("messages", "the saved notebook {file} keeps what its forms showed"),
    "doctor_forms_kept_mend": mark(
        "messages", "open it in JupyterLab and choose: Edit, Clear All Outputs, then save"
    ),
    "doctor_history": mark("messages", "ballots were typed into code and are kept in the history {file}"),
    "doctor_history_mend": mark(
        "messages", "close JupyterLab and delete this file; enter ballots in the grid only"
    ),
    "doctor_intake_left": mark("messages", "the sealed ballots of a closed rating are still here: {file}"),
    "doctor_intake_left_mend": mark(
        "messages", "run: orglife status on this meeting, which destroys it; else delete the file"
    ),
    "doctor_intake_lost": mark("messages", "the typed ballots of the rating of {kind} can no longer be read"),
    "doctor_intake_lost_mend": mark(
        "messages", 'type the paper again: in the ballots notebook, or meeting.retype_round("{kind}")'
    ),
    "doctor_kept_long": mark("messages", "the keeping time of this meeting passed on {date}"),
    "doctor_kept_long_mend": mark("messages", "hand over what is to be kept, then delete {folder}"),
    "doctor_key_left": mark("messages", "the key of a closed rating is still here: {file}"),
    "doctor_key_left_mend": mark(
        "messages", "run: orglife status on this meeting, which destroys it; else delete the file"
    ),
    "doctor_keys_synced": mark("messages", "ballot keys are kept in {folder}, which is copied to a cloud"),
    "doctor_keys_synced_mend": mark("messages", "set ORGLIFE_STATE to a folder on this machine alone"),
    "doctor_meeting_synced": mark("messages", "the meeting lies in {folder}, which is copied to a cloud"),
    "doctor_meeting_synced_mend": mark("messages", "move the folder to a place that is not synced"),
    "doctor_placeholder_mend": mark("messages", "replace it in plan.toml"),
    "doctor_residue": mark("messages", "{number} things were left of ballots"),
    "doctor_wal": mark("messages", "{file} comes from another program that opened the meeting"),
    "doctor_wal_mend": mark("messages", "close that program, and open the meeting with this kit only"),
    "copies_impossible": mark("messages", "between 1 and 1000 ballots can be printed at once, not {number}"),
    "export_unwritable": mark(
        "messages", "{file} cannot be written ({detail}); if it is open in another program, close it"
    ),
    "glyph_missing": mark(
        "messages",
        "the character {character} ({codepoint}) cannot be printed with the fonts here; it stands in: {text}",
    ),
    "glyph_missing_member": mark(
        "messages",
        "{member}: the character {character} ({codepoint}) cannot be printed with the fonts here; it stands in: {text}",
    ),
    "nobody_has_outcome": mark("messages", "no member has an outcome yet"),
    "nothing_to_publish": mark(
        "messages",
        "there is nothing for {scope} yet: rectification measures and progress come with a later version",
    ),
    "report_malformed": mark("messages", "the report in this notebook is damaged ({block}, {field})"),
    "report_part_unknown": mark(
        "messages", "the report in this notebook holds a part that is not known: {part} in {inside}"
    ),
    "report_too_new": mark(
        "messages", "the report in this notebook was made by a newer version ({version}, known up to {known})"
    ),
    "report_unknown": mark("messages", "what this notebook carries is not a report of ours"),
    "basis_unknown": mark("messages", "{text} is no basis: write 日常表现, 参加主题教育情况 or 测评情况"),
    "column_missing": mark("messages", "the column {wanted} is missing; the headings are {found}"),
    "column_twice": mark("messages", "the column {column} stands twice"),
    "date_impossible": mark("messages", "{text} is no date; write it as 2024-03-31"),
    "file_damaged": mark(
        "messages",
        "this file is damaged and cannot be read; open it in the spreadsheet program and save it again",
    ),
    "file_empty": mark("messages", "{file} is empty"),
    "file_encoding": mark(
        "messages", '{file}: the characters cannot be read; save it as "CSV UTF-8" or as .xlsx'
    ),
    "file_kind_unknown": mark(
        "messages", "{file}: this kind of file cannot be read; bring .xlsx, .xls or .csv"
    ),
    "file_locked": mark("messages", "{file} is locked with a password: save it without one"),
    "file_not_workbook": mark("messages", "{file} is not a workbook, whatever its name says"),
    "file_too_large": mark(
        "messages",
        "{file} is too large or declares too many rows and columns: copy just the table into a new workbook",
    ),
    "file_unreadable": mark("messages", "{file} cannot be opened: {detail}"),
    "heads_missing": mark("messages", "no row of headings was found; it must have {wanted}"),
    "identity_cut_off": mark(
        "messages",
        "the number {text} has lost its last digits in the spreadsheet: set the column to text and enter it again",
    ),
    "identity_twice": mark("messages", "the number {text} stands in more than one row"),
    "mark_unknown": mark("messages", "{text} is no mark: write {known}, 1 to 9, 弃权 or leave it blank"),
    "mark_without_column": mark("messages", "{text} stands beyond the last column"),
    "membership_missing": mark("messages", "say whether full or probationary"),
    "membership_unknown": mark("messages", "{text} is not known: write 正式党员 or 预备党员"),
    "name_impossible": mark("messages", "this is no name: {text}"),
    "name_missing": mark("messages", "there is no name"),
    "names_alike": mark("messages", "more than one member is called {name}; they are told apart as {labels}"),
    "outcome_empty": mark("messages", "there is no outcome in this row"),
    "outcome_unknown": mark(
        "messages", "{text} is no outcome: write 优秀, 合格, 基本合格, 不合格, 不定等次 or 未参加评议"
    ),
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
    "presence_unknown": mark("messages", "{text} is not known: write 到会, 迟到, 早退, 请假 or 缺席"),
    "roster_empty": mark("messages", "there is no member under the headings"),
    "roster_row_skipped": mark("messages", "this row was taken as a remark and left out: {text}"),
    "roster_too_long": mark("messages", "{number} rows; a roster holds at most {most}"),
    "ballot_row_hidden": mark(
        "messages",
        "this row is hidden in the file (perhaps by a filter) and counts as a ballot; delete it there if it is none",
    ),
    "columns_hidden": mark("messages", "hidden in the file, but read: columns {columns}"),
    "dates_counted": mark("messages", "a bare number was taken as a date: rows {rows}"),
    "file_big5": mark(
        "messages",
        '{file} was saved in Traditional Chinese characters (Big5): save it as "CSV UTF-8" or as .xlsx',
    ),
    "file_of_wps": mark(
        "messages", '{file} is in a format of WPS of its own: in WPS choose "Save as" and .xlsx'
    ),
    "merged_filled": mark("messages", "filled in from merged cells: rows {rows}"),
    "names_closed": mark("messages", 'the spaces inside {number} names were taken out, as in "{example}"'),
    "pile_read": mark("messages", "the headings stand here; {ballots} ballots were read, for {columns}"),
    "rows_above_heads": mark("messages", "taken as a title and not read: rows {rows}"),
    "rows_hidden": mark(
        "messages",
        "hidden in the file (perhaps by a filter), but read: rows {rows}; delete there who should not be in",
    ),
    "sheet_chosen": mark("messages", "this sheet was read; passed over: {others}"),
    "aspect_unknown": mark("messages", "The plan names no aspect “{aspect}”. It names: {known}."),
    "not_counted_unapproved": mark(
        "messages", "{member}: enter who approved it and when; without approval everybody counts."
    ),
    "nothing_to_undo": mark("messages", "There is nothing to undo: the last act cannot be taken back here."),
    "status_findings": mark("messages", "Findings of all {members} members are entered."),
    "status_findings_missing": mark("messages", "No findings entered yet for {number} members: {names}."),
    "status_self_reviews": mark("messages", "Self-reviews: {members} members have spoken."),
    "status_self_reviews_missing": mark(
        "messages", "{number} of those present have not spoken yet: {names}."
    ),
    "undo_too_late": mark(
        "messages",
        "Not undone: the meeting was changed in another window since. What is shown now is how it stands.",
    ),
    "attendance_missing": mark("messages", "attendance has not been taken yet"),
    "ballot_unknown": mark("messages", "this ballot is no longer in: it was withdrawn"),
    "basis_missing": mark("messages", "{member}: tick at least one basis other than the rating"),
    "cap_reason_missing": mark(
        "messages",
        "{given} members are graded excellent, {limit} may be (base {base}): write the reason for going over",
    ),
    "cap_refused": mark(
        "messages",
        "{given} members are graded excellent, {limit} may be (base {base}); this plan does not allow going over",
    ),
    "cap_share_impossible": mark("messages", "the share of excellent cannot be {share}"),
    "class_below_smallest": mark(
        "messages",
        "the {entitled} ballots of {ballot_class} are fewer than {smallest}: they go into the members' box",
    ),
    "class_in_members_box": mark(
        "messages", "the ballots of {ballot_class} were too few and are in the members' tally"
    ),
    "class_not_signed_off": mark("messages", "the ballots of {ballot_class} are not signed off yet"),
    "class_signed_off": mark(
        "messages", "the ballots of {ballot_class} are signed off and can no longer be changed"
    ),
    "class_unknown": mark("messages", "this round has no ballots of {ballot_class}"),
    "count_negative": mark("messages", "a number of ballots cannot be below 0"),
    "database_busy": mark(
        "messages", "another window or program is using this meeting; try again in a moment"
    ),
    "database_damaged": mark("messages", "{file} is damaged ({detail}): go back to a backup"),
    "database_failed": mark("messages", "{file} could not be used: {detail}"),
    "database_foreign": mark("messages", "the file meeting.db here belongs to another program"),
    "database_too_new": mark(
        "messages",
        "this meeting was made by a newer version (format {version}; this one knows up to {known}): update the kit",
    ),
    "disk_full": mark("messages", "the disk is full: {file} was not changed"),
    "disk_unreadable": mark("messages", "the disk could not be read or written at {file} ({detail})"),
    "flag_reason_missing": mark("messages", "{member}: write why this is set otherwise"),
    "folder_read_only": mark("messages", "{file} cannot be written: the folder is read-only"),
    "folder_unusable": mark("messages", "{file} cannot be written: {detail}"),
    "folder_vanished": mark(
        "messages", "the meeting folder {folder} has been moved or deleted while it was open"
    ),
    "gap_missing": mark("messages", "{member}: say what is lacking (basically qualified)"),
    "grade_capped_unknown": mark(
        "messages", "the capped grade {grade} is not in the grade set (it has {known})"
    ),
    "grade_reserved": mark("messages", "{grade} is reserved and cannot be a grade's code"),
    "grade_set_size": mark("messages", "a grade set has 2 to 9 grades, this one has {number}"),
    "grade_twice": mark("messages", "the grade {grade} stands twice in the grade set"),
    "helper_missing": mark("messages", "{member}: name who helps (basically qualified)"),
    "backup_continued": mark(
        "messages",
        "{folder} is a backup in which something was changed since, or of another meeting: name a new folder",
    ),
    "backup_folder_used": mark("messages", "{folder} holds other things: name a new or an empty folder"),
    "backup_in_meeting": mark(
        "messages", "{folder} is the meeting itself or lies in it: name a folder on another disk"
    ),
    "backup_lacks": mark(
        "messages",
        "the backup lacks {number} ballots of ratings that are not closed: they stay sealed here, and would be"
        " typed again from the paper",
    ),
    "nobody_casts": mark("messages", "nobody casts a ballot"),
    "rehearsal_differs": mark(
        "messages", "the rehearsal's tally is not what was cast: do not count with this machine"
    ),
    "intake_damaged": mark("messages", "the sealed ballots in {file} cannot be read: type the paper again"),
    "intake_full": mark("messages", "there is no room for {ballots} more ballots ({slots} places left)"),
    "intake_lost": mark(
        "messages", "the sealed ballots of round {round} or their key are lost: type the paper again"
    ),
    "intake_not_lost": mark("messages", "the ballots can still be read; there is nothing to type again"),
    "issued_missing": mark("messages", "enter how many ballots of {ballot_class} were issued"),
    "issued_over_entitled": mark(
        "messages", "{issued} ballots issued, but only {entitled} may take part in the rating"
    ),
    "keeping_years_range": mark("messages", "records are kept for at least one year, not {number}"),
    "leave_without_reason": mark("messages", "{member} is on leave without a reason"),
    "marks_impossible": mark("messages", "ballot {row} does not have one known mark for each line"),
    "measure_missing": mark("messages", "{member}: write the measure (basically qualified)"),
    "meeting_exists": mark("messages", "there is a meeting in {folder} already"),
    "meeting_missing": mark("messages", "there is no meeting in {folder} (no meeting.db)"),
    "member_ambiguous": mark("messages", "more than one member is called {name}: write {choices}"),
    "member_not_graded": mark("messages", "{member} is not graded (probationary, or set so in the roster)"),
    "member_not_named": mark("messages", "name the member"),
    "member_twice": mark("messages", "{member} stands twice"),
    "member_unknown": mark("messages", "nobody called {name} is in the roster"),
    "member_unknown_near": mark("messages", "nobody called {name} is in the roster; did you mean {near}?"),
    "nobody_graded": mark("messages", "nobody in the roster is to be graded"),
    "officer_rated_alone": mark("messages", "{name} counts and is the only one rated"),
    "opinion_missing": mark("messages", "{member}: write the opinion"),
    "outcome_missing": mark("messages", "{member} has no outcome yet"),
    "pile_over_typed": mark(
        "messages", "ballots of {ballot_class} were typed by hand already; a file cannot be added to them"
    ),
    "public_representatives_contradict": mark(
        "messages",
        "public ballots as a class of their own and the number of representatives ({number}) contradict each other",
    ),
    "public_representatives_negative": mark(
        "messages", "the number of public representatives cannot be below 0"
    ),
    "quorum_missing": mark(
        "messages",
        "{present} of {entitled} who take part in the rating are present; {share} of them are needed",
    ),
    "rating_not_closed": mark(
        "messages", "the members' round is not closed yet: the deciding organ assesses after it"
    ),
    "reason_missing_lower_grade": mark("messages", "{member}: a reason is needed for this grade"),
    "reason_missing_without_grade": mark("messages", "{member}: write why there is no grade"),
    "received_missing": mark("messages", "enter how many ballots of {ballot_class} came back"),
    "received_not_rows": mark(
        "messages", "{received} ballots were counted by hand, the file has {rows}: nothing was saved"
    ),
    "received_not_taken_in": mark(
        "messages",
        "{received} ballots received, {taken_in} typed: count the paper again or type what is missing",
    ),
    "received_over_issued": mark(
        "messages", "{received} received, {issued} issued: the round is void, rate again"
    ),
    "review_date_missing": mark("messages", "{member}: give the date of the review (basically qualified)"),
    "roster_frozen": mark("messages", "a rating was opened: the roster can no longer be changed"),
    "roster_last_member": mark("messages", "a roster has at least one member"),
    "round_closed": mark("messages", "the rating of {kind} is closed already"),
    "round_not_closed": mark(
        "messages", "the rating of {kind} is still open; its tally can be seen after the close"
    ),
    "round_not_open": mark("messages", "the rating of {kind} has not been opened"),
    "round_unknown": mark("messages", "there is no round called {kind}; it is members or committee"),
    "round_void": mark("messages", "the rating of {kind} is void: rate again"),
    "smallest_group_range": mark(
        "messages", "the smallest group whose counts are shown is 3 to 10, not {number}"
    ),
    "state_folder_unusable": mark(
        "messages", "the folder {folder}, where ballot keys are kept, cannot be made or used"
    ),
    "status_attendance": mark("messages", "{due} due, {present} present, {on_leave} on leave"),
    "status_cap": mark("messages", "{limit} may be excellent, {given} are"),
    "status_outcomes": mark("messages", "all {members} members have an outcome"),
    "status_outcomes_missing": mark("messages", "{number} members have no outcome yet: {names}"),
    "status_over_cap": mark(
        "messages", "{limit} may be excellent, {given} are (base {base}); the reason is written"
    ),
    "status_plan": mark("messages", "{members} members: {full} full, {probationary} probationary"),
    "status_round_closed": mark("messages", "the rating of {kind} is closed, {valid} valid ballots"),
    "status_round_missing": mark("messages", "the rating of {kind} has not been opened"),
    "status_round_open": mark("messages", "the rating of {kind} is open"),
    "tellers_not_named": mark("messages", "no tellers are named"),
    "typings_differ": mark("messages", "the two typings differ: correct the ballots that were mistyped"),
    "typings_unequal": mark("messages", "the first typing has {first} ballots, the second {second}"),
    "valid_void_not_received": mark(
        "messages", "{valid} valid and {void} void ballots do not add up to {received} received"
    ),
    "placeholder_left": mark("messages", "the plan still holds {found} here: …{text}…"),
    "plan_after_meeting": mark("messages", "{day} is after the meeting on {meeting}"),
    "plan_choice_unknown": mark("messages", "{key}: {value} is not one of {known}"),
    "plan_encoding": mark("messages", "the file is not in UTF-8: save it as UTF-8"),
    "plan_grades_fixed": mark(
        "messages", "the members' grades have the codes {known}, in this order; only their labels may change"
    ),
    "plan_key_missing": mark("messages", "{key} is missing"),
    "plan_key_near": mark("messages", "{key} is not known here; did you mean {near}?"),
    "plan_key_unknown": mark("messages", "{key} is not known here; known are {known}"),
    "plan_not_date": mark("messages", "{key}: {value} is no date; write it as 2024-01-18"),
    "plan_not_list": mark("messages", "{key} must be a list"),
    "plan_not_number": mark("messages", "{key} must be a whole number"),
    "plan_not_share": mark("messages", "{key}: {value} is no share; write it as 1/3"),
    "plan_not_table": mark("messages", "{key} must be a section of its own"),
    "plan_not_text": mark("messages", "{key} must be text between quotes"),
    "plan_not_texts": mark("messages", "{key} must be a list of texts"),
    "plan_not_truth": mark("messages", "{key} must be true or false"),
    "plan_organ_unusual": mark(
        "messages",
        "the plan names {organ} as the deciding organ; with {full} full members it is usually {usual}",
    ),
    "plan_period_reversed": mark("messages", "it ends on {last}, before it begins on {first}"),
    "plan_person_unknown": mark("messages", "{name} is not in the roster"),
    "plan_secretary_missing": mark("messages", "nobody in the roster has a post with 书记"),
    "plan_syntax": mark("messages", "this is not written as TOML ({detail})"),
    "plan_too_large": mark("messages", "this file is too large to be a plan"),
    "plan_year_impossible": mark("messages", "{key}: {value} is no year of a meeting"),
    "plan_year_unusual": mark("messages", "the meeting is on {meeting}, the year of the plan is {year}"),
    "count_no_number": mark("messages", "{field}: {text} is no number of ballots"),
    "new_meeting_incomplete": mark("messages", "name the folder and choose both files first"),
    "agenda_kind_twice": mark("messages", "two items of the agenda are “{kind}”; only the first is followed"),
    "agenda_without_rating": mark("messages", "no item of the agenda is the rating of the members"),
    "finding_empty": mark("messages", "write what was found; an empty finding is not kept"),
    "finding_unknown": mark("messages", "there is no finding {number} (any more)"),
    "goal_unknown": mark("messages", "the theme names no “{goal}”. It names: {known}."),
    "hint_copied": mark("messages", "this stands in the findings of {member} in the same words"),
    "hint_general": mark("messages", "say what happened: when, how often, in which matter"),
    "hint_long": mark("messages", "{number} characters: split it into points, or say the main thing only"),
    "hint_of_the_plan": mark("messages", "these are the words of the plan; write what is one's own"),
    "hint_short": mark("messages", "a few words more: what is it about"),
    "status_committee_findings": mark("messages", "the committee has {number} findings"),
    "status_committee_findings_missing": mark(
        "messages", "the committee has no findings yet; aspects: {aspects}"
    ),
    "status_make_up_missing": mark(
        "messages", "{number} members have not made up for the study session: {names}"
    ),
    "status_member_talks_missing": mark(
        "messages", "{number} members have not talked with another member: {names}"
    ),
    "status_secretary_talks_missing": mark(
        "messages", "the secretary has not talked with {number} members: {names}"
    ),
    "status_study": mark("messages", "{number} study sessions are recorded"),
    "status_study_missing": mark("messages", "the study session of {date} is not recorded"),
    "status_suggestions_unsorted": mark("messages", "{number} suggestions are not sorted into findings"),
    "status_talks": mark(
        "messages", "{number} talks; the secretary with everybody, everybody with another member"
    ),
    "study_date_missing": mark("messages", "the plan names no day for the study session: give its date"),
    "suggestion_empty": mark("messages", "write what was suggested"),
    "suggestion_unknown": mark("messages", "there is no suggestion {number} (any more)"),
    "talk_notes_off": mark(
        "messages", "the plan keeps nothing of what was said in talks (“talk_notes” is off)"
    ),
    "talk_outside_period": mark(
        "messages", "{names}: {date} is not within the plan's days for talks, {first} to {last}"
    ),
    "talk_unknown": mark("messages", "there is no talk {number} (any more)"),
    "talk_with_oneself": mark("messages", "{member}: a talk is of two members"),
}
