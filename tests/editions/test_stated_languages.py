"""What an author states of languages, and keeps from translation, is true of every edition too."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

from i18n.documents import may_state
from i18n.editions._stated import resolved
from i18n.languages import direction, in_edition
from tests.conftest import RunAmbos
from tests.editions.conftest import SiteFolder

HTML = """<!DOCTYPE html><html lang="en"><head><title>Market</title></head><body lang="en">
<h1 lang="en-GB">Uno alpha</h1>
<div lang="en"><p>Uno bravo</p><p translate="no">Keep charlie</p></div>
<section lang="en-US" dir="ltr"><p>Uno delta</p></section>
<p lang="en">Uno echo</p>
<p>Uno foxtrot <span lang="en">inner golf</span> uno hotel.</p>
<ul lang="en"><li lang="en">Uno india</li></ul>
<table lang="en"><tr><td lang="en">Uno juliett</td></tr></table>
<p translate="no">Keep kilo <span translate="yes">uno lima</span> keep mike.</p>
<p lang="fr">Bonjour <em lang="en">uno november</em> bonsoir.</p>
<p lang="en">Left oscar</p>
<p lang="de">Guten <b>Tag</b></p>
<div lang="de"><p>Danke <b lang="en">uno papa</b></p></div>
<div translate="no"><p lang="en">Keep quebec</p></div>
<aside lang="fr"><p translate="no">Bonjour romeo</p></aside>
<article translate="no"><p>Keep sierra</p></article>
<div translate="no"><p><img src="p.png" alt="Keep tango"></p></div>
<pre lang="fr">Bonjour uniform</pre>
<pre lang="en">keep victor</pre>
<div translate="no"><h2>Keep whiskey</h2></div>
</body></html>
"""
MARKDOWN = """# Uno alpha

<div lang="en">

Uno bravo

</div>

<p lang="en">Uno echo</p>

Uno foxtrot <span lang="en">inner golf</span> uno hotel.

<p translate="no">Keep kilo</p>

<div lang="en"><p>Uno lima</p><p translate="no">Keep mike</p></div>

