"""Acts of the preparation stage: study, talks, findings, suggestions (C2–C5)."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Iterable

from orglife_kit.errors import Notice, refuse
from orglife_kit.meeting.entries import (
    check_named_once,
    code_of,
    day_of,
    day_or_none,
    listed,
    numbered,
    one_or_several,
    text_of,
    text_or,
)
from orglife_kit.meeting.recording import preparation as recording
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.preparation.findings import (
    CommitteeFinding,
    Source,
    Suggestion,
)
from orglife_kit.rules.preparation.study import Absence, Study
from orglife_kit.rules.preparation.talks import Talk
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.tables.preparation import (
    ABSENCES,
    COMMITTEE_FINDINGS,
    FINDINGS,
    LAST_PAIRS,
    STUDIES,
    SUGGESTIONS,
    TALKS,
)


class PreparationStage:
    """What is prepared before the meeting. Writes the studies, the talks, the findings and the suggestions."""

    MAY_WRITE = (STUDIES, ABSENCES, TALKS, LAST_PAIRS, COMMITTEE_FINDINGS, SUGGESTIONS, FINDINGS)

    def __init__(self, work: Work) -> None:
        self._work = work

    def take_study(
        self,
        date: str | datetime.date | None = None,
        absences: Iterable[Absence] | None = None,
        *,
        place: str | None = None,
    ) -> tuple[Notice, ...]:
        """Record a session: everybody attended but those in ``absences``. The plan's day unless another is given.

        Taking a day again replaces what is given, and leaves the rest as it was recorded. Returns warnings for
        make-up days before it. Raises ``RefusedError`` (``study_date_missing``) and ``InputError``
        (``date_impossible``, ``member_twice``).
        """
        absent = None if absences is None else listed(absences)

        def act(change: Change) -> tuple[Notice, ...]:
            record = change.record
            day = day_or_none(date) or record.plan.preparation.study_date
            if day is None:
                raise refuse("study_date_missing")
            kept = next((study for study in record.preparation.studies if study.date == day), Study(0, day))
            missed = kept.absences if absent is None else [_absence(record, absence) for absence in absent]
            check_named_once((absence.member for absence in missed), record.roster)
            study = Study(kept.number, day, text_or(kept.place, place), tuple(missed))
            return recording.keep_study(change, study)

        return self._work.write(act, self.MAY_WRITE)

    def change_study(
        self, number: int, *, date: str | datetime.date | None = None, place: str | None = None
    ) -> tuple[Notice, ...]:
        """Change the day or the place of a session; ``None`` leaves as it is.

        Returns warnings for make-up days before it. Raises ``RefusedError`` (``study_unknown``, ``study_day_taken``)
        and ``InputError`` (``date_impossible``).
        """

        def act(change: Change) -> tuple[Notice, ...]:
            studies = change.record.preparation.studies
            study = numbered(studies, number, "study_unknown")
            day = study.date if date is None else day_of(date)
            if any(other.date == day and other.number != number for other in studies):
                raise refuse("study_day_taken", date=day)
            changed = dataclasses.replace(study, date=day, place=text_or(study.place, place))
            return recording.keep_study(change, changed)

        return self._work.write(act, self.MAY_WRITE)

    def record_absence(
        self,
        number: int,
        name: str | int | Iterable[str | int],
        *,
        reason: str | None = None,
        made_up: str | datetime.date | None = None,
    ) -> tuple[Notice, ...]:
        """Record that one or several missed a session, or change what is recorded of that.

        ``None`` leaves as it is, an empty ``made_up`` takes the day back. Returns a warning for a make-up day before
        the session. Raises ``RefusedError`` (``study_unknown``) and ``InputError`` (``date_impossible``).
        """

        def act(change: Change) -> tuple[Notice, ...]:
            study = numbered(change.record.preparation.studies, number, "study_unknown")
            absences = []
            for member in (change.record.member(each).number for each in one_or_several(name)):
                kept = study.absence_of(member) or Absence(member)
                day = kept.made_up if made_up is None else day_or_none(made_up)
                absences.append(Absence(member, text_or(kept.reason, reason), day))
                recording.keep_absence(change, number, absences[-1])
            return recording.days_of_study(change, dataclasses.replace(study, absences=tuple(absences)))

        return self._work.write(act, self.MAY_WRITE)

    def remove_absence(self, number: int, name: str | int) -> None:
        """Record that a member attended a session after all.

        Raises ``RefusedError`` (``study_unknown``, ``absence_unknown``).
        """

        def act(change: Change) -> None:
            numbered(change.record.preparation.studies, number, "study_unknown")
            member = change.record.member(name).number
            if not change.remove(ABSENCES, study=number, member=member):
                raise refuse("absence_unknown", member=change.record.roster.label(member))

        self._work.write(act, self.MAY_WRITE)

    def remove_study(self, number: int) -> None:
        """Take a session out; raises ``RefusedError`` (``study_unknown``)."""

        def act(change: Change) -> None:
            numbered(change.record.preparation.studies, number, "study_unknown")
            change.remove(STUDIES, number=number)

        self._work.write(act, self.MAY_WRITE)

    def record_talk(
        self,
        talker: str | int,
        listener: str | int,
        date: str | datetime.date,
        *,
        place: str = "",
        theme: str = "",
        content: str = "",
        suggestion: str = "",
    ) -> tuple[Notice, ...]:
        """Record a talk that took place; return a warning for a day outside the plan's period.

        Raises ``RefusedError``: ``talk_with_oneself``, ``talk_notes_off`` where the plan keeps nothing of what
        was said; ``InputError``: ``date_impossible``.
        """
        texts = (place, theme, content, suggestion)

        def act(change: Change) -> tuple[Notice, ...]:
            record = change.record
            people = record.member(talker).number, record.member(listener).number
            talk = Talk(0, day_of(date), *people, *map(text_of, texts))
            return recording.keep_talk(change, talk, said=bool(talk.content or talk.suggestion))

        return self._work.write(act, self.MAY_WRITE)

    def record_talks(
        self, talker: str | int, listeners: Iterable[str | int], date: str | datetime.date, **texts: str
    ) -> tuple[Notice, ...]:
        """Record the talks of one member with several on one day, all or none; ``texts`` are as of ``record_talk``.

        Returns and raises as it; also ``RefusedError`` (``talk_listener_missing``, ``talk_fact_unknown``) and
        ``InputError`` (``member_twice``).
        """
        named = listed(listeners)

        def act(change: Change) -> tuple[Notice, ...]:
            record, day = change.record, day_of(date)
            facts = recording.talk_facts(record, texts)
            said = bool(facts.get("content") or facts.get("suggestion"))
            first, others = record.member(talker).number, [record.member(name).number for name in named]
            if not others:
                raise refuse("talk_listener_missing")
            check_named_once(others, record.roster)
            talks = (dataclasses.replace(Talk(0, day, first, other), **facts) for other in others)  # type: ignore[arg-type]
            told = (notice for talk in talks for notice in recording.keep_talk(change, talk, said=said))
            return tuple(told)

        return self._work.write(act, self.MAY_WRITE)

    def change_talk(self, number: int, /, **facts: str | int | datetime.date) -> tuple[Notice, ...]:
        """Change facts of a recorded talk: arguments of ``record_talk``.

        Raises as it, and ``talk_unknown``, ``talk_fact_unknown``.
        """

        def act(change: Change) -> tuple[Notice, ...]:
            record = change.record
            talk = numbered(record.preparation.talks, number, "talk_unknown")
            changed = recording.talk_facts(record, facts)
            said = bool(changed.get("content") or changed.get("suggestion"))
            return recording.keep_talk(change, dataclasses.replace(talk, **changed), said=said)  # type: ignore[arg-type]

        return self._work.write(act, self.MAY_WRITE)

    def remove_talk(self, number: int) -> None:
        """Take a talk out that did not take place; raises ``RefusedError`` (``talk_unknown``)."""

        def act(change: Change) -> None:
            numbered(change.record.preparation.talks, number, "talk_unknown")
            change.remove(TALKS, number=number)

        self._work.write(act, self.MAY_WRITE)

    def keep_last_pairs(self, pairs: Iterable[Collection[str | int]]) -> None:
        """Keep who talked with whom last year, by this year's members, in place of the pairs kept before.

        Raises ``RefusedError`` (``pair_not_of_two``) for anything but two members, and as ``MeetingRecord.member``.
        """
        wanted = [listed(pair) for pair in listed(pairs)]

        def act(change: Change) -> None:
            record = change.record
            change.remove(LAST_PAIRS)
            for pair in wanted:
                recording.keep_pair(change, (record.member(name).number for name in pair))

        self._work.write(act, self.MAY_WRITE)

    def note_committee_finding(
        self,
        aspect: str | None = None,
        point: str | None = None,
        *,
        source: str | Source | None = None,
        cause: str | None = None,
        goal: str | None = None,
        number: int = 0,
    ) -> int:
        """Keep a finding of the committee, or change what is named of the one with ``number``; return its number.

        Raises ``RefusedError``: ``aspect_unknown``, ``source_unknown``, ``goal_unknown``, ``finding_empty``,
        ``finding_unknown``.
        """

        def act(change: Change) -> int:
            kept = CommitteeFinding(0, "", Source.OWN_LOOK, "")
            if number:
                kept = numbered(change.record.preparation.committee_findings, number, "finding_unknown")
            finding = CommitteeFinding(
                number=kept.number,
                aspect=kept.aspect if aspect is None else aspect,
                source=kept.source if source is None else code_of(Source, source, "source_unknown"),
                point=text_or(kept.point, point),
                cause=text_or(kept.cause, cause),
                goal=kept.goal if goal is None else goal,
            )
            return recording.keep_committee_finding(change, finding)

        return self._work.write(act, self.MAY_WRITE)

    def remove_committee_finding(self, number: int) -> None:
        """Take a finding of the committee out; the suggestions in it wait to be sorted again.

        Raises ``RefusedError`` (``finding_unknown``).
        """

        def act(change: Change) -> None:
            numbered(change.record.preparation.committee_findings, number, "finding_unknown")
            change.remove(COMMITTEE_FINDINGS, number=number)

        self._work.write(act, self.MAY_WRITE)

    def note_suggestion(self, source: str | Source, words: str) -> int:
        """Keep a suggestion, without a name; return its number.

        Raises ``RefusedError``: ``suggestion_empty``, ``source_unknown``.
        """

        def act(change: Change) -> int:
            suggestion = Suggestion(0, code_of(Source, source, "source_unknown"), text_of(words))
            return recording.keep_suggestion(change, suggestion)

        return self._work.write(act, self.MAY_WRITE)

    def sort_suggestion(self, number: int, finding: int | None) -> None:
        """Sort a suggestion into a finding of the committee, or take it out again (``None``).

        Raises ``RefusedError``: ``suggestion_unknown``, ``finding_unknown``.
        """

        def act(change: Change) -> None:
            suggestion = numbered(change.record.preparation.suggestions, number, "suggestion_unknown")
            recording.keep_suggestion(change, dataclasses.replace(suggestion, finding=finding))

        self._work.write(act, self.MAY_WRITE)

    def finding_of_suggestion(self, number: int, aspect: str) -> int:
        """Make a finding of the committee of a suggestion's own words, under ``aspect``; return its number.

        Raises ``RefusedError``: ``suggestion_unknown``, ``aspect_unknown``.
        """

        def act(change: Change) -> int:
            suggestion = numbered(change.record.preparation.suggestions, number, "suggestion_unknown")
            made = CommitteeFinding(0, aspect, suggestion.source, suggestion.words)
            finding = recording.keep_committee_finding(change, made)
            change.put(SUGGESTIONS, dataclasses.replace(suggestion, finding=finding))
            return finding

        return self._work.write(act, self.MAY_WRITE)

    def remove_suggestion(self, number: int) -> None:
        """Take a suggestion out; raises ``RefusedError`` (``suggestion_unknown``)."""

        def act(change: Change) -> None:
            numbered(change.record.preparation.suggestions, number, "suggestion_unknown")
            change.remove(SUGGESTIONS, number=number)

        self._work.write(act, self.MAY_WRITE)

    def note_findings(self, name: str | int, aspect: str, points: Iterable[str]) -> None:
        """Keep one member's points of one aspect in place of those he had; none takes them back.

        A point that stays, or was only reworded, keeps its number: its goal, and the item of the ledger that was
        made from it. Raises ``RefusedError`` (``aspect_unknown``) for an aspect that the plan does not name.
        """
        entered = [point for point in map(text_of, listed(points)) if point]

        def act(change: Change) -> None:
            recording.keep_findings(change, change.record.member(name).number, aspect, entered)

        self._work.write(act, self.MAY_WRITE)

    def point_finding(self, number: int, goal: str) -> None:
        """Let a member's point point to a goal or a problem area of the theme; an empty goal takes it back.

        Raises ``RefusedError``: ``goal_unknown``, ``finding_unknown``.
        """

        def act(change: Change) -> None:
            recording.check_goal(change.record, goal)
            numbered(change.record.preparation.findings, number, "finding_unknown")
            change.change(FINDINGS, {"number": number}, goal=goal)

        self._work.write(act, self.MAY_WRITE)


def _absence(record: MeetingRecord, entered: Absence) -> Absence:
    """Return an absence with what may have been entered as text as what it stands for."""
    member = record.member(entered.member).number
    return Absence(member, text_of(entered.reason), day_or_none(entered.made_up))
