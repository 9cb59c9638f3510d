"""Which documents are published: patterns that match none, and a site that would lose all its pages."""

from __future__ import annotations

import shutil

from tests.editions.conftest import SiteFolder


def test_a_pattern_that_no_document_matches_is_refused_by_its_name(site: SiteFolder) -> None:
    site.ambos("build")
    before = dict(site.files())
    settings = site.root / "ambos.toml"
    settings.write_text(settings.read_text() + '[publish]\ndocuments = ["source/*", "sorce/*"]\n')
    done = site.run_ambos(site.root, "build")
    what = "no document has such a path ('documents' in the settings says 'sorce/*': mend it)"
    assert (done.returncode, done.stderr) == (2, f"sorce/*: {what}\n")
    assert dict(site.files()) == before


def test_a_site_does_not_lose_all_its_pages_unasked(site: SiteFolder) -> None:
    site.ambos("build")
    before = dict(site.files())
    shutil.rmtree(site.root / "source")
    (site.root / "source").mkdir()
    for _ in range(2):
        done = site.run_ambos(site.root, "build")
        assert done.returncode == 2
        assert done.stderr == (
            "source/: no document to publish, and public/ would lose its pages, "
            "public/en-es/everything/index.html among them (add a document, or remove public/ first)\n"
        )
        assert dict(site.files()) == before
    shutil.rmtree(site.root / "public")
    site.ambos("build")
    (site.root / "static/a/b").mkdir(parents=True)
    (site.root / "static/a/b/index.html").write_text("mine")
    site.ambos("build")
    site.ambos("build")
    assert site.read("a/b/index.html") == "mine"
