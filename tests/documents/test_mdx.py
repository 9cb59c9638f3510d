"""Translations in MDX, in which a brace or an angle bracket begins more than text, and a word a module."""

from __future__ import annotations

import pytest

from i18n.documents import parse, render
from i18n.model import Document
from i18n.segmentation import segment

SOURCE = "Some para.\n\n<Foo>A div. With text.</Foo>\n\nWith {brace}, `{code` and $a{b}$.\n"


def document(text: str) -> Document:
    return parse(text.encode(), "source/a.mdx", "en", segment)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("import zq de casa.", "&#105;mport zq de casa."),
        ("export sales rose.", "&#101;xport sales rose."),
        ("importa zq.", "importa zq."),
        ("Una { llave.", r"Una \{ llave."),
        ("Una *negra* {.", r"Una *negra* \{."),
        (r"Una \{ llave.", r"Una \{ llave."),
        (r"Una \\{ llave.", r"Una \\\{ llave."),
        ("Una `{` y {.", r"Una \`\{\` y \{."),
        ("Pesa <tres kg.", r"Pesa \<tres kg."),
        ("Pesa <3 kg.", r"Pesa \<3 kg."),
        ("<!-- foo", r"\<!-- foo"),
        ("<!DOCTYPE foo", r"\<!DOCTYPE foo"),
        ("</Foo>", r"\</Foo>"),
    ],
)
def test_what_mdx_would_read_otherwise_is_escaped(target: str, expected: str) -> None:
    found = document(SOURCE)
    rendering = render(found, [target, *[None] * (len(found.segments) - 1)])
    assert rendering.refused == ()
    assert rendering.data.decode() == SOURCE.replace("Some para.", expected)


@pytest.mark.parametrize("target", ['import x from "y"', "export const x = 1", "export default x"])
def test_a_whole_statement_is_refused(target: str) -> None:
    found = document("One two.\n")
    rendering = render(found, [target])
    assert rendering.data == found.data
    assert [one.segment for one in rendering.refused] == list(found.segments)


def test_a_module_begins_at_the_start_of_a_line_alone() -> None:
    rendering = render(document("One two. Three.\n"), ["Uno dos.", "import tres."])
    assert rendering.data == b"Uno dos. import tres.\n"


def test_what_the_source_has_in_common_with_other_syntax_stays() -> None:
    found = document("a < b and {.\n\nimport of goods\n")
    assert [unit.risks for unit in found.units] == [("stray",), ("stray",)]
    assert render(found, [one.source for one in found.segments]).data == found.data


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("<>Fragment text. Two.</>\n", ["Fragment text.", "Two."]),
        ("<Foo>A div. Two.</Foo>\n", ["A div.", "Two."]),
        (":::info[Title. Two]{.cls}\nBody.\n:::\n", ["Title.", "Two", "Body."]),
        ("Name | Price\n:--- | ---:\nFish. Fresh | 3\n", ["Name", "Price", "Fish.", "Fresh", "3"]),
    ],
)
def test_markup_stays_outside_sentences(text: str, sources: list[str]) -> None:
    found = document(text)
    assert [one.source for one in found.segments] == sources
    assert render(found, [one.source for one in found.segments]).data == found.data


LIST = "<ul>\n  <li>One. Two.</li>\n  <li>Four.</li>\n</ul>\n"


def units(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    """Each unit's kind, with its segments' texts."""
    return [
        (unit.kind, tuple(one.source for one in segments)) for unit, segments in document.by_unit()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LIST, [("list item", ("One.", "Two.")), ("list item", ("Four.",))]),
        (
            "<table>\n  <tr><td>A one. Two it.</td><td>B</td></tr>\n</table>\n",
            [("table cell", ("A one.", "Two it.")), ("table cell", ("B",))],
        ),
        (
            "<summary>Text. Two.</summary>Body text.\n",
            [("summary", ("Text.", "Two.")), ("paragraph", ("Body text.",))],
        ),
        ('<img alt="Alt" src={a > b}/>\n', [("alt", ("Alt",))]),
        ("<td><img alt='Alt'/></td>\n", [("alt", ("Alt",))]),
        (
            '<p title="Tip">Hi <b title="In">one. Two</b> x.</p>\n',
            [("title", ("Tip",)), ("paragraph", ('Hi <b title="In">one. Two</b> x.',))],
        ),
        (
            '<iframe title="Frame" src="x" />\n\nText.\n',
            [("title", ("Frame",)), ("paragraph", ("Text.",))],
        ),
        ("<h2>Head</h2>\n", [("heading", ("Head",))]),
        ("<Foo>a <li>One</li></Foo>\n", [("paragraph", ("a",)), ("list item", ("One",))]),
        (
            "Text <Foo><p>One</p></Foo> more\n",
            [("paragraph", (one,)) for one in ("Text", "One", "more")],
        ),
        ("<p translate='no'>No.</p>\n\n<pre>No.</pre>\n\nYes.\n", [("paragraph", ("Yes.",))]),
        (
            "<Foo title='No' />\n\n- one <p>two</p>\n",
            [("list item", ("one",)), ("list item", ("two",))],
        ),
    ],
)
@pytest.mark.parametrize(("path", "lead"), [("a.mdx", ""), ("a.md", "import a from 'b'\n\n")])
def test_block_tags_of_html_part_texts_and_attributes_are_messages(
    text: str, expected: list[tuple[str, tuple[str, ...]]], path: str, lead: str
) -> None:
    found = parse((lead + text).encode(), f"source/{path}", "en", segment)
    assert units(found) == expected
    assert render(found, [one.source for one in found.segments]).data == found.data


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("<li>Uno.</li><li>Dos.</li>", r"\<li>Uno.\</li>\<li>Dos.\</li>"),
        ("Uno.</li>", r"Uno.\</li>"),
        ("</ul><ul><li>Uno.", r"\</ul>\<ul>\<li>Uno."),
    ],
)
def test_a_translation_adds_no_block_tag(target: str, expected: str) -> None:
    found = document(LIST)
    rendering = render(found, [target, None, None])
    assert rendering.data.decode() == LIST.replace("One.", expected)
    assert rendering.foreign == found.segments[:1]


