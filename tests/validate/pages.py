"""What can be read from the pages without a browser: links, languages, heads, what they fetch."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import polib
from selectolax.lexbor import LexborNode

from i18n.languages import primary
from tests.tools import ROOT
from tests.validate.generated import HELP, language_of
from tests.validate.published import INDEX, Fault, Page, Public, attribute, languages_of, words

_FETCHED = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
}
_FETCHING = frozenset(
    {
        *("stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "prefetch", "prerender"),
        *("modulepreload", "preconnect", "dns-prefetch"),
    }
)
_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]*)|@import\s+[\"']([^\"']*)")
_MARKED = "untranslated", "missing", "note", "last-good"
LINES = "_redirects"
"""What hosts read of earlier addresses."""
HIDDEN = frozenset({"slug", "alt", "link title"})
"""The kinds of units that are attributes in a page, or not in it at all."""
LINKED = frozenset({"paragraph", "list item", "question", "answer", "quote"})
"""The kinds of units whose passages have a link of their own, wherever they stand."""
_LABEL = "Link to this passage"
LABELS = {_LABEL: "en"} | {
    entry.msgstr: path.stem
    for path in sorted((ROOT / "i18n" / "editions" / "words").glob("*.po"))
    for entry in polib.pofile(str(path))
    if entry.msgid == _LABEL and entry.msgstr
}
"""What the link of a passage is called in each language that pages have words in."""
_RUN = re.compile(r"^(?:javascript|vbscript|data):", re.IGNORECASE)


def links(public: Public) -> Iterator[Fault]:
    """Every link and fragment leads somewhere."""
    ids = {path: frozenset(page.ids()) for path, page in public.pages.items()}
    for page in public.pages.values():
        addresses = [
            attribute(node, "href") or attribute(node, "src")
            for node in page.tree.css("a[href], link[href], img[src], area[href], source[src]")
        ]
        for address in (*addresses, *page.head('meta[property="og:image"]', "content")):
            goal = public.goal(page.path, address)
            if goal is None:
                continue
            path, fragment = goal
            if path not in public.files:
                yield Fault("links", page.path, f"{address} leads nowhere")
            elif fragment and path in ids and fragment not in ids[path]:
                yield Fault("links", page.path, f"{address} names no id of {path}")


def redirects(public: Public) -> Iterator[Fault]:
    """What leads from an earlier address leads to a page, and says the same to all who ask."""
    for page in public.pages.values():
        if not page.goal:
            continue
        goal = public.goal(page.path, page.goal)
        there = public.pages.get(goal[0]) if goal is not None else None
        if there is None or not there.is_indexed:
            yield Fault("redirects", page.path, f"{page.goal!r} is no page for readers")
            continue
        if public.base and page.head("link[rel=canonical]", "href") != [public.address(there)]:
            yield Fault("redirects", page.path, "its canonical address is another page")
        if page.goal not in [attribute(one, "href") for one in page.tree.css("main a")]:
            yield Fault("redirects", page.path, "no link leads to where it goes")
    if LINES not in public.files:
        return
    for line in (public.root / LINES).read_text(encoding="utf-8").splitlines():
        earlier, address, status = line.split()
        goal = public.goal(INDEX, address.replace(":splat", ""))
        if status not in ("301", "302") or goal is None or goal[0] not in public.files:
            yield Fault("redirects", LINES, f"{line!r} leads to no page or file")
        elif posixpath.splitext(earlier)[1] != posixpath.splitext(address)[1]:
            yield Fault("redirects", LINES, f"{line!r} leads to a file of another kind")


def passages(public: Public) -> Iterator[Fault]:
    """Each segment of a document's JSON has its element in both pages and that of the pair, and a link."""
    for path in sorted(public.files):
        if not path.endswith(".json") or len(languages_of(path)) < 2:
            continue  # of no pair
        edition = json.loads((public.root / path).read_bytes())
        folder = posixpath.dirname(path)
        goals = [public.goal(INDEX, edition[side]["page"]) for side in ("source", "target")]
        named = [goal[0] for goal in goals if goal is not None]
        for there in (f"{folder}/{INDEX}", *named):
            if there not in public.pages:
                yield Fault("passages", path, f"{there} is no page")
                continue
            page = public.pages[there]
            ids = set(page.ids())
            linked = {attribute(one, "href") for one in page.tree.css("a.permalink")}
            for one in edition["passages"]:
                # what is in the head of an HTML document is in no page's body
                is_head = one["kind"] == "title" and edition["document"].endswith(".html")
                is_hidden = one["kind"] in HIDDEN or is_head
                name = one["segments"][0]["id"]
                for segment in one["segments"]:
                    if not is_hidden and segment["id"] not in ids:
                        yield Fault("passages", there, f"{segment['id']} has no element")
                if one["kind"] in LINKED and f"#{name}" not in linked:
                    yield Fault("passages", there, f"no link leads to {name}")


