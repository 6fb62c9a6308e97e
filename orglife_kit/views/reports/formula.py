"""Formulas as LaTeX writes them, read into a tree that both kinds of pages draw; nothing is ever executed."""

from __future__ import annotations

import re
from functools import lru_cache

from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.formula_symbols import (
    ACCENTS,
    BRACKETS,
    LARGE,
    LETTERS,
    LIMITED,
    LINED_UP,
    LINES,
    NAMES,
    NOTHING,
    PASSED_OVER,
    SIGNS,
    SPACES,
    STYLES,
    TEXTS,
)

_TOKEN = re.compile(r"%[^\n]*(?:\n|$)|\\(?:[A-Za-z]+\*?|.)|\d+(?:\.\d+)?|\s+|.", re.DOTALL)
_LONGEST = 20_000  # characters
_DEEPEST = 18  # brackets inside brackets
_ENDS = frozenset({"}", "&", r"\\", r"\cr", r"\right", r"\end"})
_FRACTIONS = {r"\frac": "frac", r"\dfrac": "frac", r"\tfrac": "frac", r"\cfrac": "frac"} | dict.fromkeys(
    (r"\binom", r"\dbinom", r"\tbinom"), "binom"
)
_ONE_AND_ONE = {r"\overset": 2, r"\stackrel": 2, r"\underset": 1}  # where the first argument stands


@dataclass(frozen=True)
class Part:
    """A piece of a formula: what it is, its text, and the pieces it is made of.

    A ``letter`` slants, ``number``, ``sign``, ``text`` and ``name`` (of a function) do not, a ``space`` has
    its width in em as text. ``row`` holds what stands side by side; ``frac`` and ``binom`` two parts, ``root``
    the body and the degree, ``script`` the base, what is below, what is above (text ``limits``: under and over
    it); ``accent`` a combining mark, ``line`` a LaTeX name such as ``overline``; ``fence`` and ``table`` the
    opening bracket, the closing one, then the body or the rows; ``aligned`` its rows; ``style`` a name.
    """

    kind: str
    text: str = ""
    parts: tuple[Part, ...] = ()


NONE = Part("row")


class _UnreadableError(ValueError):
    pass


@lru_cache(maxsize=512)
def read_formula(source: str) -> Part | None:
    """Return the tree of a formula, or ``None`` when it cannot be read."""
    if len(source) > _LONGEST:
        return None
    try:
        return _Reader(source).whole()
    except (_UnreadableError, IndexError):
        return None


def formula_words(source: str) -> str:
    """Return a formula as one line of plain text, for where no formula can be drawn."""
    tree = read_formula(source)
    words = "" if tree is None else " ".join(_words(tree).split())
    return words or source.strip() or "$"  # a screen reader is told something


def _words(part: Part) -> str:
    inside = [_words(one) for one in part.parts]
    if part.kind in ("frac", "binom"):
        return "/".join(_bracketed(words) for words in inside)
    if part.kind == "root":
        return f"{inside[1]}√{_bracketed(inside[0])}"
    if part.kind == "script":
        marks = (f"{mark}{_bracketed(words)}" for mark, words in zip("_^", inside[1:], strict=True) if words)
        return inside[0] + "".join(marks)
    if part.kind == "space":
        return " "
    if part.kind in ("fence", "table"):
        rows = (" ".join(_words(cell) for cell in row.parts) for row in part.parts[2:])
        body = inside[2] if part.kind == "fence" else "; ".join(rows)
        return f"{inside[0]}{body}{inside[1]}"
    if part.kind == "aligned":
        return "; ".join(inside)
    if part.kind in ("sign", "name"):
        return f" {part.text} " if part.kind == "name" or part.text in "=<>≤≥≠≈→⇒∈+" else part.text
    return (
        "".join(inside) if part.parts else part.text if part.kind not in ("accent", "line", "style") else ""
    )


def _bracketed(words: str) -> str:
    return words if len(words.strip()) < 2 or words.strip().isalnum() else f"({words.strip()})"


