"""计票情况: the frozen tally, read back as a record or a DataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orglife_kit.errors import refuse
from orglife_kit.meeting.ballots.rounds import RoundActs
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import Round, RoundKind, RoundState
from orglife_kit.rules.ballots.tally import Tally, TallyRow
from orglife_kit.storage import ballot_rows
from orglife_kit.storage.ballot_rows import ClassCounts, KeptBox

if TYPE_CHECKING:
    import pandas


class TallyActs(RoundActs):
    """Reading what the close froze."""

    def tallies(self) -> tuple[Tally, ...]:
        """Return the tally of every box of every closed round, in the order of the rounds."""
        found = []
        for known in self.rounds():
            if known.state is RoundState.CLOSED:
                boxes, classes = self._closed(known)
                found += [_tally(known, box, classes) for box in boxes.values()]
        return tuple(found)

    def tally_record(
        self, kind: str | RoundKind = RoundKind.MEMBERS, ballot_class: str | BallotClass = BallotClass.MEMBERS
    ) -> Tally:
        """Return the frozen tally of one box.

        Raises ``RefusedError``: ``round_not_open``, ``round_not_closed``, ``round_void``,
        ``class_unknown``, ``class_in_members_box``.
        """
        known = self.round(kind)
        if known is None:
            raise refuse("round_not_open", kind=kind)
        if known.state is RoundState.OPEN:
            raise refuse("round_not_closed", kind=known.kind)
        if known.state is RoundState.VOID:
            raise refuse("round_void", kind=known.kind)
        boxes, classes = self._closed(known)
        name = BallotClass(ballot_class)
        if name in boxes:
            return _tally(known, boxes[name], classes)
        if name in classes:
            raise refuse("class_in_members_box", ballot_class=name)
        raise refuse("class_unknown", ballot_class=name)

    def tally(
        self, kind: str | RoundKind = RoundKind.MEMBERS, ballot_class: str | BallotClass = BallotClass.MEMBERS
    ) -> pandas.DataFrame:
        """Return the frozen tally of one box, one row a subject in roster order.

        Columns: ``member`` (roster number, 0 the committee), ``name``, then one integer column per grade
        code, ``ABSTAIN`` and ``OVERVOTE``; all in ballots. Raises as ``tally_record``.
        """
        import pandas

        tally = self.tally_record(kind, ballot_class)
        return pandas.DataFrame(
            [(row.subject.number, row.subject.label, *row.counts) for row in tally.rows],
            columns=["member", "name", *tally.grade_set.tally_codes],
        )

    def _closed(self, known: Round) -> tuple[dict[BallotClass, KeptBox], dict[BallotClass, ClassCounts]]:
        return self._database.read(
            lambda rows: (
                ballot_rows.read_boxes(rows, known.number),
                ballot_rows.read_classes(rows, known.number),
            )
        )


def _tally(known: Round, box: KeptBox, classes: dict[BallotClass, ClassCounts]) -> Tally:
    members = [counts for counts in classes.values() if counts.box is box.ballot_class]
    codes = known.grade_set.tally_codes
    return Tally(
        round_kind=known.kind,
        attempt=known.attempt,
        ballot_class=box.ballot_class,
        state=known.state,
        grade_set=known.grade_set,
        entitled=sum(counts.entitled for counts in members),
        present=box.present,
        issued=sum(counts.issued or 0 for counts in members),
        received=sum(counts.received or 0 for counts in members),
        valid=sum(counts.valid or 0 for counts in members),
        void=sum(counts.void or 0 for counts in members),
        many_excellent=box.many_excellent,
        root=box.root,
        rows=tuple(
            TallyRow(subject, tuple(box.counts[subject.number][code] for code in codes))
            for subject in known.subjects
        ),
        cap_base=known.cap_base,
        cap_limit=known.cap_limit,
        percentage_of=known.settings.percentage_of,
    )
