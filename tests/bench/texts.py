"""Made-up articles and questions of any number, always the same ones: news-like words, lengths of real reports."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from index.sources.item import Found
from index.sources.naming import make_article
from store.records import Claim, Count, DatePrecision, EventType, Place, Quote, Weapon

HOURS_APART = 29  # between the publication of two made-up articles
_TOWNS = ("Aleppo", "Homs", "Idlib", "Raqqa", "Mosul", "Kirkuk", "Basra", "Gaza", "Kharkiv", "Odesa", "Goma", "Kabul")
_WHO = ("Local sources", "Police", "The governor", "A hospital director", "Residents", "Rescue workers", "An official")
_WHAT = (
    "{n} people were killed and {m} others injured in {what} in {town} on {day}",
    "{what} hit a market in {town} on {day}, killing at least {n} people",
    "rescue teams pulled {n} people from the rubble of a building in {town} after {what}",
    "{m} families left their homes near {town} after {what} on {day}",
    "the road between {town} and {other} stayed closed for {n} days because of {what}",
    "schools in {town} will stay shut until {day} and {m} pupils were sent home",
)
_CAUSES = ("an airstrike", "a car bomb", "heavy shelling", "a gas explosion", "a drone strike", "a shooting")
_FILL_TEXT = (
    "market street hospital river bridge council water power road school village border convoy crossing camp winter"
    " harvest bakery engineer teacher driver nurse farmer meeting report statement inquiry court budget election rain"
)
_FILL = _FILL_TEXT.split()
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def made_up(count: int, *, seed: int = 1) -> list[Found]:
    """`count` articles of about 360 words, each with an id of its own."""
    luck = random.Random(seed)
    return [_article(luck, n) for n in range(count)]


def counting(count: int, *, articles: int, seed: int = 3) -> list[str]:
    """`count` questions that incidents answer, not passages, of the years that so many `made_up` articles fill."""
    luck = random.Random(seed)
    kinds = (
        "How many people were killed in {town} in {when}?",
        "How many airstrikes were there in {town} in {when}?",
        "Which towns were hit in {when}?",
        "List the deadliest airstrikes of {when}",
    )
    years = max(1, articles * HOURS_APART // (365 * 24))
    months = ("March", "June", "October", "December")
    return [
        luck.choice(kinds).format(
            town=luck.choice(_TOWNS), when=f"{luck.choice((*months, ''))} {2011 + luck.randrange(years)}".strip()
        )
        for _ in range(count)
    ]


def questions(count: int, *, seed: int = 2) -> list[str]:
    """`count` questions of about ten words."""
    luck = random.Random(seed)
    kinds = (
        "What did the {a} say about the {b} in {town} on {day}?",
        "Why was the {a} near {town} closed after {cause}?",
        "Who spoke of the {a} and the {b} of {town}?",
    )
    return [luck.choice(kinds).format(**_words(luck)) for _ in range(count)]


def _article(luck: random.Random, number: int) -> Found:
    """One event of its own, told in the first sentences; the rest is what surrounds it, as in most reports."""
    words = _words(luck)
    told = [_told(luck, words) for _ in range(luck.randrange(1, 4))]
    rest = [_around(luck, words) for _ in range(12)]
    paragraphs = [" ".join(told), *(" ".join(rest[n : n + 2]) for n in range(0, len(rest), 2))]
    article = make_article(
        "\n\n".join(paragraphs),
        article_id=f"made-up-{number}",
        source=f"The Made-up Gazette of {words['other']}",
        title=f"{words['cause'].capitalize()} in {words['town']}: {words['a']} and {words['b']} hit",
        published=(datetime(2011, 1, 1, tzinfo=UTC) + timedelta(hours=HOURS_APART * number), False),
        language="en",
    )
    return Found(f"made up:{number}", article, own_id=True)


def reported(found: Found, places: Mapping[str, Place], *, seed: int) -> Claim:
    """A claim by hand for a made-up article: an airstrike in one of its towns, some days before it was published."""
    luck = random.Random(seed)
    article, killed = found.article, luck.randrange(2, 40)
    assert article.published_at is not None  # all made-up ones are dated
    end = article.text.index(".") + 1
    day = article.published_at.date() - timedelta(days=luck.randrange(3))
    place = places[luck.choice(_TOWNS)]
    return Claim(
        id=f"{article.id}#0",
        article_id=article.id,
        event_type=EventType.AIR_OR_DRONE_STRIKE,
        quote=Quote(0, end, article.text[:end]),
        primary=True,
        weapon=Weapon.AIRSTRIKE,
        date_start=day,
        date_end=day,
        date_precision=DatePrecision.DAY,
        place=place,
        places=(place,),
        killed=Count(killed, killed, killed),
    )


def towns() -> tuple[str, ...]:
    """The towns that made-up texts name."""
    return _TOWNS


def _told(luck: random.Random, words: dict[str, str]) -> str:
    what = luck.choice(_WHAT).format(n=luck.randrange(2, 40), m=luck.randrange(2, 90), what=words["cause"], **words)
    return f"{luck.choice(_WHO)} said {what}."


def _around(luck: random.Random, words: dict[str, str]) -> str:
    filler = " ".join(luck.choice(_FILL) for _ in range(luck.randrange(8, 16)))
    return f"{luck.choice(_WHO)} spoke of the {filler}, while the {luck.choice(_FILL)} of the {words['a']} went on."


def _words(luck: random.Random) -> dict[str, str]:
    town, other = luck.sample(_TOWNS, 2)
    a, b = luck.sample(_FILL, 2)
    return {"town": town, "other": other, "a": a, "b": b, "day": luck.choice(_DAYS), "cause": luck.choice(_CAUSES)}
