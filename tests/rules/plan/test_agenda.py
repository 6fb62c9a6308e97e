"""The agenda says what each of its items is for (C12)."""

from __future__ import annotations

import pytest

from orglife_kit.rules.plan.agenda import AgendaItem, ItemKind, check_agenda, guess_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“第一议题”学习;", ItemKind.FIRST_ITEM),
        ("党支部书记要代表党支部委员会进行述职,通报党支部委员会查摆问题等方面情况;", ItemKind.ACCOUNT),
        ("党员对党支部委员会工作情况进行民主评议;", ItemKind.COMMITTEE_RATING),
        ("对支委会班子进行测评", ItemKind.COMMITTEE_RATING),
        ("党员依次做对照检查,开展批评与自我批评;", ItemKind.REVIEWS),
        ("民主评议党员;", ItemKind.MEMBERS_RATING),
        ("组织党员进行民主测评", ItemKind.MEMBERS_RATING),
        ("督导组对会议召开情况进行点评;", ItemKind.COMMENT),
        ("上级党组织有关同志讲话", ItemKind.COMMENT),
        ("党支部书记总结讲话。", ItemKind.CLOSING),
        ("重温入党誓词", ItemKind.OTHER),
        ("党员对支部工作进行民主评议", ItemKind.COMMITTEE_RATING),
        ("党员评议党支部工作", ItemKind.COMMITTEE_RATING),
        ("支委会组织对党员进行民主测评", ItemKind.MEMBERS_RATING),
        ("党员逐一接受评议", ItemKind.MEMBERS_RATING),
        ("无记名测评", ItemKind.MEMBERS_RATING),
    ],
)
def test_a_bare_text_is_understood_by_its_words(text: str, kind: ItemKind) -> None:
    """As plans word their items; anything else is another item."""
    assert guess_kind(text) is kind


def test_what_should_be_looked_at() -> None:
    """Two items of one kind, and an agenda without the rating of the members; an empty agenda says nothing."""
    twice = [AgendaItem("甲", ItemKind.COMMENT), AgendaItem("乙", ItemKind.COMMENT), AgendaItem("丙")]
    assert [told.code for told in check_agenda(twice)] == ["agenda_kind_twice", "agenda_without_rating"]
    assert {told.location.field for told in check_agenda(twice)} == {"meeting.agenda"}
    assert check_agenda([AgendaItem("甲", ItemKind.MEMBERS_RATING)]) == ()
    assert check_agenda([]) == ()
