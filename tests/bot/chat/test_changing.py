"""[Change…] under an answer: the parts of the reading, what each may become, and the answer changed in place."""

from __future__ import annotations

from typing import Any

from store.records import Effect
from tests.bot.chat.conftest import ADMIN, MEMBER, STRANGER, Serve
from tests.telegram.fake import FakeTelegram

GROUP = -1001234567890124


def labels(message: dict[str, Any]) -> list[list[str]]:
    return [[button["text"] for button in row] for row in message["reply_markup"]["inline_keyboard"]]


async def test_a_part_of_the_reading_is_changed_in_place_even_after_a_restart(fake: FakeTelegram, bot: Serve) -> None:
    async with bot():
        fake.world.says(ADMIN, "killed in idlib?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        message = fake.messages(ADMIN)[0]
        assert labels(message) == [["Sources"], ["Map", "Change…"]]
        fake.world.taps(ADMIN, message, "Change…")
        await fake.until(lambda: message["text"].startswith("Change what?"))
    assert message["text"] == "Change what?\nUnderstood as: killed · asked: killed in idlib?"
    assert labels(message) == [["What: killed"], ["Where: Idlib & around"], ["Answer"]]
    async with bot():
        fake.world.taps(ADMIN, message, "Where: Idlib & around")
        await fake.until(lambda: message["text"] == "Where – now: Idlib & around")
        assert labels(message) == [["Homs", "Syria"], ["‹ Parts", "Answer"]]
    async with bot() as running:
        fake.world.taps(ADMIN, message, "Syria")
        await fake.until(lambda: "asked: killed in idlib? in Syria" in message["text"])
        assert running.service.plans[0].before.text == "killed in idlib?"
        assert labels(message) == [["Sources"], ["Map", "Change…"]]
    assert len(fake.messages(ADMIN)) == 1


async def test_a_change_can_be_undone_and_followed_up(fake: FakeTelegram, bot: Serve) -> None:
    async with bot() as running:
        fake.world.says(ADMIN, "killed in idlib?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        message = fake.messages(ADMIN)[0]
        fake.world.taps(ADMIN, message, "Change…")
        await fake.until(lambda: message["text"].startswith("Change what?"))
        fake.world.taps(ADMIN, message, "What: killed")
        await fake.until(lambda: message["text"].startswith("What – now"))
        fake.world.taps(ADMIN, message, "Injured")
        await fake.until(lambda: labels(message) == [["Sources", "Undo"], ["Map", "Change…"]])
        assert running.service.plans[0].effect is Effect.INJURED
        assert running.service.plans[0].changed == ("effect",)
        fake.world.says(ADMIN, "and in aleppo?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 2)
        assert running.service.asked[-1][1].effect is Effect.INJURED
        fake.world.taps(ADMIN, message, "Undo")
        await fake.until(lambda: labels(message) == [["Sources"], ["Map", "Change…"]])
    assert running.service.plans[1].effect is None


async def test_the_menu_leads_back_to_the_parts_and_to_the_answer(fake: FakeTelegram, bot: Serve) -> None:
    async with bot() as running:
        fake.world.says(ADMIN, "killed in idlib?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        message = fake.messages(ADMIN)[0]
        shown = message["text"]
        for label, begins in (
            ("Change…", "Change what?"),
            ("What: killed", "What – now"),
            ("‹ Parts", "Change what?"),
            ("Answer", shown),
        ):
            fake.world.taps(ADMIN, message, label)
            await fake.until(lambda begins=begins: message["text"].startswith(begins))
    assert message["text"] == shown
    assert running.service.plans == []


async def test_a_group_changes_in_its_topic_and_for_whom_it_was_tapped(fake: FakeTelegram, bot: Serve) -> None:
    fake.world.group(GROUP, forum=True, topics=(7,))
    async with bot() as running:
        fake.world.adds_bot(GROUP, ADMIN)
        fake.world.says(MEMBER, "/ask killed in idlib?", chat_id=GROUP, topic=7)
        await fake.until(lambda: len(fake.texts(GROUP)) == 2)
        message = fake.messages(GROUP)[1]
        for label, begins in (
            ("Change…", "Change what?"),
            ("Where: Idlib & around", "Where – now"),
            ("Homs", "At least"),
        ):
            fake.world.taps(STRANGER, message, label)
            await fake.until(lambda begins=begins: message["text"].startswith(begins))
        fake.world.says(STRANGER, "/ask and in aleppo?", chat_id=GROUP, topic=7)
        await fake.until(lambda: len(fake.texts(GROUP)) == 3)
    assert running.service.asked[-1][1].text == "killed in idlib? in Homs"
    assert [one.parameters.get("message_thread_id") for one in fake.sent if one.method == "sendMessage"] == [None, 7, 7]


async def test_forged_and_stale_taps_change_nothing(fake: FakeTelegram, bot: Serve) -> None:
    async with bot() as running:
        fake.world.says(ADMIN, "killed in idlib?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        message = fake.messages(ADMIN)[0]
        shown = message["text"]
        screen = message["reply_markup"]["inline_keyboard"][0][0]["callback_data"].split(":")[1]
        taps = [
            fake.world.taps_data(ADMIN, message, forged)
            for forged in (f"p:{screen}:0", f"t:{screen}:0", f"t:{screen}:999999", "e:nothing:0", "p:nothing:0")
        ]
        await fake.until(lambda: all(tap in fake.answered_callbacks for tap in taps))
    assert message["text"] == shown
    assert running.service.plans == []


async def test_a_question_back_and_a_refusal_of_the_text_have_nothing_to_change(fake: FakeTelegram, bot: Serve) -> None:
    async with bot():
        for question in ("which tripoli?", "nothing in kharkiv"):
            fake.world.says(ADMIN, question)
        await fake.until(lambda: len(fake.texts(ADMIN)) == 2)
    keyboards = [message.get("reply_markup", {}).get("inline_keyboard", []) for message in fake.messages(ADMIN)]
    assert [[b["text"] for row in rows for b in row] for rows in keyboards] == [["Libya", "Lebanon"], []]
