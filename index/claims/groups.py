"""The nouns that name people, and which group of victims each belongs to.

Called by `index/claims/phrases.py`. A table: a new noun is a row here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.claims.ordinals import ORDINALS
from index.claims.tokens import Token

GROUPS = (
    "civilians", "children", "women", "men", "combatants", "police", "medics", "journalists", "aid_workers", "elderly",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names people.

    Attributes:
        plural: whether it is a plural.
        group: the group of victims it belongs to, "" for none in particular.
    """

    plural: bool
    group: str = ""


_SINGULAR_PLURAL: dict[str, str] = {
    "": "person/people person/persons individual/individuals victim/victims resident/residents worker/workers "
    "student/students driver/drivers passenger/passengers pedestrian/pedestrians bystander/bystanders "
    "suspect/suspects gunman/gunmen shooter/shooters attacker/attackers patient/patients refugee/refugees "
    "employee/employees customer/customers guard/guards protester/protesters demonstrator/demonstrators "
    "member/members relative/relatives friend/friends neighbor/neighbors neighbour/neighbours adult/adults "
    "prisoner/prisoners inmate/inmates hostage/hostages martyr/martyrs farmer/farmers shepherd/shepherds "
    "teacher/teachers owner/owners clerk/clerks motorist/motorists occupant/occupants partygoer/partygoers "
    "roommate/roommates housemate/housemates flatmate/flatmates congregant/congregants "
    "spouse/spouses sibling/siblings cousin/cousins parent/parents survivor/survivors "
    "foreigner/foreigners tourist/tourists migrant/migrants robber/robbers burglar/burglars intruder/intruders "
    "assailant/assailants leader/leaders commander/commanders official/officials man/males male/males female/females "
    "player/players manager/managers detainee/detainees activist/activists lawyer/lawyers engineer/engineers "
    "boyfriend/boyfriends partner/partners body/bodies corpse/corpses homeowner/homeowners veteran/veterans "
    "professor/professors pastor/pastors priest/priests photographer/photographers musician/musicians rapper/rappers "
    "patron/patrons guest/guests shopper/shoppers cyclist/cyclists biker/bikers rider/riders suspect/perpetrators "
    "bartender/bartenders accomplice/accomplices supporter/supporters politician/politicians contractor/contractors "
    "child-victim/victims native/natives national/nationals couple/couples family/families villager/villagers "
    "islander/islanders local/locals miner/miners fisherman/fishermen sailor/sailors crewman/crewmen pilot/pilots "
    "pilgrim/pilgrims worshipper/worshippers worshiper/worshipers attendee/attendees spectator/spectators "
    "syrian/syrians palestinian/palestinians israeli/israelis iraqi/iraqis turk/turks iranian/iranians "
    "american/americans russian/russians ukrainian/ukrainians afghan/afghans pakistani/pakistanis indian/indians "
    "kurd/kurds muslim/muslims christian/christians jew/jews lebanese-national/lebanese egyptian/egyptians "
    "kenyan/kenyans nigerian/nigerians somali/somalis yemeni/yemenis mexican/mexicans chinese-national/nationals "
    "briton/britons german/germans italian/italians filipino/filipinos african/africans european/europeans "
    "mayor/mayors judge/judges governor/governors minister/ministers ambassador/ambassadors senator/senators "
    "lawmaker/lawmakers councillor/councillors councilman/councilmen chef/chefs baker/bakers cook/cooks waiter/waiters "
    "welder/welders hunter/hunters courier/couriers trucker/truckers trader/traders vendor/vendors imam/imams "
    "nun/nuns monk/monks referee/referees coach/coaches athlete/athletes climber/climbers hiker/hikers "
    "caretaker/caretakers janitor/janitors barber/barbers cadet/cadets scout/scouts marcher/marchers fan/fans "
    "settler/settlers bomber/bombers analyst/analysts mechanic/mechanics builder/builders swimmer/swimmers "
    "freshman/freshmen sophomore/sophomores senior-student/pupils pupil/pupils classmate/classmates toddler-boy/tots "
    "babysitter/babysitters landlord/landlords tenant/tenants housekeeper/housekeepers cashier/cashiers "
    "administrator/administrators principal/principals dentist/dentists bodyguard/bodyguards aide/aides "
    "casualty/casualties fatality/fatalities grandchild/grandchildren-adult "
    "boss/bosses coworker/coworkers co-worker/co-workers colleague/colleagues supervisor/supervisors "
    "employer/employers acquaintance/acquaintances stranger/strangers agent/agents marshal/marshals ranger/rangers "
    "guardsman/guardsmen bouncer/bouncers doorman/doormen dealer/dealers jogger/joggers singer/singers dancer/dancers "
    "lover/lovers fiance/fiances fiancé/fiancés grandparent/grandparents stepparent/stepparents twin/twins "
    "reveler/revelers burglar-thief/thieves lawman/lawmen gangster/gangsters evacuee/evacuees "
    "dispatcher/dispatchers heir/heirs",
    "civilians": "civilian/civilians citizen/citizens noncombatant/noncombatants non-combatant/non-combatants "
    "bystander-civilian/innocents",
    "children": "child/children kid/kids boy/boys girl/girls baby/babies infant/infants toddler/toddlers "
    "minor-person/minors juvenile/juveniles newborn/newborns "
    "schoolgirl/schoolgirls schoolboy/schoolboys grandson/grandsons "
    "granddaughter/granddaughters grandchild/grandchildren schoolchild/schoolchildren youngster/youngsters teen/teens "
    "teenager/teenagers preschooler/preschoolers fetus/fetuses youth/youths adolescent/adolescents preteen/preteens",
    "women": "woman/women lady/ladies mother/mothers wife/wives girlfriend/girlfriends grandmother/grandmothers "
    "mom/moms widow/widows aunt/aunts bride/brides sister/sisters daughter/daughters niece/nieces "
    "housewife/housewives waitress/waitresses actress/actresses girlfriend/ex-girlfriends ex-wife/ex-wives "
    "ex-girlfriend/ex-girlfriends stepmother/stepmothers stepdaughter/stepdaughters mother-in-law/mothers-in-law "
    "sister-in-law/sisters-in-law daughter-in-law/daughters-in-law fiancee/fiancees fiancée/fiancées grandma/grandmas "
    "stepsister/stepsisters half-sister/half-sisters",
    "men": "man/men father/fathers husband/husbands grandfather/grandfathers dad/dads uncle/uncles brother/brothers "
    "son/sons nephew/nephews stepfather/stepfathers stepson/stepsons guy/guys ex-husband/ex-husbands "
    "father-in-law/fathers-in-law brother-in-law/brothers-in-law son-in-law/sons-in-law ex-boyfriend/ex-boyfriends "
    "gentleman/gentlemen groom/grooms grandpa/grandpas stepbrother/stepbrothers half-brother/half-brothers",
    "combatants": "soldier/soldiers fighter/fighters militant/militants combatant/combatants rebel/rebels "
    "insurgent/insurgents terrorist/terrorists jihadist/jihadists troop/troops militiaman/militiamen gunner/gunners "
    "serviceman/servicemen militia-member/militiamen recruit/recruits extremist/extremists mercenary/mercenaries "
    "paramilitary/paramilitaries marine/marines conscript/conscripts airman/airmen guerrilla/guerrillas "
    "peshmerga-fighter/peshmerga",
    "police": "policeman/policemen policewoman/policewomen officer/officers deputy/deputies cop/cops "
    "trooper/troopers sheriff/sheriffs detective/detectives constable/constables",
    "medics": "paramedic/paramedics medic/medics doctor/doctors nurse/nurses surgeon/surgeons physician/physicians",
    "journalists": "journalist/journalists reporter/reporters cameraman/cameramen correspondent/correspondents",
    "aid_workers": "rescuer/rescuers volunteer/volunteers firefighter/firefighters aid-worker/aid-workers",
    "elderly": "elder/elders senior/seniors pensioner/pensioners",
}

