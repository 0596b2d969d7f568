"""The plain words of an article as signs for and against a number."""

from __future__ import annotations

from index.claims.article_words import ArticleWords, article_words, plain_words, words_of
from index.claims.candidate_signs import Candidate
from index.claims.casualties import mentions
from index.claims.word_signs import (
    BODY_STRENGTH,
    LEAD_STRENGTH,
    SENTENCE_STRENGTH,
    add_words,
    again_from_afar,
    vocabulary_of,
)


def test_names_are_no_plain_words() -> None:
    assert plain_words("Jan Roe was mourned in Alton.") == {"was", "mourned", "in"}
    assert words_of("Jan Roe was mourned.") == {"jan", "roe", "was", "mourned"}


def test_the_lead_is_the_first_three_sentences() -> None:
    found = article_words(["One fell.", "Two ran.", "Three hid.", "Four sang."], {3: "Four sang."})
    assert found.lead == {"one", "fell", "two", "ran", "three", "hid"}
    assert found.body == found.lead | {"four", "sang"}
    assert found.sentences == {3: frozenset({"four", "sang"})}


def test_signs_are_of_the_vocabulary_alone_and_by_size() -> None:
    (mention,) = mentions("A man was killed.", 0, 0)
    candidate = Candidate(1, {}, [mention])
    words = ArticleWords(
        frozenset({"vigil", "oak"}), frozenset({"vigil"}), {0: frozenset({"killed"}), 4: frozenset({"vigil"})}
    )
    add_words([candidate], words, frozenset({"vigil", "killed"}))
    assert candidate.signs == {
        "lead word:vigil:1": LEAD_STRENGTH,
        "body word:vigil:1": BODY_STRENGTH,
        "word beside:killed": SENTENCE_STRENGTH,
        "noun:man": 0.6,
        "trigger:killed": 0.6,
    }


def test_the_vocabulary_is_read_off_the_names_of_signs() -> None:
    names = [
        "lead word:vigil:3+",
        "body word:vigil:0",
        "word beside:mourned",
        "from afar: lead word:crater:1",
        "noun:man",
        "first",
        "wording:top death:1",
    ]
    assert vocabulary_of(names) == {"vigil", "mourned", "crater"}


def test_a_report_of_shells_and_bombs_has_each_sign_once_more() -> None:
    for word, names in (("shelling", {"first", "from afar: first"}), ("stabbing", {"first"})):
        candidate = Candidate(1, {"first": 1.0}, [])
        again_from_afar([candidate], ArticleWords(body=frozenset({word})))
        assert set(candidate.signs) == names
