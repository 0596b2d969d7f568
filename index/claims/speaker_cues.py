"""The wordings by which a sentence names who says so, and what tells one kind of speaker from another.

Read by `index/claims/attribution.py` alone. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_CAP = r"(?:[A-Z][\w'’.&-]*|al-[A-Z][\w'’-]*)"
_PROPER = rf"{_CAP}(?:\s+(?:(?:of|for|and|the|in|bin|de|al|without|on)\s+){{0,2}}{_CAP}){{0,7}}"
_NOUNS = (
    r"police|officers?|leaders?|elders?|survivors?|fishermen|farmers|passengers|investigators?|detectives?|"
    r"dispatch(?:ers)?|officials?|authorities|"
    r"sources?|witness(?:es)?|eyewitness(?:es)?|"
    r"residents?|activists?|medics?|doctors?|hospital|rescuers?|workers?|army|military|ministry|minister|"
    r"governor|mayor|"
    r"prosecutors?|sheriff|deputies|coroner|examiner|spokes(?:man|woman|person)|statement|report|reports|media|"
    r"agency|"
    r"monitor(?:ing\s+group)?|group|groups|wing|observers?|documents|records|affidavit|forces|neighbou?rs?|"
    r"relatives?|"
    r"family|locals|villagers|teams?|department|office|department officials|firefighters|brigade|paramedics|troopers|"
    r"organi[sz]ation|network|outlets?|television|tv|radio|newspaper|daily|chief|commander|judge|lawyer|"
    r"attorney|services?|responders|ambulance service|"
    r"committee|union|syndicate|association|watchdog|charity|"
    r"journalists?|correspondent|administration|government|council|court|complaint|indictment|mother|father|"
    r"brother|sister"
)
_GENERIC = rf"(?:(?:the|a|an|one|two|some|several|his|her|their|its)\s+)?(?:[\w'’-]+\s+){{0,4}}?(?:{_NOUNS})\b"
_SAY = (
    r"sa(?:id|ys|y)|told|report(?:s|ed)|announced|announces|confirmed|confirms|stated|states|add(?:ed|s)|"
    r"not(?:ed|es)|"
    r"claim(?:ed|s)|denie[sd]|wrote|writes|tweeted|posted|revealed|explained|alleged|alleges|insisted|"
    r"acknowledged|described|"
    r"estimated|named|documented|recorded|indicated|suggested|disclosed|declared|believe|believes|identified|"
    r"pointed\s+out|"
    r"accuse[ds]?|warned|put\s+the|raised\s+the|"
    r"confirm|announce|allege|estimate|suspect"
)
_ACCOUNT = (
    r"(?:[\w-]+\s+){0,3}?(?:reports?|figures|data|statements?|tally|counts?|accounts?)\s+"
    r"(?:by|from(?=\s+(?:the|an?)\s))"
)
PLACEHOLDER = re.compile(
    r"^(?:he|she|it|they|who|(?:a|an|the|this)?\s*(?:statement|report|photos?|images?|pictures?|videos?|posts?)|"
    r"the\s+(?:source|sources|statement|report|agency|ministry|monitor(?:ing group)?|group|"
    r"official|spokes(?:man|woman|person)|network|organi[sz]ation|outlet|officer|chief|governor|witness))$",
    re.I,
)
PATTERNS: Sequence[tuple[str, re.Pattern[str]]] = (
    (
        "quoted",
        re.compile(
            rf"(?P<via>{_PROPER}|{_GENERIC})\s+(?:also\s+)?(?:quoted|quotes|cited|cites|quoting|citing)\s+"
            rf"(?P<who>(?:the\s+|an?\s+)?(?:{_PROPER}|{_GENERIC}))"
        ),
    ),
    (
        "citing",
        re.compile(rf"(?:citing|quoting|cited by|as cited from)\s+(?P<who>(?:the\s+|an?\s+)?(?:{_PROPER}|{_GENERIC}))"),
    ),
    (
        "according",
        re.compile(
            rf"(?:[Aa]ccording\s+to(?:\s+{_ACCOUNT})?|[Rr]eported\s+by|[Rr]eports?\s+(?:by|from)|[Aa]s\s+per|"
            rf"[Pp]er)\s+"
            rf"(?P<who>(?:the\s+|an?\s+|one\s+)?(?:{_PROPER}(?:\s+(?:[\w-]+\s+)?(?:{_NOUNS})\b)?|{_GENERIC}))"
        ),
    ),
    (
        "apposition",
        re.compile(rf"(?P<who>{_PROPER})\s*(?:\([^()]{{2,40}}\)\s*)?,\s[^,.;“”\"]{{3,90}},\s+(?:also\s+)?(?:{_SAY})\b"),
    ),
    (
        "before",
        re.compile(
            rf"(?P<who>(?:[Tt]he\s+)?{_PROPER}(?:\s+(?:[\w-]+\s+)?(?:{_NOUNS})\b)?|{_GENERIC}|(?:[Hh]e|[Ss]he|"
            rf"[Ii]t|[Tt]hey)\b)"
            rf"(?:\s*\([^()]{{2,40}}\))?(?:\s+(?:in|on|(?P<link>at|from))\s+(?P<tail>(?:[\w\s'’]|"
            rf",(?=\s[A-Z])){{2,40}}?),?)?\s+"
            rf"(?:(?:have|has|had|also|later|earlier|then|further|initially|previously|"
            rf"reportedly)\s+){{0,2}}(?:{_SAY})\b",
        ),
    ),
    (
        "after",
        re.compile(
            rf"(?<=[,”\"’'!?])\s*(?:said|says|reported|added|reports|told)\s+(?P<who>(?:the\s+|"
            rf"an?\s+)?(?:{_PROPER}(?:\s+(?:{_NOUNS})\b)?|{_GENERIC}))(?=[\s,.;:]|$)"
        ),
    ),
)
SPEAKS = re.compile(rf"(?<!\w)(?:{_SAY}|according|citing|quot(?:ed|es|ing)|cite[ds]|as\s+per|reports?)(?!\w)", re.I)
REFERS = re.compile(
    r"^(?:[Tt]he|[Tt]his)\s+(?P<what>(?:[a-z][\w'’-]*\s+){0,3}?(?:group|organi[sz]ation|monitor|watchdog|"
    r"charity|committee|"
    r"union|syndicate|association|network|outlet|rescue\s+(?:service|body))|ministry|(?:news\s+)?agency)$"
)
"""A body named before, by what it is: "the group", "the war monitor", "the doctors' committee"."""
_CIVIL = frozenset({"monitor", "rescue", "rights"})
REFERENTS: Sequence[tuple[re.Pattern[str], frozenset[str]]] = (
    (re.compile(r"(?:militant|armed|rebel|jihadist|terror\w*|militia)\s+\w+$", re.I), frozenset({"armed_group"})),
    (re.compile(r"\bgroup$", re.I), _CIVIL | {"armed_group", "health"}),
    (re.compile(r"\bmonitor$|\bwatchdog$", re.I), frozenset({"monitor", "rights"})),
    (re.compile(r"\brescue\b", re.I), frozenset({"rescue"})),
    (re.compile(r"\borgani[sz]ation$|\bcharity$", re.I), _CIVIL | {"un", "health"}),
    (re.compile(r"\bagency$", re.I), frozenset({"media", "un"})),
    (re.compile(r"\bnetwork$|\boutlet$", re.I), frozenset({"media"})),
)
"""What such words may stand for: the kinds of body; whatever has the last of the words in its name fits as well."""
ORGANISATION = re.compile(
    r"\b(?:Committees?|Union|Syndicate|Association|Network|Society|Organi[sz]ation|Council|Cent(?:er|re)|Foundation|"
    r"Institute|Agency|Monitor|Observatory|Watch|Group|Project|Initiative|Coalition|Movement|Front|Army|Forces|Party|"
    r"Hospital|Clinic|University|Service|Office|Authority|News|TV|Television|Radio|Media|Doctors|Physicians|Medics|"
    r"Lawyers|Nurses|Rescuers|Aid|Relief|Fund)\b"
)
MEMBERS = re.compile(
    r"\b(?:workers?|officials?|sources?|staff|doctors?|medics?|spokes(?:man|woman|person)|members|volunteers?|"
    r"rescuers?|teams?|observers?|investigators?|activists?)$",
    re.I,
)
"""People who speak for the body that they are from: "rescue workers from …", not "witnesses at …"."""
COLLECTIVE = re.compile(r"\b(?:committee|union|syndicate|association)(?:\s+of\s+[a-z]+)?$")
CROWD = re.compile(
    r"\b(?:officials|authorities|sources|reports|witnesses|residents|villagers|locals|relatives|family|outlets|"
    r"neighbou?rs)$",
    re.I,
)
"""The last word of those who are no body, however it is written ("Smith Family", "Syrian Sources")."""
ROLE_FIRST = re.compile(
    r"^(?:doctor|dr|medic|paramedic|nurse|activist|resident|witness|eyewitness|neighbou?r|mother|father|brother|"
    r"sister|"
    r"firefighter|judge|general|colonel|major|president|director)\b",
    re.I,
)
RANKED = re.compile(
    r"\b(?:(?:Gen|Col|Maj|Brig|Dr)\.?|Colonel|Major|Brigadier|Director|President|"
    r"General(?!\s+(?:Hospital|Staff|Command|Union|Assembly|Council|Security|Directorate|Authority)))\s+[A-Z]"
)
"""A person inside the name of a body ("Hill Army General Joe Dunn")."""
STATE = frozenset(
    {"sheriff's office", "coroner", "prosecutors", "police", "fire department", "interior ministry", "health ministry",
     "defence ministry"}
)  # fmt: skip
"""Offices that go by their generic name in every town and country."""
TITLED = re.compile(
    r"\b(?:police|sheriff|deputy|detective|sgt|sergeant|lt|lieutenant|capt|captain|chief|officer|trooper|cpl|"
    r"corporal|"
    r"maj|inspector|superintendent|commissioner|constable|spokes(?:man|woman|person)|official|governor|mayor|"
    r"minister|"
    r"prosecutor|attorney|coroner)\b",
    re.I,
)
OFFICE: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(r"\bsheriff|\bdeput(?:y|ies)\b", re.I), "sheriff's office"),
    (re.compile(r"\bcoroner|\bmedical examiner", re.I), "coroner"),
    (re.compile(r"\bcourt\b|\baffidavit|\bindictment|\bcomplaint", re.I), "court documents"),
    (re.compile(r"\bprosecut|\bdistrict attorney|\bstate'?’?s attorney", re.I), "prosecutors"),
    (
        re.compile(
            r"\bpolice|\bdetective|\bsergeant|\bsgt\b|\blieutenant|\blt\b|\bofficers?\b|\btroopers?\b|"
            r"\binspector",
            re.I,
        ),
        "police",
    ),
    (
        re.compile(r"\bhospital|\bmedical (?:source|official|staff)|\bmedics?\b|\bdoctors?\b|\bparamedics?\b", re.I),
        "hospital",
    ),
    (re.compile(r"\bfire (?:department|brigade|service|officials?|chief)|\bfirefighters?", re.I), "fire department"),
    (re.compile(r"\binterior minist", re.I), "interior ministry"),
    (re.compile(r"\bhealth (?:minist|official|authorit)", re.I), "health ministry"),
    (re.compile(r"\bdefen[cs]e minist", re.I), "defence ministry"),
    (re.compile(r"\b(?:eye)?witness", re.I), "witnesses"),
    (re.compile(r"\bresidents?\b|\bneighbou?rs?\b|\bvillagers\b|\blocals\b", re.I), "residents"),
    (re.compile(r"\bactivists?\b", re.I), "activists"),
    (re.compile(r"\brelatives?\b|\bfamily\b|\bmother\b|\bfather\b|\bbrother\b|\bsister\b", re.I), "relatives"),
    (re.compile(r"\bmilitary\b|\barmy\b", re.I), "army"),
    (re.compile(r"\bsecurity (?:sources?|officials?)", re.I), "security sources"),
    (re.compile(r"\brescue\w*\b|\bresponders\b", re.I), "rescuers"),
    (re.compile(r"\bauthorit|\bofficials?\b|\bgovern(?:or|ment)\b|\bmayor\b|\bminist", re.I), "authorities"),
    (
        re.compile(r"\bmedia\b|\breports?\b|\boutlets?\b|\bnewspaper\b|\btelevision\b|\btv\b|\bradio\b", re.I),
        "local media",
    ),
    (re.compile(r"\bsources?\b", re.I), "local sources"),
)
OFFICE_BEFORE = re.compile(
    r"(?:[\w.'’-]+ ){0,3}(?:spokes(?:man|woman|person)|chief|commander|sheriff|sgt\.?|sergeant|lieutenant|"
    r"lt\.?|captain|officer|official|detective|coroner|director|prosecutor|attorney|deputy|governor|mayor|"
    r"minister) $",
    re.I,
)
NOBODY = re.compile(
    r"^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|i|we|you|but|and|however|meanwhile|then|there|this|that|these|those|"
    r"what|when|"
    r"where|while|initial|preliminary|the|a|an|in|on|at|forces|critics|syrian|israeli|russian|turkish|american|"
    r"iraqi|iranian|palestinian|local|new|am|pm|video|twitter|facebook|\w+['’](?:ll|re|ve|m|d)|earlier|later|"
    r"also|as|if|after|before|since|initially|according|no|not|so)$",
    re.I,
)
WEEKDAY_LAST = re.compile(
    r"\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?$"
)
"""Behind a speaker: "officials on Tuesday said"."""
NO_SPEAKER = re.compile(
    r"(?:(?:the|an?)\s+)?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|"
    r"third|fourth|fifth|other|"
    r"another|man|woman|men|women|teen(?:ager)?|boy|girl|victims?|suspects?|felon|weapon|shooting|shooter|"
    r"gunman|gunmen|"
    r"attack|blast|explosion|fire|dawn)"
    r"|.*\b(?:street|avenue|ave|road|boulevard|blvd|drive|highway|parkway|county|township|parish)\.?|.*['’]s?",
    re.I,
)
"""What is nobody who speaks, though a capital and a verb of saying stand so: "Six alleged members", "Carver Street"."""
NO_REPORT = re.compile(r"\b(?:denie[sd]|claim(?:ed|s) (?:the )?responsib\w*)(?: [\w ]*)?$", re.I)
"""Who denies a deed or claims it gives no toll: "the group denied", "X claimed responsibility"."""
PASSIVE = re.compile(r"\b(?:accused|identified|reported|suspected|described|recorded|alleged)$")
BEHIND_PASSIVE = re.compile(r"\s+(?:of|in|at|near|as|after|by|outside)\b")
"""Headlines drop the auxiliary: "Felon accused of …", "Shooting reported near …"."""
DATELINE = re.compile(r"^[A-Z][\w.' /-]*(?:, ?[\w.' ]+)?(?:, | ?\()(?P<who>[A-Z][\w]*(?: [A-Z]\w+){0,3})\)? ?[-–—]")