NOUNS: dict[str, Noun] = {}
for _group, _pairs in _SINGULAR_PLURAL.items():
    for _pair in _pairs.split():
        _one, _, _many = _pair.partition("/")
        NOUNS.setdefault(_one, Noun(plural=False, group=_group))
        NOUNS.setdefault(_many, Noun(plural=True, group=_group))
for _year in (*ORDINALS, "first", "tenth", "eleventh", "twelfth"):
    NOUNS.setdefault(f"{_year}-grader", Noun(plural=False, group="children"))
    NOUNS.setdefault(f"{_year}-graders", Noun(plural=True, group="children"))
NOUNS.setdefault("grader", Noun(plural=False, group="children"))
NOUNS.setdefault("graders", Noun(plural=True, group="children"))
for _one in [word for word in NOUNS if not word.startswith("ex-")]:
    NOUNS.setdefault(f"ex-{_one}", NOUNS[_one])
for _word in ("police", "lebanese", "civilian-casualties", "wounded", "dead", "deceased"):
    NOUNS.pop(_word, None)

_GROWN = frozenset({"son", "sons", "daughter", "daughters", "grandson", "grandsons", "granddaughter"})
_AGE = re.compile(r"\d+")
_AGE_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
}  # fmt: skip
ADULT_AGE = 18


def groups_of(noun: str, age: str = "") -> tuple[str, ...]:
    """The groups that a noun names.

    Args:
        noun: the head noun, as in `NOUNS`.
        age: wording like "4-year-old" that stands before it, "" without one.
    """
    found = NOUNS[noun].group if noun in NOUNS else ""
    years = _AGE.search(age)
    number = int(years.group()[:4]) if years else _AGE_WORDS.get(age.lower().replace("‐", "-").split("-")[0], ADULT_AGE)
    if age and (number < ADULT_AGE or "month" in age.lower() or "day" in age.lower()):
        return ("children",) if found in ("", "children", "men", "women") else (found, "children")
    return (found,) if found else ()


RANKS = frozenset({"senior", "elder"})


def is_rank(words: Sequence[Token], at: int) -> bool:
    """Whether "senior" before word `at` is a rank: "two senior members", not "a senior died", "senior citizens"."""
    after = words[at] if at < len(words) else None
    known = after is not None and after.lower in NOUNS and not after.lower.startswith("citizen")
    return known or (after is not None and after.text.isalpha() and after.capital)


def of_fellows(words: Sequence[Token], at: int) -> bool:
    """Whether a plural stands at `at` that "women" before it only describes: "three women SDF fighters"."""
    near = words[at : at + 2] if at < len(words) and words[at].capital else words[at : at + 1]
    return any(w.lower in NOUNS and NOUNS[w.lower].plural for w in near)


_WORKERS = {
    "aid": "aid_workers", "relief": "aid_workers", "humanitarian": "aid_workers", "rescue": "aid_workers",
    "charity": "aid_workers", "health": "medics", "healthcare": "medics", "medical": "medics", "ambulance": "medics",
    "media": "journalists",
}  # fmt: skip


def groups_of_workers(before: str, noun: str) -> tuple[str, ...]:
    """The groups that the word before "workers", "staff" or the like names: "aid workers", "health workers"."""
    named = _WORKERS.get(before) if noun in ("worker", "workers", "employee", "employees", "volunteers") else None
    return (named,) if named else ()
