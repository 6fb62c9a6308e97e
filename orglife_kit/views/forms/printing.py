"""What the evening's forms ask of the reports."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from orglife_kit.meeting import Meeting


class Printing(Protocol):
    """The printed sheets of the evening: each act writes files and returns their paths."""

    def print_ballots(self, meeting: Meeting, kind: str = ..., *, copies: int = ...) -> Iterable[Path]:
        """Write the ballots of one round."""
        ...

    def print_sign_in(self, meeting: Meeting) -> Iterable[Path]:
        """Write the sign-in sheet."""
        ...

    def print_strip(self, meeting: Meeting) -> Iterable[Path]:
        """Write the strip with the roots."""
        ...

    def print_summary(self, meeting: Meeting) -> Iterable[Path]:
        """Write the summary of the closed ratings, to be signed."""
        ...
