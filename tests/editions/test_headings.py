"""Every page has a heading of the first level, and skips none behind it."""

from __future__ import annotations

import pytest
from lxml import html

from i18n.documents import parse, whole
from i18n.editions._outline import name_of, outline
from tests.editions.conftest import SiteFolder, accented, words_of

HEADINGS = "//article//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"


@pytest.mark.parametrize(
    ("text", "levels", "is_named"),
    [
        ("---\ntitle: T\n---\n\n# A\n\n## B\n\n# C\n", [2, 3, 2], False),
        ("---\ntitle: T\n---\n\n## A\n\n#### B\n\n### C\n\n## D\n", [2, 3, 3, 2], False),
        ("---\ntitle: T\n---\n\nText.\n", [], False),
        ("# A\n\n### B\n\n# C\n", [1, 2, 2], False),
        ("Text.\n\n## A\n\n# B\n\n### C\n", [2, 1, 2], False),
        ("## A\n\nText.\n\n## B\n\n### C\n", [1, 2, 3], False),
        ("<!-- i18n: note: x -->\n\n### A\n\n## B\n", [1, 2], False),
        ("Text.\n\n## A\n\n### B\n", [2, 3], True),
        ("> ## A\n\n## B\n", [2, 2], True),
        ("Text.\n", [], True),
        ("", [], True),
        (
            "---\ntitle: T\n---\n\n" + "".join(f"{'#' * n} x\n\n" for n in range(1, 7)),
            [2, 3, 4, 5, 6, 6],
            False,
        ),
    ],
)
def test_a_page_has_one_heading_above_the_others(
    text: str, levels: list[int], is_named: bool
) -> None:
    document = parse(text.encode(), "source/a.md", "en", whole)
    found = outline(document)
    assert (list(found.levels), found.is_named) == (levels, is_named)


def test_a_document_is_called_by_the_words_of_its_files_name() -> None:
    assert name_of(parse(b"x\n", "source/a/how-to_park.v2.md", "en", whole)) == "How to park.v2"


def test_a_document_without_a_heading_has_its_name_marked_where_it_is_not_of_the_page(
    site: SiteFolder,
) -> None:
    (site.root / "source/some-notes.md").write_text("Only a paragraph.\n\n- A list.\n")
    (site.root / "source/begun.md").write_text("## First of all\n\nText.\n\n## Second of all\n")
    site.ambos("update")
    site.ambos("build", "--missing", "source")
    found = {
        edition: [
            (one.tag, words_of(one))
            for name in ("some-notes", "begun")
            for one in html.fromstring(site.read(f"{edition}/{name}/index.html")).xpath(HEADINGS)
        ]
        for edition in ("en", "es", "en-es")
    }
    own = [("h1", "Some notes"), ("h1", "First of all"), ("h2", "Second of all")]
    note = "[sin traducir]"
    assert found["en"] == own
    assert found["es"] == [(tag, f"{text} {note}") for tag, text in own]
    note = "[not yet translated]"
    beside = [(tag, f"{text}{more}") for tag, text in own[1:] for more in ("", f" {note}")]
    assert found["en-es"] == [own[0], *beside]
    name = html.fromstring(site.read("es/some-notes/index.html")).xpath("//h1/span")[0]
    assert (name.get("lang"), name.get("class")) == ("en", "missing")


def test_a_heading_that_is_left_out_of_its_page_stands_above_it_marked(site: SiteFolder) -> None:
    (site.root / "source/begun.md").write_text("# First\n\nText.\n\n## Second\n\nMore.\n")
    site.ambos("update")
    site.translate(lambda entry: "" if entry.msgid == "First" else accented(entry))
    site.ambos("build", "--missing", "omit")
    tree = html.fromstring(site.read("es/begun/index.html"))
    (top,) = tree.xpath("//h1")
    assert words_of(top) == "First [sin traducir]"
    assert [one.get("lang") for one in top.xpath(".//*[text()='First']")] == ["en"]
    (pair,) = html.fromstring(site.read("en-es/begun/index.html")).xpath("//h1")
    assert words_of(pair) == "First"
