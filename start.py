"""The two commands on every system, with nothing but Python: ``python start.py run`` and ``python start.py test``.

``run`` makes .venv with what users need, the demo meeting and its reports, and opens JupyterLab; ``test`` adds what
the tests need and runs them; what stands behind ``test`` goes to pytest. ``setup`` only installs what they need.
"""

from __future__ import annotations

import hashlib
import io
import json
import locale
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import unicodedata
from collections import deque
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
DEMO = "data/demo"
USERS_LOCK, DEV_LOCK = "requirements.lock", "requirements-dev.lock"
PYTEST = ("-n", "2", "--dist", "loadfile", "-m", "not long", "-rs", "-q")
NODE_TESTS = tuple(f"tests/views/forms/{name}.test.mjs" for name in ("days", "grid"))
LONGEST_SILENCE = 15  # seconds between two lines of progress where no terminal shows them
LAST_LINES = 25  # of pip, shown where it failed

SCOPES = {
    "ORGAN": ("评定机构", "deciding organ"),
    "BRANCH": ("党支部", "branch"),
    "SUPERVISOR": ("上级党组织", "supervisor"),
    "MEMBER": ("党员本人", "each member"),
}
WORDS = {
    "usage": ("用法：python start.py [run|test|setup]", "Usage: python start.py [run|test|setup]"),
    "too_old": (
        "需要 Python 3.11 或更高版本，现在用的是 {found}（{path}）。请安装新版 Python 后再运行。",
        "Python 3.11 or later is needed; this is {found} ({path}). Install a newer one and start again.",
    ),
    "environment": ("正在建立 .venv", "Making .venv"),
    "no_environment": (
        "建立 .venv 没有成功。Debian、Ubuntu 请先安装 python3-venv。",
        "The .venv could not be made. On Debian and Ubuntu install python3-venv first.",
    ),
    "broken": (
        ".venv 里的 Python 不能用了（可能移动过文件夹，或 Python 换了版本）。请删除 .venv 文件夹，再运行一次。",
        "The Python in .venv does not work (was the folder moved, or Python changed?). Delete .venv and start again.",
    ),
    "download": ("正在下载 {done}/{total}　{name}", "Downloading {done}/{total}  {name}"),
    "install": ("正在安装 {done}/{total}", "Installing {done}/{total}"),
    "compile": ("正在预编译，以后启动更快", "Compiling once, so that it starts faster"),
    "not_installed": (
        "安装没有成功，原因见上面几行。请检查网络；平时用镜像的，pip 的设置这里同样有效。再运行一次会接着装。",
        "The installation failed; the lines above say why. Check the network; pip's own settings, a mirror's too, "
        "hold here. Start again to go on.",
    ),
    "demo": ("正在生成示例会议 {folder}", "Making the demo meeting {folder}"),
    "export": ("正在导出：{scope}", "Exporting: {scope}"),
    "listed": ("{scope}：{number} 个文件　{folder}", "{scope}: {number} files  {folder}"),
    "lab": (
        "正在打开 JupyterLab；用完后在这个窗口按 Ctrl-C 结束",
        "Opening JupyterLab; end it with Ctrl-C in this window",
    ),
    "no_node": ("SKIPPED {file}：这台机器没有 Node.js", "SKIPPED {file}: no Node.js here"),
}


