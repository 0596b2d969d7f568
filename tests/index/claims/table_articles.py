"""Our own short articles and what their primary claim must say: how an article's sentences make one toll.

Each row: name, title, text, killed, injured (None: nothing may be said).
"""

from __future__ import annotations

ARTICLES: list[tuple[str, str, str, int | None, int | None]] = [
    (
        "total in the lead, parts below",
        "Market blast kills 14 in Harvane",
        "A bomb killed 14 people and wounded 30 in the market of Harvane on Monday, police said.\n\n"
        "Nine of the dead were women, and three were children. Ten of the wounded are in critical condition.",
        14,
        30,
    ),
    (
        "shot, one of them fatally",
        "Five shot at street party",
        "Five people were shot at a street party in Millbrook late Saturday, police said.\n\n"
        "One of them, a 19-year-old man, was pronounced dead at the scene. The others were taken to hospital.",
        1,
        4,
    ),
    (
        "nobody died",
        "Four wounded outside club",
        "Four men were shot outside a club in Easton early Sunday, police said.\n\n"
        "All four are expected to survive. No arrests have been made.",
        None,
        4,
    ),
    (
        "one victim told of again and again",
        "Man shot dead in Linden Park",
        "A man was shot dead in Linden Park on Tuesday night, police said.\n\n"
        "The victim was identified as Paul Adler, 34. Adler was pronounced dead at the scene. "
        "He was a father of two, his sister said.",
        1,
        None,
    ),
    (
        "a running total beside the news",
        "Two killed in Corvale shooting",
        "Two men were killed in a shooting in Corvale on Friday, police said.\n\n"
        "So far this year 48 people have been killed in the city, compared with 60 last year.",
        2,
        None,
    ),
    (
        "an older incident beside the news",
        "Woman wounded in drive-by shooting",
        "A woman was wounded in a drive-by shooting on Maple Street on Sunday, deputies said. "
        "She was taken to hospital in stable condition.\n\n"
        "In June 2011, three men were killed in a shooting on the same street.",
        None,
        1,
    ),
    (
        "parts that add up",
        "Six hurt in shelling of Deir Hajar",
        "Six people were hurt when shells fell on Deir Hajar on Thursday, medics said.\n\n"
        "Two are in critical condition and the other four have minor injuries, a doctor said.",
        None,
        6,
    ),
    (
        "others beside one who died",
        "One killed, three others injured in Oakdale",
        "A 20-year-old woman was killed and three others were injured when gunfire broke out in Oakdale on Monday.\n\n"
        "The three are in stable condition, police said.",
        1,
        3,
    ),
    (
        "the strike in plain words",
        "Air strike on Tell Zeit",
        "An air strike killed at least seven civilians, including two children, in Tell Zeit on Wednesday, "
        "rescue workers said. Twelve others were wounded.",
        7,
        12,
    ),
    (
        "the killer counts among the dead",
        "Man kills two cousins, then himself, in Larkhill",
        "A man shot two of his cousins dead in Larkhill on Friday before killing himself, police said.\n\n"
        "Karl Weiss killed two cousins and then himself, the sheriff said. Nobody else was hurt.",
        3,
        0,
    ),
    (
        "a surname alone, named in full before",
        "Shop owner shot dead in Harwick",
        "Police named the victim of Monday's robbery in Harwick. The owner, Leo Brandt, 44, was behind the till.\n\n"
        "Brandt died at the scene. No one else was hurt, police said.",
        1,
        0,
    ),
    (
        "a list of other stories below the article",
        "Two wounded in drone strike on Tell Zeit",
        "A drone strike wounded two people in Tell Zeit on Sunday evening, a medic said.\n\n"
        "Both are in stable condition, he added.\n\nPrev Post\n\nTen soldiers killed in bus attack\n\nNext Post\n\n"
        "Market blast leaves 40 people dead",
        None,
        2,
    ),
    (
        "dozens, and then a number",
        "Dozens hurt as stand collapses",
        "Dozens of fans were hurt when a stand collapsed in Ostrava on Saturday.\n\n"
        "At least 28 fans were injured, the hospital said. 28 were injured in all, the mayor confirmed.",
        None,
        28,
    ),
    (
        "one, and others beside him",
        "Five hurt in shooting at fair in Alton",
        "Five people were shot at a fair in Alton on Sunday, deputies said.\n\n"
        "One man is in critical condition. Four others were treated for minor injuries.",
        None,
        5,
    ),
    (
        "only the headline is news",
        "Three killed, two wounded in Brookton shooting",
        "Please log in to read on.",
        3,
        2,
    ),
    (
        "the headline is news, an advertisement stands below it",
        "Four Shot At Party In Brookton Hall",
        "Ten Cafés For Your Next HolidayPlan your trip with these five tips and book well in advance.",
        None,
        4,
    ),
    (
        "totals of the year below the news",
        "Drone kills farmer near Harvane",
        "A drone killed a farmer near Harvane on Friday, activists said.\n\nThe number of raids since early 2022 has "
        "reached 28. These raids left 17 people dead.\n\n• January: Three raids killed two people.",
        1,
        None,
    ),
    (
        "the gunman among the dead",
        "Five dead, including gunman, in Easton",
        "Five people are dead, including the gunman, after a shooting in Easton on Saturday, police said. The gunman "
        "shot himself when officers came.",
        5,
        None,
    ),
    (
        "two of one family told by their names",
        "Two killed on Maple Street",
        "Ada Roe, 41, who was visiting, and Tom Roe, 12, were killed on Maple Street on Friday, police said.",
        2,
        None,
    ),
]

OTHER_CLAIMS = (
    "Fighter jets killed at least 15 civilians, including four children, in the town of Maarzita on Tuesday, "
    "rescuers said.\n"
    "Initial reports suggested seven civilians were killed on Monday.\n"
    "More than 2,100 civilians have been killed in the region since May 2017.\n"
    "Some 300,000 people have fled toward the border.\n"
    "The army denied that it bombed the town and killed civilians.\n"
)
