"""What the extension says in JupyterLab, in the reader's language."""

from __future__ import annotations

from orglife_kit.i18n import say


def words() -> dict[str, str]:
    """Return the extension's words by key."""
    return {
        "meeting": say("lab", "Organizational life meeting"),
        "opening": say("lab", "Opening {page} …"),
        "slow": say("lab", "This takes longer than usual; the computer may be busy."),
        "failed": say("lab", "{page} could not be opened: {detail}"),
        "ended": say("lab", "The program behind this page has ended; it is being started again."),
        "stopped": say(
            "lab",
            "The program behind this page is not running. Start it again (orglife lab, or the start file): this page"
            " comes back by itself. What was entered is saved.",
        ),
        "again": say("lab", "Try again"),
        "changed": say("lab", "This notebook was changed: it does not run by itself."),
        "restore": say("lab", "Open the page as it was shipped"),
        "restored": say("lab", "This is the page as it was shipped; what was changed is kept: {file}"),
        "show_code": say("lab", "Show the code"),
        "saved": say("lab", "What you enter is saved as you leave each field."),
        "off": say("lab", "Open the notebooks of the kit as forms"),
        "off_more": say(
            "lab",
            "Where this is off, they open as every notebook does: with their code, run by hand. It holds"
            " once the page was loaded again.",
        ),
    } | export_words()


def export_words() -> dict[str, str]:
    """Return what the export menu calls our pages."""
    return {"pdf": say("lab", "Official page (PDF)"), "html": say("lab", "Web page")}
