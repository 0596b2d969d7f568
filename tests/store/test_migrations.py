"""The migrations and the tables must say the same."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlmodel import SQLModel

import store.tables  # noqa: F401
from store.database import FILE_NAME, MIGRATIONS, Database, draft_migration, known_revisions


def test_migrated_schema_is_that_of_the_tables(tmp_path: Path) -> None:
    Database.open(tmp_path, write=True).close()
    engine = create_engine(f"sqlite:///{tmp_path / FILE_NAME}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_every_migration_is_named_after_its_revision_and_follows_the_one_before() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = list(reversed(list(ScriptDirectory.from_config(config).walk_revisions())))
    assert [s.revision for s in scripts] == known_revisions()
    assert [s.down_revision for s in scripts] == [None, *known_revisions()[:-1]]


def test_draft_of_a_migration_is_empty_while_nothing_has_changed() -> None:
    assert "pass" in draft_migration("nothing")
