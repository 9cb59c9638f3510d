"""What `ambos build` puts into public/, and what it does not."""

from __future__ import annotations

import gettext
import json
import re
from pathlib import Path

import polib
import pytest
from lxml import html

from i18n.catalogs import load, save
from i18n.editions._identifiers import identifier
from tests.conftest import RunAmbos
from tests.editions.conftest import SiteFolder, accented, words_of

PAGES = [
    "en-es/everything/index.html",
    "en-es/plain/index.html",
    "en-es/the-other/index.html",
    "en/everything/index.html",
    "en/index.html",
    "en/notas/apunte-es/index.html",
    "en/plain/index.html",
    "en/the-other/index.html",
    "es-en/notas/apunte/index.html",
    "es/everything-es/index.html",
    "es/index.html",
    "es/notas/apunte/index.html",
    "es/plain/index.html",
    "es/the-other-es/index.html",
    "index.html",
]
NOT_FOUND = ["404.html", "en/404.html", "es/404.html"]


def set_entry(site: SiteFolder, name: str, msgid: str, **values: object) -> polib.POEntry:
    """Change one message of a catalog."""
    path = site.root / f"locales/es/LC_MESSAGES/{name}.po"
    catalog = load(path)
    (entry,) = [entry for entry in catalog if entry.msgid == msgid and not entry.obsolete]
    for field, value in values.items():
        setattr(entry, field, value)
    save(catalog, path)
    return entry


def test_the_headings_of_a_plain_text_have_anchors(site: SiteFolder) -> None:
    text = "The stalls\n==========\n\nText here.\n"
    (site.root / "source/plain.txt").write_text(text, encoding="utf-8")
    site.ambos("update")
    site.ambos("build", "--missing", "source")
    assert '<h1 id="the-stalls"' in site.read("en/plain/index.html")


def test_every_document_has_a_page_in_each_language_and_one_side_by_side(site: SiteFolder) -> None:
    site.ambos("build")
    files = site.files()
    assert sorted(path for path in files if path.endswith(".html")) == sorted(PAGES + NOT_FOUND)
    assert {path for path in files if not path.endswith(".html")} == {
        ".ambos.json",
        "assets/picture.png",
        "en-es/everything/everything.en-es.json",
        "en-es/plain/plain.en-es.json",
        "en-es/the-other/the-other.en-es.json",
        "en/LC_MESSAGES/notas/apunte.mo",
        "en/everything/everything.md",
        "en/everything/everything.txt",
        "en/notas/apunte-es/apunte-es.txt",
        "en/notas/apunte-es/apunte.md",
        "en/plain/plain.txt",
        "en/the-other/other.md",
        "en/the-other/the-other.txt",
        "es-en/notas/apunte/apunte.es-en.json",
        "es/LC_MESSAGES/everything.mo",
        "es/LC_MESSAGES/other.mo",
        "es/LC_MESSAGES/plain.mo",
        "es/everything-es/everything-es.txt",
        "es/everything-es/everything.md",
        "es/notas/apunte/apunte.md",
        "es/notas/apunte/apunte.txt",
        "es/plain/plain.txt",
        "es/the-other-es/other.md",
        "es/the-other-es/the-other-es.txt",
        "icon.svg",
        "style.css",
    }


def test_two_builds_in_two_folders_give_the_same_bytes(
    site: SiteFolder, tmp_path: Path, run_ambos: RunAmbos
) -> None:
    site.ambos("build")
    other = SiteFolder(tmp_path / "elsewhere é", run_ambos)
    site.root.rename(other.root)
    first = dict(other.files())
    (other.root / "public").rename(other.root / "public.away")
    other.ambos("build")
    assert dict(other.files()) == first


def test_a_second_build_writes_nothing_and_says_so(site: SiteFolder) -> None:
    site.ambos("build")
    before = {p: p.stat().st_mtime_ns for p in (site.root / "public").rglob("*")}
    done = site.run_ambos(site.root, "build")
    assert (done.returncode, done.stdout) == (0, "Nothing to do: public/ is up to date.\n")
    assert {p: p.stat().st_mtime_ns for p in (site.root / "public").rglob("*")} == before


def test_a_file_changed_by_hand_in_public_is_published_anew(site: SiteFolder) -> None:
    site.ambos("build")
    before = dict(site.files())
    (site.root / "public/style.css").write_text("body {}")
    site.ambos("build")
    assert dict(site.files()) == before


def test_what_is_no_longer_produced_is_removed(site: SiteFolder) -> None:
    site.ambos("build")
    (site.root / "source/plain.txt").unlink()
    (site.root / "locales/es/LC_MESSAGES/plain.po").unlink()
    site.ambos("build")
    assert not [path for path in site.files() if "plain" in path]


