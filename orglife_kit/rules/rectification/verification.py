"""核验: whoever is responsible does not verify, by name or by post (C15)."""

from __future__ import annotations

import re

from orglife_kit.errors import Notice, beginning, notice
from orglife_kit.rules.plan.members import Member, Roster, name_key, names_in
from orglife_kit.rules.rectification.items import ItemState, RectificationItem

_POST_BEHIND = re.compile("[（(][^）)]*[）)]")
_OF_THE_BRANCH = re.compile("^(?:本?党?支部(?:委员会)?|支委会?)的?(?=.)")
_HIMSELF = frozenset(("本人", "责任人", "责任人本人", "第一责任人"))
_BRANCH_COMMITTEE = re.compile("^(?:党?支部|支)(?:委员会|委会?|班子)$|^支部?班子成员$|^班子(?:成员)?$")
_COMMITTEE_POST = re.compile("书记$|委员$")


def check_verification(
    item: RectificationItem, verified_by: str, satisfaction: str, roster: Roster
) -> tuple[Notice, ...]:
    """Return why an item cannot be verified so: not done yet, or verified already; nobody named or asked; its own.

    Whoever is responsible does not verify, alone or with others, under his name or his post, nor does the member
    whose commitment it is.
    """
    told = []
    if item.state is not ItemState.DONE:
        code = "item_not_done" if item.is_open else "item_verified"
        told.append(notice(code, problem=beginning(item.problem)))
    verifiers = people(verified_by)
    if not verifiers:
        told.append(notice("verifier_missing"))
    told += [notice("verified_by_owner", name=name) for name in verifiers if is_own(item, name, roster)]
    if not satisfaction:
        told.append(notice("satisfaction_missing"))
    return tuple(told)


def is_own(item: RectificationItem, name: str, roster: Roster) -> bool:
    """Return whether ``name``, a member's or a post, may mean somebody who is responsible for the item."""
    if name_key(name) in _HIMSELF:
        return True
    responsible = people(item.owner)
    own = {number for other in responsible for number in members_responsible(other, roster)}
    if item.member is not None:
        own.add(item.member)
    return bool(own & members_meant(name, roster)) or any(may_be_one(name, other) for other in responsible)


def people(text: str) -> tuple[str, ...]:
    """Return the names in a field that may hold several, without the posts behind them: 赵一（书记）、钱一."""
    return names_in(_POST_BEHIND.sub("", text))


def members_meant(text: str, roster: Roster) -> frozenset[int]:
    """Return the numbers of the members whom a text may mean: 赵一, 赵一#3, 赵一书记, or 书记 by the post."""
    name, _, number = name_key(text).partition("#")
    named = [member for member in roster.members if name_key(member.name) == name]
    if named:
        chosen = [member for member in named if str(member.number) == number]
        return frozenset(member.number for member in chosen or named)
    titled = [member for member in roster.members if _is_titled(name, member)]
    by_post = [member for member in roster.members if _post(name) in _posts(member)]
    return frozenset(member.number for member in titled or by_post)


def members_responsible(text: str, roster: Roster) -> frozenset[int]:
    """Return the numbers of the members who are responsible by a text: of the committee as a body all its members."""
    if not _BRANCH_COMMITTEE.search(name_key(text)):
        return members_meant(text, roster)
    return frozenset(
        member.number
        for member in roster.members
        if any(_COMMITTEE_POST.search(post) for post in _posts(member))
    )


def may_be_one(name: str, other: str) -> bool:
    """Return whether two names may mean one person; a namesake is told apart only by the ``#number`` of both."""
    (first, _, number), (second, _, its) = (name_key(text).partition("#") for text in (name, other))
    return first == second and (not number or not its or number == its)


def _is_titled(text: str, member: Member) -> bool:
    """Return whether a text is a member's name with his post or 同志 at either end, or his surname with it.

    赵一凡 is not 赵一; 赵书记 is 赵一 where that is his post.
    """
    name = name_key(member.name)
    posts = [post for post in _posts(member) if post and text.endswith(post)]
    if any(text.removesuffix(post) in {name[:1], name[:2]} for post in posts):
        return True
    rests = {text.removeprefix(name), text.removesuffix(name)} - {text}
    return any(rest == "同志" or _post(rest) in _posts(member) for rest in rests)


def _posts(member: Member) -> frozenset[str]:
    return frozenset(_post(name_key(post)) for post in names_in(member.post))


def _post(text: str) -> str:
    """Return a post without the branch in front of it: 党支部书记 and 书记 are one, 党委书记 is another."""
    return _OF_THE_BRANCH.sub("", text)
