"""The sections of a written plan: numbered in any style, labelled lines and table rows, and what each is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from orglife_kit.rules.plan.reading.days import days_in
from orglife_kit.rules.plan.reading.text import Span, squeezed

_HAN = "一二三四五六七八九十"
_STYLES = (
    ("part", rf"第(?P<n>[{_HAN}]+)(?:部分|章|篇)[、，：:\s\u3000]*"),
    ("step", rf"第(?P<n>[{_HAN}]+)(?:项|步|个环节)?[，、：:,]\s*"),
    ("bracket", rf"[（(]\s*(?P<n>[{_HAN}]+)\s*[）)][、.．]?"),
    ("han", rf"(?P<n>[{_HAN}]+)\s*[、．.]"),
    ("decimal", r"\d{1,2}[.．](?P<n>\d{1,2})(?:[.．、]|(?=[^\d.．月日]))(?!\d)"),
    ("number_bracket", r"[（(]\s*(?P<n>\d{1,2})\s*[）)]"),
    ("number", r"(?P<n>\d{1,2})\s*(?:[.．、]|[）)])(?=\D|\d{4}\s*年|\d{1,2}\s*月|$)"),
    ("circle", r"(?P<n>[①-⑳])"),
    ("is", rf"(?P<n>[{_HAN}])是"),
)
_MARKERS = tuple((style, re.compile(pattern)) for style, pattern in _STYLES)
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_LONGEST_TITLE = 24
_LONGEST_LABEL = 12
_LONGEST_BARE = 16
_DEEPEST = 8


class SectionKind(StrEnum):
    """What a section is about."""

    AGENDA = "agenda"
    LEADERSHIP = "leadership"
    RECTIFICATION = "rectification"
    TALKS = "talks"
    FINDINGS = "findings"
    STUDY = "study"
    PREPARATION = "preparation"
    THEME = "theme"
    GENERAL = "general"
    MEETING = "meeting"
    TIME = "time"
    PLACE = "place"
    TIME_AND_PLACE = "time_and_place"
    HOST = "host"
    RECORDER = "recorder"
    PARTICIPANTS = "participants"
    GUESTS = "guests"
    DOCUMENTS = "documents"
    OTHER = "other"

    @property
    def is_fact(self) -> bool:
        """Whether it is one fact of the meeting, said in a line."""
        return self in _FACTS


_FACT_LABELS = (
    (SectionKind.TIME_AND_PLACE, r"(?:会议|召开)?时间[、和及与]?(?:会议)?地点"),
    (SectionKind.TIME, r"(?:会议|召开|开会|拟?召开会议)?(?:的)?(?:时间|日期)(?:安排)?"),
    (SectionKind.PLACE, r"(?:会议|召开|开会)?地点"),
    (SectionKind.HOST, r"(?:会议)?主持(?:人|人员)?"),
    (SectionKind.RECORDER, r"(?:会议)?记录(?:人|员|人员)?"),
    (SectionKind.GUESTS, r"(?:列席|邀请|指导)(?:会议)?(?:人|人员|领导|对象)?"),
    (
        SectionKind.PARTICIPANTS,
        r"(?:会议)?(?:参加|参会|出席|与会|到会)(?:会议)?(?:人|人员|对象|范围|党员|同志)?",
    ),
    (SectionKind.AGENDA, r"(?:会议|主要|基本|具体)*(?:议程|程序|流程)(?:安排)?"),
    (SectionKind.THEME, r"(?:会议|本次会议|活动)?主题(?:内容)?"),
    (SectionKind.DOCUMENTS, r"(?:依据|文件依据|依据文件)"),
)
_TITLES = (
    (SectionKind.AGENDA, r"议程|会议程序|主要程序|基本程序|会议流程"),
    (
        SectionKind.LEADERSHIP,
        r"领导|(?:工作|有关|相关|几点|会议|纪律|具体|组织)要求|^要求$|保障|注意事项|强化指导",
    ),
    (SectionKind.RECTIFICATION, r"整改|会后"),
    (SectionKind.TALKS, r"谈心|谈话|交心"),
    (
        SectionKind.FINDINGS,
        r"查摆|检视|剖析|(?:找准|查找|排查|梳理)[^，。]{0,4}问题|问题清单|对照检查|发言提纲|自查",
    ),
    (SectionKind.OTHER, r"征求意见|听取意见|征集意见|意见建议"),
    (SectionKind.GENERAL, r"总体要求|指导思想|目标要求|总体目标"),
    (SectionKind.THEME, r"主题(?!教育|党日)"),
    (SectionKind.STUDY, r"学习|自学"),
    (SectionKind.PREPARATION, r"会前|准备"),
    (SectionKind.DOCUMENTS, r"依据"),
    (
        SectionKind.MEETING,
        r"生活会|会议召开|召开会议|开好会议|会议(?:组织|安排|实施)|会中|民主评议|民主测评|评议党员|开好会",
    ),
)
_PARTS = frozenset(
    (
        SectionKind.THEME,
        SectionKind.PREPARATION,
        SectionKind.MEETING,
        SectionKind.RECTIFICATION,
        SectionKind.LEADERSHIP,
    )
)
_FACTS = frozenset(kind for kind, _ in _FACT_LABELS) - {SectionKind.THEME, SectionKind.DOCUMENTS}


@dataclass
class Section:
    """One section: the style and value of its number, what it is about, and what stands in it.

    ``whole`` is its first line, ``rest`` that line behind number and title, ``lines`` what follows up to the next
    section of any depth, ``inner`` the sections in it.
    """

    style: str
    number: int
    kind: SectionKind
    whole: Span
    title: Span
    rest: Span
    lines: list[Span] = field(default_factory=list)
    inner: list[Section] = field(default_factory=list)

    @property
    def content(self) -> Span:
        """The first line behind the number, with the title."""
        start = self.title.start if self.title.text else self.rest.start
        return self.whole.part(start - self.whole.start)

    @property
    def value(self) -> Span:
        """What a fact is: the rest of its line, else the line below it."""
        return self.lines[0] if self.lines and not self.rest.text else self.rest

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table or a labelled line, not a section with text of its own."""
        return self.style in ("row", "label")

    @property
    def is_said(self) -> bool:
        """Whether it is a fact that stands in its own line: what follows does not belong to it."""
        return self.kind.is_fact and self.kind is not SectionKind.AGENDA and bool(self.rest.text)

    def text_lines(self, leaves_out: Callable[[Section], bool] = lambda _: False) -> tuple[Span, ...]:
        """Return its lines in order: its own without number and title, those of its inner sections as they stand."""
        lines = [self.rest, *_below(self, leaves_out)]
        return tuple(sorted((line for line in lines if line.text), key=lambda line: line.start))

    def walk(self) -> Iterator[Section]:
        """Yield every section in it, in the order of the text."""
        for section in self.inner:
            yield section
            yield from section.walk()


