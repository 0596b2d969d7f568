"""Articles that withdraw a report, and reports of what did not happen: nothing of them is counted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.claims.build import build
from index.claims.document import read_document
from index.claims.event_head import HeadReading
from index.claims.events import Scored
from index.claims.extract import RuleExtractor
from index.claims.hedges import Stance
from index.claims.reading import read, with_head
from index.claims.withdrawal import withdrawn
from store.records import Article, Claim, EventType

PUBLISHED = datetime(2020, 3, 4, 12, tzinfo=UTC)


def article(text: str, title: str | None = None) -> Article:
    return Article(id="a", text=text, title=title, published_at=PUBLISHED)


def primary(text: str, title: str | None = None) -> Claim:
    (claim,) = [c for c in RuleExtractor(None).extract(article(text, title)) if c.primary]
    return claim


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("RETRACTED: Strike on Atmeh", "", "RETRACTED: Strike on Atmeh"),
        ("Story withdrawn - strike", "", "Story withdrawn - strike"),
        ("KILL NOTICE: strike", "", "KILL NOTICE: strike"),
        (
            "Strike",
            "The report on a strike in Atmeh has been withdrawn.",
            "The report on a strike in Atmeh has been withdrawn",
        ),
        ("Strike", "No such attack took place. The Post has withdrawn the article.", "has withdrawn the article"),
        ("Kill or be killed: life at the front", "", None),
        ("Army withdrawn from the town", "The army was withdrawn on Monday.", None),
        ("Army has withdrawn", "The army has withdrawn its troops.", None),
        ("Minister retracts remark", "The minister has retracted what he said.", None),
    ],
)
def test_only_a_report_that_is_withdrawn_is_a_retraction(title: str, text: str, found: str | None) -> None:
    assert withdrawn(title, text) == found


def test_what_an_outlet_withdraws_is_claimed_by_nobody() -> None:
    text = "The Post reported on Sunday that gunmen had killed nine people at a mill. No such attack took place."
    assert primary(text, "Retraction: report on a mill").negated
    assert not primary("Gunmen killed nine people at a mill in Harvane on Sunday.", "Nine killed at mill").negated


def test_a_report_of_a_denial_is_mainly_of_what_did_not_happen() -> None:
    text = (
        "The government of Norland on Tuesday denied that its forces had carried out a drone strike on a school. "
        "There was no such strike and no one was killed, it said."
    )
    sure = HeadReading((Scored(EventType.AIR_OR_DRONE_STRIKE, 0.9),), 0.05)
    reading = with_head(read(read_document(article(text))), sure)
    claims = [c for c in (build(reading, story) for story in reading.stories) if c is not None and c.primary]
    assert [(c.negated, c.event_type) for c in claims] == [(True, EventType.AIR_OR_DRONE_STRIKE)]
    assert [s.stance for s in reading.stories if s.main] == [Stance.NEGATED]


def test_a_headline_that_denies_makes_no_claim_of_its_own() -> None:
    told = "Norland denies reports that its drones killed nine"
    assert not [c for c in RuleExtractor(None).extract(article("Please log in to read on.", told)) if c.primary]


def test_an_attack_that_hurts_nobody_is_an_attack() -> None:
    claim = primary(
        "Drones struck a grain terminal in the port of Harvane on Monday, but no one was hurt, the army said."
    )
    assert (claim.negated, claim.event_type) == (False, EventType.AIR_OR_DRONE_STRIKE)
    assert claim.injured is not None
    assert claim.injured.best == 0
