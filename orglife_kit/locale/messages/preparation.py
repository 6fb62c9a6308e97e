"""The sentences of study, talks, findings and suggestions, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

PREPARATION = {
    "aspect_unknown": mark("messages", "The plan names no aspect “{aspect}”. It names: {known}."),
    "finding_empty": mark("messages", "write what was found; an empty finding is not kept"),
    "finding_unknown": mark("messages", "there is no finding {number} (any more)"),
    "hint_copied": mark("messages", "this stands in the findings of {member} in the same words"),
    "hint_general": mark("messages", "say what happened: when, how often, in which matter"),
    "hint_long": mark("messages", "{number} characters: split it into points, or say the main thing only"),
    "hint_of_last_year": mark("messages", "this was written last year; say how it is now"),
    "hint_of_the_plan": mark("messages", "these are the words of the plan; write what is one's own"),
    "hint_short": mark("messages", "a few words more: what is it about"),
    "made_up_before_study": mark(
        "messages",
        "{member} made up for the session on {date}, before it was held on {day}; please look at the days",
    ),
    "pair_not_of_two": mark("messages", "a pair is of two different members, not of: {names}"),
    "plan_secretary_missing": mark("messages", "nobody in the roster has a post with 书记"),
    "source_unknown": mark("messages", "{text} is no source of a finding; there are {known}"),
    "status_committee_findings": mark("messages", "the committee has {number} findings"),
    "status_committee_findings_missing": mark(
        "messages", "the committee has no findings yet; aspects: {aspects}"
    ),
    "status_findings": mark("messages", "Findings of all {members} members are entered."),
    "status_findings_missing": mark("messages", "No findings entered yet for {number} members: {names}."),
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
    "status_talks_on_other_days": mark(
        "messages",
        "{number} talks are not within the plan's days for talks, or after the meeting, such as {names} on {date}",
    ),
    "study_date_missing": mark("messages", "the plan names no day for the study session: give its date"),
    "study_recorded": mark("messages", "the study session of {date} is recorded already"),
    "study_unknown": mark("messages", "there is no study session {number} (any more)"),
    "suggestion_empty": mark("messages", "write what was suggested"),
    "suggestion_unknown": mark("messages", "there is no suggestion {number} (any more)"),
    "absence_unknown": mark("messages", "{member} is not recorded as absent"),
    "talk_fact_unknown": mark("messages", "nothing is kept of a talk's {fact}; kept are {known}"),
    "talk_notes_off": mark(
        "messages", "the plan keeps nothing of what was said in talks; it can be set there"
    ),
    "study_after_meeting": mark(
        "messages", "the study session of {date} is after the meeting of {day}; please look at the days"
    ),
    "talk_after_meeting": mark(
        "messages", "{names}: the talk of {date} is after the meeting of {day}; please look at the days"
    ),
    "talk_outside_period": mark(
        "messages", "{names}: {date} is not within the plan's days for talks, {first} to {last}"
    ),
    "talk_unknown": mark("messages", "there is no talk {number} (any more)"),
    "talk_listener_missing": mark("messages", "name at least one member who was talked with"),
    "talk_with_oneself": mark("messages", "{member}: a talk is of two members"),
}
