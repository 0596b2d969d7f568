"""What is measured: each function runs one part of Dateline beside its yardstick and returns plain figures."""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from bot.app import App
from bot.settings import Settings
from index.chunk import CHUNKING, chunk
from index.embed import TransformerEmbedder, unit_rows
from index.ingest import Ingest
from index.lexical import Entry
from index.sync import open_indexes
from index.vectors import Manifest, open_vectors
from store.articles import Item
from tests.bench.texts import counting, made_up, questions, reported, towns

Figures = dict[str, Any]
NOW = datetime(2021, 6, 1, tzinfo=UTC)


@contextmanager
def house() -> Iterator[App]:
    """A new, empty data folder, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder, App.open(Settings(data=Path(folder)), write=True) as app:
        yield app


def percentile(times: Sequence[float], share: float) -> float:
    """Milliseconds below which `share` of `times` (seconds) lie."""
    return round(1000 * float(np.quantile(times, share)), 2)


def timed(call: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""
    gc.collect()
    began, spent = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - began, time.process_time() - spent


def seconds(call: Callable[[], object]) -> float:
    """Seconds by the clock."""
    return timed(call)[0]


def ingest_rate(articles: int) -> Figures:
    """Articles taken in without and with claims, beside the bare encoding of the very same chunks.

    The three are run in turns over three portions, so that a busy moment of the machine meets them all.
    """
    found = made_up(3 * articles)
    spent = {"bare": 0.0, "plain": 0.0, "claims": 0.0}
    chunks = 0
    with house() as first, house() as second:
        model = _model(first)
        second.__dict__["embedder"] = first.embedder  # one model in memory, as in use
        second.__dict__["gazetteer"] = first.gazetteer
        plain = Ingest(first.articles, first.embedder, None, first.syncing, lambda: NOW)
        full = Ingest(second.articles, second.embedder, second.extractor, second.syncing, lambda: NOW)
        list(full.run(made_up(8, seed=9)))
        list(plain.run(made_up(8, seed=9)))
        for start in range(0, 3 * articles, articles):
            some = found[start : start + articles]
            texts = [c.text for item in some for c in chunk(item.article, first.embedder)]
            chunks += len(texts)
            spent["bare"] += seconds(partial(model.encode, texts, batch_size=32, show_progress_bar=False))
            spent["plain"] += seconds(partial(list, plain.run(some)))
            spent["claims"] += seconds(partial(list, full.run(some)))
    return {
        "articles": 3 * articles,
        "chunks": chunks,
        "bare encoding, chunks/s": round(chunks / spent["bare"], 1),
        "ingest without claims, chunks/s": round(chunks / spent["plain"], 1),
        "ingest with claims, chunks/s": round(chunks / spent["claims"], 1),
        "share of the bare rate without claims (>= 0.75)": round(spent["bare"] / spent["plain"], 3),
        "share of the time that claims cost": round(1 - spent["plain"] / spent["claims"], 3),
    }


def question_latency(chunks: int, asked: int) -> Figures:
    """Whole answers and passages alone at `chunks` chunks, each question beside its bare encoding.

    The processor's time is given too: it hardly changes with what else the machine does.
    """
    with house() as app:
        held = _fill(app, chunks)
        model = _model(app)
        both = []
        for question in questions(5, seed=7):
            app.service.ask(question, now=NOW)
        for question in questions(asked):
            encoding = timed(partial(model.encode, question, show_progress_bar=False))
            finding = timed(partial(app.retriever.passages, question))
            both.append((encoding, finding, timed(partial(app.service.ask, question, now=NOW))))
    bare, passages, answers = ([times[part][0] for times in both] for part in range(3))
    bare_spent, _, answers_spent = ([times[part][1] for times in both] for part in range(3))
    figures: Figures = {"chunks": held, "questions": asked}
    for name, times in (("bare encoding", bare), ("passages", passages), ("answer", answers)):
        figures[f"{name}, ms p50 / p95"] = f"{percentile(times, 0.5)} / {percentile(times, 0.95)}"
    figures["passages p95 beside bare p95"] = round(percentile(passages, 0.95) / percentile(bare, 0.95), 2)
    figures["answer p95 beside bare p95 (<= 2.5)"] = round(percentile(answers, 0.95) / percentile(bare, 0.95), 2)
    figures["the same in the processor's time"] = round(
        percentile(answers_spent, 0.95) / percentile(bare_spent, 0.95), 2
    )
    return figures


def counting_latency(incidents: int, asked: int) -> Figures:
    """Answers that are counted in the database over about `incidents` made-up ones, beside the bare encoding."""
    with house() as app:
        places = {name: place for name in towns() if (place := app.gazetteer.resolve(name)) is not None}
        found = made_up(incidents)
        for start in range(0, incidents, 500):
            some = enumerate(found[start : start + 500], start)
            app.articles.put_many(
                [Item(item.article, (), (reported(item, places, seed=n),)) for n, item in some], now=NOW
            )
        model = _model(app)
        bare, answers = [], []
        for question in counting(5, articles=incidents, seed=8):
            app.service.ask(question, now=NOW)
        for question in counting(asked, articles=incidents):
            bare.append(seconds(partial(model.encode, question, show_progress_bar=False)))
            answers.append(seconds(partial(app.service.ask, question, now=NOW)))
        held = app.articles.coverage().incidents
    return {
        "incidents": held,
        "questions": asked,
        "answer, ms p50 / p95": f"{percentile(answers, 0.5)} / {percentile(answers, 0.95)}",
        "answer p95 beside bare encoding p95": round(percentile(answers, 0.95) / percentile(bare, 0.95), 2),
    }


def cold_start(times: int) -> Figures:
    """`dateline --help` beside importing what it cannot do without, the best of several."""
    help_, base = [sys.executable, "-m", "bot", "--help"], [sys.executable, "-c", "import sqlmodel, typer"]
    best = {"help": float("inf"), "base": float("inf")}
    for _ in range(times):
        best["base"] = min(best["base"], seconds(lambda: subprocess.run(base, check=True, capture_output=True)))
        best["help"] = min(best["help"], seconds(lambda: subprocess.run(help_, check=True, capture_output=True)))
    script = (
        "import sys, contextlib\nwith contextlib.suppress(SystemExit):\n    from bot.cli import app; app(['--help'])\n"
    )
    script += "print(*sorted({m.split('.')[0] for m in sys.modules}), file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stderr.split()
    heavy = sorted(set(loaded) & {"torch", "spacy", "matplotlib", "faiss", "transformers", "telegram", "dateparser"})
    return {
        "dateline --help, s": round(best["help"], 3),
        "import sqlmodel, typer, s": round(best["base"], 3),
        "one beside the other (<= 1.5)": round(best["help"] / best["base"], 2),
        "heavy libraries loaded by --help": ", ".join(heavy) or "none",
    }


def index_size(chunks: int) -> Figures:
    """The vector index alone, filled with made-up rows: bytes on disk, and what opening, saving and searching take."""
    luck = np.random.default_rng(3)
    manifest = Manifest("made up", 384, CHUNKING)
    with tempfile.TemporaryDirectory() as folder:
        index = open_vectors(Path(folder), manifest)
        for start in range(0, chunks, 10_000):
            some = range(start, min(start + 10_000, chunks))
            index.add([n + 1 for n in some], unit_rows(luck.normal(size=(len(some), 384)).astype(np.float32)))
        saved = seconds(index.save)
        opened = seconds(lambda: open_vectors(Path(folder), manifest))
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        rows = unit_rows(luck.normal(size=(50, 384)).astype(np.float32))
        searches = [seconds(partial(index.search, row, 100)) for row in rows]
        few = set(range(1, chunks, 20))
        filtered = [seconds(partial(index.search, row, 100, few)) for row in rows[:20]]
    return {
        "chunks": chunks,
        "megabytes": round(size / 1e6, 1),
        "save, s": round(saved, 3),
        "open, s": round(opened, 3),
        "search, ms p50 / p95": f"{percentile(searches, 0.5)} / {percentile(searches, 0.95)}",
        "search in a twentieth, ms p50": percentile(filtered, 0.5),
    }


def peak_memory() -> Figures:
    """The largest resident size of a process that takes in 64 articles, and of one that shows its help."""
    script = (
        "import resource, sys\nfrom tests.bench.measures import house\nfrom tests.bench.texts import made_up\n"
        "from index.ingest import Ingest\nfrom tests.bench.measures import NOW\n"
        "with house() as app:\n"
        "    list(Ingest(app.articles, app.embedder, app.extractor, app.syncing, lambda: NOW).run(made_up(64)))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return {"ingest of 64 articles with claims, megabytes": round(int(run.stdout.split()[-1]) / 1024)}


def _model(app: App) -> Any:
    """The sentence-transformers model itself, for the bare yardstick."""
    embedder = app.embedder
    assert isinstance(embedder, TransformerEmbedder)
    return embedder._model


def _fill(app: App, chunks: int) -> int:
    """Store made-up articles of about `chunks` chunks with made-up vectors; real chunks, words and rows."""
    luck = np.random.default_rng(4)
    vectors, lexical = open_indexes(app.folder, app.embedder, write=True)
    held, number = 0, 0
    while held < chunks:
        found = [item.article for item in made_up(200, seed=100 + number)]
        items = []
        for article in found:
            renamed = type(article)(**{**_fields(article), "id": f"{article.id}-{number}"})
            items.append(Item(renamed, chunk(renamed, app.embedder)))
        app.articles.put_many(items, now=NOW)
        ids = [c.id for item in items for c in item.chunks]
        vectors.add(ids, unit_rows(luck.normal(size=(len(ids), app.embedder.dimension)).astype(np.float32)))
        lexical.replace([Entry(item.article.id, item.article.title or "", item.chunks) for item in items])
        held, number = held + len(ids), number + 1
    vectors.save()
    lexical.close()
    return held


def _fields(article: Any) -> dict[str, Any]:
    return {name: getattr(article, name) for name in article.__dataclass_fields__}
