"""查摆 as a form for Word: a member's points under the plan's aspects, each pointed to a goal if he likes (C5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from orglife_kit.meeting.tables.declaration import Value
from orglife_kit.meeting.tables.preparation import FINDINGS
from orglife_kit.meeting.word_forms.form import (
    Answer,
    FormColumn,
    FormKind,
    FormRow,
    WordForm,
    recorded_row,
    recorded_values,
)
from orglife_kit.rules.preparation.findings import member_aspects
from orglife_kit.rules.record import MeetingRecord

_TITLE = "党员查摆问题表"
_NOTES = (
    "写自己的问题，一行一条，简短即可；没有的空着。",
    "“问题”“对照”两栏可以填写，其余已锁定。填好后存成 .docx 发回支部；不用本表、不填都可以，不作统计。",
)
_ASPECT = FormColumn("aspect", "方面", Answer.FIXED, 26)
_POINT = FormColumn("point", "问题（一行一条）", Answer.TEXT, 64)
_GOAL = FormColumn("goal", "对照（可不选）", Answer.CHOICE, 34)
_LINES_WITHOUT_ASPECTS = 3


def _forms(record: MeetingRecord) -> Iterator[WordForm]:
    aspects, goals = member_aspects(record), tuple(record.plan.theme.points)
    recorded = recorded_values(FINDINGS, record)
    columns = (
        *([_ASPECT] if any(aspects) else []),
        _POINT,
        *([replace(_GOAL, choices=goals)] if goals else []),
    )
    keys = [column.key for column in columns]
    for member in record.roster.members:
        rows: list[FormRow] = []
        for aspect in aspects:
            rows += [
                recorded_row(FINDINGS, record, values, number, keys)
                for number, values in recorded.items()
                if (values["member"], values["aspect"]) == (member.number, aspect)
            ]
            blank = FormRow({"aspect": aspect} if any(aspects) else {})
            rows += [blank] * (1 if any(aspects) else _LINES_WITHOUT_ASPECTS)
        label = record.roster.label(member.number)
        yield WordForm(
            "findings", _TITLE, member.number, label, columns, tuple(rows), _NOTES, record.identity
        )


def _new_row(of: str, _adds: str, _beside: Mapping[str, Value] | None) -> dict[str, str]:
    return {"member": of}


KIND = FormKind(FINDINGS, _TITLE, (_ASPECT, _POINT, _GOAL), _forms, new_row=_new_row)
