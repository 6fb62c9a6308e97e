"""The settings of plan.toml: every open rule, each with its default."""

from __future__ import annotations

from orglife_kit.rules.plan.settings import Settings
from orglife_kit.rules.written import share_in
from orglife_kit.storage.plan_tables.persons import take_persons
from orglife_kit.storage.plan_tables.table import Table, built


def take_settings(table: Table) -> Settings:
    """Return the settings; what is not there has its default."""
    usual = Settings()
    take_persons(table)  # an earlier plan may still name some; a fault there is a fault of the plan
    settings = built(
        table.faults,
        lambda: Settings(
            cap_base=table.choice("cap_base", usual.cap_base),
            cap_share=_share(table, usual.cap_share),
            over_cap=table.choice("over_cap", usual.over_cap),
            many_excellent=table.choice("many_excellent", usual.many_excellent),
            overvote=table.choice("overvote", usual.overvote),
            quorum=table.choice("quorum", usual.quorum),
            quorum_comparison=table.choice("quorum_comparison", usual.quorum_comparison),
            own_line=table.choice("own_line", usual.own_line),
            absent_ballots=table.choice("absent_ballots", usual.absent_ballots),
            public_ballots=table.choice("public_ballots", usual.public_ballots),
            public_representatives=table.whole("public_representatives", usual.public_representatives),
            public_rounds=table.choice("public_rounds", usual.public_rounds),
            percentage_of=table.choice("percentage_of", usual.percentage_of),
            smallest_group=table.whole("smallest_group", usual.smallest_group),
            talk_notes=table.truth("talk_notes", default=usual.talk_notes),
            finding_hints=table.truth("finding_hints", default=usual.finding_hints),
            findings_on_slip=table.truth("findings_on_slip", default=usual.findings_on_slip),
            disposition_steps=table.texts("disposition_steps", usual.disposition_steps),
            keeping_years=table.whole("keeping_years", usual.keeping_years),
            distribution_to_branch=table.truth(
                "distribution_to_branch", default=usual.distribution_to_branch
            ),
            counts_to_supervisor=table.truth("counts_to_supervisor", default=usual.counts_to_supervisor),
            member_facts_to_supervisor=table.truth(
                "member_facts_to_supervisor", default=usual.member_facts_to_supervisor
            ),
            committee_findings_to_public=table.truth(
                "committee_findings_to_public", default=usual.committee_findings_to_public
            ),
        ),
        "settings",
    )
    table.finish()
    return settings or usual


def _share(table: Table, usual: tuple[int, int]) -> tuple[int, int]:
    value = table.take("cap_share")
    if value is None:
        return usual
    share = share_in(str(value))
    if share is None:
        table.fault("cap_share", "plan_not_share", value=str(value))
    return share or usual
