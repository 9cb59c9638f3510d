"""Which addresses are the same page: in one language, or in two."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import SplitResult, unquote, urlsplit

from babel.core import get_global
from publicsuffixlist import PublicSuffixList

from i18n.languages import primary

_CALLED = {
    "en": frozenset({"eng", "english", "ingles"}),
    "es": frozenset({"castellano", "esp", "espanol", "español", "spanish"}),
}
"""What addresses call a language, besides its code: bis.org/english, espanol.cdc.gov, cdc.gov/spanish."""

_UNCLEAR = re.compile(r"[\x00-\x20\\]")
"""What browsers drop from an address, or read as a slash (WHATWG URL, 4.4)."""
_WORD = re.compile(r"[/.]")
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?", re.ASCII)


def is_same_page(source: str, target: str, language: str) -> bool:
    """Is an address of a translation the source's, or its edition in the translation's language?

    Two addresses of one site are editions of a page where the second names the language: as a label
    of its host in the place of another (es.wikipedia.org for en.wikipedia.org), or as a folder of
    its path (/es/3/tutorial), a part of its file's name (faq.es.md) or a value of its query
    (?lang=es), by its code or by a name (espanol.cdc.gov). The names of such pages may be translated.
    """
    if source == target:
        return True
    try:
        one, other = urlsplit(source), urlsplit(target)
    except ValueError:
        return False
    if _plain(one) == _plain(other):
        return True
    if one.scheme.removesuffix("s") != other.scheme.removesuffix("s"):
        return False
    hosts = one.netloc.lower().split("."), other.netloc.lower().split(".")
    if hosts[0] != hosts[1]:
        return _is_same_host(*hosts, language)
    before = [word for word in _words(one) if _names(word, language)]
    after = [word for word in _words(other) if _names(word, language)]
    return len(after) > len(before)


def is_own_edition(source: str, target: str, language: str) -> bool:
    """Is an address the source's edition in a language, and of the same owner as far as that can be told?

    Addresses of the web alone have editions. Their domains, as one owner registers them, are the same (not
    those of `en.github.io` and `es.github.io`; the Public Suffix List, publicsuffix.org, tells). On one
    server paths are the same but for the language: behind one in the place of another the page may have
    a name in it (`/es/inicio` for `/en/start`), behind one that is put in, not, since who has `/one` need
    not have `/es/other`.
    """
    if _UNCLEAR.search(target):
        return False
    try:
        one, other = urlsplit(source), urlsplit(target)
        is_same_owner = _are_of_one_owner(one, other)
    except ValueError:
        return False
    return (
        is_same_owner
        and is_same_page(source, target, language)
        and (one.netloc != other.netloc or _differ_in_language(one.path, other.path, language))
    )


def _are_of_one_owner(one: SplitResult, other: SplitResult) -> bool:
    """Is what two addresses lead to on one server, or in one registered domain?

    Raises ValueError for a port that is none.
    """
    if other.scheme not in ("", "https", one.scheme) or one.scheme not in ("", "http", "https"):
        return False
    if "@" in other.netloc or one.port != other.port:
        return False
    if not other.netloc:
        # browsers read a host behind a third slash
        return not one.netloc and not other.path.startswith("//")
    if one.hostname == other.hostname:
        return True
    owners = [_suffixes().privatesuffix(each.hostname or "") for each in (one, other)]
    return owners[0] is not None and owners[0] == owners[1]


def _differ_in_language(source: str, target: str, language: str) -> bool:
    """Are two paths the same but for the language, and what stands behind one that replaces another?"""
    before, words = (_WORD.split(unquote(path).rstrip("/")) for path in (source, target))
    place = next((n for n, word in enumerate(words) if _names(word, language)), None)
    if place is None:
        return before == words
    if before[:place] != words[:place]:
        return False
    is_put_in = before[place:] == words[place + 1 :]
    return is_put_in or (len(before) > place and _is_language(before[place]))


def _is_language(word: str) -> bool:
    """Is a word the code of a language that CLDR knows, or what addresses call one?"""
    if any(word.lower() in names for names in _CALLED.values()):
        return True
    is_code = _CODE.fullmatch(word) is not None
    return is_code and primary(word) in get_global("likely_subtags")


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _plain(address: SplitResult) -> tuple[str, ...]:
    """An address without what makes no difference."""
    scheme = "https" if address.scheme == "http" else address.scheme
    path = unquote(address.path.rstrip("/"))
    return scheme, address.netloc.lower(), path, unquote(address.query), unquote(address.fragment)


def _is_same_host(one: list[str], other: list[str], language: str) -> bool:
    """Are two hosts the same but for a label that names a language, or www, in its place?"""
    if len(one) != len(other):
        return False
    changed = [(old, new) for old, new in zip(one, other, strict=True) if old != new]
    return all(
        (old == "www" or _CODE.fullmatch(old)) and _names(new, language) for old, new in changed
    )


def _words(address: SplitResult) -> list[str]:
    """What in a path and a query may name a language."""
    return _WORD.split(address.path) + re.split(r"[&;]?\w+=", address.query)


def _names(word: str, language: str) -> bool:
    """Does a word name the language, a regional form of it, or is it what pages call it?"""
    base = primary(language)
    if word.lower() in _CALLED.get(base, ()):
        return True
    if not _CODE.fullmatch(word):
        return False
    return re.split(r"[-_]", word)[0].lower() == base
