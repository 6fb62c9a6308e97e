"""整改 as a form for Word: an owner's open items, with the measure, the day, what was done since (C12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orglife_kit.meeting.tables.declaration import Value
from orglife_kit.meeting.tables.rectification import RECTIFICATION
from orglife_kit.meeting.tables.wordings import word_of, yes_meant
from orglife_kit.meeting.word_forms.form import (
    Answer,
    FormColumn,
    FormKind,
    FormRow,
    WordForm,
    recorded_row,
    recorded_values,
)
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.items import ItemState

_TITLE = "整改落实情况表"
_NOTES = (
    "有新的进展才填“本次进展”和日期；其他空着即为不变。做完的在“整改完成”打勾，并写明做了什么、哪天做完。",
    "“问题”“已有进展”两栏已锁定，其余可以填写。填好后存成 .docx 发回支部；不用本表也可以，不作统计。",
)
_LATEST = "latest"  # of no column: what was told before, beside the place for what is new
_COLUMNS = (
    FormColumn("problem", "问题", Answer.FIXED, 40),
    FormColumn("measure", "整改措施", Answer.TEXT, 44),
    FormColumn("due", "整改时限", Answer.DATE, 22),
    FormColumn("immediate", "立行立改", Answer.TICK, 12),
    FormColumn(_LATEST, "已有进展", Answer.FIXED, 40),
    FormColumn("progress", "本次进展", Answer.TEXT, 44),
    FormColumn("progressed", "进展日期", Answer.DATE, 22),
    FormColumn("state", "整改完成", Answer.TICK, 12),
)
_SHOWN = ("problem", "measure", "due", "immediate")
_UNOWNED = "责任人待定"


def _forms(record: MeetingRecord) -> Iterator[WordForm]:
    owned: dict[str, list[FormRow]] = {}
    for number, values in recorded_values(RECTIFICATION, record).items():
        if values["state"] is ItemState.VERIFIED:
            continue
        owner = str(values["owner"]).strip() or str(values["name"]) or _UNOWNED
        owned.setdefault(owner, []).append(_row(record, number, values))
    for owner, rows in owned.items():
        yield WordForm("rectification", _TITLE, owner, owner, _COLUMNS, tuple(rows), _NOTES, record.identity)


def _row(record: MeetingRecord, number: int, values: Mapping[str, Value]) -> FormRow:
    row = recorded_row(RECTIFICATION, record, values, number, _SHOWN)
    day = values["progressed"]
    told = f"{day} {values['progress']}" if day else str(values["progress"] or "")
    done = "是" if values["state"] is ItemState.DONE else "否"
    return FormRow({**row.values, _LATEST: told, "state": done}, number, row.digest)


def _mend(answers: dict[str, str], recorded: Mapping[str, Value] | None) -> None:
    """Put the box 整改完成 into the state; one that was done and is ticked no more is under way again."""
    before = recorded["state"] if recorded is not None else ItemState.OPENED
    state = before
    if yes_meant(answers.get("state", "")):
        state = before if before is ItemState.VERIFIED else ItemState.DONE
    elif before is ItemState.DONE:
        state = ItemState.UNDER_WAY
    assert isinstance(state, ItemState)
    answers["state"] = word_of(state)


_ANSWERS = {column.key: column.answer for column in _COLUMNS}
KIND = FormKind(RECTIFICATION, _TITLE, _ANSWERS, _forms, of_owners=True, mend=_mend)
