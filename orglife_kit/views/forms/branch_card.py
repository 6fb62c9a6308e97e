"""One branch of a supervisor's desk as markup: its state, what is found in its bundle, what was answered."""

from __future__ import annotations

import html

from orglife_kit.i18n import sentence, term, words_of
from orglife_kit.rollup.desk.checks import Check, Weight
from orglife_kit.rollup.desk.standing import BranchStanding, State
from orglife_kit.views.forms.base import chip, folded, items, paragraph, table
from orglife_kit.views.forms.hand_up_form import answer_line

_ = words_of("forms")

_TONES = {State.MISSING: "", State.ARRIVED: "warn", State.SENT_BACK: "bad", State.ACCEPTED: "good"}


def branch_card(branch: BranchStanding) -> str:
    """Return one branch as markup: its state, what is found, its outcomes, what was answered and replaced."""
    state = chip(term(branch.state.value), _TONES[branch.state])
    parts = [f"<h2>{html.escape(branch.name)} {state}</h2>"]
    if branch.bundle is None:
        who = branch.listed.contact if branch.listed is not None else ""
        words = "" if branch.has_fault else _("Nothing came yet.")
        words += " " + _("Contact: {who}", who=who) if who else ""
        return "".join([*parts, *map(_check, branch.checks), paragraph(words.strip())])
    manifest = branch.bundle.manifest
    facts = _(
        "{file}, No. {number}, {members} members; digest {digest}",
        file=branch.bundle.file,
        number=manifest.number,
        members=manifest.members,
        digest=branch.bundle.digest[:16],
    )
    parts.append(paragraph(facts, "quiet"))
    parts += [*map(_check, branch.checks)] or [paragraph(_("Nothing is wrong in it."), "good")]
    shown = [(term(name), number) for name, number in manifest.outcomes.items() if number]
    parts.append(table([label for label, _ in shown], [[number for _, number in shown]]))
    parts += [paragraph(answer_line(answer)) for answer in branch.answers]
    parts += [
        paragraph(_("To No. {number}: {answer}", number=answer.number, answer=answer_line(answer)), "quiet")
        for answer in branch.earlier
    ]
    replaced = [
        _("{file} (No. {number})", file=bundle.file, number=bundle.manifest.number)
        for bundle in branch.replaced
    ]
    return "".join([*parts, folded(_("Replaced"), items(replaced))])


def _check(check: Check) -> str:
    tone = "bad" if check.weight is Weight.FAULT else ""
    return f"<p>{chip(term(check.weight.value), tone)} {html.escape(sentence(check.says))}</p>"
