"""Rendering, splitting and links, judged by TDLib, the library that Telegram's own clients are made of."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer.answer import Answer, Choice, IncidentRef, Line, PlanPart, Route
from bot.answer.plan import Operation, Plan
from bot.chat import render
from bot.chat.kept import answer_from, kept
from bot.chat.keyboards import data, read_data, under_answer
from bot.chat.links import passage_url, text_directive, web_url
from bot.chat.markup import bold, escape, link, split, utf16_length, visible
from store.records import EventType
from tests.bot.chat.fakes import citation, killed
from tests.telegram.oracle import read_html
from tests.telegram.oracle import utf16_length as units

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200) | st.sampled_from(
    ["<b>", "</b>", "&amp;", "&", "<a href='x'>", "a\nb", "😀" * 40, "ه" * 60, "  ", "-" * 30, "_*[]()~`>#+=|{}.!"]
)
PIECE = st.one_of(
    TEXT.map(escape),
    TEXT.map(bold),
    st.tuples(TEXT, st.sampled_from(['https://a.example/x?y=1&z="2"', "http://b.example/"])).map(lambda t: link(*t)),
    TEXT.filter(str.strip).map(lambda text: f"<blockquote>{escape(text)}</blockquote>"),
    TEXT.filter(str.strip).map(
        lambda text: f"<blockquote>{bold(text)} and {link(text, 'https://c.example')}</blockquote>"
    ),
)


def squeezed(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECE, max_size=25), st.integers(20, 400), st.integers(3, 12))
def test_every_part_is_wellformed_within_the_limits_and_nothing_visible_is_lost(
    pieces: list[str], longest: int, most_entities: int
) -> None:
    markup = "\n".join(pieces)
    parts = split(markup, longest=longest, most_entities=most_entities)
    texts = []
    for part in parts:
        text, entities = read_html(part)
        assert units(text) <= longest
        assert len(entities) <= most_entities
        assert text.strip()
        texts.append(text)
    assert squeezed("".join(texts)) == squeezed(read_html(markup)[0])


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_foreign_text_never_becomes_markup(text: str) -> None:
    seen, entities = read_html(bold(text) or "x")
    assert [entity["type"] for entity in entities] in ([], ["bold"])
    if text.strip():
        assert squeezed(seen) == squeezed(visible(escape(text)))


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_our_length_is_telegrams(text: str) -> None:
    assert utf16_length(visible(escape(text))) == units(read_html(escape(text))[0])


def test_a_cut_prefers_the_end_of_a_line_then_a_blank_then_anything() -> None:
    assert split("one two\nthree four", longest=12) == ["one two\n", "three four"]
    assert split("one two three", longest=9) == ["one two ", "three"]
    assert split("abcdefgh", longest=3) == ["abc", "def", "gh"]
    assert split("<b>one two</b> three", longest=5) == ["<b>one </b>", "<b>two</b> ", "three"]
    assert split("😀😀😀", longest=4) == ["😀😀", "😀"]
    assert split("a &amp; b", longest=3) == ["a ", "&amp; b"]
    assert split(" \n ") == []


CITATION = st.builds(
    lambda number, quote, url: citation(number, quote, url),
    st.integers(1, 30),
    TEXT,
    st.sampled_from(["https://a.example/p#part", "javascript:alert(1)", "http://x y", "https://b.example/?q=<>&"]),
)
ANSWER = st.builds(
    lambda headline, lines, notes, understood, citations: Answer(
        id="1",
        question="q",
        route=Route.LIST,
        plan=Plan(Operation.LIST),
        headline=headline,
        lines=tuple(Line(line, (1,)) for line in lines),
        notes=tuple(notes),
        understood=tuple(PlanPart("place", label, changed) for label, changed in understood),
        citations=tuple(citations),
    ),
    TEXT.filter(str.strip),
    st.lists(TEXT, max_size=40),
    st.lists(TEXT, max_size=4),
    st.lists(st.tuples(TEXT, st.booleans()), max_size=5),
    st.lists(CITATION, max_size=12),
)


@settings(max_examples=120, deadline=None)
@given(ANSWER)
def test_every_screen_of_any_answer_is_accepted(answer: Answer) -> None:
    short, _ = render.group(answer)
    messages, _ = render.private(answer)
    for markup in [short, *messages, *render.full(answer), *render.sources(answer)]:
        text, entities = read_html(markup)
        assert 1 <= units(text.strip()) <= 4096
        assert len(entities) <= 100
        for entity in entities:
            if entity["type"] == "text_link":
                assert urlsplit(entity["url"]).scheme in ("http", "https")
    assert len(short.split("\n")) <= render.GROUP_LINES


def test_an_answer_of_invisible_characters_says_so() -> None:
    answer = Answer("1", "q", Route.LIST, None, "\x1b")
    assert render.private(answer) == ([render.NOTHING_TO_SHOW], False)
    assert render.group(answer) == (render.NOTHING_TO_SHOW, False)


@settings(max_examples=100, deadline=None)
@given(ANSWER)
def test_an_answer_is_kept_whole(answer: Answer) -> None:
    assert answer_from(kept(answer)) == answer


def test_choices_are_kept_and_foreign_json_is_refused() -> None:
    choice = Choice("Libya", Plan(Operation.COUNT, text="Tripoli, Libya"))
    answer = Answer("1", "q", Route.CLARIFY, None, "Which?", choices=(choice,))
    assert answer_from(kept(answer)) == answer
    with pytest.raises(ValueError, match="not a kept answer"):
        answer_from({"id": "1"})


def test_a_private_answer_shows_three_quotes_and_a_group_two() -> None:
    answer = killed("q", "1", cites=12)
    assert render.private(answer)[0][0].count("↗") == 3
    assert render.group(answer)[0].count("↗") == 2
    assert "".join(render.full(answer)).count("↗") == 12


def test_a_quote_that_stands_in_a_line_already_is_not_shown_twice() -> None:
    answer = replace(killed("q", "1"), lines=(Line(f"“{citation(1).quote}”", (1,)),))
    for markup in (render.private(answer)[0][0], render.group(answer)[0]):
        text = visible(markup)
        assert text.count(citation(1).quote) == 1
        assert "\n1 Harbour <Post> 1, 3 Mar 2020 17:00 ↗" in text


def test_a_changed_part_of_the_reading_is_bold() -> None:
    answer = replace(killed("q", "1"), understood=(PlanPart("effect", "killed"), PlanPart("period", "2 Mar", True)))
    assert "Understood as: killed · <b>2 Mar</b>" in render.private(answer)[0][0]


def test_a_source_without_an_address_or_date_is_named_all_the_same() -> None:
    bare = replace(citation(1), url=None, published_at=None, source=None, title=None)
    (page,) = render.sources(replace(killed("q", "1"), citations=(bare,)))
    assert "1. unnamed source, undated\n<blockquote>At least 12" in page
    assert "<a " not in page


@pytest.mark.parametrize(
    ("words", "directive"),
    [
        ("twelve people were killed", "text=twelve%20people%20were%20killed"),
        ("co-ordinated, they said & left", "text=co%2Dordinated%2C%20they%20said%20%26%20left"),
        ("قتل 12 مدنيا", "text=%D9%82%D8%AA%D9%84%2012%20%D9%85%D8%AF%D9%86%D9%8A%D8%A7"),
        ("one two three four five six seven eight nine ten", "text=one%20two%20three%20four%20five%20six,"
         "seven%20eight%20nine%20ten"),
        ("a first paragraph\n\nand a second one", "text=a%20first%20paragraph,and%20a%20second%20one"),
        ("  ", ""),
    ],
)  # fmt: skip
def test_a_text_directive_names_the_quote(words: str, directive: str) -> None:
    assert text_directive(words) == directive


@settings(max_examples=200, deadline=None)
@given(TEXT.filter(lambda text: text.split() != []))
def test_a_directive_holds_the_quotes_own_words_and_no_bare_separator(words: str) -> None:
    directive = text_directive(words).removeprefix("text=")
    parts = directive.split(",")
    assert len(parts) <= 2
    assert not any(character in directive for character in "-&# ")
    flat = " ".join(words.split())
    assert flat.startswith(unquote(parts[0]))
    assert flat.endswith(unquote(parts[-1]))


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "ftp://a.example/", "https://", "//a.example", "https://a b.example/", None, "",
     "https://user:pass@a.example/", "http://[::1", "https://a.example:port/", "tg://resolve?domain=x", "a\nhttps://b.c"],
)  # fmt: skip
def test_only_plain_web_addresses_become_links(url: str | None) -> None:
    assert web_url(url) is None
    assert passage_url(url, "words") is None


def test_a_fragment_of_the_page_is_kept() -> None:
    assert passage_url("https://a.example/p#live", "12 dead") == "https://a.example/p#live:~:text=12%20dead"
    assert passage_url("https://a.example/p", "12 dead") == "https://a.example/p#:~:text=12%20dead"


def test_what_a_button_carries_fits_and_reads_back() -> None:
    assert len(data("s", f"{2**62:x}", 999_999).encode()) <= 64
    assert read_data(data("s", "5f5e101", 3)) == ("s", "5f5e101", 3)
    assert [read_data(bad) for bad in ("", "s", "s:1", "s:1:x", "s:1:2:3", "s:1:-1")] == [None] * 6


def test_choices_stand_two_in_a_row_where_they_are_short() -> None:
    def labels(*names: str) -> list[list[str]]:
        choices = tuple(Choice(name, Plan(Operation.COUNT)) for name in names)
        answer = Answer("1", "q", Route.CLARIFY, None, "Which?", choices=choices)
        keyboard = under_answer(answer, "1", more=False)
        assert keyboard is not None
        rows = keyboard["inline_keyboard"]
        assert isinstance(rows, list)
        return [[button["text"] for button in row] for row in rows]

    assert labels("Libya", "Lebanon", "Greece") == [["Libya", "Lebanon"], ["Greece"]]
    assert labels("Libya", "the Tripoli district of North Lebanon") == [
        ["Libya"],
        ["the Tripoli district of North Lebanon"],
    ]


def test_an_answer_has_its_map_and_its_alert_in_a_row_of_their_own() -> None:
    def labels(plan: Plan, *incidents: str) -> list[list[str]]:
        refs = tuple(IncidentRef(name, ("a1",)) for name in incidents)
        answer = Answer("1", "q", Route.SUM, plan, "12 killed", citations=(citation(1),), incidents=refs)
        keyboard = under_answer(answer, "1", more=True)
        assert keyboard is not None
        rows = keyboard["inline_keyboard"]
        assert isinstance(rows, list)
        return [[button["text"] for button in row] for row in rows]

    strikes = Plan(Operation.SUM, event_types=(EventType.AIR_OR_DRONE_STRIKE,))
    assert labels(strikes, "i1", "i2") == [["Sources", "More", "List 2"], ["Map", "Alert me"]]
    assert labels(Plan(Operation.SUM), "i1") == [["Sources", "More"], ["Map"]]
    assert labels(Plan(Operation.SUM)) == [["Sources", "More"]]


def test_lines_take_no_more_than_a_phones_screen() -> None:
    long = "10 Sep 2016 · Harbour Town · airstrike · 52 killed (between 52 and 65) · 24 injured · disputed · the table"
    answer = replace(killed("q", "1"), lines=tuple(Line(f"{number} {long}") for number in range(1, 11)))
    (message,), more = render.private(answer)
    assert [line.split(" ")[0] for line in visible(message).split("\n") if long in line] == list("12345678")
    assert more
    short, more = render.group(answer)
    assert [line.split(" ")[0] for line in visible(short).split("\n") if long in line] == list("1234")
    assert more


def test_three_lines_are_shown_however_long_they_are() -> None:
    answer = replace(killed("q", "1"), lines=tuple(Line("word " * 120) for _ in range(5)))
    (message,), more = render.private(answer)
    assert (message.count("word"), more) == (3 * 120, True)


def shown_buttons(answer: Answer) -> list[str]:
    keyboard = under_answer(answer, "1", more=False) or {"inline_keyboard": []}
    rows = keyboard["inline_keyboard"]
    assert isinstance(rows, list)
    return [button["text"] for row in rows for button in row]


def test_a_list_shows_its_ten_incidents_and_goes_on_where_none_is_left_out() -> None:
    lines = tuple(
        Line(f"{number} Mar 2020 · Harbour Town · airstrike · 12 killed · " + "x" * 100) for number in range(10)
    )
    refs = tuple(IncidentRef(f"i{number}", ("a1",)) for number in range(12))
    answer = Answer("1", "q", Route.LIST, Plan(Operation.LIST), "12 incidents", lines=lines, incidents=refs)
    messages, cut = render.private(answer)
    assert (len(messages), cut, messages[0].count("Harbour Town")) == (1, False, 10)
    assert "Next 10" in shown_buttons(answer)
    assert "Next 10" not in str(under_answer(answer, "1", more=True))
    assert render.private(replace(answer, route=Route.SUM))[1]
    assert "Next 10" not in shown_buttons(replace(answer, plan=Plan(Operation.LIST, skip=10)))


def test_a_refusal_offers_its_way_on() -> None:
    latest = (Choice("Latest on Harbour Town", Plan(Operation.LIST)),)
    answer = Answer(
        "1", "q", Route.REFUSAL, Plan(Operation.PASSAGE), "I only report what articles said", choices=latest
    )
    assert shown_buttons(answer) == ["Latest on Harbour Town"]


def test_no_alert_is_offered_for_a_picked_incident_a_question_back_or_what_was_not_understood() -> None:
    strikes = Plan(Operation.SUM, event_types=(EventType.AIR_OR_DRONE_STRIKE,))
    read = (PlanPart("event", "airstrikes"),)
    assert "Alert me" in shown_buttons(Answer("1", "q", Route.SUM, strikes, "12 killed", understood=read))
    picked = replace(strikes, picked=("i1",), picked_as="Harbour Town, 3 Mar 2020")
    assert "Alert me" not in shown_buttons(Answer("1", "q", Route.SUM, picked, "12 killed", understood=read))
    assert "Alert me" not in shown_buttons(Answer("1", "q", Route.CLARIFY, strikes, "Which?", understood=read))
    assert "Alert me" not in shown_buttons(Answer("1", "q", Route.REFUSAL, strikes, "I could not tell"))


def test_a_list_that_is_cut_is_not_numbered() -> None:
    refs = tuple(IncidentRef(f"i{number}", ("a1",)) for number in range(1_000))
    answer = Answer("1", "q", Route.SUM, Plan(Operation.SUM), "5,000 killed", incidents=refs)
    assert shown_buttons(answer)[0] == "List"
    assert shown_buttons(replace(answer, incidents=refs[:999]))[0] == "List 999"


def test_an_account_that_a_report_names_is_not_called() -> None:
    seen, entities = read_html(escape("Based on a post from @harbour_news and desk@harbour.example"))
    assert seen == "Based on a post from @\u2060harbour_news and desk@harbour.example"
    assert entities == []


def test_marks_that_turn_the_direction_are_left_out() -> None:
    assert escape("a\u2067b\u200fc\u2069 \u202ed") == "abc  d"
