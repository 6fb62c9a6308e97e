"""Verbs of bundles: one goes up, or the answer to it is taken in; ``verify`` of a bundle's file."""

from __future__ import annotations

from pathlib import Path

import click

from orglife_kit.cli.verb import Answer, verb
from orglife_kit.errors import InputError, notice, system_reason
from orglife_kit.i18n import say, term
from orglife_kit.locale import mark

passphrase_option = click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path),
    help=mark("cli", "A file with the passphrase in its first line; - reads it from the keyboard or a pipe."),
)


def passphrase_in(path: Path | None) -> str | None:
    """Return the passphrase in the first line of a file, ``None`` without one; raises ``InputError``."""
    if path is None:
        return None
    if str(path) == "-":
        return str(click.prompt(say("cli", "Passphrase"), hide_input=True, err=True))
    try:
        first = path.read_text(encoding="utf-8-sig").splitlines()[:1]
    except (OSError, UnicodeDecodeError) as error:
        detail = system_reason(error) if isinstance(error, OSError) else str(error)
        raise InputError(notice("file_unreadable", file=str(path), detail=detail)) from error
    if not first or not first[0].strip():
        raise InputError(notice("passphrase_missing", file=str(path)))
    return first[0].strip()


@verb(
    "bundle",
    mark(
        "cli",
        "Writes what goes up to the supervisor as one file, or takes the supervisor's answer in (--return).",
    ),
    "orglife bundle data/2024 --out exports/bundle.zip --note pdf",
    "orglife bundle data/2024 --out exports/bundle.age --passphrase-file secret.txt",
    "orglife bundle data/2024 --return answer.json",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help=mark("cli", "The file to write."))
@click.option(
    "--return",
    "answer",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=mark("cli", "The supervisor's return file, kept as the superior's opinion."),
)
@click.option(
    "--note",
    "formats",
    metavar="FORMATS",
    help=mark(
        "cli", "Write the hand-over note beside the bundle: html, pdf, xlsx or docx, several with a comma."
    ),
)
@passphrase_option
def bundle_verb(
    folder: Path, out: Path | None, answer: Path | None, formats: str | None, passphrase_file: Path | None
) -> Answer:
    """Write a bundle, or take an answer in."""
    if (out is None) == (answer is None):
        raise click.UsageError(say("cli", "Give --out FILE or --return FILE, one of the two."))
    from orglife_kit.meeting import open_meeting

    if answer is not None:
        return _taken(folder, answer)
    assert out is not None
    from orglife_kit.cli.publication import named_formats
    from orglife_kit.views import reports

    named = named_formats(formats) if formats is not None else ()
    passphrase = passphrase_in(passphrase_file)
    meeting = open_meeting(folder)
    written = meeting.publication.bundle(out, passphrase=passphrase)
    notes = reports.handover(meeting, written, folder=out.parent, formats=named) if named else ()
    files = [str(path) for path in (written.path, *notes)]
    data = {
        "file": files[0],
        "number": written.number,
        "digest": written.digest,
        "sealed": written.is_sealed,
        "files": files,
    }
    lines = [
        say("cli", "Bundle {number}: {file}", number=written.number, file=files[0]),
        say("cli", "File digest (SHA-256): {digest}", digest=written.digest),
        *files[1:],
        say(
            "cli",
            "Hand it over in person or through the channel that the superior names;"
            " never by WeChat, QQ, a mailbox on the internet or a cloud drive.",
        ),
    ]
    return Answer(data, lines, warnings=written.warnings)


def _taken(folder: Path, path: Path) -> Answer:
    from orglife_kit.meeting import open_meeting

    kept = open_meeting(folder).publication.take_return(path)
    data = {
        "bundle": kept.bundle,
        "decision": kept.decision.value,
        "opinion": kept.opinion,
        "reviewer": kept.reviewer,
        "date": kept.date.isoformat(),
    }
    words = say(
        "cli",
        "Bundle {number} {decision} on {date}; the supervisor's opinion: {opinion}",
        number=kept.bundle,
        decision=term(kept.decision.value),
        date=kept.date,
        opinion=kept.opinion,
    )
    return Answer(data, [words])


def is_bundle_file(path: Path) -> bool:
    """Return whether a path is a file that a bundle could be: a zip, or under a passphrase."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError:
        return False
    return start in (b"PK\x03\x04", b"age-") or path.suffix.lower() in (".zip", ".age")


def verify_bundle(path: Path, passphrase_file: Path | None) -> Answer:
    """Check a bundle's manifest, digests, tables and sums; raises ``InputError`` with what is wrong."""
    import hashlib

    from orglife_kit.bundle.reading import file_bytes, read_bundle

    found = read_bundle(path, passphrase_in(passphrase_file))
    digest = hashlib.sha256(file_bytes(path)).hexdigest()
    manifest = found.manifest
    data = {
        "consistent": True,
        "digest": digest,
        "branch": manifest.branch,
        "year": manifest.year,
        "number": manifest.number,
        "members": manifest.members,
        "outcomes": dict(manifest.outcomes),
        "roots": [vars(root) for root in manifest.roots],
        "tables": [vars(part) for part in manifest.tables],
    }
    lines = [
        say(
            "cli",
            "{branch}, {year}: bundle {number}",
            **{key: data[key] for key in ("branch", "year", "number")},
        ),
        say("cli", "File digest (SHA-256): {digest}", digest=digest),
        say(
            "cli",
            "{tables} tables, {members} members; every digest and every sum is as the manifest says.",
            tables=len(manifest.tables),
            members=manifest.members,
        ),
        say("cli", "The digest is compared with the hand-over note; the marks themselves are in no bundle."),
    ]
    return Answer(data, lines)
