"""Questions in their many wordings, and the plan each is read as (see `reading.summary` for the short form).

The wordings are ours. A line here is documentation: change one only with docs/questions.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from index.gazetteer import Gazetteer
from tests.bot.answer.reading import line

TABLE = Path(__file__).with_name("question_table.txt").read_text(encoding="utf-8")


def rows() -> list[tuple[str, str]]:
    lines = [row for row in TABLE.strip().splitlines() if not row.startswith("#")]
    return [(lines[i], lines[i + 1].strip()) for i in range(0, len(lines), 2)]


def test_the_table_is_as_long_as_promised() -> None:
    assert len(rows()) >= 150


@pytest.mark.parametrize(("question", "plan"), rows())
def test_question_is_read_as(question: str, plan: str, gazetteer: Gazetteer) -> None:
    assert line(question, gazetteer) == plan
