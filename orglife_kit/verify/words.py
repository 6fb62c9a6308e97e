"""What a recount found, as sentences in Chinese or English: this folder has no catalogue of the kit beside it."""

from __future__ import annotations

import re

from .result import Box, Verification

UNREADABLE = {
    "missing": ("there is no meeting.db here", "这里没有 meeting.db"),
    "not_a_meeting": ("this is no meeting that can be read", "这不是可以读取的会议文件"),
    "busy": ("the meeting is being written to; try again", "会议文件正在写入，请稍后再试"),
    "root_unusable": (
        "a root has 32 to 64 characters, 0-9 and a-f (at least 16 where an earlier version closed the rating)",
        "校验码为 32 至 64 位，只含 0-9 和 a-f（由旧版本结束的测评至少 16 位）",
    ),
}
FAULTS = {
    "root_differs_from_paper": (
        "this root from the paper is that of no box",
        "纸上的这个校验码与任何票箱都不符",
    ),
    "schema_foreign": (
        "the database is not built as the kit builds it",
        "数据库结构与本工具所建的不同",
    ),
    "version_unknown": (
        "made by a later version, which this recount does not know",
        "由更新的版本建立，本核验程序不认识",
    ),
    "attempt_without_void": (
        "an attempt that does not follow a void one",
        "重新测评的前一次并未作废",
    ),
    "void_without_reason": (
        "void, though not more was received than issued",
        "已作废，但收回数并未超过发出数",
    ),
    "marks_of_open_round": ("a round that is not closed holds marks", "未结束的测评中存有测评项"),
    "box_missing": ("a closed round lacks a box", "已结束的测评缺少票箱"),
    "nonce_twice": ("a mark stands twice", "同一测评项出现两次"),
    "malformed": ("a value is of a kind that no close writes", "以下数据不是结束测评时写入的样子"),
    "of_no_round": ("data belong to no closed round", "以下数据不属于任何已结束的测评"),
    "subjects_differ": ("other members are rated than the round says", "被测评的人与该次测评的名单不符"),
    "roster_differs": ("the roster is not the one of the round", "党员名册与测评时的不符"),
    "marks_unequal": ("members have different numbers of marks", "各人的测评项数不一致"),
    "root_differs": ("the root recomputed is not the one kept", "重新计算的校验码与所存的不符"),
    "record_cut_off": ("a record is cut off", "测评项不完整"),
    "record_of_another": ("a record belongs to another member or round", "测评项属于他人或其他测评"),
    "mark_unknown": ("a mark is no grade", "测评项不是任何等次"),
    "records_unsorted": ("records are not in their order", "测评项的排列被改动"),
    "tally_incomplete": ("the tally lacks a grade", "计票情况缺少等次"),
    "tally_differs": ("the tally differs from the recount", "计票情况与重新计票不符"),
    "bound_differs": (
        "roster, settings, officers or numbers were changed after the close",
        "名册、设置、计票监票人或数字在结束后被改动",
    ),
    "numbers_do_not_balance": (
        "issued, received, valid and void do not balance",
        "发出、收回、有效、无效不平衡",
    ),
    "valid_differs": ("valid ballots differ from the marks", "有效票数与测评项不符"),
}
TERMS = {
    "members": ("rating of the members", "党员民主测评"),
    "committee": ("rating of the committee's work", "支委会（党支部）工作测评"),
    "ABSTAIN": ("abstention", "弃权"),
    "OVERVOTE": ("overvote", "多选"),
}
CLASSES = {
    "members": ("the members' box", "党员票箱"),
    "public": ("the public representatives' box", "群众代表票箱"),
    "absent": ("the absent members' box", "未到会党员票箱"),
}
LINES = {
    "numbers": (
        "Ratings closed or void: {attempts}; boxes recounted: {boxes}. Compare both with the strip.",
        "测评 {attempts} 次（含作废），重新清点票箱 {boxes} 个：请与封条上的数目核对。",
    ),
    "box": ("{name}: {marks} marks recounted, root", "{name}：重新清点 {marks} 个测评项，校验码"),
    "compared": (
        "  compared with the paper: {number} of 64 characters agree",
        "  已与纸上比对：64 位中的 {number} 位一致",
    ),
    "weak": (
        "  compared with the paper: {number} characters agree; so few can be forged, it is weak evidence",
        "  已与纸上比对：{number} 位一致；位数太少，可以伪造，证明力弱",
    ),
    "not_compared": ("  NOT compared with a root from the paper", "  未与纸上的校验码比对"),
    "void": ("{name}: void, holds no ballots", "{name}：已作废，无票"),
    "open": ("{name}: not closed, nothing to recount", "{name}：尚未结束，无票可核"),
    "nothing": ("no rating is closed yet: there is nothing to recount", "还没有已结束的测评，无票可核"),
    "agrees": (
        "The record is consistent, and every box has a root that is on the paper.",
        "记录前后一致，每个票箱的校验码都与纸上的一致。",
    ),
    "partly": (
        "The record is consistent in itself; of {boxes} boxes {compared} were compared with the paper.",
        "记录自身前后一致；{boxes} 个票箱中有 {compared} 个与纸上比对过。",
    ),
    "consistent": (
        "The record is consistent in itself. Only the roots on the sealed paper show that it is the one that was made:"
        " give each with --root.",
        "记录自身前后一致。是否就是当时那份记录，要与封条上的校验码比对：每个校验码用一个 --root 给出。",
    ),
    "not_covered": (
        "Not covered: whether the marks are those on the paper (only counting the sealed paper again shows it, orglife"
        " recount), the recounts themselves, attendance, how the officers were passed, minutes, assessments,"
        " rectification, and every other file.",
        "以下不在核验范围内：测评项与纸质票是否一致（只有对封存的票复点才看得出，见 orglife recount），复点记录，"
        "签到、计票监票人如何通过、会议记录、评定、整改，以及其他文件。",
    ),
    "unbound": (
        "Not covered: the numbers of void attempts that no root binds: {names}",
        "以下作废测评的数字没有校验码约束，不在核验范围内：{names}",
    ),
    "of_first_format": (
        "Not covered, as an earlier version closed it: void attempts, and in the oldest also who counted and watched: "
        "{names}",
        "由旧版本结束，作废的测评（最早的版本还有计票人、监票人）不在核验范围内：{names}",
    ),
}


