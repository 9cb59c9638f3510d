"""The words of the pages' frame as Babel finds them: `python -m tests.words` writes their template."""

from __future__ import annotations

import io

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from tests.tools import ROOT

EDITIONS = ROOT / "i18n" / "editions"
TEMPLATE = EDITIONS / "words" / "words.pot"
_METHODS = [("templates/**.jinja", "jinja2.ext.babel_extract"), ("**.py", "python")]
_KEYWORDS = dict.fromkeys(("message", "own", "words", "_words", "_note"))
"""What the words of a page are called where they are asked for one."""
_HEADER = "# The words of the pages' frame. `python -m tests.words` writes this file."


def template() -> bytes:
    """The template of their catalogs, as gettext writes it, without a date."""
    found = Catalog(charset="utf-8", header_comment=_HEADER)
    for path, line, text, comments, context in extract_from_dir(
        EDITIONS, _METHODS, {"templates/**.jinja": {"trimmed": "true"}}, _KEYWORDS
    ):
        found.add(text, locations=[(f"i18n/editions/{path}", line)], context=context)
        assert not comments
    out = io.BytesIO()
    write_po(out, found, sort_by_file=True, include_lineno=False, omit_header=True)
    head = f'{_HEADER}\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    return head.encode() + out.getvalue().rstrip(b"\n") + b"\n"


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
