"""Follow-ups as people type them: what they leave out is taken from the answers before, and nothing else is.

A conversation is one line; under it stands, for each turn after the first, the plan it is read as (`reading.summary`).
"""

from __future__ import annotations

import pytest

from bot.answer.plan import Plan
from tests.bot.answer.newsdesk import NOW, Newsdesk
from tests.bot.answer.reading import summary

CONVERSATIONS = """
killed in Idlib in February 2020 | and on the 11th? | 12 | how many of them children?
    sum killed @Idlib province 2020-02-11..2020-02-11
    sum killed @Idlib province 2020-02-12..2020-02-12
    sum killed children @Idlib province 2020-02-12..2020-02-12

civilians killed in Idlib in 2018 | just february | 2019? | that month
    sum killed civilians @Idlib province 2018-02-01..2018-02-28
    sum killed civilians @Idlib province 2019-01-01..2019-12-31
    sum killed civilians @Idlib province 2019-01-01..2019-01-31

strikes in Hama in 2018 | no I meant 2016 | and homs | how many killed there? | which month was worst?
    list [strikes] @Hama province 2016-01-01..2016-12-31
    list [strikes] @Homs province 2016-01-01..2016-12-31
    sum killed [strikes] @Homs province 2016-01-01..2016-12-31
    extreme killed [strikes] @Homs province 2016-01-01..2016-12-31 order=most per=month

how many airstrikes with at least 5 killed in Idlib in 2018? | by month | in Hama | how many people were killed?
    group killed [airstrikes] @Idlib province 2018-01-01..2018-12-31 >=5 tally per=month
    group killed [airstrikes] @Hama province 2018-01-01..2018-12-31 >=5 tally per=month
    sum killed [airstrikes] @Hama province 2018-01-01..2018-12-31 >=5 per=month

killed by Turkey in 2019 | and russia | both together
    sum killed by:russia 2019-01-01..2019-12-31
    sum killed by:turk|russia 2019-01-01..2019-12-31

civilians killed in Idlib in 2016 | and in 2018 | compare the two | what share were children?
    sum killed civilians @Idlib province 2018-01-01..2018-12-31
    compare killed civilians @Idlib province 2016-01-01..2016-12-31 vs(2018-01-01..2018-12-31)
    share killed children @Idlib province 2016-01-01..2016-12-31

children killed in Idlib | and women | together
    sum killed women @Idlib province
    sum killed children+women @Idlib province

Idlib, 3 March 2020 | killed | women only | children as well
    sum killed @Idlib province 2020-03-03..2020-03-03
    sum killed women @Idlib province 2020-03-03..2020-03-03
    sum killed women+children @Idlib province 2020-03-03..2020-03-03

killed in Aleppo in 2016 | by whom? | names? | are you sure? | what's the range
    who_did killed @Aleppo province 2016-01-01..2016-12-31
    detail killed @Aleppo province 2016-01-01..2016-12-31
    who_says killed @Aleppo province 2016-01-01..2016-12-31
    sum killed @Aleppo province 2016-01-01..2016-12-31

Idlib city 2019 killed | no, the province | what about Hama | compare with 2018
    sum killed @Idlib province 2019-01-01..2019-12-31
    sum killed @Hama province 2019-01-01..2019-12-31
    compare killed @Hama province 2019-01-01..2019-12-31 vs(2018-01-01..2018-12-31)

top 5 deadliest strikes in Syria | only russian | in 2016
    list [strikes] by:russia @Syria order=deadliest limit=5
    list [strikes] by:russia @Syria 2016-01-01..2016-12-31 order=deadliest limit=5

strikes by the coalition in Syria in January 2017 | march | how many?
    list [strikes] by:coalition @Syria 2017-03-01..2017-03-31
    count [strikes] by:coalition @Syria 2017-03-01..2017-03-31

when was the last strike in Idlib | how many died in it | who did it
    sum killed [strike] @Idlib province order=latest limit=1
    who_did killed [strike] @Idlib province order=latest limit=1

was anyone killed in Saraqib in January 2020 | how many? | how many incidents?
    sum killed @Saraqib, Idlib 2020-01-01..2020-01-31
    count killed @Saraqib, Idlib 2020-01-01..2020-01-31

injured in Daraa in 2018 | killed too | last week of july
    sum killed+injured @Daraa province 2018-01-01..2018-12-31
    sum killed+injured @Daraa province 2018-07-25..2018-07-31

civilians killed by russia in Idlib in 2019 | on hospitals only | without russia | undo
    sum killed civilians hit:hospital by:russia @Idlib province 2019-01-01..2019-12-31
    sum killed civilians hit:hospital notby:russia @Idlib province 2019-01-01..2019-12-31
    sum killed civilians hit:hospital by:russia @Idlib province 2019-01-01..2019-12-31

strikes in Hama in 2018 | which was the deadliest of those? | and the latest one
    list [strikes] @Hama province 2018-01-01..2018-12-31 order=deadliest limit=1
    list [strikes] @Hama province 2018-01-01..2018-12-31 order=latest limit=1

how old was the Saraqib gunman? | how many people died | and injured
    sum killed [gunman] @Saraqib, Idlib
    sum injured [gunman] @Saraqib, Idlib

killed in Idlib in 2019 | by whom? | how many of those were children
    who_did killed @Idlib province 2019-01-01..2019-12-31
    sum killed children @Idlib province 2019-01-01..2019-12-31

people injured on Elm Street | any deaths? | did they catch anyone
    exists killed words=elm,street
    exists arrested words=elm,street

strikes by the coalition in Hama | how many dead in total? | what's the worst one? | who reported them
    sum killed [strikes] by:coalition @Hama province
    list killed [strikes] by:coalition @Hama province order=deadliest limit=1
    who_says killed [strikes] by:coalition @Hama province order=deadliest limit=1

killed in Idlib in May 2016 | and in june | in both months together?
    sum killed @Idlib province 2016-06-01..2016-06-30
    sum killed @Idlib province 2016-05-01..2016-06-30

strikes on Saraqib in 2016 | total? | who did the strikes
    sum killed [strikes] @Saraqib, Idlib 2016-01-01..2016-12-31
    who_did killed [strikes] @Saraqib, Idlib 2016-01-01..2016-12-31

shootings in Toledo in 2014 | how many were fatal? | which killed the most | who says so?
    count killed [shootings] @Toledo, Ohio 2014-01-01..2014-12-31
    list killed [shootings] @Toledo, Ohio 2014-01-01..2014-12-31 order=deadliest limit=1
    who_says killed [shootings] @Toledo, Ohio 2014-01-01..2014-12-31 order=deadliest limit=1

death toll in Saraqib? | how many since 25 February | children? | compare with Binnish
    sum killed @Saraqib, Idlib 2020-02-25..
    sum killed children @Saraqib, Idlib 2020-02-25..
    compare killed children @Saraqib, Idlib 2020-02-25.. vs(@Binnish,)

which strikes in Saraqib killed more than 20? | how many people in total? | who carried them out
    sum killed [strikes] @Saraqib, Idlib >=21
    who_did killed [strikes] @Saraqib, Idlib >=21

killed in Saraqib in July 2016 | how does that compare with 2017
    compare killed @Saraqib, Idlib 2016-07-01..2016-07-31 vs(2017-01-01..2017-12-31)

killed in Hama in 2018 | how many incidents is that | the one with the most injured
    count killed @Hama province 2018-01-01..2018-12-31
    list injured @Hama province 2018-01-01..2018-12-31 order=deadliest limit=1

rebel fighters killed in Idlib in 2019 | and civilians?
    sum killed civilians @Idlib province 2019-01-01..2019-12-31

killed in Idlib in 2019 | killed in Aleppo
    sum killed @Aleppo province

killed in Idlib in 2019 | how many people were killed in Aleppo in 2016?
    sum killed @Aleppo province 2016-01-01..2016-12-31

killed in Idlib in 2019 | which country had the most killed?
    extreme killed order=most per=country

killed in Idlib in 2019 | how many people were killed overall?
    sum killed

killed in Idlib in 2019 | colourless green | and in 2018
    passage words=colourless,green
    sum killed @Idlib province 2018-01-01..2018-12-31

killed in Tripoli | libya
    sum killed @Tripoli, Libya

killed in Tripoli in 2012 | the lebanese one | no, libya | 2013
    sum killed @Tripoli, Lebanon 2012-01-01..2012-12-31
    sum killed @Tripoli, Libya 2012-01-01..2012-12-31
    sum killed @Tripoli, Libya 2013-01-01..2013-12-31

killed in Tripoli in 2012 | and in 2014? | the second one
    sum killed @Tripoli, Libya 2014-01-01..2014-12-31
    sum killed @Tripoli, Lebanon 2014-01-01..2014-12-31

civilians killed in Idlib in 2016 | drop the date | forget the civilians | any place
    sum killed civilians @Idlib province
    sum killed @Idlib province
    sum killed

killed by Russia in Idlib in 2019 | ignore Russia | drop 2019 please
    sum killed @Idlib province 2019-01-01..2019-12-31
    sum killed @Idlib province

killed in Idlib in 2019 | and in Libya overall?
    sum killed @Libya

killed in Idlib in 2019 | in 2018 I mean | in the first half of the year | the last quarter
    sum killed @Idlib province 2018-01-01..2018-12-31
    sum killed @Idlib province 2018-01-01..2018-06-30
    sum killed @Idlib province 2018-10-01..2018-12-31

killed in Syria in 2019 | only in the north | in Aleppo province | outside the city
    sum killed @northern Syria 2019-01-01..2019-12-31
    sum killed @Aleppo province 2019-01-01..2019-12-31
    sum killed @Aleppo province not@Aleppo city 2019-01-01..2019-12-31

killed in Saraqib in 2019 | within 20 km
    sum killed @within 20 km of Saraqib 2019-01-01..2019-12-31

killed in Idlib by month in 2018 | which was worst? | and the quietest?
    extreme killed @Idlib province 2018-01-01..2018-12-31 order=most per=month
    extreme killed @Idlib province 2018-01-01..2018-12-31 order=fewest per=month

strikes in Idlib in 2018 | which month?
    group [strikes] @Idlib province 2018-01-01..2018-12-31 per=month

killed in Idlib in 2016 | 2017 | 2018 | add them up | average per month
    sum killed @Idlib province 2017-01-01..2017-12-31
    sum killed @Idlib province 2018-01-01..2018-12-31
    sum killed @Idlib province 2016-01-01..2018-12-31
    average killed @Idlib province 2016-01-01..2018-12-31 per=month

killed in Idlib in 2016 | 2017 | 2018 | both together
    sum killed @Idlib province 2017-01-01..2017-12-31
    sum killed @Idlib province 2018-01-01..2018-12-31
    sum killed @Idlib province 2017-01-01..2018-12-31

killed by Turkey in Idlib in 2019 | and russia | which of them killed more?
    sum killed by:russia @Idlib province 2019-01-01..2019-12-31
    compare killed by:turk @Idlib province 2019-01-01..2019-12-31 vs(by:russia)

compare killed in Idlib and Aleppo in 2019 | and Hama | only children | in 2018
    compare killed @Idlib province 2019-01-01..2019-12-31 vs(@Aleppo) vs(@Hama)
    compare killed children @Idlib province 2019-01-01..2019-12-31 vs(@Aleppo) vs(@Hama)
    compare killed children @Idlib province 2018-01-01..2018-12-31 vs(@Aleppo) vs(@Hama)

strikes in Idlib in 2019 | how many died in them | of those how many were by Russia | more than 20
    sum killed [strikes] @Idlib province 2019-01-01..2019-12-31
    sum killed [strikes] by:russia @Idlib province 2019-01-01..2019-12-31
    sum killed [strikes] by:russia @Idlib province 2019-01-01..2019-12-31 >=21

killed in Idlib in May 2019 | how many were injured in Aleppo that month? | what was hit there in 2018?
    sum injured @Aleppo province 2019-05-01..2019-05-31
    passage @Aleppo province 2018-01-01..2018-12-31

what will happen in Aleppo next week? | how many were killed there in 2018
    sum killed @Aleppo province 2018-01-01..2018-12-31

killed in Idlib in the first week of May 2019 | second week | the rest of the month | total for june | that whole year
    sum killed @Idlib province 2019-05-08..2019-05-14
    sum killed @Idlib province 2019-05-15..2019-05-31
    sum killed @Idlib province 2019-06-01..2019-06-30
    sum killed @Idlib province 2019-01-01..2019-12-31

killed by Turkey in Syria in 2019 by month | the same for Russia | go back to Turkey
    group killed by:russia @Syria 2019-01-01..2019-12-31 per=month
    group killed by:turk @Syria 2019-01-01..2019-12-31 per=month

killed in Idlib in 2019 | vs 2018 | vs 2017 too | which killed more women?
    compare killed @Idlib province 2019-01-01..2019-12-31 vs(2018-01-01..2018-12-31)
    compare killed @Idlib province 2019-01-01..2019-12-31 vs(2018-01-01..2018-12-31) vs(2017-01-01..2017-12-31)
    compare killed women @Idlib province 2019-01-01..2019-12-31 vs(2018-01-01..2018-12-31) vs(2017-01-01..2017-12-31)

strikes on schools in Idlib in 2019 | not schools, hospitals | was it the Russians? | how many people in all
    list [strikes] hit:hospital @Idlib province 2019-01-01..2019-12-31
    who_did [strikes] hit:hospital @Idlib province 2019-01-01..2019-12-31
    sum killed [strikes] hit:hospital @Idlib province 2019-01-01..2019-12-31

strikes in Idlib in 2019 | any arrests? | more details | when exactly? | any date
    exists arrested [strikes] @Idlib province 2019-01-01..2019-12-31
    list arrested [strikes] @Idlib province 2019-01-01..2019-12-31
    list arrested [strikes] @Idlib province 2019-01-01..2019-12-31
    list arrested [strikes] @Idlib province

killed in Georgia in 2008 | the country
    sum killed @Georgia 2008-01-01..2008-12-31

killed in Saraqib in 2019 according to the White Helmets | and the Syrian government
    sum killed @Saraqib, Idlib 2019-01-01..2019-12-31 attributed_to=Syrian government

killed in Idlib in 2019 | give me the lowest estimate | list the incidents there
    sum killed @Idlib province 2019-01-01..2019-12-31
    list killed @Idlib province 2019-01-01..2019-12-31
"""


