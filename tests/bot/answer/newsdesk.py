"""A small newsroom for the answer tests: our own articles with their claims written by hand, in a real database.

Claims by hand, because these tests are about answers: they must not change when extraction learns something new.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from bot.answer.service import AnswerService
from index.gazetteer import Gazetteer
from index.retrieve import Passage
from store.articles import Articles
from store.claims import Claims
from store.database import Database
from store.incidents import Incidents
from store.records import (
    Article,
    Chunk,
    Claim,
    Count,
    DatePrecision,
    EventType,
    Evidence,
    Place,
    PlacePrecision,
    Quote,
    Victims,
    Weapon,
)

NOW = datetime(2020, 3, 4, 12, 0, tzinfo=UTC)


@dataclass
class LexicalFinder:
    """A passage finder without a model: the share of the question's words that a chunk holds."""

    articles: Articles
    chunks: list[Chunk] = field(default_factory=list)

    def passages(self, question: str, *, k: int = 8, chunk_ids: set[int] | None = None) -> list[Passage]:
        wanted = {w for w in re.findall(r"\w+", question.lower()) if len(w) > 3}
        found = []
        for chunk in self.chunks:
            if chunk_ids is not None and chunk.id not in chunk_ids:
                continue
            share = len(wanted & set(re.findall(r"\w+", chunk.text.lower()))) / max(1, len(wanted))
            if share:
                found.append(Passage(chunk, share, dense=share, lexical=share))
        return sorted(found, key=lambda p: (-p.score, p.chunk.id))[:k]


@dataclass
class Newsdesk:
    """A database with articles, and the service over it."""

    database: Database
    gazetteer: Gazetteer

    def __post_init__(self) -> None:
        self.articles, self.claims, self.incidents = (
            Articles(self.database),
            Claims(self.database),
            Incidents(self.database),
        )
        self.finder = LexicalFinder(self.articles)
        self.service = AnswerService(
            articles=self.articles,
            claims=self.claims,
            incidents=self.incidents,
            gazetteer=self.gazetteer,
            retriever=self.finder,
            clock=lambda: NOW,
        )

    @classmethod
    def open(cls, folder: Path, gazetteer: Gazetteer) -> Newsdesk:
        return cls(Database.open(folder, write=True), gazetteer)

    def place(self, name: str, precision: PlacePrecision | None = None) -> Place:
        """The gazetteer's place; `precision` picks the province or the town of one name."""
        for entry in self.gazetteer.lookup(name.partition(",")[0]) if precision else ():
            if entry.place.precision is precision:
                return entry.place
        found = self.gazetteer.resolve(name)
        assert found is not None, name
        return found

    def report(self, article: Article, *claims: Claim) -> None:
        """Take an article in, one chunk a paragraph."""
        chunks = []
        for number, match in enumerate(re.finditer(r"[^\n]+", article.text)):
            chunk = Chunk(len(self.finder.chunks) + 1 + number, article.id, match.start(), match.end(), match.group())
            chunks.append(chunk)
        self.finder.chunks += chunks
        self.articles.put(article, chunks, claims, now=article.published_at or NOW)


def article(
    id: str,
    text: str,
    *,
    source: str = "Harbour Post",
    published: str = "2020-03-03T17:00:00",
    title: str | None = None,
) -> Article:
    return Article(
        id=id,
        text=text,
        source=source,
        title=title,
        url=f"https://{source.lower().replace(' ', '-')}.example/{id}",
        published_at=datetime.fromisoformat(published).replace(tzinfo=UTC),
        language="en",
        content_hash=id,
    )


def exactly(n: int, qualifier: str | None = None) -> Count:
    return Count(n, n, n, qualifier)


def at_least(n: int, qualifier: str = "at least") -> Count:
    return Count(n, None, n, qualifier)


