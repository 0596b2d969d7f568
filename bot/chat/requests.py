"""A message of the queue as a request to Telegram. Pure; called by `outgoing.py`."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.markup import visible
from store.messages import Message


def parameters_of(message: Message, edits: int | None, replies_to: int | None) -> dict[str, object]:
    """The method's parameters. `edits`, `replies_to`: Telegram's numbers of other messages."""
    parameters = {"chat_id": message.chat_id, **message.payload}
    if edits is not None:
        parameters["message_id"] = edits
    if replies_to is not None:
        parameters["reply_parameters"] = {"message_id": replies_to, "allow_sending_without_reply": True}
    return parameters


def attachment_of(message: Message) -> tuple[str, bytes] | None:
    """(parameter, bytes) of the file that a message carries."""
    if message.attachment is None:
        return None
    return "photo" if message.method == "sendPhoto" else "document", message.attachment


def without_markup(message: Message) -> Message:
    """The message as plain text."""
    payload = {name: value for name, value in message.payload.items() if name != "parse_mode"}
    for name in ("text", "caption"):
        if isinstance(payload.get(name), str):
            payload[name] = visible(str(payload[name]))
    return replace(message, payload=payload)
