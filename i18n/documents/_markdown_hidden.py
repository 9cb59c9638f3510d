"""Tags in a Markdown text that are none for browsers: those within a text area, a drawing or the like.

CommonMark reads them as raw HTML wherever they stand. A translation that leaves out the tags around them
would have the browser read them too.
"""

from __future__ import annotations

from i18n.documents._html_foreign import ROOTS
from i18n.documents._html_tokens import RAW
from i18n.documents._markdown_events import events
from i18n.documents._markdown_risks import tag_risk
from i18n.documents._markdown_runs import TAG_NAME
from i18n.model import Unit

_HIDING = RAW | ROOTS | {"noscript", "select", "template"}
"""The elements within which browsers read no tags, or read and use them otherwise."""

_MARKS = tuple(f"{start}{name}" for name in sorted(_HIDING) for start in ("<", "</"))


def may_hide(unit: Unit) -> bool:
    """Has a unit of Markdown tags of elements that could hide others?"""
    return any(risk.startswith(_MARKS) for risk in unit.risks)


def shows(source: str, target: str) -> bool:
    """Has a translation a tag where the browser reads it and its source has none, or could what follows?

    What is hidden may be left out together with what hides it, but not changed.
    """
    own, own_end = _read(source)
    found, end = _read(target)
    return end != own_end or not found <= own


def _read(text: str) -> tuple[set[tuple[str, ...]], tuple[str, ...]]:
    """The tags of a text: each that is shown, and each element that hides some with all of these.

    Then what holds behind the text: the element that is still open, and what ends one from before it.
    """
    found: set[tuple[str, ...]] = set()
    hidden: list[str] = []
    ended: list[str] = []
    within = ""
    for event in events("x " + " ".join(text.split())):
        if event.kind != "InlineHtml":
            continue
        raw = str(event.value)
        match = TAG_NAME.match(raw)
        mark = match[1] + match[2].lower() if match is not None else ""
        if within:
            hidden.append(tag_risk(raw))
            if mark == "/" + within:
                found.add(tuple(hidden))
                within, hidden = "", []
        elif mark in _HIDING and not raw.endswith("/>"):
            within, hidden = mark, [tag_risk(raw)]
        elif mark[1:] in _HIDING:
            # it all was in what began before
            found = {(mark, *sorted(" ".join(tags) for tags in found))}
            ended.append(mark)
        else:
            found.add((tag_risk(raw),))
    return found, (*ended, *hidden)
