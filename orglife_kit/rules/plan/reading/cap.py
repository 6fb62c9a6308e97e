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
_LIMIT = r"(?:不(?:得|能|应|宜|可)?(?:超过|高于|多于|大于|突破)|(?:控制|掌握|限定|限制)在)"
_CAP = re.compile(
    rf"优秀[”’」』》]?(?P<whose>[^。；，]{{0,20}}?(?:，[^。；，]{{0,8}}?)?){_LIMIT}"
    rf"(?P<base>[^。；，]{{0,24}}?)(?P<share>{_SHARE})"
)
_OF_OTHERS = re.compile(  # 优秀党支部比例不超过30%; but 本支部, 各党支部, 由支部委员会, 支部党员总数
    r"基层党组织|班子|干部|职工|教师|公务员|党务|集体"
    r"|(?<![各本我该每由在])(?:(?<![各本我该每由在]党)支部(?!委员会)|单位)(?![^，]{0,6}党员)"
)
_RANGE = r"[-\u2010-\u2015－~～至到]"
_NOT_ONE = re.compile(rf"\s*(?:{_RANGE}|左右|上下|以上)")
_AFTER_ONE_END = re.compile(rf"(?:\d|{_NUMBER}|[%％])\s*{_RANGE}+\s*$")
_SECOND = re.compile(
    rf"(?P<whose>[^。；，]*?)(?:{_LIMIT}|最多|至多|最高|放宽|提高)[^。；，]{{0,24}}?(?P<share>{_SHARE})"
)


def cap_fields(text: WrittenText) -> Iterator[FoundField]:
    """Yield the share of members that may be excellent; nothing where two shares are given."""
    found: dict[tuple[int, int], Span] = {}
    for line in text.lines:
        for match in _CAP.finditer(line.text):
            share = share_in(match["share"])
            if not share or share[0] > share[1] or _OF_OTHERS.search(match["whose"] + match["base"]):
                continue
            if not _is_one(match):
                return
            found.setdefault(share, line.group(match, "share"))
    if len(found) == 1:
        (span,) = found.values()
        yield text.found("settings.cap_share", span.text, span)


def _is_one(match: re.Match[str]) -> bool:
    """Return whether it is one share that is given: no range, no rough number, no second limit in the sentence."""
    rest = match.string[match.end() :]
    if re.search(_SHARE, match["whose"]) or _AFTER_ONE_END.search(match["base"]):
        return False
    clauses = re.split("[。；]", rest)[0].split("，")
    seconds = (second for clause in clauses if (second := _SECOND.match(clause)))
    return not _NOT_ONE.match(rest) and not any(
        share_in(second["share"]) != share_in(match["share"])
        and not _OF_OTHERS.search(second["whose"])
        and "合格" not in second["whose"]
        for second in seconds
    )
