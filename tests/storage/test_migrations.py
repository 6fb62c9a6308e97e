"""What the migrations make."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from orglife_kit.storage import migrations


def test_the_newest_schema_is_the_one_that_an_opening_knows() -> None:
    """After a new migration NEWEST_SCHEMA is the digest that stands here as found."""
    made = migrations._schema_of(len(migrations.MIGRATIONS))
    assert migrations.schema_digest(made) == migrations.NEWEST_SCHEMA


@pytest.mark.parametrize(
    ("counted", "kept"), [(2, {"1": "EXCELLENT", "2": "QUALIFIED", "3": "QUALIFIED"}), (3, {})]
)
def test_whose_grades_were_shown_is_kept_while_they_are_the_same(counted: int, kept: dict[str, str]) -> None:
    """Of a distribution that an earlier version showed, only the counts are there."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for migration in migrations.MIGRATIONS[:12]:
            migration(connection)
        outcomes = ("EXCELLENT", "QUALIFIED", "QUALIFIED", "UNGRADED")
        for number, outcome in enumerate(outcomes, 1):
            connection.execute(
                "INSERT INTO assessment_outcome VALUES (?, ?, '', '', '', '', '', '', '', '')",
                (number, outcome),
            )
        counts = {"EXCELLENT": 1, "QUALIFIED": counted, "UNQUALIFIED": 0, "UNGRADED": 1, "None": 0}
        connection.execute("INSERT INTO publication_shown VALUES ('BRANCH', ?)", (json.dumps(counts),))
        migrations.MIGRATIONS[12](connection)
        ((grades,),) = connection.execute("SELECT grades FROM publication_shown")
    assert json.loads(grades) == kept
