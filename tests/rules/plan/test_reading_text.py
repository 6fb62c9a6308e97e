"""The words of a written plan: sentences, lists and days, each at its position and without what stands around it."""

from __future__ import annotations

import pytest

from orglife_kit.rules.plan.reading.days import WrittenDays, days_in
from orglife_kit.rules.plan.reading.lists import enumerated, following_inside, numbered_inside, unquoted
from orglife_kit.rules.plan.reading.text import Span, WrittenText, squeezed, trimmed
from orglife_kit.rules.plan.reading.years import Years


@pytest.mark.parametrize(
    ("text", "part", "sentence"),
    [
        pytest.param("支部定于1月20日开会。请准时。", "1月20日", "支部定于1月20日开会。", id="first"),
        pytest.param(
            "支部定于1月20日开会。", "部定于", "支部定于1月20日开会。", id="from-the-second-character"
        ),
        pytest.param("支部定于1月20日开会。", "支部", "支部定于1月20日开会。", id="from-the-first-character"),
        pytest.param("支部1月20日开会。请准时", "1月20日", "支部1月20日开会。", id="first-of-an-open-end"),
        pytest.param(
            "请准时。支部定于1月20日开会。谢谢。", "1月20日", "支部定于1月20日开会。", id="in-the-middle"
        ),
        pytest.param("请准时\n支部定于1月20日开会\n谢谢", "1月20日", "支部定于1月20日开会", id="a-line"),
        pytest.param("请准时。支部定于1月20日开会", "1月20日", "支部定于1月20日开会", id="last"),
        pytest.param(
            "请准时。支部定于1月20日开会。谢谢。", "开会。", "支部定于1月20日开会。", id="with-its-end"
        ),
        pytest.param(
            "请准时。支部开会。谢谢大家。再见。", "支部开会。谢谢", "支部开会。谢谢大家。", id="two-sentences"
        ),
        pytest.param(
            "他说：“要准时。”支部定于1月20日开会。", "1月20日", "支部定于1月20日开会。", id="behind-a-quote"
        ),
        pytest.param(
            "（他说：“准时。”）支部1月20日开会。", "1月20日", "支部1月20日开会。", id="behind-two-closings"
        ),
        pytest.param(
            "请准时。\n\u200b 支部1月20日开会\ufeff\n谢谢", "1月20日", "支部1月20日开会", id="blanks"
        ),
    ],
)
def test_the_sentence_that_a_part_stands_in(text: str, part: str, sentence: str) -> None:
    """From the end of the sentence before, its closing quotes left out, to its own end."""
    start = text.index(part)
    assert WrittenText(text).sentence(start, start + len(part)) == sentence


def test_the_sentence_at_a_position_between_two() -> None:
    """It is the one that begins there."""
    assert WrittenText("请准时。支部开会。").sentence(4, 4) == "支部开会。"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        pytest.param("　支部开会 ", "支部开会", id="spaces"),
        pytest.param("\ufeff支部开会\u200b", "支部开会", id="without-width"),
        pytest.param("\t支部\t开会\t", "支部\t开会", id="tabs"),
        pytest.param("支部开会", "支部开会", id="none"),
    ],
)
def test_a_text_without_blanks_around_it(text: str, bare: str) -> None:
    """Blanks of every kind go, also those without width, and the position moves with the beginning."""
    assert trimmed(text, 7) == Span(bare, 7 + text.index(bare))


