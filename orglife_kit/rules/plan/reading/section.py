"""One section of a written plan: what it is about and what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from orglife_kit.rules.plan.reading.kinds import SectionKind
from orglife_kit.rules.plan.reading.text import Span


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
