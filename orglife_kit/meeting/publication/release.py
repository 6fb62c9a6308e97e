"""公开: each scope is handed its own rows and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from orglife_kit.errors import raise_input, refuse
from orglife_kit.meeting.publication.parts import PartActs
from orglife_kit.rules.ballots.tally import Tally
from orglife_kit.rules.plan.members import Flag
from orglife_kit.rules.plan.plan import placeholders
from orglife_kit.rules.publication.release import (
    Distribution,
    LeaveLine,
    MeetingFacts,
    MemberOutcome,
    Release,
)
from orglife_kit.rules.publication.scopes import (
    Content,
    Scope,
    contents,
    masked,
    shows_distribution,
    shows_tally,
)
from orglife_kit.storage import publication_rows


class ReleaseActs(PartActs):
    """What goes out."""

    def facts(self) -> MeetingFacts:
        """Return what every page says of the meeting.

        Raises ``InputError`` (``field_not_filled``, ``placeholder_left``) while the plan holds ``***`` or XX there.
        """
        plan = self.plan
        raise_input(placeholders(plan))
        return MeetingFacts(
            branch=plan.branch,
            year=plan.year,
            title=plan.title,
            theme=plan.theme.topic,
            start=plan.first_day,
            date=plan.meeting.date,
            place=plan.meeting.place,
            host=plan.meeting.host,
            recorder=plan.meeting.recorder,
            organ=self.deciding_organ,
        )

    def release(
        self, scope: str | Scope, member: str | int | None = None, *, with_ids: bool = False
    ) -> Release:
        """Return everything ``scope`` receives, and nothing else; MEMBER needs a ``member``.

        ``with_ids`` shows id numbers whole in 登记, else they are masked. Raises ``RefusedError``
        (``member_not_named``, ``outcome_missing`` where there is nothing of the member's own).
        """
        scope = Scope(scope)
        held = contents(scope, self.plan.settings)
        facts = self.facts()
        if scope is Scope.MEMBER:
            if member is None:
                raise refuse("member_not_named")
            return self._of_a_member(facts, held, self.member(member).number)
        return Release(
            scope,
            facts,
            outcomes=self._outcomes(with_ids=with_ids) if Content.OUTCOMES in held else None,
            tallies=self._tallies(scope) if Content.TALLIES in held else None,
            ballot_numbers=self.ballot_numbers() if Content.BALLOT_NUMBERS in held else None,
            distribution=self._distribution(scope) if Content.DISTRIBUTION in held else None,
            attendance=self.attendance_count() if Content.ATTENDANCE_NUMBERS in held else None,
            exceptions=self._exceptions(held) if Content.LEAVE_NAMES in held else None,
            agenda=self.plan.agenda_texts if Content.AGENDA in held else None,
            study=self._study_record(held) if Content.STUDY in held else None,
            comments=self._comments() if Content.COMMENT in held else None,
            talk_numbers=self._talk_numbers() if Content.TALK_COVERAGE in held else None,
            talks=self._talk_lines() if Content.TALKS in held else None,
            committee_findings=(
                self._committee_findings(scope) if Content.COMMITTEE_FINDINGS in held else None
            ),
            papers=self._member_papers() if Content.MEMBER_PAPERS in held else None,
            minutes=self._minutes() if Content.MINUTES in held else None,
            rectification=self._rectification(held),
            accounts=self.accounts() if Content.RECTIFICATION in held else None,
            after=self._after() if Content.DISPOSITION in held else None,
        )

    def note_shown(self, releases: Iterable[Release]) -> None:
        """Keep the distribution that went out to the branch with ``releases``, so that no other follows it.

        Two distributions, one taken from the other, would tell the branch whose grade was corrected in between.
        """
        for release in releases:
            if release.scope is Scope.BRANCH and release.distribution is not None and self._shown() is None:
                counts = {str(outcome): number for outcome, number in release.distribution.counts}
                self._database.write(partial(publication_rows.write_shown, scope=Scope.BRANCH, counts=counts))

    def withholds_distribution(self) -> bool:
        """Whether the branch is shown no distribution because it was shown one before a correction."""
        settings = self.plan.settings
        return Content.DISTRIBUTION in contents(Scope.BRANCH, settings) and self._branch_saw_another()

    def _branch_saw_another(self) -> bool:
        shown = self._shown()
        now = {str(outcome): number for outcome, number in self.outcome_counts().items()}
        return shown is not None and shown != now

    def _shown(self) -> dict[str, int] | None:
        return self._database.read(partial(publication_rows.read_shown, scope=Scope.BRANCH))

    def decided_members(self) -> tuple[str, ...]:
        """Return the labels of the members who have an outcome, in roster order: a slip each."""
        roster, decided = self.roster, self.assessment_records()
        return tuple(roster.label(member.number) for member in roster.members if member.number in decided)

    def served_members(self) -> tuple[str, ...]:
        """Return the labels of the members for whom there is something of their own, in roster order."""
        named = {*self.assessment_records(), *(item.member for item in self.rectification_items())}
        papers = {papers.label for papers in self._member_papers()}
        labels = ((member.number, self.roster.label(member.number)) for member in self.roster.members)
        return tuple(label for number, label in labels if number in named or label in papers)

    def _of_a_member(self, facts: MeetingFacts, held: frozenset[Content], number: int) -> Release:
        roster = self.roster
        label, assessment = roster.label(number), self.assessment_records().get(number)
        papers, items = self._member_papers(number), self._rectification(held, number)
        if assessment is None and not papers and not items:
            raise refuse("outcome_missing", member=label)
        own = MemberOutcome(roster.member(number), label, assessment)
        return Release(
            Scope.MEMBER,
            facts,
            member=own,
            papers=papers,
            rectification=items,
            after=self._after(number),
        )

    def _outcomes(self, *, with_ids: bool) -> tuple[MemberOutcome, ...]:
        roster, decided = self.roster, self.assessment_records()
        return tuple(
            MemberOutcome(
                member,
                roster.label(member.number),
                decided.get(member.number),
                member.identity if with_ids else masked(member.identity),
            )
            for member in roster.members
        )

    def _tallies(self, scope: Scope) -> tuple[Tally, ...]:
        settings = self.plan.settings
        return tuple(tally for tally in self.tallies() if shows_tally(scope, tally.valid, settings))

    def _distribution(self, scope: Scope) -> Distribution | None:
        roster, counts = self.roster, self.outcome_counts()
        graded = len(roster.having(Flag.IS_GRADED))
        if not shows_distribution(scope, graded, counts[None], self.plan.settings):
            return None
        if scope is Scope.BRANCH and self._branch_saw_another():
            return None
        return Distribution(tuple(counts.items()), len(roster), self.cap(), self.cap_reason())

    def _exceptions(self, held: frozenset[Content]) -> tuple[LeaveLine, ...]:
        roster = self.roster
        shown = Content.LEAVE_REASONS in held
        return tuple(
            LeaveLine(
                roster.label(line.member),
                line if shown else type(line)(line.member, line.presence),
            )
            for line in self.attendance_lines()
            if not line.presence.is_there or (shown and line.reason)
        )
