"""What became of an item in one line, as the account says it (C7, C13)."""

from __future__ import annotations

from orglife_kit.i18n import term
from orglife_kit.rules.rectification.accounts import AccountLine


def became_of(line: AccountLine) -> str:
    """Return the problem of an item with its state, its last progress and what those concerned say."""
    words = f"{term(line.state)}：{line.progress}" if line.progress else term(line.state)
    said = f"；{term(line.satisfaction)}" if line.satisfaction else ""
    return f"{line.problem}（{words}{said}）"
