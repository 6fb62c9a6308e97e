"""The sentence of every code, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark
from orglife_kit.locale.ballot_messages import BALLOT_MESSAGES
from orglife_kit.locale.entry_messages import ENTRY_MESSAGES
from orglife_kit.locale.file_messages import FILE_MESSAGES
from orglife_kit.locale.machine_messages import MACHINE_MESSAGES

MESSAGES = {
    **MACHINE_MESSAGES,
    **FILE_MESSAGES,
    **BALLOT_MESSAGES,
    **ENTRY_MESSAGES,
    "copies_impossible": mark("messages", "between 1 and 1000 ballots can be printed at once, not {number}"),
    "export_unwritable": mark(
        "messages", "{file} cannot be written ({detail}); if it is open in another program, close it"
    ),
    "glyph_missing": mark(
        "messages",
        "the character {character} ({codepoint}) cannot be printed with the fonts here; it stands in: {text}",
    ),
    "nobody_has_outcome": mark("messages", "no member has an outcome yet"),
    "nothing_to_publish": mark(
        "messages",
        "there is nothing for {scope} yet; what goes to a wider circle is chosen in 7_publication",
    ),
    "report_malformed": mark("messages", "the report in this notebook is damaged ({block}, {field})"),
    "report_part_unknown": mark(
        "messages", "the report in this notebook holds a part that is not known: {part} in {inside}"
    ),
    "report_too_new": mark(
        "messages", "the report in this notebook was made by a newer version ({version}, known up to {known})"
    ),
    "report_unknown": mark("messages", "what this notebook carries is not a report of ours"),
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
    "database_busy": mark(
        "messages", "another window or program is using this meeting; try again in a moment"
    ),
    "database_damaged": mark("messages", "{file} is damaged ({detail}): go back to a backup"),
    "database_failed": mark("messages", "{file} could not be used: {detail}"),
    "database_foreign": mark("messages", "the file meeting.db here belongs to another program"),
    "database_references": mark(
        "messages",
        "the file meeting.db is damaged: something in it points to what is gone. Nothing was changed; use a backup",
    ),
    "database_too_new": mark(
        "messages",
        "this meeting was made by a newer version (format {version}; this one knows up to {known}): update the kit",
    ),
    "disk_full": mark("messages", "the disk is full: {file} was not changed"),
    "disk_unreadable": mark("messages", "the disk could not be read or written at {file} ({detail})"),
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
    "keeping_years_range": mark("messages", "records are kept for at least one year, not {number}"),
    "measure_missing": mark("messages", "{member}: write the measure (basically qualified)"),
    "meeting_exists": mark("messages", "there is a meeting in {folder} already"),
    "meeting_missing": mark("messages", "there is no meeting in {folder} (no meeting.db)"),
    "member_ambiguous": mark("messages", "more than one member is called {name}: write {choices}"),
    "member_not_graded": mark("messages", "{member} is not graded (probationary, or set so in the roster)"),
    "member_not_named": mark("messages", "name the member"),
    "member_twice": mark("messages", "{member} stands twice"),
    "member_unknown": mark("messages", "nobody called {name} is in the roster"),
    "member_unknown_near": mark("messages", "nobody called {name} is in the roster; did you mean {near}?"),
    "opinion_missing": mark("messages", "{member}: write the opinion"),
    "outcome_missing": mark("messages", "{member} has no outcome yet"),
    "public_representatives_contradict": mark(
        "messages",
        "public ballots as a class of their own and the number of representatives ({number}) contradict each other",
    ),
    "public_representatives_negative": mark(
        "messages", "the number of public representatives cannot be below 0"
    ),
    "rating_not_closed": mark(
        "messages", "the members' round is not closed yet: the deciding organ assesses after it"
    ),
    "reason_missing_lower_grade": mark("messages", "{member}: a reason is needed for this grade"),
    "reason_missing_without_grade": mark("messages", "{member}: write why there is no grade"),
    "review_date_missing": mark("messages", "{member}: give the date of the review (basically qualified)"),
    "roster_frozen": mark("messages", "a rating was opened: the roster can no longer be changed"),
    "roster_last_member": mark("messages", "a roster has at least one member"),
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
    "field_not_filled": mark("messages", "not filled in yet: the plan has {found} here"),
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
    "plan_names_persons": mark(
        "messages",
        "this file still names members under must_talk or not_counted; that is not read here any more: enter it in"
        " 1_plan, then delete it here",
    ),
    "plan_person_unknown": mark("messages", "{name} is not in the roster"),
    "plan_secretary_missing": mark("messages", "nobody in the roster has a post with 书记"),
    "plan_syntax": mark("messages", "this is not written as TOML ({detail})"),
    "plan_too_large": mark("messages", "this file is too large to be a plan"),
    "plan_year_impossible": mark("messages", "{key}: {value} is no year of a meeting"),
    "plan_year_unusual": mark("messages", "the meeting is on {meeting}, the year of the plan is {year}"),
    "new_meeting_incomplete": mark("messages", "name the folder and choose the roster first"),
    "plan_blank": mark(
        "messages",
        "the plan is blank and its meeting is held today: fill it in, in 1_plan, before anything is printed",
    ),
    "agenda_changed": mark(
        "messages",
        "The agenda was changed in another window meanwhile; it is shown as it is now. Please do it again.",
    ),
    "agenda_kind_twice": mark("messages", "two items of the agenda are “{kind}”; only the first is followed"),
    "agenda_without_rating": mark("messages", "no item of the agenda is the rating of the members"),
    "hint_copied": mark("messages", "this stands in the findings of {member} in the same words"),
    "hint_general": mark("messages", "say what happened: when, how often, in which matter"),
    "hint_long": mark("messages", "{number} characters: split it into points, or say the main thing only"),
    "hint_of_last_year": mark("messages", "this was written last year; say how it is now"),
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
    "talks_complete": mark("messages", "everybody has been talked with; nothing is left to suggest"),
    "talk_outside_period": mark(
        "messages", "{names}: {date} is not within the plan's days for talks, {first} to {last}"
    ),
    "account_empty": mark("messages", "there is nothing to report yet: the ledger of the committee is empty"),
    "critic_missing": mark("messages", "enter who criticised"),
    "criticism_empty": mark("messages", "enter what was said"),
    "evidence_empty": mark("messages", "{file} is empty"),
    "evidence_too_large": mark(
        "messages", "{file} is larger than {megabytes} MB; keep it elsewhere and write where"
    ),
    "item_due_missing": mark("messages", "“{problem}”: choose at once, or enter a day"),
    "item_measure_missing": mark("messages", "“{problem}”: enter the measure"),
    "item_member_missing": mark("messages", "name the member whose commitment it is"),
    "item_not_done": mark("messages", "“{problem}” is not finished yet"),
    "item_owner_missing": mark("messages", "“{problem}”: enter who is responsible"),
    "item_unknown": mark("messages", "there is no item {number} (any more)"),
    "item_verified": mark("messages", "“{problem}” is verified; to change it, reopen it"),
    "problem_empty": mark("messages", "write the problem"),
    "progress_empty": mark("messages", "write what was done"),
    "satisfaction_missing": mark("messages", "ask those concerned how satisfied they are, and choose it"),
    "verified_by_owner": mark("messages", "{name} is responsible for it; somebody else verifies"),
    "verifier_missing": mark("messages", "enter who verified"),
    "status_account": mark("messages", "accounted for the rectification before {audience}"),
    "status_account_missing": mark(
        "messages", "the rectification is not accounted for before {audience} yet"
    ),
    "status_commitments": mark("messages", "{members} members have commitments"),
    "status_commitments_missing": mark(
        "messages", "{number} members have findings and no commitment: {names}"
    ),
    "status_items": mark("messages", "{number} items, {verified} of them verified"),
    "status_items_lacking": mark("messages", "{number} items lack a measure, an owner or a day: {problems}"),
    "status_items_not_satisfied": mark(
        "messages", "those concerned are not satisfied with {number} items; criticise and reopen: {problems}"
    ),
    "status_items_at_once": mark(
        "messages", "{number} items meant to be rectified at once are still open: {problems}"
    ),
    "status_items_overdue": mark("messages", "{number} items are past their day: {problems}"),
    "status_items_to_verify": mark("messages", "{number} items wait to be verified: {problems}"),
    "status_ledger_missing": mark("messages", "the rectification ledger of the committee is empty"),
    "disposition_out_of_order": mark("messages", "{step} is dated {date}, before {before}"),
    "feedback_by_missing": mark("messages", "{member}: enter who told him"),
    "outcome_other": mark("messages", "{member} is not rated {outcome}"),
    "result_empty": mark("messages", "{member}: write what became of it"),
    "step_incomplete": mark("messages", "a step needs its name, its day and the body that took it"),
    "status_education": mark("messages", "{member}: education, and what became of it, are recorded"),
    "status_education_missing": mark(
        "messages", "{member} is rated unqualified: the education is not recorded"
    ),
    "status_education_open": mark("messages", "{member}: what became of the education is not recorded"),
    "status_feedback": mark("messages", "{members} members were told their assessment"),
    "status_feedback_missing": mark("messages", "{number} members were not told their assessment: {names}"),
    "status_follow_up": mark("messages", "{member}: what became of the help is recorded"),
    "status_follow_up_missing": mark("messages", "{member}: the help is to be reviewed on {date}"),
    "nothing_chosen": mark("messages", "choose at least one"),
    "publication_unknown": mark("messages", "there is no publication {number}"),
    "remark_empty": mark("messages", "write the remark"),
    "remark_unknown": mark("messages", "there is no remark {number} (any more)"),
    "answer_empty": mark("messages", "write the answer"),
    "status_distribution_withheld": mark(
        "messages",
        "a grade was corrected after the branch had seen the distribution: it is shown none any more",
    ),
    "status_published": mark("messages", "published {number} times, last on {date}"),
    "status_published_missing": mark("messages", "measures and progress were not published yet"),
    "status_theme_missing": mark("messages", "the theme of the meeting is not filled in yet"),
    "status_remarks_waiting": mark("messages", "{number} remarks wait for an answer"),
    "plan_date_moved": mark("messages", "moved on by a year to {date}; please look at it"),
    "plan_names_last_year": mark("messages", "the plan's texts still name {year}; please look at them"),
    "items_of_the_gone": mark(
        "messages", "the new roster no longer names {names}; the items they left open were not taken over"
    ),
    "table_unknown": mark("messages", "there is no table {name}; there are {known}"),
    "scope_unknown": mark("messages", "there is no scope {scope}; there are {known}"),
    "item_personal": mark(
        "messages", "“{problem}” is a member's own; a wider circle is shown the branch's items only"
    ),
    "item_taken_in": mark("messages", "“{problem}” is in the ledger already"),
    "item_source_unknown": mark(
        "messages",
        "what “{problem}” was made from is no longer there, or was changed since; look at the list again",
    ),
    "item_fact_unknown": mark("messages", "an item has no {fact}; it has {known}"),
    "ledger_unknown": mark("messages", "there is no ledger {text}; there are {known}"),
    "origin_unknown": mark("messages", "an item does not come from {text}; it comes from one of {known}"),
    "satisfaction_unknown": mark(
        "messages", "{value} is no answer to how satisfied they are; there are {known}"
    ),
    "audience_unknown": mark("messages", "nobody hears an account as {text}; there are {known}"),
    "outcome_code_unknown": mark("messages", "there is no outcome {text}; there are {known}"),
    "basis_code_unknown": mark("messages", "there is no basis {text}; there are {known}"),
    "feedback_unknown": mark("messages", "{member} was not told yet; there is nothing to take back"),
    "file_name_impossible": mark("messages", "{name} is no name of a file"),
    "distribution_shown_another": mark(
        "messages", "the branch was shown another distribution in another window since; make the pages again"
    ),
}
