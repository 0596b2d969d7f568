"""Where the development data lies, and the reason to skip where it does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
DATA = SHARED / "data"
SCORER = SHARED / "eval" / "score.py"
needs_scorer = pytest.mark.skipif(not SCORER.is_file(), reason="the scorer (../shared/eval/score.py) is not here")
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the development data (../shared/data) is not here")


def rows(name: str) -> list[dict[str, Any]]:
    """The objects of a JSONL file of the development data."""
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line.strip()]
