"""评定意见 as a form for Word: one member's, for the deciding organ; no number of the rating stands in it (C9)."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.meeting.tables.assessment import ASSESSMENTS
from orglife_kit.meeting.tables.wordings import word_of
from orglife_kit.meeting.word_forms.form import (
    Answer,
    FormColumn,
    FormKind,
    WordForm,
    recorded_row,
    recorded_values,
)
from orglife_kit.rules.assessment.outcomes import Basis, Outcome
from orglife_kit.rules.plan.members import Flag
from orglife_kit.rules.record import MeetingRecord

_TITLE = "评定意见表"
_NOTES = (
    "由作出评定的组织填写；评定依据可选多项，不能只凭测评票。",
    "右栏可以填写，其余已锁定；空着即为不变。填好后存成 .docx 发回支部；不用本表也可以，不作统计。",
)
_COLUMNS = (
    FormColumn("outcome", "评议结果", Answer.CHOICE, choices=tuple(map(word_of, Outcome))),
    FormColumn("opinion", "评定意见", Answer.TEXT),
    FormColumn("direction", "努力方向", Answer.TEXT),
    FormColumn("bases", "评定依据", Answer.TICKS, choices=tuple(map(word_of, Basis))),
    FormColumn("reason", "评议原因（基本合格、不合格时填）", Answer.TEXT),
    FormColumn("gap", "差距（基本合格时填，下同）", Answer.TEXT),
    FormColumn("helper", "帮助人", Answer.TEXT),
    FormColumn("measure", "帮助措施", Answer.TEXT),
    FormColumn("review_date", "复查日期", Answer.DATE),
)


def _forms(record: MeetingRecord) -> Iterator[WordForm]:
    recorded = recorded_values(ASSESSMENTS, record)
    keys = [column.key for column in _COLUMNS]
    for member in record.roster.having(Flag.IS_GRADED):
        row = recorded_row(ASSESSMENTS, record, recorded[member.number], member.number, keys)
        yield WordForm(
            "assessments",
            _TITLE,
            member.number,
            record.roster.label(member.number),
            _COLUMNS,
            (row,),
            _NOTES,
            record.identity,
            stacked=True,
        )


KIND = FormKind(ASSESSMENTS, _TITLE, _COLUMNS, _forms)
