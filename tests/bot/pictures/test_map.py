"""Maps: what they show, where labels go, and that the picture has what it should where it should."""

from __future__ import annotations

import io
from math import cos, radians

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from bot.pictures.frame import Mark, Spot, Town, across_km, frame, place_label, scale_km
from bot.pictures.map import LAND, MARK, SEA, Maps
from bot.pictures.outlines import Outlines, View

BINNISH = Mark(35.96, 36.71, "Binnish", km=4.0)


@pytest.fixture(scope="module")
def maps() -> Maps:
    return Maps()


def pixels(picture: bytes) -> NDArray[np.int64]:
    """(height, width, 3), 0 to 255, the north first."""
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(np.int64)


def colour(name: str) -> NDArray[np.int64]:
    return np.array([int(name[n : n + 2], 16) for n in (1, 3, 5)])


def share(picture: NDArray[np.int64], name: str) -> float:
    """How much of the picture has that colour."""
    return float((np.abs(picture - colour(name)).max(axis=2) <= 2).mean())


def test_one_place_is_shown_with_a_hundred_kilometres_around() -> None:
    view = frame([BINNISH])
    assert across_km(view) == pytest.approx(220.0)
    assert (view.north - view.south) * 111.2 == pytest.approx(220.0)
    assert ((view.south + view.north) / 2, (view.west + view.east) / 2) == pytest.approx((35.96, 36.71))


def test_all_places_and_their_circles_lie_inside() -> None:
    marks = [BINNISH, Mark(33.5, 36.3, "Damascus", km=50.0), Mark(35.3, 40.1)]
    view = frame(marks)
    for mark in marks:
        degree = 111.2 * cos(radians((view.south + view.north) / 2))
        assert view.south < mark.lat - mark.km / 111.2 <= mark.lat + mark.km / 111.2 < view.north
        assert view.west < mark.lon - mark.km / degree <= mark.lon + mark.km / degree < view.east


@pytest.mark.parametrize(("across", "km"), [(220.0, 50), (180.0, 20), (1000.0, 200), (30.0, 5), (5000.0, 1000)])
def test_the_scale_is_a_round_number(across: float, km: int) -> None:
    assert scale_km(across) == km


def test_a_label_takes_the_first_free_side_of_its_dot() -> None:
    page = Spot(0.0, 0.0, 1.0, 1.0)
    right = place_label(0.5, 0.5, 0.25, 0.125, 0.125, [], page)
    assert right == Spot(0.625, 0.4375, 0.875, 0.5625)
    left = place_label(0.5, 0.5, 0.25, 0.125, 0.125, [Spot(0.75, 0.5, 1.0, 1.0)], page)
    assert left == Spot(0.125, 0.4375, 0.375, 0.5625)
    assert place_label(0.875, 0.5, 0.25, 0.125, 0.125, [], page) == Spot(0.5, 0.4375, 0.75, 0.5625)
    assert place_label(0.5, 0.5, 0.25, 0.125, 0.125, [page], page) is None


def test_the_outlines_know_land_from_sea_and_whose_it_is() -> None:
    from matplotlib.path import Path

    outlines = Outlines.read()

    def whose(lat: float, lon: float) -> set[str]:
        here = View(lat, lon, lat, lon)
        return {code for code, rings in outlines.land(here) if Path(rings[0]).contains_point((lon, lat))}

    assert [whose(35.93, 36.63), whose(36.2, 36.16), whose(15.6, 32.5), whose(34.0, 34.0)] == [
        {"SY"}, {"TR"}, {"SD"}, set()
    ]  # fmt: skip
    levant = View(33.0, 35.0, 37.0, 39.0)
    assert len(outlines.borders(levant)) >= 4
    assert len(outlines.provinces(levant)) >= 20


def test_a_map_has_its_dot_in_the_middle_land_around_and_fits_a_photo(maps: Maps) -> None:
    picture = maps.draw([BINNISH], [Town("Aleppo", 36.2, 37.16, 2_000_000)], home="SY", named={"SY": "Syria"}.get)
    shown = pixels(picture)
    assert shown.shape == (1200, 1200, 3)
    assert len(picture) < 1_000_000
    assert np.abs(shown[600, 600] - colour(MARK)).max() <= 2
    assert 0.05 < share(shown, SEA) < 0.3
    assert 0.4 < share(shown, LAND) < 0.8


def test_a_place_known_only_as_a_province_gets_no_dot(maps: Maps) -> None:
    shown = pixels(maps.draw([Mark(35.6, 36.7, "", km=50.0)]))
    assert np.abs(shown[600, 600] - colour(MARK)).max() > 20
    assert shown[600, 600, 0] - shown[600, 600, 2] > 20  # but the pale red of the circle


def test_the_circle_ends_at_the_border_of_the_country_it_lies_in(maps: Maps) -> None:
    vague = Mark(36.0, 36.6, "", km=50.0)
    antakya = frame([vague])
    column = int((36.16 - antakya.west) / (antakya.east - antakya.west) * 1200)
    row = int((antakya.north - 36.22) / (antakya.north - antakya.south) * 1200)
    with_home, without = (pixels(maps.draw([vague], home=home)) for home in ("SY", None))
    assert with_home[row, column, 0] - with_home[row, column, 2] < 20  # as pale as the country is
    assert without[row, column, 0] - without[row, column, 2] > 20  # reddened


def test_towns_that_would_cover_the_place_are_left_out(maps: Maps) -> None:
    alone = maps.draw([BINNISH])
    covering = maps.draw([BINNISH], [Town("Binnish", 35.96, 36.71, 21_000), Town("Next door", 35.961, 36.711, 9)])
    assert alone == covering
