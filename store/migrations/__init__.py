"""Alembic's scripts: append-only, one file a schema change, run by `store/database.py` when a folder is opened."""
