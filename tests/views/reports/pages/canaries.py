"""A meeting with a canary in every text that belongs to its first member or to the committee."""

from __future__ import annotations

import datetime
from pathlib import Path

from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.follow_up import DispositionStep
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, FollowUp, Outcome
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.evening import agenda_items
from orglife_kit.rules.ballots.minutes import MinutesHead
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.preparation.findings import committee_aspects, member_aspects
from orglife_kit.rules.preparation.study import Absence
from orglife_kit.rules.rectification.carried import CarriedItem
from orglife_kit.rules.rectification.items import (
    History,
    ItemState,
    Ledger,
    Origin,
    Progress,
    RectificationItem,
)
from tests.meeting.building import make_meeting

NAMES = ["金丝雀", "王伟", "李雪", "王伟", "赵六", "钱七", "孙八"]
# What DESIGN.md §7 says of each content, and where: a canary of the first member (or of the committee), and the
# scopes in whose files it stands. MEMBER is the first member's own slip.
TABLE = {
    "plan document": ("依据金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR"}),
    "gender": ("性别金丝雀", {"MEMBER", "ORGAN"}),
    "ethnicity": ("民族金丝雀", {"MEMBER", "ORGAN"}),
    "group": ("小组金丝雀", {"MEMBER", "ORGAN"}),
    "post": ("职务金丝雀", {"MEMBER", "ORGAN"}),
    "flag reason": ("标志金丝雀", {"ORGAN"}),
    "not counted by": ("批准金丝雀", {"ORGAN"}),
    "passed": ("通过金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR"}),
    "note on an item": ("议程金丝雀", {"ORGAN"}),
    "counted again by": ("复点金丝雀", {"ORGAN"}),
    "watched by": ("监督金丝雀", {"ORGAN"}),
    "over the cap": ("超出金丝雀", {"ORGAN", "SUPERVISOR"}),
    "talk theme": ("谈题金丝雀", {"ORGAN"}),
    "talk suggestion": ("谈议金丝雀", {"ORGAN"}),
    "remark on PUBLIC": ("众议金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR", "PUBLIC"}),
    "answer on PUBLIC": ("众答金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR", "PUBLIC"}),
    "remark on BRANCH": ("支议金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR"}),
    "remark on ORGAN": ("机议金丝雀", {"ORGAN"}),
    "published file": ("文件金丝雀", {"ORGAN"}),
    "opinion": ("评语金丝雀", {"MEMBER", "ORGAN", "SUPERVISOR"}),
    "direction": ("方向金丝雀", {"MEMBER", "ORGAN", "SUPERVISOR"}),
    "conduct": ("表现金丝雀", {"ORGAN"}),
    "told by": ("反馈金丝雀", {"MEMBER", "ORGAN"}),
    "remark on it": ("本意金丝雀", {"MEMBER", "ORGAN"}),
    "reason": ("理由金丝雀", {"MEMBER", "ORGAN", "SUPERVISOR"}),
    "gap": ("差距金丝雀", {"MEMBER", "ORGAN", "SUPERVISOR"}),
    "helper": ("帮助金丝雀", {"MEMBER", "ORGAN", "SUPERVISOR"}),
    "measure": ("措施金丝雀", {"MEMBER", "ORGAN", "SUPERVISOR"}),
    "review": ("结果金丝雀", {"MEMBER", "ORGAN", "SUPERVISOR"}),
    "leave": ("病因金丝雀", {"ORGAN"}),
    "public representative": ("代表金丝雀", {"BRANCH", "ORGAN"}),
    "correction": ("更正金丝雀", {"ORGAN"}),
    "freeze taken back": ("取消金丝雀", {"ORGAN"}),
    "earlier minutes": ("旧记金丝雀", {"ORGAN"}),
    "study absence": ("缺课金丝雀", {"ORGAN"}),
    "talk": ("谈处金丝雀", {"ORGAN"}),
    "talk content": ("谈话金丝雀", {"ORGAN"}),
    "suggestion": ("建议金丝雀", {"ORGAN"}),
    "committee cause": ("根源金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR"}),
    "committee finding": ("支委金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR"}),
    "finding": ("查摆金丝雀", {"MEMBER", "ORGAN"}),
    "self-review": ("自评金丝雀", {"MEMBER", "ORGAN"}),
    "peer review": ("互评金丝雀", {"ORGAN"}),
    "comment": ("点评金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR"}),
    "committee measure": ("整措金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR"}),
    "chosen measure": ("选措金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR", "PUBLIC"}),
    "chosen problem": ("选题金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR"}),
    "committee progress": ("支进金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR"}),
    "committee evidence": ("支证金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR"}),
    "verified by": ("支验金丝雀", {"ORGAN", "SUPERVISOR"}),
    "verification note": ("支注金丝雀", {"ORGAN", "SUPERVISOR"}),
    "criticised by": ("支评金丝雀", {"ORGAN", "SUPERVISOR"}),
    "said when reopened": ("支话金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR"}),
    "chosen progress": ("选进金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR", "PUBLIC"}),
    "chosen evidence": ("选证金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR"}),
    "own progress": ("己进金丝雀", {"MEMBER", "ORGAN"}),
    "own evidence": ("己证金丝雀", {"MEMBER", "ORGAN"}),
    "own verified by": ("己验金丝雀", {"MEMBER", "ORGAN"}),
    "own criticised by": ("己评金丝雀", {"MEMBER", "ORGAN"}),
    "own said": ("己话金丝雀", {"MEMBER", "ORGAN"}),
    "last year's": ("去年金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR"}),
    "progress of it": ("去进金丝雀", {"BRANCH", "ORGAN", "SUPERVISOR"}),
    "last year's own": ("去己金丝雀", {"MEMBER", "ORGAN"}),
    "progress of own": ("己去金丝雀", {"MEMBER", "ORGAN"}),
    "secretary's own": ("书记金丝雀", {"ORGAN"}),
    "agreed commitment": ("同意金丝雀", {"MEMBER", "BRANCH", "ORGAN"}),
    "criticism taken up": ("批评金丝雀", {"MEMBER", "ORGAN"}),
    "measure on it": ("改批金丝雀", {"MEMBER", "BRANCH", "ORGAN"}),
    "education": ("教育金丝雀", {"ORGAN", "SUPERVISOR"}),  # of the sixth member, as the rest here
    "result of it": ("教果金丝雀", {"ORGAN", "SUPERVISOR"}),
    "disposition": ("处置金丝雀", {"ORGAN", "SUPERVISOR"}),
    "body of it": ("机关金丝雀", {"ORGAN", "SUPERVISOR"}),
    "note on it": ("附注金丝雀", {"ORGAN", "SUPERVISOR"}),
}
OF_THE_SIXTH = {"education", "result of it", "disposition", "body of it", "note on it"}
CANARIES = {name: canary for name, (canary, _) in TABLE.items()}


