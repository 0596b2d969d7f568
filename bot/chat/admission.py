"""Lets people and chats in or tells them, once, that the bot is not for everybody. Called by `desk.py`.

The decisions are `access.py`'s; this looks up what they need and keeps what follows from them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from bot.chat import access, wording
from bot.chat.access import Rules, Standing
from bot.chat.incoming import Incoming, Kind
from bot.chat.saying import say
from store.chats import Chats
from store.members import Members
from store.messages import Turn


class Admission:
    """Who is who, and which chats the bot was let into."""

    def __init__(
        self,
        *,
        members: Members,
        chats: Chats,
        rules: Rules,
        clock: Callable[[], datetime],
        blocking: Callable[..., Awaitable[Any]],
        indexed: Callable[[], Sequence[str]],
    ) -> None:
        """Args: blocking: runs a blocking call off the event loop; indexed: plain lines of what the index holds."""
        self._members, self._chats, self._rules, self._indexed = members, chats, rules, indexed
        self._clock, self._blocking = clock, blocking

    async def standing(self, incoming: Incoming) -> Standing:
        """What the person may do."""
        person = incoming.person
        member = None if person is None else await self._blocking(self._members.find, person.id)
        role = member.role.value if member is not None else None
        return access.standing(person.id if person else None, role, self._rules)

    async def join(self, incoming: Incoming, who: Standing) -> Turn | None:
        """Takes an invitation (`/start TOKEN` in private); None where there is none to take."""
        token, person, chat = incoming.text.strip(), incoming.person, incoming.chat
        invited = incoming.kind is Kind.COMMAND and incoming.command == "start" and bool(token) and chat.is_private
        if not invited or person is None or who is Standing.ADMIN:
            return None
        now = self._clock()
        member = await self._blocking(lambda: self._members.redeem(token, user_id=person.id, name=person.name, now=now))
        if member is not None:
            await self._blocking(lambda: self._chats.reachable(chat.id, chat.kind, person.name, now=now))
            return say(incoming, wording.WELCOME + wording.start(await self._blocking(self._indexed)))
        return say(incoming, wording.INVITE_SPENT) if who > Standing.STRANGER else None

    async def may_ask(self, incoming: Incoming, who: Standing) -> bool:
        """Whether what is said there by somebody of that standing is answered.

        `/start` in a group by somebody who may bring the bot in approves the group.
        """
        chat = await self._blocking(self._chats.find, incoming.chat.id)
        approved = chat is not None and chat.approved_by is not None
        starting = incoming.kind is Kind.COMMAND and incoming.command == "start"
        if not approved and not incoming.chat.is_private and starting and access.may_approve(who):
            await self._approve(incoming)
            approved = True
        return access.may_ask(incoming.chat, who, approved=approved, rules=self._rules)

    async def refuse(self, incoming: Incoming) -> Turn:
        """One polite line for a chat's strangers, once; then nothing."""
        chat, now = incoming.chat, self._clock()
        if incoming.kind is Kind.BUTTON:
            return Turn()
        by = incoming.person.id if incoming.person is not None else None
        await self._blocking(lambda: self._chats.refuse(chat.id, chat.kind, chat.title, by=by, now=now))
        if chat.kind == "channel":
            return Turn()
        line = wording.STRANGER if chat.is_private else wording.STRANGER_GROUP
        return say(incoming, line, key=f"refusal:{chat.id}")

    async def added(self, incoming: Incoming) -> Turn:
        """The bot was let into a group or channel, or a person took it back into a private chat."""
        chat, now = incoming.chat, self._clock()
        if chat.is_private:
            await self._blocking(lambda: self._chats.reachable(chat.id, chat.kind, chat.title, now=now))
            return Turn()
        if not access.may_approve(await self.standing(incoming)):
            return await self.refuse(incoming)
        await self._approve(incoming)
        return Turn() if chat.kind == "channel" else say(incoming, wording.GROUP_HELLO)

    async def removed(self, incoming: Incoming) -> Turn:
        """The bot was put out, or blocked."""
        chat, now = incoming.chat, self._clock()
        why = "blocked by the user" if chat.is_private else "the bot was put out of the chat"
        left = not chat.is_private
        await self._blocking(lambda: self._chats.unreachable(chat.id, why, now=now, left=left, kind=chat.kind))
        return Turn()

    async def _approve(self, incoming: Incoming) -> None:
        chat, person, now = incoming.chat, incoming.person, self._clock()
        by = person.id if person is not None else 0
        await self._blocking(lambda: self._chats.approve(chat.id, chat.kind, chat.title, by=by, now=now))
