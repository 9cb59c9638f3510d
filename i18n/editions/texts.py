"""Each document in each language as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from i18n.editions._copies import copy_path
from i18n.editions._localization import Localized
from i18n.editions._phrases import Phrase
from i18n.editions._site import File, Site
from i18n.editions._standalone import of_language
from i18n.editions._text import passage, plain, underlined
from i18n.languages import tag

FORMAT = "text"
OF_LANGUAGE = "txt"


def publish_document(site: Site, domain: str) -> Iterator[File]:
    """One beside the page of a document in each language in which it has words."""
    for localized in site.editions(domain):
        path = copy_path(site, FORMAT, localized)
        if path is not None:
            yield File(path, text(site, localized).encode())


def text(site: Site, localized: Localized) -> str:
    """Title, description, byline, body, corrections and subjects, parted by blank lines.

    Lines are not wrapped: a paragraph is one line, which every program breaks as wide as its window is,
    and a changed word changes no other line.
    """
    frame = of_language(site, localized)
    side = frame.sides[0]
    title = _joined(side.titles)
    source = tag(localized.document.language)
    topics = frame.words("Topics")
    subjects = ", ".join(_joined([phrase]) for phrase in side.subjects)
    blocks = [
        underlined(title, 1) if title else "",
        _joined(side.descriptions),
        " · ".join(frame.byline),
        plain(frame.html, tag(localized.language), site.quotes, source).rstrip("\n"),
        *(f"{one.heading.text}: {_joined(one.texts[0])}" for one in frame.corrections),
        f"{topics}: {subjects}" if subjects else "",
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _joined(phrases: Sequence[Phrase]) -> str:
    """Phrases as text; one that is not the current translation has its language and the note."""
    return " ".join(
        f"{passage(one.text, one.tag)} [{one.note}]" if one.note else one.text for one in phrases
    )
