"""The parts of a form that show something of the record, and the boxes that hold them.

A part with ``show`` is a function of the record: the form calls it whenever the record has changed. A holder takes
in, behind its own parts, what is said of an act that was done in it; nothing of it is drawn anew for that.

Wherever a part is declared, a sentence alone stands for ``Words`` and a function of the record for what it ``Shown``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Protocol, TypeVar, runtime_checkable

import ipywidgets

from orglife_kit.i18n import naming
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base.markup import paragraph, tiles, title
from orglife_kit.views.forms.base.page_widget import NameOnly

Entry = TypeVar("Entry")
Markup = Callable[[MeetingRecord], str | Mapping[str, object]]
Parts = Iterator[Any]  # of a form: widgets, sentences, and functions of the record


class SharedLayout(ipywidgets.Layout):
    """A layout that stays as it is: what one part changed of it, all would show."""

    def notify_change(self, change: Any) -> None:
        """Refuse a change once the layout is there."""
        if self.comm is not None and change["name"] in _LAYOUT_KEYS:
            raise AttributeError(f"{change['name']} is shared: say how a part looks by a class of form.css")
        super().notify_change(change)


_LAYOUT_KEYS = frozenset(
    name for name in ipywidgets.Layout.class_trait_names() if not name.startswith("_")
) - {
    "comm",
    "keys",
    "log",
}


@cache
def plain_layout() -> ipywidgets.Layout:
    """Return the one layout that all parts share: how they look is said by form.css."""
    return SharedLayout()


@runtime_checkable
class Part(Protocol):
    """What follows the record."""

    def show(self, record: MeetingRecord) -> None:
        """Show ``record``."""
        ...


def naming_of(record: object) -> Callable[[str], str]:
    """Return what puts the names of ``record`` as people read them; what has no roster names nobody."""
    roster = getattr(record, "roster", None)
    return str if roster is None else naming(roster.namesakes)


class Holder(NameOnly, ipywidgets.Box):
    """A box of parts, with what is said of the last act in it behind them."""

    children: Any

    def __init__(self, parts: Iterable[Any] = (), *looks: str) -> None:
        super().__init__([*map(part_of, parts)], layout=plain_layout(), _dom_classes=looks)
        self._saying: ipywidgets.Widget | None = None

    @property
    def parts(self) -> tuple[ipywidgets.Widget, ...]:
        """Its own parts."""
        return tuple(part for part in self.children if part is not self._saying)

    def fill(self, *parts: ipywidgets.Widget) -> None:
        """Hold ``parts``; those that stay where they were are not drawn anew."""
        behind = () if self._saying is None else (self._saying,)
        if self.children != (*parts, *behind):
            self.children = (*parts, *behind)

    def hold(self, saying: ipywidgets.Widget | None) -> None:
        """Take in what is said, or let go of it."""
        parts = self.parts
        self._saying = saying
        self.fill(*parts)


class Row(Holder):
    """Parts beside each other; Enter in one of its fields presses its button where ``enters``."""

    def __init__(self, *parts: Any, enters: bool = False, looks: str = "") -> None:
        labelled = any(map(_is_labelled, parts))
        super().__init__(
            parts,
            "orglife-row",
            *(["labelled"] if labelled else []),
            *(["orglife-enters"] if enters else []),
            *looks.split(),
        )


def _is_labelled(part: Any) -> bool:
    shown = part.part if isinstance(part, When) else part
    return "orglife-labelled" in getattr(shown, "_dom_classes", ())


class Card(Holder):
    """Parts under each other, in a frame."""

    def __init__(self, *parts: Any, looks: str = "orglife-card") -> None:
        super().__init__(parts, "orglife-stack", *looks.split())


class Stack(Card):
    """Parts under each other, without a frame."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts, looks="")


class Beside(Row):
    """A list in which one is chosen, and at its right the card of what is chosen."""

    def __init__(self, chosen_in: ipywidgets.Widget, card: ipywidgets.Widget) -> None:
        super().__init__(chosen_in, card, looks="orglife-two")


class Shown(NameOnly, ipywidgets.HTML):
    """Markup that is a function of the record; of labels with their numbers the numbers stand large."""

    def __init__(self, markup: Markup) -> None:
        super().__init__(layout=plain_layout())
        self._markup = markup

    def show(self, record: MeetingRecord) -> None:
        """Show ``record``."""
        shown = self._markup(record)
        self.value = naming_of(record)(shown if isinstance(shown, str) else tiles(shown))