def test_a_label_is_compared_without_its_blanks() -> None:
    """Blanks of every kind inside a label do not count."""
    assert squeezed("会 议　时\xa0间\u200b") == "会议时间"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("理想信念、担当作为", ["理想信念", "担当作为"], id="two"),
        pytest.param("理想信念、担当作为等", ["理想信念", "担当作为"], id="and-so-on"),
        pytest.param("“学习、强国”、整改", ["学习、强国", "整改"], id="inside-quotes"),
        pytest.param(
            "甲类（乙（丙）、丁）、戊类", ["甲类（乙（丙）、丁）", "戊类"], id="brackets-in-brackets"
        ),
        pytest.param(
            "甲类）、乙类（丙、丁）、戊类", ["甲类）", "乙类（丙、丁）", "戊类"], id="closed-but-not-opened"
        ),
        pytest.param("《党章》《条例》和《准则》", ["《党章》", "《条例》", "《准则》"], id="titles"),
        pytest.param(
            "汇编（《党章》《条例》）、讲话", ["汇编（《党章》《条例》）", "讲话"], id="titles-in-brackets"
        ),
        pytest.param("“”、讲话", ["讲话"], id="nothing-in-quotes"),
    ],
)
def test_the_items_of_a_list(text: str, items: list[str]) -> None:
    """What stands between the commas of enumeration, but not where quotes or brackets hold them together."""
    found = enumerated(Span(text, 3))
    assert [item.text for item in found] == items
    assert [text[item.start - 3 : item.end - 3] for item in found] == items


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        pytest.param("“四个合格”", "四个合格", id="quotes"),
        pytest.param('"四个合格"', "四个合格", id="ascii-quotes"),
        pytest.param("“”", "", id="nothing"),
        pytest.param("“党性”和“作风”", "“党性”和“作风”", id="two"),
        pytest.param("“党性”问题", "“党性”问题", id="only-the-beginning"),
        pytest.param("《党章》", "《党章》", id="a-title"),
    ],
)
def test_quotes_around_the_whole(text: str, bare: str) -> None:
    """They go where they are one pair around all of it; those of a title stay."""
    assert unquoted(Span(text, 3)).text == bare


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("一是读原著；二是谈体会。", ["读原著；", "谈体会。"], id="two"),
        pytest.param("议程：1.报告 2.评议 3.测评", ["报告", "评议", "测评"], id="three"),
        pytest.param("⑲报告；⑳评议", ["报告；", "评议"], id="circles"),
        pytest.param("统一是前提；专一是保证。", [], id="inside-words"),
        pytest.param("占比：1.5倍 2.5倍", [], id="decimals"),
        pytest.param("一是读原著。", [], id="one"),
        pytest.param("读原著。", [], id="none"),
    ],
)
def test_items_numbered_inside_a_line(text: str, items: list[str]) -> None:
    """What stands behind each number, where there are at least two."""
    assert [item.text for item in numbered_inside(Span(text, 3))] == items


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("十月十日", (10, 10), (10, 10), id="ten"),
        pytest.param("一月二十日", (1, 20), (1, 20), id="twenty"),
        pytest.param("十二月二十三日", (12, 23), (12, 23), id="twenty-three"),
        pytest.param("三月三十一日", (3, 31), (3, 31), id="thirty-one"),
        pytest.param("2月29日", (2, 29), (2, 29), id="leap-day"),
        pytest.param("1月8日左右学习，1月20日召开", (1, 20), (1, 20), id="behind-a-vague-one"),
        pytest.param("12月28日至1月5日", (12, 28), (1, 5), id="period"),
    ],
)
def test_a_day_without_its_year(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Month and day are read in both kinds of numerals; one vague day does not hide the next."""
    (days,) = days_in(Span(text, 0))
    assert (days.year, days.first, days.last) == (None, first, last)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("1.2024年1月15日", [(2024, (1, 15), (1, 15))], id="behind-a-number"),
        pytest.param("3.1月15日", [(None, (1, 15), (1, 15))], id="behind-a-number-without-a-year"),
        pytest.param("12024年1月15日", [(None, (1, 15), (1, 15))], id="no-year"),
        pytest.param("2024.1.155", [], id="no-day"),
        pytest.param("1月15名党员", [], id="a-number-of-members"),
        pytest.param("1月18日到三楼会议室", [(None, (1, 18), (1, 18))], id="to-a-floor"),
        pytest.param("1月18日—14:30", [(None, (1, 18), (1, 18))], id="to-a-time"),
        pytest.param("1月15日前后", [], id="around-it"),
        pytest.param("1.18（周六）上午9:00", [(None, (1, 18), (1, 18))], id="a-point-and-a-weekday"),
        pytest.param("1.13-1.16谈心", [(None, (1, 13), (1, 16))], id="points-of-a-period"),
        pytest.param("1.18倍，2.3节", [], id="a-point-alone"),
    ],
)
def test_what_stands_beside_a_day(text: str, read: list[tuple[object, ...]]) -> None:
    """A number before it, a time, a floor or a count behind it is no part of it and makes none."""
    assert [(days.year, days.first, days.last) for days in days_in(Span(text, 0))] == read


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("先学习，再由书记通报，最后测评。", ["先学习", "再由书记通报", "最后测评"], id="three"),
        pytest.param("先学习，最后测评。", [], id="two"),
        pytest.param("先学习，再通报，大家发言，最后测评。", [], id="one-without-its-word"),
    ],
)
def test_clauses_that_follow_each_other(text: str, items: list[str]) -> None:
    """At least three, each of which says where it comes."""
    assert [item.text for item in following_inside(Span(text, 3))] == items


def test_wide_digits_are_read_and_stay_as_they_are_written() -> None:
    """They are digits where a day or a number is looked for; what is found has the text's own letters."""
    text = "１．时间：２０２５年１月１６日"
    written = WrittenText(text)
    (line,) = written.lines
    assert line.text == "1．时间：2025年1月16日"
    assert written.found("meeting.time", line.text, line).value == text
    assert written.found("meeting.agenda", (line.text,), line).value == (text,)


def test_narrow_signs_are_read_as_printed_ones_and_stay_as_they_are_written() -> None:
    """Commas, stops, colons, brackets and quotes typed without a Chinese keyboard; numbers and times keep theirs."""
    text = '会议(党员大会):1.18日17:30,学习<党章>,"三会一课".共1,000字.'
    written = WrittenText(text)
    (line,) = written.lines
    assert line.text == "会议（党员大会）：1.18日17:30，学习《党章》，“三会一课”。共1,000字。"
    assert len(line.text) == len(text)
    assert written.found("meeting.text", (line.text,), line).value == (text,)


def test_the_year_of_the_last_day_is_read() -> None:
    """A period may end in a year of its own, and must not end before it begins."""
    (days,) = days_in(Span("2024年12月28日至2026年1月5日", 0))
    assert (days.year, days.last_year) == (2024, 2026)
    assert not list(days_in(Span("2024年12月28日至2023年1月5日", 0)))


@pytest.mark.parametrize(
    ("text", "is_single"),
    [
        pytest.param("2024年1月18日", True, id="day"),
        pytest.param("2024年1月18日至1月18日", True, id="the-same-day-twice"),
        pytest.param("2024年1月18日至2024年1月18日", True, id="the-same-day-twice-with-its-year"),
        pytest.param("2024年1月18日至1月19日", False, id="two-days"),
        pytest.param("2024年1月18日至2025年1月18日", False, id="a-year"),
        pytest.param("2024年1月18日前", False, id="deadline"),
    ],
)
def test_whether_it_is_one_day(text: str, is_single: bool) -> None:
    """A period is none, also one from a day to the same day of the next year; a deadline is none."""
    (days,) = days_in(Span(text, 0))
    assert days.is_single is is_single


def test_a_day_that_a_year_does_not_have() -> None:
    """There is no 29 February in 2023."""
    days = WrittenDays(Span("2月29日", 0), None, (2, 29), None, (2, 29))
    assert days.in_year(2023) is None
    assert days.in_year(2024) is not None


@pytest.mark.parametrize("text", ["0024年1月20日", "0000年1月20日", "2024年1月5日至9024年1月8日"])
def test_a_year_that_was_mistyped_has_no_days(text: str) -> None:
    """It is left to be filled in, not kept as a day that nobody meant."""
    assert not [years for days in days_in(Span(text, 0)) if (years := Years().of(days))]
