"""Documents that are not published before a day."""

from __future__ import annotations

import datetime
import shutil

import pytest

from i18n import editions
from i18n.documents import parse, whole
from i18n.editions import Site
from i18n.editions._embargo import withheld_assets
from i18n.publication import Publication
from tests.editions.conftest import SiteFolder, accented

NOTHING = "Nothing to do: public/ is up to date.\n"


def write(site: SiteFolder, stated: str, text: str = "Text.") -> None:
    """A document with an embargo, and one that links to it."""
    plan = f"---\ntitle: The plan\n{stated}\n---\n\n## A part\n\n{text}\n"
    (site.root / "source" / "plan.md").write_text(plan, encoding="utf-8")
    linking = "---\ntitle: A link\n---\n\nSee [the plan](plan.md#a-part).\n"
    (site.root / "source" / "linking.md").write_text(linking, encoding="utf-8")
    site.ambos("update")
    site.translate(accented)


def plans(site: SiteFolder) -> set[str]:
    """The files of the document."""
    return {path for path in site.files() if "plan" in path}


def test_nothing_of_a_document_is_published_before_its_day(site: SiteFolder) -> None:
    path = site.root / "ambos.toml"
    formats = '["document", "text", "epub", "json"]'
    settings = f'[publish]\nbase-url = "https://example.org/"\nformats = {formats}\n'
    path.write_text(path.read_text(encoding="utf-8") + settings, encoding="utf-8")
    write(site, "publish: 2026-12-01\ndate: 2026-11-20")
    done = site.run_ambos(site.root, "build", "--date", "2026-11-30")
    assert "source/plan.md: held back until 2026-12-01 (en, es)\n" in done.stdout
    assert not plans(site)
    assert [path for path, data in site.files().items() if b"The plan" in data] == []
    for page in ("en/linking/index.html", "es/linking/index.html", "en-es/linking/index.html"):
        assert "plan.md" not in site.read(page), page
    assert '<a href="../index.html">' in site.read("en/linking/index.html")
    assert "[the plan](../index.html)" in site.read("en/linking/linking.md")
    messages = ["en-es/linking/linking.en-es.json", "es/LC_MESSAGES/linking.mo"]
    assert [path for path, data in site.files().items() if b"plan.md" in data] == messages
    done = site.run_ambos(site.root, "build", "--date", "2026-12-01")
    assert "held back" not in done.stdout
    published = {"en/plan/index.html", "es/plan/index.html", "en-es/plan/index.html"}
    assert published | {"es/LC_MESSAGES/plan.mo", "es/plan/plan.epub"} <= plans(site)
    assert 'href="../plan/index.html#a-part"' in site.read("es/linking/index.html")
    for path in ("sitemap.xml", "es/atom.xml", "en/index.html"):
        assert "/plan/" in site.read(path) or '"plan/' in site.read(path), path


def test_each_language_has_its_day_and_none_is_before_the_original(site: SiteFolder) -> None:
    write(site, "publish:\n  en: 2026-12-02\n  es: 2026-12-04")
    done = site.run_ambos(site.root, "build", "--date", "2026-12-03")
    assert "source/plan.md: held back until 2026-12-04 (es)\n" in done.stdout
    assert "en/plan/index.html" in plans(site)
    assert "es/plan/index.html" not in plans(site)
    write(site, "publish:\n  en: 2026-12-02\n  es: 2026-12-01")
    site.ambos("build", "--date", "2026-12-01")
    assert not plans(site)


def test_a_language_without_its_region_says_it_for_every_region(site: SiteFolder) -> None:
    path = site.root / "ambos.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"es"', '"es-MX"'), encoding="utf-8")
    write(site, "publish:\n  es: 2026-12-04")
    site.ambos("build", "--date", "2026-12-03")
    assert "en/plan/index.html" in plans(site)
    assert "es-MX/plan/index.html" not in plans(site)
    write(site, "publish:\n  es: 2026-12-04\n  es-MX: 2026-12-03")
    site.ambos("build", "--date", "2026-12-03")
    assert "es-MX/plan/index.html" in plans(site)


def test_a_day_on_which_no_embargo_ends_changes_nothing(site: SiteFolder) -> None:
    write(site, "publish: 2026-12-01")
    site.ambos("build", "--date", "2026-11-01")
    before = site.files()
    assert site.run_ambos(site.root, "build", "--date", "2026-11-30").stdout == NOTHING
    assert site.files() == before
    assert site.run_ambos(site.root, "build", "--date", "2026-12-01").stdout != NOTHING
    assert site.run_ambos(site.root, "build", "--date", "2027-01-01").stdout == NOTHING
    site.ambos("build", "--date", "2026-11-01")
    assert site.files() == before


