"""orglife bundle and orglife verify FILE, as they are typed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from orglife_kit.cli.group import run
from tests.bundle.making import simple
from tests.meeting.building import make_meeting


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Return the folder of a small meeting."""
    made = make_meeting(tmp_path)
    made.close()
    return str(made.folder)


def test_a_bundle_goes_up_with_its_note(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The note names the file, its digest and how not to send it; verify shows the same digest."""
    out = tmp_path / "上报" / "第一党支部.zip"
    assert run(["bundle", folder, "--out", str(out), "--note", "pdf", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    assert told["digest"] == digest
    assert told["warnings"][0]["code"] == "bundle_undecided"
    text = "".join(page.extract_text() for page in PdfReader(told["files"][1]).pages)
    flat = "".join(text.split())
    for words in ("交接单", "第一党支部.zip", digest, "微信", "移交人", "接收人"):
        assert words in flat
    assert run(["verify", str(out), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["digest"], found["members"]) == (digest, 7)


def test_a_passphrase_comes_from_a_file(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never from the command line, where others on the machine would see it."""
    secret = tmp_path / "secret.txt"
    secret.write_text("一二三四五六七八九十\n", encoding="utf-8")
    out = str(tmp_path / "a.age")
    assert run(["bundle", folder, "--out", out, "--passphrase-file", str(secret)]) == 0
    assert run(["verify", out]) == 2
    assert run(["verify", out, "--passphrase-file", str(secret)]) == 0
    secret.write_text("\n", encoding="utf-8")
    assert run(["verify", out, "--passphrase-file", str(secret)]) == 2
    assert "第一行没有口令" in capsys.readouterr().err


def test_what_is_wrong_is_told(folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither or both of the two options, a file that is none, a damaged bundle; 2, and a sentence."""
    (tmp_path / "bad.zip").write_bytes(simple()[:-9])
    (tmp_path / "answer.json").write_text("{}", encoding="utf-8")
    for arguments in (
        ["bundle", folder],
        ["bundle", folder, "--out", str(tmp_path / "a.zip"), "--return", "b"],
        ["bundle", folder, "--return", str(tmp_path / "none.json")],
        ["bundle", folder, "--return", str(tmp_path / "answer.json")],
        ["bundle", folder, "--out", str(tmp_path / "a.zip"), "--note", "txt"],
        ["verify", str(tmp_path / "bad.zip")],
        ["verify", str(tmp_path / "none.zip")],
    ):
        assert run(arguments) == 2
        assert capsys.readouterr().err.strip()
    assert not (tmp_path / "a.zip").exists()