<p lang="en">Left oscar</p>
"""
TARGETS = ["es", "ar", "de"]


@pytest.fixture
def market(tmp_path: Path, run_ambos: RunAmbos) -> SiteFolder:
    """A document of HTML and one of Markdown, of which a paragraph is not translated."""
    site = SiteFolder(tmp_path / "market", run_ambos)
    (site.root / "source").mkdir(parents=True)
    settings = f'targets = {TARGETS}\n[publish]\nformats = ["document", "text", "epub"]\n'
    (site.root / "ambos.toml").write_text(settings, encoding="utf-8")
    (site.root / "source/page.html").write_text(HTML, encoding="utf-8")
    (site.root / "source/text.md").write_text(MARKDOWN, encoding="utf-8")
    site.ambos("update")

    site.translate(lambda entry: "" if "Left" in entry.msgid else entry.msgid.replace("no ", "x "))
    site.ambos("build", "--missing", "source", "--no-check")
    return site


def stated(tree: etree._Element) -> list[tuple[str, str, str]]:
    """Each text of a body that has letters, with the language and the direction that are stated of it."""
    found = []
    path = ".//text()[not(ancestor::*[@class='permalink' or local-name() = 'small'])]"
    for text in tree.xpath(path):
        around = text.getparent()
        around = around.getparent() if text.is_tail else around
        languages = around.xpath("ancestor-or-self::*/@lang")
        turned = around.xpath("ancestor-or-self::*/@dir")
        if any(map(str.isalpha, text)):
            found.append((" ".join(text.split()), languages[-1], (turned or ["ltr"])[-1]))
    return found


def wanted(text: str, edition: str) -> str:
    """The language of a text: translated, kept, not translated, or in a third language."""
    thirds = {"Bonjour": "fr", "bonsoir.": "fr", "Guten": "de", "Tag": "de", "Danke": "de"}
    first = text.split(maxsplit=1)[0]
    own = ("Keep", "keep", "Left")
    return thirds.get(first, "en" if first in own else edition)


def primary(tag: str) -> str:
    """The language alone."""
    return tag.split("-", maxsplit=1)[0]


@pytest.mark.parametrize("name", ["page", "text"])
def test_every_text_of_a_translation_states_the_language_that_it_is_in(
    market: SiteFolder, name: str
) -> None:
    for edition in TARGETS:
        page = html.fromstring(market.read(f"{edition}/{name}/index.html"))
        with zipfile.ZipFile(market.root / f"public/{edition}/{name}/{name}.epub") as book:
            chapter = etree.fromstring(book.read("EPUB/chapter.xhtml"))
        (body,) = page.xpath("//div[@class='body']")
        for tree in (body, chapter):
            found = [one for one in stated(tree) if not one[0].startswith("http")]
            found = [one for one in found if one[0].split()[0] not in ("Translated", "Traducción")]
            texts = {one[0].split()[0] for one in found}
            assert texts >= {"Ux", "ux", "Keep", "Left", "inner"}
            assert [one for one in found if one[1] != wanted(one[0], edition)] == []
            assert [one for one in found if one[2] != direction(one[1])] == []
        assert not any(sign in one for one in page.xpath("//@lang") for sign in "+!?@")
        assert page.xpath("//img[@alt]/@lang") == ["en"] * (name == "page")
        assert chapter.xpath("//*[@lang != @*[name() = 'xml:lang']]") == []


@pytest.mark.parametrize("name", ["page", "text"])
def test_every_text_side_by_side_states_the_language_that_it_is_in(
    market: SiteFolder, name: str
) -> None:
    for edition in TARGETS:
        page = html.fromstring(market.read(f"en-{edition}/{name}/index.html"))
        (body,) = page.xpath("//div[@class='body']")
        found = stated(body)
        assert {"Ux", "Uno", "Keep", "Left"} <= {one[0].split()[0] for one in found}
        for text, language, _ in found:
            is_translated = text.split()[0] in ("Ux", "ux")
            if not text.startswith("inner"):
                assert primary(language) == wanted(text, edition if is_translated else "en"), text
        inner = [language for text, language, _ in found if text.startswith("inner")]
        assert inner == ["en", edition]


def test_a_page_in_the_language_of_the_source_says_what_the_author_does(market: SiteFolder) -> None:
    page = market.read("en/page/index.html")
    for said in (
        '<h1 id="uno-alpha" lang="en-GB">',
        '<section lang="en-US" dir="ltr">',
        '<p lang="fr">',
    ):
        assert said in page


def test_a_text_marks_what_is_kept_in_the_language_of_the_source(market: SiteFolder) -> None:
    text = market.read("es/page/page.txt").split("\n")
    assert "[en] Keep kilo ux lima [en] keep mike." in text
    assert "[en] Keep charlie" in text
    assert "[en] Keep quebec" in text
    assert "[en] Left oscar [sin traducir]" in text
    assert "Ux foxtrot inner golf ux hotel." in text
    assert "Bonjour ux november bonsoir." in text
    assert "[en]" not in market.read("en/page/page.txt")


@pytest.mark.parametrize(
    ("author", "edition", "said"),
    [
        ("en", "es", "es"),
        ("EN-gb", "es", "es"),
        ("en", "en-GB", "en-GB"),
        ("en-US", "en", "en-US"),
        ("fr", "es", "fr"),
        ("es", "es", "es"),
        ("", "es", ""),
    ],
)
def test_a_statement_of_the_own_language_is_that_of_the_edition(
    author: str, edition: str, said: str
) -> None:
    assert in_edition(author, "en", edition) == said


@pytest.mark.parametrize(
    ("data", "may"),
    [
        ('<html lang="en"><p>The language</p>', False),
        ("The slang of translators, and i18n: on.", False),
        ('<html lang="en"><p LANG=fr>x</p>', True),
        ("<p\nlang = 'fr'>x</p>", True),
        ("<p translate=no>x</p>", True),
        ('<p class="a notranslate">x</p>', True),
        ("<!-- i18n: off -->", True),
    ],
)
def test_a_document_that_states_nothing_is_known_by_its_letters(data: str, may: bool) -> None:
    assert may_state(data.encode()) is may


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('<p lang="en" dir="ltr"><i lang="!ar">x</i></p>', "<p>x</p>"),
        (
            '<p lang="fr"><i lang="!ar">x</i></p>',
            '<p lang="fr" dir="ltr"><i lang="ar" dir="rtl">x</i></p>',
        ),
        (
            '<p lang="fr"><i lang="en">x</i></p>',
            '<p lang="fr" dir="ltr"><i lang="ar" dir="rtl"><span lang="en" dir="ltr">x</span></i></p>',
        ),
        ('<p lang="en" translate="no">x</p>', '<p lang="en" translate="no" dir="ltr">x</p>'),
        ('<p lang="he">x</p>', None),
        ("<p>x &amp; y</p>", '<p><span lang="en" dir="ltr">x &amp; y</span></p>'),
        ("<p>1 &amp; <code>x</code></p>", None),
        ('<p lang="en"><i lang="?">x</i></p>', '<p><i lang="en" dir="ltr">x</i></p>'),
        (
            '<i lang="+en">x <b lang="en-GB">y</b></i>',
            '<i lang="en" dir="ltr">x <b lang="en-GB">y</b></i>',
        ),
        (
            '<small class="goal" lang="en" dir="ltr">x</small>',
            None,
        ),
        ('<p lang="en"><br lang="en"></p>', "<p><br></p>"),
    ],
)
def test_a_statement_that_does_not_hold_is_made_to(written: str, said: str | None) -> None:
    assert resolved(written, "en", "ar") == (written if said is None else said)


def test_the_copies_state_the_languages_that_their_words_are_in(market: SiteFolder) -> None:
    for edition in TARGETS:
        copy = html.fromstring(market.read(f"{edition}/page/page.html"))
        found = [(text, language) for text, language, _ in stated(copy.body)]
        assert {text.split()[0] for text, _ in found} >= {"Ux", "ux", "Keep", "Left", "Bonjour"}
        assert [one for one in found if one[1] != wanted(one[0], edition)] == []
    assert market.read("en/page/page.html").split("<body")[1] == HTML.split("<body")[1]


def test_a_copy_of_markdown_says_what_its_raw_html_does(market: SiteFolder) -> None:
    said = (
        MARKDOWN.replace("no ", "x ")
        .replace('lang="en"', 'lang="es"')
        .replace('<p translate="no"', '<p lang="en" translate="no"')
        .replace(">Left oscar<", '><span class="untranslated" lang="en">Left oscar</span><')
    )
    assert market.read("es/text/text.md") == said
    assert market.read("en/text/text.md") == MARKDOWN


def test_what_is_not_translated_says_in_a_copy_what_the_author_does(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    site = SiteFolder(tmp_path, run_ambos)
    (site.root / "source").mkdir()
    (site.root / "ambos.toml").write_text('targets = ["ar"]\n', encoding="utf-8")
    body = '<div xml:lang=en-GB dir="ltr">A <b lang="en-US">color</b> b.</div>'
    text = f'<html lang="en"><body>{body}</body></html>'
    (site.root / "source/x.html").write_text(text, encoding="utf-8")
    quote = '> <div\n> lang="en">One</div>\n\nTwo <b lang=en>two</b> and <i translate="no">x</i>.\n'
    (site.root / "source/y.md").write_text(quote, encoding="utf-8")
    site.ambos("update")
    site.ambos("build", "--missing", "source")
    opening = '<div xml:lang="ar" dir="rtl"><span class="untranslated" lang="en">'
    assert f'{opening}A <b lang="en-US">color</b> b.</span></div>' in site.read("ar/x/x.html")
    site.translate(lambda entry: entry.msgid)
    site.ambos("build", "--no-check")
    assert '<div xml:lang="ar" dir="rtl">A <b lang="ar">color</b> b.</div>' in site.read(
        "ar/x/x.html"
    )
    wanted = quote.replace('"en"', '"ar"').replace("=en>", '="ar">')
    assert site.read("ar/y/y.md") == wanted


@pytest.mark.parametrize("name", ["x.xhtml", "x.md"])
def test_the_attribute_of_xml_states_a_language_too(
    tmp_path: Path, run_ambos: RunAmbos, name: str
) -> None:
    site = SiteFolder(tmp_path, run_ambos)
    (site.root / "source").mkdir()
    (site.root / "ambos.toml").write_text('targets = ["es"]\n', encoding="utf-8")
    text = (
        '<div xml:lang="fr"><p>Bonjour</p></div>\n<ul><li xml:lang="fr">Salut '
        '<b xml:lang="en">friend</b></li></ul>\n<div xml:lang="en-GB" lang="en"><p>Colour</p></div>\n'
    )
    root = '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">'
    text = f"{root}<body>{text}</body></html>" if name == "x.xhtml" else text
    (site.root / "source" / name).write_text(text, encoding="utf-8")
    site.ambos("update")
    site.translate(lambda entry: "Ux")
    site.ambos("build", "--no-check")
    for path, own in (("es/x", "es"), ("en/x", "en"), ("en-es/x", "en")):
        page = site.read(f"{path}/index.html")
        (body,) = html.fromstring(page).xpath("//div[@class='body']")
        found = {(text, language) for text, language, _ in stated(body)}
        assert {one for one in found if one[0] in ("Bonjour", "Salut")} == {
            ("Bonjour", "fr"),
            ("Salut", "fr"),
        }
        assert {one for one in found if one[0] in ("Ux", "Colour")} == {
            *({("Ux", "es")} if "es" in path else set()),
            *({("Colour", "en")} if own == "en" else set()),
        }
        assert [one[1] for one in found if one[0] == "friend"] in ([], ["en"])
        assert "xml:lang" not in page


def test_the_contents_of_a_book_say_the_language_of_a_heading_that_is_kept(
    market: SiteFolder,
) -> None:
    for edition in TARGETS:
        with zipfile.ZipFile(market.root / f"public/{edition}/page/page.epub") as book:
            nav = etree.fromstring(book.read("EPUB/nav.xhtml"))
        (entry,) = nav.xpath("//*[local-name() = 'a'][. = 'Keep whiskey']")
        assert entry.xpath("ancestor-or-self::*/@lang")[-1] == "en"
