"""Verbs of the meeting evening: attend, ballots, close, tally, and the recount verify."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orglife_kit.cli.bundle import is_bundle_file, passphrase_option, verify_bundle
from orglife_kit.cli.tally_lines import tally_lines
from orglife_kit.cli.verb import Answer, codes, verb
from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.i18n import language, say, sentence, term
from orglife_kit.locale import mark
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.root import root_lines
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.plan.members import names_in

if TYPE_CHECKING:
    from orglife_kit.meeting.ballots.closing import CloseReport
    from orglife_kit.meeting.ballots.rehearsal import Rehearsal
    from orglife_kit.rules.ballots.corrections import AttendanceCorrection
    from orglife_kit.rules.ballots.reconciliation import Reconciliation
    from orglife_kit.rules.record import MeetingRecord

_folder = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
_round = click.option(
    "--round",
    "kind",
    type=click.Choice(codes(RoundKind)),
    default=RoundKind.MEMBERS.value,
    help=mark("cli", "Which rating: of the members, or of the committee's work."),
)
_ballot_class = click.option(
    "--class",
    "ballot_class",
    type=click.Choice(codes(BallotClass)),
    default=BallotClass.MEMBERS.value,
    help=mark("cli", "Whose ballots: members, public representatives, absent members."),
)


@verb(
    "attend",
    mark("cli", "Takes the attendance: all present, or a file with the exceptions."),
    "orglife attend data/2024 --all",
    "orglife attend data/2024 --file attendance.xlsx",
    'orglife attend data/2024 --file attendance.xlsx --correction "signed in late"',
    "orglife attend data/2024 --representatives NAME,NAME",
)
@_folder
@click.option("--all", "everybody", is_flag=True, help=mark("cli", "Everybody is present."))
@click.option("--file", type=click.Path(path_type=Path), help=mark("cli", "Names, attendance and reasons."))
@click.option("--representatives", help=mark("cli", "Names of the public representatives who sit in."))
@click.option(
    "--correction", default="", help=mark("cli", "Why it is changed, once a rating was opened; it is kept.")
)
def attend_verb(
    folder: Path, everybody: bool, file: Path | None, representatives: str | None, correction: str
) -> Answer:
    """Take the attendance."""
    from orglife_kit.meeting import open_meeting
    from orglife_kit.meeting.uploads import read_attendance
    from orglife_kit.rules.ballots.attendance import attendance_count

    alone = representatives is not None and not everybody
    if everybody == (file is not None) and not alone:
        raise InputError(notice("attend_all_or_file"))
    meeting = open_meeting(folder)
    warnings: list[Notice] = []
    before = len(meeting.record.ballots.corrections)
    if everybody or file is not None:
        exceptions = read_attendance(meeting.record, file, warnings) if file is not None else ()
        warnings += meeting.ballots.take_attendance(exceptions, correction=correction)
    if representatives is not None:
        signed = names_in(representatives)
        warnings += meeting.ballots.sign_in_representatives(signed, correction=correction)
    record = meeting.record
    count = attendance_count(record)
    return Answer(
        dataclasses.asdict(count),
        [
            *(_corrected(record, entry) for entry in record.ballots.corrections[before:]),
            say(
                "ballots",
                "Due {due}, present {present}, on leave {on_leave}, absent {absent}.",
                due=count.due,
                present=count.present,
                on_leave=count.on_leave,
                absent=count.absent,
            ),
            say(
                "ballots",
                "May take part in the rating {entitled}, of them present {casting}.",
                entitled=count.entitled,
                casting=count.casting,
            ),
            *(
                [say("ballots", "Public representatives sitting in: {number}.", number=count.representatives)]
                if count.representatives
                else []
            ),
        ],
        tuple(told for place, told in enumerate(warnings) if told not in warnings[:place]),
    )


def _corrected(record: MeetingRecord, correction: AttendanceCorrection) -> str:
    """Return what a change of the attendance made of what, with whom it is of: a file names only the exceptions."""
    presences = (correction.before, correction.presence)
    before, after = (term(presence.value) if presence is not None else "—" for presence in presences)
    if correction.member is None:
        before, after = correction.before_reason or "—", correction.reason or "—"
        return say(
            "ballots", "Public representatives corrected: {before} → {after}", before=before, after=after
        )
    name = record.roster.label(correction.member)
    return say("ballots", "Corrected: {member}, {before} → {after}", member=name, before=before, after=after)


@verb(
    "ballots",
    mark("cli", "Takes a counted pile of paper ballots from a file and signs it off: one row per ballot."),
    "orglife ballots data/2024 --round members --sheets ballots.xlsx --issued 20 --received 20",
)
@_folder
@_round
@click.option(
    "--sheets",
    required=True,
    type=click.Path(path_type=Path),
    help=mark("cli", "One row per ballot, one column per member: .xlsx, .xls or .csv."),
)
@click.option("--issued", type=int, help=mark("cli", "Ballots issued; as many as are present unless given."))
@click.option("--received", type=int, help=mark("cli", "The hand count of ballots received."))
@_ballot_class
@click.option("--tellers", default="", help=mark("cli", "Names of the tellers, with commas between."))
@click.option("--scrutineers", default="", help=mark("cli", "Names of the scrutineers, with commas between."))
@click.option(
    "--again",
    is_flag=True,
    help=mark("cli", "The typed ballots were lost (key or intake.db): begin anew with this pile."),
)
def ballots_verb(
    folder: Path,
    kind: str,
    sheets: Path,
    again: bool,
    issued: int | None,
    received: int | None,
    ballot_class: str,
    tellers: str,
    scrutineers: str,
) -> Answer:
    """Take a pile and sign it off."""
    from orglife_kit.meeting import open_meeting
    from orglife_kit.meeting.uploads import read_pile
    from orglife_kit.rules.ballots.opening import opening_notices, subjects_of

    meeting = open_meeting(folder)
    record = meeting.record
    pile = read_pile(record, kind, sheets)
    warnings = (*pile.warnings, *opening_notices(record, kind))
    if pile.empty:
        warnings += (notice("pile_empty_ballots", number=pile.empty),)
    try:
        warnings += meeting.ballots.take_pile(
            kind,
            pile.ballots,
            ballot_class=ballot_class,
            issued=issued,
            received=received,
            tellers=names_in(tellers),
            scrutineers=names_in(scrutineers),
            subjects=(subject.number for subject in subjects_of(record, kind)),
            again=again,
        )
    except InputError as error:
        if error.notices[0].code != "received_not_rows":
            raise
        raise InputError(*error.notices, *pile.uncertain) from error
    latest = meeting.record.ballots.latest(kind)
    assert latest is not None
    counts = latest.classes[BallotClass.named(ballot_class)]
    return Answer(
        {
            "round": kind,
            "class": ballot_class,
            "entitled": counts.entitled,
            "issued": counts.issued,
            "received": counts.received,
            "taken_in": len(pile.ballots),
        },
        [
            sentence(
                notice("pile_read", pile.where, ballots=len(pile.ballots), columns="、".join(pile.columns))
            ),
            say(
                "ballots",
                "{ballot_class}: issued {issued}, received {received}, {taken_in} taken in and signed off.",
                ballot_class=term(ballot_class),
                issued=counts.issued,
                received=counts.received,
                taken_in=len(pile.ballots),
            ),
            say("cli", "Next: {command}", command=f"orglife close {folder} --round {kind}"),
        ],
        warnings,
    )


@verb(
    "close",
    mark("cli", "Closes a rating and shows whether the numbers balance, and the root. No count by grade."),
    "orglife close data/2024 --round members",
)
@_folder
@_round
def close_verb(folder: Path, kind: str) -> Answer:
    """Close a round."""
    from orglife_kit.meeting import open_meeting
    from orglife_kit.meeting.uploads import pile_notices
    from orglife_kit.rules.ballots.officers import latest_notices

    meeting = open_meeting(folder)
    report = meeting.ballots.close_round(kind)
    refusal = tuple(
        notice("received_over_issued", received=entry.received, issued=entry.issued)
        for entry in report.reconciliations
        if entry.is_overfull
    )
    return Answer(
        {
            "round": kind,
            "state": report.state.value,
            "classes": list(map(_reconciliation_data, report.reconciliations)),
            "roots": {name.value: root for name, root in report.roots.items()},
        },
        _close_lines(report),
        (*report.notices, *latest_notices(meeting.record, kind), *pile_notices(meeting.record)),
        refusal=refusal,
    )


@verb(
    "rehearse",
    mark(
        "cli",
        "Practises a rating with five dummy ballots beside the meeting, then wipes it."
        " The meeting's own data are not touched.",
    ),
    "orglife rehearse data/2024",
)
@_folder
def rehearse_verb(folder: Path) -> Answer:
    """Try the evening out."""
    from orglife_kit.meeting import open_meeting

    done = open_meeting(folder).ballots.rehearse()
    return Answer(dataclasses.asdict(done), [rehearsed(done)])


@verb(
    "tally",
    mark("cli", "Shows the frozen tally of a closed rating, in roster order."),
    "orglife tally data/2024 --round members --json",
)
@_folder
@_round
@_ballot_class
def tally_verb(folder: Path, kind: str, ballot_class: str) -> Answer:
    """Show one box's tally."""
    from orglife_kit.meeting import open_meeting
    from orglife_kit.rules.ballots.tally import tally_of

    tally = tally_of(open_meeting(folder).record, kind, ballot_class)
    codes = tally.grade_set.tally_codes
    return Answer(
        {
            "round": tally.round_kind.value,
            "class": tally.ballot_class.value,
            "state": tally.state.value,
            "entitled": tally.entitled,
            "present": tally.present,
            "issued": tally.issued,
            "received": tally.received,
            "valid": tally.valid,
            "void": tally.void,
            "root": tally.root,
            "rows": [
                {
                    "member": row.subject.number,
                    "name": row.subject.label.partition("#")[0],
                    **dict(zip(codes, row.counts, strict=True)),
                }
                for row in tally.rows
            ],
            "cap": {"base": tally.cap_base, "limit": tally.cap_limit},
        },
        tally_lines(tally),
    )


