"""What kind of statement a sentence makes."""

from __future__ import annotations

import pytest

from index.claims.hedges import Stance, stance

ROWS = [
    ("Twelve people were killed in the raid on Monday.", Stance.NEWS),
    ("Four men were shot outside a club, police said.", Stance.NEWS),
    ("More than 2,100 civilians have been killed since May 2017.", Stance.CUMULATIVE),
    ("So far this year 48 people have been killed in the city.", Stance.CUMULATIVE),
    ("Some 900 people died since the start of the war.", Stance.CUMULATIVE),
    ("Ten journalists have been killed over the past two years.", Stance.CUMULATIVE),
    ("The group counted, in February, four raids that killed eight soldiers.", Stance.CUMULATIVE),
    ("It was the 12th homicide of the year.", Stance.CUMULATIVE),
    ("Troops killed about 90 rebels over the past 24 hours.", Stance.CUMULATIVE),
    ("Since the strikes began on 3 May, 41 people have been killed.", Stance.CUMULATIVE),
    ("Some 70 were hurt on Tuesday alone.", Stance.CUMULATIVE),
    ("Four men have been stabbed in the borough in less than 48 hours.", Stance.CUMULATIVE),
    ("The conflict has killed up to 8,000 people.", Stance.CUMULATIVE),
    ("The blasts came three months after a bomber killed 14 pilgrims in Lowfield.", Stance.BACKGROUND),
    ("The war began when raiders killed 300 people at the border.", Stance.BACKGROUND),
    ("In June 2011, three men were killed on the same street.", Stance.BACKGROUND),
    ("Two years ago, a bomb killed five people there.", Stance.BACKGROUND),
    ("In an unrelated case, a woman was shot in Easton.", Stance.BACKGROUND),
    ("Old residents recalled the 1988 riots, in which at least 20 people lost their lives.", Stance.BACKGROUND),
    ("The group has carried out several attacks, including one that killed 39.", Stance.BACKGROUND),
    ("Recall that on Thursday, bandits abducted over 80 pupils.", Stance.BACKGROUND),
    ("An earlier report that three had survived was wrong.", Stance.NEGATED),
    ("Sunday's attack came a week after a monk was stabbed in Lowfield.", Stance.BACKGROUND),
    ("It came on a day in which 21 people were killed along the river.", Stance.CUMULATIVE),
    ("The arrest comes two days after a man was shot.", Stance.NEWS),
    ("He was sent to prison for a killing in the late 1990s.", Stance.BACKGROUND),
    ("Three cooks were killed at sea, the island's fifth and worst shipwreck since 1990.", Stance.NEWS),
    ("Three guards were stabbed near the quay, marking the fourth attack in the past ten days.", Stance.NEWS),
    ("A first account gave three dead, which turned out to be wrong.", Stance.NEGATED),
    ("Whenever a sailor is hurt, the harbour falls silent.", Stance.NEGATED),
    ("The army denied that it bombed the town and killed civilians.", Stance.NEGATED),
    ("He had threatened to kill his neighbours.", Stance.NEGATED),
    ("Police foiled a plot to bomb the market.", Stance.NEGATED),
]


@pytest.mark.parametrize(("sentence", "wanted"), ROWS, ids=[s[:50] for s, _ in ROWS])
def test_sentence_stands_as_it_says(sentence: str, wanted: Stance) -> None:
    assert stance(sentence) is wanted
