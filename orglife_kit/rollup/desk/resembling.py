"""Names of branches that offices write in two ways: 第一 and 第1, 中共…支部委员会 and …党支部."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from orglife_kit.rules.plan.members import name_key

_ORDINAL = re.compile(r"第([一二三四五六七八九十百]+)")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
_UNITS = {"十": 10, "百": 100}
_UNSAID = re.compile(r"^(?:中国共产党|中共)|党(?=支部)|委员会$|[()]")


def plain_name(name: str) -> str:
    """Return a name without what one office says and another does not."""
    return _ORDINAL.sub(lambda found: f"第{_number(found[1])}", _UNSAID.sub("", name_key(name)))


def resembling(names: Iterable[str], others: Iterable[str]) -> Mapping[str, str]:
    """Return for each of ``names`` the one of ``others`` that is the same but for how it is written."""
    by_plain = {plain_name(other): other for other in others}
    return {name: by_plain[plain_name(name)] for name in names if plain_name(name) in by_plain}


def _number(words: str) -> int:
    """Return the number that 二十三 or 一百零五 says."""
    total = digit = 0
    for word in words:
        if word in _DIGITS:
            digit = _DIGITS[word]
        else:
            total += (digit or 1) * _UNITS[word]
            digit = 0
    return total + digit
