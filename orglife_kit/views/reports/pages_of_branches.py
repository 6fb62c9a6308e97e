"""A page for each of many branches: in several processes, going on after a failure and after an interruption."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from orglife_kit.bundle.reading import read_bundle
from orglife_kit.errors import Notice, OrglifeError, notice
from orglife_kit.frozen import dataclass
from orglife_kit.i18n import choose_language, language
from orglife_kit.meeting.files import write_whole
from orglife_kit.rollup.desk.standing import BranchStanding

_INDEX = ".orglife-pages.json"
_CHUNK = 10  # pages a task
_TASKS_OF_A_PROCESS = 20  # Typst keeps what it has set: processes are replaced before that is much
Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Made:
    """What a batch came to: pages that stand there, how many of them were there already, and what failed."""

    files: tuple[Path, ...]
    kept: int
    failed: tuple[tuple[str, tuple[Notice, ...]], ...]


@dataclass(frozen=True)
class _Task:
    stem: str
    bundle: Path
    digest: str


@dataclass(frozen=True)
class _Job:
    tasks: tuple[_Task, ...]
    folder: Path
    formats: tuple[str, ...]
    passphrase: str | None
    language: str


def write_branch_pages(
    branches: Iterable[BranchStanding],
    folder: Path,
    *,
    formats: Sequence[str] = ("pdf",),
    passphrase: str | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Made:
    """Write the page of each branch that has a bundle; one that stands there and is of this bundle is kept.

    A page that cannot be made is told at the end and stops no other.
    """
    from orglife_kit.views.reports.write import safe_stem

    folder.mkdir(parents=True, exist_ok=True)
    tasks = [
        _Task(safe_stem(f"{_place(branch)}-{branch.name}"), branch.bundle.path, branch.bundle.digest)
        for branch in branches
        if branch.bundle is not None
    ]
    index = _read_index(folder)
    waiting = [task for task in tasks if not _stands(folder, task, formats, index)]
    failed: list[tuple[str, tuple[Notice, ...]]] = []
    tell = progress or (lambda done, all_: None)
    done = kept = len(tasks) - len(waiting)
    tell(done, len(tasks))
    for results in _results(waiting, folder, tuple(formats), passphrase, jobs or os.cpu_count() or 1):
        for task, notices in results:
            done += 1
            if notices:
                failed.append((task.stem, notices))
            else:
                index[task.stem] = task.digest
        with suppress(OSError):  # what is not kept in mind is made once more, that is all
            write_whole(folder / _INDEX, json.dumps(index, ensure_ascii=False).encode())
        tell(done, len(tasks))
    bad = {stem for stem, _ in failed}
    files = tuple(
        folder / f"{task.stem}.{ending}" for task in tasks if task.stem not in bad for ending in formats
    )
    return Made(files, kept, tuple(failed))


def _place(branch: BranchStanding) -> str:
    return f"{branch.listed.position:04d}" if branch.listed is not None else "0000"


def _stands(folder: Path, task: _Task, formats: Sequence[str], index: dict[str, str]) -> bool:
    return index.get(task.stem) == task.digest and all(
        (folder / f"{task.stem}.{ending}").is_file() for ending in formats
    )


def _read_index(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(stem): str(digest) for stem, digest in found.items()} if isinstance(found, dict) else {}


_Results = list[tuple[_Task, tuple[Notice, ...]]]


def _results(
    tasks: Sequence[_Task], folder: Path, formats: tuple[str, ...], passphrase: str | None, jobs: int
) -> Iterator[_Results]:
    parts = [
        _Job(tuple(tasks[start : start + _CHUNK]), folder, formats, passphrase, language())
        for start in range(0, len(tasks), _CHUNK)
    ]
    if jobs == 1 or len(parts) < 2:
        yield from map(_pages, parts)
        return
    size = jobs * _TASKS_OF_A_PROCESS
    for start in range(0, len(parts), size):
        yield from _in_processes(parts[start : start + size], jobs)


def _in_processes(parts: Sequence[_Job], jobs: int) -> Iterator[_Results]:
    """Yield the results of each job as it is done; where the system ends a process, its pages are made one by one."""
    left = dict(enumerate(parts))
    try:
        with _processes(jobs) as pool:
            waiting = {pool.submit(_pages, part): place for place, part in left.items()}
            for future in as_completed(waiting):
                results = future.result()
                del left[waiting[future]]
                yield results
    except BrokenProcessPool:
        single = deque(replace(part, tasks=(task,)) for part in left.values() for task in part.tasks)
        yield from _one_by_one(single)


def _one_by_one(waiting: deque[_Job]) -> Iterator[_Results]:
    """Yield the result of each page; one whose process is ended again is told as failed."""
    while waiting:
        with _processes(1) as pool:
            try:
                while waiting:
                    yield pool.submit(_pages, waiting[0]).result()
                    waiting.popleft()
            except BrokenProcessPool:
                yield [(waiting.popleft().tasks[0], (notice("page_process_ended"),))]


def _processes(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, get_context("spawn"))


def _pages(job: _Job) -> _Results:
    """Write the pages of one job; return each task with what went wrong."""
    from orglife_kit.views.reports.pages.branch import branch_page
    from orglife_kit.views.reports.write import render_report, write_files

    choose_language(job.language)
    found: _Results = []
    for task in job.tasks:
        try:
            document = branch_page(read_bundle(task.bundle, job.passphrase))
            write_files(job.folder, task.stem, render_report(document, job.formats))
            found.append((task, ()))
        except OrglifeError as error:
            found.append((task, error.notices))
        except Exception as error:  # whatever is wrong with one page is told and stops no other
            detail = f"{type(error).__name__}: {error}"
            found.append((task, (notice("page_failed", detail=detail),)))
    return found
