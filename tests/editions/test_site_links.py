"""Every link and fragment of a published site leads somewhere, and one that does not is seen."""

from __future__ import annotations

import pytest

from tests.editions.conftest import SiteFolder
from tests.sites import broken_links

BASE = "https://example.org/news/"
PAGE = b'<h1 id="a">A</h1><p id="\xc3\xa9"></p>'


@pytest.mark.parametrize("base", ["", BASE])
def test_every_link_of_the_site_leads_somewhere(site: SiteFolder, base: str) -> None:
    if base:
        settings = site.root / "ambos.toml"
        settings.write_text(settings.read_text() + f'[publish]\nbase-url = "{base}"\n')
    site.ambos("build")
    assert broken_links(site.files(), base) == []


@pytest.mark.parametrize(
    "address",
    [
        *("#a", "#", "#TOP", "#é", "#%C3%A9", "", "index.html", "?q#a", "../x%20y.png", "./"),
        *("/news/en/#a", "/elsewhere", "https://example.com/x", "mailto:a@b.example", "//h/x"),
        *(f"{BASE}en/", f"{BASE}en/index.html#a", "../en/index.html#a"),
    ],
)
def test_what_leads_somewhere_is_not_broken(address: str) -> None:
    files = {"en/index.html": PAGE + f'<a href="{address}">x</a>'.encode(), "x y.png": b""}
    assert broken_links(files, BASE) == []


@pytest.mark.parametrize(
    "element",
    [
        *('<a href="#b">', '<a href="INDEX.html">', '<a href="../en">', '<a href="other.html">'),
        *(
            '<img src="x y.png">',
            '<img srcset="../x%20y.png 1x, z.png 2x">',
            '<link href="../s.css">',
        ),
        *(f'<link rel="canonical" href="{BASE}es/">', '<a href="/news/x">', '<a href="../">'),
        '<meta http-equiv="refresh" content="0; url=../gone/">',
    ],
)
def test_what_leads_nowhere_is_broken(element: str) -> None:
    files = {"en/index.html": PAGE + element.encode(), "x y.png": b""}
    assert len(broken_links(files, BASE)) == 1
