"""What a vector index can do: the Protocol that sync and the retriever are written against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from index.embed import FloatArray


class VectorIndex(Protocol):
    """Rows by chunk id, searched by inner product (of unit rows: the cosine, higher is better).

    Threads may share one.
    """

    def add(self, ids: Sequence[int], rows: FloatArray) -> None:
        """Keep `rows` ((n, dim) float32, unit rows) under `ids` (positive, 63 bits).

        An id that is there already gets the new row, so adding twice changes nothing.

        Raises:
            ValueError: the shapes do not fit.
        """
        ...

    def remove(self, ids: Iterable[int]) -> None:
        """Forget `ids`; unknown ones are no error."""
        ...

    def search(self, row: FloatArray, k: int, allowed: Iterable[int] | None = None) -> list[tuple[int, float]]:
        """The `k` best of all rows, or of those whose ids are `allowed`: (id, inner product), best first.

        Args:
            row: (dim,) float32, a unit row.
        """
        ...

    def rows(self, ids: Sequence[int]) -> FloatArray:
        """(n, dim) float32: the rows kept under `ids`, in that order.

        Raises:
            KeyError: an id is not there.
        """
        ...

    def ids(self) -> set[int]:
        """All ids."""
        ...

    def save(self) -> None:
        """Write to the folder that it was opened from, all or nothing, safe against a crash at any moment."""
        ...

    def __len__(self) -> int: ...

    def __contains__(self, number: object) -> bool: ...


class Core(Protocol):
    """An index in memory, without locks; `folder.py` adds them, the atomic save and the manifest.

    A backend's module has `suffix`, `empty(dimension) -> Core` and `read(path, dimension) -> Core`; `read` raises
    ValueError, OSError or RuntimeError when the file is not what it should be, `write` OSError when there is no room.
    """

    def add(self, ids: Sequence[int], rows: FloatArray) -> None: ...

    def remove(self, ids: Iterable[int]) -> None: ...

    def search(self, row: FloatArray, k: int, allowed: Iterable[int] | None) -> list[tuple[int, float]]: ...

    def rows(self, ids: Sequence[int]) -> FloatArray: ...

    def ids(self) -> set[int]: ...

    def write(self, path: Path) -> None: ...

    def __len__(self) -> int: ...

    def __contains__(self, number: object) -> bool: ...
