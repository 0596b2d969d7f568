"""What an update means for the bot, as plain data: who says what where, and whether it is said to the bot. Pure.

Called by `desk.py`. In a group only commands, mentions and replies to the bot are for the bot; everything else there is
other people's talk and becomes None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from index.sources.channel import Post

if TYPE_CHECKING:
    from telegram import CallbackQuery, ChatMemberUpdated, Message, Update, User

ANONYMOUS_ADMIN = 1087968824  # @GroupAnonymousBot: an administrator of the group who writes in its name
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{3,40}))?(?=\s|$)")


class Kind(Enum):
    """What came in."""

    COMMAND = auto()
    TEXT = auto()
    BUTTON = auto()
    ADDED = auto()  # the bot may read and write in this chat now
    REMOVED = auto()  # it may not any more
    MIGRATED = auto()
    WORDLESS = auto()  # a photo, a sticker, … without words, in a private chat; in a group a mention and nothing else


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who did it."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Where:
    """A chat. `kind` is Telegram's word: "private", "group", "supergroup", "channel"."""

    id: int
    kind: str
    title: str = ""

    @property
    def is_private(self) -> bool:
        """Whether this is one person's chat with the bot."""
        return self.kind == "private"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing said or done.

    Attributes:
        topic: the forum topic it was said in; answers go there.
        message_id: the message to reply to; for a button the message that carries it.
        text: the question, without command and mention.
        command: without slash, in lower case.
        replied_to: id of the bot's message that this one replies to.
        callback_id, data: of a button.
        moved: for MIGRATED, the group's id and that of the supergroup it became. Both chats are told, in either order.
        said_at: when it was said, UTC: what "yesterday" counts from, however late it is answered. None: for a button.
        post: the channel's post that is forwarded.
        edited: a question that was asked before, in other words now.
    """

    update_id: int
    kind: Kind
    chat: Where
    person: Person | None
    topic: int | None = None
    message_id: int | None = None
    text: str = ""
    command: str = ""
    replied_to: int | None = None
    callback_id: str = ""
    data: str = ""
    moved: tuple[int, int] | None = None
    said_at: datetime | None = None
    post: Post | None = None
    edited: bool = False


def read_update(update: Update, me: Me) -> Incoming | None:
    """What `update` means, None where it is not for the bot."""
    if update.callback_query is not None:
        return _button(update.update_id, update.callback_query)
    if update.my_chat_member is not None:
        return _membership(update.update_id, update.my_chat_member)
    if update.message is not None:
        return _message(update.update_id, update.message, me)
    if update.edited_message is not None:
        return _edited(update.update_id, update.edited_message, me)
    return None


def _edited(update_id: int, message: Message, me: Me) -> Incoming | None:
    """A question in other words; whatever else is edited was meant for the moment."""
    said = _message(update_id, message, me)
    if said is None or not said.text or not (said.kind is Kind.TEXT or said.command == "ask"):
        return None
    return replace(said, kind=Kind.TEXT, edited=True)


def _person(user: User | None) -> Person | None:
    return None if user is None else Person(user.id, user.full_name)


def _button(update_id: int, query: CallbackQuery) -> Incoming | None:
    from telegram import Message

    message = query.message
    if message is None or query.data is None:
        return None
    return Incoming(
        update_id,
        Kind.BUTTON,
        Where(message.chat.id, message.chat.type, message.chat.title or ""),
        _person(query.from_user),
        topic=_topic(message) if isinstance(message, Message) else None,
        message_id=message.message_id,
        callback_id=query.id,
        data=query.data,
    )


def _membership(update_id: int, change: ChatMemberUpdated) -> Incoming | None:
    def inside(status: str, member: object) -> bool:
        return status in ("member", "administrator", "creator") or (
            status == "restricted" and bool(getattr(member, "is_member", False))
        )

    before = inside(change.old_chat_member.status, change.old_chat_member)
    after = inside(change.new_chat_member.status, change.new_chat_member)
    if before == after:
        return None
    chat = Where(change.chat.id, change.chat.type, change.chat.title or "")
    return Incoming(update_id, Kind.ADDED if after else Kind.REMOVED, chat, _person(change.from_user))


def _message(update_id: int, message: Message, me: Me) -> Incoming | None:
    chat = Where(message.chat.id, message.chat.type, message.chat.title or "")
    person = _person(message.from_user)
    if message.migrate_to_chat_id is not None:
        return Incoming(update_id, Kind.MIGRATED, chat, person, moved=(chat.id, message.migrate_to_chat_id))
    if message.migrate_from_chat_id is not None:
        return Incoming(update_id, Kind.MIGRATED, chat, person, moved=(message.migrate_from_chat_id, chat.id))
    sender = message.from_user
    if sender is None or (sender.is_bot and sender.id != ANONYMOUS_ADMIN) or message.is_automatic_forward:
        return None
    said = Incoming(
        update_id,
        Kind.TEXT,
        chat,
        person,
        topic=_topic(message),
        message_id=message.message_id,
        text=(message.text or message.caption or "").strip(),
        replied_to=_replied_to(message, me),
        said_at=message.date,
    )
    command = _COMMAND.match(said.text)
    if command is not None and (command.group(2) or me.username).lower() == me.username.lower():
        return _commanded(said, command, me)
    if command is not None and not chat.is_private:
        return None  # another bot's
    return _spoken(said, message, me)


def _commanded(said: Incoming, command: re.Match[str], me: Me) -> Incoming:
    """A command of ours, with what stands behind it."""
    rest = said.text[command.end() :]
    named = command.group(2) is not None or said.chat.is_private or said.replied_to is not None
    words = _without_mention(rest, me) if named else rest.strip()
    return replace(said, kind=Kind.COMMAND, text=words, command=command.group(1).lower())


def _spoken(said: Incoming, message: Message, me: Me) -> Incoming | None:
    """Words to the bot, or a file without any; None for group talk that is not meant for it."""
    if not (said.chat.is_private or said.replied_to is not None or _is_mentioned(message, me)):
        return None
    words = _without_mention(said.text, me)
    if not words and not said.chat.is_private and not said.text:
        return None
    if not words and said.chat.is_private and message.effective_attachment is None:
        return None  # a service message
    return replace(said, kind=Kind.TEXT if words else Kind.WORDLESS, text=words, post=_post(message))


def _post(message: Message) -> Post | None:
    """The channel's post that this message forwards."""
    from telegram import MessageOriginChannel

    origin = message.forward_origin
    if not isinstance(origin, MessageOriginChannel):
        return None
    text = message.text or message.caption or ""
    return Post(origin.chat.title or "", origin.chat.username, origin.message_id, origin.date, text)


def _topic(message: Message) -> int | None:
    """The forum topic; a plain reply in a group has a thread id as well, but no topic to answer in."""
    return message.message_thread_id if message.is_topic_message else None


def _replied_to(message: Message, me: Me) -> int | None:
    """The bot's message that this one replies to; being in a topic is no reply to the message that opened it."""
    original = message.reply_to_message
    if original is None or original.from_user is None or original.from_user.id != me.id:
        return None
    return None if original.forum_topic_created is not None else original.message_id


def _is_mentioned(message: Message, me: Me) -> bool:
    entities = {**message.parse_entities(), **message.parse_caption_entities()}
    return any(
        (entity.type == "mention" and words.lower() == f"@{me.username.lower()}")
        or (entity.type == "text_mention" and entity.user is not None and entity.user.id == me.id)
        for entity, words in entities.items()
    )


def _without_mention(text: str, me: Me) -> str:
    return " ".join(re.sub(rf"(?i)(?<!\w)@{re.escape(me.username)}\b[,:]?", " ", text).split())
