"""From a feed to the machine-readable interface: a report comes in, is changed, and is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.settings import Settings
from tests.feeds.server import FeedServer
from tests.flows.conftest import Dateline

ADDED = datetime.now(UTC).replace(second=0, microsecond=0)
QUESTION = "How many people were killed in Homs?"
FEED = """<rss version="2.0"><channel><title>Sample Desk</title><item><guid>homs</guid>
<link>{link}</link><title>{title}</title><pubDate>Tue, 04 May 2021 09:00:00 GMT</pubDate>
<description>{text}</description></item></channel></rss>"""
TEXT = (
    "An airstrike killed {toll} people in Homs, Syria, on Monday, rescuers said. The road to the market stayed shut "
    "on Tuesday while crews looked for more of the missing under the bricks, and schools of the quarter stayed closed."
)


class Desk:
    """A feed on this machine, and a data folder that reads it an hour later each time."""

    def __init__(self, server: FeedServer, folder: Path, dateline: Dateline) -> None:
        self.server, self.folder, self.dateline = server, folder, dateline
        self.now = ADDED

    def says(self, title: str, text: str) -> None:
        """The feed and its one item's page give this title and text, and are looked at."""
        page = f"<html><head><title>{title}</title></head><body><article><p>{text}</p></article></body></html>"
        self.server.put("/homs", page)
        self.server.put("/f", FEED.format(link=f"{self.server.url}/homs", title=title, text=text))
        if self.now == ADDED:
            assert self.dateline("--data", self.folder, "feeds", "add", f"{self.server.url}/f").status == 0
        self.now += timedelta(hours=1)
        settings = Settings(data=self.folder, fetch_allow=(self.server.host,))
        with App.open(settings, write=True, clock=lambda: self.now) as app:
            poller = app.alerting.poller()
            feeds = app.alerting.feeds
            poller.round()
            # on a busy machine, what is fetched may come in with a later round
            while feeds.all()[0].read_at != self.now or feeds.to_ingest(self.now, 1):
                poller.round()
            poller.close()
            app.syncing.catch_up()

    def answer(self, question: str = QUESTION) -> dict[str, Any]:
        (row,) = self.dateline("--data", self.folder, "ask", "--json", question).rows
        return row

    def incidents(self, *options: str) -> list[dict[str, Any]]:
        return self.dateline("--data", self.folder, "incidents", *options).rows


@pytest.fixture
def desk(dateline: Dateline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with FeedServer() as server:
        monkeypatch.setenv("DATELINE_FETCH_ALLOW", server.host)
        yield Desk(server, tmp_path, dateline)


def test_a_report_is_asked_for_as_it_was_known_then_and_is_retracted_when_withdrawn(desk: Desk) -> None:
    desk.says("Airstrike in Homs", TEXT.format(toll="three"))
    answer = desk.answer()
    assert (answer["route"], answer["value"]) == ("sum", 3)
    (cited,) = answer["citations"]
    assert (cited["source"], cited["url"]) == (desk.server.host, f"{desk.server.url}/homs")
    assert cited["published_at"] == "2021-05-04T09:00:00Z"

    first = desk.now
    desk.says("Airstrike in Homs", TEXT.format(toll="seven"))
    assert desk.answer()["value"] == 7
    then = desk.answer(f"{QUESTION[:-1]} as of {first + timedelta(minutes=1):%-d %B %Y %H:%M}?")
    assert (then["route"], then["value"]) == ("sum", 3)
    assert "as known on" in then["text"]
    before = desk.answer(f"{QUESTION[:-1]} as of {first - timedelta(days=2):%-d %B %Y}?")
    assert (before["route"], before["value"]) == ("refusal", None)
    assert before["text"].startswith("No report was in the index then for Homs province\n")
    assert [one["status"] for one in desk.incidents()] == ["single_source"]

    desk.says("Retraction: Airstrike in Homs", TEXT.format(toll="seven"))
    assert desk.incidents() == []
    (withdrawn,) = desk.incidents("--all")
    assert (withdrawn["status"], withdrawn["killed"]["best"]) == ("retracted", 7)
    gone = desk.answer()
    assert gone["value"] in (None, 0)
    assert gone["citations"] == []
    assert "7" not in gone["text"].splitlines()[0]
