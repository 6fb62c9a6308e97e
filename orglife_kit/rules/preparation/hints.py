"""A gentle word beside a finding while it is written (C5): never a score, never kept, nowhere else shown.

防止空洞无物、大而无当: what says nothing of one's own, what is copied, and what is too long to be one point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglife_kit.errors import Notice, notice
from orglife_kit.rules.rectification.items import Origin

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord

_SHORTEST = 8  # characters: a shorter point can hardly say what happened
_LONGEST = 120  # a longer one is several points
_COPIED = 12  # so many characters in a row are not the same by chance
_VAGUE = re.compile(
    r"不够(深入|系统|扎实|紧密|主动|积极|强|高|到位|全面|严格)?|不到位|不(深|强|足|高|严|实)(?=$|[，,。；;])"
    r"|有待(进一步)?(提高|加强|增强)|还需(进一步)?|(需要|仍需)进一步|(有|存在)(所|一定|较大)?(欠缺|差距|不足)"
    r"|(加强|抓好)(理论|政治|业务)?学习|(提高|增强|强化)(思想|政治)?(认识|站位|觉悟|意识)"
    r"|意识不强|力度不大|流于形式|浮于表面|停留在|一知半解|浅尝辄止|缺乏(主动|深入|系统|创新)"
)
_CONCRETE = re.compile(
    r"[0-9０-９]|[一二两三四五六七八九十百几][次个人天周月年处条篇项名户份件场]|《|“|上半年|下半年|季度"
)
_BREAK = re.compile(r"[\s，,。．.；;：:、！!？?“”\"'（）()《》]+")


def hints(
    point: str,
    others: Iterable[tuple[str, str]] = (),
    *,
    last_year: Iterable[str] = (),
    plan_texts: Iterable[str] = (),
) -> tuple[Notice, ...]:
    """Return what to tell somebody who is writing ``point``; nothing for an empty one.

    ``others`` are the points of the other members, each with its member's label; ``last_year`` what the same
    member was found lacking last year; ``plan_texts`` what the plan itself says.
    """
    text = point.strip()
    if not text:
        return ()
    told = []
    if len(_BREAK.sub("", text)) < _SHORTEST:
        told.append(notice("hint_short"))
    elif _VAGUE.search(text) and not _CONCRETE.search(text):
        told.append(notice("hint_general"))
    if len(text) > _LONGEST:
        told.append(notice("hint_long", number=len(text)))
    told += _copied(text, others, last_year, plan_texts)
    return tuple(told)


def finding_hints(record: MeetingRecord, member: int | None, text: str) -> tuple[Notice, ...]:
    """Return what to tell somebody who is writing ``text`` as findings, one a line; each thing is told once.

    ``member`` is the roster number of who finds, ``None`` the committee. Empty where the plan turns hints off.
    """
    plan = record.plan
    if not plan.settings.finding_hints:
        return ()
    others = [
        (record.roster.label(finding.member), finding.point)
        for finding in record.preparation.findings
        if finding.member != member
    ]
    carried = [
        item.problem
        for item in record.rectification.items
        if item.origin is Origin.CARRIED and item.member == member
    ]
    texts = (plan.theme.text, plan.preparation.findings_text, plan.preparation.study_text)
    told = [
        hint
        for point in text.splitlines()
        for hint in hints(point, others, last_year=carried, plan_texts=texts)
    ]
    return tuple({str(hint): hint for hint in told}.values())


def _copied(
    text: str, others: Iterable[tuple[str, str]], last_year: Iterable[str], plan_texts: Iterable[str]
) -> list[Notice]:
    pieces = _pieces(text)
    for label, words in others:
        if pieces & _pieces(words):
            return [notice("hint_copied", member=label)]
    if any(pieces & _pieces(words) for words in last_year):
        return [notice("hint_of_last_year")]
    if any(pieces & _pieces(words) for words in plan_texts):
        return [notice("hint_of_the_plan")]
    return []


def _pieces(text: str) -> set[str]:
    """Return every run of so many characters; a short point is one piece, so that only the same one matches."""
    plain = _BREAK.sub("", text)
    if len(plain) < _COPIED:
        return {plain} if len(plain) >= _SHORTEST else set()
    return {plain[start : start + _COPIED] for start in range(len(plain) - _COPIED + 1)}
