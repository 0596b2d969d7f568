"""What is read of an incident to tell it or to match it: the words behind its figure, outlets, titles. Blocking.

Called by `dispatch.py` and `preview.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.alerts.change import best_of
from bot.alerts.match import Facts
from bot.alerts.notice import Cited, Scene
from store.articles import Articles
from store.claims import Claims
from store.records import Incident

ARTICLES_READ = 30  # of an incident's, for outlets and words


def scene_of(articles: Articles, claims: Claims, incident: Incident, *, now: datetime) -> Scene:
    """The incident with the words behind its figure, and when it was first reported."""
    said = claims.get(incident.claims)
    found = articles.find_many(incident.articles[:ARTICLES_READ])
    cited = None
    for claim_id in incident.claims:  # best source first; of them the first that gives the figure shown
        claim = said.get(claim_id)
        article = found.get(claim.article_id) if claim is not None else None
        if claim is None or article is None:
            continue
        same = best_of(incident.killed) == (claim.killed.best if claim.killed is not None else None)
        if cited is None or same:
            cited = Cited(article, claim.quote, claim.attributed_to)
        if same:
            break
    times = [a.published_at for a in found.values() if a.published_at is not None and not a.published_day_only]
    return Scene(incident, cited, min(times, default=None), incident.first_seen or now)


def facts_of(articles: Articles, claims: Claims, incident: Incident) -> Facts:
    """What a subscription may ask of an incident: outlets and words from its articles."""
    found = articles.find_many([*incident.articles, *incident.mentions][:ARTICLES_READ]).values()
    quotes = [claim.quote.text for claim in claims.get(incident.claims[:ARTICLES_READ]).values()]
    titles = [article.title for article in found if article.title and article.id in incident.articles]
    return Facts(incident, tuple(article.source for article in found if article.source), "\n".join([*titles, *quotes]))


class Late:
    """A scene that is read when it is first needed: most changes concern no chat."""

    def __init__(self, read: Callable[[], Scene]) -> None:
        self._read = read
        self._scene: Scene | None = None

    def get(self) -> Scene:
        """The scene."""
        if self._scene is None:
            self._scene = self._read()
        return self._scene
