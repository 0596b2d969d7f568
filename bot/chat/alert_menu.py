"""The alerts' menus: their texts, keyboards, and what a tap changes. Pure; called by `alerts.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.alerts.notice import MENU, Keyboard
from bot.alerts.wording import rhythm_text, want_text
from bot.answer.words import GROUP_WORDS, capital, plural
from bot.chat.markup import bold, escape
from bot.chat.render import shortened
from store.records import EventType, Weapon
from store.subscriptions import Subscription, Want

# verbs that buttons carry, beside those in `bot/alerts/notice.py`
NEW, VIEW, PAUSE, DELETE, PREVIEW, WHEN = "an", "av", "ap", "ad", "aw", "at"
KIND, TOLL, GROUP, SURE, AROUND, UNMUTE = "ae", "ax", "ag", "ac", "ao", "au"
QUIET, DIGEST, ZONE = "aq", "ah", "az"

KINDS: tuple[tuple[str, tuple[EventType, ...], tuple[Weapon, ...]], ...] = (
    ("airstrikes", (EventType.AIR_OR_DRONE_STRIKE,), ()),
    ("shelling", (EventType.SHELLING_ARTILLERY_MISSILE,), ()),
    ("bombings", (EventType.REMOTE_EXPLOSIVE, EventType.SUICIDE_BOMB, EventType.GRENADE), ()),
    ("shootings", (), (Weapon.FIREARM,)),
    ("clashes", (EventType.ARMED_CLASH,), ()),
    ("attacks", (EventType.ATTACK,), ()),
    ("abductions", (EventType.ABDUCTION,), ()),
    ("chemical attacks", (EventType.CHEMICAL_WEAPON,), ()),
    (
        "protests",
        (EventType.PEACEFUL_PROTEST, EventType.PROTEST_WITH_INTERVENTION, EventType.VIOLENT_DEMONSTRATION),
        (),
    ),
    ("arrests", (EventType.ARRESTS,), ()),
    ("disasters", (EventType.NATURAL_DISASTER, EventType.MAN_MADE_DISASTER), ()),
)
TOLLS = (0, 1, 5, 10, 25, 50)
GROUPS = ("civilians", "children", "women", "journalists", "medics", "aid_workers")
KILOMETRES = (0, 10, 25, 50, 100)
QUIET_HOURS: tuple[tuple[str, tuple[int, int] | None], ...] = (
    ("Never quiet", None),
    ("22–7", (22 * 60, 7 * 60)),
    ("23–6", (23 * 60, 6 * 60)),
    ("20–8", (20 * 60, 8 * 60)),
)
DIGESTS = (("At once", ""), ("Hourly digest", "hourly"), ("Daily digest", "daily"))
ZONES = ("UTC", "Europe/London", "Europe/Istanbul", "Asia/Damascus", "Asia/Gaza", "Europe/Kyiv", "America/New_York")
ON = "✓ "


def chat_text(own: Sequence[Subscription], muted: int) -> str:
    """HTML: what the chat gets."""
    if not own:
        return (
            f"{bold('No alerts here yet.')}\n[New alert] chooses one with buttons; or in one line: "
            "<code>/alert airstrikes in Idlib with at least 5 killed</code>"
        )
    lines = [bold(f"{plural(len(own), 'alert')} here")]
    for number, one in enumerate(own, start=1):
        paused = f" – paused: {one.why or one.paused_by}" if one.paused_by else ""
        lines.append(escape(f"{number}. {want_text(one.want)}{paused}"))
    lines.append(escape(capital(rhythm_text(own[-1].rhythm))))
    if muted:
        lines.append(f"{plural(muted, 'mute')} in force")
    return "\n".join(lines)


def chat_keyboard(own: Sequence[Subscription], muted: bool) -> Keyboard:
    """One button for each alert, [New alert] and [When]."""
    rows = [
        [_button(shortened(f"{number}. {want_text(one.want)}", 40), VIEW, one.id)]
        for number, one in enumerate(own[:20], start=1)
    ]
    last = [_button("New alert", NEW, "new")]
    if own:
        last.append(_button("When…", WHEN, own[-1].id))
    if muted:
        last.append(_button("Unmute all", UNMUTE, "all"))
    return {"inline_keyboard": [*rows, last]}


def view_text(one: Subscription) -> str:
    """HTML: one alert."""
    state = f"Paused: {one.why or one.paused_by}" if one.paused_by else "On"
    return "\n".join(
        [
            bold(want_text(one.want)),
            escape(f"{state} · {rhythm_text(one.rhythm)}"),
            "Place, words, sides and outlets: <code>/alerts place Homs</code>, <code>/alerts word hospital</code>, "
            "<code>/alerts actor army</code>, <code>/alerts source Sample Gazette</code>; <code>/alerts help</code>",
        ]
    )


def view_keyboard(one: Subscription, page: int) -> Keyboard:
    """Page 0: what to do; 1: kinds; 2: toll, groups; 3: around."""
    want = one.want
    if page == 1:
        marks = [(_is_on(want, n), label, n) for n, (label, _, _) in enumerate(KINDS)]
        rows = _grid([_button((ON if on else "") + label, KIND, one.id, n) for on, label, n in marks], 3)
    elif page == 2:
        tolls = [((want.at_least or 0) == n, "any toll" if not n else f"{n}+", n) for n in TOLLS]
        rows = _grid([_button((ON if on else "") + label, TOLL, one.id, n) for on, label, n in tolls], 6)
        groups = [(name in want.groups, GROUP_WORDS[name][1], n) for n, name in enumerate(GROUPS)]
        rows += _grid([_button((ON if on else "") + label, GROUP, one.id, n) for on, label, n in groups], 3)
        rows.append([_button((ON if want.corroborated else "") + "only corroborated", SURE, one.id)])
    elif page == 3:
        near = want.places[0].near if want.places else None
        marks = [
            (round(near[2]) == km if near else km == 0, f"{km} km" if km else "the place itself", km)
            for km in KILOMETRES
        ]
        rows = _grid([_button((ON if on else "") + label, AROUND, one.id, km) for on, label, km in marks], 5)
    else:
        paused = bool(one.paused_by)
        rows = [
            [_button("Kinds…", VIEW, one.id, 1), _button("Toll, groups…", VIEW, one.id, 2)],
            [_button("Preview", PREVIEW, one.id), _button("When…", WHEN, one.id)],
            [
                _button("Start" if paused else "Pause", PAUSE, one.id, 0 if paused else 1),
                _button("Delete", DELETE, one.id),
            ],
        ]
        if want.places:
            rows[0].append(_button("And around…", VIEW, one.id, 3))
    back = _button("‹ Back", VIEW, one.id) if page else _button("‹ Alerts", MENU, "list")
    return {"inline_keyboard": [*rows, [back]]}


def when_keyboard(one: Subscription) -> Keyboard:
    """Quiet hours, digest, zone; for the whole chat."""
    rhythm = one.rhythm
    quiet = [
        _button((ON if hours == rhythm.quiet else "") + label, QUIET, one.id, n)
        for n, (label, hours) in enumerate(QUIET_HOURS)
    ]
    digest = [
        _button((ON if how == rhythm.digest else "") + label, DIGEST, one.id, n)
        for n, (label, how) in enumerate(DIGESTS)
    ]
    zones = [_button((ON if zone == rhythm.zone else "") + zone, ZONE, one.id, n) for n, zone in enumerate(ZONES)]
    return {"inline_keyboard": [quiet, digest, *_grid(zones, 3), [_button("‹ Back", VIEW, one.id)]]}


def under_new(subscription_id: str) -> Keyboard:
    """Under the answer to `/alert`."""
    return {
        "inline_keyboard": [[_button("Change…", VIEW, subscription_id), _button("Delete", DELETE, subscription_id)]]
    }


def back_to(subscription_id: str) -> Keyboard:
    """Back to one alert."""
    return {"inline_keyboard": [[_button("‹ Back", VIEW, subscription_id)]]}


def toggle_kind(want: Want, number: int) -> Want:
    """The want with one kind of event more, or less."""
    if number >= len(KINDS):
        return want
    chosen = [n for n in range(len(KINDS)) if _is_on(want, n)]
    chosen = [n for n in chosen if n != number] if number in chosen else sorted([*chosen, number])
    types = tuple(kind for n in chosen for kind in KINDS[n][1])
    weapons = tuple(weapon for n in chosen for weapon in KINDS[n][2])
    return replace(want, event_types=types, weapons=weapons, event=" or ".join(KINDS[n][0] for n in chosen))


def toggle_group(want: Want, number: int) -> Want:
    """The want with one group of victims more, or less."""
    if number >= len(GROUPS):
        return want
    name = GROUPS[number]
    groups = tuple(one for one in want.groups if one != name) if name in want.groups else (*want.groups, name)
    return replace(want, groups=groups)


def around(want: Want, km: int) -> Want:
    """The want with its places and so many kilometres around them; 0: the places themselves.

    A province with a circle is the circle around its middle, as far as it lies in the province.
    """
    places = []
    for place in want.places:
        name = place.name or (place.admin1s[0] if place.admin1s else place.label)
        if place.middle is None:
            places.append(place)
        elif km:
            places.append(replace(place, near=(*place.middle, float(km)), label=f"within {km} km of {name}"))
        else:
            places.append(replace(place, near=None, label=name))
    return replace(want, places=tuple(places))


def page_of(after: Want, before: Want) -> int:
    """The page of `view_keyboard` on which the change was made."""
    if after.places != before.places:
        return 3
    return 1 if (after.event_types, after.weapons) != (before.event_types, before.weapons) else 2


def is_zone(name: str) -> bool:
    """Whether there is a time zone of that name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)


def _is_on(want: Want, number: int) -> bool:
    _, types, weapons = KINDS[number]
    return set(types) <= set(want.event_types) and set(weapons) <= set(want.weapons)


def _grid(buttons: list[dict[str, str]], width: int) -> list[list[dict[str, str]]]:
    return [buttons[start : start + width] for start in range(0, len(buttons), width)]


def _button(label: str, verb: str, which: str, number: int = 0) -> dict[str, str]:
    return {"text": label, "callback_data": f"{verb}:{which}:{number}"}
