"""The sections of a written plan: numbered in any style, labelled lines and table rows, and what each is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from orglife_kit.rules.plan.reading.days import WrittenDays, days_in
from orglife_kit.rules.plan.reading.kinds import SectionKind, label_kind, title_kind
from orglife_kit.rules.plan.reading.lists import numbered_parts
from orglife_kit.rules.plan.reading.markers import marker_of
from orglife_kit.rules.plan.reading.text import Span, squeezed

_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_LONGEST_TITLE = 24
_LONGEST_LABEL = 12
_LONGEST_BARE = 16
_DEEPEST = 8


_PARTS = frozenset(
    (
        SectionKind.THEME,
        SectionKind.PREPARATION,
        SectionKind.MEETING,
        SectionKind.RECTIFICATION,
        SectionKind.LEADERSHIP,
    )
)
_CUT_AT = frozenset(kind for kind in SectionKind if kind.is_fact) - {SectionKind.AGENDA, SectionKind.NAME}
_LABEL_INSIDE = re.compile(
    rf"(?:^|(?<=[；;，,。\s\u3000]))(?P<label>[^：:，。；,;\s\u3000]{{2,{_LONGEST_LABEL}}})[：:]"
)
_LABEL = re.compile(rf"(?P<label>[^：:，。；,;]{{2,{_LONGEST_LABEL}}})[：:]")
_BOXED = re.compile(rf"[【〖\[](?P<label>[^】〗\]]{{2,{_LONGEST_LABEL}}})[】〗\]][：:]?")
_LONGEST_HEADING = 6
_CALL = re.compile(
    r"(?:重要|温馨|会议|党务|支部|党支部)*(?:通知|公告|公示|提醒|提示)"
)  # 【通知】 before a message
_AFTER_DAYS = re.compile(
    r"(?:之?前)?(?:\s*(?:上午|下午|晚上?)?\s*\d{1,2}[:：]\d{2})?(?:[\s\u3000]+|[：:])(?=[^\d\s])"
)
_ASPECTS = re.compile("方面[^，。]{0,8}(?:查|找|检视|检查|梳理|剖析|不足|问题)|对照[^，。]*方面")
_LONGEST_BESIDE_DAYS = 4  # 1月5日前, 1月13日下班后
_STAGES = (SectionKind.STUDY, SectionKind.TALKS, SectionKind.FINDINGS, SectionKind.RECTIFICATION)
_NEXT_PART = re.compile(r"会[议上后]")  # a paragraph behind 一要学。…二要谈。… that goes on to another part
_PHASE = re.compile(r"会[前中后](?:阶段|环节)?")


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
        below = (*self.lines, *(inner.content for inner in self.inner if inner.kind is SectionKind.OTHER))
        return below[0] if below and not self.rest.text else self.rest

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table or a labelled line, not a section with text of its own."""
        return self.style in ("row", "label")

    @property
    def is_said(self) -> bool:
        """Whether it is a fact that stands in its own line: what follows does not belong to it."""
        is_line = self.style == "heading" or (self.kind.is_fact and self.kind is not SectionKind.AGENDA)
        return is_line and bool(self.rest.text)

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
        sections = _split(_cut([section] if section else _rows(line) or _dated(line)))
        if not sections and (section := _bare(line, path)):
            sections = [section]
        for section in sections:
            del path[min(_depth(section, path), _DEEPEST) :]
            path[-1].inner.append(section)
            path.append(section)
        if not sections:
            if path[-1].is_said:
                path.pop()
            listed = next((index for index, above in enumerate(path) if above.style == "is"), len(path))
            if _NEXT_PART.match(line.text):
                del path[listed:]
            path[-1].lines.append(line)
    return path[0]


