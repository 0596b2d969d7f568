"""Kills `dateline ingest` of a whole development set three times and compares the end with an undisturbed run's.

    python -m tests.quality.kills [news_qa] [longtail] [--seed 0] [--kills 3] [--articles N]

Both runs are the command itself in a process of its own (each with its own hash seed), over the same file. The second
is ended by SIGKILL at seeded random moments of the time that the first one took, and started again by the same
command. Compared: everything that is kept of a set, see `State`. Moments of learning (`first_seen`, `updated`, the
times of revisions) are left out: the runs take place at different times. Reads ../shared/data, keeps nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from index.chunk import CHUNKING
from index.embed import BUNDLED
from index.lexical import Fts5Index
from index.vectors import Manifest, open_vectors
from store.articles import Articles
from store.claims import Claims
from store.database import Database
from store.filters import ClaimFilter, IncidentFilter
from store.incidents import Incidents
from store.outbox import ANNOUNCE, EMBED, UNEMBED, Outbox
from store.records import Status
from store.wire import Wire, claim_wire, incident_wire
from tests.quality.shared import DATA, rows

ROOT = Path(__file__).parents[2]
DIMENSION = 384
LIVES = (0.04, 0.3)
"""How long a process that is to be killed may live, as shares of the undisturbed run's time."""


@dataclass(frozen=True)
class State:
    """What a data folder holds, by id.

    Attributes:
        chunks: article, start, end and text.
        vectors: the bytes of each float32 row: equal means equal to the last bit.
        words: ids in the word index.
        announced: incidents that wait to be announced (`serve` does that).
        waiting: outbox rows about vectors that are not done: none may be left.
    """

    articles: dict[str, str]
    chunks: dict[int, tuple[str, int, int, str]]
    vectors: dict[int, bytes]
    words: set[int]
    claims: dict[str, Wire]
    incidents: dict[str, Wire]
    announced: dict[str, int]
    waiting: int


def state_of(folder: Path, articles: list[str]) -> State:
    """Reads a data folder."""
    database = Database.open(folder)
    store, claims, outbox = Articles(database), Claims(database), Outbox(database)
    chunks = store.chunks(store.all_chunk_ids())
    vectors = open_vectors(folder / "vectors", Manifest(BUNDLED, DIMENSION, CHUNKING))
    ids = sorted(vectors.ids())
    lexical = Fts5Index(folder)
    everything = IncidentFilter(include_cumulative=True, include_negated=True, statuses=frozenset(Status))
    state = State(
        articles={one.id: one.text for one in store.find_many(articles).values()},
        chunks={n: (c.article_id, c.start, c.end, c.text) for n, c in chunks.items()},
        vectors={n: np.ascontiguousarray(row).tobytes() for n, row in zip(ids, vectors.rows(ids), strict=True)},
        words=lexical.ids(),
        claims={claim.id: claim_wire(claim) for claim in claims.find(ClaimFilter())},
        incidents={one.id: _timeless(incident_wire(one)) for one in Incidents(database).find(everything)},
        announced={row.subject: row.payload["revision"] for row in outbox.pending(ANNOUNCE)},
        waiting=outbox.count(EMBED) + outbox.count(UNEMBED),
    )
    lexical.close()
    database.close()
    return state


def _timeless(wire: Wire) -> Wire:
    return {name: value for name, value in wire.items() if name not in ("first_seen", "updated")}


def differences(one: State, other: State) -> dict[str, int]:
    """How many entries of each kind are not the same on both sides."""
    found: dict[str, int] = {}
    for field in fields(State):
        left, right = getattr(one, field.name), getattr(other, field.name)
        if isinstance(left, dict):
            found[field.name] = sum(left.get(key) != right.get(key) for key in left.keys() | right.keys())
        elif isinstance(left, set):
            found[field.name] = len(left ^ right)
        else:
            found[field.name] = left + right
    return found


def ingest(folder: Path, file: Path, *, seconds: float | None = None) -> tuple[int | None, float, str]:
    """Runs the command; with `seconds`, for so long at most.

    Returns:
        Its exit status (None: it was killed), how many seconds it ran, and its error output.
    """
    command = [sys.executable, "-m", "bot", "--data", str(folder), "ingest", str(file)]
    began = time.monotonic()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            _, errors = process.communicate(timeout=seconds)
            return process.returncode, time.monotonic() - began, errors
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return None, time.monotonic() - began, ""


def measure(name: str, *, kills: int, seed: int, most: int | None, tell: Callable[[str], None]) -> bool:
    """Runs a set, or its first `most` articles, undisturbed and with kills; says what differs. True: nothing does."""
    found = rows(f"{name}.articles.jsonl")[:most]
    wanted = [row["id"] for row in found]
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as work:
        file, first, second = (Path(work) / part for part in ("articles.jsonl", "undisturbed", "killed"))
        file.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
        status, took, errors = ingest(first, file)
        tell(f"{name}: {len(wanted)} articles, undisturbed: exit status {status} after {took:.0f} s")
        if status != 0:
            tell(errors)
            return False
        for number in range(kills):
            status, lived, errors = ingest(second, file, seconds=took * dice.uniform(*LIVES))
            if status is not None:
                tell(f"{name}: run {number + 1} ended by itself with {status} after {lived:.0f} s\n{errors}")
                return False
            tell(f"{name}: killed after {lived:.0f} s, {_midway(second)}")
        status, took, errors = ingest(second, file)
        tell(f"{name}: resumed to the end: exit status {status} after {took:.0f} s")
        undisturbed, killed = state_of(first, wanted), state_of(second, wanted)
    sizes = {f.name: getattr(undisturbed, f.name) for f in fields(State)}
    tell(f"{name}: held {_listed({k: v if isinstance(v, int) else len(v) for k, v in sizes.items()})}")
    apart = differences(undisturbed, killed)
    tell(f"{name}: different {_listed(apart)}")
    return status == 0 and len(undisturbed.articles) == len(wanted) and not any(apart.values())


def _midway(folder: Path) -> str:
    """What a killed process left: how much is stored, and how much of that is not embedded yet."""
    try:
        database = Database.open(folder)
    except Exception as error:  # noqa: BLE001 - killed before there was a database: any wording of that will do
        return f"with nothing stored ({type(error).__name__})"
    told = f"with {Articles(database).count()} articles stored, {Outbox(database).count(EMBED)} of them not embedded"
    database.close()
    return told


def _listed(figures: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in figures.items())


def main() -> int:
    """See the module."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.kills", description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help="news_qa, longtail (both, if none is named)")
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--articles", type=int, metavar="N", help="only the first N of a set, for a quicker look")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: the development data is not at {DATA}", file=sys.stderr)
        return 0
    same = [
        measure(
            name,
            kills=options.kills,
            seed=options.seed,
            most=options.articles,
            tell=lambda text: print(text, flush=True),
        )
        for name in options.sets or ("news_qa", "longtail")
    ]
    return 0 if all(same) else 1


if __name__ == "__main__":
    sys.exit(main())
