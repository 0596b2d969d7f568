"""Takes one update after the other and says what it leads to: who may, what is meant, the answer, the messages.

`serve.py` makes one `Desk`; `lanes.py` calls `work` for many chats at a time. The desk sends nothing itself: messages
go into the database in the transaction that marks the update done (`store/messages.py`), and from there to
`outgoing.py`. Only what may be lost is sent at once: the typing action, and the answer that stops a button's spinner.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from telegram import Update

from bot.answer.answer import Answer
from bot.answer.plan import Plan, plan_from_wire, plan_to_wire
from bot.chat import access, render, wording
from bot.chat.access import Rules, Standing
from bot.chat.api import Api, ApiError
from bot.chat.commands import Command, Talk
from bot.chat.incoming import Incoming, Kind, Me, read_update
from bot.chat.kept import answer_from, kept
from bot.chat.keyboards import SOURCES, Keyboard, pager, read_data, under_answer
from bot.chat.markup import split
from bot.chat.outgoing import Outgoing
from store.chats import Chats
from store.conversations import Conversations, Memory, Screen
from store.errors import DatelineError, StoreError
from store.members import Members
from store.messages import Messages, MessageState, NewMessage, StoredUpdate, Turn, Updates

log = logging.getLogger(__name__)

LONGEST_QUESTION = 600  # characters
REMEMBERED = timedelta(hours=12)  # a follow-up changes the last plan; the next day's question starts anew
TYPING_AFTER, TYPING_EVERY = 0.2, 4.5  # seconds; Telegram shows the action for 5
NO_PREVIEW = {"is_disabled": True}


class Asks(Protocol):
    """What the desk needs of `bot.answer.service.AnswerService`. Both calls block and are made from threads."""

    def ask(
        self, question: str, *, now: datetime | None = None, previous: Plan | None = None, id: str | None = None
    ) -> Answer:
        """Answers a question; `previous` is the plan that a follow-up changes."""
        ...

    def answer_plan(self, plan: Plan, *, id: str | None = None) -> Answer:
        """Answers a plan, for buttons."""
        ...


class Index(Protocol):
    """What the desk tells about the index. Both calls block and are made from threads."""

    def status(self) -> Sequence[str]:
        """Plain lines for /status."""
        ...

    def outlets(self) -> Sequence[tuple[str, int]]:
        """(outlet, number of articles), most articles first."""
        ...


@dataclass(frozen=True, slots=True)
class Kept:
    """The store's parts that the desk uses."""

    updates: Updates
    messages: Messages
    chats: Chats
    members: Members
    conversations: Conversations


Button = Callable[["Desk", Talk, str, int], Awaitable[Turn]]  # (desk, talk, screen or other id, number)