def canary_meeting(tmp_path: Path) -> Meeting:
    """Return a meeting with a canary in every text that belongs to the first member or to the committee."""
    made = make_meeting(tmp_path, NAMES, talk_notes="true")
    made.plan.change_must_talk(["孙八"])
    made.plan.change_member(2, post="书记")
    facts = {name: CANARIES[name] for name in ("gender", "ethnicity", "group", "post")}
    made.plan.change_member(1, birth="1980-03-12", joined="2003-07", **facts)
    made.preparation.take_study(absences=[Absence(5, CANARIES["study absence"])])
    made.preparation.record_talk(1, 5, "2024-01-15", **_talk())
    sorted_into = made.preparation.note_committee_finding(
        committee_aspects(made.record)[0],
        CANARIES["committee finding"],
        cause=CANARIES["committee cause"],
    )
    suggestion = made.preparation.note_suggestion("FROM_PUBLIC", CANARIES["suggestion"])
    made.preparation.sort_suggestion(suggestion, sorted_into)
    made.preparation.note_findings(1, member_aspects(made.record)[0], [CANARIES["finding"]])
    made.preparation.note_findings(2, member_aspects(made.record)[0], ["走访不够"])
    secretarys = next(finding for finding in made.record.preparation.findings if finding.member == 2)
    made.ballots.take_attendance([AttendanceLine(5, Presence.ON_LEAVE, CANARIES["leave"])])
    made.ballots.sign_in_representatives([CANARIES["public representative"]])
    made.reviews.record_self_review(1, CANARIES["self-review"])
    criticism = made.reviews.record_peer_review(3, 1, CANARIES["peer review"])
    comment = next(entry for entry in agenda_items(made.record) if entry.item.kind is ItemKind.COMMENT)
    made.ballots.record_item(comment.position, note=CANARIES["comment"])
    reviewing = next(entry for entry in agenda_items(made.record) if entry.item.kind is ItemKind.FIRST_ITEM)
    made.ballots.record_item(reviewing.position, note=CANARIES["note on an item"])
    made.ballots.propose_officers(["李雪"], ["钱七"], CANARIES["passed"])
    made.ballots.take_pile("members", [[1, 2, 2, 2, 2, 2, 2]] * 6, tellers=["李雪"], scrutineers=["钱七"])
    made.ballots.close_round("members")
    made.ballots.change_attendance(7, presence="LATE", correction=CANARIES["correction"])
    composed = dict.fromkeys(MinutesHead, "")
    edited = {MinutesHead.PLACE: CANARIES["earlier minutes"]}
    made.ballots.keep_minutes(edited, composed, frozen="2024-01-19")
    made.ballots.unfreeze_minutes(CANARIES["freeze taken back"], "2024-01-20")
    made.ballots.keep_minutes({MinutesHead.PLACE: "改过"}, composed)
    follow_up = FollowUp(CANARIES["gap"], CANARIES["helper"], CANARIES["measure"], datetime.date(2024, 7, 18))
    bases = frozenset({Basis.DAILY_CONDUCT})
    first = Assessment(
        1,
        Outcome.BASICALLY_QUALIFIED,
        CANARIES["opinion"],
        CANARIES["direction"],
        bases,
        CANARIES["reason"],
        follow_up,
    )
    others = [Assessment(number, Outcome.EXCELLENT, "正常", bases=bases) for number in (2, 3, 4)]
    others += [Assessment(number, Outcome.QUALIFIED, "正常", bases=bases) for number in (5, 7)]
    made.assessment.assess(
        [first, *others, Assessment(6, Outcome.UNQUALIFIED, "正常", bases=bases, reason="缺学")],
        cap_reason=CANARIES["over the cap"],
    )
    made.assessment.record_education(
        6, "2024-02-01", measure=CANARIES["education"], result=CANARIES["result of it"]
    )
    made.assessment.record_disposition(
        6,
        [
            DispositionStep(
                6,
                CANARIES["disposition"],
                datetime.date(2024, 9, 1),
                CANARIES["body of it"],
                CANARIES["note on it"],
            )
        ],
    )
    made.assessment.review_follow_up(1, CANARIES["review"], "2024-07-18")
    made.assessment.note_conduct(1, CANARIES["conduct"])
    made.assessment.record_feedback(1, CANARIES["told by"], "2024-01-22", CANARIES["remark on it"])
    own = Origin.MEMBER_FINDING
    committees, chosen, agreed, *_ = made.rectification.take_in(
        [
            RectificationItem(
                0, Ledger.COMMITTEE, "问题", measure=CANARIES["committee measure"], owner="李雪"
            ),
            RectificationItem(
                0,
                Ledger.COMMITTEE,
                CANARIES["chosen problem"],
                measure=CANARIES["chosen measure"],
                owner="李雪",
            ),
            RectificationItem(0, Ledger.MEMBER, CANARIES["agreed commitment"], 1, owner="本人"),
            RectificationItem(
                0,
                Ledger.MEMBER,
                CANARIES["criticism taken up"],
                1,
                Origin.CRITICISM,
                criticism,
                measure=CANARIES["measure on it"],
                owner="本人",
                taken_on=datetime.date(2024, 1, 19),
            ),
            RectificationItem(
                0, Ledger.SECRETARY, CANARIES["secretary's own"], 2, own, secretarys.number, owner="王伟#2"
            ),
        ]
    )
    _keep_histories(made, committees, chosen, agreed)
    _keep_last_years(made)
    made.publication.choose_item(chosen)
    made.rectification.consent(1)
    _fill_the_rest(made)
    return made


