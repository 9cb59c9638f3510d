"""What commands tell an author of a document, in one wording."""

from __future__ import annotations


def unended(path: str, line: int) -> str:
    """The notice that all below a line of a document is left out of translation."""
    return (
        f"{path}:{line}: what follows 'i18n: off' is not translated, to the end of the document "
        "(write 'i18n: on' where translation goes on)"
    )
