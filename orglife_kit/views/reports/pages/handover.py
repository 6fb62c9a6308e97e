"""交接单: which file is handed over, its 文件摘要 large enough to be compared by eye, and who signs for it."""

from __future__ import annotations

from orglife_kit.frozen import dataclass
from orglife_kit.i18n import say
from orglife_kit.rules.publication.release import MeetingFacts
from orglife_kit.views.reports.model import Code, Document, Fields, FormField, Paragraph, Signature
from orglife_kit.views.reports.pages.frame import day_line, sheet, signing_lines
from orglife_kit.views.reports.pages.words import people

_LARGE = 16  # characters of the digest that are compared by eye


@dataclass(frozen=True)
class HandedFile:
    """A file that is handed over: its name, its SHA-256, its number, the members in it, whether under a passphrase."""

    name: str
    digest: str
    number: int
    members: int
    is_sealed: bool


def handover_note(facts: MeetingFacts, handed: HandedFile) -> Document:
    """Return the note that goes with a bundle, to be signed by both sides."""
    fields = Fields(
        (
            FormField(say("reports", "File name"), handed.name),
            FormField(say("reports", "Bundle"), say("reports", "No. {number}", number=handed.number)),
            FormField(say("reports", "Members"), people(handed.members)),
            FormField(
                say("reports", "Passphrase"),
                say("reports", "yes, told apart from the file")
                if handed.is_sealed
                else say("reports", "none"),
            ),
        ),
        across=2,
    )
    blocks = (
        fields,
        Paragraph(say("reports", "File digest (SHA-256), its first 16 characters"), "label"),
        Code(_grouped(handed.digest[:_LARGE]), large=True),
        Paragraph(say("reports", "The whole digest"), "label"),
        Code(_grouped(handed.digest[:32]) + "\n" + _grouped(handed.digest[32:])),
        Paragraph(
            say(
                "reports",
                "Whoever receives the file compares the digest before signing: orglife verify FILE shows it.",
            ),
            "note",
        ),
        Paragraph(
            say(
                "reports",
                "The file holds members' grades. It is handed over in person or through the channel that the superior"
                " names; never by WeChat, QQ, a mailbox on the internet or a cloud drive. A passphrase goes another way"
                " than the file, never on this note.",
            ),
            "note",
        ),
        signing_lines(
            Signature(say("reports", "Handed by")),
            Signature(say("reports", "Received by")),
            day_line(),
            day_line(),
        ),
    )
    return sheet(facts, say("reports", "Hand-over note"), blocks)


def _grouped(digest: str) -> str:
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))
