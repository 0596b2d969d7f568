"""The forces of states, as questions name them ("the Nigerian army") and as data sets do ("Government of Nigeria").

Used by `side_names.py` and `bot/answer/selection.py`. Pure. Those that `side_names.STEMS` lists are not here: of them a
bare adjective is a side as well.
"""

from __future__ import annotations

import re

# adjective → the state's name as UCDP GED ("Government of …") and ACLED ("Military Forces of …") have it
_STATES = dict(
    re.findall(
        r"([a-z]+(?: [a-z]+)*):([a-z]+(?: [a-z]+)*)",
        """
        algerian:algeria,angolan:angola,armenian:armenia,azerbaijani:azerbaijan,azeri:azerbaijan,bangladeshi:bangladesh,
        burkinabe:burkina faso,burundian:burundi,cambodian:cambodia,cameroonian:cameroon,
        central african:central african republic,chadian:chad,chinese:china,colombian:colombia,congolese:dr congo,
        egyptian:egypt,eritrean:eritrea,filipino:philippines,philippine:philippines,georgian:georgia,
        guatemalan:guatemala,haitian:haiti,honduran:honduras,indonesian:indonesia,ivorian:ivory coast,jordanian:jordan,
        kenyan:kenya,lebanese:lebanon,liberian:liberia,libyan:libya,malian:mali,mexican:mexico,moroccan:morocco,
        mozambican:mozambique,nepalese:nepal,nepali:nepal,nigerian:nigeria,nigerien:niger,peruvian:peru,rwandan:rwanda,
        salvadoran:el salvador,senegalese:senegal,serbian:serbia,sierra leonean:sierra leone,somali:somalia,
        south sudanese:south sudan,sri lankan:sri lanka,tajik:tajikistan,thai:thailand,tunisian:tunisia,
        ugandan:uganda,venezuelan:venezuela,yemeni:yemen,zimbabwean:zimbabwe
        """,
    )
)
_ADJECTIVES = "|".join(sorted(_STATES, key=len, reverse=True))
_FORCE = (
    r"(?:(?:armed|security|government) )?"
    r"(?:forces|troops|army|military|soldiers|air ?force|government|navy|police)"
)
FORCES_OF_STATES = rf"(?:{_ADJECTIVES}) {_FORCE}"
_NAMED = re.compile(rf"(?P<adjective>{_ADJECTIVES})(?: {_FORCE})?")


def state_stem(side: str) -> str | None:
    """The adjective that stands for a state's forces in plans ("nigerian"); None for any other side."""
    match = _NAMED.fullmatch(side)
    return match["adjective"] if match is not None else None


def names_of_state(stem: str) -> tuple[str, ...]:
    """How data sets begin the names of a state's forces: "government of nigeria", "forces of nigeria"."""
    state = _STATES.get(stem)
    if state is None:
        return ()
    whole = "the democratic republic of congo" if state == "dr congo" else state
    return f"government of {state}", f"forces of {whole}"
