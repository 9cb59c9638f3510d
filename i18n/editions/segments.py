"""The segments of a document with their translations, side by side, as JSON.

The shape is that of docs/schemas/edition.json. What stands beside each other is a passage: mostly one
segment, or several where a translator merged them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from i18n.editions._copies import copy_path
from i18n.editions._localization import Localized, Passage, Shown
from i18n.editions._origins import origin
from i18n.editions._segments import names, rows
from i18n.editions._site import File, Site
from i18n.languages import tag
from i18n.model import Segment

FORMAT = "json"
OF_PAIR = "json"

VERSION = 1


def publish_document(site: Site, domain: str) -> Iterator[File]:
    """One for each pair, beside its page."""
    for source, target in site.beside(domain):
        path = copy_path(site, FORMAT, source, target)
        if path is not None:
            yield File(path, segments(site, source, target))


def segments(site: Site, source: Localized, target: Localized) -> bytes:
    """The JSON of a document in its own language and in another; each passage on a line of its own."""
    document = source.document
    head = {
        "version": VERSION,
        "document": document.path,
        "site": site.name,
        "source": _side(site, source),
        "target": _side(site, target),
    }
    lines = ",\n".join(_compact(one) for one in _passages(target))
    text = _compact(head)[:-1] + f',"passages":[\n{lines}\n]}}\n'
    return text.encode()


def _side(site: Site, localized: Localized) -> dict[str, str]:
    domain, language = localized.document.domain, localized.language
    return {
        "language": tag(language),
        "page": site.page_address(domain, language) or f"{site.folder(domain, language)}/",
    }


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _passages(localized: Localized) -> Iterator[dict[str, Any]]:
    """The passages of a translation, in document order."""
    named = names(localized.document)
    start = 0
    for n, (_, held) in enumerate(localized.document.by_unit(), start=1):
        unit = localized.passages[start : start + len(held)]
        start += len(held)
        for row in rows(unit):
            yield _passage([unit[place] for place in row], named, n)


def _passage(row: Sequence[Passage], named: Mapping[Segment, str], unit: int) -> dict[str, Any]:
    """What stands beside each other; its state is that of the passage that is shown."""
    chief = next((one for one in row if one.mark is None), row[0])
    found = {
        "unit": unit,
        "kind": chief.segment.unit.kind,
        "segments": [
            {"id": named[one.segment], "source": one.segment.source}
            | ({"mark": one.mark} if one.mark else {})
            for one in row
        ],
        "target": " ".join(one.text for one in row if _is_target(one)),
        "state": str(chief.state),
        "shown": chief.shown.name.lower().replace("_", "-"),
        "origin": origin(chief).name.lower().replace("_", "-"),
    }
    if chief.language:
        found["language"] = tag(chief.language)
    entry = chief.entry
    if chief.shown is Shown.LAST_GOOD and entry is not None and entry.previous_msgid:
        found["translates"] = entry.previous_msgid
    return found


def _is_target(passage: Passage) -> bool:
    """Is what is shown of a passage a translation: not the source, which is no target?"""
    return passage.shown in (Shown.TRANSLATION, Shown.LAST_GOOD) and bool(passage.text)
