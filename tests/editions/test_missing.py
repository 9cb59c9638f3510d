"""What readers see where a translation is missing: never the source as if it were a translation."""

from __future__ import annotations

import itertools
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from i18n import catalogs, editions
from i18n.catalogs.merge import merge
from i18n.documents import parse
from i18n.model import Missing
from i18n.publication import Publication
from i18n.segmentation import segment
from tests.conftest import RunAmbos
from tests.making import make_site, publish

MARKDOWN = [
    "# {0}",
    "{0} {1}",
    "- {0}\n- {1}",
    "> {0} **{1}**",
    "{0} <b>{1}</b> ![{2}](p.png)",
    "| {0} | {1} |\n|---|---|\n| {2} | {0} |",
    "Text[^{n}] {0}\n\n[^{n}]: {1}",
    '!!! note "{0}"\n    {1}',
    "<div>\n\n{0} {1}\n\n</div>",
]
HTML = [
    "<p>{0} {1}</p>",
    "<p>\n{0}\n<b>{1}</b>\n</p>",
    "<p><em>{0}</em></p>",
    "<h2>{0}</h2>",
    '<h2 id="i{n}">{0}</h2>',
    "<ul><li>{0}</li><li>{1}</li></ul>",
    "<details><summary>{0}</summary>{1}<p>{2}</p></details>",
    "<table><caption>{0}</caption><tr><th>{1}</th><td>{2}</td></tr></table>",
    "<select><option>{0}</option><option>{1}</option></select>",
    "<figure><figcaption>{0}</figcaption></figure>",
    "<dl><dt>{0}</dt><dd>{1} {2}</dd></dl>",
    "<blockquote>{0}<footer>{1}</footer></blockquote>",
    "<div>{0}<div>{1}</div>{2}</div>",
]
WORDS = re.compile(r"\bmk\d+")
"""The words of the sources; those of translations begin otherwise."""


def written(blocks: list[str], joint: str) -> str:
    """A document of these blocks, each word in it used once."""
    numbers = itertools.count()
    return joint.join(
        block.format(*(f"Mr. mk{next(numbers)} pays." for _ in range(3)), n=n)
        for n, block in enumerate(blocks)
    )


def published(text: str, path: str, is_done: list[bool], policy: Missing) -> dict[str, bytes]:
    """What is published of a document some messages of which are translated."""
    document = parse(text.encode(), path, "en", segment)
    catalog, _ = merge(catalogs.extract(document), None, "es")
    for entry, done in zip(catalog, itertools.cycle(is_done), strict=False):
        entry.msgstr = entry.msgid.replace("mk", "tr") if done else ""
    found = catalogs.translations(document, catalog)
    localized = [editions.original(document), editions.localize(document, "es", found, policy)]
    named: dict[tuple[str, str], tuple[str, polib.POFile]] = {
        (document.domain, "es"): ("x.po", catalog)
    }
    formats = ("document", "text", "epub", "json")
    publication = Publication(formats=formats)
    site = make_site(localized, named, assets={}, statics={}, name="", publication=publication)
    return publish(site)


def in_spanish(page: bytes) -> list[str]:
    """The words of the source that a page shows as if they were in Spanish."""
    tree = html.fromstring(page)
    return [
        str(text)
        for text in tree.xpath("//body//text() | //body//@alt | //body//@title")
        if WORDS.search(text)
        and text.getparent().xpath("string(ancestor-or-self::*[@lang][1]/@lang)") != "en"
        and not text.startswith("[en] ")
    ]


DOCUMENTS = st.one_of(
    st.tuples(st.just("source/x.md"), st.lists(st.sampled_from(MARKDOWN + HTML), min_size=1)),
    st.tuples(st.just("source/x.html"), st.lists(st.sampled_from(HTML), min_size=1)),
)


@pytest.mark.parametrize("policy", [Missing.SOURCE, Missing.LAST_GOOD, Missing.OMIT])
@settings(max_examples=25)
@given(document=DOCUMENTS, is_done=st.lists(st.booleans(), min_size=1, max_size=7))
def test_no_word_of_the_source_stands_unmarked_in_an_edition_of_another_language(
    policy: Missing, document: tuple[str, list[str]], is_done: list[bool]
) -> None:
    path, blocks = document
    joint = "\n\n" if path.endswith(".md") else "\n"
    files = published(written(blocks, joint), path, is_done, policy)
    pages = {name: data for name, data in files.items() if name.endswith("x/index.html")}
    assert set(pages) >= {"en/x/index.html"}
    for name, data in files.items():
        if name.endswith(".epub"):
            with ZipFile(BytesIO(data)) as book:
                pages[name] = book.read("EPUB/chapter.xhtml")
    for name, page in pages.items():
        assert in_spanish(page) == [], name
    if policy is not Missing.OMIT:
        return
    shown = [(name, page) for name, page in pages.items() if name.startswith("es/")]
    for name, page in shown:
        tree = html.fromstring(page)
        texts = tree.xpath("//*[@class='body']//text()" if ".html" in name else "//body//p//text()")
        assert not WORDS.search(" ".join(texts)), name
    for name in ("es/x/x.txt", "es/x/x.md", "es/x/x.html"):
        assert not WORDS.search(re.sub(r"\[en\] [^\n\"]*", "", files.get(name, b"").decode())), name


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("<p>Raw text.</p>", ""),
        ('<p class="wide">Raw text.</p>', ""),
        ('<h2 id="part">Raw text.</h2>', '<h2 id="part"></h2>'),
        ("<ul><li>Raw text.</li></ul>", "<ul><li></li></ul>"),
        ("<p>Hello. Raw text.</p>", "<p>Hola.</p>"),
        ("<p>Raw text. Hello.</p>", "<p>Hola.</p>"),
        ("<div>Hello.<p>Raw\n<b>text</b>.</p></div>", "<div>Hola.</div>"),
    ],
)
def test_a_text_of_an_html_block_that_is_left_out_leaves_no_empty_paragraph(
    raw: str, wanted: str, tmp_path: Path, run_ambos: RunAmbos
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('targets = ["es"]\n')
    (tmp_path / "source/a.md").write_text(f"Hello.\n\n{raw}\n")
    run_ambos(tmp_path, "update")
    path = tmp_path / "locales/es/LC_MESSAGES/a.po"
    path.write_text(path.read_text().replace('"Hello."\nmsgstr ""', '"Hello."\nmsgstr "Hola."'))
    done = run_ambos(tmp_path, "build", "--missing", "omit")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "public/es/a/index.html").read_text()
    (body,) = re.findall(
        r'<div class="body">\n<p>.*?</p>\n(.*?)\s*</div>\n<footer', page, re.DOTALL
    )
    assert re.sub(r"</?span[^>]*>|<a class.*?</a>", "", body).replace(" <", "<") == wanted


def test_the_mark_of_a_task_that_is_left_out_is_not_that_of_the_next() -> None:
    found = published(
        "- [x] mk0\n  1. mk1\n- [ ] mk2\n", "source/x.md", [False, True, True], Missing.OMIT
    )
    (page,) = [
        html.fromstring(data)
        for path, data in found.items()
        if path.startswith("es/") and path.endswith("/x/index.html")
    ]
    texts = [" ".join(one.text_content().split()) for one in page.xpath("//article//ol/li")]
    assert texts == ["tr1#"]
    assert [sign for sign in page.text_content() if sign in "☐☑"] == ["☐"]
