"""The migrations and the tables must say the same."""

from __future__ import annotations

import json
import sqlite3
from base64 import b64encode
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, select
from sqlmodel import SQLModel, col

from store.articles import Articles, Item
from store.candidates import load_features
from store.database import FILE_NAME, MIGRATIONS, Database, draft_migration, known_revisions
from store.features import Features
from store.filters import IncidentFilter
from store.incidents import Incidents
from store.records import Claim, Count, Effect, Victims
from store.sketch import pack
from store.tables import ClaimCountRow, ClaimKeyRow


@pytest.mark.sqlite
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


@pytest.mark.sqlite
def test_claims_of_an_older_folder_are_still_compared_with_new_ones(
    tmp_path: Path, make_item: Callable[..., Item], make_claim: Callable[..., Claim], now: datetime
) -> None:
    database = Database.open(tmp_path, write=True)
    Articles(database).put_many([make_item(make_claim("a1#0"))], now=now)
    with database.session() as session:
        features = load_features(session, ["a1#0"])
        shown = sorted(session.execute(select(col(ClaimKeyRow.key))).scalars())
    database.close()
    _to_second_schema(tmp_path / FILE_NAME, features["a1#0"], shown)

    database = Database.open(tmp_path, write=True)
    with database.session() as session:
        assert load_features(session, ["a1#0"]) == features
        assert sorted(session.execute(select(col(ClaimKeyRow.key))).scalars()) == shown
    Articles(database).put_many([make_item(make_claim("a2#0"))], now=now)
    assert [i.claims for i in Incidents(database).find(IncidentFilter())] == [("a1#0", "a2#0")]
    Articles(database).remove("a1", now=now)
    with database.session() as session:
        assert set(session.execute(select(col(ClaimKeyRow.claim))).scalars()) == {2}
    database.close()


@pytest.mark.sqlite
def test_counts_and_incidents_of_an_older_folder_are_kept_in_the_order_of_their_keys(
    tmp_path: Path, make_item: Callable[..., Item], make_claim: Callable[..., Claim], now: datetime
) -> None:
    database = Database.open(tmp_path, write=True)
    children = (Victims("children", Count(5, 5, 5)),)
    Articles(database).put_many([make_item(make_claim(f"a{n}#0", victims=children)) for n in (1, 2)], now=now)
    before = Incidents(database).find(IncidentFilter(group="children", effect=Effect.KILLED))
    database.close()
    tables = ("claim_counts", "incident_claims", "incident_groups")
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as old, old:
        kept = {table: sorted(map(str, old.execute(f"SELECT * FROM {table}"))) for table in tables}
        for table in tables:
            (made,) = old.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table]).fetchone()
            old.executescript(
                f"CREATE TABLE kept AS SELECT * FROM {table}; DROP TABLE {table}; {made.replace('WITHOUT ROWID', '')};"
                f" INSERT INTO {table} SELECT * FROM kept; DROP TABLE kept;"
            )
        old.executescript(
            "CREATE INDEX ix_incident_claims_incident_id ON incident_claims (incident_id);"
            " UPDATE alembic_version SET version_num = '0003';"
        )

    database = Database.open(tmp_path, write=True)
    assert Incidents(database).find(IncidentFilter(group="children", effect=Effect.KILLED)) == before != []
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as new:
        for table in tables:
            assert sorted(map(str, new.execute(f"SELECT * FROM {table}"))) == kept[table] != []
            with pytest.raises(sqlite3.OperationalError, match="rowid"):
                new.execute(f"SELECT rowid FROM {table}")
        found = new.execute("SELECT name FROM sqlite_master WHERE tbl_name = 'incident_claims' AND type = 'index'")
        assert ("ix_incident_claims_incident_id",) in found.fetchall()
    Articles(database).remove("a1", now=now)  # what stands beside a claim still goes with it
    assert [i.claims for i in Incidents(database).find(IncidentFilter())] == [("a2#0",)]
    with database.session() as session:
        assert set(session.execute(select(col(ClaimCountRow.claim_id))).scalars()) == {"a2#0"}
    database.close()


def _to_second_schema(file: Path, f: Features, shown: list[int]) -> None:
    """Turns a folder's claims back into what 0002 kept."""
    wire = {
        "a": f.article, "o": f.origin, "u": f.outlet, "k": f.kind, "p": f.primary, "t": f.event_type, "f": f.family,
        "w": f.weapon, "d": [f.first, f.last, f.published],
        "s": [[s.name, s.admin1, s.country, s.lat, s.lon, s.vague, s.geoname_id] for s in f.spots],
        "n": sorted(f.people), "by": sorted(f.actor), "on": sorted(f.target), "x": [f.killed, f.injured],
        "c": b64encode(pack(f.sketch)).decode(), "b": b64encode(pack(f.terms)).decode(),
    }  # fmt: skip
    with closing(sqlite3.connect(file)) as old, old:
        old.executescript(
            "DROP TABLE claim_features; DROP TABLE claim_keys; ALTER TABLE claim_bodies ADD COLUMN features JSON;"
            " CREATE TABLE claim_keys (key INTEGER NOT NULL, claim_id VARCHAR NOT NULL, PRIMARY KEY (key, claim_id));"
            " DROP INDEX ix_incidents_country_by_time; DROP INDEX ix_incident_places_spot;"
            " CREATE INDEX ix_incidents_country_date_start ON incidents (country, date_start);"
            " CREATE INDEX ix_incident_places_lat ON incident_places (lat);"
            " CREATE INDEX ix_claims_negated ON claims (negated);"
            " CREATE INDEX ix_claim_people_folded ON claim_people (folded);"
            " UPDATE alembic_version SET version_num = '0002';"
        )
        old.execute("UPDATE claim_bodies SET features = ?", [json.dumps(wire)])
        old.executemany("INSERT INTO claim_keys VALUES (?, ?)", [(key, f.id) for key in shown])
