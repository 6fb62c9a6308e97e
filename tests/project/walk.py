"""The whole chain of the 22-member sample through the forms, act by act, as ``lightness.Hand`` counts it."""

from __future__ import annotations

import csv
import datetime
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import ipywidgets

from orglife_kit import forms, reports
from orglife_kit.i18n import term
from orglife_kit.meeting import Meeting, create_meeting
from orglife_kit.meeting.uploads import read_assessments
from orglife_kit.rules.assessment.outcomes import Basis, Outcome
from orglife_kit.rules.ballots.attendance import Presence
from orglife_kit.rules.ballots.evening import agenda_items
from orglife_kit.rules.ballots.opening import grade_set_of, subjects_of
from orglife_kit.rules.reviews import next_speakers
from orglife_kit.storage.plan_file import read_plan
from orglife_kit.storage.readers.ballots import read_pile
from orglife_kit.storage.shipped import sample_folder
from orglife_kit.views.forms.grid import BallotGrid
from orglife_kit.views.forms.plan_fields import PAGES
from tests.lightness import Hand
from tests.views.forms.driving import button

SAMPLE = sample_folder()
_WRITTEN = (
    "lines",
    "labels",
    "paragraph",
    "paragraphs",
)  # the kinds of the plan's fields that hold sentences
_PRESENCES = {"请假": Presence.ON_LEAVE, "迟到": Presence.LATE}


def parts_of(form: Any, kind: type) -> list[Any]:
    """Return every part of a form that is a ``kind``."""
    found = []
    for part in getattr(form, "children", ()):
        found += [part] if isinstance(part, kind) else []
        found += parts_of(part, kind)
    return found


def walk(folder: Path) -> tuple[Hand, Meeting]:
    """Return the hand that went through the whole chain, and the meeting it leaves."""
    hand = Hand()
    meeting = create_meeting(folder, None, SAMPLE / "roster.csv")
    hand.press(len("2024"), "name of the folder", "C1")
    for what in ("name of the folder", "roster file", "read", "keep"):
        hand.click(lambda: None, what, "C1")
    _plan(hand, meeting)
    _prepare(hand, meeting)
    _hold(hand, meeting)
    _rate(hand, meeting, "committee", "committee_ballots.csv", "C7")
    _rate(hand, meeting, "members", "ballots.csv", "C8")
    for act, what in ((reports.print_strip, "strip"), (reports.print_summary, "summary to sign")):
        hand.print(partial(act, meeting), what, "C8")
    _assess(hand, meeting)
    _rectify(hand, meeting)
    return hand, meeting


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a sample's file by their heads."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _plan(hand: Hand, meeting: Meeting) -> None:
    """Fill in a blank plan until it is that of the sample."""
    target = read_plan(SAMPLE / "plan.toml")
    blank = (
        meeting.record.plan.meeting.agenda
    )  # the sample's, in an office's punctuation: nobody changes that
    assert [item.kind for item in blank] == [item.kind for item in target.meeting.agenda]
    target = replace(target, meeting=replace(target.meeting, agenda=blank))
    form = forms.plan(meeting, reports)
    for _, fields in PAGES:
        for entry in fields:
            field, value = form.fields[entry.key], entry.shown(target)
            if field.value != value:
                hand.write(field, value, "plan", "C1", sentence=entry.kind in _WRITTEN)
    assert meeting.record.plan == target
    hand.print(partial(reports.print_plan, meeting), "plan", "C1")
    hand.print(partial(reports.print_notice, meeting), "notice of the meeting", "C12")


