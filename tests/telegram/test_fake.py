"""The fake is strict: what Telegram refuses, it refuses, in Telegram's words."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from tests.telegram.fake import TOKEN, FakeTelegram, Fault, Limits
from tests.telegram.spec import specification


async def call(fake: FakeTelegram, method: str, token: str = TOKEN, **parameters: Any) -> tuple[int, Any]:
    """(status, result or description)."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{fake.base_url}{token}/{method}", json=parameters) as answer,
    ):
        body = await answer.json()
        return answer.status, body.get("result", body.get("description"))


def button(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **fields}]]}


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"chat_id": 404, "text": "x"}, "Bad Request: chat not found"),
        ({"chat_id": 1, "text": ""}, "Bad Request: sendMessage: parameter 'text' is required"),
        ({"chat_id": 1, "text": " \n"}, "Bad Request: message text is empty"),
        ({"chat_id": 1, "text": "<b></b>", "parse_mode": "HTML"}, "Bad Request: message text is empty"),
        ({"chat_id": 1, "text": "x" * 4097}, "Bad Request: message is too long"),
        ({"chat_id": 1, "text": "😀" * 2049}, "Bad Request: message is too long"),
        ({"chat_id": 1, "text": "<b>x", "parse_mode": "HTML"}, "Can't find end tag"),
        ({"chat_id": 1, "text": "<b>x</b> " * 101, "parse_mode": "HTML"}, "entities past the 100th"),
        ({"chat_id": 1, "text": '<a href="javascript:x">y</a>', "parse_mode": "HTML"}, "a link was dropped"),
        ({"chat_id": 1, "text": "x", "colour": "red"}, "sendMessage has no parameter 'colour'"),
        ({"chat_id": 1, "text": 5}, "sendMessage.text is no String"),
        ({"chat_id": 1, "text": "x", "disable_notification": "maybe"}, "is no Boolean"),
        ({"chat_id": 1, "text": "x", "message_thread_id": 3}, "Bad Request: message thread not found"),
        ({"chat_id": 1, "text": "x", "reply_parameters": {"message_id": 9}}, "message to be replied not found"),
        ({"chat_id": 1, "text": "x", "reply_parameters": {"id": 9}}, "ReplyParameters has no field 'id'"),
        ({"chat_id": 1, "text": "x", "reply_markup": button(callback_data="")}, "BUTTON_DATA_INVALID"),
        ({"chat_id": 1, "text": "x", "reply_markup": button(callback_data="é" * 33)}, "BUTTON_DATA_INVALID"),
        ({"chat_id": 1, "text": "x", "reply_markup": button()}, "exactly one optional field"),
    ],
)
async def test_a_bad_message_is_refused(parameters: dict[str, Any], says: str) -> None:
    async with FakeTelegram() as fake:
        fake.world.person(1)
        status, description = await call(fake, "sendMessage", **parameters)
    assert status == 400
    assert says in description


async def test_what_telegram_takes_is_taken() -> None:
    async with FakeTelegram() as fake:
        fake.world.person(1)
        texts = ["x" * 4096, "😀" * 2048, "<b>5 &lt; 7</b>"]
        answers = [await call(fake, "sendMessage", chat_id=1, text=text, parse_mode="HTML") for text in texts]
    assert [(status, message["message_id"]) for status, message in answers] == [(200, 1), (200, 2), (200, 3)]
    assert answers[2][1]["text"] == "5 < 7"


async def test_another_token_an_unknown_method_and_an_edit_that_changes_nothing() -> None:
    async with FakeTelegram() as fake:
        fake.world.person(1)
        assert await call(fake, "getMe", token="1:bad") == (401, "Unauthorized")
        assert await call(fake, "sendTelepathy") == (404, "Not Found")
        await call(fake, "sendMessage", chat_id=1, text="x")
        same = await call(fake, "editMessageText", chat_id=1, message_id=1, text="x")
        other = await call(fake, "editMessageText", chat_id=1, message_id=1, text="y")
        gone = await call(fake, "editMessageText", chat_id=1, message_id=2, text="y")
    assert same[1].startswith("Bad Request: message is not modified")
    assert other[1]["text"] == "y"
    assert gone == (400, "Bad Request: message to edit not found")


async def test_a_callback_is_answered_once_in_at_most_200_characters() -> None:
    async with FakeTelegram() as fake:
        fake.world.person(1)
        await call(fake, "sendMessage", chat_id=1, text="x", reply_markup=button(callback_data="d"))
        tap = fake.world.taps(1, fake.messages(1)[0], "x")
        statuses = [
            (await call(fake, "answerCallbackQuery", callback_query_id=tap, text=text))[0]
            for text in ("y" * 201, "y" * 200, "y")
        ]
        with pytest.raises(LookupError):
            fake.world.taps(1, fake.messages(1)[0], "another")
    assert statuses == [400, 200, 400]


