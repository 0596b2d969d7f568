"""docs/questions.md keeps its word: its examples are read as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index.gazetteer import Gazetteer
from tests.bot.answer.reading import line

PAGE = Path(__file__).resolve().parents[3] / "docs" / "questions.md"


def examples() -> list[tuple[str, str]]:
    found = []
    for block in re.findall(r"```\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S):
        lines = block.strip("\n").split("\n")
        found += [(lines[i], lines[i + 1].strip()) for i in range(0, len(lines), 2)]
    return found


def test_the_page_has_examples() -> None:
    assert len(examples()) >= 30


@pytest.mark.parametrize(("question", "plan"), examples())
def test_example_is_read_as_documented(question: str, plan: str, gazetteer: Gazetteer) -> None:
    assert line(question, gazetteer) == plan
