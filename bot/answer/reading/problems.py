"""Questions that are none of this bot's: other languages, opinions, forecasts, chat, commands to the machine, noise.

Called by `read.py` before anything else is read. Pure. It must let pass whatever might be a question about the news:
a passage search that finds nothing refuses too.
"""

from __future__ import annotations

import re
from enum import StrEnum

from bot.answer.reading.wordlist import words


class Problem(StrEnum):
    """Why a text gets no plan."""

    EMPTY = "empty"
    LANGUAGE = "language"
    INJECTION = "injection"
    OPINION = "opinion"
    FORECAST = "forecast"
    CHAT = "chat"
    NOISE = "noise"
    WHICH_DATE = "which_date"
    WHICH_PLACE = "which_place"
    NO_SUCH_DATE = "no_such_date"


_INJECTION = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instruction|prompt|rule|above|"
    r"previous|before|polic|guideline|training)|"
    r"\b(?:system|hidden|initial|developer) (?:prompt|message|instructions?)\b|\bjailbreak|"
    r"\bdeveloper mode\b|\bDAN\b.{0,20}\bmode\b|"
    r"\byou are (?:now|no longer)\b|\bpretend (?:to be|that|you)|\bact as (?:a|an|if|my)\b|"
    r"\brole-?play\b|\blet'?s play\b|\b(?:every|each) time i (?:say|write|ask)\b|\bwhenever i (?:say|write|ask)\b|"
    r"\bfrom now on\b|\byou (?:must|have to|need to|shall|will now) (?:say|answer|reply|write|claim|state|output)\b|"
    r"\breveal (?:your|the)\b|\brepeat (?:after me|the (?:words|text|prompt))|\b(?:answer|reply|"
    r"respond|say|output|print)\b.{0,30}\b(?:with|only|exactly)\b.{0,30}['\"\d]|"
    r"\b(?:drop|truncate|alter|delete from|insert into|update)\b.{0,12}\b(?:table|incidents?|articles?|claims?)\b|"
    r"\bselect\b.+\bfrom\b.+(?:;|\bwhere\b|--)|;\s*--|\bunion select\b|<\s*/?\s*(?:script|system|"
    r"instructions?|img|iframe)|\[/?inst\]|<\|.*\|>|"
    r"\bmake up (?:a|an|some|any|your|numbers?|figures?|stor\w+)\b|\binvent (?:a|an|some)\b|\bhypothetical(?:ly)?\b|"
    r"\bassume (?:that|there)\b|"
    r"\bimagine\b|\b(?:confirm|agree) that\b.{0,60}\b(?:were|was|are) (?:never|not)\b|"
    r"\b(?:api|secret) ?keys?\b|\bpasswords?\b|\btoken\b.{0,15}\b(?:bot|your)\b|\benv(?:ironment)? variables?\b",
    re.I | re.S,
)
_OPINION = re.compile(
    r"\b(?:do|don't|did) you (?:think|believe|feel|agree|like|support|prefer|hate|love|condemn)\b|"
    r"\byour (?:opinion|view|thoughts?|favou?rite|take|feelings?)\b|"
    r"^(?:\w+ ){0,2}(?:should|shouldn't|ought)\b|\bwho(?:'s| is| was| were| are) (?:right|wrong|at "
    r"fault|guilty|better|worse|evil|the (?:good|bad) (?:guys?|side))\b|"
    r"\bwhose fault\b|\b(?:is|was|are|were) (?:it|this|that|the [\w ]{2,40}|\w+) (?:right(?! that\b)|wrong|"
    r"justified|moral|immoral|ethical|fair|unfair|good|bad|evil|legitimate|a good idea|worth it|to "
    r"blame|"
    r"terrorists?|a terrorist(?: state)?|a war criminal|heroes|a hero|villains?)\b|\bdeserved?\b|"
    r"\bwhich side (?:is|are|do)\b(?! (?:most |mostly |often )*(?:blamed|accused|said|reported|held|named|"
    r"responsible))|\bis it (?:ok|okay|acceptable)\b|\bmorally\b|\bgenocide or\b",
    re.I,
)
_FORECAST = re.compile(
    r"^(?:(?:so|and|but) )?(?:will|won't|would|might|may)\b (?!smith)|^(?:what|when|where|who|how(?: "
    r"many| much| long| soon)?|which)\b[^,?]{0,60}?\b(?:will|would|is going to|are going to|might)\b"
    r"(?! (?:smith|power|turner))(?!.*\b(?:said|say|says|announced|according|promised|told|"
    r"officials)\b)|\b(?:tomorrow(?!'s? (?:front|paper|edition|piece|story|show|bulletin|deadline|news|print|"
    r"issue))|next (?:week|month|year|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|weekend|decade))\b|"
    r"\b(?:predict|prediction|forecast|prognosis|odds|probability|likelihood|chances?) (?:for|of|that|"
    r"what|whether|who|when)\b|^(?:can you |could you |please )?predict\b|\bin the (?:near )?future\b|"
    r"\b(?:guess|bet|estimate) (?:how|what|who|when|where|the)\b|\bhow many\b[^,?]{0,60}\bwill (?:be|die|get)\b|"
    r"\bhow likely\b|\bhow long will\b",
    re.I,
)
_CHAT = re.compile(
    r"^(?:how are you|how's it going|what's up|sup|who are you|what are you|what's your name|what is "
    r"your name|who (?:made|built|created|owns|wrote) you|are you (?:a |an )?(?:bot|human|robot|ai|"
    r"real|there|ok|okay|sentient|stupid)\b.*|"
    r"how old are you|where (?:are you|do you live)|i love you|good (?:bot|job|night|morning)|bye|"
    r"goodbye|see you|lol|haha+|test(?:ing)?|ping|nice|great|cool|wow|yes|no|"
    r"what can you do|what do you do|start (?:over|again|anew)|reset|new question|forget (?:it|that)|clear|stop|"
    r"tell me (?:a|another|some) (?:joke|story|fact|secret|riddle)s?.*|"
    r"sing .*|(?:please )?(?:write|compose|translate|draw|paint|code|program|calculate|compute|solve|"
    r"summari[sz]e my|recommend|play|cook|order|book|buy|remind)\b.*|"
    r"what(?:'s| is) (?:the )?(?:weather|time|date|meaning of life|square root|\d).*|what day is it.*|"
    r"how do i .*|how to .*|\d+ ?[-+*/x] ?\d+[-+*/x\d ().=]*|(?:do|can|are|have) you (?!have|cover|list|show|tell|"
    r"find|know|give|say|check|count|look|please|happen).*)[\s.!?]*$",
    re.I | re.S,
)

