"""Documents that are not published before a day."""

from __future__ import annotations

import pytest

from tests.editions.conftest import SiteFolder, accented

NOTHING = "Nothing to do: public/ is up to date.\n"


def write(site: SiteFolder, stated: str) -> None:
    """A document with an embargo, and one that links to it."""
    text = f"---\ntitle: The plan\n{stated}\n---\n\n## A part\n\nText.\n"
    (site.root / "source" / "plan.md").write_text(text, encoding="utf-8")
    text = "---\ntitle: A link\n---\n\nSee [the plan](plan.md#a-part).\n"
    (site.root / "source" / "linking.md").write_text(text, encoding="utf-8")
    site.ambos("update")
    site.translate(accented)


def plans(site: SiteFolder) -> set[str]:
    """The files of the document."""
    return {path for path in site.files() if "/plan" in path}


def test_nothing_of_a_document_is_published_before_its_day(site: SiteFolder) -> None:
    write(site, "publish: 2026-12-01")
    site.ambos("build", "--date", "2026-11-30")
    assert not plans(site)
    names = [path for path, data in site.files().items() if b"The plan" in data]
    assert names == []
    assert '<a href="../index.html">' in site.read("en/linking/index.html")
    site.ambos("build", "--date", "2026-12-01")
    assert {"en/plan/index.html", "es/plan/index.html", "es/LC_MESSAGES/plan.mo"} <= plans(site)
    assert 'href="../plan/index.html#a-part"' in site.read("es/linking/index.html")


def test_each_language_has_its_day_and_none_is_before_the_original(site: SiteFolder) -> None:
    write(site, "publish:\n  en: 2026-12-02\n  es: 2026-12-04")
    site.ambos("build", "--date", "2026-12-03")
    assert "en/plan/index.html" in plans(site)
    assert "es/plan/index.html" not in plans(site)
    write(site, "publish:\n  en: 2026-12-02\n  es: 2026-12-01")
    site.ambos("build", "--date", "2026-12-01")
    assert not plans(site)


def test_a_day_on_which_no_embargo_ends_changes_nothing(site: SiteFolder) -> None:
    write(site, "publish: 2026-12-01")
    site.ambos("build", "--date", "2026-11-01")
    before = site.files()
    assert site.run_ambos(site.root, "build", "--date", "2026-11-30").stdout == NOTHING
    assert site.files() == before
    assert site.run_ambos(site.root, "build", "--date", "2026-12-01").stdout != NOTHING
    assert site.run_ambos(site.root, "build", "--date", "2027-01-01").stdout == NOTHING


def test_the_day_may_be_that_of_the_environment(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, "publish: 2026-12-01")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083199")  # 2026-11-30, 23:59:59
    site.ambos("build")
    assert not plans(site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    site.ambos("build")
    assert plans(site)


@pytest.mark.parametrize(
    ("stated", "line", "name"),
    [("publish: soon", 3, "publish"), ("publish:\n  es: 1.12.", 4, "publish.es")],
)
def test_a_day_that_is_none_is_refused(site: SiteFolder, stated: str, line: int, name: str) -> None:
    text = f"---\ntitle: The plan\n{stated}\n---\n\nText.\n"
    (site.root / "source" / "plan.md").write_text(text, encoding="utf-8")
    done = site.run_ambos(site.root, "build")
    assert done.returncode == 2
    assert done.stderr.startswith(f"source/plan.md:{line}: front matter: '{name}' is not a date")
