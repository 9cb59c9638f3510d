"""An HTML document in its editions: its copies, and the pages that show it."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

from i18n.catalogs import load, save
from tests.conftest import RunAmbos

PAGE = """<!DOCTYPE html>
<html lang="en">
<head><title>The market</title><link rel="stylesheet" href="style.css"></head>
<body>
<p><strong>It opens on Saturday. Bring a bag.</strong></p>
<img src="roof.png" alt="The roof" onload="alert(1)">
<table><tr><td colspan="2">Apples<td>Pears</table>
<pre>code</pre>
<script>alert(1); document.title = "taken"</script>
<p><a href="two.html">More</a></p>
</body></html>
"""
POLICY = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.fixture
def public(tmp_path: Path, run_ambos: RunAmbos) -> Path:
    """What is published of two pages without translations."""
    source = tmp_path / "source"
    source.mkdir()
    (tmp_path / "ambos.toml").write_text('targets = ["es"]\n')
    (source / "index.html").write_text(PAGE)
    (source / "two.html").write_text("<h1>Two</h1><p><a href=index.html>Back</a>\n")
    (source / "style.css").write_text("p {}\n")
    (source / "roof.png").write_bytes(b"")
    for command in (["update"], ["build", "--missing", "source", "--no-check"]):
        done = run_ambos(tmp_path, *command)
        assert done.returncode == 0, done.stderr
    return tmp_path / "public"


def test_a_copy_states_its_language_marks_what_is_missing_and_is_else_the_source(
    public: Path,
) -> None:
    own = (public / "en/index/document.html").read_text()
    moved = PAGE.replace("style.css", "../../assets/style.css")
    moved = moved.replace("roof.png", "../../assets/roof.png")
    assert POLICY.sub("", own) == moved.replace('"two.html"', '"../two/two.html"')
    copy = (public / "es/index/document.html").read_text()
    assert '<html lang="es">' in copy and "<title>[en] The market</title>" in copy
    assert 'alt="[en] The roof"' in copy
    assert '<td colspan="2"><span class="untranslated" lang="en">Apples</span><td>' in copy


def test_a_page_shows_the_document_without_what_could_run(public: Path) -> None:
    page = (public / "en-es/index/index.html").read_text()
    assert "<title>The market · [en] The market</title>" in page
    row = '<strong><span class="segment" data-row="1" tabindex="-1"><span id="[^"]+">It opens on Saturday.<'
    assert re.search(row, page)
    assert '<td colspan="2"><div class="pair">' in page
    assert '<pre translate="no"><code>code</code></pre>' in page
    assert 'href="../two/index.html"' in page
    assert "alert" not in page


@pytest.mark.tool("chromium")
def test_a_browser_runs_no_script_of_a_copy(public: Path, chromium: list[str]) -> None:
    page = public / "es/index/document.html"
    done = subprocess.run(
        [*chromium, "--dump-dom", "--virtual-time-budget=2000", page.as_uri()],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "<title>[en] The market</title>" in done.stdout
    assert "Apples" in done.stdout


ROOT = '<html xmlns="http://www.w3.org/1999/xhtml">'
BODY = "<body><p>One</p><script>document.documentElement.id = 'run'</script></body></html>"


@pytest.mark.tool("chromium")
@pytest.mark.parametrize(
    "start",
    [
        f"{ROOT}<head/>",
        f"{ROOT}<HEAD><title>A</title></HEAD>",
        f'{ROOT}<head xmlns="urn:x"><title>A</title></head>',
        f"<!DOCTYPE html [<!ATTLIST meta xmlns CDATA 'urn:x'>]>{ROOT}<head><title>A</title></head>",
        f"<!DOCTYPE html [<!ENTITY h '<head xmlns=\"urn:x\"/>'>]>{ROOT}&h;<head><title>A</title></head>",
        f"<!DOCTYPE html [<!ENTITY x '<b><html><head></head></html></b>'>]>{ROOT}<head></head>",
    ],
)
def test_a_browser_runs_no_script_of_a_copy_in_xml(
    start: str, tmp_path: Path, run_ambos: RunAmbos, chromium: list[str]
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('targets = ["es"]\n')
    source = tmp_path / "source/x.xhtml"
    source.write_text(start + BODY)
    for command in (["update"], ["build", "--missing", "source", "--no-check"]):
        done = run_ambos(tmp_path, *command)
        assert done.returncode == 0, done.stderr
    has_run = {}
    for page in (source, tmp_path / "public/es/x/x.xhtml"):
        done = subprocess.run(
            [*chromium, "--dump-dom", "--virtual-time-budget=2000", page.as_uri()],
            capture_output=True,
            text=True,
            check=True,
        )
        assert "One" in done.stdout
        has_run[page] = 'id="run"' in done.stdout
    assert list(has_run.values()) == [True, False]


def test_a_page_that_names_a_transformation_is_not_published(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('targets = ["es"]\n')
    source = tmp_path / "source/x.xhtml"
    source.write_text(f'<?xml-stylesheet type="text/xsl" href="#s"?>{ROOT}<head/>{BODY}')
    assert run_ambos(tmp_path, "update").returncode == 0
    done = run_ambos(tmp_path, "build", "--missing", "source", "--no-check")
    assert done.returncode == 2
    assert done.stderr.startswith('source/x.xhtml:1: the xml-stylesheet is not type="text/css"')
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "public/es/x").exists()


def test_every_copy_of_xhtml_is_xml(tmp_path: Path, run_ambos: RunAmbos) -> None:
    text = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><b>One<p>Two</p>three</b> <br/>four.'
        '<p title="Five">Six &amp; <a href="x.xhtml?a=1&amp;b=2">seven</a>. Eight.</p></body></html>'
    )
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('targets = ["es"]\n')
    (tmp_path / "source/x.xhtml").write_text(text)
    assert run_ambos(tmp_path, "update").returncode == 0
    catalog = tmp_path / "locales/es/LC_MESSAGES/x.po"
    messages = catalog.read_text(encoding="utf-8")
    wanted = 'msgid "Eight."\nmsgstr ""'
    assert wanted in messages
    catalog.write_text(messages.replace(wanted, 'msgid "Eight."\nmsgstr "Ocho & <br>&nbsp;x."'))
    for policy in ("source", "omit"):
        done = run_ambos(tmp_path, "build", "--missing", policy, "--no-check")
        assert done.returncode == 0, done.stderr
        for language in ("en", "es"):
            copy = (tmp_path / "public" / language / "x/x.xhtml").read_bytes()
            assert b'<head xmlns="http://www.w3.org/1999/xhtml"><meta http-equiv=' in copy
            etree.fromstring(copy)
        assert b"Ocho &amp; &lt;br>&#160;x." in copy


KEPT = """<html lang="en"><body>
<h2 id="brand" translate="no">Blue Market</h2>
<p class="notranslate">Green Market</p>
<div translate="no"><p>Red Market</p><p translate="yes">Come and see.</p></div>
<p>Ask for <b translate="no">Grey Market</b> and <code translate="no">x</code>.</p>
<p lang="fr">Bonjour</p>
<p lang="ar" dir="rtl">\u0643\u062a\u0627\u0628</p>
<ul><li lang="fr">Bonsoir</li><li translate="no">Black Market</li></ul>
<section lang="fr"><p>Merci <b>bien</b></p><p lang="en" translate="no">White Market</p></section>
<table><tr><td>x</td></tr></table>
</body></html>
"""


@pytest.fixture
def kept(tmp_path: Path, run_ambos: RunAmbos) -> Path:
    """What is published of a page with names, and words of other languages, that nobody translates."""
    (tmp_path / "source").mkdir()
    settings = 'targets = ["es"]\n[publish]\nformats = ["epub"]\n'
    (tmp_path / "ambos.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "source/names.html").write_text(KEPT, encoding="utf-8")
    assert run_ambos(tmp_path, "update").returncode == 0
    path = tmp_path / "locales/es/LC_MESSAGES/names.po"
    catalog = load(path)
    texts = {"Come and see.": "Venga a ver.", "x": "y"}
    assert len(catalog) == 3
    for entry in catalog:
        entry.msgstr = texts.get(entry.msgid) or entry.msgid.replace("Ask for", "Pida")
    save(catalog, path)
    done = run_ambos(tmp_path, "build", "--no-check")
    assert done.returncode == 0, done.stderr
    return tmp_path / "public"


def untranslated(tree: etree._Element) -> list[str]:
    """What no translator of a browser may touch."""
    ns = "*[local-name() != 'html']"
    return ["".join(one.itertext()).strip() for one in tree.xpath(f"//{ns}[@translate='no']")]


NAMES = [
    "Blue Market",
    "Green Market",
    "Red Market",
    "Grey Market",
    "x",
    "Black Market",
    "White Market",
]


@pytest.mark.parametrize("path", ["en/names", "es/names", "en-es/names"])
def test_what_is_not_for_translation_says_so_in_pages_and_books(kept: Path, path: str) -> None:
    name = "names.en-es" if path.startswith("en-es") else "names"
    page = html.fromstring((kept / path / "index.html").read_text(encoding="utf-8"))
    with zipfile.ZipFile(kept / path / f"{name}.epub") as book:
        chapter = etree.fromstring(book.read("EPUB/chapter.xhtml"))
    for tree in (page, chapter):
        texts = [text for one in untranslated(tree) for text in NAMES if one.startswith(text)]
        assert sorted(set(texts)) == sorted(NAMES)
        sees = tree.xpath("//*[@translate='yes']")
        assert len(sees) == (2 if "-" in path else 1)


@pytest.mark.parametrize("path", ["en/names", "es/names", "en-es/names"])
def test_words_of_a_third_language_say_which(kept: Path, path: str) -> None:
    page = html.fromstring((kept / path / "index.html").read_text(encoding="utf-8"))

    def language(text: str) -> tuple[str, str]:
        (found,) = page.xpath(f"//div[@class='body']//*[starts-with(text(), '{text}')]")
        stated = found.xpath("(ancestor-or-self::*/@lang)[last()]")
        return stated[0], found.get("dir", "")

    assert language("Bonjour") == ("fr", "")
    assert language("Bonsoir") == ("fr", "")
    assert language("Merci") == language("bien") == ("fr", "")
    assert language("\u0643\u062a\u0627\u0628") == ("ar", "rtl")
    for name in ("Blue", "Green", "Red", "Black", "White"):
        assert language(f"{name} Market") == ("en", "")
    assert "-kept-" not in etree.tostring(page, encoding="unicode")


def test_a_text_of_one_letter_stands_once(kept: Path) -> None:
    page = html.fromstring((kept / "es/names/index.html").read_text(encoding="utf-8"))
    (cell,) = page.xpath("//td")
    (passage,) = cell.xpath("./span")
    assert passage.text == "y"
    assert len(page.xpath(f"//*[@id='{passage.get('id')}']")) == 1
