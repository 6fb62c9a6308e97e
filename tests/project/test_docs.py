"""What stands in the code can be looked up by somebody who has only the repository."""

from __future__ import annotations

import dataclasses
import importlib
import re
from pathlib import Path

import pytest

from orglife_kit.bundle.declared import VERSION
from orglife_kit.rules.plan.settings import Settings
from orglife_kit.rules.publication.scopes import Content, Scope, contents
from tests.project.bundle_format import TOLD, declared_text, differences, file_of
from tests.project.catalogue import translated
from tests.project.docs import DOCS, PAGES

ROOT = DOCS.parent


@pytest.mark.parametrize("name", PAGES)
def test_pages_made_from_the_code_are_up_to_date(name: str) -> None:
    """``make docs`` was run after the last change of a declaration or a docstring."""
    assert (DOCS / name).read_text("utf-8") == PAGES[name]()


def test_what_goes_up_is_what_the_newest_format_says() -> None:
    """A column that goes up otherwise is a new version of the format, which ``make bundle-format`` makes."""
    found = differences()
    assert not found, "\n".join((TOLD, *found))
    assert file_of(VERSION).read_text("utf-8") == declared_text(), TOLD


def sources() -> list[Path]:
    """Return every file of the package and of the tests that may refer to a section, and the project's own."""
    found = [
        path
        for folder in ("orglife_kit", "tests")
        for ending in ("*.py", "*.toml", "*.js", "*.css")
        for path in sorted((ROOT / folder).rglob(ending))
    ]
    return [*found, ROOT / "pyproject.toml", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md")]


def test_every_reference_can_be_looked_up() -> None:
    """Each clause is a row of docs/RULES.md, each ``RULES.md §n`` and ``DESIGN.md §n`` a section of its page."""
    rules, design = (DOCS / "RULES.md").read_text("utf-8"), (DOCS / "DESIGN.md").read_text("utf-8")
    assert re.findall(r"(?m)^\| (C\d+) \|", rules) == [f"C{number}" for number in range(1, 19)]
    sections = {
        "RULES": set(re.findall(r"(?m)^## (\d+)\.", rules)),
        "DESIGN": set(re.findall(r"(?m)^## (\d+)\.", design)),
    }
    lost = [
        f"{path.relative_to(ROOT)}: {page}.md §{number}"
        for path in sources()
        for page, numbers in re.findall(r"(RULES|DESIGN)\.md ((?:§\d+(?:, )?)+)", path.read_text("utf-8"))
        for number in re.findall(r"\d+", numbers)
        if number not in sections[page]
    ]
    assert lost == []


def test_no_clause_is_named_that_there_is_not() -> None:
    """A number beyond 18 would be a slip."""
    for path in sources():
        for number in re.findall(r"\bC(\d{1,2})\b(?![-–]?\w)", path.read_text("utf-8")):
            assert 1 <= int(number) <= 18, f"{path.relative_to(ROOT)} names C{number}"


def table_rows(page: str, first: str) -> list[list[str]]:
    """Return the cells of every row of the tables of a page whose first head is ``first``."""
    rows: list[list[str]] = []
    inside = False
    for line in (DOCS / page).read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            inside = False
        elif cells[0] == first:
            inside = True
        elif inside and not all(set(cell) == {"-"} for cell in cells):
            rows.append(cells)
    return rows


def test_the_table_of_scopes_is_what_the_code_says() -> None:
    """docs/DESIGN.md §7 has every content once, and for each scope whether it holds it always, by setting, or not."""
    opened = Settings(
        distribution_to_branch=True,
        counts_to_supervisor=True,
        member_facts_to_supervisor=True,
        committee_findings_to_public=True,
    )
    told = {cells[0].strip("`"): cells[2:] for cells in table_rows("DESIGN.md", "content")}
    scopes = (Scope.MEMBER, Scope.BRANCH, Scope.ORGAN, Scope.SUPERVISOR, Scope.PUBLIC)
    assert told == {
        content.value: [
            "yes"
            if content in contents(scope, Settings())
            else "setting"
            if content in contents(scope, opened)
            else "–"
            for scope in scopes
        ]
        for content in Content
    }


def test_every_setting_is_told_with_its_default() -> None:
    """docs/RULES.md §3 names each field of the settings once, and the default where it is a code or a number."""
    rows = table_rows("RULES.md", "setting")
    told = [name for cells in rows for name in re.findall(r"`(\w+)`", cells[0].partition(":")[0])]
    assert sorted(told) == sorted(field.name for field in dataclasses.fields(Settings))
    usual = Settings()
    for cells in rows:
        for name in re.findall(r"`(\w+)`", cells[0].partition(":")[0]):
            value = getattr(usual, name)
            if name == "disposition_steps":
                continue
            said = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
            text = "/".join(map(str, said)) if isinstance(said, tuple) else str(said)
            assert re.search(rf"\b{text}\b", cells[1]), name


GLOSSARY = table_rows("GLOSSARY.md", "Chinese")


def test_a_word_of_the_glossary_means_one_thing() -> None:
    """No Chinese and no English word stands there twice."""
    for column in (0, 1):
        words = [cells[column] for cells in GLOSSARY if cells[column]]
        assert len(words) > 50
        assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    "name", sorted({name for cells in GLOSSARY for name in re.findall(r"`([\w.]+)`", cells[3])})
)
def test_what_the_glossary_names_is_in_the_code(name: str) -> None:
    """Each concept is found where the glossary says."""
    module, _, thing = f"orglife_kit.{name}".rpartition(".")
    assert hasattr(importlib.import_module(module), thing)


def test_words_that_are_not_said_are_not_said() -> None:
    """The Chinese that people read has none of them; 不排名 is said, because nobody is."""
    unsaid = re.compile("公示|废票|投票站|打分|(?<!不)排名|总结报告")
    assert [text for text in said_in_chinese() if unsaid.search(text)] == []


def said_in_chinese() -> list[str]:
    """Return every Chinese sentence of the catalogue."""
    strings = [message.string for message in translated() if message.id]
    return [text for string in strings for text in ((string,) if isinstance(string, str) else string)]


def test_every_module_that_contributing_names_is_there() -> None:
    """CONTRIBUTING and the pages of docs name files and folders that exist."""
    for page in (ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))):
        for name in re.findall(
            r"`((?:orglife_kit|tests|data|notebooks|docs)/[\w./*-]+)`", page.read_text("utf-8")
        ):
            found = list(ROOT.glob(name)) if "*" in name else [ROOT / name]
            assert found, f"{page.name} names {name}"
            assert all(path.exists() for path in found), f"{page.name} names {name}"
