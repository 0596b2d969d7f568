"""Incidents or people per month, province, …; which group has the most."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answer.absence import absent, where_and_when
from bot.answer.answer import Line, Route, Row
from bot.answer.assumed import period_notes
from bot.answer.evidence import Draft, Evidence, incident_lines, origins_note, refs, whose_text
from bot.answer.plan import By, Order, Plan
from bot.answer.ports import Sorting
from bot.answer.queries.certainty import Certainty, ahead, counted, figure, is_open, row_of
from bot.answer.queries.facilities import facilities
from bot.answer.queries.part_of import WEEKDAYS, part_filter
from bot.answer.queries.towns import same_towns
from bot.answer.refusals import too_few
from bot.answer.selection import Selection, group_of
from bot.answer.understood import BY_WORDS
from bot.answer.words import (
    EVENT_WORDS,
    MONTHS,
    STATUS_WORDS,
    WEAPON_WORDS,
    capital,
    day_text,
    month_text,
    number,
    plural,
    span_text,
)
from store.filters import Group
from store.grouping import GroupBy
from store.names import fold_place
from store.records import Effect, EventType, Incident, PlacePrecision, Status, Weapon

ROWS_SHOWN = 24
_NARROW = (PlacePrecision.TOWN, PlacePrecision.DISTRICT)
TIMES = (By.DAY, By.WEEK, By.MONTH, By.QUARTER, By.YEAR)
WORST = 3  # incidents shown of the part that has the most
_GROUPINGS: dict[By, GroupBy] = {
    By.DAY: "day",
    By.WEEK: "week",
    By.MONTH: "month",
    By.QUARTER: "quarter",
    By.YEAR: "year",
    By.COUNTRY: "country",
    By.ADMIN1: "admin1",
    By.PLACE: "place",
    By.EVENT_TYPE: "event_type",
    By.WEAPON: "weapon",
    By.PERPETRATOR: "perpetrator",
    By.SOURCE: "source",
    By.STATUS: "status",
}


def counting(plan: Plan) -> Plan:
    """`plan` as its figures are to be counted once its incidents are selected: those themselves for a tally."""
    return replace(plan, effect=None, group=None) if plan.tally else plan


def rows_of(plan: Plan, by: By, selection: Selection, evidence: Evidence) -> tuple[list[Row], Row | None]:
    """The parts of a grouping, and beside them what belongs to no part (undated, unplaced)."""
    effect = plan.effect
    group = group_of(plan, effect)
    found = selection.grouped("day" if by is By.WEEKDAY else _GROUPINGS[by], effect, group)
    if by is By.WEEKDAY:
        found = _weekdays(found)
    if by is By.PLACE and len(found) > 1:
        found = same_towns(found, evidence.gazetteer)
        found = _parts_of_towns(plan, found, evidence)
    rows, rest = [], None
    for one in found:
        row = _row(one, by, effect, evidence)
        if one.key is None:
            rest = row
        elif effect is None or one.incidents_with:
            rows.append(row)
    return rows, rest


def _parts_of_towns(plan: Plan, found: list[Group], evidence: Evidence) -> list[Group]:
    """Of a town its parts: no other town, and what is known by the town's name alone lies in none of them."""
    asked = [term.place for term in plan.places if term.place is not None and term.place.precision in _NARROW]
    names = {fold_place(place.name) for place in asked}
    if not names or not re.search(r"\b(?:neighbou?rhoods?|quarters?|suburbs?|districts?|parts?)\b", plan.text.lower()):
        return found

    def is_town(one: Group) -> bool:
        entries = evidence.gazetteer.lookup(one.key or "", country=one.country, fuzzy=False)
        return bool(entries) and entries[0].place.precision is PlacePrecision.TOWN

    own = [replace(one, key=None) if fold_place(one.key or "") in names else one for one in found]
    return [one for one in own if one.key is None or not is_town(one)]


def _row(group: Group, by: By, effect: Effect | None, evidence: Evidence) -> Row:
    label = _label(group, by, evidence)
    key = group.key or ""
    if by in (By.ADMIN1, By.PLACE):
        key = ", ".join(part for part in (group.key, group.admin1, group.country) if part)
    if effect is None:
        return Row(key, label, group.incidents, group.incidents, group.incidents, group.incidents)
    return row_of(key, label, group, group.incidents)


