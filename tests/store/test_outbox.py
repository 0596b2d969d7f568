"""What is still to be done about stored changes."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from store.database import Database
from store.outbox import Outbox


@pytest.fixture
def outbox(database: Database) -> Outbox:
    return Outbox(database)


def test_pending_is_in_the_order_of_the_changes_and_done_is_forgotten(outbox: Outbox, now: datetime) -> None:
    for n, kind in enumerate(["embed", "announce", "unembed", "embed"]):
        outbox.put(kind, f"s{n}", {"n": n}, now=now)
    assert [r.subject for r in outbox.pending("embed")] == ["s0", "s3"]
    assert [r.subject for r in outbox.pending(["unembed", "embed"])] == ["s0", "s2", "s3"]
    assert [r.payload for r in outbox.pending("embed", 1)] == [{"n": 0}]
    outbox.done([r.id for r in outbox.pending("embed", 1)])
    assert [r.subject for r in outbox.pending("embed")] == ["s3"]
    assert outbox.count("embed") == 1


def test_failed_row_waits_until_its_time(outbox: Outbox, now: datetime) -> None:
    outbox.put("announce", "i1", {}, now=now)
    (row,) = outbox.pending("announce", now=now)
    outbox.failed(row.id, "no network", now + timedelta(minutes=5))
    assert outbox.pending("announce", now=now + timedelta(minutes=4)) == []
    (again,) = outbox.pending("announce", now=now + timedelta(minutes=5))
    assert (again.id, again.tries) == (row.id, 1)
    assert [r.id for r in outbox.pending("announce")] == [row.id]


def test_time_without_a_zone_is_refused(outbox: Outbox) -> None:
    with pytest.raises(Exception, match="without a zone"):
        outbox.put("announce", "i1", {}, now=datetime(2020, 1, 1))  # noqa: DTZ001  that is the point
