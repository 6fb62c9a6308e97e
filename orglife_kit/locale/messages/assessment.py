"""The sentences of outcomes, the excellent cap and what follows, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

ASSESSMENT = {
    "basis_code_unknown": mark("messages", "there is no basis {text}; there are {known}"),
    "basis_missing": mark("messages", "{member}: tick at least one basis other than the rating"),
    "cap_reason_missing": mark(
        "messages",
        "{given} members are graded excellent, {limit} may be (base {base}): write the reason for going over",
    ),
    "cap_refused": mark(
        "messages",
        "{given} members are graded excellent, {limit} may be (base {base}); this plan does not allow going over",
    ),
    "disposition_out_of_order": mark("messages", "{step} is dated {date}, before {before}"),
    "feedback_by_missing": mark("messages", "{member}: enter who told him"),
    "feedback_unknown": mark("messages", "{member} was not told yet; there is nothing to take back"),
    "gap_missing": mark("messages", "{member}: say what is lacking (basically qualified)"),
    "helper_missing": mark("messages", "{member}: name who helps (basically qualified)"),
    "measure_missing": mark("messages", "{member}: write the measure (basically qualified)"),
    "member_not_graded": mark("messages", "{member} is not graded (probationary, or set so in the roster)"),
    "opinion_missing": mark("messages", "{member}: write the opinion"),
    "outcome_code_unknown": mark("messages", "there is no outcome {text}; there are {known}"),
    "outcome_missing": mark("messages", "{member} has no outcome yet"),
    "outcome_other": mark("messages", "{member} is not rated {outcome}"),
    "rating_not_closed": mark(
        "messages", "the members' round is not closed yet: the deciding organ assesses after it"
    ),
    "reason_missing_lower_grade": mark("messages", "{member}: a reason is needed for this grade"),
    "reason_missing_without_grade": mark("messages", "{member}: write why there is no grade"),
    "result_empty": mark("messages", "{member}: write what became of it"),
    "review_date_missing": mark("messages", "{member}: give the date of the review (basically qualified)"),
    "status_cap": mark("messages", "{limit} may be excellent, {given} are"),
    "status_education": mark("messages", "{member}: education, and what became of it, are recorded"),
    "status_education_missing": mark(
        "messages", "{member} is rated unqualified: the education is not recorded"
    ),
    "status_education_open": mark("messages", "{member}: what became of the education is not recorded"),
    "status_feedback": mark("messages", "{members} members were told their assessment"),
    "status_feedback_missing": mark("messages", "{number} members were not told their assessment: {names}"),
    "status_follow_up": mark("messages", "{member}: what became of the help is recorded"),
    "status_follow_up_missing": mark("messages", "{member}: the help is to be reviewed on {date}"),
    "status_outcomes": mark("messages", "all {members} members have an outcome"),
    "status_outcomes_missing": mark("messages", "{number} members have no outcome yet: {names}"),
    "status_over_cap": mark(
        "messages", "{limit} may be excellent, {given} are (base {base}); the reason is written"
    ),
    "step_incomplete": mark("messages", "a step needs its name, its day and the body that took it"),
}
