"""The body of a page: one localized document, or two side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from i18n.documents import Event, Part, may_state
from i18n.editions._anchors import anchors, footnote_prefix
from i18n.editions._foreign import in_language
from i18n.editions._inline import Wrap, inline, without, wrapped
from i18n.editions._links import Links
from i18n.editions._localization import Localized, Passage
from i18n.editions._media import raw
from i18n.editions._parts import has_tags, linked, parts
from i18n.editions._raw import localized as with_links
from i18n.editions._safety import safe, with_page_elements
from i18n.editions._segments import LINK, Marker, beside, names
from i18n.editions._stated import KEPT, OURS, as_html, in_column, labelled, resolved
from i18n.editions._units import Units, is_omitted, span_of
from i18n.editions._valid import valid
from i18n.editions._words import Words
from i18n.editions._words import words as own_words
from i18n.languages import in_edition, tag, turn

_LEAVES = frozenset({"Paragraph", "Heading"})
_ELEMENTS = {
    "BlockQuote": "blockquote",
    "Item": "li",
    "TableRow": "tr",
    "FootnoteDefinition": "div",
    "DefinitionList": "dl",
    "DefinitionListTitle": "dt",
    "DefinitionListDefinition": "dd",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A localized document as a column of a page; `links` gives the addresses of its links."""

    localized: Localized
    links: Links


def body(
    columns: Sequence[Column],
    words: Words,
    levels: Sequence[int],
    marker: type[Marker] = Marker,
) -> str:
    """The safe HTML of one document, or of two side by side, the source first.

    `levels` are those of its headings in the page, in their order; `words` are the page's; `marker` is
    what goes around its passages.
    """
    page = _Page(columns, words, levels, marker)
    labels = _labels(columns)
    html = safe("".join(page.write()), labels=labels.keys())
    is_plain = not any(has_tags(column.localized.rendered) for column in columns)
    html = html if is_plain else with_page_elements(html)
    first = columns[0].localized
    html = as_html(html) if page.may_state else html
    if page.is_stated:
        html = resolved(html, tag(first.document.language), tag(first.language))
    if page.may_state:
        html = labelled(html, labels, tag(first.language))
    return html if is_plain else valid(html)


def _labels(columns: Sequence[Column]) -> Mapping[str, str]:
    """What the links to passages say of themselves, with the languages of that, BCP 47 tags."""
    found = [own_words(column.localized.language) for column in columns]
    return {own(LINK): own.tag for own in found}


