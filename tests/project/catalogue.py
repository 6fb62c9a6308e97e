"""The catalogue of words: what the package says, what is translated, and the files that hold it.

``python -m tests.project.catalogue`` brings ``orglife.po`` up to the package's words and compiles it.
"""

from __future__ import annotations

import datetime
import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[2] / "orglife_kit"
FOLDER = PACKAGE / "locale" / "zh_CN" / "LC_MESSAGES"
_NO_DATE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)  # so that the same words make the same bytes
_KEYWORDS = {"say": ((1, "c"), 2), "say_in": ((2, "c"), 3), "mark": ((1, "c"), 2), "_": None}
_OWN_CONTEXT = re.compile(r'^_ = words_of\("(\w+)"\)$', re.MULTILINE)


def said() -> Catalog:
    """Return every word that the package says, with its context."""
    catalogue = Catalog(locale="zh_CN", domain="orglife", charset="utf-8")
    found = extract_from_dir(str(PACKAGE), keywords=_KEYWORDS, comment_tags=())  # type: ignore[arg-type]
    said = {(context or _context_of(PACKAGE / file), message) for file, _, message, _, context in found}
    for context, message in sorted(said, key=str):
        catalogue.add(message, context=context)
    return catalogue


def _context_of(path: Path) -> str:
    """Return the stage that a module says its words in by ``_``."""
    bound = _OWN_CONTEXT.search(path.read_text(encoding="utf-8"))
    assert bound is not None, f"{path.name} says words by _, of no stage"
    return bound[1]


def translated() -> Catalog:
    """Return the Chinese catalogue as it is kept."""
    with (FOLDER / "orglife.po").open("rb") as file:
        return read_po(file, locale="zh_CN", domain="orglife")


def compiled(catalogue: Catalog) -> bytes:
    """Return the .mo of a catalogue."""
    catalogue.creation_date = catalogue.revision_date = _NO_DATE
    target = BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def write(catalogue: Catalog) -> None:
    """Write a catalogue as .po and .mo, the same bytes each time."""
    catalogue.header_comment = "# Chinese words of orglife_kit."
    target = BytesIO()
    write_po(target, catalogue, width=110, sort_output=True, omit_header=True)
    head = (
        '# Chinese words of orglife_kit.\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Language: zh_CN\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    )
    (FOLDER / "orglife.po").write_bytes(head.encode() + target.getvalue())
    (FOLDER / "orglife.mo").write_bytes(compiled(translated()))


def main() -> None:
    """Bring the Chinese catalogue up to what the package says; new words wait for their translation."""
    new = said()
    if (FOLDER / "orglife.po").exists():
        kept = translated()
        for message in new:
            known = kept.get(message.id, message.context) if message.id else None
            if known is not None:
                message.string = known.string
    write(new)
    waiting = [message.id for message in new if message.id and not message.string]
    print(f"{len(new)} words, {len(waiting)} without Chinese", *waiting, sep="\n  ")


if __name__ == "__main__":
    main()
