"""What claims cost beside the embedding of the same articles, and whether their memory stays flat.

    python -m tests.quality.claim_cost [--set longtail] [--articles 2000]

Without `--set` it reads made-up articles (`tests/bench/texts.py`). Both are timed on the processor's clock (all
threads), in turns over blocks of articles, so that a busy moment of the machine meets both. Claims are read with the
learned event head, its embedding of the leads included. Writes nothing.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from bot.app import App
from bot.settings import Settings
from index.chunk import chunk
from store.records import Article
from tests.bench.texts import made_up
from tests.quality.claim_scores import article
from tests.quality.shared import rows

BLOCK = 64
WARM = 200
"""After so many articles the caches are filled; from then on memory has to stay."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What was measured.

    Attributes:
        articles: how many were read.
        embedding, claims: seconds of processor time for all of them.
        warm, end: megabytes of the process after `WARM` articles and after the last.
    """

    articles: int
    embedding: float
    claims: float
    warm: float
    end: float

    @property
    def share(self) -> float:
        """The time of claims beside that of embedding; at most 1.0 is wanted."""
        return self.claims / self.embedding

    @property
    def growth(self) -> float:
        """By how many megabytes the process grew after it was warm."""
        return self.end - self.warm


def spent(call: Callable[[], object]) -> float:
    """Seconds of processor time that a call takes."""
    began = time.process_time()
    call()
    return time.process_time() - began


def megabytes() -> float:
    """Resident memory of this process."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _extracted(app: App, block: Sequence[Article]) -> int:
    """How many claims a block of articles makes; all of them are read."""
    return sum(len(claims) for claims in app.extractor.extract_many(block))


def cost(app: App, articles: Sequence[Article], *, embedded: int | None = None) -> Cost:
    """Measure claims over all `articles` and embedding over the first `embedded` of them (None: over all).

    The times are those of the articles that were embedded.
    """
    times = {"embedding": 0.0, "claims": 0.0}
    limit = len(articles) if embedded is None else embedded
    list(app.extractor.extract_many(articles[:8]))
    app.embedder.encode(["warm"])
    stream, read, warm = iter(articles), 0, 0.0
    while block := list(islice(stream, BLOCK)):
        took = spent(partial(_extracted, app, block))
        if read < limit:
            texts = [c.text for one in block for c in chunk(one, app.embedder)]
            times["claims"] += took
            times["embedding"] += spent(partial(app.embedder.encode, texts))
        read += len(block)
        if not warm and read >= max(WARM, limit):
            warm = megabytes()
    return Cost(read, times["embedding"], times["claims"], warm, megabytes())


def source(name: str | None, count: int) -> Iterator[Article]:
    """The articles to read: of a development set, or made up."""
    if name is None:
        return (found.article for found in made_up(count))
    return (article(row) for row in rows(f"{name}.articles.jsonl")[:count])


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.claim_cost", description=__doc__)
    parser.add_argument("--set", choices=["longtail", "gaza", "syria"])
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--embedded", type=int, help="embed only the first so many, and time these")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, App.open(Settings(data=Path(folder)), write=True) as app:
        found = cost(app, list(source(options.set, options.articles)), embedded=options.embedded)
    timed = min(found.articles, options.embedded or found.articles)
    print(f"articles {found.articles}, timed {timed}")
    print(f"embedding {1000 * found.embedding / timed:.1f} ms an article")
    print(f"claims {1000 * found.claims / timed:.1f} ms an article")
    print(f"claims beside embedding (<= 1.0) {found.share:.2f}")
    print(f"memory {found.warm:.0f} MB warm, {found.end:.0f} MB at the end, growth {found.growth:.1f} MB")


if __name__ == "__main__":
    main()
