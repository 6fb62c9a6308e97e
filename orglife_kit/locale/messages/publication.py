"""The sentences of what goes out, and the remarks received, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

PUBLICATION = {
    "answered_before_remark": mark(
        "messages", "“{words}” is answered on {date}, before it came on {day}; please look at the days"
    ),
    "answer_empty": mark("messages", "write the answer"),
    "distribution_shown_another": mark(
        "messages", "the distribution is another one by now; make the pages again"
    ),
    "file_name_impossible": mark("messages", "{name} is no name of a file"),
    "inference_by_name": mark(
        "messages", "this circle sees the outcome of every member by name; there is nothing to work out"
    ),
    "inference_earlier_unknown": mark(
        "messages",
        "an earlier distribution is not considered: an earlier version did not keep whose grades it counted",
    ),
    "inference_everybody": mark("messages", "can be worked out: {number} members are {grade}"),
    "inference_none": mark("messages", "no member's grade can be worked out"),
    "inference_own": mark("messages", "it holds the member's own; nobody else's grade can be worked out"),
    "inference_reader": mark(
        "messages", "can be worked out: whoever is {reader} himself finds that {number} members are {grade}"
    ),
    "inference_withheld_difference": mark(
        "messages",
        "the distribution is withheld: from one shown before it differs by {number} members, fewer than {smallest};"
        " one taken from the other would tell their grades",
    ),
    "inference_withheld_everybody": mark(
        "messages",
        "the distribution is withheld: from it could be worked out that {number} members are {grade}",
    ),
    "inference_withheld_reader": mark(
        "messages",
        "the distribution is withheld: whoever is {reader} himself would find that {number} members are {grade}",
    ),
    "inference_withheld_too_few": mark(
        "messages", "the distribution is withheld: only {number} members have a grade, fewer than {smallest}"
    ),
    "inference_withheld_undecided": mark(
        "messages", "the distribution is withheld: {number} members have no outcome yet"
    ),
    "inference_withheld_unknown": mark(
        "messages",
        "the distribution is withheld: another one was shown before, and whose grades it counted is not known",
    ),
    "item_measure_missing": mark("messages", "“{problem}”: enter the measure"),
    "item_personal": mark(
        "messages", "“{problem}” is a member's own; a wider circle is shown the branch's items only"
    ),
    "nothing_to_publish": mark(
        "messages",
        "there is nothing for {scope} yet; what goes to a wider circle is chosen on the page of publication",
    ),
    "publication_unknown": mark("messages", "there is no publication {number}"),
    "remark_before_publication": mark(
        "messages",
        "“{words}” came on {date}, before what it is on went out on {day}; please look at the days",
    ),
    "remark_empty": mark("messages", "write the remark"),
    "remark_unknown": mark("messages", "there is no remark {number} (any more)"),
    "scope_unknown": mark("messages", "there is no scope {scope}; there are {known}"),
    "status_published": mark("messages", "published {number} times, last on {date}"),
    "status_published_missing": mark("messages", "measures and progress were not published yet"),
    "status_remarks_waiting": mark("messages", "{number} remarks wait for an answer"),
}
