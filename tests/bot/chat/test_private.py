"""A private chat with the bot, over real HTTP: questions, answers, buttons, errors."""

from __future__ import annotations

import pytest

from bot.chat import desk, presence
from tests.bot.chat.conftest import ADMIN, Serve
from tests.bot.chat.fakes import FakeService
from tests.telegram.fake import FakeTelegram


async def test_a_question_is_answered_with_figure_quote_link_and_reading(fake: FakeTelegram, bot: Serve) -> None:
    async with bot():
        fake.world.says(ADMIN, "civilians killed in idlib on tuesday?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
    message = fake.messages(ADMIN)[0]
    assert message["text"] == (
        "At least 12 civilians killed\n"
        "Line 1: <b>no markup</b> & so on [1]\n\n"
        "1 “At least 12 civilians - five of them children - were killed in Harbour Town, residents & medics said.”"
        " — Harbour <Post> 1, 3 Mar 2020 17:00 ↗\n\n"
        "Not added: more than 1,300 since Sep 2018 (a running total)\n"
        "Understood as: killed · asked: civilians killed in idlib on tuesday?"
    )
    kinds = {entity["type"]: entity for entity in message["entities"]}
    assert (kinds["bold"]["offset"], kinds["bold"]["length"]) == (0, len("At least 12 civilians killed"))
    assert kinds["text_link"]["url"] == (
        "https://harbour.example/news/1?x=1&y=2#:~:text=At%20least%2012%20civilians%20%2D%20five,"
        "residents%20%26%20medics%20said."
    )
    assert fake.sent[-1].parameters["link_preview_options"] == {"is_disabled": True}


async def test_a_newcomer_is_told_what_is_indexed(fake: FakeTelegram, bot: Serve) -> None:
    async with bot():
        fake.world.says(ADMIN, "/start")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
    assert fake.texts(ADMIN)[0].endswith("Indexed now:\n1,204 articles · 318 incidents · newest 12:41 <today>")


async def test_yesterday_counts_from_when_the_question_was_written(fake: FakeTelegram, bot: Serve) -> None:
    async with bot() as running:
        fake.world.says(ADMIN, "killed yesterday?", date=1_583_320_000)
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
    assert running.service.asked[0][2].isoformat() == "2020-03-04T11:06:40+00:00"


async def test_a_follow_up_changes_the_last_plan_and_undo_goes_back(fake: FakeTelegram, bot: Serve) -> None:
    async with bot() as running:
        fake.world.says(ADMIN, "killed in idlib?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        fake.world.says(ADMIN, "and in aleppo?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 2)
        assert running.service.asked[1][1].text == "killed in idlib?"
        second = fake.messages(ADMIN)[1]
        assert "asked: killed in idlib? and in aleppo?" in second["text"]
        fake.world.taps(ADMIN, second, "Undo")
        await fake.until(lambda: fake.sent[-1].method == "editMessageText" and len(fake.answered_callbacks) == 1)
    assert "asked: killed in idlib?" in second["text"]
    assert "aleppo" not in second["text"]


async def test_a_reply_to_an_older_answer_changes_that_one(fake: FakeTelegram, bot: Serve) -> None:
    async with bot() as running:
        for question in ("killed in idlib?", "killed in homs?"):
            fake.world.says(ADMIN, question)
        await fake.until(lambda: len(fake.texts(ADMIN)) == 2)
        older = fake.messages(ADMIN)[0]["message_id"]
        fake.world.says(ADMIN, "and in aleppo?", reply_to=older)
        await fake.until(lambda: len(fake.texts(ADMIN)) == 3)
    assert running.service.asked[2][1].text == "killed in idlib?"


async def test_sources_page_in_place_and_lead_back_even_after_a_restart(fake: FakeTelegram, bot: Serve) -> None:
    async with bot():
        fake.world.says(ADMIN, "many reports?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
    message = fake.messages(ADMIN)[0]
    shown = message["text"]
    async with bot():
        fake.world.taps(ADMIN, message, "Sources")
        await fake.until(lambda: message["text"].startswith("Sources 1–5 of 12"))
        fake.world.taps(ADMIN, message, "2 ›")
        await fake.until(lambda: message["text"].startswith("Sources 6–10 of 12"))
        fake.world.taps(ADMIN, message, "3 ›")
        await fake.until(lambda: message["text"].startswith("Sources 11–12 of 12"))
        assert [b["text"] for b in message["reply_markup"]["inline_keyboard"][0]] == ["‹ 2", "Answer"]
        fake.world.taps(ADMIN, message, "Answer")
        await fake.until(lambda: message["text"] == shown and len(fake.answered_callbacks) == 4)
    assert sum(entity["type"] == "text_link" for entity in message["entities"]) == 3
    assert len(fake.messages(ADMIN)) == 1


async def test_a_question_back_has_buttons_and_the_choice_takes_its_place(fake: FakeTelegram, bot: Serve) -> None:
    async with bot() as running:
        fake.world.says(ADMIN, "which tripoli?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        message = fake.messages(ADMIN)[0]
        assert message["text"] == "Which Tripoli?"
        fake.world.taps(ADMIN, message, "Lebanon")
        await fake.until(lambda: message["text"].startswith("At least 12"))
        fake.world.says(ADMIN, "and in aleppo?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 2)
    assert running.service.plans[0].text == "Tripoli, Lebanon"
    assert running.service.asked[-1][1].text == "Tripoli, Lebanon"


async def test_a_figure_unfolds_into_its_incidents_and_back(fake: FakeTelegram, bot: Serve) -> None:
    async with bot():
        fake.world.says(ADMIN, "list or figure?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        message = fake.messages(ADMIN)[0]
        fake.world.taps(ADMIN, message, "List 2")
        await fake.until(lambda: message["text"].startswith("2 incidents, latest first"))
        fake.world.taps(ADMIN, message, "Undo")
        await fake.until(lambda: message["text"].startswith("At least 12 civilians killed"))


async def test_a_long_list_goes_on_in_its_place(fake: FakeTelegram, bot: Serve) -> None:
    async with bot():
        fake.world.says(ADMIN, "a dozen of them?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        fake.world.says(ADMIN, "list them")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 2)
        message = fake.messages(ADMIN)[1]
        fake.world.taps(ADMIN, message, "Next 10")
        await fake.until(lambda: message["text"].startswith("12 incidents, the last two"))
        labels = [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row]
        assert "Next 10" not in labels
        fake.world.taps(ADMIN, message, "Undo")
        await fake.until(lambda: not message["text"].startswith("12 incidents"))


async def test_a_buttons_spinner_stops_before_a_slow_answer_is_there(
    fake: FakeTelegram, bot: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "SPINNER_SECONDS", 0.1)
    async with bot(service=FakeService(plan_seconds=0.6)):
        fake.world.says(ADMIN, "which tripoli?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        message = fake.messages(ADMIN)[0]
        tap = fake.world.taps(ADMIN, message, "Lebanon")
        await fake.until(lambda: tap in fake.answered_callbacks)
        assert message["text"] == "Which Tripoli?"
        await fake.until(lambda: message["text"].startswith("At least 12"))
    assert fake.answered_callbacks == {tap: ""}
    assert [action["action"] for action in fake.actions] == ["typing"]


async def test_a_long_answer_pages_behind_more(fake: FakeTelegram, bot: Serve) -> None:
    async with bot():
        fake.world.says(ADMIN, "list them")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        message = fake.messages(ADMIN)[0]
        assert "Line 24:" in message["text"]
        assert "Line 25:" not in message["text"]
        fake.world.taps(ADMIN, message, "More")
        await fake.until(lambda: "Line 30:" in message["text"])


async def test_a_very_long_answer_shows_every_line_over_its_pages(fake: FakeTelegram, bot: Serve) -> None:
    async with bot():
        fake.world.says(ADMIN, "long answer")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        message = fake.messages(ADMIN)[0]
        seen = ""
        fake.world.taps(ADMIN, message, "More")
        await fake.until(lambda: "Line 25:" in message["text"])
        while True:
            seen += message["text"] + "\n"
            labels = [b["text"] for b in message["reply_markup"]["inline_keyboard"][0]]
            following = [label for label in labels if label.endswith("›")]
            if not following:
                break
            before = message["text"]
            fake.world.taps(ADMIN, message, following[0])
            await fake.until(lambda before=before: message["text"] != before)
    assert [f"Line {n}: <b>no markup</b>" in seen for n in range(1, 401)] == [True] * 400


async def test_an_error_is_one_line_with_a_reference_and_no_detail(fake: FakeTelegram, bot: Serve) -> None:
    async with bot():
        fake.world.says(ADMIN, "broken")
        fake.world.says(ADMIN, "busy")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 2)
        first, second = fake.texts(ADMIN)
        assert first.startswith("Something is wrong on our side; it was noted. Ref ")
        assert len(first.rsplit(" ", 1)[1]) == 4
        assert second.startswith("I could not look that up just now. Try again in a minute. Ref ")
        fake.world.says(ADMIN, "still there?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 3)


async def test_typing_is_shown_while_an_answer_takes_long(fake: FakeTelegram, bot: Serve) -> None:
    async with bot():
        fake.world.says(ADMIN, "slow 0.6")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
    assert fake.actions == [{"chat_id": ADMIN, "action": "typing"}]


async def test_a_slow_question_holds_up_its_own_chat_alone(fake: FakeTelegram, bot: Serve) -> None:
    async with bot(access="open"):
        fake.world.says(1001, "slow 1.0")
        fake.world.says(1001, "second")
        fake.world.says(1002, "quick")
        await fake.until(lambda: len(fake.texts(1002)) == 1)
        assert fake.texts(1001) == []
        await fake.until(lambda: len(fake.texts(1001)) == 2)
    assert "asked: slow 1.0" in fake.texts(1001)[0]
    assert "asked: second" in fake.texts(1001)[1]


async def test_what_is_no_text_gets_a_word(fake: FakeTelegram, bot: Serve) -> None:
    sticker = {
        "file_id": "a", "file_unique_id": "b", "type": "regular", "width": 1, "height": 1,
        "is_animated": False, "is_video": False,
    }  # fmt: skip
    async with bot():
        fake.world.sends(ADMIN, sticker=sticker)
        fake.world.says(ADMIN, "x" * (desk.LONGEST_QUESTION + 1))
        fake.world.says(ADMIN, "/nonsense")
        fake.world.says(ADMIN, "/ask")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 4)
    assert fake.texts(ADMIN) == [
        "I read questions in words only.",
        "That is longer than a question. Ask in at most 600 characters.",
        "I do not know that command. /help lists those I know.",
        "Put the question behind the command: /ask how many civilians were killed in Idlib yesterday?",
    ]


async def test_commands(fake: FakeTelegram, bot: Serve) -> None:
    async with bot():
        for command in ("/start", "/help", "/status", "/sources", "/ask killed in idlib?", "/sources"):
            fake.world.says(ADMIN, command)
        await fake.until(lambda: len(fake.texts(ADMIN)) == 6)
        await fake.until(lambda: len(fake.menus) == 4)
    start, help_, status, outlets, answer, sources = fake.texts(ADMIN)
    assert start.startswith("I answer questions about reported incidents.")
    assert "/invite – A one-time link for a new member" in help_
    assert status.splitlines()[0] == "1,204 articles · 318 incidents · newest 12:41 <today>"
    assert status.endswith("0 could not be sent")
    assert outlets == "2 sources, 4 articles\nHarbour & Post · 3\nQuay News · 1"
    assert answer.startswith("At least 12")
    assert sources.startswith(
        "Sources 1–1 of 1\n\n1. Harbour <Post> 1, 3 Mar 2020 17:00 ↗\nStrike & aftermath, part 1\n"
    )


async def test_each_scope_has_its_menu(fake: FakeTelegram, bot: Serve) -> None:
    async with bot():
        await fake.until(lambda: len(fake.menus) == 4)
    names = {scope: [one["command"] for one in commands] for scope, commands in fake.menus.items()}
    assert names == {
        "all_private_chats": ["ask", "sources", "status", "help", "start"],
        "all_group_chats": ["ask", "sources", "status", "help"],
        "all_chat_administrators": ["ask", "sources", "status", "help"],
        f"chat:{ADMIN}": ["ask", "sources", "status", "help", "start", "invite", "members", "remove"],
    }


async def test_a_forged_or_unknown_button_does_nothing(fake: FakeTelegram, bot: Serve) -> None:
    async with bot(access="open"):
        fake.world.says(ADMIN, "killed?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        fake.world.says(1001, "killed?")
        await fake.until(lambda: len(fake.texts(1001)) == 1)
        mine, theirs = fake.messages(ADMIN)[0], fake.messages(1001)[0]
        stolen = theirs["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        taps = [
            fake.world.taps_data(ADMIN, mine, data)
            for data in (stolen, "s:zz:0", "nonsense", "s:1:x", "s:1:²", "é" * 30)
        ]
        await fake.until(lambda: len(fake.answered_callbacks) == 6)
    assert {fake.answered_callbacks[tap] for tap in taps} == {"This button is too old. Ask again."}
    assert [one.method for one in fake.sent].count("editMessageText") == 0


async def test_an_edited_question_is_answered_in_the_place_of_its_answer(fake: FakeTelegram, bot: Serve) -> None:
    async with bot() as running:
        asked = fake.world.says(ADMIN, "killed in idlb?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        message = fake.messages(ADMIN)[0]
        fake.world.edits(asked, "killed in idlib?")
        await fake.until(lambda: "asked: killed in idlib?" in message["text"])
        fake.world.edits(asked, "killed in idlib?")  # Telegram tells of a link's preview as of an edit
        fake.world.edits(asked, "killed in homs?")
        await fake.until(lambda: "asked: killed in homs?" in message["text"])
        follow_up = fake.world.says(ADMIN, "and in aleppo?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 2)
        fake.world.edits(follow_up, "and in hama?")
        second = fake.messages(ADMIN)[1]
        await fake.until(lambda: "killed in homs? and in hama?" in second["text"])
        fake.world.edits(asked, "killed in raqqa?")  # not the last question any more
        fake.world.says(ADMIN, "killed in daraa?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 3)
    assert [one[0] for one in running.service.asked] == [
        *("killed in idlb?", "killed in idlib?", "killed in homs?"),
        *("and in aleppo?", "and in hama?", "killed in daraa?"),
    ]
    assert "asked: killed in homs?" in message["text"]
