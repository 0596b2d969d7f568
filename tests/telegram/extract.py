"""Writes `bot_api.json`, the part of the Bot API's machine-readable specification that the fake server checks against.

    python -m tests.telegram.extract bot_api_10.0.json

The input is the specification of PaulSonOfLars/telegram-bot-api-spec; run it again when a method is added below.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

METHODS = tuple(
    """getMe getUpdates setWebhook deleteWebhook getWebhookInfo sendMessage editMessageText editMessageCaption
editMessageReplyMarkup editMessageMedia deleteMessage sendPhoto sendDocument sendChatAction answerCallbackQuery
setMyCommands deleteMyCommands getMyCommands getChat getChatMember getChatAdministrators leaveChat""".split()  # noqa: SIM905  # a list of words reads better than 23 quoted lines
)
TARGET = Path(__file__).with_name("bot_api.json")


def extract(whole: dict) -> dict:
    """{"version", "methods": {name: {parameter: [types, required]}}, "types": {name: {field: …} or [subtypes]}}."""
    methods = {name: _fields(whole["methods"][name]) for name in METHODS}
    types: dict[str, object] = {}
    todo = [kind for fields in methods.values() for kinds, _ in fields.values() for kind in kinds]
    while todo:
        name = re.sub(r"^(Array of )+", "", todo.pop())
        if name in types or name not in whole["types"]:
            continue
        described = whole["types"][name]
        if "subtypes" in described:
            types[name] = described["subtypes"]
            todo.extend(described["subtypes"])
        else:
            types[name] = _fields(described)
            todo.extend(kind for kinds, _ in types[name].values() for kind in kinds)
    return {"version": whole["version"], "methods": methods, "types": dict(sorted(types.items()))}


def _fields(described: dict) -> dict[str, list]:
    return {field["name"]: [field["types"], field["required"]] for field in described.get("fields", [])}


if __name__ == "__main__":
    found = extract(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    lines = [f'{{"version": {json.dumps(found["version"])},']
    for part in ("methods", "types"):
        rows = ",\n".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in found[part].items())
        lines.append(f'"{part}": {{\n{rows}\n}}' + ("," if part == "methods" else "}"))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
