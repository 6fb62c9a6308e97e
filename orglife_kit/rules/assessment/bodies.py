"""Which body a name in a step of a disposition means, and which steps it may take (C11)."""

from __future__ import annotations

import re
from enum import StrEnum


class Body(StrEnum):
    """The bodies that the rules on dispositions name; the name of no other decides anything."""

    COMMITTEE = "COMMITTEE"
    GENERAL_BRANCH = "GENERAL_BRANCH"
    MEETING = "MEETING"
    BRANCH_COMMITTEE = "BRANCH_COMMITTEE"
    BRANCH = "BRANCH"
    OTHER = "OTHER"


_IN_BRACKETS = re.compile("[（(][^）)]*[）)]")
_WORDS = re.compile(  # of several in one name the last is the body: 机关党委第一党支部 is a branch
    "(?P<GENERAL_BRANCH>总支(?:部)?(?:委员会|委|党员大会|大会)?)"
    "|(?P<OTHER>纪(?:律检查)?委(?:员会)?|党组|组织[部科办处])"
    "|(?P<BRANCH_COMMITTEE>支部?委员?会|支委|支部班子)"
    "|(?P<MEETING>大会)"
    "|(?P<BRANCH>支部|党小组)"
    "|(?P<COMMITTEE>党委|工委|[省市州县区镇乡]委(?!员)|委员会)"
)


def body_kind(name: str) -> Body:
    """Return which body a name means; what stands in brackets says only by which way."""
    found = list(_WORDS.finditer(_IN_BRACKETS.sub("", name)))
    return Body(found[-1].lastgroup or Body.OTHER) if found else Body.OTHER
