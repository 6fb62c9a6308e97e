"""Small mutations of small files, thousands a minute: whatever they hold, a reader answers or says a sentence.

``python -m tests.storage.readers.fuzz 100000`` tries that many and writes what breaks a reader into a folder.
A mutation follows from its number alone, so that each can be made again.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from orglife_kit.errors import InputError
from orglife_kit.meeting.tables import member_lines
from orglife_kit.rules.ballots.round import Subject
from orglife_kit.rules.plan.grades import MEMBERS_GRADE_SET
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.readers import ballots, roster
from orglife_kit.storage.readers.content.read import read_content
from orglife_kit.storage.readers.upload import sheets_of
from tests.meeting.building import make_meeting
from tests.storage.readers import office, parts

_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
_UNPACKED = 20_000_000
_MEMORY = 600_000_000
_SECONDS = 4  # of the processor, for one file
_MEMBERS = office.roster("张三", "李雪", "王伟", "赵六")
PATCHED: tuple[Any, ...] = (roster, member_lines, ballots)  # what reads sheets
_SUBJECTS = tuple(Subject(number, name) for number, name in enumerate(("张三", "李雪", "王伟", "赵六"), 1))
_WORDS = tuple(
    word.encode()
    for word in (
        *(
            "",
            '"',
            "'",
            "<",
            ">",
            "&",
            "&#0;",
            "&#xD800;",
            "/>",
            "]]>",
            "<!--",
            "<![CDATA[",
            "\0",
            "\r",
            "\n",
        ),
        *(
            ",",
            "\t",
            ";",
            "|",
            "=",
            "0",
            "-1",
            "1e999",
            "99999999999",
            "1048576",
            "XFD1048576",
            "A0",
            "a1",
            "²",
        ),
        *(
            "nan",
            "٣",
            "１",
            "\u200b",
            "\ufeff",
            "𠀀",
            "#",
            "＃",
            "_x0000_",
            "合计",
            "姓名",
            "2024-13-01",
            "第1张",
        ),
        *(
            't="s"',
            't="str"',
            's="9"',
            's="-1"',
            'r="0"',
            'hidden="1"',
            "\uffff",
            "NaN%",
            "0.5",
            "A.",
            "——",
            "..",
        ),
        *(
            "xl/",
            "../",
            "state='hidden'",
            "styles",
            "worksheet",
            "number-rows-repeated='9999999'",
            "float",
            "date",
        ),
    )
)


@cache
def _record() -> MeetingRecord:
    """Return the record of a branch with the members of the small files."""
    with tempfile.TemporaryDirectory() as folder:
        return make_meeting(Path(folder), [member.name for member in _MEMBERS.members]).record


def readers(answer: dict[str, Any]) -> Iterator[str]:
    """Read the sheets of an answer with each reader; yield the reader's name before it reads."""
    sheets = sheets_of("a", json.loads(json.dumps(answer, ensure_ascii=False).encode()))
    path = Path("a")
    calls: dict[str, Callable[[], Any]] = {
        "roster": lambda: roster.read_roster(path),
        "attendance": lambda: member_lines.attendance_lines(_record(), path, []),
        "assessments": lambda: member_lines.assessment_lines(_record(), path, []),
        "ballots": lambda: ballots.read_pile(path, _SUBJECTS, MEMBERS_GRADE_SET, _MEMBERS),
    }
    for module in PATCHED:
        module.read_sheets = lambda _: sheets
    for name, call in calls.items():
        yield name
        with suppress(InputError):
            call()


def try_file(path: Path) -> str:
    """Return which sentence the file as a whole gets, or ``read``; raise what no reader may raise."""
    try:
        answer = read_content(path, _UNPACKED)
        for _ in readers(answer):
            pass
    except InputError as error:
        return error.notices[0].code
    return "read"


