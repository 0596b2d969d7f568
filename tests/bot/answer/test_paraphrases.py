"""A question put in other words is the same question: most paraphrases lead to the same plan, and none is forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.answer.plan import Operation, Plan
from bot.answer.read import Context, Reading, read
from bot.answer.reading.days import CoveredDays
from bot.answer.reading.namesakes import Covered
from index.gazetteer import Gazetteer
from tests.bot.answer.hands import DESKS, HEADLINES, PLAIN, REPORTERS, SPOKEN, TERSE, WIRES
from tests.bot.answer.paraphrases import FRESH, LAST, MENDED
from tests.bot.answer.writers import EDITOR, FREELANCE

_SYRIA = ("Aleppo", "Al-Hasakah", "Damascus", "Daraa", "Deir ez-Zor", "Hama", "Homs", "Idlib", "Raqqa", "Rif Dimashq")
_TOWNS = ("saraqib", "palmyra", "douma", "daraa", "hama", "homs", "idlib", "aleppo", "raqqa", "syria", "afghanistan")


HANDS = (TERSE, SPOKEN, HEADLINES, REPORTERS, DESKS, WIRES, PLAIN)


def blocks(table: str) -> list[tuple[str, list[str]]]:
    """Each first line with the wordings under it."""
    found = []
    for block in table.strip().split("\n\n"):
        first, *others = block.split("\n")
        found.append((first, [other.strip() for other in others]))
    return found


def pairs(table: str) -> list[tuple[str, str]]:
    return [(first, other) for first, others in blocks(table) for other in others]


@pytest.fixture(scope="session")
def archive(gazetteer: Gazetteer) -> Context:
    """What is known where both data sets are imported: Syria's provinces, some countries, years that are over."""
    covered = Covered(
        countries=frozenset({"SY", "AF", "SO", "UA", "IQ"}),
        provinces={("SY", name): 100 for name in _SYRIA},
        names=frozenset(_TOWNS),
    )
    now = datetime(2026, 11, 22, tzinfo=UTC)
    return Context(now, gazetteer, covered, CoveredDays(date(1989, 1, 1), date(2022, 12, 25)))


def meaning(reading: Reading) -> tuple[object, ...]:
    """What a reading asks for, without the words it was asked in."""
    return (reading.problem, bare(reading.plan) if reading.plan is not None else None)


def bare(plan: Plan) -> Plan:
    return replace(
        plan,
        text="",
        event=None,
        places=plan.places if plan.versus else tuple(sorted(plan.places, key=lambda term: term.label)),
        period=replace(plan.period, asked="", label="") if plan.period else None,
        versus=tuple(bare(side) for side in plan.versus),
    )


def misses(table: str, context: Context) -> list[str]:
    """The paraphrases that are read otherwise than the first line of their block."""
    found = []
    for first, others in blocks(table):
        wanted = meaning(read(first, context))
        found += [other for other in others if meaning(read(other, context)) != wanted]
    return found


@pytest.mark.parametrize(
    ("table", "least"),
    [(MENDED, 200), (FRESH, 60), (LAST, 55), *((table, 58) for table in HANDS), (EDITOR, 120), (FREELANCE, 118)],
)
def test_nineteen_in_twenty_paraphrases_are_the_same_question(table: str, least: int, archive: Context) -> None:
    number = len(pairs(table))
    assert number >= least
    missed = misses(table, archive)
    assert len(missed) <= 0.05 * number, missed


@pytest.mark.parametrize(
    "question",
    dict.fromkeys(first for table in (MENDED, FRESH, LAST, *HANDS, EDITOR, FREELANCE) for first, _ in blocks(table)),
)
def test_first_lines_are_read_whole(question: str, archive: Context) -> None:
    reading = read(question, archive)
    assert reading.problem is None
    assert reading.plan is not None
    assert reading.plan.operation is not Operation.PASSAGE
    assert reading.plan.words == ()
