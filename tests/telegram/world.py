"""The people and chats on the other side of the fake Bot API: what they write, tap and change becomes updates."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.oracle import entities_of

BOT_ID = 777000111
BOT_NAME = "dateline_test_bot"
NEW_CHAT = -1009000000000  # supergroup ids need more than 32 bits


class ApiFailure(Exception):
    """An answer of the Bot API that is not ok."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status, self.description, self.parameters = status, description, parameters


@dataclass
class FakeChat:
    """A chat. `trouble` is the (status, description) that every send to it gets."""

    id: int
    kind: str
    title: str = ""
    username: str = ""
    forum: bool = False
    topics: set[int] = field(default_factory=set)
    closed_topics: set[int] = field(default_factory=set)
    admins: set[int] = field(default_factory=set)
    trouble: tuple[int, str] | None = None
    migrated_to: int | None = None
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    next_message: int = 1

    def shown(self) -> dict[str, Any]:
        """The Chat object."""
        if self.kind == "private":
            return {"id": self.id, "type": "private", "first_name": self.title or f"Person {self.id}"}
        chat: dict[str, Any] = {"id": self.id, "type": self.kind, "title": self.title}
        if self.username:
            chat["username"] = self.username
        return {**chat, "is_forum": True} if self.forum else chat


class World:
    """All chats, and the updates that wait for the bot."""

    def __init__(self, changed: Callable[[], None] = lambda: None) -> None:
        self.chats: dict[int, FakeChat] = {}
        self.updates: list[dict[str, Any]] = []
        self.next_update = 100_000_001
        self.next_callback = 1
        self.open_callbacks: set[str] = set()
        self.me = {"id": BOT_ID, "is_bot": True, "first_name": "Dateline", "username": BOT_NAME}
        self.changed = changed

    # --- chats --------------------------------------------------------------------------------------------------

    def person(self, user_id: int) -> FakeChat:
        """A person's private chat, made on first use."""
        return self.chats.setdefault(user_id, FakeChat(user_id, "private"))

    def group(
        self, chat_id: int, *, kind: str = "supergroup", forum: bool = False, topics: tuple[int, ...] = ()
    ) -> int:
        """Makes a group; topics are message_thread_ids."""
        self.chats[chat_id] = FakeChat(chat_id, kind, f"Group {chat_id}", forum=forum, topics=set(topics))
        return chat_id

    # --- what people do -------------------------------------------------------------------------------------------

    def says(
        self,
        user_id: int,
        text: str,
        *,
        chat_id: int | None = None,
        topic: int | None = None,
        reply_to: int | None = None,
        date: int | None = None,
    ) -> dict[str, Any]:
        """Somebody writes, in private or in a chat; returns the message."""
        chat = self.person(user_id) if chat_id is None else self.chats[chat_id]
        message = self.put(chat, self.user(user_id), date=date, topic=topic, text=text)
        entities = entities_of(text)
        if entities:
            message["entities"] = entities
        if reply_to is not None:
            message["reply_to_message"] = {
                name: value for name, value in chat.messages[reply_to].items() if name != "reply_to_message"
            }
        self.push({"message": message})
        return message

    def edits(self, message: dict[str, Any], text: str) -> None:
        """Somebody puts what they wrote in other words."""
        message = self.chats[message["chat"]["id"]].messages[message["message_id"]]
        message |= {"text": text, "entities": entities_of(text), "edit_date": int(time.time())}
        self.push({"edited_message": message})

    def sends(self, user_id: int, *, chat_id: int | None = None, **content: Any) -> dict[str, Any]:
        """Somebody sends something that is no text, such as `sticker={…}`."""
        chat = self.person(user_id) if chat_id is None else self.chats[chat_id]
        message = self.put(chat, self.user(user_id), **content)
        self.push({"message": message})
        return message

    def taps(self, user_id: int, message: dict[str, Any], label: str) -> str:
        """Somebody taps the button with that label; returns the callback's id.

        Raises:
            LookupError: the message has no such button now.
        """
        chat = self.chats[message["chat"]["id"]]
        now = chat.messages[message["message_id"]]
        rows = now.get("reply_markup", {}).get("inline_keyboard", [])
        for button in (button for row in rows for button in row):
            if button["text"] == label:
                return self.taps_data(user_id, now, button["callback_data"])
        raise LookupError(f"no button {label!r} in {[[b['text'] for b in row] for row in rows]}")

    def taps_data(self, user_id: int, message: dict[str, Any], data: str) -> str:
        """A tap with any data, as a forged client might send."""
        callback = f"cb{self.next_callback}"
        self.next_callback += 1
        self.open_callbacks.add(callback)
        query = {
            "id": callback,
            "from": self.user(user_id),
            "message": message,
            "chat_instance": "1",
            "data": data,
        }
        self.push({"callback_query": query})
        return callback

    def membership(self, chat_id: int, by: int, before: str, after: str) -> None:
        """The bot's own status in a chat changes ("left" → "member")."""
        chat = self.chats[chat_id]

        def member(status: str) -> dict[str, Any]:
            return {"user": self.me, "status": status, **({"until_date": 0} if status == "kicked" else {})}

        if after in ("left", "kicked"):
            what = "blocked by the user" if chat.kind == "private" else f"kicked from the {chat.kind} chat"
            chat.trouble = (403, f"Forbidden: bot was {what}")
        else:
            chat.trouble = None
        change = {
            "chat": chat.shown(),
            "from": self.user(by),
            "date": int(time.time()),
            "old_chat_member": member(before),
            "new_chat_member": member(after),
        }
        self.push({"my_chat_member": change})

    def adds_bot(self, chat_id: int, by: int) -> None:
        """Somebody adds the bot to a group."""
        self.membership(chat_id, by, "left", "member")

    def migrates(self, chat_id: int, *, tell: bool = True) -> int:
        """A group becomes a supergroup; returns its new id. `tell`: the update is sent as well."""
        old = self.chats[chat_id]
        new = FakeChat(NEW_CHAT - abs(chat_id), "supergroup", old.title)
        self.chats[new.id] = new
        old.migrated_to = new.id
        if tell:
            somebody = self.user(1)
            self.push({"message": self.put(old, somebody, migrate_to_chat_id=new.id)})
            self.push({"message": self.put(new, somebody, migrate_from_chat_id=old.id)})
        return new.id

    # --- messages and updates -------------------------------------------------------------------------------------

    def user(self, user_id: int) -> dict[str, Any]:
        """The User object of a person."""
        return {"id": user_id, "is_bot": False, "first_name": f"Person {user_id}"}

    def put(
        self,
        chat: FakeChat,
        sender: dict[str, Any],
        *,
        topic: int | None = None,
        date: int | None = None,
        **content: Any,
    ) -> dict[str, Any]:
        """Puts a message into a chat."""
        message = {
            "message_id": chat.next_message,
            "date": int(time.time()) if date is None else date,
            "chat": chat.shown(),
            "from": sender,
            **content,
        }
        if topic is not None:
            message |= {"message_thread_id": topic, "is_topic_message": True}
        chat.messages[chat.next_message] = message
        chat.next_message += 1
        return message

    def push(self, content: dict[str, Any]) -> int:
        """Queues an update; its number."""
        number = self.next_update
        self.next_update += 1
        self.updates.append({"update_id": number, **content})
        self.changed()
        return number
