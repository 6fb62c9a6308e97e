"""Every word that is said has its Chinese, and every code that is raised has its sentence."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from orglife_kit.locale.messages import MESSAGES
from tests.project.catalogue import FOLDER, PACKAGE, compiled, said, translated

_FIELD = re.compile(r"\{(\w+)[^}]*\}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LANGUAGE_FREE = re.compile(r"^[^A-Za-z]*(\{[^}]*\}[^A-Za-z]*)*$")


def words() -> list[Message]:
    """Return the messages of the Chinese catalogue, without its head."""
    return [message for message in translated() if message.id]


def test_every_word_is_translated_and_none_is_left_over() -> None:
    """The catalogue holds exactly what the package says, each with a translation, none of them doubtful."""
    wanted = {(message.context, str(message.id)) for message in said() if message.id}
    kept = {(message.context, str(message.id)) for message in words()}
    assert wanted == kept
    assert [message.id for message in words() if not message.string or message.fuzzy] == []


def test_translations_have_the_same_fields() -> None:
    """A field that the English sentence names stands in the Chinese one, and the other way round."""
    for message in words():
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in strings:
            assert set(_FIELD.findall(text)) == set(_FIELD.findall(sources[-1])), message.id


def test_chinese_is_set_with_chinese_punctuation() -> None:
    """No comma, semicolon or question mark of the Latin width stands beside Han characters."""
    for message in words():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in strings:
            assert not re.search(r"[\u4e00-\u9fff}][,;?!]|[,;?!][\u4e00-\u9fff]", text), text
            assert _HAN.search(text) or _LANGUAGE_FREE.match(text), text


def test_the_compiled_catalogue_is_the_written_one() -> None:
    """orglife.mo is made of orglife.po as it stands."""
    assert (FOLDER / "orglife.mo").read_bytes() == compiled(translated())


# Which argument is the code, and the fields that the function itself gives.
_CODE_AT = {"notice": 0, "refuse": 0, "need": 1, "fault": 1, "_finding": 1, "code_of": 2, "numbered": 2}
_GIVEN = {"need": {"member"}, "fault": {"key"}, "code_of": {"text", "known"}, "numbered": {"number"}}


@cache
def raised() -> dict[str, list[tuple[Path, set[str] | None]]]:
    """Return every code that the package raises, with the fields given (``None``: not to be seen here)."""
    found: dict[str, list[tuple[Path, set[str] | None]]] = defaultdict(list)
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name | ast.Attribute):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            position = _CODE_AT.get(name)
            if position is None or len(node.args) <= position:
                continue
            code = node.args[position]
            if not isinstance(code, ast.Constant) or path.name == "verify.py":
                continue
            given = {keyword.arg for keyword in node.keywords}
            extra = _GIVEN.get(name, set())
            fields = None if None in given else {str(field) for field in given} | extra
            found[str(code.value)].append((path, fields))
            if name == "_finding":
                found[f"{code.value}_mend"].append((path, fields))
    return found


def test_every_code_has_its_sentence() -> None:
    """A notice that nobody could read does not exist."""
    assert set(raised()) - set(MESSAGES) == set()


@pytest.mark.parametrize("code", sorted(raised()))
def test_a_sentence_names_only_fields_that_are_given(code: str) -> None:
    """Each field of the sentence is handed over wherever the code is raised."""
    for path, fields in raised()[code]:
        assert fields is None or set(_FIELD.findall(MESSAGES[code])) <= fields, path


def test_no_sentence_is_left_over() -> None:
    """Every sentence belongs to a code that stands somewhere in the package."""
    text = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if "locale" not in path.parts)
    known = raised()
    unused = [
        code
        for code in MESSAGES
        if code not in known and f'"{code}"' not in text and not code.startswith("verify_")
    ]
    assert unused == []


def test_no_word_hides_in_a_formatted_string() -> None:
    """The extraction does not look into f-strings, so no word is said inside one."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                inside = [
                    entry.func.id
                    for entry in ast.walk(node)
                    if isinstance(entry, ast.Call) and isinstance(entry.func, ast.Name)
                ]
                assert not {"say", "mark", "_"} & set(inside), f"{path.name}:{node.lineno}"
