"""Vector indexes behind one Protocol, and their registry.

To add one: write `index/vectors/<name>.py` with a class that satisfies `VectorIndex` and a `Codec`, register it in
`_CODECS`, and run the contract suite (tests/index/test_vectors.py), which compares every value with `exact`.
The database is the truth: an index can always be rebuilt from it, so nothing here tries to repair a file.
"""

from __future__ import annotations

from index.vectors.folder import Manifest, VectorsCorrupt, VectorsMismatch, open_vectors
from index.vectors.index import VectorIndex

__all__ = ["Manifest", "VectorIndex", "VectorsCorrupt", "VectorsMismatch", "open_vectors"]
