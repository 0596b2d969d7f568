"""The incidents of one part of a grouping as a filter (what such a part shows: test_records.py)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.answer.plan import By
from bot.answer.queries.part_of import part_filter
from store.filters import ANYTHING
from store.records import EventType, Status, Weapon


@pytest.mark.parametrize(
    ("by", "key", "fields"),
    [
        (By.DAY, "2020-03-03", {"date_from": date(2020, 3, 3), "date_to": date(2020, 3, 3)}),
        (By.WEEK, "2020-W10", {"date_from": date(2020, 3, 2), "date_to": date(2020, 3, 8)}),
        (By.MONTH, "2020-02", {"date_from": date(2020, 2, 1), "date_to": date(2020, 2, 29)}),
        (By.QUARTER, "2020-Q4", {"date_from": date(2020, 10, 1), "date_to": date(2020, 12, 31)}),
        (By.YEAR, "2020", {"date_from": date(2020, 1, 1), "date_to": date(2020, 12, 31)}),
        (By.WEEKDAY, "Tuesday", {"weekdays": frozenset({1})}),
        (By.COUNTRY, "SY", {"country": "SY"}),
        (By.ADMIN1, "Idlib, SY", {"admin1": "Idlib", "country": "SY"}),
        (By.PLACE, "Saraqib, Idlib, SY", {"place_names": frozenset({"saraqib"}), "admin1": "Idlib"}),
        (By.EVENT_TYPE, "attack", {"event_types": frozenset({EventType.ATTACK})}),
        (By.WEAPON, "drone", {"weapons": frozenset({Weapon.DRONE})}),
        (By.PERPETRATOR, "Russian Military", {"perpetrator_is": "Russian Military"}),
        (By.SOURCE, "Harbour Post", {"source": "Harbour Post"}),
        (By.STATUS, "disputed", {"statuses": frozenset({Status.DISPUTED})}),
        (By.FACILITY, "x", None),
    ],
)
def test_a_part_is_a_filter(by: By, key: str, fields: Any) -> None:
    found = part_filter(by, key)
    assert found == (None if fields is None else replace(ANYTHING, **fields))
