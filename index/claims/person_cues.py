"""The words around a name that tell a victim from a suspect, an official, a witness or a relative.

Read by `index/claims/people.py` alone; `before` is the text up to the name, `after` the text from its end. Pure.
"""

from __future__ import annotations

import re

_NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen)"
)
AGE_WORDS = {word: n for n, word in enumerate(_NUMBER.strip("(?:)").split("|")) if n}
_NOT_AGE = (
    r"(?! ?(?:st|nd|rd|th|a\.?m|p\.?m|percent|%|miles|km|people|block|East|West|North|South|"
    r"[A-Z][a-z]+ (?:St|Ave|Rd|Dr)))"
)
AGE_AFTER = re.compile(rf"^ ?,? ?(?:\(|aged? )?(?P<age>\d{{1,3}})\b{_NOT_AGE}(?=[,.;:)\s–-]|$)")
AGE_APPOSED = re.compile(r"^ ?,? (?:an? )?(?P<age>\d{1,3})[- ]years?[- ]old")
AGE_BEFORE = re.compile(
    rf"\b(?P<age>{_NUMBER})[- ]?(?:years?|yr|yo)s?\.?[- ]?(?:old)?,? (?:(?!at |in |of |died |was )\w+ ){{0,2}}$", re.I
)
AGE_TAIL = re.compile(rf"\b{_NUMBER}[- ]?(?:years?|yr)s?[- ]?old,? $", re.I)

