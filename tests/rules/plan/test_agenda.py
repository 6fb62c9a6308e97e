"""The agenda says what each of its items is for (C12)."""

from __future__ import annotations

import pytest

from orglife_kit.rules.plan.agenda import (
    AgendaItem,
    ItemKind,
    agenda_entries,
    check_agenda,
    guess_kind,
    identified,
    identities,
    item_of,
)


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
        ("镇党委副书记讲话。", ItemKind.COMMENT),
        ("总支委员讲评", ItemKind.COMMENT),
        ("党支部书记总结讲话。", ItemKind.CLOSING),
        ("支部书记讲话", ItemKind.CLOSING),
        ("学习***总书记重要讲话", ItemKind.OTHER),
        ("传达上级领导讲话精神", ItemKind.OTHER),
        ("党员逐个发言；", ItemKind.REVIEWS),
        ("个人谈认识、互相提意见", ItemKind.REVIEWS),
        ("党员发言，民主测评", ItemKind.MEMBERS_RATING),
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


GIVEN = AgendaItem("民主评议党员；", ItemKind.MEMBERS_RATING, id="r1")
PLAIN = AgendaItem("宣读 纪律；", ItemKind.FIRST_ITEM)


def test_an_item_is_known_by_its_words_wherever_it_stands() -> None:
    """Spaces and what ends it do not count; an id of its own comes first; of several alike each has its own."""
    (name,) = identities([PLAIN])
    assert identities([AgendaItem("宣读纪律"), GIVEN]) == (name, "r1")
    assert identities([GIVEN, PLAIN]) == ("r1", name)
    assert identities([PLAIN, PLAIN, PLAIN]) == (name, f"{name}-2", f"{name}-3")
    assert identities([GIVEN, GIVEN]) == ("r1", "r1-2")
    assert identities([PLAIN, AgendaItem("甲", id=name)]) == (f"{name}-2", name)
    assert len(name) == 8
    assert identities([AgendaItem("宣读纪律吧")]) != (name,)


def test_items_keep_all_they_have_and_their_identity() -> None:
    """Also that a kind was only guessed."""
    guessed = item_of("督导组点评")
    assert guessed == AgendaItem("督导组点评", ItemKind.COMMENT, guessed=True)
    (name,) = identities([guessed])
    assert identified([guessed, GIVEN]) == (
        AgendaItem("督导组点评", ItemKind.COMMENT, guessed=True, id=name),
        GIVEN,
    )


def test_an_entry_that_is_there_is_not_guessed_anew() -> None:
    """By its words or its id; another is what its words say; what is no entry stays for the reader to refuse."""
    before = (GIVEN, PLAIN)
    kept = {"id": "r1", "kind": "MEMBERS_RATING", "text": "民主评议党员"}
    assert agenda_entries(["民主评议党员"], before) == [kept]
    assert agenda_entries([{"id": "r1", "text": " 无记名投票 "}], before) == [
        {"id": "r1", "kind": "MEMBERS_RATING", "text": "无记名投票"}
    ]
    assert agenda_entries(["宣读纪律"], before) == [{"kind": "FIRST_ITEM", "text": "宣读纪律"}]
    assert agenda_entries(["督导组点评", GIVEN], before) == [
        {"kind": "COMMENT", "text": "督导组点评"},
        {"id": "r1", "kind": "MEMBERS_RATING", "text": "民主评议党员；"},
    ]
    chosen = {"kind": "OTHER", "text": "宣读纪律"}
    assert agenda_entries([chosen], before) == [chosen]
    wrong: list[object] = [
        3,
        {"text": ""},
        {"text": " "},
        {"text": 3},
        {"text": "甲", "kind": "NONE"},
        {"text": "甲", "kind": 3},
        {"text": "甲", "id": 3},
        {"text": "甲", "more": ""},
        {"kind": "OTHER"},
    ]
    assert agenda_entries(wrong, before) == wrong


def test_one_of_two_with_the_same_words_is_written_with_its_identity() -> None:
    """So that neither takes the other's notes; each old one is taken once."""
    (name,) = identities([PLAIN])
    written = agenda_entries([PLAIN.text, PLAIN.text], [PLAIN, PLAIN])
    assert written == [
        {"id": name, "kind": "FIRST_ITEM", "text": "宣读 纪律；"},
        {"id": f"{name}-2", "kind": "FIRST_ITEM", "text": "宣读 纪律；"},
    ]
