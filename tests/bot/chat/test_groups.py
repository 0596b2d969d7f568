"""Groups, forum topics, and a group that becomes a supergroup."""

from __future__ import annotations

from store.messages import NewMessage
from tests.bot.chat.conftest import ADMIN, FAST, MEMBER, STRANGER, Serve, eventually
from tests.telegram.fake import FakeTelegram
from tests.telegram.world import BOT_NAME

GROUP = -1001234567890123
HELLO = (
    "I answer questions about reported incidents. Ask with /ask, by mentioning me, or by replying to one of my answers."
)


async def test_only_what_is_said_to_the_bot_is_answered(fake: FakeTelegram, bot: Serve) -> None:
    fake.world.group(GROUP)
    async with bot():
        fake.world.adds_bot(GROUP, ADMIN)
        await fake.until(lambda: fake.texts(GROUP) == [HELLO])
        hello = fake.messages(GROUP)[0]["message_id"]
        fake.world.says(STRANGER, "did you see the news? 12 killed in idlib", chat_id=GROUP)
        fake.world.says(STRANGER, "/ask@another_bot killed?", chat_id=GROUP)
        fake.world.says(STRANGER, "/weather homs", chat_id=GROUP)
        fake.world.says(STRANGER, "@someone_else killed?", chat_id=GROUP)
        fake.world.says(STRANGER, f"@{BOT_NAME.upper()}, killed by mention?", chat_id=GROUP)
        fake.world.says(STRANGER, f"/ask@{BOT_NAME} killed by command?", chat_id=GROUP)
        fake.world.says(STRANGER, "killed by reply?", chat_id=GROUP, reply_to=hello)
        await fake.until(lambda: len(fake.texts(GROUP)) == 4)
    readings = [text.rsplit("asked: ", 1)[1] for text in fake.texts(GROUP)[1:]]
    assert readings == ["killed by mention?", "killed by command?", "killed by reply?"]


async def test_a_mention_alone_is_told_how_to_ask(fake: FakeTelegram, bot: Serve) -> None:
    fake.world.group(GROUP)
    async with bot():
        fake.world.adds_bot(GROUP, ADMIN)
        await fake.until(lambda: fake.texts(GROUP) == [HELLO])
        fake.world.says(STRANGER, f"@{BOT_NAME}", chat_id=GROUP)
        await fake.until(lambda: fake.texts(GROUP) == [HELLO, HELLO])


async def test_a_group_answer_replies_in_at_most_ten_lines_with_the_rest_behind_more(
    fake: FakeTelegram, bot: Serve
) -> None:
    fake.world.group(GROUP)
    async with bot():
        fake.world.adds_bot(GROUP, ADMIN)
        question = fake.world.says(STRANGER, "/ask list many of them", chat_id=GROUP)
        await fake.until(lambda: len(fake.texts(GROUP)) == 2)
        answer = fake.messages(GROUP)[1]
        assert answer["reply_to_message"]["message_id"] == question["message_id"]
        assert len(answer["text"].split("\n")) == 10
        assert answer["text"].split("\n")[-1] == "Understood as: killed · asked: list many of them"
        fake.world.taps(STRANGER, answer, "More")
        await fake.until(lambda: "Line 30:" in answer["text"])


async def test_an_answer_stays_in_its_topic_and_so_does_the_conversation(fake: FakeTelegram, bot: Serve) -> None:
    fake.world.group(GROUP, forum=True, topics=(7, 9))
    async with bot() as running:
        fake.world.adds_bot(GROUP, ADMIN)
        fake.world.says(MEMBER, "/ask killed in idlib?", chat_id=GROUP, topic=7)
        fake.world.says(MEMBER, "/ask killed in homs?", chat_id=GROUP, topic=9)
        await fake.until(lambda: len(fake.texts(GROUP)) == 3)
        fake.world.says(MEMBER, "/ask and in aleppo?", chat_id=GROUP, topic=7)
        await fake.until(lambda: len(fake.texts(GROUP)) == 4)
    threads = [one.parameters.get("message_thread_id") for one in fake.sent if one.method == "sendMessage"]
    assert threads == [None, 7, 9, 7]
    assert running.service.asked[2][1].text == "killed in idlib?"


async def test_a_reply_thread_of_a_plain_group_is_no_topic(fake: FakeTelegram, bot: Serve) -> None:
    fake.world.group(GROUP)
    async with bot():
        fake.world.adds_bot(GROUP, ADMIN)
        message = fake.world.put(
            fake.world.chats[GROUP],
            fake.world.user(MEMBER),
            text="/ask killed?",
            message_thread_id=1,
            entities=[{"type": "bot_command", "offset": 0, "length": 4}],
        )
        fake.world.push({"message": message})
        await fake.until(lambda: len(fake.texts(GROUP)) == 2)
    assert "message_thread_id" not in fake.sent[-1].parameters


