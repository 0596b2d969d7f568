"""Filters to SQL: bound values only, never text put together. For `store/incidents.py` and `store/claims.py`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any  # columns of either table

from sqlalchemy import ColumnElement, and_, extract, false, func, literal, not_, or_, select, true
from sqlmodel import col

from store.bulk import BATCH
from store.filters import Box, ClaimFilter, IncidentFilter
from store.names import fold, fold_place, person_words
from store.records import Effect
from store.tables import (
    ArticleRow,
    ClaimCountRow,
    ClaimPersonRow,
    ClaimPlaceRow,
    ClaimRow,
    IncidentAliasRow,
    IncidentClaimRow,
    IncidentGroupRow,
    IncidentPlaceRow,
    IncidentRow,
)

KM_A_DEGREE = 111.195  # on a sphere of 6,371 km

Condition = ColumnElement[bool]


@lru_cache(maxsize=64)
def incident_conditions(f: IncidentFilter) -> tuple[Condition, ...]:
    """What an incident's row must meet; joined by AND. Kept, since one question asks several things of one filter."""
    found = [*_kinds(f), *_where(f), *_when(f), *_who(f), *_figures(f), *_reported(f)]
    for word in (fold(w) for text in f.words for w in text.split()):  # "drive-by" stands together
        found.append(_has_claim(col(ClaimRow.words).contains(f" {word} ", autoescape=True)))
    if f.either:
        found.append(or_(*(and_(true(), *incident_conditions(part)) for part in f.either)))
    for part in f.each:
        found += incident_conditions(part)
    return tuple(found)


def claim_conditions(f: ClaimFilter) -> list[Condition]:
    """What a claim's row must meet; joined by AND."""
    row = ClaimRow
    found: list[Condition] = []
    if f.article_ids:
        found.append(col(row.article_id).in_(sorted(f.article_ids)[:BATCH]))
    found += _any_of(row.event_type, f.event_types) + _any_of(row.weapon, f.weapons)
    for flag, column in (
        (f.cumulative, row.cumulative),
        (f.negated, row.negated),
        (f.primary, row.primary),
        (f.placed, row.placed),
    ):
        if flag is not None:
            found.append(col(column).is_(flag))
    found += _claim_times(f)
    if f.dated is not None:
        found.append(col(row.date_start).is_not(None) if f.dated else col(row.date_start).is_(None))
    tests = claim_place_tests(f)
    if tests and f.cumulative:
        # running totals are few: each is asked where it is, instead of listing all that is there
        here = select(col(ClaimPlaceRow.claim_id)).where(col(ClaimPlaceRow.claim_id) == col(row.id), *tests)
        found.append(here.correlate(row).exists())
    elif tests:
        found.append(col(row.id).in_(select(col(ClaimPlaceRow.claim_id)).where(*tests)))
    people = person_tests(f.person_any, f.person_first, f.person_last)
    if people:
        found.append(col(row.id).in_(select(col(ClaimPersonRow.claim_id)).where(*people)))
    found += _all_words(row.perpetrator_folded, f.perpetrator) + _all_words(row.target_folded, f.target)
    found += _all_words(row.attributed_folded, f.attributed_to)
    counts: list[Condition] = [col(ClaimCountRow.effect) == f.effect.value] if f.effect else []
    counts += [col(ClaimCountRow.group_name) == f.group] if f.group else []
    if counts:
        counted = select(col(ClaimCountRow.claim_id)).where(col(ClaimCountRow.claim_id) == col(row.id), *counts)
        found.append(counted.correlate(row).exists())
    if f.source:
        found.append(_told(_published(None, None, f.source)))
    if f.origins:
        named = [o for o in f.origins if o is not None]
        reported = col(row.origin).is_(None) if None in f.origins else false()
        found.append(or_(reported, col(row.origin).in_(named)))
    return found