@verb(
    "verify",
    mark(
        "cli",
        "Recounts a closed meeting from its marks; with the roots from the strip, compares the two."
        " Of a bundle (FILE) checks the manifest, every digest and every sum.",
    ),
    "orglife verify data/2024",
    "orglife verify exports/bundle.zip",
    'orglife verify data/2024 --root "3f7a 9c0e 5b21 d486 03c5 e1f2 77ab 90d4"',
)
@click.argument("path", metavar="FILE-or-DIR", type=click.Path(path_type=Path))
@click.option(
    "--root",
    "roots",
    multiple=True,
    help=mark("cli", "A root as it stands on the strip, at least 32 characters; once for each box."),
)
@passphrase_option
def verify_verb(path: Path, roots: tuple[str, ...], passphrase_file: Path | None) -> Answer:
    """Recount by code that shares nothing with the tally; check a bundle's file."""
    if is_bundle_file(path):
        return verify_bundle(path, passphrase_file)
    from orglife_kit.verify import UnreadableError, told, verify

    try:
        found = verify(path, *roots)
    except UnreadableError as error:
        raise InputError(notice(f"verify_{error.code}", file=str(path))) from error
    data = {
        "consistent": found.is_consistent,
        "compared_with_paper": found.compared,
        "attempts": [
            {"kind": kind, "attempt": attempt, "state": state} for kind, attempt, state in found.attempts
        ],
        "boxes": list(map(vars, found.boxes)),
        "unbound": found.unbound,
        "faults": [{"code": code, "what": what} for code, what in found.faults],
    }
    nothing_closed = not found.boxes and not found.faults
    code = "verify_nothing_closed" if nothing_closed else "verify_not_consistent"
    refusal = () if found.is_consistent else (notice(code),)
    return Answer(data, told(found, language()), refusal=refusal)


