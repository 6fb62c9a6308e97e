"""出处 declared: for each clause of the plan where it is recorded, what shows it, and what no rule settles.

A table, a page and a setting belong to the clause for which they are there; a test asks for each of them.
"""

from __future__ import annotations

from orglife_kit.frozen import dataclass
from orglife_kit.locale import mark


@dataclass(frozen=True)
class Clause:
    """One clause of the plan: its words, the notebooks where it is entered, tables, titles of pages, settings.

    ``printed`` are the titles of what is printed beside the pages; ``no_rule`` the settings for which no rule was
    found, ``chosen`` those with a source of their own.
    """

    code: str
    words: str
    notebooks: tuple[str, ...]
    tables: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    no_rule: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()


CLAUSES = (
    Clause(
        "C1",
        mark(
            "sources",
            "Theme of the meeting, general requirement, problem areas, goals, documents it rests on",
        ),
        ("1_plan",),
        ("plan", "settings"),
        ("Plan",),
    ),
    Clause(
        "C2",
        mark("sources", "Study session before the meeting, and who made up for it"),
        ("2_preparation",),
        ("study", "participation"),
        ("Study record", "The meeting and the appraisal"),
    ),
    Clause(
        "C3",
        mark("sources", "Talks: the secretary with every member, every member with another"),
        ("2_preparation",),
        ("talks", "talk_coverage", "suggested_talks", "last_pairs"),
        ("Talk record", "The meeting and the appraisal"),
        ("Suggested talks",),
        chosen=("talk_notes",),
    ),
    Clause(
        "C4",
        mark("sources", "Findings of the committee, from its own look and from suggestions received"),
        ("2_preparation",),
        ("committee_findings", "suggestions"),
        ("Findings of the committee", "Findings of the branch"),
        chosen=("committee_findings_to_public",),
    ),
    Clause(
        "C5",
        mark("sources", "Findings of the members"),
        ("2_preparation",),
        ("findings",),
        ("Findings of the members",),
        chosen=("finding_hints",),
    ),
    Clause(
        "C6",
        mark("sources", "Self-reviews and peer reviews at the members' meeting"),
        ("3_reviews",),
        ("self_reviews", "peer_reviews"),
        ("Minutes of the meeting", "Findings of the members"),
    ),
    Clause(
        "C7",
        mark(
            "sources",
            "The committee's account and the rating of its work, with what became of last year's items",
        ),
        ("4_ballots", "6_rectification"),
        ("rounds", "tally", "rectification"),
        ("Summary of the rating", "Rectification as reported"),
        ("What the account covers", "Ballot"),
        no_rule=("committee_grade_set",),
    ),
    Clause(
        "C8",
        mark("sources", "Secret rating of the members by four grades"),
        ("4_ballots",),
        ("rounds", "officers", "tally", "recounts"),
        ("Summary of the rating", "Recount sheet", "The meeting and the appraisal"),
        ("Ballot", "Strip"),
        no_rule=(
            *("many_excellent", "overvote", "quorum", "quorum_comparison", "own_line", "absent_ballots"),
            *("public_ballots", "public_representatives", "public_rounds", "percentage_of", "keeping_years"),
            "counts_to_supervisor",
        ),
    ),
    Clause(
        "C9",
        mark("sources", "Assessment of every member, and its feedback to him"),
        ("5_assessment",),
        ("assessments", "distribution", "feedback", "roster"),
        (
            *("Opinions on the members", "Registration of the appraisal", "Distribution of grades"),
            *("Feedback slip", "Roster"),
        ),
        no_rule=("distribution_to_branch", "member_facts_to_supervisor", "findings_on_slip"),
    ),
    Clause(
        "C10",
        mark("sources", "Excellent: as a rule not over a third of the members"),
        ("5_assessment",),
        ("assessments", "distribution"),
        ("Distribution of grades",),
        no_rule=("cap_base",),
        chosen=("cap_share", "over_cap"),
    ),
    Clause(
        "C11",
        mark("sources", "Help after basically qualified, education and disposition after unqualified"),
        ("5_assessment",),
        ("follow_ups", "education", "dispositions"),
        ("Help, education and disposition",),
        chosen=("disposition_steps",),
    ),
    Clause(
        "C12",
        mark("sources", "Time, place, who takes part, agenda, comment of the supervising group, minutes"),
        ("1_plan", "4_ballots"),
        (
            *("attendance", "attendance_corrections", "representatives", "not_counted", "agenda", "minutes"),
            *("earlier_minutes", "overview"),
        ),
        ("Minutes of the meeting", "Attendance at the meeting", "The meeting and the appraisal"),
        ("Sign-in sheet",),
    ),
    Clause(
        "C13",
        mark("sources", "Rectification by the committee: measure, day, owner; the accounts of it"),
        ("6_rectification",),
        ("rectification", "progress", "accounts"),
        ("Rectification ledger", "Rectification as reported"),
    ),
    Clause(
        "C14",
        mark("sources", "Commitments of the members"),
        ("6_rectification",),
        ("rectification",),
        ("Slip of commitments", "Rectification ledger"),
    ),
    Clause(
        "C15",
        mark("sources", "What is perfunctory is criticised and put right in time"),
        ("6_rectification",),
        ("verifications", "reopenings"),
        ("Rectification ledger",),
    ),
    Clause(
        "C16",
        mark("sources", "Measures and progress made known within a certain range; remarks on it"),
        ("7_publication",),
        ("publications", "remarks", "bundles", "opinions"),
        ("Measures and progress", "What went out, and remarks on it", "Remarks and answers"),
        no_rule=("smallest_group",),
    ),
    Clause(
        "C17",
        mark("sources", "No formalities: nothing is typed for a report, nobody is judged by votes alone"),
        ("0_start",),
        ("status",),
    ),
    Clause(
        "C18",
        mark("sources", "Rectification goes on with the theme's own; what is open goes into the next year"),
        ("6_rectification", "0_start"),
        ("rectification",),
        ("Rectification ledger", "Findings of the committee"),
    ),
)
