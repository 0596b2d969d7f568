"""Alerts asked for in words, in private or by mentioning the bot: a listener beside /alert and /alerts.

`alert_words.py` reads the words; what they change is what the menu's buttons change.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.alerts.wording import want_text
from bot.answer.words import plural
from bot.chat.alert_menu import is_zone
from bot.chat.alert_words import Said, Wish, muted_until, said_of_alerts
from bot.chat.alerts import USAGE, AlertChat
from bot.chat.commands import Talk
from bot.chat.markup import bold, escape
from bot.chat.may import NOT_ADMIN, may_change
from store.messages import Turn
from store.names import fold
from store.subscriptions import EVERYTHING, Subscription, Subscriptions

if TYPE_CHECKING:
    from bot.chat.desk import Desk

NO_ALERTS = "There is no alert here. <code>/alert airstrikes in Idlib</code> makes one."
UNTIL_WHEN = (
    "Until when? <code>mute until tomorrow</code>, <code>mute for 2 hours</code>, <code>mute until 18:30</code>"
)


class AlertTalk:
    """The listener; one for the whole bot."""

    def __init__(self, chat: AlertChat, subscriptions: Subscriptions, *, clock: Callable[[], datetime]) -> None:
        self._chat, self._subscriptions, self._clock = chat, subscriptions, clock

    async def listen(self, desk: Desk, talk: Talk) -> Turn | None:
        """What a text about alerts leads to; None for any other."""
        incoming = talk.incoming
        said = said_of_alerts(incoming.text)
        if said is None:
            return None
        if said.wish is Wish.NEW:
            return await self._new(desk, talk, said)
        own: list[Subscription] = await desk.blocking(
            lambda: self._subscriptions.of_chat(incoming.chat.id, incoming.topic)
        )
        if said.wish is Wish.SHOW:
            text, keyboard = await self._chat.chat_menu(desk, incoming.chat.id, incoming.topic)
            return desk.say(incoming, text, keyboard=keyboard)
        if said.wish is Wish.RESUME and said.number is None:
            own = [one for one in own if one.paused_by]
        if not own:
            return desk.say(incoming, NO_ALERTS) if said.sure else None
        if not await may_change(desk, talk, incoming.chat.id):
            return desk.say(incoming, NOT_ADMIN)
        if said.wish is Wish.UNMUTE:
            await desk.blocking(self._subscriptions.unmute, incoming.chat.id)
            return desk.say(incoming, "Nothing is muted here now.")
        if said.wish is Wish.MUTE:
            return desk.say(incoming, await self._mute(desk, talk, said, own[-1].rhythm.zone))
        return await self._turn(desk, talk, said, own)

    async def _new(self, desk: Desk, talk: Talk, said: Said) -> Turn | None:
        if not said.words:
            screen = await desk.screen_in_mind(talk.incoming)
            made = await self._chat.of_answer(desk, talk, screen.id) if screen is not None else None
            return made or desk.say(talk.incoming, USAGE)
        plan, rivals = await desk.thinking(self._chat.reader.plan, said.words)
        if plan is not None and plan.period is not None and not rivals:
            return None  # "tell me when somebody is killed on 3 March" asks
        return await self._chat.alert_in_words(desk, talk, said.words)

    async def _mute(self, desk: Desk, talk: Talk, said: Said, zone: str) -> str:
        now = self._clock()
        local = now.astimezone(ZoneInfo(zone) if is_zone(zone) else UTC)
        until = muted_until(said.until, local)
        if until is None:
            return UNTIL_WHEN
        chat = talk.incoming.chat.id
        await desk.blocking(lambda: self._subscriptions.mute(chat, EVERYTHING, until=until.astimezone(UTC)))
        return (
            f"No alerts here until {until:%a %-d %b %H:%M} ({escape(zone)}), but for corrections; what happens until "
            "then is not told later. “unmute” ends it."
        )

    async def _turn(self, desk: Desk, talk: Talk, said: Said, own: list[Subscription]) -> Turn:
        """Pauses or starts the alerts meant."""
        pause = said.wish is Wish.STOP
        meant = own
        if said.number is not None:
            meant = own[said.number - 1 : said.number] if said.number > 0 else []
        elif said.words:
            meant = [one for one in own if fold(said.words) in fold(want_text(one.want))]
        if not meant:
            text, keyboard = await self._chat.chat_menu(desk, talk.incoming.chat.id, talk.incoming.topic)
            return desk.say(talk.incoming, f"Which one?\n{text}", keyboard=keyboard)
        now = self._clock()

        def turn() -> None:
            for one in meant:
                self._subscriptions.pause(one.id, pause, now=now)

        await desk.blocking(turn)
        named = escape(want_text(meant[0].want)) if len(meant) == 1 else plural(len(meant), "alert")
        how = "/alerts starts or deletes" if pause else "/alerts changes"
        done = bold("Paused" if pause else "On again")
        return desk.say(talk.incoming, f"{done}: {named}. {how} {'it' if len(meant) == 1 else 'them'}.")
