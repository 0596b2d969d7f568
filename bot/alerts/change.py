"""What a chat that was told of an incident is to hear when it changes: nothing, an edit, a reply, a correction. Pure.

The rules, which docs/alerts.md repeats for readers:

* A correction, where what was told no longer stands: the report was withdrawn or denied, or the toll is lower now.
* A reply, where something is new that a reporter would act on: the toll is up by a tenth or more (a first toll always
  is), or the status changed.
* An edit of the first message, where anything else that it shows has changed.

A change is held against what was last said aloud, not against silent edits: ten small steps up are one large one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any  # JSON values

from bot.answer.words import STATUS_WORDS, number
from store.records import Effect, Figure, Incident, Status

UP_BY = 10  # per cent of the toll told before
_TOLLS = (Effect.KILLED, Effect.INJURED, Effect.ABDUCTED, Effect.DISPLACED)


class Kind(StrEnum):
    """What a delivery is."""

    ALERT = "alert"
    EDIT = "edit"
    REPLY = "reply"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of an incident: best figures by effect, and the status."""

    tolls: tuple[tuple[Effect, int], ...]
    status: Status

    def toll(self, effect: Effect) -> int | None:
        """The figure told, None where none was."""
        return dict(self.tolls).get(effect)


@dataclass(frozen=True, slots=True)
class Change:
    """What to do, and the reader's words for why ("Toll up: 12 → 15 killed")."""

    kind: Kind
    reasons: tuple[str, ...] = ()


def told(incident: Incident) -> Told:
    """What an alert says of the incident."""
    tolls = tuple((effect, best) for effect in _TOLLS if (best := best_of(incident.figure(effect))) is not None)
    return Told(tolls, incident.status)


def best_of(figure: Figure | None) -> int | None:
    """The figure that is shown."""
    if figure is None:
        return None
    return figure.best if figure.best is not None else figure.low


def change(before: Told, incident: Incident | None) -> Change:
    """What a chat that was told `before` is to hear; `incident` None: no report of it stands any more."""
    if incident is None:
        return Change(Kind.CORRECTION, ("No report of it stands any more.",))
    if incident.status is Status.RETRACTED:
        return Change(Kind.CORRECTION, ("The report was withdrawn by its source. No other report of it stands.",))
    if incident.negated:
        return Change(Kind.CORRECTION, ("It is denied now.",))
    after = told(incident)
    down, up = _tolls(before, after)
    status = _status(before, incident)
    if down:
        return Change(Kind.CORRECTION, (*down, *up, *status))
    if up or status:
        return Change(Kind.REPLY, (*up, *status))
    return Change(Kind.EDIT)


def _tolls(before: Told, after: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(what went down, what went up enough to be said)."""
    down, up = [], []
    for effect in _TOLLS:
        was, now = before.toll(effect), after.toll(effect)
        if was is not None and (now is None or now < was):
            down.append(f"Toll down: {number(was)} → {number(now) if now is not None else 'none given'} {effect.value}")
        elif now is not None and now > 0 and (was is None or (now - was) * 100 >= max(1, was) * UP_BY) and now != was:
            was_text = f"{number(was)} → {number(now)}" if was is not None else number(now)
            up.append(
                f"Toll up: {was_text} {effect.value}" if was is not None else f"Now a toll: {was_text} {effect.value}"
            )
    return tuple(down), tuple(up)


def _status(before: Told, incident: Incident) -> tuple[str, ...]:
    if incident.status is before.status:
        return ()
    how = f", {incident.sources} independent sources" if incident.sources > 1 else ""
    return (f"Now {STATUS_WORDS[incident.status]}{how} (was {STATUS_WORDS[before.status]})",)


def told_wire(one: Told) -> dict[str, Any]:
    """JSON to keep; `told_from_wire` is its inverse."""
    return {"tolls": {effect.value: best for effect, best in one.tolls}, "status": one.status.value}


def told_from_wire(wire: dict[str, Any]) -> Told:
    """What `told_wire` wrote."""
    tolls = tuple((effect, int(wire["tolls"][effect.value])) for effect in _TOLLS if effect.value in wire["tolls"])
    return Told(tolls, Status(wire["status"]))
