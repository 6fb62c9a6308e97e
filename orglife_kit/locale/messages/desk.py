"""The sentences of a supervisor's week, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

DESK = {
    "branch_list_empty": mark("messages", "there is no branch under the heads"),
    "branch_list_missing": mark(
        "messages",
        "there is no list of branches in {folder}; put it there as {name}, with a column of their names",
    ),
    "branch_list_unclear": mark(
        "messages", "which of these is the list of branches: {names}? Name it 支部名单"
    ),
    "branch_twice": mark("messages", "{name} stands in the list already, in row {row}"),
    "desk_attendance_missing": mark("messages", "there is no sign-in"),
    "desk_attendance_sum": mark(
        "messages", "due {due} is not present {present} + on leave {on_leave} + absent {absent}"
    ),
    "desk_ballots_sum": mark(
        "messages", "the ballots of {kind} do not balance (issued {issued}, received {received})"
    ),
    "desk_branch_unknown": mark("messages", "there is no branch {name}"),
    "desk_cap_impossible": mark(
        "messages", "the excellent cap is not right: base {base}, {share} of it, limit {limit}"
    ),
    "desk_cap_with_reason": mark(
        "messages", "over the cap: {given} excellent, {limit} may be; the reason: {reason}"
    ),
    "desk_cap_without_reason": mark(
        "messages", "over the cap without a reason: {given} excellent, {limit} may be"
    ),
    "desk_decided_meanwhile": mark(
        "messages", "somebody else has just answered {branch}; look again before you answer"
    ),
    "desk_due_too_many": mark("messages", "more are due ({due}) than there are members ({members})"),
    "desk_duplicate": mark("messages", "the same bundle came twice: {file}"),
    "desk_members_differ": mark("messages", "{found} members in the bundle, {listed} in the list"),
    "desk_not_arrived": mark("messages", "nothing came from {name} yet"),
    "desk_number_differs": mark("messages", "{number}: the branch says {told}, its own tables say {found}"),
    "desk_opinion_missing": mark("messages", "write the opinion, or why it is sent back"),
    "desk_rating_missing": mark("messages", "no rating of the members was closed"),
    "desk_replaced": mark("messages", "{file} (No. {number}) was replaced by {used}"),
    "desk_reviewer_missing": mark("messages", "write who reviewed it"),
    "desk_root_missing": mark("messages", "a rating was closed and its root is not there"),
    "desk_same_number": mark("messages", "{file} has the same number as {used} and says something else"),
    "desk_scrutineer_missing": mark("messages", "no scrutineer is named"),
    "desk_teller_missing": mark("messages", "no teller is named"),
    "desk_two_meetings": mark("messages", "{file} is of another meeting of the same branch than {used}"),
    "desk_undecided": mark("messages", "{number} members have no outcome: the outcomes do not add up"),
    "desk_resembles_listed": mark(
        "messages",
        "the list has {name}, which is perhaps the same branch; put the name in the list as the branch writes it",
    ),
    "desk_resembles_unlisted": mark(
        "messages", "a bundle came from {name}, which is not on the list and perhaps the same branch"
    ),
    "desk_unlisted": mark("messages", "{name} is not on the list"),
    "desk_void_round": mark("messages", "a rating was void (attempt {attempt}) and was repeated"),
    "desk_year": mark("messages", "the bundle is of {found}, not of {wanted}"),
}
