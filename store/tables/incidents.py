"""Tables of incidents, their past, and what is still to be done about their changes.

An incident is kept whole in a `body`, in the form of `store/wire.py`; the tables beside it repeat what is filtered,
ordered and summed, and are written in the same transaction. Incidents are derived: they can be computed again from the
claims and the decisions made by hand.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any  # JSON columns hold any JSON value

from sqlalchemy import JSON, Column, Index, Integer
from sqlmodel import Field, SQLModel

from store.columns import BIG_ID, KEYED, UtcDateTime, parent


class IncidentRow(SQLModel, table=True):
    """What is filtered, ordered and summed of an incident.

    `killed` and the like are the best figures, with `_low` and `_high` (None: open upwards, or nothing known).
    """

    __tablename__ = "incidents"
    __table_args__ = (
        Index(  # covers what is asked most, the dead by time, so that a grouping reads the index alone
            "ix_incidents_killed_by_time",
            *("date_start", "date_end", "status", "cumulative", "negated", "killed_low", "killed", "killed_high", "id"),
        ),
        Index(  # the same for one country, what kind of event, and how closely placed
            "ix_incidents_country_by_time",
            *("country", "date_start", "date_end", "event_type", "status", "cumulative", "negated"),
            *("killed_low", "killed", "killed_high", "weapon", "place_precision", "origin", "id"),
        ),
        Index("ix_incidents_admin1_folded_date_start", "admin1_folded", "date_start"),
        Index("ix_incidents_event_type_date_start", "event_type", "date_start"),
        Index("ix_incidents_country_admin1", "country", "admin1"),
        Index("ix_incidents_place_name", "place_name"),
        Index("ix_incidents_date_end", "date_end"),
    )
    id: str = Field(primary_key=True)
    event_type: str
    weapon: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_precision: str = ""
    country: str | None = None
    admin1: str | None = None
    admin1_folded: str = ""
    place_name: str | None = None
    place_folded: str = ""
    place_precision: str = ""
    lat: float | None = None
    lon: float | None = None
    perpetrator: str | None = None
    perpetrators_folded: str = ""
    targets_folded: str = ""
    cumulative: bool = False
    negated: bool = False
    status: str
    sources: int = 1
    as_main: bool = False
    origin: str | None = Field(default=None, index=True)
    killed_low: int | None = None
    killed: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured: int | None = None
    injured_high: int | None = None
    missing_low: int | None = None
    missing: int | None = None
    missing_high: int | None = None
    displaced_low: int | None = None
    displaced: int | None = None
    displaced_high: int | None = None
    abducted_low: int | None = None
    abducted: int | None = None
    abducted_high: int | None = None
    arrested_low: int | None = None
    arrested: int | None = None
    arrested_high: int | None = None
    first_seen: datetime = Field(sa_type=UtcDateTime)
    updated: datetime = Field(sa_type=UtcDateTime, index=True)
    revision: int = 1


class IncidentBodyRow(SQLModel, table=True):
    """An incident whole, as its readers see it; by itself, so that filters and sums read small rows."""

    __tablename__ = "incident_bodies"
    incident_id: str = Field(sa_column=parent("incidents.id", primary=True))
    body: dict[str, Any] = Field(sa_type=JSON)


class IncidentClaimRow(SQLModel, table=True):
    """Which incident a claim belongs to: exactly one."""

    __tablename__ = "incident_claims"
    __table_args__ = KEYED
    claim_id: str = Field(sa_column=parent("claims.id", primary=True))
    incident_id: str = Field(sa_column=parent("incidents.id", index=True))


class IncidentPlaceRow(SQLModel, table=True):
    """A place that an incident's claims name as hit; position 0 is the main one."""

    __tablename__ = "incident_places"
    __table_args__ = (
        Index(
            "ix_incident_places_area",
            *("admin1_folded", "country", "name_folded", "geoname_id", "incident_id"),
        ),
        Index("ix_incident_places_spot", "lat", "lon", "incident_id"),
    )
    incident_id: str = Field(sa_column=parent("incidents.id", primary=True))
    position: int = Field(primary_key=True)
    geoname_id: int | None = Field(default=None, sa_type=BIG_ID, index=True)
    name_folded: str = Field(default="", index=True)
    admin1_folded: str = ""
    country: str | None = Field(default=None)
    lat: float | None = None
    lon: float | None = None


class IncidentGroupRow(SQLModel, table=True):
    """The part of an incident's toll that falls on one group of victims."""

    __tablename__ = "incident_groups"
    __table_args__ = KEYED
    incident_id: str = Field(sa_column=parent("incidents.id", primary=True))
    group_name: str = Field(primary_key=True)
    killed_low: int | None = None
    killed: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured: int | None = None
    injured_high: int | None = None


class IncidentAliasRow(SQLModel, table=True):
    """An id that an incident once had, and where it led: links to it keep working."""

    __tablename__ = "incident_aliases"
    old_id: str = Field(primary_key=True)
    incident_id: str = Field(index=True)
    since: datetime = Field(sa_type=UtcDateTime)


class RevisionRow(SQLModel, table=True):
    """One change of an incident that a reader could notice. `before` is its body until then; None: it was not there."""

    __tablename__ = "revisions"
    incident_id: str = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    why: str
    changed: dict[str, Any] = Field(sa_type=JSON)
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))


class OutboxEntry(SQLModel, table=True):
    """What is still to be done about a change that is already stored; `kind` says by whom (see `store/outbox.py`)."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_kind_not_before", "kind", "not_before"),
        {"sqlite_autoincrement": True},  # a worker that marks rows done must never hit a newer row of the same id
    )
    id: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True, autoincrement=True))
    kind: str
    subject: str = Field(index=True)
    payload: dict[str, Any] = Field(sa_type=JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)
    not_before: datetime | None = Field(default=None, sa_type=UtcDateTime)
    tries: int = 0
    last_error: str | None = None
