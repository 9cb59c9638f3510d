"""The validators that need no browser and no program: a table of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tests.validate import data, heads, lists, pages
from tests.validate.published import Fault, Public

Validator = Callable[[Public], Iterator[Fault]]

QUICK: Mapping[str, Validator] = {
    "links": pages.links,
    "redirects": pages.redirects,
    "passages": pages.passages,
    "identifiers": pages.identifiers,
    "languages": pages.languages,
    "labels": pages.labels,
    "scripts": pages.scripts,
    "requests": pages.requests,
    "canonical": heads.canonical,
    "alternates": heads.alternates,
    "site map": heads.site_map,
    "robots": heads.robots,
    "dates": heads.dates,
    "locales": heads.locales,
    "previews": heads.previews,
    "structured data": data.structured,
    "atom": data.atom,
    "json feed": data.json_feed,
}
"""Of any site."""
GENERATED: Mapping[str, Validator] = {
    "spoken": pages.spoken,
    "silence": pages.silence,
    "lists": lists.lists,
    "help": pages.help_to_translate,
}
"""Of the generated site alone, whose words show their language, and of which it is known who helps."""


def quick(public: Public, validators: Mapping[str, Validator] = QUICK) -> Iterator[Fault]:
    """What these validators find."""
    for validator in validators.values():
        yield from validator(public)
