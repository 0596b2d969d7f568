"""Named victims and suspects, and those who must not be taken for them, grouped by wording."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.people import PersonRole, find_people, participants

V, S = PersonRole.VICTIM, PersonRole.SUSPECT

# sentence, participants with their roles
AGES = [
    ("Ana Ruiz, 23, was shot in the leg.", [("Ana Ruiz", V)]),
    ("Doctors could not save 41-year-old Peter Okoye.", [("Peter Okoye", V)]),
    ("Six-year-old Mila Horn was hit by a stray bullet.", [("Mila Horn", V)]),
    ("Leon Hamm (26) died at the scene.", [("Leon Hamm", V)]),
]
IDENTIFIED = [
    ("The victim was identified as Marcus Bell.", [("Marcus Bell", V)]),
    ("Police identified the suspect as Dennis Clay.", [("Dennis Clay", S)]),
    ("The victims were Ana Ruiz, Eva Stone and Tom Pike.", [("Ana Ruiz", V), ("Eva Stone", V), ("Tom Pike", V)]),
    ("The gunman, identified as Karl Voss, fled on foot.", [("Karl Voss", S)]),
]
HURT = [
    ("Wade Price was pronounced dead at the hospital.", [("Wade Price", V)]),
    ("Olga Brandt died of her wounds on Monday.", [("Olga Brandt", V)]),
    ("Bullets killed Iris Vane and injured Paul Dray.", [("Iris Vane", V), ("Paul Dray", V)]),
    ("Officers found Rita Lomax dead in the kitchen.", [("Rita Lomax", V)]),
    ("He is charged with the murder of Nora Fields.", [("Nora Fields", V)]),
    ("Skip Moran, a nurse from Leeds, was also a victim of the shooting.", [("Skip Moran", V)]),
    ("A man named Zaid Harb killed in a ground attack was buried on Friday.", [("Zaid Harb", V)]),
]
TITLED = [
    ("Mayor Arno Feld was shot dead on Saturday night.", [("Arno Feld", V)]),
    ("Among the dead was Sister Lena Orth, who ran the clinic.", [("Lena Orth", V)]),
    ("Among the dead was the imam, Bilal Sow.", [("Bilal Sow", V)]),
    ("Among the victims were a father, Nabil Sharn, 41, and his sons.", [("Nabil Sharn", V)]),
    ("Capt. Ole Rand, 28, was wounded.", [("Ole Rand", V)]),
    ("General Amir Sadik, commander of the base, was killed.", [("Amir Sadik", V)]),
    ("Police Chief Laura Brandt said that officers fired.", []),
    ("They stormed a school and killed a pupil, Ben Dorma.", [("Ben Dorma", V)]),
    ("Among the dead was Sister Lena Orth, the midwife, who had worked there, said her brother.", [("Lena Orth", V)]),
    ("One girl was injured, Sheriff Wayne Orth said.", []),
    ("The driver of Minister Omar Halim was killed.", []),
    (
        "Colonel Ole Rand, 54, head of the unit, died with his assistant, Ilya Polk.",
        [("Ole Rand", V), ("Ilya Polk", V)],
    ),
    ("Soldiers shot dead a 16-year-old Palestinian, Amer Halim, on Sunday.", [("Amer Halim", V)]),
    ("He is accused of wounding Peter's wife, Janet Marl.", [("Janet Marl", V)]),
    ("Officer Karin Stiles, who fired the shot, was not hurt.", []),
    ("The house that was hit belonged to a farmer named Wali Khan.", []),
]
NO_PART = [
    ("Rose Lind and Radio Harvane reported that seven were hurt.", []),
    ("Eman Kadir, a relative of the family posted that her aunt was killed.", []),
    ("He is charged with the slaying of Kim Jons, 21, at Cedar Ridge Bar.", [("Kim Jons", V)]),
    ("The victims: Tara Zimm, David Marsh-Lund and Labra Frank.",
     [("Tara Zimm", V), ("David Marsh-Lund", V), ("Labra Frank", V)]),
]  # fmt: skip
ACCUSED = [
    ("Darrel Petty turned himself in on Sunday.", [("Darrel Petty", S)]),
    ("Deputies arrested Carl Dunn on Friday.", [("Carl Dunn", S)]),
    ("Omar Finch, 31, was charged with attempted murder.", [("Omar Finch", S)]),
    ("Hugo Lind opened fire on his neighbours.", [("Hugo Lind", S)]),
    ("Warrants were issued for the suspect, Neil Crane.", [("Neil Crane", S)]),
    ("Ines Rowe was sentenced to nine years.", [("Ines Rowe", S)]),
    ("The three were shot by Victor Hale.", [("Victor Hale", S)]),
]
ARABIC = [
    ("The dead were identified as Ahmed al-Khatib and Umm Hassan al-Najjar.",
     [("Ahmed al-Khatib", V), ("Umm Hassan al-Najjar", V)]),
    ("Mahmoud Abu Odeh, 9, and Rana bint Saleh, 4, were killed.", [("Mahmoud Abu Odeh", V), ("Rana bint Saleh", V)]),
    ("12-year-old Weisi Muhammad Darwish was killed in the strike.", [("Weisi Muhammad Darwish", V)]),
]  # fmt: skip
INITIALS = [
    ("The victim, John J. O'Neill Jr., 50, was a baker.", [("John J. O'Neill Jr.", V)]),
    ("T'Kira Stone-Hill, 17, was grazed by a bullet.", [("T'Kira Stone-Hill", V)]),
]
LIKE_OTHER_WORDS = [
    ("Kevin White, 23, was shot.", [("Kevin White", V)]),
    ("April Lindt, 30, died at the scene.", [("April Lindt", V)]),
    ("In April Lindt opened fire on his neighbours.", []),
    ("Virginia Horn, 80, was wounded.", [("Virginia Horn", V)]),
    ("A Virginia Tech student was killed.", []),
    ("The wounded were Jamal Hay, 17, Brandy Council, 34, and Jarrett Moss, 40.",
     [("Jamal Hay", V), ("Brandy Council", V), ("Jarrett Moss", V)]),
    ("A man was shot dead in Druid Hill Park on Monday.", []),
    ("Rodney King, 25, was beaten.", [("Rodney King", V)]),
    ("King Street shooting victims were hurt.", []),
    ("Young Deshaun Lindt was shot.", [("Deshaun Lindt", V)]),
]  # fmt: skip
WRITTEN_OTHERWISE = [
    ('Peter "Tiny" Okoye, 23, was shot.', [("Peter Okoye", V)]),
    ("J.T. Horn, 23, was shot.", [("J.T. Horn", V)]),
    ("The victims include Paul Horn, 23, and Ida Vane, 4.", [("Paul Horn", V), ("Ida Vane", V)]),
    ("The victim was Paul Horn II.", [("Paul Horn II", V)]),
    ("María de los Ángeles Ruiz, 44, was killed.", [("María de los Ángeles Ruiz", V)]),
    ("The infant, Rashid Horn ,was shot at least once.", [("Rashid Horn", V)]),
    ("The other couple killed inside the home was Ida and Paul Horn.", [("Ida Horn", V), ("Paul Horn", V)]),
    ("Police found the bodies of Ida and Paul Horn.", [("Ida Horn", V), ("Paul Horn", V)]),
    ("She lived with Glenda Harp, one of the four people killed in the house.", [("Glenda Harp", V)]),
    ("He is charged in the shootings of Ida Brown, Kai Horn and Nika Stone.",
     [("Ida Brown", V), ("Kai Horn", V), ("Nika Stone", V)]),
    ("The woman who died was Eva Horn.", [("Eva Horn", V)]),
    ("A vigil for Tom Horn drew hundreds.", [("Tom Horn", V)]),
    ("Tom Horn's death shook the village.", [("Tom Horn", V)]),
    ("Tom Horn's killing of the baker was told in court.", []),
    ("Paul Horn was 17 years old.", [("Paul Horn", V)]),
]  # fmt: skip
NOT_INVOLVED = [
    ("Friends of Tom Horn held a vigil on Monday.", []),
    ("Detective Karl Voss held a press conference.", []),
    ("Police Chief Tom Barlow said the search went on.", []),
    ("Mayor Iris Moore visited the wounded.", []),
    ("“I heard ten shots,” said Linda Marsh, 45, who lives nearby.", []),
    ("His mother, Ruth Bell, wept outside the court.", []),
    ("Tom Hale, a spokesman for the hospital, gave no details.", []),
    ("The shooting took place at Walnut Hills Baptist Church.", []),
    ("He was booked for Aggravated Assault and Reckless Conduct.", []),
    ("According to Dana White, the street is quiet.", []),
    ("Photo by Jens Holm.", []),
    ("Residents of North Charleston gathered on Sunday.", []),
    ("FOUR PEOPLE WERE SHOT BEHIND A BAR AND ONE DRIVER WAS KILLED.", []),
    ("Multiple Wounded were taken to the hospital.", []),
    ("A post from Walid Osman on Facebook showed the ruins.", []),
]
SENTENCES = [
    *AGES, *IDENTIFIED, *HURT, *TITLED, *NO_PART, *ACCUSED,
    *ARABIC, *INITIALS, *LIKE_OTHER_WORDS, *WRITTEN_OTHERWISE, *NOT_INVOLVED,
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "people"), SENTENCES, ids=[s[0][:40] for s in SENTENCES])
def test_a_sentence_names_its_victims_and_suspects(sentence: str, people: list[tuple[str, PersonRole]]) -> None:
    found = [(p.name, p.role) for p in find_people(sentence) if p.role in (V, S)]
    assert found == people


def _read(*sentences: str) -> list[tuple[str, PersonRole, int | None]]:
    at = 0
    given_: list[tuple[str, int]] = []
    for text in sentences:
        given_.append((text, at))
        at += len(text) + 1
    return [(p.name, p.role, p.age) for p in participants(given_)]


def test_an_age_given_elsewhere_is_kept() -> None:
    assert _read("Ana Ruiz was shot.", "Ana Ruiz, 23, worked in a bank.") == [("Ana Ruiz", V, 23)]


def test_a_surname_alone_carries_the_role_back_to_the_full_name() -> None:
    assert _read("Bryon Creel left the house at ten.", "Creel was arrested on Friday.") == [("Bryon Creel", S, None)]


def test_a_death_told_by_the_first_name_carries_the_role_back_to_the_full_name() -> None:
    read = _read("The mother of Corbin Horn was not negligent.", "He called Corbin's Jan. 19 death tragic.")
    assert read == [("Corbin Horn", V, None)]


def test_the_fuller_name_stands_for_the_shorter_one() -> None:
    assert _read("Ana Ruiz was shot.", "Ana Maria Ruiz, 23, died.") == [("Ana Maria Ruiz", V, 23)]


def test_an_official_never_becomes_a_victim() -> None:
    assert _read("Sheriff Dale Croft said two died.", "Dale Croft, 51, has been sheriff for years.") == []


def test_a_list_line_by_line_is_read() -> None:
    assert _read("Michael Arne, 59", "Sylvia Frame, 53") == [("Michael Arne", V, 59), ("Sylvia Frame", V, 53)]


def test_spans_count_from_the_article_and_leave_the_title_out() -> None:
    text = "A gunman shot Officer Dan Oliver, 47, in the motel."
    (person,) = find_people(text, offset=30)
    assert text[person.start - 30 : person.end - 30] == "Dan Oliver"
    assert (person.role, person.age) == (V, 47)


@given(st.text(max_size=150))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    assert all(0 <= p.start < p.end <= len(text) for p in find_people(text))
