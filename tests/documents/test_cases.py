"""What each document of cases/ holds: NAME.json beside it has its units and segments.

To accept what has changed: python -m tests.documents.test_cases
"""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from i18n.documents import parse
from i18n.model import Document
from i18n.segmentation import segment

CASES = Path(__file__).parent / "cases"
DOCUMENTS = sorted(path for path in CASES.iterdir() if path.suffix != ".json")


def read(path: Path) -> Document:
    return parse(path.read_bytes(), f"source/{path.name}", "en", segment)


def described(document: Document) -> list[dict[str, Any]]:
    """Each unit: its kind, its segments' texts, and what else the author said of it."""
    segments = {id(unit): found for unit, found in document.by_unit()}
    units = []
    for unit in document.units:
        row: dict[str, Any] = {
            "kind": unit.kind,
            "segments": [found.source for found in segments.get(id(unit), ())],
        }
        if unit.context is not None:
            row["context"] = unit.context
        if unit.notes:
            row["notes"] = list(unit.notes)
        units.append(row)
    return units


def expected(path: Path) -> Path:
    return path.with_name(path.name + ".json")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_has_these_units_and_segments(path: Path) -> None:
    assert described(read(path)) == json.loads(expected(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_segment_s_span_holds_its_text_but_for_line_breaks_and_escapes(path: Path) -> None:
    document = read(path)
    end = 0
    for found in document.segments:
        assert end <= found.span.start < found.span.end
        end = found.span.end
        raw = document.data[found.span.start : end].decode()
        assert raw == raw.strip() and found.source == found.source.strip()
        if not {"\n", "\r", "\\", "'"} & set(raw):
            assert found.source in (raw, unescape(raw))


def test_every_expectation_has_its_document() -> None:
    assert {path.name for path in CASES.glob("*.json")} == {
        expected(path).name for path in DOCUMENTS
    }


if __name__ == "__main__":
    for case in DOCUMENTS:
        rows = described(read(case))
        body = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows)
        expected(case).write_text(f"[\n{body}\n]\n" if rows else "[]\n", encoding="utf-8")
