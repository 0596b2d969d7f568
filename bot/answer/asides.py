"""What stands in a page's text beside the report: links to other stories, time stamps, tags, captions. Pure.

Called where sentences are chosen for a quote. The text keeps them; they are only not what a reader is shown first.
Marks that may stand anywhere are plain words, since every sentence of every passage looked at is asked.
"""

from __future__ import annotations

import re

_LINK = re.compile(
    r"\W*(?:related|more|read(?: more| also| next)?|watch(?: now| live)?|see also)\s*[:|]|"
    r"\W*(?:more (?:on|from|coverage|news)|also|(?:live )?updates?|latest|previously|opinion|fact check|graphics?|"
    r"gallery|listen|in photos|how to help|what to know|contact|follow|subscribe|sign up|click here|download)\b"
    r"(?: [^.!?:|]{0,30})?[:|](?! \w+ \w+ \w+)",
    re.I,
)
_GLUED = re.compile(r"[^.!?:]{3,90}:(?=[A-Z‘'“\"])")  # "MORE ON THE FIRE:Crews reach the village", the space lost
_STAMP = re.compile(
    r"\W*(?:(?:posted|updated|published|last updated)(?::| (?:on|at) | \w+day\b| \w+\.? \d)|editor.?s note\b|"
    r"(?:date|source):\W*$)",
    re.I,
)
_BYLINE = re.compile(r"\W*[Bb][Yy] [A-Z]\S+(?: [A-Z]\S+){1,4}")
_BRACKETED = re.compile(r"[\[(](?:[^\])]*)[\])]\W*")
_CREDIT = re.compile(r"\W*(?:photo )?(?:credit|source|image)s?: [^.!?]*", re.I)
_STAMPS = (
    *("posted:", "updated:", "sign up for", "newsletter", "click here", "our live updates", "watch the report"),
    *("playpause", "video ad feedback", "view full caption", "click to see"),
)
_CAPTIONS = (
    *("hide caption", "getty images", "/ap ", "/afp", "/reuters", "ap photo", "afp photo", "reuters photo"),
    *("photos: ", "photo: ", "file photo"),
)
_LABEL = re.compile(r"\W*(?:hide caption(?: \d+ of \d+)?\W*)?(?:(?:photos?|images?|file photo):\s*)?", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 3


def aside(sentence: str) -> bool:
    """Whether a sentence tells nothing of what a report tells: a link, a time stamp, a tag."""
    lower = sentence.lower()
    return (
        (len(sentence) < 40 and len(_WORD.findall(sentence)) < _FEWEST_WORDS)
        or any(mark in lower for mark in _STAMPS)
        or _BRACKETED.fullmatch(sentence) is not None
        or _LINK.match(sentence) is not None
        or _GLUED.match(sentence) is not None
        or _STAMP.match(sentence) is not None
        or _BYLINE.fullmatch(sentence) is not None
        or _CREDIT.fullmatch(sentence) is not None
    )


def caption(sentence: str) -> bool:
    """Whether a sentence is a picture's caption: true, but seldom what was asked for."""
    lower = sentence.lower()
    return any(mark in lower for mark in _CAPTIONS)


def label_of(text: str) -> int:
    """How many characters at the start only say that a caption follows ("Hide Caption 4 of 16 Photos: ")."""
    match = _LABEL.match(text)
    return match.end() if match is not None and _WORD.search(match.group()) else 0
