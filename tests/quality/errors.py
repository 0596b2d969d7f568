"""The error browser: lists the wrong cases of a development set with text, gold and prediction.

    make quality-errors SET=longtail FIELD=killed
    python -m tests.quality.errors SET FIELD [--limit 20] [--seed 0] [--characters 900]

FIELD is killed, injured, date or place. Reads ../shared/data at run time and writes nothing.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.quality.claim_scores import extracted, scorer
from tests.quality.shared import DATA, rows


def right(score: Any, claim: dict[str, Any], gold: dict[str, Any], field: str) -> bool | None:  # Any: a loaded script
    """Whether the claim's field is right; None where the gold does not say."""
    if field in ("killed", "injured"):
        low, high = gold.get(f"{field}_min"), gold.get(f"{field}_max")
        if low is None:
            return None
        return bool(score.count_ok(claim.get(field), low, low if high is None else high))
    if field == "date":
        return claim.get("date_start") == gold["event_date"] if gold.get("event_date") else None
    return bool(score.place_ok(claim.get("place"), gold)) if gold.get("place") else None


def shown(claim: dict[str, Any]) -> str:
    """The claim in one line."""
    place = claim.get("place") or {}
    counts = {f: (c["best"], c["qualifier"]) for f in ("killed", "injured") if (c := claim.get(f))}
    return f"{counts} {claim.get('date_start')} {place.get('name')}, {place.get('admin1')} {claim.get('event_type')}"


def main() -> int:
    """See the module."""
    parser = argparse.ArgumentParser(description="Lists the wrong cases of a development set.")
    parser.add_argument("set", choices=["longtail", "gaza", "syria"])
    parser.add_argument("field", choices=["killed", "injured", "date", "place"])
    parser.add_argument("--limit", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--characters", type=int, default=900)
    args = parser.parse_args()
    if not DATA.is_dir():
        print(f"the development data is not at {DATA}", file=sys.stderr)
        return 2
    score = scorer()
    gold = {g["article_id"]: g for g in rows(f"{args.set}.gold.jsonl")}
    articles = {a["id"]: a for a in rows(f"{args.set}.articles.jsonl")}
    with tempfile.TemporaryDirectory() as folder:
        found = {r["article_id"]: score.main_claim(r["claims"]) for r in extracted(args.set, Path(folder))}
    judged = {i: right(score, found.get(i, {}), g, args.field) for i, g in gold.items()}
    wrong = [i for i, ok in judged.items() if ok is False]
    random.Random(args.seed).shuffle(wrong)
    for i in wrong[: args.limit]:
        print(f"{'=' * 100}\n{i} · {articles[i]['title']} · {articles[i]['published_at']}")
        print("gold      ", {k: v for k, v in gold[i].items() if k not in ("article_id", "incident_id", "lat", "lon")})
        print("predicted ", shown(found[i]) if found[i] else "no claim")
        print("quote     ", (found[i].get("quote") or {}).get("text", "")[:300] if found[i] else "")
        print(articles[i]["text"][: args.characters], "\n")
    asked = sum(ok is not None for ok in judged.values())
    print(f"{len(wrong)} of {asked} wrong ({args.set}, {args.field})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
