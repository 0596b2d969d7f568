"""Draws a map of places as a PNG: land, borders, towns around for orientation, the places marked, a scale.

Called by `bot/chat/maps.py` from a thread; one map is drawn at a time. Matplotlib is imported when the first one is.
Everything is drawn from the bundled outlines and what is passed in: nothing comes from a network.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Sequence
from math import cos, radians
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.pictures.frame import KM_A_DEGREE, Mark, Spot, Town, across_km, frame, place_label, scale_km
from bot.pictures.outlines import Outlines, View

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SIDE, DOTS = 6.0, 200  # inches, dots an inch: 1,200 by 1,200, what a phone shows of a photo
SEA, LAND, ABROAD, COAST = "#cfdfe8", "#faf8f2", "#eeebe2", "#8fa6b2"
BORDER, PROVINCE = "#6d6a75", "#cbc6ba"
TOWN, MARK, INK, COUNTRY = "#6b6f76", "#c8202f", "#1d1f24", "#a39d8f"
MOST_TOWNS = 12
DOT = 100.0  # points squared: of a mark of weight 1
VAGUE_KM = 10.0  # a place known less closely gets no dot
GRID = 28  # points a side, by which it is found where a country lies on the picture
LEAST_SEEN = 0.05  # of the picture: a country that takes up less is not named
LONGEST_LABEL = 34  # characters
SMALL_CIRCLE = 0.06  # of the picture: the label stands outside of it
CREDIT = "Outlines: Natural Earth · Towns: GeoNames"


class Maps:
    """The drawer of maps: the outlines are read once."""

    def __init__(self) -> None:
        self._outlines: Outlines | None = None
        self._one = threading.Lock()

    def draw(
        self,
        marks: Sequence[Mark],
        towns: Sequence[Town] = (),
        *,
        home: str | None = None,
        named: Callable[[str], str | None] = lambda code: None,
    ) -> bytes:
        """A PNG.

        Args:
            marks: at least one; the first ones' labels are placed first.
            towns: those that the view of `frame(marks)` holds, largest first; as many are shown as there is room for.
            home: code of the country that stands out from the others.
            named: a country's name by its code.
        """
        with self._one:
            if self._outlines is None:
                self._outlines = Outlines.read()
            return _draw(self._outlines, marks, towns, home, named)


def _draw(
    outlines: Outlines,
    marks: Sequence[Mark],
    towns: Sequence[Town],
    home: str | None,
    named: Callable[[str], str | None],
) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    view = frame(marks)
    figure = Figure(figsize=(SIDE, SIDE), dpi=DOTS, facecolor=SEA)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(view.west, view.east)
    axes.set_ylim(view.south, view.north)
    axes.set_aspect("auto")  # the view is square on the ground, and so is the picture
    at_home = _land(axes, outlines, view, home)
    page = _Page(axes, view)
    _scale(page)
    _marks(page, marks, at_home)
    _towns(page, towns, marks)
    _countries(page, outlines, named)
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=DOTS)
    return picture.getvalue()


def _land(axes: Axes, outlines: Outlines, view: View, home: str | None) -> list[Any]:
    """Draws land and borders; the paths of the country that stands out."""
    from matplotlib.collections import LineCollection, PathCollection
    from matplotlib.path import Path

    paths, colours, at_home = [], [], []
    for country, rings in outlines.land(view):
        paths.append(Path.make_compound_path(*(Path(ring, closed=True) for ring in rings)))
        colours.append(LAND if home in (None, country) else ABROAD)
        if country == home:
            at_home.append(paths[-1])
    axes.add_collection(PathCollection(paths, facecolor=colours, edgecolor=COAST, linewidth=0.7), autolim=False)
    axes.add_collection(LineCollection(outlines.provinces(view), colors=PROVINCE, linewidths=0.7), autolim=False)
    axes.add_collection(LineCollection(outlines.borders(view), colors=LAND, linewidths=2.6), autolim=False)
    axes.add_collection(
        LineCollection(outlines.borders(view), colors=BORDER, linewidths=1.1, linestyles=[(0, (6, 2, 1.2, 2))]),
        autolim=False,
    )
    return at_home


class _Page:
    """The picture with what is taken on it, in fractions of its side."""

    def __init__(self, axes: Axes, view: View) -> None:
        self.axes, self.view = axes, view
        self.taken: list[Spot] = []
        self.all = Spot(0.015, 0.015, 0.985, 0.985)

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Degrees to fractions."""
        view = self.view
        return (lon - view.west) / (view.east - view.west), (lat - view.south) / (view.north - view.south)

    def write(self, x: float, y: float, text: str, size: float, *, ha: str = "left", **look: Any) -> None:
        """Text with a pale rim; y is its middle."""
        from matplotlib.patheffects import withStroke

        rim = [withStroke(linewidth=size / 3.2, foreground=LAND)]
        self.axes.text(
            x, y, text, fontsize=size, transform=self.axes.transAxes, va="center", ha=ha, path_effects=rim, **look
        )

    def label(self, x: float, y: float, text: str, size: float, gap: float, **look: Any) -> bool:
        """Writes beside a dot where there is room; whether there was."""
        text = text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"
        width, height = _extent(text, size, bold=look.get("fontweight") == "bold")
        spot = place_label(x, y, width, height, gap, self.taken, self.all)
        if spot is None:
            return False
        self.taken.append(spot)
        middle = (spot.bottom + spot.top) / 2
        if spot.left >= x:
            self.write(spot.left, middle, text, size, **look)
        elif spot.right <= x:
            self.write(spot.right, middle, text, size, ha="right", **look)
        else:
            self.write(x, middle, text, size, ha="center", **look)
        return True


