"""What a section of a written plan is about, by the words of its label or title."""

from __future__ import annotations

import re
from enum import StrEnum


class SectionKind(StrEnum):
    """What a section is about."""

    AGENDA = "agenda"
    LEADERSHIP = "leadership"
    RECTIFICATION = "rectification"
    TALKS = "talks"
    FINDINGS = "findings"
    STUDY = "study"
    PREPARATION = "preparation"
    THEME = "theme"
    GENERAL = "general"
    MEETING = "meeting"
    NAME = "name"
    TIME = "time"
    PLACE = "place"
    TIME_AND_PLACE = "time_and_place"
    HOST = "host"
    RECORDER = "recorder"
    PARTICIPANTS = "participants"
    GUESTS = "guests"
    GUIDE = "guide"
    DOCUMENTS = "documents"
    OTHER = "other"

    @property
    def is_fact(self) -> bool:
        """Whether it is one fact of the meeting, said in a line."""
        return self in _FACTS


_FACT_LABELS = (
    (SectionKind.TIME_AND_PLACE, r"(?:会议|召开)?时间[、和及与]?(?:会议)?地点"),
    (SectionKind.NAME, r"(?:会议|活动)(?:名称|类型)"),
    (
        SectionKind.TIME,
        r"(?:会议|召开|开会|拟?召开会议|拟召开|拟定)?(?:的)?(?:时间|日期|日子)(?:安排)?|(?:什么时候|何时)(?:开会|开|召开)?",
    ),
    (
        SectionKind.PLACE,
        r"(?:会议|召开|开会)?(?:的)?(?:地点|会场|地方)|在?(?:哪里|哪儿|何处|什么地方)(?:开会|开|召开)?",
    ),
    (SectionKind.HOST, r"(?:会议)?主持(?:人|人员|同志)?|(?:会议)?(?:由)?谁(?:来)?主持"),
    (SectionKind.RECORDER, r"(?:会议)?记录(?:人|员|人员)?"),
    (
        SectionKind.GUIDE,
        r"(?:会议|上级)?(?:指导|督导|点评)(?:会议)?(?:人|人员|领导|同志)|(?:到会|列席)?(?:指导|督导|点评)",
    ),
    (SectionKind.GUESTS, r"(?:列席|邀请|指导)(?:会议)?(?:人|人员|领导|对象)?"),
    (
        SectionKind.PARTICIPANTS,
        r"(?:会议)?(?:参加|参会|出席|与会|到会)(?:会议)?(?:的)?(?:人|人员|人数|对象|范围|党员|同志)?|(?:哪些人|谁)(?:来)?(?:参加|参会|来)",
    ),
    (
        SectionKind.AGENDA,
        r"(?:会议|主要|基本|具体|召开)*(?:议程|程序|流程)(?:安排)?"
        r"|(?:会议|会上|开会|大会)(?:的)?(?:内容|议题|程序|议程|流程|顺序|步骤|环节|日程|事项)(?:安排)?|开会(?:时)?怎么[走开]",
    ),
    (SectionKind.THEME, r"(?:会议|本次会议|活动)?主题(?:内容)?"),
    (SectionKind.DOCUMENTS, r"(?:依据|文件依据|依据文件)"),
)
_TITLES = (
    (
        SectionKind.AGENDA,
        r"议程|(?:主要|基本)程序|会[上议]?(?:怎么|这样|这么)开|(?:会上|会中|会议|开会|召开)[^，。前后]{0,6}(?:程序|流程|顺序|步骤|环节|日程)|活动(?:程序|流程|日程)",
    ),
    (
        SectionKind.LEADERSHIP,
        r"领导|(?:工作|有关|相关|几点|会议|活动|纪律|具体|组织)要求|^要求$|保障|注意事项|(?:强化|督促|加强)(?:督促)?指导",
    ),
    (SectionKind.RECTIFICATION, r"整改|会后|后续|^改$"),
    (SectionKind.TALKS, r"谈心|谈话|交心|^谈[\u4e00-\u9fff]{0,3}$|谈(?:什么|哪些)"),
    (
        SectionKind.FINDINGS,
        r"查摆|检视|剖析|(?:找准|查找|排查|梳理|查|找|想)[^，。]{0,4}(?:问题|不足|差距)|问题清单|对照检查|提纲|自查|^检查$|[想找]一[想找]|^[想查找摆][\u4e00-\u9fff]{0,2}$|[想查找](?:什么|哪些)",
    ),
    (SectionKind.OTHER, r"征求意见|听取意见|征集意见|意见建议"),
    (SectionKind.GENERAL, r"总体要求|指导思想|目标要求|总体目标|目标任务|工作目标"),
    (SectionKind.THEME, r"主题(?!教育|党日)"),
    (SectionKind.STUDY, r"学习|自学|^学(?![校院生])[\u4e00-\u9fff]{0,2}$|集[体中]学|学(?:什么|哪些)"),
    (SectionKind.PREPARATION, r"会前|准备"),
    (SectionKind.DOCUMENTS, r"依据"),
    (
        SectionKind.MEETING,
        r"生活会|会议召开|^召开(?:阶段|环节)?$|组织召开|召开会议|开好会议|会议(?:组织|安排|实施)|会中|^会上$|民主评议|民主测评|评议党员|开好会",
    ),
)
_FACTS = frozenset(kind for kind, _ in _FACT_LABELS) - {SectionKind.THEME, SectionKind.DOCUMENTS}


def label_kind(name: str) -> SectionKind | None:
    """Return what a label without blanks stands before; ``None`` where it is none."""
    if re.fullmatch("活动的?(?:步骤|环节)", name):  # of the whole work, not of the evening
        return None
    of_a_meeting = re.sub("^(?:本次|此次|这次)|活动", lambda said: "会议" if said[0] == "活动" else "", name)
    return next((kind for kind, pattern in _FACT_LABELS if re.fullmatch(pattern, of_a_meeting)), None)


def title_kind(name: str) -> SectionKind:
    """Return what a section is about whose title, or first clause, is ``name``."""
    return next((kind for kind, pattern in _TITLES if re.search(pattern, name)), SectionKind.OTHER)
