"""Incidents per day, month, province, … in SQL. `Incidents.grouped` calls it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal, assert_never  # Any: SQL expressions

from sqlalchemy import Select, case, func, null, select
from sqlmodel import Session, col

from store.conditions import incident_conditions
from store.filters import Group, IncidentFilter
from store.records import Effect, PlacePrecision
from store.tables import ArticleRow, ClaimRow, IncidentClaimRow, IncidentGroupRow, IncidentRow

GroupBy = Literal[
    "day", "week", "month", "quarter", "year", "country", "admin1", "place", "event_type", "weapon", "perpetrator",
    "status", "origin", "source",
]  # fmt: skip
TIMES = frozenset({"day", "week", "month", "quarter", "year"})


def grouped(session: Session, f: IncidentFilter, by: GroupBy, effect: Effect | None, group: str | None) -> list[Group]:
    """Groups the incidents that meet `f`; see `Incidents.grouped`."""
    outlets = _outlets()
    keys = [outlets.c.source] if by == "source" else _keys(by)
    query: Select[Any] = select(*keys, *_sums(effect, group)).select_from(IncidentRow)
    if group and effect:
        part = (col(IncidentGroupRow.incident_id) == col(IncidentRow.id)) & (col(IncidentGroupRow.group_name) == group)
        query = query.outerjoin(IncidentGroupRow, part)
    if by == "source":
        query = query.join(outlets, outlets.c.incident_id == col(IncidentRow.id))
    query = query.where(*incident_conditions(f)).group_by(*keys)
    lines: dict[tuple[str | None, ...], list[int]] = {}
    for row in session.execute(query):
        label = _label(by, tuple(row[: len(keys)]))
        sums = lines.setdefault(label, [0] * 6)
        for i, value in enumerate(row[len(keys) :]):
            sums[i] += value or 0
    found = []
    for label, (incidents, low, best, high, having, open_upwards) in lines.items():
        key, country, admin1 = (*label, None, None)[:3]
        found.append(Group(key, incidents, low, best, high, having, country, admin1, open_upwards))
    if by in TIMES:
        return sorted(found, key=lambda g: (g.key is None, g.key or ""))
    return sorted(found, key=lambda g: (g.key is None, -g.incidents, g.key or "", g.admin1 or "", g.country or ""))


def _keys(by: GroupBy) -> list[Any]:
    """The columns to group by."""
    row = IncidentRow
    start, end = col(row.date_start), col(row.date_end)
    match by:
        case "day" | "week" | "month" | "quarter" | "year":
            return [start, end]
        case "country":
            return [col(row.country)]
        case "admin1":
            return [col(row.admin1), col(row.country)]
        case "place":
            wide = col(row.place_precision).in_([PlacePrecision.PROVINCE.value, PlacePrecision.COUNTRY.value])
            return [case((wide, null()), else_=col(row.place_name)), col(row.country), col(row.admin1)]
        case "event_type" | "weapon" | "perpetrator" | "status" | "origin":
            return [col(getattr(row, by))]
        case "source":
            return []  # needs a join of its own
        case _:
            assert_never(by)


def _label(by: GroupBy, values: tuple[Any, ...]) -> tuple[str | None, ...]:
    """A row's group: its key, and for places country and province."""
    first = values[0]
    if first is None:
        return (None,)
    match by:
        case "day" | "week" | "month" | "quarter" | "year":
            period = _PERIODS[by]
            return (period(first) if period(first) == period(values[1]) else None,)
        case _:
            return values


def _week(day: date) -> str:
    """The ISO week."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


_PERIODS: dict[str, Callable[[date], str]] = {
    "day": date.isoformat,
    "week": _week,
    "month": lambda day: f"{day.year:04d}-{day.month:02d}",
    "quarter": lambda day: f"{day.year:04d}-Q{(day.month + 2) // 3}",
    "year": lambda day: f"{day.year:04d}",
}


def _sums(effect: Effect | None, group: str | None) -> list[Any]:
    """Incidents, low, best, high, incidents with the figure, and those of them without an upper end."""
    count = func.count()
    if effect is None:
        return [count]
    table: Any = IncidentGroupRow if group else IncidentRow
    low, best, high = (getattr(table, f"{effect.value}{end}") for end in ("_low", "", "_high"))
    shown = func.coalesce(best, low)
    return [
        count,
        func.sum(func.coalesce(low, best)),
        func.sum(shown),
        func.sum(func.coalesce(high, shown)),
        func.count(shown),
        func.count(shown) - func.count(high),
    ]


def _outlets() -> Any:  # a subquery
    """Each incident once with every outlet that reports it."""
    return (
        select(col(IncidentClaimRow.incident_id).label("incident_id"), col(ArticleRow.source).label("source"))
        .join(ClaimRow, col(ClaimRow.id) == col(IncidentClaimRow.claim_id))
        .join(ArticleRow, col(ArticleRow.id) == col(ClaimRow.article_id))
        .distinct()
        .subquery()
    )