def _extent(text: str, size: float, *, bold: bool = False) -> tuple[float, float]:
    """About how wide and high a text of that size in points is, in fractions of the picture's side."""
    return len(text) * size * (0.69 if bold else 0.6) / 72 / SIDE, size * 1.15 / 72 / SIDE


def _marks(page: _Page, marks: Sequence[Mark], home: list[Any]) -> None:
    """Circles, dots and labels. `home`: the paths of the country that circles are cut to, empty: they are not."""
    for mark in marks:
        if mark.km:
            _circle(page, mark, home)
    sizes = [DOT * min(6.0, mark.weight) for mark in marks]
    for mark, size in zip(marks, sizes, strict=True):
        x, y = page.at(mark.lat, mark.lon)
        if mark.km < VAGUE_KM:  # a dot would say that it was there
            page.axes.scatter([mark.lon], [mark.lat], s=size, c=MARK, edgecolors="white", linewidths=1.6, zorder=6)
            half = float(np.sqrt(size)) / 72 / SIDE / 2 + 0.006
            page.taken.append(Spot(x - half, y - half, x + half, y + half))
        elif mark.label:
            width, height = _extent(mark.label, 16, bold=True)
            page.taken.append(Spot(x - width / 2, y - height / 2, x + width / 2, y + height / 2))
            page.write(x, y, mark.label, 16, ha="center", fontweight="bold", color=INK, zorder=8)
    for mark, size in zip(marks, sizes, strict=True):
        if mark.label and mark.km < VAGUE_KM:
            x, y = page.at(mark.lat, mark.lon)
            reach = mark.km / across_km(page.view)
            gap = max(float(np.sqrt(size)) / 72 / SIDE / 2 + 0.014, reach + 0.01 if reach < SMALL_CIRCLE else 0.0)
            page.label(x, y, mark.label, 16, gap, fontweight="bold", color=INK, zorder=8)


