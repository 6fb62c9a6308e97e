"""Whether a text is a plan of such a meeting at all: it may be about another matter, or tell of one that was held."""

from __future__ import annotations

import re
from enum import StrEnum

from orglife_kit.rules.plan.reading.head import frame_of
from orglife_kit.rules.plan.reading.markers import marker_of
from orglife_kit.rules.plan.reading.text import WrittenText, squeezed

_OURS = re.compile(r"组织生活会|民主评议|评议党员|谈心谈话|查摆|批评和自我批评|批评与自我批评")
_NAMED = re.compile(r"组织生活会|民主评议|评议党员|组织生活|生活会(?<!民主生活会)")
_OF_LEADERS = re.compile(r"民主生活会")
_OTHERS = re.compile(
    r"主题党日|党课|选举|换届|发展党员|预备党员转正|民主生活会|志愿服务|座谈会|培训班|表彰|慰问"
)
_OF_A_PARTY = re.compile(r"党员|支部|述职|测评|谈心")
_TOLD_AS = re.compile(
    r"(?:会议|生活会|支部|大会)记录$|生活会(?:会议)?纪要$|主持[词稿]|主持讲话|情况(?:的)?(?:报告|汇报|总结|通报|小结)$|工作总结$"
    r"|(?:对照检查|检视剖析|个人剖析|党性分析|发言)(?:材料|提纲|稿)$|(?:讲话|点评|发言)(?:稿|提纲)?$|简报$|新闻稿$|报道$|侧记$"
)
_NO_NAME = re.compile(
    "[，：。；,:;]|^[请由须]|(?:写好|撰写|准备|提交|起草|做好|负责)"
)  # a sentence, no document's name
_NAMED_A_PLAN = re.compile(r"(?:方案|通知|安排表?|计划|日程表?|预案)(?:[（(][^（）()]*[）)])?$")
_TOLD = tuple(
    map(
        re.compile,
        (
            r"(?:近日|日前|昨日|日上午|日下午|日晚|日)[，,]?[^。；]{0,40}?(?:召开|举行)了?[^。；]{0,40}(?:组织生活会|民主评议)[^。；]{0,12}[。！](?!.{0,12}(?:请|须))",
            r"会上[，,][^。]{0,60}(?:了|依次|逐一|首先)",
            r"会议(?:强调|指出|认为|号召)|会议首先",
            r"(?:纷纷|一致)(?:表示|认为)|圆满(?:完成|结束|召开)|顺利召开|会议(?:于[^。；]{2,16})?结束",
            r"(?:召开|开展|组织|进行|举行|学习|通报|报告|作)了",
            r"随后[，,]|并(?:作了?)?讲话|充分肯定|(?:讲|提出)了?[两三四几\d]点",
            r"现在开会|下面[，,]?(?:进行|请|由|开始)|进行(?:会议)?第[一二三四五六]项|散会",
            r"到会(?:了)?\s*\d+|实到[^。；，]{0,8}\d+\s*[人名]|缺席[^。；，]{0,6}(?:\d+\s*[人名]|无)",
        ),
    )
)
_PLANNED = re.compile(
    r"(?:拟|定|将)于|拟定|(?:方案|安排|通知|计划|要求|事项)[^。；，]{0,4}如下|(?:制定|拟定|制订)(?:本|此|如下|以下|了?如下)[^。；]{0,8}方案|请[^。；]{0,12}(?:准时|按时|提前)|另行?通知"
)
_NEWS = re.compile(r"本[网报站](?:讯|消息)|[（(](?:通讯员|供稿|撰稿)")
_FEWEST_SIGNS = 3
_HEAD_LINES = 4
_LONGEST_TITLE = 60
_LONGEST_NAME = 40
_LONGEST_PART = 60  # a line or two of a plan need not say what they are of


class OtherPurpose(StrEnum):
    """What a text is that is no plan or notice of an organizational life meeting."""

    OTHER_MATTER = "other_matter"
    HELD = "held"


def other_purpose(text: str) -> OtherPurpose | None:
    """Return what ``text`` is instead of a plan, ``None`` where nothing says that it is none."""
    written = WrittenText(text)
    title = squeezed("".join(line.text for line in frame_of(written).title))
    if _is_another_matter(title, text):
        return OtherPurpose.OTHER_MATTER
    if _NAMED_A_PLAN.search(title) or _PLANNED.search(text):
        return None
    heads = (squeezed(line.text) for line in written.lines[:_HEAD_LINES])
    if (len(title) <= _LONGEST_TITLE and _TOLD_AS.search(title)) or any(map(_is_named_as_told, heads)):
        return OtherPurpose.HELD
    signs = sum(1 for sign in _TOLD if sign.search(text))
    return OtherPurpose.HELD if signs >= _FEWEST_SIGNS or _NEWS.search(text) else None


def _is_named_as_told(line: str) -> bool:
    """Return whether a line is nothing but the name of a document that tells of a meeting."""
    is_name = len(line) <= _LONGEST_NAME and not marker_of(line) and not _NO_NAME.search(line)
    return is_name and bool(_TOLD_AS.search(line))


def _is_another_matter(title: str, text: str) -> bool:
    if title and not _NAMED.search(title):
        return bool(_OF_LEADERS.search(title)) or not _OURS.search(text)
    if title or _OURS.search(text):
        return False
    return bool(_OTHERS.search(text)) or (len(text) > _LONGEST_PART and not _OF_A_PARTY.search(text))
