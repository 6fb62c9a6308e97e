"""Names of branches that offices write in two ways: 第一 and 第1, 中共…支部委员会 and …党支部."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from orglife_kit.rules.plan.members import name_key
from orglife_kit.rules.written import whole_in

_ORDINAL = re.compile(r"第([一二三四五六七八九十百零]+)")
_UNSAID = re.compile(r"^(?:中国共产党|中共)|党(?=支部)|委员会$|[()]")


def plain_name(name: str) -> str:
    """Return a name without what one office says and another does not."""
    return _ORDINAL.sub(_in_figures, _UNSAID.sub("", name_key(name)))


def resembling(names: Iterable[str], others: Iterable[str]) -> Mapping[str, str]:
    """Return for each of ``names`` the one of ``others`` that is the same but for how it is written."""
    by_plain = {plain_name(other): other for other in others}
    return {name: by_plain[plain_name(name)] for name in names if plain_name(name) in by_plain}


def _in_figures(found: re.Match[str]) -> str:
    number = whole_in(found[1])
    return found[0] if number is None else f"第{number}"
