"""Names as keys: what makes two spellings of one place the same.

Used by `gazetteer_build.py` when the table is made and by `gazetteer.py` when a name is looked up, so both
sides always agree. Pure functions; no place is known here.

Three keys, each coarser than the one before:

- `fold`: case, accents, apostrophes and hyphens do not count ("Khān Yūnis" = "khan yunis").
- `loose`: nor do the articles and vowels in which romanised Arabic, Persian, Hebrew or Cyrillic names differ
  ("Deir ez-Zor" = "Dayr az Zawr" up to the vowels that are written, "Tell Abyad" = "Tal Abyadh").
- `skeleton`: consonants only, the last resort, for names of at least four consonants.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʿʾʼʻ\"“”.,«»…"))
_SPACES = {ord(c): " " for c in "-‐‑–—_/\u00a0\u200e\u200f\t\r"}
_LETTERS = {"ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a"}
_ARABIC = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        "ـ": None,
        "ء": None,
    }
)
_PLAIN = _APOSTROPHES | _SPACES | {ord(k): v for k, v in _LETTERS.items()}

_SILENT = frozenset(
    # articles, as romanised before sun and moon letters, and words that say what sort of place it is
    re.findall(
        r"\w+",
        "al el ul il ar er as es ash esh az ez at et ad ed an en ath eth adh edh the le la bin ibn ben governorate"
        " governorates province provinces district districts oblast raion region city town village county department",
    )
)
_WHOLE = {  # words of place names that are written in many ways
    "tall": "tl", "tell": "tl", "tal": "tl", "tel": "tl", "til": "tl",
    "dayr": "dr", "deir": "dr", "dair": "dr", "der": "dr", "dier": "dr", "dar": "dar",
    "bayt": "bt", "beit": "bt", "beyt": "bt", "bait": "bt", "bet": "bt",
    "kafr": "kfr", "kafar": "kfr", "kfar": "kfr", "kefer": "kfr", "kefr": "kfr", "kufr": "kfr",
    "shaykh": "shkh", "sheikh": "shkh", "sheik": "shkh", "shaikh": "shkh", "cheikh": "shkh", "shekh": "shkh",
    "umm": "m", "um": "m", "om": "m", "oum": "m",
    "ayn": "ain", "ain": "ain", "ein": "ain", "eyn": "ain",
    "jabal": "jbl", "jebel": "jbl", "jabel": "jbl", "gebel": "jbl", "djebel": "jbl", "jbel": "jbl",
    "jisr": "jsr", "jisir": "jsr", "gisr": "jsr", "jsr": "jsr",
    "khirbat": "khrb", "khirbet": "khrb", "khurbat": "khrb", "kharbet": "khrb", "khirba": "khrb",
    "jazirat": "jzr", "jazeera": "jzr", "jazira": "jzr", "jazirah": "jzr",
    "qal": "kl", "ras": "rs", "raas": "rs", "abu": "b", "abou": "b", "abo": "b",
}  # fmt: skip
_SOUNDS = (
    ("tch", "c"), ("ch", "c"), ("sh", "c"), ("kh", "x"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"),
    ("zh", "j"), ("dj", "j"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ow", "aw"), ("ee", "i"), ("ei", "ay"),
    ("ai", "ay"), ("ey", "ay"), ("ie", "i"), ("q", "k"), ("w", "u"), ("y", "i"), ("v", "f"), ("o", "u"), ("e", "i"),
)  # fmt: skip
_COMBINING = re.compile("[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670\u1ab0-\u1aff\u20d0-\u20ff]")
_SHORT = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt", "point": "pt"}
_SHORT_FORMS = re.compile(r"\b(?:saint|sainte|fort|mount|point)(?= )")
_BLANKS = re.compile(" {2,}")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = dict.fromkeys(map(ord, "aeiouyh "))


@lru_cache(maxsize=16_000)
def fold(name: str) -> str:
    """The exact key of `name`: lower case, no accents, apostrophes or hyphens, single blanks."""
    return fold_lines(name.replace("\n", " "))


def fold_lines(names: str) -> str:
    """`fold` of many names at once, one a line: a million names in two seconds instead of ten."""
    plain = (
        names.lower()
        if names.isascii()
        else unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", names).casefold())
    )
    if not plain.isascii():
        plain = _COMBINING.sub("", plain).translate(_ARABIC)
    plain = _SHORT_FORMS.sub(lambda m: _SHORT[m[0]], plain.translate(_PLAIN))
    return _BLANKS.sub(" ", plain).strip(" ").replace(" \n", "\n").replace("\n ", "\n")


def loose(key: str) -> str:
    """The transliteration-insensitive key of an exact key; "" when nothing is left.

    Articles and words such as "governorate" are dropped, the common first words of Semitic place names have one
    form each, and letters that stand for one sound are one letter.
    """
    if not key.isascii():
        return _loose_arabic(key)
    words = key.split()
    return "".join([_sound(w) for w in words if w not in _SILENT] or words)


def skeleton(vague: str) -> str:
    """The consonants of a loose key; "" when fewer than four are left (too little to tell places apart)."""
    bones = _DOUBLED.sub(r"\1", vague.translate(_VOWELS))
    return bones if len(bones) >= 4 else ""


@lru_cache(maxsize=16_000)
def _sound(word: str) -> str:
    """One word in a common spelling: "shaykh" and "sheikh" alike, doubled letters single, a final h silent."""
    known = _WHOLE.get(word)
    if known is not None:
        return known
    if word.startswith(("al", "el")) and len(word) > 6 and word[2] not in "aeiouy":
        word = word[2:]  # "Alkhalidiyah": the article written as one word with the name
    for old, new in _SOUNDS:
        if old in word:
            word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word).removesuffix("h").rstrip("ai") or word


def _loose_arabic(key: str) -> str:
    """The same for Arabic script: without the article, without a final ha or alif."""
    words = [w.removeprefix("ال") if len(w) > 4 else w for w in key.split()]
    return "".join(w.removesuffix("ه").removesuffix("ا") or w for w in words)
