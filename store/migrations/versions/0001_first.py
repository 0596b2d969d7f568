"""Everything that the first release stores."""

from alembic import op
from sqlmodel import SQLModel

import store.tables  # noqa: F401

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the tables."""
    SQLModel.metadata.create_all(op.get_bind())