class Desk:
    """The bot's side of all conversations."""

    def __init__(
        self,
        *,
        api: Api,
        me: Me,
        service: Asks,
        index: Index,
        store: Kept,
        outgoing: Outgoing,
        rules: Rules,
        clock: Callable[[], datetime],
        commands: Sequence[Command],
        buttons: dict[str, Button],
        blocking: Callable[..., Awaitable[Any]],
        thinking: Callable[..., Awaitable[Any]],
    ) -> None:
        """Args: blocking, thinking: run a blocking call off the event loop; the second one for questions."""
        self.api, self.me, self.service, self.index = api, me, service, index
        self.store, self.members, self.outgoing, self.rules = store, store.members, outgoing, rules
        self.clock, self.blocking, self.thinking = clock, blocking, thinking
        self.commands = {command.name: command for command in commands}
        self._buttons = buttons
        self._loose: set[asyncio.Task[None]] = set()

    # --- the way through ----------------------------------------------------------------------------------------

    async def work(self, update: StoredUpdate) -> None:
        """Works on one update: decides, stores what it leads to, hands the messages to the sender.

        Raises:
            StoreError: it could not be stored; the update stays undone and is worked on after a restart.
        """
        incoming = self._read(update)
        turn = Turn() if incoming is None else await self._turn(incoming)
        try:
            added = await self.blocking(lambda: self.store.updates.finish(update.id, turn, now=self.clock()))
        except StoreError as error:
            log.error("update %d: its answer could not be stored (%s); trying once more", update.id, error)
            await asyncio.sleep(1.0)
            added = await self.blocking(lambda: self.store.updates.finish(update.id, turn, now=self.clock()))
        if added:
            self.outgoing.look()

    def _read(self, update: StoredUpdate) -> Incoming | None:
        """What the update means; an update that cannot be read is logged and leads to nothing."""
        try:
            return read_update(Update.de_json(dict(update.body), self.api.bot), self.me)
        except Exception:  # the boundary to foreign data: whatever a parser raises means the same
            log.exception("update %d cannot be read", update.id)
            return None

    async def _turn(self, incoming: Incoming) -> Turn:
        try:
            return await self._decide(incoming)
        except Exception as error:  # noqa: BLE001  # the one error handler
            return self.on_error(incoming, error)

    def on_error(self, incoming: Incoming, error: Exception) -> Turn:
        """The one place where an error becomes words for a reader. Precedence:

        1. What is cancelled (the process ends) never comes here: the update stays undone and is done after a restart.
        2. An error of ours where a retry helps: "try again in a minute", with a reference.
        3. Any other error of ours, and any error at all: "something is wrong on our side", with a reference.

        The reference stands in the log beside the error; the reader sees nothing else of it. Errors in sending are
        not here: `outgoing.py` lists what follows from each.
        """
        ref = secrets.token_hex(2).upper()
        if isinstance(error, DatelineError):
            log.error("ref %s, update %d: %s: %s", ref, incoming.update_id, type(error).__name__, error)
            line = wording.TRY_AGAIN if error.retry_helps else wording.OUR_FAULT
        else:
            log.error("ref %s, update %d", ref, incoming.update_id, exc_info=error)
            line = wording.OUR_FAULT
        return self.say(incoming, line.format(ref=ref))

    async def _decide(self, incoming: Incoming) -> Turn:
        if incoming.kind in (Kind.ADDED, Kind.REMOVED, Kind.MIGRATED):
            return await self._membership(incoming)
        who = await self._standing(incoming)
        if incoming.kind is Kind.COMMAND and incoming.command == "start" and who < Standing.ADMIN:
            joined = await self._join(incoming, who)
            if joined is not None:
                return joined
        chat = await self.blocking(self.store.chats.find, incoming.chat.id)
        approved = chat is not None and chat.approved_by is not None
        if not approved and not incoming.chat.is_private and self._approves(incoming, who):
            await self._approve(incoming)
            approved = True
        if not access.may_ask(incoming.chat, who, approved=approved, rules=self.rules):
            return await self._refuse(incoming)
        talk = Talk(incoming, who)
        if incoming.kind is Kind.BUTTON:
            return await self._button(talk)
        if incoming.kind is Kind.COMMAND:
            return await self._command(talk)
        if incoming.kind is Kind.WORDLESS:
            return self.say(incoming, wording.WORDLESS)
        return await self.answer(incoming, incoming.text)

    async def _command(self, talk: Talk) -> Turn:
        command = self.commands.get(talk.incoming.command)
        private = talk.incoming.chat.is_private
        if command is None:
            return self.say(talk.incoming, wording.UNKNOWN_COMMAND) if private else Turn()
        if talk.who < command.least:
            return self.say(talk.incoming, wording.NOT_YOURS)
        return await command.handler(self, talk)

    async def _button(self, talk: Talk) -> Turn:
        incoming = talk.incoming
        read = read_data(incoming.data)
        handler = self._buttons.get(read[0]) if read is not None else None
        if read is None or handler is None:
            self.soon(self._toast(incoming, wording.BUTTON_TOO_OLD))
            return Turn()
        turn = await handler(self, talk, read[1], read[2])
        self.soon(self._toast(incoming, None if turn.messages else wording.BUTTON_TOO_OLD))
        return turn

    # --- who may ------------------------------------------------------------------------------------------------

    async def _standing(self, incoming: Incoming) -> Standing:
        person = incoming.person
        member = None if person is None else await self.blocking(self.members.find, person.id)
        role = member.role.value if member is not None else None
        return access.standing(person.id if person else None, role, self.rules)

    async def _join(self, incoming: Incoming, who: Standing) -> Turn | None:
        """Takes an invitation (`/start TOKEN` in private); None where there is none to take."""
        token, person = incoming.text.strip(), incoming.person
        if not token or person is None or not incoming.chat.is_private:
            return None
        now = self.clock()
        member = await self.blocking(lambda: self.members.redeem(token, user_id=person.id, name=person.name, now=now))
        if member is not None:
            chat = incoming.chat
            await self.blocking(lambda: self.store.chats.reachable(chat.id, chat.kind, person.name, now=now))
            return self.say(incoming, wording.WELCOME + wording.start())
        return self.say(incoming, wording.INVITE_SPENT) if who > Standing.STRANGER else None

    def _approves(self, incoming: Incoming, who: Standing) -> bool:
        """Whether this lets the bot into a group that nobody let it into: /start by somebody who may."""
        return incoming.kind is Kind.COMMAND and incoming.command == "start" and access.may_approve(who)

    async def _approve(self, incoming: Incoming) -> None:
        chat, person = incoming.chat, incoming.person
        by = person.id if person is not None else 0
        now = self.clock()
        await self.blocking(lambda: self.store.chats.approve(chat.id, chat.kind, chat.title, by=by, now=now))

    async def _refuse(self, incoming: Incoming) -> Turn:
        """One polite line for a chat's strangers, once; then nothing."""
        if incoming.kind is Kind.BUTTON:
            self.soon(self._toast(incoming, None))
            return Turn()
        chat = incoming.chat
        by = incoming.person.id if incoming.person is not None else None
        now = self.clock()
        await self.blocking(lambda: self.store.chats.refuse(chat.id, chat.kind, chat.title, by=by, now=now))
        if chat.kind == "channel":
            return Turn()
        line = wording.STRANGER if chat.is_private else wording.STRANGER_GROUP
        return self.say(incoming, line, key=f"refusal:{chat.id}")

    async def _membership(self, incoming: Incoming) -> Turn:
        chat = incoming.chat
        now = self.clock()
        if incoming.kind is Kind.MIGRATED:
            if incoming.moved is not None:
                await self.outgoing.migrate(*incoming.moved)
            return Turn()
        if incoming.kind is Kind.REMOVED:
            why = "blocked by the user" if chat.is_private else "the bot was put out of the chat"
            left = not chat.is_private
            await self.blocking(lambda: self.store.chats.unreachable(chat.id, why, now=now, left=left, kind=chat.kind))
            return Turn()
        if chat.is_private:
            await self.blocking(lambda: self.store.chats.reachable(chat.id, chat.kind, chat.title, now=now))
            return Turn()
        if not access.may_approve(await self._standing(incoming)):
            return await self._refuse(incoming)
        await self._approve(incoming)
        return Turn() if chat.kind == "channel" else self.say(incoming, wording.GROUP_HELLO)

    # --- answers ------------------------------------------------------------------------------------------------

    async def answer(self, incoming: Incoming, question: str) -> Turn:
        """Asks the service and shows what it says; a follow-up changes the plan of the answer in mind."""
        if len(question) > LONGEST_QUESTION:
            return self.say(incoming, wording.QUESTION_TOO_LONG.format(most=LONGEST_QUESTION))
        previous = await self._previous(incoming)
        async with self.typing(incoming):
            answer = await self.thinking(
                lambda: self.service.ask(question, now=incoming.said_at, previous=previous, id=_name(incoming))
            )
        return self.show(incoming, answer)

    def show(self, incoming: Incoming, answer: Answer, *, in_place: bool = False) -> Turn:
        """An answer as messages, with the state behind its buttons and the plan for follow-ups.

        Args:
            in_place: the answer takes the place of the message that carries the button.
        """
        screen = _name(incoming)
        first, more, rest = first_view(answer, private=incoming.chat.is_private)
        keyboard = under_answer(answer, screen, more=more)
        if in_place:
            messages = self.replace(incoming, first, keyboard if not rest else None)
        else:
            messages = self.say(incoming, first, keyboard=keyboard if not rest else None).messages
        for number, markup in enumerate(rest, start=1):
            last = number == len(rest)
            extra = self.say(incoming, markup, keyboard=keyboard if last else None, key=f"{screen}:{number}")
            messages += extra.messages
        shown = Screen(
            id=screen,
            chat_id=incoming.chat.id,
            topic=incoming.topic,
            user_id=incoming.person.id if incoming.person is not None else 0,
            message_key=messages[-1].key,
            answer=kept(answer),
        )
        memory = None
        if answer.plan is not None and incoming.person is not None:
            memory = Memory(shown.chat_id, shown.topic, shown.user_id, plan_to_wire(answer.plan), screen)
        return Turn(messages=messages, screens=(shown,), memory=memory)

    def sources_anew(self, incoming: Incoming, screen: Screen) -> Turn | None:
        """The sources of an answer as a new message; None where it has none."""
        pages = render.sources(answer_from(screen.answer))
        if not pages:
            return None
        keyboard = pager(SOURCES, screen.id, 0, len(pages)) if len(pages) > 1 else None
        return self.say(incoming, pages[0], keyboard=keyboard)

    async def screen_in_mind(self, incoming: Incoming) -> Screen | None:
        """The answer that was replied to, else the last one that this person got in this chat and topic."""
        chat, topic, replied_to = incoming.chat.id, incoming.topic, incoming.replied_to
        if replied_to is not None:
            screen: Screen | None = await self.blocking(self.store.conversations.screen_of_message, chat, replied_to)
            if screen is not None:
                return screen
        memory = await self._memory(chat, topic, incoming)
        return None if memory is None else await self.blocking(self.store.conversations.screen, memory.screen_id)

    async def _previous(self, incoming: Incoming) -> Plan | None:
        """The plan that a follow-up would change."""
        if incoming.replied_to is not None:
            screen = await self.screen_in_mind(incoming)
            if screen is not None:
                return _or_none(lambda: answer_from(screen.answer).plan)
        memory = await self._memory(incoming.chat.id, incoming.topic, incoming)
        return None if memory is None else _or_none(lambda: plan_from_wire(memory.plan))

    async def _memory(self, chat: int, topic: int | None, incoming: Incoming) -> Memory | None:
        if incoming.person is None:
            return None
        memory: Memory | None = await self.blocking(self.store.conversations.last, chat, topic, incoming.person.id)
        if memory is None or memory.updated_at is None or self.clock() - memory.updated_at > REMEMBERED:
            return None
        return memory

    # --- messages -----------------------------------------------------------------------------------------------

    def say(self, incoming: Incoming, markup: str, *, keyboard: Keyboard | None = None, key: str | None = None) -> Turn:
        """A text where it was asked: in the topic, in groups as a reply; long ones as several messages."""
        name = key or _name(incoming)
        parts = split(markup) or [wording.NO_SOURCES]
        messages = []
        for number, part in enumerate(parts):
            payload: dict[str, object] = {"text": part, "parse_mode": "HTML", "link_preview_options": NO_PREVIEW}
            if incoming.topic is not None:
                payload["message_thread_id"] = incoming.topic
            if not incoming.chat.is_private and incoming.message_id is not None and number == 0:
                reply = {"message_id": incoming.message_id, "allow_sending_without_reply": True}
                payload["reply_parameters"] = reply
            if keyboard is not None and number == len(parts) - 1:
                payload["reply_markup"] = keyboard
            messages.append(
                NewMessage(f"{name}.{number}" if number else name, incoming.chat.id, "sendMessage", payload)
            )
        return Turn(messages=tuple(messages))

    def replace(self, incoming: Incoming, markup: str, keyboard: Keyboard | None) -> tuple[NewMessage, ...]:
        """An edit of the message that carries the button."""
        payload: dict[str, object] = {
            "message_id": incoming.message_id,
            "text": markup,
            "parse_mode": "HTML",
            "link_preview_options": NO_PREVIEW,
            "reply_markup": keyboard or {"inline_keyboard": []},
        }
        return (NewMessage(_name(incoming), incoming.chat.id, "editMessageText", payload),)

    def health(self) -> list[str]:
        """Plain lines for administrators: what waits, what failed, where nothing can be sent."""
        counts = self.store.messages.counts()
        waiting = counts.get(MessageState.WAITING, 0) + counts.get(MessageState.SENDING, 0)
        lines = [f"{waiting} messages wait, {counts.get(MessageState.FAILED, 0)} could not be sent"]
        given_up = self.store.updates.count("given up")
        if given_up:
            lines.append(f"{given_up} updates were given up after they ended the process repeatedly")
        troubled = self.store.chats.in_trouble()
        lines.extend(f"{chat.title or chat.id}: {chat.trouble}" for chat in troubled[:10])
        if len(troubled) > 10:
            lines.append(f"and {len(troubled) - 10} more chats that cannot be written to")
        return lines

    # --- what may be lost -----------------------------------------------------------------------------------------

    @asynccontextmanager
    async def typing(self, incoming: Incoming) -> AsyncIterator[None]:
        """Shows "typing…" there while the block runs, unless it is over at once."""
        task = asyncio.create_task(self._type(incoming))
        try:
            yield
        finally:
            task.cancel()

    async def _type(self, incoming: Incoming) -> None:
        parameters: dict[str, object] = {"chat_id": incoming.chat.id, "action": "typing"}
        if incoming.topic is not None:
            parameters["message_thread_id"] = incoming.topic
        pause = TYPING_AFTER
        try:
            while True:
                await asyncio.sleep(pause)
                await self.api.call("sendChatAction", parameters)
                pause = TYPING_EVERY
        except ApiError as error:
            log.debug("no typing action: %s", error)

    async def _toast(self, incoming: Incoming, text: str | None) -> None:
        """Stops a button's spinner, with a word where nothing else follows."""
        parameters: dict[str, object] = {"callback_query_id": incoming.callback_id}
        if text:
            parameters["text"] = text[:200]
        try:
            await self.api.call("answerCallbackQuery", parameters)
        except ApiError as error:
            log.debug("a button's spinner was not stopped: %s", error)

    def soon(self, work: Awaitable[None]) -> None:
        """Does something beside, that nothing waits for."""

        async def alone() -> None:
            await work

        task = asyncio.create_task(alone())
        self._loose.add(task)
        task.add_done_callback(self._loose.discard)

    async def close(self) -> None:
        """Waits for what is done beside."""
        if self._loose:
            await asyncio.wait(self._loose, timeout=2.0)


def first_view(answer: Answer, *, private: bool) -> tuple[str, bool, list[str]]:
    """(first message, whether [More] is needed, further messages) for a private chat or a group."""
    if private:
        messages, more = render.private(answer)
        return messages[0], more, messages[1:]
    markup, more = render.group(answer)
    return markup, more, []


def _name(incoming: Incoming) -> str:
    """Names what an update leads to: the same after a restart, so nothing is said twice."""
    return f"{incoming.update_id:x}"


def _or_none(read: Callable[[], Plan | None]) -> Plan | None:
    """A plan that an older version kept and that cannot be read any more is forgotten."""
    try:
        return read()
    except ValueError as error:
        log.info("a kept plan cannot be read: %s", error)
        return None
