"""What the index holds, in figures. `Articles.coverage` calls it."""

from __future__ import annotations

from sqlmodel import Session, col, func, select

from store.filters import Coverage
from store.records import Status
from store.tables import ArticleRow, ClaimRow, DatasetRow, IncidentRow


def coverage_of(session: Session) -> Coverage:
    """Reads the coverage."""
    # each of these reads one index; asked for together they would read every article's text
    articles = session.exec(select(func.count(col(ArticleRow.id)))).one()
    first, newest = (
        session.exec(select(which(column))).one()
        for which, column in ((func.min, ArticleRow.published_at), (func.max, ArticleRow.published_at))
    )
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
    withdrawn = Status.RETRACTED.value  # kept, and counted nowhere
    incidents = session.exec(select(func.count(col(IncidentRow.id))).where(IncidentRow.status != withdrawn)).one()
    gone = dict(
        session.exec(
            select(DatasetRow.origin, func.count()).where(DatasetRow.status == withdrawn).group_by(DatasetRow.origin)
        ).all()
    )
    first_event = session.exec(select(func.min(IncidentRow.date_start))).one()
    last_event = session.exec(select(func.max(IncidentRow.date_end))).one()
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
        sources=tuple((source or "", n) for source, n in sources),
        countries=tuple((country or "", n) for country, n in countries),
        admin1s=tuple((country or "", admin1 or "", n) for country, admin1, n in admin1s),
        incidents=incidents,
        first_event=first_event,
        last_event=last_event,
        origins=tuple(
            (origin or "", n - gone.get(origin or "", 0), start, end)
            for origin, n, start, end in origins
            if n > gone.get(origin or "", 0)
        ),
    )