def claim(
    of: Article,
    number: int,
    words: str,
    *,
    event: EventType = EventType.AIR_OR_DRONE_STRIKE,
    weapon: Weapon | None = None,
    day: str | None = None,
    until: str | None = None,
    precision: DatePrecision | None = None,
    place: Place | None = None,
    places: Sequence[Place] = (),
    killed: Count | None = None,
    injured: Count | None = None,
    displaced: Count | None = None,
    abducted: Count | None = None,
    victims: Iterable[Victims] = (),
    by: str | None = None,
    target: str | None = None,
    people: Sequence[str] = (),
    says: str | None = None,
    primary: bool = False,
    cumulative: bool = False,
    negated: bool = False,
    read: Sequence[tuple[str, str]] = (),
) -> Claim:
    """A claim whose quote is the part of the article that begins with `words`, to the end of its sentence.

    `read` are its fields, each with the words of the article, once in it, that gave it.
    """
    start = of.text.index(words)
    end = of.text.index(".", start) + 1
    first = date.fromisoformat(day) if day else None
    last = date.fromisoformat(until) if until else first
    return Claim(
        id=f"{of.id}#{number}",
        article_id=of.id,
        event_type=event,
        quote=Quote(start, end, of.text[start:end]),
        primary=primary,
        weapon=weapon,
        date_start=first,
        date_end=last,
        date_precision=precision or (DatePrecision.DAY if first else DatePrecision.UNKNOWN),
        place=place,
        places=tuple(places),
        killed=killed,
        injured=injured,
        displaced=displaced,
        abducted=abducted,
        victims=tuple(victims),
        perpetrator=by,
        target=target,
        people=tuple(people),
        attributed_to=says,
        cumulative=cumulative,
        negated=negated,
        evidence=tuple(Evidence(field, of.text.index(said), of.text.index(said) + len(said)) for field, said in read),
    )


IDLIB = "\n".join(
    (
        "Airstrikes blamed on government forces left at least 12 civilians dead in Syria's northwestern "
        "province of Idlib on Tuesday, five of them children, local sources said.",
        "Jets struck the centre of Idlib city, the town of Binnish and the area of Sahil Roj, said the White "
        "Helmets, a rescue service.",
        "Initial reports by rescuers spoke of nine civilians killed on Monday.",
        "Forces loyal to the government retook the district of Saraqib, the Syrian Observatory for Human Rights said.",
        "Earlier advances sent hundreds of thousands of people fleeing towards the border.",
        "More than 1,300 civilians have lost their lives in the zone since September 2018.",
        "More than 1 million Syrians have moved near the border.",
    )
)


def idlib_story(desk: Newsdesk) -> None:
    """One article: a toll of the day, an initial one of the day before, a running total, two vague displacements."""
    story = article("idlib-story", IDLIB)
    province = desk.place("Idlib", PlacePrecision.PROVINCE)
    town = desk.place("Idlib", PlacePrecision.TOWN)
    binnish, saraqib = desk.place("Binnish"), desk.place("Saraqib")
    roj = Place("Sahil Roj", "Idlib", "SY", 35.9, 36.47, PlacePrecision.DISTRICT)
    civilians = Victims("civilians", killed=at_least(12))
    desk.report(
        story,
        claim(
            story,
            0,
            "Airstrikes blamed",
            primary=True,
            weapon=Weapon.AIRSTRIKE,
            day="2020-03-03",
            place=province,
            killed=at_least(12),
            victims=(civilians, Victims("children", killed=exactly(5))),
            by="Syrian government forces",
            says="local sources",
        ),
        claim(
            story,
            1,
            "Jets struck",
            weapon=Weapon.AIRSTRIKE,
            day="2020-03-03",
            place=province,
            places=(town, binnish, roj),
            says="White Helmets",
        ),
        claim(
            story,
            2,
            "Initial reports",
            day="2020-03-02",
            place=province,
            killed=exactly(9),
            victims=(Victims("civilians", killed=exactly(9)),),
            says="civil defense",
        ),
        claim(
            story,
            3,
            "Forces loyal",
            event=EventType.GOVERNMENT_REGAINS_TERRITORY,
            place=saraqib,
            says="Syrian Observatory for Human Rights",
        ),
        claim(
            story,
            4,
            "Earlier advances",
            event=EventType.ARMED_CLASH,
            place=province,
            displaced=at_least(100_000, "hundreds of thousands"),
            cumulative=True,
        ),
        claim(
            story,
            5,
            "More than 1,300",
            event=EventType.ATTACK,
            day="2018-09-01",
            until="2020-03-03",
            precision=DatePrecision.MONTH,
            place=province,
            killed=at_least(1300, "more than"),
            victims=(Victims("civilians", killed=at_least(1300, "more than")),),
            cumulative=True,
        ),
        claim(
            story,
            6,
            "More than 1 million",
            event=EventType.ARMED_CLASH,
            place=province,
            displaced=at_least(1_000_000, "more than"),
            cumulative=True,
        ),
    )
