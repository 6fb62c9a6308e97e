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
    "disposition_before_education": mark(
        "messages",
        "{member}: {step} is dated {date}, before the education of {day}; a disposition is for who does not mend "
        "after it",
    ),
    "disposition_before_meeting": mark(
        "messages",
        "{member}: {step} is dated {date}, before the meeting of {day}; please look at the days",
    ),
    "disposition_body_unclear": mark(
        "messages",
        "{step}: {body} does not say which body it is; the Party committee is filed with and approves, the members'"
        " meeting votes (rules on dispositions, 2024)",
    ),
    "disposition_branch_starts": mark(
        "messages", "{step}: the branch starts a disposition, not {body} (rules on dispositions, 2024)"
    ),
    "disposition_code_unknown": mark("messages", "there is no disposition {text}; there are {known}"),
    "disposition_committee_decides": mark(
        "messages",
        "{step}: {body} cannot take this step, only the Party committee can, not a general branch "
        "(rules on dispositions, 2024)",
    ),
    "disposition_list_lacks": mark(
        "messages",
        "the plan's list of steps lacks {steps}, which the rules ask for (rules on dispositions, 2024)",
    ),
    "disposition_meeting_decides": mark(
        "messages",
        "{step}: {body} cannot take this step, the members' meeting of the branch votes (rules on "
        "dispositions, 2024)",
    ),
    "disposition_needs": mark(
        "messages", "before {step} comes {needed}; record that first (rules on dispositions, 2024)"
    ),
    "disposition_needs_earlier": mark(
        "messages",
        "{step} is dated {date}, but {needed}, which must come before it, {day} (rules on dispositions, 2024)",
    ),
    "disposition_needs_vote": mark(
        "messages",
        "{step} needs a vote of the members' meeting that was counted and passed (rules on dispositions, 2024)",
    ),
    "disposition_out_of_order": mark("messages", "{step} is dated {date}, before {before}"),
    "disposition_step_twice": mark("messages", "{step} is recorded more than once; please look at it"),
    "disposition_step_unlisted": mark("messages", "the plan's list of steps has no {step}"),
    "disposition_without_education": mark(
        "messages",
        "{member}: education and what became of it are not recorded; a disposition is for who does not "
        "mend after it (plan, C11)",
    ),
    "education_days": mark(
        "messages",
        "{member}: the education ends on {last}, before it begins on {first}; please look at the days",
    ),
    "feedback_before_meeting": mark(
        "messages", "{member} was told on {date}, before the meeting of {day}; please look at the days"
    ),
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
    "review_date_before_meeting": mark(
        "messages",
        "{member}: help is to be looked at on {date}, before the meeting of {day}; please look at the days",
    ),
    "review_before_meeting": mark(
        "messages",
        "{member}: the help was looked at on {date}, before the meeting of {day}; please look at the days",
    ),
    "review_date_missing": mark("messages", "{member}: give the date of the review (basically qualified)"),
    "status_cap": mark("messages", "{limit} may be excellent, {given} are"),
    "status_education": mark("messages", "{member}: education, and what became of it, are recorded"),
    "status_education_missing": mark(
        "messages", "{member} is rated unqualified: the education is not recorded"
    ),
    "status_disposition_unshown": mark(
        "messages",
        "{member} is now {outcome}: the education and the disposition that are recorded of him are shown on no page; "
        "check the grade",
    ),
    "status_education_open": mark("messages", "{member}: what became of the education is not recorded"),
    "status_feedback": mark("messages", "{members} members were told their assessment"),
    "status_feedback_missing": mark("messages", "{number} members were not told their assessment: {names}"),
    "status_follow_up": mark("messages", "{member}: what became of the help is recorded"),
    "status_follow_up_missing": mark("messages", "{member}: the help is to be reviewed on {date}"),
    "status_review_unshown": mark(
        "messages",
        "{member} is now {outcome}: what became of the help to him is shown on no page; check the grade",
    ),
    "status_outcomes": mark("messages", "all {members} members have an outcome"),
    "status_outcomes_missing": mark("messages", "{number} members have no outcome yet: {names}"),
    "status_over_cap": mark(
        "messages", "{limit} may be excellent, {given} are (base {base}); the reason is written"
    ),
    "assessment_fact_unknown": mark("messages", "an assessment has no {fact}; it has {known}"),
    "step_unknown": mark("messages", "the step {step} does not stand so any more; look again"),
    "step_incomplete": mark("messages", "a step needs its name, its day and the body that took it"),
    "vote_elsewhere": mark(
        "messages", "{step} is no vote; its count belongs to the vote of the members' meeting"
    ),
    "vote_entitled_differs": mark(
        "messages",
        "entered as entitled to vote are {entitled} members, by the roster {due} are; please look at the number",
    ),
    "vote_failed": mark(
        "messages",
        "not passed: {in_favour} for it are not more than half of the {entitled} entitled (regulations "
        "of branches, art. 11)",
    ),
    "vote_not_counted": mark(
        "messages", "the vote lacks its count: entitled, present, for, against, abstained"
    ),
    "vote_not_quorate": mark(
        "messages",
        "no valid vote: {present} present are fewer than half of the {entitled} entitled (regulations "
        "of branches, art. 11)",
    ),
    "vote_numbers": mark(
        "messages",
        "{step}: enter five numbers; for, against and abstained add up to those present, who are not "
        "more than those entitled",
    ),
    "vote_passed": mark(
        "messages",
        "passed: {present} of {entitled} entitled were present, {in_favour} for it are more than half "
        "of those entitled (regulations of branches, art. 11)",
    ),
}
