"""What stands around the sections: title, year, the branch, who issued it, the documents, the introduction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.reading.days import days_in
from orglife_kit.rules.plan.reading.kinds import SectionKind
from orglife_kit.rules.plan.reading.markers import marker_of
from orglife_kit.rules.plan.reading.section import Section
from orglife_kit.rules.plan.reading.text import FoundField, Span, Value, WrittenText, pieces, squeezed
from orglife_kit.rules.plan.reading.unbroken import parts_of

_ENDS = re.compile(
    r"(?:方案|通\s*知|计划|安排|表|日程|意见|预案|函|请示|报告|公告|提示|须知|纪要)(?:[（(][^（）()]*[）)])?$"
)
_ENDS_PLAINLY = re.compile(r"(?:组织生活会|民主评议党员)(?:工作)?(?:[（(][^（）()]*[）)])?$")
_ORGANIZATION = re.compile(
    r"(?:[^，。；：:、《》“”\d]{1,16}、)?[^，。；：:、《》“”\d]{2,40}(?:支部|委员会|总支|党委|党组|党工委|组织部|办公室)$"
)
_BRANCH_NAME = re.compile(r"(?:党支部|(?<!总)支部)(?:委员会)?$")
_NUMBER = re.compile(r".{1,12}[〔\[（(]\d{4}[〕\]）)]\s*\d+号(?:\s+签发人\s*[：:].{0,12})?$|.*文件$")
_ADDRESSED = re.compile(
    r"[^，。；]{0,30}(?:支部|党员|总支|党委|同志|党组织|党小组)[^，。；]{0,12}[：:]$|(?:各位|大家|同志们)[^。；]{0,40}[：:]$"
    r"|[^。；]{0,16}(?:大家|你们|早上|上午|下午|晚上)好[！!。]?$|(?:各|所属|全体)[^。；]{0,60}(?:支部|党员|总支|党委|同志|党组织?|党小组|工委|单位|部门)[^，。；]{0,12}[：:]$"
)
_FORMULA = re.compile(
    r"收到[后请]*(?:请)?回复[。！]?|(?:妥否|当否|以上)[^。]{0,12}(?:批示|批复|审定|审议|指示)[。！]?|特此(?:通知|请示|报告|函告)[。！]?"
    # of the page that it was copied from
    r"|(?:(?:发布|发稿|更新)(?:时间|日期)|来源|作者|编辑|阅读|点击|浏览|字号)[^。；：]{0,4}：[^。；]{0,60}"
)
_LETTERHEAD = re.compile(r"\S{2,30}?(?:(?<!支部)委员会|党委|党组|工委|总支)\s+(?=关于)")
_FEWEST_LINES = 3
_LONG_PARAGRAPH = 100
_NUMBERS = "一二三四五六七八九"
_COUNTED = re.compile(rf"(?<![^\s：:。；！”）])(?P<n>[{_NUMBERS}])、")
_SIGNED = re.compile(r"(?P<branch>[^，。；：:,;\s]{2,30}支部(?:委员会)?)[，,\s]*(?P<day>\S+)$")
_ISSUES = re.compile(r"(?:印发|转发|下发)《(?P<title>.+)》")
_REPORTED = re.compile(r"报送?\s*[：:]\s*(?P<superior>[^，。；：:,;、]{2,40})$")
# the one body that a branch writes to
_ASKED = re.compile(
    r"(?P<body>(?!.*(?:各|所属|下属|全体))[^，。；：、\s]{1,20}(?:党委|总支|党组|工委|委员会))[：:]"
)
_TO_MANY = re.compile(r"(?:机关)?(?:各(?!位)|所属|所辖)[^。；]{0,40}[：:]$")
_BLANK_DAY = re.compile(
    r"(?:\d{2,4}|[Xx×*＊〇○_]{1,4})?\s*年\s*(?:\d{1,2}|[Xx×*＊_]{1,4})?\s*月\s*(?:\d{1,2}|[Xx×*＊_]{1,4})?\s*日"
)
_APPENDIX = re.compile(r"报送?\s*[：:]|附件?\s*[：:\d]|抄[送报]\s*[：:]|联系人\s*[：:]|[（(]联系人")
_BEGINS = re.compile(r"[一二三四五六]、")
_OF_NOBODY = re.compile(
    r".*(?:关于|召开|开好|做好|年度).*"
    r"|(?:现|就|为|请|将|在|以|与|和|及|通过|结合|按|要求|组织|指导|督促|由|对|经|各|本|该|全|我|每个?|所属|所辖|基层|下属|全体|一些|部分|村|社区|机关)*"
)
_IN_TITLE = re.compile(
    r"(?P<branch>[^，。《》“”]{2,40}?(?:党支部|支部委员会|支部))(?=关于|“|党[史纪]|学习|深入|主题教育|(?:19|20)\d\d|二[〇零○]|年度|专题|组织生活|召开|开展|支委会|会议|民主评议)"
)
_CALLED_BY_TITLE = re.compile(
    r"(?:召开|开好)(?P<branch>[^，。《》“”\d年度]{2,30}?(?:党支部|支部))(?=\d|二[〇零○]|年度|专题|组织生活)"
)
_CALLED = re.compile(  # a line or a row that says who holds the meeting
    r"(?:党?支部(?:名称)?|党组织名称|(?:召开|填报|报送)?单位(?:名称)?)\s*[：:\t]\s*(?P<branch>[^，。；：、\s]{2,40}支部(?:委员会)?)(?=\s|$)"
)
_ACTING = re.compile(
    r"(?:^|[，。；,、：:]|为此)(?:经研究)?(?P<branch>[^，。；,、：:《》“”\s]{1,30}?(?:党支部|支部委员会|支部))(?:委员会)?"
    r"(?=研究|根据|结合|决定|定于|制定|拟于|拟|按照|现就|现将|将于|今年|近期|计划|召开)"
)
_YEAR = re.compile(r"(?P<year>\d{4}|[二一][〇零○一二三四五六七八九]{3})\s*年(?P<of>度?)")
_BASIS = re.compile(r"现将(?=《)|转发(?=《)|按照|根据|依据|遵照|贯彻落实|落实|贯彻")
_DOCUMENT = re.compile(r"《(?:[^《》]|《[^《》]*》)+》")
_HAN = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Frame:
    """A written plan taken apart: title, who stands above it and below it, its day, and what is between."""

    title: tuple[Span, ...]
    above: tuple[Span, ...]
    between: tuple[Span, ...]
    issuer: Span | None
    issued: Span | None
    reported_to: Span | None = None
    asked: Span | None = None


def frame_of(text: WrittenText) -> Frame:
    """Return the frame of a written plan: of one that a notice issues, its own; who issued it is kept."""
    lines = [line for line in _in_sentences(text.lines) if not _FORMULA.fullmatch(line.text)]
    issuing = _issued_in(lines)
    before, lines = lines[:issuing], lines[issuing:]
    first, title = _title(lines)
    while title and squeezed("".join(line.text for line in title)) == squeezed(
        "".join(line.text for line in lines[first : first + len(title)])
    ):
        first += len(title)  # a plan may bear its title twice
    above = tuple(line for line in lines if line.end <= title[0].start) if title else ()
    rest = lines[first:] if title else lines
    appendix = _appendix(rest)
    behind = rest[appendix:]
    outside = [line for line in before if _is_day(line) or _ORGANIZATION.fullmatch(line.text)]
    signed = [line for line in behind if _is_day(line) or _ORGANIZATION.fullmatch(line.text)]
    rest = [*rest[:appendix], *signed]
    told = [line.group(found, "superior") for line in behind if (found := _REPORTED.match(line.text))]
    if rest and _BLANK_DAY.fullmatch(rest[-1].text) and not _is_day(rest[-1]):
        rest.pop()
    issued = rest.pop() if rest and _is_day(rest[-1]) else None
    issuer = rest.pop() if rest and _ORGANIZATION.fullmatch(rest[-1].text) else None
    while rest and (_is_day(rest[0]) or _ORGANIZATION.fullmatch(rest[0].text)):
        line = rest.pop(0)  # a plan may name its branch and its day under the title
        if _is_day(line):
            issued = issued or line
        else:
            above = (*above, line)
    for line in reversed(outside):
        issued, issuer = (issued or line, issuer) if _is_day(line) else (issued, issuer or line)
    asks = bool(issuer and _BRANCH_NAME.search(issuer.text))
    asked = next(
        (line.group(found, "body") for line in rest[:2] if (found := _ASKED.fullmatch(line.text))), None
    )
    return Frame(
        title, above, tuple(rest), issuer, issued, told[0] if told else None, asked if asks else None
    )


def _in_sentences(lines: Sequence[Span]) -> list[Span]:
    """Return the lines; of a message that is one paragraph its sentences, who signed and the day apart."""
    if len(lines) > _FEWEST_LINES or all(len(line.text) < _LONG_PARAGRAPH for line in lines):
        return list(lines)
    if any(broken := [parts_of(line) for line in lines]):
        return [part for line, parts in zip(lines, broken, strict=True) for part in parts or (line,)]
    parts = [part for line in lines for part in _counted(line)]
    sentences = [sentence for part in parts for sentence in pieces(part, "。！")]
    signed = _SIGNED.match(sentences[-1].text) if sentences else None
    if signed is None or not any(days_in(sentences[-1])):
        return sentences if len(sentences) > _FEWEST_LINES else list(lines)
    last = sentences.pop()
    return [*sentences, last.group(signed, "branch"), last.group(signed, "day")]


def _counted(line: Span) -> Iterator[Span]:
    """Yield the parts of a line that hold its sections one after the other: …如下：一、时间：… 二、地点：…"""
    start = 0
    number = 1
    for found in _COUNTED.finditer(line.text):
        if found["n"] == _NUMBERS[number - 1 : number]:
            if found.start() > start:
                yield line.part(start, found.start())
            start, number = found.start(), number + 1
    yield line.part(start)


def _issued_in(lines: Sequence[Span]) -> int:
    """Return where the plan begins that a notice issues (关于印发《…方案》的通知), 0 where none does."""
    for index, line in enumerate(lines[:8]):
        found = _ISSUES.search(line.text)
        if found:
            name = squeezed(found["title"])
            rest = range(index + 1, len(lines))
            return next((place for place in rest if _is_called(name, lines[place : place + 2])), 0)
    return 0


def _is_called(name: str, lines: Sequence[Span]) -> bool:
    """Return whether a title is the first of two lines, or both of them."""
    return name in (squeezed(lines[0].text), squeezed("".join(line.text for line in lines)))


def _title(lines: Sequence[Span]) -> tuple[int, tuple[Span, ...]]:
    """Return the lines of the title and the number of lines up to its end; a title may stand on two or three."""
    for ends in (_ENDS, _ENDS_PLAINLY):
        last, title = _title_that(ends, lines)
        if title:
            return last, title
    return 0, ()


def _title_that(ends: re.Pattern[str], lines: Sequence[Span]) -> tuple[int, tuple[Span, ...]]:
    for index, line in enumerate(lines[:8]):
        if not re.search(r"\w", line.text) or _NUMBER.fullmatch(line.text):
            continue  # a star, a number between the letterhead and the title
        if marker_of(line.text) or re.search("[。；：:\t]", line.text):
            return 0, ()
        if ends.search(line.text):
            first = index
            letterhead = _LETTERHEAD.match(line.text)
            last = line.part(letterhead.end()) if letterhead else line
            while "关于" not in line.text and first and index - first < 2 and not _is_apart(lines[first - 1]):
                first -= 1
            title = (*lines[first:index], last)
            is_word = len(squeezed("".join(part.text for part in title))) <= 4
            return index + 1, () if is_word else title
    return 0, ()


def _appendix(lines: Sequence[Span]) -> int:
    """Return where the remarks behind a plan begin; an appendix may be the plan itself."""
    for index, line in enumerate(lines):
        if _APPENDIX.match(line.text) and not any(_BEGINS.match(after.text) for after in lines[index:]):
            return index
    return len(lines)


def _is_apart(line: Span) -> bool:
    return bool(_ORGANIZATION.fullmatch(line.text) or _NUMBER.fullmatch(line.text) or _is_day(line))


def _is_day(line: Span) -> bool:
    bare = Span(line.text.strip("（）()"), line.start)
    return any(len(days.span.text) == len(bare.text) for days in days_in(bare))


def head_fields(text: WrittenText, frame: Frame, root: Section) -> Iterator[FoundField]:
    """Yield title, year, branch, supervisor, documents and introduction."""
    begins = min((section.whole.start for section in root.inner), default=len(text.text))
    introduction = tuple(line for line in root.lines if line.start < begins and _is_paragraph(line))
    parts = [section for section in root.inner if section.kind is not SectionKind.AGENDA]
    has_sections = any(not section.is_row for section in parts)
    named = tuple(section.value for section in root.walk() if section.kind is SectionKind.NAME)
    title = frame.title or named[:1]
    if title:
        yield text.found("plan.title", "".join(line.text for line in title), *title)
    yield from _year(text, (*title, *named), introduction)
    yield from _branch(text, frame, title, introduction)
    if frame.issuer and not _BRANCH_NAME.search(frame.issuer.text):
        yield text.found("plan.superior", frame.issuer.text, frame.issuer)
    elif issuer := _letterhead(frame):
        yield text.found("plan.superior", issuer.text, issuer)
    elif frame.asked:
        yield text.found("plan.superior", frame.asked.text, frame.asked)
    elif frame.reported_to:
        yield text.found("plan.superior", frame.reported_to.text, frame.reported_to)
    yield from _documents(text, root, introduction)
    if introduction and has_sections:
        yield text.found("plan.introduction", joined(introduction), *introduction)


def _letterhead(frame: Frame) -> Span | None:
    """Return who stands above the title of a notice that goes to many branches and bears no name at its end."""
    if frame.issuer or not any(_TO_MANY.match(line.text) for line in frame.between[:2]):
        return None
    named = (line for line in reversed(frame.above) if _ORGANIZATION.fullmatch(line.text))
    return next((line for line in named if not _BRANCH_NAME.search(line.text)), None)


def joined(lines: Sequence[Span]) -> Value:
    """Return the text that ``lines`` make, one under the other."""
    return "\n".join(line.text for line in lines)


def _is_paragraph(line: Span) -> bool:
    return (
        bool(re.search("[，。；,：:]", line.text))
        and "\t" not in line.text
        and not _ADDRESSED.match(line.text)
    )


def _year(text: WrittenText, title: Sequence[Span], introduction: Sequence[Span]) -> Iterator[FoundField]:
    """Yield the year: that of the title, else one that is called 年度 in the introduction."""
    years = [(line, found) for line in title for found in _YEAR.finditer(line.text)]
    years.sort(key=lambda entry: entry[1]["of"], reverse=True)
    years += [(line, found) for line in introduction for found in _YEAR.finditer(line.text) if found["of"]]
    for line, found in years[:1]:
        digits = "".join(
            str(_HAN.index(digit)) if digit in _HAN else digit for digit in _plain(found["year"])
        )
        yield text.found("plan.year", int(digits), line.group(found, 0))


def _plain(digits: str) -> str:
    return re.sub("[零○]", "〇", digits)


def _branch(
    text: WrittenText, frame: Frame, title: Sequence[Span], introduction: Sequence[Span]
) -> Iterator[FoundField]:
    named = [*reversed(frame.above), *((frame.issuer,) if frame.issuer else ())]
    places = [line for line in named if _ORGANIZATION.fullmatch(line.text) and _BRANCH_NAME.search(line.text)]
    places += [line.group(found, "branch") for line in title[:1] if (found := _IN_TITLE.match(line.text))]
    places += [line.group(found, "branch") for line in title if (found := _CALLED_BY_TITLE.search(line.text))]
    places += [line.group(found, "branch") for line in introduction for found in _ACTING.finditer(line.text)]
    places += [line.group(found, "branch") for line in text.lines if (found := _CALLED.match(line.text))]
    for place in places:
        if re.search("各|所属|下属|全体|基层|^全", place.text):  # a superior's notice speaks to many
            continue
        if not _OF_NOBODY.fullmatch(_BRANCH_NAME.sub("", place.text)):
            yield text.found("plan.branch", place.text, place)
            return


def _documents(text: WrittenText, root: Section, introduction: Sequence[Span]) -> Iterator[FoundField]:
    """Yield the documents the plan rests on: those that the introduction, or a line on it, names as its basis."""
    found: list[Span] = []
    for line in introduction:
        for sentence in pieces(line, "。"):
            basis = _BASIS.search(sentence.text)
            if basis:
                behind = sentence.part(basis.end())
                found += [behind.group(title, 0) for title in _DOCUMENT.finditer(behind.text)]
    if not found:
        for section in root.walk():
            if section.kind is SectionKind.DOCUMENTS:
                for line in section.text_lines():
                    found += [line.group(title, 0) for title in _DOCUMENT.finditer(line.text)]
    if found:
        yield text.found("plan.documents", tuple(dict.fromkeys(span.text for span in found)), *found)
