"""Checks a request against the Bot API's specification: the method, its parameters, their types. Used by `fake.py`.

Stricter than Telegram, which overlooks what it does not know: an unknown parameter or field is refused here.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any


class BadParameters(Exception):
    """The request does not fit the specification; the text says where."""


@cache
def specification() -> dict[str, Any]:
    """The compact specification that `extract.py` wrote."""
    return json.loads(Path(__file__).with_name("bot_api.json").read_text(encoding="utf-8"))


def checked(method: str, given: dict[str, Any]) -> dict[str, Any]:
    """The parameters as values of their types; form fields come as strings and are read.

    Raises:
        KeyError: there is no such method.
        BadParameters: a parameter is missing, unknown or of another type.
    """
    fields = specification()["methods"][method]
    unknown = set(given) - set(fields)
    if unknown:
        raise BadParameters(f"{method} has no parameter {sorted(unknown)[0]!r}")
    for name, (_, required) in fields.items():
        if required and given.get(name) in (None, ""):
            raise BadParameters(f"{method}: parameter {name!r} is required")
    return {name: _value(value, fields[name][0], f"{method}.{name}") for name, value in given.items()}


def _value(value: Any, kinds: list[str], where: str) -> Any:
    failures = []
    for kind in kinds:
        try:
            return _as(value, kind, where)
        except BadParameters as error:
            failures.append(str(error))
    raise BadParameters(failures[-1])


def _as(value: Any, kind: str, where: str) -> Any:
    if kind == "String":
        return _is(value, isinstance(value, str), where, kind)
    if kind == "Integer":
        if isinstance(value, str) and value.lstrip("-").isdigit():
            return int(value)
        return _is(value, isinstance(value, int) and not isinstance(value, bool), where, kind)
    if kind in ("Boolean", "True"):
        if value in ("true", "false", "True", "False"):
            return str(value).lower() == "true"
        return _is(value, isinstance(value, bool), where, kind)
    if kind == "Float":
        try:
            return float(value)
        except (TypeError, ValueError) as error:
            raise BadParameters(f"{where} is no {kind}") from error
    if kind == "InputFile":
        return _is(value, isinstance(value, bytes), where, kind)
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError as error:
            raise BadParameters(f"{where} is no JSON-serialized {kind}") from error
    if kind.startswith("Array of "):
        _is(value, isinstance(value, list), where, kind)
        return [_value(item, [kind.removeprefix("Array of ")], f"{where}[{n}]") for n, item in enumerate(value)]
    return _object(value, kind, where)


def _object(value: Any, kind: str, where: str) -> Any:
    _is(value, isinstance(value, dict), where, kind)
    described = specification()["types"][kind]
    if isinstance(described, list):
        return _value(value, described, where)
    unknown = set(value) - set(described)
    if unknown:
        raise BadParameters(f"{where}: {kind} has no field {sorted(unknown)[0]!r}")
    for name, (_, required) in described.items():
        if required and name not in value:
            raise BadParameters(f"{where}: field {name!r} of {kind} is required")
    return {name: _value(item, described[name][0], f"{where}.{name}") for name, item in value.items()}


def _is(value: Any, fits: bool, where: str, kind: str) -> Any:
    if not fits:
        raise BadParameters(f"{where} is no {kind}: {value!r:.80}")
    return value
