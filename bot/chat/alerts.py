"""Alerts in the chat: `/alerts` (a menu), `/alert airstrikes in Idlib with at least 5 killed`.

`extras` gives `serve` its commands and buttons. Everybody in a chat may see what it gets; in a group or channel only
its administrators may change it. The state of a menu is the subscription itself, in the database: a new one is kept
paused until it is started. Matching and sending are `bot/alerts`' part.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.alerts import notice
from bot.alerts.order import of_place, order
from bot.alerts.wording import rhythm_text, want_text
from bot.answer.plan import Plan
from bot.chat import alert_menu as menu
from bot.chat.alert_buttons import preview_lines
from bot.chat.alert_fields import HELP, RHYTHM, TERMS, Setting, Unclear, read_setting, with_rhythm, with_terms
from bot.chat.api import ApiError
from bot.chat.buttons import answer_behind
from bot.chat.commands import Command, Talk
from bot.chat.keyboards import ALERT, is_for_alerts
from bot.chat.markup import bold, escape
from bot.chat.may import NOT_ADMIN, guarded, may_change
from store.errors import NotFound
from store.messages import Turn
from store.records import Place
from store.subscriptions import Rhythm, Subscription, Want

if TYPE_CHECKING:
    from bot.alerts.dispatch import Stored
    from bot.chat.desk import Button, Desk

MOST = 20  # subscriptions of one chat
NOTHING = Turn()
USAGE = (
    "Say what to tell you of: <code>/alert airstrikes in Idlib with at least 5 killed</code>, "
    "or choose it with /alerts."
)


@dataclass(frozen=True, slots=True)
class Reader:
    """How text is read.

    Attributes:
        plan: a question's plan, None where it is none; with the names of places that it might mean, if it is unclear.
        place: a place by its name.
    """

    plan: Callable[[str], tuple[Plan | None, tuple[str, ...]]]
    place: Callable[[str], Place | None]


class AlertChat:
    """The handlers; one for the whole bot."""

    def __init__(self, stored: Stored, reader: Reader, *, clock: Callable[[], datetime]) -> None:
        self._stored, self.reader, self._clock = stored, reader, clock
        self._subscriptions = stored.subscriptions

    def commands(self) -> list[Command]:
        """For `Extras.commands`."""
        return [
            Command("alerts", "What this chat is told of, and when", self.alerts),
            Command("alert", "Be told of new incidents: /alert airstrikes in Idlib", self.alert, group_admins=True),
        ]

    def buttons(self) -> dict[str, Button]:
        """For `Extras.buttons`."""
        changing: dict[str, Callable[[Desk, Talk, str, int], Awaitable[Turn]]] = {
            ALERT: self._alert_me,
            menu.NEW: self._new,
            menu.PAUSE: self._pause,
            menu.DELETE: self._delete,
            menu.KIND: self._change(lambda want, n: menu.toggle_kind(want, n)),
            menu.TOLL: self._change(lambda want, n: replace(want, at_least=n or None)),
            menu.GROUP: self._change(lambda want, n: menu.toggle_group(want, n)),
            menu.SURE: self._change(lambda want, _: replace(want, corroborated=not want.corroborated)),
            menu.AROUND: self._change(lambda want, n: menu.around(want, n)),
            menu.QUIET: self._rhythm(lambda rhythm, n: replace(rhythm, quiet=menu.QUIET_HOURS[n][1])),
            menu.DIGEST: self._rhythm(lambda rhythm, n: replace(rhythm, digest=menu.DIGESTS[n][1])),
            menu.ZONE: self._rhythm(lambda rhythm, n: replace(rhythm, zone=menu.ZONES[n])),
            menu.UNMUTE: self._unmute,
        }
        seen: dict[str, Button] = {
            notice.MENU: self._menu,
            menu.VIEW: self._view,
            menu.WHEN: self._when,
            menu.PREVIEW: self._preview,
        }
        return {**seen, **{verb: guarded(handler) for verb, handler in changing.items()}}

    # --- commands -----------------------------------------------------------------------------------------------

    async def alerts(self, desk: Desk, talk: Talk) -> Turn:
        """The menu; `/alerts place Homs` and the like (`alert_fields.py`) set what no button can."""
        incoming = talk.incoming
        if not incoming.text.strip():
            text, keyboard = await self.chat_menu(desk, incoming.chat.id, incoming.topic)
            return desk.say(incoming, text, keyboard=keyboard)
        if not await may_change(desk, talk, incoming.chat.id):
            return desk.say(incoming, NOT_ADMIN)
        return desk.say(incoming, await self._set(desk, talk, read_setting(incoming.text)))

    async def _set(self, desk: Desk, talk: Talk, setting: Setting) -> str:
        """Changes what no button can; what to say to that."""
        chat, topic, now = talk.incoming.chat.id, talk.incoming.topic, self._clock()
        own: list[Subscription] = await desk.blocking(lambda: self._subscriptions.of_chat(chat, topic))
        if not own:
            return f"There is no alert here yet. {USAGE}"
        if setting.number is not None and not 1 <= setting.number <= len(own):
            return f"There is no alert {setting.number} here; /alerts numbers them."
        here = [one for one in own if one.topic == (topic or 0)] or own
        one = own[setting.number - 1] if setting.number is not None else here[-1]
        if setting.field in RHYTHM:
            try:
                rhythm = with_rhythm(one.rhythm, setting)
            except Unclear as unclear:
                return str(unclear)
            await desk.blocking(lambda: self._subscriptions.set_rhythm(chat, rhythm, now=now))
            if setting.field == "zone":
                return f"Times here are those of {escape(rhythm.zone)} now."
            return escape(capital_first(rhythm_text(rhythm)))
        if setting.field == "place" and setting.value:
            place = None if setting.empties else await desk.blocking(self.reader.place, setting.value)
            if place is None and not setting.empties:
                return f"I know no place named “{escape(setting.value)}”."
            want = replace(one.want, places=() if place is None else (of_place(place),))
        elif setting.field in TERMS and setting.value:
            want = with_terms(one.want, setting)
        else:
            return HELP
        changed = await desk.blocking(lambda: self._subscriptions.change(one.id, want=want, now=now))
        return f"{bold('You get')} {escape(want_text(changed.want))}"

    async def alert(self, desk: Desk, talk: Talk) -> Turn:
        """A subscription in one line; `@channel` in front makes it that channel's."""
        incoming = talk.incoming
        words, chat, topic = incoming.text.strip(), incoming.chat.id, incoming.topic
        if words.startswith("@") and incoming.chat.is_private:
            name, _, words = words.partition(" ")
            found = await _channel(desk, name)
            if found is None:
                return desk.say(incoming, f"I cannot write in {escape(name)}: make me an administrator there first.")
            chat, topic = found, None
        if not words:
            return desk.say(incoming, USAGE)
        return await self._read(desk, talk, words, chat, topic)

    async def alert_in_words(self, desk: Desk, talk: Talk, words: str) -> Turn:
        """A subscription of this chat, without a command."""
        return await self._read(desk, talk, words, talk.incoming.chat.id, talk.incoming.topic)

    async def _read(self, desk: Desk, talk: Talk, words: str, chat: int, topic: int | None) -> Turn:
        incoming = talk.incoming
        if not await may_change(desk, talk, chat):
            return desk.say(incoming, NOT_ADMIN)
        plan, rivals = await desk.thinking(self.reader.plan, words)
        if rivals:
            named = " or ".join(f"<code>/alert … {escape(one)}</code>" for one in rivals[:3])
            return desk.say(incoming, f"Which one do you mean? Say it in full: {named}")
        if plan is None:
            return desk.say(incoming, f"I could not read that as an alert. {USAGE}")
        return await self._subscribe(desk, talk, chat, topic, plan)

    async def of_answer(self, desk: Desk, talk: Talk, screen: str) -> Turn | None:
        """A subscription to what an answer was about; None where that says nothing to be told of."""
        answer = await answer_behind(desk, talk, screen)
        if answer is None or answer.plan is None or not is_for_alerts(answer.plan):
            return None
        if not await may_change(desk, talk, talk.incoming.chat.id):
            return desk.say(talk.incoming, NOT_ADMIN)
        return await self._subscribe(desk, talk, talk.incoming.chat.id, talk.incoming.topic, answer.plan)

    async def _alert_me(self, desk: Desk, talk: Talk, screen: str, _: int) -> Turn:
        """[Alert me] under an answer: to be told of what was asked about."""
        answer = await answer_behind(desk, talk, screen)
        if answer is None or answer.plan is None:
            return NOTHING
        return await self._subscribe(desk, talk, talk.incoming.chat.id, talk.incoming.topic, answer.plan)

    async def _subscribe(self, desk: Desk, talk: Talk, chat: int, topic: int | None, plan: Plan) -> Turn:
        incoming, ordered = talk.incoming, order(plan)
        own = await desk.blocking(self._subscriptions.of_chat, chat)
        if len(own) >= MOST:
            return desk.say(incoming, f"This chat has {MOST} alerts, the most there may be. /alerts takes one away.")
        by, now = incoming.person.id if incoming.person else None, self._clock()
        made, new = await desk.blocking(lambda: self._subscriptions.add(chat, topic, ordered.want, by=by, now=now))
        lines = [f"{bold('You get' if new else 'You get already')} {escape(want_text(made.want))}"]
        lines.append(escape(capital_first(rhythm_text(made.rhythm))))
        lines.extend(f"Not heeded: {escape(one)}" for one in ordered.unheeded)
        lines.extend(await preview_lines(desk, self._stored, made.want, now=now, most=3))
        return desk.say(incoming, "\n".join(lines), keyboard=menu.under_new(made.id))

    # --- menus --------------------------------------------------------------------------------------------------

    async def chat_menu(self, desk: Desk, chat: int, topic: int | None) -> tuple[str, notice.Keyboard]:
        """What a chat gets, and the buttons under it."""
        own = await desk.blocking(lambda: self._subscriptions.of_chat(chat, topic))
        muted = (await desk.blocking(lambda: self._subscriptions.mutes([chat], now=self._clock()))).get(chat, set())
        return menu.chat_text(own, len(muted)), menu.chat_keyboard(own, bool(muted))

    async def _menu(self, desk: Desk, talk: Talk, which: str, _: int) -> Turn:
        """[Alerts…]: under an alert a new message, in a menu in its place."""
        text, keyboard = await self.chat_menu(desk, talk.incoming.chat.id, talk.incoming.topic)
        if which == "menu":
            return desk.say(talk.incoming, text, keyboard=keyboard)
        return Turn(messages=desk.replace(talk.incoming, text, keyboard))

    async def _view(self, desk: Desk, talk: Talk, which: str, page: int) -> Turn:
        one = await self._own(desk, talk, which)
        return NOTHING if one is None else self._shown(desk, talk, one, page)

    def _shown(self, desk: Desk, talk: Talk, one: Subscription, page: int = 0) -> Turn:
        return Turn(messages=desk.replace(talk.incoming, menu.view_text(one), menu.view_keyboard(one, page)))

    async def _when(self, desk: Desk, talk: Talk, which: str, _: int) -> Turn:
        one = await self._own(desk, talk, which)
        if one is None:
            return NOTHING
        text = f"{bold('When this chat is told')}\n{escape(capital_first(rhythm_text(one.rhythm)))}"
        return Turn(messages=desk.replace(talk.incoming, text, menu.when_keyboard(one)))

    async def _new(self, desk: Desk, talk: Talk, _which: str, _number: int) -> Turn:
        incoming, now = talk.incoming, self._clock()
        own = await desk.blocking(self._subscriptions.of_chat, incoming.chat.id)
        if len(own) >= MOST:
            return desk.say(incoming, f"This chat has {MOST} alerts, the most there may be.")

        def make() -> Subscription:
            made, new = self._subscriptions.add(
                incoming.chat.id, incoming.topic, Want(), by=incoming.person.id if incoming.person else None, now=now
            )
            return self._subscriptions.pause(made.id, True, now=now) if new else made

        return self._shown(desk, talk, await desk.blocking(make))

    async def _pause(self, desk: Desk, talk: Talk, which: str, pause: int) -> Turn:
        one = await self._own(desk, talk, which)
        if one is None:
            return NOTHING
        changed = await desk.blocking(lambda: self._subscriptions.pause(one.id, bool(pause), now=self._clock()))
        return self._shown(desk, talk, changed)

    async def _delete(self, desk: Desk, talk: Talk, which: str, _: int) -> Turn:
        one = await self._own(desk, talk, which)
        if one is None:
            return NOTHING
        by = talk.incoming.person.id if talk.incoming.person else None
        await desk.blocking(lambda: self._subscriptions.remove(one.id, by=by, now=self._clock()))
        text, keyboard = await self.chat_menu(desk, talk.incoming.chat.id, talk.incoming.topic)
        return Turn(messages=desk.replace(talk.incoming, text, keyboard))

    def _change(self, how: Callable[[Want, int], Want]) -> Callable[[Desk, Talk, str, int], Awaitable[Turn]]:
        async def handler(desk: Desk, talk: Talk, which: str, number: int) -> Turn:
            one = await self._own(desk, talk, which)
            if one is None:
                return NOTHING
            want = how(one.want, number)
            changed = await desk.blocking(lambda: self._subscriptions.change(one.id, want=want, now=self._clock()))
            return self._shown(desk, talk, changed, menu.page_of(want, one.want))

        return handler

    def _rhythm(self, how: Callable[[Rhythm, int], Rhythm]) -> Callable[[Desk, Talk, str, int], Awaitable[Turn]]:
        async def handler(desk: Desk, talk: Talk, which: str, number: int) -> Turn:
            one = await self._own(desk, talk, which)
            if one is None:
                return NOTHING
            try:
                rhythm = how(one.rhythm, number)
            except IndexError:
                return NOTHING
            now = self._clock()
            await desk.blocking(lambda: self._subscriptions.set_rhythm(one.chat_id, rhythm, now=now))
            return await self._when(desk, talk, which, 0)

        return handler

    async def _preview(self, desk: Desk, talk: Talk, which: str, _: int) -> Turn:
        one = await self._own(desk, talk, which)
        if one is None:
            return NOTHING
        lines = await preview_lines(desk, self._stored, one.want, now=self._clock(), most=10)
        keyboard = menu.back_to(one.id)
        return Turn(messages=desk.replace(talk.incoming, "\n".join([escape(want_text(one.want)), *lines]), keyboard))

    async def _unmute(self, desk: Desk, talk: Talk, _which: str, _: int) -> Turn:
        await desk.blocking(self._subscriptions.unmute, talk.incoming.chat.id)
        text, keyboard = await self.chat_menu(desk, talk.incoming.chat.id, talk.incoming.topic)
        return Turn(messages=desk.replace(talk.incoming, text, keyboard))

    # --- who may ------------------------------------------------------------------------------------------------

    async def _own(self, desk: Desk, talk: Talk, which: str) -> Subscription | None:
        """The subscription, if it is this chat's: what a button carries can be forged."""
        try:
            one: Subscription = await desk.blocking(self._subscriptions.get, which)
        except NotFound:
            return None
        return one if one.chat_id == talk.incoming.chat.id else None


async def _channel(desk: Desk, name: str) -> int | None:
    """The id of a channel in which the bot may write."""
    try:
        chat: Any = await desk.api.call("getChat", {"chat_id": name})
        number = int(chat["id"])
        me: Any = await desk.api.call("getChatMember", {"chat_id": number, "user_id": desk.me.id})
    except (ApiError, KeyError, TypeError, ValueError):
        return None
    return number if isinstance(me, dict) and me.get("status") in ("creator", "administrator") else None


def capital_first(text: str) -> str:
    """With a capital in front."""
    return text[:1].upper() + text[1:]
