"""The words around a name that tell what sort of place it is, or that it is none.

Tables for `places.py` and `event_place.py`; all in small letters.
"""

from __future__ import annotations

from index.gazetteer import Kind

_STREETS = (
    "street st avenue ave road rd drive dr boulevard blvd lane ln court ct highway hwy parkway pkwy place pl way"
    " circle cir terrace trail square bridge apartments apartment inn hotel motel bar club cafe church mall plaza"
    " market store restaurant lounge grill tower towers arms manor gardens heights park beach lake river creek"
    " building house brigade brigades battalion family clan front army group party movement corps division forces"
    " militia foundation times post herald tribune news gazette journal chronicle today star sun observer press tv"
    " radio network agency chargers cowboys bears raiders patriots giants saints rams lions eagles broncos cubs"
    " yankees tigers"
)
NOT_THE_PLACE = frozenset(_STREETS.split())
"""After a name: it is a street, a house, an outlet, a team … called after the place."""

_STREET = (
    "street st avenue ave road rd drive dr boulevard blvd lane ln highway hwy parkway pkwy place pl circle terrace"
    " trail court ct expressway freeway pike turnpike"
)
STREETS = frozenset(_STREET.split())
MANY_STREETS = frozenset(("streets", "avenues", "roads", "drives", "lanes", "boulevards"))
BY_THE_STREET = frozenset(("block", "blocks", "corner", "intersection"))
"""Before "of X": X is a street."""

FAMILIES = frozenset(("family", "families", "clan", "clans", "tribe"))
"""After "the X": X is the name of people."""

POLICE = frozenset(
    ("police", "pd", "fire", "sheriff", "sheriff's", "officers", "officer", "authorities", "deputies", "mayor", "cops")
)
"""After a name: those who answer for the place."""

_OF_THE_PLACE = (
    "teen teens teenager man woman men women boy girl toddler couple mother father mom dad family student"
    " students child children kids suspect suspects victim victims residents resident native shooting shootings"
    " killing killings stabbing murder murders homicide homicides robbery attack attacks bombing blast explosion"
    " strike strikes raid raids home house shelling massacre protest protests clashes ambush siege area news"
    " action"
)
OF_THE_PLACE = frozenset(_OF_THE_PLACE.split())
"""After a name in a headline that writes all words large: "Dayton Teen Shot"."""

_HOSPITALS = "hospital medical clinic university college airport regional memorial general health center"
HOSPITALS = frozenset(_HOSPITALS.split())
"""After a name: where the wounded are taken, often in the next big town."""

_NEAR = (
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west"
    " outside near around surrounding outskirts countryside vicinity close adjacent toward towards km kilometers"
    " kilometres miles"
)
NEAR = frozenset(_NEAR.split())

IN = frozenset(
    ("in", "at", "inside", "within", "on", "throughout", "across", "around", "near", "outside", "into", "over")
)
HIT = frozenset(
    (
        "hit",
        "struck",
        "targeted",
        "targeting",
        "bombed",
        "shelled",
        "attacked",
        "bombing",
        "shelling",
        "hitting",
        "raided",
    )
)
ORIGIN = frozenset(("of", "from", "to", "toward", "towards", "and", "between", "via", "for"))

_TOWN = "town city municipality township borough settlement suburb towns cities"
_PART = "neighborhood neighbourhood quarter section suburb area camp district roundabout square crossing"
_PROVINCE = "province provinces governorate governorates region regions oblast oblasts state states"
_ABROAD = "zone territory commune prefecture woreda upazila tehsil regency"
KIND_AFTER: dict[str, tuple[Kind, ...]] = {
    **dict.fromkeys(_TOWN.split(), (Kind.TOWN, Kind.VILLAGE)),
    **dict.fromkeys(("village", "hamlet", "villages", "hamlets"), (Kind.VILLAGE, Kind.TOWN)),
    **dict.fromkeys(
        _PART.split(), (Kind.NEIGHBOURHOOD, Kind.CAMP, Kind.AREA, Kind.SITE, Kind.TOWN, Kind.VILLAGE, Kind.DISTRICT)
    ),
    **dict.fromkeys(("county", "co", "co.", "counties"), (Kind.DISTRICT,)),
    **dict.fromkeys(
        ["zone", "territory", "commune", "prefecture", "woreda", "upazila", "tehsil", "regency"],
        (Kind.DISTRICT, Kind.PROVINCE, Kind.TOWN, Kind.VILLAGE),
    ),
    **dict.fromkeys((*_PROVINCE.split(), "countryside"), (Kind.PROVINCE, Kind.AREA, Kind.DISTRICT, Kind.TOWN)),
}
"""What the word after "X" or before "of X" says of X: the kinds it can be, best first."""