def _below(section: Section, leaves_out: Callable[[Section], bool]) -> Iterator[Span]:
    yield from section.lines
    for inner in section.inner:
        if not leaves_out(inner):
            yield inner.whole
            yield from _below(inner, leaves_out)


def sections_of(lines: Iterable[Span]) -> Section:
    """Return the sections that ``lines`` make, in one without number whose own lines stand before the first."""
    empty = Span("", 0)
    path = [Section("", 0, SectionKind.OTHER, empty, empty, empty)]
    for line in lines:
        section = _labelled(line) or _numbered(line)
        sections = [section] if section else _rows(line)
        if not sections and (bare := _bare(line, path)):
            sections = [bare]
        for section in sections:
            del path[min(_depth(section, path), _DEEPEST) :]
            path[-1].inner.append(section)
            path.append(section)
        if not sections:
            if path[-1].is_said:
                path.pop()
            path[-1].lines.append(line)
    return path[0]


def marker_of(text: str) -> tuple[str, int, int] | None:
    """Return the style, the value and the length of the number that ``text`` begins with."""
    for style, pattern in _MARKERS:
        found = pattern.match(text)
        if found:
            return style, _value(found["n"]), found.end()
    return None


def unmarked(line: Span) -> Span:
    """Return ``line`` without the number that it begins with."""
    marker = marker_of(line.text)
    return line.part(marker[2]) if marker else line


