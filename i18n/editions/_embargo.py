"""What is held back because its day has not come: translations, whole documents, and their pictures."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from i18n.documents import links, named
from i18n.editions._dates import due
from i18n.editions._localization import Localized
from i18n.editions._variants import variant

_SOURCES = "source/"
_IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Withheld:
    """A document in a language, and the day from which it may be published."""

    localized: Localized
    day: datetime.date


def withheld(localized: Iterable[Localized], today: datetime.date) -> list[Withheld]:
    """Those that may not be published yet."""
    return [
        Withheld(one, day)
        for one in localized
        if (day := due(one.document, one.language)) is not None and day > today
    ]


def published_assets(
    assets: Mapping[str, bytes], held: Sequence[Withheld], published: Iterable[Localized]
) -> Mapping[str, bytes]:
    """The files below source/ without those that are only named by what is held back."""
    if not held:
        return assets
    secret: set[str] = set()
    for one in held:
        secret |= _named(one.localized, assets)
    for shown in published:
        secret -= _named(shown, assets) if secret else set()
    return {path: data for path, data in assets.items() if path not in secret}


def _named(localized: Localized, assets: Mapping[str, bytes]) -> set[str]:
    """The files that a document names in a language, each in its form in that."""
    rendered = localized.rendered
    targets = [link.target for link in links(rendered)]
    targets += [field.value for field in rendered.metadata.get(_IMAGE, ())]
    names = {
        found.path for target in targets if (found := named(target, rendered.path)) is not None
    }
    return {
        variant(name.removeprefix(_SOURCES), localized.language, assets)
        for name in names
        if name.startswith(_SOURCES) and name.removeprefix(_SOURCES) in assets
    }
