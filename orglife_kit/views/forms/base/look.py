"""How all forms look, and the rare characters of the meeting's names, which many machines cannot draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import ipywidgets

from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base.page_widget import NameOnly
from orglife_kit.views.forms.base.parts import plain_layout
from orglife_kit.views.typefaces import SANS, font_subset

RARE = "Orglife Rare"
_CSS = Path(__file__).parents[1] / "form.css"


class Look(NameOnly, ipywidgets.HTML):
    """The style of a form; nothing to see."""

    def __init__(self) -> None:
        super().__init__(layout=plain_layout(), _dom_classes=("orglife-gone",))

    def show(self, record: MeetingRecord) -> None:
        """Bring the rare characters of ``record``."""
        self.value = f"<style>{rare_face(rare_characters(record))}{style()}</style>"


@cache
def style() -> str:
    """Return the one style sheet of all forms."""
    return _CSS.read_text(encoding="utf-8")


def rare_characters(record: MeetingRecord) -> str:
    """Return the Chinese characters in the plan's and the members' names that GBK, and so many fonts, do not have."""
    return rare_in(_names(record))


def rare_in(texts: Iterable[str]) -> str:
    """Return the Chinese characters of texts that GBK does not have, each once."""
    return "".join(sorted({character for text in texts for character in text if _is_rare(character)}))


def _names(record: MeetingRecord) -> Iterator[str]:
    plan = record.plan
    yield from (plan.branch, plan.title, plan.meeting.host, plan.meeting.recorder, plan.meeting.participants)
    for member in record.roster.members:
        yield from (member.name, member.post, member.group)


def _is_rare(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return ord(character) > 0x2E7F and character.isalpha()
    return False


@cache
def rare_face(characters: str) -> str:
    """Return the rule that brings ``characters`` from the bundled font to the page, nothing where there are none."""
    if not characters:
        return ""
    data = font_subset(SANS, characters)
    return f'@font-face{{font-family:"{RARE}";src:url(data:font/ttf;base64,{data});}}'
