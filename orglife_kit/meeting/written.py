"""A written plan or notice that is brought: what was found in it, and the values of the plan that it makes."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable
from pathlib import Path

from orglife_kit.errors import InputError, Location, Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.reading import FoundField, read_written_plan
from orglife_kit.rules.plan.reading.purpose import OtherPurpose, other_purpose
from orglife_kit.storage.readers.written import KINDS, WrittenFile, read_written, written_text

__all__ = ["KINDS", "FoundField", "NoticeReading", "changes_of", "read_notice", "read_pasted"]

_NEEDED = ("plan.title", "plan.year", "plan.branch", "meeting.date", "meeting.place", "meeting.host")

_TOLD = {OtherPurpose.OTHER_MATTER: "written_other_matter", OtherPurpose.HELD: "written_held"}


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
    """Return what stands in a .docx or text file; raises ``InputError`` where it cannot be read, or is no plan."""
    return _reading_of(read_written(Path(path)))


def read_pasted(text: str) -> NoticeReading:
    """Return what stands in a text that was pasted; raises ``InputError`` where it is empty, too long, or no plan."""
    return _reading_of(written_text("", text))


def _reading_of(written: WrittenFile) -> NoticeReading:
    found = read_written_plan(written.text)
    other = other_purpose(written.text) if found else None
    if other is not None:
        raise InputError(notice(_TOLD[other]))
    return NoticeReading(written.file, found)


def changes_of(found: Iterable[FoundField]) -> dict[str, object]:
    """Return the values of plan.toml that the fields make, by their dotted keys."""
    return {
        field.key: list(field.value) if isinstance(field.value, tuple) else field.value for field in found
    }