_SITE = "mosque church hospital school university airbase base airport bridge market prison hotel centre center clinic"
SITES = frozenset(f"{_SITE} station park road street square stadium tower dam".split())
"""Last words of the names of sites, which are no towns."""

VILLAGES = KIND_AFTER["village"]

WIDE = frozenset(("countryside", "governorate", "province", "suburbs", "provinces"))
"""After a name or before "of" it: what happened lies in or around it."""

WATERS = frozenset(("gulf", "strait", "straits", "sea", "bay"))
"""Before "of X": water, and not the town or country that gave it its name."""

MANY_PLACES = frozenset(
    ["towns", "cities", "villages", "hamlets", "provinces", "governorates", "regions", "oblasts", "states", "counties"]
)
"""Words that say so of several names."""

PART_OF_TOWN = KIND_AFTER["neighborhood"]
"""What "neighbourhood", "section" and the like say of a name."""

_PRONOUNS = (
    "i he she it we you they there here that this what who where how when let don can won isn wasn doesn didn couldn"
)
NOT_NAMES = frozenset(
    p + mark + end for p in _PRONOUNS.split() for mark in "'’" for end in ("s", "d", "m", "re", "ve", "ll", "t", "")
) | frozenset(
    (
        "middle east",
        "un",
        "u.n",
        "u.n.",
        "white house",
        "supreme court",
        "capitol hill",
        "al qaeda",
        "al-qaeda",
        "home depot",
        "police officer",
        "south side",
        "north side",
        "west side",
        "east side",
        "sana",
        "side",
        "nov",
        "sept",
        "oct",
    )
)
"""Contractions at the head of a sentence, and names of other things that towns share."""

_TITLES = (
    "mr mrs ms miss dr sgt lt col gen capt captain officer detective det chief sheriff deputy judge justice"
    " president minister senator sen rep governor gov mayor councilman councilwoman pastor rev reverend father"
    " sister brother king queen prince sheikh imam coach professor prof attorney prosecutor lawyer spokesman"
    " spokeswoman spokesperson cpl pfc spc private corporal sergeant lieutenant commander major general agent"
    " trooper constable inspector named"
)
TITLES = frozenset(_TITLES.split())
"""Before a name: a person follows."""

ALSO_PEOPLE = frozenset(("jordan", "chad", "georgia", "israel", "cuba", "kenya", "holland", "america"))
"""Countries whose names people bear."""

_PARTS = (
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern"
    " northwestern southeastern southwestern central downtown greater upper lower inner old ne nw se sw n s e w"
    " the nearby metro suburban rural occupied far"
)
PARTS = frozenset(_PARTS.split())
"""Between a preposition and a name: "in southeast X"."""

BEFORE_A_PLACE = (
    PARTS | KIND_AFTER.keys() | frozenset(("of", "capital", "port", "island", "coastal", "border", "coast", "seaside"))
)
"""Between the name of a country or people and a place's in it: "the Yemeni port city of X"."""

_LEADS = (
    "in at near from the police north south east west northern southern eastern western northeast northwest"
    " southeast southwest central downtown city of greater upper lower old new on after before when while but and"
    " as for with by monday tuesday wednesday thursday friday saturday sunday syrian israeli russian turkish iraqi"
    " town village neighborhood neighbourhood province governorate county camp mount fort officials authorities"
    " residents outside inside around state federal metro suburban rural occupied this that a an his her their our"
    " two three"
)
LEADS = PARTS | frozenset(_LEADS.split())
"""Capitalised words that may stand before a place's name without being part of a person's."""

_SPEAKERS = (
    "said says told added pleaded pled allegedly faces faced testified denied admitted claimed explained recalled"
    " wrote tweeted who whose himself herself was's died fled ran walked drove"
)
SPEAKERS = frozenset(_SPEAKERS.split())
"""After a single name: people do this."""
