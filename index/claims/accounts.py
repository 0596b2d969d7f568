"""What an article tells of its main incident, as far as it counts for the toll.

Called by `index/claims/reading.py`, which fills it in, and `index/claims/candidates.py`, which reads it. Pure records.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from index.claims.article_words import ArticleWords
from index.claims.casualties import Mention
from index.claims.culprits import Culprits
from index.claims.hedges import Stance
from index.claims.party import Kind
from index.claims.wording import ROUNDUP

NUMERIC = (Kind.NUMBER, Kind.BARE)


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with its standing in the article.

    Attributes:
        rank: how many sentences of the body stand before it; -1 for the title.
        stance: what kind of statement its sentence makes.
        main: whether its sentence is about the main incident, as far as days tell.
        event: how strongly its sentence speaks of an event.
        apart: its sentence sums up several incidents ("in separate shootings").
        near_title: its sentence shares words with the title.
        past: its sentence is dated long before the main incident.
        earlier: all its dates lie two days or more before the main incident.
        behind: in its paragraph it follows a sentence that tells of another incident or of an earlier one.
        opens: in a roundup its sentence would begin another incident.
        sums: its sentence gives figures of several incidents together.
        loose: it stands in a line that ends like no sentence: a caption, another story's headline.
    """

    mention: Mention
    rank: int
    stance: Stance = Stance.NEWS
    main: bool = True
    event: float = 0.0
    apart: bool = False
    near_title: bool = False
    past: bool = False
    earlier: bool = False
    loose: bool = False
    behind: bool = False
    opens: bool = False
    sums: bool = False

    @property
    def news(self) -> bool:
        """Whether it reports the main incident; one person's fate is no running total."""
        if self.stance is Stance.CUMULATIVE and self.mention.value == 1 and self.mention.kind not in NUMERIC:
            return True
        return self.stance is Stance.NEWS and self.main

    @property
    def where(self) -> str:
        """In which part of the article it stands."""
        if self.rank < 0:
            return "title"
        return "lead" if self.rank < 3 else "top" if self.rank < 8 else "rest"


@dataclass(frozen=True, slots=True)
class Account:
    """All that an article tells of one incident's victims.

    Attributes:
        told: the mentions, those of the title first.
        wording: what the article's words suggest beside them (see `wording.py`).
        culprits: whom it names as those who did it.
        words: its words, as far as they count for the toll.
    """

    told: tuple[Told, ...]
    wording: frozenset[str] = frozenset()
    culprits: Culprits = field(default_factory=Culprits)
    words: ArticleWords = field(default_factory=ArticleWords)

    @property
    def roundup(self) -> bool:
        """Whether the article sums up several incidents."""
        return bool(self.wording & ROUNDUP)