def test_links_lead_to_the_edition_of_the_page_and_anchors_are_the_sources(
    site: SiteFolder,
) -> None:
    site.ambos("build")
    assert 'href="../the-other-es/index.html#where-it-ends"' in site.read(PAGES[9])
    assert 'href="../the-other/index.html#where-it-ends"' in site.read(PAGES[0])
    assert 'href="../the-other/index.html#where-it-ends"' in site.read(PAGES[3])
    assert 'href="../../everything-es/index.html"' in site.read(PAGES[11])
    assert 'id="where-it-ends"' in site.read(PAGES[13])
    assert "](../the-other-es/other.md#where-it-ends)" in site.read(
        "es/everything-es/everything.md"
    )
    assert 'src="../../assets/picture.png"' in site.read(PAGES[9])


def test_every_relative_link_and_fragment_of_every_page_leads_somewhere(site: SiteFolder) -> None:
    site.ambos("build")
    public = site.root / "public"
    checked = 0
    for page in public.rglob("*.html"):
        for target in re.findall(r'(?:href|src)="([^"]*)"', page.read_text(encoding="utf-8")):
            path, _, fragment = target.partition("#")
            if "://" in target:
                continue
            above = public if path.startswith("/") else page.parent
            goal = (above / path.lstrip("/")).resolve() if path else page
            if path.endswith("/"):
                goal /= "index.html"
            assert goal.is_file(), (page, target)
            if fragment:
                assert f'id="{fragment}"' in goal.read_text(encoding="utf-8"), (page, target)
            checked += 1
    assert checked > 80


def test_a_published_copy_states_its_own_language_and_keeps_every_other_byte(
    site: SiteFolder,
) -> None:
    site.ambos("build")
    copy = site.read("en/everything/everything.md")
    source = (site.root / "source/everything.md").read_text(encoding="utf-8")
    expected = source.replace("](other.md", "](../the-other/other.md")
    assert copy == expected.replace("](picture.png", "](../../assets/picture.png")
    assert "\nlanguage: es\n" in site.read("es/everything-es/everything.md")


def test_programs_find_the_messages_of_a_language(site: SiteFolder) -> None:
    site.ambos("build")
    found = gettext.translation("plain", site.root / "public", ["es"])
    expected = accented(polib.POEntry(msgid="A plain text."))
    assert found.gettext("A plain text.") == expected


def test_merged_sentences_stand_beside_each_other_as_one_passage(site: SiteFolder) -> None:
    set_entry(site, "plain", "A plain text.", msgstr="Un texto llano de dos oraciones.")
    set_entry(site, "plain", "It has two sentences.", msgstr="{^}")
    site.ambos("build")
    assert site.read("es/plain/plain.txt").startswith("Un texto llano de dos oraciones.\n")
    page = html.fromstring(site.read("en-es/plain/index.html"))
    source, target = page.xpath("//span[@data-row='1']")[:2]
    assert words_of(source) == "A plain text. It has two sentences."
    assert words_of(target) == "Un texto llano de dos oraciones."
    found = gettext.translation("plain", site.root / "public", ["es"])
    assert found.gettext("It has two sentences.") == "\u200b"


@pytest.mark.parametrize("policy", ["source", "last-good", "omit"])
def test_an_incomplete_project_is_refused_unless_a_policy_says_what_to_show(
    site: SiteFolder, policy: str
) -> None:
    set_entry(site, "plain", "It has two sentences.", msgstr="")
    done = site.run_ambos(site.root, "build")
    assert done.returncode == 1
    assert re.search(r"locales/es/LC_MESSAGES/plain\.po:\d+", done.stderr + done.stdout)
    assert "It has two sentences." in done.stderr + done.stdout
    assert not (site.root / "public").exists()
    site.ambos("build", "--missing", policy)
    assert (site.root / "public/es/plain/index.html").is_file()


def test_the_source_is_shown_with_its_language_and_a_visible_mark(site: SiteFolder) -> None:
    set_entry(site, "plain", "It has two sentences.", msgstr="")
    set_entry(site, "everything", "A loose item.", msgstr="")
    set_entry(site, "everything", "The second one.", msgstr="")
    site.ambos("build", "--missing", "source")
    page = html.fromstring(site.read("es/plain/index.html"))
    (marked,) = page.xpath("//span[@class='untranslated']")
    assert (words_of(marked), marked.get("lang")) == ("It has two sentences.", "en")
    note = marked.getnext()
    assert (note.text, note.get("class"), note.get("lang")) == ("[sin traducir]", "note", "es")
    assert "[en] It has two sentences." in site.read("es/plain/plain.txt")
    copy = site.read("es/everything-es/everything.md")
    assert '1. <span class="untranslated" lang="en">A loose item.</span>' in copy
    assert "[en] The second one." in copy
    assert "Pasajes sin traducción vigente: 2" in site.read("es/everything-es/index.html")