async def test_the_talk_in_a_topic_the_bot_opened_is_not_a_reply_to_it(fake: FakeTelegram, bot: Serve) -> None:
    fake.world.group(GROUP, forum=True, topics=(7,))
    async with bot() as running:
        fake.world.adds_bot(GROUP, ADMIN)
        opened = fake.world.put(
            fake.world.chats[GROUP],
            fake.world.me,
            topic=7,
            forum_topic_created={"name": "Idlib", "icon_color": 1},
        )
        fake.world.says(MEMBER, "12 killed, they say", chat_id=GROUP, topic=7, reply_to=opened["message_id"])
        fake.world.says(MEMBER, "/ask killed?", chat_id=GROUP, topic=7)
        await fake.until(lambda: len(fake.texts(GROUP)) == 2)
    assert [question for question, _, _ in running.service.asked] == ["killed?"]


async def test_a_group_that_a_stranger_added_it_to_gets_one_line_until_a_member_approves(
    fake: FakeTelegram, bot: Serve
) -> None:
    fake.world.group(GROUP)
    line = "This bot works in groups that one of its members added it to. Ask whoever runs it."
    async with bot():
        fake.world.adds_bot(GROUP, STRANGER)
        fake.world.says(STRANGER, "/ask killed?", chat_id=GROUP)
        fake.world.says(STRANGER, "/start", chat_id=GROUP)
        await fake.until(lambda: len(fake.texts(GROUP)) == 1)
        fake.world.says(ADMIN, "/start", chat_id=GROUP)
        fake.world.says(STRANGER, "/ask killed?", chat_id=GROUP)
        await fake.until(lambda: len(fake.texts(GROUP)) == 3)
    assert fake.texts(GROUP)[:2] == [line, HELLO]
    assert fake.texts(GROUP)[2].startswith("At least 12")


async def test_a_group_that_put_the_bot_out_needs_somebody_who_may_to_let_it_in_again(
    fake: FakeTelegram, bot: Serve
) -> None:
    fake.world.group(GROUP)
    async with bot() as running:
        fake.world.adds_bot(GROUP, ADMIN)
        await fake.until(lambda: len(fake.texts(GROUP)) == 1)
        fake.world.membership(GROUP, STRANGER, "member", "kicked")
        fake.world.membership(GROUP, STRANGER, "kicked", "member")
        fake.world.says(STRANGER, "/ask killed?", chat_id=GROUP)
        await fake.until(lambda: len(fake.texts(GROUP)) == 2)
        actions = [(line.action, line.user_id) for line in reversed(running.chatting.desk.members.audit())]
    assert fake.texts(GROUP)[1].startswith("This bot works in groups")
    assert actions == [("approve", ADMIN), ("left", None), ("refuse", STRANGER)]


async def test_a_channel_is_never_written_to_unasked(fake: FakeTelegram, bot: Serve) -> None:
    fake.world.group(GROUP, kind="channel")
    async with bot() as running:
        fake.world.adds_bot(GROUP, ADMIN)
        chats = running.chatting.desk.store.chats
        await eventually(lambda: (found := chats.find(GROUP)) is not None and found.approved_by == ADMIN)
        fake.world.says(ADMIN, "/help")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
    assert fake.texts(GROUP) == []


async def test_a_supergroup_goes_on_where_the_group_was(fake: FakeTelegram, bot: Serve) -> None:
    fake.world.group(-4004, kind="group")
    async with bot() as running:
        fake.world.adds_bot(-4004, ADMIN)
        fake.world.says(MEMBER, "/ask killed in idlib?", chat_id=-4004)
        await fake.until(lambda: len(fake.texts(-4004)) == 2)
        new = fake.world.migrates(-4004)
        fake.world.says(MEMBER, "/ask and in homs?", chat_id=new)
        await fake.until(lambda: len(fake.texts(new)) == 1)
    assert new < -(2**31)
    assert running.service.asked[1][1].text == "killed in idlib?"


async def test_an_answer_on_its_way_follows_a_group_that_moved_meanwhile(fake: FakeTelegram, bot: Serve) -> None:
    fake.world.group(-4005, kind="group")
    async with bot() as running:
        fake.world.adds_bot(-4005, ADMIN)
        await fake.until(lambda: len(fake.texts(-4005)) == 1)
        fake.world.says(MEMBER, "/ask killed in idlib?", chat_id=-4005)
        new = fake.world.migrates(-4005, tell=False)
        await fake.until(lambda: len(fake.texts(new)) == 1)
        assert running.chatting.desk.store.chats.find(-4005).id == new


async def test_in_a_supergroup_no_old_number_leads_to_another_message(fake: FakeTelegram, bot: Serve) -> None:
    fake.world.group(-4006, kind="group")
    async with bot(rates=FAST) as running:
        outgoing = running.chatting.outgoing
        await outgoing.enqueue([NewMessage("k1", -4006, "sendMessage", {"text": "before"})])
        await outgoing.drained()
        new = fake.world.migrates(-4006, tell=False)
        await outgoing.enqueue([NewMessage("k2", -4006, "sendMessage", {"text": "after"})])
        await outgoing.drained()
        edit = NewMessage("k3", new, "editMessageText", {"text": "changed"}, edits="k1")
        reply = NewMessage("k4", new, "sendMessage", {"text": "news"}, replies_to="k1")
        await outgoing.enqueue([edit, reply])
        await outgoing.drained()
        assert running.chatting.messages.find("k3").error.startswith("the message to edit is not there")
    first, second = fake.messages(new)
    assert (first["text"], second["text"]) == ("after", "news")
    assert "reply_to_message" not in second
