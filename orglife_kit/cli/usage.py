"""What was wrong with a command line, as notices."""

from __future__ import annotations

import difflib
import re

import click

from orglife_kit.errors import Notice, notice

_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")  # click has no class of its own for it


def usage_notice(error: click.UsageError, verbs: tuple[str, ...]) -> tuple[Notice, ...]:
    """Return what ``error`` tells: an unknown verb or option, a missing or impossible value."""
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        if near:
            return (notice("usage_option_near", option=error.option_name, near=near),)
        return (notice("usage_option_unknown", option=error.option_name),)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return (notice("usage_missing", option=_name(error.param)),)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return (_impossible(error.param, error),)
    if isinstance(error, click.BadOptionUsage):
        return (notice("usage_missing", option=error.option_name),)
    if isinstance(error, click.NoSuchCommand):
        alike = difflib.get_close_matches(error.command_name, verbs, n=1, cutoff=0.5)
        if alike:
            return (notice("usage_verb_near", verb=error.command_name, near=alike[0]),)
        return (notice("usage_verb_unknown", verb=error.command_name, known=", ".join(verbs)),)
    extra = _EXTRA.match(error.message)
    if extra:
        return (notice("usage_extra", text=extra.group(1)),)
    return (notice("usage_wrong", detail=error.format_message()),)


def _impossible(param: click.Parameter, error: click.BadParameter) -> Notice:
    if isinstance(param.type, click.Choice):
        return notice("usage_choice", option=_name(param), known=", ".join(map(str, param.type.choices)))
    if isinstance(param.type, click.types.IntParamType):
        return notice("usage_number", option=_name(param))
    return notice("usage_value", option=_name(param), detail=error.message)


def _name(param: click.Parameter) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return str(param.metavar or (param.name or "").upper())
