"""Who must be talked with is told by nothing that goes out: no page, order, table or file (C17)."""

from __future__ import annotations

from pathlib import Path

from orglife_kit import reports
from orglife_kit.i18n import sentence
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.pairing import suggested_pairs
from orglife_kit.meeting.tables import TABLES
from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from tests.meeting.building import make_meeting

NOT_ROSTER = sorted(set(TABLES) - {"roster"})


def everything(meeting: Meeting, folder: Path) -> dict[str, bytes]:
    """Return every page of every scope, the printed pairs, the calendar, each table but the roster, and the status."""
    paths = [*reports.print_talks(meeting, folder=folder), *reports.calendar(meeting, folder=folder)]
    for scope in ("ORGAN", "BRANCH", "SUPERVISOR", "PUBLIC"):
        paths += reports.export(meeting, scope, folder=folder, formats=("html",))
    for member in meeting.record.roster.numbers:
        paths += reports.export(meeting, "MEMBER", member, folder=folder, formats=("html",))
    for name in NOT_ROSTER:
        meeting.tables.write(name, folder / f"{name}.csv")
        paths.append(folder / f"{name}.csv")
    found = {path.name: path.read_bytes() for path in paths}
    says = "\n".join(sentence(entry.says) + "、".join(entry.names) for entry in meeting.status())
    return found | {"status": says.encode(), "pairs": repr(suggested_pairs(meeting.record)).encode()}


def test_nothing_that_goes_out_tells_it(tmp_path: Path) -> None:
    """The same files, byte for byte, whoever is on the list."""
    meeting = make_meeting(tmp_path, 9)
    meeting.plan.change_member(2, post="党支部书记")
    for member in meeting.record.roster.numbers:
        meeting.preparation.note_findings(member, "联系服务群众情况", ["走访少"])
    item = RectificationItem(0, Ledger.COMMITTEE, "纪要晚", measure="三天内", owner="赵一", immediate=True)
    (number,) = meeting.rectification.take_in([item])
    meeting.publication.choose_item(number)
    before = everything(meeting, tmp_path / "before")
    meeting.plan.change_must_talk([3, 8, 9])
    after = everything(meeting, tmp_path / "after")
    assert [name for name in before if before[name] != after[name]] == []
    assert before.keys() == after.keys()
    assert len(before) > len(NOT_ROSTER) + 12