@pytest.mark.parametrize(("epoch", "is_there"), [("1796083199", False), ("1796083200", True)])
def test_the_day_may_be_that_of_the_environment(
    site: SiteFolder, epoch: str, *, is_there: bool
) -> None:
    write(site, "publish: 2026-12-01")
    done = site.run_ambos(site.root, "build", environment={"SOURCE_DATE_EPOCH": epoch})
    assert done.returncode == 0, done.stderr
    assert bool(plans(site)) == is_there


def test_the_option_goes_before_the_environment(site: SiteFolder) -> None:
    write(site, "publish: 2026-12-01")
    environment = {"SOURCE_DATE_EPOCH": "1796083200"}
    site.run_ambos(site.root, "build", "--date", "2026-11-30", environment=environment)
    assert site.files()
    assert not plans(site)


def test_an_environment_that_states_no_moment_is_refused(site: SiteFolder) -> None:
    done = site.run_ambos(site.root, "build", environment={"SOURCE_DATE_EPOCH": "9" * 30})
    assert (done.returncode, done.stdout) == (2, "")
    assert "SOURCE_DATE_EPOCH is no number of seconds" in done.stderr


def test_what_lacks_in_a_document_that_is_held_back_stops_no_build(site: SiteFolder) -> None:
    write(site, "publish: 2026-12-01")
    site.translate(lambda entry: "" if entry.msgid == "Text." else accented(entry))
    site.ambos("build", "--date", "2026-11-30")
    assert site.run_ambos(site.root, "build", "--date", "2026-12-01").returncode == 1


def test_a_picture_that_nothing_else_names_is_held_back_too(site: SiteFolder) -> None:
    source = site.root / "source"
    for name in ("plan.png", "plan.es.png", "shared.png", "cover.png", "unnamed.png"):
        (source / name).write_bytes((source / "picture.png").read_bytes())
    text = '![A](plan.png) and ![B](shared.png).\n\n<p><img src="picture.png" alt="C"></p>'
    write(site, "publish: 2026-12-01\nimage: cover.png", text)
    linking = source / "linking.md"
    linking.write_text(linking.read_text(encoding="utf-8") + "\n![B](shared.png)\n")
    site.ambos("update")
    site.translate(accented)
    site.ambos("build", "--date", "2026-11-30")
    assets = {path for path in site.files() if path.startswith("assets/")}
    assert assets == {"assets/picture.png", "assets/shared.png", "assets/unnamed.png"}
    site.ambos("build", "--date", "2026-12-01")
    assets |= {"assets/plan.png", "assets/plan.es.png", "assets/cover.png"}
    assert {path for path in site.files() if path.startswith("assets/")} == assets


HEAD = """<!doctype html>
<html lang="en">
<head>
<title>A page</title>
"""
NAMING = """<link rel="stylesheet" href="page.css">
<script src="page.js"></script>
</head>
<body>
<h1>A page</h1>
<p>Text.</p>
<iframe src="page.pdf" title="A plan"></iframe>
</body>
</html>
"""


def assets(site: SiteFolder) -> set[str]:
    """The published files that are no document's, but for those of the site's own documents."""
    found = {path.removeprefix("assets/") for path in site.files() if path.startswith("assets/")}
    return found - {"picture.png"}


def write_files(site: SiteFolder, *names: str) -> None:
    for name in names:
        (site.root / "source" / name).write_bytes(b"x")


def test_what_the_copy_of_an_html_document_has_is_held_back_with_it(site: SiteFolder) -> None:
    write_files(site, "page.css", "page.js", "page.pdf")
    path = site.root / "source/page.html"
    path.write_text(f'{HEAD}<meta name="publish" content="2026-12-01">\n{NAMING}')
    site.ambos("update")
    site.translate(accented)
    site.ambos("build", "--date", "2026-11-30")
    assert assets(site) == set()
    site.ambos("build", "--date", "2026-12-01")
    assert assets(site) == {"page.css", "page.js", "page.pdf"}


def test_a_document_that_can_have_no_copy_yet_stops_no_build_while_it_is_held_back(
    site: SiteFolder,
) -> None:
    write_files(site, "page.css", "page.js", "page.pdf")
    text = f'<!-- \x1b -->{HEAD}<meta name="publish" content="2026-12-01">\n{NAMING}'
    (site.root / "source/page.html").write_text(text, encoding="utf-8")
    site.ambos("update")
    site.translate(accented)
    site.ambos("build", "--date", "2026-11-30")
    assert assets(site) == set()
    done = site.run_ambos(site.root, "build", "--date", "2026-12-01")
    assert done.returncode == 2
    assert done.stderr.startswith("source/page.html:1: has an escape character")


