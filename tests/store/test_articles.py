"""Articles with their chunks and claims: added, replaced, removed, withdrawn, in one transaction each."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from store.articles import Articles, Item, url_key
from store.claims import Claims
from store.database import Database
from store.errors import FolderReadOnly, NotFound
from store.filters import IncidentFilter
from store.incidents import Incidents
from store.outbox import Outbox
from store.records import Chunk, Claim, Figure, Status


@pytest.fixture
def articles(database: Database) -> Articles:
    return Articles(database)


def test_article_comes_back_as_it_was_put(
    articles: Articles, make_claim: Callable[..., Claim], make_item: Callable[..., Item], now: datetime
) -> None:
    item = make_item(make_claim(), text="Zwölf Tote – «twelve» 😀 قتلى", language="de", title=None)
    assert articles.put(item.article, item.chunks, item.claims, now=now) == "added"
    found = articles.find("a1")
    assert found is not None
    assert (found.text, found.language, found.title) == ("Zwölf Tote – «twelve» 😀 قتلى", "de", None)
    assert found.published_at == datetime(2020, 3, 3, 9, tzinfo=UTC)
    assert found.added_at == now


def test_chunks_are_cut_from_the_stored_text(articles: Articles, make_item: Callable[..., Item], now: datetime) -> None:
    item = make_item(article_id="a7", text="😀 First sentence. Second sentence.")
    chunks = [Chunk(71, "a7", 0, 17, ""), Chunk(72, "a7", 18, 34, "")]
    articles.put(item.article, chunks, [], now=now)
    assert [c.text for c in articles.chunks_of("a7")] == ["😀 First sentence.", "Second sentence."]
    assert articles.chunks([72, 999]) == {72: Chunk(72, "a7", 18, 34, "Second sentence.")}
    assert articles.all_chunk_ids() == [71, 72]


def test_putting_the_same_article_again_changes_nothing_a_reader_could_notice(
    database: Database,
    articles: Articles,
    make_claim: Callable[..., Claim],
    make_item: Callable[..., Item],
    now: datetime,
) -> None:
    item = make_item(make_claim())
    articles.put_many([item], now=now)
    before = Incidents(database).find(IncidentFilter())
    assert articles.put_many([item], now=now + timedelta(hours=1)) == ["updated"]
    assert articles.count() == 1
    assert Incidents(database).find(IncidentFilter()) == before
    found = articles.find("a1")
    assert found is not None
    assert found.added_at == now


def test_changed_article_replaces_chunks_and_claims_and_its_vectors_are_taken_out(
    database: Database,
    articles: Articles,
    make_claim: Callable[..., Claim],
    make_item: Callable[..., Item],
    now: datetime,
) -> None:
    first = make_item(make_claim("a1#0"), make_claim("a1#1", at="Aleppo", killed=3))
    articles.put_many([first], now=now)
    second = make_item(make_claim("a1#0", killed=15))
    second = Item(second.article, [Chunk(2000, "a1", 0, 5, "")], second.claims)
    assert articles.put_many([second], now=now) == ["updated"]
    assert [c.id for c in articles.chunks_of("a1")] == [2000]
    assert [c.id for c in Claims(database).of_article("a1")] == ["a1#0"]
    found = Incidents(database).find(IncidentFilter())
    assert [i.killed for i in found] == [Figure(15, 15, 15)]
    pending = Outbox(database).pending(["embed", "unembed"])
    assert [(r.kind, r.payload) for r in pending] == [("unembed", {"chunks": [1001]}), ("embed", {"chunks": [2000]})]


def test_later_of_two_articles_with_one_id_in_a_batch_counts(
    articles: Articles, make_claim: Callable[..., Claim], make_item: Callable[..., Item], now: datetime
) -> None:
    batch = [make_item(make_claim(), text="Early words."), make_item(make_claim(), text="Later words.")]
    assert articles.put_many(batch, now=now) == ["added", "updated"]
    found = articles.find("a1")
    assert found is not None
    assert found.text == "Later words."


def test_removed_article_takes_its_claims_incident_and_vectors_with_it(
    database: Database,
    articles: Articles,
    make_claim: Callable[..., Claim],
    make_item: Callable[..., Item],
    now: datetime,
) -> None:
    articles.put_many([make_item(make_claim())], now=now)
    articles.remove("a1", now=now)
    assert articles.count() == 0
    assert Incidents(database).find(IncidentFilter()) == []
    assert [r.payload for r in Outbox(database).pending("unembed")] == [{"chunks": [1001]}]
    with pytest.raises(NotFound, match="a1"):
        articles.remove("a1", now=now)


def test_incident_whose_only_source_withdrew_is_retracted_and_no_longer_counted(
    database: Database,
    articles: Articles,
    make_claim: Callable[..., Claim],
    make_item: Callable[..., Item],
    now: datetime,
) -> None:
    articles.put_many([make_item(make_claim())], now=now)
    (incident,) = Incidents(database).find(IncidentFilter())
    articles.retract("a1", why="published in error", now=now)
    assert Incidents(database).count(IncidentFilter()) == 0
    found = Incidents(database).get(incident.id)
    assert found is not None
    assert (found.status, found.killed) == (Status.RETRACTED, Figure(12, 12, 12))
    (announced,) = [r for r in Outbox(database).pending("announce") if r.payload["revision"] == 2]
    assert announced.payload["changed"]["status"] == ["single_source", "retracted"]
    assert "published in error" in announced.payload["why"]


def test_withdrawn_report_no_longer_bears_on_the_figure_of_an_incident_that_stands(
    database: Database,
    articles: Articles,
    make_claim: Callable[..., Claim],
    make_item: Callable[..., Item],
    now: datetime,
) -> None:
    articles.put_many(
        [make_item(make_claim("a1#0", killed=9)), make_item(make_claim("a2#0", killed=40), hour=12)], now=now
    )
    articles.retract("a2", why="wrong", now=now)
    (incident,) = Incidents(database).find(IncidentFilter())
    assert incident.killed == Figure(9, 9, 9)


def test_article_is_matched_by_canonical_address_then_by_text(
    articles: Articles, make_item: Callable[..., Item], now: datetime
) -> None:
    articles.put_many(
        [make_item(article_id="a1", url="https://www.example.org/news/?b=2&a=1#top", text="One.")], now=now
    )
    same = articles.match("http://example.org/news?utm_source=x&a=1&b=2", "other")
    assert same is not None
    assert same.id == "a1"
    copied = articles.match("https://elsewhere.org", "hash of One.")
    assert copied is not None
    assert copied.id == "a1"
    assert articles.match("https://elsewhere.org", "other") is None


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.x.org/a/", "x.org/a"),
        ("http://X.org:80/a#b", "x.org/a"),
        ("https://x.org/a?fbclid=1&q=2", "x.org/a?q=2"),
        ("https://x.org/A", "x.org/A"),
    ],
)
def test_url_key(url: str, key: str) -> None:
    assert url_key(url) == key


def test_articles_are_counted_by_their_time(articles: Articles, make_item: Callable[..., Item], now: datetime) -> None:
    items = [make_item(article_id=f"a{n}", hour=n, text=f"Text {n}.") for n in (1, 5, 6)]
    items.append(make_item(article_id="a9", text="Undated.", published_at=None))
    articles.put_many(items, now=now)
    at = datetime(2020, 3, 3, 5, tzinfo=UTC)
    assert articles.count() == 4
    assert articles.count(published_from=at) == 2
    assert articles.count(published_to=at) == 1
    assert articles.count(published_from=at, published_to=at) == 0


def test_coverage_tells_what_is_there(
    articles: Articles, make_claim: Callable[..., Claim], make_item: Callable[..., Item], now: datetime
) -> None:
    empty = articles.coverage()
    assert (empty.articles, empty.newest_published, empty.sources, empty.first_event) == (0, None, (), None)
    articles.put_many(
        [make_item(make_claim("a1#0")), make_item(make_claim("a2#0", at="Aleppo"), source="Outlet a1")], now=now
    )
    held = articles.coverage()
    assert (held.articles, held.incidents, held.newest_published) == (2, 2, datetime(2020, 3, 3, 9, tzinfo=UTC))
    assert held.sources == (("Outlet a1", 2),)
    assert held.countries == (("SY", 2),)
    assert held.admin1s == (("SY", "Aleppo", 1), ("SY", "Idlib", 1))


@pytest.mark.sqlite
def test_reader_sees_what_a_writer_in_another_process_stored(
    database: Database,
    articles: Articles,
    make_claim: Callable[..., Claim],
    make_item: Callable[..., Item],
    now: datetime,
) -> None:
    articles.put_many([make_item(make_claim())], now=now)
    script = f"""
        from pathlib import Path
        from store.articles import Articles
        from store.database import Database
        print(Articles(Database.open(Path({str(database.folder)!r}))).count())
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


