"""整改 as a form for Word: an owner's open items, what was done since, and rows for new ones (C12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.items import ItemState, Ledger, RectificationItem

_TITLE = "整改落实情况表"
_NOTES = (
    "有新的进展才填“本次进展”和日期；其他空着即为不变。做完的在“整改完成”打勾，并写明做了什么、哪天做完。",
    "已有事项的“问题”“已有进展”两栏已锁定，其余可以填写；要增加事项的，填在末尾的空行，没有就空着。",
    "填好后存成 .docx 发回支部；不用本表也可以，不作统计。",
)
_LATEST = "latest"  # of no column: what was told before, beside the place for what is new
_COLUMNS = (
    FormColumn("problem", "问题", Answer.FIXED, 40, of_new=Answer.TEXT),
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
    items = {item.number: item for item in record.rectification.items if item.is_open}
    recorded = recorded_values(RECTIFICATION, record)
    owned: dict[str, list[RectificationItem]] = {}
    for number, item in items.items():
        owned.setdefault(_owner(recorded[number]) or _UNOWNED, []).append(item)
    for owner, own in owned.items():
        rows = [_row(record, item.number, recorded[item.number]) for item in own]
        rows += _empty_rows(record, owner, own)
        yield WordForm("rectification", _TITLE, owner, owner, _COLUMNS, tuple(rows), _NOTES, record.identity)


def _owner(values: Mapping[str, Value]) -> str:
    return str(values["owner"]).strip() or str(values["name"])


def _empty_rows(record: MeetingRecord, owner: str, items: Sequence[RectificationItem]) -> list[FormRow]:
    """Return the rows for new items: a member's own stay his own, and nobody else's item becomes his by chance."""
    numbers = {record.roster.label(member.number): member.number for member in record.roster.members}
    adds: list[tuple[str, str]] = []
    if any(not item.is_personal for item in items):
        word = "支委会" if record.deciding_organ is DecidingOrgan.COMMITTEE else "党支部"
        adds.append((Ledger.COMMITTEE, f"（新增{word}整改事项）"))
    if owner in numbers:
        adds.append((f"{Ledger.MEMBER} {numbers[owner]}", "（新增本人整改承诺）"))
    return [FormRow({_LATEST: words}, adds=whose) for whose, words in adds]


def _new_row(of: str, adds: str, beside: Mapping[str, Value] | None) -> dict[str, str]:
    ledger, _, member = adds.partition(" ")
    owner = of if beside is None else _owner(beside)
    return {"ledger": ledger, "member": member, "owner": owner}


def _row(record: MeetingRecord, number: int, values: Mapping[str, Value]) -> FormRow:
    row = recorded_row(RECTIFICATION, record, values, number, _SHOWN)
    day = values["progressed"]
    told = f"{day} {values['progress']}" if day else str(values["progress"] or "")
    done = "是" if values["state"] is ItemState.DONE else "否"
    return FormRow({**row.values, _LATEST: told, "state": done}, number, row.digest)


def _mend(answers: dict[str, str], recorded: Mapping[str, Value] | None) -> None:
    """Put the box 整改完成 into the state; one that was done and is ticked no more is under way again."""
    if recorded is None:
        answers["state"] = word_of(ItemState.DONE) if yes_meant(answers.get("state", "")) else ""
        return
    state = before = recorded["state"]
    if yes_meant(answers.get("state", "")):
        state = before if before is ItemState.VERIFIED else ItemState.DONE
    elif before is ItemState.DONE:
        state = ItemState.UNDER_WAY
    assert isinstance(state, ItemState)
    answers["state"] = word_of(state)


KIND = FormKind(RECTIFICATION, _TITLE, _COLUMNS, _forms, of_owners=True, new_row=_new_row, mend=_mend)
