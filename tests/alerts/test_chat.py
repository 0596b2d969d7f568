"""Menus, permissions, an alert's buttons, feeds and links in the chat; on the strict fake of Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.answer.answer import Answer, IncidentRef, Route
from bot.answer.plan import Operation, Plan
from store.records import Effect, EventType
from store.subscriptions import Want
from tests.alerts.serving import SENTENCE_PAGE, Serving, item, rss, serving
from tests.feeds.server import FeedServer
from tests.telegram.fake import FakeTelegram, Sent

GROUP, FORUM, TOPIC = -1001234567890, -1001234567891, 77
ADMIN, CHIEF, GUEST = 11, 22, 33


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        for person in (ADMIN, CHIEF, GUEST):
            server.world.person(person)
        for chat in (server.world.group(GROUP), server.world.group(FORUM, forum=True, topics=(TOPIC,))):
            server.world.chats[chat].admins.add(CHIEF)
        yield server
        assert server.refused == []


@pytest.fixture
async def bot(tmp_path: Path, fake: FakeTelegram, server: FeedServer) -> AsyncIterator[Serving]:
    async with serving(tmp_path, fake, server, poll=0.1) as serving_bot:
        yield serving_bot


async def answers(fake: FakeTelegram, count: int = 1) -> list[Sent]:
    """The next texts that the bot sends or edits."""
    before = len([one for one in fake.sent if one.text])
    await fake.until(lambda: len([one for one in fake.sent if one.text]) >= before + count)
    return [one for one in fake.sent if one.text][before:]


async def tap(fake: FakeTelegram, person: int, sent: Sent, label: str) -> Sent:
    """What a tap on a button leads to."""
    fake.world.taps(person, sent.result, label)
    return (await answers(fake))[0]


async def test_a_menu_makes_and_changes_an_alert(bot: Serving, fake: FakeTelegram) -> None:
    fake.world.says(CHIEF, "/alerts", chat_id=GROUP)
    menu = (await answers(fake))[0]
    assert menu.text.startswith("No alerts here yet.")
    view = await tap(fake, CHIEF, menu, "New alert")
    assert view.text.startswith("everything\nPaused: paused here")
    kinds = await tap(fake, CHIEF, view, "Kinds…")
    kinds = await tap(fake, CHIEF, kinds, "airstrikes")
    kinds = await tap(fake, CHIEF, kinds, "shootings")
    kinds = await tap(fake, CHIEF, kinds, "✓ shootings")
    view = await tap(fake, CHIEF, kinds, "‹ Back")
    tolls = await tap(fake, CHIEF, view, "Toll, groups…")
    tolls = await tap(fake, CHIEF, tolls, "5+")
    tolls = await tap(fake, CHIEF, tolls, "children")
    tolls = await tap(fake, CHIEF, tolls, "only corroborated")
    view = await tap(fake, CHIEF, tolls, "‹ Back")
    when = await tap(fake, CHIEF, view, "When…")
    when = await tap(fake, CHIEF, when, "22–7")
    when = await tap(fake, CHIEF, when, "Europe/Istanbul")
    assert when.text.endswith("At once · quiet 22:00–07:00 (Europe/Istanbul)")
    view = await tap(fake, CHIEF, when, "‹ Back")
    view = await tap(fake, CHIEF, view, "Start")
    fake.world.says(CHIEF, "/alerts place Sarmin", chat_id=GROUP)
    assert "Sarmin" in (await answers(fake))[0].text
    (one,) = bot.subscriptions.of_chat(GROUP)
    assert (one.want.event_types, one.want.weapons) == ((EventType.AIR_OR_DRONE_STRIKE,), ())
    assert (one.want.at_least, one.want.groups, one.want.corroborated) == (5, ("children",), True)
    assert (one.rhythm.zone, one.rhythm.quiet, one.paused_by) == ("Europe/Istanbul", (1320, 420), "")
    assert [place.name for place in one.want.places] == ["Sarmin"]
    menu = await tap(fake, CHIEF, view, "‹ Alerts")
    view = await tap(fake, CHIEF, menu, menu.result["reply_markup"]["inline_keyboard"][0][0]["text"])
    around = await tap(fake, CHIEF, view, "And around…")
    await tap(fake, CHIEF, around, "25 km")
    (one,) = bot.subscriptions.of_chat(GROUP)
    assert one.want.places[0].near == (35.90, 36.72, 25.0)
    fake.world.says(CHIEF, "/alerts", chat_id=GROUP)
    menu = (await answers(fake))[0]
    view = await tap(fake, CHIEF, menu, menu.result["reply_markup"]["inline_keyboard"][0][0]["text"])
    assert (await tap(fake, CHIEF, view, "Delete")).text.startswith("No alerts here yet.")
    assert bot.subscriptions.of_chat(GROUP) == []


async def test_what_no_button_can_is_written_and_a_number_names_the_alert(bot: Serving, fake: FakeTelegram) -> None:
    async def says(text: str) -> str:
        fake.world.says(CHIEF, text, chat_id=GROUP)
        return (await answers(fake))[0].text

    assert (await says("/alerts word hospital")).startswith("There is no alert here yet.")
    await says("/alert airstrikes in Idlib")
    await says("/alert everything else")
    assert await says("/alerts 1 word hospital") == "You get airstrikes · Idlib province · “hospital”"
    assert await says("/alerts 3 word hospital") == "There is no alert 3 here; /alerts numbers them."
    assert (await says("/alerts help")).startswith("Behind /alerts stand: place Homs")
    assert await says("/alerts quiet 21:30-6") == "At once · quiet 21:30–06:00 (UTC)"
    assert (await says("/alerts quiet seven")).startswith("From when to when?")
    assert [one.want.words for one in bot.subscriptions.of_chat(GROUP)] == [("hospital",), ()]
    assert {one.rhythm.quiet for one in bot.subscriptions.of_chat(GROUP)} == {(1290, 360)}
    assert await says("/alerts 1 word -") == "You get airstrikes · Idlib province"


async def test_in_a_group_only_administrators_change_and_everybody_sees(bot: Serving, fake: FakeTelegram) -> None:
    fake.world.says(GUEST, "/alert airstrikes in Idlib", chat_id=GROUP)
    assert (await answers(fake))[0].text.startswith("Only administrators of this chat")
    fake.world.says(CHIEF, "/alert airstrikes in Idlib", chat_id=GROUP)
    await answers(fake)
    fake.world.says(GUEST, "/alerts", chat_id=GROUP)
    menu = (await answers(fake))[0]
    assert "1. airstrikes · Idlib province" in menu.text
    view = await tap(fake, GUEST, menu, "1. airstrikes · Idlib province")
    refused = await tap(fake, GUEST, view, "Delete")
    assert refused.text.startswith("Only administrators")
    (one,) = bot.subscriptions.of_chat(GROUP)
    fake.world.taps_data(CHIEF, fake.world.says(CHIEF, "hi"), f"ad:{one.id}:0")  # from another chat: forged
    await asyncio.sleep(0.2)
    assert len(bot.subscriptions.of_chat(GROUP)) == 1


async def an_alert(bot: Serving, fake: FakeTelegram, chat: int, topic: int | None = None) -> Sent:
    now = bot.clock()
    bot.feeds.add(bot.server.put("/f", rss()), now=now)
    bot.subscriptions.add(chat, topic, Want(), by=1, now=now - timedelta(minutes=1))
    while bot.feeds.all()[0].read_at is None:
        await asyncio.sleep(0.02)
    text = "12 people were killed in an airstrike on Sarmin, the hospital said."
    bot.server.put("/f", rss(item("new", text, bot.clock() + timedelta(seconds=1))))
    return (await answers(fake))[0]


async def test_an_alerts_buttons(bot: Serving, fake: FakeTelegram) -> None:
    alert = await an_alert(bot, fake, FORUM, TOPIC)
    assert alert.parameters["message_thread_id"] == TOPIC
    sources = await tap(fake, GUEST, alert, "Sources")
    assert "12 people were killed in an airstrike on Sarmin, the hospital said." in sources.text
    pin = await tap(fake, GUEST, alert, "Map")
    assert pin.method == "sendPhoto"
    assert pin.parameters["photo"].startswith(b"\x89PNG")
    assert pin.parameters["message_thread_id"] == TOPIC
    assert pin.parameters["reply_parameters"]["message_id"] == alert.result["message_id"]
    assert pin.text == (
        "Sarmin: 12 killed in an airstrike\nSarmin, Idlib, Syria · somewhere in or near the town · OpenStreetMap ↗"
    )
    more = await tap(fake, GUEST, alert, "More like this")
    assert "This would have matched 1 in the last 30 days:" in more.text
    assert (await tap(fake, GUEST, alert, "Mute")).text.startswith("Only administrators")
    assert (await tap(fake, CHIEF, alert, "Mute")).text.startswith("Muted: no more of this incident")
    assert (await tap(fake, CHIEF, alert, "Mute this kind 24 h")).text.startswith("Muted for 24 hours")
    menu = await tap(fake, CHIEF, alert, "Alerts…")
    assert menu.text.endswith("2 mutes in force")
    assert "mutes" not in (await tap(fake, CHIEF, menu, "Unmute all")).text


async def test_a_closed_topic_pauses_its_alerts_and_status_says_why(bot: Serving, fake: FakeTelegram) -> None:
    fake.world.chats[FORUM].closed_topics.add(TOPIC)
    now = bot.clock()
    bot.subscriptions.add(FORUM, TOPIC, Want(), by=1, now=now - timedelta(minutes=1))
    bot.subscriptions.add(FORUM, None, Want(at_least=500), by=1, now=now)
    bot.feeds.add(bot.server.put("/f", rss()), now=now)
    while bot.feeds.all()[0].read_at is None:
        await asyncio.sleep(0.02)
    text = "12 people were killed in an airstrike on Sarmin."
    bot.server.put("/f", rss(item("new", text, bot.clock() + timedelta(seconds=1))))
    async with asyncio.timeout(15):
        while not bot.subscriptions.paused():
            await asyncio.sleep(0.05)
    (one,) = bot.subscriptions.paused()
    assert (one.topic, one.paused_by) == (TOPIC, "topic")
    fake.world.says(CHIEF, "/status", chat_id=FORUM)
    status = (await answers(fake))[0].text
    assert "1 feed: 1 well" in status
    assert "2 alerts here, 1 paused" in status
    assert "TOPIC_CLOSED" in status.upper()


async def test_a_blocked_chat_pauses_and_resumes_without_a_backlog(bot: Serving, fake: FakeTelegram) -> None:
    bot.subscriptions.add(GUEST, None, Want(), by=GUEST, now=bot.clock())
    fake.world.membership(GUEST, GUEST, "member", "kicked")
    async with asyncio.timeout(15):
        while not bot.subscriptions.paused():
            await asyncio.sleep(0.05)
    assert [(one.paused_by, one.why) for one in bot.subscriptions.paused()] == [("chat", "blocked by the user")]
    fake.world.membership(GUEST, GUEST, "kicked", "member")
    async with asyncio.timeout(15):
        while bot.subscriptions.paused():
            await asyncio.sleep(0.05)
    (one,) = bot.subscriptions.of_chat(GUEST)
    assert one.since > one.created_at


async def test_a_group_that_becomes_a_supergroup_keeps_its_alerts(bot: Serving, fake: FakeTelegram) -> None:
    old = fake.world.group(-4321, kind="group")
    bot.subscriptions.add(old, None, Want(), by=1, now=bot.clock())
    bot.subscriptions.mute(old, "e:attack")
    new = fake.world.migrates(old)
    async with asyncio.timeout(15):
        while not bot.subscriptions.of_chat(new):
            await asyncio.sleep(0.05)
    assert bot.subscriptions.of_chat(old) == []
    assert bot.subscriptions.mutes([new], now=bot.clock()) == {new: {"e:attack"}}


async def test_editors_look_after_feeds_and_others_do_not(bot: Serving, fake: FakeTelegram) -> None:
    url = bot.server.put("/f", rss(item("one", "Nothing.", bot.clock())))
    fake.world.says(GUEST, f"/feeds add {url}")
    assert "feed" not in (await answers(fake))[0].text.lower()
    fake.world.says(ADMIN, f"/feeds add {url}")
    assert (await answers(fake))[0].text.startswith("Added: Sample desk, 1 item")
    fake.world.says(ADMIN, "/feeds add http://10.0.0.1/feed")
    assert "10.0.0.1, which is private" in (await answers(fake))[0].text
    fake.world.says(ADMIN, "/feeds")
    assert "1 Sample desk – well" in (await answers(fake))[0].text
    fake.world.says(ADMIN, "/feeds remove 1")
    assert (await answers(fake))[0].text.startswith("No longer read: Sample desk")
    assert bot.feeds.all() == []


async def test_links_and_forwarded_posts_of_editors_are_taken_in(bot: Serving, fake: FakeTelegram) -> None:
    url = bot.server.put("/page", SENTENCE_PAGE, Content_Type="text/html")
    fake.world.says(ADMIN, url)
    assert (await answers(fake))[0].text == f"Taken in: {url}, 1 claim in it"
    fake.world.says(ADMIN, url)
    assert (await answers(fake))[0].text == f"Known already: {url}"
    channel = {"id": -1005, "type": "channel", "title": "Town Monitor", "username": "townmonitor"}
    when = int(datetime(2020, 3, 3, tzinfo=UTC).timestamp())
    origin = {"type": "channel", "date": when, "chat": channel, "message_id": 7}
    text = "9 people were killed in shelling of Binnish, the rescue service said."
    fake.world.sends(ADMIN, text=text, forward_origin=origin)
    assert (await answers(fake))[0].text == "Taken in: post 7 of Town Monitor, 1 claim in it"
    fake.world.says(GUEST, url)
    assert not (await answers(fake))[0].text.startswith("Known")


class StrikeFigure:
    """Answers every question with one figure about airstrikes."""

    def ask(
        self, question: str, *, now: datetime | None = None, previous: Plan | None = None, id: str | None = None
    ) -> Answer:
        plan = Plan(
            Operation.SUM, effect=Effect.KILLED, event_types=(EventType.AIR_OR_DRONE_STRIKE,), event="airstrikes"
        )
        return Answer(id or "x", question, Route.SUM, plan, "12 killed", incidents=(IncidentRef("gone", ("a1",)),))

    def answer_plan(self, plan: Plan, *, id: str | None = None) -> Answer:
        raise AssertionError(plan)


async def test_under_an_answer_one_tap_subscribes_to_what_was_asked(
    tmp_path: Path, fake: FakeTelegram, server: FeedServer
) -> None:
    async with serving(tmp_path, fake, server, service=StrikeFigure()) as bot:
        fake.world.says(GUEST, "killed in airstrikes?")
        answer = (await answers(fake))[0]
        assert (await tap(fake, GUEST, answer, "Map")).text == "No place of it is known closely enough for a map."
        fake.world.says(GUEST, "show it on a map please")
        assert (await answers(fake))[0].text == "No place of it is known closely enough for a map."
        fake.world.says(GUEST, "alert me about this")
        told = (await answers(fake))[0]
        assert told.text.startswith("You get airstrikes · somebody killed\nAt once")
        assert (await tap(fake, GUEST, answer, "Alert me")).text.startswith("You get already airstrikes")
        assert [one.want.event for one in bot.subscriptions.of_chat(GUEST)] == ["airstrikes"]
        data = answer.parameters["reply_markup"]["inline_keyboard"][-1][-1]["callback_data"]
        fake.world.taps_data(CHIEF, fake.world.says(CHIEF, "hi", chat_id=GROUP), data)  # from another chat: forged
        await asyncio.sleep(0.2)
        assert bot.subscriptions.of_chat(GROUP) == []
