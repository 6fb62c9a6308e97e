"""What is written down at an item of the agenda belongs to the item, whatever becomes of the list (C12)."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from orglife_kit import forms, reports
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.release import release
from orglife_kit.meeting.written import read_pasted
from orglife_kit.rules.ballots.evening import agenda_items, notes_apart
from orglife_kit.rules.plan.agenda import ItemKind
from tests.meeting.building import code_of, make_meeting
from tests.views.forms.driving import shown

PRIVATE, COMMENT = "不外传的话", "会议开得实"
SCOPES = ("BRANCH", "SUPERVISOR")


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of seven with a note at each item, the sixth of them the comment."""
    made = make_meeting(tmp_path, 7)
    for entry in agenda_items(made.record):
        words = COMMENT if entry.takes_comment else f"{PRIVATE}{entry.position}"
        made.ballots.record_item(entry.position, note=words, finished=entry.position < 3)
    return made


def written(meeting: Meeting) -> dict[str, str]:
    """Return what stands at each item, by its words."""
    record = open_meeting(meeting.folder).record
    return {entry.item.text: entry.note for entry in agenda_items(record)}


def lines(meeting: Meeting, change: Callable[[list[str]], list[str]]) -> None:
    """Change the lines of the agenda in plan.toml, as an editor would."""
    path = meeting.folder / "plan.toml"
    text = path.read_text("utf-8")
    found = re.search(r"(?m)^agenda = \[\n((?:  .*\n)+?)\]", text)
    assert found is not None
    changed = change(found.group(1).splitlines(keepends=True))
    path.write_text(text[: found.start(1)] + "".join(changed) + text[found.end(1) :], "utf-8")


def comments(meeting: Meeting) -> dict[str, tuple[str, ...] | None]:
    """Return the comments that go out, by scope."""
    return {scope: release(meeting.record, scope).comments for scope in SCOPES}


NEW = '  { kind = "OTHER", text = "宣布纪律;" },\n'


@pytest.mark.parametrize(
    "change",
    [
        lambda found: [NEW, *found],
        lambda found: [*found[:5], NEW, *found[5:]],
        lambda found: found[::-1],
        lambda found: [found[5], *found[:5], found[6]],
        lambda found: found[1:],
        lambda found: [*found[:2], *found[4:]],
        lambda found: [line.replace(";", "；") for line in found],
    ],
)
def test_an_edit_of_the_file_carries_the_notes(
    meeting: Meeting, change: Callable[[list[str]], list[str]]
) -> None:
    """Inserted, moved, removed, punctuated otherwise: each item that is left has its own note, a new one none."""
    before = {text.rstrip(";；。"): note for text, note in written(meeting).items()}
    lines(meeting, change)
    after = {text.rstrip(";；。"): note for text, note in written(meeting).items()}
    assert after == {text: before.get(text, "") for text in after}
    gone = {text: note for text, note in before.items() if text not in after and note}
    record = open_meeting(meeting.folder).record
    assert {note.text.rstrip(";；。"): note.note or note.comment for note in notes_apart(record)} == gone


def test_the_form_carries_the_notes(meeting: Meeting) -> None:
    """Moved, reworded, taken out and put back on the form of 1_plan; what an item is for is not guessed anew."""
    form = forms.plan(meeting).agenda
    form.rows.parts[6].parts[2].click()
    form.rows.parts[0].parts[3].click()
    found = agenda_items(meeting.record)
    assert [entry.note for entry in found[:2]] == [f"{PRIVATE}2", f"{PRIVATE}1"]
    assert found[6].note == COMMENT
    form.rows.parts[0].parts[0].value = "督导组点评"  # the words of another kind of item
    reworded = agenda_items(meeting.record)[0]
    assert (reworded.item.kind, reworded.note) == (ItemKind.ACCOUNT, f"{PRIVATE}2")
    form.rows.parts[0].parts[4].click()
    assert f"{PRIVATE}2" in shown(form)
    assert [note.note for note in notes_apart(meeting.record)] == [f"{PRIVATE}2"]
    assert f"{PRIVATE}2" not in [entry.note for entry in agenda_items(meeting.record)]
    form.children[-2].parts[0].parts[1].click()
    assert notes_apart(meeting.record) == ()
    assert f"{PRIVATE}2" not in shown(form)