def claim_place_tests(f: ClaimFilter) -> list[Condition]:
    """What a row of `claim_places` must meet for its claim to be at the filter's places."""
    tests = _place_tests(ClaimPlaceRow, f.place_ids, f.place_names, f.near, f.box)
    return tests + _area(ClaimPlaceRow, _given(f.country), _given(f.admin1))


def _claim_times(f: ClaimFilter) -> list[Condition]:
    """When it happened and when it was published."""
    happened = dates(ClaimRow.date_start, ClaimRow.date_end, f.date_from, f.date_to, inside=f.date_inside)
    published = [_told(tests)] if (tests := _published(f.published_from, f.published_to, None)) else []
    if f.either_time and happened and published:
        return [or_(and_(*happened), *published)]
    return happened + published


def _told(tests: Sequence[Condition]) -> Condition:
    """The claim's article meets all tests."""
    told = select(col(ArticleRow.id)).where(col(ArticleRow.id) == col(ClaimRow.article_id), *tests)
    return told.correlate(ClaimRow).exists()


def _given(value: str | None) -> frozenset[str]:
    return frozenset({value}) if value else frozenset()


def _kinds(f: IncidentFilter) -> list[Condition]:
    row = IncidentRow
    found = _any_of(row.event_type, f.event_types) + _any_of(row.weapon, f.weapons) + _any_of(row.status, f.statuses)
    if f.ids:
        ids = sorted(f.ids)
        named: Condition = col(row.id).in_(ids)
        if len(ids) <= BATCH:  # a long list comes from a query, and holds no old ids
            led = select(col(IncidentAliasRow.incident_id)).where(col(IncidentAliasRow.old_id).in_(ids))
            named = or_(named, col(row.id).in_(led))
        found.append(named)
    if f.exclude_event_types:
        found.append(col(row.event_type).not_in(sorted(f.exclude_event_types)))
    if f.exclude_weapons:
        found.append(or_(col(row.weapon).is_(None), col(row.weapon).not_in(sorted(f.exclude_weapons))))
    if not f.include_cumulative:
        found.append(col(row.cumulative).is_(False))
    if not f.include_negated:
        found.append(col(row.negated).is_(False))
    if f.reported_as_main:
        found.append(col(row.as_main).is_(True))
    return found


def _where(f: IncidentFilter) -> list[Condition]:
    row, place = IncidentRow, IncidentPlaceRow
    found = _any_of(row.place_precision, f.place_precisions)
    countries = f.countries | _given(f.country)
    admin1s = f.admin1s | _given(f.admin1)
    if countries:
        found.append(col(row.country).in_(sorted(countries)))
    tests = _place_tests(place, f.place_ids, f.place_names, f.near, f.box) + _area(place, frozenset(), admin1s)
    if f.quarter_of:
        tests.append(col(place.name_folded).endswith(f" {fold_place(f.quarter_of)}", autoescape=True))
    if tests:
        found.append(
            col(row.id).in_(select(col(place.incident_id)).where(*tests, *_area(place, countries, frozenset())))
        )
    excluded = _place_tests(place, f.exclude_place_ids, f.exclude_place_names, None, None)
    if f.exclude_admin1s:
        excluded.append(col(place.admin1_folded).in_(sorted(map(fold_place, f.exclude_admin1s))))
    if excluded:
        found.append(col(row.id).not_in(select(col(place.incident_id)).where(or_(*excluded))))
    for other in f.neither:
        lies = [*_where(other), *_any_of(row.place_precision, other.place_precisions)]
        found.append(col(row.id).not_in(select(col(row.id)).where(*lies).correlate(None)))
    if f.placed is not None:
        found.append(col(row.place_name).is_not(None) if f.placed else col(row.place_name).is_(None))
    return found


def _area(table: Any, countries: frozenset[str], admin1s: frozenset[str]) -> list[Condition]:
    found: list[Condition] = []
    if countries:
        found.append(col(table.country).in_(sorted(countries)))
    if admin1s:
        found.append(col(table.admin1_folded).in_(sorted(map(fold_place, admin1s))))
    return found


