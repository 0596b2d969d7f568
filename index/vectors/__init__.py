"""Vector indexes behind one Protocol, and their registry.

To add one: write `index/vectors/<name>.py` as `Core` in `index.py` says, register it in `_backend` of `folder.py`,
and run the contract suite (`tests/index/vectors/test_contract.py`), which compares every value with `exact`.
The database is the truth: an index can always be rebuilt from it, so nothing here tries to repair a file.
"""

from __future__ import annotations

from index.vectors.folder import Manifest, VectorsCorrupt, VectorsMismatch, open_vectors
from index.vectors.index import VectorIndex

__all__ = ["Manifest", "VectorIndex", "VectorsCorrupt", "VectorsMismatch", "open_vectors"]
