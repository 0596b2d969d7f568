"""[Map] under alerts and answers, and "show it on a map": a picture of where it was, sent as a photo.

What is not known closely is drawn as a circle, never as a point. The picture is drawn in a thread, from what the bot
has: the incidents, the gazetteer and the bundled outlines (`bot/pictures`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import cos, hypot, radians, sqrt
from typing import TYPE_CHECKING, Protocol

from bot.alerts import notice
from bot.alerts.change import best_of
from bot.alerts.wording import headline
from bot.answer.set_phrases import ASKS_MAP
from bot.answer.words import plural
from bot.chat.buttons import answer_behind
from bot.chat.commands import Talk
from bot.chat.keyboards import MAP
from bot.chat.markup import bold, escape, link
from bot.chat.saying import say_photo
from bot.pictures.frame import KM_A_DEGREE, Mark, Town, frame
from bot.pictures.map import VAGUE_KM, Maps
from index.gazetteer_entry import Entry
from index.gazetteer_regions import Box
from store.incidents import Incidents
from store.messages import Turn
from store.records import Incident, Place, PlacePrecision

if TYPE_CHECKING:
    from bot.chat.desk import Button, Desk

MOST_INCIDENTS = 500  # of an answer, on one map
MOST_LABELS = 6
FEW = 8  # places; where there are more, those that are known only vaguely are left out
TOWNS_READ = 60
NOTHING = Turn()
KM = {PlacePrecision.EXACT: 0.5, PlacePrecision.TOWN: 4.0, PlacePrecision.DISTRICT: 15.0}
WIDE_KM = {PlacePrecision.PROVINCE: 50.0, PlacePrecision.COUNTRY: 300.0}  # where its borders are not known
CLOSELY = {
    PlacePrecision.EXACT: "known to the site",
    PlacePrecision.TOWN: "somewhere in or near the town",
    PlacePrecision.DISTRICT: "known to the district",
    PlacePrecision.PROVINCE: "known to the province",
    PlacePrecision.COUNTRY: "known to the country",
}
ZOOM = {PlacePrecision.EXACT: 15, PlacePrecision.TOWN: 12, PlacePrecision.DISTRICT: 10}
NO_PLACE = "No place of it is known closely enough for a map."


class Ground(Protocol):
    """What is known of the ground; `index.gazetteer.Gazetteer` is one. All calls block."""

    def box_of(self, place: Place) -> Box | None:
        """The box of a province, district or country."""
        ...

    def towns(self, box: Box, most: int) -> Sequence[Entry]:
        """The largest towns in a box, largest first."""
        ...

    def country_name(self, code: str | None) -> str | None:
        """A country's name."""
        ...


