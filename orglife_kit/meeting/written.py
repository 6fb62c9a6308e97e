"""A written plan or notice that is brought: what was found in it, and the values of the plan that it makes."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable
from pathlib import Path

from orglife_kit.errors import Location, Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.reading import FoundField, read_written_plan
from orglife_kit.storage.readers.written import KINDS, read_written, written_text

__all__ = ["KINDS", "FoundField", "NoticeReading", "changes_of", "read_notice", "read_pasted"]

_NEEDED = ("plan.title", "plan.year", "plan.branch", "meeting.date", "meeting.place", "meeting.host")


@dataclass(frozen=True)
class NoticeReading:
    """What was found in a written plan, beside the sentences it stands in; ``declined`` are keys not accepted."""

    file: str
    found: tuple[FoundField, ...]
    declined: frozenset[str] = frozenset()

    def with_only(self, keys: Collection[str]) -> NoticeReading:
        """Return the reading with those fields that were accepted."""
        declined = frozenset(field.key for field in self.found if field.key not in keys)
        kept = tuple(field for field in self.found if field.key in keys)
        return dataclasses.replace(self, found=kept, declined=self.declined | declined)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What should be looked at: days whose year was inferred, and what no plan can be without."""
        found = {field.key for field in self.found} | self.declined
        inferred = [
            notice("written_year_inferred", Location(field=field.key), date=field.value)
            for field in self.found
            if field.year_inferred
        ]
        lacking = [notice("written_not_found", Location(field=key)) for key in _NEEDED if key not in found]
        return (*inferred, *lacking)


def read_notice(path: Path | str) -> NoticeReading:
    """Return what stands in a .docx or text file; raises ``InputError`` where it cannot be read."""
    written = read_written(Path(path))
    return NoticeReading(written.file, read_written_plan(written.text))


def read_pasted(text: str) -> NoticeReading:
    """Return what stands in a text that was pasted; raises ``InputError`` where it is empty or no plan's length."""
    return NoticeReading("", read_written_plan(written_text("", text).text))


def changes_of(found: Iterable[FoundField]) -> dict[str, object]:
    """Return the values of plan.toml that the fields make, by their dotted keys."""
    return {
        field.key: list(field.value) if isinstance(field.value, tuple) else field.value for field in found
    }
