"""Tags of HTML as messages hold them, and what of them is to be kept.

Source: WHATWG, "HTML", sections 13.1.2 (tags) and 4 (the elements); of its attributes, those that
hold text or say in which language it is.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from i18n.elements import VOID

TAG = (
    r"<(?P<close>/?)(?P<name>[A-Za-z0-9][^\s/>\"'<=]*)"
    r"(?P<rest>[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*)>"
)
_TAG = re.compile(TAG)
_END = re.compile(r"</([A-Za-z0-9][^\s/>\"'<=]*)")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'<>`]+))?")
_TRANSLATED_NAMES = (
    "abbr accesskey alt content download hreflang label lang placeholder summary title value"
)
_TRANSLATED = frozenset(_TRANSLATED_NAMES.split())
_LABELS = ("aria-desc", "aria-label")
_DATA = "data-"
"""What these say may be shown; a number is the program's."""
_LINKS = {("a", "href"): "link", ("area", "href"): "link", ("img", "src"): "image"}
_BLOCK_NAMES = (
    "address article aside blockquote body br caption dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe img input "
    "legend li main nav ol optgroup option p pre section select sub summary sup table tbody "
    "td tfoot th thead title tr ul wbr"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that a reader sees, or that part what stands before them from what stands behind."""
_ELEMENT_NAMES = (
    "a abbr acronym applet area audio b base basefont bdi bdo big button canvas center cite "
    "code col colgroup data datalist del dfn dir em embed font frame frameset hgroup i ins "
    "kbd label link map mark marquee math menu meta meter nobr noframes noscript object "
    "output param picture portal progress q rp rt ruby s samp script search slot small source "
    "span strike strong style svg template textarea time track tt u var video"
)
ELEMENTS = BLOCKS | frozenset(_ELEMENT_NAMES.split())
_PHRASING_NAMES = (
    "abbr b bdi bdo cite code dfn em i kbd mark nobr q rp rt ruby s samp small strong sub sup u var"
)
PHRASING = frozenset(_PHRASING_NAMES.split())
"""Elements that set off words, which a language may need where another does not."""
CODE = frozenset(("code", "pre", "script", "style"))
"""Elements whose content is code."""


def ended(text: str) -> frozenset[str]:
    """The names of the elements whose end is in a text."""
    return frozenset(name.lower() for name in _END.findall(text)) if "</" in text else frozenset()


def is_element(name: str, ends: Container[str]) -> bool:
    """Is what looks like a tag one: of HTML, of a component, or of what ends in the text?"""
    return name in ELEMENTS or "-" in name or ":" in name[:-1] or name in ends


def _is_key(match: re.Match[str], ends: Container[str]) -> bool:
    """Is what looks like a tag the name of a key, as <Del> and <Menu> are?"""
    name = match["name"]
    is_plain = len(name) > 1 and name.istitle() and not match["close"] and not match["rest"]
    return is_plain and name.lower() not in ends and name.lower() not in VOID


def parts(tag: str, ends: Container[str]) -> Iterator[tuple[str, str]]:
    """The kind and the value of a tag, and of each attribute that is to be kept."""
    match = _TAG.match(tag)
    if match is None or not is_element(match["name"].lower(), ends) or _is_key(match, ends):
        return
    name = match["name"].lower()
    yield "tag", f"<{match['close']}{name}>"
    for attribute, quoted in _ATTRIBUTE.findall("" if match["close"] else match["rest"]):
        key, value = attribute.lower(), " ".join(quoted.strip("\"'").split())
        if key in _TRANSLATED or key.startswith(_LABELS):
            continue
        if key.startswith(_DATA) and any(map(str.isalpha, value)):
            continue
        kind = _LINKS.get((name, key))
        yield (kind, value) if kind else ("attribute", f'{name} {key}="{value}"')