class Words(NameOnly, ipywidgets.HTML):
    """A sentence that is always there; ``tone`` is a class of form.css."""

    def __init__(self, words: str, tone: str = "quiet") -> None:
        super().__init__(paragraph(words, tone), layout=plain_layout())


class Head(Shown):
    """A heading inside a form."""

    def __init__(self, words: str | Callable[[MeetingRecord], str], level: int = 3) -> None:
        super().__init__(lambda record: title(words(record) if callable(words) else words, level))


class Line(Row):
    """One entry of a list: its words, and what can be done with it."""

    def __init__(self, words: str | Callable[[MeetingRecord], str], *acts: ipywidgets.Widget) -> None:
        super().__init__(Told(words), *acts, looks="orglife-line")


class Told(Shown):
    """Words that are a function of the record; no place is kept for them while there are none."""

    def __init__(self, words: str | Callable[[MeetingRecord], str], tone: str = "") -> None:
        shown = words if callable(words) else lambda _: words
        super().__init__(lambda record: paragraph(told, tone) if (told := shown(record)) else "")


class Lacking(Told):
    """What is still missing beside it, by what the record says."""

    def __init__(self, sentence: Callable[[MeetingRecord], str]) -> None:
        super().__init__(sentence, "lacks")
        self.add_class("orglife-lacking")


class Rows(Holder):
    """One row of parts for each entry of the record; the row of an entry that stays is never drawn anew.

    ``make`` returns its parts, which look their entry up by its ``key``: what names an entry for as long as it is
    there, one of its facts or a function of it.
    """

    def __init__(
        self,
        entries: Callable[[MeetingRecord], Iterable[Entry]],
        make: Callable[[Entry], ipywidgets.Widget],
        key: str | Callable[[Entry], Hashable] = "number",
        looks: str = "",
    ) -> None:
        super().__init__((), "orglife-stack", *looks.split())
        self._entries: Callable[[MeetingRecord], Iterable[Any]] = entries
        self._key: Callable[[Entry], Hashable] = attrgetter(key) if isinstance(key, str) else key
        self._make = make
        self._rows: dict[Hashable, ipywidgets.Widget] = {}

    def show(self, record: MeetingRecord) -> None:
        """Have a row for each entry of ``record``; the form shows what is in them."""
        entries = {self._key(entry): entry for entry in self._entries(record)}
        self._rows = {key: self._rows.get(key) or self._make(entry) for key, entry in entries.items()}
        self.fill(*self._rows.values())

    @property
    def rows(self) -> dict[Any, Any]:
        """The rows by their keys."""
        return dict(self._rows)

    def __getitem__(self, key: Hashable) -> Any:
        return self._rows[key]


class When(Holder):
    """A part that is on the page only where the record asks for it; what stands beside it is not drawn anew."""

    def __init__(self, part: Any, asked: Callable[[MeetingRecord], object]) -> None:
        super().__init__((), "orglife-when")
        self.part, self._asked = part_of(part), asked

    def show(self, record: MeetingRecord) -> None:
        """Bring the part, or take it away; the form shows what is in it."""
        self.fill(*([self.part] if self._asked(record) else []))


def when(asked: Callable[[MeetingRecord], object], *parts: Any) -> When:
    """Return ``parts``, to be on the page only where ``asked`` of the record says so."""
    return When(parts[0] if len(parts) == 1 else Stack(*parts), asked)


def part_of(part: Any) -> ipywidgets.Widget:
    """Return a part as it is, a sentence as ``Words``, a function of the record as what it ``Shown``."""
    if isinstance(part, str):
        return Words(part)
    return part if isinstance(part, ipywidgets.Widget) else Shown(part)


def is_seen(part: Any) -> bool:
    """Return whether ``part`` is to be seen."""
    return bool(part.children) if isinstance(part, When) else part.layout.display != "none"


def inside(part: Any) -> Iterator[Any]:
    """Yield every part in ``part``, each before what is in it; what is in another form is that form's own."""
    for child in getattr(part, "children", ()):
        yield child
        if not getattr(child, "is_form", False):
            yield from inside(child)


def path_to(part: Any, sought: Any) -> list[Any]:
    """Return the boxes from ``part`` down to ``sought``, itself among them; nothing where it is not there."""
    if part is sought:
        return [part]
    for child in getattr(part, "children", ()):
        found = path_to(child, sought)
        if found:
            return [part, *found]
    return []
