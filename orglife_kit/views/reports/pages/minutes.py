"""会议记录: the minutes as they are kept, or as the record makes them while nobody has (C12; RULES.md §4)."""

from __future__ import annotations

import datetime

from orglife_kit.i18n import say, sentence, term
from orglife_kit.rules.ballots.minutes import MinutesHead
from orglife_kit.rules.publication.release import MinutesPart, Release
from orglife_kit.views.reports.model import (
    Block,
    Document,
    Fields,
    FormField,
    Heading,
    Paragraph,
    Signature,
)
from orglife_kit.views.reports.pages.frame import release_page, signing_lines
from orglife_kit.views.reports.pages.words import long_date

_SHORT = (MinutesHead.TIME, MinutesHead.PLACE, MinutesHead.HOST, MinutesHead.RECORDER)


def minutes_page(release: Release, title: str) -> Document:
    """Return the minutes; what is not frozen yet says that it is a draft."""
    assert release.minutes is not None
    texts = minutes_texts(release.minutes)
    texts[MinutesHead.TIME] = _day(texts.get(MinutesHead.TIME, ""))
    blocks: list[Block] = [
        Fields(tuple(FormField(term(head), texts.get(head, "")) for head in _SHORT), across=2)
    ]
    for head in MinutesHead:
        if head not in _SHORT and texts.get(head):
            blocks.append(Heading(term(head)))
            blocks += [Paragraph(line) for line in texts[head].splitlines()]
    kept = release.minutes.kept
    if kept is None or kept.frozen is None:
        blocks.append(Paragraph(say("reports", "Draft: the minutes are not frozen yet."), "note"))
    else:
        words = say("reports", "Frozen on {date}.", date=long_date(kept.frozen))
        blocks.append(Paragraph(words, "note"))
    blocks.append(signing_lines(Signature(say("reports", "Host")), Signature(say("reports", "Recorder"))))
    return release_page(release, title, blocks)


def minutes_texts(part: MinutesPart) -> dict[MinutesHead, str]:
    """Return the text under each head."""
    if part.kept is not None:
        return dict(part.kept.texts)
    texts: dict[MinutesHead, list[str]] = {}
    for line in part.lines:
        texts.setdefault(line.head, []).append(sentence(line.says))
    return {head: "\n".join(lines) for head, lines in texts.items()}


def _day(text: str) -> str:
    """Return the time of the meeting, which is free text, with the day in words where it begins with one."""
    day, _, time = text.partition(" ")
    try:
        year, month, number = map(int, day.split("-"))
        return long_date(datetime.date(year, month, number)) + time
    except ValueError:
        return text