def unreadable(code: str, language: str) -> str:
    """Return why nothing could be recounted."""
    return UNREADABLE[code][_column(language)]


def told(found: Verification, language: str) -> list[str]:
    """Return what was found as sentences, in ``en`` or Chinese: what was compared, what not, and every fault."""
    column = _column(language)

    def line(code: str, **fields: object) -> str:
        return LINES[code][column].format(**fields)

    lines = [] if not found.attempts else _rounds(found, column)
    lines += [f"✗ {FAULTS[code][column]}：{_name(what, column)}" for code, what in found.faults]
    compared = sum(bool(box.compared) for box in found.boxes)
    if not found.faults:
        verdict = "agrees" if found.compared else "partly" if compared else "consistent"
        lines.append(line(verdict if found.boxes else "nothing", boxes=len(found.boxes), compared=compared))
    if found.boxes:
        lines.append(line("not_covered"))
    weak = [_name(_code(box), column) for box in found.boxes if box.is_weak]
    for code, names in (
        ("unbound", [_name(name, column) for name in found.unbound]),
        ("of_first_format", weak),
    ):
        if names:
            lines.append(line(code, names=("; ", "；")[column].join(names)))
    return lines


def _rounds(found: Verification, column: int) -> list[str]:
    lines = []
    for kind, attempt, state in found.attempts:
        if state != "closed":
            name = _name(f"{kind}/{attempt}", column)
            lines.append(LINES["void" if state == "void" else "open"][column].format(name=name))
        for box in found.boxes:
            if (box.kind, box.attempt) == (kind, attempt):
                lines += _box(box, column)
    done = sum(state != "open" for _, _, state in found.attempts)
    return [*lines, LINES["numbers"][column].format(attempts=done, boxes=len(found.boxes))]


def _box(box: Box, column: int) -> list[str]:
    groups = re.findall("....", box.root)
    code = "not_compared" if not box.compared else "weak" if box.compared < 32 else "compared"
    return [
        LINES["box"][column].format(name=_name(_code(box), column), marks=box.marks),
        *(f"  {' '.join(groups[start : start + 8])}" for start in (0, 8)),
        LINES[code][column].format(number=box.compared),
    ]


def _code(box: Box) -> str:
    return f"{box.kind}/{box.attempt}/{box.ballot_class}"


def _name(what: str, column: int) -> str:
    """Return what a fault concerns, its codes in words: ``members/1/public 张三`` is a box, then a member."""
    head, _, rest = what.partition(" ")
    kind, *parts = head.split("/")
    if kind in TERMS and parts:
        head = (f"{TERMS[kind][0]}, attempt {parts[0]}", f"{TERMS[kind][1]}第 {parts[0]} 次")[column]
        if len(parts) > 1:
            head += (", ", "·")[column] + CLASSES.get(parts[1], (parts[1], parts[1]))[column]
    rest = re.sub("ABSTAIN|OVERVOTE", lambda code: TERMS[code[0]][column], rest)
    return f"{head} {rest}".strip()


def _column(language: str) -> int:
    return 0 if language == "en" else 1
