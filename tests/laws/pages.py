"""Pages told by a parser that Ambos does not use: their blocks, their risks, their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCK_NAMES = (
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend "
    "li main menu meta nav noscript ol optgroup option p pre script search section select style summary "
    "table tbody td template textarea tfoot th thead title tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_TRANSLATED = frozenset(
    {"alt", "aria-description", "aria-label", "aria-placeholder", "aria-roledescription", "content"}
    | {"label", "placeholder", "title", "value"}
)
_NO_PROSE = [
    *(
        "code",
        "head > style",
        "iframe",
        "kbd",
        "math",
        "noembed",
        "noframes",
        "pre",
        "samp",
        "script",
    ),
    *("style", "template", "textarea", "tt", "var", "xmp", ".notranslate", "[translate=no]"),
]
_WORD = re.compile(r"\w+")


def _elements(html: str) -> Iterator[LexborNode]:
    root = LexborHTMLParser(html).root
    if root is not None:
        yield from root.traverse(include_text=False)


def blocks(html: str) -> list[str]:
    """The elements of a page that are no part of a sentence, in order."""
    return [str(node.tag) for node in _elements(html) if node.tag in _BLOCKS]


def risks(html: str) -> set[str]:
    """Each element of a page with its attributes, those whose values are translated by name alone."""
    return {
        f"<{node.tag} {sorted((k, None if k in _TRANSLATED else v) for k, v in node.attributes.items())}"
        for node in _elements(html)
    }


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a page's prose stands in its messages: bytes of words, and the words that do not."""

    covered: int
    every: int
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        """0 to 1; 1 for a page without prose."""
        return self.covered / self.every if self.every else 1.0


def coverage(page: str, messages: Iterable[str]) -> Coverage:
    """Hold the words that a page shows, code left out, against its messages; both are HTML.

    A message counts as often as it is given: give one for each segment.
    """
    shown = Counter(_words(page))
    held = Counter(word for message in messages for word in _words(message))
    missing = shown - held
    every = sum(len(word.encode()) * count for word, count in shown.items())
    lost = sum(len(word.encode()) * count for word, count in missing.items())
    return Coverage(every - lost, every, tuple(missing.elements()))


def _words(html: str) -> Iterator[str]:
    parser = LexborHTMLParser(html)
    for node in parser.css(", ".join(_NO_PROSE)):
        node.decompose()
    root = parser.root
    return iter(_WORD.findall(root.text(separator="\n")) if root is not None else ())
