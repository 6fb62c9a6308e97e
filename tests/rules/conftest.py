"""Whatever a rule tells in these tests can be said: its code has a sentence, and each field of it a value."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

import pytest

from orglife_kit.errors import Location, Notice
from orglife_kit.locale.messages import MESSAGES


def lacking(code: str, fields: Mapping[str, object]) -> list[str]:
    """Return what a notice lacks to be said."""
    if code not in MESSAGES:
        return [f"no sentence: {code}"]
    wanted = {name for _, name, _, _ in Formatter().parse(MESSAGES[code]) if name}
    return [f"{code}: no {name}" for name in sorted(wanted) if fields.get(name) is None]


@pytest.fixture(autouse=True)
def told_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a notice that cannot be said fail the test in which it is made."""
    plain = Notice.__init__

    def checked(
        self: Notice, code: str, fields: Mapping[str, object] | None = None, location: Location | None = None
    ) -> None:
        assert lacking(code, fields or {}) == []
        plain(self, code, fields or {}, location or Location())

    monkeypatch.setattr(Notice, "__init__", checked)
