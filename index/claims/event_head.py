"""The learned part of event typing: a linear head over one sentence embedding and the lexicon's cues.

Called by `index/claims/extract.py` with the vector of an article's lead, where an embedder is at hand; without one the
rules of `events.py` decide alone. Trained by `index/claims/training/train.py`; the weights are `data/event_head.npz`.
Pure once loaded; it must not embed by itself (one short text an article is all that it may cost).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

from index.claims.events import EventReading, Scored, find_cues
from store.records import EventType

FloatArray = npt.NDArray[np.float32]

MODEL = "all-MiniLM-L6-v2"
"""The embedding model whose vectors the weights were trained on; those of any other mean nothing to them."""
LEAD_CHARACTERS = 500
"""How much of a lead is embedded: longer ones were read no better."""
CUE_WEIGHT = 0.15
"""What a cue found adds to the features beside the 384 of the embedding (by cross-validation on the seen part)."""
NONE = "none"
"""The head's class for texts that report no incident."""
NEEDED = {
    EventType.SUICIDE_BOMB: frozenset({"suicide"}),
    EventType.CHEMICAL_WEAPON: frozenset({"chemical"}),
    EventType.GRENADE: frozenset({"grenade", "rpg"}),
    EventType.SEXUAL_VIOLENCE: frozenset({"sexual"}),
    EventType.NATURAL_DISASTER: frozenset({"natural"}),
}
"""Types that no text is read as without one of their cues: a bomb is no suicide's where nothing says so."""

_VAGUE = frozenset({EventType.OTHER, EventType.AGREEMENT, EventType.DIPLOMATIC_EVENT, EventType.CHANGE_TO_GROUP})
"""Types for which a clear word of the rules is taken, see `clearer`."""
_CLEAR = 4.5
"""Score of the rules from which on a word is clear."""
HARM_TYPES = frozenset(
    {
        EventType.ARMED_CLASH,
        EventType.CHEMICAL_WEAPON,
        EventType.AIR_OR_DRONE_STRIKE,
        EventType.SUICIDE_BOMB,
        EventType.SHELLING_ARTILLERY_MISSILE,
        EventType.REMOTE_EXPLOSIVE,
        EventType.GRENADE,
        EventType.SEXUAL_VIOLENCE,
        EventType.ATTACK,
        EventType.ABDUCTION,
        EventType.VIOLENT_DEMONSTRATION,
        EventType.MOB_VIOLENCE,
        EventType.EXCESSIVE_FORCE_AGAINST_PROTESTERS,
        EventType.NATURAL_DISASTER,
        EventType.MAN_MADE_DISASTER,
        EventType.GOVERNMENT_REGAINS_TERRITORY,
        EventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY,
    }
)
"""Types that kill or injure by themselves; a claim with casualties is one of them."""


@dataclass(frozen=True, slots=True)
class HeadReading:
    """What the head makes of one lead.

    Attributes:
        types: every event type with its probability, best first.
        nothing: the probability that the text reports no incident at all.
    """

    types: tuple[Scored, ...]
    nothing: float

    @property
    def certain(self) -> bool:
        """Whether it is sure enough of an event for a claim on its word alone."""
        return self.nothing < 0.1 or (self.nothing < 0.2 and self.types[0].score >= 0.4)


@dataclass(frozen=True)
class EventHead:
    """The head's weights: `scores = features @ weights + bias`, features as `features` makes them.

    Attributes:
        classes: names of the rows, event types and `NONE`.
        cues: names of the cues, in the order of their features.
        weights: (classes, 384 + cues) float32.
        bias: (classes,) float32.
    """

    classes: tuple[str, ...]
    cues: tuple[str, ...]
    weights: FloatArray
    bias: FloatArray

    def read(self, texts: Sequence[str], rows: FloatArray) -> list[HeadReading]:
        """Read leads.

        Args:
            texts: the leads, as `lead` cuts them.
            rows: (n, 384) float32, unit rows: their embeddings by `MODEL`, in the same order.
        """
        if not len(texts):
            return []
        scores = features(texts, rows, self.cues) @ self.weights.T + self.bias
        scores[np.array([self._untold(text) for text in texts])] = -np.inf
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        scores /= scores.sum(axis=1, keepdims=True)
        return [self._reading(row) for row in scores]

    def _untold(self, text: str) -> npt.NDArray[np.bool_]:
        """(classes,): which of them the text cannot be, for want of the cues that they need."""
        cues = {cue.name for cue in find_cues(text)}
        return np.array([n in NEEDED and not cues & NEEDED[EventType(n)] for n in self.classes])

    def _reading(self, row: FloatArray) -> HeadReading:
        pairs = [(name, float(p)) for name, p in zip(self.classes, row, strict=True)]
        types = sorted(((EventType(n), p) for n, p in pairs if n != NONE), key=lambda pair: (-pair[1], pair[0]))
        return HeadReading(tuple(Scored(t, p) for t, p in types), next((p for n, p in pairs if n == NONE), 0.0))


