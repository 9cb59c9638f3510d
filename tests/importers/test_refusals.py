"""What no importer reads, each refused in one line."""

from __future__ import annotations

import pytest

from i18n.errors import AmbosError
from i18n.importers import convert


@pytest.mark.parametrize(
    ("path", "data", "message"),
    [
        ("a.md", b"# A", "a.md: is Markdown already (copy it into source/)"),
        (
            "in/a.odt",
            b"PK",
            "in/a.odt: .odt files are not supported yet"
            " (import .docx, .htm, .html, .text, .txt, .xhtml, or save it as plain text)",
        ),
        ("a.txt", b"", "a.txt:1: is empty (name a file with text)"),
        ("a.txt", b"\xef\xbb\xbf", "a.txt:1: is empty (name a file with text)"),
        ("a.txt", b" \n\t\n", "a.txt:1: is empty (name a file with text)"),
        ("a.txt", "one".encode("utf-16"), "a.txt:1: is UTF-16 (save it as UTF-8)"),
        ("a.txt", b"one\ntw\0o", "a.txt:2: has a NUL byte (is it a text file?)"),
        (
            "a.txt",
            b"\xef\xbb\xbfone\r\ntw\xf3",
            "a.txt:2: byte 0xf3 at offset 10 is not UTF-8 (save the file as UTF-8)",
        ),
    ],
)
def test_what_is_not_plain_text_is_refused(path: str, data: bytes, message: str) -> None:
    with pytest.raises(AmbosError) as caught:
        convert(data, path, title="T", language="en", split_faq=False)
    assert str(caught.value) == message


def test_a_file_without_a_suffix_is_plain_text() -> None:
    (document,) = convert(b"A word.", "in/README", title="T", language="en", split_faq=False)
    assert document.name == "README.md"
