"""What Alembic runs for every migration: it takes the connection that `store/database.py` hands over."""

from alembic import context
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel

import store.tables  # noqa: F401  the tables register themselves in the metadata

connection = context.config.attributes["connection"]
assert isinstance(connection, Connection)  # only store/database.py runs migrations; there is no command line for it
context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
context.run_migrations()