def _prepare(hand: Hand, meeting: Meeting) -> None:
    study = forms.study(meeting)
    hand.click(study.everybody.click, "everybody attended", "C2")
    for row in rows_of(SAMPLE / "study.csv"):
        hand.write(study.name, row["姓名"], "who was absent", "C2")
        hand.click(button(study, "缺席").click, "was absent", "C2")
        number = meeting.member(row["姓名"]).number
        for name, value, what, clause in (
            ("reason", row["缺席原因"], "reason of the absence", ""),
            ("made_up", datetime.date.fromisoformat(row["补学日期"]), "made up on", "C2"),
        ):
            leave = partial(study.change, number, **{name: value})
            hand.write(None, value, what, clause, sentence=name == "reason", leave=leave)
    talks = forms.talks(meeting)
    while talks.suggested.options:
        hand.choose(talks.suggested, talks.suggested.options[0][1], "suggested pair", "C3")
        hand.click(talks.enter.click, "record this talk", "C3")
    found = forms.committee_findings(meeting)
    for row in rows_of(SAMPLE / "committee_findings.csv"):
        texts = parts_of(found.findings, ipywidgets.Text)
        new = next(entry for entry in texts if entry.description == row["方面"] and not entry.value)
        hand.write(new, row["问题"], "finding of the committee", "C4", sentence=True)
    findings = forms.findings(meeting)
    for position, member in enumerate(meeting.record.roster.members):
        if position:
            hand.choose(findings.members, member.number, "next member", "C5")
        label = meeting.record.roster.label(member.number)
        points: dict[str, list[str]] = {}
        for row in rows_of(SAMPLE / "findings.csv"):
            if row["姓名"] == label:
                points.setdefault(row["方面"], []).append(row["要点"])
        for aspect, words in points.items():
            found = "\n".join(words)
            hand.write(findings.aspects[aspect], found, "findings of a member", "C5", sentence=True)


def _hold(hand: Hand, meeting: Meeting) -> None:
    attendance = forms.attendance(meeting)
    hand.click(attendance.everybody.click, "everybody is present", "C12")
    for row in rows_of(SAMPLE / "attendance.csv"):
        hand.write(attendance.name, row["姓名"], "who was not there", "C12")
        presence = _PRESENCES[row["出席情况"]]
        press = next(each for each in attendance.presences if each.description == term(presence))
        hand.click(press.click, "on leave, late", "C12")
        number = meeting.member(row["姓名"]).number
        line = attendance.exceptions[number]
        hand.write(line.parts[1], row["原因"], "reason of the leave", "C12", sentence=True)
        assert meeting.record.ballots.attendance[number - 1].reason == row["原因"]
    reviews = forms.self_reviews(meeting)
    while next_speakers(meeting.record):
        hand.click(reviews.spoken.click, "has spoken", "C6")
    said = forms.peer_reviews(meeting)
    for row in rows_of(SAMPLE / "peer_reviews.csv"):
        hand.write(said.critic, row["批评人"], "who speaks")
        hand.write(said.member, row["被批评人"], "to whom")
        hand.write(said.note, row["内容"], "what was said", sentence=True)
        hand.click(button(said, "已记录").click, "was said")
    hand.print(partial(reports.print_sign_in, meeting), "sign-in sheet", "C12")
    for kind in ("committee", "members"):
        hand.print(partial(reports.print_ballots, meeting, kind), "ballots", "C8")
    evening = forms.evening(meeting, reports)
    for _ in agenda_items(meeting.record):
        hand.click(evening.next.click, "go on along the agenda")
    evening.steps.value = "officers"
    officers = evening.body.parts[0]
    hand.write(officers.tellers, "方以宁、许向晚", "tellers", "C8")
    hand.write(officers.scrutineers, "唐砚秋、何晚晴", "scrutineers", "C8")


def _rate(hand: Hand, meeting: Meeting, kind: str, file: str, clause: str) -> None:
    pile = read_pile(
        SAMPLE / file,
        subjects_of(meeting.record, kind),
        grade_set_of(meeting.record, kind),
        meeting.record.roster,
    )
    form = forms.ballots(meeting, kind)
    hand.click(form.open.click, "open the rating", clause)
    (desk,) = form.desks
    hand.write(desk.received, str(len(pile.ballots)), "received", clause)
    (grid,) = parts_of(desk, BallotGrid)
    for number, marks in enumerate(pile.ballots):
        answer = grid.answer({"seq": number, "act": "save", "token": f"{number:032x}", "marks": list(marks)})
        assert answer["ok"], answer
        hand.press(len(marks) + 1, "a ballot", clause)
    hand.click(desk.sign_off_asked.button.click, "sign off", clause)
    hand.click(desk.sign_off_asked.question.yes.click, "yes, sign off", clause)
    hand.click(form.close_round.click, "close the rating", clause)