def identifiers(public: Public) -> Iterator[Fault]:
    """No id stands twice, and what refers to one inside the page finds it."""
    for page in public.pages.values():
        ids = page.ids()
        for one, count in Counter(ids).items():
            if count > 1:
                yield Fault("identifiers", page.path, f"the id {one} stands {count} times")
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"):
            for node in page.tree.css(f"[{name}]"):
                for one in attribute(node, name).split():
                    if one not in ids:
                        yield Fault("identifiers", page.path, f'{name}="{one}" names no id')


def languages(public: Public) -> Iterator[Fault]:
    """A page's language is that of its folder, and each passage has one of the page's languages."""
    for page in public.pages.values():
        root = page.tree.css_first("html")
        stated = attribute(root, "lang") if root is not None else ""
        if not stated:
            yield Fault("languages", page.path, "the page does not say its language")
        own = page.languages[0] if page.languages else stated
        # a page without a document is in a language whose words the project has
        is_worded = not page.is_indexed and primary(stated) == worded(own)
        if stated != own and not is_worded:
            yield Fault("languages", page.path, f'lang="{stated}" is not the folder\'s')
        for node in page.tree.css("article .body [lang]"):
            if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", attribute(node, "lang")):
                yield Fault("languages", page.path, f'lang="{attribute(node, "lang")}" is none')


def worded(language: str) -> str:
    """The primary language of the words around a document: its own, or English where it has none."""
    return primary(language) if primary(language) in LABELS.values() else "en"


def labels(public: Public) -> Iterator[Fault]:
    """The name of each passage's link is in the language that its markup says."""
    for page in public.pages.values():
        for node in page.tree.css("a.permalink"):
            label, language = attribute(node, "aria-label"), effective(node)
            if LABELS.get(label) != primary(language):
                yield Fault("labels", page.path, f"{label!r} is not {language}: {node.html}")


def effective(node: LexborNode) -> str:
    """The language of an element: its own `lang`, or that of the next element around it."""
    above: LexborNode | None = node
    while above is not None:
        if language := attribute(above, "lang"):
            return language
        above = above.parent
    return ""


def spoken(public: Public) -> Iterator[Fault]:
    """Each text of the generated site is in the language that its markup says.

    Only of that site is it known how the words of each language look.
    """
    for page in public.pages.values():
        if page.path.count("/") < 2:
            continue
        for node in page.tree.css("article .body p, article .body li, h1, h2, h3, .description"):
            for language, text in texts(node):
                said = language_of(text)
                if said and primary(language) in ("en", "es") and said != primary(language):
                    yield Fault("spoken", page.path, f"{text!r} is not {language}")


def texts(node: LexborNode) -> Iterator[tuple[str, str]]:
    """The texts right inside a node and its inline elements, each with its language."""
    for one in node.traverse(include_text=True):
        is_address = "://" in one.text() or "@" in one.text()
        if one.tag != "-text" or not one.text().strip() or is_address:
            continue
        language, is_ours = "", False
        above = one.parent
        while above is not None:
            classes = attribute(above, "class").split()
            is_ours |= above.tag in ("code", "pre", "small", "nav", "summary")
            is_ours |= "note" in classes or attribute(above, "translate") == "no"
            language = language or attribute(above, "lang")
            above = above.parent
        if not is_ours:
            yield language, " ".join(one.text().split())


