"""The members' findings, one short point a line."""

from __future__ import annotations

from orglife_kit import forms
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.findings import member_aspects
from tests.views.forms.driving import button


def test_findings_are_kept_as_each_field_is_left(meeting: Meeting) -> None:
    """C5: one point a line under the plan's aspects; empty lines are none; a second form shows the same."""
    form = forms.findings(meeting)
    aspect = member_aspects(meeting.record)[0]
    form.aspects[aspect].value = "学得少\n\n  记得少  "
    assert [(finding.member, finding.point) for finding in meeting.record.preparation.findings] == [
        (1, "学得少"),
        (1, "记得少"),
    ]
    button(form, "下一位").click()
    assert form.members.value == 2
    assert form.aspects[aspect].value == ""
    again = forms.findings(meeting)
    assert again.aspects[aspect].value == "学得少\n记得少"
    assert again.members.options[0][0].startswith("✓")
    again.aspects[aspect].value = ""
    assert meeting.record.preparation.findings == ()
