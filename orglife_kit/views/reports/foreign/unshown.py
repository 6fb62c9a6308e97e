"""The sentences for what a page cannot show: what stood there, and never anything that is not true of it."""

from __future__ import annotations

import re
from typing import Any

from orglife_kit.i18n import say
from orglife_kit.locale import mark
from orglife_kit.views.reports.model import Paragraph

PAGE = mark("reports", "an embedded web page")
VIDEO = mark("reports", "a video")
SOUND = mark("reports", "a sound recording")
CANVAS = mark("reports", "a picture that a script draws")
SCRIPT = mark("reports", "a script for the browser")
EMBEDDED = mark("reports", "an embedded file")
INTERACTIVE = mark("reports", "an interactive picture or table that a script draws")
DEEP = mark("reports", "a web page whose parts are nested too deeply")
WARNINGS = mark("reports", "warnings of the program")
_PDF = mark("reports", "a PDF file")
_KINDS = (
    (re.compile(r"application/pdf"), _PDF),
    (re.compile(r"video/.*"), VIDEO),
    (re.compile(r"audio/.*"), SOUND),
    (re.compile(r"(?:application|text)/(?:\w+\.)*(?:java|ecma)script|text/html"), SCRIPT),
)
_ELEMENTS = {
    "iframe": PAGE,
    "frame": PAGE,
    "portal": PAGE,
    "object": EMBEDDED,
    "embed": EMBEDDED,
    "applet": EMBEDDED,
    "canvas": CANVAS,
    "audio": SOUND,
    "video": VIDEO,
}
ELEMENTS = frozenset(_ELEMENTS)


def unshown(kind: str) -> Paragraph:
    """Return the sentence that says what stands there on the screen and is not shown."""
    return Paragraph(say("reports", "(Not shown here: {kind}.)", kind=say("reports", kind)), "note")


def unshown_element(element: Any) -> Paragraph:
    """Return the sentence for an element of a page; of an embedded file its kind where it says one."""
    named = str(element.get("type") or "")
    kinds = [words for pattern, words in _KINDS if pattern.fullmatch(named)]
    return unshown(kinds[0] if kinds else _ELEMENTS[element.tag])


def unshown_output(kinds: list[str]) -> Paragraph:
    """Return the sentence for an output of which nothing can be shown, by the kinds it came in."""
    for pattern, words in _KINDS:
        if any(pattern.fullmatch(kind) for kind in kinds):
            return unshown(words)
    told = say("reports", "(Not shown here: an output of the kind {kind}.)", kind=", ".join(kinds[:4]))
    return Paragraph(told, "note")
