"""Who is named beside a deed and did not do it, grouped by wording; whose name it is in which country's news."""

from __future__ import annotations

import pytest

from index.claims.actor_choice import choose_actors
from index.claims.namesakes import whose

# sentence, perpetrator
BY_NO_HARM = [
    ("The ministry run by Hamas counted nine dead.", None),
    ("A mine killed two men in a village held by the Houthis.", None),
    ("A raid called in by Afghan troops killed four farmers.", None),
    ("A raid backed by coalition forces killed a girl.", None),
    ("Two shells were intercepted and the wounded treated by Israeli forces.", None),
    ("Nine people died in an attack on a village on Monday by the Taliban.", "Taliban"),
    ("Four people were hurt by fire from Israeli forces.", "Israel"),
]
BETWEEN = [
    ("Shells fired in clashes between junta troops and the Arakan Army hit a school.", None),
    ("A girl was killed in fighting between the RSF and the Sudanese army.", None),
    ("Mutual shelling between Turkish forces and SDF fighters wounded three.", None),
    ("As fighting between the army and M23 went on, Russian jets bombed a mill.", "Russia"),
]
NO_SUBJECT = [
    ("Gunfire killed a man from Ukraine and wounded two of his friends.", None),
    ("A strike on Hamas killed five.", None),
    ("A musician from a band from Iran shot two of its members.", None),
    ("Jordan shot two neighbours on Monday.", None),
    ("Chad's army killed nine herders.", "Chad"),
    ("Sudan's army shelled the market.", "Sudanese Armed Forces"),
]
NOT_THE_STATE = [
    ("Nigerian gunmen killed four.", "gunmen"),
    ("Somali militants attacked a bus.", "militants"),
    ("The Kenyan attack killed six students.", None),
    ("Nigerian air strikes killed six people.", "Nigeria"),
    ("Israeli settlers shot a farmer.", "Israeli settlers"),
    ("The Hamas-led fighters killed a guard.", "Hamas"),
    ("Rwanda-backed rebels killed ten.", "rebels"),
]
UNREAL = [
    ("Tunnels are dug in case of a Turkish offensive.", None),
    ("The town lives in fear of an Israeli strike.", None),
]
OTHER_CHARGES = [
    ("Orvik had accused the Jalisco cartel of extorting growers.", None),
    ("Farmers accused the Houthis of taxing their sheep.", None),
    ("The governor accused the Houthis of shelling the port.", "Houthis"),
    ("Suspicion fell on Boko Haram.", "Boko Haram"),
    ("The Allied Democratic Forces are believed to be behind the massacre.", "Allied Democratic Forces"),
]
POLICE = [
    ("A welder shot four colleagues and was killed by police in a gunfight.", None),
    ("The miner stabbed two cousins before officers fatally shot him.", None),
    ("Officers returned fire and killed him.", None),
    ("Police shot dead the gunman.", None),
    ("Police arrested Ole Brant, 32, who lives in the house.", None),
    ("A man shot and killed by officers in Harvane had no weapon.", "police"),
    ("A man killed by officers in Harvane had shot his aunt.", None),
]
EQUIPPED = [
    ("More than 200 gunmen on motorcycles attacked an army post.", "gunmen"),
    ("Islamic State's Sahel branch said on Friday it carried out the raid.", "Islamic State"),
]
NOT_THIS_ONE = [
    ("The strike came hours after Hamas fired rockets at the port.", None),
    ("The raid came a day after Israeli forces killed four in Nablus.", None),
    ("Hundreds fled, fearing an RSF attack.", None),
    ("Hamas condemned the attack, which killed four shoppers.", None),
    ("A former Taliban commander was shot dead in Kabul.", None),
    ("Russian troops shot down 40 drones; debris killed a woman.", None),
    ("A Palestinian killed two men before Israeli police shot him.", None),
    ("Two men opened fire, killing four people before off-duty soldiers and a driver shot them dead.", None),
    ("Officers shot a dog at the scene.", None),
    ("Police shot dead a man who had stabbed three people.", None),
    ("A blast at a depot used by Hezbollah killed four people.", None),
    ("An explosion tore through a Taliban checkpoint, killing three.", None),
    ("Four died in crossfire between Lebanese troops and Hezbollah.", None),
    ("Hamas-run health authorities said 12 people were killed.", None),
]
THIS_ONE = [
    ("Israel's military said Hamas gunmen killed two soldiers.", "Hamas"),
    ("The Taliban said US drones killed five civilians.", "United States"),
    ("Militants killed nine soldiers in an attack claimed by JNIM.", "JNIM"),
    ("A drone strike blamed on Israel killed a commander.", "Israel"),
    ("A suicide bomber from the Islamic State group killed 12 at a mosque.", "Islamic State"),
    ("A soldier was killed by Pakistani fire in the hills.", "Pakistan"),
    ("Taliban fighters shot down a military helicopter and killed all four on board.", "Taliban"),
    ("The court stayed shut two days after a gunman killed two people.", "gunmen"),
    ("A grenade killed two; police suspect the Gulf Cartel.", "Gulf Cartel"),
    ("Colombian soldiers killed two gunmen in a raid.", "Colombia"),
    ("Hamas welcomed the attack by a lone gunman that killed two.", "gunmen"),
    ("A mine laid by retreating Russian troops killed a driver.", "Russia"),
]
SENTENCES = [
    *BY_NO_HARM, *BETWEEN, *NO_SUBJECT, *NOT_THE_STATE, *UNREAL, *OTHER_CHARGES, *POLICE, *EQUIPPED, *NOT_THIS_ONE,
    *THIS_ONE,
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "doer"), SENTENCES, ids=[s[0][:40] for s in SENTENCES])
def test_only_who_did_it_is_the_perpetrator(sentence: str, doer: str | None) -> None:
    did, _ = choose_actors([sentence])
    assert (did.name if did else None) == doer