def _talk() -> dict[str, str]:
    return {
        "place": CANARIES["talk"],
        "content": CANARIES["talk content"],
        "theme": CANARIES["talk theme"],
        "suggestion": CANARIES["talk suggestion"],
    }


def _fill_the_rest(made: Meeting) -> None:
    made.plan.change({"plan.documents": [CANARIES["plan document"]]})
    made.ballots.confirm_copied("members", "2024-01-18")
    codes = made.record.ballots.rounds[0].round.grade_set.tally_codes
    made.ballots.draw_recount("members", [3])
    made.ballots.enter_recount(
        "members",
        {3: dict.fromkeys(codes, 0) | {"QUALIFIED": 6}},
        counted_by=CANARIES["counted again by"],
        watched_by=CANARIES["watched by"],
        date="2024-01-18",
    )
    for audience in ("WORKING_COMMITTEE", "MEMBERS_MEETING"):
        made.rectification.record_account(audience, "2024-03-01")
    for scope in ("BRANCH", "ORGAN", "PUBLIC"):
        files = {f"{CANARIES['published file']}.html": b"<p></p>"}
        number = made.publication.publish(scope, files, "2024-03-02")
        remark = made.publication.note_remark(number, CANARIES[f"remark on {scope}"], "2024-03-03")
        answer = CANARIES["answer on PUBLIC"] if scope == "PUBLIC" else "已答复"
        made.publication.answer_remark(remark, answer, "2024-03-04")
    made.plan.set_flag(4, "counts_in_cap_base", holds=False, reason=CANARIES["flag reason"])
    made.plan.approve_not_counted(7, "abroad", CANARIES["not counted by"], "2024-01-08")