@dataclass(slots=True)
class _Page:
    columns: Sequence[Column]
    words: Words
    levels: Sequence[int]
    marker: type[Marker]
    may_state: bool = False
    is_stated: bool = False
    """Is it a translation besides of what may state languages or keep words? `resolved` sees to that."""
    _units: list[Units] = field(default_factory=list)
    _markers: list[Marker] = field(default_factory=list)
    _opening: str = ""
    _tags: list[str] = field(default_factory=list)
    _langs: list[str] = field(default_factory=list)
    _leaf: Part | None = None
    _group: Sequence[Part] = ()
    _is_written: bool = False
    _level: int = 0
    _task: str = ""
    _is_head: bool = False
    _is_linked: bool = False
    _aligned: Sequence[str] = ()
    _cell: int = 0
    _lists: list[str] = field(default_factory=list)
    _prefix: str = ""
    _footnotes: dict[str, str] = field(default_factory=dict)
    _defined: set[str] = field(default_factory=set)

    def write(self) -> Iterator[str]:
        """The HTML, piece by piece; raw tags of the document stand as they are."""
        self._units = [Units(column.localized) for column in self.columns]
        first = self.columns[0].localized
        here = tag(first.language)
        source = tag(first.document.language)
        is_alone = first.is_original and len(self.columns) == 1
        self.may_state = may_state(first.rendered.data)
        self.is_stated = self.may_state and not is_alone
        kept = f'lang="{KEPT}"' if self.is_stated else f'lang="{source}"{turn(source, here)}'
        self._opening = f"<span {kept}>"
        self._tags = [tag(column.localized.language) for column in self.columns]
        sign = OURS if self.is_stated else ""
        self._langs = [f'lang="{sign}{one}"{turn(one, here)}' for one in self._tags]
        named = names(first.document)
        self._markers = [
            self.marker(
                column.localized,
                named,
                words=self.words,
                own=own_words(column.localized.language),
                is_twin=n > 0,
                is_stated=self.is_stated,
            )
            for n, column in enumerate(self.columns)
        ]
        self._prefix = footnote_prefix(first.document)
        headings = zip(anchors(first.document), self.levels, strict=True)
        streams = [parts(column.localized.rendered) for column in self.columns]
        within = linked(first.rendered)
        anchor = ""
        for n, group in enumerate(zip(*streams, strict=True)):
            part = group[0]
            self._is_linked = n in within
            match part.kind:
                case "open":
                    if part.name == "Heading":
                        anchor, self._level = next(headings)
                    self._group = group
                    yield self._open(part)
                case "close":
                    yield self._close(part)
                case "run":
                    yield self._run(group, anchor)
                case "task":
                    self._task = "☑ " if part.value else "☐ "
                case "rule":
                    yield "<hr>\n"
                case "code":
                    yield _code(part)
                case "html":
                    yield self._html(group)

    def _open(self, part: Part) -> str:
        if part.name in _LEAVES:
            self._leaf, self._is_written = part, False
            return ""
        match part.name:
            case "List":
                self._lists.append("ul" if part.value is None else "ol")
                start = f' start="{part.value}"' if part.value not in (None, 1) else ""
                return f"<{self._lists[-1]}{start}>\n"
            case "Table":
                self._aligned = [str(one).lower() for one in _sequence(part.value)]
                return "<table>\n"
            case "TableHead":
                self._is_head, self._cell = True, 0
                return "<thead><tr>"
            case "TableCell":
                return f"<{'th' if self._is_head else 'td'}{self._alignment()}>"
            case "TableRow":
                self._cell = 0
            case "FootnoteDefinition":
                number = self._number(str(part.value))
                id_ = "" if number in self._defined else f' id="{self._prefix}{number}"'
                self._defined.add(number)
                return f'<div class="footnote"{id_}><span>{number}.</span>\n'
            case "Admonition":
                return '<div class="admonition">\n'
            case "BlockQuote" if part.value:
                return f'<blockquote class="alert-{escape(str(part.value).lower())}">\n'
        return f"<{_ELEMENTS[part.name]}>" if part.name in _ELEMENTS else ""

    def _close(self, part: Part) -> str:
        if part.name in _LEAVES:
            goal = "" if self._is_written else self._goal()
            self._leaf, self._task = None, ""
            return goal
        match part.name:
            case "List":
                return f"</{self._lists.pop()}>\n"
            case "Table":
                return "</tbody></table>\n"
            case "TableHead":
                self._is_head = False
                return "</tr></thead>\n<tbody>"
            case "TableCell":
                return "</th>" if self._is_head else "</td>"
            case "Admonition":
                return "</div>\n"
        return f"</{_ELEMENTS[part.name]}>\n" if part.name in _ELEMENTS else ""

    def _alignment(self) -> str:
        """The class of the next cell."""
        aligned = self._aligned[self._cell] if self._cell < len(self._aligned) else "none"
        self._cell += 1
        return "" if aligned == "none" else f' class="{escape(aligned)}"'

    def _run(self, group: Sequence[Part], anchor: str) -> str:
        """A run in each column; one that is not translated, or all left out, stands once or not."""
        held = [units.passages(part) for units, part in zip(self._units, group, strict=True)]
        task, self._task = self._task, ""
        if all(map(is_omitted, held)):
            return ""
        self._is_written = True
        element, own = self._element(anchor)
        title = self._leaf.value if self._leaf and self._leaf.name == "Paragraph" else None
        own += self._attributes(0, is_kept=not held[0])
        if len(group) == 1 or not held[0]:
            html = self._inline(0, group[0], held[0], None)
            if not held[0]:
                html = self._kept(group[0], html)
            own += f' class="{title}"' if title else ""
            return f"<{element}{own}>{task}{html}</{element}>\n" if element else task + html
        element = element or "div"
        grid = beside(held[-1])
        cells = []
        for n, part in enumerate(group):
            side = ("source" if n == 0 else "target") + (f" {title}" if title else "")
            if is_omitted(held[n]):
                continue
            html = self._inline(n, part, held[n], grid, task if n == 0 else "")
            id_ = own if n == 0 else self._attributes(n)
            html = in_column(html, self._tags[n]) if self.is_stated else html
            cells.append(f'<{element}{id_} class="{side}" {self._langs[n]}>{html}</{element}>')
        return '<div class="pair">' + "\n".join(cells) + "</div>\n"

    def _kept(self, part: Part, html: str) -> str:
        """A run that is not for translation; where it has words, it states their language."""
        localized = self.columns[0].localized
        has_words = any(
            event.kind == "Text" and any(map(str.isalpha, str(event.value)))
            for event in part.events
        )
        if localized.is_original or not has_words:
            return html
        return f"{self._opening}{html}</span>"

    def _element(self, anchor: str) -> tuple[str, str]:
        """The element of the block at hand, and its id."""
        if self._leaf is None:
            return "", ""
        if self._leaf.name == "Paragraph":
            return "p", ""
        return f"h{self._level}", f' id="{escape(anchor)}"'

    def _attributes(self, n: int, *, is_kept: bool = False) -> str:
        """What the leaf at hand says of its text in a column, whose words a translation keeps or has not.

        A direction without a language is that of the source's words; `resolved` sees to languages, but
        for that of a second column, which states its own.
        """
        if self._leaf is None or not self._group[n].attributes:
            return ""
        localized = self.columns[n].localized
        found = dict(self._group[n].attributes)
        if n:
            found.pop("id", None)
        if not is_kept and not localized.is_original:
            source = tag(localized.document.language)
            stated = found.get("lang", "")
            if n and in_edition(stated, source, self._tags[n]) != stated:
                del found["lang"]
            if "lang" not in found:
                found.pop("dir", None)
        return "".join(f' {name}="{escape(value)}"' for name, value in found.items())

    def _goal(self) -> str:
        """What a link leads to where a paragraph has nothing to show."""
        id_ = dict(self._leaf.attributes).get("id") if self._leaf is not None else None
        return f'<div id="{escape(id_)}"></div>\n' if id_ else ""

    def _inline(
        self,
        n: int,
        part: Part,
        passages: Sequence[Passage],
        grid: list[list[int]] | None,
        lead: str = "",
    ) -> str:
        """A run in one column; `lead` goes before its first row."""
        column = self.columns[n]
        marker = self._markers[n]
        wraps = list(
            marker.alone(passages) if grid is None else marker.beside(passages, grid, lead)
        )
        reference = self._reference if n == 0 else self._repeated
        return inline(part.events, wraps, column.links, reference, is_in_link=self._is_linked)

    def _number(self, label: str) -> str:
        """The number of a footnote, in the order in which they are met."""
        return self._footnotes.setdefault(label, str(len(self._footnotes) + 1))

    def _reference(self, label: str) -> str:
        """A reference to a footnote; the first has an anchor."""
        is_first = label not in self._footnotes
        id_ = f' id="{self._prefix}{self._number(label)}-reference"' if is_first else ""
        return f"<sup{id_}>{self._link(label)}</sup>"

    def _repeated(self, label: str) -> str:
        """A reference to a footnote, in a column beside the one with the anchors."""
        return f"<sup>{self._link(label)}</sup>"

    def _link(self, label: str) -> str:
        number = self._number(label)
        return f'<a href="#{self._prefix}{number}">{number}</a>'

    def _html(self, group: Sequence[Part]) -> str:
        """An HTML block; beside each of its texts stands that of the second column."""
        wraps: list[Wrap] = []
        column = self.columns[0]
        events: Sequence[Event] = group[0].events
        held = [self._texts(n, one) for n, one in enumerate(group)]
        for unit, texts in held[0].items():
            if len(group) > 1:
                wraps += self._beside(group[1], texts, held[1].get(unit, []))
            elif is_omitted(texts) and (place := span_of(texts)):
                events = without(events, *place)
            else:
                wraps += self._markers[0].alone(texts)
        html = raw(with_links(wrapped(events, wraps), column.links))
        localized = column.localized
        if localized.is_original or held[0]:
            return html
        return in_language(html, self._opening)

    def _texts(self, n: int, part: Part) -> dict[int, list[Passage]]:
        """The passages of each text that an HTML block has in a column."""
        texts: dict[int, list[Passage]] = {}
        for passage in self._units[n].passages(part):
            texts.setdefault(id(passage.segment.unit), []).append(passage)
        return texts

    def _beside(
        self, part: Part, source: Sequence[Passage], target: Sequence[Passage]
    ) -> Iterator[Wrap]:
        """A text of an HTML block, and behind it the one in the second column's block, if any is shown."""
        wraps = list(self._markers[0].alone(source))
        if not wraps:
            return
        opening = f'<span class="pair"><span class="source" {self._langs[0]}>'
        closing = "</span></span>"
        if (other := span_of(target)) and not is_omitted(target):
            theirs = list(self._markers[1].alone(target))
            html = wrapped(part.events, theirs, other)
            text = raw(with_links(html, self.columns[1].links))
            text = in_column(text, self._tags[1]) if self.is_stated else text
            closing = f'</span><span class="target" {self._langs[1]}>{text}</span></span>'
        wraps[0] = wraps[0]._replace(opening=opening + wraps[0].opening)
        yield from wraps[:-1]
        yield wraps[-1]._replace(closing=wraps[-1].closing + closing)


def _sequence(value: object) -> Sequence[object]:
    return value if isinstance(value, tuple | list) else ()


def _code(part: Part) -> str:
    """A code block, which no translator of a browser touches."""
    text = escape("".join(str(event.value) for event in part.events))
    info = part.value.get("Fenced", "") if isinstance(part.value, dict) else ""
    name = str(info).split(maxsplit=1)[0] if str(info).split() else ""
    own = "".join(f' {said}="{escape(value)}"' for said, value in part.attributes)
    class_ = f' class="language-{escape(name)}"' if name else ""
    return f'<pre{own} translate="no"><code{class_}>{text}</code></pre>\n'
