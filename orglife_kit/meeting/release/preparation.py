"""What of the preparation is handed to a scope: study, talks, findings."""

from __future__ import annotations

from dataclasses import replace

from orglife_kit.rules.preparation.findings import CommitteeFinding, committee_aspects, member_aspects
from orglife_kit.rules.preparation.release import (
    AbsenceLine,
    MemberFindings,
    StudyLine,
    StudyRecord,
    SuggestionLine,
    TalkLine,
    TalkNumbers,
)
from orglife_kit.rules.preparation.study import Study
from orglife_kit.rules.preparation.talks import secretary_of, talk_coverage
from orglife_kit.rules.publication.scopes import Content, Scope
from orglife_kit.rules.record import MeetingRecord


def study_record(record: MeetingRecord, held: frozenset[Content]) -> StudyRecord:
    """Return 集中学习记录; names and reasons of absence where the scope may see them."""
    sessions = tuple(_study_line(record, study, held) for study in record.preparation.studies)
    return StudyRecord(record.plan.preparation.reading, sessions)


def _study_line(record: MeetingRecord, study: Study, held: frozenset[Content]) -> StudyLine:
    reasons = Content.LEAVE_REASONS in held
    names = tuple(
        AbsenceLine(record.roster.label(absence.member), absence.reason if reasons else "", absence.made_up)
        for absence in study.absences
    )
    return StudyLine(
        study.date,
        study.place,
        len(record.roster),
        len(study.absences),
        sum(absence.made_up is not None for absence in study.absences),
        names if Content.LEAVE_NAMES in held else None,
    )


def talk_numbers(record: MeetingRecord) -> TalkNumbers:
    """Return how far the talks reach, as numbers of members."""
    found = talk_coverage(record)
    with_secretary = None if found.secretary is None else found.with_secretary
    return TalkNumbers(found.due, with_secretary, found.with_member)


def talk_lines(record: MeetingRecord) -> tuple[TalkLine, ...]:
    """Return every talk that took place, by day."""
    label, secretary = record.roster.label, secretary_of(record.roster)
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
        for talk in record.preparation.talks
    )


def last_pairs(record: MeetingRecord) -> tuple[tuple[str, str], ...]:
    """Return who talked with whom last year, by their labels."""
    label = record.roster.label
    pairs = sorted(record.roster.in_order(pair) for pair in record.preparation.last_pairs)
    return tuple((label(first), label(second)) for first, second in pairs)


def suggestion_lines(record: MeetingRecord) -> tuple[SuggestionLine, ...]:
    """Return the suggestions received, each with the finding it was sorted into."""
    points = {finding.number: finding.point for finding in record.preparation.committee_findings}
    return tuple(
        SuggestionLine(
            suggestion.source,
            suggestion.words,
            points[suggestion.finding] if suggestion.finding is not None else "",
        )
        for suggestion in record.preparation.suggestions
    )


def committee_findings(record: MeetingRecord, scope: Scope) -> tuple[CommitteeFinding, ...]:
    """Return the findings by the plan's aspects; a wider circle is not told their causes."""
    aspects = committee_aspects(record)
    found = sorted(record.preparation.committee_findings, key=lambda finding: aspects.index(finding.aspect))
    if scope is Scope.PUBLIC:
        return tuple(replace(finding, cause="") for finding in found)
    return tuple(found)


def member_findings(record: MeetingRecord, member: int | None = None) -> tuple[MemberFindings, ...]:
    """Return what those who have any found and said, in roster order; of one member (number) only his own."""
    said = {review.member: review.note for review in record.reviews.self_reviews}
    aspects = member_aspects(record)
    findings = sorted(record.preparation.findings, key=lambda finding: aspects.index(finding.aspect))
    found = []
    for number in record.roster.numbers if member is None else (member,):
        own = tuple(finding for finding in findings if finding.member == number)
        if own or said.get(number):
            found.append(MemberFindings(record.roster.label(number), own, said.get(number, "")))
    return tuple(found)
