"""Which blocks of a page are questions with answers, and the heading that they stand under.

A question is a heading, a term, a summary or a bold line that is one, or that the page's own data call
one. A heading begins a FAQ where all the headings below it are questions, two at least, or one where
the page says so; a bold line is a question where two stand under one heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18n.importers._html_leaves import Leaf
from i18n.importers._html_metadata import folded
from i18n.plain import shape
from i18n.plain.rules import Rules


@dataclass(frozen=True, slots=True)
class _Section:
    """The blocks below a heading up to the next of its level or above: `[start, end)`."""

    heading: int | None
    level: int
    start: int
    end: int


def with_questions(leaves: list[Leaf], named: set[str], rules: Rules) -> bool:
    """Mark questions and the headings that begin a FAQ; is all of it a FAQ without a heading?"""
    for leaf in leaves:
        leaf.is_asked = leaf.is_asked or folded(leaf.text) in named
    for section in list(_sections(leaves)):
        if section.heading is not None and leaves[section.heading].kind == "question":
            continue
        asked = _asked(leaves, section, rules)
        if not asked:
            continue
        for at in asked:
            leaf = leaves[at]
            if leaf.kind != "heading":
                leaf.tokens = [token for token in leaf.tokens if token.value != "**"]
                leaf.level = section.level + 1
            leaf.kind = "question"
        if section.heading is None:
            return True
        leaves[section.heading].begins_faq = True
    return False


def _sections(leaves: Sequence[Leaf]) -> list[_Section]:
    """The sections, the innermost first, and all of the page last."""
    headings = [n for n, leaf in enumerate(leaves) if leaf.kind == "heading"]
    found = []
    for at in headings:
        level = leaves[at].level
        end = next((n for n in headings if n > at and leaves[n].level <= level), len(leaves))
        found.append(_Section(at, level, at + 1, end))
    found.sort(key=lambda section: -section.level)
    return [*found, _Section(None, 1, 0, len(leaves))]


def _asked(leaves: Sequence[Leaf], section: _Section, rules: Rules) -> list[int]:
    """The questions directly below a section's heading, where nothing else is headed there."""
    inside = range(section.start, section.end)
    if any(leaves[n].kind == "question" or leaves[n].begins_faq for n in inside):
        return []
    headings = [n for n in inside if leaves[n].kind == "heading"]
    candidates = headings or [n for n in inside if _could_ask(leaves[n])]
    if not candidates or not all(_is_question(leaves[n]) for n in candidates):
        candidates = [n for n in candidates if not headings and _is_question(leaves[n])]
    if not candidates or not all(_has_answer(leaves, n, section.end) for n in candidates):
        return []
    is_said = any(leaves[n].is_asked for n in candidates)
    is_announced = section.heading is not None and rules.is_faq_phrase(leaves[section.heading].text)
    return candidates if len(candidates) > 1 or is_said or is_announced else []


def _is_question(leaf: Leaf) -> bool:
    return leaf.is_asked or shape.is_question(leaf.text)


def _could_ask(leaf: Leaf) -> bool:
    """Is it a term, or a line that is bold from end to end, outside lists and quotes?"""
    if leaf.path:
        return False
    if leaf.kind == "term" or (leaf.kind == "paragraph" and leaf.is_asked):
        return True
    tokens = [token for token in leaf.tokens if token.kind != "text" or token.value.strip()]
    is_bold = bool(tokens) and tokens[0].value == tokens[-1].value == "**"
    return leaf.kind == "paragraph" and is_bold and shape.is_question(leaf.text)


def _has_answer(leaves: Sequence[Leaf], at: int, end: int) -> bool:
    following = leaves[at + 1] if at + 1 < end else None
    return following is not None and not (
        following.kind == "heading" or (_could_ask(following) and _is_question(following))
    )
