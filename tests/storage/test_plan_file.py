"""plan.toml: every fault at once, each with its line; the shipped plan shows every setting (RULES.md §3)."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from orglife_kit.errors import InputError, Notice
from orglife_kit.i18n import choose_language, sentence
from orglife_kit.rules.plan.members import NotCountedReason
from orglife_kit.rules.plan.plan import placeholders
from orglife_kit.rules.plan.settings import Settings
from orglife_kit.storage.plan_file import key_lines, persons_in, read_plan, without_persons
from orglife_kit.storage.shipped import sample_folder

SHORT = """\
[plan]
title = "方案"
year = 2023
branch = "示例支部"

[meeting]
date = 2024-01-18
place = "会议室"
host = "党支部书记"
"""


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a plan."""
    path = folder / "plan.toml"
    path.write_bytes(text.encode(encoding))
    return path


def faults(path: Path) -> list[Notice]:
    """Return what reading ``path`` tells."""
    with pytest.raises(InputError) as told:
        read_plan(path)
    assert all(entry.location.file == "plan.toml" for entry in told.value.notices)
    return list(told.value.notices)


def lines(path: Path) -> list[tuple[str, int | None]]:
    """Return the codes and lines of the faults."""
    return [(entry.code, entry.location.line) for entry in faults(path)]


def test_the_shipped_plan_shows_every_setting_with_its_default() -> None:
    """Nothing is hidden, and what is not changed is what the kit would take anyway."""
    path = sample_folder() / "plan.toml"
    shown = tomllib.loads(path.read_text("utf-8"))["settings"]
    assert set(shown) == {setting.name for setting in fields(Settings)}
    assert read_plan(path).settings == Settings()


def test_every_setting_has_a_chinese_comment_with_its_choices() -> None:
    """The line above each setting says in Chinese what it is; those of a choice name every choice."""
    text = (sample_folder() / "plan.toml").read_text("utf-8")
    settings = text[text.index("[settings]") :].splitlines()
    for setting in fields(Settings):
        place = next(number for number, line in enumerate(settings) if line.startswith(f"{setting.name} ="))
        above = ""
        for line in reversed(settings[:place]):
            if not line.startswith("#"):
                break
            above = line + above
        assert any("\u4e00" <= letter <= "\u9fff" for letter in above), setting.name
        for choice in getattr(type(setting.default), "__members__", {}).values():
            assert str(choice) in above, (setting.name, choice)


def test_the_shipped_plan_is_the_source_without_placeholders() -> None:
    """The branch is invented, the slips are mended, nothing is left to fill in (RULES.md §6)."""
    plan = read_plan(sample_folder() / "plan.toml")
    assert placeholders(plan) == ()
    text = (sample_folder() / "plan.toml").read_text("utf-8")
    assert "支出对方" not in text
    assert "自已" not in text
    assert "指出对方存在的问题和不足" in text
    assert len(plan.agenda_texts) == 7
    assert len(plan.theme.problem_areas) == 6
    assert len(plan.theme.goals) == 5
    assert len(plan.theme.four_studies) == 4
    assert len(plan.preparation.committee_aspects) == 6
    assert len(plan.preparation.member_aspects) == 4


def test_a_short_plan_is_enough(tmp_path: Path) -> None:
    """What is left out has its default; a mark at the beginning and Windows line ends are fine."""
    text = "\ufeff" + SHORT.replace("\n", "\r\n")
    plan = read_plan(write(tmp_path, text))
    assert (plan.branch, plan.meeting.date) == ("示例支部", datetime.date(2024, 1, 18))
    assert plan.settings == Settings()


def test_all_faults_at_once_with_their_lines(tmp_path: Path) -> None:
    """An unknown key, a wrong type, an impossible value, an unknown choice, a contradiction."""
    text = SHORT.replace("year = 2023", 'year = "2023"').replace("place =", "plase =") + (
        '\n[settings]\n# 说明\nquorum = "most"\nsmallest_group = 2\nkeeping_years = 0\n'
        'public_ballots = "own_class"\nkeping = 1\n'
    )
    assert set(lines(write(tmp_path, text))) == {
        ("plan_not_number", 3),
        ("plan_key_missing", 6),
        ("plan_key_near", 8),
        ("public_representatives_contradict", 11),
        ("plan_choice_unknown", 13),
        ("smallest_group_range", 14),
        ("keeping_years_range", 15),
        ("plan_key_near", 17),
    }


