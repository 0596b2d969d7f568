"""Indexes that keep questions quick over a hundred thousand incidents."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the indexes."""
    op.create_index("ix_incidents_country_admin1", "incidents", ["country", "admin1"], unique=False)
    op.create_index("ix_incidents_place_name", "incidents", ["place_name"], unique=False)
    op.create_index("ix_incidents_date_end", "incidents", ["date_end"], unique=False)
    op.create_index("ix_claim_places_area", "claim_places", ["country", "admin1_folded", "claim_id"], unique=False)
