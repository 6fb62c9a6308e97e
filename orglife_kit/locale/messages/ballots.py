"""The sentences of the meeting evening: attendance, rounds, ballots, minutes, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

BALLOTS = {
    "pile_of_others": mark(
        "messages",
        "the roster was changed in another window after this file was read; nothing was taken in, read it again",
    ),
    "pile_left": mark(
        "messages",
        "{file} still holds whole ballots; a whole ballot can tell who cast it: destroy the file",
    ),
    "attendance_correction_missing": mark(
        "messages",
        "a rating was opened already: say why the attendance is changed (on the form, attend --correction, or the"
        " column 更正原因 of a file). It touches: {pages}",
    ),
    "attendance_minutes_stay": mark(
        "messages", "the minutes that were frozen on {date} stay as they are and are marked as older"
    ),
    "attendance_round_stays": mark(
        "messages", "the open rating keeps who may take part in it, and the base of the excellent cap"
    ),
    "attendance_touches": mark("messages", "changed by it: {pages}"),
    "attendance_missing": mark("messages", "attendance has not been taken yet"),
    "ballot_not_correctable": mark(
        "messages", "this ballot did not come from paper typed here; it cannot be corrected or withdrawn"
    ),
    "ballot_unknown": mark("messages", "this ballot is no longer in: it was withdrawn"),
    "channel_takes_piles": mark("messages", "ballots of a file are taken in together, not one by one"),
    "channel_unknown": mark("messages", "no ballot comes in by {text}; there are {known}"),
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
    "count_impossible": mark("messages", "{text} is no number of ballots"),
    "count_negative": mark("messages", "a number of ballots cannot be below 0"),
    "copy_not_right": mark(
        "messages", "the copy is not right, or has fewer than 32 characters: read it again"
    ),
    "count_no_number": mark("messages", "{field}: {text} is no whole number"),
    "database_damaged": mark("messages", "{file} is damaged ({detail}): go back to a backup"),
    "intake_damaged": mark("messages", "the sealed ballots in {file} cannot be read: type the paper again"),
    "intake_copy": mark(
        "messages", "this folder is a copy: the ballots of this rating are typed in {folder}. Go on there"
    ),
    "intake_elsewhere": mark(
        "messages",
        "the ballots of this rating were typed on another computer or under another user: open the meeting there",
    ),
    "intake_full": mark("messages", "there is no room for {ballots} more ballots ({slots} places left)"),
    "intake_left": mark(
        "messages",
        "sealed ballots of a rating that is over could not be destroyed yet: {file} ({detail}); the next opening"
        " tries again",
    ),
    "intake_link": mark("messages", "{file} is a link, not a file of the meeting's own: it is left alone"),
    "intake_lost": mark(
        "messages", "the sealed ballots of round {round} or their key are lost: type the paper again"
    ),
    "intake_moved": mark(
        "messages",
        "the ballots of this rating were typed in {folder}. If the whole folder was moved here, say so and go on:"
        " by the button on the page of the meeting day, or by orglife adopt",
    ),
    "intake_not_lost": mark("messages", "the ballots can still be read; there is nothing to type again"),
    "issued_missing": mark("messages", "enter how many ballots of {ballot_class} were issued"),
    "issued_over_entitled": mark(
        "messages", "{issued} ballots issued, but only {entitled} may take part in the rating"
    ),
    "item_not_on_agenda": mark("messages", "the agenda has no item {number}"),
    "note_not_apart": mark(
        "messages", "only notes on items that are not on the agenda any more can be taken out here"
    ),
    "key_left": mark(
        "messages",
        "the key of a rating that is over could not be removed yet: {file} ({detail}); the next opening tries again",
    ),
    "leave_without_reason": mark("messages", "{member} is on leave without a reason"),
    "marks_impossible": mark("messages", "ballot {row} does not have one known mark for each line"),
    "minutes_exception": mark("messages", "{member}, {presence} ({reason})"),
    "minutes_exception_bare": mark("messages", "{member}, {presence}"),
    "minutes_not_counted": mark(
        "messages", "{member}, not counted ({reason}; approved by {approved_by}, {date})"
    ),
    "minutes_not_frozen": mark("messages", "the minutes are not frozen: there is no freeze to take back"),
    "minutes_outdated": mark("messages", "the record was changed after the minutes were frozen"),
    "minutes_reason_missing": mark("messages", "write why the freeze is taken back; both versions are kept"),
    "minutes_representatives": mark("messages", "{number} public representatives: {names}"),
    "minutes_frozen": mark("messages", "the minutes were frozen on {date}"),
    "minutes_head_unknown": mark("messages", "the minutes have no part {text}; they have {known}"),
    "minutes_item": mark("messages", "{number}. {text}"),
    "minutes_note": mark("messages", "{item}: {text}"),
    "minutes_numbers": mark("messages", "due {due}, present {present}, on leave {on_leave}, absent {absent}"),
    "minutes_officers": mark("messages", "tellers {tellers}, scrutineers {scrutineers}; passed: {passed}"),
    "minutes_officers_bare": mark("messages", "tellers {tellers}, scrutineers {scrutineers}"),
    "minutes_officers_bare_of_round": mark(
        "messages", "{kind}: tellers {tellers}, scrutineers {scrutineers}"
    ),
    "minutes_officers_of_round": mark(
        "messages", "{kind}: tellers {tellers}, scrutineers {scrutineers}; passed: {passed}"
    ),
    "minutes_peer_review": mark("messages", "{critic} to {member}: {text}"),
    "minutes_peer_review_bare": mark("messages", "{critic} criticised {member}"),
    "minutes_round": mark(
        "messages",
        "{kind}: issued {issued}, received {received}, valid {valid}, void {void}",
    ),
    "minutes_round_of_class": mark(
        "messages",
        "{kind} ({ballot_class}): issued {issued}, received {received}, valid {valid}, void {void}",
    ),
    "minutes_round_void": mark(
        "messages",
        "{kind}: issued {issued}, received {received}; void, rated again",
    ),
    "minutes_self_review": mark("messages", "{member} of himself: {text}"),
    "minutes_self_review_bare": mark("messages", "{member} spoke of himself"),
    "minutes_post": mark("messages", "{holder} ({text})"),
    "minutes_words": mark("messages", "{text}"),
    "nobody_casts": mark("messages", "nobody casts a ballot"),
    "nobody_graded": mark("messages", "nobody in the roster is to be graded"),
    "not_moved": mark(
        "messages",
        "no open rating of this meeting was moved here from another folder: there is nothing to adopt",
    ),
    "odd_folder": mark(
        "messages",
        "{folder} is named like a rehearsal's folder, but something else is in it: it is left alone",
    ),
    "nobody_drawn": mark("messages", "nobody was drawn: name who is to be counted again"),
    "nothing_closed": mark("messages", "no rating is closed yet: there is no root to print"),
    "drawn_twice": mark("messages", "{name} was drawn twice: throw again for one of them"),
    "subject_unknown": mark("messages", "{name} is not rated in this round"),
    "recount_already_drawn": mark(
        "messages",
        "others were drawn first and wait for their numbers; before the root is on the paper the draw stays as it is",
    ),
    "recount_codes_differ": mark("messages", "{name}: enter a number for every grade, 弃权 and 多选"),
    "recount_member_missing": mark("messages", "{name} was drawn; enter what was counted"),
    "recount_nobody_drawn": mark("messages", "nobody waits to be counted again: draw first (--members)"),
    "recount_not_drawn": mark(
        "messages", "{name} was not drawn; only those who were drawn are counted again"
    ),
    "recount_not_equal": mark(
        "messages",
        "the paper and the tally differ: count the paper once more, then keep it sealed and tell the deciding organ",
    ),
    "recount_not_signed": mark("messages", "name who counted again and who watched"),
    "recount_once": mark(
        "messages",
        "this box was recounted already; before the root is on the paper it is asked once. Copy the root first",
    ),
    "recount_one_at_a_time": mark("messages", "give one of --members, --enter and --copied"),
    "recount_total_differs": mark(
        "messages", "{name}: the numbers add up to {total}, but there are {valid} valid ballots; count again"
    ),
    "officer_ambiguous": mark(
        "messages", "{name}: several on the roster have this name, say which: {choices}"
    ),
    "officer_not_on_roster": mark(
        "messages",
        "{name} is not on the roster: look at the name, or leave it if somebody from outside counts",
    ),
    "officer_not_on_roster_near": mark(
        "messages", "{name} is not on the roster; {near} is: look at the name"
    ),
    "officer_not_there": mark("messages", "{name} is to count or watch, but the sign-in says: {presence}"),
    "officers_not_as_passed": mark(
        "messages", "these are not the tellers and scrutineers who were passed; say how these were passed"
    ),
    "officer_rated_alone": mark("messages", "{name} counts and is the only one rated"),
    "officer_twice": mark(
        "messages", "{name} is named twice: nobody both counts and watches, or is named twice"
    ),
    "pile_over_typed": mark(
        "messages", "ballots of {ballot_class} were typed by hand already; a file cannot be added to them"
    ),
    "practice_left": mark(
        "messages",
        "what a rehearsal left could not be removed yet: {folder} ({detail}); the next opening tries again",
    ),
    "quorum_missing": mark(
        "messages",
        "{present} of {entitled} who take part in the rating are present; {share} of them are needed",
    ),
    "received_missing": mark("messages", "enter how many ballots of {ballot_class} came back"),
    "received_not_rows": mark(
        "messages", "{received} ballots were counted by hand, the file has {rows}: nothing was saved"
    ),
    "received_not_taken_in": mark(
        "messages",
        "{received} ballots received, {taken_in} typed: count the paper again or type what is missing",
    ),
    "received_over_present": mark(
        "messages",
        "{ballot_class}: {received} ballots came back, but only {present} who cast one signed in: look at the sign-in"
        " and correct it first",
    ),
    "representative_twice": mark("messages", "{name} is named twice among the public representatives"),
    "representatives_over_plan": mark(
        "messages", "{signed} public representatives signed in; the plan has {planned}"
    ),
    "presence_not_counted_unapproved": mark(
        "messages",
        "{member} is not approved as not counted: enter who approved it and when first, on the page of the plan",
    ),
    "received_over_issued": mark(
        "messages", "{received} received, {issued} issued: if that is right, the round is void, rate again"
    ),
    "rehearsal_differs": mark(
        "messages", "the rehearsal's tally is not what was cast: do not count with this machine"
    ),
    "round_closed": mark("messages", "the rating of {kind} is closed already"),
    "round_not_closed": mark(
        "messages", "the rating of {kind} is still open; its tally can be seen after the close"
    ),
    "round_not_open": mark("messages", "the rating of {kind} has not been opened"),
    "round_not_on_agenda": mark(
        "messages",
        "the agenda has no rating of {kind}; if there is to be one, say on the page of the plan which item of the"
        " agenda is for it",
    ),
    "round_unknown": mark("messages", "there is no round called {kind}; it is members or committee"),
    "round_void": mark("messages", "the rating of {kind} is void: rate again"),
    "status_attendance": mark("messages", "{due} due, {present} present, {on_leave} on leave"),
    "status_round_closed": mark("messages", "the rating of {kind} is closed, {valid} valid ballots"),
    "status_round_missing": mark("messages", "the rating of {kind} has not been opened"),
    "status_round_open": mark("messages", "the rating of {kind} is open"),
    "summary_before_copy": mark(
        "messages",
        "the summary shows the tally: put the roots to the sealed paper first, then open the tally",
    ),
    "tellers_not_named": mark("messages", "no tellers are named"),
    "token_impossible": mark("messages", "{text} is not what marks a ballot here: 32 digits of 0-9 and a-f"),
    "token_of_another": mark("messages", "this mark belongs to a ballot of another class or typing"),
    "typings_differ": mark("messages", "the two typings differ: correct the ballots that were mistyped"),
    "typings_differ_on_ballots": mark(
        "messages",
        "the marks of every member agree, but they do not stand together on the same ballots: compare the two"
        " typings with the paper ballot by ballot",
    ),
    "typings_unequal": mark("messages", "the first typing has {first} ballots, the second {second}"),
    "valid_void_not_received": mark(
        "messages", "{valid} valid and {void} void ballots do not add up to {received} received"
    ),
}
