"""start.py: the two commands for a machine with nothing but Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).parents[2]
PIP_LINES = (
    "Ignoring appnope: markers 'sys_platform == \"darwin\"' don't match your environment",
    "Collecting anyio==4.16.0 (from -r requirements.lock (line 1))",
    "  Using cached anyio-4.16.0-py3-none-any.whl (100 kB)",
    "Requirement already satisfied: bleach[css]==6.4.0 in ./.venv/lib (from -r requirements.lock (line 4)) (6.4.0)",
    "Collecting click==8.5.1 (from -r requirements.lock (line 9))",
)


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """Return start.py as a module, its checkout an empty folder with locks."""
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.setenv("ORGLIFE_LANG", "en")
    import start as module

    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "pyvenv.cfg").touch()
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / name).write_text("click==8.5.1\n", "utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "venv_python", lambda: sys.executable)
    return module


def test_it_imports_the_standard_library_alone() -> None:
    """It runs where nothing is installed, and says so of itself by its exit code."""
    bare = [sys.executable, "-I", "-S", str(ROOT / "start.py"), "nonsense"]
    done = subprocess.run(
        bare, capture_output=True, encoding="utf-8", check=False, env=os.environ | {"LANG": "zh_CN"}
    )
    assert done.returncode == 2
    assert "python start.py [run|test|setup]" in done.stderr


def test_an_older_python_is_told_in_a_sentence(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The version found and the one needed, nothing made, exit 1."""
    older = SimpleNamespace(
        version_info=(3, 9, 1), version="3.9.1 (main)", executable="/usr/bin/python3", stderr=sys.stderr
    )
    monkeypatch.setattr(start, "sys", older)
    monkeypatch.setattr(start, "prepare", lambda lock: pytest.fail("it went on"))
    assert start.main(["run"]) == 1
    told = capsys.readouterr().err
    assert "3.11" in told
    assert "3.9.1 (/usr/bin/python3)" in told


@pytest.mark.parametrize(
    ("command", "lock"), [("run", "requirements.lock"), ("test", "requirements-dev.lock")]
)
def test_each_command_installs_its_own_lock(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, command: str, lock: str
) -> None:
    """Users get the users' packages; the tests their own."""
    asked: list[str] = []
    monkeypatch.setattr(start, "prepare", asked.append)
    monkeypatch.setattr(start, command, lambda *_: None)
    assert start.main([command]) == 0
    assert asked == [lock]


def test_what_is_installed_is_not_installed_again(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the lock or the project's table changes; a failure leaves no mark that it was done."""
    installed: list[str] = []
    monkeypatch.setattr(start, "install", installed.append)
    start.prepare(start.USERS_LOCK)
    start.prepare(start.USERS_LOCK)
    assert installed == ["requirements.lock"]
    (start.ROOT / "requirements.lock").write_text("click==8.5.2\n", "utf-8")

    def failing(lock: str) -> None:
        raise start.StopError(1)

    monkeypatch.setattr(start, "install", failing)
    for _ in range(2):
        with pytest.raises(start.StopError):
            start.prepare(start.USERS_LOCK)


def test_a_python_that_is_gone_is_told(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """A .venv whose Python was removed is named, not a traceback."""
    monkeypatch.setattr(start, "venv_python", lambda: str(start.VENV / "bin" / "python"))
    with pytest.raises(start.StopError) as stopped:
        start.prepare(start.USERS_LOCK)
    assert "Delete .venv" in stopped.value.sentence


def test_progress_counts_what_this_system_needs(start: ModuleType) -> None:
    """Packages of other systems are left out of the total; what was there already counts as done."""
    pip = start.PipOutput(4)
    for line in PIP_LINES:
        pip.read(line)
    assert (pip.done, pip.total, pip.name, pip.installing) == (3, 3, "click", 0)
    pip.read("Installing collected packages: anyio, click")
    assert pip.installing == 2


def test_a_failing_pip_shows_its_own_words_and_ours(
    start: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last lines that pip printed, and a sentence."""
    command = (
        sys.executable,
        "-c",
        "import sys; print('Collecting a'); sys.exit('ERROR: no matching distribution')",
    )
    with pytest.raises(start.StopError) as stopped:
        start.watch_pip(command, 1, start.Progress())
    assert stopped.value.code == 1
    assert "network" in stopped.value.sentence
    assert "ERROR: no matching distribution" in capsys.readouterr().err


def test_the_kit_and_its_packages_are_compiled(start: ModuleType) -> None:
    """Every file but those of tests, and one that cannot be; a module called as one of Python's own stops nothing."""
    folder = start.ROOT / "kit"
    for name in ("locale/__init__.py", "pages/page.py", "pages/tests/test_page.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("raise SystemExit\n", "utf-8")
    (folder / "other.py").write_text("print 'of another Python'\n", "utf-8")
    start.compile_all(folder)
    made = {path.name.partition(".")[0] for path in folder.rglob("*.pyc")}
    assert made == {"__init__", "page"}


def test_the_list_is_short(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line a scope, with the number of its files and where they are; without a terminal nothing is opened."""
    files = [str(start.ROOT / "exports" / "demo" / f"{number}-本人.pdf") for number in range(132)]
    monkeypatch.setattr(start, "answer", lambda *_: {"files": files})
    monkeypatch.setattr(start, "call", lambda *_: pytest.fail("JupyterLab was opened"))
    start.run()
    listed = [line for line in capsys.readouterr().out.splitlines() if "132 files" in line]
    assert len(listed) == len(start.SCOPES) == 4
    assert all(line.endswith(f"exports{os.sep}demo") for line in listed)


@pytest.mark.parametrize(
    ("named", "machine", "spoken"),
    [
        ("en", "zh_CN.UTF-8", 1),
        ("zh_CN", "en_US.UTF-8", 0),
        ("", "en_US.UTF-8", 1),
        ("", "zh_CN.UTF-8", 0),
        ("", "C.UTF-8", 0),
    ],
)
def test_it_speaks_the_readers_language(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, named: str, machine: str, spoken: int
) -> None:
    """ORGLIFE_LANG first, then the machine's language; Chinese where neither says."""
    monkeypatch.setenv("ORGLIFE_LANG", named)
    monkeypatch.setattr(start, "machine_language", lambda: machine)
    assert start.say("lab") == start.WORDS["lab"][spoken]


def test_every_sentence_has_the_same_fields_in_both_languages(start: ModuleType) -> None:
    """What is filled in is filled in for both."""
    from string import Formatter

    for chinese, english in start.WORDS.values():
        fields = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (chinese, english)]
        assert fields[0] == fields[1]


def test_the_file_to_double_click_starts_it() -> None:
    """It has the line ends that Windows needs and calls start.py."""
    content = (ROOT / "开始.cmd").read_bytes()
    assert b"%PYTHON% start.py run\r\n" in content
    assert content.count(b"\n") == content.count(b"\r\n")