@pytest.mark.parametrize("target", ["Uno dos.", "[<div>uno</div> dos](x).", "[</div>uno<div>](x)."])
def test_a_block_tag_within_a_link_stays_in_its_translation(target: str) -> None:
    found = document("[<div>one</div>](x).\n")
    rendering = render(found, [target])
    is_kept = target.startswith("[<div>")
    assert rendering.data == (f"{target}\n".encode() if is_kept else found.data)
    assert len(rendering.refused) == (0 if is_kept else 1)


def test_the_text_of_an_attribute_of_mdx_keeps_its_tag() -> None:
    found = document('<img alt="Alt" src={x} />\n')
    rendering = render(found, ['Una "cosa" < {b}'])
    assert rendering.data == b'<img alt="Una &quot;cosa&quot; &lt; {b}" src={x} />\n'


@pytest.mark.parametrize(("path", "lead"), [("a.mdx", ""), ("a.md", "import a from 'b'\n\n")])
@pytest.mark.parametrize("tag", ["<b title='A title'>", "<b id={y > 1} title='A title'>"])
def test_a_text_and_that_of_an_attribute_of_the_tag_around_it_are_translated_both(
    tag: str, path: str, lead: str
) -> None:
    text = f"{lead}> {tag}One two.</b>\n"
    found = parse(text.encode(), f"source/{path}", "en", segment)
    assert [one.source for one in found.segments] == ["A title", "One two."]
    rendering = render(found, ["Un título", "Uno dos."])
    assert rendering.refused == ()
    wanted = text.replace("A title", "Un título").replace("One two", "Uno dos")
    assert rendering.data.decode() == wanted


@pytest.mark.parametrize(
    ("tag", "is_kept"),
    [
        ("<b title='Otro' id={x}>", True),
        ("<b title='One' id={y}>", False),
        ("<b title={x} id={x}>", False),
        ("<b title='One' id={x} {...z}>", False),
    ],
)
def test_of_a_tag_nothing_but_the_text_of_an_attribute_may_be_another(
    tag: str, is_kept: bool
) -> None:
    found = document("One <b title='One' id={x}>two</b> <i>three</i>.\n")
    rendering = render(found, [f"Uno {tag}dos</b> <i>tres</i>."])
    assert (f"Uno {tag}dos".encode() in rendering.data) == is_kept
    assert (b"Uno \\<b" in rendering.data) != is_kept


@pytest.mark.parametrize(
    "text",
    [
        "See [here](<a b.md> 'T') now.\n",
        "See [![p](<a {b}.png>)](<c d.md>) now.\n",
        "- See [*here*](<a b>), <Foo/> now.\n",
    ],
)
@pytest.mark.parametrize(("path", "lead"), [("a.mdx", ""), ("a.md", "import a from 'b'\n\n")])
def test_the_target_of_a_link_in_angle_brackets_is_no_tag(text: str, path: str, lead: str) -> None:
    found = parse((lead + text).encode(), f"source/{path}", "en", segment)
    assert any(risk in ("link a b.md", "link c d.md", "link a b") for risk in found.units[0].risks)
    rendering = render(found, [found.segments[0].source.replace("now", "ya")])
    assert (rendering.refused, rendering.foreign, rendering.additions) == ((), (), ())
    assert rendering.data.decode() == lead + text.replace("now", "ya")


def test_a_tag_behind_a_bracket_that_ends_no_link_is_a_tag() -> None:
    found = document("See ](<Foo/>) now.\n")
    assert found.units[0].risks == ("<Foo/>",)
    rendering = render(document("See it now.\n"), ["Ve ](<$x/>) y ](<Foo/>)."])
    assert rendering.data == b"Ve ](\\<$x/>) y ](\\<Foo/>).\n"


@pytest.mark.parametrize("link", ["<https://a.example>", "<me@a.example>"])
def test_an_address_in_angle_brackets_is_a_link_but_in_mdx(link: str) -> None:
    text = f"import a from 'b'\n\nSee {link} now.\n"
    found = parse(text.encode(), "source/a.md", "en", segment)
    assert found.units[0].risks == (f"link {link[1:-1]}",)
    rendering = render(found, [f"Ve {link} ya."])
    assert rendering.data.decode() == text.replace("See", "Ve").replace("now", "ya")
    assert rendering.additions == ()
