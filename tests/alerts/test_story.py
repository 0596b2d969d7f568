"""The transcript in docs/alerts.md, played again: two feeds, a group, and everything that may go wrong with a story."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.answer.answer import Answer, IncidentRef, Route
from bot.answer.plan import Operation, Plan
from store.filters import IncidentFilter
from store.incidents import Incidents
from store.outbox import Outbox
from store.records import Effect
from tests.alerts.serving import Serving, item, rss, serving
from tests.feeds.server import FeedServer
from tests.telegram.fake import FakeTelegram

DOCS = Path(__file__).parents[2] / "docs" / "alerts.md"
BEGIN, END = "<!-- transcript: tests/alerts/test_story.py plays it -->\n```text\n", "```\n<!-- end of transcript -->"
GROUP, REPORTER, COLLEAGUE = -1001234567890, 22, 33
DAY = datetime(2020, 3, 3, tzinfo=UTC)


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        server.world.person(REPORTER)
        server.world.person(COLLEAGUE)
        server.world.group(GROUP)
        server.world.chats[GROUP].admins.add(REPORTER)
        yield server
        assert server.refused == []


class StoredFigures:
    """Answers "killed in TOWN?" with the stored figure; behind the seam that the real service uses."""

    def __init__(self) -> None:
        self.incidents: Incidents | None = None

    def ask(
        self, question: str, *, now: datetime | None = None, previous: Plan | None = None, id: str | None = None
    ) -> Answer:
        """The figure of the one incident in that town."""
        assert self.incidents is not None
        town = question.removeprefix("killed in ").rstrip("?")
        (incident,) = (
            one for one in self.incidents.find(IncidentFilter()) if one.place is not None and one.place.name == town
        )
        assert incident.killed is not None
        return Answer(
            id=id or "x",
            question=question,
            route=Route.SUM,
            plan=Plan(Operation.SUM, effect=Effect.KILLED),
            headline=f"{incident.killed.best} people killed in {town}",
            value=incident.killed.best,
            incidents=(IncidentRef(incident.id, incident.articles),),
        )

    def answer_plan(self, plan: Plan, *, id: str | None = None) -> Answer:
        """No button of the story leads here."""
        raise AssertionError(plan)


@dataclass
class Story:
    """Plays scenes and writes down what the group sees."""

    bot: Serving
    fake: FakeTelegram
    server: FeedServer
    lines: list[str] = field(default_factory=list)
    seen: int = 0

    def at(self, when: datetime, heading: str) -> None:
        """The clock jumps there."""
        self.bot.ahead = when - datetime.now(UTC)
        self.lines += [*([""] if self.lines else []), f"{when:%-d %b %H:%M}  {heading}"]

    async def feeds(self, **documents: str) -> None:
        """The feeds change; waits until all that follows has been sent."""
        for name, document in documents.items():
            self.server.put(f"/{name}", document, etag=False)
        async with asyncio.timeout(40):
            mark = self.bot.clock()
            while not self.looked(mark):  # that look may have begun before the change
                await asyncio.sleep(0.05)
            mark = self.bot.clock()
            while not self.quiet(mark):
                await asyncio.sleep(0.05)
        self.note()

    def looked(self, mark: datetime) -> bool:
        """Whether the feeds were read since."""
        return all(feed.read_at is not None and feed.read_at > mark for feed in self.bot.feeds.all())

    def quiet(self, mark: datetime) -> bool:
        """Whether the feeds were read since and nothing waits anywhere."""
        looked = self.looked(mark)
        waiting = self.bot.feeds.waiting_count() + Outbox(self.bot.database).count("announce")
        return looked and not waiting and not self.bot.chatting.messages.waiting()

    def note(self) -> None:
        """Writes down what was sent since."""
        sent = [one for one in self.fake.sent if one.text]
        for one in sorted(sent[self.seen :], key=lambda one: one.parameters["chat_id"]):  # the group, then others
            number = one.result["message_id"]
            reply = one.parameters.get("reply_parameters")
            how = f"message {number}" + (f", a reply to {reply['message_id']}" if reply else "")
            if one.method == "editMessageText":
                how = f"message {number} now reads"
            where = "" if one.parameters["chat_id"] == GROUP else "to the colleague: "
            self.lines.append(f"  → {where}{how}")
            self.lines += [f"    {line}".rstrip() for line in one.text.split("\n")]
        if len(sent) == self.seen:
            self.lines.append("  → nothing")
        self.seen = len(sent)


async def play(story: Story) -> str:
    """The whole story."""
    bot, fake = story.bot, story.fake
    story.at(DAY.replace(hour=16, minute=30), "a reporter writes: /alert airstrikes in Idlib with at least 5 killed")
    bot.feeds.add(story.server.put("/a", rss(title="Sample Gazette")), now=bot.clock())
    bot.feeds.add(story.server.put("/b", rss(title="Harbour Post")), now=bot.clock())
    fake.world.says(REPORTER, "/alert airstrikes in Idlib with at least 5 killed", chat_id=GROUP)
    await fake.until(lambda: len(fake.texts(GROUP)) == 1)
    story.note()

    def gazette(name: str, text: str, at: datetime, *, guid: str = "", title: str | None = None) -> str:
        asked = "market" if "Sarmin" in text else None
        return item(name, text, at, guid=guid, title=title, asked=asked, link=f"https://sample-gazette.example/{name}")

    def post(name: str, text: str, at: datetime) -> str:
        asked = "market" if "Sarmin" in text else None
        return item(f"post-{name}", text, at, asked=asked, link=f"https://harbour-post.example/{name}")

    five = DAY.replace(hour=17)
    story.at(five, "Sample Gazette reports")
    a1 = "12 people were killed in an airstrike on Sarmin, the hospital said."
    await story.feeds(a=rss(gazette("market", a1, five)))

    half = five + timedelta(minutes=30)
    story.at(half, "Harbour Post reports the same, from another source")
    b1 = post("sarmin", "12 people were killed in an airstrike on Sarmin, the rescue service said.", half)
    await story.feeds(b=rss(b1))

    six = DAY.replace(hour=18)
    story.at(six, "Sample Gazette reports a higher toll")
    higher = gazette("market-15", a1.replace("12", "15"), six)
    await story.feeds(a=rss(higher, gazette("market", a1, five)))

    story.at(six + timedelta(minutes=10), "Sample Gazette's feed gives all its items new ids")
    renamed = gazette("market-15", a1.replace("12", "15"), six, guid="new-1")
    await story.feeds(a=rss(renamed, gazette("market", a1, five, guid="new-2")))

    story.at(six + timedelta(minutes=20), "Harbour Post publishes a story of January again, at a new address")
    january = "9 people were killed in an airstrike on Binnish, the rescue service said."
    again = post("from-the-archive", january, DAY - timedelta(days=50))
    await story.feeds(b=rss(again, b1))

    story.at(six + timedelta(minutes=40), "Sample Gazette reports")
    wrong = "8 people were killed in an airstrike on Ariha, a resident said."
    strike = gazette("ariha", wrong, six + timedelta(minutes=38))
    await story.feeds(a=rss(strike, renamed))

    story.at(six + timedelta(minutes=50), "a colleague asks in private: killed in Ariha?")
    fake.world.says(COLLEAGUE, "killed in Ariha?")
    await fake.until(lambda: len(fake.texts(COLLEAGUE)) == 1)
    story.note()

    story.at(six + timedelta(minutes=60), "Sample Gazette corrects it: fewer were killed")
    fewer = gazette("ariha", wrong.replace("8", "6"), six + timedelta(minutes=38))
    await story.feeds(a=rss(fewer, renamed))

    story.at(DAY.replace(hour=19, minute=30), "Sample Gazette withdraws that report")
    sorry = "The Gazette has spoken to the resident again."
    withdrawn = gazette("ariha", sorry, six, title="Retraction: strike on Ariha")
    await story.feeds(a=rss(withdrawn, renamed))

    tomorrow = DAY + timedelta(days=1, hours=20)
    story.at(tomorrow, "after a day without network, the feed holds a report of last night and one of an hour ago")
    night = post(
        "night", "6 people were killed in an airstrike on Taftanaz, a monitor said.", tomorrow - timedelta(hours=20)
    )
    fresh = post(
        "fresh", "7 people were killed in an airstrike on Maarrat, a monitor said.", tomorrow - timedelta(hours=1)
    )
    await story.feeds(b=rss(fresh, night, b1))
    return "\n".join(story.lines) + "\n"


async def test_they_see_what_the_document_shows(tmp_path: Path, fake: FakeTelegram, server: FeedServer) -> None:
    figures = StoredFigures()
    async with serving(tmp_path, fake, server, poll=0.2, service=figures) as bot:
        figures.incidents = Incidents(bot.database)
        played = await play(Story(bot, fake, server))
    document = DOCS.read_text()
    assert document.split(BEGIN)[1].split(END)[0] == played
