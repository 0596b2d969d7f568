"""Whose "regime", "junta" or "SNA" it is: names of armed actors that mean another body in another country's news.

Called by `index/claims/actors.py`, which gives the whole article. Pure; it must not choose by anything but the
countries that the article speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

SOLDIERS = "soldiers"
REBELS = "rebels"

_SYRIA = r"Syria|Assad|Damascus|Aleppo|Idlib|Homs\b|Hama\b|Dara'?a\b|Raqqa|Deir [Ee]z"
_MYANMAR = r"Myanmar|Burm|Rakhine|Sagaing|Naypyi|Kachin|Karen(?:ni)?\b"
_ISRAEL = r"Israel|Gaza|Palestin|West Bank|Jerusalem|Hebron|Jenin|Nablus|Lebanon|Golan"
_UKRAINE = r"Ukrain|Donetsk|Luhansk|Kherson|Zaporizh|Kharkiv|Crimea"
_PHILIPPINES = r"Philippine|Manila|Mindanao|Samar\b|Negros"


@dataclass(frozen=True, slots=True)
class _Shared:
    """A spelling that several bodies share: `means` lists (words of which the article must have one, body)."""

    spelled: re.Pattern[str]
    means: Sequence[tuple[str, str]]
    else_: str | None


def _shared(spelled: str, *means: tuple[str, str], else_: str | None) -> _Shared:
    return _Shared(re.compile(spelled, re.I), means, else_)


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Sequence[_Shared]]:
    """Canonical name → the spellings of it that need a country in the article; `else_` None: nobody."""
    return {
        "Syrian government forces": (
            _shared(
                r"^(?!.*(?:syria|assad)).*(?:regime|government|loyalist)",
                (_SYRIA, "Syrian government forces"), (_MYANMAR, "Myanmar military"), ("Iran", "Iran"),
                else_=SOLDIERS,
            ),
        ),
        "Myanmar military": (
            _shared(
                r"^(?!.*myanmar).*junta",
                (_MYANMAR, "Myanmar military"), ("Burkina", "Burkina Faso"), (r"\bMali(?:an)?\b", "Mali"),
                (r"\bNiger(?:ien)?\b", "Niger"),
                else_=SOLDIERS,
            ),
        ),
        "Israel": (
            _shared(r"^(?!.*israel|.*zion|"
                    r".*idf).*occupation", (_ISRAEL, "Israel"), (_UKRAINE, "Russia"), else_=SOLDIERS),
        ),
        "Israeli settlers": (_shared(r"^(?:jewish )?settlers$", (_ISRAEL, "Israeli settlers"), else_="settlers"),),
        "Syrian National Army": (
            _shared(r"^sna$", (_SYRIA, "Syrian National Army"), ("Somali|"
                    r"Mogadishu", "Somali National Army"), else_=None),
        ),
        "Free Syrian Army": (
            _shared(r"^(?!.*syria|fsa).*(?:opposition|rebel)", (_SYRIA, "Free Syrian Army"), else_=REBELS),
            _shared(r"^fsa$", (_SYRIA, "Free Syrian Army"), else_=None),
        ),
        "Naxalites": (
            _shared(
                r"^maoist",
                (r"India|Chhattisgarh|Jharkhand|Odisha|Maharashtra|Bihar|Telangana|Andhra", "Naxalites"),
                (_PHILIPPINES, "New People's Army"),
                else_="Maoist rebels",
            ),
        ),
        "New People's Army": (
            _shared(r"^(?:communist rebels|npa)$", (_PHILIPPINES, "New People's Army"), else_=REBELS),
        ),
        "Al-Shabaab": (
            _shared(
                r"shabaa?b",
                (r"Somali|Mogadishu|Kenya|Puntland|Ethiopia|Djibouti|Uganda", "Al-Shabaab"),
                ("Mozambi|Cabo Delgado", "al-Shabab (Mozambique)"),
                else_="Al-Shabaab",
            ),
        ),
        "ELN": (
            _shared(r"^national liberation army$", ("Colombia|Venezuela|Catatumbo|Arauca", "ELN"), else_=REBELS),
        ),
        "Kachin Independence Army": (_shared(r"^kia$", (_MYANMAR, "Kachin Independence Army"), else_=None),),
        "Allied Democratic Forces": (
            _shared(r"^adf", (r"Congo|Uganda|\bBeni\b|Ituri|Kivu|Lubero", "Allied Democratic Forces"), else_=None),
        ),
        "Afghan security forces": (_shared(r"^ana$", ("Afghan|Kabul|"
                                           r"Kandahar", "Afghan security forces"), else_=None),),
        "Sudanese Armed Forces": (_shared(r"^saf$", ("Sudan|Khartoum|Darfur", "Sudanese Armed Forces"), else_=None),),
        "Oromo Liberation Army": (_shared(r"^ola$", ("Oromo|Oromia|Ethiopia", "Oromo Liberation Army"), else_=None),),
        "Boko Haram": (_shared(r"^jas$", ("Nigeria|Chad|Cameroon|Borno", "Boko Haram"), else_=None),),
        "Southern Transitional Council": (
            _shared(r"^(?:stc|security belt)$", ("Yemen|Aden|Abyan|"
                    r"Shabwa", "Southern Transitional Council"), else_=None),
        ),
        "Libyan National Army": (_shared(r"^lna$", ("Libya|Haftar|Tripoli|"
                                         r"Benghazi", "Libyan National Army"), else_=None),),
        "US-led coalition": (
            _shared(
                r"^(?!.*(?:u\.?s|american|international|global)).*coalition",
                ("(?i:saudi[- ]|houthi|huthi|sana'?a|hodeida|yemen)", "Saudi-led coalition"),
                else_="US-led coalition",
            ),
        ),
    }  # fmt: skip


def whose(name: str, written: str, whole: str) -> str | None:
    """The body that `written` means in this article, None where nobody can tell.

    Args:
        name: what the table of actors makes of it.
        written: as the article has it.
        whole: the article's text; where it is empty nothing is known and `name` stays.
    """
    if not whole:
        return name
    said = re.sub(r"^the\s+", "", written.replace("’", "'").strip(), flags=re.I)
    text = whole.replace("’", "'")
    for shared in _table().get(name, ()):
        if shared.spelled.search(said):
            return next((body for words, body in shared.means if re.search(rf"\b(?:{words})", text)), shared.else_)
    return name
