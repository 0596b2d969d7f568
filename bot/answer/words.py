"""How figures, dates and kinds of event are put into words. Pure; one thing is said one way in every answer."""

from __future__ import annotations

import re
from datetime import date

from store.records import DatePrecision, Effect, EventType, Figure, Status, Weapon

EFFECT_WORDS: dict[Effect, str] = {
    Effect.KILLED: "killed",
    Effect.INJURED: "injured",
    Effect.MISSING: "missing",
    Effect.DISPLACED: "displaced",
    Effect.ABDUCTED: "abducted",
    Effect.ARRESTED: "arrested",
}

GROUP_WORDS: dict[str, tuple[str, str]] = {
    "civilians": ("civilian", "civilians"),
    "children": ("child", "children"),
    "women": ("woman", "women"),
    "men": ("man", "men"),
    "combatants": ("combatant", "combatants"),
    "police": ("police officer", "police officers"),
    "medics": ("medic", "medics"),
    "journalists": ("journalist", "journalists"),
    "aid_workers": ("aid worker", "aid workers"),
    "elderly": ("elderly person", "elderly people"),
}

EVENT_WORDS: dict[EventType, str] = {
    EventType.ARMED_CLASH: "armed clash",
    EventType.GOVERNMENT_REGAINS_TERRITORY: "territory retaken by government forces",
    EventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY: "territory taken by an armed group",
    EventType.CHEMICAL_WEAPON: "chemical attack",
    EventType.AIR_OR_DRONE_STRIKE: "airstrike",
    EventType.SUICIDE_BOMB: "suicide bombing",
    EventType.SHELLING_ARTILLERY_MISSILE: "shelling or missile attack",
    EventType.REMOTE_EXPLOSIVE: "bombing",
    EventType.GRENADE: "grenade attack",
    EventType.SEXUAL_VIOLENCE: "sexual violence",
    EventType.ATTACK: "attack",
    EventType.ABDUCTION: "abduction",
    EventType.VIOLENT_DEMONSTRATION: "violent demonstration",
    EventType.MOB_VIOLENCE: "mob violence",
    EventType.PEACEFUL_PROTEST: "peaceful protest",
    EventType.PROTEST_WITH_INTERVENTION: "protest broken up",
    EventType.EXCESSIVE_FORCE_AGAINST_PROTESTERS: "force used against protesters",
    EventType.AGREEMENT: "agreement",
    EventType.ARRESTS: "arrests",
    EventType.CHANGE_TO_GROUP: "change to an armed group",
    EventType.DISRUPTED_WEAPONS_USE: "attack averted",
    EventType.HEADQUARTERS_ESTABLISHED: "headquarters established",
    EventType.PROPERTY_DESTRUCTION: "destruction of property",
    EventType.TERRITORY_TRANSFER: "transfer of territory",
    EventType.OTHER: "other event",
    EventType.NATURAL_DISASTER: "natural disaster",
    EventType.MAN_MADE_DISASTER: "accident or man-made disaster",
    EventType.ORGANISED_CRIME: "organised crime",
    EventType.DIPLOMATIC_EVENT: "diplomatic event",
    EventType.ATTRIBUTION_OF_RESPONSIBILITY: "attribution of responsibility",
}

WEAPON_WORDS: dict[Weapon, str] = {
    Weapon.AIRSTRIKE: "airstrike",
    Weapon.DRONE: "drone strike",
    Weapon.BARREL_BOMB: "barrel bomb",
    Weapon.SHELLING: "shelling",
    Weapon.MISSILE: "missile attack",
    Weapon.FIREARM: "shooting",
    Weapon.EXPLOSIVE: "explosion",
    Weapon.LANDMINE: "landmine",
    Weapon.GRENADE: "grenade attack",
    Weapon.SUICIDE_VEST: "suicide bombing",
    Weapon.CAR_BOMB: "car bombing",
    Weapon.CHEMICAL: "chemical attack",
    Weapon.KNIFE: "stabbing",
    Weapon.VEHICLE: "vehicle attack",
    Weapon.ARSON: "arson",
    Weapon.OTHER: "other weapon",
}

STATUS_WORDS: dict[Status, str] = {
    Status.SINGLE_SOURCE: "single source",
    Status.CORROBORATED: "corroborated",
    Status.CONFIRMED: "confirmed",
    Status.DISPUTED: "disputed",
    Status.RETRACTED: "retracted",
}

ORIGIN_WORDS = {
    "ucdp-ged": "UCDP GED",
    "acled": "ACLED",
    "airwars": "the Airwars table",
    "csv": "our own table",
    "articles": "articles",
}

