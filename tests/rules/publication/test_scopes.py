"""The five scopes (DESIGN.md §7) and the suppression of small groups."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.rules.plan.settings import Settings
from orglife_kit.rules.publication.scopes import (
    Content,
    Scope,
    contents,
    masked,
    shows_tally,
)


def test_counts_by_grade_stay_with_the_deciding_organ() -> None:
    """Nobody else, unless the plan says so for the supervisor; never the branch, never the public."""
    for scope in set(Scope) - {Scope.ORGAN}:
        assert Content.TALLIES not in contents(scope, Settings())
    opened = Settings(counts_to_supervisor=True, distribution_to_branch=True)
    assert Content.TALLIES in contents(Scope.SUPERVISOR, opened)
    for scope in (Scope.BRANCH, Scope.MEMBER, Scope.PUBLIC):
        assert Content.TALLIES not in contents(scope, opened)


@pytest.mark.parametrize(
    ("scope", "setting", "content"),
    [
        (Scope.SUPERVISOR, "counts_to_supervisor", Content.TALLIES),
        (Scope.SUPERVISOR, "member_facts_to_supervisor", Content.MEMBER_FACTS),
        (Scope.BRANCH, "distribution_to_branch", Content.DISTRIBUTION),
        (Scope.PUBLIC, "committee_findings_to_public", Content.COMMITTEE_FINDINGS),
    ],
)
def test_a_setting_of_the_plan_adds_its_content_to_its_scope_alone(
    scope: Scope, setting: str, content: Content
) -> None:
    """Nothing else comes with it, nothing goes, and no other scope changes."""
    closed = Settings(
        counts_to_supervisor=False, distribution_to_branch=False, committee_findings_to_public=False
    )
    opened = replace(closed, **{setting: True})
    for each in Scope:
        added = {content} if each is scope else set()
        assert contents(each, opened) == contents(each, closed) | added
        assert content not in contents(scope, closed)
    assert len({contents(each, closed) for each in Scope}) == len(Scope)


def test_outcomes_by_name_go_to_the_organ_and_up() -> None:
    """The branch never receives who got which grade."""
    assert {scope for scope in Scope if Content.OUTCOMES in contents(scope, Settings())} == {
        Scope.ORGAN,
        Scope.SUPERVISOR,
    }


def test_reasons_of_leave_stay_with_the_organ() -> None:
    """The branch sees names, the supervisor numbers."""
    assert {scope for scope in Scope if Content.LEAVE_REASONS in contents(scope, Settings())} == {Scope.ORGAN}
    assert Content.LEAVE_NAMES not in contents(Scope.SUPERVISOR, Settings())


@pytest.mark.parametrize(
    ("identity", "shown"),
    [
        ("110101199001011234", "**************1234"),
        ("1234", "****"),
        ("", ""),
        ("A12345", "**2345"),
        ("12345", "*2345"),
    ],
)
def test_an_id_is_masked_but_for_its_end(identity: str, shown: str) -> None:
    """A short one is hidden whole."""
    assert masked(identity) == shown


@pytest.mark.parametrize(("number", "shown"), [(4, False), (5, True)])
def test_small_boxes_are_counted_for_the_organ_only(number: int, shown: bool) -> None:
    """Below the smallest size no ballot is counted outside ORGAN."""
    settings = Settings()
    assert shows_tally(Scope.SUPERVISOR, number, settings) is shown
    assert shows_tally(Scope.ORGAN, number, settings)


def test_a_scope_that_there_is_not_is_told() -> None:
    """By name, with those that there are."""
    assert Scope.named("PUBLIC") is Scope.PUBLIC
    with pytest.raises(RefusedError) as told:
        Scope.named("EVERYBODY")
    assert told.value.notices[0].code == "scope_unknown"
    assert told.value.notices[0].fields["scope"] == "EVERYBODY"
    assert told.value.notices[0].fields["known"] == "MEMBER、BRANCH、ORGAN、SUPERVISOR、PUBLIC"
