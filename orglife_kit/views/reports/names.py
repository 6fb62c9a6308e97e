"""What stands in the names of files for whom a page is and what is rated, in words that people read."""

from __future__ import annotations

from orglife_kit.i18n import say
from orglife_kit.locale import mark
from orglife_kit.rules.ballots.round import Rated
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.publication.scopes import Scope

_SCOPES = {
    Scope.MEMBER: mark("files", "own"),
    Scope.BRANCH: mark("files", "branch"),
    Scope.ORGAN: mark("files", "committee"),
    Scope.SUPERVISOR: mark("files", "supervisor"),
    Scope.PUBLIC: mark("files", "public"),
}
_RATED = {
    Rated.MEMBERS: mark("files", "members"),
    Rated.COMMITTEE: mark("files", "work of the committee"),
    Rated.BRANCH_WORK: mark("files", "work of the branch"),
}


def scope_in_name(scope: Scope, organ: DecidingOrgan = DecidingOrgan.COMMITTEE) -> str:
    """Return what stands for ``scope`` in the name of a file; ``organ`` is what decides in this branch."""
    if scope is Scope.ORGAN and organ is DecidingOrgan.MEETING:
        return say("files", "members' meeting")
    return say("files", _SCOPES[scope])


def rated_in_name(rates: Rated) -> str:
    """Return what stands for a rating in the name of a file."""
    return say("files", _RATED[rates])
