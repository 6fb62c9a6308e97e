"""发票: a round opens, freezes what it needs, and gets its officers and hand counts."""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

from orglife_kit.errors import Notice, RefusedError, StorageError, notice, refuse
from orglife_kit.meeting.base import MeetingBase
from orglife_kit.rules.assessment.outcomes import cap_base, cap_limit
from orglife_kit.rules.ballots.attendance import count_attendance
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import (
    ClassOfBallots,
    Round,
    RoundKind,
    RoundState,
    Subject,
    check_quorum,
    classes_of,
    divide_boxes,
)
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.rules.plan.members import Flag, Roster
from orglife_kit.storage import ballot_rows, evening_rows
from orglife_kit.storage.ballot_rows import ClassCounts
from orglife_kit.storage.frozen import freeze
from orglife_kit.storage.intake import FILE as INTAKE_FILE
from orglife_kit.storage.intake import Intake, slots_for

COMMITTEE_SUBJECT = 0
TELLER, SCRUTINEER = "teller", "scrutineer"


class RoundActs(MeetingBase):
    """Rounds up to the moment when ballots come in."""

    def rounds(self) -> tuple[Round, ...]:
        """Return every round in the order they were opened, void ones too."""
        return self._database.read(ballot_rows.read_rounds)

    def round(self, kind: str | RoundKind) -> Round | None:
        """Return the latest round of ``kind`` (``members`` or ``committee``), or ``None``."""
        kind = _kind(kind)
        return next((known for known in reversed(self.rounds()) if known.kind is kind), None)

    def subjects(self, kind: str | RoundKind) -> tuple[Subject, ...]:
        """Return who or what a ballot of ``kind`` has a line for: frozen once the round is open."""
        known = self.round(kind)
        if known is not None and known.state is not RoundState.VOID:
            return known.subjects
        return self._subjects(_kind(kind), self.roster)

    def grade_set(self, kind: str | RoundKind) -> GradeSet:
        """Return the plan's grade set for ``kind``."""
        plan = self.plan
        return plan.members_grade_set if _kind(kind) is RoundKind.MEMBERS else plan.committee_grade_set

    def classes_to_open(self, kind: str | RoundKind) -> tuple[ClassOfBallots, ...]:
        """Return the classes of ballots that a round of ``kind`` has or would have, with their boxes."""
        known = self.round(kind)
        if known is not None and known.state is not RoundState.VOID:
            return tuple(
                ClassOfBallots(entry.ballot_class, entry.entitled, entry.box)
                for entry in self.class_counts(known).values()
            )
        settings = self.plan.settings
        count = count_attendance(self.roster, self._database.read(ballot_rows.read_attendance))
        entitled = classes_of(settings, count.entitled, count.casting)
        return divide_boxes(entitled, settings.smallest_group)

    def opening_notices(self, kind: str | RoundKind) -> tuple[Notice, ...]:
        """Return what the organizer is told before a round opens: the small classes and where they go."""
        smallest = self.plan.settings.smallest_group
        return tuple(
            notice(
                "class_below_smallest",
                ballot_class=entry.ballot_class,
                entitled=entry.entitled,
                smallest=smallest,
            )
            for entry in self.classes_to_open(kind)
            if entry.box is not entry.ballot_class
        )

    def open_round(self, kind: str | RoundKind) -> Round:
        """Open a round, its officers those who were proposed, and lay out its sealed intake.

        An open one is returned as it is.

        Raises ``RefusedError``: ``attendance_missing``, ``quorum_missing``, ``round_closed``,
        ``nobody_graded``.
        """
        kind = _kind(kind)
        known = self.round(kind)
        if known is not None and known.state is RoundState.OPEN:
            return known
        if known is not None and known.state is RoundState.CLOSED:
            raise refuse("round_closed", kind=kind)
        lines = self._database.read(ballot_rows.read_attendance)
        if not lines:
            raise refuse("attendance_missing")
        roster, settings, grade_set = self.roster, self.plan.settings, self.grade_set(kind)
        count = count_attendance(roster, lines)
        lacking = check_quorum(settings, count.entitled, count.casting)
        if lacking:
            raise RefusedError(*lacking)
        subjects = self._subjects(kind, roster)
        if not subjects:
            raise refuse("nobody_graded")
        base = cap_base(roster, settings, (line.member for line in lines if line.presence.is_there))
        frozen = freeze(roster, subjects, grade_set, settings, base, cap_limit(base, settings.cap_share))
        classes = self.classes_to_open(kind)
        attempt = known.attempt + 1 if known else 1
        slots = slots_for(sum(entry.entitled for entry in classes))

        def opened(rows: Connection) -> Round:
            new = ballot_rows.add_round(rows, kind, attempt, frozen, classes)
            proposal = evening_rows.read_proposal(rows)
            ballot_rows.write_officers(rows, new.number, TELLER, proposal.tellers)
            ballot_rows.write_officers(rows, new.number, SCRUTINEER, proposal.scrutineers)
            self._intake(new).lay_out(slots)
            return new

        return self._database.write(opened)

    def is_intake_lost(self, kind: str | RoundKind) -> bool:
        """Return whether the open round's ballots can no longer be read, so that paper is typed again."""
        known = self.round(kind)
        return known is not None and known.state is RoundState.OPEN and self._intake(known).is_lost()

    def retype_round(self, kind: str | RoundKind) -> None:
        """Lay out a fresh intake after the old one or its key was lost; paper is typed again.

        Raises ``RefusedError`` (``intake_not_lost``) while the ballots can still be read.
        """
        known = self._open_round(kind)
        try:
            self._intake(known).ballots()
        except StorageError:
            pass
        else:
            raise refuse("intake_not_lost")
        classes = self.class_counts(known)

        def again(rows: Connection) -> None:
            for ballot_class in classes:
                ballot_rows.update_class(
                    rows, known.number, ballot_class, signed_off=0, typings=1, corrections=0
                )
            self._intake(known).lay_out(slots_for(sum(entry.entitled for entry in classes.values())))

        self._database.write(again)

    def name_officers(
        self, kind: str | RoundKind, tellers: Iterable[str], scrutineers: Iterable[str] | None = None
    ) -> tuple[Notice, ...]:
        """Keep who counts and who watches (``scrutineers=None`` leaves those named before).

        Returns a warning for one who is the only one rated by the round.
        """
        known = self._open_round(kind)
        officers = {TELLER: tuple(tellers)}
        if scrutineers is not None:
            officers[SCRUTINEER] = tuple(scrutineers)

        def keep(rows: Connection) -> None:
            for role, names in officers.items():
                ballot_rows.write_officers(rows, known.number, role, names)

        self._database.write(keep)
        alone = known.subjects[0].label if len(known.subjects) == 1 else None
        named = [name for names in officers.values() for name in names]
        return tuple(notice("officer_rated_alone", name=name) for name in named if name == alone)

    def officers(self, kind: str | RoundKind) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the tellers and the scrutineers of the latest round of ``kind``."""
        known = self.round(kind)
        return self.officers_of(known) if known is not None else ((), ())

    def officers_of(self, known: Round) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the tellers and the scrutineers of one round."""
        return self._database.read(
            lambda rows: (
                ballot_rows.read_officers(rows, known.number, TELLER),
                ballot_rows.read_officers(rows, known.number, SCRUTINEER),
            )
        )

    def class_counts(self, known: Round) -> dict[BallotClass, ClassCounts]:
        """Return what is counted of each class of a round, all numbers of ballots."""
        return self._database.read(lambda rows: ballot_rows.read_classes(rows, known.number))

    def count_paper(
        self,
        kind: str | RoundKind,
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
        *,
        issued: int | None = None,
        received: int | None = None,
    ) -> tuple[Notice, ...]:
        """Keep the hand counts of issued and received paper; return a warning that the round is void by them.

        Raises ``RefusedError`` after sign-off and ``InputError`` for numbers that cannot be.
        """
        known, counts = self._open_class(kind, ballot_class)
        if any(number is not None and number < 0 for number in (issued, received)):
            raise refuse("count_negative")
        if issued is not None and issued > counts.entitled:
            raise refuse("issued_over_entitled", issued=issued, entitled=counts.entitled)
        values = {"issued": issued, "received": received}
        given = {column: value for column, value in values.items() if value is not None}
        if given:
            self._database.write(
                lambda rows: ballot_rows.update_class(rows, known.number, counts.ballot_class, **given)
            )
        now_issued = issued if issued is not None else counts.issued
        now_received = received if received is not None else counts.received
        if now_issued is not None and now_received is not None and now_received > now_issued:
            return (notice("received_over_issued", received=now_received, issued=now_issued),)
        return ()

    def usual_issue(
        self, kind: str | RoundKind, ballot_class: str | BallotClass = BallotClass.MEMBERS
    ) -> int:
        """Return how many ballots are issued when nobody says otherwise: as many as are present and cast one."""
        (entitled,) = (
            one.entitled
            for one in self.classes_to_open(kind)
            if one.ballot_class == BallotClass(ballot_class)
        )
        if ballot_class != BallotClass.MEMBERS:
            return entitled
        lines = self._database.read(ballot_rows.read_attendance)
        return min(entitled, count_attendance(self.roster, lines).casting)

    def _subjects(self, kind: RoundKind, roster: Roster) -> tuple[Subject, ...]:
        if kind is RoundKind.COMMITTEE:
            return (Subject(COMMITTEE_SUBJECT, self.plan.committee_name),)
        graded = roster.having(Flag.IS_GRADED)
        return tuple(Subject(member.number, roster.label(member.number)) for member in graded)

    def _open_round(self, kind: str | RoundKind) -> Round:
        known = self.round(kind)
        if known is None:
            raise refuse("round_not_open", kind=_kind(kind))
        if known.state is not RoundState.OPEN:
            raise refuse("round_closed", kind=known.kind)
        return known

    def _open_class(
        self, kind: str | RoundKind, ballot_class: str | BallotClass
    ) -> tuple[Round, ClassCounts]:
        known = self._open_round(kind)
        classes = self.class_counts(known)
        name = BallotClass(ballot_class)
        if name not in classes:
            raise refuse("class_unknown", ballot_class=name)
        if classes[name].signed_off:
            raise refuse("class_signed_off", ballot_class=name)
        return known, classes[name]

    def version(self) -> tuple[int, ...]:
        """Return numbers that are other ones after the meeting, or what is in its intake, was changed elsewhere."""
        try:
            intake = (self.folder / INTAKE_FILE).stat().st_mtime_ns
        except FileNotFoundError:
            intake = 0
        return (*super().version(), intake)

    def _intake(self, known: Round) -> Intake:
        return Intake(self.folder, self.intake_identity, known.number, len(known.subjects))


def _kind(kind: str | RoundKind) -> RoundKind:
    try:
        return RoundKind(kind)
    except ValueError:
        raise refuse("round_unknown", kind=str(kind)) from None