def test_an_unknown_key_comes_with_a_suggestion(tmp_path: Path) -> None:
    """The nearest key, or what is known there."""
    near, unknown = faults(write(tmp_path, SHORT + '\n[settings]\nover_kap = "reason"\nzzz = 1\n'))
    assert (near.fields["key"], near.fields["near"], near.location.line) == ("over_kap", "over_cap", 12)
    assert unknown.code == "plan_key_unknown"
    assert "cap_base" in str(unknown.fields["known"])


@pytest.mark.parametrize(
    ("addition", "code", "line"),
    [
        ('[theme]\ngoals = "一"', "plan_not_texts", 12),
        ("[theme]\ntopic = 3", "plan_not_text", 12),
        ('[preparation]\nstudy_date = "1月15日"', "plan_not_date", 12),
        ('[settings]\ncap_share = "少数"', "plan_not_share", 12),
        ('[settings]\ncap_share = "4/3"', "cap_share_impossible", 12),
        ('[settings]\ndistribution_to_branch = "yes"', "plan_not_truth", 12),
        ('[settings]\nnot_counted = [\n  { member = "张三", reason = "abroad" },\n]', "plan_key_missing", 12),
        ('[grades.committee]\ngrades = [{ code = "A", label = "好" }]', "grade_set_size", 12),
        (
            '[grades.members]\ngrades = [{ code = "A", label = "好" }, { code = "B", label = "差" }]',
            "plan_grades_fixed",
            12,
        ),
        ('[setings]\nquorum = "none"', "plan_key_near", 11),
    ],
)
def test_each_fault_has_its_line(tmp_path: Path, addition: str, code: str, line: int) -> None:
    """Whatever is wrong, the line is the key's own."""
    assert (code, line) in lines(write(tmp_path, f"{SHORT}\n{addition}\n"))


def test_a_syntax_error_names_its_line(tmp_path: Path) -> None:
    """What cannot be read as TOML at all."""
    assert lines(write(tmp_path, SHORT + "\n[settings]\nquorum = half\n")) == [("plan_syntax", 12)]


@pytest.mark.parametrize(
    ("addition", "code", "line", "text"),
    [
        ("[settings]\ndate = 2026-02-30  # 开会", "date_impossible", 12, "2026-02-30"),
        ("[settings]\ndate = 2026-1-8", "plan_syntax", 12, "date = 2026-1-8"),
        ("[settings]\nplace = “活动室”", "plan_syntax", 12, "place = “活动室”"),
        ("[settings]\nplace = 活动室", "plan_syntax", 12, "place = 活动室"),
        ('[settings]\nplace = "活动室', "plan_syntax", 12, 'place = "活动室'),
        ('[settings]\nplace "活动室"', "plan_syntax", 12, 'place "活动室"'),
        ('[settings]\nplace = "甲"\nplace = "乙"', "plan_syntax", 13, 'place = "乙"'),
        ('[settings]\nagenda = ["一"，"二"]', "plan_syntax", 12, 'agenda = ["一"，"二"]'),
        ('[settings]\nagenda = ["一",\n"二"\n\n', "plan_syntax", 13, '"二"'),
    ],
)
def test_what_cannot_be_read_is_shown_without_a_word_of_the_reader(
    tmp_path: Path, addition: str, code: str, line: int, text: str
) -> None:
    """The line as it is written, and how such a file is written; nothing in the language of the parser."""
    (told,) = faults(write(tmp_path, f"{SHORT}\n{addition}\n"))
    assert (told.code, told.location.line, dict(told.fields)) == (code, line, {"text": text})


def test_a_plan_in_another_encoding_is_told(tmp_path: Path) -> None:
    """GB18030 is no TOML; the sentence says to save it as UTF-8."""
    assert [entry.code for entry in faults(write(tmp_path, SHORT, "gb18030"))] == ["plan_encoding"]


def test_a_missing_plan_is_told(tmp_path: Path) -> None:
    """The file is named."""
    with pytest.raises(InputError) as told:
        read_plan(tmp_path / "plan.toml")
    assert told.value.notices[0].code == "file_unreadable"


def test_the_line_of_a_key_under_a_list_of_many_lines() -> None:
    """Comments, many lines and tables in between do not shift it."""
    text = '# 说明\na = [\n  "一",\n  "二",\n]\n\n# 说明\n[b]\nc = 1\n[[d]]\ne = 2\n'
    known = key_lines(text)
    assert (known["a"], known["b"], known["b.c"], known["d.0.e"]) == (2, 8, 9, 11)


