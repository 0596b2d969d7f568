"""What an alert says, as plain lines: of an incident, of what a subscription is for, of a time. Pure.

Called by `notice.py` (Telegram's form) and by the menus. What is said of an incident is what sources say of it.
"""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.answer.words import (
    EFFECT_WORDS,
    EVENT_WORDS,
    GROUP_WORDS,
    STATUS_WORDS,
    WEAPON_WORDS,
    capital,
    date_text,
    day_text,
    number,
    number_word,
    plural,
)
from store.records import DatePrecision, Effect, EventType, Figure, Incident, Place, PlacePrecision, Weapon
from store.subscriptions import Rhythm, Want

# Words that stand after "in" as they are; others take "an airstrike", or "airstrikes" where several places were hit.
_UNCOUNTED = frozenset(
    {"shelling", "sexual violence", "arson", "arrests", "organised crime", "destruction of property"}
)
_TOLLS = (Effect.KILLED, Effect.INJURED, Effect.ABDUCTED, Effect.ARRESTED, Effect.DISPLACED, Effect.MISSING)


def zone_of(rhythm: Rhythm) -> tzinfo:
    """The chat's zone; UTC where its name is none (any more)."""
    try:
        return ZoneInfo(rhythm.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def headline(incident: Incident) -> str:
    """`Idlib: at least 12 killed in airstrikes`."""
    where = place_text(incident.place) if incident.place is not None else "Place not given"
    what = event_text(incident)
    tolls = toll_texts(incident)
    return f"{where}: {tolls[0]} in {what}" if tolls else f"{where}: {what}"


def toll_texts(incident: Incident) -> list[str]:
    """`at least 12 killed`, `15 killed (between 12 and 15)`: every figure that somebody gave, the best one first."""
    found = []
    for effect in _TOLLS:
        figure = incident.figure(effect)
        best = None if figure is None else figure.best if figure.best is not None else figure.low
        if figure is not None and best:
            words = f"{_whose(incident, effect, figure)} {EFFECT_WORDS[effect]}"
            low, high = figure.low if figure.low is not None else best, figure.high
            if high is None:
                lowest = f" (the lowest count is {number(low)})" if low < best else ""
                found.append(f"at least {number(best)}{words}{lowest}")
            else:
                span = f" (between {number(low)} and {number(high)})" if low < high else ""
                found.append(f"{number(best)}{words}{span}")
    return found


def _whose(incident: Incident, effect: Effect, figure: Figure) -> str:
    """ " civilians" where the whole figure is one group's."""
    for one in incident.groups:
        part = one.killed if effect is Effect.KILLED else one.injured if effect is Effect.INJURED else None
        if part is not None and part == figure and one.group in GROUP_WORDS:
            return f" {GROUP_WORDS[one.group][figure.best != 1]}"
    return ""


def among_text(incident: Incident) -> str:
    """`five children among them`: the groups that are a part of the dead, "" where none is named."""
    dead = incident.killed.best if incident.killed is not None else None
    parts = []
    for one in incident.groups:
        best = one.killed.best if one.killed is not None else None
        if best and dead and best < dead and one.group in GROUP_WORDS:
            parts.append(f"{number_word(best)} {GROUP_WORDS[one.group][best != 1]}")
    return f"{' and '.join(parts[:3])} among them" if parts else ""


def event_text(incident: Incident) -> str:
    """`airstrikes`, `a shooting`."""
    if incident.weapon is Weapon.FIREARM and incident.event_type is EventType.ATTACK:
        word = "shooting"
    elif incident.weapon is not None and incident.weapon is not Weapon.OTHER and incident.event_type in _WEAPON_TYPES:
        word = WEAPON_WORDS[incident.weapon]
    else:
        word = EVENT_WORDS[incident.event_type]
    if word in _UNCOUNTED or " by " in word or word.startswith("territory"):
        return word
    if len({(p.name, p.admin1) for p in incident.places if p.precision is not PlacePrecision.PROVINCE}) > 1:
        return word if word.endswith("s") else f"{word}s"
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


_WEAPON_TYPES = frozenset(
    {
        EventType.AIR_OR_DRONE_STRIKE,
        EventType.SHELLING_ARTILLERY_MISSILE,
        EventType.REMOTE_EXPLOSIVE,
        EventType.SUICIDE_BOMB,
        EventType.ATTACK,
        EventType.GRENADE,
        EventType.CHEMICAL_WEAPON,
    }
)


def place_text(place: Place) -> str:
    """`Idlib`, `Idlib province`, `Syria`; never more closely than the source said."""
    if place.precision is PlacePrecision.PROVINCE:
        name = place.admin1 or place.name
        return name if name.lower().endswith(("province", "governorate", "state", "oblast")) else f"{name} province"
    return place.name


def facts_text(incident: Incident) -> str:
    """`Tue 3 March 2020 · single source`: when, how well attested."""
    if incident.date_precision is DatePrecision.DAY and incident.date_start is not None and (
        incident.date_end in (None, incident.date_start)
    ):  # fmt: skip
        when = day_text(incident.date_start, weekday=True)
    else:
        when = date_text(incident.date_start, incident.date_end, incident.date_precision)
    sources = f" ({incident.sources} independent sources)" if incident.sources > 1 else ""
    return f"{capital(when)} · {STATUS_WORDS[incident.status]}{sources}"


def blame_text(incident: Incident) -> str:
    """`Blamed on: the Syrian regime`: what sources say, said as theirs; "" where nobody is named."""
    return f"Blamed on: {', '.join(incident.perpetrators[:3])}" if incident.perpetrators else ""


def places_text(incident: Incident) -> str:
    """`Hit: Idlib, Binnish, Sahil Roj`: "" for a single place."""
    names = list(dict.fromkeys(place_text(place) for place in incident.places))
    return f"Hit: {', '.join(names[:8])}" if len(names) > 1 else ""


def clock_text(moment: datetime, zone: tzinfo, *, today: datetime) -> str:
    """`17:00`, on another day than `today` with the date: `2 Mar 17:00`; in the chat's zone."""
    local, now = moment.astimezone(zone), today.astimezone(zone)
    clock = f"{local:%H:%M}"
    return clock if local.date() == now.date() else f"{day_text(local.date()).rsplit(' ', 1)[0]} {clock}"


def want_parts(want: Want) -> list[str]:
    """What a subscription is for, part by part; ["everything"] for all."""
    parts = []
    if want.event:
        parts.append(want.event)
    else:
        parts.extend([EVENT_WORDS[one] for one in want.event_types] + [WEAPON_WORDS[one] for one in want.weapons])
    if want.places:
        parts.append(" or ".join(place.label for place in want.places))
    if want.groups:
        parts.append(" or ".join(GROUP_WORDS.get(one, (one, one))[1] for one in want.groups))
    if want.at_least is not None and want.at_least > 1:
        parts.append(f"{number(want.at_least)} or more {EFFECT_WORDS[want.effect or Effect.KILLED]}")
    elif want.effect is not None or want.at_least is not None:
        parts.append(f"somebody {EFFECT_WORDS[want.effect or Effect.KILLED]}")
    parts.extend(f"by or against {one}" for one in want.actors)
    parts.extend(f"“{one}”" for one in want.words)
    if want.sources:
        parts.append(f"from {' or '.join(want.sources)}")
    if want.corroborated:
        parts.append("corroborated only")
    return parts or ["everything"]


def want_text(want: Want) -> str:
    """`airstrikes · Idlib province · 5 or more killed`."""
    return " · ".join(want_parts(want))


def rhythm_text(rhythm: Rhythm) -> str:
    """`at once · quiet 22:00–07:00 Europe/Istanbul`."""
    parts = []
    if rhythm.digest == "daily":
        parts.append(f"a digest daily at {_minutes(rhythm.daily_at)}")
    else:
        parts.append("a digest every hour" if rhythm.digest == "hourly" else "at once")
    if rhythm.quiet is not None:
        parts.append(f"quiet {_minutes(rhythm.quiet[0])}–{_minutes(rhythm.quiet[1])}")
    return f"{' · '.join(parts)} ({rhythm.zone})" if rhythm.digest == "daily" or rhythm.quiet else parts[0]


def _minutes(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def others_text(count: int) -> str:
    """`and 7 more`."""
    return f"and {plural(count, 'more', 'more')}"
