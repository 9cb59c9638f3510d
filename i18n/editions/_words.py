"""The words of a page's frame, from gettext catalogs in the folder `words`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale, UnknownLocaleError

from i18n.catalogs.syntax import parse
from i18n.expressions import compiled
from i18n.languages import catalog_code, primary, tag

_SOURCE = "en"
_PLACE = compiled(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """The words in one language; calling it gives the word for an English one.

    `tag` is the language they are really in: where no catalog has them they stay English.
    """

    tag: str
    messages: Mapping[str, str]

    def __call__(self, message: str, **values: object) -> str:
        """The word, with values in the places of their names; KeyError for a name without one.

        Nothing else is a place: templates call this, and `str.format` would read the attributes of values.
        """
        text = self.messages.get(message, message)
        return _PLACE.sub(lambda place: str(values[place[1]]), text) if "{" in text else text


def message(text: str) -> str:
    """A word that is translated elsewhere than it stands: as it is, for the extraction to find."""
    return text


@cache
def words(language: str) -> Words:
    """The words of a page in a language."""
    base = primary(language)
    name = f"words/{base}.po"
    source = files(__package__) / "words" / f"{base}.po"
    if base == _SOURCE or not source.is_file():
        return Words(tag(language) if base == _SOURCE else _SOURCE, {})
    catalog = parse(source.read_bytes(), name)
    return Words(tag(language), {entry.msgid: entry.msgstr for entry in catalog if entry.msgstr})


def number(count: int, own: Words) -> str:
    """A count as the language of the page writes it (CLDR): four digits stand ungrouped, as in Spanish."""
    if count < 10_000:
        return str(count)
    from babel.numbers import format_decimal  # noqa: PLC0415  (for long documents alone)

    return str(format_decimal(count, locale=locale_of(own.tag)))


def locale_of(code: str) -> Locale:
    """Babel's locale of a language, for dates and numbers; English where it knows none."""
    return _known(code) or Locale("en")


@cache
def _known(code: str) -> Locale | None:
    """Babel's locale of a language; None where it knows none."""
    try:
        return Locale.parse(catalog_code(code))
    except (UnknownLocaleError, ValueError):
        return None


def language_name(language: str, own: Words) -> str:
    """A language's name in the page's words; its tag where CLDR has no name of it."""
    known, here = _known(language), locale_of(own.tag)
    name = known.get_display_name(here) if known is not None else None
    return str(name or here.languages.get(catalog_code(language)) or tag(language))


def own_name(language: str) -> str:
    """A language's name in itself, as a menu shows it; its tag where CLDR does not know the language."""
    known = _known(language)
    name = known.get_display_name() if known is not None else None
    return name[:1].upper() + name[1:] if name else tag(language)
