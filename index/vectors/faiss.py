"""The FAISS index: an exact inner-product scan (IndexFlatIP) under our own ids (IndexIDMap2).

Exact on purpose: at 100,000 chunks a scan takes a few milliseconds, so an approximate index would trade answers for
nothing. It is the default.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.embed import FloatArray

suffix = "faiss"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class FaissCore:
    """Wraps an IndexIDMap2; keeps the set of ids, which FAISS cannot tell cheaply."""

    def __init__(self, index: Any, ids: set[int]) -> None:  # Any: faiss ships no type information
        self._index = index
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, number: object) -> bool:
        return number in self._ids

    def add(self, ids: Sequence[int], rows: FloatArray) -> None:
        latest = {int(number): n for n, number in enumerate(ids)}  # of an id given twice the last row counts
        self.remove(latest)
        places = list(latest.values())
        self._index.add_with_ids(np.ascontiguousarray(rows[places]), np.fromiter(latest, np.int64, len(latest)))
        self._ids.update(latest)

    def remove(self, ids: Iterable[int]) -> None:
        known = self._ids.intersection(ids)
        if known:
            self._index.remove_ids(np.fromiter(known, np.int64, len(known)))
            self._ids -= known

    def search(self, row: FloatArray, k: int, allowed: Iterable[int] | None) -> list[tuple[int, float]]:
        import faiss

        parameters = selector = None
        most = len(self)
        if allowed is not None:
            wanted = np.fromiter(self._ids.intersection(allowed), np.int64)
            most = len(wanted)
            parameters = faiss.SearchParameters()
            parameters.sel = selector = faiss.IDSelectorBatch(wanted)  # the name keeps it alive during the search
        k = min(k, most)
        if k <= 0:
            return []
        # a few more than asked for, so that equal scores at the edge are ordered by id as everywhere else
        query = np.ascontiguousarray(row, dtype=np.float32).reshape(1, -1)
        scores, ids = self._index.search(query, min(most, k + 8), params=parameters)
        del selector
        found = [(int(i), float(s)) for i, s in zip(ids[0], scores[0], strict=True) if i >= 0]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))[:k]

    def rows(self, ids: Sequence[int]) -> FloatArray:
        missing = [i for i in ids if i not in self._ids]
        if missing:
            raise KeyError(missing[0])
        rows: FloatArray = self._index.reconstruct_batch(np.asarray(ids, dtype=np.int64))
        return rows.reshape(len(ids), self._index.d)

    def ids(self) -> set[int]:
        return set(self._ids)

    def write(self, path: Path) -> None:
        import faiss

        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:  # it tells the system's reason in words alone
            number = next((n for n in _NO_ROOM if os.strerror(n) in str(error)), errno.EIO)
            raise OSError(number, os.strerror(number), str(path)) from error


def empty(dimension: int) -> FaissCore:
    """An index of no rows."""
    import faiss

    return FaissCore(faiss.IndexIDMap2(faiss.IndexFlatIP(dimension)), set())


def read(path: Path, dimension: int) -> FaissCore:
    """The index that `write` wrote to `path`.

    Raises:
        ValueError, RuntimeError: the file is not one, or of another dimension or metric.
    """
    import faiss

    index = faiss.read_index(str(path))
    if not isinstance(index, faiss.IndexIDMap2) or index.d != dimension:
        raise ValueError(f"not an id-mapped index of dimension {dimension}")
    if index.metric_type != faiss.METRIC_INNER_PRODUCT:
        raise ValueError("not an inner-product index")
    ids = faiss.vector_to_array(index.id_map)
    return FaissCore(index, {int(i) for i in ids})
