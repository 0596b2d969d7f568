"""What each button under an answer does. Everything it needs is in the database (`store/conversations.py`).

How to add one: a verb in `keyboards.py`, an `async def` here that takes the desk, the talk, the id and the number that
the button carried and returns a `Turn`, and a row in `BUTTONS`. An empty turn tells the person that it is too old.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer.answer import Answer
from bot.answer.history import changed_from
from bot.chat import render
from bot.chat.kept import answer_from, kept_parts, parts_from
from bot.chat.keyboards import (
    A_PART,
    BACK,
    CHANGE,
    CHOICE,
    LIST,
    MORE,
    NEXT,
    PART,
    SOURCES,
    TAKE,
    UNDO,
    can_change,
    changing,
    options,
    pager,
    under_answer,
)
from bot.chat.saying import first_view
from store.conversations import Screen
from store.messages import Turn

if TYPE_CHECKING:
    from bot.chat.commands import Talk
    from bot.chat.desk import Button, Desk

NOTHING = Turn()


async def sources(desk: Desk, talk: Talk, screen: str, page: int) -> Turn:
    """A page of the answer's sources, in the place of the answer."""
    answer = await answer_behind(desk, talk, screen)
    return NOTHING if answer is None else _page(desk, talk, SOURCES, screen, render.sources(answer), page)


async def more(desk: Desk, talk: Talk, screen: str, page: int) -> Turn:
    """A page of the whole answer, in the place of its short form."""
    answer = await answer_behind(desk, talk, screen)
    return NOTHING if answer is None else _page(desk, talk, MORE, screen, render.full(answer), page)


async def back(desk: Desk, talk: Talk, screen: str, _page_number: int) -> Turn:
    """The answer again, as it was first shown."""
    answer = await answer_behind(desk, talk, screen)
    if answer is None:
        return NOTHING
    first, cut, rest = first_view(answer, private=talk.incoming.chat.is_private)
    markup = rest[-1] if rest else first  # the buttons stand under the last message
    return Turn(messages=desk.replace(talk.incoming, markup, under_answer(answer, screen, more=cut)))


async def choose(desk: Desk, talk: Talk, screen: str, number: int) -> Turn:
    """Answers the reading that was chosen, in the place of the question back."""
    answer = await answer_behind(desk, talk, screen)
    if answer is None or number >= len(answer.choices):
        return NOTHING
    return await desk.answer_plan(talk.incoming, answer.choices[number].plan)


async def undo(desk: Desk, talk: Talk, screen: str, _number: int) -> Turn:
    """Answers the plan before the last change, in the place of the answer."""
    answer = await answer_behind(desk, talk, screen)
    before = answer.plan.before if answer is not None and answer.plan is not None else None
    return NOTHING if before is None else await desk.answer_plan(talk.incoming, before)


async def listing(desk: Desk, talk: Talk, screen: str, _number: int) -> Turn:
    """The incidents behind a figure, in the place of the figure; [Undo] leads back."""
    answer = await answer_behind(desk, talk, screen)
    if answer is None or answer.plan is None:
        return NOTHING
    return await desk.follow_up(talk.incoming, "list them", answer.plan)


async def further(desk: Desk, talk: Talk, screen: str, _number: int) -> Turn:
    """The next incidents of a list, in the place of those before them; [Undo] leads back."""
    answer = await answer_behind(desk, talk, screen)
    if answer is None or answer.plan is None:
        return NOTHING
    return await desk.follow_up(talk.incoming, "next", answer.plan)


async def change(desk: Desk, talk: Talk, screen: str, _number: int) -> Turn:
    """The parts of the plan, to choose one, in the place of the answer; what each may become is kept with it."""
    found = await _screen(desk, talk, screen)
    answer = await answer_behind(desk, talk, screen)
    if found is None or answer is None or answer.plan is None or not can_change(answer):
        return NOTHING
    plan = answer.plan
    parts = parts_from(found.answer.get(_PARTS)) or await desk.thinking(lambda: desk.service.alternatives(plan))
    if not parts:
        return NOTHING
    kept_too = replace(found, answer={**found.answer, _PARTS: kept_parts(parts)})
    return Turn(
        messages=desk.replace(talk.incoming, render.what_to_change(answer), changing(parts, screen)),
        screens=(kept_too,),
    )


async def part(desk: Desk, talk: Talk, screen: str, number: int) -> Turn:
    """What one part may become, in the place of the parts."""
    found = await _screen(desk, talk, screen)
    parts = parts_from(found.answer.get(_PARTS)) if found is not None else ()
    if number >= len(parts):
        return NOTHING
    markup = render.change_to(parts[number].title, parts[number].label)
    return Turn(messages=desk.replace(talk.incoming, markup, options(parts[number], number, screen)))


async def take(desk: Desk, talk: Talk, screen: str, number: int) -> Turn:
    """Answers the changed plan in the place of the menu; [Undo] leads back."""
    found = await _screen(desk, talk, screen)
    answer = await answer_behind(desk, talk, screen)
    parts = parts_from(found.answer.get(_PARTS)) if found is not None else ()
    which, one = divmod(number, A_PART)
    if answer is None or answer.plan is None or which >= len(parts) or one >= len(parts[which].choices):
        return NOTHING
    return await desk.answer_plan(talk.incoming, changed_from(parts[which].choices[one].plan, answer.plan))


BUTTONS: dict[str, Button] = {
    SOURCES: sources,
    MORE: more,
    BACK: back,
    CHOICE: choose,
    UNDO: undo,
    LIST: listing,
    NEXT: further,
    CHANGE: change,
    PART: part,
    TAKE: take,
}


_PARTS = "parts"  # beside the answer's own keys


async def _screen(desk: Desk, talk: Talk, screen_id: str) -> Screen | None:
    """What a button belongs to, if it was shown in this chat: what a button carries can be forged."""
    screen: Screen | None = await desk.blocking(desk.store.conversations.screen, screen_id)
    return None if screen is None or screen.chat_id != talk.incoming.chat.id else screen


async def answer_behind(desk: Desk, talk: Talk, screen_id: str) -> Answer | None:
    """The answer behind a button."""
    screen = await _screen(desk, talk, screen_id)
    if screen is None:
        return None
    try:
        return answer_from(screen.answer)
    except ValueError:
        return None


def _page(desk: Desk, talk: Talk, verb: str, screen: str, pages: list[str], page: int) -> Turn:
    if not pages:
        return NOTHING
    page = min(page, len(pages) - 1)
    return Turn(messages=desk.replace(talk.incoming, pages[page], pager(verb, screen, page, len(pages))))
