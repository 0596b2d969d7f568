"""The buttons under an alert but for its map: sources, more like this, mute. `bot/chat/maps.py` has the map.

Everybody may look; muting is for those who may change the chat's alerts (`may.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.alerts import notice
from bot.alerts.preview import DAYS, preview
from bot.alerts.wording import facts_text, headline
from bot.answer.words import plural
from bot.chat.commands import Talk
from bot.chat.links import passage_url
from bot.chat.markup import bold, escape, link
from bot.chat.may import guarded
from bot.chat.render import shortened
from store.messages import Turn
from store.records import Incident
from store.subscriptions import Want, WantedPlace

if TYPE_CHECKING:
    from bot.alerts.dispatch import Stored
    from bot.chat.desk import Button, Desk

NOTHING = Turn()


class AlertButtons:
    """The handlers; one for the whole bot."""

    def __init__(self, stored: Stored, *, clock: Callable[[], datetime]) -> None:
        self._stored, self._clock = stored, clock
        self._subscriptions = stored.subscriptions

    def buttons(self) -> dict[str, Button]:
        """For `Extras.buttons`."""
        return {
            notice.SOURCES: self._sources,
            notice.MORE: self._more,
            notice.MUTE: guarded(self._mute),
            notice.MUTE_KIND: guarded(self._mute_kind),
        }

    async def _mute(self, desk: Desk, talk: Talk, which: str, _: int) -> Turn:
        if await desk.blocking(self._stored.incidents.get, which) is None:
            return NOTHING
        await desk.blocking(self._subscriptions.mute, talk.incoming.chat.id, f"i:{which}")
        return desk.say(talk.incoming, "Muted: no more of this incident here, but for corrections. /alerts undoes it.")

    async def _mute_kind(self, desk: Desk, talk: Talk, which: str, _: int) -> Turn:
        incident = await desk.blocking(self._stored.incidents.get, which)
        if incident is None:
            return NOTHING
        until = self._clock() + timedelta(hours=24)
        what = f"e:{incident.event_type.value}"
        await desk.blocking(lambda: self._subscriptions.mute(talk.incoming.chat.id, what, until=until))
        return desk.say(talk.incoming, "Muted for 24 hours: no new incidents of this kind here. /alerts undoes it.")

    async def _sources(self, desk: Desk, talk: Talk, which: str, _: int) -> Turn:
        def read() -> tuple[Incident | None, list[str]]:
            incident = self._stored.incidents.get(which)
            if incident is None:
                return None, []
            articles = self._stored.articles.find_many([*incident.articles, *incident.mentions][:20])
            lines = []
            for number, claim in enumerate(self._stored.claims.of_incident(which)[:10], start=1):
                article = articles.get(claim.article_id)
                if article is None:
                    continue
                url = passage_url(article.url, claim.quote.text)
                name = article.source or "unnamed source"
                dated = f", {article.published_at:%-d %b %Y}" if article.published_at else ""
                shown = link(f"{name}{dated} ↗", url) if url else escape(name + dated)
                lines.append(f"{number}. {shown}\n<blockquote>{escape(shortened(claim.quote.text, 400))}</blockquote>")
            return incident, lines

        incident, lines = await desk.blocking(read)
        if incident is None or not lines:
            return NOTHING
        return desk.say(talk.incoming, "\n".join([bold(headline(incident)), escape(facts_text(incident)), *lines]))

    async def _more(self, desk: Desk, talk: Talk, which: str, _: int) -> Turn:
        incident = await desk.blocking(self._stored.incidents.get, which)
        if incident is None:
            return NOTHING
        want = Want(places=_province_of(incident), event_types=(incident.event_type,))
        lines = await preview_lines(desk, self._stored, want, now=self._clock(), most=10)
        return desk.say(talk.incoming, "\n".join([bold("More like this"), *lines]))


async def preview_lines(desk: Desk, stored: Stored, want: Want, *, now: datetime, most: int) -> list[str]:
    """HTML lines: what the want would have matched lately, up to `most` of it."""
    found = await desk.thinking(
        lambda: preview(want, incidents=stored.incidents, claims=stored.claims, articles=stored.articles, now=now)
    )
    count = len(found.incidents)
    if not count:
        return [f"This would have matched nothing in the last {DAYS} days."]
    lines = [f"This would have matched {count} in the last {DAYS} days:"]
    lines.extend(f"• {escape(headline(one))} · {escape(facts_text(one))}" for one in found.incidents[:most])
    return [*lines, f"and {plural(count - most, 'more', 'more')}"] if count > most else lines


def _province_of(incident: Incident) -> tuple[WantedPlace, ...]:
    place = incident.place
    if place is None or place.country is None:
        return ()
    return (
        WantedPlace(
            place.admin1 or place.name, countries=(place.country,), admin1s=(place.admin1,) if place.admin1 else ()
        ),
    )
