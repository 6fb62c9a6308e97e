"""The sentences of the plan, the roster and a new meeting, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

PLAN = {
    "agenda_changed": mark(
        "messages",
        "The agenda was changed in another window meanwhile; it is shown as it is now. Please do it again.",
    ),
    "agenda_kind_twice": mark("messages", "two items of the agenda are “{kind}”; only the first is followed"),
    "agenda_without_rating": mark("messages", "no item of the agenda is the rating of the members"),
    "approved_by_missing": mark("messages", "{member}: enter who approved it"),
    "cap_share_impossible": mark("messages", "the share of excellent cannot be {share}"),
    "field_empty": mark("messages", "not filled in yet"),
    "field_not_filled": mark("messages", "not filled in yet"),
    "flag_reason_missing": mark("messages", "{member}: write why this is set otherwise"),
    "flag_unknown": mark("messages", "{text} is nothing a member counts in; there are {known}"),
    "folder_unusable": mark("messages", "{file} cannot be written: {detail}"),
    "grade_capped_unknown": mark(
        "messages", "the capped grade {grade} is not in the grade set (it has {known})"
    ),
    "grade_reserved": mark("messages", "{grade} is reserved and cannot be a grade's code"),
    "grade_set_size": mark("messages", "a grade set has 2 to 9 grades, this one has {number}"),
    "grade_twice": mark("messages", "the grade {grade} stands twice in the grade set"),
    "joined_before_birth": mark(
        "messages", "{member}: joined {joined}, before the birth {birth}; please look at the roster"
    ),
    "not_counted_after_meeting": mark(
        "messages",
        "{member}: approved as not counted on {date}, after the meeting of {day}; please look at the days",
    ),
    "items_of_the_gone": mark(
        "messages",
        "the new roster does not name {names}, or not which of two of that name; the items they left open were not "
        "taken over (ids in both rosters tell namesakes apart)",
    ),
    "keeping_years_range": mark("messages", "records are kept for at least one year, not {number}"),
    "meeting_exists": mark("messages", "there is a meeting in {folder} already"),
    "meeting_closed": mark("messages", "the meeting in {folder} was closed here; open it again"),
    "meeting_missing": mark("messages", "there is no meeting in {folder} (no meeting.db)"),
    "member_ambiguous": mark("messages", "more than one member is called {name}: write {choices}"),
    "member_fact_unknown": mark("messages", "the roster keeps no {fact} of a member; it keeps {known}"),
    "member_not_named": mark("messages", "name the member"),
    "member_number_unknown": mark("messages", "nobody in the roster has the number {number} (any more)"),
    "member_unknown": mark("messages", "nobody called {name} is in the roster"),
    "member_unknown_near": mark("messages", "nobody called {name} is in the roster; did you mean {near}?"),
    "new_plan_twice": mark("messages", "give a plan or a notice, not both"),
    "new_meeting_name": mark(
        "messages",
        'a folder cannot be called “{name}”: it must not begin or end with a dot nor hold / \\ : * ? " < > |',
    ),
    "new_meeting_name_taken": mark(
        "messages", "there is a meeting called “{name}” already; please choose another name"
    ),
    "new_meeting_incomplete": mark("messages", "name the folder and choose the roster first"),
    "not_counted_reason_unknown": mark(
        "messages", "{text} is no reason for not being counted; there are {known}"
    ),
    "placeholder_left": mark("messages", "the plan still holds {found} here: …{text}…"),
    "plan_after_meeting": mark("messages", "{day} is after the meeting on {meeting}"),
    "plan_blank": mark(
        "messages",
        "the plan is blank and its meeting is held today: fill it in, on the page of the plan, before anything is"
        " printed",
    ),
    "plan_choice_unknown": mark("messages", "{key}: {value} is not one of {known}"),
    "plan_date_moved": mark("messages", "moved on by a year to {date}; please look at it"),
    "plan_encoding": mark("messages", "the file is not in UTF-8: save it as UTF-8"),
    "plan_grades_fixed": mark(
        "messages", "the members' grades have the codes {known}, in this order; only their labels may change"
    ),
    "plan_key_missing": mark("messages", "{key} is missing"),
    "plan_key_near": mark("messages", "{key} is not known here; did you mean {near}?"),
    "plan_key_unknown": mark("messages", "{key} is not known here; known are {known}"),
    "plan_names_last_year": mark("messages", "the plan's texts still name {year}; please look at them"),
    "plan_names_persons": mark(
        "messages",
        "this file still names members under must_talk or not_counted; that is not read here any more: enter it"
        " on the page of the plan, then delete it here",
    ),
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
    "plan_syntax": mark(
        "messages",
        'this cannot be read: {text} (a text stands between straight quotation marks "…", several things stand '
        "in [ ] with a comma between them, a name left of = is written once)",
    ),
    "plan_too_large": mark("messages", "this file is too large to be a plan"),
    "plan_year_impossible": mark("messages", "{key}: {value} is no year of a meeting"),
    "plan_year_unusual": mark("messages", "the meeting is on {meeting}, the year of the plan is {year}"),
    "plan_public_rounds_off": mark(
        "messages",
        "public representatives are to cast a ballot in {kind}, but the agenda has no such item: they will cast none",
    ),
    "public_representatives_contradict": mark(
        "messages",
        "public ballots as a class of their own and the number of representatives ({number}) contradict each other",
    ),
    "public_representatives_negative": mark(
        "messages", "the number of public representatives cannot be below 0"
    ),
    "roster_frozen": mark("messages", "a rating was opened: the roster can no longer be changed"),
    "roster_last_member": mark("messages", "a roster has at least one member"),
    "smallest_group_range": mark(
        "messages", "the smallest group whose counts are shown is 3 to 10, not {number}"
    ),
    "status_plan": mark("messages", "{members} members: {full} full, {probationary} probationary"),
    "status_theme_missing": mark("messages", "the theme of the meeting is not filled in yet"),
    "written_held": mark(
        "messages",
        "this text tells of a meeting that was held (a report, minutes, a speech); it is no plan or notice, and nothing"
        " was taken from it: bring the plan or the notice, or fill it in by hand",
    ),
    "written_other_matter": mark(
        "messages",
        "this text seems to be about something else, not a plan or notice of an organizational life meeting;"
        " nothing was taken from it: bring another one, or fill it in by hand",
    ),
    "written_nothing": mark(
        "messages", "nothing of a plan was found in this text; fill it in by hand, or bring another text"
    ),
    "written_nothing_brought": mark("messages", "choose a file or paste a text first"),
    "written_not_asked": mark(
        "messages", "nobody answered, and nothing was kept; --yes takes over all that was found"
    ),
    "written_not_found": mark("messages", "not found in the text; it stays empty until it is filled in"),
    "written_year_inferred": mark(
        "messages", "the text gives no year here; it was taken as {date}, please look at it"
    ),
}
