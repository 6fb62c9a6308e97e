"""Handing a bundle up, and taking the supervisor's answer in: each one write."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import replace
from pathlib import Path

from orglife_kit.bundle.passphrase import check_passphrase, sealed
from orglife_kit.bundle.returns import Return, read_return
from orglife_kit.errors import Notice, notice, refuse
from orglife_kit.frozen import dataclass
from orglife_kit.meeting.bundle import make_bundle
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.publication.handing import HandedBundle, SuperiorOpinion
from orglife_kit.storage.table_file import write_file
from orglife_kit.storage.tables.publication import BUNDLES, OPINIONS
from orglife_kit.storage.written_files import record_written, refuse_to_overwrite

MAY_WRITE = (BUNDLES, OPINIONS)


@dataclass(frozen=True)
class WrittenBundle:
    """A bundle as a file: its number, 文件摘要 as it goes out, and what should be looked at before it does."""

    path: Path
    number: int
    digest: str
    is_sealed: bool
    warnings: tuple[Notice, ...] = ()


def hand_up(work: Work, path: Path, passphrase: str | None, day: datetime.date) -> WrittenBundle:
    """Write the bundle of the meeting as it is now and keep that it goes up; one that says the same is kept once."""
    if passphrase is not None:
        check_passphrase(passphrase)

    def act(change: Change) -> WrittenBundle:
        made = make_bundle(change.record)
        content = made.file if passphrase is None else sealed(made.file, passphrase)
        if all(entry.number != made.manifest.number for entry in change.record.publication.bundles):
            row = HandedBundle(made.manifest.number, day, path.name, made.content, made.digest)
            change.put(BUNDLES, row)
        if not path.is_file() or path.is_symlink() or path.read_bytes() != content:
            refuse_to_overwrite(path, "bundle")
            write_file(path, content)
            record_written(path, "bundle")
        undecided = made.manifest.outcomes["UNDECIDED"]
        warnings = (notice("bundle_undecided", number=undecided),) if undecided else ()
        digest = hashlib.sha256(content).hexdigest()
        return WrittenBundle(path, made.manifest.number, digest, passphrase is not None, warnings)

    return work.write(act, MAY_WRITE, undoable=False)


def take_return(work: Work, path: Path) -> SuperiorOpinion:
    """Keep the answer in a return file; one that was taken in already is kept once."""
    answer = read_return(path)

    def act(change: Change) -> SuperiorOpinion:
        bundle = _answered(change, answer)
        entry = SuperiorOpinion(
            0, bundle.number, answer.decision, answer.opinion, answer.reviewer, answer.date
        )
        for kept in change.record.publication.opinions:
            if replace(kept, number=0) == entry:
                return kept
        return replace(entry, number=change.add(OPINIONS, entry))

    return work.write(act, MAY_WRITE)


def _answered(change: Change, answer: Return) -> HandedBundle:
    """Return the bundle of this meeting that an answer is to."""
    if answer.meeting != change.record.identity:
        raise refuse("return_other_meeting", branch=answer.branch, year=answer.year)
    for bundle in change.record.publication.bundles:
        if (bundle.number, bundle.digest) == (answer.number, answer.bundle):
            return bundle
    raise refuse("return_bundle_unknown", number=answer.number)
