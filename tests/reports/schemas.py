"""The JSON Schemas of docs/schemas/, held against values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

FOLDER = Path(__file__).parents[2] / "docs" / "schemas"


def schema(name: str) -> dict[str, Any]:
    """A schema by its file's name, itself a valid one."""
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return found


def problems(value: Any, root: dict[str, Any]) -> Iterator[str]:
    """What of a value is not as its schema says."""
    for error in Draft202012Validator(root).iter_errors(value):
        yield f"{error.json_path}: {error.message}"
