"""The whole plan as markup: what it says chapter by chapter, and the open rules with their sources."""

from __future__ import annotations

import datetime
from typing import Any

from orglife_kit.i18n import day_words, term, words_of
from orglife_kit.locale import mark
from orglife_kit.locale.plan_words import PLAN_WORDS
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import paragraph, table
from orglife_kit.views.forms.plan_fields import MEETING, OPEN_RULES, PAGES, PlanField

_ = words_of("plan")

_SOURCES = {  # of every other open rule no rule was found
    "settings.cap_share": mark("plan", "this plan"),
    "settings.over_cap": mark("plan", "this plan"),
    "settings.talk_notes": mark("plan", "this plan"),
    "settings.finding_hints": mark("plan", "this plan"),
    "settings.disposition_steps": mark("plan", "rules on dispositions, 2024"),
}


def must_talk_labels(record: MeetingRecord) -> list[str]:
    """Return the names of those who must be talked with, in roster order."""
    return [record.roster.label(member.number) for member in record.roster.members if member.must_talk]


def whole_plan(record: MeetingRecord) -> str:
    """Return the whole plan as markup."""
    return "".join(_chapter(record, words, fields) for words, fields in PAGES)


def _chapter(record: MeetingRecord, words: str, fields: tuple[PlanField, ...]) -> str:
    rows = [
        (_(field.words), text, _source(field.key))
        for field in fields
        if (text := _words(field, field.shown(record.plan)))
    ]
    if fields is OPEN_RULES:
        return table((_("Open rule"), _("As it is set"), _("Source")), [*rows, *_persons(record)], _(words))
    if fields is MEETING:
        agenda = "\n".join(
            f"{position}. {item.text}（{term(item.kind)}）"
            for position, item in enumerate(record.plan.meeting.agenda, 1)
        )
        rows.append((_("Agenda"), agenda, ""))
    heads = (_("Fact"), _("As it stands"))
    if not rows:
        return paragraph(_(words), "label") + paragraph(_("Nothing is filled in yet."), "quiet")
    return table(heads, [row[:2] for row in rows], _(words))


def _persons(record: MeetingRecord) -> list[tuple[str, str, str]]:
    """Return the rows of the open rules that name members."""
    must_talk = must_talk_labels(record)
    not_counted = [record.roster.label(entry.member) for entry in record.members_not_counted]
    rows = [("settings.not_counted", "、".join(not_counted) or _("none"))]
    if must_talk:
        rows.insert(0, ("settings.must_talk", "\n".join(must_talk)))
    return [(_(PLAN_WORDS[key]), names, _source(key)) for key, names in rows]


def _source(key: str) -> str:
    return _(_SOURCES[key]) if key in _SOURCES else _("no rule found")


def _words(field: PlanField, value: Any) -> str:
    """Return what a field holds as people read it; nothing for an empty one."""
    if field.kind == "truth":
        return _("yes") if value else _("no")
    if field.choices is not None:
        return term(value) if value else _("as the rules say")
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return day_words(value)
    return str(value).replace("\n", " / " if field.kind == "labels" else "\n")