def conversations() -> list[tuple[tuple[str, ...], list[str]]]:
    found = []
    for block in CONVERSATIONS.strip().split("\n\n"):
        turns, *plans = block.split("\n")
        found.append((tuple(turns.split(" | ")), [plan.strip() for plan in plans]))
    return found


@pytest.mark.parametrize(("turns", "plans"), conversations(), ids=lambda value: " | ".join(value)[:60])
def test_turns_are_read_as(turns: tuple[str, ...], plans: list[str], idlib: Newsdesk) -> None:
    plan: Plan | None = None
    seen = []
    for turn in turns:
        plan = idlib.service.ask(turn, now=NOW, previous=plan).plan
        assert plan is not None
        seen.append(summary(plan))
    assert seen[1:] == plans


CORRECTED = {
    "killed in Idlib, no sorry, in Aleppo, in March 2017": "sum killed @Aleppo province 2017-03-01..2017-03-31",
    "killed in Hama 2018. sorry I meant Homs": "sum killed @Homs province 2018-01-01..2018-12-31",
    "killed in Idlib in 2016, I mean 2017": "sum killed @Idlib province 2017-01-01..2017-12-31",
    "how many were killed, no wait, injured in Idlib in 2019": "sum injured @Idlib province 2019-01-01..2019-12-31",
    "deaths in Aleppo, make that civilians only, 2016": "sum killed civilians @Aleppo province 2016-01-01..2016-12-31",
    "How many died in Idlib on 2 March? Actually, on 3 March.": "sum killed @Idlib province 2020-03-03..2020-03-03",
    "killed in Homs in 2016, sorry for asking again": "sum killed @Homs province 2016-01-01..2016-12-31",
    "were there no deaths in Idlib in 2019, actually": "exists killed @Idlib province 2019-01-01..2019-12-31",
}


