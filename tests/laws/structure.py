"""What hostile translations do to the structure of documents, as a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from i18n.documents import render
from i18n.model import Document
from tests.laws import proof

STARTS = (
    "# ", "- ", "1. ", "> ", "| ", "<b>", "  ", "`", "***", "[x](", "\n\n", "```\n", "=== ", "---",
    "+ ", "![", "    ", "<!--", "1) ", "<script>", "&lt", "[^1]: ", "\\", "~~~\n", "|", ":::tip\n",
    "!!! note\n", ": ", "</div>\n\n", "{{< x >}}\n", "[x]: y", "$$", "*/", "\t", "**", "</p>",
)  # fmt: skip
"""What opens a block, a cell, a tag or an entity where it stands at the beginning of a text."""

_MARKER = re.compile(rb"qz\d+qz")


@dataclass(slots=True)
class Report:
    """`broken` are documents with other blocks, `refused` messages; `lost` are markers that stand more or
    less often in the output than their messages are referenced."""

    count: int = 0
    broken: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """How many of the messages are published, 0 to 1."""
        return 1 - len(self.refused) / self.count if self.count else 1.0


def under_hostile_text(documents: Iterable[Document]) -> Report:
    """Translate each message of each document by text that begins with markup and holds a marker."""
    report = Report()
    for document in documents:
        messages: dict[tuple[str | None, str], str] = {}
        for segment in document.segments:
            key = (segment.unit.context, segment.source)
            if key not in messages:
                start = STARTS[report.count % len(STARTS)]
                report.count += 1
                text = proof.accented(segment.source)
                messages[key] = f"{start}qz{report.count}qz {text}"
        targets = [messages[one.unit.context, one.source] for one in document.segments]
        rendering = render(document, list(targets))
        if proof.outline(rendering.data) != proof.outline(document.data):
            report.broken.append(document.path)
        refused = {id(refusal.segment) for refusal in rendering.refused}
        wanted: Counter[bytes] = Counter()
        for segment, target in zip(document.segments, targets, strict=True):
            if id(segment) in refused:
                report.refused.append(f"{document.path}: {target!r}")
            else:
                wanted.update(_MARKER.findall(target.encode()))
        if Counter(_MARKER.findall(rendering.data)) != wanted:
            report.lost.append(document.path)
    return report
