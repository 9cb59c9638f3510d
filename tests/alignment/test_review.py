"""The page on which an alignment is looked through."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from i18n.alignment.beads import Bead
from i18n.alignment.review import Side, page
from tests.tools import Message

HOSTILE = [
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %} & &amp; \"'",
    "\x00\x01\x0b\x0c\x1b\x85\ufdd0\ufffe\U0001ffff\ud800 end",
    "\u202eright to left\u2066",
    "שלום עולם",
    "two\nlines\tand a tab\r",
    "",
]
BEADS = [
    *(Bead((n,), (n,), 0.2 + n / 10) for n in range(len(HOSTILE) - 3)),
    Bead((5, 6), (), 0.5),
    Bead((7,), (5, 6), 0.999),
    Bead((), (7,), 0.3),
]


def made(beads: list[Bead], name: str = "a<b>.md") -> bytes:
    return page(Side(name, "en", HOSTILE), Side("b&c.md", "he_IL", HOSTILE), beads, 0.5)


class Reader(HTMLParser):
    """The elements of a page, and the texts of its paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.paragraphs: list[str] = []
        self.is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag == "p":
            self.paragraphs.append("")
            self.is_inside = True

    def handle_endtag(self, tag: str) -> None:
        self.is_inside = self.is_inside and tag != "p"

    def handle_data(self, data: str) -> None:
        if self.is_inside:
            self.paragraphs[-1] += data


def test_texts_are_shown_as_they_are_written() -> None:
    reader = Reader()
    reader.feed(made(BEADS).decode())
    for text in HOSTILE[:3]:
        assert reader.paragraphs.count(text) == 2
    assert not {"script", "img", "link", "iframe", "object"} & set(reader.tags)
    assert not {"src", "onerror", "style"} & reader.attributes
    assert reader.tags.count("tr") == 1 + len(BEADS)


def test_what_is_below_the_threshold_is_marked_and_listed() -> None:
    text = made(BEADS).decode()
    assert text.count('class="doubtful"') == 3
    assert [f'href="#p{n}"' in text for n in range(1, 6)] == [True, True, True, False, False]
    assert ">99 %<" in text
    assert ">100 %<" not in text
    assert "doubtful" not in page(
        Side("a", "en", ["a"]), Side("b", "es", ["b"]), [], 0.5
    ).decode().partition("<body>")[2].replace("0 doubtful", "")


@pytest.mark.tool("vnu")
def test_the_validator_finds_nothing_in_the_page(
    tmp_path: Path, vnu: Callable[..., list[Message]]
) -> None:
    (tmp_path / "a.html").write_bytes(made(BEADS))
    (tmp_path / "b.html").write_bytes(made([]))
    assert [str(message) for message in vnu(tmp_path)] == []
