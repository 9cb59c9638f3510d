"""Language codes: `es_MX` in paths and headers of catalogs, `es-MX` in what is published."""

from __future__ import annotations

import re
from collections.abc import Mapping
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

_RIGHT_TO_LEFT = frozenset(
    {
        *("Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"),
    }
)
"""The scripts in use that are written from right to left (CLDR, scriptMetadata)."""


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


@lru_cache(maxsize=256)
def parents(code: str) -> tuple[str, ...]:
    """The languages whose texts stand for what one does not say, as gettext writes them, nearest first.

    Those of `es_MX` are `es_419` and `es`, those of `zh_TW` `zh_Hant` alone: no language has one in another
    script for its parent (CLDR; UTS 35, part 1, "Parent Locales"). A code with a modifier of gettext
    (`sr@latin`) has none, for the modifier may be a script.
    """
    from babel.core import get_global  # noqa: PLC0415  (slow to import)

    exceptions, likely = get_global("parent_exceptions"), get_global("likely_subtags")
    name = _with_script(_cased(code), likely)
    found: list[str] = []
    while "@" not in code:
        above = exceptions.get(name)
        if above is None:
            base, _, last = name.rpartition("_")
            is_script = len(last) == 4 and last.isalpha() and base.isalpha()
            above = "" if is_script and _script(likely.get(base, "")) != last else base
        if above in ("", "root"):
            break
        found.append(above)
        name = above
    return tuple(found)


@lru_cache(maxsize=256)
def direction(code: str) -> str:
    """The direction in which a language is written, as HTML's `dir` has it: `ltr`, `rtl`.

    That of its script, which its code states or which is its likeliest (CLDR, likely subtags).
    """
    from babel.core import get_global  # noqa: PLC0415  (slow to import)

    likely = get_global("likely_subtags")
    name = _cased(code.split("@", maxsplit=1)[0])
    script = _script(name) or _script(likely.get(name) or likely.get(primary(code), ""))
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=256)
def turn(language: str, around: str = "") -> str:
    """The attribute of an element in a language where its direction is not the one around it; else "".

    Around it is another language, or nothing, as HTML has it: from left to right.
    """
    here = direction(language)
    return "" if here == (direction(around) if around else "ltr") else f' dir="{here}"'


def in_edition(stated: str, source: str, edition: str) -> str:
    """The language of an element in an edition, where its author stated one; all are BCP 47 tags.

    What is stated of the source's own language, in whatever region, is said of words that the edition has
    translated: it is the edition's. A third language stays, and so does a tag that says nothing ("").
    """
    is_own = stated != "" and primary(stated.strip()) == primary(source)
    return edition if is_own and edition != source else stated


def _cased(code: str) -> str:
    """A code with the capitals that BCP 47 recommends (RFC 5646, section 2.1.1)."""
    language, *others = catalog_code(code).split("_")
    cased = [
        one.title() if len(one) == 4 else one.upper() if len(one) == 2 else one for one in others
    ]
    return "_".join([language.lower(), *cased])


def _script(code: str) -> str:
    """The script that a code states, "" where it states none."""
    return next((one for one in code.split("_")[1:] if len(one) == 4 and one.isalpha()), "")


def _with_script(code: str, likely: Mapping[str, str]) -> str:
    """A code with its script where that is not the usual one of its language: `zh_Hant_TW` for `zh_TW`."""
    language, *others = code.split("_")
    if not others or _script(code):
        return code
    script = _script(likely.get(f"{language}_{others[0]}", ""))
    is_usual = script in ("", _script(likely.get(language, "")))
    return code if is_usual else "_".join([language, script, *others])


@lru_cache(maxsize=256)  # asked for each text that is segmented
def primary(code: str) -> str:
    """The language alone, in lower case: `es` of `es_MX`."""
    return re.split("[-_@]", code, maxsplit=1)[0].lower()
