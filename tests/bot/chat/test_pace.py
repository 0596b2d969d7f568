"""The rates, by a clock of our own."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.pace import Pace, Rates


def test_a_chat_waits_a_second_after_each_answer() -> None:
    pace = Pace(Rates())
    assert pace.ready_at(5) == 0.0
    pace.answered(5, 10.0)
    assert pace.ready_at(5) == 11.0
    assert pace.ready_at(6) == 0.0


def test_a_group_gets_twenty_a_minute() -> None:
    pace = Pace(Rates(chat_seconds=0.0))
    for number in range(20):
        pace.answered(-5, 100.0 + number)
        pace.answered(5, 100.0 + number)
    assert pace.ready_at(-5) == 160.0
    assert pace.ready_at(5) == 119.0


def test_flood_control_of_one_chat_is_learned_and_forgotten_again() -> None:
    pace = Pace(Rates())
    pace.answered(5, 10.0)
    pace.hold(5, 10.0, 7.0, learn=True)
    assert pace.ready_at(5) == 17.0
    pace.answered(5, 17.0)
    assert pace.ready_at(5) == 19.0  # twice as slow
    now = 19.0
    for _ in range(30):
        pace.answered(5, now)
        now = pace.ready_at(5)
    before = now
    pace.answered(5, before)
    assert pace.ready_at(5) == before + 1.0
    assert pace.ready_at(6) == 0.0


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.floats(0.001, 0.2))
def test_no_window_of_a_second_ever_holds_more_than_thirty_arrivals(seed: int, latency: float) -> None:
    """A message arrives somewhere between its start and its answer; the worst of it is tried."""
    chance = random.Random(seed)
    pace = Pace(Rates())
    now, under_way, arrivals = 0.0, [], []
    while now < 5.0:
        for answer_at in [at for at in under_way if at <= now]:
            under_way.remove(answer_at)
            pace.answered(chance.randrange(10_000), now)
        for _ in range(pace.room(now, len(under_way))):
            pace.started()
            takes = chance.uniform(0.0005, latency)
            under_way.append(now + takes)
            arrivals.append(now + chance.uniform(0.0, takes))
        now += 0.004
    arrivals.sort()
    for start in range(len(arrivals) - 30):
        assert arrivals[start + 30] - arrivals[start] >= 1.0
    assert len(arrivals) >= 5 * 30 / (1 + latency) * 0.93


def test_quiet_chats_are_forgotten() -> None:
    pace = Pace(Rates())
    pace.answered(5, 10.0)
    pace.hold(6, 10.0, 300.0)
    pace.forget_quiet(200.0)
    assert pace.ready_at(5) == 0.0
    assert pace.ready_at(6) == 310.0
