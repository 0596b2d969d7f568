"""A newer file of a data set that leaves records out: they are kept and named, or withdrawn where that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from store.articles import Articles, Item
from store.database import Database
from store.datasets import find_records
from store.filters import IncidentFilter
from store.importers import import_file
from store.incidents import Incidents
from store.outbox import ANNOUNCE, Outbox
from store.records import Claim, Figure, Incident, Status

HEADER = "id,date_start,country,admin1,place,event_type,killed,status"
ROWS = {
    "n1": "n1,2020-03-03,SY,Idlib,Binnish,attack,5,",
    "n2": "n2,2020-03-09,SY,Idlib,Saraqib,attack,7,",
    "n3": "n3,2020-03-20,SY,Idlib,Binnish,attack,9,",
    "april": "april,2020-04-20,SY,Idlib,Binnish,attack,11,",
    "abroad": "abroad,2020-03-10,LB,Beirut,Beirut,attack,13,",
}

Importing = Callable[..., dict[str, Any]]


@pytest.fixture
def imported(database: Database, tmp_path: Path, now: datetime) -> Importing:
    """`imported("n1", "n2", withdrawing=True)`: the summary of importing a file of these rows."""

    def run(*rows: str, withdrawing: bool = False) -> dict[str, Any]:
        file = tmp_path / "table.csv"
        file.write_text("\n".join([HEADER, *(ROWS.get(row, row) for row in rows)]) + "\n")
        later = now + timedelta(days=1)
        return import_file(database, "csv", file, now=later, withdrawing=withdrawing)

    return run


def killed(database: Database) -> list[int | None]:
    """The dead of the incidents that count, in the order of their numbers."""
    found = Incidents(database).find(IncidentFilter())
    return sorted(incident.killed.best for incident in found if incident.killed is not None)


def of_toll(database: Database, toll: int) -> Incident:
    """The one incident that counts and has that many dead."""
    (found,) = (i for i in Incidents(database).find(IncidentFilter()) if i.killed == Figure(toll, toll, toll))
    return found


def test_what_a_newer_file_leaves_out_is_kept_and_told(database: Database, imported: Importing) -> None:
    first = imported("n1", "n2", "n3")
    assert (first["absent"], first["withdrawn"]) == (0, 0)
    again = imported("n1", "n3")
    assert (again["absent"], again["withdrawn"], again["unchanged"]) == (1, 0, 2)
    assert killed(database) == [5, 7, 9]


def test_a_withdrawn_record_counts_no_longer_and_can_still_be_looked_up(
    database: Database, imported: Importing
) -> None:
    imported("n1", "n2", "n3")
    before = of_toll(database, 7)
    assert imported("n1", "n3", withdrawing=True)["withdrawn"] == 1
    assert killed(database) == [5, 9]
    after = Incidents(database).get(before.id)
    assert after is not None
    assert (after.status, after.killed) == (Status.RETRACTED, Figure(7, 7, 7))
    assert Incidents(database).revisions(before.id)[-1].why == "no longer in the records of own table"
    (record,) = find_records(database, ["csv:n2"]).values()
    assert (record.own_id, record.row["killed"], record.withdrawn) == ("n2", "7", True)
    once_more = imported("n1", "n3", withdrawing=True)
    assert (once_more["absent"], once_more["withdrawn"], once_more["unchanged"]) == (0, 0, 2)


def test_a_withdrawal_is_announced_and_the_record_is_counted_in_no_figure_of_the_index(
    database: Database, imported: Importing
) -> None:
    imported("n1", "n2", "n3")
    gone = of_toll(database, 7)
    assert not Outbox(database).pending(ANNOUNCE)  # an import is no news
    imported("n1", "n3", withdrawing=True)
    assert [row.subject for row in Outbox(database).pending(ANNOUNCE)] == [gone.id]
    coverage = Articles(database).coverage()
    assert (coverage.incidents, [(origin, n) for origin, n, _, _ in coverage.origins]) == (2, [("csv", 2)])


def test_a_withdrawn_record_comes_back_with_the_file_that_has_it(database: Database, imported: Importing) -> None:
    imported("n1", "n2", "n3")
    imported("n1", "n3", withdrawing=True)
    assert imported("n1", "n2", "n3")["updated"] == 1
    assert killed(database) == [5, 7, 9]


def test_a_file_says_nothing_of_other_days_and_countries(database: Database, imported: Importing) -> None:
    imported("n1", "n2", "n3", "april", "abroad")
    march = imported("n1", "n3", withdrawing=True)
    assert (march["absent"], march["withdrawn"]) == (1, 1)
    assert killed(database) == [5, 9, 11, 13]


def test_a_row_that_cannot_be_read_is_in_the_file_all_the_same(database: Database, imported: Importing) -> None:
    imported("n1", "n2", "n3")
    broken = imported("n1", ROWS["n2"].replace(",7,", ",many,"), "n3", withdrawing=True)
    assert (broken["refused"], broken["absent"], broken["withdrawn"]) == (1, 0, 0)


def test_nothing_is_withdrawn_while_a_row_has_no_id(database: Database, imported: Importing) -> None:
    imported("n1", "n2", "n3")
    torn = imported("n1", "n2,2020-03-09", "n3", withdrawing=True)
    assert (torn["refused"], torn["absent"], torn["withdrawn"]) == (1, 1, 0)
    assert killed(database) == [5, 7, 9]


def test_what_a_report_tells_stands_without_the_record(
    database: Database,
    imported: Importing,
    make_item: Callable[..., Item],
    make_claim: Callable[..., Claim],
    now: datetime,
) -> None:
    imported("n1", "n2", "n3")
    Articles(database).put_many([make_item(make_claim("a1#0", at="Aleppo", killed=12))], now=now)
    Incidents(database).merge_by_hand([of_toll(database, 7).id, of_toll(database, 12).id], now=now)
    imported("n1", "n3", withdrawing=True)
    merged = of_toll(database, 12)
    assert set(merged.claims) == {"a1#0", "csv:n2#0"}
    assert (merged.status, merged.origin) == (Status.SINGLE_SOURCE, None)


def test_a_row_that_its_own_table_calls_retracted_does_not_count(database: Database, imported: Importing) -> None:
    imported("n1", ROWS["n2"] + "retracted", "n3")
    assert killed(database) == [5, 9]
