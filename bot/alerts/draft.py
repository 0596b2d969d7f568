"""Deliveries and messages in the making: what one step of dispatching is to write, and how a message looks. Pure.

Called by `dispatch.py`. Keys name messages for good: the same step done twice enqueues nothing new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.alerts import notice, wording
from bot.alerts.change import Change, Told, change, told, told_wire
from bot.alerts.notice import Scene
from bot.answer.plan import Operation
from store.deliveries import Asked, Delivery, Plan
from store.messages import NewMessage, Priority
from store.outbox import OutboxRow
from store.records import Effect, Incident, Status
from store.subscriptions import Rhythm, Subscription


@dataclass
class Draft:
    """A `Plan` in the making."""

    deliveries: list[Delivery] = field(default_factory=list)
    messages: list[NewMessage] = field(default_factory=list)
    dropped: list[tuple[int, str, int]] = field(default_factory=list)

    def plan(self, outbox_ids: Sequence[int] = ()) -> Plan:
        """What is to be written."""
        return Plan(self.deliveries, self.messages, self.dropped, outbox_ids)


def alert_text(scene: Scene, one: Subscription | None, now: datetime, corrected: str = "") -> str:
    """An alert as the chat with that subscription reads it; None: it has none any more."""
    why = wording.want_text(one.want) if one is not None else ""
    zone = wording.zone_of(one.rhythm if one is not None else Rhythm())
    return notice.alert(scene, why=why, zone=zone, now=now, corrected=corrected)


def stands(incident: Incident) -> bool:
    """Whether the incident may still be told as it is."""
    return incident.status is not Status.RETRACTED and not incident.negated


def told_of(incident: Incident) -> dict[str, object]:
    """What is kept of what a chat is told."""
    return {**told_wire(told(incident)), "headline": wording.headline(incident)}


def told_before(incident: Incident, rows: Sequence[OutboxRow]) -> Told | None:
    """What an answer said before these changes; None where nothing that answers say has changed."""
    first: dict[str, object] = {}
    for row in rows:
        for name, values in (row.payload.get("changed") or {}).items():
            first.setdefault(name, values[0])
    if not first:
        return None
    now = told(incident)
    tolls = dict(now.tolls)
    for effect in Effect:
        was = first.get(effect.value)
        if effect.value in first:
            best = was.get("best") if isinstance(was, dict) else None
            best = was.get("low") if best is None and isinstance(was, dict) else best
            tolls.pop(effect, None)
            if isinstance(best, int):
                tolls[effect] = best
    status = Status(str(first["status"])) if "status" in first else now.status
    return Told(tuple(tolls.items()), status)


def since_answered(asked: Asked, before: Told, incident: Incident) -> Change:
    """What a chat that was given an answer is to hear of an incident that changed.

    Args:
        before: the incident before these changes. The answer may be older: where it gave this incident's figure, that
            figure is what the new one is held against.
    """
    plan, value = asked.plan, asked.value
    narrowed = {"group", "source", "attributed_to", "origin", "as_of"} & plan.keys()
    if asked.incidents == 1 and value is not None and plan.get("operation") == Operation.SUM.value and not narrowed:
        effect = Effect(plan.get("effect", Effect.KILLED.value))
        before = Told(tuple({**dict(before.tolls), effect: int(value)}.items()), before.status)
    return change(before, incident)


def key_of(delivery: Delivery) -> str:
    """The name of the message that tells this."""
    return f"alert:{delivery.chat_id}:{delivery.incident_id}:{delivery.revision}"


def payload_of(text: str, *, topic: int = 0, keyboard: notice.Keyboard | None = None) -> dict[str, object]:
    """A text's parameters for Telegram."""
    payload: dict[str, object] = {"text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    if topic:
        payload["message_thread_id"] = topic
    if keyboard is not None:
        payload["reply_markup"] = keyboard
    return payload


def message_of(
    key: str,
    delivery: Delivery,
    text: str,
    *,
    keyboard: notice.Keyboard | None = None,
    replies_to: str | None = None,
    silent: bool = False,
    priority: Priority = Priority.ALERT,
) -> NewMessage:
    """A message to the delivery's chat and topic."""
    payload = payload_of(text, topic=delivery.topic, keyboard=keyboard)
    if silent:
        payload["disable_notification"] = True
    return NewMessage(key, delivery.chat_id, "sendMessage", payload, priority, replies_to=replies_to)


def edit_of(key: str, chat_id: int, root: str, text: str, keyboard: notice.Keyboard) -> NewMessage:
    """An edit of the message with the key `root`."""
    payload = payload_of(text, keyboard=keyboard)
    return NewMessage(key, chat_id, "editMessageText", payload, Priority.ALERT, edits=root)
