"""What each part of a reading may be changed to."""

from __future__ import annotations

import pytest

from bot.answer.alternatives import Alternatives
from bot.answer.history import changed_from
from bot.answer.plan import Operation, Plan
from bot.answer.service import AnswerService
from tests.bot.answer.newsdesk import NOW, Newsdesk
from tests.bot.answer.reading import summary


def parts(service: AnswerService, question: str) -> dict[str, Alternatives]:
    plan = service.read(question, now=NOW).plan
    assert plan is not None
    return {part.kind: part for part in service.alternatives(plan)}


def offered(part: Alternatives) -> list[str]:
    return [choice.label for choice in part.choices]


def test_the_parts_of_a_sum_are_named_with_what_they_are_now(idlib: Newsdesk) -> None:
    found = parts(idlib.service, "civilians killed in Binnish on 3 March 2020")
    assert [(part.title, part.label) for part in found.values()] == [
        ("Show", "people"),
        ("What", "killed"),
        ("Whom", "civilians"),
        ("Kind of event", "any kind"),
        ("Where", "Binnish, Idlib"),
        ("When", "Tue 3 March 2020"),
    ]
    assert offered(found["effect"]) == ["Injured", "Displaced", "Abducted", "Arrested", "Killed and injured"]
    assert offered(found["group"]) == ["Everyone", "Children", "Women", "Combatants"]
    assert offered(found["place"]) == ["Within 30 km of Binnish", "Idlib province", "Syria", "Anywhere"]
    assert offered(found["period"]) == [
        "The day before: Mon 2 March 2020",
        "The day after: Wed 4 March 2020",
        "All of March 2020",
        "All of 2020",
        "All time",
    ]


def test_a_province_offers_its_towns_where_incidents_are(idlib: Newsdesk) -> None:
    found = parts(idlib.service, "what happened in Idlib in March 2020?")
    assert offered(found["place"])[0] == "Syria"
    assert "Saraqib, Idlib" in offered(parts(idlib.service, "what happened in Idlib?")["place"])


def test_a_month_offers_the_months_around_and_its_year(idlib: Newsdesk) -> None:
    found = parts(idlib.service, "killed in Idlib in January 2020")
    assert offered(found["period"]) == [
        "The month before: December 2019",
        "The month after: February 2020",
        "All of 2020",
        "All time",
    ]


@pytest.mark.parametrize(
    ("question", "kind", "choice", "plan"),
    [
        ("killed in Idlib in 2019", "effect", "Injured", "sum injured @Idlib province 2019-01-01..2019-12-31"),
        ("killed by Russia in Idlib", "perpetrator", "Whoever did it", "sum killed @Idlib province"),
        ("killed in Idlib but not in Saraqib", "excluded", "Leave nothing out", "sum killed @Idlib province"),
        ("airstrikes in Idlib in 2019", "event", "Shelling", "list [shelling] @Idlib province 2019-01-01..2019-12-31"),
        ("airstrikes in Idlib in 2019", "event", "Any kind of event", "list @Idlib province 2019-01-01..2019-12-31"),
        (
            "killed in Idlib in 2019",
            "operation",
            "By month",
            "group killed @Idlib province 2019-01-01..2019-12-31 per=month",
        ),
        (
            "more killed in Idlib than in Aleppo in 2019?",
            "effect",
            "Injured",
            "compare injured @Idlib province 2019-01-01..2019-12-31 vs(@Aleppo)",
        ),
        (
            "more killed in Idlib than in Aleppo in 2019?",
            "versus",
            "Without the comparison",
            "sum killed @Idlib province 2019-01-01..2019-12-31",
        ),
        ("killed near Binnish", "place", "Within 60 km of Binnish", "sum killed @within 60 km of Binnish"),
        ("killed in Idlib or Aleppo", "place", "Only Aleppo province", "sum killed @Aleppo province"),
    ],
)
def test_a_choice_changes_its_part_and_leaves_the_rest(
    question: str, kind: str, choice: str, plan: str, idlib: Newsdesk
) -> None:
    part = parts(idlib.service, question)[kind]
    chosen = next(one.plan for one in part.choices if one.label == choice)
    assert summary(chosen) == plan


def test_what_is_compared_by_place_keeps_its_places(idlib: Newsdesk) -> None:
    assert "place" not in parts(idlib.service, "more killed in Idlib than in Aleppo in 2019?")


def test_every_choice_can_be_answered_and_undone(idlib: Newsdesk) -> None:
    for question in (
        "civilians killed in Idlib on 3 March 2020",
        "how many airstrikes in Idlib per month in 2020",
        "the deadliest attack in Syria",
        "which town had the most airstrikes in 2020",
        "more killed in Idlib than in Aleppo in 2020?",
        "what share of those killed in Idlib were children",
        "average killed per airstrike in Idlib",
        "was a hospital hit in Idlib in 2020?",
        "who took back Saraqib?",
    ):
        plan = idlib.service.read(question, now=NOW).plan
        assert plan is not None
        for part in idlib.service.alternatives(plan):
            for choice in part.choices:
                changed = changed_from(choice.plan, plan)
                assert changed.before == plan
                answer = idlib.service.answer_plan(changed)
                assert answer.plan == changed
                undone = idlib.service.ask("undo", now=NOW, previous=changed)
                assert undone.plan == plan


def test_a_plan_without_parts_offers_only_what_can_be_added(idlib: Newsdesk) -> None:
    found = idlib.service.alternatives(Plan(Operation.SUM))
    assert "period" not in {part.kind for part in found}
    assert "place" not in {part.kind for part in found}
