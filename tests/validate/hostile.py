"""Hostile catalogs: what a translator could write to put something into a reader's page."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import polib

from i18n.catalogs import load, save
from tests.validate.generated import translation

PIECES = (
    "<script>document.title='taken'</script>",
    '<img src=x onerror="document.title=1">',
    '<img src="https://elsewhere.example/pixel.png" alt="">',
    '<a href="javascript:alert(1)" onclick="alert(1)">',
    "[x](javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "![x](https://elsewhere.example/pixel.png)",
    "![x][ref]",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](/\\\\elsewhere.example/es/)",
    "[x](///elsewhere.example/es/)",
    "[x](https://es.example/es/)",
    "[x](mailto:someone@elsewhere.es)",
    "<https://elsewhere.example/>",
    "<javascript:alert(1)>",
    "https://elsewhere.example/bare",
    "www.elsewhere.example",
    "<svg onload=alert(1)>",
    "<svg><use href=//elsewhere.example/x.svg#a></use></svg>",
    "</p></article></main></body>",
    "</span></p><h1>Taken</h1>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '"><iframe src="https://elsewhere.example/"></iframe>',
    "' onmouseover='alert(1)",
    '" style="position:fixed" x="',
    "<style>body{display:none}</style>",
    "<link rel=stylesheet href=//elsewhere.example/x.css>",
    '<meta http-equiv="refresh" content="0;url=https://elsewhere.example/">',
    "<base href=https://elsewhere.example/>",
    "<form action=//elsewhere.example><input><button>x</button></form>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext></mtext></math>",
    "<!-- --><b>",
    "<![CDATA[ <b>x</b> ]]>",
    "<?php echo 1 ?>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;b&#62;",
    "&amp;lt;b&amp;gt;",
    "{{ 7 * 7 }}",
    "{% include 'frame.html.jinja' %}",
    "{% raw %}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "{{ site.__class__ }}",
    "\u202ehidden\u202c",
    "\u2066open",
    "\u2069\u2069closed",
    "\u200f\u200e\u061c",
    "\ufeff\u00ad\u200b",
    "\u2028line\u2029",
    "\x7f\x85",
    "# Heading",
    "\n\n# Heading\n\n",
    "- item",
    "> quote",
    "```\ncode\n```",
    "| a | b |\n|---|---|\n| c | d |",
    "[ref]: javascript:alert(1)",
    "\n\n[ref]: https://elsewhere.example/\n\n",
    "[^one]",
    "\n\n[^one]: taken\n",
    "{#taken .x onclick=alert(1)}",
    "{^}",
    "{v}",
    "***",
    "\\",
    "`",
    "**",
    "<b>bold",
    "<span lang=fr>",
    "~~gone~~",
    "$x^2$",
    ":smile: @somebody #1",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "a" * 300,
)


class Hostile:
    """Writes msgstr's around what the translator of the generated site wrote, by chance of a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.left: list[str] = []

    def __call__(self, entry: polib.POEntry, language: str) -> str:
        """One to three pieces before, after and inside of a translation; every piece in its turn."""
        if entry.comment.startswith("slug"):
            return translation(entry, language)
        words = (translation(entry, language) or entry.msgid).split(" ")
        for _ in range(self.chance.randint(1, 3)):
            words.insert(self.chance.randint(0, len(words)), self._piece())
        return " ".join(words)

    def _piece(self) -> str:
        if not self.left:
            self.left = self.chance.sample(PIECES, len(PIECES))
        return self.left.pop()


def shapes(results: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """The shape of each page that a browser has told."""
    return {one["page"]: one["shape"] for one in results if "shape" in one}


INLINE = frozenset({"em[]"})
"""What a translator may add: emphasis, which has no attribute and leads nowhere."""


def more(page: str, found: Mapping[str, Any], before: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """What a page has that none of its harmless versions has: elements, attributes, addresses.

    An element of other attributes is another one.
    """
    elements: set[str] = set(INLINE)
    addresses: set[str] = set()
    for shape in before:
        elements |= set(shape["elements"])
        addresses |= set(shape["addresses"])
    for element in set(found["elements"]) - elements:
        yield f"{page}: the element {element}"
    for address in set(found["addresses"]) - addresses:
        yield f"{page}: the address {address}"


def without_errors(root: Path, findings: Iterable[Mapping[str, Any]]) -> int:
    """Take away the translations in which `ambos check` has found an error, as a build asks for.

    Gives how many there were: a text that loses one may be wrong in another.
    """
    count = 0
    wrong: dict[str, set[str]] = {}
    for one in findings:
        if one["severity"] == "error":
            wrong.setdefault(one["path"], set()).add(one["msgid"])
    for path, msgids in wrong.items():
        catalog = load(root / path)
        for entry in catalog:
            if entry.msgid in msgids and entry.msgstr:
                entry.msgstr = ""
                count += 1
        save(catalog, root / path)
    return count
