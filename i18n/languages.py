"""Language codes: `es_MX` in paths and headers of catalogs, `es-MX` in what is published."""

from __future__ import annotations

import re
from functools import lru_cache

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}|@[a-z]+)*")


def is_code(code: str) -> bool:
    """Does this look like a language code: `es`, `es_MX`, `zh-Hant`, `ca@valencia`?"""
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
