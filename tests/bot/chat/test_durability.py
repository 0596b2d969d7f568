"""Nothing is lost and nothing is said twice: restarts, faults of the network and of single chats, bad updates."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.chat import outgoing
from bot.chat.pace import Rates
from store.conversations import Conversations, Memory, Screen
from store.database import Database
from store.marks import Arrived, Begun
from store.messages import Messages, NewMessage, StoredUpdate, Turn, Updates
from tests.bot.chat.conftest import ADMIN, FAST, Serve, eventually
from tests.telegram.fake import FakeTelegram, Fault, Limits

NOW = datetime(2020, 3, 4, tzinfo=UTC)
ROOT = Path(__file__).parents[3]


def hello(number: int, chat: int = ADMIN) -> NewMessage:
    return NewMessage(f"k{number}", chat, "sendMessage", {"text": f"hello {number}"})


async def test_five_hundred_questions_in_a_row(fake: FakeTelegram, bot: Serve) -> None:
    people = range(1001, 1051)
    async with bot(access="open"):
        for number in range(500):
            fake.world.says(people[number % 50], f"killed in town {number}?")
        await fake.until(lambda: len(fake.texts()) == 500, 90)
    for chat in people:
        asked = [int(text.rsplit("town ", 1)[1].rstrip("?")) for text in fake.texts(chat)]
        assert asked == [number for number in range(500) if people[number % 50] == chat]


async def test_what_waits_when_the_process_ends_is_sent_after_the_restart(
    fake: FakeTelegram, bot: Serve, data: Path
) -> None:
    with_database = Database.open(data, write=True)
    messages = Messages(with_database)
    messages.enqueue([hello(1), hello(2), hello(3)], now=NOW)
    messages.mark([Begun(1)], now=NOW)  # it was being sent when the process was killed
    with_database.close()
    async with bot() as running:
        await fake.until(lambda: len(fake.texts(ADMIN)) == 3)
        await running.chatting.outgoing.drained()
        found = [running.chatting.messages.find(f"k{n}") for n in (1, 2, 3)]
    assert fake.texts(ADMIN) == ["hello 1", "hello 2", "hello 3"]
    assert [(one.state.value, one.uncertain, one.message_id) for one in found] == [
        ("sent", True, 1),
        ("sent", False, 2),
        ("sent", False, 3),
    ]


async def test_an_update_that_was_taken_but_not_done_is_answered_after_the_restart(
    fake: FakeTelegram, bot: Serve, data: Path
) -> None:
    fake.world.says(ADMIN, "killed before the crash?")
    update = fake.world.updates.pop()  # Telegram was told that it was received
    database = Database.open(data, write=True)
    Updates(database).take([StoredUpdate(update["update_id"], update)], now=NOW)
    database.close()
    async with bot():
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
    async with bot():
        fake.world.updates.append(update)  # and Telegram sends it once more all the same
        fake.world.says(ADMIN, "after")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 2)
    assert "before the crash" in fake.texts(ADMIN)[0]
    assert "asked: after" in fake.texts(ADMIN)[1]


def test_an_update_that_keeps_ending_the_process_is_given_up(data: Path) -> None:
    database = Database.open(data, write=True)
    updates = Updates(database)
    updates.take([StoredUpdate(5, {"update_id": 5})], now=NOW)
    assert [one.tries for _ in range(4) for one in updates.unfinished()] == [1, 2, 3]
    assert updates.count("given up") == 1
    database.close()


def test_finishing_an_update_twice_enqueues_once(data: Path) -> None:
    database = Database.open(data, write=True)
    updates = Updates(database)
    updates.take([StoredUpdate(5, {"update_id": 5})], now=NOW)
    assert [one.key for one in updates.finish(5, Turn((hello(1),)), now=NOW)] == ["k1"]
    assert updates.finish(5, Turn((hello(1), hello(2))), now=NOW) == []
    database.close()


async def test_one_bad_update_costs_itself_alone(fake: FakeTelegram, bot: Serve) -> None:
    fake.world.says(ADMIN, "first")
    fake.world.push({"message": {"message_id": "not a number", "chat": None}})
    fake.world.push({"message": {"message_id": 4, "date": 1, "chat": {"id": ADMIN, "type": "private"}, "text": 17}})
    fake.world.push({"a_kind_of_update_from_the_future": {"x": 1}})
    fake.world.updates.append({"no": "number"} | {"update_id": 0.5})
    fake.world.says(ADMIN, "second")
    async with bot() as running:
        await fake.until(lambda: len(fake.texts(ADMIN)) == 2)
        await running.chatting.lanes.drained()
        assert running.chatting.updates.count("new") == 0
    assert [text.rsplit("asked: ", 1)[1] for text in fake.texts(ADMIN)] == ["first", "second"]


@pytest.mark.parametrize("kind", ["500", "502", "drop before", "drop after", "garbage", "429"])
async def test_a_failed_send_is_tried_again(fake: FakeTelegram, bot: Serve, kind: str) -> None:
    fake.faults.append(Fault(kind, method="sendMessage"))
    async with bot() as running:
        fake.world.says(ADMIN, "killed?")
        arrived = 2 if kind == "drop after" else 1
        await fake.until(lambda: len(fake.texts(ADMIN)) == arrived)
        await running.chatting.outgoing.drained()
        key = f"{fake.world.next_update - 1:x}"
        assert running.chatting.messages.find(key).uncertain == (kind != "429")


async def test_one_chats_trouble_touches_no_other(fake: FakeTelegram, bot: Serve) -> None:
    fake.faults.append(Fault("429", method="sendMessage", chat=1001, seconds=30, times=100))
    fake.world.person(1002).trouble = (403, "Forbidden: bot was blocked by the user")
    async with bot() as running:
        queued = [hello(n, chat) for n, chat in enumerate([1001, 1001, 1002, 1002, 9999, 1003, 1003, 1003])]
        fake.world.person(1001)
        fake.world.person(1003)
        await running.chatting.outgoing.enqueue(queued)

        def states() -> list[str]:
            return [running.chatting.messages.find(message.key).state.value for message in queued]

        expected = ["waiting", "waiting", "failed", "failed", "failed", "sent", "sent", "sent"]
        await eventually(lambda: states() == expected)
        troubles = {chat.id: chat.trouble for chat in running.chatting.desk.store.chats.in_trouble()}
        fake.world.person(1002).trouble = None
        await running.chatting.outgoing.enqueue([hello(8, 1002)])
        await eventually(lambda: [chat.id for chat in running.chatting.desk.store.chats.in_trouble()] == [9999])
    assert fake.texts(1001) == []
    assert set(troubles) == {1002, 9999}
    assert "blocked by the user" in troubles[1002]


async def test_one_refusal_is_no_block_yet_but_four_are(
    fake: FakeTelegram, bot: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "DOUBTS", (0.01, 0.01, 0.01))
    fake.world.person(21)
    fake.world.person(22)
    fake.faults += [Fault("403", chat=21, times=3), Fault("400", chat=22, times=4)]
    async with bot(rates=FAST) as running:
        await running.chatting.outgoing.enqueue([hello(1, 21), hello(2, 22), hello(3, 22)])
        await running.chatting.outgoing.drained()
        found = [running.chatting.messages.find(f"k{n}") for n in (1, 2, 3)]
        trouble = [running.chatting.desk.store.chats.find(chat) for chat in (21, 22)]
    assert [one.state.value for one in found] == ["sent", "failed", "failed"]
    assert fake.texts(21) == ["hello 1"]
    assert [one.trouble if one is not None else None for one in trouble] == [None, "Chat not found"]


async def test_an_outage_costs_no_message_however_long(
    fake: FakeTelegram, bot: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "LAST_RETRY", 0.01)
    fake.faults.append(Fault("500", method="sendMessage", times=40))
    async with bot(rates=FAST) as running:
        await running.chatting.outgoing.enqueue([hello(1), hello(2)])
        await running.chatting.outgoing.drained()
    assert fake.texts(ADMIN) == ["hello 1", "hello 2"]


async def test_a_message_that_alone_fails_is_given_up_after_twelve_tries(
    fake: FakeTelegram, bot: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "LAST_RETRY", 0.01)
    fake.world.person(21)
    fake.faults.append(Fault("500", chat=ADMIN, method="sendMessage", times=10_000))
    async with bot(rates=FAST) as running:
        await running.chatting.outgoing.enqueue([hello(0)])
        for number in range(1, 400):
            await running.chatting.outgoing.enqueue([hello(number, 21)])
            await asyncio.sleep(0.02)
            if running.chatting.messages.find("k0").state.value == "failed":
                break
        given_up = running.chatting.messages.find("k0")
    assert (given_up.state.value, given_up.tries >= 12) == ("failed", True)


async def test_the_learned_pause_is_kept(fake: FakeTelegram, bot: Serve) -> None:
    fake.faults.append(Fault("429", method="sendMessage", chat=ADMIN, seconds=1))
    async with bot() as running:
        start = asyncio.get_running_loop().time()
        await running.chatting.outgoing.enqueue([hello(1), hello(2)])
        await fake.until(lambda: len(fake.texts(ADMIN)) == 2)
        assert asyncio.get_running_loop().time() - start >= 1.0
    assert fake.texts(ADMIN) == ["hello 1", "hello 2"]


async def test_markup_that_telegram_refuses_is_sent_without(fake: FakeTelegram, bot: Serve) -> None:
    broken = NewMessage("k", ADMIN, "sendMessage", {"text": "<b>5 &lt; 7", "parse_mode": "HTML"})
    async with bot() as running:
        await running.chatting.outgoing.enqueue([broken])
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
    assert fake.texts(ADMIN) == ["5 < 7"]
    assert len(fake.refused) == 1
    fake.refused.clear()


async def test_a_message_edits_and_answers_those_that_its_keys_name(fake: FakeTelegram, bot: Serve) -> None:
    async with bot() as running:
        edit = NewMessage("k2", ADMIN, "editMessageText", {"text": "changed"}, edits="k1")
        reply = NewMessage("k3", ADMIN, "sendMessage", {"text": "news"}, replies_to="k1")
        lost = NewMessage("k4", ADMIN, "editMessageText", {"text": "changed"}, edits="k0")
        await running.chatting.outgoing.enqueue([hello(1), edit, reply, lost])
        await running.chatting.outgoing.drained()
        assert running.chatting.messages.find("k4").error.startswith("the message to edit is not there")
    first, second = fake.messages(ADMIN)
    assert (first["text"], second["text"]) == ("changed", "news")
    assert second["reply_to_message"]["message_id"] == first["message_id"]


async def test_a_picture_is_sent_and_not_kept(fake: FakeTelegram, bot: Serve) -> None:
    async with bot() as running:
        picture = NewMessage("k1", ADMIN, "sendPhoto", {"caption": "map"}, attachment=b"\x89PNG made up")
        await running.chatting.outgoing.enqueue([picture])
        await running.chatting.outgoing.drained()
        assert running.chatting.messages.find("k1").attachment is None
    assert fake.texts(ADMIN) == ["map"]


async def test_telegrams_own_flood_control_is_never_met(fake: FakeTelegram, bot: Serve) -> None:
    fake.limits = Limits(overall=30, chat_seconds=0.2, group_minute=3)
    fake.world.group(-1001)
    chats = [*range(2001, 2041), -1001]
    for chat in chats:
        fake.world.chats.setdefault(chat, fake.world.person(chat))
    async with bot(rates=Rates(overall=30, chat_seconds=0.2, group_minute=3)) as running:
        await running.chatting.outgoing.enqueue([hello(n, chat) for n, chat in enumerate(chats * 2)])
        start = asyncio.get_running_loop().time()
        await fake.until(lambda: len(fake.texts()) == 82, 60)
        took = asyncio.get_running_loop().time() - start
    assert fake.flooded == []
    assert took > 2.0  # 82 messages: thirty in the first second, thirty in the next
    assert Counter(one.parameters["chat_id"] for one in fake.sent if one.method == "sendMessage")[-1001] == 2


def serving(data: Path, fake: FakeTelegram) -> subprocess.Popen[str]:
    """The bot in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bot.chat.served", str(data), fake.base_url],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )


