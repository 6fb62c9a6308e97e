"""The sentences of what goes out, and the remarks received, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

PUBLICATION = {
    "answered_before_remark": mark(
        "messages", "“{words}” is answered on {date}, before it came on {day}; please look at the days"
    ),
    "answer_empty": mark("messages", "write the answer"),
    "distribution_shown_another": mark(
        "messages", "the branch was shown another distribution in another window since; make the pages again"
    ),
    "file_name_impossible": mark("messages", "{name} is no name of a file"),
    "item_measure_missing": mark("messages", "“{problem}”: enter the measure"),
    "item_personal": mark(
        "messages", "“{problem}” is a member's own; a wider circle is shown the branch's items only"
    ),
    "nothing_to_publish": mark(
        "messages",
        "there is nothing for {scope} yet; what goes to a wider circle is chosen in 7_publication",
    ),
    "publication_unknown": mark("messages", "there is no publication {number}"),
    "remark_before_publication": mark(
        "messages",
        "“{words}” came on {date}, before what it is on went out on {day}; please look at the days",
    ),
    "remark_empty": mark("messages", "write the remark"),
    "remark_unknown": mark("messages", "there is no remark {number} (any more)"),
    "scope_unknown": mark("messages", "there is no scope {scope}; there are {known}"),
    "status_distribution_withheld": mark(
        "messages",
        "a grade was corrected after the branch had seen the distribution: it is shown none any more",
    ),
    "status_published": mark("messages", "published {number} times, last on {date}"),
    "status_published_missing": mark("messages", "measures and progress were not published yet"),
    "status_remarks_waiting": mark("messages", "{number} remarks wait for an answer"),
}
