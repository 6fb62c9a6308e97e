"""The fields for tellers and scrutineers, of the proposal and of each rating."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from orglife_kit.i18n import words_of
from orglife_kit.rules.ballots.officers import Officers
from orglife_kit.rules.plan.members import names_in
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Answer, Field, Form

_ = words_of("ballots")


def officer_fields(
    form: Form, officers: Callable[[MeetingRecord], Officers | None], keep: Callable[[str, Any], Answer]
) -> tuple[Field, Field, Field]:
    """Return the fields for the names of each and for how they were passed; ``keep`` is given which, and what."""
    ways = [_("show of hands"), _("applause")]

    def names(name: str, label: str) -> Field:
        def shows(record: MeetingRecord) -> str:
            shown = officers(record)
            return "" if shown is None else "、".join(getattr(shown, name))

        return form.text_field(
            label,
            hint=_("Two names"),
            looks="middle",
            shows=shows,
            keep=lambda text: keep(name, names_in(text)),
        )

    def passed(record: MeetingRecord) -> str:
        shown = officers(record)
        return "" if shown is None else shown.passed

    return (
        names("tellers", _("Tellers")),
        names("scrutineers", _("Scrutineers")),
        form.name_field(
            _("Passed by"),
            looks="short",
            options=lambda _: ways,
            shows=passed,
            keep=lambda text: keep("passed", text),
        ),
    )
