"""What of the preparation is handed to a scope."""

from __future__ import annotations

import dataclasses

from orglife_kit.meeting.rectification import RectificationActs
from orglife_kit.rules.preparation.findings import CommitteeFinding
from orglife_kit.rules.preparation.release import (
    AbsenceLine,
    MemberPapers,
    StudyLine,
    StudyRecord,
    TalkLine,
    TalkNumbers,
)
from orglife_kit.rules.preparation.study import Study
from orglife_kit.rules.publication.scopes import Content, Scope


class PreparationParts(RectificationActs):
    """The preparation's parts of a release."""

    def _study_record(self, held: frozenset[Content]) -> StudyRecord:
        sessions = tuple(self._study_line(session, held) for session in self.study_sessions())
        return StudyRecord(self.plan.preparation.reading, sessions)

    def _study_line(self, session: Study, held: frozenset[Content]) -> StudyLine:
        reasons = Content.LEAVE_REASONS in held
        names = tuple(
            AbsenceLine(self.roster.label(one.member), one.reason if reasons else "", one.made_up)
            for one in session.absences
        )
        return StudyLine(
            session.date,
            session.place,
            len(self.roster),
            len(session.absences),
            sum(bool(one.made_up) for one in session.absences),
            names if Content.LEAVE_NAMES in held else None,
        )

    def _talk_numbers(self) -> TalkNumbers:
        found = self.talk_reach()
        with_secretary = None if found.secretary is None else found.with_secretary
        return TalkNumbers(found.due, with_secretary, found.with_member)

    def _talk_lines(self) -> tuple[TalkLine, ...]:
        label, secretary = self.roster.label, self.talk_reach().secretary
        return tuple(
            TalkLine(
                talk.date,
                talk.place,
                label(talk.talker),
                label(talk.listener),
                secretary in talk.pair,
                talk.theme,
                talk.content,
                talk.suggestion,
            )
            for talk in self.talk_records()
        )

    def _committee_findings(self, scope: Scope) -> tuple[CommitteeFinding, ...]:
        """Return the findings by the plan's aspects; a wider circle is not told their causes."""
        aspects = self.committee_aspects()
        found = sorted(self.committee_finding_records(), key=lambda one: aspects.index(one.aspect))
        if scope is Scope.PUBLIC:
            return tuple(dataclasses.replace(one, cause="") for one in found)
        return tuple(found)

    def _member_papers(self, member: int | None = None) -> tuple[MemberPapers, ...]:
        """Return the papers of those who have any, in roster order; of one member (roster number) only his."""
        said = {review.member: review.note for review in self.self_reviews()}
        aspects = self.member_aspects()
        records = sorted(self.finding_records(), key=lambda one: aspects.index(one.aspect))
        papers = []
        for number in [one.number for one in self.roster.members] if member is None else [member]:
            mine = tuple(finding for finding in records if finding.member == number)
            if mine or said.get(number):
                papers.append(MemberPapers(self.roster.label(number), mine, said.get(number, "")))
        return tuple(papers)