def _place_tests(
    table: Any,
    ids: frozenset[int],
    names: frozenset[str],
    near: tuple[float, float, float] | None,
    box: Box | None,
) -> list[Condition]:
    """What a row of a table of places must meet: one of the ids or names, and near, and in the box."""
    found: list[Condition] = []
    either: list[Condition] = []
    if ids:
        either.append(col(table.geoname_id).in_(sorted(ids)))
    if names:
        either.append(col(table.name_folded).in_(sorted(map(fold_place, names))))
    if either:
        found.append(or_(*either))
    if near:
        found.append(_within(table, *near))
    if box:
        found += [col(table.lat).between(box.south, box.north), col(table.lon).between(box.west, box.east)]
    return found


def _within(table: Any, lat: float, lon: float, km: float) -> Condition:
    """Within `km` of a point, on a plane that touches the sphere there: under 1 % wrong up to 300 km."""
    lat_km, lon_km = KM_A_DEGREE, KM_A_DEGREE * math.cos(math.radians(lat))
    margin = km / lat_km
    y, x = (col(table.lat) - lat) * lat_km, (col(table.lon) - lon) * lon_km
    return and_(col(table.lat).between(lat - margin, lat + margin), y * y + x * x <= km * km)


def _when(f: IncidentFilter) -> list[Condition]:
    row = IncidentRow
    found = dates(row.date_start, row.date_end, f.date_from, f.date_to, inside=f.date_inside)
    if f.weekdays:
        from_sunday = extract("dow", col(row.date_start))  # 0 is Sunday, in every database
        found.append(col(row.date_start) == col(row.date_end))
        found.append(from_sunday.in_(sorted((day + 1) % 7 for day in f.weekdays)))
    if f.dated is not None:
        found.append(col(row.date_start).is_not(None) if f.dated else col(row.date_start).is_(None))
    return found


def dates(start: Any, end: Any, first: date | None, last: date | None, *, inside: bool) -> list[Condition]:
    """A range of days lies inside (or overlaps) another; undated rows do neither."""
    found: list[Condition] = []
    if first is not None:
        found.append(col(start if inside else end) >= first)
        found += [] if inside or last is not None else [col(start).is_not(None)]
    if last is not None:
        found.append(col(start) <= last)  # also of those that must lie inside: it bounds what an index reads
        found += [col(end) <= last] if inside else []
    return found


def _who(f: IncidentFilter) -> list[Condition]:
    found: list[Condition] = []
    people = person_tests(f.person_any, f.person_first, f.person_last)
    if people:
        named = select(col(IncidentClaimRow.incident_id)).join(
            ClaimPersonRow, col(ClaimPersonRow.claim_id) == col(IncidentClaimRow.claim_id)
        )
        found.append(col(IncidentRow.id).in_(named.where(*people)))
    found += _all_words(IncidentRow.perpetrators_folded, f.perpetrator) + _all_words(
        IncidentRow.targets_folded, f.target
    )
    whole = ((f.perpetrator_is, IncidentRow.perpetrators_folded), (f.target_is, IncidentRow.targets_folded))
    for name, names in whole:
        if name:
            every = literal("|").concat(col(names)).concat("|")
            found.append(every.contains(f"|{fold(name)}|", autoescape=True))
    if f.not_perpetrator:
        found += [not_(test) for test in _all_words(IncidentRow.perpetrators_folded, f.not_perpetrator)]
    return found


def person_tests(anybody: str | None, first: str | None, last: str | None) -> list[Condition]:
    """What a row of named people must meet."""
    row = ClaimPersonRow
    found: list[Condition] = []
    words = person_words(anybody) if anybody else ()
    if len(words) > 1:
        found.append(or_(col(row.first).in_(words), col(row.last).in_(words)))
    found += [col(row.folded).contains(f" {word} ", autoescape=True) for word in words]
    if first:
        found.append(col(row.first) == " ".join(person_words(first)))
    if last:
        found.append(col(row.last) == " ".join(person_words(last)))
    return found


