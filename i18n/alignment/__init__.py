"""Alignment: which sentences of two versions of a document are each other's translation."""

from i18n.alignment.beads import Bead, align
from i18n.alignment.features import Sentence

__all__ = ["Bead", "Sentence", "align"]