class MapChat:
    """The handlers; one for the whole bot."""

    def __init__(self, incidents: Incidents, ground: Callable[[], Ground]) -> None:
        """Args: ground: asked for when the first map is drawn, from a thread: making it may take long."""
        self._incidents, self._ground = incidents, ground
        self._maps = Maps()

    def buttons(self) -> dict[str, Button]:
        """For `Extras.buttons`."""
        return {notice.MAP: self._of_incident, MAP: self._of_answer}

    async def listen(self, desk: Desk, talk: Talk) -> Turn | None:
        """A map asked for in words, of the answer that is replied to or else of the last one; None for other texts."""
        if ASKS_MAP.match(talk.incoming.text) is None:
            return None
        screen = await desk.screen_in_mind(talk.incoming)
        return None if screen is None else await self._of_answer(desk, talk, screen.id, 0)

    async def _of_incident(self, desk: Desk, talk: Talk, which: str, _: int) -> Turn:
        incident: Incident | None = await desk.blocking(self._incidents.get, which)
        if incident is None:
            return NOTHING
        place = incident.place
        if place is None or place.lat is None or place.lon is None:
            return desk.say(talk.incoming, NO_PLACE)
        country = await desk.thinking(lambda: self._ground().country_name(place.country) or place.country)
        where = ", ".join(dict.fromkeys(one for one in (place.name, place.admin1, country) if one))
        zoom = ZOOM.get(place.precision, 7)
        url = f"https://www.openstreetmap.org/?mlat={place.lat}&mlon={place.lon}#map={zoom}/{place.lat}/{place.lon}"
        caption = (
            f"{bold(headline(incident))}\n{escape(where)} · {CLOSELY[place.precision]} · {link('OpenStreetMap ↗', url)}"
        )
        return await self._sent(desk, talk, [incident], caption)

    async def _of_answer(self, desk: Desk, talk: Talk, screen: str, _: int) -> Turn:
        answer = await answer_behind(desk, talk, screen)
        if answer is None:
            return NOTHING
        ids = [one.id for one in answer.incidents[:MOST_INCIDENTS]]
        found = (await desk.blocking(self._incidents.get_many, ids)).values()
        placed = [one for one in found if one.place is not None and one.place.lat is not None]
        if not placed:
            return desk.say(talk.incoming, NO_PLACE)
        missing = len(answer.incidents) - len(placed)
        lines = [bold(answer.headline[:300])]
        if len(answer.incidents) > 1:
            without = f", {plural(missing, 'other')} without a known place or left out" if missing else ""
            lines.append(f"{plural(len(placed), 'incident')} on the map{without}; larger dots: more killed")
        return await self._sent(desk, talk, placed, "\n".join(lines))

    async def _sent(self, desk: Desk, talk: Talk, incidents: Sequence[Incident], caption: str) -> Turn:
        async with desk.presence.typing(talk.incoming):
            picture = await desk.thinking(self._picture, incidents)
        return say_photo(talk.incoming, picture, caption)

    def _picture(self, incidents: Sequence[Incident]) -> bytes:
        ground = self._ground()
        marks = marks_of(incidents, ground)
        view = frame(marks)
        entries = ground.towns(Box(view.south, view.west, view.north, view.east), TOWNS_READ)
        towns = [
            Town(entry.place.name, entry.place.lat, entry.place.lon, entry.population)
            for entry in entries
            if entry.place.lat is not None and entry.place.lon is not None
        ]
        countries = {one.place.country for one in incidents if one.place is not None}
        home = countries.pop() if len(countries) == 1 else None
        return self._maps.draw(marks, towns, home=home, named=ground.country_name)


def marks_of(incidents: Iterable[Incident], ground: Ground) -> list[Mark]:
    """A mark for each place, the deadliest first; the first ones are named."""
    deaths: dict[tuple[float, float], int] = defaultdict(int)
    places: dict[tuple[float, float], Place] = {}
    for incident in incidents:
        place = incident.place
        if place is None or place.lat is None or place.lon is None:
            continue
        at = (place.lat, place.lon)
        deaths[at] += best_of(incident.killed) or 0
        places.setdefault(at, place)
    marks = [
        Mark(*at, label=places[at].name, km=_km(places[at], ground), weight=1 + sqrt(killed) / 4)
        for at, killed in sorted(deaths.items(), key=lambda one: -one[1])
    ]
    close = [mark for mark in marks if mark.km < VAGUE_KM]
    marks = close if close and len(marks) > FEW else marks
    if len(marks) == 1:
        return [Mark(marks[0].lat, marks[0].lon, marks[0].label, marks[0].km)]  # there is nothing to compare it with
    return [
        mark if number < MOST_LABELS else Mark(mark.lat, mark.lon, "", mark.km, mark.weight)
        for number, mark in enumerate(marks)
    ]


def _km(place: Place, ground: Ground) -> float:
    """Within how far of the point it was."""
    near = KM.get(place.precision)
    if near is not None:
        return near
    box = ground.box_of(place)
    if box is None:
        return WIDE_KM[place.precision]
    high = (box.north - box.south) * KM_A_DEGREE
    wide = (box.east - box.west) * KM_A_DEGREE * cos(radians((box.south + box.north) / 2))
    # a country is coloured whole: the circle is cut to its borders
    return hypot(high, wide) / 2 if place.precision is PlacePrecision.COUNTRY else sqrt(high * wide) / 2
