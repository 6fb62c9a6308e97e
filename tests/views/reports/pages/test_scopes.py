"""What a scope never had, no file of it can show: a canary in every field, every file read back (DESIGN.md §7)."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from orglife_kit.errors import InputError, RefusedError
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
from orglife_kit.views import reports
from tests.meeting.building import make_meeting

NAMES = ["金丝雀", "王伟", "李雪", "王伟", "赵六", "钱七", "孙八"]
# What DESIGN.md §7 says of each content, and where: a canary of the first member (or of the committee), and the
# scopes in whose files it stands. MEMBER is the first member's own slip.
TABLE = {
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
    "suggestion": ("建议金丝雀", set[str]()),
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


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting with a canary in every text that belongs to the first member or to the committee."""
    made = make_meeting(tmp_path, NAMES, talk_notes="true")
    made.plan.change_must_talk(["孙八"])
    made.plan.change_member(2, post="书记")
    made.preparation.take_study(absences=[Absence(5, CANARIES["study absence"])])
    made.preparation.record_talk(1, 5, "2024-01-15", place=CANARIES["talk"], content=CANARIES["talk content"])
    made.preparation.note_committee_finding(
        committee_aspects(made.record)[0], CANARIES["committee finding"], cause=CANARIES["committee cause"]
    )
    made.preparation.note_suggestion("FROM_PUBLIC", CANARIES["suggestion"])
    made.preparation.note_findings(1, member_aspects(made.record)[0], [CANARIES["finding"]])
    made.preparation.note_findings(2, member_aspects(made.record)[0], ["走访不够"])
    secretarys = next(finding for finding in made.record.preparation.findings if finding.member == 2)
    made.ballots.take_attendance([AttendanceLine(5, Presence.ON_LEAVE, CANARIES["leave"])])
    made.ballots.sign_in_representatives([CANARIES["public representative"]])
    made.reviews.record_self_review(1, CANARIES["self-review"])
    criticism = made.reviews.record_peer_review(3, 1, CANARIES["peer review"])
    comment = next(entry for entry in agenda_items(made.record) if entry.item.kind is ItemKind.COMMENT)
    made.ballots.record_item(comment.position, note=CANARIES["comment"])
    made.ballots.take_pile("members", [[1, 2, 2, 2, 2, 2, 2]] * 6, tellers=["李雪"], scrutineers=["钱七"])
    made.ballots.close_round("members")
    made.ballots.change_attendance(7, presence="LATE", correction=CANARIES["correction"])
    composed = dict.fromkeys(MinutesHead, "")
    edited = {MinutesHead.RESOLUTIONS: CANARIES["earlier minutes"]}
    made.ballots.keep_minutes(edited, composed, frozen="2024-01-19")
    made.ballots.unfreeze_minutes(CANARIES["freeze taken back"], "2024-01-20")
    made.ballots.keep_minutes({MinutesHead.RESOLUTIONS: "改过"}, composed)
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
    others = [Assessment(number, Outcome.QUALIFIED, "正常", bases=bases) for number in (2, 3, 4, 5, 7)]
    made.assessment.assess(
        [first, *others, Assessment(6, Outcome.UNQUALIFIED, "正常", bases=bases, reason="缺学")]
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
    return made


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


def words(path: Path) -> str:
    """Return the words of a file without spaces."""
    if path.suffix == ".pdf":
        text = "".join(page.extract_text() for page in PdfReader(path).pages)
    else:
        text = re.sub(r"<style>.*?</style>|<[^>]+>", "", path.read_text("utf-8"), flags=re.DOTALL)
    return "".join(text.split())


def found(meeting: Meeting, scope: str, folder: Path, member: str | None = None) -> set[str]:
    """Return which canaries stand in the files of a scope; the two formats must agree."""
    files = reports.export(meeting, scope, member, folder=folder)
    by_format = {}
    for suffix in (".html", ".pdf"):
        text = "".join(words(path) for path in files if path.suffix == suffix)
        by_format[suffix] = {name for name, canary in CANARIES.items() if canary in text}
    assert by_format[".html"] == by_format[".pdf"]
    return by_format[".pdf"]


@pytest.mark.parametrize("scope", ["ORGAN", "SUPERVISOR", "BRANCH", "PUBLIC"])
def test_each_scope_shows_its_own(meeting: Meeting, tmp_path: Path, scope: str) -> None:
    """Every content of the table stands where it says yes, and nowhere else, in both formats."""
    wanted = {name for name, (_, scopes) in TABLE.items() if scope in scopes}
    assert found(meeting, scope, tmp_path / "out") == wanted


def test_a_slip_shows_its_own_member_only(meeting: Meeting, tmp_path: Path) -> None:
    """The first member's slips hold his texts, another's none of them; neither holds a count or a critic."""
    own = {name for name, (_, scopes) in TABLE.items() if "MEMBER" in scopes}
    assert found(meeting, "MEMBER", tmp_path / "a", "金丝雀") == own
    assert found(meeting, "MEMBER", tmp_path / "b", "李雪") == set()
    assert found(meeting, "MEMBER", tmp_path / "c", "钱七") == OF_THE_SIXTH
    text = "".join(map(words, (tmp_path / "b").glob("*")))
    assert "金丝雀" not in text
    assert "张）" not in text
    assert "王伟" not in text


def test_commitments_go_to_the_branch_only_where_the_member_agrees(meeting: Meeting, tmp_path: Path) -> None:
    """Without his consent the branch sees nothing of them (C14)."""
    meeting.rectification.consent(1, agrees=False)
    assert "agreed commitment" not in found(meeting, "BRANCH", tmp_path / "out")


def test_the_branch_page_names_who_was_on_leave(meeting: Meeting, tmp_path: Path) -> None:
    """Names without reasons; tellers and scrutineers; issued and received; no grade of anybody."""
    reports.export(meeting, "BRANCH", folder=tmp_path / "out")
    text = "".join(map(words, (tmp_path / "out").glob("*.pdf")))
    assert "请假：赵六" in text
    assert "计票人李雪；监票人钱七" in text
    assert "基本合格" not in text
    assert "优秀" not in text


def test_nothing_goes_to_the_public_unchosen(meeting: Meeting, tmp_path: Path) -> None:
    """Items are chosen one by one; without a choice the export says so and writes nothing (C16)."""
    for number in meeting.record.publication.chosen:
        meeting.publication.choose_item(number, chosen=False)
    with pytest.raises(RefusedError) as told:
        reports.export(meeting, "PUBLIC", folder=tmp_path / "out")
    assert told.value.notices[0].code == "nothing_to_publish"
    assert not (tmp_path / "out").exists()


def test_talks_leave_the_organ_as_two_numbers(meeting: Meeting, tmp_path: Path) -> None:
    """Branch and supervisor read how far they reach, and not who; who must be talked with is written nowhere."""
    for scope in ("BRANCH", "SUPERVISOR"):
        reports.export(meeting, scope, folder=tmp_path / scope, formats=("html",))
        text = "".join(words(path) for path in (tmp_path / scope).iterdir())
        assert "书记与党员谈过0名（应谈6名）" in text
        assert "党员与党员谈过2名（应谈6名）" in text
        assert "被谈话人" not in text
    reports.export(meeting, "ORGAN", folder=tmp_path / "out", formats=("html",))
    assert "孙八" not in words(tmp_path / "out" / "谈心谈话记录-ORGAN.html")


def test_the_study_session_is_told_as_far_as_the_scope_may_know(meeting: Meeting, tmp_path: Path) -> None:
    """Reasons for the organ, names for the branch, numbers for the supervisor."""
    told = {}
    for scope in ("ORGAN", "BRANCH", "SUPERVISOR"):
        release = meeting.publication.release(scope)
        assert release.study is not None
        (session,) = release.study.sessions
        told[scope] = session.absences and [(line.label, line.reason) for line in session.absences]
        assert (session.members, session.attended, session.made_up) == (7, 6, 0)
    assert told == {
        "ORGAN": [("赵六", CANARIES["study absence"])],
        "BRANCH": [("赵六", "")],
        "SUPERVISOR": None,
    }


def test_committee_findings_go_public_where_the_plan_says_so(meeting: Meeting, tmp_path: Path) -> None:
    """The finding without its cause, beside the chosen measures."""
    meeting.plan.change({"settings.committee_findings_to_public": True})
    shown = {"committee finding", "chosen measure", "chosen progress"}
    assert found(meeting, "PUBLIC", tmp_path / "out") == shown


def test_file_names_say_document_scope_and_member(meeting: Meeting, tmp_path: Path) -> None:
    """DOCUMENT-SCOPE[-MEMBER].ext; two of one name by their roster number."""
    files = reports.export(meeting, "MEMBER", folder=tmp_path / "out", formats=("pdf",))
    assert [path.name for path in files[:4]] == [
        "评定意见反馈单-MEMBER-金丝雀.pdf",
        "党员查摆问题清单-MEMBER-金丝雀.pdf",
        "整改承诺单-MEMBER-金丝雀.pdf",
        "评定意见反馈单-MEMBER-王伟#2.pdf",
    ]
    assert len(files) == 11


def test_made_twice_the_same_bytes(meeting: Meeting, tmp_path: Path) -> None:
    """Every file of a scope, both formats."""
    for folder in ("a", "b"):
        reports.export(meeting, "ORGAN", folder=tmp_path / folder)
    first = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}
    assert len(first) == 24