def _keep_histories(made: Meeting, committees: int, chosen: int, agreed: int) -> None:
    acts = made.rectification
    for number, measure in ((committees, "committee measure"), (chosen, "chosen measure")):
        acts.change_item(number, measure=CANARIES[measure], immediate=True)
    acts.change_item(agreed, measure="改", owner="金丝雀", immediate=True)
    for number, whose in ((committees, "committee"), (chosen, "chosen"), (agreed, "own")):
        words, evidence = CANARIES[f"{whose} progress"], CANARIES[f"{whose} evidence"]
        acts.note_progress(number, words, "2024-02-01", evidence=evidence, done=True)
    note = CANARIES["verification note"]
    acts.verify_item(committees, CANARIES["verified by"], "NOT_SATISFIED", "2024-02-02", note=note)
    acts.verify_item(agreed, CANARIES["own verified by"], "NOT_SATISFIED", "2024-02-02")
    days = "2024-05-01", "2024-02-03"
    acts.reopen_item(committees, CANARIES["criticised by"], CANARIES["said when reopened"], *days)
    acts.reopen_item(agreed, CANARIES["own criticised by"], CANARIES["own said"], *days)


def _keep_last_years(made: Meeting) -> None:
    def left(problem: str, progress: str, member: int | None) -> CarriedItem:
        item = RectificationItem(
            number=0,
            ledger=Ledger.COMMITTEE if member is None else Ledger.MEMBER,
            problem=CANARIES[problem],
            member=member,
            origin=Origin.CARRIED,
            carried=f"2022｜{problem}",
            state=ItemState.UNDER_WAY,
        )
        noted = Progress(0, 0, datetime.date(2023, 3, 1), CANARIES[progress])
        return CarriedItem(item, History((noted,)))

    items = [
        left("last year's", "progress of it", None),
        left("last year's own", "progress of own", 1),
    ]
    made.rectification.carry_over(items, made.folder)
