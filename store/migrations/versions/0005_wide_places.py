"""Places' numbers of 64 bits on a server; SQLite's integers always were."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Widens the numbers that the supplement's own places have, which are beyond GeoNames'."""
    if op.get_bind().dialect.name == "sqlite":
        return
    for table in ("claim_places", "incident_places"):
        op.alter_column(table, "geoname_id", type_=sa.BigInteger(), existing_type=sa.Integer(), existing_nullable=True)
