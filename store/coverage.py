"""What the index holds, in figures. `Articles.coverage` calls it."""

from __future__ import annotations

from sqlmodel import Session, col, func, select

from store.filters import Coverage
from store.tables import ArticleRow, ClaimRow, IncidentRow


def coverage_of(session: Session) -> Coverage:
    """Reads the coverage."""
    articles, first, newest, added = session.exec(
        select(
            func.count(),
            func.min(ArticleRow.published_at),
            func.max(ArticleRow.published_at),
            func.max(ArticleRow.added_at),
        )
    ).one()
    many = func.count().label("n")
    sources = session.exec(
        select(ArticleRow.source, many).group_by(col(ArticleRow.source)).order_by(many.desc(), col(ArticleRow.source))
    )
    countries = session.exec(
        select(IncidentRow.country, many)
        .where(col(IncidentRow.country).is_not(None))
        .group_by(col(IncidentRow.country))
        .order_by(many.desc(), col(IncidentRow.country))
    )
    admin1s = session.exec(
        select(IncidentRow.country, IncidentRow.admin1, many)
        .where(col(IncidentRow.country).is_not(None), col(IncidentRow.admin1).is_not(None))
        .group_by(col(IncidentRow.country), col(IncidentRow.admin1))
        .order_by(many.desc(), col(IncidentRow.admin1))
    )
    incidents, first_event, last_event = session.exec(
        select(func.count(), func.min(IncidentRow.date_start), func.max(IncidentRow.date_end)).select_from(IncidentRow)
    ).one()
    origins = session.exec(
        select(ClaimRow.origin, func.count(), func.min(ClaimRow.date_start), func.max(ClaimRow.date_end))
        .where(col(ClaimRow.origin).is_not(None))
        .group_by(col(ClaimRow.origin))
        .order_by(col(ClaimRow.origin))
    )
    return Coverage(
        articles=articles,
        first_published=first,
        newest_published=newest,
        newest_added=added,
        sources=tuple((source or "", n) for source, n in sources),
        countries=tuple((country or "", n) for country, n in countries),
        admin1s=tuple((country or "", admin1 or "", n) for country, admin1, n in admin1s),
        incidents=incidents,
        first_event=first_event,
        last_event=last_event,
        origins=tuple((origin or "", n, start, end) for origin, n, start, end in origins),
    )
