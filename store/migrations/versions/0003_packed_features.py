"""What merging compares, packed and by number, and indexes that hold all that most questions read."""

from __future__ import annotations

import struct
from base64 import b64decode
from typing import Any
from zlib import crc32

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT_ONCE = 500
SPAN = 400  # days, as store/merge.py has it with this schema
OLD_FACTS = ("a", "o", "u", "k", "p", "t", "f", "w")  # names of the old form, in the order of the new

bodies = sa.table("claim_bodies", sa.column("claim_id", sa.String), sa.column("features", sa.JSON))
old_keys = sa.table("claim_keys", sa.column("key", BIG_ID), sa.column("claim_id", sa.String))
keys = sa.table("claim_keys", sa.column("key", BIG_ID), sa.column("claim", BIG_ID))
packed = sa.table(
    "claim_features",
    sa.column("number", BIG_ID),
    sa.column("claim_id", sa.String),
    sa.column("facts", sa.JSON),
    sa.column("sketch", sa.LargeBinary),
    sa.column("terms", sa.LargeBinary),
    sa.column("shows", sa.LargeBinary),
)


def upgrade() -> None:
    """Moves the features into a table of their own, and keeps the keys by the claims' numbers."""
    op.create_table(
        "claim_features",
        sa.Column("number", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.Column("shows", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claims.id"],
            name=op.f("fk_claim_features_claim_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_claim_features")),
        sa.UniqueConstraint("claim_id", name=op.f("uq_claim_features_claim_id")),
    )
    connection = op.get_bind()
    claims = list(connection.execute(sa.select(bodies.c.claim_id).order_by(bodies.c.claim_id)).scalars())
    for start in range(0, len(claims), AT_ONCE):
        connection.execute(packed.insert(), _packed(connection, claims[start : start + AT_ONCE], start + 1))
    op.drop_table("claim_keys")
    op.create_table(
        "claim_keys",
        sa.Column("key", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("claim", BIG_ID, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "claim", name=op.f("pk_claim_keys")),
        sqlite_with_rowid=False,
    )
    for start in range(1, len(claims) + 1, AT_ONCE):
        some = sa.select(packed.c.number, packed.c.shows).where(
            packed.c.number >= start, packed.c.number < start + AT_ONCE
        )
        rows = [{"key": key, "claim": n} for n, shows in connection.execute(some) for key in _hashes(shows)]
        if rows:
            connection.execute(keys.insert(), rows)
    op.drop_column("claim_bodies", "features")
    _indexes()


def _indexes() -> None:
    """Puts indexes that hold what is asked in the place of those that only lead to it, and drops what led astray."""
    op.drop_index("ix_claim_people_folded", table_name="claim_people")
    op.drop_index("ix_claims_negated", table_name="claims")
    op.drop_index("ix_incident_places_lat", table_name="incident_places")
    op.create_index("ix_incident_places_spot", "incident_places", ["lat", "lon", "incident_id"], unique=False)
    op.drop_index("ix_incident_places_area", table_name="incident_places")
    op.create_index(
        "ix_incident_places_area",
        "incident_places",
        ["admin1_folded", "country", "name_folded", "geoname_id", "incident_id"],
        unique=False,
    )
    op.drop_index("ix_incidents_country_date_start", table_name="incidents")
    by_time = ["country", "date_start", "date_end", "event_type", "status", "cumulative", "negated"]
    by_time += ["killed_low", "killed", "killed_high", "weapon", "id"]
    op.create_index("ix_incidents_country_by_time", "incidents", by_time, unique=False)


def _packed(connection: sa.Connection, claims: list[str], number: int) -> list[dict[str, Any]]:
    """The new rows of some claims."""
    shows: dict[str, list[int]] = {claim: [] for claim in claims}
    for claim, key in connection.execute(
        sa.select(old_keys.c.claim_id, old_keys.c.key).where(old_keys.c.claim_id.in_(claims))
    ):
        shows[claim].append(key)
    features = sa.select(bodies.c.claim_id, bodies.c.features).where(bodies.c.claim_id.in_(claims))
    old = {row.claim_id: row.features for row in connection.execute(features)}
    return [
        {
            "number": n,
            "claim_id": claim,
            "facts": [
                *(old[claim][name] for name in OLD_FACTS),
                *old[claim]["d"],
                old[claim]["s"],
                old[claim]["n"],
                old[claim]["by"],
                old[claim]["on"],
                *old[claim]["x"],
            ],
            "sketch": b64decode(old[claim]["c"]),
            "terms": b64decode(old[claim]["b"]),
            "shows": _pack(_shown(shows[claim], old[claim])),
        }
        for n, claim in enumerate(claims, number)
    ]


def _shown(keys: list[int], old: dict[str, Any]) -> set[int]:
    """The keys, those by a name in the text and the province with the years that they are good for."""
    first, _, published = old["d"]
    day = first if published is None else published
    region = old["s"][0][1] if old["s"] else ""
    if day is None or not region or not old["p"]:
        return set(keys)
    names = [f"t{term}@{region}" for term in _hashes(b64decode(old["b"]))]
    return (set(keys) - {crc32(name.encode()) for name in names}) | {
        crc32(f"{name}|{day // SPAN}".encode()) for name in names
    }


def _pack(hashes: set[int]) -> bytes:
    return struct.pack(f"<{len(hashes)}I", *sorted(hashes))


def _hashes(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data)
