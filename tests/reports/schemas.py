"""The JSON Schemas of docs/schemas/, as far as they say something, held against values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "docs" / "schemas"
TYPES = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float),
    "null": type(None),
}  # fmt: skip
KNOWN = {
    "$schema", "$defs", "$ref", "title", "description", "type", "properties", "required",
    "additionalProperties", "items", "enum", "const", "minimum", "maximum",
}  # fmt: skip


def schema(name: str) -> dict[str, Any]:
    """A schema by its file's name."""
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def problems(value: Any, root: dict[str, Any]) -> Iterator[str]:
    """What of a value is not as its schema says."""
    todo = [(value, root, "$")]
    while todo:
        value, rule, place = todo.pop()
        assert set(rule) <= KNOWN, f"a keyword that is not looked at: {set(rule) - KNOWN}"
        if "$ref" in rule:
            rule = root["$defs"][rule["$ref"].rpartition("/")[2]]
        if "const" in rule and value != rule["const"]:
            yield f"{place}: not {rule['const']}"
        if "enum" in rule and value not in rule["enum"]:
            yield f"{place}: none of {rule['enum']}"
        if "type" in rule:
            names = [rule["type"]] if isinstance(rule["type"], str) else rule["type"]
            if isinstance(value, bool) or not any(isinstance(value, TYPES[n]) for n in names):
                yield f"{place}: no {names}"
                continue
        if "minimum" in rule and value < rule["minimum"]:
            yield f"{place}: below {rule['minimum']}"
        if "maximum" in rule and value > rule["maximum"]:
            yield f"{place}: above {rule['maximum']}"
        if isinstance(value, dict):
            properties = rule.get("properties", {})
            for name in rule.get("required", ()):
                if name not in value:
                    yield f"{place}: no {name}"
            for name, inner in value.items():
                if name in properties:
                    todo.append((inner, properties[name], f"{place}.{name}"))
                elif rule.get("additionalProperties") is False:
                    yield f"{place}: unknown {name}"
        if isinstance(value, list) and "items" in rule:
            todo += [(item, rule["items"], f"{place}[{n}]") for n, item in enumerate(value)]