# sentences, perpetrator
ARTICLES = [
    (["A blast killed nine people.", "Officials blamed Hamas.", "The mayor blamed Hezbollah."], None),
    (["A blast killed nine people.", "Officials blamed Hamas.", "Hezbollah claimed responsibility."], "Hezbollah"),
    (["A rocket killed two.", "Kyiv and Moscow, whose Russian forces hold the town, blamed each other."], None),
    (["Russian jets bombed a mill.", "Moscow accused the Ukrainian army of bombing it."], "Russia"),
    (["A rocket killed a cook.", "Hamas claimed the attack.", "The Israeli army said it shelled a post in response."],
     "Hamas"),
    (["Gunmen killed two guards.", "The attack was carried out by Al-Shabaab."], "Al-Shabaab"),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "doer"), ARTICLES, ids=[" ".join(a[0])[-50:] for a in ARTICLES])
def test_blame_that_is_contested_names_nobody(sentences: list[str], doer: str | None) -> None:
    did, _ = choose_actors(sentences)
    assert (did.name if did else None) == doer


@pytest.mark.parametrize(
    ("name", "written", "article", "body"),
    [
        ("Syrian government forces", "the regime", "The regime shelled Aleppo, Syria.", "Syrian government forces"),
        (
            "Syrian government forces",
            "regime forces",
            "Regime forces shelled a village in Myanmar.",
            "Myanmar military",
        ),
        ("Syrian government forces", "regime forces", "Regime forces shelled a village.", "soldiers"),
        ("Myanmar military", "the junta", "The junta in Niger said so.", "Niger"),
        ("Israel", "occupation forces", "Occupation forces shelled Kherson in Ukraine.", "Russia"),
        ("Syrian National Army", "SNA", "SNA troops killed two in Mogadishu.", "Somali National Army"),
        ("Kachin Independence Army", "KIA", "Two were KIA near the river.", None),
        ("Naxalites", "Maoist rebels", "Maoist rebels killed two in Samar, Philippines.", "New People's Army"),
        ("US-led coalition", "coalition forces", "Coalition forces bombed Sanaa.", "Saudi-led coalition"),
        ("Hamas", "Hamas", "Hamas fired.", "Hamas"),
    ],
)
def test_whose_a_shared_name_is_hangs_on_the_country(name: str, written: str, article: str, body: str | None) -> None:
    assert whose(name, written, article) == body
