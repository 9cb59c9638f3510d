"""Plain text: one paragraph a line, paragraphs between blank lines, or hard-wrapped.

What a line is, is told from its own look and its neighbours', by rules about text; the words that a
language needs for it (a FAQ's heading, labels, bylines, months) are data. No word is changed: what
Markdown would read as markup is escaped, bullets become `-`, underlines of headings go, and so do
labels and bylines that become front matter, and labels with nothing after them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from i18n.decoding import decode
from i18n.errors import AmbosError
from i18n.importers._blocks import Block, Kind, blocks
from i18n.importers._front_matter import front_matter
from i18n.importers._importer import Imported
from i18n.importers._lines import lines
from i18n.importers._markdown import markdown
from i18n.importers._metadata import check_title, take_metadata
from i18n.importers._questions import with_questions
from i18n.languages import tag
from i18n.plain.rules import Rules, known_languages, rules

SUFFIXES = (".txt", ".text", "")

_Fields = Mapping[str, str | Sequence[str] | None]


def convert(
    data: bytes, path: str, *, title: str | None, language: str | None, source: str, split_faq: bool
) -> list[Imported]:
    """Make a Markdown document of a plain text, or two; see `i18n.importers.convert`."""
    language = language or source
    text, _ = decode(data, path)
    if not text or text.isspace():
        raise AmbosError("is empty (name a file with text)", path=path, line=1)
    language_rules = rules(language)
    physical = lines(text, language_rules)
    metadata, body = take_metadata(physical, language_rules, title)
    heading = check_title(metadata, path, physical[0].number)
    fields: _Fields = {
        "title": heading,
        "description": metadata.description,
        "language": tag(language),
        "date": metadata.date.isoformat() if metadata.date else None,
        "author": metadata.author,
        "tags": metadata.tags,
    }
    is_faq_title = title is None and language_rules.is_faq_phrase(heading)
    found = with_questions(blocks(body, language_rules), language_rules, is_faq_title)
    notes = [f"{path}:{line}: {message}" for line, message in metadata.notes]
    if tag(language).split("-")[0].lower() not in known_languages():
        known = ", ".join(known_languages())
        notes.append(
            f"{path}: no words are known for language '{language}', so labels, bylines and the headings"
            f" of FAQs stay text (known: {known})"
        )
    name = PurePath(path).name if PurePath(path).suffix == "" else PurePath(path).stem
    if split_faq:
        article, faq, faq_title = _split(found, language_rules)
        if article and faq:
            return [
                _document(f"{name}.md", fields, article, notes),
                _document(
                    f"{name}-faq.md", {**fields, "title": faq_title, "description": None}, faq, []
                ),
            ]
        why = "all of it is questions" if faq else "no questions with answers found"
        notes.append(f"{path}: {why} (one document is written)")
    return [_document(f"{name}.md", fields, found, notes)]


def _document(name: str, fields: _Fields, found: Sequence[Block], notes: Sequence[str]) -> Imported:
    """A document of blocks; where its questions have no heading, the whole of it is a FAQ."""
    first_question = next((block for block in found if block.kind is Kind.QUESTION), None)
    is_faq = first_question is not None and first_question.depth == 1
    body = markdown(found)
    return Imported(
        name=name,
        text=front_matter({**fields, "type": "faq" if is_faq else None})
        + (f"\n{body}\n" if body else ""),
        headings=sum(block.kind is Kind.HEADING for block in found),
        questions=sum(block.kind is Kind.QUESTION for block in found),
        notes=tuple(notes),
    )


def _split(found: Sequence[Block], language_rules: Rules) -> tuple[list[Block], list[Block], str]:
    """The article, the FAQ, and the FAQ's title.

    The questions of one heading lose it: it is the title. Those of several keep theirs, and those of
    none (or of a heading that has prose before them) get the title that the language's rules give.
    """
    article: list[Block] = []
    faq: list[Block] = []
    titles: list[str] = []
    is_in_faq = False
    for at, block in enumerate(found):
        if block.kind is Kind.HEADING:
            is_in_faq = block.begins_faq and found[at + 1].kind is Kind.QUESTION
            if is_in_faq:
                titles.append(block.text)
        elif block.kind is Kind.QUESTION:
            is_in_faq = True
        (faq if is_in_faq else article).append(block)
    if len(titles) == 1 and faq[0].kind is Kind.HEADING:
        faq, faq_title = faq[1:], titles[0]
    else:
        faq_title = language_rules.faq_title
    if not any(block.kind is Kind.HEADING for block in faq):
        faq = [replace(block, depth=1) if block.kind is Kind.QUESTION else block for block in faq]
    article = [replace(block, begins_faq=False) for block in article]
    return article, faq, faq_title
