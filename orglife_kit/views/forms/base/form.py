"""The form itself: what happens around every act, so that no form has to say it.

A form is a tree of parts. Those that show something are functions of the record, so one walk through the tree shows
the meeting as it is: after an act of its own, after one of another form of the kernel, after one of another window.
What was done, or why not, is said beside the field or button it was asked for at, with the one undo of the page.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Self
from weakref import WeakSet

import ipywidgets

from orglife_kit.errors import Notice, OrglifeError, RefusedError
from orglife_kit.i18n import say, sentence, sentences
from orglife_kit.meeting import Meeting
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base.days import Days
from orglife_kit.views.forms.base.entries import Entries
from orglife_kit.views.forms.base.fields import Field
from orglife_kit.views.forms.base.look import Look
from orglife_kit.views.forms.base.page_head import PageHead
from orglife_kit.views.forms.base.page_widget import NameOnly, marked
from orglife_kit.views.forms.base.parts import (
    Beside,
    Holder,
    Part,
    Parts,
    Row,
    When,
    inside,
    is_seen,
    naming_of,
    part_of,
    path_to,
    plain_layout,
)
from orglife_kit.views.forms.base.pulse import Pulse

_open_forms: WeakSet[Any] = WeakSet()  # the forms of this kernel


def _keep_order(opened: Any) -> None:
    """Leave the messages of a widget in the one thread to which its page sends those of all widgets, in order.

    ipykernel 7.4 moves each widget's to the thread where that widget last spoke: a button could overtake a field.
    """
    if opened.new is not None:
        opened.new._reply_subshell_for = None


ipywidgets.Widget.on_widget_constructed(lambda widget: widget.observe(_keep_order, "comm"))


class Form(NameOnly, Entries, ipywidgets.VBox):
    """A form of one meeting.

    What it shows is never in its text form: a notebook that is saved keeps that text.
    """

    children: Any
    is_form = True
    tables: tuple[str, ...] = ()  # those whose files can be taken in at its foot
    nested = False  # whether it stands inside another form, which has the look and the pulse for both
    reports: Any = None  # what writes files for it, where there is any

    def __init__(self, meeting: Meeting, reports: Any = None) -> None:
        self.meeting, self.reports = meeting, reports
        self._showing = 0
        self._record: MeetingRecord | None = None  # what is shown
        self._path: list[Any] = []  # from this form down to where the last act was asked for
        self.told = ipywidgets.HTML(layout=plain_layout())
        self.undo_button = ipywidgets.Button(
            description=say("forms", "Undo the last step"), layout=ipywidgets.Layout(display="none")
        )
        self.undo_button.on_click(lambda _: self.run(self.undo))
        self._saying = ipywidgets.Box([self.told, self.undo_button], layout=plain_layout())
        self._saying.add_class("said")
        # for what is said of no part in sight: nothing is drawn anew for it
        self._end = Holder((), "orglife-when")
        self._end.hold(self._saying)
        self._held_by: Holder = self._end
        self._shown_version = meeting.version()
        self._frame: tuple[Any, ...] = () if self.nested else (self._look(), self._pulse(), Days())
        self.from_file = self._from_file()
        super().__init__([])
        self.add_class("orglife-stack" if self.nested else "orglife-form")
        _open_forms.add(self)
        self._put(*self._declare())

    def _declare(self) -> Parts:
        """Yield the parts of the form one under the other: this is what a form is."""
        raise NotImplementedError

    def _look(self) -> Look:
        """Return the style of the form."""
        return Look()

    def _pulse(self) -> Pulse:
        """Return what lets the page ask whether the meeting was changed elsewhere."""
        return Pulse(follow_all, lambda: self in _open_forms)

    def _repr_mimebundle_(self, **wanted: Any) -> Any:
        return marked(super()._repr_mimebundle_(**wanted))

    def headed(self, page: str) -> Self:
        """Return the form with the head of ``page`` over it: the branch, the meeting, the way to the other pages."""
        head = PageHead(self, page)
        if self._record is not None:
            head.show(self._record)
        self._frame = (*self._frame, head)
        self.children = (head, *self.children)
        return self

    def nest(self) -> Self:
        """Return the form as a part of another one, which has the look and the pulse for both."""
        self.nested = True
        self.remove_class("orglife-form")
        self.add_class("orglife-stack")
        self.children = tuple(part for part in self.children if part not in self._frame)
        self._frame = ()
        return self

    # --- what is shown

    def _put(self, *parts: Any) -> None:
        """Show ``parts`` one under the other, and the place for what is said at their end.

        They show the record at once; those of a nested form when the form around it does.
        """
        foot = (self._end,) if self.from_file is None else (self._end, self.from_file)
        self.children = (*self._frame, *map(part_of, parts), *foot)
        if not self.nested:
            self.show_record(self.shown_record)

    def _from_file(self) -> Any:
        """Return the part that takes files in, nothing where the form has no table."""
        if not self.tables:
            return None
        from orglife_kit.views.forms.from_file import FromFile

        return FromFile(self.meeting, *self.tables)

    @property
    def shown_record(self) -> MeetingRecord:
        """What the form shows; while it is declared, what it will show first."""
        if self._record is None:
            self._record = self.meeting.record
        return self._record

    def refresh(self) -> None:
        """Show the meeting as it is now."""
        self._shown_version = self.meeting.version()
        self.show_record(self.meeting.record)

    def show_record(self, record: MeetingRecord) -> None:
        """Show ``record`` in every part, from the first to the last: what is chosen in one is shown in the next."""
        self._record = record
        with self._shows_itself():
            for part in inside(self):
                if isinstance(part, Form):
                    part.show_record(record)
                elif isinstance(part, Part):
                    part.show(record)
                off = getattr(part, "is_off", None)
                if off is not None:
                    part.disabled = bool(off(record))

    @contextmanager
    def _shows_itself(self) -> Iterator[None]:
        """Take what changes meanwhile for what the form shows, not for what somebody entered."""
        self._showing += 1
        try:
            yield
        finally:
            self._showing -= 1

    def quietly(self, act: Callable[[], None]) -> None:
        """Do ``act``; what it changes in fields was entered by nobody."""
        with self._shows_itself():
            act()

    def meeting_changed(self) -> None:
        """Show what was changed outside this form."""
        self.refresh()

    def follow(self) -> None:
        """Show what another window, notebook or command has changed since this form last looked."""
        try:
            if self.meeting.version() != self._shown_version:
                self.meeting_changed()
        except OrglifeError as error:
            self.tell(sentences(error), "bad")

    def spread(self) -> None:
        """Let the other forms of this meeting in this notebook show what this one has changed."""
        whole = self._whole()
        for form in self._others():
            if not form.nested and form is not whole:  # the form around a nested one shows it too
                form.meeting_changed()

    def _others(self) -> list[Form]:
        return [
            form for form in _open_forms if form is not self and form.meeting.folder == self.meeting.folder
        ]

    # --- what is done

    def run(self, act: Callable[[], object], at: Any = None) -> None:
        """Do ``act``, which was asked for at ``at``; show what it changed everywhere, and say what came of it.

        What ``act`` returns is said: a sentence, or what the rules warn of with a sentence before it; else that it is
        saved, if anything is.
        """
        if self._showing:
            return
        self._path = path_to(self, at) if at is not None else []
        whole = self._whole()
        for form in self._others():
            form.say_nothing()
        try:
            before = self.meeting.version()
            answer = act()
            changed = self.meeting.version() != before
            if isinstance(at, Field):
                at.taken()
            if changed:
                self._refresh_whole(whole)
                self.spread()
            elif isinstance(at, Field):
                self.quietly(lambda: at.show(self.shown_record))  # 三年 is 3, which it was
        except OrglifeError as error:
            self._say_refusal(error, at, whole)
        except Exception as error:
            words = say("forms", "Not done: {detail}", detail=f"{type(error).__name__}: {error}")
            self.tell(words, "bad")
            raise
        else:
            self._say_answer(answer, changed=changed)

    def _whole(self) -> Form | None:
        """Return the form that this one is a part of, itself where it is none; nothing where it was taken off."""
        if not self.nested:
            return self
        return next((form for form in self._others() if not form.nested and path_to(form, self)), None)

    def _refresh_whole(self, whole: Form | None) -> None:
        if whole is not None:
            whole.refresh()

    def _say_refusal(self, error: OrglifeError, at: Any, whole: Form | None) -> None:
        if isinstance(at, Field):
            with self._shows_itself():
                at.refused()
        if isinstance(error, RefusedError):
            self._refresh_whole(whole)  # perhaps they said no because of what somebody else has done
        teller = self if whole is None or path_to(whole, self) else whole
        teller.tell(sentences(error), "bad")

    def _say_answer(self, answer: object, *, changed: bool) -> None:
        if isinstance(answer, str):
            self.tell(answer)
            return
        told: Iterable[str | Notice] = answer if isinstance(answer, tuple | list) else ()
        words = "\n".join(sentence(each) if isinstance(each, Notice) else each for each in told)
        if words:
            self.tell(words, "warn")
        else:
            self.tell(say("forms", "Saved") if changed else "")

    def choose(self, field: Field) -> None:
        """Show what was chosen in ``field``; what waited to be mended of the one before is let go."""
        self.run(self.forget, field)

    def forget(self) -> None:
        """Let go of what could not be kept, and show what is chosen now."""
        self.let_go()
        self.refresh()

    def let_go(self) -> None:
        """Let no field wait any longer for what could not be kept to be mended."""
        for part in inside(self):
            if isinstance(part, Field):
                part.taken()

    def undo(self) -> str:
        """Take back the last act of this meeting, whichever form did it."""
        self._path = path_to(self, self._held_by)
        try:
            self.meeting.undo()
        finally:
            self.forget()
            self.spread()
        return say("forms", "Undone: the last step.")

    # --- what is said

    def tell(self, words: str, tone: str = "good") -> None:
        """Say ``words`` beside where the last act was asked for."""
        self._move_saying(tone)
        words = naming_of(self.shown_record)(words)
        self.told.value = f'<p class="{tone}" role="status">{html.escape(words)}</p>' if words else ""
        self.undo_button.layout.display = "" if self.meeting.can_undo else "none"

    def say_nothing(self) -> None:
        """Leave the line empty: something is said elsewhere on the page."""
        self._keep_said()
        if self.told.value:
            self.told.value = ""
        self.undo_button.layout.display = "none"

    def _keep_said(self) -> None:
        """Leave the sentence on a field that is still wrong under it."""
        held_by = self._held_by
        if isinstance(held_by, Field) and held_by.is_wrong and 'class="bad"' in self.told.value:
            held_by.still_says(self.told.value)

    def _is_in_sight(self, part: Any) -> bool:
        *around, last = path_to(self, part) or [None]
        return last is not None and all(map(is_seen, around)) and (isinstance(last, When) or is_seen(last))

    def _move_saying(self, tone: str) -> None:
        """Bring the line to where the last act was asked for: the field, its row, its card, else the form's end."""
        holders = [part for part in self._path if _can_hold(part) and self._is_in_sight(part)]
        if (
            tone == "good"
            and len(holders) > 1
            and isinstance(holders[-1], Field)
            and isinstance(holders[-2], Row)
            and not isinstance(holders[-2], Beside)  # the card has its room
        ):
            holders.pop()  # a row has more room, and nothing in it moves
        holder = holders[-1] if holders else self._end
        if holder is self._held_by:
            return
        self._keep_said()
        self._held_by.hold(None)
        self._held_by = holder
        holder.hold(self._saying)


def _can_hold(part: Any) -> bool:
    """Return whether what is said can stand in ``part``: in a ``When`` where its own part has just gone."""
    return isinstance(part, Holder) and not (isinstance(part, When) and part.parts)


def forget_forms() -> None:
    """Let the forms go that were shown so far: a page is run anew."""
    _open_forms.clear()


def follow_all() -> None:
    """Let every form of this kernel show what was changed elsewhere."""
    for form in list(_open_forms):
        if not form.nested:
            form.follow()
