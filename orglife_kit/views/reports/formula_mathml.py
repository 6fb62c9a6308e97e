"""A formula as MathML, which every browser draws without any script."""

from __future__ import annotations

from markupsafe import Markup, escape

from orglife_kit.views.reports.formula import NONE, Part

_LEAVES = frozenset({"letter", "number", "sign", "text", "name", "space"})
_ALPHABETS = {"bold": 0x1D400, "bb": 0x1D538, "cal": 0x1D49C, "frak": 0x1D504}  # where A stands
_ELSEWHERE = {
    "bb": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    "cal": dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    "frak": dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
}
_LINES = {"overline": "‾", "underline": "_", "overbrace": "⏞", "underbrace": "⏟"}


def mathml(tree: Part, words: str, *, display: bool) -> Markup:
    """Return ``tree`` as one ``math`` element; ``words`` say it to a screen reader."""
    kind = "block" if display else "inline"
    return Markup('<math display="{}" aria-label="{}">{}</math>').format(kind, words, _drawn(tree))


def _element(name: str, *inside: Markup, **attributes: str) -> Markup:
    written = Markup("").join(Markup(' {}="{}"').format(key, value) for key, value in attributes.items())
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), written, Markup("").join(inside))


def _drawn(part: Part, style: str = "") -> Markup:
    if part.kind in _LEAVES:
        return _leaf(part, style)
    if part.kind == "style":
        return _element("mrow", *(_drawn(one, part.text) for one in part.parts))
    if part.kind in ("table", "aligned"):
        return _lines(part)
    inside = [_drawn(one, style) for one in part.parts]
    if part.kind == "frac":
        return _element("mfrac", *inside)
    if part.kind == "root":
        return _element("msqrt", inside[0]) if part.parts[1] == NONE else _element("mroot", *inside)
    if part.kind == "script":
        return _scripted(part, inside)
    return _dressed(part, inside)


def _leaf(part: Part, style: str) -> Markup:
    text = escape(part.text)
    if part.kind == "letter":
        upright = {"mathvariant": "normal"} if style == "upright" else {}
        return _element("mi", escape(_styled(part.text, style)), **upright)
    if part.kind == "number":
        return _element("mn", escape(_styled(part.text, style)))
    if part.kind == "text":
        return _element("mtext", escape(part.text.replace(" ", "\u00a0")))
    if part.kind == "name":
        return _element("mo", text, movablelimits="true", rspace="0.17em", form="prefix")
    return _element("mspace", width=f"{part.text}em") if part.kind == "space" else _element("mo", text)


def _dressed(part: Part, inside: list[Markup]) -> Markup:
    if part.kind == "binom":
        over = _element("mfrac", *inside, linethickness="0")
        return _element("mrow", _element("mo", escape("(")), over, _element("mo", escape(")")))
    if part.kind == "accent":
        return _element("mover", inside[0], _element("mo", escape(_spacing(part.text))), accent="true")
    if part.kind == "line":
        place = "munder" if part.text.startswith("under") else "mover"
        return _element(place, inside[0], _element("mo", escape(_LINES[part.text]), stretchy="true"))
    if part.kind == "fence":
        return _element("mrow", _side(part.parts[0]), inside[2], _side(part.parts[1]))
    return _element("mrow", *inside)


def _lines(part: Part) -> Markup:
    if part.kind == "aligned":
        return _table(part.parts, "")
    rows = _table(part.parts[2:], "left" if part.text == "cases" else "center")
    return _element("mrow", _side(part.parts[0]), rows, _side(part.parts[1]))


def _side(sign: Part) -> Markup:
    return _element("mo", escape(sign.text), fence="true", stretchy="true") if sign.text else Markup("")


def _table(rows: tuple[Part, ...], align: str) -> Markup:
    """Return rows of cells; without ``align`` they meet at each second column, as equations do."""
    drawn = []
    for row in rows:
        sides = [align or ("right" if place % 2 == 0 else "left") for place in range(len(row.parts))]
        if not align and len(row.parts) == 1:
            sides = ["center"]
        cells = (
            _element("mtd", _drawn(cell), style=f"text-align: {side}{'' if align else '; padding-inline: 0'}")
            for cell, side in zip(row.parts, sides, strict=True)
        )
        drawn.append(_element("mtr", *cells))
    return _element("mtable", *drawn, **({} if align else {"displaystyle": "true"}))


def _scripted(part: Part, inside: list[Markup]) -> Markup:
    base, below, above = inside
    limits = part.text == "limits"
    if part.parts[1] == NONE:
        return _element("mover" if limits else "msup", base, above)
    if part.parts[2] == NONE:
        return _element("munder" if limits else "msub", base, below)
    return _element("munderover" if limits else "msubsup", base, below, above)


def _spacing(mark: str) -> str:
    return {"\u0302": "^", "\u030c": "ˇ", "\u0303": "~", "\u0304": "‾", "\u20d7": "→", "\u0307": "˙"}.get(
        mark, {"\u0308": "¨", "\u0306": "˘", "\u0301": "´", "\u0300": "`", "\u030a": "˚"}.get(mark, mark)
    )


def _styled(text: str, style: str) -> str:
    """Return ``text`` in the letters of Unicode's mathematical alphabets."""
    return "".join(_letter(one, style) for one in text)


def _letter(one: str, style: str) -> str:
    if style not in _ALPHABETS or not one.isascii() or not one.isalpha():
        return one
    known = _ELSEWHERE.get(style, {})
    place = ord(one) - ord("A") if one.isupper() else ord(one) - ord("a") + 26
    return known.get(one) or chr(_ALPHABETS[style] + place)
