"""The words of a question that no part of the plan holds: what it asks beyond its fields.

Called by `read.py` last. Pure.
"""

from __future__ import annotations

import re

from bot.answer.reading.text import Scan
from bot.answer.reading.wordlist import words

# Words that carry a question along but say nothing of what is asked.
_CARRIERS = words(
    """
    a about above abroad against according account across actually add affected after again all almost along alone
    already also altogether am among amount an and another answer any anybody anyone anything everybody everyone
    approximately are
    area areas around article articles as ask asked at attempt away back be became because been before began
    being below beside besides between both bring broken but by came can carried case cases cause caused causing
    certain claim claimed come common confirmed could count counted current currently day days deadly detail
    details did different do documented does doing done down due during each either else end ended estimate
    estimated estimates etc even event events ever every exact exactly experience experienced fatal figure
    figures find first follow following for found from full further gave get give given go gone got had happen
    happened happening happens has have having he help her here him his hit hits how however i if in incident
    incidents include included including inside instead involve involved involving is it its itself just keep
    kind kinds knew know known kind last late later latest leave leaves leaving led left less let like list
    local look made main make man many may maybe me mean mention mentioned might more most much must my name
    named near nearly new news no not note noted now number numbers occur occurred occurring of off on once one
    ones only onto or other others our out outside over overall own part past per period person people place
    places please point possible present previous put question quite ran rather read real really record recorded
    regarding region registered related remain report reported reportedly reports result resulted resulting s
    said same saw say says see seen separate several shall she should show shows since single site situated so
    some somebody someone something somewhere soon still struck such suffer suffered sum take taken taking
    target targeted tell than that the their them then there these they thing things this those though through
    throughout time times to together told too took total towards try under up upon us use used using various
    very via victim victims view was way we well went were what when where whether which while who whole whom
    whose why will with within without word would yet you your roughly around circa ca far so altogether overall
    individuals individual anywhere toll reportedly alleged allegedly idea ideas wondering wonder looking need
    want please kindly quick hi hello thanks ok okay took place occurred carried out conducted launched
    perpetrated committed happened total totals combined overall sum separately data dataset database index
    indexed table records year years month months week weeks day days today date dates province governorate city
    town village district county state country countryside countries towns cities villages provinces worst
    states governorates districts
    deadliest highest lowest fewest least compare compared comparison versus vs difference than average mean
    trend share percentage percent proportion rising falling increasing decreasing increase decrease change
    except excluding but often going developed develop evolved sources source blamed accused responsible behind
    blame changed top people ppl among amongst violence violent war conflict forces force military side sides
    people's break broken breakdown split higher lower greater fewer carry conduct launch i'd i'm we'd let's
    persons lives souls everything anything frequently regularly non
    wants wanted asks asking editor editors boss desk colleague colleagues chief producer newsroom reader readers
    audience piece story draft script deadline writing write working work research researching check checking verify
    curious help helping trying try hoping hope appreciate grateful urgent urgently asap quickly fast provide provided
    supply send pull dig compile compiled tally tallied totalling summarise summarize summary breakdown stats
    statistics statistic info information knowing learn understand remember recall sustained incurred received endured
    faced precisely officially apparently supposedly possibly basically literally simply collectively cumulatively
    officially ended wound becoming turned fell fallen happening unfold unfolded transpired went noted logged listed
    witnessed observed existed exist owing quantity volume level levels size extent tallies known unknown different
    distinct complete specific respectively namely e.g i.e etc alone next thing matter matters regard regarding
    concerning concerned respect terms relation belonging located situated based lay lies lying end ends right wrong
    true false correct correctly lot lots bunch bit plenty okay alright folks folk guys human humans being beings
    range ranges field scene site sites spot spots round rounds throughout start starts started starting beginning began
    army armies navy government governments regime troops airforce frequent portion portions accounted accounts ratio
    decline declines rise rises drop drops surge spike uptick growth
    plus numerous overall hardest
    independent
    comprised comprise seeing seen sees sorry
    increased decreased risen escalated escalate grown declined dropped
    weekday weekdays neighbourhood neighborhood neighbourhoods neighborhoods suburb suburbs quarters thing
    getting worse better minimum maximum rundown overview roundup campaign campaigns
    night you've we've i've they've whatever
    airplane airplanes aeroplanes file filing files chart graph graphic infographic
    links link meant covered names informations sorry
    exceed exceeds exceeded surpass surpasses surpassed outnumber outnumbers outnumbered fraction fractions
    attributed hands party parties actor actors belligerent belligerents perpetrator perpetrators course
    wanting seeking after search searching interested interest myself ourselves yourself it's that's there's what's
    who's where's how's aren't isn't wasn't weren't don't doesn't didn't hasn't haven't can't couldn't won't
    """
)


_STATES = re.compile(r"\x1f, $")  # "Georgia, US": the country that a place lies in
_ON_THE_GROUND = re.compile(r"\bon the ground\b")  # "ground raids" are a kind of their own
_HOW_BIG = re.compile(r"\bhow (?:big|large|high|low|great|small|bad|deadly)\b")


# "Regime forces killed in Idlib": whose dead are meant must not be lost among the words that carry a question along.
_FORCES = re.compile(r"\b(?:regime|government|army|military|forces|troops)\b")
_SOLDIERS = re.compile(
    r"\b(?:israeli|syrian|turkish|russian|iranian|american|ukrainian|iraqi|afghan|saudi|british|french|indian|pakistani|"
    r"ethiopian|sudanese|nigerian|somali|lebanese|palestinian|egyptian|us|"
    r"kurdish|hamas|hezbollah|taliban|rebel|pkk|ypg|sdf|isis|isil|is|maoist|naxalite|ltte|tamil tiger|farc|eln|houthi|"
    r"boko haram|al-shabaab|al-qaeda|wagner|hts) (?:army |military |government )?"
    r"(?:soldiers?|troops|forces|fighters?|policemen|officers?|servicemen|militants?|rebels?|insurgents?|guerrillas?|"
    r"members|combatants)\b",
    re.I,
)
_FELL = re.compile(
    r"(?: (?:forces|troops|army))? (?:(?:were|was|got|have been) )?(?:killed|dead|died|wounded|injured|captured)\b",
    re.I,
)


def content_words(scan: Scan, *, sides: bool = False) -> tuple[str, ...]:
    """The unread words that carry meaning, lower case, in order, without repeats.

    Args:
        scan: the question, all else read.
        sides: whether those who did it were read: then "forces" are theirs.
    """
    found: list[str] = []
    if not sides:
        found = [match.group() for match in _FORCES.finditer(scan.rest) if _FELL.match(scan.text, match.end())]
    scan.pull(_HOW_BIG)
    scan.pull(_ON_THE_GROUND)
    for match in [m for m in _SOLDIERS.finditer(scan.text) if scan.rest[m.start()] != "\x1f"]:
        found.append(match.group().lower())  # the words together: "Israeli" alone stands everywhere
        scan.take(*match.span())
    for word, start, end in scan.words():
        bare = word.strip("'.-").removesuffix("'s")
        if (
            bare == "us"
            and scan.text[start:end] == "US"
            and not scan.text.isupper()
            and not _STATES.search(scan.rest[:start])
        ):
            found.append("US")  # "US soldiers": no carrier, as "tell us" has one
        if len(bare) > 1 and bare not in _CARRIERS and not bare.isdigit() and bare not in found:
            found.append(bare)
    return tuple(found)
