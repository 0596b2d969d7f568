"""A plan as JSON and back, as the chat keeps the last one of each conversation and answers carry theirs. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeAlias

from bot.answer.plan import By, NamePart, Operation, Order, Period, PersonTerm, PlaceTerm, Plan, Relation
from store.records import Effect, EventType, Place, PlacePrecision, Status, Weapon

# JSON as `json.loads` gives it; a recursive alias is not expressible without casts, hence object.
Wire: TypeAlias = dict[str, object]


def plan_to_wire(plan: Plan) -> Wire:
    """A JSON object with the fields that differ from their defaults; `plan_from_wire` is its inverse."""
    wire: Wire = {"operation": plan.operation.value}
    for field in fields(plan):
        value = getattr(plan, field.name)
        if field.name != "operation" and value != field.default:
            wire[field.name] = _to_wire(value)
    return wire


def _to_wire(value: object) -> object:
    if isinstance(value, Plan):
        return plan_to_wire(value)
    if isinstance(value, PlaceTerm | Period | PersonTerm | Place):
        return {field.name: _to_wire(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_to_wire(item) for item in value]
    return value


def plan_from_wire(wire: Wire) -> Plan:
    """The plan that `plan_to_wire` wrote.

    Raises:
        ValueError: an unknown field or a value that is not of its field's kind.
    """
    known = {field.name for field in fields(Plan)}
    if unknown := set(wire) - known:
        raise ValueError(f"a plan has no field {sorted(unknown)[0]!r}")
    try:
        parts: dict[str, Any] = {
            name: _READERS[name](value) for name, value in wire.items() if value is not None
        }  # Any: each reader gives its field's type
        return Plan(**parts)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a plan: {error}") from error


def _place(raw: dict[str, Any]) -> Place:
    return Place(**{**raw, "precision": PlacePrecision(str(raw["precision"]))})


def _box(raw: list[Any]) -> tuple[float, float, float, float]:
    south, west, north, east = (float(edge) for edge in raw)
    return south, west, north, east


def _place_term(raw: dict[str, Any]) -> PlaceTerm:
    place, box = raw.get("place"), raw.get("box")
    unlisted = raw.get("unlisted", raw.get("spot"))  # "spot" in plans that chats stored under the field's older name
    return PlaceTerm(
        label=str(raw["label"]),
        place=_place(place) if isinstance(place, dict) else None,
        relation=Relation(str(raw.get("relation", "in"))),
        km=float(str(raw["km"])) if raw.get("km") is not None else None,
        box=_box(box) if isinstance(box, list) else None,
        countries=tuple(raw.get("countries") or ()),
        provinces=tuple(raw.get("provinces") or ()),
        part=bool(raw.get("part")),
        border=tuple(raw.get("border") or ()),
        unlisted=str(unlisted) if unlisted is not None else None,
    )


def _period(raw: dict[str, Any]) -> Period:
    start, end = raw.get("start"), raw.get("end")
    assumed = raw.get("assumed")
    parts = raw.get("parts") or ()
    return Period(
        start=date.fromisoformat(str(start)) if start else None,
        end=date.fromisoformat(str(end)) if end else None,
        label=str(raw["label"]),
        asked=str(raw.get("asked", "")),
        assumed=str(assumed) if assumed is not None else None,
        parts=tuple((date.fromisoformat(str(first)), date.fromisoformat(str(last))) for first, last in parts),
    )


# One reader a field, from its JSON form. The values are `Any` because JSON's are.
_READERS: dict[str, Callable[[Any], Any]] = {
    "operation": Operation,
    "effect": Effect,
    "casualties": bool,
    "group": str,
    "also_groups": tuple,
    "jointly": bool,
    "narrower": str,
    "event_types": lambda raw: tuple(EventType(item) for item in raw),
    "weapons": lambda raw: tuple(Weapon(item) for item in raw),
    "event": str,
    "places": lambda raw: tuple(_place_term(item) for item in raw),
    "excluded": lambda raw: tuple(_place_term(item) for item in raw),
    "period": _period,
    "weekdays": tuple,
    "perpetrator": str,
    "not_perpetrator": str,
    "between": tuple,
    "not_event": str,
    "not_event_types": lambda raw: tuple(EventType(item) for item in raw),
    "not_weapons": lambda raw: tuple(Weapon(item) for item in raw),
    "target": str,
    "people": lambda raw: tuple(PersonTerm(str(one["name"]), NamePart(str(one.get("part", "any")))) for one in raw),
    "source": str,
    "attributed_to": str,
    "origin": str,
    "status": Status,
    "at_least": int,
    "at_most": int,
    "sources_least": int,
    "least_hurt": int,
    "tally": bool,
    "each_least": int,
    "claimed": lambda raw: (raw[0], raw[1]),
    "order": Order,
    "limit": int,
    "nth": int,
    "skip": int,
    "by": By,
    "versus": lambda raw: tuple(plan_from_wire(item) for item in raw),
    "cumulative": bool,
    "as_of": datetime.fromisoformat,
    "text": str,
    "streak": bool,
    "ranked": _place_term,
    "median": bool,
    "unread": tuple,
    "words": tuple,
    "unanswered": str,
    "picked": tuple,
    "picked_as": str,
    "asked_back": bool,
    "before": plan_from_wire,
    "changed": tuple,
}
