"""Chinese output has no English words in it, English output no Chinese ones, sentence by sentence and on every form."""

from __future__ import annotations

import ast
import html
import re
from pathlib import Path
from typing import Any

import pytest

from orglife_kit import forms, reports
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.sample import make_demo
from tests.project.catalogue import translated

PAGES = Path(reports.__file__).parent / "pages"
_FIELD = re.compile(r"\{[^}]*\}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z_]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
# What has no Chinese name: a key, a program, a kind of file, and what is typed as it stands.
_SAID_SO = (
    r"Ctrl|Shift|Esc|F5",
    r"JupyterLab|Jupyter|Word|WPS|LibreOffice|Excel|QQ|Java|Spark|DuckDB|Parquet|Markdown",
    r"(?:APFS|btrfs|ZFS|ReFS)",
    r"\b(?:PDF|HTML|CSV|JSON|UTF-8|Big5|SHA-256|MB|GB)\b",
    r"\.?(?:docx?|xlsx?|csv|txt|html|pdf|ics|zip|toml|json|et|ods)\b",
    r"(?<![\w-])--[a-z][a-z-]*",
    r"orglife(?: [a-z]+(?: [a-z]+)?)?\b",
    r"chmod 700|-m pip install|ORGLIFE_STATE|orglife_kit",
)
_KEYS = r"plan\.toml|must_talk|not_counted|true|false|manifest\.json|members\.csv|docs/BUNDLE\.md"
_ARGUMENTS = (
    r"members|committee|public|absent|all|record|table|sheets|two-up|intake\.db|plan\.toml|strip"
    r"|MEMBER|BRANCH|ORGAN|SUPERVISOR|PUBLIC|exports/"
)
# Words that a file or a roster has in Chinese: an English sentence names them as they stand there.
_WORDS_OF_FILES = {
    *("支部名单", "更正原因", "书记", "公开编号", "整改进展", "进展日期", "校验", "是", "否", "弃权", "多选"),
    *("到会", "迟到", "早退", "请假", "缺席", "不计入应到", "正式党员", "预备党员"),
}


def latin_words(text: str, *more: str) -> list[str]:
    """Return the English words of a Chinese text that have a Chinese name."""
    for allowed in (*more, *_SAID_SO):
        text = re.sub(allowed, " ", text)
    return _LATIN.findall(text)


def sentences() -> list[tuple[str, str, str]]:
    """Return the context, the English and the Chinese of every sentence, without its fields."""
    return [
        (str(message.context), _FIELD.sub("", str(message.id)), _FIELD.sub("", str(message.string)))
        for message in translated()
        if message.id
    ]


def test_no_chinese_sentence_has_english_words() -> None:
    """Nor the name of a notebook, a clause or a key; the command line may name its own arguments."""
    strip = "orglife print 会议文件夹 strip"
    more = {
        "cli": (_ARGUMENTS,),
        "ballots": (strip,),
        "analysis": (
            r"`[^`]+`",
            r"_[A-Z]+_",
        ),  # code to go on from; the fields of a sortable table's sentences
        "messages": (_KEYS, r"members 或 committee|attend|--scope MEMBER"),
    }
    found = {
        chinese: words
        for context, _, chinese in sentences()
        if (words := latin_words(chinese, *more.get(context, ())))
    }
    assert found == {}


def test_no_chinese_sentence_names_a_clause_or_a_notebook() -> None:
    """C5 and 2_preparation are for those who read the code."""
    assert [chinese for _, _, chinese in sentences() if re.search(r"\bC\d{1,2}\b|\d_[a-z]+", chinese)] == []


def test_no_english_sentence_has_chinese_words() -> None:
    """But those that stand in a file in Chinese."""
    found = {
        english: words
        for _, english, _ in sentences()
        if (words := [word for word in _HAN.findall(english) if word not in _WORDS_OF_FILES])
    }
    assert found == {}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """Return the whole sample."""
    return make_demo(tmp_path_factory.mktemp("demo") / "示例", publish=reports.publish)


def texts_of(part: Any) -> list[str]:
    """Return everything that a form shows: markup without its tags, labels, hints and choices."""
    if "orglife-gone" in part._dom_classes:
        return []
    own = [str(getattr(part, name, "") or "") for name in ("description", "placeholder", "tooltip")]
    own += [
        str(option[0] if isinstance(option, tuple) else option) for option in getattr(part, "options", ())
    ]
    if type(part).__name__ in ("HTML", "Shown", "PageHead"):
        own.append(html.unescape(re.sub(r"<[^>]+>", " ", part.value)))
    return own + [text for child in getattr(part, "children", ()) for text in texts_of(child)]


FORMS = (
    *("start", "roster", "study", "talks", "committee_findings", "findings", "self_reviews", "peer_reviews"),
    *("attendance", "ballots", "minutes", "assessment", "feedback", "follow_up", "rectification", "accounts"),
    *("remarks",),
)


@pytest.mark.parametrize("name", FORMS)
def test_no_form_shows_english(demo: Meeting, name: str) -> None:
    """Labels, hints, choices and sentences on the whole sample."""
    form = getattr(forms, name)(demo)
    shown = re.sub(r"evidence/\S+|[0-9a-f ]{16,}", " ", "\n".join(texts_of(form)))
    assert latin_words(shown) == []


@pytest.mark.parametrize("name", ["plan", "evening", "publication"])
def test_no_printing_form_shows_english(demo: Meeting, name: str) -> None:
    """The forms that print, at whatever step they open."""
    assert latin_words("\n".join(texts_of(getattr(forms, name)(demo, reports)))) == []


def test_no_page_is_built_with_marks_of_one_language() -> None:
    """A mark between two words comes with a sentence, or with the words that join a list: never from the code."""
    marks = re.compile("[（）：；，、。]")
    for path in sorted(PAGES.glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and isinstance(node.body[0], ast.Expr)
        }
        cut = {
            id(argument)
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "rstrip"
            for argument in node.args
        }
        told = [
            (path.name, node.lineno, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs | cut
            if marks.search(node.value)
        ]
        assert told == []
