"""An HTML document in its editions: its copies, and the pages that show it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import RunAmbos

PAGE = """<!DOCTYPE html>
<html lang="en">
<head><title>The market</title><link rel="stylesheet" href="style.css"></head>
<body>
<p><strong>It opens on Saturday. Bring a bag.</strong></p>
<img src="roof.png" alt="The roof" onload="alert(1)">
<table><tr><td colspan="2">Apples<td>Pears</table>
<pre>code</pre>
<script>alert(1)</script>
<p><a href="two.html">More</a></p>
</body></html>
"""


@pytest.fixture
def public(tmp_path: Path, run_ambos: RunAmbos) -> Path:
    """What is published of two pages without translations."""
    source = tmp_path / "source"
    source.mkdir()
    (tmp_path / "ambos.toml").write_text('targets = ["es"]\n')
    (source / "index.html").write_text(PAGE)
    (source / "two.html").write_text("<h1>Two</h1><p><a href=index.html>Back</a>\n")
    (source / "style.css").write_text("p {}\n")
    (source / "roof.png").write_bytes(b"")
    for command in (["update"], ["build", "--missing", "source", "--no-check"]):
        done = run_ambos(tmp_path, *command)
        assert done.returncode == 0, done.stderr
    return tmp_path / "public"


def test_a_copy_states_its_language_marks_what_is_missing_and_is_else_the_source(
    public: Path,
) -> None:
    own = (public / "en/index/document.html").read_text()
    moved = PAGE.replace("style.css", "../../assets/style.css")
    moved = moved.replace("roof.png", "../../assets/roof.png")
    assert own == moved.replace('"two.html"', '"../two/two.html"')
    copy = (public / "es/index/document.html").read_text()
    assert '<html lang="es">' in copy and "<title>[en] The market</title>" in copy
    assert 'alt="[en] The roof"' in copy
    assert '<td colspan="2"><span class="untranslated" lang="en">Apples</span><td>' in copy


def test_a_page_shows_the_document_without_what_could_run(public: Path) -> None:
    page = (public / "en-es/index/index.html").read_text()
    assert "<title>The market · [en] The market</title>" in page
    assert '<strong><span class="segment" style="grid-row:1">It opens on Saturday.</span>' in page
    assert '<td colspan="2"><div class="pair">' in page
    assert '<pre translate="no"><code>code</code></pre>' in page
    assert 'href="../two/index.html"' in page
    assert "alert" not in page
