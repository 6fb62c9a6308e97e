"""The ballot grid: the page sends a finished ballot, the meeting seals it, the page hears that it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, assert_never

import traitlets

from orglife_kit.errors import OrglifeError
from orglife_kit.i18n import sentences, term, words_of
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.marks import BallotClass, Channel
from orglife_kit.rules.ballots.opening import grade_set_of, subjects_of
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.views.forms.base import PageWidget, naming_of

_ = words_of("ballots")

_FOLDER = Path(__file__).parent


class BallotGrid(PageWidget):
    """Takes the paper ballots of one class of an open round, one after the other: first or second typing.

    ``facts`` is all that the page knows beforehand: names, grades and words. A ballot is never a trait: it
    comes as a message and is answered by one, with the same ``seq``. ``on_change`` is called after each
    change of what is in.
    """

    _esm = _FOLDER / "grid.js"
    _css = _FOLDER / "grid.css"
    facts = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        meeting: Meeting,
        kind: str | RoundKind = RoundKind.MEMBERS,
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
        *,
        channel: Channel = Channel.PAPER_FIRST,
        on_change: Callable[[], None] | None = None,
    ) -> None:
        self.meeting = meeting
        self.kind = RoundKind.named(kind)
        self.ballot_class = BallotClass.named(ballot_class)
        self.channel = channel
        self._changed = on_change
        self._latest: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
        super().__init__(facts=self._facts())

    def answer(self, message: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to one message of the page: ``ok`` with how many are in, or the sentence why not.

        A correction or withdrawal that comes again because its answer was late is not done a second time.
        """
        if message.get("act") in ("correct", "withdraw") and message == self._latest[0]:
            return self._latest[1]
        answer = self._answer(message)
        self._latest = (message, answer) if answer["ok"] else ({}, {})
        return answer

    def _answer(self, message: dict[str, Any]) -> dict[str, Any]:
        try:
            return {"seq": message.get("seq"), "ok": True, **self._act(message)}
        except OrglifeError as error:
            return {"seq": message.get("seq"), "ok": False, "sentence": sentences(error)}
        except Exception as error:  # whatever it is, the page must hear that the ballot is not in
            told = _("Not saved: {detail}", detail=f"{type(error).__name__}: {error}")
            return {"seq": message.get("seq"), "ok": False, "sentence": told}

    def _act(self, message: dict[str, Any]) -> dict[str, Any]:
        act = message.get("act")
        if act == "save":
            ballot = self.meeting.ballots.cast(
                self.kind,
                _marks(message),
                ballot_class=self.ballot_class,
                token=_token(message),
                channel=self.channel,
            )
            return {"saved": ballot.saved}
        if act == "correct":
            self.meeting.ballots.correct_ballot(self.kind, _token(message), _marks(message))
        elif act == "withdraw":
            self.meeting.ballots.withdraw_ballot(self.kind, _token(message))
        elif act == "list":
            tokens = self.meeting.ballots.typed_tokens(self.kind, self.ballot_class, channel=self.channel)
            return {"tokens": list(tokens)}
        elif act == "look":  # one at a time: all of them together would be a count
            typed = self.meeting.ballots.typed_ballot(self.kind, _token(message))
            return {"marks": list(typed.ballot.marks)}
        elif act != "hello":
            raise ValueError(f"unknown act {act!r}")
        saved = self.meeting.ballots.saved_ballots(self.kind, self.ballot_class, channel=self.channel)
        return {"saved": saved}

    def tell_saved(self) -> None:
        """Tell the page how many ballots are in, unasked."""
        self.send({"news": self.answer({"act": "hello"})})

    def heard(self, message: dict[str, Any], buffers: Sequence[memoryview]) -> None:
        """Answer the page; ``on_change`` is called where what is in was changed."""
        answer = self.answer(message)
        self.send(answer)
        if answer["ok"] and message.get("act") in ("save", "correct", "withdraw") and self._changed:
            self._changed()

    def _facts(self) -> dict[str, Any]:
        record = self.meeting.record
        latest, grade_set = record.ballots.latest(self.kind), grade_set_of(record, self.kind)
        number, named = latest.number if latest else 0, naming_of(record)
        return {
            "key": f"{record.identity}/{number}/{self.ballot_class}/{self.channel}",
            "title": f"{term(self.ballot_class)} · {_typing(self.channel)}",
            "subjects": [named(subject.label) for subject in subjects_of(record, self.kind)],
            "grades": [grade.label for grade in grade_set.grades],
            "words": _words(len(grade_set.grades)),
        }


def _typing(channel: Channel) -> str:
    match channel:
        case Channel.PAPER_FIRST:
            return _("one teller")
        case Channel.PAPER_SECOND:
            return _("the other teller")
        case Channel.FILE | Channel.PHONE:
            raise ValueError(f"a ballot of {channel} is not typed")
        case _:
            assert_never(channel)


def _marks(message: dict[str, Any]) -> list[int]:
    marks = message["marks"]
    if not isinstance(marks, list) or any(type(mark) is not int for mark in marks):
        raise TypeError("marks")
    return marks


def _token(message: dict[str, Any]) -> str:
    token = str(message["token"])
    if len(bytes.fromhex(token)) != 16:
        raise ValueError("token")
    return token


def _words(grades: int) -> dict[str, str]:
    return {
        "keys": _(
            "Keys: 1–{grades} the grade, 0 or space abstention, x overvote, Backspace back, Enter saves,"
            " Esc twice clears",
            grades=grades,
        ),
        "abstain": term("ABSTAIN"),
        "overvote": term("OVERVOTE"),
        "save": _("Save (Enter)"),
        "clear": _("Clear"),
        "saving": _("Saving …"),
        "saved_so_far": _("{number} ballots saved"),
        "saved_as": _("Ballot {number} is saved"),
        "blank_lines": _("{number} lines are blank and will count as abstentions"),
        "blank_again": _(
            "{number} lines are blank: is the ballot so? Enter once more saves it, the blank lines abstain"
        ),
        "ready": _("Every line is filled: Enter saves"),
        "full": _("The ballot is full: Enter saves, Backspace goes back"),
        "leave_again": _("Esc once more clears this ballot"),
        "cleared": _("Cleared"),
        "late": _(
            "Not confirmed yet; trying again. The ballot stays on this page. If this goes on, load this page again."
        ),
        "correcting": _("Correcting a saved ballot"),
        "correct_how": _("Change what is wrong, Enter saves; Esc twice leaves it as it was"),
        "corrected": _("Corrected"),
        "change_last": _("Correct the last one"),
        "withdraw_last": _("Withdraw the last one"),
        "change": _("Correct"),
        "withdraw": _("Withdraw"),
        "withdraw_sure": _("Really withdraw"),
        "withdrawn": _("Withdrawn; {number} ballots saved"),
        "list": _("Find a saved ballot"),
        "list_close": _("Close the list"),
        "list_note": _(
            "In no order of time, one shown at a time. Each figure is a grade in roster order, 0 abstention,"
            " × overvote."
        ),
        "look": _("Show {number}"),
    }
