"""TDLib, Telegram's own client library, as the judge of texts: its synchronous calls work offline.

`read_html` parses a message exactly as Telegram does; `entities_of` finds commands and mentions in what people write.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

NAMES = {
    "textEntityTypeBotCommand": "bot_command",
    "textEntityTypeMention": "mention",
    "textEntityTypeHashtag": "hashtag",
    "textEntityTypeUrl": "url",
    "textEntityTypeEmailAddress": "email",
    "textEntityTypeBold": "bold",
    "textEntityTypeItalic": "italic",
    "textEntityTypeCode": "code",
    "textEntityTypeTextUrl": "text_link",
    "textEntityTypeBlockQuote": "blockquote",
    "textEntityTypeExpandableBlockQuote": "expandable_blockquote",
}


class MarkupRefused(Exception):
    """Telegram would refuse this markup; the text is Telegram's."""


@cache
def _library() -> Any:
    import tdjson

    tdjson.td_execute(json.dumps({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}).encode())
    return tdjson


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    answer = _library().td_execute(json.dumps(request).encode())
    return json.loads(answer)


def read_html(markup: str) -> tuple[str, list[dict[str, Any]]]:
    """(text, entities in the Bot API's form) of HTML markup.

    Raises:
        MarkupRefused: Telegram says "can't parse entities".
    """
    request = {"@type": "parseTextEntities", "text": markup, "parse_mode": {"@type": "textParseModeHTML"}}
    answer = _execute(request)
    if answer["@type"] == "error":
        raise MarkupRefused(answer["message"])
    return answer["text"], [_entity(entity) for entity in answer["entities"]]


def entities_of(text: str) -> list[dict[str, Any]]:
    """The entities that Telegram finds by itself in a text: commands, mentions, links."""
    found = _execute({"@type": "getTextEntities", "text": text})["entities"]
    return [_entity(entity) for entity in found if entity["type"]["@type"] in NAMES]


def utf16_length(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _entity(entity: dict[str, Any]) -> dict[str, Any]:
    kind = entity["type"]["@type"]
    shown = {"type": NAMES.get(kind, kind), "offset": entity["offset"], "length": entity["length"]}
    if "url" in entity["type"]:
        shown["url"] = entity["type"]["url"]
    return shown
