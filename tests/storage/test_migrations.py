"""What the migrations make."""

from __future__ import annotations

from orglife_kit.storage import migrations


def test_the_newest_schema_is_the_one_that_an_opening_knows() -> None:
    """After a new migration NEWEST_SCHEMA is the digest that stands here as found."""
    made = migrations._schema_of(len(migrations.MIGRATIONS))
    assert migrations.schema_digest(made) == migrations.NEWEST_SCHEMA
