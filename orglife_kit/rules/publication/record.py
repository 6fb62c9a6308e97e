"""公开 (C16): what went out, when and to whom; the remarks received, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PublishedFile:
    """A file that went out: its name and 文件摘要 (SHA-256 in hex)."""

    name: str
    digest: str


@dataclass(frozen=True)
class Published:
    """One publication: its day (ISO), its scope, the titles of the documents, the files."""

    number: int
    date: str
    scope: str
    documents: tuple[str, ...]
    files: tuple[PublishedFile, ...]


@dataclass(frozen=True)
class Remark:
    """A remark on a publication (its number), and the answer; days ISO, empty while it is not answered."""

    number: int
    publication: int
    date: str
    words: str
    answer: str = ""
    answered: str = ""
