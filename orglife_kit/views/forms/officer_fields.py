"""The fields for tellers and scrutineers, of the proposal and of each rating."""

from __future__ import annotations

from collections.abc import Callable

from orglife_kit.i18n import words_of
from orglife_kit.rules.ballots.officers import Officers
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Answer, Facts, Field, Form

_ = words_of("ballots")


def officer_fields(
    form: Form, officers: Callable[[MeetingRecord], Officers | None], keep: Callable[..., Answer]
) -> tuple[Field, Field, Field]:
    """Return the fields for the names of each and for how they were passed; ``keep`` is given what was entered."""
    fact, hint = Facts(officers, keep), _("Two names")
    ways = [_("show of hands"), _("applause")]
    return (
        form.names_field(_("Tellers"), hint=hint, looks="middle", **fact("tellers", ())),
        form.names_field(_("Scrutineers"), hint=hint, looks="middle", **fact("scrutineers", ())),
        form.name_field(_("Passed by"), looks="short", options=lambda _: ways, **fact("passed")),
    )
