"""The languages that tags of HTML state, as they hold in a copy that is a translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from i18n.documents._format import Edit
from i18n.documents._html_elements import UNTOUCHED
from i18n.documents._html_publishing import edits_of
from i18n.documents._html_reader import Reader, State
from i18n.documents._html_tokens import Scan, Token
from i18n.documents._places import Places
from i18n.languages import direction, in_edition

_LANGUAGE = ("lang", "xml:lang")
_STATED = re.compile(
    rb"(?<!<html)[\s\"'/:](?:lang|translate)\s*=|\bnotranslate\b|i18n:\s*off", re.IGNORECASE
)
_NAME = re.compile(r"<[^\s/>]+")


def may_state(data: bytes) -> bool:
    """May a document, its bytes, state a language below its root, or keep something from translation?"""
    # most documents do not have the letters at all, which is known at once
    small = data.lower()
    is_possible = b"lang" in small or b"translate" in small or b"i18n" in small
    return is_possible and _STATED.search(data) is not None


class Statement(NamedTuple):
    """What a start tag is to state: `values` of attributes that it has, and `added`, text behind its name.

    `added` says which language words are in where they begin to be translated or kept. That holds
    between texts for translation alone: in one the translator has the tag too.
    """

    token: Token
    values: dict[str, str]
    added: str = ""


class Statements(Reader):
    """Reads HTML in a document's language, and finds what tags state otherwise in an edition's.

    `source` and `edition` are BCP 47 tags.
    """

    def __init__(self, source: str, edition: str, *arguments: Scan) -> None:
        super().__init__(source, *arguments)
        self._source, self._edition = source, edition
        self._found: list[Statement] = []

    def statements(self, html: str) -> list[Statement]:
        """Those of the next stretch of HTML, in order; their tokens lie in it."""
        self._found = []
        for _ in self.read(html):
            pass
        return self._found

    def _state(self, token: Token, top: State) -> State:
        state = super()._state(token, top)
        if token.attributes and token.name != "html" and not top.is_skipped:
            found = Statement(token, {}, self._added(token, top, state))
            if state.is_wanted and not (state.is_code or token.name in UNTOUCHED):
                found = found._replace(values=self._values(token))
            if found.values or found.added:
                self._found.append(found)
        return state

    def _values(self, token: Token) -> dict[str, str]:
        found = {}
        for name in _LANGUAGE:
            stated = token.value(name) or ""
            said = in_edition(stated, self._source, self._edition)
            if said != stated:
                found[name] = said
        turned = direction(self._edition)
        if found and token.value("dir") and turned != direction(self._source):
            found["dir"] = turned
        return found

    def _added(self, token: Token, top: State, state: State) -> str:
        is_said = any(token.value(name) is not None for name in _LANGUAGE)
        if is_said or top.is_wanted == state.is_wanted or state.is_foreign or state.is_code:
            return ""
        return f' lang="{self._edition if state.is_wanted else self._source}"'


def restate(
    html: str, base: int, languages: tuple[str, str], scan: Scan, is_text: Callable[[int], bool]
) -> Iterator[Edit]:
    """The languages of HTML that begins at byte `base` of its file, the source's and the edition's.

    `is_text` says of a byte whether it is in a text for translation. Ascending.
    """
    places = Places(html, base)
    for one in Statements(*languages, scan).statements(html):
        start = one.token.start
        if one.added:
            at, behind = places.locate([start, start + len(name_of(html[start : one.token.end]))])
            if not is_text(at):
                yield Edit(behind, behind, one.added.encode())
        yield from edits_of(html, one.token, one.values, places)


def name_of(tag: str) -> str:
    """The beginning of a start tag up to the end of its name, as it is written."""
    found = _NAME.match(tag)
    assert found is not None, "a start tag has a name"
    return found[0]
