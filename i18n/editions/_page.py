"""A page around its body: title, byline, the other editions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from i18n.editions._body import Column, body
from i18n.editions._byline import Statement, byline, dated
from i18n.editions._copies import copies
from i18n.editions._corrections import Correction, corrections
from i18n.editions._frame import frame
from i18n.editions._head import head
from i18n.editions._localization import Localized, Shown, is_address
from i18n.editions._origins import COUNTS, Origin, origin
from i18n.editions._outline import outline
from i18n.editions._phrases import NO_NAMES, Phrase, phrase, phrases, title_of, tops
from i18n.editions._segments import names
from i18n.editions._site import INDEX, Site, relative
from i18n.editions._words import Words, language_name, message, number, own_name, words
from i18n.languages import tag
from i18n.model import Segment


@dataclass(frozen=True, slots=True)
class Noted:
    """A correction as it is shown: what it is called, with its day, and its text in each language."""

    heading: Statement
    texts: Sequence[Sequence[Phrase]]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another edition of the page."""

    text: str
    address: str
    tag: str
    is_here: bool


def page(site: Site, columns: Sequence[Column], folder: str) -> bytes:
    """The page of one document, or of two side by side, in a folder of public/."""
    localized = [column.localized for column in columns]
    first, last = localized[0], localized[-1]
    own = words(first.language)
    named = [names(first.document), {}]
    descriptions, tags = (
        [phrases(one, field, own, ids) for one, ids in zip(localized, named, strict=False)]
        for field in ("description", "tags")
    )
    found = outline(first.document)
    html = body(columns, own, found.levels)
    title = " · ".join(map(title_of, localized))
    context = {
        **frame(site, own, f"{tag(first.language)}/{INDEX}", partial(relative, folder)),
        "tag": tag(first.language),
        "words": own,
        "sides": [tag(one.language) for one in localized],
        "titles": list(filter(None, tops(localized, own, named))),
        "descriptions": descriptions,
        "columns": ("source", "target"),
        "head": head(site, localized, folder, title),
        "tags": tags,
        "byline": [(one, _goal(one, folder)) for one in byline(site, first, last, own)],
        "corrections": noted(localized, own, named[0]),
        "help": site.publication.help_address(last.document.domain, last.language)
        if last.missing
        else "",
        "origins": _origins(last, own),
        "has_links": any(one.place is not None for one in last.passages),
        "side_names": [own_name(one.language) for one in localized],
        "links": list(_links(site, first.document.domain, folder, own)),
        "files": [(one, relative(folder, one.path)) for one in copies(site, localized)],
        "is_pair": len(columns) > 1,
        "body": Markup(html),
    }
    return site.render("page.html.jinja", context)


def noted(
    columns: Sequence[Localized], own: Words, named: Mapping[Segment, str] = NO_NAMES
) -> list[Noted]:
    """The corrections of a document, or of two side by side; `named` are identifiers of the first."""
    found = [corrections(one) for one in columns]
    return [
        Noted(
            dated(own, message("Correction ({date})"), group[0].moment.day)
            if group[0].moment is not None
            else Statement(own("Correction")),
            [
                _correction(one, column, own, NO_NAMES if n else named)
                for n, (one, column) in enumerate(zip(group, columns, strict=True))
            ],
        )
        for group in zip(*found, strict=True)
    ]


def _correction(
    one: Correction, localized: Localized, own: Words, named: Mapping[Segment, str]
) -> list[Phrase]:
    if not one.passages:
        return [Phrase(one.text, tag(localized.document.language))]
    return [
        phrase(localized, passage, own, named.get(passage.segment, ""))
        for passage in one.passages
        if passage.text
    ]


def _origins(localized: Localized, own: Words) -> list[str]:
    """How many passages of a translation come from where; those without text of their own do not count."""
    if localized.is_original:
        return []
    counts = Counter(
        (found := origin(one), one.language if found is Origin.INHERITED else "")
        for one in localized.passages
        if one.shown is not Shown.NOTHING and not is_address(one.segment.unit)
    )
    return [
        own(
            text,
            count=number(count, own),
            language=language_name(language, own) if language else "",
        )
        for one, text in COUNTS.items()
        for (found, language), count in counts.items()
        if found is one
    ]


def _goal(statement: Statement, folder: str) -> str:
    """The address that a part of the byline leads to from a page in a folder of public/."""
    goal = statement.goal
    return relative(folder, f"{goal}/{INDEX}") if goal and not goal.startswith("#") else goal


def _links(site: Site, domain: str, folder: str, own: Words) -> Iterator[Link]:
    """The editions of this document: each language, then each pair."""
    source, *targets = site.place(domain).languages
    for code in (source, *targets):
        goal = site.folder(domain, code)
        yield Link(
            own_name(code),
            relative(folder, f"{goal}/{INDEX}"),
            tag(code),
            goal == folder,
        )
    for code in targets:
        goal = site.pair_folder(domain, source, code)
        names = (language_name(source, own), language_name(code, own))
        text = own("{first} and {second}", first=names[0], second=names[1])
        yield Link(
            text[:1].upper() + text[1:],
            relative(folder, f"{goal}/{INDEX}"),
            own.tag,
            goal == folder,
        )
