"""An author's own HTML in pages and books: it stays, and what it becomes is valid."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from i18n.documents import form_of
from i18n.editions._valid import valid
from tests.conftest import RunAmbos
from tests.editions.conftest import SiteFolder, accented, words_of
from tests.tools import Message

DOCUMENT = """<!DOCTYPE html>
<html lang="en"><head><title>The market</title></head><body>
<h1><a id="top-of-it"></a>The market</h1>
<p><a href="notes.md">All of it a link.</a> <span id="mid">Not this.</span></p>
<p><a href="notes.md">Alone</a></p>
<ul><li><a href="notes.md">One. Two.</a></li><li><b id="whole">Whole</b></li></ul>
<a href="notes.md" title="On the card"><h2>A card</h2><p>What is on it.</p></a>
<a href="notes.md"><div>First</div><div>Second</div></a>
<details><summary>More</summary><p>Behind it.</p></details>
<details><summary><h3>More again</h3></summary><p>Behind that.</p></details>
<video id="film" controls src="film.mp4"><track kind="captions" src="film.vtt" srclang="en" label="English">
No film here.</video>
<video controls><track kind="captions" src="film.vtt" srclang="en" label="English">Nothing.</video>
<table><colgroup><col></colgroup><caption>Prices</caption><tfoot><tr><td>All</td></tr></tfoot>
<tbody><tr><td>Pears</td></tr></tbody></table>
<aside id="note"><p>A note.</p></aside><menu><li>An entry</li></menu>
<p><ruby>base<rt>over</rt></ruby></p>
<p><a href="#film">The film</a>, <label id="said">said</label>.</p>
</body></html>
"""
NOTES = """# Notes

<p><a href="market.html">Raw and alone</a></p>

<a href="market.html">Inline and alone</a>

<a href="market.html">

Around a block.

</a>

## <a id="own"></a>Own

Some <span id="some">span</span>.

