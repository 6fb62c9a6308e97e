"""What the plan says, line by line under the keys of plan.toml: the plan itself, and its settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum

from orglife_kit.meeting.tables.declaration import ORGAN, TableOfRecord, Value, number, text
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.rules.plan.plan import MeetingPlan, Period, Plan
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord

_REPORTED = ORGAN | {Scope.BRANCH, Scope.SUPERVISOR}
_PARTS = ("theme", "preparation", "meeting", "settings")
_ELSEWHERE = ("members_grade_set", "committee_grade_set", "names_persons", *_PARTS)
PLAN_WORDS = {  # as the form of the plan calls them
    "grades.members.grades": "测评党员的等次",
    "plan.title": "名称",
    "plan.year": "年度",
    "plan.branch": "党支部",
    "plan.superior": "上级党组织",
    "plan.accounts_to": "述职对象（党员大会除外）",
    "plan.previous": "上年度会议的文件夹",
    "plan.committee_name": "支部工作测评票项目名",
    "plan.deciding_organ": "评定机构",
    "meeting.date": "开会日期",
    "meeting.time": "几点",
    "meeting.place": "地点",
    "meeting.host": "主持人",
    "meeting.recorder": "记录人",
    "meeting.participants": "参加人员",
    "meeting.guide": "上级到会指导人",
    "meeting.supervising_group": "到会点评的（如督导组）",
    "theme.topic": "会议主题",
    "theme.education": "本年度开展的教育",
    "theme.requirement": "总要求",
    "theme.four_studies": "学习领悟的内容",
    "theme.problem_areas": "突出问题的方面",
    "theme.goals": "具体目标",
    "plan.documents": "依据文件",
    "preparation.study_date": "集中学习",
    "preparation.reading": "学习篇目",
    "preparation.talks_first": "谈心谈话，起",
    "preparation.talks_last": "谈心谈话，止",
    "preparation.findings_first": "查摆问题，起",
    "preparation.findings_last": "查摆问题，止",
    "preparation.committee_aspects": "党支部查摆的方面",
    "preparation.member_aspects": "党员查摆的方面",
    "settings.cap_base": "优秀比例的基数（党员总数）",
    "settings.cap_share": "优秀比例一般不超过",
    "settings.over_cap": "超出优秀比例",
    "settings.many_excellent": "一张票上“优秀”多于可评人数",
    "settings.overvote": "对同一人选了两项",
    "settings.quorum": "开始测评须到会的人数",
    "settings.quorum_comparison": "恰好达到该人数",
    "settings.own_line": "测评票上本人一行",
    "settings.absent_ballots": "缺席党员的票",
    "settings.public_ballots": "群众代表的票",
    "settings.public_rounds": "群众代表参加哪一轮测评",
    "settings.public_representatives": "群众代表人数",
    "grades.committee.grades": "评议支委会（党支部）工作的等次",
    "grades.members.prints_abstention": "测评党员的票上印“弃权”一栏",
    "grades.committee.prints_abstention": "评议支委会（党支部）工作的票上印“弃权”一栏",
    "settings.percentage_of": "百分比的分母",
    "settings.smallest_group": "显示数字的最小人数",
    "settings.talk_notes": "记谈话内容",
    "settings.finding_hints": "写问题时给提示",
    "settings.findings_on_slip": "反馈单上写查摆的问题和整改承诺",
    "settings.disposition_steps": "组织处置的步骤",
    "settings.keeping_years": "资料保存年数",
    "settings.distribution_to_branch": "等次分布告知支部",
    "settings.counts_to_supervisor": "每人的测评票数上报",
    "settings.member_facts_to_supervisor": "党员基本信息上报",
    "settings.committee_findings_to_public": "党支部查摆的问题公开",
    "plan.introduction": "引言",
    "theme.text": "会议主题",
    "preparation.study_text": "集中学习",
    "preparation.talks_text": "谈心谈话",
    "preparation.findings_text": "查摆问题",
    "meeting.text": "会议召开",
    "plan.rectification": "问题整改",
    "plan.leadership": "组织领导",
    "meeting.agenda": "会议议程",
}


def plan_lines(plan: Plan) -> Iterator[tuple[str, int, str]]:
    """Yield each key of plan.toml that says something, with the position from 1 and the text of each of its values."""
    for key, value in _values(plan):
        texts = [_text(entry) for entry in (value if isinstance(value, tuple) else (value,))]
        for position, words in enumerate(filter(None, texts), start=1):
            yield key, position, words


def _values(plan: Plan) -> Iterator[tuple[str, object]]:
    for entry in fields(plan):
        if entry.name not in _ELSEWHERE:
            yield f"plan.{entry.name}", getattr(plan, entry.name)
    for part in _PARTS:
        for entry in fields(getattr(plan, part)):
            yield from _of_part(part, entry.name, getattr(getattr(plan, part), entry.name), plan.meeting)
    for name, grade_set in (("members", plan.members_grade_set), ("committee", plan.committee_grade_set)):
        yield from _grades(name, grade_set)


def _of_part(part: str, name: str, value: object, meeting: MeetingPlan) -> Iterator[tuple[str, object]]:
    if isinstance(value, Period):
        yield f"{part}.{name}_first", value.first
        yield f"{part}.{name}_last", value.last
    elif (part, name) == ("meeting", "agenda"):
        yield "meeting.agenda", tuple(item.text for item in meeting.agenda)
    elif (part, name) == ("settings", "cap_share"):
        yield "settings.cap_share", "/".join(map(str, value))  # type: ignore[call-overload]
    else:
        yield f"{part}.{name}", value


def _grades(name: str, grade_set: GradeSet) -> Iterator[tuple[str, object]]:
    yield f"grades.{name}.grades", tuple(grade.label for grade in grade_set.grades)
    yield f"grades.{name}.prints_abstention", grade_set.prints_abstention


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, StrEnum):
        return value.value
    return "" if value is None else str(value)


def _rows(record: MeetingRecord, *, settings: bool) -> Iterator[tuple[Value, ...]]:
    for key, position, words in plan_lines(record.plan):
        if key.startswith("settings.") is settings:
            yield key, PLAN_WORDS[key], position, words


PLAN = TableOfRecord(
    "plan",
    "方案",
    "a line of the plan, by the keys of plan.toml",
    (
        text("key", "代号", scopes=_REPORTED),
        text("item", "项目", scopes=_REPORTED),
        number("position", "序号", scopes=_REPORTED),
        text("text", "内容", scopes=_REPORTED),
    ),
    lambda record: _rows(record, settings=False),
    ("key", "position"),
)
SETTINGS = TableOfRecord(
    "settings",
    "支部自定事项",
    "a setting of the plan, or a line of one",
    (text("key", "代号"), text("item", "事项"), number("position", "序号"), text("text", "所定")),
    lambda record: _rows(record, settings=True),
    ("key", "position"),
)
TABLES = (PLAN, SETTINGS)
