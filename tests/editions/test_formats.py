"""What is published beside the pages: plain text, segments, and which of them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import polib
import pytest

from i18n.editions._text import plain
from tests.conftest import RunAmbos
from tests.editions.conftest import SiteFolder, accented
from tests.editions.test_safety import HOSTILE
from tests.reports.schemas import problems, schema

ID = re.compile(r'\bid="(s-[0-9a-f]{10}(?:-[0-9]+)?)"')
MERGED = """---
title: Merged
---

One comes. Two comes. Three goes.

Four stays. Five is long. Six ends.
"""


def with_formats(site: SiteFolder, *formats: str) -> SiteFolder:
    """A site that publishes some formats."""
    settings = site.root / "ambos.toml"
    listed = ", ".join(f'"{one}"' for one in formats)
    settings.write_text(f"{settings.read_text()}\n[publish]\nformats = [{listed}]\n")
    return site


def endings(site: SiteFolder) -> set[str]:
    """The suffixes of what is published in folders of documents."""
    return {Path(path).suffix for path in site.files() if Path(path).parent.name == "everything"}


def test_what_is_published_beside_the_pages_is_a_setting(site: SiteFolder) -> None:
    site.ambos("build")
    assert endings(site) == {".html", ".md", ".txt", ".json"}
    with_formats(site).ambos("build")
    assert endings(site) == {".html"}
    assert "as a file" not in site.read("en/everything/index.html")


@pytest.mark.parametrize("value", ['"epub"', '["word"]', '["html"]', '["text", "text"]', "[1]"])
def test_a_format_that_is_none_is_refused(
    site: SiteFolder, run_ambos: RunAmbos, value: str
) -> None:
    settings = site.root / "ambos.toml"
    settings.write_text(f"{settings.read_text()}\n[publish]\nformats = {value}\n")
    done = run_ambos(site.root, "build")
    assert done.returncode == 2
    assert re.match(r"ambos.toml:\d+: .*formats", done.stderr), done.stderr


def test_a_page_leads_to_every_file_of_its_document(site: SiteFolder) -> None:
    with_formats(site, "document", "text", "epub", "json").ambos("build")
    files = site.files()
    for path in ("en/everything", "es/everything-es", "en-es/everything", "en/plain"):
        page = (
            site.read(f"{path}/index.html").partition("as a file")[2]
            or (site.read(f"{path}/index.html").partition("como archivo")[2])
        )
        targets = re.findall(r'href="([^"#]+)"', page)
        found = {(Path("/") / path / target).resolve().relative_to("/") for target in targets}
        assert found, path
        assert {one.as_posix() for one in found} <= set(files)
        beside = {one for one in files if one.startswith(f"{path}/") and not one.endswith(".html")}
        assert beside <= {one.as_posix() for one in found}


def test_nothing_but_its_own_format_is_made_of_what_nobody_has_translated(site: SiteFolder) -> None:
    site.translate(lambda _: "")
    with_formats(site, "document", "text", "epub", "json").ambos("build", "--missing", "source")
    found = {path for path in site.files() if path.startswith(("es/ev", "en-es/"))}
    assert {Path(path).suffix for path in found} == {".html", ".md"}


def test_a_text_has_its_blocks_apart_and_its_marks_legible(site: SiteFolder) -> None:
    site.ambos("build")
    text = site.read("en/everything/everything.txt")
    for block in (
        "Everything: a page\n==================\n\nThe first sentence of the description.",
        "\n\nA heading with code\n-------------------\n\n- A tight item.\n- Another one, with a",
        "\n  - A nested item. It has two sentences.\n\n1. A loose item.\n\n   Its second paragraph.\n\n2. ",
        "\n\n> A quotation of two sentences. This is the second.\n>\n> > One inside the other.\n\n",
        "\n\nLeft | Right\nOne cell | Another a|b cell\n[A picture] | Nothing\n\n- ☐ A task",
        "\n\nA line\nthat breaks.\n\n",
        "\n\nA footnote[1] and another[2]. A third sentence.\n\n[1] The text of the note.\n\n[2] The",
        "See https://example.org/ or there <https://example.org/a>.\n\n",
        '\n\nprint("code stays")\n\nindented code\n\n* * *\n\n',
        "\n\nTopics: blocks, a tag: with a colon\n",
    ):
        assert block in text
    assert text.endswith("\n") and not text.endswith("\n\n")
    # a copy of plain text is one already
    assert "plain.txt" in {Path(path).name for path in site.files()}


def test_what_is_not_translated_is_marked_in_a_text(site: SiteFolder) -> None:
    left = {"A tight item.", "This is the second.", "Everything: a page"}
    site.translate(lambda entry: "" if entry.msgid in left else accented(entry))
    site.ambos("build", "--missing", "source")
    text = site.read("es/everything-es/everything-es.txt")
    assert text.startswith("[en] Everything: a page [sin traducir]\n======")
    assert "\n- [en] A tight item. [sin traducir]\n" in text
    assert "two sentences. [en] This is the second. [sin traducir]\n" in text.replace("ó", "o")
    assert "Pasajes sin traducción vigente: 3" in text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><ol><li>d</li></ol>",
            "- a\n- b\n  - c\n\n1. d\n",
        ),
        ('<ol start="9"><li><p>a</p><p>b</p></li><li>c</li></ol>', "9. a\n\n   b\n\n10. c\n"),
        ("<blockquote><ul><li>a</li></ul><p>b</p></blockquote>", "> - a\n>\n> b\n"),
        ("<pre><code>  a\n\n  b\n</code></pre>", "  a\n\n  b\n"),
        ("<h3>a</h3><p>b</p>", "### a\n\nb\n"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n\n    b\n"),
        ("<p>a <del>b</del> <q>c</q> &lt;d&gt;</p>", "a ~~b~~ “c” <d>\n"),
        ('<p class="origin">a <small class="origin">b</small></p>', "a b\n"),
        ('<p>a <small class="note">[b]</small></p>', "a [b]\n"),
        ('<p><span class="last-good">a</span></p>', "[?] a\n"),
        ("", ""),
    ],
)
def test_html_becomes_text(html: str, text: str) -> None:
    assert plain(html) == text


@pytest.mark.parametrize(
    ("language", "quotes", "text"),
    [
        ("es", {}, "“a ‘b ‘c’’”"),
        ("es", {"es": "«“‘"}, "«a “b ‘c’”»"),
        ("es-MX", {"es": "«“"}, "«a “b “c””»"),
        ("es-MX", {"es": "«", "es_MX": "“‘"}, "“a ‘b ‘c’’”"),
        ("en", {"es": "«"}, "“a ‘b ‘c’’”"),
    ],
)
def test_a_quotation_has_the_marks_of_its_language(
    language: str, quotes: dict[str, str], text: str
) -> None:
    html = "<q>a <q>b <q>c</q></q></q>"
    assert plain(f"<p>{html}</p>", language, quotes) == f"{text}\n"
    marked = plain(f'<p><span lang="{language}">{html}</span></p>', "fr", {**quotes, "fr": "«"})
    assert marked == f"{text}\n"


def test_segments_have_the_shape_that_is_documented(site: SiteFolder) -> None:
    site.translate(lambda entry: accented(entry) if len(entry.msgid) % 4 else "")
    site.ambos("build", "--missing", "source")
    found = [path for path in site.files() if path.endswith(".en-es.json")]
    assert len(found) == 3
    for path in found:
        assert list(problems(json.loads(site.read(path)), schema("edition"))) == []


def test_merged_segments_are_one_passage(site: SiteFolder) -> None:
    targets = {
        "Merged": "Unido",
        "One comes.": "Viene uno y luego dos.",
        "Two comes.": "{^}",
        "Three goes.": "{-}",
        "Four stays.": "{v}",
        "Five is long.": "Cuatro se queda. Cinco es largo.",
        "Six ends.": "",
    }
    (site.root / "source/merged.md").write_text(MERGED)
    site.ambos("update")
    site.translate(lambda entry: targets.get(entry.msgid, accented(entry)))
    site.ambos("build", "--missing", "source")
    found = json.loads(site.read("en-es/merged/merged.en-es.json"))
    assert list(problems(found, schema("edition"))) == []
    assert [
        ([one["source"] for one in passage["segments"]], passage["target"], passage["shown"])
        for passage in found["passages"][1:]
    ] == [
        (["One comes.", "Two comes."], "Viene uno y luego dos.", "translation"),
        (["Three goes."], "", "nothing"),
        (["Four stays.", "Five is long."], "Cuatro se queda. Cinco es largo.", "translation"),
        (["Six ends."], "", "source"),
    ]
    assert [one["unit"] for one in found["passages"]] == [1, 2, 2, 3, 3]
    assert found["passages"][-1]["origin"] == "untranslated"


def test_a_segment_has_one_identifier_in_pages_books_and_json(site: SiteFolder) -> None:
    with_formats(site, "epub", "json").ambos("build")
    passages = json.loads(site.read("en-es/everything/everything.en-es.json"))["passages"]
    listed = [one["id"] for passage in passages for one in passage["segments"]]
    assert len(set(listed)) == len(listed)
    # an address, and the title of a link, are no text of a page
    elsewhere = {"slug", "link title"}
    shown = [
        one["id"]
        for passage in passages
        if passage["kind"] not in elsewhere
        for one in passage["segments"]
    ]
    for path in ("en/everything/everything", "es/everything-es/everything-es"):
        page = ID.findall(site.read(f"{Path(path).parent}/index.html"))
        with zipfile.ZipFile(io.BytesIO(site.files()[f"{path}.epub"])) as archive:
            book = ID.findall(archive.read("EPUB/chapter.xhtml").decode())
        assert sorted(page) == sorted(book) == sorted(shown)


def test_hostile_translations_stay_text(site: SiteFolder) -> None:
    count = iter(range(10_000))

    def hostile(entry: polib.POEntry) -> str:
        if entry.comment.startswith("slug"):
            return accented(entry)
        return f"{HOSTILE[next(count) % len(HOSTILE)]} {accented(entry)}"

    site.translate(hostile)
    site.ambos("build", "--no-check", "--missing", "source")
    found = json.loads(site.read("en-es/everything/everything.en-es.json"))
    assert list(problems(found, schema("edition"))) == []
    text = site.read("es/everything-es/everything-es.txt")
    assert "<script>document.title='taken'</script>" in text
    assert "{{ 7 * 7 }}" in text


def test_what_an_author_calls_as_a_page_calls_its_own_marks_stays(site: SiteFolder) -> None:
    raw = '<p class="origin">The origin of the name.</p>\n\n<small class="origin">Below.</small>\n'
    link = '\nSee <a class="permalink" href="https://example.org/">there</a>.\n'
    path = site.root / "source/marks.md"
    path.write_text(f"---\ntitle: Marks\n---\n\n{raw}{link}", encoding="utf-8")
    site.ambos("update")
    site.translate(accented)
    for catalog in site.root.rglob("es/LC_MESSAGES/marks.po"):
        text = catalog.read_text(encoding="utf-8")
        assert text.count('\nmsgid "See ') == 1
        text = text.replace('\nmsgid "See ', '\n# ambos: mt opus\nmsgid "See ')
        catalog.write_text(text, encoding="utf-8")
    with_formats(site, "text", "epub").ambos("build")
    assert "automática" in site.read("es/marks/index.html")
    chapter = io.BytesIO(site.files()["en-es/marks/marks.en-es.epub"])
    with zipfile.ZipFile(chapter) as book:
        both = book.read("EPUB/chapter.xhtml").decode()
    text = site.read("en/marks/marks.txt")
    for shown in (text, both, site.read("es/marks/marks.txt")):
        assert "Below." in shown
        assert "automática" not in shown
        assert "#" not in shown.replace('href="#', "")
    assert "The origin of the name.\n" in text
    assert "there <https://example.org/>" in text
    assert '<a class="permalink" href="https://example.org/">' in both
