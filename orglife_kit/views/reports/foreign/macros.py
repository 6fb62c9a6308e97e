r"""Words that a notebook defines for its formulas (``\newcommand``, ``\def``): put in place, as MathJax does."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from typing import Any

from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.model import Formula, Run

_NAME = r"\s*\{?\s*(\\[A-Za-z]+)\s*\}?\s*"
_DEFINED = re.compile(
    rf"\\(?:(?:new|renew|provide)command\*?{_NAME}(?:\[(\d)\])?\s*(?=\{{)|def{_NAME}((?:#\d)*)\s*(?=\{{)"
    rf"|(DeclareMathOperator\*?){_NAME}(?=\{{))"
)
_USED = re.compile(r"\\[A-Za-z]+")
_LONGEST = 20_000  # characters of a formula; more is not read anyhow
_MOST_PUT_IN = 1000  # of one formula: what is defined by itself would have no end


@dataclass(frozen=True)
class _Macro:
    """What stands for a name: its words, in which #1 is the first of so many ``arguments``."""

    arguments: int
    words: str


def without_macros(parts: Iterable[Any]) -> list[Any]:
    """Return blocks whose formulas need no definition; a formula that only defines is left out."""
    blocks = list(parts)
    sources = list(_sources(tuple(blocks)))
    macros: dict[str, _Macro] = {}
    for source in sources:
        _defined(source, macros)
    if not macros:
        return blocks
    plain = {source: _put_in(_defined(source, {}), macros) for source in set(sources)}
    changed = [_changed(block, plain) for block in blocks]
    return [block for block in changed if not (isinstance(block, Formula) and not block.text)]


def _sources(value: Any) -> Iterator[str]:
    """Yield the source of every formula, in the order in which they are read."""
    if isinstance(value, Formula) or (isinstance(value, Run) and value.math):
        yield value.text
    elif isinstance(value, tuple):
        for item in value:
            yield from _sources(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _sources(getattr(value, field.name))


def _changed(value: Any, plain: dict[str, str]) -> Any:
    if isinstance(value, Formula):
        return Formula(plain[value.text])
    if isinstance(value, Run) and value.math:
        return dataclasses.replace(value, text=plain[value.text], math=bool(plain[value.text]))
    if isinstance(value, tuple):
        return tuple(_changed(item, plain) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        fields = {name: _changed(item, plain) for name, item in held.items() if not isinstance(item, str)}
        return dataclasses.replace(value, **fields) if fields else value
    return value


def _defined(source: str, macros: dict[str, _Macro]) -> str:
    """Take what ``source`` defines into ``macros``; return the rest of it."""
    rest, end = "", 0
    while (found := _DEFINED.search(source, end)) is not None:
        after = _after_braces(source, found.end())
        if after is None:
            break
        rest, words = rest + source[end : found.start()], source[found.end() + 1 : after - 1]
        new, number, short, places, operator, operator_name = found.groups()
        if operator:
            star = "*" if operator.endswith("*") else ""
            macros[operator_name] = _Macro(0, rf"\operatorname{star}{{{words}}}")
        else:
            macros[new or short] = _Macro(int(number or 0) or len(places or "") // 2, words)
        end = after
    return (rest + source[end:]).strip() if end else source


def _after_braces(source: str, start: int) -> int | None:
    """Return where what is in braces at ``start`` ends, ``None`` where it does not."""
    depth = 0
    for found in re.compile(r"\\.|[{}]", re.DOTALL).finditer(source, start):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    return None


def _put_in(source: str, macros: dict[str, _Macro]) -> str:
    """Return ``source`` with what its names stand for; as it is where that has no end."""
    words, place, put_in = source, 0, 0
    while (found := _USED.search(words, place)) is not None:
        macro = macros.get(found[0])
        if macro is None:
            place = found.end()
            continue
        meant, end = macro.words, found.end()
        for number in range(1, macro.arguments + 1):
            argument, end = _argument(words, end)
            meant = meant.replace(f"#{number}", argument)
        words, place = f"{words[: found.start()]}{{{meant}}}{words[end:]}", found.start()
        put_in += 1
        if put_in > _MOST_PUT_IN or len(words) > _LONGEST:
            return source
    return words


def _argument(words: str, start: int) -> tuple[str, int]:
    """Return the argument that begins at ``start``, and where it ends."""
    while start < len(words) and words[start].isspace():
        start += 1
    if words[start : start + 1] == "{" and (end := _after_braces(words, start)) is not None:
        return words[start + 1 : end - 1], end
    named = _USED.match(words, start)
    end = named.end() if named else min(start + 1, len(words))
    return words[start:end], end
