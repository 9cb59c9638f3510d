"""Shortcodes, template tags, wiki links and math in translations: they run nothing, and may be left out."""

from __future__ import annotations

import pytest

from i18n.documents import parse, render
from i18n.model import Document
from i18n.segmentation import segment


def document(text: str) -> Document:
    return parse(text.encode(), "source/a.md", "en", segment)


@pytest.mark.parametrize("token", ["{{ y }}", "{% y %}", "{{< y >}}", "[[y]]", "$y$"])
def test_a_token_may_be_left_out_and_what_stands_behind_stays(token: str) -> None:
    rendering = render(document(f"Tag {token} too.\n\nTwo b.\n"), ["Etiqueta.", "Dos."])
    assert rendering.refused == ()
    assert rendering.data == b"Etiqueta.\n\nDos.\n"


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("See [[y]].", "Mira [[y|<script>a</script>]].", r"Mira \[\[y\|\<script\>a\</script\>\]\]."),
        ("See ![[y]].", "Mira ![[y|<b>a]].", r"Mira \!\[\[y\|\<b\>a\]\]."),
        ("Use {% y %}.", "Usa {% <img src=x> %}.", r"Usa \{% \<img src=x\> %\}."),
        ("Use {{ y }}.", "Usa {{ <!-- a }}.", r"Usa \{\{ \<\!-- a \}\}."),
        ("Use {{< y >}}.", "Usa {{< <b> >}}.", r"Usa \{\{\< \<b\> \>\}\}."),
        ("Say $y$.", "Di $a<b onclick=x>q$.", r"Di \$a\<b onclick=x\>q\$."),
        ('<a href="x">l</a> b.', '<a href="y">l</a> b.', r'\<a href="y">l\</a> b.'),
        ('<a href="x">l</a>.', '<a href="y"><a href="x">l</a></a>.',
         r'\<a href="y"><a href="x">l</a>\</a>.'),
    ],
)  # fmt: skip
def test_html_that_the_source_has_not_is_text_in_a_token_too(
    source: str, target: str, expected: str
) -> None:
    rendering = render(document(f"{source}\n"), [target])
    assert rendering.data.decode() == f"{expected}\n"
    assert [one.source for one in rendering.foreign] == [source]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("See [[y|<b>a</b>]].", "Mira [[y|<b>b</b>]]."),
        ('Use {{< fig a="x" >}}.', 'Usa {{< fig a="y" >}}.'),
        ("Say $a<b$.", "Di $a<b$."),
    ],
)
def test_the_words_in_a_token_may_be_translated(source: str, target: str) -> None:
    rendering = render(document(f"{source}\n"), [target])
    assert rendering.data.decode() == f"{target}\n"
    assert rendering.foreign == ()


def test_the_name_of_an_emoji_begins_no_definition() -> None:
    text = "Release notes\n\n:tada: We did it.\n\n> :bug: Mended.\n\n```\n:code\n```\n\nTerm\n: Meaning\n"
    found = document(text)
    assert [(unit.kind, unit.text) for unit in found.units] == [
        ("paragraph", "Release notes"),
        ("paragraph", ":tada: We did it."),
        ("quote", ":bug: Mended."),
        ("term", "Term"),
        ("definition", "Meaning"),
    ]
    same = render(found, [one.source for one in found.segments])
    assert same.data == found.data
    hard = render(found, [f":{n} a" for n in range(len(found.segments))])
    assert hard.refused == ()


@pytest.mark.parametrize("begin", ["", "> ", "- "])
def test_the_second_row_of_a_table_may_begin_with_a_colon(begin: str) -> None:
    lead = begin.replace("-", " ")
    text = f"{begin}Name | Price\n{lead}:-|---:\n{lead}Fish. Fresh | :tada: 3\n\nTerm\n:--- | no\n"
    found = document(text)
    assert [(unit.kind, unit.text) for unit in found.units] == [
        ("table cell", "Name"),
        ("table cell", "Price"),
        ("table cell", "Fish. Fresh"),
        ("table cell", ":tada: 3"),
        ("paragraph", "Term :--- | no"),
    ]
    assert render(found, [one.source for one in found.segments]).data == found.data
