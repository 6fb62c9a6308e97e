"""A page names its members as people read them, also in texts that were kept with a label."""

from __future__ import annotations

from collections.abc import Iterable

from orglife_kit.i18n import naming
from orglife_kit.rules.plan.members import Namesake
from orglife_kit.views.reports.model import Document
from orglife_kit.views.reports.texts import map_texts


def with_names(document: Document, namesakes: Iterable[Namesake]) -> Document:
    """Return a document in which 王伟#6 is 王伟（第二党小组）, which files keep."""
    told_apart = tuple(namesakes)
    return map_texts(document, naming(told_apart)) if told_apart else document