_ENGLISH = words(
    """
    a about after all an and any are as at been before between by count dead deaths did died do does during each
    for from had has have happened how in injured into is it killed last latest list many more most near number
    of on only or over people reported said says show since so than that the their there these they this to toll
    total under was week were what when where which who why with wounded year yesterday today month attacks
    attack airstrike airstrikes strike strikes shooting shootings civilians
    """
)
_FOREIGN = words(
    """
    el los las una unos del al qué que cuántos cuantos cuántas cuantas murieron muertos personas fueron en por
    para con según cuando dónde donde quién quien sobre fue son está hay le les des du un une est sont combien
    morts mort dans sur avec pour par qui quoi où quand été civils tués tué blessés il elle nous vous ont au aux
    et der das und ist sind wie viele wieviele menschen wurden wurde getötet bei mit auf von zu für nicht wer wo
    wann warum ein eine einer eines den dem im am tote opfer gab il lo gli della delle nel nella sono stati
    quanti quante morti persone uccise uccisi chi dove quando perché è di e con una os as dos das na no nas nos
    quantas quantos pessoas foram mortas mortos morreram onde quando quem por em um uma não é het een van de
    hoeveel mensen werden gedood omgekomen bij met wie waar wanneer zijn kaç kişi öldü ve bir bu için ile nerede
    ne zaman kim oldu öldürüldü da berapa orang yang tewas di dan pada dengan siapa apa kapan mana ilu ludzi
    zginęło w gdzie kiedy kto jest i na hur många dog dödades och var när vem som på
    """
) - {"die", "was", "am", "as", "no", "i", "on", "in", "a"}


def find_problem(text: str, *, known: bool) -> Problem | None:
    """The reason why `text` is no question for us, None where it may be one.

    Args:
        text: cleaned (`text.clean`).
        known: whether any word of it means something to the reader (a place, a period, an effect, an event).
    """
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return Problem.EMPTY if not text else Problem.NOISE
    if sum(1 for c in letters if ord(c) > 0x24F) > 0.3 * len(letters):
        return Problem.LANGUAGE
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) > 2 and len(set(words)) == 1:
        return Problem.NOISE
    if _foreign(words):
        return Problem.LANGUAGE
    if _INJECTION.search(text):
        return Problem.INJECTION
    if _OPINION.search(text):
        return Problem.OPINION
    if _CHAT.match(text):
        return Problem.CHAT
    if _FORECAST.search(text):
        return Problem.FORECAST
    if not known and _noise(words):
        return Problem.NOISE
    return None


def _foreign(words: list[str]) -> bool:
    """Whether more of the common little words are another language's than English's."""
    foreign = sum(1 for word in words if word in _FOREIGN and word not in _ENGLISH)
    english = sum(1 for word in words if word in _ENGLISH)
    return foreign >= 2 and foreign > english


def _noise(words: list[str]) -> bool:
    """Whether a text holds no English: letters without little words, or one word over and over."""
    if len(words) > 12 and len(set(words)) <= len(words) / 6:
        return True
    english = sum(1 for word in words if word in _ENGLISH)
    return (len(words) >= 4 and english == 0) or (bool(words) and max(map(len, words)) > 40)
