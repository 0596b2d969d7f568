"""How many are missing, displaced, abducted or arrested: what counts, and what only sounds like it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.claims.extract import RuleExtractor
from store.records import Article, Claim

EFFECTS = ("missing", "displaced", "abducted", "arrested")
LEAD = "A bomb killed three people in Marnow on Tuesday."
ROWS = {
    "missing": [
        ("Eleven sailors are still missing.", "missing 11"),
        ("At least 40 people were reported missing after the strike.", "missing 40"),
        ("A child was still missing under the rubble.", "missing 1"),
        ("Twelve others remain missing, the mayor said.", "missing 12"),
        ("Four sailors remain unaccounted for.", "missing 4"),
        ("Three loaders of a warehouse by the docks could not be accounted for.", "missing 3"),
        ("Nine others have not been accounted for.", "missing 9"),
        ("Between 30 and 40 people are believed to be still buried.", "missing 30"),
        ("Rescuers dug towards nine men who are trapped 80 metres below ground.", "missing 9"),
        ("A gallery fell in, trapping 12 miners.", "missing 12"),
        ("Another 38 remain buried.", "missing 38"),
        ("Rock lies between the rescuers and five missing workers.", "missing 5"),
        ("Two passengers cannot be found.", "missing 2"),
        ("The two suspects could not be found.", ""),
        ("Nine miners who were trapped underground for a week were rescued.", ""),
        ("Twelve people were trapped in a lift.", ""),
        ("Five people were buried on Sunday in the village.", ""),
        ("Some 200 people are trapped on roofs by the flood.", ""),
        ("Every diver was accounted for.", ""),
        ("The search went on for missing people.", ""),
        ("Eight bodies were found and the search went on for missing residents.", ""),
        ("Some people were still missing.", ""),
        ("The car is missing a hubcap.", ""),
        ("The man fired at two others on the pavement, missing both.", ""),
        ("A friend had reported Jan Roe missing in May.", ""),
    ],
    "displaced": [
        ("The blast displaced 6,000 people.", "displaced 6000"),
        ("Thousands of residents were displaced.", "displaced 1000"),
        ("Some 4,000 villagers fled their homes.", "displaced 4000"),
        ("The fighting forced 300 people to flee to the next town.", "displaced 300"),
        ("About 200 residents were evacuated from the village.", "displaced 200"),
        ("More than 900 people were moved to schools on higher ground.", "displaced 900"),
        ("The mayor told reporters that 2,000 were taken to evacuation centres.", "displaced 2000"),
        ("Six passengers were taken to safety.", ""),
        ("Some 700 people had left their homes.", "displaced 700"),
        ("About 800 people are sleeping in churches.", "displaced 800"),
        ("At least 640 individuals or 150 families were evacuated to schools.", "displaced 640"),
        ("Some 3,000 people fled to Brede on foot.", "displaced 3000"),
        ("More than 2,000 people have been evacuated from their homes.", "displaced 2000"),
        ("More than 3,100 people have had to leave their homes.", "displaced 3100"),
        ("The fighting forced an estimated 34,000 people from their homes on Tuesday.", "displaced 34000"),
        ("The raid has put around 11,000 people to flight since Tuesday.", "displaced 11000"),
        ("About 6,200 people have left the town.", "displaced 6200"),
        ("Some 900 people spent a second night in school halls.", "displaced 900"),
        ("Some 28,600 people are staying in 341 shelters.", "displaced 28600"),
        ("The mayor said that 2,470 people from six villages had been evacuated.", "displaced 2470"),
        ("The mayor told 3,000 people to leave their homes.", ""),
        ("The mayor said that 3,010 people had been rendered homeless.", "displaced 3010"),
        ("About 200 soldiers have left the town.", ""),
        ("The war has uprooted 12 million people.", ""),
        ("The gunman fled the scene.", ""),
        ("Four men fled in a grey car.", ""),
        ("Around 300 people fled the club.", ""),
        ("The army told 5,000 villagers to flee.", ""),
        ("The school housed 80 people, among them families who had been displaced from the north.", ""),
        ("Two others who were killed had been displaced from the north.", ""),
        ("Many families were displaced.", ""),
        ("Thirty patients were evacuated to a hospital in the city.", ""),
    ],
    "abducted": [
        ("Gunmen kidnapped three engineers.", "abducted 3"),
        ("A nurse was abducted at the gate.", "abducted 1"),
        ("The men whisked away no fewer than 31 persons.", "abducted 31"),
        ("Inmates were holding 90 guards hostage.", "abducted 90"),
        ("Two drivers were taken by unidentified armed men.", "abducted 2"),
        ("Armed men on motorcycles took away 38 people.", "abducted 38"),
        ("Six drivers were led away by the gunmen.", "abducted 6"),
        ("Fifty-two pupils were marched into the bush.", "abducted 52"),
        ("Gunmen seized 14 traders on the road.", "abducted 14"),
        ("Police took away four crates.", ""),
        ("Paramedics took away two people.", ""),
        ("He had planned to kidnap two engineers.", ""),
        ("No ransom was paid for kidnapped villagers.", ""),
        ("He was known for the 2006 kidnapping of a soldier.", ""),
        ("They were abducted, a neighbour said.", ""),
    ],
    "arrested": [
        ("Police arrested 16 protesters.", "arrested 16"),
        ("Two men were detained and are being questioned.", "arrested 2"),
        ("He was arrested on Wednesday.", "arrested 1"),
        ("Officers rounded up 45 people in dawn raids.", "arrested 45"),
        ("Nine police were injured and 60 people taken into custody.", "arrested 60"),
        ("More than 100 hundred people were briefly detained.", "arrested 100"),
        ("Police made 34 arrests.", "arrested 34"),
        ("Police took 61 people into custody.", "arrested 61"),
        ("Three men, two directors and a bookkeeper, were arrested.", "arrested 3"),
        ("Police have detained a man over a smaller fire in Brede.", ""),
        ("Police issued an arrest warrant for Jan Roe, 32.", ""),
        ("A reward is offered for a tip that leads to the arrest of two suspects.", ""),
        ("He hid for fear of being arrested.", ""),
        ("The state is still detaining around 9,000 people.", ""),
        ("Jan Roe had been detained for twenty years.", ""),
        ("Some 700 children detained in the prison were unhurt.", ""),
        ("A brother of the man who had killed four classmates was arrested.", ""),
        ("Officers led away the second of two people who were arrested.", ""),
        ("A fifth man, who was 17 at the time, was arrested.", ""),
        ("They were arrested.", ""),
    ],
}


def read(sentence: str) -> str:
    """The effects beside the toll of an article of two sentences, "arrested 2; missing 3"."""
    at = datetime(2020, 3, 4, 12, tzinfo=UTC)
    claims = RuleExtractor(None).extract(Article(id="a", text=f"{LEAD}\n\n{sentence}", title=None, published_at=at))
    (claim,) = [c for c in claims if c.primary]
    return "; ".join(f"{name} {count.best}" for name in EFFECTS if (count := getattr(claim, name)) is not None)


@pytest.mark.parametrize(
    ("sentence", "wanted"), [row for rows in ROWS.values() for row in rows], ids=lambda text: text[:50]
)
def test_what_counts_beside_the_toll(sentence: str, wanted: str) -> None:
    assert read(sentence) == wanted


def test_a_headline_of_another_story_far_down_the_page_counts_nobody() -> None:
    news = " ".join(f"Shop number {n} was damaged when a bomb killed three people." for n in range(6))
    at = datetime(2020, 3, 4, 12, tzinfo=UTC)

    def claim_of(last: str) -> Claim:
        text = f"{LEAD}\n\n{news}\n\n{last}"
        claims = RuleExtractor(None).extract(Article(id="a", text=text, title=LEAD, published_at=at))
        return next(c for c in claims if c.primary)

    assert claim_of("Rebels arrest nine reporters").arrested is None
    told = claim_of("Police arrested nine reporters.").arrested
    assert told is not None
    assert told.best == 9
