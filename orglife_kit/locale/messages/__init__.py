"""The sentence of every code, by stage word; in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale.messages.assessment import ASSESSMENT
from orglife_kit.locale.messages.ballots import BALLOTS
from orglife_kit.locale.messages.bundle import BUNDLE
from orglife_kit.locale.messages.desk import DESK
from orglife_kit.locale.messages.files import FILES
from orglife_kit.locale.messages.machine import MACHINE
from orglife_kit.locale.messages.plan import PLAN
from orglife_kit.locale.messages.preparation import PREPARATION
from orglife_kit.locale.messages.publication import PUBLICATION
from orglife_kit.locale.messages.rectification import RECTIFICATION
from orglife_kit.locale.messages.reports import REPORTS
from orglife_kit.locale.messages.reviews import REVIEWS
from orglife_kit.locale.messages.rollup import ROLLUP
from orglife_kit.locale.messages.tables import TABLES

MESSAGES = {
    **ASSESSMENT,
    **BALLOTS,
    **BUNDLE,
    **DESK,
    **FILES,
    **MACHINE,
    **PLAN,
    **PREPARATION,
    **PUBLICATION,
    **RECTIFICATION,
    **REPORTS,
    **REVIEWS,
    **ROLLUP,
    **TABLES,
}
