"""Who is among a toll: which groups a report's own list gives."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.claims.extract import RuleExtractor
from store.records import Article, Claim, Count

ROWS = [
    ("At least 14 civilians, including five women and four children, were killed in the strike.",
     "civilians 14, women 5, children 4"),
    ("The strike killed five civilians of one family, including one woman and two children, and wounded six others.",
     "civilians 5, women 1, children 2"),
    ("The strike killed at least 11 members of the Roe family, including four women and four children.",
     "women 4, children 4"),
    ("One woman and three young children were killed and two people were injured.", "women 1, children 3"),
    ("At least five people were killed, a woman and four children, and others were injured.", "women 1, children 4"),
    ("Seven civilians were killed, including a journalist, two women and four children, and several others, including "
     "an infant, were injured.", "civilians 7, journalists 1, women 2, children 4"),
    ("The strike killed at least 13 people, including at least three women and at least five children.",
     "women 3, children 5"),
    ("Six members of the Roe family, four children and two women, were killed when their house was hit.",
     "children 4, women 2"),
    ("Seven members of the Roe family, including a mother with her five children, were killed and seven others were "
     "injured.", "women 1, children 5"),
    ("The raid resulted in 12 civilian deaths, including three women and six children.",
     "civilians 12, women 3, children 6"),
    ("Five children of the Roe family, two boys, two girls and one infant, were killed.", "children 5"),
    ("Twelve people were killed, including seven women and five children, one of them an infant.",
     "women 7, children 5"),
    ("Five soldiers were killed and ten people, including two women, were wounded.", "combatants 5"),
    ("Four people were killed. Three women were arrested.", ""),
    ("A 10-year-old nephew of his was killed.", "children 1"),
    ("A 30-year-old nephew of his was killed.", "men 1"),
    ("Two senior members of the rebels were killed.", ""),
    ("Two senior citizens were killed.", "elderly 2, civilians 2"),
    ("At least seven members of one family, including two women, one of whom was pregnant, and three children, were "
     "killed.", "women 2, children 3"),
    ("A strike killed nine people in Marnow. Four of them were children.", "children 4"),
    ("A strike killed nine people in Marnow. At least three of the victims were women, doctors said.", "women 3"),
    ("A strike killed nine people in Marnow. Among the dead were three children and a nurse.", "children 3, medics 1"),
    ("A strike killed nine people in Marnow. Two journalists were among those killed.", "journalists 2"),
    ("A strike killed nine people in Marnow. The dead were two drivers, a nurse and six children.",
     "medics 1, children 6"),
    ("A strike killed nine people in Marnow. Two of the injured, both women, were flown out.", ""),
    ("A bomb killed twelve in Marnow. Most of them were women and children.", ""),
]  # fmt: skip


def claim_of(text: str) -> Claim:
    at = datetime(2020, 3, 4, 12, tzinfo=UTC)
    claims = RuleExtractor(None).extract(Article(id="a", text=text, title=None, published_at=at))
    (claim,) = [c for c in claims if c.primary]
    return claim


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_the_groups_among_the_killed(text: str, wanted: str) -> None:
    told = [f"{v.group} {v.killed.best}" for v in claim_of(text).victims if v.killed is not None]
    assert ", ".join(told) == wanted


def test_each_part_is_evidence_with_its_own_words() -> None:
    text = "Seven people were killed, including two nurses. Three more, among them a nurse, were injured."
    claim = claim_of(text)
    said = {e.field: text[e.start : e.end] for e in claim.evidence if e.field.endswith("medics")}
    assert said == {"killed.medics": "two nurses", "injured.medics": "a nurse"}


def test_somebody_told_alone_is_a_lower_bound_for_the_group() -> None:
    claim = claim_of("Shells killed nine people in Marnow. A nurse died at the gate of the clinic.")
    (nurses,) = [v.killed for v in claim.victims if v.group == "medics"]
    assert nurses == Count(1, None, 1, "at least")


def test_a_second_total_has_a_list_of_its_own() -> None:
    claim = claim_of("Forty people were wounded, and at least 18 people, including five women, were killed.")
    assert [(v.group, v.killed and v.killed.best, v.injured) for v in claim.victims] == [("women", 5, None)]
