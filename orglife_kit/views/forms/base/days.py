"""How days are typed on a page: handed over when they are left, understood as people write them."""

from __future__ import annotations

from pathlib import Path

import traitlets

from orglife_kit.i18n import say
from orglife_kit.views.forms.base.page_widget import PageWidget


class Days(PageWidget):
    """Nothing to see; its page hands over a day of the form once it is left, and tells one that is none."""

    _esm = Path(__file__).parents[1] / "days.js"
    bad_day = traitlets.Unicode().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(
            bad_day=say("forms", "This day is not whole, or no calendar has it: it was not taken.")
        )
