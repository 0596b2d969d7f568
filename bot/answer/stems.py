"""Words and the crude stems by which questions and sentences are compared. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

# Forms that no ending tells; those that questions about the news are full of.
_IRREGULAR = {
    form: verb
    for verb, forms in re.findall(
        r"(\w+):(\S+)",
        """
        take:took,taken,takes,retook,retaken win:won,wins die:died,dies,dead,death,deaths,dying
        shoot:shot,shoots,shooting,shootings strike:struck,strikes begin:began,begun,begins flee:fled,flees,fleeing
        leave:left,leaves,leaving use:used,uses,using deny:denial,denials
        break:broke,broken bring:brought build:built buy:bought catch:caught come:came drive:drove,driven
        fall:fell,fallen fight:fought find:found fly:flew,flown freeze:froze,frozen get:got give:gave,given go:went,gone
        grow:grew,grown hide:hid,hidden hold:held keep:kept know:knew,known lead:led lose:lost make:made meet:met
        pay:paid rise:rose,risen run:ran see:saw,seen sell:sold send:sent sink:sank,sunk speak:spoke,spoken
        steal:stole,stolen throw:threw,thrown write:wrote,written
        """,
    )
    for form in forms.split(",")
}
# A country's people and things are its own: "Russian airstrikes" are strikes by Russia.
_OF_COUNTRIES = dict(
    re.findall(
        r"(\w+):(\w+)",
        """
        afghan:afghanistan algerian:algeria american:america australian:australia british:britain burmese:burma
        canadian:canada chinese:china colombian:colombia congolese:congo ecuadorian:ecuador egyptian:egypt
        ethiopian:ethiopia french:france german:germany greek:greece haitian:haiti indian:india indonesian:indonesia
        iranian:iran iraqi:iraq israeli:israel italian:italy japanese:japan jordanian:jordan kenyan:kenya
        korean:korea lebanese:lebanon libyan:libya malian:mali mexican:mexico nigerian:nigeria pakistani:pakistan
        palestinian:palestine peruvian:peru polish:poland russian:russia saudi:arabia somali:somalia spanish:spain
        sudanese:sudan swedish:sweden syrian:syria turkish:turkey ukrainian:ukraine venezuelan:venezuela yemeni:yemen
        """,
    )
)
_ENDINGS = (
    *("ingly", "edly", "ments", "ment", "ings", "ing", "ions", "ion", "ied", "ies"),
    *("ers", "er", "ed", "es", "s", "ly", "e", "y"),
)
_OF_SHORT = ("ings", "ing", "ied", "ies", "ed", "es", "s", "e", "y")  # come off words like "fire" and "deny" too
_NO_ENDING = frozenset({"news"})
_SHORT = re.compile(r"(?=[a-z]{3}$)[a-z]*[aeiou][a-z]*")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


@lru_cache(maxsize=1 << 16)  # every word of every passage looked at, and news has few of them
def stem(word: str) -> str:
    """A crude stem, the same for a word and its commonest endings: "fire", "fired", "firing"; "deny", "denied"."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    word = _IRREGULAR.get(word, word)
    word = _OF_COUNTRIES.get(word) or _OF_COUNTRIES.get(word.removesuffix("s"), word)
    if word in _NO_ENDING or word.endswith("ss"):
        return word
    for ending in _ENDINGS:
        if not word.endswith(ending):
            continue
        left = word[: -len(ending)]
        if ending.startswith(("ed", "ing")):
            left = _DOUBLED.sub(r"\1", left)  # "stopped" as "stop"
        if left.endswith("y"):  # "denying" as "deny", "carrying" as "carry"
            left, final = left[:-1], "i"
        else:
            final = "i" if ending in ("ied", "ies", "y") else ""
        if len(left) >= 4:
            return left
        if ending in _OF_SHORT and _SHORT.fullmatch(left):
            return left + final
    return word


def stems_of(text: str) -> frozenset[str]:
    """The stems of a text's words."""
    return frozenset(map(stem, WORD.findall(text)))
