"""The pages of a roll-up: the supervisor's are exact, what goes to a wider circle shows no small number."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

pytest.importorskip("duckdb", reason='the roll-up is not installed: pip install "orglife-kit[rollup]"')

from orglife_kit.cli.group import run
from orglife_kit.errors import InputError, RefusedError
from orglife_kit.rollup.collect.collection import locked
from orglife_kit.rollup.collect.ingest import collect
from orglife_kit.rollup.public.kept import published
from orglife_kit.rollup.rolled_up import open_rollup
from orglife_kit.rollup.simulate import simulate
from orglife_kit.rollup.simulate.odd import Odd
from orglife_kit.views import reports

DAY = "2025-05-01"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a collection of sixty branches with every odd case."""
    simulate(tmp_path / "bundles", 60, 4, odd=tuple(Odd))
    collect([tmp_path / "bundles"], tmp_path / "store", jobs=1)
    return tmp_path / "store"


def text_of(path: Path) -> str:
    """Return the words of a PDF without spaces."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(path).pages)


def test_the_supervisors_page_is_exact(store: Path, tmp_path: Path) -> None:
    """The numbers of the roll-up, the branches over the cap with their reasons, and what was set aside."""
    with open_rollup(store) as found:
        told = found.totals(DAY)
        files = reports.rollup(found, as_of=DAY, folder=tmp_path / "out", formats=("pdf",))
    text = text_of(files[0])
    last = told["years"][-1]
    for number in (last["members"], *filter(None, last["outcomes"].values())):
        assert str(number) in text
    for row in last["cap"]["breaches"]:
        assert row["branch"] in text
    assert "上级表彰的抗洪突击队员单独计算" in text
    assert "未写理由" in text
    assert "不排名" in text
    talks = last["talks"]
    assert f"{talks['talked_with_secretary']}人/{talks['talks_due']}人" in text
    assert "请升级orglife_kit" in text


def test_two_do_not_publish_at_once(store: Path, tmp_path: Path) -> None:
    """The second waits for the first, whose page it is measured by; nothing is written or kept."""
    with open_rollup(store) as found, locked(store), pytest.raises(InputError) as refused:
        reports.rollup(found, "PUBLIC", as_of=DAY, folder=tmp_path / "out", formats=("html",))
    assert refused.value.notices[0].code == "collection_busy"
    assert published(store) == ()
    assert not list((tmp_path / "out").glob("*"))


def test_a_wider_circle_sees_no_small_number(store: Path, tmp_path: Path) -> None:
    """No small number of members stands on its page, and no branch's name; what went out is kept."""
    with open_rollup(store) as found:
        files = reports.rollup(found, "PUBLIC", as_of=DAY, folder=tmp_path / "out", formats=("html",))
        year = published(store)[-1]
        again = reports.rollup(found, "PUBLIC", as_of=DAY, folder=tmp_path / "again", formats=("html",))
    text = files[0].read_text("utf-8")
    members = text[: text.index("整改")]
    cells = [int(number) for number in re.findall(r"<td[^>]*>\s*(?:<[^>]+>)*(\d+)(?![\d.])", members)]
    assert cells
    assert min(cells) >= year.smallest
    assert "第1党支部" not in text
    assert again[0].read_bytes() == files[0].read_bytes()
    assert published(store) == (year,)


def test_a_page_that_would_tell_of_one_branch_is_refused(store: Path, tmp_path: Path) -> None:
    """One branch more since the last page: nothing is written, and nothing kept."""
    with open_rollup(store) as found:
        reports.rollup(found, "PUBLIC", as_of=DAY, folder=tmp_path / "out", formats=("html",))
    simulate(tmp_path / "more", 1, 99)
    collect([tmp_path / "more"], store, jobs=1)
    with open_rollup(store) as found, pytest.raises(RefusedError) as refused:
        reports.rollup(found, "PUBLIC", as_of=DAY, folder=tmp_path / "later", formats=("html",))
    assert refused.value.notices[0].code == "public_difference"
    assert not (tmp_path / "later").exists()
    assert len(published(store)) == 1


def test_the_verb_writes_pages(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For PUBLIC only from what is collected, because there it is kept what went out."""
    out = str(tmp_path / "pages")
    assert run(["rollup", str(store), "--out", out, "--format", "html", "--today", DAY]) == 0
    assert "汇总-上级.html" in capsys.readouterr().out
    bundles = str(tmp_path / "bundles")
    assert run(["rollup", bundles, "--out", out, "--scope", "PUBLIC", "--today", DAY]) == 1
    assert (
        run(["rollup", str(store), "--out", out, "--scope", "PUBLIC", "--format", "html", "--today", DAY])
        == 0
    )
