"""What the plan should be looked at for stands under its field; what is in the plan stands in the field."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from orglife_kit import forms
from orglife_kit.errors import InputError
from orglife_kit.meeting import Meeting
from orglife_kit.views.forms.base.parts import Lacking, inside
from tests.meeting.building import make_meeting
from tests.views.forms.driving import button


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of two."""
    return make_meeting(tmp_path / "made", ["赵一", "钱二"])


def lacking(field: Any) -> str:
    """Return what is said under a field of what it lacks."""
    (told,) = (part for part in inside(field) if isinstance(part, Lacking))
    return str(told.value)


def test_a_text_that_still_waits_in_part_is_shown_to_be_mended(meeting: Meeting) -> None:
    """With XX inside it stands in its field, and the sentence under it; nothing but asterisks is an empty field."""
    meeting.plan.change({"plan.superior": "中共XX市委", "plan.branch": "***"})
    form = forms.plan(meeting)
    superior, branch = form.fields["plan.superior"], form.fields["plan.branch"]
    assert superior.value == "中共XX市委"
    assert "XX" in lacking(superior)
    assert branch.value == ""
    assert "还没有填写" in lacking(branch)
    superior.value = "中共泾城市委"
    assert lacking(superior) == ""
    assert meeting.record.plan.superior == "中共泾城市委"


def test_each_of_several_hosts_is_looked_for(meeting: Meeting) -> None:
    """Two members preside as well as one; who is not in the roster is named alone."""
    form = forms.plan(meeting)
    host = form.fields["meeting.host"]
    host.value = "赵一、钱二"
    assert lacking(host) == ""
    host.value = "赵一、孙三"
    assert "孙三" in lacking(host)
    assert "赵一" not in lacking(host)


def test_a_year_that_was_mistyped_is_not_taken(meeting: Meeting) -> None:
    """The day stays in the field with the sentence, and the plan as it was."""
    before = meeting.record.plan.meeting.date
    day = forms.plan(meeting).fields["meeting.date"]
    day.value = datetime.date(24, 1, 8)
    assert day.is_wrong
    assert meeting.record.plan.meeting.date == before
    with pytest.raises(InputError, match="date_impossible"):
        meeting.preparation.record_talk("赵一", "钱二", "0024-01-08")


def test_a_day_that_is_not_there_is_asked_for(meeting: Meeting) -> None:
    """Not called no date: a day that was half typed is empty to the form."""
    form = forms.talks(meeting)
    form.talker.value, form.listener.value, form.date.value = "赵一", "钱二", None
    button(form, "记录这次谈话").click()
    assert "请填写日期" in form.told.value
    assert not meeting.record.preparation.talks
