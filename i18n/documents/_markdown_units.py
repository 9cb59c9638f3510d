"""The units of a Markdown body, made of its runs under the directives and headings before them."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.documents._addresses import Addresses
from i18n.documents._directives import Directives, ForUnit
from i18n.documents._flow import Flow, none, segments, whole
from i18n.documents._format import Source
from i18n.documents._front_matter import FrontMatter
from i18n.documents._headings import Headings
from i18n.documents._html_reader import Place
from i18n.documents._html_reader import Reader as HtmlReader
from i18n.documents._html_reader import Run as HtmlRun
from i18n.documents._html_runs import opaque
from i18n.documents._html_writer import form as html_form
from i18n.documents._markdown_blocks import HtmlTag, html_tag
from i18n.documents._markdown_code import comments
from i18n.documents._markdown_definitions import LinkTitle, title_flow
from i18n.documents._markdown_html import HtmlBlock
from i18n.documents._markdown_reader import Comment, Held, Reader
from i18n.documents._markdown_runs import Run, flow
from i18n.documents._markdown_view import is_mdx
from i18n.documents._markdown_writer import Form, TitleForm
from i18n.model import Code, Segment, Segmenter, Span, Unit

_TEXTS = frozenset({Place.CONTENT, Place.RAW})
"""What stands between tags."""


class Builder:
    """Makes units of the items of a body that begins at byte `base` of the file."""

    def __init__(
        self,
        reader: Reader,
        base: int,
        front: FrontMatter,
        headings: Headings,
        source: Source,
    ) -> None:
        self.reader = reader
        self.base = base
        self.language = front.language
        self.segmenter = front.segmenter
        self._source = source
        self._is_mdx = is_mdx(source.path)
        self._addresses = Addresses() if source.reading.shorten_urls else None
        self.directives = Directives()
        self.html = HtmlReader(front.language)
        self.units: list[Unit] = []
        self.segments: list[Segment] = []
        self._headings = headings

    def add(self, item: Run | Comment | Held | HtmlTag | LinkTitle) -> None:
        """Take in the next item."""
        if type(item) is Run:  # the commonest
            self._add_run(item)
        elif isinstance(item, Comment):
            self.directives.read(item.text, item.start)
        elif isinstance(item, LinkTitle):
            self._add_title(item)
        elif isinstance(item, HtmlTag):
            self._add_tag(item)
        elif item.name == "html":
            self._add_html(item)
        elif self._source.reading.code is Code.COMMENTS:
            self._add_code(item)

    def _add_run(self, run: Run) -> None:
        data = self.reader.data
        found = flow(run, data, self.base, self._addresses)
        kind, level = run.kind, run.level
        if self.reader.view.is_jsx and kind == "paragraph":
            kind, level = self.html.kind, self.html.level
        kind = self._headings.kind(kind, level, self.directives)
        breadcrumb = self._headings.breadcrumb
        if level:
            self._headings.add(level, found.text)
        if run.tags and not self._add_attributes(run.tags):
            return
        directed = self._directed() if run.has_text else None
        if directed is None:
            return
        base = self.base
        unit = Unit(
            kind,
            found.text,
            Span("", base + run.start, base + run.end),
            directed.context,
            directed.notes,
            breadcrumb,
            tuple(run.risks),
            Form(run, data, base, self._addresses, self._is_mdx),
        )
        self.units.append(unit)
        segmenter = self._segmenter(directed)
        if segmenter is none:
            return
        opaque: Sequence[tuple[int, int]] = ()
        if run.opaque:
            bounds = found.characters([base + place for pair in run.opaque for place in pair])
            opaque = list(zip(bounds[::2], bounds[1::2], strict=True))
        self.segments += segments(found, unit, self.language, segmenter, opaque)

    def _add_title(self, title: LinkTitle) -> None:
        directed = self._directed()
        if directed is None:
            return
        found = title_flow(title, self.reader.data, self.base)
        span = Span("", self.base + title.start, self.base + title.end)
        unit = Unit(
            "title" if title.is_attribute else "link title",
            found.text,
            span,
            directed.context,
            directed.notes,
            self._headings.breadcrumb,
            form=TitleForm(title.closing, found.text[:1] == " ", title.is_attribute),
            is_attribute=True,
        )
        self.units.append(unit)
        self.segments += segments(found, unit, self.language, whole)

    def _add_tag(self, tag: HtmlTag) -> None:
        """Take in a tag of HTML outside the texts of MDX."""
        if not tag.is_block:
            self._add_attributes([(tag.start, tag.end)])
            return
        block = HtmlBlock(tag.pieces)
        for item in self.html.read(block.html):
            if isinstance(item, HtmlRun) and item.place not in _TEXTS:
                self._add_html_run(block, item, item.kind)

    def _add_html(self, held: Held) -> None:
        block = HtmlBlock(held.pieces)
        text = block.html.strip()
        if text.startswith("<!--") and text.find("-->", 4) == len(text) - 3:
            self.directives.read(text, held.start)  # the commonest block, which needs no tokens
            return
        for item in self.html.read(block.html):
            if isinstance(item, HtmlRun):
                self._add_html_run(block, item, held.kind)
            else:
                was_off = self.directives.is_off
                self.directives.read(item.text, held.start)
                if self.directives.is_off and not was_off:
                    self.directives.off = block.byte(item.start)

    def _add_code(self, held: Held) -> None:
        for found, form in comments(held, self.base, self._source.path):
            directed = self._directed()
            if directed is None:
                return
            span = Span("", *found.locate([0, len(found.text)]))
            breadcrumb = self._headings.breadcrumb
            unit = Unit(
                "comment",
                found.text,
                span,
                directed.context,
                directed.notes,
                breadcrumb,
                form=form,
                is_attribute=True,
            )
            self._add_unit(unit, found, directed)

    def _add_html_run(self, block: HtmlBlock, run: HtmlRun, kind: str) -> None:
        """Take in a text of an HTML block in a block of this kind, or of a raw tag."""
        directed = self._directed(is_read=True)
        if directed is None:
            return
        found = block.flow(run, self.base)
        is_text = run.place is Place.CONTENT
        if not is_text or run.kind != "paragraph":
            kind = run.kind
        if is_text:
            kind = self._headings.kind(kind, run.level, self.directives)
        breadcrumb = self._headings.breadcrumb
        if is_text and run.level:
            self._headings.add(run.level, found.text)
        unit = Unit(
            kind,
            found.text,
            Span("", *found.locate([0, len(found.text)])),
            directed.context,
            directed.notes,
            breadcrumb,
            tuple(run.risks),
            html_form(run, self.language, line_end=block.line_end(run, self.reader.data)),
            is_attribute=not is_text,
        )
        self._add_unit(unit, found, directed, opaque(block.html, run))

    def _add_attributes(self, tags: Sequence[tuple[int, int]]) -> bool:
        """Take in the texts of raw tags that stand outside a run; is the text in them translated?"""
        reader = HtmlReader(self.language)
        is_on = self.html.is_on
        for start, end in tags:
            html = self.reader.data[start:end].decode()
            if self.reader.view.is_jsx:
                tag = html_tag(self.reader.data, start, end)
                if tag is None:
                    continue  # of a component
                html = tag.html
            block = HtmlBlock([(html, start, end)])
            for item in reader.read(block.html):
                if is_on and isinstance(item, HtmlRun) and item.place is not Place.CONTENT:
                    self._add_html_run(block, item, item.kind)
        return reader.is_on

    def _directed(self, *, is_read: bool = False) -> ForUnit | None:
        """What the author said of the unit that comes now; None where it is not to be translated.

        `is_read` says that the reader of HTML gave it, which may be behind the unit by now.
        """
        if self.directives.is_off:
            self.directives.leaves_out = True
            return None
        if not (is_read or self.html.is_on):
            return None
        if self.html.is_skipped and self.reader.view.is_jsx:
            return None
        directed = self.directives.spend()
        return None if directed.is_skipped else directed

    def _add_unit(
        self, unit: Unit, found: Flow, directed: ForUnit, opaque: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.units.append(unit)
        segmenter = self._segmenter(directed)
        self.segments += segments(found, unit, self.language, segmenter, opaque)

    def _segmenter(self, directed: ForUnit) -> Segmenter:
        if directed.is_cut:
            return self._source.segmenter
        return whole if directed.is_whole else self.segmenter