async def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, errors = await asyncio.to_thread(process.communicate, None, 60)
    return process.returncode, errors


async def test_sigterm_loses_no_answer_and_repeats_none(fake: FakeTelegram, data: Path) -> None:
    for number in range(60):
        fake.world.says(1001 + number % 6, f"killed in town {number}?")
    first = serving(data, fake)
    await fake.until(lambda: len(fake.texts()) >= 10, 60)
    first.send_signal(signal.SIGTERM)
    status, errors = await ended(first)
    assert status == 0, errors
    second = serving(data, fake)
    await fake.until(lambda: len(fake.texts()) >= 60, 60)
    await asyncio.sleep(0.3)
    second.send_signal(signal.SIGTERM)
    await ended(second)
    towns = Counter(text.rsplit("town ", 1)[1] for text in fake.texts())
    assert towns == Counter({f"{number}?": 1 for number in range(60)})


async def test_sigkill_loses_no_answer_and_repeats_at_most_what_was_being_sent(fake: FakeTelegram, data: Path) -> None:
    for number in range(60):
        fake.world.says(1001 + number % 6, f"killed in town {number}?")
    kills = 0
    while len(fake.texts()) < 60:
        process = serving(data, fake)
        target = min(60, len(fake.texts()) + 25)
        await fake.until(lambda target=target: len(fake.texts()) >= target, 60)
        process.kill()
        await ended(process)
        kills += 1
    process = serving(data, fake)
    fake.world.says(ADMIN, "town 99?")
    await fake.until(lambda: any("town 99?" in text for text in fake.texts()), 60)
    await asyncio.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    await ended(process)
    towns = Counter(text.rsplit("town ", 1)[1] for text in fake.texts())
    assert set(towns) == {f"{number}?" for number in [*range(60), 99]}
    assert sum(towns.values()) - len(towns) <= 6 * kills  # of each of the six chats one message is on its way
    database = Database.open(data, write=True)
    uncertain = [one for one in _all(Messages(database), 60) if one.uncertain]
    database.close()
    repeated = sum(times > 1 for times in towns.values())  # one may have been on its way at two kills
    assert repeated <= len(uncertain) <= 6 * kills


