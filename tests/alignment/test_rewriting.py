"""The markup of one format in another: written where it is certain, and nowhere else."""

from __future__ import annotations

import pytest

from i18n import documents
from i18n.alignment.rewriting import rewritten
from i18n.documents import parse
from i18n.segmentation import segment

MD, HTML, TEXT, DOCX = "a.md", "b.html", "c.txt", "d.docx"


@pytest.mark.parametrize(
    ("text", "path", "source", "into", "wanted"),
    [
        ('Vea <a href="b.html">la cuenta</a>.', HTML, "See [it](b.html).", MD, "Vea [la cuenta](b.html)."),
        ('<a class="x" href="f (1).md">Eso</a>', HTML, "It", MD, "[Eso](<f (1).md>)"),
        ("<em>a</em> <b>b</b> <code>c*`d</code>", HTML, "it", MD, "*a* **b** ``c*`d``"),
        ("<kbd>K</kbd> a<br> b", HTML, "<kbd>L</kbd>\nit", MD, "<kbd>K</kbd> a\nb"),
        ("2*3*4 &lt;b&gt; &amp; 5&nbsp;%", HTML, "it", MD, "2\\*3\\*4 \\<b\\> & 5\xa0%"),
        ("1. Todo, a_b_c «x»", HTML, "it", MD, "1. Todo, a_b_c «x»"),
        ("*Esto* <b> [x](y)", TEXT, "it", MD, "\\*Esto\\* \\<b\\> \\[x\\](y)"),
        ("*Esto* <b> &amp;", TEXT, "it", HTML, "*Esto* &lt;b&gt; &amp;amp;"),
        (
            "Vea [la *cuenta*](b.html),\n**ya** `a<b` & 2\\*3",
            MD,
            '<a class="c" href="b.html">the <i>bill</i></a><br/>now',
            HTML,
            'Vea <a class="c" href="b.html">la <i>cuenta</i></a>,<br/><strong>ya</strong>'
            " <code>a&lt;b</code> &amp; 2*3",
        ),
        ("<b>{{ uno }}</b>", HTML, "{{ one }}", MD, "**{{ uno }}**"),
        ("uno\ndos", TEXT, "one<br>two", HTML, "uno<br>dos"),
        ("AT&amp;T &lt;x&gt;", HTML, "it", TEXT, "AT&T <x>"),
        ("Todo", DOCX, "It", MD, "Todo"),
        ("<1>Todo</1>", DOCX, "<1>It</1>", DOCX, "<1>Todo</1>"),
    ],
)  # fmt: skip
def test_what_both_formats_say_is_written_as_the_source_writes_it(
    text: str, path: str, source: str, into: str, wanted: str
) -> None:
    assert rewritten(text, path, [source], into) == wanted


@pytest.mark.parametrize(
    ("text", "path", "source", "into"),
    [
        ("<kbd>K</kbd>", HTML, "K", MD),
        ('<em lang="fr">mot</em>', HTML, "*word*", MD),
        ('<a href="b" title="c">d</a>', HTML, "[d](b)", MD),
        ('<img src="a.png" alt="b">', HTML, "![b](a.png)", MD),
        ("uno<br>dos", HTML, "one two", MD),
        ("uno\ndos", MD, "one two", HTML),
        ("{{ uno }}", HTML, "one", MD),
        ("uno <!-- dos --> tres", HTML, "one", MD),
        ("uno <dos", HTML, "one", TEXT),
        ("<em>abierto", HTML, "*open*", MD),
        ("<em>a </em>b", HTML, "*a* b", MD),
        ("[la cuenta](b.html)", MD, '<a class="c" href="other.html">the bill</a>', HTML),
        ("[la cuenta][b]", MD, '<a href="b.html">the bill</a>', HTML),
        ("**la", MD, "<b>it</b>", HTML),
        ("*la*", MD, "it", TEXT),
        ("<b>la</b>", HTML, "<1>it</1>", DOCX),
        ("<1>la</1>", DOCX, "**it**", MD),
    ],
)
def test_what_is_not_certain_is_not_written(text: str, path: str, source: str, into: str) -> None:
    assert rewritten(text, path, [source], into) is None


def test_what_was_written_is_rendered_as_it_is() -> None:
    source = parse(b"See [the *bill*](bill.html) & `a*b`, 2\\*3.\n", MD, "en", segment)
    said = '<a href="bill.html">Vea <em>eso</em></a> &amp; <code>a*b</code>, 2*3*4.'
    text = rewritten(said, HTML, [source.segments[0].source], MD)
    done = documents.render(source, [text], "es")
    assert not done.refused and not done.additions
    assert done.data == b"[Vea *eso*](bill.html) & `a*b`, 2\\*3\\*4.\n"
