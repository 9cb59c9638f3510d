"""No published copy leads its reader to another server unasked."""

from __future__ import annotations

import pytest

from i18n.documents import edit, localize, parse, whole

XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><head>%s</head><body><p>One</p></body></html>'


def copy(name: str, text: str) -> str:
    """The published copy of a document, each of whose links leads to `moved/`."""
    document = parse(text.encode(), f"source/{name}", "en", whole)
    return edit(document, localize(document, "en", lambda link: f"moved/{link}")).decode()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('<meta http-equiv=refresh content="0;url=http://e">', 'refresh content="">'),
        ("<META HTTP-EQUIV=' Refresh ' CONTENT=0;//e>", 'CONTENT="">'),
        ("<meta http-equiv=refresh content='3, URL = \"\thtt\nps:e\"'>", "content=''>"),
        ('<meta http-equiv=refresh content="0 \\\\e">', 'content="">'),
        ('<meta http-equiv=refresh content="0;url=javascript:alert(1)">', 'content="">'),
        ('<meta http-equiv=refresh content="0;u&#114;l=&#104;ttp://e">', 'content="">'),
        ('<noscript><meta http-equiv=refresh content="0;url=//e"></noscript>', 'content="">'),
        ('<meta http-equiv=refresh content="30">', 'content="30">'),
        ('<meta http-equiv=refresh content="0; url=two.html">', 'content="0; url=two.html">'),
        ('<meta name=refresh content="0;url=http://e">', 'content="0;url=http://e">'),
        ('<base href="http://e/" target=x>', '<base href="" target=x>'),
        ("<base href=//e/>", '<base href="">'),
        ('<base href="town/">', '<base href="town/">'),
    ],
)
def test_what_leads_to_another_server_is_empty_in_a_copy(text: str, wanted: str) -> None:
    assert wanted in copy("a.html", f"<html><head>{text}</head><p>One")
    assert wanted in copy("a.md", f"One.\n\n<div>\n{text}\n</div>\n")
    assert wanted in copy("a.md", f"Ünd {text} here [x](y).\n")


@pytest.mark.parametrize(
    "text",
    [
        '<meta http-equiv="refresh" content="0;url=http://e"/>',
        '<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;http://e"/>',
        '<base href="https://e/"></base>',
    ],
)
def test_a_copy_of_xhtml_leads_nowhere_else(text: str) -> None:
    found = copy("a.xhtml", XHTML % text)
    assert '=""' in found and "//e" not in found


@pytest.mark.parametrize(
    "text",
    [
        "> <div><meta http-equiv=refresh\n> content='0;\n> url=http://e'>\n> </div>\n",
        "> One <meta http-equiv=refresh\n> content='0;\n> url=http://e'> two.\n",
        "- é <base\n  href='http://e'> two.\n",
    ],
)
def test_a_tag_on_more_than_one_line_leads_nowhere_else(text: str) -> None:
    found = copy("a.md", text)
    assert "//e" not in found
    assert found.rstrip().endswith(text.rstrip()[-5:])


def test_what_is_no_tag_stays() -> None:
    text = "`<base href='http://e'>`\n\n    <base href='http://e'>\n\n<!-- <base href='http://e'> -->\n"
    assert text in copy("a.md", text)
