"""What the commands of LaTeX stand for: signs, letters, names of functions, accents, brackets."""

from __future__ import annotations


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


LETTERS = _pairs(
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ"
    " lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ"
    " varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ"
    " Omega Ω ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ aleph ℵ wp ℘ partial ∂ nabla ∇ infty ∞ emptyset ∅"
    " varnothing ∅ forall ∀ exists ∃ nexists ∄ angle ∠ degree ° top ⊤ bot ⊥ checkmark ✓ triangle △ square □"
    " Box □ blacksquare ■ star ⋆ bigstar ★ prime ′ dagger † ddagger ‡"
)
SIGNS = _pairs(
    "pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ wedge ∧ land ∧"
    " vee ∨ lor ∨ neg ¬ lnot ¬ cap ∩ cup ∪ setminus ∖ backslash ∖ leq ≤ le ≤ leqslant ⩽ geq ≥ ge ≥"
    " geqslant ⩾ neq ≠ ne ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ ni ∋"
    " subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ nsubseteq ⊈ subsetneq ⊊ perp ⊥ parallel ∥ mid ∣ nmid ∤ vdash ⊢"
    " models ⊨ prec ≺ succ ≻ doteq ≐ triangleq ≜ colon : to → rightarrow → gets ← leftarrow ←"
    " leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ implies ⟹ impliedby ⟸ mapsto ↦"
    " longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ Longleftrightarrow ⟺ longmapsto ⟼ uparrow ↑"
    " downarrow ↓ updownarrow ↕ hookrightarrow ↪ rightharpoonup ⇀ rightleftharpoons ⇌ nearrow ↗ searrow ↘"
    " ldots … dots … dotsc … cdots ⋯ dotsb ⋯ vdots ⋮ ddots ⋱ therefore ∴ because ∵ lbrace { rbrace } lbrack ["
    " rbrack ] langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ vert | lvert | rvert | Vert ‖ lVert ‖"
    " rVert ‖ int ∫ iint ∬ iiint ∭ oint ∮ sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀"
    " bigoplus ⨁ bigotimes ⨂"
) | {"{": "{", "}": "}", "|": "‖", "%": "%", "$": "$", "#": "#", "&": "&", "_": "_", "-": "", "/": ""}
LARGE = frozenset("∑∏∐⋃⋂⋁⋀⨁⨂")  # what is written below and above them in a line of their own
NAMES = frozenset(
    [
        "sin",
        "cos",
        "tan",
        "cot",
        "sec",
        "csc",
        "arcsin",
        "arccos",
        "arctan",
        "sinh",
        "cosh",
        "tanh",
        "exp",
        "log",
        "ln",
        "lg",
        "arg",
        "deg",
        "dim",
        "hom",
        "ker",
        "det",
        "gcd",
        "max",
        "min",
        "sup",
        "inf",
        "lim",
        "limsup",
        "liminf",
        "Pr",
        "argmax",
        "argmin",
    ]
)
LIMITED = frozenset(
    [
        "det",
        "gcd",
        "max",
        "min",
        "sup",
        "inf",
        "lim",
        "limsup",
        "liminf",
        "Pr",
        "argmax",
        "argmin",
    ]
)
ACCENTS = {
    name: chr(int(code, 16))
    for name, code in _pairs(
        "hat 302 widehat 302 check 30c tilde 303 widetilde 303 bar 304 vec 20d7 overrightarrow 20d7 dot 307"
        " ddot 308 breve 306 acute 301 grave 300 mathring 30a"
    ).items()
}
LINES = frozenset({"overline", "underline", "overbrace", "underbrace"})
STYLES = _pairs(
    "mathrm upright mathup upright mathbf bold boldsymbol bold bm bold pmb bold mathbb bb"
    " Bbb bb mathcal cal mathscr cal mathfrak frak mathsf upright mathtt upright mathit plain mathnormal plain"
)
TEXTS = frozenset({"text", "textrm", "textbf", "textit", "texttt", "textsf", "mbox", "hbox", "textnormal"})
SPACES = _pairs("quad 1 qquad 2 enspace 0.5 thinspace 0.17") | {
    ",": "0.17", ":": "0.22", ">": "0.22", ";": "0.28", " ": "0.25", "!": "-0.17"
}  # fmt: skip
NOTHING = frozenset(
    [
        "displaystyle",
        "textstyle",
        "scriptstyle",
        "scriptscriptstyle",
        "limits",
        "nolimits",
        "nonumber",
        "notag",
        "hline",
        "big",
        "Big",
        "bigg",
        "Bigg",
        "bigl",
        "bigr",
        "Bigl",
        "Bigr",
        "biggl",
        "biggr",
        "Biggl",
        "Biggr",
        "bigm",
        "Bigm",
        "middle",
        "rm",
        "bf",
        "it",
        "cal",
        "boxed",
        "cancel",
        "mathstrut",
        "strut",
        "mathop",
        "mathrel",
        "mathbin",
        "mathord",
        "mathopen",
        "mathclose",
        "hfill",
        "displaylimits",
        "normalsize",
        "small",
        "large",
    ]
)
PASSED_OVER = frozenset(
    {"label", "color", "textcolor", "phantom", "hphantom", "vphantom", "hspace", "vspace"}
)
BRACKETS = {
    "matrix": ("", ""), "smallmatrix": ("", ""), "array": ("", ""), "subarray": ("", ""), "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"),
    "cases": ("{", ""), "dcases": ("{", ""), "rcases": ("", "}"),
}  # fmt: skip
LINED_UP = frozenset(
    [
        "aligned",
        "align",
        "alignat",
        "alignedat",
        "split",
        "eqnarray",
        "gathered",
        "gather",
        "equation",
        "multline",
        "flalign",
        "displaymath",
        "math",
    ]
)