def _circle(page: _Page, mark: Mark, home: list[Any]) -> None:
    from matplotlib.patches import Ellipse
    from matplotlib.path import Path

    squeeze = max(0.15, cos(radians((page.view.south + page.view.north) / 2)))
    height = 2 * mark.km / KM_A_DEGREE
    where = ((mark.lon, mark.lat), height / squeeze, height)
    looks: tuple[dict[str, Any], ...] = (
        {"facecolor": MARK, "alpha": 0.13, "edgecolor": "none"},
        {"facecolor": "none", "edgecolor": MARK, "linewidth": 1.1, "linestyle": (0, (4, 3))},
    )
    for look in looks:
        circle = Ellipse(*where, zorder=4, **look)
        page.axes.add_patch(circle)
        if home:
            circle.set_clip_path(Path.make_compound_path(*home), page.axes.transData)


def _towns(page: _Page, towns: Sequence[Town], marks: Sequence[Mark]) -> None:
    shown = 0
    named = {mark.label for mark in marks if mark.km < VAGUE_KM}  # a province's capital may bear its name
    for town in towns:
        x, y = page.at(town.lat, town.lon)
        dot = Spot(x - 0.006, y - 0.006, x + 0.006, y + 0.006)
        if shown == MOST_TOWNS or town.name in named or any(dot.overlaps(one) for one in page.taken):
            continue
        size = 13 if town.people >= 500_000 else 11.5 if town.people >= 100_000 else 10
        if page.label(x, y, town.name, size, 0.013, color=TOWN, zorder=7):
            page.taken.append(dot)
            page.axes.scatter([town.lon], [town.lat], s=14, c=TOWN, edgecolors=LAND, linewidths=0.6, zorder=5)
            shown += 1


def _countries(page: _Page, outlines: Outlines, named: Callable[[str], str | None]) -> None:
    """Names the countries that can be seen, each where it has room."""
    from matplotlib.path import Path

    view, steps = page.view, (np.arange(GRID) + 0.5) / GRID
    across, up = np.meshgrid(steps, steps)
    grid = np.column_stack([across.ravel(), up.ravel()])
    degrees = grid * [view.east - view.west, view.north - view.south] + [view.west, view.south]
    inside: dict[str, Any] = {}
    for country, rings in outlines.land(view):
        held = Path(rings[0]).contains_points(degrees)
        inside[country] = inside[country] | held if country in inside else held
    for country, held in sorted(inside.items(), key=lambda one: -one[1].sum()):
        name = named(country)
        if name is None or held.mean() < LEAST_SEEN:
            continue
        text = "\u2009".join(name.upper())
        width, height = _extent(name, 14)
        points = grid[held]
        for x, y in points[np.argsort(((points - points.mean(axis=0)) ** 2).sum(axis=1))]:
            spot = Spot(x - width / 2, y - height, x + width / 2, y + height)
            if spot.inside(page.all) and not any(spot.overlaps(one) for one in page.taken):
                page.taken.append(spot)
                page.write(x, y, text, 10.5, ha="center", color=COUNTRY, zorder=3)
                break


def _scale(page: _Page) -> None:
    """A bar in the lower left corner, and whose the outlines are in the lower right."""
    across = across_km(page.view)
    km = scale_km(across)
    left, y, length = 0.04, 0.045, km / across
    bar: dict[str, Any] = {"transform": page.axes.transAxes, "solid_capstyle": "butt", "zorder": 9}
    page.axes.plot([left, left + length], [y, y], color=LAND, linewidth=6, **bar)
    page.axes.plot([left, left + length], [y, y], color=INK, linewidth=2.4, **bar)
    page.write(left, y + 0.027, f"{km:,} km", 11, color=INK, zorder=9)
    page.write(0.985 - len(CREDIT) * 0.0085, 0.018, CREDIT, 6.5, color=TOWN, zorder=9)
    page.taken.append(Spot(0.0, 0.0, left + length + 0.02, 0.1))
    page.taken.append(Spot(0.6, 0.0, 1.0, 0.04))
