"""A vector index on disk: `<folder>/manifest.json` and the file that it names.

A save writes a new file beside the old one, flushes it, then replaces the manifest in one step: whenever the process
is killed, the manifest names a whole file. The manifest says which model, dimension, metric and chunking the rows
were made with; opening checks it, since rows of two models cannot be compared.
"""

from __future__ import annotations

import json
import os
import threading
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType

from index.embed import FloatArray
from index.vectors.index import Core
from store.errors import DatelineError

_FORMAT = 1
_MANIFEST = "manifest.json"


class VectorsMismatch(DatelineError):
    """The index in the folder was made with another model, dimension or way of cutting chunks."""


class VectorsCorrupt(DatelineError):
    """The index in the folder cannot be read; it can be rebuilt from the database."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the rows of an index were made with."""

    model: str
    dimension: int
    chunking: str
    metric: str = "inner_product"


def open_vectors(folder: Path, manifest: Manifest, *, kind: str = "faiss", fresh: bool = False) -> StoredVectors:
    """Open the index in `folder`, or an empty one where there is none. Nothing is written before `save`.

    Args:
        kind: "faiss" or "exact".
        fresh: ignore what is in the folder (for a rebuild); the first save replaces it.

    Raises:
        VectorsMismatch: it was made with another manifest.
        VectorsCorrupt: its files cannot be read.
    """
    backend = _backend(kind)
    core: Core | None = None
    for last in (False, True):
        found = None if fresh else _read_manifest(folder)
        if found is None:
            break
        _check(folder, found, manifest, kind)
        try:
            core = _read_core(folder, found, backend, manifest.dimension)
        except FileNotFoundError as error:  # another process saved between our two looks: look once more
            if last:
                raise VectorsCorrupt(_broken(folder, error)) from error
            continue
        break
    return StoredVectors(folder, manifest, kind, core or backend.empty(manifest.dimension))


class StoredVectors:
    """A `VectorIndex` over one core, with a lock for threads and an atomic save."""

    def __init__(self, folder: Path, manifest: Manifest, kind: str, core: Core) -> None:
        self.folder = folder
        self.manifest = manifest
        self._kind = kind
        self._core = core
        self._lock = threading.RLock()

    def __len__(self) -> int:
        return len(self._core)

    def __contains__(self, number: object) -> bool:
        return number in self._core

    def add(self, ids: Sequence[int], rows: FloatArray) -> None:
        if rows.shape != (len(ids), self.manifest.dimension):
            raise ValueError(f"rows of shape {rows.shape} for {len(ids)} ids of dimension {self.manifest.dimension}")
        if len(ids):
            with self._lock:
                self._core.add(ids, rows)

    def remove(self, ids: Iterable[int]) -> None:
        with self._lock:
            self._core.remove(ids)

    def search(self, row: FloatArray, k: int, allowed: Iterable[int] | None = None) -> list[tuple[int, float]]:
        if row.shape != (self.manifest.dimension,):
            raise ValueError(f"a row of shape {row.shape}, expected ({self.manifest.dimension},)")
        with self._lock:
            return self._core.search(row, k, allowed)

    def rows(self, ids: Sequence[int]) -> FloatArray:
        with self._lock:
            return self._core.rows(ids)

    def ids(self) -> set[int]:
        with self._lock:
            return self._core.ids()

    def save(self) -> None:
        backend = _backend(self._kind)
        with self._lock:
            self.folder.mkdir(parents=True, exist_ok=True)
            old = _generation(self.folder)
            path = self.folder / f"vectors-{old + 1:08d}.{backend.suffix}"
            try:
                self._core.write(path)
                _flush(path)
            except OSError:
                path.unlink(missing_ok=True)  # a file cut short only takes room that is missing already
                raise
            found = asdict(self.manifest) | {
                "format": _FORMAT,
                "kind": self._kind,
                "file": path.name,
                "count": len(self),
                "bytes": path.stat().st_size,
                "crc32": _checksum(path),
            }
            _replace(self.folder / _MANIFEST, json.dumps(found, indent=1) + "\n")
            for other in self.folder.glob("vectors-*"):
                if other != path:
                    other.unlink(missing_ok=True)


def _backend(kind: str) -> ModuleType:
    from index.vectors import exact, faiss

    return {"exact": exact, "faiss": faiss}[kind]


def _read_manifest(folder: Path) -> dict[str, object] | None:
    try:
        found = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise VectorsCorrupt(_broken(folder, error)) from error
    if not isinstance(found, dict) or found.get("format") != _FORMAT:
        raise VectorsCorrupt(_broken(folder, ValueError("the manifest is of no known format")))
    return found


def _check(folder: Path, found: dict[str, object], manifest: Manifest, kind: str) -> None:
    wanted = asdict(manifest) | {"kind": kind}
    wrong = [name for name, value in wanted.items() if found.get(name) != value]
    if wrong:
        told = ", ".join(f"{name} {found.get(name)!r} (now {wanted[name]!r})" for name in wrong)
        raise VectorsMismatch(
            f"the vector index in {folder} was made with {told}: run `dateline rebuild` to make it anew from the "
            "database, or set DATELINE_EMBEDDING_MODEL back"
        )


def _read_core(folder: Path, found: dict[str, object], backend: ModuleType, dimension: int) -> Core:
    path = folder / Path(str(found.get("file"))).name
    try:
        if path.stat().st_size != found.get("bytes") or _checksum(path) != found.get("crc32"):
            raise ValueError(f"{path.name} is not the file that was saved")
        core: Core = backend.read(path, dimension)
    except FileNotFoundError:
        raise
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise VectorsCorrupt(_broken(folder, error)) from error
    if len(core) != found.get("count"):
        raise VectorsCorrupt(_broken(folder, ValueError("the number of rows is not the manifest's")))
    return core


def _broken(folder: Path, error: Exception) -> str:
    return f"the vector index in {folder} cannot be read ({error}): run `dateline rebuild` to make it from the database"


def _generation(folder: Path) -> int:
    numbers = [int(p.stem.rpartition("-")[2]) for p in folder.glob("vectors-*") if p.stem.rpartition("-")[2].isdigit()]
    return max(numbers, default=0)


def _checksum(path: Path) -> int:
    value = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            value = zlib.crc32(block, value)
    return value


def _replace(path: Path, text: str) -> None:
    temporary = path.with_suffix(".tmp")
    temporary.write_text(text, encoding="utf-8")
    _flush(temporary)
    temporary.replace(path)
    _flush(path.parent)


def _flush(path: Path) -> None:
    """fsync a file or a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
