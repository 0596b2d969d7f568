"""Who is let in: strangers, one-time invitations, open access."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from store.members import Role
from tests.bot.chat.conftest import ADMIN, MEMBER, STRANGER, Serve
from tests.telegram.fake import FakeTelegram

LINE = "This bot answers its members only. Ask whoever runs it for an invitation link."


async def test_a_stranger_gets_one_polite_line_and_nothing_else(fake: FakeTelegram, bot: Serve) -> None:
    async with bot() as running:
        for text in ("hello", "/start", "/start wrong-token", "killed in idlib?", "/help", "/invite"):
            fake.world.says(STRANGER, text)
        fake.world.says(ADMIN, "/help")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1 and len(fake.texts(STRANGER)) == 1)
    async with bot():
        fake.world.says(STRANGER, "after the restart?")
        fake.world.says(ADMIN, "/help")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 2)
    assert fake.texts(STRANGER) == [LINE]
    assert running.service.asked == []


async def test_an_invitation_lets_one_person_in_once(fake: FakeTelegram, bot: Serve, data: Path) -> None:
    async with bot() as running:
        fake.world.says(ADMIN, "/invite")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        first, url = fake.texts(ADMIN)[0].splitlines()
        assert first == "A link for one member, good once and for 7 days:"
        token = url.removeprefix("https://t.me/dateline_test_bot?start=")
        fake.world.says(MEMBER, f"/start {token}")
        await fake.until(lambda: len(fake.texts(MEMBER)) == 1)
        fake.world.says(STRANGER, f"/start {token}")
        fake.world.says(MEMBER, "killed in idlib?")
        await fake.until(lambda: len(fake.texts(MEMBER)) == 2 and len(fake.texts(STRANGER)) == 1)
        actions = [(line.action, line.user_id) for line in reversed(running.chatting.desk.members.audit())]
    assert fake.texts(MEMBER)[0].startswith("You are in. I answer questions")
    assert fake.texts(MEMBER)[1].startswith("At least 12 civilians killed")
    assert fake.texts(STRANGER) == [LINE]
    assert actions == [("invite", ADMIN), ("join", MEMBER), ("refuse", STRANGER)]
    stored = "".join(map(str, sqlite3.connect(data / "dateline.sqlite").execute("SELECT * FROM invites")))
    assert token not in stored


async def test_an_invitation_ends(fake: FakeTelegram, bot: Serve) -> None:
    async with bot() as running:
        past = datetime.now(UTC) - timedelta(days=8)
        members = running.chatting.desk.members
        old = members.invite(by=ADMIN, role=Role.MEMBER, lasts=timedelta(days=7), now=past)
        fake.world.says(STRANGER, f"/start {old}")
        await fake.until(lambda: len(fake.texts(STRANGER)) == 1)
        assert members.all() == []
    assert fake.texts(STRANGER) == [LINE]


async def test_a_member_can_be_taken_out(fake: FakeTelegram, bot: Serve) -> None:
    async with bot() as running:
        members = running.chatting.desk.members
        token = members.invite(by=ADMIN, role=Role.EDITOR, lasts=timedelta(days=1), now=datetime.now(UTC))
        fake.world.says(MEMBER, f"/start {token}")
        await fake.until(lambda: len(fake.texts(MEMBER)) == 1)
        fake.world.says(MEMBER, "/invite")
        fake.world.says(ADMIN, "/members")
        fake.world.says(ADMIN, f"/remove {MEMBER}")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 2 and len(fake.texts(MEMBER)) == 2)
        fake.world.says(MEMBER, "killed in idlib?")
        await fake.until(lambda: len(fake.texts(MEMBER)) == 3)
    assert f"Person {MEMBER} · editor · {MEMBER}" in fake.texts(ADMIN)[0]
    assert fake.texts(MEMBER)[1:] == ["Only the bot's administrators may do that.", LINE]


async def test_with_open_access_everybody_may_ask(fake: FakeTelegram, bot: Serve) -> None:
    async with bot(access="open"):
        fake.world.says(STRANGER, "killed in idlib?")
        await fake.until(lambda: len(fake.texts(STRANGER)) == 1)
    assert fake.texts(STRANGER)[0].startswith("At least 12")