def test_an_item_of_the_agenda_is_a_text_or_a_table(tmp_path: Path) -> None:
    """A bare text gets its kind from its words, which is marked; a table names it; a wrong kind has its line."""
    agenda = 'agenda = ["民主评议党员", { text = "学习", kind = "FIRST_ITEM" }, { text = "点评" }]\n'
    items = read_plan(write(tmp_path, SHORT + agenda)).meeting.agenda
    assert [(item.text, item.kind, item.guessed) for item in items] == [
        ("民主评议党员", "MEMBERS_RATING", True),
        ("学习", "FIRST_ITEM", False),
        ("点评", "COMMENT", True),
    ]
    wrong = 'agenda = [\n  { text = "学习", kind = "FIRST" },\n]\n'
    assert lines(write(tmp_path, SHORT + wrong)) == [("plan_choice_unknown", 10)]


PERSONS = """
[settings]
quorum = "half"
# 谈心谈话重点对象
must_talk = ["张三"]
# 经批准不计入应到的党员
#   每人一行
not_counted = [
  { member = "李四", reason = "abroad", approved_by = "党总支", date = 2024-01-10 },
]
# 测评票上本人一行
own_line = "rated"
"""


def test_a_plan_of_an_earlier_version_may_name_persons(tmp_path: Path) -> None:
    """It is read, and told; an empty list names nobody."""
    plan = read_plan(write(tmp_path, SHORT + PERSONS))
    assert plan.names_persons
    named = persons_in(SHORT + PERSONS)
    assert named.must_talk == ("张三",)
    (entry,) = named.not_counted
    assert (entry.member, entry.reason, entry.approved_by) == ("李四", NotCountedReason.ABROAD, "党总支")
    assert entry.date == datetime.date(2024, 1, 10)
    empty = SHORT + "[settings]\nmust_talk = []\nnot_counted = []\n"
    assert not read_plan(write(tmp_path, empty)).names_persons


def test_persons_go_out_of_the_text_with_the_comments_above_them() -> None:
    """Every other line stays as it was; a second time changes nothing."""
    text = without_persons(SHORT + PERSONS)
    assert text == SHORT + '\n[settings]\nquorum = "half"\n# 测评票上本人一行\nown_line = "rated"\n'
    assert without_persons(text) == text


@pytest.mark.parametrize(
    ("settings", "left"),
    [
        ('settings = { must_talk = ["张三"], quorum = "half" }\n', {"settings": {"quorum": "half"}}),
        ('settings.must_talk = ["张三"]\nsettings.quorum = "half"\n', {"settings": {"quorum": "half"}}),
        ('[settings]\n# 说明\nmust_talk = ["张三"]\n[theme]\n', {"settings": {}, "theme": {}}),
        ("[theme]\n", {"theme": {}}),
    ],
)
def test_persons_go_out_however_the_table_is_written(settings: str, left: dict[str, object]) -> None:
    """Inline, dotted, alone in its table, or without one."""
    assert tomllib.loads(without_persons(settings)) == left


def test_a_fault_in_what_is_said_of_persons_is_one_of_the_plan(tmp_path: Path) -> None:
    """A reason that is none, a day that is none, a list that is none: each with its line."""
    wrong = PERSONS.replace('"abroad"', '"far"').replace("2024-01-10", '"一月"').replace('["张三"]', '"张三"')
    assert {code for code, _ in lines(write(tmp_path, SHORT + wrong))} == {
        *("plan_choice_unknown", "plan_not_date", "plan_not_texts"),
    }


def test_a_fault_is_told_with_the_word_for_its_key(tmp_path: Path) -> None:
    """In the order of the lines; a key of the file that people have no word for is told as it stands."""
    head = '[plan]\ntitle = "方案"\nyear = 2025\nbranch = "支部"\n'
    text = f'{head}[meeting]\ndate = 2026-01-12\ntim = "9:00"\nhost = 5\n'
    choose_language("zh_CN")
    assert [sentence(told) for told in faults(write(tmp_path, text))] == [
        "plan.toml，第 5 行，“地点”一栏：缺少“place”",
        "plan.toml，第 7 行：不认识“tim”，是否为“time”？",
        "plan.toml，第 8 行，“主持人”一栏：“host”应为引号中的文字",
    ]