def _label(group: Group, by: By, evidence: Evidence) -> str:
    key = group.key
    if key is None:
        return "not known"
    if by in (By.DAY, By.WEEK, By.MONTH, By.QUARTER):
        return _time_label(key, by)
    if by is By.COUNTRY:
        return evidence.gazetteer.country_name(key) or key
    if by is By.EVENT_TYPE:
        return EVENT_WORDS[EventType(key)]
    if by is By.WEAPON:
        return WEAPON_WORDS[Weapon(key)]
    if by is By.STATUS:
        return STATUS_WORDS[Status(key)]
    if by is By.PLACE and group.admin1 and group.admin1 != key:
        return f"{key}, {group.admin1}"
    return key or "not known"


def _time_label(key: str, by: By) -> str:
    """A group of times in words, from its key; a year is its key."""
    if by is By.DAY:
        return day_text(date.fromisoformat(key))
    if by is By.WEEK:
        monday = date.fromisocalendar(int(key[:4]), int(key[6:]), 1)
        return span_text(monday, date.fromordinal(monday.toordinal() + 6))
    if by is By.QUARTER:
        first = 3 * int(key[6]) - 2
        return f"{MONTHS[first - 1]} – {month_text(int(key[:4]), first + 2)}"
    return month_text(int(key[:4]), int(key[5:7])) if by is By.MONTH else key


def _weekdays(days: list[Group]) -> list[Group]:
    sums: dict[str | None, list[int]] = {}
    for day in days:
        key = str(date.fromisoformat(day.key).weekday()) if day.key else None
        one = sums.setdefault(key, [0] * 6)
        for i, value in enumerate((day.incidents, day.low, day.best, day.high, day.incidents_with, day.open_upwards)):
            one[i] += value
    return [
        Group(WEEKDAYS[int(key)] if key else None, n, low, best, high, having, open_upwards=open_upwards)
        for key, (n, low, best, high, having, open_upwards) in sorted(
            sums.items(), key=lambda item: (item[0] is None, item[0] or "")
        )
    ]


def unit(plan: Plan, value: float) -> str:
    """ "12 civilians killed" or "3 incidents"."""
    if plan.effect is None:
        return plural(value, "incident")
    return f"{number(value)} {whose_text(plan, plan.effect, one=value == 1)}"