def _assess(hand: Hand, meeting: Meeting) -> None:
    form = forms.assessment(meeting)
    for entry in read_assessments(meeting.record, SAMPLE / "assessments.csv"):
        hand.choose(form.members, entry.member, "next member", "C9")
        hand.choose(form.outcome, entry.outcome.value, "outcome", "C9")
        if entry.outcome.is_grade:
            hand.write(form.opinion, entry.opinion, "opinion", "C9", sentence=True)
            hand.choose(form.bases[Basis.DAILY_CONDUCT], True, "basis", "C9")
            hand.write(form.direction, entry.direction, "direction", sentence=True)
        if entry.reason:
            what = "reason of a lower grade or of none"
            hand.write(form.reason, entry.reason, what, "C11", sentence=True)
        if entry.outcome is Outcome.BASICALLY_QUALIFIED:
            for name in ("gap", "helper", "measure"):
                value, sentence = getattr(entry.follow_up, name), name != "helper"
                hand.write(form.follow_up[name], value, name, "C11", sentence=sentence)
            hand.write(form.follow_up["review_date"], entry.follow_up.review_date, "review on", "C11")
    feedback = forms.feedback(meeting)
    told = tuple(number for _, number in feedback.waiting.options)
    hand.choose(feedback.waiting, told, "who was told", "C9")
    hand.click(button(feedback, "已反馈").click, "was told", "C9")
    follow_up = forms.follow_up(meeting)
    for number, card in follow_up.cards.items():
        hand.write(card["result"], "上半年学习没有缺席", "what became of it", "C11", sentence=True)
        assert follow_up.cards[number] is card
        hand.click(button(follow_up, "保存").click, "keep", "C11")


def _rectify(hand: Hand, meeting: Meeting) -> None:
    form = forms.rectification(meeting)
    hand.choose(form.offered, tuple(item for _, item in form.offered.options), "all candidates", "C13")
    hand.click(button(form, "列入台账").click, "take in", "C13")
    for item in meeting.record.rectification.items:
        if not item.measure:
            clause = "C14" if item.is_commitment else "C13"
            field, _ = form.measures.rows[item.number, item.problem].parts
            hand.write(field, "每月做一次，记下来", "measure", clause, sentence=True)
    hand.write(form.measures.day, datetime.date(2024, 6, 30), "one day for all", "C14")
    hand.click(button(form, "填给没有时限的").click, "one day for all", "C14")
    for item in meeting.record.rectification.items:
        if item.is_commitment:
            continue  # it needs no more than the measure and the day
        hand.choose(form.items, item.number, "item", "C13")
        hand.write(form.outcome.words, "上半年都做了", "progress", "C13", sentence=True)
        hand.click(button(form, "整改完成").click, "rectified", "C13")
        verifier = "沈㛃" if item.owner != "沈㛃" else "周明澈"
        hand.write(form.outcome.verified_by, verifier, "verified by", "C15")
        hand.choose(form.outcome.satisfaction, "SATISFIED", "those concerned", "C15")
        hand.click(button(form, "核验").click, "verify", "C15")
    accounts = forms.accounts(meeting)
    for audience in ("WORKING_COMMITTEE", "MEMBERS_MEETING"):
        hand.click(accounts.buttons[audience].click, "reported", "C13")
    publication = forms.publication(meeting, reports)
    for scope, clause in (("ORGAN", "C9"), ("MEMBER", "C9")):
        hand.choose(publication.scope, scope, "for whom", clause)
        if not publication.one_file.value:
            hand.choose(publication.one_file, True, "bound as one file", clause)
        hand.print(publication.write, "everything to sign and keep, every slip", clause)
    hand.choose(publication.scope, "BRANCH", "for the branch", "C16")
    hand.click(button(publication, "导出并记为已公开").click, "write and record as published", "C16")
