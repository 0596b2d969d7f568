"""Whether a sentence or an article reports an incident at all, grouped by what it is instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.extract import RuleExtractor
from index.claims.relevance import Unreal, find_marks, judge_article, judge_sentence, reports
from index.sentences import sentences as cut
from store.records import Article

U = Unreal
ARTICLES = sorted((Path(__file__).parent / "no_incident").glob("*.txt"))

# sentence, why it reports nothing (None: it may report)
PLANS_AND_THREATS = [
    ("The group planned to bomb the embassy.", U.PLAN),
    ("He threatened to kill his neighbour.", U.THREAT),
    ("A bomb threat emptied the school.", U.THREAT),
    ("The general vowed to strike the bases.", U.THREAT),
    ("An attack could kill thousands.", U.HYPOTHETICAL),
]
NOT_SO = [
    ("The ministry denied reports of an airstrike.", U.DENIAL),
    ("“They will be killed,” the spokesman said.", U.THREAT),
    ("He will be charged with murder.", None),
    ("There was no such strike.", U.DENIAL),
    ("No such attack took place.", U.DENIAL),
    ("Nobody was killed in the blast.", None),
    ("Police foiled a suicide attack on the station.", U.AVERTED),
    ("The device turned out to be a toy.", U.AVERTED),
    ("Soldiers stormed a mock village in an exercise.", U.DRILL),
]
MADE_UP = [
    ("In her new novel three nuns are stabbed.", U.FICTION),
    ("He hit seven three-pointers and shot them down.", U.SPORT),
    ("Shares plunged after the bank was hit by losses.", U.MARKET),
    ("The shelling of 1916 killed forty people in 1916.", U.HISTORY),
    ("The office was bombarded with e-mails.", U.METAPHOR),
    ("A heart attack killed the singer.", U.METAPHOR),
    ("The grant was a shot in the arm for the docks.", U.METAPHOR),
    ("A passenger was shot in the arm.", None),
    ("Homicides fell by 9 percent last year.", U.STATISTICS),
]
REAL = [
    ("Two men were shot dead outside a petrol station.", None),
    ("Warplanes bombed a market and killed nine people.", None),
    ("The death toll rose to fifteen on Monday.", None),
    ("She is a professor at the university.", None),
]
SENTENCES = [*PLANS_AND_THREATS, *NOT_SO, *MADE_UP, *REAL]


@pytest.mark.parametrize(("sentence", "reason"), SENTENCES, ids=[s[0][:40] for s in SENTENCES])
def test_a_sentence_says_why_it_reports_nothing(sentence: str, reason: Unreal | None) -> None:
    assert judge_sentence(sentence) == reason


def test_a_mark_has_its_place_in_the_article() -> None:
    text = "They planned to bomb the bridge."
    (mark,) = find_marks(text, offset=10)
    assert text[mark.start - 10 : mark.end - 10] == "planned to bomb"
    assert mark.strong


def test_only_a_plain_report_reports() -> None:
    assert reports("Two men were shot dead.")
    assert not reports("Two men were shot dead in the film.")
    assert not reports("The mayor opened a library.")


def test_genre_words_do_not_outweigh_plain_reports() -> None:
    texts = ["The actor was at the theatre premiere of the film.", "Two people were shot in the audience.",
             "A man was arrested, police said."]  # fmt: skip
    judged = judge_article("Two wounded in shooting at film premiere", texts)
    assert (judged.incident, judged.reason, judged.reported) == (True, U.FICTION, 3)


def test_genre_words_alone_leave_no_incident() -> None:
    judged = judge_article("", ["The novel's author reads chapters.", "Critics love its plot and characters."])
    assert (judged.incident, judged.reason, judged.reported) == (False, U.FICTION, 0)


def test_the_head_may_say_that_nothing_happened() -> None:
    texts = ["The weather will stay dry.", "Showers come from the west."]
    assert judge_article("", texts, nothing=0.01).incident
    assert not judge_article("", texts, nothing=0.9).incident


@given(st.lists(st.text(max_size=80), max_size=5))
def test_any_text_is_judged(texts: list[str]) -> None:
    assert judge_article("", texts).against >= 0


@pytest.mark.parametrize("path", ARTICLES, ids=[p.stem for p in ARTICLES])
def test_the_articles_without_an_incident_are_text(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").split()) > 30


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    """The extractor with the bundled embedding model, as production has it."""
    from index.embed import load_embedder

    return RuleExtractor(None, load_embedder(None))


def test_articles_without_an_incident_give_at_most_two_counted_claims(extractor: RuleExtractor) -> None:
    articles = [Article(id=p.stem, text=p.read_text(encoding="utf-8")) for p in ARTICLES]
    assert len(articles) == 42
    counted = [
        claim.article_id
        for claims in extractor.extract_many(articles)
        for claim in claims
        if claim.primary and not claim.negated and not claim.cumulative
    ]
    assert len(counted) <= 2, counted


def test_half_of_the_articles_need_no_embedder_to_be_seen_through() -> None:
    judged = [judge_article("", [t[a:b] for a, b in cut(t)]) for t in (p.read_text("utf-8") for p in ARTICLES)]
    assert sum(not j.incident for j in judged) >= 30
