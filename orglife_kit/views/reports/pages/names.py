"""What a page calls those who share a name: 王伟（第二党小组） in place of 王伟#6, which files keep."""

from __future__ import annotations

import re
from collections.abc import Iterable

from orglife_kit.i18n import say
from orglife_kit.rules.plan.members import Namesake
from orglife_kit.views.reports.model import Document
from orglife_kit.views.reports.texts import map_texts


def called(namesake: Namesake) -> str:
    """Return a name with what tells its member apart: his Party group, else his row of the roster."""
    if namesake.group:
        return say("reports", "{name} ({group})", name=namesake.name, group=namesake.group)
    return say(
        "reports", "{name} (No. {position} of the roster)", name=namesake.name, position=namesake.position
    )


def with_names(document: Document, namesakes: Iterable[Namesake]) -> Document:
    """Return a document that names its members as they are read; texts that were kept with a label too."""
    shown = {namesake.label: called(namesake) for namesake in namesakes}
    if not shown:
        return document
    labels = re.compile(f"(?:{'|'.join(map(re.escape, shown))})(?!\\d)")
    return map_texts(document, lambda text: labels.sub(lambda found: shown[found[0]], text))