def _depth(section: Section, path: list[Section]) -> int:
    """Return how deep in ``path`` a section belongs."""
    if section.is_row:
        return next((index for index, above in enumerate(path) if above.is_row), _open_depth(path))
    agenda = next((index for index, above in enumerate(path) if above.kind is SectionKind.AGENDA), None)
    if section.style == "heading" and agenda is not None:
        return agenda
    same = [index for index in range(len(path) - 1, 0, -1) if path[index].style == section.style]
    if section.number == 0:
        return same[0] if same else _open_depth(path)
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
        kind = label_kind(name) or title_kind(name)
        if (
            kind is SectionKind.OTHER
        ):  # 学起来。12月24日，学习…: the title is an image, its first sentence says
            said = title_kind(re.split("[。；;：:]", rest.text)[0])
            return said if said in _STAGES else kind
        return kind
    clauses = re.split("[，,。；;：:]", rest.text)
    told = next((clause for clause in clauses if not _is_only_days(clause)), "")
    if _ASPECTS.search(told):
        return SectionKind.FINDINGS
    kind = title_kind(told[:_LONGEST_TITLE])
    if kind is SectionKind.OTHER:
        kind = title_kind(told[-_LONGEST_LABEL:])
    if kind is SectionKind.OTHER and next(iter(_days_at_the_beginning(rest)), None):
        said = (title_kind(clause) for clause in re.split("[，,]", re.split("[。；;]", rest.text)[0]))
        kind = next((other for other in said if other in _STAGES), kind)
    return kind


def _days_at_the_beginning(line: Span) -> Iterator[WrittenDays]:
    yield from (days for days in days_in(line) if days.span.start == line.start)


def _is_only_days(clause: str) -> bool:
    """Return whether a clause is a day or a period and nothing else: what it is about comes behind it."""
    days = next(days_in(Span(clause, 0)), None)
    return days is not None and len(clause.strip()) - len(days.span.text) <= _LONGEST_BESIDE_DAYS


def _rows(line: Span) -> list[Section]:
    """Return the facts that a row of a table holds: several where more than one of its cells is a label."""
    if "\t" not in line.text:
        return []
    cells = [cell for found in re.finditer(r"[^\t]+", line.text) if (cell := line.group(found, 0)).text]
    kinds = [_cell_kind(cell) for cell in cells]
    labels = [index for index, cell in enumerate(cells) if _is_label(cell)]
    if labels[:1] == [0] and 1 not in labels:
        starts = [cells[index].start - line.start for index in labels]
        ends = [*starts[1:], len(line.text)]
        return [
            _row(line.part(start, end), cells[index], kinds[index])
            for start, end, index in zip(starts, ends, labels, strict=True)
        ]
    told = [index for index, kind in enumerate(kinds) if kind not in (None, SectionKind.OTHER)]
    phases = [index for index in told if _PHASE.fullmatch(cells[index].text)]
    meant = [index for index in told if kinds[index] is not SectionKind.PREPARATION and index not in phases]
    named = next(iter((*meant, *told)), None)
    if named is None:
        named = next((index for index, kind in enumerate(kinds) if kind is SectionKind.OTHER), None)
    return [_row(line, cells[named], kinds[named])] if named is not None else []


def _is_label(cell: Span) -> bool:
    kind = label_kind(squeezed(cell.text).rstrip("：:"))
    return kind is not None and kind is not SectionKind.DOCUMENTS


def _dated(line: Span) -> list[Section]:
    """Return the row that a line of a timetable is: a day or a period, a blank, and what is done then."""
    days = next(days_in(line), None)
    if days is None or days.span.start != line.start:
        return []
    behind = _AFTER_DAYS.match(line.text, len(days.span.text))
    if behind is None:
        return []
    done = line.part(behind.end())
    kind = title_kind(done.text[:_LONGEST_TITLE])
    return [Section("row", 0, kind, line, done, line)] if kind is not SectionKind.OTHER else []


def _row(line: Span, cell: Span, kind: SectionKind | None) -> Section:
    before = line.part(0, cell.start - line.start)
    rest = line if any(days_in(before)) else line.part(cell.end - line.start)
    return Section("row", 0, kind or SectionKind.OTHER, line, cell, rest)


