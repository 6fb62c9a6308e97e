"""How every verb is found, speaks and leaves: one language, one JSON object, one way out for errors."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from orglife_kit import __version__
from orglife_kit.cli.help import VerbHelp
from orglife_kit.cli.usage import usage_notice
from orglife_kit.cli.verb import says_json, tell_notices, tell_sentences
from orglife_kit.errors import OrglifeError, RefusedError, notice
from orglife_kit.i18n import LANGUAGES, choose_language
from orglife_kit.locale import mark

VERBS = {
    "demo": "plan",
    "new": "plan",
    "status": "plan",
    "sources": "sources",
    "template": "template",
    "table": "tables",
    "record": "tables",
    "backup": "backup",
    "adopt": "backup",
    "rehearse": "ballots",
    "attend": "ballots",
    "ballots": "ballots",
    "close": "ballots",
    "tally": "ballots",
    "verify": "ballots",
    "recount": "recount",
    "assess": "assessment",
    "rectification": "rectification",
    "forms": "word_forms",
    "print": "publication",
    "export": "publication",
    "bundle": "bundle",
    "branches": "branches",
    "rollup": "rollup",
    "simulate": "simulate",
    "calendar": "publication",
    "doctor": "doctor",
    "lab": "lab",
}
DEBUG_VARIABLE = "ORGLIFE_DEBUG"


class Orglife(VerbHelp, click.Group):
    """The command ``orglife``; a verb's module is imported when the verb is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of a meeting."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a verb, or ``None`` when there is none of that name."""
        if cmd_name not in VERBS:
            return None
        verb = getattr(import_module(f"orglife_kit.cli.{VERBS[cmd_name]}"), f"{cmd_name}_verb")
        assert isinstance(verb, click.Command)
        return verb


orglife = Orglife(
    "orglife",
    help=mark(
        "cli",
        "Runs a branch's organizational life meeting and its democratic appraisal of members, "
        "from the plan to the printed forms. It decides no grade, ranks nobody and stays off the network.",
    ),
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=lambda context, _, asked: _tell_version(context, asked=asked),
            help=mark("cli", "Show the version."),
        )
    ],
)
orglife.examples = ("orglife demo data/demo", "orglife status data/demo")


def run(arguments: list[str]) -> int:
    """Run ``arguments`` and return the exit code; everything that goes wrong becomes a sentence."""
    _prepare_streams()
    choose_language(_named_language(arguments))
    try:
        answered = orglife.main(arguments, prog_name="orglife", standalone_mode=False)
    except OrglifeError as error:
        tell_notices(error.notices, as_json=says_json(arguments))
        return 1 if isinstance(error, RefusedError) else 2
    except click.UsageError as error:
        told = usage_notice(error, tuple(VERBS))
        tell_notices(told, as_json=says_json(arguments), hint=error.ctx)
        return 2
    except (click.Abort, KeyboardInterrupt):
        tell_sentences([notice("stopped")])
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        tell_notices(
            (notice("unexpected", kind=type(error).__name__, detail=str(error), variable=DEBUG_VARIABLE),),
            as_json=says_json(arguments),
        )
        return 2
    return answered if isinstance(answered, int) else 0


def _prepare_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _named_language(arguments: list[str]) -> str | None:
    """Return what ``--lang`` names; help is written before options are read."""
    for position, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--lang":
            named = value if equals else next(iter(arguments[position + 1 :]), "")
            return named if named in LANGUAGES else None
    return None


def _tell_version(context: click.Context, *, asked: bool) -> None:
    if asked:
        click.echo(f"orglife_kit {__version__}")
        context.exit()