def seeds(folder: Path) -> list[tuple[str, bytes]]:
    """Return the files that are mutated, by the ending of their names."""
    people: list[list[Any]] = [
        ["党员名册"],
        ["序号", "姓名", "党员类别", "出生日期", "签到", "评议结果", "工号", "复查日期", "张三", "李雪"],
        [1, "张三", "正式党员", "1980.05", "到会", "优秀", "0012", "2024-07-01", "优秀", "合格"],
        [2, "李 雪", "预备", 45292, "请假", "合格", 12, "2024/7/1", 1, ""],
        ["合计", "2人"],
    ]
    pile: list[list[Any]] = [
        ["票号", "1、张三", "2、李雪", "王伟", "赵六"],
        [1, "A.优秀", "合格", 3, ""],
        [2, "", 1, 2, "4"],
    ]
    found = []
    for name, table in (("people", people), ("pile", pile)):
        for separator in (",", "\t"):
            found.append(
                (".csv", office.text_file(folder / f"{name}.csv", table, "utf-8", separator).read_bytes())
            )
        found.append((".xlsx", office.workbook(folder / f"{name}.xlsx", table).read_bytes()))
    styles = (
        '<numFmts><numFmt numFmtId="176" formatCode="&quot;学&quot;0000;[Red]-0"/></numFmts>'
        '<cellXfs><xf numFmtId="176"/><xf numFmtId="14"/></cellXfs>'
    )
    cells = parts.rows(
        ("姓名", "党员类别", "工号"),
        ("张三", '<c t="s"><v>0</v></c>', '<c r="C2" s="0"><v>12</v></c>', '<c s="1"><v>45292.5</v></c>'),
    )
    sheet = (
        f'<dimension ref="A1:C2"/><cols><col min="1" max="2" hidden="1"/></cols>{cells}'
        '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    )
    path = parts.office_xml(
        folder / "a.xlsx",
        {"名册": sheet, "宏": cells},
        states={"宏": "hidden"},
        styles=styles,
        strings="<si><t>正式</t></si>",
    )
    found.append((".xlsx", path.read_bytes()))
    row = "".join(
        f'<table:table-cell office:value-type="{kind}" {more}><text:p>{text}</text:p></table:table-cell>'
        for kind, more, text in (
            ("string", 'table:number-columns-repeated="2"', "张三"),
            ("float", 'office:value="12"', "0012"),
            ("date", 'office:date-value="1980-05-01"', "1980年5月"),
            ("string", 'table:number-rows-spanned="2"', "一<text:s text:c='3'/>二"),
        )
    )
    table = (
        '<table:table table:name="名册"><table:table-row table:number-rows-repeated="2">'
        f"{row}</table:table-row></table:table>"
    )
    found.append((".ods", parts.open_document(folder / "a.ods", table).read_bytes()))
    found.append((".xls", (Path(__file__).parent / "data" / "zeros_not_told.xls").read_bytes()))
    return found


def mutation(number: int, files: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """Return the file that a number stands for: one of ``files`` with one to four small changes."""
    dice = random.Random(number)
    ending, content = dice.choice(files)
    if content.startswith(b"PK") and dice.random() < 0.8:
        return ending, _inside(dice, content)
    if ending == ".csv" and dice.random() < 0.8:  # most changed bytes would only be told as another encoding
        text = content.decode("utf-8-sig")
        return ending, _changed(dice, text.encode()).decode("utf-8", "ignore").encode(dice.choice(_ENCODINGS))
    return ending, _changed(dice, content)


def _inside(dice: random.Random, content: bytes) -> bytes:
    """Return an archive with changes in one or two of its parts, or without one."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        chosen = dice.sample(old.namelist(), k=dice.randint(1, 2))
        for name in old.namelist():
            if name not in chosen:
                new.writestr(name, old.read(name))
            elif dice.random() < 0.95:
                change = _with_other_values if dice.random() < 0.7 else _changed
                new.writestr(name, change(dice, old.read(name)))
    return target.getvalue()


def _with_other_values(dice: random.Random, content: bytes) -> bytes:
    """Return XML that stays well-formed: other values of attributes, other texts, an element less or twice."""
    for _ in range(dice.randint(1, 3)):
        form = dice.choice((rb'"[^"<]*"', rb">[^<>]*<", rb"<[^<>]*/>", rb"<(\w[\w:-]*)\b[^<>]*>[^<>]*</\1>"))
        places = [found.span() for found in re.finditer(form, content)]
        if not places:
            continue
        first, last = dice.choice(places)
        if content[first : first + 1] == b"<":
            other = content[first:last] * dice.choice((0, 2, 40))
        else:
            word = dice.choice(_WORDS).decode("utf-8", "ignore")
            escaped = word.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("\0", "")
            other = content[first : first + 1] + escaped.encode() + content[last - 1 : last]
        content = content[:first] + other + content[last:]
    return content


def _changed(dice: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(changed) + 1)
        length = min(dice.choice((1, 2, 4, 8, 64)), len(changed) - place)
        kind = dice.randrange(6)
        if kind == 0 and length:
            changed[place] ^= 1 << dice.randrange(8)
        elif kind == 1:
            del changed[place : place + length]
        elif kind == 2:
            changed[place:place] = changed[place : place + length] * dice.choice((1, 2, 50))
        elif kind == 3:
            changed[place : place + length] = dice.choice(_WORDS)
        elif kind == 4:
            changed[place:place] = dice.choice(_WORDS)
        else:
            changed[place : place + length] = bytes(dice.choices(range(256), k=length))
    return bytes(changed)


def _try_numbers(numbers: range, files: list[tuple[str, bytes]], folder: Path, found: Path) -> Counter[str]:
    """Try mutations in this process; write those that break a reader into ``found``."""
    told: Counter[str] = Counter()
    for number in numbers:
        ending, content = mutation(number, files)
        path = folder / f"a{ending}"
        path.write_bytes(content)
        signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
        try:
            told[f"{ending} {try_file(path)}"] += 1
        except BaseException as error:
            told[f"{ending} BROKEN {type(error).__name__}: {error}"[:160]] += 1
            (found / f"{number}{ending}").write_bytes(content)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return told


def _in_child(numbers: range, files: list[tuple[str, bytes]], folder: Path, found: Path) -> Counter[str]:
    """Try mutations in a process of their own; if the old reader aborts, halve until the file is found."""
    answer = folder / "answer.json"
    answer.unlink(missing_ok=True)
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the old reader's panics
        signal.signal(signal.SIGVTALRM, _too_slow)
        answer.write_text(json.dumps(_try_numbers(numbers, files, folder, found)))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and answer.exists():
        return Counter(json.loads(answer.read_text()))
    if len(numbers) == 1:
        ending, content = mutation(numbers[0], files)
        if ending != ".xls":
            (found / f"{numbers[0]}{ending}").write_bytes(content)
        return Counter({f"{ending} process ended": 1})
    middle = len(numbers) // 2
    return _in_child(numbers[:middle], files, folder, found) + _in_child(
        numbers[middle:], files, folder, found
    )


def _too_slow(*_: object) -> None:
    raise TimeoutError


def main() -> None:
    """Try as many mutations as were asked for, and print what they were told."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("number", type=int)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--found", type=Path, default=Path("found"))
    asked.add_argument(
        "--old", action="store_true", help="only .xls, whose reader ends the process now and then"
    )
    given = asked.parse_args()
    given.found.mkdir(exist_ok=True)
    told: Counter[str] = Counter()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
        files = [seed for seed in seeds(Path(name)) if (seed[0] == ".xls") == given.old]
        batch = 20 if given.old else 2_000
        for first in range(given.first, given.first + given.number, batch):
            numbers = range(first, min(first + batch, given.first + given.number))
            told += _in_child(numbers, files, Path(name), given.found)
            print(f"{numbers[-1] + 1} {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    for word, count in sorted(told.items()):
        print(f"{count:>9}  {word}")


if __name__ == "__main__":
    main()
