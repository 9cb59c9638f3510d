"""The figures that the project holds on texts beside it, where they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.segmentation.cut import cut


def rows(shared: Path, name: str) -> list[dict[str, str | list[str]]]:
    folder = shared / "bench" / "segmentation"
    path = (
        folder / f"{name}.jsonl" if name.startswith("hard") else folder / "data" / f"{name}.jsonl"
    )
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def boundaries(pieces: Sequence[str]) -> set[int]:
    """Where pieces end, in characters that are no white space; the last end is none."""
    ends, position = set(), 0
    for piece in pieces:
        position += len("".join(piece.split()))
        ends.add(position)
    return ends - {position}


@pytest.mark.parametrize("name", ["golden_en", "golden_es", "hard_dev_en", "hard_dev_es"])
def test_every_text_of_a_set_is_cut_as_it_says(shared: Path, name: str) -> None:
    differing = [
        row["id"]
        for row in rows(shared, name)
        if [" ".join(piece.split()) for piece in cut(str(row["text"]), name[-2:])]
        != [" ".join(piece.split()) for piece in row["sentences"]]
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("name", "language", "least"),
    [
        ("ewt_dev", "en", 89.6),
        ("pud_en", "en", 99.8),
        ("pud_es", "es", 99.4),
        ("ancora_dev", "es", 98.8),
        ("gsd_dev", "es", 98.4),
    ],
)
def test_the_boundaries_of_a_treebank_are_found(
    shared: Path, name: str, language: str, least: float
) -> None:
    right = found = wanted = 0
    for row in rows(shared, name):
        got, gold = boundaries(cut(str(row["text"]), language)), boundaries(row["sentences"])
        right, found, wanted = right + len(got & gold), found + len(got), wanted + len(gold)
    assert 200 * right / (found + wanted) >= least
