"""The commands: a table of names, summaries and who sees them where, and what each does.

How to add one: write an `async def` that takes the desk and a `Talk` and returns a `Turn`; add a row to `COMMANDS`, or
pass it to `serve(commands=…)`. The menus that Telegram shows (`menus`) and /help follow from the table.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.chat import wording
from bot.chat.access import Standing
from bot.chat.markup import escape
from store.members import Role
from store.messages import Turn

if TYPE_CHECKING:
    from bot.chat.desk import Desk
    from bot.chat.incoming import Incoming

INVITE_DAYS = 7


@dataclass(frozen=True, slots=True)
class Talk:
    """One thing said to the bot by somebody who may."""

    incoming: Incoming
    who: Standing


@dataclass(frozen=True, slots=True)
class Command:
    """A command.

    Attributes:
        summary: what Telegram's menu and /help say, at most 256 characters.
        handler: does it.
        private, group: shown in private chats; in groups.
        group_admins: in groups shown to their administrators only.
        least: the standing that it needs.
    """

    name: str
    summary: str
    handler: Callable[[Desk, Talk], Awaitable[Turn]]
    private: bool = True
    group: bool = True
    group_admins: bool = False
    least: Standing = Standing.STRANGER


async def start(desk: Desk, talk: Talk) -> Turn:
    """What the bot is; in a group one line."""
    private = talk.incoming.chat.is_private
    if not private:
        return desk.say(talk.incoming, wording.GROUP_HELLO)
    return desk.say(talk.incoming, wording.start(await desk.blocking(desk.index.status)))


async def help_(desk: Desk, talk: Talk) -> Turn:
    """How to ask, and the commands that the person may use here."""
    private = talk.incoming.chat.is_private
    shown = [
        (command.name, command.summary)
        for command in desk.commands.values()
        if (command.private if private else command.group) and talk.who >= command.least
    ]
    return desk.say(talk.incoming, wording.help_text(shown, username=desk.me.username, is_group=not private))


async def ask(desk: Desk, talk: Talk) -> Turn:
    """Answers the question behind the command."""
    if not talk.incoming.text:
        return desk.say(talk.incoming, wording.ASK_WHAT)
    return await desk.answer(talk.incoming, talk.incoming.text)


async def sources(desk: Desk, talk: Talk) -> Turn:
    """The sources of the answer replied to, or of the person's last one; before any question, the outlets indexed."""
    screen = await desk.screen_in_mind(talk.incoming)
    if screen is not None and (turn := desk.sources_anew(talk.incoming, screen)) is not None:
        return turn
    counts = await desk.blocking(desk.index.outlets)
    if not counts:
        return desk.say(talk.incoming, wording.NO_SOURCES)
    return desk.say(talk.incoming, wording.outlets(counts, sum(count for _, count in counts)))


async def status(desk: Desk, talk: Talk) -> Turn:
    """What is indexed and whether all is well; administrators see the queue and the chats in trouble too."""
    lines = [escape(line) for line in await desk.blocking(desk.index.status)]
    for more in desk.status_lines:
        lines.extend(escape(line) for line in await more(desk, talk))
    if talk.who >= Standing.ADMIN and talk.incoming.chat.is_private:
        lines.extend(escape(line) for line in await desk.blocking(desk.health))
    return desk.say(talk.incoming, "\n".join(lines) or wording.NO_SOURCES)


async def invite(desk: Desk, talk: Talk) -> Turn:
    """A one-time link: `/invite`, or `/invite editor`."""
    if not talk.incoming.chat.is_private:
        return desk.say(talk.incoming, wording.PRIVATELY)
    role = Role.EDITOR if talk.incoming.text.lower().startswith("editor") else Role.MEMBER
    person = talk.incoming.person
    assert person is not None  # only administrators come here, and they are known by id
    lasts = timedelta(days=INVITE_DAYS)
    now = desk.clock()
    token = await desk.blocking(lambda: desk.members.invite(by=person.id, role=role, lasts=lasts, now=now))
    url = f"https://t.me/{desk.me.username}?start={token}"
    return desk.say(talk.incoming, wording.invitation(url, INVITE_DAYS, role.value))


async def members(desk: Desk, talk: Talk) -> Turn:
    """Who may ask."""
    everyone = await desk.blocking(desk.members.all)
    if not everyone:
        return desk.say(talk.incoming, "No members yet. /invite makes a link for one.")
    listed = [f"{escape(one.name or 'unnamed')} · {one.role.value} · <code>{one.user_id}</code>" for one in everyone]
    return desk.say(talk.incoming, "\n".join(["<b>Members</b>", *listed, "", "/remove ID takes one out."]))


async def remove(desk: Desk, talk: Talk) -> Turn:
    """Takes a member out: `/remove 123`."""
    number = talk.incoming.text.strip()
    person = talk.incoming.person
    if not number.isdecimal() or len(number) > 18 or person is None:
        return desk.say(talk.incoming, "Put the member's number behind the command; /members lists them.")
    now = desk.clock()
    gone = await desk.blocking(lambda: desk.members.remove(int(number), by=person.id, now=now))
    return desk.say(talk.incoming, "Taken out." if gone else "No member has that number; /members lists them.")


COMMANDS: tuple[Command, ...] = (
    Command("ask", "Ask about reported incidents", ask),
    Command("sources", "The sources of the last answer", sources),
    Command("status", "What is indexed, how new it is", status),
    Command("help", "How to ask", help_),
    Command("start", "What this bot is", start, group=False),
    Command("invite", "A one-time link for a new member", invite, group=False, least=Standing.ADMIN),
    Command("members", "Who may ask", members, group=False, least=Standing.ADMIN),
    Command("remove", "Take a member out", remove, group=False, least=Standing.ADMIN),
)


def menus(commands: Sequence[Command], admins: frozenset[int]) -> list[dict[str, object]]:
    """The parameters of one `setMyCommands` call for each scope: private chats, groups, their admins, our admins."""

    def menu(scope: dict[str, object], shown: list[Command]) -> dict[str, object]:
        return {"scope": scope, "commands": [{"command": one.name, "description": one.summary} for one in shown]}

    private = [one for one in commands if one.private and one.least <= Standing.MEMBER]
    group = [one for one in commands if one.group and not one.group_admins]
    group_admins = [one for one in commands if one.group]
    everything = [one for one in commands if one.private]
    return [
        menu({"type": "all_private_chats"}, private),
        menu({"type": "all_group_chats"}, group),
        menu({"type": "all_chat_administrators"}, group_admins),
        *(menu({"type": "chat", "chat_id": admin}, everything) for admin in sorted(admins)),
    ]
