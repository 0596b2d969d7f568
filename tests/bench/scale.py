"""Merging and answering at scale: 100,000 claims taken in by the real store, questions over 100,000 incidents.

The claims are those of `world.py`. They come in no order of time, as an archive does, which costs most: feeds, whose
reports are of these days, fall on fewer pages of the database. They come in transactions as `dateline import` makes
them, and at the end, beside them, in small ones as feeds do. No text is read and no model is used: what is measured is
`store` and `bot/answer` alone. Beside the clock stands the processor's time, which other work disturbs less.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import Any

from bot.answer.service import AnswerService
from bot.app import App
from store.articles import Item
from store.filters import IncidentFilter
from store.importers import BATCH
from tests.bench.measures import Figures, house, percentile
from tests.bench.world import items, places

Spent = tuple[float, float]  # seconds by the clock, and of the processor
NOW = datetime(2022, 1, 1, tzinfo=UTC)
FEED = 50  # articles in one transaction, as feeds bring them
FROM_FEEDS = 2_000  # claims that come so at the end
QUESTIONS = (
    "How many people were killed in {town} in {year}?",
    "civilians killed in {country} in {month} {year}",
    "How many airstrikes were there in {town} in {year}?",
    "how many children were injured in {country} since {year}",
    "the five deadliest attacks in {country} in {year}",
    "civilians killed in {country} per month in {year}",
    "Were more people killed in {town} than in {other} in {year}?",
    "Which town in {country} had the most airstrikes in {year}?",
    "How many people were killed in {town} or {other} in {year}?",
    "Was a hospital hit in {town} in {year}?",
    "how many people were killed within 50 km of {town} in {year}",
    "What happened in {town} in {month} {year}?",
    "How many incidents with at least 10 killed happened in {country}?",
    "average killed per airstrike in {country} in {year}",
)
_MONTHS = ("January", "March", "May", "July", "September", "November")


def merging(claims: int, incidents: int, asked: int) -> Figures:
    """Claims merged a second, batch after batch; then whole answers over `incidents` incidents.

    Args:
        claims: taken in while the clock runs.
        incidents: more are taken in until there are so many.
        asked: questions.
    """
    with house() as app:
        source = items(places(app.gazetteer))
        times: list[Spent] = []
        while len(times) * BATCH < claims:
            times.append(_taken_in(app, source, BATCH))
        tenth = max(1, len(times) // 10)
        parts = {"": times, " of the first tenth": times[:tenth], " of the last tenth": times[-tenth:]}
        figures: Figures = {"claims merged": len(times) * BATCH}
        for part, some in parts.items():
            aim = " (>= 500)" if not part else ""
            figures[f"claims/s{part}{aim}, by the clock / processor"] = _rate(some, BATCH)
        small = [_taken_in(app, source, FEED) for _ in range(FROM_FEEDS // FEED)]
        figures[f"claims/s after them, {FEED} at a time"] = _rate(small, FEED)
        figures["incidents made of them"] = app.incidents.count(IncidentFilter())
        while app.incidents.count(IncidentFilter()) < incidents:
            app.articles.put_many(list(islice(source, 2_000)), now=NOW, announce=False)
        return figures | _asked(app, asked)


def _taken_in(app: App, source: Iterator[Item], size: int) -> Spent:
    """What taking in the next `size` articles, of a claim each, costs in one transaction, without making them."""
    batch = list(islice(source, size))
    return _spent(lambda: app.articles.put_many(batch, now=NOW))


def _rate(times: Sequence[Spent], size: int) -> str:
    """Claims a second by the clock and of the processor, of transactions of `size`."""
    clock, processor = (round(size * len(times) / sum(one[which] for one in times)) for which in (0, 1))
    return f"{clock} / {processor}"


def _spent(call: Callable[[], object]) -> Spent:
    """Seconds by the clock, and of the processor; memory is tidied up when Python does, as in use."""
    began, busy = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - began, time.process_time() - busy


class _NoPassages:
    """Counting needs no passages."""

    def passages(self, question: str, *, k: int = 8, chunk_ids: set[int] | None = None) -> list[Any]:
        """None."""
        return []


def _asked(app: App, asked: int) -> Figures:
    """Whole answers in turns with a bare statement of SQLite over the same table."""
    service = AnswerService(
        articles=app.articles,
        claims=app.claims,
        incidents=app.incidents,
        gazetteer=app.gazetteer,
        retriever=_NoPassages(),
        clock=lambda: NOW,
    )
    luck = random.Random(8)
    towns = places(app.gazetteer)
    service.ask("how many people were killed in Aleppo in 2015", now=NOW)
    spent: dict[str, list[Spent]] = {}
    bare: list[Spent] = []
    database = sqlite3.connect(f"file:{app.settings.data / 'dateline.sqlite'}?mode=ro", uri=True)
    for number in range(asked):
        town, other = luck.sample(towns, 2)
        form = QUESTIONS[number % len(QUESTIONS)]
        country = app.gazetteer.country_name(town.country) or ""
        question = form.format(
            town=town.name,
            other=other.name,
            country=country,
            year=luck.randrange(2011, 2020),
            month=luck.choice(_MONTHS),
        )
        spent.setdefault(form, []).append(_spent(partial(service.ask, question, now=NOW)))
        bare.append(_spent(partial(_bare, database, town.country)))
    database.close()
    every = [one for times in spent.values() for one in times]
    slowest = max(spent, key=lambda form: percentile([one[1] for one in spent[form]], 0.95))
    figures: Figures = {"incidents asked about": app.incidents.count(IncidentFilter()), "questions": asked}
    for name, times in (
        ("answer, ms p50 / p95 (<= 100)", every),
        ("slowest kind of answer, ms p50 / p95", spent[slowest]),
        ("count and sum by bare SQLite, ms p50 / p95", bare),
    ):
        for which, clock in enumerate(("by the clock", "of the processor")):
            some = [one[which] for one in times]
            figures[f"{name}, {clock}"] = f"{percentile(some, 0.5)} / {percentile(some, 0.95)}"
    return figures | {"slowest kind of question": slowest}


_BARE = "select count(*), sum(killed) from incidents where country = ? and date_start >= '2015-01-01'"


def _bare(database: sqlite3.Connection, country: str | None) -> list[Any]:
    return database.execute(_BARE, (country,)).fetchall()
