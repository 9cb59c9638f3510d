"""The languages that an author states, in a page that is a translation: what is said there has to hold.

While a page is put together, an attribute `lang` of the author's stands as it was written, and those of
the program begin with a sign. Once the page is safe, and so well nested, `resolved` reads them all, writes
what holds, and marks the words that nobody translates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import NamedTuple

from i18n.editions._tree import TAG
from i18n.elements import VOID
from i18n.expressions import compiled
from i18n.languages import in_edition, primary, turn

OURS = "+"
"""Begins the language of an element of the program's, such as a note, whose words are in it."""
PASSAGE = "!"
"""Begins the language of a passage, which is stated where it is another than that around it."""
KEPT = "?"
"""Stands for the language of words that nobody translates: the author's statement, else the source's."""
_COLUMN = "@"
"""Begins the language of a column, which has passages and what stands between them."""

_ATTRIBUTE = compiled(r" (?P<name>[^\s=>]+)=\"(?P<value>[^\"]*)\"")
_XML = ' xml:lang="'
_LABEL = re.compile(r' aria-label="([^"]*)"')
_LANG = re.compile(r' lang="([^"]*)"')
_CODE = frozenset({"code", "pre"})
_SAID = frozenset({"alt", "title"})
"""The attributes that have words."""


class _Open(NamedTuple):
    """What holds in an element.

    `edition` is the language of the translation, `around` the one that the page states there, `author` the
    one that the author does. In what `is_settled` all words are in the language stated. `is_kept`: nothing
    is for translation, as HTML's `translate` has it.
    """

    edition: str
    around: str
    author: str = ""
    is_settled: bool = False
    is_kept: bool = False
    is_code: bool = False
    is_written: bool = True


def in_column(html: str, language: str) -> str:
    """HTML, not yet safe, of a column: it has passages, and may have words that nobody translates."""
    return f'<span lang="{_COLUMN}{language}">{html}</span>'


def as_html(html: str) -> str:
    """Safe HTML whose elements state languages as HTML does, where `xml:lang` alone did."""
    return TAG.sub(_without_xml, html) if _XML in html else html


def _without_xml(tag: re.Match[str]) -> str:
    if _XML not in tag["attributes"]:
        return tag[0]
    attributes = dict(_ATTRIBUTE.findall(tag["attributes"]))
    language = attributes.pop("xml:lang")
    attributes.setdefault("lang", language)
    return f"<{tag['name']}{_written(attributes)}>"


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())


def resolved(html: str, source: str, edition: str) -> str:
    """Safe HTML in which every element states the language that its words are in, and no sign is left.

    `source` is the document's language, `edition` that of its page, both BCP 47 tags.
    """
    out: list[str] = []
    opened = [_Open(edition, edition)]
    position = 0
    for found in TAG.finditer(html):
        top = opened[-1]
        if position < found.start():
            out.append(_words(html[position : found.start()], top, source))
        position = found.end()
        if found["end"]:
            out.append(found[0] if top.is_written else "")
            opened.pop()
            continue
        tag, inner = _start(found, top, source)
        out.append(tag)
        if found["name"] not in VOID:
            opened.append(inner)
    return "".join([*out, html[position:]])


def labelled(html: str, labels: Mapping[str, str], around: str) -> str:
    """Safe HTML whose links with these labels state their language within elements of another.

    `labels` have their languages, and `around` is that around the HTML: BCP 47 tags.
    """
    out: list[str] = []
    languages = [around]
    position = 0
    for found in TAG.finditer(html):
        if found["end"]:
            languages.pop()
        elif found["name"] not in VOID:
            label = _LABEL.search(found["attributes"])
            language = labels.get(unescape(label[1]), "") if label else ""
            if language:
                lang = f' lang="{language}"' if primary(language) != primary(languages[-1]) else ""
                bare = _LANG.sub("", found["attributes"])
                out += [html[position : found.start()], f"<{found['name']}{bare}{lang}>"]
                position = found.end()
            stated = _LANG.search(found["attributes"])
            languages.append(stated[1] if stated else languages[-1])
    return "".join([*out, html[position:]])


def _words(text: str, top: _Open, source: str) -> str:
    """A text; one between passages states its language where that is not the one around it."""
    language = top.author or source
    if top.is_settled or top.is_code or language == top.around:
        return text
    if not any(map(str.isalpha, unescape(text))):
        return text
    return f'<span lang="{language}"{turn(language, top.around)}>{text}</span>'


def _start(found: re.Match[str], top: _Open, source: str) -> tuple[str, _Open]:
    """A start tag as it is written, and what holds in its element."""
    name = found["name"]
    inner = top if top.is_written else top._replace(is_written=True)
    if name in _CODE:
        inner = inner._replace(is_code=True)
    if not found["attributes"]:
        return found[0], inner
    attributes = dict(_ATTRIBUTE.findall(found["attributes"]))
    if "translate" in attributes:
        inner = inner._replace(is_kept=attributes["translate"].strip().lower() == "no")
    classes = attributes.get("class", "").split()
    if "notranslate" in classes:
        inner = inner._replace(is_kept=True)
    stated = attributes.get("lang")
    if stated is None:
        language = top.author or source
        if inner.is_kept and language != top.around and _SAID & attributes.keys():
            said = f' lang="{language}"{turn(language, top.around)}'
            return found[0][:-1] + said + ">", inner._replace(around=language)
        return found[0], inner
    sign, language = stated[:1], stated[1:]
    if sign == _COLUMN:
        return "", inner._replace(edition=language, is_settled=False, is_written=False)
    if name == "small" and classes == ["goal"]:
        sign, language = OURS, stated
    if sign == KEPT:
        language = top.author or source
        inner = inner._replace(edition=source, is_kept=True, is_settled=True)
    elif sign in (OURS, PASSAGE):
        inner = inner._replace(edition=language, is_kept=False, is_settled=True)
    else:
        inner = inner._replace(author=stated)
        language = stated if inner.is_kept else in_edition(stated, source, top.edition)
    if language == stated:
        # the author needs no direction where it is that of the source
        is_turned = "dir" not in attributes and not turn(stated, source)
        said = turn(stated, top.around) if is_turned else ""
        return found[0][:-1] + said + ">", inner._replace(around=stated)
    del attributes["lang"]
    if sign != OURS:
        attributes.pop("dir", None)
    said = _written(attributes)
    if language != top.around or sign == OURS:
        turned = "" if "dir" in attributes else turn(language, top.around)
        said += f' lang="{language}"{turned}'
    is_written = bool(said) or sign not in (KEPT, PASSAGE)
    return f"<{name}{said}>" if is_written else "", inner._replace(
        around=language, is_written=is_written
    )
