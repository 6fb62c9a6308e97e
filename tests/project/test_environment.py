"""environment.yml, pyproject.toml and both locks say the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CONDA_NAMES = {"typst-py": "typst", "nbconvert-core": "nbconvert", "matplotlib-base": "matplotlib"}
LOCKS = ("requirements.lock", "requirements-dev.lock")
NOT_OF_THE_PACKAGE = {"python", "pip", "pytest"}


def project() -> dict[str, Any]:
    """Return the project's own table."""
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return table


def split(requirements: list[str]) -> dict[str, str]:
    """Return the version asked for by the name of the package, lower case."""
    found = {}
    for requirement in requirements:
        parts = re.fullmatch(r"([A-Za-z0-9._-]+)(.*)", requirement)
        assert parts is not None, requirement
        found[parts.group(1).lower()] = parts.group(2)
    return found


def test_conda_asks_for_what_the_project_asks_for() -> None:
    """Every dependency stands in environment.yml with the same versions, and nothing else does."""
    listed = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    by_pip = next(entry["pip"] for entry in listed if isinstance(entry, dict))
    by_conda = split([entry for entry in listed if isinstance(entry, str)])
    conda = {CONDA_NAMES.get(name, name): versions for name, versions in by_conda.items()}
    conda |= split([entry for entry in by_pip if not entry.startswith("--")])
    wanted = split(project()["dependencies"])
    assert {name: versions for name, versions in conda.items() if name not in NOT_OF_THE_PACKAGE} == wanted
    assert conda["pytest"] == split(project()["optional-dependencies"]["dev"])["pytest"]
    assert conda["python"] == project()["requires-python"]
    assert "--editable ." in by_pip


def pins(lock: str) -> dict[str, set[str]]:
    """Return the pinned versions by the name of the package; one that differs by system has several."""
    found: dict[str, set[str]] = {}
    text = (ROOT / lock).read_text("utf-8")
    for name, version in re.findall(r"(?m)^([a-z0-9._-]+)(?:\[[^]]+\])?==(\S+)", text):
        found.setdefault(name, set()).add(version)
    return found


def test_every_dependency_is_locked_within_its_versions() -> None:
    """The users' lock has every package the project names and what builds it, the other one the rest besides."""
    extras = project()["optional-dependencies"]
    users = [*project()["dependencies"], *extras["build"]]
    assert set(split(users)) <= set(pins(LOCKS[0]))
    assert set(split([*users, *extras["dev"]])) <= set(pins(LOCKS[1]))


def test_users_install_nothing_that_only_tests_need() -> None:
    """No package of the tests stands in the users' lock but where another one of theirs asks for it."""
    asked_for_by_others = {"babel", "pyyaml"}  # jupyterlab-server, jupyter-events
    wanted = set(split(project()["optional-dependencies"]["dev"])) - asked_for_by_others
    assert not wanted & set(pins(LOCKS[0]))


def test_the_tests_run_with_the_packages_of_the_users() -> None:
    """Every pin of the users' lock is the same in the other one."""
    users, tests = map(pins, LOCKS)
    assert {name: tests.get(name) for name in users} == users


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_has_hashes_and_no_host(lock: str) -> None:
    """Each pinned package has a hash; no line names an index or an address."""
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"(?m)^(?=[a-z0-9])", text)
    assert all("--hash=sha256:" in entry for entry in entries if entry.strip())
    assert "://" not in text
    assert "index-url" not in text


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_is_for_all_three_systems(lock: str) -> None:
    """Packages that only one system needs carry their condition."""
    text = (ROOT / lock).read_text("utf-8")
    for system in ("sys_platform == 'win32'", "sys_platform == 'darwin'"):
        assert system in text or f"{system[:12]} != {system[-7:]}" in text
