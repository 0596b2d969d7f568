"""A made-up world of reports for `tests/bench/scale.py`: real towns, made-up villages, words and people.

What decides the cost of merging is how many claims share a key with a new one. That is set here by what was measured on
real reports (2,159 claims of US shootings): 7.7 names a text; 4 of 100 pairs of one province share one of them and 1.4
share two or more, however far apart in time, because officials, hospitals and streets return; copies of one text under
two outlets are few. Ids are hashes, as an ingest gives them, so that they fall all over the database's indexes.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from index.gazetteer import Gazetteer
from store.articles import Item
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

FIRST_DAY, DAYS = date(2011, 1, 1), 3_650
AT_A_TIME = 200  # stories whose reports come in mixed
REGULARS = 40  # of a province: so many single names, and so many sets of three that return together
WORDS = 220  # in a text
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
_TELLINGS = (1, 1, 1, 1, 1, 1, 2, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class _Event:
    """What happened, before anybody tells it."""

    number: int
    event: EventType
    weapon: Weapon | None
    word: str
    by: str
    place: Place
    day: date
    killed: int
    injured: int
    target: str | None
    victims: tuple[str, ...]
    names: tuple[str, ...]


def places(gazetteer: Gazetteer) -> list[Place]:
    """The towns, from the gazetteer."""
    return [place for name in _TOWNS.split("|") if (place := gazetteer.resolve(name)) is not None]


def items(towns: list[Place], *, seed: int = 5) -> Iterator[Item]:
    """Articles without end, one claim each, about stories that one to four of them tell within two days."""
    luck = random.Random(seed)
    number = 0
    while True:
        told: list[Item] = []
        for _ in range(AT_A_TIME):
            told += _told(luck, _event(luck, towns, number))
            number += 1
        luck.shuffle(told)
        yield from told


def _word(luck: random.Random) -> str:
    """One of 400,000 words, so that texts and villages are alike only where they tell the same."""
    return "".join(luck.choices(_SYLLABLES, k=3))


def _name(luck: random.Random) -> str:
    """Two capitalised words, as in the names of people, streets and families."""
    return f"{_word(luck).title()} {_word(luck).title()}"


@lru_cache(maxsize=1024)
def _regulars(province: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The names that return in a province: single ones, and sets of three."""
    luck = random.Random(province)
    single = tuple(_name(luck) for _ in range(REGULARS))
    return single, tuple(tuple(_name(luck) for _ in range(3)) for _ in range(REGULARS))


def _event(luck: random.Random, towns: list[Place], number: int) -> _Event:
    event, weapon, word, by = luck.choice(_KINDS)
    place = _spot(luck, luck.choice(towns))
    single, sets = _regulars(f"{place.country}|{place.admin1}")
    names = [_name(luck) for _ in range(4)] + [luck.choice(single)]
    if luck.random() < 0.75:
        names += luck.choice(sets)
    return _Event(
        number=number,
        event=event,
        weapon=weapon,
        word=word,
        by=by,
        place=place,
        day=FIRST_DAY + timedelta(days=luck.randrange(DAYS)),
        killed=luck.randrange(0, 25),
        injured=luck.randrange(0, 60),
        target=luck.choice(_TARGETS),
        victims=tuple(_name(luck) for _ in range(luck.randrange(1, 4))) if luck.random() < 0.5 else (),
        names=tuple(names),
    )


def _spot(luck: random.Random, town: Place) -> Place:
    """The town itself, a village around it, or only its province."""
    which = luck.random()
    if which < 0.05 and town.admin1:
        return replace(town, name=town.admin1, precision=PlacePrecision.PROVINCE, geoname_id=None)
    if which < 0.35:
        return town
    return replace(
        town,
        name=_word(luck).title(),
        lat=(town.lat or 0.0) + luck.uniform(-0.5, 0.5),
        lon=(town.lon or 0.0) + luck.uniform(-0.5, 0.5),
        precision=luck.choice((PlacePrecision.EXACT, PlacePrecision.TOWN)),
        geoname_id=None,
    )


def _told(luck: random.Random, event: _Event) -> list[Item]:
    """The reports of one event; later ones may correct the toll, or be copies under another outlet."""
    found: list[Item] = []
    for telling in range(luck.choice(_TELLINGS)):
        dead = max(0, event.killed + luck.randrange(-1, 3) * bool(telling))
        copied = found[-1].article.text if found and luck.random() < 0.1 else None
        text = copied or _text(luck, event, dead)
        digest = hashlib.blake2b(f"{event.number}-{telling}".encode(), digest_size=16).hexdigest()
        article = Article(
            id=digest,
            text=text,
            source=f"Gazette {luck.randrange(40)}",
            title=None,
            url=f"https://gazette.example/{digest}",
            published_at=datetime.combine(event.day, datetime.min.time(), UTC) + timedelta(hours=12 + 9 * telling),
            language="en",
            content_hash=digest,
        )
        found.append(Item(article, (), (_claim(luck, event, article, dead),)))
    return found


def _text(luck: random.Random, event: _Event, dead: int) -> str:
    """A first sentence with the facts, then made-up words with the names among them."""
    lead = (
        f"{dead} {_word(luck)} were killed and {event.injured} {_word(luck)} in {event.word} on"
        f" {event.target or 'houses'} in {event.place.name}, {_word(luck)} officials {_word(luck)}."
    )
    words = [_word(luck) for _ in range(WORDS)]
    for name in event.names + event.victims:
        if luck.random() < 0.85:
            words[luck.randrange(len(words))] = f"{_word(luck)} {name} {_word(luck)}"
    return f"{lead} {' '.join(words)}."


def _claim(luck: random.Random, event: _Event, article: Article, dead: int) -> Claim:
    end = article.text.index(".") + 1
    dated = luck.random() >= 0.05
    return Claim(
        id=f"{article.id}#0",
        article_id=article.id,
        event_type=event.event,
        quote=Quote(0, end, article.text[:end]),
        primary=True,
        weapon=event.weapon,
        date_start=event.day if dated else None,
        date_end=event.day if dated else None,
        date_precision=DatePrecision.DAY if dated else DatePrecision.UNKNOWN,
        place=event.place,
        places=(event.place,),
        killed=Count(dead, dead, dead),
        injured=Count(event.injured, event.injured, event.injured),
        victims=(Victims("civilians", killed=Count(dead, dead, dead)),),
        perpetrator=event.by,
        target=event.target,
        people=event.victims,
        attributed_to="officials",
    )