def _cell_kind(cell: Span) -> SectionKind | None:
    """Return what a cell says a row is about: ``None`` where it is a number, a day or a text."""
    name = squeezed(_BRACKETS.sub("", cell.text)).rstrip("：:")
    if not name or name.isdecimal() or len(name) > _LONGEST_LABEL or any(days_in(cell)):
        return None
    return label_kind(name) or title_kind(name)


def _labelled(line: Span) -> Section | None:
    """Return the section that a line with a label is: 时间：…, 【主题】…; of a stage one as a heading has it."""
    found = _BOXED.match(line.text) or _LABEL.match(line.text)
    if found is None:
        return None
    name = squeezed(found["label"])
    if _CALL.fullmatch(name):
        return None
    kind = label_kind(name)
    if kind is SectionKind.AGENDA and found.re is _LABEL and found.end() == len(line.text):
        return None  # alone on its line it heads what is below
    style = "label" if kind and found.re is _LABEL else "heading"
    if kind is None:
        kind = title_kind(name)
        is_list = kind is SectionKind.PREPARATION and bool(numbered_parts(line.part(found.end())))
        is_heading = (
            (kind in _STAGES or is_list) and len(name) <= _LONGEST_HEADING and marker_of(name) is None
        )
        says_nothing = kind is SectionKind.OTHER and found.end() == len(line.text)
        if says_nothing or (found.re is _LABEL and not is_heading):
            return None
    return Section(style, 0, kind, line, line.group(found, "label"), line.part(found.end()))


def _cut(sections: list[Section]) -> list[Section]:
    """Return ``sections``, the last of which may hold labels in its line: each of them is a section too."""
    if not sections or not (sections[-1].kind.is_fact or sections[-1].style == "row"):
        return sections
    last = sections[-1]
    labels = [
        (found, kind)
        for found in _LABEL_INSIDE.finditer(last.rest.text)
        if (kind := label_kind(found["label"])) in _CUT_AT
    ]
    if not labels or last.kind is SectionKind.AGENDA:
        return sections
    ends = [*(found.start() for found, _ in labels[1:]), len(last.rest.text)]
    inside = [
        Section(
            "label",
            0,
            kind,
            last.rest.part(found.start(), end),
            last.rest.group(found, "label"),
            _unstopped(last.rest.part(found.end(), end)),
        )
        for (found, kind), end in zip(labels, ends, strict=True)
        if kind
    ]
    if last.kind.is_fact:
        last.rest = _unstopped(last.rest.part(0, labels[0][0].start()))
    return [*sections, *inside]


def _split(sections: list[Section]) -> list[Section]:
    """Return ``sections``, the last of which may hold numbered ones in its line: 二、会前准备。1.学习。… 2.谈心。…"""
    last = sections[-1] if sections else None
    if last is None or last.kind is not SectionKind.PREPARATION or last.is_row:
        return sections
    inside = [section for part in numbered_parts(last.rest) if (section := _numbered(part))]
    if len(inside) < 2 or any(section.style != inside[0].style for section in inside):
        return sections
    last.rest = last.rest.part(0, inside[0].whole.start - last.rest.start)
    return [*sections, *inside]


def _unstopped(span: Span) -> Span:
    return span.part(0, len(span.text.rstrip("，；、,;")))


def _bare(line: Span, path: list[Section]) -> Section | None:
    """Return the section that a short line without a number heads; an item of the agenda is none."""
    if any(section.kind is SectionKind.AGENDA for section in path):
        return None
    name = line.text.rstrip("：:")
    if len(name) > _LONGEST_BARE or re.search(r"[，。；：、,;:“《\t]", name):
        return None
    kind = label_kind(squeezed(name)) or title_kind(name)
    if kind is SectionKind.OTHER:
        return None
    return Section("bare", 0, kind, line, line.part(0, len(name)), line.part(len(line.text)))
