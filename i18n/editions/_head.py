"""What a page's head tells search engines and programs: its address, its languages, what it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from babel.core import get_global
from markupsafe import Markup

from i18n.editions._corrections import corrections
from i18n.editions._dates import Moment, last_change, published
from i18n.editions._links import SiteLinks
from i18n.editions._localization import Localized
from i18n.editions._questions import Question, questions
from i18n.editions._site import INDEX, Site, relative
from i18n.expressions import compiled
from i18n.languages import tag

_SERVED = compiled(r"https?:", re.IGNORECASE)
ATOM, JSON_FEED = "atom.xml", "feed.json"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Alternate:
    """The address of the page in a language, a BCP 47 tag; `x-default` is for all others."""

    tag: str
    address: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of the page's language; `type` is its media type."""

    title: str
    type: str
    address: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a page's head says; addresses are whole, and "" or missing where no base URL is known.

    `locale` and `locales` are those of Open Graph: of the page, and of its other languages. `image` is
    the picture of the document, `image_text` what stands for it. `published` and `modified` are dates as
    ISO 8601 has them. `data` is JSON-LD, safe in a script element.
    """

    canonical: str
    title: str
    description: str = ""
    alternates: tuple[Alternate, ...] = ()
    feeds: tuple[Feed, ...] = ()
    locale: str = ""
    locales: tuple[str, ...] = ()
    image: str = ""
    image_text: str = ""
    published: str = ""
    modified: str = ""
    data: str = ""


def head(site: Site, columns: Sequence[Localized], folder: str, title: str) -> Head:
    """The head of the page of one document, or of two side by side, in a folder of public/.

    A page in two languages stands for itself: no language's page is an alternative of it.
    """
    first = columns[0]
    is_pair = len(columns) > 1
    found = () if is_pair else tuple(alternates(site, first.document.domain, folder))
    every = site.place(first.document.domain).languages
    others = () if is_pair else tuple(code for code in every if code != first.language)
    return Head(
        canonical=site.address(f"{folder}/"),
        title=title,
        alternates=found,
        feeds=() if is_pair else feeds(site, first.language, folder),
        description=first.rendered.value("description") or "",
        locale=_locale(first.language),
        locales=tuple(map(_locale, others)),
        image=_image(site, first),
        image_text=first.rendered.value("alt") or "",
        published=_stated(published(first.document, first.language)),
        modified=_stated(last_change(columns)),
        data=Markup(_json(_things(site, columns, folder, title))),
    )


def _stated(moment: Moment | None) -> str:
    return moment.stated if moment is not None else ""


def _image(site: Site, localized: Localized) -> str:
    """The whole address of the picture that the front matter names (`image`), in its form in the language.

    "" without one, and where neither it nor the site's base URL says where it is.
    """
    stated = localized.document.value("image")
    if not stated:
        return ""
    if _SERVED.match(stated):
        return stated
    path = SiteLinks(site, localized, "", "").path(stated)
    return site.address(path) if path else ""


def alternates(site: Site, domain: str, folder: str) -> Iterator[Alternate]:
    """Every language's page of a document, its own too, and the original's for all other readers.

    Addresses are relative where the project does not say its own, for readers of a folder.
    """
    place = site.place(domain)
    if not place.targets:
        return
    for language, name in (
        *((code, tag(code)) for code in place.languages),
        (place.language, "x-default"),
    ):
        near = relative(folder, f"{site.folder(domain, language)}/{INDEX}")
        yield Alternate(name, site.page_address(domain, language) or near)


def front_pages(site: Site) -> Iterator[Alternate]:
    """The front page of every language, and that of the site for all others; none without a base URL."""
    if site.publication.base_url:
        for language in site.languages:
            yield Alternate(tag(language), site.address(f"{tag(language)}/"))
        yield Alternate("x-default", site.address(""))


def feeds(site: Site, language: str, folder: str) -> tuple[Feed, ...]:
    """The feeds of a language, where it has them, for a page in a folder of public/."""
    if not site.publication.base_url or language not in site.dated:
        return ()
    return tuple(
        Feed(title, kind, relative(folder, f"{tag(language)}/{name}"))
        for title, kind, name in (
            ("Atom", "application/atom+xml", ATOM),
            ("JSON Feed", "application/feed+json", JSON_FEED),
        )
    )


@lru_cache(maxsize=64)
def _locale(language: str) -> str:
    """Open Graph's name of a language: with its likeliest territory, if CLDR has one (likely subtags)."""
    own, *stated = tag(language).split("-")
    likely = get_global("likely_subtags")
    script = next((part for part in stated if part.istitle()), "")
    usual = likely.get(f"{own}_{script}") or likely.get(own, "")
    territory = next((part for part in stated if part.isupper()), usual.rpartition("_")[2])
    # `001` is the world
    return f"{own}_{territory}" if territory.isalpha() else own


def _things(
    site: Site, columns: Sequence[Localized], folder: str, title: str
) -> Iterator[dict[str, Any]]:
    """What the page is, in the words of schema.org."""
    yield _article(site, columns, folder, title)
    found = [_question(one) for one in questions(columns[0])] if len(columns) == 1 else []
    if found:
        yield {
            "@type": "FAQPage",
            "inLanguage": tag(columns[0].language),
            "mainEntity": found,
        }


def _question(one: Question) -> dict[str, Any]:
    answer = {"@type": "Answer", "text": one.answer}
    return {"@type": "Question", "name": one.text, "acceptedAnswer": answer}


def _article(site: Site, columns: Sequence[Localized], folder: str, title: str) -> dict[str, Any]:
    first = columns[0]
    address = site.address(f"{folder}/")
    domain = first.document.domain
    tags = [tag(one.language) for one in columns]
    thing: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "headline": title,
        "description": first.rendered.value("description"),
        "image": _image(site, first),
        "inLanguage": tags if len(tags) > 1 else tags[0],
        "datePublished": _stated(published(first.document, first.language)),
        "dateModified": _stated(last_change(columns)),
        "correction": [thing for one in columns for thing in _corrections(one)],
    }
    last = columns[-1]
    if not last.is_original:
        thing["translator"] = [
            {"@type": "Organization" if one.is_organization else "Person", "name": one.name}
            for one in site.translators(last)
        ]
    if site.publication.logo and site.publication.base_url and site.name:
        logo = {"@type": "ImageObject", "url": site.address(site.publication.logo)}
        thing["publisher"] = {"@type": "Organization", "name": site.name, "logo": logo}
    if site.publication.base_url and len(columns) == 1:
        if first.is_original:
            thing["workTranslation"] = [
                {"@id": site.page_address(domain, code)} for code in site.place(domain).targets
            ]
        else:
            original = site.page_address(domain, first.document.language)
            thing["translationOfWork"] = {"@id": original}
    return {key: value for key, value in thing.items() if value}


def _corrections(localized: Localized) -> Iterator[dict[str, Any]]:
    """The corrections as they are shown, each with the languages that it is shown in."""
    for one in corrections(localized):
        pieces = one.pieces(localized)
        tags = list(dict.fromkeys(language for _, language in pieces))
        thing = {
            "@type": "CorrectionComment",
            "text": " ".join(text for text, _ in pieces),
            "inLanguage": tags if len(tags) > 1 else "".join(tags),
            "datePublished": _stated(one.moment),
        }
        yield {key: value for key, value in thing.items() if value}


def _json(things: Iterator[dict[str, Any]]) -> str:
    """JSON-LD that ends no script element and holds no line end of JavaScript's."""
    text = _ENCODER.encode({"@context": "https://schema.org", "@graph": list(things)})
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return text
