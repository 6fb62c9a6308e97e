"""A page says the same in every format: each text of a record, read back from the files of every scope."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.reports.exporting import Wanted, rendered
from tests.views.reports.pages.canaries import canary_meeting
from tests.views.reports.pages.every_field import Leaf, filled, leaves, with_text
from tests.views.reports.pages.read_back import FORMATS, everything, words
from tests.views.reports.pages.seen import NOT_ENTERED, Viewers, viewers

SCOPES = {
    **{scope.value: (scope, None) for scope in Scope if scope is not Scope.MEMBER},
    "own": (Scope.MEMBER, 1),
    "secretary": (Scope.MEMBER, 2),
    "other": (Scope.MEMBER, 3),
}


NOT_AT_ONCE = {  # another one of these changes where other texts stand; tried one by one in test_every_field.py
    *("AgendaItem.text", "AgendaItem.id", "Member.post", "Member.group", "Member.identity"),
    *("Proposal.tellers", "Proposal.scrutineers", "Proposal.passed", "BoxCounts.root"),
}


@dataclasses.dataclass(frozen=True)
class Marked:
    """A record with a mark of its own in every text that is entered; the value of each, and who may see it."""

    record: MeetingRecord
    leaves: Mapping[str, Leaf]
    viewers: Mapping[str, Viewers]


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Marked:
    """Return a record in which every part holds something, marked."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ORGLIFE_STATE", str(tmp_path_factory.mktemp("state")))
    record = filled(canary_meeting(tmp_path_factory.mktemp("canaries")).record)
    patch.undo()
    composed = dataclasses.replace(record.ballots, minutes=None)  # of all that the evening's texts say
    record = dataclasses.replace(record, ballots=composed)
    texts = [
        leaf
        for leaf in leaves(record)
        if type(leaf.value) is str and leaf.field not in NOT_ENTERED.keys() | NOT_AT_ONCE
    ]
    seen = {leaf: viewers(record, leaf) for leaf in texts}
    marks = {f"丝{place:04d}雀": leaf for place, leaf in enumerate(texts, 1) if seen[leaf] is not None}
    made = functools.reduce(lambda made, mark: with_text(made, marks[mark], mark), marks, record)
    return Marked(made, marks, {mark: seen[leaf] or frozenset() for mark, leaf in marks.items()})


@pytest.mark.parametrize("key", SCOPES)
def test_every_format_says_what_the_scope_may_see(marked: Marked, key: str) -> None:
    """Each text stands in all four files or in none, as ``seen.py`` says; nothing else lies hidden in one."""
    scope, member = SCOPES[key]
    try:
        files = rendered(marked.record, scope, member, Wanted(FORMATS)).named
    except RefusedError:
        files = {}
    wanted = {mark for mark, scopes in marked.viewers.items() if key in scopes}
    for kind in FORMATS:
        of_kind = [content for name, content in files.items() if name.endswith(f".{kind}")]
        text = "".join(words(kind, content) for content in of_kind)
        held = text if kind == "pdf" else "".join(everything(kind, content) for content in of_kind)
        for said in (text, held):
            wrong = {mark for mark in marked.leaves if mark in said} ^ wanted
            assert {marked.leaves[mark].path for mark in wrong} == set(), kind
