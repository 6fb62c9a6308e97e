"""Content controls: places in a locked document that can be filled in, chosen in or ticked."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from orglife_kit.views.reports.render.docx.markup import fonts, run
from orglife_kit.views.reports.render.office import BODY_FONT

_WORD_14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_SIGNS = "MS Gothic"
TICKED, NOT_TICKED = "☒", "☐"
_LONGEST_NAME = 64  # of a control, in Word


class Controls:
    """Writes the controls of one file, each with a number of its own."""

    def __init__(self) -> None:
        self._number = 0

    def text(self, name: str, value: str, placeholder: str) -> str:
        """Return a place for a text of any length.

        A control of the kind ``w:text`` is written threefold by LibreOffice 7.4; one of no kind comes back as it is.
        """
        return self._written(name, "", value, placeholder)

    def date(self, name: str, value: str, placeholder: str) -> str:
        """Return a place for a day, with a calendar."""
        kind = (
            '<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="zh-CN"/>'
            '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
        )
        return self._written(name, kind, value, placeholder)

    def choice(self, name: str, value: str, choices: Sequence[str], placeholder: str) -> str:
        """Return a list to choose from; what stands there already can be chosen too."""
        offered = dict.fromkeys((*choices, *([value] if value else [])))
        items = "".join(
            f'<w:listItem w:displayText={quoteattr(words)} w:value="{number}"/>'
            for number, words in enumerate(offered, 1)
        )
        return self._written(name, f"<w:dropDownList>{items}</w:dropDownList>", value, placeholder)

    def tick(self, name: str, *, ticked: bool) -> str:
        """Return a box to tick."""
        kind = (
            f'<w14:checkbox xmlns:w14="{_WORD_14}"><w14:checked w14:val="{int(ticked)}"/>'
            f'<w14:checkedState w14:val="2612" w14:font="{_SIGNS}"/>'
            f'<w14:uncheckedState w14:val="2610" w14:font="{_SIGNS}"/></w14:checkbox>'
        )
        sign = run(TICKED if ticked else NOT_TICKED, fonts(_SIGNS, _SIGNS))
        return self._control(name, kind, sign, empty=False)

    def _written(self, name: str, kind: str, value: str, placeholder: str) -> str:
        look = fonts(BODY_FONT) + ("" if value else '<w:color w:val="808080"/>')
        return self._control(name, kind, run(value or placeholder, look), empty=not value)

    def _control(self, name: str, kind: str, content: str, *, empty: bool) -> str:
        self._number += 1
        words = quoteattr(name[:_LONGEST_NAME])
        shown = "<w:showingPlcHdr/>" if empty else ""
        return (
            f"<w:sdt><w:sdtPr><w:rPr>{fonts(BODY_FONT)}</w:rPr>"
            f'<w:alias w:val={words}/><w:tag w:val="place{self._number}"/>'
            f'<w:id w:val="{self._number}"/><w:lock w:val="sdtLocked"/>{shown}{kind}</w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )
