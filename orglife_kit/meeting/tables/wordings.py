"""The Chinese words for codes: the first is what a sheet has, the others are what offices write for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from orglife_kit.meeting.status import EntryState
from orglife_kit.meeting.tables.codes import CountedOutcome, OfficerRole
from orglife_kit.rules.assessment.follow_up import Disposition
from orglife_kit.rules.assessment.outcomes import Basis, Outcome
from orglife_kit.rules.ballots.attendance import Presence
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.minutes import MinutesHead
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.plan.members import DecidingOrgan, Membership, NotCountedReason
from orglife_kit.rules.preparation.findings import Source
from orglife_kit.rules.publication.handing import Decision
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.rectification.accounts import Audience
from orglife_kit.rules.rectification.due import Band
from orglife_kit.rules.rectification.items import ItemState, Ledger, Origin, Satisfaction
from orglife_kit.storage.readers.roster import MEMBERSHIP_WORDS

Words = Mapping[StrEnum, tuple[str, ...]]

WORDINGS: Mapping[type[StrEnum], Words] = {
    Membership: MEMBERSHIP_WORDS,
    NotCountedReason: {
        NotCountedReason.CANNOT_EXPRESS_WILL: ("不能表达意志", "患有精神病或其他疾病导致不能表达意志"),
        NotCountedReason.ABROAD: ("出国半年以上", "出国", "出国出境", "自费出国半年以上"),
        NotCountedReason.SERVING_SENTENCE: ("服刑", "留置、服刑"),
        NotCountedReason.LONG_BEDRIDDEN: ("长期卧床", "年老体弱卧床不起", "长期生病生活不能自理"),
        NotCountedReason.AWAY: ("工作调动、外出半年以上", "外出半年以上", "工作调动", "下派锻炼", "外出务工"),
    },
    Source: {
        Source.INSPECTION: ("检视整改", "检视问题", "上级点评", "上级党组织", "上级", "巡察反馈", "督导反馈"),
        Source.FROM_MEMBERS: ("党员意见", "党员", "党员意见建议", "本支部党员", "党员代表", "支部党员"),
        Source.FROM_PUBLIC: (
            "群众意见",
            "群众",
            "群众意见建议",
            "群众代表",
            "服务对象",
            "非党员群众",
            "职工群众",
        ),
        Source.OWN_LOOK: ("自查", "支委会自查", "自己查", "自查自纠", "自己找", "支委会"),
    },
    Presence: {
        Presence.PRESENT: (
            "到会",
            "出席",
            "实到",
            "到",
            "已到",
            "签到",
            "已签到",
            "参加",
            "√",
            "✓",
            "是",
            "1",
        ),
        Presence.LATE: ("迟到",),
        Presence.LEFT_EARLY: ("早退", "提前离会"),
        Presence.ON_LEAVE: ("请假", "病假", "事假", "公假", "已请假", "leave"),
        Presence.ABSENT: ("缺席", "未到", "旷会", "无故缺席", "未参加", "×", "否", "0"),
        Presence.NOT_COUNTED: ("不计入应到", "不计入", "不计", "经批准不计入应到", "不计入应到会人数"),
    },
    Outcome: {
        Outcome.EXCELLENT: ("优秀", "优秀等次"),
        Outcome.QUALIFIED: ("合格", "合格等次"),
        Outcome.BASICALLY_QUALIFIED: ("基本合格",),
        Outcome.UNQUALIFIED: ("不合格",),
        Outcome.UNGRADED: ("不定等次", "未定等次", "不评定等次"),
        Outcome.NOT_TAKEN_PART: ("未参加评议", "未参加"),
    },
    Basis: {
        Basis.DAILY_CONDUCT: ("日常表现",),
        Basis.PARTICIPATION: ("参加学习教育情况", "参加教育情况"),
        Basis.RATING: ("测评情况", "民主测评", "民主测评情况", "测评"),
    },
    Disposition: {
        Disposition.CORRECTION_IN_TIME: ("限期改正",),
        Disposition.ADVICE_TO_LEAVE: ("劝其退党", "劝退"),
        Disposition.REMOVAL: ("除名", "党内除名"),
    },
    Ledger: {
        Ledger.SECRETARY: ("书记", "支部书记", "党支部书记"),
        Ledger.COMMITTEE: ("支部委员会", "支委会", "支委", "党支部", "支部", "党支部委员会", "班子"),
        Ledger.MEMBER: ("党员", "党员个人", "个人", "本人"),
    },
    Origin: {
        Origin.COMMITTEE_FINDING: ("党支部查摆", "支委会查摆", "支委会查摆问题"),
        Origin.MEMBER_FINDING: ("党员查摆", "个人查摆", "党员查摆问题"),
        Origin.SUGGESTION: ("意见建议", "征求意见"),
        Origin.CRITICISM: ("互评批评", "互评", "批评意见", "相互批评"),
        Origin.FOLLOW_UP: ("帮助改进",),
        Origin.CARRIED: ("上年度事项", "上年未完成", "上年遗留", "上年度未完成", "去年遗留", "结转"),
        Origin.OWN: ("自定", "其他"),
    },
    ItemState: {
        ItemState.OPENED: ("待整改", "已提出", "未开始", "未整改", "未完成", "尚未整改", "否"),
        ItemState.UNDER_WAY: ("整改中", "正在整改", "进行中", "推进中", "持续整改", "持续推进", "部分完成"),
        ItemState.DONE: ("已整改", "已完成", "完成", "整改完成", "已整改完成", "整改到位", "是"),
        ItemState.VERIFIED: ("已销号", "销号", "已核验", "已完成并销号", "已办结", "办结"),
    },
    Satisfaction: {
        Satisfaction.SATISFIED: ("满意", "非常满意", "很满意"),
        Satisfaction.FAIRLY_SATISFIED: ("基本满意", "比较满意", "较满意"),
        Satisfaction.NOT_SATISFIED: ("不满意",),
    },
    Band: {
        Band.PAST_DUE: ("已逾期",),
        Band.IMMEDIATE: ("立行立改",),
        Band.WITHIN_WEEK: ("7 天内到期",),
        Band.WITHIN_MONTH: ("30 天内到期",),
        Band.LATER: ("30 天以后",),
        Band.NO_DATE: ("未定时限",),
        Band.TO_VERIFY: ("待核验",),
        Band.CLOSED: ("已销号",),
    },
    Audience: {
        Audience.WORKING_COMMITTEE: ("上级党组织",),
        Audience.MEMBERS_MEETING: ("党员大会",),
    },
    OfficerRole: {OfficerRole.TELLER: ("计票人",), OfficerRole.SCRUTINEER: ("监票人",)},
    CountedOutcome: {
        CountedOutcome.EXCELLENT: ("优秀",),
        CountedOutcome.QUALIFIED: ("合格",),
        CountedOutcome.BASICALLY_QUALIFIED: ("基本合格",),
        CountedOutcome.UNQUALIFIED: ("不合格",),
        CountedOutcome.UNGRADED: ("不定等次",),
        CountedOutcome.NOT_TAKEN_PART: ("未参加评议",),
        CountedOutcome.UNDECIDED: ("尚未评定",),
    },
    EntryState: {
        EntryState.DONE: ("已完成",),
        EntryState.MISSING: ("未完成",),
        EntryState.OVERDUE: ("已逾期",),
        EntryState.WARNING: ("请留意",),
    },
    ItemKind: {
        ItemKind.FIRST_ITEM: ("第一议题",),
        ItemKind.ACCOUNT: ("述职",),
        ItemKind.COMMITTEE_RATING: ("对支委会（党支部）工作民主评议", "对支委会民主评议"),
        ItemKind.REVIEWS: ("自评、互评",),
        ItemKind.MEMBERS_RATING: ("民主测评党员",),
        ItemKind.COMMENT: ("上级点评",),
        ItemKind.CLOSING: ("总结讲话",),
        ItemKind.OTHER: ("其他",),
    },
    MinutesHead: {
        MinutesHead.TIME: ("时间",),
        MinutesHead.PLACE: ("地点",),
        MinutesHead.HOST: ("主持人",),
        MinutesHead.RECORDER: ("记录人",),
        MinutesHead.ATTENDANCE: ("应到、实到",),
        MinutesHead.LEAVE: ("请假、缺席",),
        MinutesHead.GUESTS: ("列席",),
        MinutesHead.AGENDA: ("议题",),
        MinutesHead.SPEECHES: ("发言",),
        MinutesHead.RESOLUTIONS: ("决议",),
    },
    RoundKind: {RoundKind.COMMITTEE: ("支委会（党支部）工作", "支委会"), RoundKind.MEMBERS: ("党员",)},
    RoundState: {RoundState.OPEN: ("进行中",), RoundState.CLOSED: ("已结束",), RoundState.VOID: ("无效",)},
    BallotClass: {
        BallotClass.MEMBERS: ("党员",),
        BallotClass.PUBLIC: ("群众代表",),
        BallotClass.ABSENT: ("缺席党员",),
    },
    Decision: {Decision.ACCEPTED: ("同意", "通过"), Decision.SENT_BACK: ("退回",)},
    DecidingOrgan: {DecidingOrgan.COMMITTEE: ("支部委员会",), DecidingOrgan.MEETING: ("党员大会",)},
    Scope: {
        Scope.MEMBER: ("本人",),
        Scope.BRANCH: ("支部",),
        Scope.ORGAN: ("评定机构",),
        Scope.SUPERVISOR: ("上级党组织",),
        Scope.PUBLIC: ("一定范围",),
    },
}
_FORMS: tuple[tuple[re.Pattern[str], StrEnum], ...] = (
    (
        re.compile(r"参加.+|.*教育"),
        Basis.PARTICIPATION,
    ),  # called as the year's education is: 参加主题教育情况
    (re.compile(r".*请假.*"), Presence.ON_LEAVE),
    (re.compile(r".*迟到.*"), Presence.LATE),
    (re.compile(r".*早退.*"), Presence.LEFT_EARLY),
    (re.compile(r".*缺席.*"), Presence.ABSENT),
    (re.compile(r".*预备.*"), Membership.PROBATIONARY),
    (re.compile(r"(中共党员|正式党员).*"), Membership.FULL),
)
YES = (
    "是",
    "有",
    "√",
    "✓",
    "对",
    "已",
    "参加",
    "已参加",
    "出席",
    "到",
    "到会",
    "完成",
    "已完成",
    "立行立改",
    "1",
)
NO = ("否", "无", "×", "✗", "没有", "未", "未参加", "缺席", "未到", "请假", "未完成", "0")


def word_key(text: str) -> str:
    """Return a word as it is compared: one width, no spaces, no case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def word_of(code: StrEnum) -> str:
    """Return the Chinese word for a code, the code itself where none is declared."""
    words = WORDINGS.get(type(code), {}).get(code)
    return words[0] if words else code.value


def code_meant(codes: type[StrEnum], text: str) -> StrEnum | None:
    """Return the code that a word, a code or a sentence around it stands for, or ``None``."""
    key = word_key(text)
    for code in codes:
        words = (code.value, code.value.replace("_", ""), *WORDINGS.get(codes, {}).get(code, ()))
        if key in map(word_key, words):
            return code
    return next((code for form, code in _FORMS if isinstance(code, codes) and form.fullmatch(key)), None)


def yes_meant(text: str) -> bool | None:
    """Return what 是, 否, a tick, a cross or a word like them says, or ``None``."""
    key = word_key(text)
    if key in (*map(word_key, YES), "true", "yes"):
        return True
    return False if key in (*map(word_key, NO), "false", "no") else None
