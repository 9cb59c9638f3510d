"""Where the passages of a page come from, as their catalogs say it."""

from __future__ import annotations

import enum

from i18n.catalogs import approval, machine
from i18n.editions._localization import Passage, Shown
from i18n.editions._words import message
from i18n.memory import notes


class Origin(enum.Enum):
    """Who made what is shown of a passage, and of what."""

    ORIGINAL = enum.auto()
    """The document itself."""
    HUMAN = enum.auto()
    """Somebody wrote it."""
    MEMORY = enum.auto()
    """A match of the memory, which somebody approved or which stood in the same context."""
    MACHINE = enum.auto()
    """A machine wrote it, and somebody who read it cleared its flag."""
    CARRIED = enum.auto()
    """An approved translation, into which a change of the source was carried."""
    INHERITED = enum.auto()
    """The translation into the language that this one belongs to: that of `es` in `es_MX`."""
    LAST_GOOD = enum.auto()
    """The translation of an earlier source."""
    UNTRANSLATED = enum.auto()
    """The source, for want of a translation."""
    OMITTED = enum.auto()
    """Nothing, for want of one."""


NOTES = {
    Origin.MEMORY: message("from the translation memory"),
    Origin.MACHINE: message("machine translation, reviewed by a person"),
    Origin.CARRIED: message("adapted from an earlier translation"),
    Origin.INHERITED: message("taken from {language}"),
}
"""What a page says behind a passage, on demand, of an origin that is not a person's own words."""

COUNTS = {
    Origin.HUMAN: message("Passages by translators: {count}"),
    Origin.MEMORY: message("Passages from the translation memory: {count}"),
    Origin.MACHINE: message("Passages by machine translation, reviewed by a person: {count}"),
    Origin.CARRIED: message("Passages adapted from an earlier translation: {count}"),
    Origin.INHERITED: message("Passages taken from {language}: {count}"),
    Origin.LAST_GOOD: message("Passages in the translation of an earlier version: {count}"),
    Origin.UNTRANSLATED: message("Passages in the source's language: {count}"),
    Origin.OMITTED: message("Passages left out until they are translated: {count}"),
}
"""What it says of all of them together."""


def origin(passage: Passage) -> Origin:
    """Where a passage comes from: what its message says, whoever's program wrote it."""
    match passage.shown:
        case Shown.ORIGINAL:
            return Origin.ORIGINAL
        case Shown.SOURCE:
            return Origin.UNTRANSLATED
        case Shown.OMITTED:
            return Origin.OMITTED
        case Shown.LAST_GOOD:
            return Origin.LAST_GOOD
    if passage.language:
        return Origin.INHERITED
    if passage.entry is None or not passage.entry.tcomment:
        return Origin.HUMAN
    if machine.engine(passage.entry) is not None:
        return Origin.MACHINE
    if notes.origin(passage.entry) is not None:
        return Origin.MEMORY
    return Origin.HUMAN if approval.carried_of(passage.entry) is None else Origin.CARRIED
