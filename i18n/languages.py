"""Language codes: `es_MX` in paths and headers of catalogs, `es-MX` in what is published."""

from __future__ import annotations

import re
from functools import lru_cache

_CODE = re.compile(
    r"""
    [A-Za-z]{2,3} (?:[-_][A-Za-z]{3})?                  # the language, and the one of a group
    (?:[-_][A-Za-z]{4})?                                # the script
    (?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?                   # the region
    (?:[-_](?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*   # variants
    (?:@[A-Za-z]+)?                                     # what gettext adds to say a script or a variant
    """,
    re.VERBOSE,
)


def is_code(code: str) -> bool:
    """Is this a well-formed language code: `es`, `es_MX`, `zh-Hant`, `es-419`, `ca@valencia`?

    BCP 47 (RFC 5646, section 2.1) without extensions and private use, and the locale names of GNU gettext.
    Whether there is such a language is not asked.
    """
    return _CODE.fullmatch(code) is not None


def catalog_code(code: str) -> str:
    """The code as gettext writes it, in paths and in headers: `es_MX`."""
    return code.replace("-", "_")


def tag(code: str) -> str:
    """The code as BCP 47 writes it, in published files: `es-MX`."""
    return code.split("@", maxsplit=1)[0].replace("_", "-")


@lru_cache(maxsize=256)  # asked for each text that is segmented
def primary(code: str) -> str:
    """The language alone, in lower case: `es` of `es_MX`."""
    return re.split("[-_@]", code, maxsplit=1)[0].lower()
