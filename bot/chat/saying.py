"""What is said as messages for the queue: where, as a reply to what, under which key. Pure; called all over the chat.

A message's key is made of the update that led to it: working on an update again after a restart says nothing twice.
"""

from __future__ import annotations

import dataclasses

from bot.answer.answer import Answer
from bot.answer.plan_wire import plan_to_wire
from bot.chat import render
from bot.chat.incoming import Incoming
from bot.chat.kept import answer_from, kept
from bot.chat.keyboards import SOURCES, Keyboard, pager, under_answer
from bot.chat.markup import split
from store.conversations import Memory, Screen
from store.messages import NewMessage, Turn

ASKED_IN = "asked_in"  # beside a kept answer's own keys: the message that asked, where one message answers it
NO_PREVIEW = {"is_disabled": True}


def name(incoming: Incoming) -> str:
    """Names what an update leads to."""
    return f"{incoming.update_id:x}"


def say(incoming: Incoming, markup: str, *, keyboard: Keyboard | None = None, key: str | None = None) -> Turn:
    """HTML where it was asked: in the topic, in groups as a reply; long ones as several messages.

    Args:
        markup: with something to see in it.
        keyboard: stands under the last message.
        key: names the message for good; the update's name when None, once an update.
    """
    parts = split(markup)
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
        own = key or name(incoming)
        messages.append(NewMessage(f"{own}.{number}" if number else own, incoming.chat.id, "sendMessage", payload))
    return Turn(messages=tuple(messages))


def say_photo(incoming: Incoming, picture: bytes, caption: str) -> Turn:
    """A PNG with an HTML caption, as a reply to the message that it is about."""
    payload: dict[str, object] = {"caption": caption, "parse_mode": "HTML"}
    if incoming.topic is not None:
        payload["message_thread_id"] = incoming.topic
    if incoming.message_id is not None:
        payload["reply_parameters"] = {"message_id": incoming.message_id, "allow_sending_without_reply": True}
    message = NewMessage(name(incoming), incoming.chat.id, "sendPhoto", payload, attachment=picture)
    return Turn(messages=(message,))


def replace(incoming: Incoming, markup: str, keyboard: Keyboard | None) -> tuple[NewMessage, ...]:
    """An edit of the message that carries the button."""
    payload: dict[str, object] = {
        "message_id": incoming.message_id,
        "text": markup,
        "parse_mode": "HTML",
        "link_preview_options": NO_PREVIEW,
        "reply_markup": keyboard or {"inline_keyboard": []},
    }
    return (NewMessage(name(incoming), incoming.chat.id, "editMessageText", payload),)


def show(incoming: Incoming, answer: Answer, *, in_place: bool = False, edits: str | None = None) -> Turn:
    """An answer as messages, with the state behind its buttons and the plan for follow-ups.

    Args:
        in_place: the answer takes the place of the message that carries the button.
        edits: key of the message whose place it takes: that of the question before it was edited.
    """
    screen = name(incoming)
    first, more, rest = first_view(answer, private=incoming.chat.is_private)
    keyboard = under_answer(answer, screen, more=more)
    under_first = keyboard if not rest else None
    if edits is not None:
        (message,) = replace(incoming, first, under_first)
        payload = {name: value for name, value in message.payload.items() if name != "message_id"}
        messages: tuple[NewMessage, ...] = (dataclasses.replace(message, payload=payload, edits=edits),)
    elif in_place:
        messages = replace(incoming, first, under_first)
    else:
        messages = say(incoming, first, keyboard=under_first).messages
    for number, markup in enumerate(rest, start=1):
        under = keyboard if number == len(rest) else None
        messages += say(incoming, markup, keyboard=under, key=f"{screen}:{number}").messages
    shown = Screen(
        id=screen,
        chat_id=incoming.chat.id,
        topic=incoming.topic,
        user_id=incoming.person.id if incoming.person is not None else 0,
        message_key=messages[-1].key,
        answer=kept(answer),
    )
    if len(messages) == 1 and not in_place:
        shown.answer[ASKED_IN] = incoming.message_id
    memory = None
    if answer.plan is not None and incoming.person is not None:
        memory = Memory(shown.chat_id, shown.topic, shown.user_id, plan_to_wire(answer.plan), screen)
    return Turn(messages=messages, screens=(shown,), memory=memory)


def sources_anew(incoming: Incoming, screen: Screen) -> Turn | None:
    """The sources of an answer as a new message; None where it has none, or cannot be read any more."""
    try:
        pages = render.sources(answer_from(screen.answer))
    except ValueError:
        return None
    if not pages:
        return None
    keyboard = pager(SOURCES, screen.id, 0, len(pages)) if len(pages) > 1 else None
    return say(incoming, pages[0], keyboard=keyboard)


def first_view(answer: Answer, *, private: bool) -> tuple[str, bool, list[str]]:
    """(first message, whether [More] is needed, further messages) for a private chat or a group."""
    if private:
        messages, more = render.private(answer)
        return messages[0], more, messages[1:]
    markup, more = render.group(answer)
    return markup, more, []
