"""The words that say what happened to people, by what they say and where the people stand.

Read by `index/claims/triggers.py`. A new wording of one word is a word here.
"""

from __future__ import annotations

from enum import Enum

from index.claims.tokens import lexicon


class Harm(Enum):
    """What a word says about people; HIT is shot or stabbed with the outcome left open, TOLL killed or injured."""

    KILLED = "killed"
    INJURED = "injured"
    HIT = "hit"
    TOLL = "toll"
    MISSING = "missing"
    DISPLACED = "displaced"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"


BOTH_WAYS = {
    Harm.KILLED: lexicon(
        "killed murdered slain slaughtered executed assassinated massacred martyred beheaded k!lled ki-lled"
    ),
    Harm.INJURED: lexicon("injured wounded hurt maimed"),
    Harm.HIT: lexicon("shot stabbed"),
    Harm.ABDUCTED: lexicon("abducted kidnapped"),
    Harm.DISPLACED: lexicon("displaced uprooted evacuated"),
    Harm.ARRESTED: lexicon("arrested detained"),
}
LEFT_ONLY = {
    Harm.KILLED: lexicon("died dies die perished dead deceased drowned"),
    Harm.INJURED: lexicon("hospitalized hospitalised paralyzed grazed"),
    Harm.MISSING: lexicon("missing"),
    Harm.DISPLACED: lexicon("fled flee fleeing homeless"),
}
RIGHT_ONLY = {
    Harm.KILLED: lexicon("killing kills kill murdering slaying slays murders executing"),
    Harm.INJURED: lexicon("injuring injures injure wounding hurting"),
    Harm.HIT: lexicon("shooting shoots shoot stabbing stabs stab striking hitting"),
    Harm.ABDUCTED: lexicon("abducting kidnapping kidnaps kidnap abduct"),
    Harm.DISPLACED: lexicon("displacing displaces"),
    Harm.ARRESTED: lexicon("arresting arrests arrest detaining"),
}
OF_NOUNS = {
    Harm.KILLED: lexicon(
        "death deaths killing killings murder murders slaying slayings martyrdom assassination",
        "execution massacre lives life dying demise bodies body remains",
    ),
    Harm.INJURED: lexicon("injury injuries wounding"),
    Harm.HIT: lexicon("shooting shootings stabbing"),
    Harm.ABDUCTED: lexicon("abduction kidnapping"),
    Harm.DISPLACED: lexicon("displacement"),
    Harm.ARRESTED: lexicon("arrest arrests detention"),
}
VICTIM_NOUNS = {
    Harm.KILLED: lexicon("deaths fatalities fatality martyrs bodies corpses body"),
    Harm.INJURED: lexicon("injuries wounded injured"),
    Harm.HIT: lexicon("victims"),
    Harm.TOLL: lexicon("casualties"),
}
VERBS = frozenset().union(
    *(forms for table in (BOTH_WAYS, LEFT_ONLY, RIGHT_ONLY, OF_NOUNS) for forms in table.values())
)
BE = lexicon("was were been being be is are am got get getting gets 're 's wasn't weren't")
FATAL_ACTS = lexicon(
    "shot wounded injured struck stabbed hit shooting wounding injuring striking stabbing shoots hitting shoot stab"
)
FATAL_EVENTS = lexicon("shooting shootings stabbing stabbings attack bombing crash beating wounding")
SERIES = lexicon(
    "series string spate wave rash number scene night weekend site time reports report kind cases case victim"
)
GUNS = ("gun", "weapon", "rifle", "pistol", "handgun", "shotgun", "firearm")
SUICIDES = lexicon("murder-suicide murder-suicides murders-suicide suicide-murder homicide-suicide")
CULPRITS = lexicon("suspect gunman shooter attacker assailant killer robber intruder bomber perpetrator")
SELVES = lexicon("himself herself themselves")
FACES = lexicon("face eye eyes middle center centre water tracks")
TO_DEATH = lexicon(
    "beaten bludgeoned charred hacked strangled burned burnt choked trampled crushed frozen tortured starved clubbed",
    "stoned bled beat bludgeoning beating battered blasted",
)
"""What stands before "to death", "shot" and "stabbed" aside."""
BEAT = lexicon("beat beats stone club bludgeon hack choke strangle trample burn")
"""What stands before people and "to death" beside those: "beat two men to death"."""
FATAL = lexicon("fatally mortally")
MULTIPLE = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
VENUES = lexicon(
    "apartment apartments bar barbecue barbershop base block cafe campus casino cemetery church club college complex",
    "concert convenience cookout event factory fairgrounds festival funeral garage gas-station gathering gym hall high",
    "home hotel house intersection library lounge mall market mill mosque motel nightclub office park parade party",
    "picnic plant playground pub residence restaurant rink salon school shop shopping stadium station store strip",
    "studio supermarket synagogue temple theater theatre trailer university vigil warehouse wedding workplace",
)
"""Where people are shot: "four shot at a party" were hit, "two shot at officers" fired."""
HOSPITAL = ("hospital", "hospitals", "er", "clinic", "trauma")
OUTCOMES = lexicon("killed wounded injured fatally critically seriously")
"""What follows "shot and"."""
PAIRED = lexicon("wounded injured killed hurt dead wound wounding")
"""What follows "killed and": both together."""
WOUNDS = lexicon("wound wounds injury injuries burns trauma bruises")
CARRY = lexicon("taken rushed transported airlifted flown admitted transferred hospitalized brought driven transport")
SHELTERS = lexicon("shelter shelters camps evacuation safety")
"""Where those who lost or left their homes are taken: "were taken to evacuation centres"."""
CONDITIONS = lexicon("critical serious stable fair good grave critical-but-stable unknown guarded extremely")
SUFFER = lexicon(
    "suffered suffering sustained sustaining received receiving with suffer sustain had from has suffers of"
)
NOT_VERB_BEFORE = lexicon("to would could might may can cannot should shall will 'll didn't don't not never")
NOUN_BEFORE = lexicon(
    "a the this that each single another first second third one fatal deadly mass accidental drive-by",
    "heard fired fire gun warning any 's",
)
NOUN_AFTER = lexicon("death deaths spree scene suspect incident rampage")
AMOUNT_STARTS = {("at", "least"), ("at", "most"), ("as", "many"), ("up", "to"), ("no", "fewer"), ("no", "less")}
AFTER_PASSIVE = lexicon(
    "in by when at on after during while and as near outside inside early late overnight sunday monday",
    "tuesday wednesday thursday friday saturday following from before because to with last this yesterday",
    "today tonight was were is are has have had will who until under around through dead or multiple",
    "several since for but here along off including",
) | frozenset(["", ",", ".", ";", "–", "-", "—", "(", ")", ":"])
"""Words behind a participle that has no object ("12 killed in a raid")."""
