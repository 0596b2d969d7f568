"""One file a schema change, oldest first; the number in front is the revision."""
