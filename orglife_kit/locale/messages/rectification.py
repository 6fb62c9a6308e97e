"""The sentences of the ledger and what came of each item, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

RECTIFICATION = {
    "account_before_work": mark(
        "messages",
        "the account is dated {date} and reports “{problem}”, of which something is dated {day}; please look at "
        "the days",
    ),
    "account_empty": mark("messages", "there is nothing to report yet: the ledger of the committee is empty"),
    "account_not_given": mark("messages", "no account has been recorded yet"),
    "account_unknown": mark("messages", "there is no account {number}"),
    "audience_unknown": mark("messages", "nobody hears an account as {text}; there are {known}"),
    "critic_missing": mark("messages", "enter who criticised"),
    "criticism_empty": mark("messages", "enter what was said"),
    "criticism_not_chosen": mark(
        "messages",
        "{member} has not said that he takes this criticism on; enter the day on which he chose so himself",
    ),
    "due_before_reopening": mark(
        "messages",
        "“{problem}”: the new day {due} is before the criticism of {date}; please look at the days",
    ),
    "goal_unknown": mark("messages", "the theme names no “{goal}”. It names: {known}."),
    "item_due_missing": mark("messages", "“{problem}”: choose at once, or enter a day"),
    "item_ledger_other": mark("messages", "{member}: a member's own item does not stand under {ledger}"),
    "item_fact_unknown": mark("messages", "an item has no {fact}; it has {known}"),
    "item_member_missing": mark("messages", "name the member whose commitment it is"),
    "item_not_done": mark("messages", "“{problem}” is not finished yet"),
    "item_of_earlier_year": mark(
        "messages", "“{problem}” is an item of {year}; a wider circle is shown this year's"
    ),
    "item_owner_missing": mark("messages", "“{problem}”: enter who is responsible"),
    "item_source_unknown": mark(
        "messages",
        "what “{problem}” was made from is no longer there, or was changed since; look at the list again",
    ),
    "item_taken_in": mark("messages", "“{problem}” is in the ledger already"),
    "item_unknown": mark("messages", "there is no item {number} (any more)"),
    "item_verified": mark("messages", "“{problem}” is verified; to change it, reopen it"),
    "ledger_unknown": mark("messages", "there is no ledger {text}; there are {known}"),
    "nothing_chosen": mark("messages", "choose at least one"),
    "origin_unknown": mark("messages", "an item does not come from {text}; it comes from one of {known}"),
    "owners_gone": mark(
        "messages",
        "{names} answered for open items and are not in this roster; please enter on the page of rectification who"
        " does now",
    ),
    "problem_empty": mark("messages", "write the problem"),
    "progress_empty": mark("messages", "write what was done"),
    "reopened_before_work": mark(
        "messages",
        "“{problem}” is criticised on {date}, before what it is about, of {day}; please look at the days",
    ),
    "satisfaction_missing": mark("messages", "ask those concerned how satisfied they are, and choose it"),
    "satisfaction_unknown": mark(
        "messages", "{text} is no answer to how satisfied they are; there are {known}"
    ),
    "status_account": mark("messages", "accounted for the rectification before {audience}"),
    "status_account_missing": mark(
        "messages", "the rectification is not accounted for before {audience} yet"
    ),
    "status_commitments": mark("messages", "{members} members have commitments"),
    "status_commitments_missing": mark(
        "messages", "{number} members have findings and no commitment: {names}"
    ),
    "status_criticism_not_chosen": mark(
        "messages",
        "{number} criticisms are in the commitments and nothing says that the members chose so: {problems}",
    ),
    "status_earlier_items": mark(
        "messages", "{number} items come from earlier years, {open} of them are still open"
    ),
    "status_items": mark("messages", "{number} items, {verified} of them verified"),
    "status_items_at_once": mark(
        "messages", "{number} items meant to be rectified at once are still open: {problems}"
    ),
    "status_items_lacking": mark("messages", "{number} items lack a measure, an owner or a day: {problems}"),
    "status_items_not_satisfied": mark(
        "messages", "those concerned are not satisfied with {number} items; criticise and reopen: {problems}"
    ),
    "status_commitments_due": mark(
        "messages",
        "{number} commitments have come to their day; what became of them can be noted: {problems}",
    ),
    "status_items_overdue": mark("messages", "{number} items are past their day: {problems}"),
    "status_items_to_verify": mark("messages", "{number} items wait to be verified: {problems}"),
    "status_ledger_missing": mark(
        "messages", "the committee's ledger of rectification has no item of this year yet"
    ),
    "taken_on_before_meeting": mark(
        "messages",
        "“{problem}” is taken on on {date}, before it was said at the meeting of {day}; please look at the days",
    ),
    "verified_before_work": mark(
        "messages", "“{problem}” is verified on {date}, before the progress of {day}; please look at the days"
    ),
    "verified_by_owner": mark("messages", "{name} is responsible for it; somebody else verifies"),
    "work_before_criticism": mark(
        "messages",
        "“{problem}” was criticised on {day}, and its last progress is of {date}, before that; please look at the days",
    ),
    "verifier_missing": mark("messages", "enter who verified"),
}
