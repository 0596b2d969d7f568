"""Sources of articles, one file a kind, and their registry.

To add a kind of file: write `index/sources/<name>.py` with a `read(stream, name, head) -> Iterator[Item]`, register
its suffixes in `files.py`, and add it to the table of `tests/index/sources/test_files.py`.
"""

from __future__ import annotations

from index.sources.files import count_items, read_paths
from index.sources.item import Found, Item, Refused

__all__ = ["Found", "Item", "Refused", "count_items", "read_paths"]
