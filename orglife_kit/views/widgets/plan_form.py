"""方案: what it says, what should be looked at, and every open rule as it is set."""

from __future__ import annotations

import html
from dataclasses import fields

import ipywidgets

from orglife_kit.i18n import mark, say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.base import PLAN_FILE
from orglife_kit.rules.plan.settings import Settings
from orglife_kit.views.widgets.house import Form, heading, line, table

SETTINGS = {
    "cap_base": mark("plan", "Base of the excellent cap"),
    "cap_share": mark("plan", "Share of excellent, at most"),
    "over_cap": mark("plan", "Going over the cap"),
    "many_excellent": mark("plan", "A ballot with too many excellent"),
    "overvote": mark("plan", "Two marks on one line"),
    "quorum": mark("plan", "Who must be present for a rating"),
    "quorum_comparison": mark("plan", "Exactly as many"),
    "not_counted": mark("plan", "Members approved as not counted"),
    "own_line": mark("plan", "One's own line on the ballot"),
    "absent_ballots": mark("plan", "Ballots of absent members"),
    "public_ballots": mark("plan", "Ballots of public representatives"),
    "public_representatives": mark("plan", "Number of public representatives"),
    "percentage_of": mark("plan", "A percentage is of"),
    "smallest_group": mark("plan", "Smallest group whose numbers are shown"),
    "must_talk": mark("plan", "Must-talk list"),
    "keeping_years": mark("plan", "Years that records are kept"),
    "distribution_to_branch": mark("plan", "The branch is told the distribution"),
    "counts_to_supervisor": mark("plan", "Counts per member go up"),
    "committee_findings_to_public": mark("plan", "Committee findings are published"),
}


class PlanForm(Form):
    """The plan as ``plan.toml`` says it now."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._page = ipywidgets.HTML()
        self.refresh()
        self.put(
            heading(say("plan", "The plan")),
            self._page,
            line(
                say(
                    "plan",
                    "To change it, edit {file}, save, and press the button.",
                    file=meeting.folder / PLAN_FILE,
                )
            ),
            self.button(say("widgets", "Look again"), self.refresh),
        )

    def refresh(self) -> None:
        """Read the plan again; what cannot be read is told with its line."""
        plan = self.meeting.plan
        facts = [
            (say("plan", "Title"), plan.title),
            (say("plan", "Branch"), plan.branch),
            (say("plan", "Theme"), plan.theme.topic),
            (say("plan", "Deciding organ"), term(self.meeting.deciding_organ)),
            (say("plan", "Meeting"), " · ".join((plan.meeting.date, plan.meeting.place, plan.meeting.host))),
        ]
        told = self.meeting.plan_notices()
        looked = "".join(f'<p class="bad">{html.escape(sentence(one))}</p>' for one in told)
        fine = html.escape(say("plan", "Plan and roster: nothing to look at."))
        agenda_title = html.escape(say("plan", "Agenda"))
        agenda = "".join(f"<li>{html.escape(text)}</li>" for text in plan.agenda_texts)
        rules = [
            (say("plan", SETTINGS[one.name]), _value(getattr(plan.settings, one.name)))
            for one in fields(Settings)
        ]
        self._page.value = (
            (looked or f'<p class="good">{fine}</p>')
            + table((say("plan", "Fact"), say("plan", "As it stands")), facts)
            + f"<p>{agenda_title}</p><ol>{agenda}</ol>"
            + table((say("plan", "Open rule"), say("plan", "As it is set")), rules)
        )
        self.tell("")


def _value(value: object) -> str:
    if isinstance(value, bool):
        return say("plan", "yes") if value else say("plan", "no")
    if isinstance(value, tuple):
        if value and isinstance(value[0], int):
            return "/".join(map(str, value))
        return "、".join(getattr(one, "member", str(one)) for one in value) or "—"
    return term(str(value))