def test_a_place_that_moved_meanwhile_is_not_written_to(meeting: Meeting) -> None:
    """A screen that is open writes to its own item after the agenda was changed elsewhere."""
    form = forms.evening(meeting, reports)
    form.steps.value = [key for _, key in form.steps.options if key.startswith("item-")][3]
    note = form.body.parts[0].parts[0].note
    lines(meeting, lambda found: [NEW, *found])
    note.value = "刚写下的"
    assert {entry.position: entry.note for entry in agenda_items(meeting.record)}[5] == "刚写下的"
    lines(meeting, lambda found: [line for line in found if "对照检查" not in line])
    note.value = "写给谁"
    assert "写给谁" not in written(meeting).values()


@pytest.mark.parametrize("kind", [kind for kind in ItemKind if kind is not ItemKind.COMMENT])
def test_no_change_of_kind_makes_a_note_the_comment(meeting: Meeting, kind: ItemKind) -> None:
    """An item that is made the one for the comment keeps its note apart; a comment written then is another text."""
    lines(meeting, lambda found: [re.sub('kind = "COMMENT"', f'kind = "{kind}"', line) for line in found])
    assert comments(meeting) == {"BRANCH": (), "SUPERVISOR": ()}
    items = [{"kind": "COMMENT", "text": entry.item.text} for entry in agenda_items(meeting.record)]
    meeting.plan.change({"meeting.agenda": items})
    assert comments(meeting) == {"BRANCH": (COMMENT,), "SUPERVISOR": (COMMENT,)}
    meeting.ballots.record_item(1, note="第二句点评")
    assert comments(meeting)["BRANCH"] == ("第二句点评", COMMENT)
    first = agenda_items(meeting.record)[0]
    assert (first.note, first.apart) == ("第二句点评", f"{PRIVATE}1")


def test_whatever_is_done_to_the_agenda_no_note_goes_out(meeting: Meeting) -> None:
    """Two hundred random edits of file and form: no private word is in any scope but the organ's, no note is lost."""
    chance = random.Random(7)
    kinds = list(ItemKind)
    for _ in range(200):
        items = [
            {"id": entry.identity, "kind": entry.item.kind.value, "text": entry.item.text}
            for entry in agenda_items(meeting.record)
        ]
        match chance.randrange(6):
            case 0:
                chance.shuffle(items)
            case 1 if len(items) > 1:
                items.pop(chance.randrange(len(items)))
            case 2:
                items[chance.randrange(len(items))]["kind"] = chance.choice(kinds).value
            case 3:
                items[chance.randrange(len(items))]["text"] = f"督导组点评{chance.randrange(4)}"
            case 4:
                del items[chance.randrange(len(items))]["id"]
            case _:
                items.append({"text": chance.choice(["督导组点评", "自评", "其他事项"])})
        meeting.plan.change({"meeting.agenda": items})
        for found in comments(meeting).values():
            assert PRIVATE not in "".join(found or ())
        told = "".join(meeting.tables.agenda()["note"])
        assert all(f"{PRIVATE}{place}" in told for place in (1, 2, 3, 4, 5, 7))


def test_what_an_item_is_for_is_chosen_once(meeting: Meeting) -> None:
    """A text that comes in again, pasted or from a script, does not take the choice back."""
    text = agenda_items(meeting.record)[3].item.text
    lines(
        meeting,
        lambda found: [line.replace('"REVIEWS"', '"OTHER"') if text in line else line for line in found],
    )
    texts = list(meeting.record.plan.agenda_texts)
    meeting.plan.change({"meeting.agenda": [*texts, "互评"]})
    kinds = [entry.item.kind for entry in agenda_items(meeting.record)]
    assert kinds[3] is ItemKind.OTHER
    assert kinds[-1] is ItemKind.REVIEWS
    assert written(meeting)[text] == f"{PRIVATE}4"
    form = forms.plan(meeting).written
    pasted = "组织生活会方案\n会议议程：\n" + "\n".join(f"{n}.{text}" for n, text in enumerate(texts, 1))
    assert any(field.key == "meeting.agenda" for field in read_pasted(pasted).found)
    form.source.pasted.value = pasted
    form.read()
    form.keep()
    assert agenda_items(meeting.record)[3].item.kind is ItemKind.OTHER


def test_a_note_on_the_agenda_is_taken_out_there(meeting: Meeting) -> None:
    """Only what is apart can be taken out as such."""
    item = agenda_items(meeting.record)[0].identity
    assert code_of(lambda: meeting.ballots.remove_note(item)) == "note_not_apart"
    assert code_of(lambda: meeting.ballots.record_item("nobody", note="x")) == "item_not_on_agenda"
