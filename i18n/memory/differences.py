"""What is different in two texts, word by word."""

from __future__ import annotations

import enum
from typing import NamedTuple

from i18n.memory.tokens import tokens


class Change(enum.StrEnum):
    """What became of a passage of the first text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Passage(NamedTuple):
    """A passage of one text or of both."""

    change: Change
    text: str


def differences(old: str, new: str) -> list[Passage]:
    """The passages that make the first text of those kept and deleted, the second of the others."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415  (slow to import)

    before = [token.text for token in tokens(old)]
    after = [token.text for token in tokens(new)]
    found: list[Passage] = []
    for operation in Levenshtein.opcodes(before, after):
        gone = "".join(before[operation.src_start : operation.src_end])
        come = "".join(after[operation.dest_start : operation.dest_end])
        if operation.tag == "equal":
            found.append(Passage(Change.KEPT, gone))
            continue
        if gone:
            found.append(Passage(Change.DELETED, gone))
        if come:
            found.append(Passage(Change.INSERTED, come))
    return found


def marked(old: str, new: str) -> str:
    """The second text, what is new in it as {+…+} and what of the first is gone as [-…-].

    The marks are those of GNU wdiff.
    """
    forms = {Change.KEPT: "{}", Change.DELETED: "[-{}-]", Change.INSERTED: "{{+{}+}}"}
    return "".join(forms[passage.change].format(passage.text) for passage in differences(old, new))