def test_what_a_published_copy_has_is_published_though_an_embargo_names_it(
    site: SiteFolder,
) -> None:
    write_files(site, "page.css", "page.js", "page.pdf", "plan.pdf")
    (site.root / "source/page.html").write_text(f"{HEAD}{NAMING}")
    write(site, "publish: 2026-12-01", "[A](page.css), [B](page.js), [C](page.pdf), [D](plan.pdf).")
    site.ambos("build", "--date", "2026-11-30")
    assert assets(site) == {"page.css", "page.js", "page.pdf"}
    for name in assets(site):
        assert f'"../../assets/{name}"' in site.read("en/page/page.html")


def test_a_picture_that_is_held_back_is_so_in_languages_that_the_project_does_not_have(
    site: SiteFolder,
) -> None:
    names = ("plan.png", "plan.fr.png", "plan.es.png", "plan.large.png")
    write_files(site, *names, "other.png", "other.fr.png")
    write(site, "publish: 2026-12-01", "![A](plan.png) ![B](other.png)")
    linking = site.root / "source/linking.md"
    linking.write_text(linking.read_text(encoding="utf-8") + "\n![A](other.png)\n")
    site.ambos("update")
    site.translate(accented)
    site.ambos("build", "--date", "2026-11-30")
    assert assets(site) == {"plan.large.png", "other.png", "other.fr.png"}
    site.ambos("build", "--date", "2026-12-01")
    assert assets(site) == {*names, "other.png", "other.fr.png"}


def test_whoever_looks_for_what_is_held_back_reads_no_document() -> None:
    today = datetime.date(2026, 11, 30)
    held = {}
    for name, stated, shown in (
        ("plan", "publish: 2026-12-01", ()),
        ("linking", "slug: linking", ("shared.png", "picture.png")),
    ):
        text = f"---\ntitle: A title\n{stated}\n---\n\n![A](plan.png) ![B](shared.png)\n"
        document = parse(text.encode(), f"source/{name}.md", "en", whole)
        read = editions.Read([editions.original(document)], {})
        one = editions.hold(read, Publication(), today, _no_reading)
        one.shown = shown
        said = editions.noted(one)
        assert said.get("hidden", []) == (["plan.png", "shared.png"] if name == "plan" else [])
        held[one.domain] = editions.of_noted(one.path, said, _no_reading, today)
    names = ("plan.png", "plan.es.png", "shared.png", "picture.png", "unnamed.png")
    site = Site(
        held=held,
        languages=["en"],
        dated=frozenset(),
        assets=dict.fromkeys(names, b""),
        statics={},
        name="A site",
        publication=Publication(),
    )
    with site.trace.noting() as asked:
        assert withheld_assets(site) == {"plan.png", "plan.es.png"}
    assert asked == {"hidden", "use plan.png", "use plan.es.png", "use shared.png"}


def _no_reading() -> editions.Read:
    raise AssertionError("a document is read")


def test_what_an_embargo_leaves_to_do_is_what_a_new_build_does(site: SiteFolder) -> None:
    source = site.root / "source"
    (source / "plan.png").write_bytes((source / "picture.png").read_bytes())
    write(site, "publish:\n  en: 2026-12-01\n  es: 2026-12-03", "![A](plan.png)")
    linking = (source / "linking.md").read_text(encoding="utf-8")
    for day, text in (
        ("2026-11-30", linking),
        ("2026-11-30", f"{linking}\n![A](plan.png)\n"),
        ("2026-11-30", linking),
        ("2026-12-01", linking),
        ("2026-12-02", f"{linking}\n![A](plan.png)\n"),
        ("2026-12-03", linking),
        ("2026-11-30", linking),
    ):
        (source / "linking.md").write_text(text, encoding="utf-8")
        site.ambos("update")
        site.translate(accented)
        site.ambos("build", "--date", day)
        made = site.files()
        is_named = text != linking or day >= "2026-12-01"
        assert ("assets/plan.png" in made) == is_named, day
        shutil.rmtree(site.root / ".ambos")
        shutil.rmtree(site.root / "public")
        site.ambos("build", "--date", day)
        assert site.files() == made, day