def test_the_last_good_translation_is_shown_with_a_label_while_nobody_touched_it(
    site: SiteFolder,
) -> None:
    source = site.root / "source/plain.txt"
    source.write_text("A plain text. It has three sentences.\n\nIts second paragraph.\n")
    site.ambos("update")
    good = accented(polib.POEntry(msgid="It has two sentences."))
    site.ambos("build", "--missing", "last-good")
    page = html.fromstring(site.read("es/plain/index.html"))
    (marked,) = page.xpath("//span[@class='last-good']")
    assert words_of(marked) == good
    assert marked.getnext().text == "[traducción de una versión anterior]"
    assert marked.get("id") == identifier(None, "It has three sentences.")
    assert marked.get("data-source") == identifier(None, "It has two sentences.")
    set_entry(site, "plain", "It has three sentences.", msgstr="Touched since.")
    site.ambos("build", "--missing", "last-good")
    changed = site.read("es/plain/index.html")
    assert "Touched since." not in changed
    (marked,) = html.fromstring(changed).xpath("//span[@class='untranslated']")
    assert (words_of(marked), marked.get("lang")) == ("It has three sentences.", "en")


def test_an_omitted_passage_is_left_out_everywhere_in_its_language(site: SiteFolder) -> None:
    set_entry(site, "plain", "It has two sentences.", msgstr="")
    set_entry(site, "plain", "Its second paragraph.", msgstr="")
    set_entry(site, "everything", "The last item.", msgstr="")
    set_entry(site, "everything", "Setext heading", msgstr="")
    site.ambos("build", "--missing", "omit")
    first = accented(polib.POEntry(msgid="A plain text."))
    assert site.read("es/plain/plain.txt") == f"{first}\n\n"
    page = site.read("es/everything-es/index.html")
    copy = site.read("es/everything-es/everything.md")
    for text in ("The last item.", "Setext heading", "The lást"):
        assert text not in page
        assert text not in copy
    assert "Its second paragraph." in site.read("en-es/plain/index.html")


def test_a_sentence_merged_into_a_last_good_one_is_not_shown_twice(site: SiteFolder) -> None:
    set_entry(site, "plain", "A plain text.", msgstr="Un texto llano de dos oraciones.")
    set_entry(site, "plain", "It has two sentences.", msgstr="{^}")
    source = site.root / "source/plain.txt"
    source.write_text("A plain old text. It has two sentences.\n\nIts second paragraph.\n")
    site.ambos("update")
    site.ambos("build", "--missing", "last-good")
    copy = site.read("es/plain/plain.txt")
    assert copy.startswith("[es] Un texto llano de dos oraciones.\n")
    assert "It has two sentences." not in copy


def test_a_document_without_a_catalog_is_named_once(site: SiteFolder) -> None:
    (site.root / "locales/es/LC_MESSAGES/plain.po").unlink()
    done = site.run_ambos(site.root, "build")
    assert (done.returncode, done.stderr) == (
        1,
        "locales/es/LC_MESSAGES/plain.po:1:1: error: no catalog of source/plain.txt"
        " (run 'ambos update') [catalog-missing]\n"
        "Not published; passages not translated: 1"
        " (translate them, or say what to show: --missing)\n",
    )


def test_settings_that_name_no_check_are_refused_not_taken_for_none(site: SiteFolder) -> None:
    settings = site.root / "ambos.toml"
    settings.write_text(settings.read_text() + 'select = ["nope"]\n')
    done = site.run_ambos(site.root, "build")
    assert done.returncode == 2
    assert done.stderr.startswith("ambos.toml:4: 'select' names no check: 'nope' (known: ")


def test_what_the_author_keeps_as_it_is_states_its_language(site: SiteFolder) -> None:
    path = site.root / "source/kept.md"
    path.write_text("<!-- i18n: off -->\nKept words.\n\n- Kept `item`.\n\n`code`\n")
    site.ambos("build")
    page = site.read("es/kept/index.html")
    assert '<p><span lang="en">Kept words.</span></p>' in page
    assert '<li><span lang="en">Kept <code translate="no">item</code>.</span></li>' in page
    assert '<p><code translate="no">code</code></p>' in page
    assert "<p>Kept words.</p>" in site.read("en/kept/index.html")


