"""How many members may be excellent at most (C10), where a written plan gives the share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orglife_kit.rules.plan.reading.text import FoundField, Span, WrittenText
from orglife_kit.rules.written import share_in

_NUMBER = "[一二三四五六七八九十]"
_SHARE = "|".join(
    (
        r"\d{1,2}(?:\.\d+)?[%％]",
        rf"百分之{_NUMBER}{{1,3}}",
        rf"{_NUMBER}{{1,2}}分之{_NUMBER}{{1,2}}",
        r"\d/\d{1,2}",
        rf"{_NUMBER}成",
    )
)
_CAP = re.compile(
    r"优秀[”’」』》]?(?P<whose>[^。；，]{0,20}(?:，[^。；，]{0,8})?)"
    r"(?:不(?:得|能|应|宜|可)?(?:超过|高于|多于|大于|突破)|(?:控制|掌握|限定|限制)在)"
    rf"(?P<base>[^。；，]{{0,24}}?)(?P<share>{_SHARE})"
)
_OF_OTHERS = re.compile(r"党支部|基层党组织|班子|干部|职工|教师|公务员|党务")  # 优秀党支部比例不超过30%


def cap_fields(text: WrittenText) -> Iterator[FoundField]:
    """Yield the share of members that may be excellent; nothing where two shares are given."""
    found: dict[tuple[int, int], Span] = {}
    for line in text.lines:
        for match in _CAP.finditer(line.text):
            share = share_in(match["share"])
            if share and share[0] <= share[1] and not _OF_OTHERS.search(match["whose"] + match["base"]):
                found.setdefault(share, line.group(match, "share"))
    if len(found) == 1:
        (span,) = found.values()
        yield text.found("settings.cap_share", span.text, span)
