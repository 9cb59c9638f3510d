"""Prose of news, English and Spanish, with money, dates, hours, percentages, ranges and measures."""

from __future__ import annotations

from pathlib import Path

_FILE = Path(__file__).with_name("news.tsv")
NEWS: list[tuple[str, str]] = [
    (english, spanish)
    for line in _FILE.read_text(encoding="utf-8").splitlines()
    for english, spanish in [line.split("\t")]
]
"""English and Spanish of each line: every pair is right."""