def test_a_field_named_like_a_kind_of_unit_hides_no_untranslated_text(site: SiteFolder) -> None:
    path = site.root / "source/plain.md"
    (site.root / "source/plain.txt").unlink()
    (site.root / "locales/es/LC_MESSAGES/plain.po").unlink()
    path.write_text("---\nparagraph: yes\ntitle: A title\n---\n\nAn English sentence.\n")
    site.ambos("build", "--missing", "source")
    copy = site.read("es/plain/plain.md")
    assert '<span class="untranslated" lang="en">An English sentence.</span>' in copy
    site.ambos("build", "--missing", "omit")
    assert "An English sentence." not in site.read("es/plain/plain.md")


def test_a_lone_sentence_cannot_be_left_out_and_every_command_says_so(site: SiteFolder) -> None:
    set_entry(site, "plain", "Its second paragraph.", msgstr="{-}")
    checked = site.run_ambos(site.root, "check")
    assert checked.returncode == 1
    assert "'{-}' has no translated segment beside it in the same unit" in checked.stdout
    status = json.loads(site.run_ambos(site.root, "status", "--format", "json").stdout)
    (row,) = [row for row in status["documents"] if row["document"] == "source/plain.txt"]
    assert row["untranslated"]["segments"] == 1
    rendered = site.run_ambos(site.root, "render", "source/plain.txt", "--language", "es")
    assert "1 of 3 segments have no es translation" in rendered.stderr
    assert site.run_ambos(site.root, "build").returncode == 1
    site.ambos("build", "--missing", "source", "--no-check")
    assert "[en] Its second paragraph." in site.read("es/plain/plain.txt")


@pytest.mark.parametrize(
    "noted",
    [
        '{"files": [["index.html"]]}',
        '{"files": ["index.html", 1]}',
        '{"files": ["index.html", "../index.html"]}',
        '{"files": ["/index.html"]}',
        '{"files": "index.html"}',
        '["files"]',
        "[" * 100_000,
    ],
    ids=["lists", "a number", "a path out", "an absolute path", "a text", "a list", "deep"],
)
def test_a_manifest_of_anything_but_paths_below_public_is_none(
    site: SiteFolder, noted: str
) -> None:
    (site.root / "public").mkdir()
    (site.root / "public/index.html").write_text("mine")
    (site.root / "public/.ambos.json").write_text(noted)
    done = site.run_ambos(site.root, "build")
    assert (done.returncode, done.stderr) == (
        2,
        "public/: was not made by ambos (move it away, or its files would be lost)\n",
    )
    assert site.read("index.html") == "mine"


def test_files_of_others_are_published_from_static_and_never_removed(site: SiteFolder) -> None:
    static = site.root / "static"
    (static / ".well-known").mkdir(parents=True)
    (static / "CNAME").write_text("example.org\n")
    (static / ".well-known/security.txt").write_text("Contact: mailto:press@example.org\n")
    site.ambos("build")
    assert site.read("CNAME") == "example.org\n"
    assert site.read(".well-known/security.txt").startswith("Contact")
    (site.root / "public/mine.txt").write_text("mine")
    done = site.run_ambos(site.root, "build")
    assert (done.returncode, done.stderr) == (
        2,
        "public/mine.txt: was not made by ambos"
        " (move it into static/, which is published as it is)\n",
    )
    assert site.read("mine.txt") == "mine"
    (site.root / "public/mine.txt").unlink()
    (site.root / "public/mine").symlink_to(static, target_is_directory=True)
    done = site.run_ambos(site.root, "build")
    assert done.returncode == 2
    assert done.stderr.startswith("public/mine: was not made by ambos")
    assert (site.root / "public/mine").is_symlink()


def test_a_build_looks_at_no_file_that_an_editor_hides(site: SiteFolder) -> None:
    (site.root / "source/.#plain.txt").symlink_to("someone@somewhere.1234:5678")
    site.ambos("build")


def test_every_finding_of_a_message_is_printed(site: SiteFolder) -> None:
    (site.root / "source/plain.txt").write_text("There are 34 boats and 57 men.\n")
    site.ambos("update")
    set_entry(site, "plain", "There are 34 boats and 57 men.", msgstr="Nada.", flags=[])
    done = site.run_ambos(site.root, "build")
    assert done.returncode == 1
    assert "34" in done.stderr.split("msgid")[0]
    assert len([line for line in done.stderr.splitlines() if line.endswith("[numbers]")]) == 2