def test_reader_cannot_put(tmp_path: Path, make_item: Callable[..., Item], now: datetime) -> None:
    Database.open(tmp_path, write=True).close()
    with pytest.raises(FolderReadOnly):
        Articles(Database.open(tmp_path)).put_many([make_item(article_id="a1", text="x")], now=now)


KILLED = """
    import sys
    from datetime import UTC, datetime
    from pathlib import Path
    from store.articles import Articles, Item
    from store.database import Database
    from store.records import Article, Chunk, Claim, EventType, Quote

    database = Database.open(Path(sys.argv[1]), write=True)
    articles = Articles(database)
    print("open", flush=True)
    for n in range(int(sys.argv[2]), 10_000):
        key = f"k{n}"
        claims = [Claim(f"{key}#{i}", key, EventType.ATTACK, Quote(0, 4, "Text")) for i in range(3)]
        chunks = [Chunk(10 * n + i + 1, key, i, i + 4, "") for i in range(3)]
        articles.put(Article(key, f"Text {n} of many", content_hash=key), chunks, claims, now=datetime.now(UTC))
        print(n, flush=True)
"""


@pytest.mark.sqlite
def test_process_killed_at_any_moment_leaves_no_half_article(tmp_path: Path) -> None:
    stored = 0
    for delay in (0.002, 0.011, 0.037):
        writer = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path), str(stored)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert writer.stdout is not None
        assert [writer.stdout.readline().strip() for _ in range(3)] == ["open", str(stored), str(stored + 1)]
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(timeout=delay)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        database = Database.open(tmp_path, write=True)
        with database.session() as session:
            counts = [
                session.execute(text(f"SELECT count(*) FROM {table}")).scalar()
                for table in (
                    "articles",
                    "chunks",
                    "claims",
                    "incidents",
                    "incident_claims",
                    "outbox WHERE kind = 'embed'",
                )
            ]
        database.close()
        stored, chunks, claims, incidents, members, embed = (int(n or 0) for n in counts)
        assert (chunks, claims, incidents, members, embed) == (3 * stored, 3 * stored, 3 * stored, 3 * stored, stored)
    assert stored >= 6
