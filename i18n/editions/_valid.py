"""Safe HTML of an author's as HTML wants it: no id twice, and each element where it may stand."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from itertools import pairwise

from i18n.editions._tree import Tree
from i18n.expressions import compiled

_ID = compiled(r" id=\"([^\"]*)\"")
_NAME = compiled(r" name=\"([^\"]*)\"")
_TITLE = compiled(r" title=\"[^\"]*\"")
_HREF = compiled(r" href(?:lang)?=\"[^\"]*\"")
_SOURCE = compiled(r" src=\"([^\"]*)\"")
_FOCUS = ' tabindex="-1"'
_DEFAULT = ' default=""'
_BLOCKS = frozenset(
    {
        *("blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt"),
        *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre"),
        *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SHOWN = frozenset({"audio", "img", "video"})
"""The elements that show something without a text."""
_PLAYERS = ("audio", "video")
_ORDER = {"caption": 0, "colgroup": 1, "thead": 2, "tfoot": 4}
"""The order of what is in a table (WHATWG HTML, 4.9.1); rows and their groups are between."""


def valid(html: str) -> str:
    """Safe HTML, well nested, in which an author's elements and the page's own go together.

    Of two elements with one id, the first keeps it: a link leads there anyway (WHATWG HTML, 7.4.6.4).
    """
    tree = Tree(html)
    _identifiers(tree)
    _summaries(tree)
    _players(tree)
    _rubies(tree)
    _links(tree)
    _tables(tree)
    return tree.html()


def _identifiers(tree: Tree) -> None:
    """Each id once; the name of an anchor is one, as fragments find it."""
    taken: set[str] = set()
    for place, name in enumerate(tree.names):
        if not name:
            continue
        tag = tree.pieces[place]
        if name == "a" and (named := _NAME.search(tag)):
            instead = "" if _ID.search(tag) else f' id="{named[1]}"'
            tag = tag.replace(named[0], instead, 1)
        if found := _ID.search(tag):
            if found[1] in taken or not found[1]:
                tag = tag.replace(found[0], "", 1)
            taken.add(found[1])
        tree.pieces[place] = tag


def _summaries(tree: Tree) -> None:
    """A summary holds phrases, or one heading: two languages are beside each other in spans."""
    headings = list(tree.elements(*_HEADINGS))
    end = -1
    for summary in tree.elements("summary"):
        if summary < end:
            continue
        end = tree.ends[summary]
        for place in tree.within(summary):
            if tree.names[place] not in ("div", "p"):
                continue
            here = slice(bisect(headings, place), bisect(headings, tree.ends[place]))
            held = [one for one in headings[here] if tree.names[one] in _HEADINGS]
            if not held:
                _rename(tree, place, "span")
                continue
            own, pair = tree.names[held[0]], tree.pieces[place].replace("div", "span", 1)
            id_ = _ID.search(tree.pieces[held[0]])
            is_pair = len(held) > 1
            tree.pieces[place] = f"<{own}{id_[0] if id_ else ''}>{pair}" if is_pair else ""
            tree.pieces[tree.ends[place]] = f"</span></{own}>" if is_pair else ""
            tree.names[place] = own if is_pair else ""
            for heading in held if is_pair else ():
                _rename(tree, heading, "span")
                tree.pieces[heading] = _ID.sub("", tree.pieces[heading])


def _rename(tree: Tree, place: int, name: str) -> None:
    """Make an element another one, its attributes as they are."""
    tree.pieces[place] = tree.pieces[place].replace(tree.names[place], name, 1)
    tree.pieces[tree.ends[place]] = f"</{name}>"
    tree.names[place] = name


def _players(tree: Tree) -> None:
    """The sources and tracks of a player are first in it; those of none are left out."""
    player, found = -1, dict[int, list[int]]()
    picture_end = -1
    for place, name in enumerate(tree.names):
        if name == "picture":
            picture_end = max(picture_end, tree.ends[place])
        elif name in _PLAYERS and not 0 <= player < place < tree.ends[player]:
            player = place
        elif name == "track" or (name == "source" and place > picture_end):
            is_played = 0 <= player < place < tree.ends[player]
            found.setdefault(player if is_played else -1, []).append(place)
    for around, places in found.items():
        if around >= 0:
            places.sort(key=lambda one: tree.names[one])
            tree.pieces[around] += "".join(_media(tree, places))
        for place in places:
            tree.pieces[place] = ""


def _media(tree: Tree, places: Iterable[int]) -> Iterator[str]:
    """The tags of sources and tracks, each file once, and one track at most as the one to begin with."""
    taken: set[tuple[str, str]] = set()
    has_default = False
    for place in places:
        tag = tree.pieces[place]
        found = _SOURCE.search(tag)
        file = (tree.names[place], found[1] if found else tag)
        if file in taken:
            continue
        taken.add(file)
        if _DEFAULT in tag:
            tag = tag.replace(_DEFAULT, "") if has_default else tag
            has_default = True
        yield tag


def _rubies(tree: Tree) -> None:
    """A passage is around its ruby text, in which nothing but text and readings may stand."""
    for ruby in tree.elements("ruby"):
        inner = ruby
        while [tree.names[place] for place in tree.children(inner)] == ["span"]:
            (inner,) = tree.children(inner)
        readings = [place for place in tree.children(inner) if tree.names[place] in ("rp", "rt")]
        if readings and inner != ruby:
            tree.pieces[inner] += tree.pieces[ruby]
            tree.pieces[tree.ends[readings[-1]]] += "</ruby>"
            tree.pieces[ruby] = tree.pieces[tree.ends[ruby]] = ""


def _links(tree: Tree) -> None:
    """A link is around texts and not blocks, is never empty, and has nothing in it that takes the focus."""
    _unnest(tree)
    for link in tree.elements("a"):
        for place in tree.within(link):
            if tree.names[place] == "span":
                tree.pieces[place] = tree.pieces[place].replace(_FOCUS, "")
        if not _leads(tree, link):
            continue
        if not any(_is_content(tree, place) for place in tree.within(link)):
            bare = _HREF.sub("", tree.pieces[link])
            is_goal = _ID.search(bare) is not None
            tree.pieces[link] = bare if is_goal else ""
            tree.pieces[tree.ends[link]] = "</a>" if is_goal else ""
        elif any(tree.names[place] in _BLOCKS for place in tree.within(link)):
            _part(tree, link)


def _unnest(tree: Tree) -> None:
    """No link in another, which tables can make of tags that do not end: the outer one leads somewhere."""
    outer = -1
    for place in tree.elements("a"):
        lost = -1
        if 0 <= outer < place < tree.ends[outer]:
            lost = place if _leads(tree, outer) else outer
        if lost >= 0:
            tree.pieces[lost] = _HREF.sub("", tree.pieces[lost])
            _rename(tree, lost, "span")
        if lost != place:
            outer = place


def _leads(tree: Tree, link: int) -> bool:
    """Does a link lead somewhere, or is it a goal alone?"""
    return ' href="' in tree.pieces[link]


def _is_content(tree: Tree, place: int) -> bool:
    """Does a reader see the piece: is it a text, or a picture?"""
    return tree.names[place] in _SHOWN or (
        not tree.pieces[place].startswith("<") and bool(tree.pieces[place].strip())
    )


def _part(tree: Tree, link: int) -> None:
    """Put a link around each of the texts between its blocks, in the stead of all of it."""
    opening, end = tree.pieces[link], tree.ends[link]
    tree.pieces[link] = tree.pieces[end] = ""
    bounds = _bounds(tree, link)
    for before, after in pairwise([link, *bounds, end]):
        text = range(before + 1, after)
        if not any(_is_content(tree, place) for place in text):
            continue
        # what the link says of itself is in the source's words
        here = _TITLE.sub("", opening) if _is_in_target(tree, before) else opening
        tree.pieces[before] += here
        tree.pieces[after] = f"</a>{tree.pieces[after]}"
        opening = _ID.sub("", opening)


def _is_in_target(tree: Tree, place: int) -> bool:
    """Does a tag begin, or stand in, the second column of two?"""
    while place >= 0 and ' class="target' not in tree.pieces[place]:
        place = tree.above[place]
    return place >= 0


def _bounds(tree: Tree, link: int) -> list[int]:
    """The tags in a link of its blocks and of all that has blocks in it, in order."""
    found: set[int] = set()
    for place in tree.within(link):
        if tree.names[place] in _BLOCKS:
            around = place
            while around != link and around not in found:
                found |= {around, tree.ends[around]}
                around = tree.above[around]
    return sorted(found)


def _tables(tree: Tree) -> None:
    """What is in a table in its order; an inner table comes before the one around it."""
    for table in reversed(list(tree.elements("table"))):
        children = list(tree.children(table))
        order = [_ORDER.get(tree.names[child], 3) for child in children]
        if order != sorted(order):
            found = sorted(zip(order, children, strict=True))
            tree.pieces[table] += "".join([tree.take(child) for _, child in found])
