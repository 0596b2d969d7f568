"""What is quoted of a passage: the run of its sentences that answers best, and quotes that say the same. Pure.

Called by `passages.py`. It writes nothing: what it returns are spans of the passage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer.asides import aside, caption, label_of
from bot.answer.passage_words import Asking, held_by
from bot.answer.stems import stems_of
from bot.answer.wanted import holds, sought_by
from index.sentences import sentences

MAX_SENTENCES = 3  # of a quote
MAX_CHARACTERS = 900  # of a quote
FULL = 0.7  # score of a sentence that holds nearly all of the question
NOTHING = 0.1  # score of a sentence that holds no more than a place of it
KIND = 0.2  # what an answer of the kind that is wanted is worth, beside all words of the question
BESIDE = 0.3  # what a link or a tag loses, and a question that nothing follows
OURS = 0.5  # of the reader's question that a question in the text holds which is much like it
CAPTION = 0.1  # what a caption loses
REPEATED = 5  # words or more of a sentence that stand in one before: it is the same again
ALIKE = 0.8  # of the shorter one's words that two quotes share which say the same
_POINTING_BACK = re.compile(r"\W*(?:he|she|they|it|his|her|their|its|this|that|these|those|both)\b", re.I)


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences to quote: characters `start` to `end` of a passage.

    Attributes:
        stems: of their words, links and tags left out.
        held: the share of the question's weight that they hold, 0 to 1.
        answers: whether they hold an answer of the kind that is wanted.
        told: whether they tell anything, as links do not.
        caption: whether one of them is a picture's caption.
        replies: whether one of them replies to a question in the text that is much like the reader's.
    """

    start: int
    end: int
    stems: frozenset[str]
    held: float
    answers: bool
    told: bool
    caption: bool
    replies: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    stems: frozenset[str]
    score: float
    tells: bool
    asks: bool
    like_ours: bool
    answers: bool
    replies: bool
    caption: bool
    points_back: bool


def best_run(text: str, ask: Asking) -> Run:
    """The sentences of a passage, at most three, that answer best."""
    told = _sentences(text, ask)
    if not told:
        return Run(0, len(text), frozenset(), 0.0, answers=False, told=False, caption=False, replies=False)
    first, last = _with_what_it_points_at(told, *_window(told))
    run = told[first:last]
    stems = frozenset().union(*(s.stems for s in run if s.tells or s.asks))
    return Run(
        run[0].start + label_of(text[run[0].start : run[-1].end]),
        run[-1].end,
        stems,
        held_by(ask, stems),
        answers=any(s.answers for s in run),
        told=any(s.tells for s in run),
        caption=any(s.caption for s in run),
        replies=any(s.replies for s in run),
    )


def best_sentence(text: str, ask: Asking) -> str:
    """The sentence of a quote that answers best."""
    told = _sentences(text, ask)
    best = max(told, key=lambda s: (s.tells, s.score), default=None)
    return text if best is None else text[best.start : best.end]


def _sentences(text: str, ask: Asking) -> list[_Sentence]:
    told: list[_Sentence] = []
    for start, end in sentences(text):
        one = _sentence(text, start, end, ask, told[-1] if told and told[-1].asks else None)
        again = len(one.stems) >= REPEATED and any(one.stems <= before.stems for before in told)
        told.append(replace(one, score=0.0) if again else one)
    return told


def _sentence(text: str, start: int, end: int, ask: Asking, asked: _Sentence | None) -> _Sentence:
    """A sentence of a text; `asked`: the question before it, to which it is a reply."""
    sentence = text[start:end]
    stems = stems_of(sentence)
    score = held_by(ask, stems)
    beside, shows = aside(sentence), caption(sentence)
    asks = not beside and sentence.endswith(("?", "?”", '?"'))
    tells = not beside and not asks
    replies = tells and asked is not None and asked.like_ours
    answers = replies or (tells and score > 0 and holds(ask.sought, sentence, stems))
    score = -BESIDE if beside else score + KIND * answers - CAPTION * shows
    like_ours = asks and score >= OURS and sought_by(sentence, frozenset()).kind is ask.sought.kind
    back = _POINTING_BACK.match(sentence) is not None
    return _Sentence(start, end, stems, score, tells, asks, like_ours, answers, replies, shows, back)


def _window(told: Sequence[_Sentence]) -> tuple[int, int]:
    """The run of sentences to quote, as first and one past the last.

    It is the run that scores best, a question only at its beginning; it holds the best sentence where that one holds
    nearly all of the question, and is that one alone where its neighbours hold nothing.
    """
    top = max(range(len(told)), key=lambda number: told[number].score)
    full = told[top].score >= FULL
    best, best_score = (top, top + 1), -1.0
    for first in range(len(told)):
        for last in range(first + 1, min(first + MAX_SENTENCES, len(told)) + 1):
            if last - first > 1 and told[last - 1].end - told[first].start > MAX_CHARACTERS:
                break
            score = sum(s.score for s in told[first:last])
            score -= BESIDE * (told[last - 1].asks + sum(s.asks for s in told[first + 1 : last]))
            if score > best_score + 1e-9 and (first <= top < last or not full):
                best, best_score = (first, last), score
    others = (told[number].score for number in range(*best) if number != top)
    alone = full and not told[top].asks and max(others, default=0.0) <= NOTHING
    return (top, top + 1) if alone else best


def _with_what_it_points_at(told: Sequence[_Sentence], first: int, last: int) -> tuple[int, int]:
    """A run that begins with "he" or "this" with the sentence before it, where there is room."""
    if not first or not told[first].points_back or last - first >= MAX_SENTENCES:
        return first, last
    fits = told[first - 1].tells and told[last - 1].end - told[first - 1].start <= MAX_CHARACTERS
    return (first - 1, last) if fits else (first, last)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether quotes with these stems say nearly the same in nearly the same words."""
    return len(one & other) >= ALIKE * max(1, min(len(one), len(other)))