HARM = (
    r"(?:shot|killed|wounded|injured|struck|hit|stabbed|murdered|slain|gunned down|grazed|hospitali[sz]ed|treated|"
    r"airlifted|flown|pronounced dead|found (?:dead|shot|with|lying|unconscious|unresponsive)|attacked|robbed|"
    r"abducted|"
    r"kidnapped|beaten|executed|martyred|critically|seriously|fatally|taken to|transported|rushed|caught in|"
    r"shot and killed|shot dead|listed in|dead)"
)
_PASSIVE = r"(?:was|were|had been|has been|have been|been|being|got|is|are)"
_ASIDE = r"(?: ?,[^.;]{0,70}?,| ?\([^)]*\)| ?,| ?[-–][^.;]{0,40}?[-–])?"
_AND_OTHERS = r"(?:,? (?:and|&|along with|alongside) [^.;]{2,60}?|, (?:his|her|their) [^.;]{2,60}?)?"
VICTIM_AFTER = re.compile(
    rf"^{_ASIDE}{_AND_OTHERS}(?:\s+|(?<=,))(?:(?:who|also|later|then|both|all|were|was) )*"
    r"(?:"
    rf"(?:{_PASSIVE}|remains?|suffered|sustained|received|succumbed|bled|lost (?:his|her|their) li(?:fe|ves)|"
    r"passed away)\b"
    rf"(?=[^.;]{{0,50}}?\b(?:{HARM}|died|wounds?|injur\w+|gunshot|li(?:fe|ves)|away|to death|at the scene|"
    r"in (?:the )?hospital|at (?:a|the|an)? ?\w* ?hospital|condition)|[.,;])"
    r"|(?:was|were|is|are) (?:also )?(?:an?|one of the|among the) (?:\w+ )?(?:victims?|dead|killed|wounded)\b"
    r"|was (?:only |just )?\d{1,2} years? old"
    r"|died|dies|succumbed|dead\b|killed (?:in|by|on|near|at|during|when|after|outside)\b|"
    r"(?:shot|wounded|injured) (?:in|by|during|when|outside)\b)",
    re.I,
)
ONE_OF_AFTER = re.compile(
    r"^,? (?:who was )?(?:one of|among) (?:the )?(?:\w+ ){0,3}?(?:killed|shot|wounded|injured|victims|dead|hurt)\b"
    r"|^['’]s? (?:[A-Z][a-z]+\.? \d+ )?(?:fatal |violent |untimely )?(?:shooting )?"
    r"(?:death|murder|slaying|killing|homicide|funeral|wounds?|injuries|body|kidnapping|abduction)\b(?! of\b)",
    re.I,
)
"""", one of the four killed", "'s death": somebody to whom it happened."""
_HURT = (
    r"(?:killed|shot|wounded|injured|killing|wounding|injuring|shooting|murdered|murdering|stabbed|shot and killed|"
    r"shot dead|struck|hit|abducted|kidnapped|slain|gunned down|firing at|fired at|shooting at|shot at)"
)
_DEATH = (
    r"(?:murders?|deaths?|killings?|shootings?|slayings?|shooting deaths?|body|bodies|homicides?|abductions?|"
    r"assassination|funeral|remains)"
)
_FILLER = (
    r"(?:the|a|an|his|her|their|fellow|man|woman|boy|girl|child|children|civilian|civilians|driver|student|"
    r"\w+ brother|resident|residents|journalist|paramedic|infant|baby|toddler|teens?|teenagers?|brothers|sisters|"
    r"siblings|uncle|aunt|cousin|nephew|niece|friend|couple|mother|father|wife|husband|son|daughter|ex-wife|"
    r"girlfriend|ex-girlfriend|boyfriend|neighbor|"
    r"pupil|schoolboy|schoolgirl|teacher|nurse|doctor|medic|farmer|priest|pastor|monk|nun|imam|guard|cook|"
    r"worker|miner|"
    r"fisherman|shopkeeper|policeman|policewoman|lawyer|politician|singer|rapper|actor|actress|blogger|reporter|"
    r"photographer|cameraman|activist|baker|trader|migrant|refugee|passenger|pedestrian|bystander|tourist|cyclist|"
    r"\w{3,}(?:ian|ish|ese|stani|aqi|eli)|[\w-]+['’]s|\d{1,3}[- ]year[- ]old|named|called|identified as|were|was)"
)
VICTIM_BEFORE = re.compile(
    r"(?:"
    r"\b(?:victims?|survivors?)(?:'s?|’s?)?(?: names?)?"
    r"(?: (?:were|was|is|are|as|been|have been|has been|identified|named|"
    r"in the (?:shooting|attack|case|incident)))*[,:–-]?"
    rf"|\b{_HURT}(?: (?:and \w+|\w+ly))?(?: were| was| are)?:?"
    rf"|\b{_DEATH} of"
    r"|\b(?:deceased|dead|wounded|injured|fatalities)(?: (?:was|were|is|are|man|woman|men|victims?|person))*"
    r"(?: (?:has been|have been))?(?: identified| named)?(?: as)?:?"
    r"|\b(?:who|that) (?:died|was (?:fatally )?(?:killed|shot|stabbed|wounded)|(?:was|were) found dead) (?:was|is)"
    r"|\b(?:man|woman|couple|boy|girl|teen|teenager|person|people|men|women|others?|student|soldier|officer)s? "
    r"(?:who (?:was|were) )?(?:fatally )?(?:killed|shot|wounded|injured)[^.;,]{0,40} (?:was|were|is|are)"
    r"|\b(?:funerals?|memorials?|vigils?)(?: services?)?(?: held)? for|\bmourn(?:s|ed|ing)?"
    r"|\bleaving|\bpronounced|\bmartyrs?|\bfound|\bdiscovered"
    r"|\bamong (?:them|the (?:dead|victims|wounded|injured|killed|fatalities))(?: (?:was|were|is|are))?:?"
    rf")(?:,| {_FILLER})*,? $"
    r"|\b(?:died|killed|wounded|injured)(?: [^.;]{0,40})? (?:with|alongside|along with|together with) "
    r"(?:his|her|their) [\w -]{3,30}, $"
    r"|\b[Aa]mong (?:the|those) (?:dead|killed|victims|wounded|injured|fatalities) (?:was|were) "
    r"(?:the|an?|one|two|his|her|their) (?-i:[a-z][^.;,A-Z]{0,50}),? $",
    re.I,
)
HURT_BEFORE = re.compile(rf"\b(?:{_HURT}|{_DEATH} of)(?: {_FILLER})*,? $", re.I)
NAMED_BEFORE = re.compile(
    r"(?:identified|named|identifying|naming|identify)(?: (?:the|as|one|two|three|both|them|him|her|of|\w+))*?"
    r"(?: as|:|-| (?:victims?|man|men|woman|women|boy|dead|deceased|teen|gunman|shooter|suspects?))*:? ?"
    r"(?:the )?(?:\d{1,3}-year-old )?$",
    re.I,
)
SUSPECT_WORD = (
    r"(?:suspects?|gunm[ae]n|shooters?|accused|arrested|charged|perpetrators?|attackers?|killers?|assailants?|"
    r"custody|wanted|fugitive|defendant|inmate|robbers?)"
)
SUSPECT_AFTER = re.compile(
    rf"^{_ASIDE}(?: (?:and|&) [A-Z](?:(?! (?:was|were|been)\b)[^.;]){{2,50}}?)?\s+"
    r"(?:(?:who|also|later|then|both|allegedly|has|have|had|reportedly|himself|still|now|currently) )*"
    r"(?:"
    r"(?:(?:is|was|were|are|being|been|remains?) (?:\w+ly )?)*"
    r"(?:charged|arrested|accused|booked|jailed|indicted|convicted|sentenced|detained|wanted|apprehended|arraigned|"
    r"suspected|at large|on the run|armed|believed to|in custody|taken into custody|held (?:in|on|without)|"
    r"identified as the (?:suspect|gunman|shooter)|a suspect|the (?:suspect|gunman|shooter|alleged)|facing)"
    r"|surrendered|turned (?:himself|herself)|faces|pleaded|pled|confessed|admitted|fled|opened fire|opened|"
    r"shot|fired|"
    r"killed|stabbed|pulled (?:a|out)|fatally (?:shot|stabbed)|barricaded"
    r")\b(?! (?:in|by|during|when|outside|on|near|at|after)\b(?! (?:custody|charges|suspicion|large)))",
    re.I,
)
_ACCUSED_OF = re.compile(
    rf"^{_ASIDE}\s+(?:(?:has|have|had|is|was|were|are|been|being) )*"
    r"(?:(?:charged|arrested|booked|jailed|sentenced|detained|convicted|indicted|arraigned|apprehended)\b"
    r"|held (?:in|on|without|for|at|by|over)\b|turned (?:himself|herself) in\b)",
    re.I,
)
_BY = r"(?:shot|killed|stabbed|attacked|carried out|committed|beaten|fired|perpetrated|opened fire|wounded)"
SUSPECT_BEFORE = re.compile(
    r"\b(?:"
    r"(?:the |a |an |alleged |suspected |second |third |first |two |three |accused |murder |primary )*"
    rf"{SUSPECT_WORD}(?:'s?|’s?)?"
    r"(?: (?:was|were|is|are|as|has been|have been|identified|named|of|in|"
    r"the (?:case|shooting|killing|attack|murder)))*"
    r"[,:]?"
    r"|arrest(?:ing)? of|(?:charges?|case|warrants?|evidence|indictment) (?:against|for)"
    r"|(?:arrested|charged|charging|detained|booked|indicted|convicted|apprehended|arresting|searching for|"
    r"looking for|"
    rf"seeking)|{_BY} by"
    r")(?: (?:the|a|an|man|woman|former|ex-husband|husband|boyfriend|his|her|named|called|resident|"
    r"\d{1,3}[- ]year[- ]old|as|that|identified as|were|was))*,? $",
    re.I,
)
_SAYS = (
    r"(?:said|says|told|added|stated|explained|recalled|confirmed|announced|reported|wrote|posted|noted|described|"
    r"remembered|testified|emphasi[sz]ed|mentioned|mourned|expressed|asked|tells|thinks|believes|called it|"
    r"heard|saw|witnessed|lives|lived nearby|hopes|shared|"
    r"tweeted|shows?)"
)
SPEAKS_AFTER = re.compile(
    rf"^(?:,[^.;]{{0,80}}?,|\s*\([^)]*\))?\s+(?:also |later |then |who )?{_SAYS}\b"
    rf"|^,? (?:and|&) (?:(?-i:[@A-Z])[\w.@'’-]* ?){{1,4}} {_SAYS}\b"
    r"|^, (?:an?|the|his|her|their) (?:(?!who\b|was\b|were\b|and\b)"
    rf"[\w'’-]+ ){{1,7}}?{_SAYS}\b",
    re.I,
)
SPEAKS_BEFORE = re.compile(
    rf"(?:[,”\"?!’']\s*{_SAYS}|according to|\btold|\btells|interview with|\b(?:by|from) (?:reporter|user|relative)|"
    r"photo by|reporting by|posted (?:\w+ ){0,3}by|"
    r"(?:post|video|image|photo|statement|tweet)s? (?:\w+ ){0,4}(?:by|from)|"
    r"contact|call) (?:\w+ ){0,3}$",
    re.I,
)
KIN_BEFORE = re.compile(
    r"\b(?:his|her|their|victim['’]s|['’]s|the) (?:\w+ )?(?:mother|father|sister|brother|aunt|uncle|cousin|"
    r"grandmother|"
    r"grandfather|friend|neighbor|neighbour|pastor|coach|teacher|attorney|lawyer),? $",
    re.I,
)
OFFICE_AFTER = re.compile(
    r"^,[^.;]{0,60}\b(?:spokes\w+|chief|sheriff|director|coroner|commander|prosecutor|attorney|mayor|minister|"
    r"professor|"
    r"head of|president|chairman|executive|senator|governor|official|judge|pastor|principal|superintendent|manager|"
    r"owner|reporter|correspondent|analyst)\b",
    re.I,
)
PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|outside|around|inside|to|toward|towards|via|into) (?:the )?$")
OWNER_BEFORE = re.compile(
    r"\b(?:belong(?:ed|ing|s) to|owned by|(?:home|house|flat|apartment|car|farm|shop|"
    r"property) of)\b[^.;,–—-]{0,40}$",
    re.I,
)
UNHURT_AFTER = re.compile(
    r"^[^.;]{0,60}\b(?:(?:was|were|is|are) (?:not|never) (?:\w+ )?(?:hurt|injured|harmed|wounded|hit|shot)|"
    r"unhurt|unharmed|"
    r"uninjured|escaped (?:unhurt|injury))\b",
    re.I,
)
"""Whoever "was not hurt" is no victim."""
UNIFORM = re.compile(
    r"\b(?:officer|deputy|trooper|constable|sgt|sergeant|detective|agent|corporal|private|firefighter|paramedic|"
    r"soldier|"
    r"policeman|dr|doctor|journalist|imam)\b"
)
BETWEEN = re.compile(
    r"^(?: ?,? ?\(?(?:aged? )?\d{0,3}\)?)?(?:,? of [A-Z][\w .]+)?(?: ?[,;]|,? (?:and|&))"
    r"(?: (?!(?:at|in|near|from|to|by|outside|inside|on|after|before|when|where|while|said|told|saw|say|says)\b)"
    r"(?:and|the|his|her|their|\w+|\d{1,3}-year-old)){0,3} ?$"
)
KILLED_AFTER = re.compile(
    r"^(?:,[^.;]{0,60}?,| ?\([^)]*\)| ?,)? ?"
    r"(?:(?:was|were|had been|has been) (?:\w+ly )?"
    r"(?:shot(?: dead| and killed| and wounded)|killed|wounded|murdered|assassinated|gunned down|stabbed|abducted|"
    r"kidnapped|beheaded|executed|found dead|slain|beaten to death|hacked to death)\b"
    r"|died (?:in|at|on|of|from|after|when|later|instantly|with|alongside)\b"
    r"|(?:was|were) (?:also )?among (?:the|those) (?:\w+ )?(?:dead|killed|wounded|injured|victims)\b)",
    re.I,
)
"""What makes a victim of an official too: "Mayor X was shot dead"."""
KILLED_BEFORE = re.compile(
    r"\b(?:[Aa]mong (?:the|those) (?:dead|killed|victims|wounded|injured|fatalities) (?:was|were|is|are)|"
    r"(?:killed|wounded|injured|assassinated|murdered)|(?:killing|murder|assassination|abduction) of|shot dead|"
    r"(?:dead|victims?) (?:was|were|are|is)(?: identified as)?|identified (?:the )?(?:dead|victims?) as)"
    r"(?: (?:the|a|town|city|police|army|local|former|deputy|acting))* $",
    re.I,
)
KIN_OF = re.compile(
    r"\b(?:wife|husband|widow|sons?|daughters?|brothers?|sisters?|mother|father|cousin|nephew|niece|uncle|aunt|aide|"
    r"bodyguards?|driver|assistant|family|relatives?|home|house|convoy|office|killer|attacker) of (?:the )?$",
    re.I,
)
"""Before the name of somebody whose relative or aide is told of: "the driver of Minister X was killed"."""


def accused_after(after: str) -> bool:
    """Whether the words after a name arrest, charge or sentence the person, whatever came before."""
    return bool(_ACCUSED_OF.match(after))


def harmed_after(after: str) -> bool:
    """Whether the words after a name say that the person was hurt, killed or taken."""
    return bool(VICTIM_AFTER.match(after) or ONE_OF_AFTER.match(after))
