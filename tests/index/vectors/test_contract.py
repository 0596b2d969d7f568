"""One suite over every vector index: each value compared with what NumPy computes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embed import FloatArray, unit_rows
from index.vectors import Manifest, VectorsCorrupt, VectorsMismatch, open_vectors
from index.vectors.folder import StoredVectors

DIMENSION = 8
MANIFEST = Manifest("model", DIMENSION, "chunking")
KINDS = ["exact", "faiss"]
IDS = [2**63 - 1, 5, 1, 2**40, 77, 3]


def rows(count: int, seed: int = 0) -> FloatArray:
    return unit_rows(np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32))


def best(ids: list[int], matrix: FloatArray, row: FloatArray, k: int) -> list[tuple[int, float]]:
    scores = matrix @ row
    order = sorted(range(len(ids)), key=lambda n: (-float(scores[n]), ids[n]))[:k]
    return [(ids[n], float(scores[n])) for n in order]


def same(found: list[tuple[int, float]], expected: list[tuple[int, float]]) -> None:
    assert [number for number, _ in found] == [number for number, _ in expected]
    assert [score for _, score in found] == pytest.approx([score for _, score in expected], abs=1e-6)


@pytest.fixture(params=KINDS)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> StoredVectors:
    return open_vectors(tmp_path / "vectors", MANIFEST, kind=request.param)


def kind_of(index: StoredVectors) -> str:
    return index._kind


def test_search_gives_the_inner_products_best_first(index: StoredVectors) -> None:
    matrix, row = rows(6), rows(1, seed=9)[0]
    index.add(IDS, matrix)
    same(index.search(row, 4), best(IDS, matrix, row, 4))
    same(index.search(row, 100), best(IDS, matrix, row, 100))


def test_search_among_allowed_ids_only(index: StoredVectors) -> None:
    matrix, row = rows(6), rows(1, seed=9)[0]
    index.add(IDS, matrix)
    same(index.search(row, 5, {5, 77, 123456}), best([5, 77], matrix[[1, 4]], row, 5))
    assert index.search(row, 5, set()) == []
    assert index.search(row, 0) == []


def test_an_empty_index_finds_nothing(index: StoredVectors) -> None:
    assert index.search(rows(1)[0], 5) == []
    assert len(index) == 0
    assert index.ids() == set()


def test_adding_an_id_again_replaces_its_row(index: StoredVectors) -> None:
    index.add(IDS, rows(6))
    newer = rows(2, seed=5)
    index.add([5, 5], newer)
    assert len(index) == 6
    np.testing.assert_array_equal(index.rows([5]), newer[1:])


def test_removed_ids_are_not_found(index: StoredVectors) -> None:
    matrix, row = rows(6), rows(1, seed=9)[0]
    index.add(IDS, matrix)
    index.remove([5, 2**40, 999])
    assert index.ids() == {2**63 - 1, 1, 77, 3}
    assert 5 not in index
    assert 77 in index
    same(index.search(row, 6), best([2**63 - 1, 1, 77, 3], matrix[[0, 2, 4, 5]], row, 6))


def test_rows_come_back_in_the_order_asked_for(index: StoredVectors) -> None:
    matrix = rows(6)
    index.add(IDS, matrix)
    np.testing.assert_array_equal(index.rows([77, 5]), matrix[[4, 1]])
    assert index.rows([]).shape == (0, DIMENSION)
    with pytest.raises(KeyError):
        index.rows([5, 6])


def test_wrong_shapes_are_refused(index: StoredVectors) -> None:
    with pytest.raises(ValueError, match="dimension"):
        index.add([1], np.zeros((1, DIMENSION + 1), np.float32))
    with pytest.raises(ValueError, match="ids"):
        index.add([1, 2], rows(1))
    with pytest.raises(ValueError, match="row of shape"):
        index.search(np.zeros(3, np.float32), 1)


def test_a_saved_index_opens_with_the_same_values(index: StoredVectors) -> None:
    matrix, row = rows(6), rows(1, seed=9)[0]
    index.add(IDS, matrix)
    index.remove([1])
    index.save()
    index.add([500], rows(1, seed=2))  # not saved
    again = open_vectors(index.folder, MANIFEST, kind=kind_of(index))
    assert again.ids() == set(IDS) - {1}
    np.testing.assert_array_equal(again.rows([77]), matrix[[4]])
    same(again.search(row, 5), best([i for i in IDS if i != 1], np.delete(matrix, 2, axis=0), row, 5))


def test_saving_twice_leaves_one_file_and_the_manifest(index: StoredVectors) -> None:
    index.add(IDS, rows(6))
    index.save()
    index.save()
    (file,) = index.folder.glob("vectors-*")
    assert {path.name for path in index.folder.iterdir()} == {"manifest.json", file.name}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["add", "remove"]), st.lists(st.integers(1, 12), max_size=6))))
def test_any_history_leaves_all_kinds_alike(history: list[tuple[str, list[int]]]) -> None:
    matrix, row = rows(20 * 40, seed=4), rows(1, seed=3)[0]  # no two ids share a row: the order of ties is nobody's
    both = [open_vectors(Path("/nonexistent"), MANIFEST, kind=kind) for kind in KINDS]
    for index in both:
        for step, (action, ids) in enumerate(history):
            if action == "add":
                index.add(ids, matrix[[(i % 20) * 40 + step % 40 for i in ids]])
            else:
                index.remove(ids)
    same(both[1].search(row, 12), both[0].search(row, 12))
    same(both[1].search(row, 3, range(1, 7)), both[0].search(row, 3, range(1, 7)))


@pytest.mark.parametrize(
    "other",
    [Manifest("other", DIMENSION, "chunking"), Manifest("model", 9, "chunking"), Manifest("model", DIMENSION, "other")],
)
def test_an_index_of_another_model_is_refused_by_name(index: StoredVectors, other: Manifest) -> None:
    index.save()
    with pytest.raises(VectorsMismatch, match="dateline rebuild") as caught:
        open_vectors(index.folder, other, kind=kind_of(index))
    for field in ("model", "dimension", "chunking"):
        if getattr(other, field) != getattr(MANIFEST, field):
            assert str(getattr(other, field)) in str(caught.value)
            assert str(getattr(MANIFEST, field)) in str(caught.value)
    assert len(open_vectors(index.folder, other, kind=kind_of(index), fresh=True)) == 0


@pytest.mark.parametrize("damage", ["truncate", "flip", "delete", "manifest", "count"])
def test_a_damaged_file_is_told_from_a_whole_one(index: StoredVectors, damage: str) -> None:
    index.add(IDS, rows(6))
    index.save()
    manifest = index.folder / "manifest.json"
    (file,) = index.folder.glob("vectors-*")
    data = file.read_bytes()
    if damage == "truncate":
        file.write_bytes(data[:-10])
    elif damage == "flip":
        file.write_bytes(data[:-10] + bytes([data[-10] ^ 1]) + data[-9:])
    elif damage == "delete":
        file.unlink()
    elif damage == "manifest":
        manifest.write_text("{")
    else:
        manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"count": 5}))
    with pytest.raises(VectorsCorrupt, match="dateline rebuild"):
        open_vectors(index.folder, MANIFEST, kind=kind_of(index))


_SAVES_FOREVER = """
import sys, numpy as np
from pathlib import Path
from index.vectors import Manifest, open_vectors
index = open_vectors(Path(sys.argv[1]), Manifest("model", 8, "chunking"), kind=sys.argv[2])
for n in range(1, 100000):
    index.add([n], np.full((1, 8), n, np.float32))
    index.save()
    print(n, flush=True)
