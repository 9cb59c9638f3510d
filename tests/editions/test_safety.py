"""Nothing that a translator or a document says runs, is fetched or is markup in a reader's page."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from html.parser import HTMLParser

import polib
import pytest

from tests.editions.conftest import SiteFolder, accented, without_data

HOSTILE = [
    "<script>document.title='taken'</script>",
    "<img src=x onerror=\"document.title='taken'\">",
    "[x](javascript:document.title='taken')",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "<javascript:alert(1)>",
    "![x](https://elsewhere.example/pixel.png)",
    '<a href="x" onclick="alert(1)">x</a>',
    "<svg onload=alert(1)>",
    "</p></article><script>document.title='taken'</script>",
    "{{ 7 * 7 }} {% raw %} ${x}",
    "<!-- --><style>body{display:none}</style>",
    "&lt;script&gt;",
    "\u202ehidden\u202c",
    '"><iframe src="https://elsewhere.example/"></iframe>',
    '<div style="position:fixed">x</div>',
    "[ref]: javascript:alert(1)",
    '<http://elsewhere.example/" onmouseover="alert(1)>',
    "data:text/html,<script>alert(1)</script>",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "`<script>`",
    "<details open ontoggle=alert(1)>",
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
]


class Elements(HTMLParser):
    """Counts elements, and the attributes that lead somewhere or run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.targets: set[str] = set()
        self.feed(without_data(page))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        self.targets |= {value or "" for name, value in attrs if name in ("src", "href")}


def hostile(entry: polib.POEntry, n: int) -> str:
    """The n-th hostile text around a translation."""
    text = HOSTILE[n % len(HOSTILE)]
    return accented(entry) if entry.comment.startswith("slug") else f"{text} {accented(entry)}"


@pytest.mark.parametrize("shift", range(0, len(HOSTILE), 4))
def test_a_hostile_catalog_brings_no_element_attribute_or_address(
    site: SiteFolder, shift: int
) -> None:
    site.ambos("build")
    harmless = {path: Elements(site.read(path)) for path in site.files() if path.endswith(".html")}
    count = iter(range(shift, 10_000))
    site.translate(lambda entry: hostile(entry, next(count)))
    site.ambos("build", "--no-check", "--missing", "source")
    for path, before in harmless.items():
        after = Elements(site.read(path))
        # a passage that is not translated is marked, and counted in the list of origins
        more = after.elements - before.elements
        assert set(more) <= {"span", "small", "li"}, (path, more)
        assert after.attributes <= before.attributes | {"class", "lang"}, path
        assert after.targets <= before.targets, path
        page = without_data(site.read(path))
        assert not re.search(r"<(script|iframe|svg|style|math|details open)", page), path


@pytest.mark.tool("chromium")
def test_a_browser_runs_nothing_of_a_hostile_catalog(site: SiteFolder, chromium: list[str]) -> None:
    count = iter(range(10_000))
    site.translate(lambda entry: hostile(entry, next(count)))
    site.ambos("build", "--no-check", "--missing", "source")
    page = site.root / "public/es/everything-es/index.html"
    done = subprocess.run(
        [*chromium, "--dump-dom", "--virtual-time-budget=2000", page.as_uri()],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "<title>taken" not in done.stdout
    assert "Pasajes" in done.stdout
    dom = Elements(done.stdout)
    assert "script" not in dom.elements
    assert not [name for name in dom.attributes if name.startswith("on")]


def test_a_documents_own_scripts_and_remote_pictures_stay_out_of_its_pages(
    site: SiteFolder,
) -> None:
    source = site.root / "source/hostile.md"
    source.write_text(
        "# Hostile\n\n<script>alert(1)</script>\n\nText <img src=x onerror=alert(1)> more.\n\n"
        "<iframe src='https://elsewhere.example/'></iframe>\n\n"
        "![far](https://elsewhere.example/p.png) [run](javascript:alert(1))\n\n"
        "![m](ht&#9;tp://elsewhere.example/b.png) ![m](/&#9;/elsewhere.example/c.png)\n\n"
        "<img src='ht&#9;tp://elsewhere.example/d.png'> <img src=' //elsewhere.example/e.png'>\n\n"
        "<a href='javascript:alert(1)' style='position:fixed'>x</a>\n\n"
        "<img alt='near' src='picture.png'> <IMG SRC=//elsewhere.example/q.png alt=off>\n"
    )
    site.ambos("build", "--missing", "source", "--no-check")
    page = site.read("en/hostile/index.html")
    found = Elements(page)
    assert not {"script", "iframe"} & set(found.elements)
    assert not [name for name in found.attributes if name.startswith("on") or name == "style"]
    assert not [target for target in found.targets if target.startswith("javascript")]
    assert '<a href="https://elsewhere.example/p.png">far</a>' in page
    assert "alert(1)" not in page
    assert '<a href="//elsewhere.example/q.png">off</a>' in page
    assert re.findall(r'<img[^>]*src="([^"]*)"', page) == ["x", "../../assets/picture.png"]


def test_a_slug_cannot_leave_its_folder(site: SiteFolder) -> None:
    site.translate(lambda entry: "../../x" if entry.comment.startswith("slug") else accented(entry))
    done = site.run_ambos(site.root, "build", "--no-check")
    assert done.returncode == 2
    assert re.fullmatch(
        r"locales/(?:es|en)/LC_MESSAGES/\S+\.po:\d+: slug '../../x' is no folder's name"
        r" \(write letters, digits and hyphens\)\n",
        done.stderr,
    )
    assert not (site.root / "public").exists()
    assert not (site.root.parent / "x").exists()


def test_a_last_good_translation_with_an_address_that_its_source_has_no_more_is_not_shown(
    site: SiteFolder,
) -> None:
    source = site.root / "source/changed.md"
    source.write_text("See [the list](https://a.example/old) *now*. It is long.\n")
    site.ambos("update")
    site.translate(accented)
    source.write_text("See [the list](https://a.example/new) *now*. It is longer.\n")
    site.ambos("update")
    site.ambos("build", "--missing", "last-good")
    page = site.read("es/changed/index.html")
    assert "a.example/old" not in page
    assert 'See <a href="https://a.example/new">the list</a> <em>now</em>.' in page
    assert page.count('class="untranslated"') == page.count('class="last-good"') == 1
