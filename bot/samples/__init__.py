"""The sample set that `make run` shows: articles of our own sentences about real, dated incidents, and questions.

The outlets are invented and say so in their names; the events and their figures are of public record.
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def article_file() -> Path:
    """The article JSONL of the sample set."""
    return _FOLDER / "articles.jsonl"


def questions() -> list[str]:
    """The sample questions, in the order in which they are shown."""
    return [line for line in (_FOLDER / "questions.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