- <a id="item"></a>An item
"""


@pytest.fixture
def public(tmp_path: Path, run_ambos: RunAmbos) -> Path:
    """What is published of a document in HTML and one in Markdown."""
    source = tmp_path / "source"
    source.mkdir()
    (tmp_path / "ambos.toml").write_text(
        'targets = ["es"]\n[publish]\nformats = ["document", "epub"]\n'
    )
    (source / "market.html").write_text(DOCUMENT)
    (source / "notes.md").write_text(NOTES)
    for name in ("film.mp4", "film.vtt", "film.es.vtt"):
        (source / name).write_text("WEBVTT\n")
    site = SiteFolder(tmp_path, run_ambos)
    site.ambos("update")
    site.translate(lambda entry: "" if entry.msgid == "Alone" else accented(entry))
    site.ambos("build", "--missing", "source", "--no-check")
    return tmp_path / "public"


@pytest.mark.tool("vnu")
def test_the_validator_finds_nothing(public: Path, vnu: Callable[..., list[Message]]) -> None:
    assert [str(message) for message in vnu(*public.rglob("index.html"))] == []


FOLDERS = ("en/market", "es/market", "en-es/market", "en/notes", "es/notes", "en-es/notes")


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_id_stands_twice_and_none_is_lost(public: Path, folder: str) -> None:
    ids = re.findall(r' id="([^"]*)"', (public / folder / "index.html").read_text())
    assert len(ids) == len(set(ids))
    market = {"top-of-it", "mid", "whole", "film", "note", "said"}
    own = market if "market" in folder else {"own", "some", "item"}
    assert own <= set(ids)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_link_around_blocks_is_around_each_of_their_texts(public: Path, folder: str) -> None:
    tree = etree.HTML((public / folder / "index.html").read_text())
    links = tree.xpath("//div[@class='body']//a[@href and not(@class)]")
    said = [words_of(link).translate(PLAIN) for link in links]
    wanted = (
        ("A card", "What is on it.", "First", "Second")
        if "market" in folder
        else ("Around a block.",)
    )
    for text in wanted:
        assert sum(one.startswith(text) for one in said) == (2 if "en-es" in folder else 1)
    assert all(said)
    assert not tree.xpath("//a//*[@tabindex] | //a//a | //a//p | //a//div")


def test_a_link_around_blocks_says_nothing_of_itself_in_the_words_of_another_language(
    public: Path,
) -> None:
    for folder, wanted in (("en", OWN), ("es", "On thé cárd"), ("en-es", OWN)):
        tree = etree.HTML((public / folder / "market/index.html").read_text())
        assert tree.xpath("//div[@class='body']//a/@title") == [wanted] * 2
        assert not tree.xpath("//*[@class='target']//a[@title]")


def test_a_passage_in_a_link_keeps_its_identifier(public: Path) -> None:
    tree = etree.HTML((public / "en/market/index.html").read_text())
    (alone,) = tree.xpath("//a[normalize-space() = 'Alone']/span")
    assert alone.get("id").startswith("s-")


@pytest.mark.parametrize("name", ["en/market/market", "en-es/market/market.en-es"])
def test_a_book_has_a_table_in_order_and_each_id_once(public: Path, name: str) -> None:
    with zipfile.ZipFile(public / f"{name}.epub") as book:
        chapter = etree.fromstring(book.read("EPUB/chapter.xhtml"))
    (table,) = chapter.iter("{*}table")
    names = [etree.QName(child).localname for child in table]
    assert names == ["caption", "colgroup", "tbody", "tfoot"]
    ids = chapter.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_tracks_stand_right_in_their_player_before_its_text(public: Path) -> None:
    for folder, count in (("en/market", 1), ("es/market", 1), ("en-es/market", 2)):
        page = (public / folder / "index.html").read_text()
        assert len(re.findall("<video ", page)) == 1
        (tracks,) = re.findall(r"<video [^>]*>((?:<track [^>]*>)*)", page)
        assert tracks.count("<track ") == page.count("<track ") == count


PLAIN = str.maketrans("áéóú", "aeou")
OWN = "On the card"
INNER = "<table><colgroup></colgroup>"


def test_a_track_says_the_language_of_the_form_that_is_taken(public: Path) -> None:
    said = re.compile(r'<track [^>]*src="[^"]*/([^"/]+)" srclang="([^"]*)" label="([^"]*)"')
    own, other = ("film.vtt", "en", "English"), ("film.es.vtt", "es", "Espa\u00f1ol")
    wanted = {"en": [own], "es": [other], "en-es": [own, other]}
    for folder, tracks in wanted.items():
        assert said.findall((public / folder / "market/index.html").read_text()) == tracks
    for folder, (name, language, _) in (("en", own), ("es", other)):
        copy = (public / folder / "market/market.html").read_text()
        assert {said[:2] for said in said.findall(copy)} == {(name, language)}


@pytest.mark.parametrize(
    ("target", "address", "language"),
    [
        ("film.vtt", "../assets/film.es.vtt", "es"),
        ("a/my%20film.vtt#x", "my%20film.es_MX.vtt#x", "es-MX"),
        ("film.vtt", "film.vtt", ""),
        ("film.es.vtt", "../film.es.vtt", ""),
        ("film.vtt", "other.es.vtt", ""),
        ("film.vtt", "film.e!.vtt", ""),
        ("", "", ""),
    ],
)
def test_the_language_of_a_form(target: str, address: str, language: str) -> None:
    assert form_of(target, address) == language


VALID = {
    '<p id="a">x</p><p id="a">y</p>': '<p id="a">x</p><p>y</p>',
    '<a name="a">x</a><a name="b" id="c">y</a>': '<a id="a">x</a><a id="c">y</a>',
    '<i id="a">x</i><a name="a">y</a>': '<i id="a">x</i><a>y</a>',
    '<p> id="a" id="a"</p>': '<p> id="a" id="a"</p>',
    '<a href="x" hreflang="es"> </a>y': " y",
    '<a id="a" href="x"></a>y': '<a id="a"></a>y',
    '<a href="x"><img src="y" alt=""></a>': '<a href="x"><img src="y" alt=""></a>',
    '<a id="a"><p>x</p></a>': '<a id="a"><p>x</p></a>',
    '<a id="a" href="x">y<p>z</p></a>': '<a id="a" href="x">y</a><p><a href="x">z</a></p>',
    '<a href="x"><b><p>y</p>z</b></a>': '<b><p><a href="x">y</a></p><a href="x">z</a></b>',
    '<a href="x">y<hr>z</a>': '<a href="x">y</a><hr><a href="x">z</a>',
    '<a href="x">y<a id="a" href="z">z</a></a>': '<a href="x">y<span id="a">z</span></a>',
    '<a id="a">y<a href="z">z</a></a>': '<span id="a">y<a href="z">z</a></span>',
    "<summary><div><h2>x</h2></div></summary>": "<summary><h2>x</h2></summary>",
    '<summary><div class="pair"><h2 id="x" lang="en">x</h2><h2 lang="es">y</h2></div></summary>': (
        '<summary><h2 id="x"><span class="pair"><span lang="en">x</span><span lang="es">y</span></span>'
        "</h2></summary>"
    ),
    "<summary><div><p>x</p></div></summary>": "<summary><span><span>x</span></span></summary>",
    '<track src="x"><source src="y">z': "z",
    '<video src="x"><picture><source srcset="y"><img src="z"></picture></video><track src="t">': (
        '<video src="x"><picture><source srcset="y"><img src="z"></picture></video>'
    ),
    '<audio><video></video><track src="t"></audio>': (
        '<audio><track src="t"><video></video></audio>'
    ),
    '<picture><source src="y"><img src="x"></picture>': (
        '<picture><source src="y"><img src="x"></picture>'
    ),
    '<audio>x<b><track src="t"><source src="y"></b></audio>': (
        '<audio><source src="y"><track src="t">x<b></b></audio>'
    ),
    '<video><track src="t" default=""><track src="u" default=""><track src="t">x</video>': (
        '<video><track src="t" default=""><track src="u">x</video>'
    ),
    f"<table><tr><td>{INNER}<caption></caption></table></td></tr><thead></thead></table>": (
        "<table><thead></thead><tr><td><table><caption></caption>"
        "<colgroup></colgroup></table></td></tr></table>"
    ),
}


@pytest.mark.parametrize("html", VALID)
def test_what_an_author_wrote_becomes_valid(html: str) -> None:
    assert valid(html) == VALID[html]
    assert valid(VALID[html]) == VALID[html]


@pytest.mark.parametrize("name", ["div", "audio", "picture", "summary", "span"])
def test_deep_nesting_is_no_trouble(name: str) -> None:
    depth = 20000
    deep = f"<{name}>" * depth + "<b>x</b>" + f"</{name}>" * depth
    assert valid(deep) == deep


GOALS = """<html lang="en"><head><title>Goals</title></head><body>
<h2 id="head" title="On a heading.">Goals</h2>
<p id="par" title="On a paragraph.">A paragraph.</p>
<p id="empty"></p>
<p id="picture"><img src="roof.png" alt=""></p>
<div id="block">Block</div>
<pre id="pre" title="kept">code</pre>
<p>Go <a name="named">there</a> and <a id="own" name="other">here</a>.</p>
<p id="twice">Once.</p><p id="twice">Twice.</p>
</body></html>
"""
NAMES = ("head", "par", "empty", "picture", "block", "pre", "named", "own", "twice")


@pytest.fixture
def goals(tmp_path: Path, run_ambos: RunAmbos) -> SiteFolder:
    """A document with names for links to lead to, and one that leads to all of them."""
    site = SiteFolder(tmp_path, run_ambos)
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('targets = ["es"]\n[publish]\nformats = ["epub"]\n')
    (tmp_path / "source/goals.html").write_text(GOALS)
    (tmp_path / "source/roof.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    links = "\n\n".join(f"See [{name}](goals.html#{name})." for name in NAMES)
    (tmp_path / "source/links.md").write_text(f"# Links\n\n{links}\n")
    site.ambos("update")
    return site


def test_a_link_to_what_an_author_named_is_not_dead(goals: SiteFolder) -> None:
    links = goals.root / "source/links.md"
    goals.ambos("check", "--select", "dead-links")
    links.write_text(links.read_text().replace("#par)", "#other)"))
    done = goals.run_ambos(goals.root, "check", "--select", "dead-links")
    assert done.returncode == 1
    assert "goals.html has no heading or id 'other'" in done.stdout + done.stderr


def test_a_link_to_a_passage_is_not_dead(goals: SiteFolder) -> None:
    goals.ambos("build", "--missing", "source", "--no-check")
    (name,) = re.findall(r'id="(s-[^"]*)"[^>]*>A paragraph', goals.read("en/goals/index.html"))
    links = goals.root / "source/links.md"
    links.write_text(f"# Links\n\nSee [it](goals.html#{name}) and [it](goals.html#s-0).\n")
    done = goals.run_ambos(goals.root, "check", "--select", "dead-links")
    assert name not in done.stdout
    assert "'s-0'" in done.stdout


@pytest.mark.parametrize("policy", ["source", "omit"])
@pytest.mark.parametrize("folder", ["en/goals", "es/goals", "en-es/goals"])
def test_what_an_author_named_is_in_pages_and_books(
    goals: SiteFolder, folder: str, policy: str
) -> None:
    goals.translate(lambda entry: "Poner." if entry.msgid == "Once." else "")
    goals.ambos("build", "--missing", policy, "--no-check")
    page = goals.read(f"{folder}/index.html")
    name = "goals.en-es" if "en-es" in folder else "goals"
    with zipfile.ZipFile(goals.root / "public" / folder / f"{name}.epub") as book:
        chapter = book.read("EPUB/chapter.xhtml").decode()
    for text in (page, chapter):
        ids = re.findall(r' id="([^"]*)"', text)
        # --missing omit leaves out a heading with its address
        wanted = set(NAMES) - ({"head"} if policy == "omit" and folder == "es/goals" else set())
        if policy == "omit" and folder == "es/goals":
            wanted -= {"named", "own"}
        assert wanted <= set(ids)
        assert len(ids) == len(set(ids))


def test_the_title_of_a_paragraph_is_shown_in_its_language(goals: SiteFolder) -> None:
    goals.translate(
        lambda entry: entry.msgid.replace("On a", "En un") if "On a" in entry.msgid else ""
    )
    goals.ambos("build", "--missing", "source", "--no-check")
    titles = re.compile('<(?:h2|p)[^>]* title="([^"]*)"')
    here, there = ["On a heading.", "On a paragraph."], ["En un heading.", "En un paragraph."]
    body = {
        folder: titles.findall(goals.read(f"{folder}/goals/index.html"))
        for folder in ("en", "es", "en-es")
    }
    assert body["en"] == here
    assert body["es"] == there
    assert body["en-es"] == [here[0], there[0], here[1], there[1]]