def _all(messages: Messages, count: int) -> list:
    found = [messages.find(f"{100_000_001 + number:x}") for number in range(count)]
    return [one for one in found if one is not None]


def test_what_is_long_done_is_forgotten_but_not_what_a_button_needs(data: Path) -> None:
    database = Database.open(data, write=True)
    messages, updates, conversations = Messages(database), Updates(database), Conversations(database)
    screen = Screen("5", ADMIN, None, ADMIN, "k2", {"headline": "12"})
    updates.take([StoredUpdate(number, {}) for number in (5, 6)], now=NOW)
    updates.finish(5, Turn((hello(1), hello(2), hello(3)), (screen,), Memory(ADMIN, None, ADMIN, {}, "5")), now=NOW)
    for number in (1, 2):
        messages.mark([Begun(number)], now=NOW)
        messages.mark([Arrived(number, number)], now=NOW)
    later = NOW + timedelta(days=1)
    messages.tidy(before=later, answers_before=NOW)
    assert [messages.find(key) is not None for key in ("k1", "k2", "k3")] == [False, True, True]
    assert (updates.count("done"), updates.count("new")) == (0, 1)
    assert conversations.screen_of_message(ADMIN, 2) == screen
    assert conversations.last(ADMIN, None, ADMIN) is None
    messages.tidy(before=later, answers_before=later)
    assert conversations.screen("5") is None
    database.close()


async def test_a_server_that_cannot_be_reached_is_waited_for(fake: FakeTelegram, bot: Serve) -> None:
    fake.faults.append(Fault("500", method="getMe"))
    async with bot(rates=FAST):
        fake.world.says(ADMIN, "killed?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)


def test_the_kept_update_holds_no_text_once_it_is_done(data: Path) -> None:
    import sqlite3

    database = Database.open(data, write=True)
    updates = Updates(database)
    updates.take([StoredUpdate(5, {"message": {"text": "private words"}})], now=NOW)
    updates.finish(5, Turn(), now=NOW)
    database.close()
    rows = sqlite3.connect(data / "dateline.sqlite").execute("SELECT body, state FROM updates").fetchall()
    assert [(json.loads(body), state) for body, state in rows] == [({}, "done")]
