"""The exact index in NumPy: every row compared. The oracle of the contract tests, and good enough for small folders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.embed import FloatArray

suffix = "npz"


class ExactCore:
    """Rows in one array that grows by doubling; a removed row's place is taken by the last one."""

    def __init__(self, dimension: int) -> None:
        self._rows: FloatArray = np.zeros((0, dimension), dtype=np.float32)
        self._ids: npt.NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._at: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._at)

    def __contains__(self, number: object) -> bool:
        return number in self._at

    def add(self, ids: Sequence[int], rows: FloatArray) -> None:
        fresh = len({i for i in ids if i not in self._at})
        self._reserve(len(self) + fresh)
        for number, row in zip(ids, rows, strict=True):
            at = self._at.setdefault(int(number), len(self._at))
            self._rows[at] = row
            self._ids[at] = number

    def remove(self, ids: Iterable[int]) -> None:
        for number in ids:
            at = self._at.pop(int(number), None)
            if at is None:
                continue
            last = len(self._at)
            if at != last:
                self._rows[at] = self._rows[last]
                self._ids[at] = self._ids[last]
                self._at[int(self._ids[at])] = at

    def search(self, row: FloatArray, k: int, allowed: Iterable[int] | None) -> list[tuple[int, float]]:
        rows, ids = self._rows[: len(self)], self._ids[: len(self)]
        if allowed is not None:
            places = [self._at[i] for i in set(allowed) if i in self._at]
            rows, ids = rows[places], ids[places]
        scores = rows @ row
        best = np.lexsort((ids, -scores))[: max(k, 0)]
        return [(int(ids[n]), float(scores[n])) for n in best]

    def rows(self, ids: Sequence[int]) -> FloatArray:
        return self._rows[[self._at[i] for i in ids]]

    def ids(self) -> set[int]:
        return set(self._at)

    def write(self, path: Path) -> None:
        with path.open("wb") as file:
            np.savez(file, ids=self._ids[: len(self)], rows=self._rows[: len(self)])

    def _reserve(self, size: int) -> None:
        if size > len(self._rows):
            room = max(size, 2 * len(self._rows))
            self._rows = np.concatenate(
                [self._rows, np.zeros((room - len(self._rows), self._rows.shape[1]), np.float32)]
            )
            self._ids = np.concatenate([self._ids, np.zeros(room - len(self._ids), dtype=np.int64)])


def empty(dimension: int) -> ExactCore:
    """An index of no rows."""
    return ExactCore(dimension)


def read(path: Path, dimension: int) -> ExactCore:
    """The index that `write` wrote to `path`.

    Raises:
        ValueError, OSError: the file is not one.
    """
    with np.load(path, allow_pickle=False) as file:
        ids, rows = file["ids"], file["rows"]
    if rows.shape != (len(ids), dimension):
        raise ValueError(f"rows of shape {rows.shape}, expected ({len(ids)}, {dimension})")
    core = ExactCore(dimension)
    core.add([int(i) for i in ids], rows)
    return core