def _value(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    tens, ten, ones = text.partition("十")
    if not ten:
        return _HAN.index(text[-1]) + 1
    return (_HAN.index(tens) + 1 if tens else 1) * 10 + (_HAN.index(ones) + 1 if ones else 0)


def _depth(section: Section, path: list[Section]) -> int:
    """Return how deep in ``path`` a section belongs."""
    if section.is_row:
        return next((index for index, above in enumerate(path) if above.is_row), _open_depth(path))
    same = [index for index in range(len(path) - 1, 0, -1) if path[index].style == section.style]
    following = [index for index in same if section.number == path[index].number + 1]
    if following:
        # 4. may go on the list in section 3 or be the section after it; a section says so by its title
        return following[-1] if section.kind in _PARTS else following[0]
    if same and section.number != 1:
        return same[0]
    return _open_depth(path)


def _open_depth(path: list[Section]) -> int:
    """Return the depth under the last section that is not one fact in its own line."""
    depth = len(path)
    while path[depth - 1].is_said or (
        path[depth - 1].is_row and path[depth - 1].kind is not SectionKind.AGENDA
    ):
        depth -= 1
    return depth


def _numbered(line: Span) -> Section | None:
    marker = marker_of(line.text)
    if marker is None:
        return None
    style, number, length = marker
    title, rest = _title(line.part(length))
    return Section(style, number, _kind(title, rest), line, title, rest)


def _title(content: Span) -> tuple[Span, Span]:
    """Return the title that ``content`` begins with, if it does, and the rest."""
    found = re.match(r"(?:[（(][^（()）]*[）)]|[^。：:；;\t])+", content.text)
    end = found.end() if found else 0
    bare = _BRACKETS.sub("", content.text[:end])
    stops = content.text[end : end + 1]
    if 0 < len(bare) <= _LONGEST_TITLE and stops in ("", "。", "：", ":") and not re.search("[，,《“]", bare):
        return content.part(0, end), content.part(end + 1)
    return content.part(0, 0), content


def _kind(title: Span, rest: Span) -> SectionKind:
    if title.text:
        name = squeezed(_BRACKETS.sub("", title.text))
        return _label_kind(name) or _title_kind(name)
    return _title_kind(re.split("[，,。；;：:]", rest.text)[0][:_LONGEST_TITLE])


def _label_kind(name: str) -> SectionKind | None:
    return next((kind for kind, pattern in _FACT_LABELS if re.fullmatch(pattern, name)), None)


def _title_kind(name: str) -> SectionKind:
    return next((kind for kind, pattern in _TITLES if re.search(pattern, name)), SectionKind.OTHER)


def _rows(line: Span) -> list[Section]:
    """Return the facts that a row of a table holds: several where more than one of its cells is a label."""
    if "\t" not in line.text:
        return []
    cells = [cell for found in re.finditer(r"[^\t]+", line.text) if (cell := line.group(found, 0)).text]
    kinds = [_cell_kind(cell) for cell in cells]
    labels = [index for index, kind in enumerate(kinds) if kind is not None and kind.is_fact]
    if labels[:1] == [0] and 1 not in labels:
        starts = [cells[index].start - line.start for index in labels]
        ends = [*starts[1:], len(line.text)]
        return [
            _row(line.part(start, end), cells[index], kinds[index])
            for start, end, index in zip(starts, ends, labels, strict=True)
        ]
    told = [index for index, kind in enumerate(kinds) if kind not in (None, SectionKind.OTHER)]
    meant = [index for index in told if kinds[index] is not SectionKind.PREPARATION]
    named = next(iter((*meant, *told)), None)
    if named is None:
        named = next((index for index, kind in enumerate(kinds) if kind is SectionKind.OTHER), None)
    return [_row(line, cells[named], kinds[named])] if named is not None else []


def _row(line: Span, cell: Span, kind: SectionKind | None) -> Section:
    before = line.part(0, cell.start - line.start)
    rest = line if any(days_in(before)) else line.part(cell.end - line.start)
    return Section("row", 0, kind or SectionKind.OTHER, line, cell, rest)


def _cell_kind(cell: Span) -> SectionKind | None:
    """Return what a cell says a row is about: ``None`` where it is a number, a day or a text."""
    name = squeezed(_BRACKETS.sub("", cell.text)).rstrip("：:")
    if not name or name.isdecimal() or len(name) > _LONGEST_LABEL or any(days_in(cell)):
        return None
    return _label_kind(name) or _title_kind(name)


def _labelled(line: Span) -> Section | None:
    found = re.match(rf"(?P<label>[^：:，。；,;]{{2,{_LONGEST_LABEL}}})[：:]", line.text)
    kind = _label_kind(squeezed(found["label"])) if found else None
    if found is None or kind is None:
        return None
    return Section("label", 0, kind, line, line.group(found, "label"), line.part(found.end()))


def _bare(line: Span, path: list[Section]) -> Section | None:
    """Return the section that a short line without a number heads; an item of the agenda is none."""
    if any(section.kind is SectionKind.AGENDA for section in path):
        return None
    if len(line.text) > _LONGEST_BARE or re.search(r"[，。；：、,;:“《]", line.text):
        return None
    kind = _label_kind(squeezed(line.text)) or _title_kind(line.text)
    if kind is SectionKind.OTHER:
        return None
    return Section("bare", 0, kind, line, line, line.part(len(line.text)))
