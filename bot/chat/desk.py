"""Takes one update after the other and says what it leads to: who may, what is meant, the answer, the messages.

`serve.py` makes one `Desk`; `lanes.py` calls `work` for many chats at a time. The desk sends nothing itself: messages
go into the database in the transaction that marks the update done (`store/messages.py`), and from there to
`outgoing.py`. Only what may be lost is sent at once (`presence.py`).
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from telegram import Update

from bot.answer.alternatives import Alternatives
from bot.answer.answer import Answer
from bot.answer.plan import Plan
from bot.answer.plan_wire import plan_from_wire
from bot.chat import wording
from bot.chat.access import Rules
from bot.chat.admission import Admission
from bot.chat.api import Api
from bot.chat.commands import Command, Talk
from bot.chat.incoming import Incoming, Kind, Me, read_update
from bot.chat.kept import answer_from
from bot.chat.keyboards import read_data
from bot.chat.outgoing import Outgoing
from bot.chat.presence import Presence
from bot.chat.saying import ASKED_IN, name, replace, say, show, sources_anew
from store.chats import Chats
from store.conversations import Conversations, Memory, Screen
from store.errors import DatelineError, StoreError
from store.marks import MessageState
from store.members import Members
from store.messages import Messages, StoredUpdate, Turn, Updates

log = logging.getLogger(__name__)

LONGEST_QUESTION = 600  # characters
REMEMBERED = timedelta(hours=12)  # a follow-up changes the last plan; the next day's question starts anew


class Asks(Protocol):
    """What the desk needs of `bot.answer.service.AnswerService`. All calls block and are made from threads."""

    def ask(
        self, question: str, *, now: datetime | None = None, previous: Plan | None = None, id: str | None = None
    ) -> Answer:
        """Answers a question; `previous` is the plan that a follow-up changes."""
        ...

    def answer_plan(self, plan: Plan, *, id: str | None = None) -> Answer:
        """Answers a plan, for buttons."""
        ...

    def alternatives(self, plan: Plan) -> tuple[Alternatives, ...]:
        """What each part of a plan may be changed to."""
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
Listener = Callable[["Desk", Talk], Awaitable[Turn | None]]  # None: not for this one
StatusLines = Callable[["Desk", Talk], Awaitable[Sequence[str]]]  # plain lines


class Desk:
    """The bot's side of all conversations. Commands and buttons are given it, and say what they have to say by it."""

    say = staticmethod(say)
    replace = staticmethod(replace)
    show = staticmethod(show)
    sources_anew = staticmethod(sources_anew)

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
        listeners: Sequence[Listener] = (),
        status_lines: Sequence[StatusLines] = (),
    ) -> None:
        """
        Args:
            blocking, thinking: run a blocking call off the event loop; the second one for questions.
            listeners: asked, in order, before a text is taken for a question.
            status_lines: what other parts add to /status.
        """
        self.api, self.me, self.service, self.index = api, me, service, index
        self.store, self.members, self.outgoing = store, store.members, outgoing
        self.clock, self.blocking, self.thinking = clock, blocking, thinking
        self.commands = {command.name: command for command in commands}
        self.presence = Presence(api)
        self.status_lines = status_lines
        self._listeners = listeners
        self._buttons = buttons
        self._admission = Admission(
            members=store.members,
            chats=store.chats,
            rules=rules,
            clock=clock,
            blocking=blocking,
            indexed=index.status,
        )

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
        who = await self._admission.standing(incoming)
        joined = await self._admission.join(incoming, who)
        if joined is not None:
            return joined
        allowed = await self._admission.may_ask(incoming, who)
        talk = Talk(incoming, who)
        if incoming.kind is Kind.BUTTON:
            async with self.presence.spinner(incoming) as words:
                return await self._button(talk, words) if allowed else Turn()
        if incoming.edited:
            return await self._asked_anew(incoming) if allowed else Turn()
        if not allowed:
            return await self._admission.refuse(incoming)
        if incoming.kind is Kind.COMMAND:
            return await self._command(talk)
        for listener in self._listeners:
            heard = await listener(self, talk)
            if heard is not None:
                return heard
        if incoming.kind is Kind.WORDLESS:
            return self.say(incoming, wording.WORDLESS if incoming.chat.is_private else wording.GROUP_HELLO)
        return await self.answer(incoming, incoming.text)

    async def _membership(self, incoming: Incoming) -> Turn:
        if incoming.kind is Kind.ADDED:
            return await self._admission.added(incoming)
        if incoming.kind is Kind.REMOVED:
            return await self._admission.removed(incoming)
        if incoming.moved is not None:
            await self.outgoing.migrate(*incoming.moved)
        return Turn()

    async def _command(self, talk: Talk) -> Turn:
        command = self.commands.get(talk.incoming.command)
        private = talk.incoming.chat.is_private
        if command is None:
            return self.say(talk.incoming, wording.UNKNOWN_COMMAND) if private else Turn()
        if talk.who < command.least:
            return self.say(talk.incoming, wording.NOT_YOURS)
        return await command.handler(self, talk)

    async def _button(self, talk: Talk, words: list[str]) -> Turn:
        """What a button does; `words` are shown to the person."""
        read = read_data(talk.incoming.data)
        handler = self._buttons.get(read[0]) if read is not None else None
        turn = await handler(self, talk, read[1], read[2]) if read is not None and handler is not None else Turn()
        if not turn.messages:
            words.append(wording.BUTTON_TOO_OLD)
        return turn

    # --- answers ------------------------------------------------------------------------------------------------

    async def answer(self, incoming: Incoming, question: str) -> Turn:
        """Asks the service and shows what it says; a follow-up changes the plan of the answer in mind."""
        if len(question) > LONGEST_QUESTION:
            return self.say(incoming, wording.QUESTION_TOO_LONG.format(most=LONGEST_QUESTION))
        previous = await self._previous(incoming)
        async with self.presence.typing(incoming):
            answer = await self.thinking(
                lambda: self.service.ask(question, now=incoming.said_at, previous=previous, id=name(incoming))
            )
        return self.show(incoming, answer)

    async def _asked_anew(self, incoming: Incoming) -> Turn:
        """The last question edited: its answer changes in place. Older ones, and what is no question now, are left."""
        memory = await self._memory(incoming.chat.id, incoming.topic, incoming)
        screen = None if memory is None else await self.blocking(self.store.conversations.screen, memory.screen_id)
        if screen is None or screen.answer.get(ASKED_IN) != incoming.message_id:
            return Turn()
        if screen.answer.get("question") == incoming.text or len(incoming.text) > LONGEST_QUESTION:
            return Turn()
        plan = _or_none(lambda: answer_from(screen.answer).plan)
        previous = plan.before if plan is not None and plan.changed else None
        async with self.presence.typing(incoming):
            answer = await self.thinking(
                lambda: self.service.ask(incoming.text, now=incoming.said_at, previous=previous, id=name(incoming))
            )
        return self.show(incoming, answer, edits=screen.message_key)

    async def answer_plan(self, incoming: Incoming, plan: Plan) -> Turn:
        """Answers a plan that a button stands for, in the place of the message that carries it."""
        return await self._in_place(incoming, lambda: self.service.answer_plan(plan, id=name(incoming)))

    async def follow_up(self, incoming: Incoming, words: str, plan: Plan) -> Turn:
        """Answers what a person would have got by following up in these words, in the place of the answer."""
        return await self._in_place(incoming, lambda: self.service.ask(words, previous=plan, id=name(incoming)))

    async def _in_place(self, incoming: Incoming, think: Callable[[], Answer]) -> Turn:
        async with self.presence.typing(incoming):
            return self.show(incoming, await self.thinking(think), in_place=True)

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


def _or_none(read: Callable[[], Plan | None]) -> Plan | None:
    """A plan that an older version kept and that cannot be read any more is forgotten."""
    try:
        return read()
    except ValueError as error:
        log.info("a kept plan cannot be read: %s", error)
        return None