def features(texts: Sequence[str], rows: FloatArray, cues: Sequence[str]) -> FloatArray:
    """(n, 384 + cues) float32: each text's embedding, then `CUE_WEIGHT` for each cue that it holds."""
    at = {name: n for n, name in enumerate(cues)}
    marks = np.zeros((len(texts), len(at)), dtype=np.float32)
    for n, text in enumerate(texts):
        for cue in find_cues(text):
            if cue.name in at:
                marks[n, at[cue.name]] = CUE_WEIGHT
    return np.hstack([rows.astype(np.float32), marks])


@lru_cache(maxsize=1)
def load_head() -> EventHead:
    """The trained head (cached; tens of kilobytes)."""
    with as_file(files("index.claims").joinpath("data/event_head.npz")) as path, np.load(path) as data:
        return EventHead(
            classes=tuple(str(c) for c in data["classes"]),
            cues=tuple(str(c) for c in data["cues"]),
            weights=data["weights"].astype(np.float32),
            bias=data["bias"].astype(np.float32),
        )


def head_for(model: str, dimension: int) -> EventHead | None:
    """The head for an embedder's `name` and `dimension`, None where it was trained on another model's vectors."""
    return load_head() if MODEL in model and dimension == 384 else None


def lead(title: str, sentences: Sequence[str]) -> str:
    """The one short text of an article that is embedded: its first sentences, after a headline of its own.

    Args:
        title: the headline, "" when unknown.
        sentences: the sentences to read, those of the main story before others.
    """
    text = " ".join(" ".join(sentences).split())
    if title and title.lower()[:40] not in text.lower():
        text = f"{title.rstrip('.')}. {text}"
    return text[:LEAD_CHARACTERS]


_ENGLISH = re.compile(r"\b(?:the|a|an|of|in|on|at|to|and|was|were|is|has|have|by|for|with|after|from|as|that)\b", re.I)


def readable(text: str) -> bool:
    """Whether the head may read `text`: the model knows English only, and makes up an event for anything else."""
    words = len(text.split())
    return len(_ENGLISH.findall(text)) >= max(1, words // 12)


def decide(reading: EventReading, head: HeadReading | None, *, harmed: bool) -> EventType | None:
    """The event type of a claim: the head's, where it read the article's lead, else that of the rules.

    Args:
        reading: the rules' reading of the sentence (or sentences) of the claim.
        head: the head's reading of the article's lead, for the main claim; None without an embedder.
        harmed: whether the claim counts killed or injured: then a type that does no harm must be far likelier.
    """
    types = head.types if head is not None else reading.types
    scores = {s.event_type: s.score * (1.0 if not harmed or s.event_type in HARM_TYPES else HARMLESS) for s in types}
    return max(scores, key=lambda t: (scores[t], t)) if scores else None


def clearer(event: EventType, reading: EventReading, *, harmed: bool) -> EventType:
    """`event`, or what the rules read in the claim's sentence, where `event` says nothing or can have harmed nobody.

    "Fighting has left 80 people dead" in an article that also tells of broken-off talks is no agreement.
    """
    found, score = reading.event_type, reading.score
    if found is None or score < _CLEAR or event not in _VAGUE:
        return event
    return found if event is EventType.OTHER or (harmed and found in HARM_TYPES) else event


HARMLESS = 0.3
"""How much the score of a type that does no harm by itself counts for a claim with casualties."""
