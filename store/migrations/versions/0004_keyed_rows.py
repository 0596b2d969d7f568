"""Small rows kept in their keys' own order, and an index of incidents that holds what questions about towns read."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEYED = ("claim_counts", "incident_claims", "incident_groups")


def upgrade() -> None:
    """Rebuilds the tables, which only SQLite keeps otherwise, and the index."""
    if op.get_bind().dialect.name == "sqlite":
        for table in KEYED:
            with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_with_rowid": False}):
                pass
    op.drop_index("ix_incidents_country_by_time", table_name="incidents")
    by_time = ["country", "date_start", "date_end", "event_type", "status", "cumulative", "negated"]
    by_time += ["killed_low", "killed", "killed_high", "weapon", "place_precision", "origin", "id"]
    op.create_index("ix_incidents_country_by_time", "incidents", by_time, unique=False)