def _figures(f: IncidentFilter) -> list[Condition]:
    row = IncidentRow
    if f.sources_min is not None:
        return [col(row.sources) >= f.sources_min, *_figures(replace(f, sources_min=None))]
    if f.hurt_min is not None:
        hurt = func.coalesce(best_of(Effect.KILLED), 0) + func.coalesce(best_of(Effect.INJURED), 0)
        return [hurt >= f.hurt_min, *_figures(replace(f, hurt_min=None))]
    if f.group:
        best = getattr(IncidentGroupRow, f.effect.value, None) if f.effect else None
        mine = [col(IncidentGroupRow.incident_id) == col(row.id), col(IncidentGroupRow.group_name) == f.group]
        if best is not None:
            mine += _bounds(col(best), f.effect_min, f.effect_max)
        # asked of each incident that is left: half of all incidents have civilians among the dead
        return [select(col(IncidentGroupRow.incident_id)).where(*mine).correlate(row).exists()]
    return _bounds(best_of(f.effect), f.effect_min, f.effect_max) if f.effect else []


def best_of(effect: Effect, group: str | None = None) -> ColumnElement[int]:
    """An incident's best figure, its lowest where no best was given; of a group its own part of the dead or injured."""
    part = getattr(IncidentGroupRow, effect.value, None) if group else None
    if part is not None:
        mine = [col(IncidentGroupRow.incident_id) == col(IncidentRow.id), col(IncidentGroupRow.group_name) == group]
        return select(col(part)).where(*mine).correlate(IncidentRow).scalar_subquery()
    column: ColumnElement[int] = func.coalesce(
        getattr(IncidentRow, effect.value), getattr(IncidentRow, f"{effect.value}_low")
    )
    return column


def _bounds(best: Any, low: int | None, high: int | None) -> list[Condition]:
    found: list[Condition] = [best > 0 if low is None else best >= low]
    if high is not None:
        found.append(best <= high)
    return found


def _reported(f: IncidentFilter) -> list[Condition]:
    found: list[Condition] = []
    published = _published(f.published_from, f.published_to, f.source)
    if published:
        found.append(_has_claim(col(ClaimRow.article_id).in_(select(col(ArticleRow.id)).where(*published))))
    found += [_has_claim(test) for test in _all_words(ClaimRow.attributed_folded, f.attributed_to)]
    if f.origins:
        named = sorted(o for o in f.origins if o is not None)
        either: list[Condition] = [_has_claim(col(ClaimRow.origin).in_(named))] if named else []
        if None in f.origins:
            reported = and_(col(IncidentRow.origin).is_not(None), _has_claim(col(ClaimRow.origin).is_(None)))
            either += [col(IncidentRow.origin).is_(None), reported]
        found.append(or_(*either))
    return found


def _published(first: datetime | None, end: datetime | None, source: str | None) -> list[Condition]:
    found: list[Condition] = []
    if first is not None:
        found.append(col(ArticleRow.published_at) >= first)
    if end is not None:
        found.append(col(ArticleRow.published_at) < end)
    if source:
        found.append(col(ArticleRow.source_folded).contains(fold(source), autoescape=True))
    return found


def _has_claim(*tests: Condition) -> Condition:
    """One of the incident's claims meets all tests; asked of each incident that is left, since words have no index."""
    mine = select(col(ClaimRow.id)).join(IncidentClaimRow, col(IncidentClaimRow.claim_id) == col(ClaimRow.id))
    return mine.where(col(IncidentClaimRow.incident_id) == col(IncidentRow.id), *tests).correlate(IncidentRow).exists()


def _any_of(column: Any, values: Iterable[Any]) -> list[Condition]:
    wanted: Sequence[str] = sorted(v.value for v in values)
    return [col(column).in_(wanted)] if wanted else []


def _all_words(column: Any, text: str | None) -> list[Condition]:
    """Each word of `text` occurs in a folded column."""
    words = fold(text).split() if text else []
    return [col(column).contains(word, autoescape=True) for word in words]
