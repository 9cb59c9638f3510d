"""Documents side by side as PDF: tagged, in the languages they say, printed by one browser, offline."""

from __future__ import annotations

import datetime
import io
import os
import re
import shutil
import stat
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import polib
import pytest
from lxml import html
from pypdf import PdfReader

from i18n.commands import _browser
from i18n.commands._browser import Answer, Browser, BrowserError
from i18n.commands._printing import settled
from i18n.editions._sheets import requisites
from tests.conftest import RunAmbos
from tests.editions.conftest import SiteFolder, accented
from tests.editions.test_formats import with_formats

PDF = "en-es/everything/everything.en-es.pdf"

pytestmark = pytest.mark.tool("chromium")


def with_pdf(site: SiteFolder, *lines: str) -> SiteFolder:
    """A site that publishes PDF, with more settings."""
    settings = with_formats(site, "pdf").root / "ambos.toml"
    settings.write_text("\n".join([settings.read_text(), *lines, ""]))
    return site


def read(site: SiteFolder, path: str = PDF) -> PdfReader:
    return PdfReader(io.BytesIO((site.root / "public" / path).read_bytes()))


def elements(node: Any) -> Iterator[tuple[str, str | None]]:
    """The structure elements below a node, in reading order: what each is, and the language it states."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if hasattr(one, "get_object") else one
        if not isinstance(one, dict):
            continue
        if "/S" in one and one["/S"] != "/OBJR":
            yield one["/S"], one.get("/Lang")
        kids = one.get("/K", [])
        kids = kids.get_object() if hasattr(kids, "get_object") else kids
        waiting += reversed(kids if isinstance(kids, list) else [kids])


def addresses(reader: PdfReader) -> list[str]:
    """Where the links of a PDF lead that leave it."""
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    return [str(note["/A"]["/URI"]) for note in notes if "/A" in note]


def recorder(folder: Path, text: str) -> Path:
    """A program of shell commands; its starts are lines of the file `starts`."""
    program = folder / "program"
    program.write_text(f'#!/bin/sh\necho >>"{folder}/starts"\n{text}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def starts(folder: Path) -> int:
    found = folder / "starts"
    return len(found.read_text().splitlines()) if found.exists() else 0


def test_each_pair_has_a_pdf_and_its_page_leads_to_it(site: SiteFolder) -> None:
    with_pdf(site).ambos("build")
    found = {path for path in site.files() if path.endswith(".pdf")}
    assert found == {
        PDF,
        "en-es/plain/plain.en-es.pdf",
        "en-es/the-other/the-other.en-es.pdf",
        "es-en/notas/apunte/apunte.es-en.pdf",
    }
    page = html.fromstring(site.read("en-es/everything/index.html"))
    assert page.xpath("//footer//a[@href='everything.en-es.pdf']")
    assert "pdf" not in site.read("es/everything-es/index.html")


def test_a_pdf_is_tagged_titled_and_has_numbered_pages(site: SiteFolder) -> None:
    with_pdf(site).ambos("build")
    reader = read(site)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == "Everything: a page · Everything: á págé · A site"
    names = {name for name, _ in elements(root["/StructTreeRoot"])}
    assert {"/Document", "/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Link"} <= names
    count = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        assert f"{number} / {count}" in page.extract_text()


def test_every_passage_of_a_pdf_states_its_language(site: SiteFolder) -> None:
    def some(entry: polib.POEntry) -> str:
        return "" if entry.msgid == "An alert." else accented(entry)

    site.translate(some)
    with_pdf(site).ambos("build", "--missing", "source")
    page = html.fromstring(site.read("en-es/everything/index.html"))
    wanted = [e for e in page.xpath("//main//*[@lang='es']") if not e.xpath("ancestor::fieldset")]
    wanted = [one for one in wanted if "permalink" not in one.get("class", "")]
    found = list(elements(read(site).trailer["/Root"]["/StructTreeRoot"]))
    assert len([1 for _, language in found if language == "es"]) == len(wanted) > 20
    kinds = {name for name, language in found if language == "es"}
    assert {"/H1", "/H2", "/P"} <= kinds
    inner = page.xpath("//main//*[@lang='es']//*[@lang='en'][not(contains(@class, 'permalink'))]")
    assert [one.get("class") for one in inner] == ["untranslated", "note"]
    assert len([1 for name, language in found if language == "en" and name != "/Document"]) == 2


def test_the_outline_of_a_pdf_has_the_headings_of_both_languages(site: SiteFolder) -> None:
    with_pdf(site).ambos("build")
    outline = read(site).outline
    titles = [one.title for one in outline if not isinstance(one, list)]
    assert titles == ["Everything: a page", "Everything: á págé"]
    below = next(one for one in outline if isinstance(one, list))
    assert [one.title for one in below][:2] == ["A heading with code", "A héáding with code"]


def test_the_fonts_of_a_pdf_are_in_it(site: SiteFolder) -> None:
    with_pdf(site).ambos("build")
    fonts = {
        reference.get_object()["/BaseFont"]: reference.get_object()
        for page in read(site).pages
        for reference in page["/Resources"]["/Font"].values()
    }
    assert fonts
    for font in fonts.values():
        described = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        keys = set(described["/FontDescriptor"])
        assert keys & {"/FontFile", "/FontFile2", "/FontFile3"} or font["/Subtype"] == "/Type3"


def test_links_of_a_pdf_are_whole_or_none(site: SiteFolder) -> None:
    with_pdf(site).ambos("build")
    found = addresses(read(site))
    assert set(found) == {
        "https://example.org/",
        "https://example.org/a",
        "https://example.org/far.png",
    }
    with_settings = site.root / "ambos.toml"
    with_settings.write_text(f'{with_settings.read_text()}base-url = "https://news.example/n/"\n')
    site.ambos("build")
    goals = {one for one in addresses(read(site)) if "news.example" in one}
    assert goals == {"https://news.example/n/en-es/the-other/index.html#where-it-ends"}


def test_the_paper_is_a_setting(site: SiteFolder) -> None:
    with_pdf(site).ambos("build")
    assert [round(float(side)) for side in read(site).pages[0].mediabox[2:]] == [596, 842]
    settings = site.root / "ambos.toml"
    settings.write_text(f'{settings.read_text()}paper = "letter"\n')
    site.ambos("build")
    assert [round(float(side)) for side in read(site).pages[0].mediabox[2:]] == [612, 792]


def test_a_paper_that_is_none_is_refused(site: SiteFolder, run_ambos: RunAmbos) -> None:
    done = run_ambos(with_pdf(site, 'paper = "A3"').root, "build")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert re.match(r'ambos.toml:\d+: .*paper.*"A4" or "letter"', done.stderr), done.stderr


def test_the_day_of_a_pdf_is_its_documents_or_that_of_the_epoch(
    site: SiteFolder, run_ambos: RunAmbos
) -> None:
    with_pdf(site)
    for environment, day in (
        ({}, "1980-01-01"),
        ({"SOURCE_DATE_EPOCH": "1720000000"}, "2024-07-03"),
    ):
        done = run_ambos(site.root, "build", environment=environment)
        assert done.returncode == 0, done.stderr
        for path, wanted in ((PDF, "2025-03-09"), ("en-es/the-other/the-other.en-es.pdf", day)):
            metadata = read(site, path).metadata
            assert metadata is not None
            stated = datetime.datetime.fromisoformat(f"{wanted}T00:00:00+00:00")
            assert (metadata.creation_date, metadata.modification_date) == (stated, stated)


def test_one_browser_prints_all_and_what_is_the_same_is_not_printed_again(
    site: SiteFolder, run_ambos: RunAmbos, tool: Callable[[str], Path], tmp_path: Path
) -> None:
    program = recorder(tmp_path, f'exec "{tool("chromium")}" "$@"')
    environment = {"AMBOS_CHROMIUM": str(program)}

    def built() -> dict[str, bytes]:
        done = run_ambos(
            site.root, "build", "--missing", "source", "--no-check", environment=environment
        )
        assert done.returncode == 0, done.stderr
        return {path: data for path, data in site.files().items() if path.endswith(".pdf")}

    assert (built(), starts(tmp_path)) == ({}, 0)
    with_pdf(site)
    first = built()
    assert (len(first), starts(tmp_path)) == (4, 1)
    shutil.rmtree(site.root / "public")
    assert built() == first
    assert starts(tmp_path) == 1
    source = site.root / "source/other.md"
    source.write_text(f"{source.read_text()}\nOne more.\n")
    second = built()
    assert starts(tmp_path) == 2
    changed = {path for path in first if first[path] != second[path]}
    assert changed == {"en-es/the-other/the-other.en-es.pdf"}


def test_a_pdf_that_is_published_no_more_is_not_kept(site: SiteFolder) -> None:
    (site.root / "source/gone.md").write_text("---\ntitle: Gone\n---\n\nText.\n", encoding="utf-8")
    site.ambos("update")
    site.translate(accented)
    with_pdf(site).ambos("build")
    kept = site.root / ".ambos/pdf"
    before = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    (site.root / "source/gone.md").unlink()
    site.ambos("build")
    after = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert len(before) == len(after) + 1 > 1
    assert after.items() < before.items()


def test_without_a_browser_nothing_is_written(
    site: SiteFolder, run_ambos: RunAmbos, tmp_path: Path
) -> None:
    site.ambos("build")
    before = site.files()
    with_pdf(site)
    ended = recorder(tmp_path, "echo no screen >&2; exit 1")
    for environment, wanted in (
        ({"PATH": str(tmp_path / "nothing")}, "PDF needs Chromium or Chrome (install it, or say"),
        ({"AMBOS_CHROMIUM": "no-such"}, "AMBOS_CHROMIUM names no program: no-such"),
        ({"AMBOS_CHROMIUM": '"'}, "AMBOS_CHROMIUM names no program"),
        ({"AMBOS_CHROMIUM": f"{ended} --more"}, "does not print it: it ended: no screen"),
    ):
        done = run_ambos(site.root, "build", environment=environment)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
        assert wanted in done.stderr
        assert site.files() == before


def test_a_build_with_nothing_to_do_asks_for_no_browser(
    site: SiteFolder, run_ambos: RunAmbos, tmp_path: Path
) -> None:
    with_pdf(site).ambos("build")
    done = run_ambos(site.root, "build", environment={"AMBOS_CHROMIUM": "no-such"})
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture
def browser(tool: Callable[[str], Path]) -> Iterator[Browser]:
    """The browser that prints."""
    found = Browser([str(tool("chromium"))])
    yield found
    found.close()


def test_a_browser_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_browser, "SECONDS", 0.5)
    monkeypatch.setattr(_browser, "_LAST_SECONDS", 0.2)
    program = recorder(tmp_path, f'echo $$ >"{tmp_path}/pid"; exec sleep 600 3<&3')
    with pytest.raises(BrowserError, match=r"more than 0\.5 seconds"):
        Browser([str(program)])
    number = int((tmp_path / "pid").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_browser_leaves_no_process_and_no_file(
    tool: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    found = Browser([str(tool("chromium"))])
    assert len(list(tmp_path.iterdir())) == 1
    found.close()
    assert list(tmp_path.iterdir()) == []
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    assert str(tmp_path) not in running.stdout


def test_a_page_that_is_printed_runs_nothing_and_reaches_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    near = f"http://127.0.0.1:{server.server_port}"
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text y="20">SECRET</text></svg>')
    page = f"""<!doctype html><html lang="en"><title>Before</title>
        <link rel="stylesheet" href="{near}/style.css"><link rel="prefetch" href="{near}/prefetch">
        <p>Words.</p><img src="{near}/picture.png"><img src="{secret.as_uri()}">
        <iframe src="{secret.as_uri()}"></iframe><object data="{near}/object"></object>
        <script>document.title = "After"; fetch("{near}/script")</script>
        <img src="x" onerror="document.title = 'After'">""".encode()
    urls: list[str] = []

    def answers(url: str) -> Answer | None:
        urls.append(url)
        is_page = url == "https://site.invalid/index.html"
        return Answer("text/html; charset=utf-8", page) if is_page else None

    data = browser.print("https://site.invalid/index.html", answers, {})
    time.sleep(0.2)
    server.shutdown()
    reader = PdfReader(io.BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Before"
    text = "".join(one.extract_text() for one in reader.pages)
    assert "Words." in text
    assert "SECRET" not in text
    assert f"{near}/picture.png" in urls
    assert asked == []


def test_a_page_is_the_same_bytes_whatever_was_printed_before(browser: Browser) -> None:
    page = b"<!doctype html><html lang=en><title>T</title><table><tr><th>One<th>Two<tr><td>1<td>2</table>"
    made = []
    for _ in range(2):
        printed = browser.print("https://site.invalid/", lambda _: Answer("text/html", page), {})
        made.append(settled(printed, datetime.date(2025, 1, 2)))
        browser.print("https://site.invalid/other", lambda _: Answer("text/html", page * 9), {})
    assert made[0] == made[1]
    assert made[0].count(b"D:20250102000000") == 2
    assert PdfReader(io.BytesIO(made[0])).pages[0].extract_text().split() == [
        "One",
        "Two",
        "1",
        "2",
    ]


def test_what_a_page_shows_is_printed_with_it() -> None:
    published = {
        "style.css": b'@import "more.css"; p { background: url(pictures/p.png) }',
        "more.css": b"@font-face { src: url('f.woff2') }",
        "pictures/p.png": b"p",
        "f.woff2": b"f",
        "assets/a b.png": b"a",
        "assets/two.png": b"t",
        "assets/three.png": b"h",
        "assets/a,b.png": b"c",
        "other.png": b"o",
    }
    page = b"""<link rel="stylesheet" href="../../style.css"><img src="../../assets/a%20b.png?x#y">
        <img srcset="../../assets/two.png 1x, ../../assets/three.png 2x" src="https://a.example/b">
        <img srcset="../../assets/a,b.png 1x,../../assets/two.png 2x">"""
    found = requisites("en/one/index.html", page, published.get)
    assert set(found) == {"en/one/index.html", *published} - {"other.png"}
