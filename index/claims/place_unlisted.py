"""Places that the text names as such and no gazetteer knows: "the village of X", "X, Ohio".

Called by `places.py`. Such a place is given with the name that the text gives it, with its province or state where
that is said near it, and without coordinates: where exactly it lies is not known, so nothing is guessed. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

from index.claims.place_names import Cue, Name
from index.gazetteer import Entry, Kind
from index.gazetteer_names import fold, loose
from store.records import Place, PlacePrecision

_SETTLED = frozenset((Kind.TOWN, Kind.VILLAGE))


def is_place(name: Name, home: str | None) -> bool:
    """Whether an unknown name is surely a settlement's.

    Args:
        name: as the text has it.
        home: the country that the article is about, where places are too many for any gazetteer; else None.
    """
    if name.within is not None:
        return True
    return (home is not None or name.nation is not None) and settled(name)


def settled(name: Name) -> bool:
    """Whether the text calls it a town or a village."""
    return name.cue in (Cue.KIND, Cue.VILLAGE) and frozenset(name.kinds) == _SETTLED


def unlisted(name: Name, home: str | None, around: Entry | None) -> Entry | None:
    """The entry of an unknown place, None where not even its country is known.

    Args:
        name: as the text has it.
        home: see `is_place`.
        around: the known place named nearest to it: its province is taken to be this one's too.
    """
    home = name.nation or home
    wider = name.within or (around if around is not None and around.place.country == home else None)
    country = wider.place.country if wider else home
    if country is None:
        return None
    code = wider.admin1_code if wider else None
    place = Place(
        name=name.text,
        admin1=wider.place.admin1 if wider else None,
        country=country,
        lat=None,
        lon=None,
        precision=PlacePrecision.TOWN,
        geoname_id=_number(name.text, country, code),
    )
    return Entry(place, Kind.VILLAGE, 0, code, None, wider.timezone if wider else None)


def nearest(name: Name, found: Iterable[tuple[int, int, Entry]]) -> Entry | None:
    """The known place named nearest to an unknown one: in its sentence, else in the nearest sentence before.

    Args:
        name: the unknown one.
        found: (sentence, start, entry) of the known ones; countries do not count.
    """
    known = [f for f in found if f[2].kind is not Kind.COUNTRY and f[0] <= name.sentence]
    if not known:
        return None
    return min(known, key=lambda f: (name.sentence - f[0], abs(f[1] - name.start)))[2]


def _number(name: str, country: str, code: str | None) -> int:
    """A number of its own, the same for other spellings of the name in one province."""
    return -crc32(f"{loose(fold(name))}|{code}|{country}|unlisted".encode())


def fits(namesakes: Sequence[Entry], provinces: Iterable[tuple[str, str]]) -> tuple[Entry, ...]:
    """Those of the places whose name is only alike that lie where the article speaks of; the exact ones always fit."""
    spoken = frozenset(provinces)
    return tuple(e for e in namesakes if e.match < 2 or (e.place.country or "", e.admin1_code or "") in spoken)
