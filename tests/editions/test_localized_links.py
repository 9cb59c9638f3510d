"""What links and pictures become in the editions: the reader's language, or a word about another."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from i18n import catalogs, editions
from i18n.documents import named, parse, whole
from i18n.editions._links import SiteLinks
from i18n.editions._variants import variant
from i18n.editions._words import words
from i18n.model import Missing
from i18n.publication import Publication
from tests.editions.conftest import DATA, SiteFolder
from tests.making import make_site, publish
from tests.sites import broken_links

BASE = "https://example.org/news/"


def site_of(
    english: str, *others: str, assets: Sequence[str] = (), statics: Sequence[str] = ()
) -> editions.Site:
    """`source/a.md` in English and Mexican Spanish; `source/b/bN.md` in English alone."""
    own = parse(english.encode(), "source/a.md", "en", whole)
    untranslated = [
        parse(text.encode(), f"source/b/b{n}.md", "en", whole) for n, text in enumerate(others)
    ]
    found = catalogs.translations(own, None)
    localized = [
        editions.original(own),
        editions.localize(own, "es_MX", found, Missing.SOURCE),
        *map(editions.original, untranslated),
    ]
    return make_site(
        localized,
        {},
        assets=dict.fromkeys(assets, b""),
        statics=dict.fromkeys(statics, b""),
        name="",
    )


def page_of(text: str, path: str = "es-MX/a/index.html", **others: Sequence[str]) -> str:
    return publish(site_of(text, "# B\n", **others))[path].decode()


@pytest.mark.parametrize(
    ("target", "path", "rest"),
    [
        ("b.md", "source/c/b.md", ""),
        ("../b.md?x=1#y?z", "source/b.md", "?x=1#y?z"),
        ("b%20c.md#a#b", "source/c/b c.md", "#a#b"),
        ("../../static/x.png", "static/x.png", ""),
        ("#a", "", "#a"),
        ("?a", "", "?a"),
        ("", "", ""),
    ],
)
def test_a_relative_address_names_a_file(target: str, path: str, rest: str) -> None:
    assert named(target, "source/c/a.md") == (path, rest)


@pytest.mark.parametrize(
    "target", ["/b.md", "\\b.md", "//host/b", "https://x.example/", "mailto:a"]
)
def test_other_addresses_name_no_file_of_the_project(target: str) -> None:
    assert named(target, "source/a.md") is None


@pytest.mark.parametrize(
    ("language", "there", "expected"),
    [
        ("es", {"p.es.png"}, "p.es.png"),
        ("es_MX", {"p.es.png"}, "p.es.png"),
        ("es_MX", {"p.es.png", "p.es_MX.png"}, "p.es_MX.png"),
        ("es_MX", {"p.es.png", "p.es-MX.png", "p.es_MX.png"}, "p.es-MX.png"),
        ("zh_Hant_TW", {"p.zh.png", "p.zh-Hant.png"}, "p.zh-Hant.png"),
        ("es", {"p.es-MX.png", "p.en.png", "p.png.es"}, "p.png"),
    ],
)
def test_a_picture_has_a_form_in_a_language_or_in_the_one_it_is_a_form_of(
    language: str, there: set[str], expected: str
) -> None:
    assert variant("p.png", language, there) == expected


def test_a_link_to_a_document_that_the_language_does_not_have_says_which_it_leads_to() -> None:
    text = (
        'See [B](b/b0.md#b), [A](a.md) and <a href="b/b0.md">raw</a>.\n\n'
        '<p><a href="b/b0.md">x</a></p>\n'
    )
    page = page_of(text)
    said = ' <small class="goal" lang="es-MX">(en inglés)</small>'
    assert f'<a href="../../en/b/b0/index.html#b" hreflang="en">B</a>{said}' in page
    assert f'<a href="../../en/b/b0/index.html" hreflang="en">raw</a>{said}' in page
    in_block = page.partition('hreflang="en">raw<')[2].partition(
        '<a href="../../en/b/b0/index.html"'
    )
    assert in_block[2].startswith(' hreflang="en">')
    assert f"</a>{said}</p>" in in_block[2]
    assert page.count(said) == 3
    assert '<a href="index.html">A</a>' in page
    assert "(in English)" not in page_of(text, "en/a/index.html")


def test_beside_the_other_language_the_note_is_in_the_words_of_the_page() -> None:
    page = page_of("See [B](b/b0.md).\n", "en-es-MX/a/index.html")
    assert page.count('<small class="goal" lang="en">(in English)</small>') == 1


def test_what_an_author_says_of_a_links_language_stays() -> None:
    page = page_of('<a href="b/b0.md" hreflang="en-GB">x</a>\n')
    assert (
        page.count("hreflang") == page.count('hreflang="en-GB"') + page.count('rel="alternate"') + 1
    )


def test_pictures_and_files_are_those_of_the_language() -> None:
    text = (
        "![p](p.png) [f](../static/f.pdf)\n\n"
        '<img src="p.png" srcset="p.png 1x">\n\n[q](p.png?v=2#x)\n'
    )
    files = {"assets": ["p.png", "p.es.png"], "statics": ["f.pdf", "f.es-MX.pdf"]}
    page = page_of(text, **files)
    assert page.count('src="../../assets/p.es.png"') == 2
    assert 'href="../../assets/p.es.png?v=2#x"' in page
    assert 'href="../../f.es-MX.pdf"' in page
    own = page_of(text, "en/a/index.html", **files)
    assert own.count('src="../../assets/p.png"') == 2
    pair = page_of(text, "en-es-MX/a/index.html", **files)
    assert 'src="../../assets/p.png"' in pair
    assert 'src="../../assets/p.es.png"' in pair
    copy = page_of(text, "es-MX/a/a.md", **files)
    assert "![p](../../assets/p.es.png)" in copy
    assert '<img src="../../assets/p.es.png" srcset="../../assets/p.es.png 1x">' in copy


def test_links_of_no_page_have_no_note() -> None:
    site = site_of("[B](b/b0.md)\n", "# B\n")
    _, mexican = site.editions("a")
    links = SiteLinks(site, mexican, "es-MX/a", "index.html")
    assert (links.language("b/b0.md"), links.note("b/b0.md")) == ("en", "")
    spoken = SiteLinks(site, mexican, "x", "index.html", words=words("es_MX"))
    assert "inglés" in spoken.note("b/b0.md")


def test_a_site_with_pictures_in_two_languages_has_no_broken_link(site: SiteFolder) -> None:
    (site.root / "source/picture.es.png").write_bytes(b"")
    (site.root / "static").mkdir()
    (site.root / "static/map.pdf").write_bytes(b"")
    (site.root / "source/raw.md").write_text(
        '> <p><img src="picture.png"\n> alt="x"> <a href="other.md#where-it-ends">o</a></p>\n\n'
        "[map](../static/map.pdf?x=1) <a\nhref='notas/apunte.md'>n</a>\n"
    )
    site.ambos("build", "--missing", "source")
    assert broken_links(site.files()) == []
    assert "picture.es.png" in site.read("es/everything-es/index.html")
    copy = site.read("es/raw/raw.md")
    assert '<img src="../../assets/picture.es.png"\n> alt="x">' in copy
    assert "<a\nhref='../notas/apunte/apunte.md'>" in copy
    assert '<a href="../the-other-es/other.md#where-it-ends">o</a>' in copy


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("picture.png", {"en": f"{BASE}assets/picture.png", "es": f"{BASE}assets/picture.es.png"}),
        ("https://example.com/p.png", dict.fromkeys(("en", "es"), "https://example.com/p.png")),
        ("missing.png", {}),
        ("javascript:alert(1)", {}),
    ],
)
def test_the_picture_of_a_document_is_that_of_the_language(
    stated: str, expected: dict[str, str]
) -> None:
    text = f"---\ntitle: T\nimage: {stated}\nalt: A picture\n---\nText.\n"
    document = parse(text.encode(), "source/a.md", "en", whole)
    found = catalogs.translations(document, None)
    site = make_site(
        [editions.original(document), editions.localize(document, "es", found, Missing.SOURCE)],
        {},
        assets={"picture.png": b"", "picture.es.png": b""},
        statics={},
        name="",
        publication=Publication(base_url=BASE),
    )
    published = publish(site)
    for folder in ("en", "es"):
        page = published[f"{folder}/a/index.html"].decode()
        (data,) = DATA.findall(page)
        (article,) = json.loads(data)["@graph"]
        image = expected.get(folder)
        assert article.get("image") == image
        assert (f'<meta property="og:image" content="{image}">' in page) == (image is not None)
        assert ("og:image:alt" in page) == (image is not None)
    assert BASE in published["en/a/index.html"].decode()


def test_a_page_without_base_url_names_no_picture() -> None:
    page = page_of("---\ntitle: T\nimage: p.png\n---\nText.\n", "en/a/index.html", assets=["p.png"])
    assert "og:image" not in page
    assert '"image"' not in page