def test_a_character_that_cannot_be_printed_stops_the_export(tmp_path: Path) -> None:
    """The character and the text it stands in are named, and no file is written."""
    meeting = make_meeting(tmp_path, ["张三", "李\U0003134f", "王五"])
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[1, 1, 1]])
    meeting.ballots.close_round("members")
    with pytest.raises(InputError) as told:
        reports.export(meeting, "ORGAN", folder=tmp_path / "out")
    first = told.value.notices[0]
    assert first.code == "glyph_missing"
    assert (first.fields["text"], first.fields["character"]) == ("李\U0003134f", "\U0003134f")
    assert not (tmp_path / "out").exists()


def test_ids_are_masked_in_every_file(tmp_path: Path) -> None:
    """Whole only where asked for, and only in 登记."""
    from orglife_kit.meeting.sample import make_demo

    demo = make_demo(tmp_path / "demo")
    for scope in ("ORGAN", "SUPERVISOR", "BRANCH", "MEMBER"):
        reports.export(demo, scope, folder=tmp_path / "masked", formats=("html",))
    assert not any("示例0001" in words(path) for path in (tmp_path / "masked").iterdir())
    reports.export(demo, "ORGAN", folder=tmp_path / "whole", formats=("html",), with_ids=True)
    named = [path.name for path in (tmp_path / "whole").iterdir() if "示例0001" in words(path)]
    assert named == ["民主评议情况登记-ORGAN.html"]