def silence(public: Public) -> Iterator[Fault]:
    """What is not in the page's language is marked as untranslated and has a note beside it."""
    for page in public.pages.values():
        if page.is_pair or not page.languages:
            continue
        own = page.languages[0]
        for node in page.tree.css("article .body [lang], h1 [lang], .description [lang]"):
            language = attribute(node, "lang")
            if primary(language) in (primary(own), "") or not language_of(words(node)):
                continue
            if not is_below_mark(node):
                yield Fault("silence", page.path, f"{words(node)!r} is not marked")


def help_to_translate(public: Public) -> Iterator[Fault]:
    """Where a translation is missing, in a page or in all of it, a link says where to help.

    The generated site says where.
    """
    for page in public.pages.values():
        places = page.tree.css(".preparing li")
        # a name that stands for a title is no message
        if page.tree.css(".untranslated, .last-good, .missing[id]"):
            places += page.tree.css("article .byline")
        for place in places:
            links = [attribute(one, "href") for one in place.css("a[href]")]
            if not any(one.startswith(HELP) for one in links):
                yield Fault("help", page.path, f"{words(place)!r} does not say where to help")


def is_below_mark(node: LexborNode) -> bool:
    """Does an element around this one mark it, keep it as it is, or is it the interface's own?"""
    above: LexborNode | None = node
    while above is not None:
        is_kept = attribute(above, "translate") == "no"
        if is_kept or set(_MARKED) & set(attribute(above, "class").split()):
            return True
        above = above.parent
    return False


def scripts(public: Public) -> Iterator[Fault]:
    """No script runs: a page has one block of data at most, no handler and no frame."""
    for page in public.pages.values():
        blocks = page.tree.css("script")
        kinds = [attribute(one, "type") for one in blocks]
        if len(blocks) > 1 or any(kind != "application/ld+json" for kind in kinds):
            yield Fault("scripts", page.path, f"script elements of the types {kinds}")
        for node in page.tree.css("*"):
            if node.tag in ("iframe", "object", "embed", "base", "applet", "frame"):
                yield Fault("scripts", page.path, f"a {node.tag} element")
            for name, value in node.attributes.items():
                if name.startswith("on"):
                    yield Fault("scripts", page.path, f'{name}="{value}"')
                if name in ("href", "src", "action", "formaction") and _RUN.match(
                    re.sub(r"[\s\0]", "", value or "")
                ):
                    yield Fault("scripts", page.path, f'{name}="{value}"')


def requests(public: Public) -> Iterator[Fault]:
    """A page fetches its stylesheet, its icon and its own pictures from this site, and no more."""
    for page in public.pages.values():
        for node in page.tree.css("link[href]"):
            relations = set(attribute(node, "rel").lower().split())
            if relations & _FETCHING:
                yield from _own(public, page, attribute(node, "href"))
                if not relations & {"stylesheet", "icon"}:
                    yield Fault("requests", page.path, f"fetches more: {node.html}")
        if len(page.tree.css("link[rel=stylesheet]")) > 1:
            yield Fault("requests", page.path, "more than one stylesheet")
        for tag, names in _FETCHED.items():
            for node in page.tree.css(tag):
                for name in names:
                    for part in attribute(node, name).split(","):
                        if part.strip():
                            yield from _own(public, page, part.split()[0])
        for node in page.tree.css("style, [style]"):
            text = node.text() if node.tag == "style" else attribute(node, "style")
            for found in _ADDRESS.finditer(text):
                yield from _own(public, page, found[1] or found[2] or "")
    for path in sorted(public.files):
        if path.endswith(".css"):
            text = (public.root / path).read_text(encoding="utf-8")
            for found in _ADDRESS.finditer(text):
                address = found[1] or found[2] or ""
                if not address.startswith("data:"):
                    yield Fault("requests", path, f"the stylesheet fetches {address}")


def _own(public: Public, page: Page, address: str) -> Iterator[Fault]:
    parts = urlsplit(address)
    is_elsewhere = parts.netloc or parts.scheme not in ("", "data")
    if is_elsewhere and not (public.base and address.startswith(public.base)):
        yield Fault("requests", page.path, f"fetches {address}")
