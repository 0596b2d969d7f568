"""The words of which wordings for deeds are made: forces, attacks, verbs of harm, hedges. Pieces of patterns.

Read by `index/claims/actors.py` and `index/claims/police_force.py`.
"""

FORCES = (
    r"(?:government |regime |military |army |armed |security |special |occupation |naval |ground |air |allied |"
    r"border )*"
    r"(?:forces?|troops|army|military|soldiers?|warplanes?|war planes?|planes?|jets?|fighter jets?|aircraft|"
    r"helicopters?|"
    r"gunships?|drones?|uavs?|artillery|tanks?|navy|warships?|air force|police|gendarmes|gendarmerie|border guards?|"
    r"snipers?|commandos|marines|coast ?guards?|(?:\w+ )?(?:intelligence|security|secret) services?|fighters|"
    r"militants|gunmen|"
    r"security forces|bombers?|occupation)"
)
STRIKE = (
    r"(?:air ?-?strikes?|air raids?|raids?|strikes?|shelling|bombardment|bombing|bombings|attacks?|missiles?|"
    r"rockets?|"
    r"missile strikes?|rocket (?:fire|attacks?)|drone (?:strikes?|attacks?)|drones?|artillery (?:fire|shelling)|"
    r"gunfire|fire|offensive|assault|aggression|fighter jets?|warplanes?|bombs?|shells?|mortars?|mines?|landmines?)"
)
DO = (
    r"(?:carried (?:it |this |them )?out|launched|conducted|fired|bombed|shelled|struck|hit|targeted|attacked|"
    r"pounded|"
    r"raided|stormed|killed|shot(?! down\b)|shot down an? (?:[\w-]+ ){0,3}(?:helicopter|plane|aircraft|jet|"
    r"airliner)|opened fire|ambushed|dropped|detonated|abducted|kidnapped|"
    r"assassinated|executed|"
    r"seized|captured|planted|bombarded|massacred|beheaded|burned|looted|injured|wounded|arrested|detained|hurled|"
    r"threw|overran|blew|set|perpetrated|committed|taken (?:control|the (?:whole|town|city))|claimed|opened|"
    r"claimed (?:the )?responsib\w+|destroyed|demolished|resumed|continued|was behind|were behind|is behind)"
)
BY = (
    r"(?:carried out|conducted|perpetrated|launched|fired|planted|claimed|committed|staged|mounted|bombed|shelled|"
    r"hit|struck|targeted|attacked|killed|shot(?: dead| and killed)?|ambushed|kidnapped|abducted|executed|beheaded|"
    r"arrested|detained|wounded|injured|laid|dropped|emplaced|besieged|stormed|raided|attacks?|strikes?|raids?|"
    r"shelling|"
    r"bombardment|airstrikes?|offensive|assault|set up|beaten|tortured|seized|captured|lobbed|thrown|hurled|"
    r"destroyed|"
    r"gunned down|massacred?|slaughtered|murdered|assassinated|assassination|burn(?:ed|t)|set on fire|torched|"
    r"blown up|"
    r"stabbed|hacked|dead|deaths?|killings?|murders?|shootings?|ambush|bombings?|fire|gunfire|shots|rockets?|"
    r"missiles?|"
    r"shells?|drones?|bombs?|mines?|landmines?|explosions?|blasts?|mortars?|artillery|crimes?|work|violence|"
    r"abuses?|hostage|"
    r"detonated|placed|left(?: behind)?|caused|inflicted|ramm\w+|run over|martyred|wounding|killing|injuring|"
    r"shooting|misfired)"
)
HEDGE = (
    r"(?:alleged(?:ly)?|suspected|presumed|apparent(?:ly)?|believed to be|likely|reportedly|purported(?:ly)?|"
    r"so-called)"
)
OF = (
    rf"(?: (?:the|a|an|an? group of|members of|two|three|several|some|both|lone|unknown|unidentified|masked|{HEDGE}"
    r"|[\w.]+-(?:backed|led|aligned|linked|run)|paramilitary|rebel|militant|jihadist|Islamist|outlawed|banned|"
    r"separatist|extremist))*"
)
SUFFERS = (
    r"(?:killed|wounded|injured|arrested|detained|captured|abducted|kidnapped|seized|beheaded|executed|targeted|hit|"
    r"struck|attacked|bombed|destroyed|shot)(?: dead| and killed)? (?:in|by|near|during|when|after|outside|as|"
    r"while)\b"
)
"""Headlines drop the auxiliary: "fighters killed in a strike" did not kill."""