def test_a_page_that_is_held_back_again_leads_to_the_original(site: SiteFolder) -> None:
    write(site, "slug: plan")
    site.ambos("build", "--date", "2026-11-30")
    assert "es/plan-es/index.html" in site.files()
    write(site, "slug: plan\npublish:\n  es: 2026-12-01")
    site.ambos("build", "--date", "2026-11-30")
    assert 'content="0; url=../../en/plan/index.html"' in site.read("es/plan-es/index.html")
    write(site, "slug: plan\npublish: 2026-12-01")
    site.ambos("build", "--date", "2026-11-30")
    assert not plans(site)


def test_what_was_published_goes_where_it_is_held_back_and_all_is_made_anew(
    site: SiteFolder,
) -> None:
    write(site, "slug: plan", "![A](plan.png)")
    (site.root / "source/plan.png").write_bytes((site.root / "source/picture.png").read_bytes())
    site.ambos("build", "--date", "2026-11-30")
    assert {"assets/plan.png", "en/plan/index.html"} <= plans(site)
    write(site, "slug: plan\npublish: 2026-12-01", "![A](plan.png)")
    site.ambos("build", "--no-check", "--date", "2026-11-30")
    assert not plans(site)


def test_the_picture_of_one_language_waits_for_that_language(site: SiteFolder) -> None:
    source = site.root / "source"
    for name in ("plan.png", "plan.es.png"):
        (source / name).write_bytes((source / "picture.png").read_bytes())
    write(site, "publish:\n  es: 2026-12-01", "![A](plan.png)")
    site.ambos("build", "--date", "2026-11-30")
    assert "assets/plan.png" in site.files()
    assert "assets/plan.es.png" not in site.files()


@pytest.mark.parametrize(
    ("stated", "line", "what"),
    [
        ("publish: soon", 3, "'publish' is not a day: 'soon' (write 2026-12-01)"),
        ("publish: false", 3, "'publish' is not a day: 'false' (write 2026-12-01)"),
        ("publish:\n  es: 1.12.", 4, "'publish.es' is not a day: '1.12.' (write 2026-12-01)"),
        (
            "publish: 2026-12-01T18:00",
            3,
            "'publish' is not a day: '2026-12-01T18:00' (write 2026-12-01)",
        ),
        ("publish:\n  soon: 2026-12-01", 4, "'publish.soon' names no language (write en or es-MX)"),
        ("publish: [2026-12-01, 2026-12-02]", 3, "'publish' is more than one day (write one)"),
        (
            "publish: [[2026-12-01]]",
            3,
            "'publish' names no language (write en or es-MX)",
        ),
    ],
)
def test_a_day_that_is_none_is_refused(site: SiteFolder, stated: str, line: int, what: str) -> None:
    text = f"---\ntitle: The plan\n{stated}\n---\n\nText.\n"
    (site.root / "source" / "plan.md").write_text(text, encoding="utf-8")
    done = site.run_ambos(site.root, "build")
    assert done.returncode == 2
    assert done.stderr == f"source/plan.md:{line}: front matter: {what}\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.md", "+++\npublish = 2026-12-01\n+++\n\nText.\n"),
        ("x.md", '+++\n[publish]\nen = "2026-12-01"\n+++\n\nText.\n'),
        (
            "x.md",
            '+++\n[[c]]\na = "1"\n[[d]]\na = "2"\n[[c]]\na = "3"\n'
            '[publish]\nen = "2026-12-01"\n+++\n\nText.\n',
        ),
        ("x.md", '{"publish": "2026-12-01"}\n\nText.\n'),
        ("x.md", '{"publish": {"en": "2026-12-01"}}\n\nText.\n'),
        ("x.html", '<meta name="publish" content="2026-12-01"><p>Text.</p>'),
        ("x.html", '<meta name="publish.en" content="2026-12-01"><p>Text.</p>'),
    ],
)
def test_every_kind_of_front_matter_can_state_the_day(
    site: SiteFolder, name: str, text: str
) -> None:
    (site.root / "source" / name).write_text(text, encoding="utf-8")
    site.ambos("update")
    site.translate(accented)
    site.ambos("build", "--date", "2026-11-30")
    assert "en/x/index.html" not in site.files()
    site.ambos("build", "--date", "2026-12-01")
    assert "en/x/index.html" in site.files()


def test_a_day_of_an_html_document_that_is_none_is_refused(site: SiteFolder) -> None:
    text = '<html>\n<meta name="publish" content="soon">\n<p>Text.</p>'
    (site.root / "source" / "x.html").write_text(text, encoding="utf-8")
    done = site.run_ambos(site.root, "build")
    what = "source/x.html:2: meta: 'publish' is not a day: 'soon' (write 2026-12-01)\n"
    assert (done.returncode, done.stderr) == (2, what)
