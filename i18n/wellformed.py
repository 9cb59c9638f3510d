"""What expat refuses, as a word to the user."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from xml.parsers import expat

from i18n.errors import AmbosError


@contextlib.contextmanager
def parsed(path: str) -> Iterator[None]:
    """Around the parsing of a file: raises AmbosError, with the line, for what is no well-formed XML."""
    try:
        yield
    except expat.ExpatError as error:
        what = f"is not well-formed XML: {expat.ErrorString(error.code)} (mend it)"
        raise AmbosError(what, path=path, line=error.lineno) from error
    except (LookupError, ValueError) as error:
        what = "its encoding is not known (save it as UTF-8)"
        raise AmbosError(what, path=path, line=1) from error
