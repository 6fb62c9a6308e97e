"""The help of a verb in the reader's language, with an example at its end."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import click

from orglife_kit.i18n import say

if TYPE_CHECKING:
    _Base = click.Command
else:
    _Base = object


class VerbHelp(_Base):
    """Says every word of ``--help`` through the catalogue; ``examples`` are lines to type."""

    examples: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What the verb does, as it stands in the catalogue."""
        assert self.help is not None
        return self.help

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help."""
        words = say("cli", self.words)
        for stop in ("。", ". ", ".", ";", "；"):
            if stop in words:
                return words.split(stop)[0]
        return words

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, what the verb does, its options (or the verbs), and examples."""
        usage = say("cli", "Usage:")
        formatter.write(f"{usage} {ctx.command_path} {' '.join(self.collect_usage_pieces(ctx))}\n\n")
        formatter.write(_wrapped(say("cli", self.words), "  ") + "\n")
        if isinstance(self, click.Group):
            self._write_list(formatter, say("cli", "Verbs"), self._verbs(ctx))
        self._write_list(formatter, say("cli", "Options"), self._options(ctx))
        self._write_list(formatter, say("cli", "Examples"), [(line, "") for line in self.examples])

    def _verbs(self, ctx: click.Context) -> list[tuple[str, str]]:
        assert isinstance(self, click.Group)
        found = []
        for name in self.list_commands(ctx):
            verb = self.get_command(ctx, name)
            assert verb is not None
            found.append((name, verb.get_short_help_str()))
        return found

    def _options(self, ctx: click.Context) -> list[tuple[str, str]]:
        rows = []
        for option in self.get_params(ctx):
            if isinstance(option, click.Option) and not option.hidden:
                names = ", ".join(option.opts)
                if not option.is_flag:
                    names += f" {option.make_metavar(ctx)}"
                rows.append((names, _said(option)))
        return rows

    @staticmethod
    def _write_list(formatter: click.HelpFormatter, title: str, rows: list[tuple[str, str]]) -> None:
        if not rows:
            return
        formatter.write(f"\n{title}\n")
        for name, words in rows:
            room = " " * max(2, 26 - _width(name))
            if words:
                formatter.write(f"  {name}{room}{_wrapped(words, ' ' * 28).lstrip()}\n")
            else:
                formatter.write(f"  {name}\n")


def _said(option: click.Option) -> str:
    if "--help" in option.opts:
        return say("cli", "Show this help.")
    assert option.help is not None
    return say("cli", option.help)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _wrapped(text: str, indent: str, width: int = 98) -> str:
    """Return ``text`` in lines of ``width`` half-width characters; Chinese breaks anywhere."""
    lines = [indent]
    for word in _words(text):
        if _width(lines[-1] + word) > width and lines[-1] != indent and word not in "，。；：、）”":
            lines.append(indent)
            word = word.lstrip()  # noqa: PLW2901
        lines[-1] += word
    return "\n".join(lines)


def _words(text: str) -> list[str]:
    words = [""]
    for letter in text:
        if _width(letter) == 2 or letter == " " or _width(words[-1][-1:] or " ") == 2:
            words.append("")
        words[-1] += letter
    return [word for word in words if word]
