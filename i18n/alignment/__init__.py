"""Alignment: which sentences of two versions of a document are each other's translation."""

from i18n.alignment.beads import Bead, align
from i18n.alignment.features import Sentence
from i18n.alignment.known import Known

__all__ = ["Bead", "Known", "Sentence", "align"]