async def test_an_offset_confirms_and_a_poll_waits() -> None:
    async with FakeTelegram() as fake:
        waiting = asyncio.create_task(call(fake, "getUpdates", timeout=5))
        await asyncio.sleep(0.05)
        fake.world.says(1, "hello @dateline_test_bot")
        _, (update,) = await waiting
        again = await call(fake, "getUpdates")
        after = await call(fake, "getUpdates", offset=update["update_id"] + 1)
    assert update["message"]["entities"][0]["type"] == "mention"
    assert again == (200, [update])
    assert after == (200, [])


async def test_the_three_conflicts_are_told_apart() -> None:
    async with FakeTelegram() as fake:
        first = asyncio.create_task(call(fake, "getUpdates", timeout=5))
        await fake_polls(fake, 1)
        second = asyncio.create_task(call(fake, "getUpdates", timeout=5))
        assert await first == (
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        )
        await call(fake, "setWebhook", url="https://x.example/")
        assert await second == (409, "Conflict: terminated by setWebhook request")
        status, says = await call(fake, "getUpdates")
        fake.webhook = None
    assert (status, says[:57]) == (409, "Conflict: can't use getUpdates method while webhook is ac")


async def fake_polls(fake: FakeTelegram, number: int) -> None:
    while fake.polls < number:
        await asyncio.sleep(0.01)


async def test_flood_control() -> None:
    async with FakeTelegram(limits=Limits(overall=5, chat_seconds=0.3, group_minute=2)) as fake:
        for chat in range(1, 9):
            fake.world.person(chat)
        fake.world.group(-1)
        one = [(await call(fake, "sendMessage", chat_id=1, text="x"))[0] for _ in range(2)]
        await asyncio.sleep(1.0)
        group = []
        for _ in range(3):
            group.append(await call(fake, "sendMessage", chat_id=-1, text="x"))
            await asyncio.sleep(0.31)
        await asyncio.sleep(1.0)
        overall = [(await call(fake, "sendMessage", chat_id=chat, text="x"))[0] for chat in range(1, 8)]
    assert one == [200, 429]
    assert [status for status, _ in group] == [200, 200, 429]
    assert group[2][1] == "Too Many Requests: retry after 60"
    assert overall == [200] * 5 + [429] * 2
    assert len(fake.flooded) == 4


async def test_trouble_and_migration() -> None:
    async with FakeTelegram() as fake:
        fake.world.group(-1, kind="group")
        new = fake.world.migrates(-1)
        fake.world.group(-2, forum=True, topics=(7,))
        fake.world.chats[-2].closed_topics.add(7)
        fake.world.membership(1, 1, "member", "kicked") if fake.world.person(1) else None
        moved = await call(fake, "sendMessage", chat_id=-1, text="x")
        closed = await call(fake, "sendMessage", chat_id=-2, message_thread_id=7, text="x")
        blocked = await call(fake, "sendMessage", chat_id=1, text="x")
    assert moved == (400, "Bad Request: group chat was upgraded to a supergroup chat")
    assert new in fake.world.chats
    assert closed == (400, "Bad Request: TOPIC_CLOSED")
    assert blocked == (403, "Forbidden: bot was blocked by the user")


async def test_a_chat_is_found_by_its_name_and_knows_its_admins() -> None:
    async with FakeTelegram() as fake:
        fake.world.group(-1, kind="channel")
        fake.world.chats[-1].username = "harbour_news"
        fake.world.chats[-1].admins.add(5)
        found = await call(fake, "getChat", chat_id="@harbour_news")
        missing = await call(fake, "getChat", chat_id="@nobody")
        members = [(await call(fake, "getChatMember", chat_id=-1, user_id=user))[1]["status"] for user in (5, 6)]
    assert found[1]["id"] == -1
    assert missing == (400, "Bad Request: chat not found")
    assert members == ["administrator", "member"]


async def test_scripts_can_speak_and_listen_over_http() -> None:
    async with FakeTelegram() as fake, aiohttp.ClientSession() as session:
        control = fake.base_url.removesuffix("/bot") + "/control"
        async with session.post(f"{control}/says", json={"user_id": 1, "text": "hello"}) as answer:
            assert (await answer.json())["text"] == "hello"
        await call(fake, "sendMessage", chat_id=1, text="hi")
        async with session.get(f"{control}/sent") as answer:
            heard = await answer.json()
    assert [one["text"] for one in heard["sent"]] == ["hi"]
    assert heard["waiting"] == 1


def test_the_specification_is_of_the_version_that_we_name() -> None:
    assert specification()["version"] == "Bot API 10.0"
    assert len(json.dumps(specification())) < 20_000


async def test_a_slow_request_is_carried_out_though_who_sent_it_is_gone() -> None:
    async with FakeTelegram(limits=Limits(chat_seconds=None)) as fake:
        fake.world.says(1, "hello")
        fake.faults.append(Fault("slow", seconds=0.5))
        lost = asyncio.create_task(call(fake, "sendMessage", chat_id=1, text="first"))
        await asyncio.sleep(0.1)
        lost.cancel()
        await call(fake, "sendMessage", chat_id=1, text="first")
        await call(fake, "sendMessage", chat_id=1, text="second")
        await fake.until(lambda: fake.count("sendMessage") == 3)
        assert fake.texts(1) == ["first", "second", "first"]