def grouped(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "… per month", "… by province"."""
    by = plan.by or By.MONTH
    if by is By.FACILITY:
        return facilities(plan, evidence)
    selection = evidence.select(plan)
    rows, rest = rows_of(counting(plan), by, selection, evidence)
    if not rows:
        return _in_no_part(counting(plan), by, rest, selection, evidence)
    plan = counting(plan)
    if plan.each_least is not None:
        return _reaching(plan, by, rows, rest, selection, evidence)
    if by not in TIMES and by is not By.WEEKDAY:
        rows.sort(key=lambda row: (-(row.value or 0), row.label))
    behind = selection.behind()
    total = sum(row.value or 0 for row in rows) + ((rest.value or 0) if rest else 0)
    lines = [Line(f"{row.label}: {amount(row, plan)}") for row in rows[:ROWS_SHOWN]]
    if len(rows) > ROWS_SHOWN:
        lines.append(Line("and others"))
    notes = list(period_notes(plan))
    if rest is not None and rest.incidents:
        notes.append(
            f"In no {BY_WORDS[by]}: {plural(rest.incidents, 'incident')} whose {_lacking(by)} is not known "
            f"closely enough"
        )
    if by is By.SOURCE:
        notes.append("An incident that several outlets report stands under each of them; the parts do not add up.")
        total = selection.count()
    origin = origins_note(behind.names)
    parts = [*rows, *([rest] if rest is not None else [])]
    open_end = plan.effect is not None and any(map(is_open, parts))
    least = "At least " if open_end else ""
    head = f"{least}{capital(unit(plan, total))} by {BY_WORDS[by]}"
    if by is By.SOURCE:
        head = f"Incidents by {BY_WORDS[by]}"
    at = " · ".join(part for part in (where_and_when(plan), origin) if part)
    return Draft(
        route=Route.SUM if plan.effect else Route.COUNT,
        headline=head,
        lines=(*((Line(at),) if at else ()), *lines),
        notes=tuple(notes),
        value=total,
        low=sum(row.low or 0 for row in parts) if plan.effect else total,
        high=None if open_end else sum(row.high or 0 for row in parts) if plan.effect else total,
        incidents=refs(behind.names, behind.whole),
        citations=evidence.cite_incidents(behind.whole[:3], plan),
        rows=(*rows, *_apart(rest)),
    )


def _apart(rest: Row | None) -> tuple[Row, ...]:
    """What belongs to no part, beside the parts: only how many incidents it is, since it is no part of its own."""
    return (
        (Row("not known", "not known", None, incidents=rest.incidents),) if rest is not None and rest.incidents else ()
    )


def _reaching(plan: Plan, by: By, rows: list[Row], rest: Row | None, selection: Selection, evidence: Evidence) -> Draft:
    """ "Days with more than 100 killed": the parts that reach a number, and how many those are."""
    least = plan.each_least or 0
    found = [row for row in rows if (row.value or 0) >= least]
    if by not in TIMES:
        found.sort(key=lambda row: (-(row.value or 0), row.label))
    what = whose_text(plan, plan.effect) if plan.effect else "incidents"
    many = plural(len(found), BY_WORDS[by], _MANY.get(by)) if found else f"No {BY_WORDS[by]}"
    lines = [Line(f"{row.label}: {amount(row, plan)}") for row in found[:ROWS_SHOWN]]
    if len(found) > ROWS_SHOWN:
        lines.append(Line("and others"))
    behind = selection.behind()
    at = " · ".join(part for part in (where_and_when(plan), origins_note(behind.names)) if part)
    notes = list(period_notes(plan))
    if rest is not None and rest.incidents:
        notes.append(f"In no {BY_WORDS[by]}: incidents whose {_lacking(by)} is not known closely enough")
    return Draft(
        route=Route.COUNT,
        headline=f"{many} with {number(least)} or more {what}",
        lines=(*((Line(at),) if at else ()), *lines),
        notes=tuple(notes),
        value=len(found),
        low=len(found),
        high=len(found),
        incidents=refs(behind.names, behind.whole),
        citations=evidence.cite_incidents(behind.whole[:3], plan),
        rows=tuple(found),
    )


_MANY = {By.COUNTRY: "countries", By.PERPETRATOR: "sides blamed"}


def amount(row: Row, plan: Plan) -> str:
    """A row's figure with its range and the incidents behind it."""
    if plan.effect is None:
        return plural(row.value or 0, "incident")
    return f"{figure(row)} in {plural(row.incidents, 'incident')}"


def _lacking(by: By) -> str:
    if by in TIMES or by is By.WEEKDAY:
        return "date"
    return "place" if by in (By.COUNTRY, By.ADMIN1, By.PLACE) else BY_WORDS[by]


def extreme(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "which town had the most …"."""
    by = plan.by or By.PLACE
    if by is By.FACILITY:
        return facilities(plan, evidence)
    selection = evidence.select(plan)
    rows, rest = rows_of(counting(plan), by, selection, evidence)
    if not rows:
        return _in_no_part(counting(plan), by, rest, selection, evidence)
    plan = counting(plan)
    fewest = plan.order is Order.FEWEST
    if fewest and by in TIMES and plan.period is not None and plan.period.start and plan.period.end:
        rows = with_empty(rows, by, plan.period.start, plan.period.end)  # a month without any has the fewest
    sign = 1 if fewest else -1
    rows.sort(key=lambda row: (sign * (row.value or 0), row.key if by in TIMES else row.label))
    if plan.nth is not None and len(rows) < plan.nth:
        return too_few(plan, plural(len(rows), BY_WORDS[by], _MANY.get(by)))
    meant = rows[(plan.nth or 1) - 1]
    top = [row for row in rows if row.value == meant.value]
    names = " and ".join(row.label for row in top[:3])
    if len(top) > 3:
        names = f"{', '.join(row.label for row in top[:3])} and {plural(len(top) - 3, 'other')}"
    headline, unsure = _most(names, meant, top, rows, plan)
    behind = selection.behind()
    shown = rows[: plan.limit or max(5, min(len(top), ROWS_SHOWN))]
    lines = [Line(f"{row.label}: {amount(row, plan)}") for row in shown]
    worst = _worst_of(by, meant, selection, plan)
    shown_ids = {incident.id for incident in worst}  # which may be older than those named
    citations = evidence.cite_incidents(worst or behind.whole[:3], plan)
    if worst and plan.effect is not None:
        lines += [Line(f"The largest of {meant.label}:"), *incident_lines(worst, citations, evidence, plan)]
    at = " · ".join(part for part in (where_and_when(plan), origins_note(behind.names)) if part)
    notes = [*period_notes(plan), *unsure]
    if rest is not None and rest.incidents:
        notes.append(f"Left out: {plural(rest.incidents, 'incident')} whose {_lacking(by)} is not known closely enough")
    return Draft(
        route=Route.SUM if plan.effect else Route.COUNT,
        headline=headline,
        lines=(*((Line(at),) if at else ()), *lines),
        notes=tuple(notes),
        value=meant.value,
        low=meant.low,
        high=meant.high,
        incidents=(*refs(worst), *refs((one for one in behind.names if one.id not in shown_ids), behind.whole)),
        citations=citations,
        rows=(*rows, *_apart(rest)),
    )


def _in_no_part(plan: Plan, by: By, rest: Row | None, selection: Selection, evidence: Evidence) -> Draft:
    """Where all incidents lie in no one part, as those of several days lie on no one day: they are shown, no zero."""
    behind = selection.behind(order="largest" if plan.effect is not None else "latest") if rest is not None else None
    if rest is None or behind is None or not behind.whole:
        return absent(plan, evidence)
    citations = evidence.cite_incidents(behind.whole, plan)
    at = " · ".join(part for part in (where_and_when(plan), origins_note(behind.names)) if part)
    found = plural(rest.incidents, "incident")
    return Draft(
        route=Route.REFUSAL,
        headline=f"Of no one {BY_WORDS[by]}: {found} whose {_lacking(by)} is not known closely enough",
        lines=(*((Line(at),) if at else ()), *incident_lines(behind.whole, citations, evidence, plan)),
        notes=period_notes(plan),
        incidents=refs(behind.names, behind.whole),
        citations=citations,
        rows=_apart(rest),
    )


def _worst_of(by: By, row: Row, selection: Selection, plan: Plan) -> tuple[Incident, ...]:
    """The incidents of a part that did most harm, else its latest; none where they cannot be told by a filter."""
    narrower = part_filter(by, row.key) if row.incidents else None
    if narrower is None:
        return ()
    order: Sorting = "largest" if plan.effect is not None else "latest"
    return tuple(selection.part(narrower).find(order=order, effect=plan.effect or Effect.KILLED, limit=WORST))


def _most(names: str, meant: Row, top: Sequence[Row], rows: Sequence[Row], plan: Plan) -> tuple[str, tuple[str, ...]]:
    """The headline of what has the most (or fewest), as sure as the counts are; and a note of what may have as many."""
    said = f"{counted(meant, plan)}{' each' if len(top) > 1 else ''}"
    fewest = plan.order is Order.FEWEST
    others = [row for row in rows if row not in top] if plan.nth is None else []
    sure = {row.key: ahead(row, meant) if fewest else ahead(meant, row) for row in others}
    near = [row for row in others if sure[row.key] is not Certainty.CERTAIN]
    if not near:
        return f"{capital(names)}: {said}", ()
    word = "Not certain, by the best counts" if Certainty.OPEN in sure.values() else "Probably"
    some = ", ".join(row.label for row in near[:3]) + (" and others" if len(near) > 3 else "")
    less = "as few or fewer" if fewest else "as many or more"
    return f"{word} {names}: {said}", (f"By other counts, or as some have no upper end, {less} in: {some}",)


def with_empty(rows: list[Row], by: By, start: date | None = None, end: date | None = None) -> list[Row]:
    """The rows with empty months, days or years between them (or between two days) put in."""
    have = {row.key: row for row in rows}
    last = _key(end, by) if end is not None else rows[-1].key
    keys = [_key(start, by) if start is not None else rows[0].key]
    while keys[-1] < last and len(keys) < 5_000:
        keys.append(_next(keys[-1], by))
    return [have.get(key) or Row(key, _time_label(key, by), 0) for key in keys]


def _key(day: date, by: By) -> str:
    """The key of the group of times that a day lies in."""
    if by is By.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if by is By.QUARTER:
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: {By.YEAR: 4, By.MONTH: 7}.get(by, 10)]


def _next(key: str, by: By) -> str:
    if by is By.WEEK:
        return _key(date.fromordinal(date.fromisocalendar(int(key[:4]), int(key[6:]), 1).toordinal() + 7), by)
    if by is By.DAY:
        return date.fromordinal(date.fromisoformat(key).toordinal() + 1).isoformat()
    if by is By.YEAR:
        return f"{int(key) + 1:04d}"
    if by is By.QUARTER:
        year, quarter = int(key[:4]), int(key[6])
        return f"{year:04d}-Q{quarter + 1}" if quarter < 4 else f"{year + 1:04d}-Q1"
    year, month = int(key[:4]), int(key[5:7])
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"
