"""Merging and answering at scale: 100,000 claims taken in by the real store, questions over 100,000 incidents.

The claims are made up, with real towns, so that they are merged and asked about as claims of articles are. No text is
read and no model is used: what is measured is `store` and `bot/answer` alone.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from bot.answer.service import AnswerService
from bot.app import App
from index.gazetteer import Gazetteer
from store.articles import Item
from store.filters import IncidentFilter
from store.records import (
    Article,
    Claim,
    Count,
    DatePrecision,
    EventType,
    Place,
    PlacePrecision,
    Quote,
    Victims,
    Weapon,
)
from tests.bench.measures import Figures, house, percentile, seconds

NOW = datetime(2022, 1, 1, tzinfo=UTC)
A_BATCH = 50  # articles in one transaction, as feeds bring them
_TOWNS = (
    "Aleppo|Idlib|Homs|Hama|Raqqa|Daraa|Saraqib|Palmyra|Manbij|Azaz|Mosul|Kirkuk|Baghdad|Fallujah|Ramadi|Tikrit|Basra|"
    "Kharkiv|Odesa|Mariupol|Donetsk|Kherson|Zaporizhzhia|Kabul|Kandahar|Herat|Jalalabad|Kunduz|Goma|Bukavu|Bunia|Beni|"
    "Maiduguri|Kano|Jos|Mogadishu|Kismayo|Baidoa|Sanaa|Aden|Taiz|Hodeidah|Khartoum|El Fasher|Tripoli, Libya|Benghazi|"
    "Peshawar|Quetta|Karachi|Lahore|Gaza|Rafah|Khan Younis|Bamako|Gao|Mopti|Ouagadougou|Djibo|Mekelle|Gondar"
)
_KINDS = (
    (EventType.AIR_OR_DRONE_STRIKE, Weapon.AIRSTRIKE, "airstrike", "government forces"),
    (EventType.SHELLING_ARTILLERY_MISSILE, Weapon.SHELLING, "shelling", "the army"),
    (EventType.REMOTE_EXPLOSIVE, Weapon.CAR_BOMB, "car bomb", "insurgents"),
    (EventType.ATTACK, Weapon.FIREARM, "shooting", "gunmen"),
    (EventType.ARMED_CLASH, None, "clashes", "rebels"),
)
_TARGETS = ("a market", "a school", "a hospital", "a bus station", "a bakery", "a mosque", "a bridge", None, None, None)
_SYLLABLES = [a + b for a in "bdfghklmnprstwy" for b in "aeiou"]
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


def places(gazetteer: Gazetteer) -> list[Place]:
    """The towns, from the gazetteer."""
    return [place for name in _TOWNS.split("|") if (place := gazetteer.resolve(name)) is not None]


def items(towns: list[Place], *, seed: int = 5) -> Iterator[Item]:
    """Articles without end, one claim each, about stories that one to four of them tell within two days."""
    luck = random.Random(seed)
    number = 0
    told: list[Item] = []
    while True:
        for story in range(200):
            told += _story(luck, towns, number + story)
        number += 200
        luck.shuffle(told)
        yield from told
        told = []


def _word(luck: random.Random) -> str:
    """One of some fifty thousand words, so that texts and villages are alike only where they tell the same."""
    return "".join(luck.choices(_SYLLABLES, k=3))


def _story(luck: random.Random, towns: list[Place], number: int) -> list[Item]:
    event, weapon, word, by = luck.choice(_KINDS)
    middle = luck.choice(towns)
    spot = replace(
        middle,
        name=_word(luck).title(),
        lat=(middle.lat or 0.0) + luck.uniform(-0.5, 0.5),
        lon=(middle.lon or 0.0) + luck.uniform(-0.5, 0.5),
        precision=luck.choice((PlacePrecision.EXACT, PlacePrecision.TOWN)),
        geoname_id=None,
    )
    place = spot if luck.random() < 0.7 else middle
    day = date(2011, 1, 1) + timedelta(days=luck.randrange(3_650))
    killed, injured = luck.randrange(0, 25), luck.randrange(0, 60)
    target = luck.choice(_TARGETS)
    found = []
    for telling in range(luck.choice((1, 1, 1, 1, 1, 1, 2, 2, 3, 4))):
        dead = max(0, killed + luck.randrange(-1, 3) * bool(telling))
        text = (
            f"{dead} people were killed and {injured} injured in {word} on {target or 'houses'} in {place.name} on"
            f" {day}, {_word(luck)} {_word(luck)} officials said. " + " ".join(_word(luck) for _ in range(40))
        )
        article = Article(
            id=f"scale-{number}-{telling}",
            text=text,
            source=f"Gazette {luck.randrange(40)}",
            title=None,
            url=None,
            published_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(hours=9 * telling),
            language="en",
            content_hash=f"scale-{number}-{telling}",
        )
        claim = Claim(
            id=f"{article.id}#0",
            article_id=article.id,
            event_type=event,
            quote=Quote(0, len(text), text),
            primary=True,
            weapon=weapon,
            date_start=day,
            date_end=day,
            date_precision=DatePrecision.DAY,
            place=place,
            places=(place,),
            killed=Count(dead, dead, dead),
            injured=Count(injured, injured, injured),
            victims=(Victims("civilians", killed=Count(dead, dead, dead)),),
            perpetrator=by,
            target=target,
            attributed_to="officials",
        )
        found.append(Item(article, (), (claim,)))
    return found


def merging(claims: int, incidents: int, asked: int) -> Figures:
    """Claims merged a second, batch after batch; then whole answers over `incidents` incidents.

    Args:
        claims: taken in while the clock runs.
        incidents: more are taken in until there are so many.
        asked: questions.
    """
    with house() as app:
        source = items(places(app.gazetteer))
        times: list[float] = []
        done = 0
        while done < claims:
            batch = list(islice(source, A_BATCH))
            times.append(seconds(lambda b=batch: app.articles.put_many(b, now=NOW)))  # type: ignore[misc]
            done += len(batch)
        tenth = max(1, len(times) // 10)
        figures: Figures = {
            "claims merged": done,
            "claims/s (>= 500)": round(done / sum(times)),
            "claims/s of the first and the last tenth": (
                f"{round(A_BATCH * tenth / sum(times[:tenth]))} / {round(A_BATCH * tenth / sum(times[-tenth:]))}"
            ),
            "incidents made of them": app.incidents.count(IncidentFilter()),
        }
        while app.incidents.count(IncidentFilter()) < incidents:
            app.articles.put_many(list(islice(source, 2_000)), now=NOW, announce=False)
        return figures | _asked(app, asked)


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
    spent: dict[str, list[float]] = {}
    bare: list[float] = []
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
        spent.setdefault(form, []).append(seconds(lambda q=question: service.ask(q, now=NOW)))  # type: ignore[misc]
        bare.append(seconds(lambda c=town.country: database.execute(_BARE, (c,)).fetchall()))  # type: ignore[misc]
    database.close()
    every = [one for times in spent.values() for one in times]
    slowest = max(spent, key=lambda form: percentile(spent[form], 0.95))
    return {
        "incidents asked about": app.incidents.count(IncidentFilter()),
        "questions": asked,
        "answer, ms p50 / p95 (<= 100)": f"{percentile(every, 0.5)} / {percentile(every, 0.95)}",
        "slowest kind of question": slowest,
        "its p95, ms": percentile(spent[slowest], 0.95),
        "count and sum by bare SQLite, ms p50 / p95": f"{percentile(bare, 0.5)} / {percentile(bare, 0.95)}",
    }


_BARE = "select count(*), sum(killed) from incidents where country = ? and date_start >= '2015-01-01'"