class _Reader:
    """Reads the tokens of one formula from left to right."""

    def __init__(self, source: str) -> None:
        self.tokens: list[str] = [token for token in _TOKEN.findall(source) if not token.startswith("%")]
        self.place = 0
        self.depth = 0

    def whole(self) -> Part:
        rows = self._rows()
        if self.place < len(self.tokens):
            raise _UnreadableError
        return rows[0].parts[0] if len(rows) == 1 == len(rows[0].parts) else Part("aligned", "", tuple(rows))

    def _rows(self) -> list[Part]:
        rows: list[list[Part]] = [[]]
        while True:
            rows[-1].append(self._row())
            if self._next() in (r"\\", r"\cr"):
                self.place += 1
                self._optional()  # how far the next row stands
                rows.append([])
            elif self._next() == "&":
                self.place += 1
            else:
                break
        if len(rows) > 1 and rows[-1] == [NONE]:
            del rows[-1]
        return [Part("row", "", tuple(row)) for row in rows]

    def _next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def _take(self) -> str:
        self.place += 1
        return self.tokens[self.place - 1]

    def _row(self, until: str = "") -> Part:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _UnreadableError
        parts: list[Part] = []
        while self.place < len(self.tokens) and self._next() not in _ENDS and self._next() != until:
            if self._next() in (r"\over", r"\choose"):
                kind = "frac" if self._take() == r"\over" else "binom"
                parts = [Part(kind, "", (_joined(parts), self._row(until)))]
                continue
            one = self._scripted()
            if one != NONE:
                parts.append(one)
        self.depth -= 1
        return _joined(parts)

    def _scripted(self) -> Part:
        base = NONE if self._next() in ("^", "_", "'") else self._atom()
        below = above = NONE
        limits = _has_limits(base)
        while self._past_spaces() in ("^", "_", "'", r"\limits", r"\nolimits"):
            token = self._take()
            if token in (r"\limits", r"\nolimits"):
                limits = token == r"\limits"
            elif token == "_":
                below = _joined([below, self._argument()])
            else:
                above = _joined([above, Part("sign", "′") if token == "'" else self._argument()])
        if below == above == NONE:
            return base
        return Part("script", "limits" if limits else "", (base, below, above))

    def _past_spaces(self) -> str:
        while self._next().isspace():
            self.place += 1
        return self._next()

    def _argument(self) -> Part:
        token = self._past_spaces()
        if token in _ENDS:
            raise _UnreadableError
        if len(token) > 1 and token[0].isdecimal():
            self.tokens[self.place : self.place + 1] = token[0], token[1:]
        return self._atom()

    def _raw(self) -> str:
        """Return an argument as it is written."""
        if self._past_spaces() != "{":
            return self._take()
        self.place += 1
        depth, words = 1, []
        while depth:
            token = self._take()
            depth += {"{": 1, "}": -1}.get(token, 0)
            words.append(token[1:] if token in (r"\ ", r"\%", r"\_", r"\&", r"\$", r"\#") else token)
        return "".join(words[:-1])

    def _optional(self) -> Part:
        if self._past_spaces() != "[":
            return NONE
        self.place += 1
        inside = self._row("]")
        self._take()
        return inside

    def _atom(self) -> Part:
        token = self._take()
        if token == "{":
            inside = self._row()
            if self._take() != "}":
                raise _UnreadableError
            return inside
        if token.startswith("\\"):
            return self._command(token, token[1:].rstrip("*"))
        if token.isspace():
            return NONE
        if token == "~":
            return Part("space", "0.25")
        if token[0].isdecimal():
            return Part("number", token)
        if token.isalpha():
            return Part("letter" if ord(token) < 0x2E80 else "text", token)
        return Part("sign" if ord(token) < 0x2E80 else "text", {"-": "−", "*": "∗"}.get(token, token))

    def _command(self, token: str, name: str) -> Part:
        if name in LETTERS:
            return Part("letter", LETTERS[name])
        if name in SIGNS:
            return Part("sign", SIGNS[name])
        if name in NAMES:
            return Part("name", name)
        if name in SPACES:
            return Part("space", SPACES[name])
        if name in TEXTS:
            return Part("text", self._raw().replace("$", "").replace("~", " "))
        if name in NOTHING:
            return NONE
        if name in PASSED_OVER:
            self._raw()
            return NONE
        return self._built(token, name)

    def _built(self, token: str, name: str) -> Part:
        if token in _FRACTIONS:
            return Part(_FRACTIONS[token], "", (self._argument(), self._argument()))
        if token in _ONE_AND_ONE:
            other, base = self._argument(), self._argument()
            below, above = (NONE, other) if _ONE_AND_ONE[token] == 2 else (other, NONE)
            return Part("script", "limits", (base, below, above))
        if name == "sqrt":
            degree = self._optional()
            return Part("root", "", (self._argument(), degree))
        if name == "operatorname":
            return Part("name", self._raw())
        if name in STYLES:
            return Part("style", STYLES[name], (self._argument(),))
        if name in ACCENTS:
            return Part("accent", ACCENTS[name], (self._argument(),))
        if name in LINES:
            return Part("line", name, (self._argument(),))
        if name in ("xrightarrow", "xleftarrow"):
            below = self._optional()
            arrow = Part("sign", "⟶" if name == "xrightarrow" else "⟵")
            return Part("script", "limits", (arrow, below, self._argument()))
        return self._last(token, name)

    def _last(self, token: str, name: str) -> Part:
        if name == "left":
            opening = self._delimiter()
            inside = self._row()
            if self._take() != r"\right":
                raise _UnreadableError
            return Part("fence", "", (opening, self._delimiter(), inside))
        if name == "begin":
            return self._environment(self._raw().rstrip("*"))
        if name == "tag":
            return Part("row", "", (Part("space", "2"), Part("text", f"({self._raw()})")))
        if name in ("bmod", "mod"):
            return Part("name", "mod")
        if name == "pmod":
            inside = Part("row", "", (Part("name", "mod"), self._argument()))
            return Part("fence", "", (Part("sign", "("), Part("sign", ")"), inside))
        if name == "not":
            struck = self._argument()
            if struck.kind not in ("sign", "letter") or not struck.text:
                raise _UnreadableError
            return Part(struck.kind, struck.text + "\u0338", struck.parts)
        if token in _ENDS or name in ("def", "newcommand", "renewcommand", "require", "DeclareMathOperator"):
            raise _UnreadableError
        return Part("text", token)

    def _delimiter(self) -> Part:
        self._past_spaces()
        token = self._take()
        text = SIGNS.get(token[1:], "") if token.startswith("\\") else {"<": "⟨", ">": "⟩"}.get(token, token)
        return Part("sign", "" if text == "." else text)

    def _environment(self, name: str) -> Part:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _UnreadableError
        if name in ("array", "alignat", "alignedat", "subarray"):
            self._raw()
        rows = self._rows()
        if self._take() != r"\end" or self._raw().rstrip("*") != name:
            raise _UnreadableError
        self.depth -= 1
        if name in BRACKETS:
            sides = tuple(Part("sign", side) for side in BRACKETS[name])
            return Part("table", "cases" if "cases" in name else "", (*sides, *rows))
        if name not in LINED_UP:
            raise _UnreadableError
        return rows[0].parts[0] if len(rows) == 1 == len(rows[0].parts) else Part("aligned", "", tuple(rows))


def _joined(parts: list[Part]) -> Part:
    kept = [part for part in parts if part != NONE]
    return kept[0] if len(kept) == 1 else Part("row", "", tuple(kept))


def _has_limits(base: Part) -> bool:
    if base.kind == "line":
        return base.text.endswith("brace")
    return base.text in LARGE if base.kind == "sign" else base.kind == "name" and base.text in LIMITED
