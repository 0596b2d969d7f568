"""One new incident against many subscriptions: the matcher beside a loop that asks each of them."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from bot.alerts.match import fits
from bot.alerts.matcher import Matcher
from store.records import EventType
from store.subscriptions import Want
from tests.alerts.test_match import AROUND, FACTS, IN_IDLIB
from tests.bench.measures import percentile


def matching(count: int) -> dict[str, Any]:
    """Milliseconds for `count` subscriptions: half of them places with a circle, with types, tolls, words, groups."""
    kinds = list(EventType)
    wants = [
        (
            f"s{n}",
            Want(
                places=(replace(AROUND, near=(35 + n % 1990 / 1000, 36 + n % 97 / 50, 5.0 + n % 40)),)
                if n % 2
                else (IN_IDLIB,),
                event_types=(kinds[n % len(kinds)], EventType.AIR_OR_DRONE_STRIKE) if n % 3 else (),
                at_least=n % 1700,
                words=(f"word{n % 50_000}",) if n % 5 == 0 else (),
                groups=("children",) if n % 7 == 0 else (),
                actors=("regime",) if n % 11 == 0 else (),
            ),
        )
        for n in range(count)
    ]
    began = time.perf_counter()
    matcher = Matcher(wants)
    built = time.perf_counter() - began
    times = []
    for _ in range(20):
        began = time.perf_counter()
        found = matcher.matches(FACTS)
        times.append(time.perf_counter() - began)
    began = time.perf_counter()
    naive = [name for name, want in wants if fits(want, FACTS)]
    loop = time.perf_counter() - began
    if sorted(naive) != sorted(found):
        raise RuntimeError("the matcher and the loop disagree")
    return {
        "subscriptions": count,
        "matched": len(found),
        "one incident, ms (median)": percentile(times, 0.5),
        "one incident, ms (p95)": percentile(times, 0.95),
        "a loop over all, ms": percentile([loop], 0.5),
        "times as fast as the loop": round(loop / sorted(times)[len(times) // 2], 1),
        "building the matcher, s": round(built, 2),
    }
