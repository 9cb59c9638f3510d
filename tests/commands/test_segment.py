"""`ambos segment`: sentences a line, or one object of a stated shape."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import RunAmbos
from tests.reports.schemas import problems, schema

TEXT = "El Sr. alcalde habló. ¿Quién paga?\n"


def test_plain_text_on_stdin_gives_a_sentence_a_line(tmp_path: Path, run_ambos: RunAmbos) -> None:
    done = run_ambos(tmp_path, "segment", "--language", "es", stdin=TEXT)
    assert (done.returncode, done.stdout) == (0, "El Sr. alcalde habló.\n¿Quién paga?\n")


def test_the_json_has_the_shape_of_its_schema_and_places_in_bytes(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    done = run_ambos(tmp_path, "segment", "a.md", "--language", "es", "--format", "json")
    value = json.loads(done.stdout)
    assert list(problems(value, schema("segments"))) == []
    data = TEXT.encode()
    assert [data[s["start"] : s["end"]].decode() for s in value["segments"]] == [
        "El Sr. alcalde habló.",
        "¿Quién paga?",
    ]


def test_a_document_without_segments_is_valid_json_too(tmp_path: Path, run_ambos: RunAmbos) -> None:
    done = run_ambos(tmp_path, "segment", "--language", "en", "--format", "json")
    assert json.loads(done.stdout) == {"version": 1, "language": "en", "segments": []}