@pytest.mark.parametrize(("question", "plan"), CORRECTED.items())
def test_what_is_taken_back_is_not_asked(question: str, plan: str, idlib: Newsdesk) -> None:
    read = idlib.service.read(question, now=NOW).plan
    assert read is not None
    assert summary(read) == plan


def test_a_second_question_in_one_sentence_is_said_to_be_unanswered(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("How many people died in Idlib on 3 March 2020, and who was behind it?", now=NOW)
    assert answer.value == 12
    assert answer.notes[-1] == "One question at a time; not answered: “who was behind it?”"


def test_a_second_question_is_said_to_be_unanswered(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("Was anyone killed in Idlib on 3 March 2020? how many were injured?", now=NOW)
    assert answer.headline.startswith("Yes, reported: ")
    assert answer.notes[-1] == "One question at a time; not answered: “how many were injured?”"


@pytest.mark.parametrize("text", ["hmm the other kind", "what about the rest of it", "how many adults", "either way"])
def test_a_fragment_that_changes_nothing_is_said_not_to_be_understood(text: str, idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Idlib on 3 March 2020", now=NOW)
    answer = idlib.service.ask(text, now=NOW, previous=first.plan)
    assert answer.headline == "I could not tell what this changes in the question before"
    assert answer.value is None
    assert not answer.citations
    after = idlib.service.ask("only children", now=NOW, previous=answer.plan)
    assert after.value == 5


def test_undo_takes_back_what_was_not_understood(idlib: Newsdesk) -> None:
    plan: Plan | None = None
    for turn in ("killed in Idlib on 3 March 2020", "only children", "either way", "undo"):
        answer = idlib.service.ask(turn, now=NOW, previous=plan)
        plan = answer.plan
    assert answer.value == 5


def test_which_place_is_asked_until_it_is_chosen(idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Tripoli in 2012", now=NOW)
    second = idlib.service.ask("and in 2014?", now=NOW, previous=first.plan)
    assert second.headline == "Which Tripoli?"
    assert [summary(choice.plan) for choice in second.choices] == [
        "sum killed @Tripoli, Libya 2014-01-01..2014-12-31",
        "sum killed @Tripoli, Lebanon 2014-01-01..2014-12-31",
    ]


@pytest.mark.parametrize("thanks", ["great, thank you", "thanks a lot", "ok", "cool, thx!"])
def test_thanks_are_taken_as_thanks(thanks: str, idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Idlib on 3 March 2020", now=NOW)
    said = idlib.service.ask(thanks, now=NOW, previous=first.plan)
    assert (said.headline, said.notes) == ("Ask on whenever you like", ())
    assert idlib.service.ask("only children", now=NOW, previous=said.plan).value == 5


def test_a_forecast_is_refused_with_a_way_to_the_latest(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("what will happen in Idlib next week?", now=NOW)
    assert answer.headline == "I only report what articles said, not what will happen"
    assert [choice.label for choice in answer.choices] == ["Latest on Idlib province"]
    assert summary(answer.choices[0].plan) == "list @Idlib province order=latest"


def test_a_time_that_is_left_out_is_not_taken_for_the_time_meant(idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Idlib since 2018", now=NOW)
    answer = idlib.service.ask("excluding 2019", now=NOW, previous=first.plan)
    assert answer.headline == "A time cannot be left out of the one before"
    assert answer.plan == first.plan
