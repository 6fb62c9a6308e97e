"""A verb returns an answer: an object for programs and lines for people, printed in one place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

import click

from orglife_kit.cli.help import VerbHelp
from orglife_kit.errors import Notice
from orglife_kit.frozen import dataclass
from orglife_kit.i18n import LANGUAGES, say, sentence
from orglife_kit.locale import mark

_AS_JSON = "orglife_kit.as_json"


@dataclass(frozen=True)
class Answer:
    """What a verb found: ``data`` for ``--json``, ``lines`` for people.

    Without ``data`` the verb has printed its object itself, while it ran.
    ``warnings`` stop nothing and go to stderr; ``refusal`` is what the rules said no to (exit 1), told after
    what was done.
    """

    data: Mapping[str, object] | None
    lines: Iterable[str] = ()
    warnings: tuple[Notice, ...] | None = None
    refusal: tuple[Notice, ...] = ()


class Verb(VerbHelp, click.Command):
    """One verb: every verb knows ``--json``, ``--lang`` and ``--help``."""

    def invoke(self, ctx: click.Context) -> int:
        """Run the verb and print its answer; return the exit code."""
        as_json = ctx.meta[_AS_JSON] = bool(ctx.params.pop("as_json"))
        ctx.params.pop("lang")
        answer: Answer = super().invoke(ctx)
        if as_json and answer.data is not None:
            data = dict(answer.data)
            if answer.warnings is not None:
                data["warnings"] = list(map(_as_data, answer.warnings))
            if answer.refusal:
                data["refused"] = list(map(_as_data, answer.refusal))
            click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        elif not as_json:
            for line in answer.lines:
                click.echo(line)
        for told in answer.warnings or ():
            click.echo(say("cli", "Please note: {sentence}", sentence=sentence(told)), err=True)
        tell_sentences(answer.refusal)
        return 1 if answer.refusal else 0


def verb(name: str, words: str, *examples: str) -> Callable[[Callable[..., Answer]], Verb]:
    """Make a function that returns an ``Answer`` the verb ``name``; ``words`` is its help, marked for say."""

    def made(act: Callable[..., Answer]) -> Verb:
        parameters = getattr(act, "__click_params__", [])
        command = Verb(
            name,
            callback=act,
            params=[*reversed(parameters), *_common()],
            help=words,
            add_help_option=True,
            context_settings={"help_option_names": ["-h", "--help"]},
        )
        command.examples = examples
        return command

    return made


def _common() -> list[click.Parameter]:
    return [
        click.Option(
            ["--json", "as_json"], is_flag=True, help=mark("cli", "Print one JSON object instead of lines.")
        ),
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            help=mark("cli", "Language of what is printed; Chinese unless told otherwise."),
        ),
    ]


def as_json() -> bool:
    """Return whether the verb that runs was asked for JSON: one that prints while it runs has to know."""
    return bool(click.get_current_context().meta[_AS_JSON])


def codes(kind: type[StrEnum]) -> list[str]:
    """Return what may be typed for an option that takes one of an enum's codes."""
    return [code.value for code in kind]  # click would offer the members' names instead


def says_json(arguments: list[str]) -> bool:
    """Return whether JSON was asked for, also where the verb could not be run."""
    return "--json" in arguments


def tell_notices(told: Iterable[Notice], *, as_json: bool, hint: click.Context | None = None) -> None:
    """Tell errors: sentences on stderr, and one JSON object on stdout where it was asked for."""
    told = tuple(told)
    if as_json:
        click.echo(json.dumps({"errors": list(map(_as_data, told))}, ensure_ascii=False, indent=2))
    tell_sentences(told)
    if hint is not None:
        click.echo(say("cli", "Help: {command} --help", command=hint.command_path), err=True)


def tell_sentences(told: Iterable[Notice]) -> None:
    """Print each notice as a sentence on stderr."""
    for entry in told:
        click.echo(sentence(entry), err=True)


def _as_data(told: Notice) -> dict[str, object]:
    location = {name: value for name, value in vars(told.location).items() if value is not None}
    fields = {name: value if isinstance(value, int) else str(value) for name, value in told.fields.items()}
    return {"code": told.code, "sentence": sentence(told), "fields": fields, "place": location}
