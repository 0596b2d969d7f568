"""What each method of the fake Bot API does and refuses. Called by `fake.py` with checked parameters."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.telegram.oracle import MarkupRefused, read_html, utf16_length
from tests.telegram.world import ApiFailure, FakeChat

if TYPE_CHECKING:
    from tests.telegram.fake import FakeTelegram

Done = tuple[Any, str]  # (result, what a reader sees)
ACTIONS = {"typing", "upload_photo", "upload_document", "find_location"}
# Refusals that circumstances bring about, not a defect of the request.
CIRCUMSTANCES = (
    "chat not found",
    "message is not modified",
    "message to edit not found",
    "message thread not found",
    "topic_closed",
    "query is too old",
)


def is_circumstance(description: str) -> bool:
    """Whether a well-made bot may get this refusal."""
    return any(part in description.lower() for part in CIRCUMSTANCES)


def carry_out(fake: FakeTelegram, method: str, parameters: dict[str, Any]) -> Done:
    """Carries a request out."""
    handler = _HANDLERS.get(method)
    if handler is None:
        raise ApiFailure(501, f"Not Implemented: the fake does not know how to {method}")
    return handler(fake, parameters)


def _chat(fake: FakeTelegram, parameters: dict[str, Any]) -> FakeChat:
    wanted = parameters["chat_id"]
    by_name = (one for one in fake.world.chats.values() if one.username and f"@{one.username}" == wanted)
    chat = next(by_name, None) if isinstance(wanted, str) else fake.world.chats.get(wanted)
    if chat is None:
        raise ApiFailure(400, "Bad Request: chat not found")
    if chat.migrated_to is not None:
        raise ApiFailure(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to,
        )
    if chat.trouble is not None:
        raise ApiFailure(*chat.trouble)
    thread = parameters.get("message_thread_id")
    if thread is not None:
        if thread not in chat.topics:
            raise ApiFailure(400, "Bad Request: message thread not found")
        if thread in chat.closed_topics:
            raise ApiFailure(400, "Bad Request: TOPIC_CLOSED")
    return chat


def _text(markup: str, mode: str | None, longest: int, what: str) -> tuple[str, list[dict[str, Any]]]:
    entities: list[dict[str, Any]] = []
    text = markup
    if mode == "HTML":
        try:
            text, entities = read_html(markup)
        except MarkupRefused as error:
            raise ApiFailure(400, f"Bad Request: {error}") from None
        links = len(re.findall(r"<a\s", markup))
        if links > sum(entity["type"] == "text_link" for entity in entities):
            raise ApiFailure(400, "Bad Request: strict: a link was dropped")
    elif mode is not None:
        raise ApiFailure(400, "Bad Request: unsupported parse_mode")
    if what == "message" and not text.strip():
        raise ApiFailure(400, "Bad Request: message text is empty")
    if utf16_length(text.strip()) > longest:
        raise ApiFailure(400, f"Bad Request: {what} is too long")
    if len(entities) > 100:
        raise ApiFailure(400, "Bad Request: strict: entities past the 100th would be ignored")
    return text.strip(), entities


def _keyboard(markup: dict[str, Any] | None) -> None:
    if markup is None:
        return
    rows = markup.get("inline_keyboard", [])
    if sum(map(len, rows)) > 100:
        raise ApiFailure(400, "Bad Request: reply markup is too long")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise ApiFailure(400, "Bad Request: BUTTON_TEXT_INVALID")
        actions = [name for name in button if name not in ("text", "style", "icon_custom_emoji_id")]
        if len(actions) != 1:
            raise ApiFailure(400, "Bad Request: exactly one optional field of a button must be used")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
            raise ApiFailure(400, "Bad Request: BUTTON_DATA_INVALID")
    if any(len(row) > 8 for row in rows):
        raise ApiFailure(400, "Bad Request: strict: more than 8 buttons in a row")


def _reply(chat: FakeChat, parameters: dict[str, Any]) -> dict[str, Any] | None:
    reply = parameters.get("reply_parameters")
    if reply is None:
        return None
    original = chat.messages.get(reply["message_id"])
    if original is None and not reply.get("allow_sending_without_reply"):
        raise ApiFailure(400, "Bad Request: message to be replied not found")
    return original


def _send(fake: FakeTelegram, parameters: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    chat = _chat(fake, parameters)
    _keyboard(parameters.get("reply_markup"))
    original = _reply(chat, parameters)
    if parameters.get("reply_markup", {}).get("inline_keyboard"):
        content["reply_markup"] = parameters["reply_markup"]
    if original is not None:
        content["reply_to_message"] = {name: value for name, value in original.items() if name != "reply_to_message"}
    return fake.world.put(chat, fake.world.me, topic=parameters.get("message_thread_id"), **content)


def send_message(fake: FakeTelegram, parameters: dict[str, Any]) -> Done:
    text, entities = _text(parameters["text"], parameters.get("parse_mode"), 4096, "message")
    return _send(fake, parameters, {"text": text, **({"entities": entities} if entities else {})}), text


def _send_file(kind: str) -> Callable[[FakeTelegram, dict[str, Any]], Done]:
    def send(fake: FakeTelegram, parameters: dict[str, Any]) -> Done:
        if not parameters[kind]:
            raise ApiFailure(400, "Bad Request: file must be non-empty")
        caption, entities = _text(parameters.get("caption", ""), parameters.get("parse_mode"), 1024, "caption")
        file = {"file_id": "f", "file_unique_id": "f"}
        content: dict[str, Any] = {kind: [{**file, "width": 1, "height": 1}] if kind == "photo" else file}
        if caption:
            content |= {"caption": caption, "caption_entities": entities}
        return _send(fake, parameters, content), caption

    return send


def edit_text(fake: FakeTelegram, parameters: dict[str, Any]) -> Done:
    chat = _chat(fake, parameters)
    message = chat.messages.get(parameters["message_id"])
    if message is None:
        raise ApiFailure(400, "Bad Request: message to edit not found")
    if message["from"]["id"] != fake.world.me["id"]:
        raise ApiFailure(400, "Bad Request: message can't be edited")
    text, entities = _text(parameters["text"], parameters.get("parse_mode"), 4096, "message")
    markup = parameters.get("reply_markup")
    _keyboard(markup)
    after = {"text": text, "entities": entities, "reply_markup": markup or {"inline_keyboard": []}}
    before = {
        "text": message["text"],
        "entities": message.get("entities", []),
        "reply_markup": message.get("reply_markup", {"inline_keyboard": []}),
    }
    if after == before:
        raise ApiFailure(
            400,
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the "
            "same as a current content and reply markup of the message",
        )
    message |= after
    if not after["reply_markup"]["inline_keyboard"]:
        del message["reply_markup"]
    return message, text


def chat_action(fake: FakeTelegram, parameters: dict[str, Any]) -> Done:
    _chat(fake, parameters)
    if parameters["action"] not in ACTIONS:
        raise ApiFailure(400, "Bad Request: wrong parameter action in request")
    fake.actions.append(parameters)
    return True, ""


def answer_callback(fake: FakeTelegram, parameters: dict[str, Any]) -> Done:
    callback = parameters["callback_query_id"]
    if callback not in fake.world.open_callbacks:
        raise ApiFailure(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    text = parameters.get("text", "")
    if len(text) > 200:
        raise ApiFailure(400, "Bad Request: MESSAGE_TOO_LONG")
    fake.world.open_callbacks.discard(callback)
    fake.answered_callbacks[callback] = text
    return True, text


def set_commands(fake: FakeTelegram, parameters: dict[str, Any]) -> Done:
    scope = parameters.get("scope", {"type": "default"})
    if scope["type"] == "chat" and scope["chat_id"] not in fake.world.chats:
        raise ApiFailure(400, "Bad Request: chat not found")
    commands = parameters["commands"]
    if len(commands) > 100:
        raise ApiFailure(400, "Bad Request: too many commands")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise ApiFailure(400, "Bad Request: BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise ApiFailure(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    key = scope["type"] + (f":{scope['chat_id']}" if scope["type"] == "chat" else "")
    fake.menus[key] = commands
    return True, ""


def set_webhook(fake: FakeTelegram, parameters: dict[str, Any]) -> Done:
    url = parameters["url"]
    if not url.startswith("https://") and not re.match(r"http://(127\.0\.0\.1|localhost)[:/]", url):
        raise ApiFailure(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", parameters.get("secret_token", "")):
        raise ApiFailure(400, "Bad Request: secret token contains unallowed characters")
    fake.webhook = parameters
    fake.end_poll(409, "Conflict: terminated by setWebhook request")
    return True, ""


def delete_webhook(fake: FakeTelegram, parameters: dict[str, Any]) -> Done:
    fake.webhook = None
    return True, ""


def chat_member(fake: FakeTelegram, parameters: dict[str, Any]) -> Done:
    chat = _chat(fake, parameters)
    status = "administrator" if parameters["user_id"] in chat.admins else "member"
    return {"status": status, "user": fake.world.user(parameters["user_id"])}, ""


_HANDLERS: dict[str, Callable[[FakeTelegram, dict[str, Any]], Done]] = {
    "getMe": lambda fake, _: (fake.world.me, ""),
    "sendMessage": send_message,
    "sendPhoto": _send_file("photo"),
    "sendDocument": _send_file("document"),
    "editMessageText": edit_text,
    "sendChatAction": chat_action,
    "answerCallbackQuery": answer_callback,
    "setMyCommands": set_commands,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": lambda fake, _: (fake.webhook or {"url": ""}, ""),
    "getChat": lambda fake, parameters: ({**_chat(fake, parameters).shown(), "accent_color_id": 0}, ""),
    "getChatMember": chat_member,
    "leaveChat": lambda fake, parameters: (bool(_chat(fake, parameters)), ""),
}