class StopError(Exception):
    """There is nothing more to do; ``code`` is the exit code."""

    def __init__(self, code: int, sentence: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def main(arguments: list[str]) -> int:
    """Run one of the commands and return the exit code."""
    command, rest = (arguments or ["run"])[0], arguments[1:]
    try:
        if command not in ("run", "test", "setup") or (rest and command != "test"):
            raise StopError(2, say("usage"))
        if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is told so by this line
            raise StopError(1, say("too_old", found=sys.version.split()[0], path=sys.executable))
        prepare(USERS_LOCK if command == "run" else DEV_LOCK)
        if command == "run":
            run()
        elif command == "test":
            test(rest)
    except StopError as stop:
        if stop.sentence:
            print(stop.sentence, file=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        return 130
    return 0


def run() -> None:
    """Make the demo meeting and its reports, list them, and open JupyterLab where somebody sits at a terminal."""
    progress = Progress()
    if not (ROOT / DEMO / "meeting.db").is_file():
        progress.show(say("demo", folder=DEMO))
        answer("demo", DEMO)
    lines = []
    for scope, names in SCOPES.items():
        progress.show(say("export", scope=of_language(names)))
        files = answer("export", DEMO, "--scope", scope)["files"]
        lines.append(say("listed", scope=of_language(names), number=len(files), folder=folder_of(files)))
    progress.end()
    print("\n".join(lines), flush=True)
    if (
        sys.stdin.isatty()
        and sys.stdout.isatty()
        and not os.environ.get("NO_LAB")
        and os.environ.get("CI") != "true"
    ):
        print(say("lab"), flush=True)
        call(venv_python(), "-m", "orglife_kit", "lab", DEMO)


def folder_of(files: list[str]) -> str:
    """Return where files lie, from here where that is shorter."""
    folder = Path(files[0]).parent if files else ROOT / "exports"
    return str(folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder)


def test(arguments: list[str]) -> None:
    """Run what this machine can test in a quarter of an hour; what is skipped is named with its reason."""
    if arguments:
        call(venv_python(), "-m", "pytest", *PYTEST, *arguments)
        return
    if shutil.which(
        "node"
    ):  # first: it takes a moment, and behind a fault of the others nobody would see its own
        call("node", "--test", *NODE_TESTS)
    else:
        print(say("no_node", file="、".join(NODE_TESTS)))
    call(venv_python(), "-m", "pytest", *PYTEST)


def prepare(lock: str) -> None:
    """Make .venv with the packages of ``lock``, unless they and this project are installed there already."""
    if not (VENV / "pyvenv.cfg").is_file():
        print(say("environment"), flush=True)
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
            raise StopError(1, say("no_environment"))
    made = VENV / f"made-{lock}"
    wanted = digest(lock)
    if made.is_file() and made.read_text("utf-8") == wanted:
        return
    if not works(venv_python()):
        raise StopError(1, say("broken"))
    install(lock)
    made.write_text(wanted, "utf-8")


def works(python: str) -> bool:
    """Return whether a Python can be started and is new enough."""
    command = [python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    try:
        return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return False


def digest(lock: str) -> str:
    """Return what is another text after the lock, the project's own table, or its folder was changed."""
    read = [(ROOT / name).read_bytes() for name in (lock, "pyproject.toml")]
    return hashlib.sha256(b"\0".join([*read, str(ROOT).encode()])).hexdigest()


def install(lock: str) -> None:
    """Install what ``lock`` pins, and this project; one line says how far it is."""
    progress = Progress()
    pip = (venv_python(), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--no-compile")
    for arguments in (
        ("--progress-bar", "off", "--require-hashes", "-r", lock),
        ("--no-deps", "--no-build-isolation", "--editable", "."),
    ):
        watch_pip((*pip, *arguments), len(pinned((ROOT / lock).read_text("utf-8"))), progress)
    progress.show(say("compile"))
    for folder in (site_packages(), ROOT / "orglife_kit"):
        compile_all(folder)
    progress.end()


def compile_all(folder: Path) -> None:
    """Compile what lies in ``folder`` but for tests; pip would compile these too, a third of all, with one core."""
    # isolated: in the folder of a package its own modules stand for those of the standard library (locale)
    command = (venv_python(), "-I", "-m", "compileall", "-qq", "-j", "0", "-x", r"[/\\]tests?[/\\]", ".")
    # a few packages carry files of other Pythons, which cannot be compiled: the exit code tells nothing
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def watch_pip(command: tuple[str, ...], total: int, progress: Progress) -> None:
    """Run pip and show how far it is; where it fails, its last lines are printed."""
    running = subprocess.Popen(
        command,
        cwd=ROOT,
        env=spoken(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=hand_over, args=(running, lines), daemon=True).start()
    last: deque[str] = deque(maxlen=LAST_LINES)
    pip, packages = PipOutput(total), site_packages()
    before = installed(packages)
    line: str | None = ""
    while line is not None:
        try:
            line = lines.get(timeout=1)
        except queue.Empty:  # pip says nothing while it installs
            line = ""
        if line:
            last.append(line)
            pip.read(line)
        if pip.installing > 1:
            done = max(0, min(installed(packages) - before, pip.installing))
            progress.show(say("install", done=done, total=pip.installing))
        elif pip.name:
            progress.show(say("download", done=pip.done, total=pip.total, name=pip.name))
    if running.wait():
        progress.end()
        print("\n".join(last), file=sys.stderr)
        raise StopError(1, say("not_installed"))


def hand_over(running: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
    """Put what a process prints into ``lines``, and ``None`` at its end."""
    assert running.stdout is not None
    with running.stdout:
        for line in running.stdout:
            lines.put(line.rstrip())
    lines.put(None)


class PipOutput:
    """How far pip is, by the lines it prints: ``done`` of ``total`` found, then ``installing`` so many."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.installing = total, 0, 0
        self.name = ""

    def read(self, line: str) -> None:
        """Take one line of pip's output into account."""
        found = re.match(
            r"(Collecting|Requirement already satisfied:|Ignoring|Installing collected packages:) *(.*)", line
        )
        if found is None:
            return
        kind, rest = found.groups()
        if kind == "Ignoring":  # of another system
            self.total -= 1
        elif kind.startswith("Installing"):
            self.installing = len(rest.split(","))
        else:
            self.done += 1
            self.name = re.split(r"[=\[; ]", rest)[0]


def pinned(lock: str) -> list[str]:
    """Return the names that the text of a lock pins; one that differs by system stands there twice."""
    return re.findall(r"(?m)^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==", lock)


def site_packages() -> Path:
    """Return the folder of .venv that packages are installed in."""
    command = [venv_python(), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    return Path(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip())


def installed(folder: Path) -> int:
    """Return how many packages ``folder`` has."""
    return sum(1 for _ in folder.glob("*.dist-info/METADATA"))


def venv_python() -> str:
    """Return the Python of .venv."""
    return str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def answer(*arguments: str) -> dict[str, list[str]]:
    """Return what a verb of ``orglife`` answers; its errors are its own sentences."""
    command = [venv_python(), "-m", "orglife_kit", *arguments, "--json"]
    done = subprocess.run(
        command, cwd=ROOT, env=spoken(), stdout=subprocess.PIPE, encoding="utf-8", check=False
    )
    if done.returncode:
        raise StopError(done.returncode)
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def spoken() -> dict[str, str]:
    """Return the environment in which a command's words can be read here, whatever the system's code page is."""
    return os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}


def call(*command: str) -> None:
    """Run a command that speaks for itself; its exit code is ours where it is not 0."""
    # Ctrl-C reaches the command too; JupyterLab and pytest come to their own end, which must not be cut off here
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
    finally:
        signal.signal(signal.SIGINT, before)
    if code:
        raise StopError(code)


class Progress:
    """One line that is written over on a terminal; elsewhere a line now and then."""

    def __init__(self) -> None:
        self.shown = ""
        self.at = 0.0

    def show(self, text: str) -> None:
        """Show ``text`` in place of what was shown."""
        if sys.stdout.isatty():
            rest = " " * (width(self.shown) - width(text))
            print(f"\r{text}{rest}", end="", flush=True)
        elif first_word(text) == first_word(self.shown) and time.monotonic() - self.at < LONGEST_SILENCE:
            return
        elif text != self.shown:
            print(text, flush=True)
            self.at = time.monotonic()
        self.shown = text

    def end(self) -> None:
        """Leave the line as it stands."""
        if self.shown and sys.stdout.isatty():
            print(flush=True)
        self.shown = ""


def first_word(text: str) -> str:
    """Return what comes before the first space: the act, where numbers follow."""
    return text.partition(" ")[0]


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def say(key: str, **fields: object) -> str:
    """Return a sentence in the reader's language."""
    return of_language(WORDS[key]).format(**fields)


def of_language(words: tuple[str, str]) -> str:
    """Return the Chinese or the English of two: by ``ORGLIFE_LANG``, else by this machine, else Chinese."""
    named = os.environ.get("ORGLIFE_LANG") or machine_language()
    return words[1 if named.lower().startswith("en") else 0]


def machine_language() -> str:
    """Return the language of this machine."""
    if os.name == "nt":
        locale.setlocale(locale.LC_ALL, "")
        return locale.getlocale()[0] or ""
    # not by locale.getlocale, for which C.UTF-8 is English
    return next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None) or ""


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
