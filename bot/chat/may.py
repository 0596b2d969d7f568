"""Who may change a chat's alerts: in private oneself, elsewhere its administrators; Telegram is asked each time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from bot.chat.api import ApiError
from bot.chat.commands import Talk
from bot.chat.incoming import ANONYMOUS_ADMIN
from store.messages import Turn

if TYPE_CHECKING:
    from bot.chat.desk import Button, Desk

NOT_ADMIN = "Only administrators of this chat change its alerts; everybody may look at them."


def guarded(handler: Callable[[Desk, Talk, str, int], Awaitable[Turn]]) -> Button:
    """The handler, for those who may; others are told that they may not."""

    async def only_for_some(desk: Desk, talk: Talk, which: str, number: int) -> Turn:
        if not await may_change(desk, talk, talk.incoming.chat.id):
            return desk.say(talk.incoming, NOT_ADMIN)
        return await handler(desk, talk, which, number)

    return only_for_some


async def may_change(desk: Desk, talk: Talk, chat: int) -> bool:
    """Whether this person may change that chat's alerts: in private oneself, elsewhere the chat's administrators."""
    person = talk.incoming.person
    if person is None:
        return False
    if chat == talk.incoming.chat.id and (talk.incoming.chat.is_private or person.id == ANONYMOUS_ADMIN):
        return True
    try:
        member: Any = await desk.api.call("getChatMember", {"chat_id": chat, "user_id": person.id})
    except ApiError:
        return False
    return isinstance(member, dict) and member.get("status") in ("creator", "administrator")