"""


@pytest.mark.parametrize("kind", KINDS)
def test_killed_while_saving_the_last_whole_save_stands(kind: str, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _SAVES_FOREVER, str(tmp_path), kind], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    told = 0
    while told < 25:
        told = int(process.stdout.readline())
    os.kill(process.pid, signal.SIGKILL)
    rest = process.communicate()[0].split()
    told = int(rest[-1]) if rest else told
    index = open_vectors(tmp_path, MANIFEST, kind=kind)
    assert len(index) in (told, told + 1)  # the save after the last line may have been whole
    assert index.rows([told])[0].tolist() == [float(told)] * 8


_SAVES_WITHOUT_ROOM = """
import resource, signal, sys, numpy as np
from pathlib import Path
from index.vectors import Manifest, open_vectors
index = open_vectors(Path(sys.argv[1]), Manifest("model", 8, "chunking"), kind=sys.argv[2])
index.add([1], np.ones((1, 8), np.float32))
index.save()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
index.add(list(range(2, 2000)), np.ones((1998, 8), np.float32))
try:
    index.save()
except OSError as error:
    print(error.strerror)
"""


@pytest.mark.parametrize("kind", KINDS)
def test_where_there_is_no_room_the_last_save_stands_and_nothing_is_left_behind(kind: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SAVES_WITHOUT_ROOM, str(tmp_path), kind], capture_output=True, text=True, check=True
    )
    assert done.stdout == "File too large\n"
    assert len(list(tmp_path.glob("vectors-*"))) == 1
    assert len(open_vectors(tmp_path, MANIFEST, kind=kind)) == 1
