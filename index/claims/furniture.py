"""Which sentences of an article are news and which are page furniture: menus, teasers, cookie lines, bylines.

Called by `index/claims/document.py`. Pure; it must not drop text, only mark it, since offsets count the stored text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.claims.document import Document

_LINE = re.compile(
    r"^\W*(?:last updated|updated:|updated on|published|posted (?:on|by|at)|share (?:this|on)|opens? in (?:a )?new|"
    r"discussion about|related (?:stories|articles|information|posts|topics|news)|read (?:more|also)|see also|"
    r"more (?:from|on this|stories)|advertisement|sign up|subscribe|newsletter|cookies?\b|we use cookies|"
    r"privacy policy|terms of (?:use|service)|all rights reserved|copyright|©|photo(?:graph)?s?(?: by|:|credit)|"
    r"image(?: source|:|credit)|follow us|log ?in|click here|comments?\b|leave a (?:reply|comment)|tags?:|"
    r"print\b|e-?mail this|reporting by|editing by|most (?:read|popular|viewed)|trending|download(?: our| the)|"
    r"to view this|your browser|please enable|skip to)",
    re.I,
)

_ASIDE = re.compile(
    r"^\W*(?:related|read|watch|story|also|other news|continuing coverage|previous (?:story|coverage)):"
    r"|^\W*list \d+ of \d+",
    re.I,
)
"""A line that only points to another story ("RELATED: …")."""
_CLIP = re.compile(r"^\W*\d{1,2}:\d\d(?: ?(?![AaPp]\.?[Mm]\b)[A-Z]|\d{1,3} [a-z])")
"""The start of a video's caption in a list of clips ("1:27 Harbour fire seen from above")."""
_HEADING = re.compile(
    r"^\W*(?:prev(?:ious)? (?:post|article|story)|next (?:post|article|story)|more to explore|latest(?: news| stories)?"
    r"|related (?:news|articles|stories|posts|content)|recommended (?:stories|for you)|you (?:may|might) also like"
    r"|other (?:news|stories)|most (?:read|popular|viewed)|trending(?: now)?|don't miss|also (?:on|in) \w+"
    r"|more (?:stories|news)(?: from .{0,30})?)\W*$",
    re.I,
)
"""A line over a list of other stories' headlines."""
SENTENCE_END = (".", "!", "?", '."', ".”", '?"', "?”", ".'", ".)")
_LONG = 60
_TEASER = 40
"""Characters that a teaser has at least."""
_HARMED = re.compile(r"\b(?:killed|killing|kills|dead|died|dies|wounded|injured|shot|stabbed)\b", re.I)

_WORD = re.compile(r"[^\W_]+")
_COMMON = frozenset(["after", "from", "with", "that", "this", "says", "said", "police", "shooting", "news", "over"])


def body_marks(sentences: Sequence[str], paragraphs: Sequence[int], title: str) -> list[bool]:
    """For each sentence, whether it is part of the article's body.

    Args:
        sentences: the sentences' texts, in order.
        paragraphs: each sentence's paragraph number, same length.
        title: the article's title, "" when unknown.
    """
    keys = [" ".join(s.split()).lower() for s in sentences]
    marks = [not ((_LINE.match(s) or _ASIDE.match(s)) and len(s) < 160) for s in sentences]
    clips = _clips(sentences, paragraphs)
    marks = [m and p not in clips for m, p in zip(marks, paragraphs, strict=True)]
    wanted = _words(title)
    for n in _listed_below(sentences, wanted | _words(sentences[0] if sentences else "")):
        marks[n] = False
    teasers = _teasers(keys, paragraphs)
    first: set[str] = set()
    for n, key in enumerate(keys):
        if key in first or (n in teasers and len(wanted & _words(key)) < 2):
            marks[n] = False
        first.add(key)
    return marks


def _clips(sentences: Sequence[str], paragraphs: Sequence[int]) -> set[int]:
    """The paragraphs that caption a video: they start with its length and end without a full stop."""
    pairs = list(zip(paragraphs, sentences, strict=True))
    first, last = dict(reversed(pairs)), dict(pairs)
    return {p for p, s in first.items() if _CLIP.match(s) and not last[p].rstrip().endswith(SENTENCE_END)}


def _listed_below(sentences: Sequence[str], wanted: set[str]) -> Iterator[int]:
    """The headings over lists of other stories, and what stands below them up to the next sentence of this one.

    Args:
        sentences: the sentences' texts, in order.
        wanted: words of the title and the first sentence. A sentence below a heading that tells of people harmed and
            shares fewer than two of them is another story's summary.
    """
    listing = False
    for n, sentence in enumerate(sentences):
        if _HEADING.match(sentence):
            listing = True
        elif listing and len(sentence) >= _LONG and sentence.rstrip().endswith(SENTENCE_END):
            listing = bool(_HARMED.search(sentence)) and len(wanted & _words(sentence)) < 2
        if listing:
            yield n


def _teasers(keys: Sequence[str], paragraphs: Sequence[int]) -> set[int]:
    """The sentences of paragraphs that stand twice in a row, where a page shows two or more such pairs.

    The second may go on: "A barn burnt down." and "(WXYZ) - A barn burnt down. Nobody was hurt."
    """
    blocks: list[tuple[tuple[str, ...], list[int]]] = []
    for n, number in enumerate(paragraphs):
        if n and paragraphs[n - 1] == number:
            blocks[-1] = ((*blocks[-1][0], keys[n]), [*blocks[-1][1], n])
        else:
            blocks.append(((keys[n],), [n]))
    pairs = [k for k in range(1, len(blocks)) if _again(blocks[k - 1][0], blocks[k][0])]
    if len(pairs) < 2:
        return set()
    return {n for k in pairs for block in (blocks[k - 1], blocks[k]) for n in block[1]}


def _again(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether a paragraph says again what the one before it says, a dateline before it and more behind it allowed."""
    if first == second:
        return True
    teaser = first[0].rstrip(".")
    return len(first) == 1 and len(teaser) >= _TEASER and second[0].rstrip(".").endswith(teaser)


def _words(text: str) -> set[str]:
    """The words of `text` that carry meaning, in lower case."""
    return {w for w in _WORD.findall(text.lower()) if len(w) > 3 and w not in _COMMON}


def close_to_title(document: Document) -> frozenset[int]:
    """The sentences that share at least two words of meaning with the title, or half of them."""
    wanted = _words(document.title)
    if not wanted:
        return frozenset()
    enough = min(2, (len(wanted) + 1) // 2)
    return frozenset(s.index for s in document.body if len(wanted & _words(s.text)) >= enough)
