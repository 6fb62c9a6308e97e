"""会议记录: the minutes as they are kept, or as the record makes them while nobody has (C12; RULES.md §4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orglife_kit.i18n import moment_words, say, sentence, term
from orglife_kit.rules.ballots.minutes import MinutesHead
from orglife_kit.rules.ballots.minutes_versions import EarlierMinutes, standing_texts
from orglife_kit.rules.publication.release import MinutesPart, Release
from orglife_kit.views.reports.model import (
    Block,
    Document,
    Fields,
    FormField,
    Heading,
    Paragraph,
    Together,
)
from orglife_kit.views.reports.pages.frame import kept_by, release_page
from orglife_kit.views.reports.pages.words import listed, long_date

_SHORT_ENDING, _FEW_LINES = 300, 9  # what was resolved stands on one page with its signatures up to here
_SHORT = (MinutesHead.TIME, MinutesHead.PLACE, MinutesHead.HOST, MinutesHead.RECORDER)


def minutes_page(release: Release, title: str) -> Document:
    """Return the minutes; what is not frozen yet says that it is a draft."""
    assert release.minutes is not None
    texts = minutes_texts(release.minutes)
    texts[MinutesHead.TIME] = moment_words(texts.get(MinutesHead.TIME, ""))
    blocks: list[Block] = [
        Fields(tuple(FormField(term(head), texts.get(head, "")) for head in _SHORT), across=2)
    ]
    heads = [head for head in MinutesHead if head not in _SHORT and texts.get(head)]
    for head in heads[:-1]:
        blocks += _section(head, texts[head])
    ending = [
        *(_section(heads[-1], texts[heads[-1]]) if heads else []),
        *(Paragraph(words, "note") for words in _standing(release.minutes)),
    ]
    signed = kept_by(say("reports", "Host"), say("reports", "Recorder"))
    is_short = bool(heads) and len(texts[heads[-1]]) <= _SHORT_ENDING and len(ending) <= _FEW_LINES
    blocks += [Together((*ending, *signed.blocks))] if is_short else [*ending, signed]
    for earlier in release.minutes.earlier:
        blocks += _earlier(earlier, minutes_texts(release.minutes))
    return release_page(release, title, blocks)


def _section(head: MinutesHead, text: str) -> list[Block]:
    return [Heading(term(head)), *(Paragraph(line) for line in text.splitlines())]


def minutes_texts(part: MinutesPart) -> dict[MinutesHead, str]:
    """Return the text under each head."""
    texts: dict[MinutesHead, list[str]] = {}
    for line in part.lines:
        texts.setdefault(line.head, []).append(sentence(line.says))
    composed = {head: "\n".join(lines) for head, lines in texts.items()}
    return standing_texts(part.kept, composed)


def _standing(part: MinutesPart) -> Iterator[str]:
    """Yield whether the minutes are frozen, and which parts the record says otherwise since."""
    frozen = part.kept.frozen if part.kept is not None else None
    heads = listed(map(term, part.outdated))
    if frozen is None:
        yield say("reports", "Draft: the minutes are not frozen yet.")
        if heads:
            yield say(
                "reports", "The record was changed after these parts were edited: {heads}.", heads=heads
            )
        return
    yield say("reports", "Frozen on {date}.", date=long_date(frozen))
    if heads:
        yield say(
            "reports",
            "The record was changed after the freeze: {heads}. This page says what was frozen.",
            heads=heads,
        )


def _earlier(earlier: EarlierMinutes, now: Mapping[MinutesHead, str]) -> list[Block]:
    """Return a version that was taken back: when and why, and the parts that are otherwise now."""
    words = say(
        "reports",
        "Frozen on {frozen}, taken back on {withdrawn}. Reason: {reason}",
        frozen=long_date(earlier.frozen),
        withdrawn=long_date(earlier.withdrawn),
        reason=earlier.reason,
    )
    blocks: list[Block] = [Heading(say("reports", "An earlier version")), Paragraph(words)]
    other = [head for head in MinutesHead if earlier.texts.get(head, "") != now.get(head, "")]
    for head in other:
        blocks.append(Heading(term(head), level=2))
        blocks += [Paragraph(line) for line in (earlier.texts.get(head) or "—").splitlines()]
    if not other:
        blocks.append(Paragraph(say("reports", "Every part was as it is above."), "note"))
    return blocks
