"""Runs the benchmark and prints its figures; `--quick` for a look in about a minute, `--json` for machines."""

from __future__ import annotations

import argparse
import json
import platform
import sys

from tests.bench import alerts, measures, scale


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer articles, questions and chunks")
    parser.add_argument("--only", metavar="PART", help="only the parts whose names begin so")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options = parser.parse_args()
    quick = options.quick
    parts = {
        "cold start": lambda: measures.cold_start(3 if quick else 7),
        "ingest": lambda: measures.ingest_rate(20 if quick else 64),
        "question": lambda: measures.question_latency(2_000 if quick else 10_000, 40 if quick else 200),
        "counting": lambda: measures.counting_latency(500 if quick else 3_000, 40 if quick else 200),
        "index of 1,000 chunks": lambda: measures.index_size(1_000),
        "index of 10,000 chunks": lambda: measures.index_size(10_000),
        "index of 100,000 chunks": lambda: measures.index_size(20_000 if quick else 100_000),
        "alerts": lambda: alerts.matching(20_000 if quick else 100_000),
        "scale": lambda: scale.merging(*((5_000, 5_000, 56) if quick else (100_000, 100_000, 280))),
        "peak memory": measures.peak_memory,
    }
    figures: dict[str, measures.Figures] = {"machine": {"python": platform.python_version(), "cpu": _cpu()}}
    for name, measure in parts.items():
        if options.only and not name.startswith(options.only):
            continue
        print(f"… {name}", file=sys.stderr, flush=True)
        figures[name] = measure()
        if not options.json:
            print(name)
            for what, value in figures[name].items():
                print(f"  {what:<68} {value}", flush=True)
    if options.json:
        print(json.dumps(figures, indent=1))


def _cpu() -> str:
    with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:
        return next((line.partition(":")[2].strip() for line in file if line.startswith("model name")), "unknown")


if __name__ == "__main__":
    main()
