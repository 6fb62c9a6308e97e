"""The agenda is a list that is changed item by item."""

from __future__ import annotations

from orglife_kit import forms
from orglife_kit.meeting import Meeting
from tests.views.forms.driving import button


def test_the_agenda_is_an_editable_list(meeting: Meeting) -> None:
    """Changed, moved, taken out, added: each is in plan.toml at once, and the last step can be undone."""
    form = forms.plan(meeting).agenda
    first, second = meeting.record.plan.agenda_texts[:2]
    form.rows.children[0].children[3].click()
    assert meeting.record.plan.agenda_texts[:2] == (second, first)
    form.rows.children[1].children[0].value = "重温入党誓词"
    form.rows.children[1].children[1].value = "OTHER"
    assert (meeting.record.plan.meeting.agenda[1].text, meeting.record.plan.meeting.agenda[1].kind) == (
        "重温入党誓词",
        "OTHER",
    )
    form.rows.children[2].children[4].click()
    assert len(meeting.record.plan.meeting.agenda) == 6
    form.new.value = "督导组点评"
    button(form, "加一项").click()
    assert meeting.record.plan.meeting.agenda[-1].kind == "COMMENT"
    meeting.undo()
    assert len(meeting.record.plan.meeting.agenda) == 6
