"""Which sentences of an article are news and which are page furniture: menus, teasers, cookie lines, bylines.

Called by `index/claims/document.py`. Pure; it must not drop text, only mark it, since offsets count the stored text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

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


def body_marks(sentences: Sequence[str], paragraphs: Sequence[int], title: str) -> list[bool]:
    """For each sentence, whether it is part of the article's body.

    Args:
        sentences: the sentences' texts, in order.
        paragraphs: each sentence's paragraph number, same length.
        title: the article's title, "" when unknown.
    """
    seen = Counter(" ".join(s.split()).lower() for s in sentences)
    marks = [not (_LINE.match(s) and len(s) < 160) for s in sentences]
    first = set()
    for n, s in enumerate(sentences):
        key = " ".join(s.split()).lower()
        if seen[key] > 1 and key in first:
            marks[n] = False
        first.add(key)
    return marks