def rehearsed(done: Rehearsal) -> str:
    """Return what a rehearsal showed as a sentence."""
    return say(
        "ballots",
        "Rehearsed: {ballots} dummy ballots of {members} members were cast, one corrected, one withdrawn and"
        " typed again; closed, recounted, and wiped. The meeting's own data were not touched.",
        ballots=done.ballots,
        members=done.members,
    )


def _reconciliation_data(entry: Reconciliation) -> dict[str, object]:
    return {
        "class": entry.ballot_class.value,
        "entitled": entry.entitled,
        "issued": entry.issued,
        "received": entry.received,
        "valid": entry.valid,
        "void": entry.void,
    }


def _close_lines(report: CloseReport) -> list[str]:
    words = mark(
        "ballots",
        "{ballot_class}: may take part {entitled} ≥ issued {issued} ≥ received {received};"
        " valid {valid} + void {void} = received {received}",
    )
    lines = []
    for entry in report.reconciliations:
        if not entry.is_overfull:
            data = _reconciliation_data(entry)
            lines.append(say("ballots", words, ballot_class=term(entry.ballot_class), **data))
    for name, root in report.roots.items():
        lines.append(say("ballots", "Root of the box of {ballot_class}:", ballot_class=term(name)))
        lines += [f"  {part}" for part in root_lines(root)]
    if report.roots:
        lines.append(
            say(
                "ballots",
                "The roots go to the sealed paper whole before the tally is opened: orglife print DIR strip. A copy by"
                " hand has at least the first two lines of each.",
            )
        )
    return lines