_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def number(value: float) -> str:
    """`1,300`, `12`, `3.5`, `1.3 million`: thousands by comma, at most one decimal."""
    if value >= 1_000_000 and value % 100_000 == 0:
        return f"{value / 1_000_000:g} million"
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.1f}"


def number_word(value: int) -> str:
    """Small numbers in words ("five"), the rest in digits."""
    return _SMALL[value] if 1 <= value < len(_SMALL) else number(value)


def plural(count: float, one: str, many: str | None = None) -> str:
    """`1 incident`, `3 incidents`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def ordinal(value: int) -> str:
    """`1st`, `22nd`, `113th`."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th") if value % 100 not in (11, 12, 13) else "th"
    return f"{number(value)}{ending}"


def day_text(day: date, *, weekday: bool = False) -> str:
    """`3 Mar 2020`, with `weekday` `Tue 3 March 2020`."""
    if weekday:
        return f"{_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_text(year: int, month: int) -> str:
    """`March 2020`."""
    return f"{MONTHS[month - 1]} {year}"


def date_text(start: date | None, end: date | None, precision: DatePrecision) -> str:
    """An incident's date, never closer than the source gave it."""
    if start is None:
        return "date not given"
    if precision is DatePrecision.YEAR:
        return str(start.year)
    if precision is DatePrecision.MONTH:
        return month_text(start.year, start.month)
    if end is not None and end != start:
        return span_text(start, end)
    return day_text(start)


def span_text(start: date, end: date) -> str:
    """`3 – 5 Mar 2020`, `28 Feb – 3 Mar 2020`, `March 2020`, `2020`: the shortest form that says both ends."""
    if start == end:
        return day_text(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} – {end.year}"
    if start.day == 1 and _last_of_month(end):
        if (start.year, start.month) == (end.year, end.month):
            return month_text(start.year, start.month)
        return f"{month_text(start.year, start.month)} – {month_text(end.year, end.month)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} – {day_text(end)}"
    if start.year == end.year:
        return f"{start.day} {_MONTHS[start.month - 1]} – {day_text(end)}"
    return f"{day_text(start)} – {day_text(end)}"


def _last_of_month(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1


def figure_text(low: float | None, best: float | None, high: float | None, *, qualifier: str | None = None) -> str:
    """A figure with its range: `12`, `at least 12`, `between 11 and 17`."""
    if best is None:
        return "an unknown number"
    if qualifier:
        return f"{qualifier} {number(best)}"
    if low is not None and high is not None and high > low:
        return f"between {number(low)} and {number(high)}"
    if high is None:
        return f"at least {number(best if low is None else min(low, best))}"
    return number(best)


def toll_text(figure: Figure, what: str) -> str:
    """A stored figure on a line of its own: `84 killed (between 59 and 84)`, `at least 12 killed`."""
    best = figure.best if figure.best is not None else figure.low
    low, high = figure.low, figure.high
    if best is None or low is None or low >= best == high or (high is None and low >= best):
        return f"{figure_text(low, best, high)} {what}"
    spread = f"between {number(low)} and {number(high)}" if high is not None else f"counts from {number(low)} up"
    return f"{number(best)} {what} ({spread})"


def a_or_an(nouns: str) -> str:
    """ "a church", "an ambulance or a bus", of nouns joined by "|"."""
    return " or ".join(f"{'an' if re.match('[aeio]', noun) else 'a'} {noun}" for noun in nouns.split("|"))


def capital(text: str) -> str:
    """The text with its first letter in capitals; the rest as it is."""
    return text[:1].upper() + text[1:]


_DEVICE = re.compile(
    r"\b(?:grenade|bomb|missile|rocket|drone|mine|landmine|mortar|shell|gun|firearm|explosive|warplane|jet|helicopter)s?$"
    r"|\b(?:artillery|kni(?:fe|ves)|ieds?)$",
    re.I,
)
_UNCOUNTED = re.compile(
    r"(?:shelling|gunfire|violence|fighting|terrorism|bombardment|artillery fire|looting|torture|unrest)$", re.I
)


def in_event(event: str) -> str:
    """An event's words behind what was done to people: "in airstrikes", "in an attack", "by grenades"."""
    if _DEVICE.search(event):
        return f"by {event}" if event.endswith("s") else f"by a {event}"
    if (event.endswith("s") and not event.endswith("ss")) or _UNCOUNTED.search(event):
        return f"in {event}"
    return f"in {'an' if event[:1].lower() in 'aeiou' else 'a'} {event}"
