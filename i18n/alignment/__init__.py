"""Alignment: which sentences of two versions of a document are each other's translation."""
