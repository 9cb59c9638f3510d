"""Subjects made of short texts: a document, and a catalog of it."""

from __future__ import annotations

from i18n import catalogs
from i18n.catalogs.syntax import parse as parse_catalog
from i18n.checks import DocumentSubject, Knowledge, Subject, checks, run
from i18n.documents import parse
from i18n.errors import AmbosError
from i18n.model import Finding
from i18n.segmentation import segment

PATH = "locales/es/LC_MESSAGES/example.po"
HEADER = """\
msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def subject(
    source: str,
    catalog: str | None,
    *,
    name: str = "example.md",
    knowledge: Knowledge = Knowledge(),  # noqa: B008  (frozen)
) -> Subject:
    """A document and its catalog, each from its text; None is no catalog."""
    document = parse(source.encode(), f"source/{name}", "en", segment)
    read = None
    if catalog is not None:
        try:
            read = parse_catalog(catalog.encode(), PATH)
        except AmbosError as error:
            read = error
    return DocumentSubject(
        document=document,
        template=catalogs.extract(document),
        language="es",
        path=PATH,
        catalog=read,
        knowledge=knowledge,
    )


def foreign(
    *entries: str,
    language: str = "es",
    knowledge: Knowledge = Knowledge(),  # noqa: B008  (frozen)
) -> Subject:
    """A catalog of another project, of messages as a PO file has them."""
    catalog = parse_catalog((HEADER + "\n".join(entries)).encode(), "foreign.po")
    return Subject(path="foreign.po", language=language, catalog=catalog, knowledge=knowledge)


def pairs(*texts: tuple[str, str]) -> str:
    """A catalog of (msgid, msgstr)."""
    return HEADER + "\n".join(
        f"msgid {_quoted(msgid)}\nmsgstr {_quoted(msgstr)}\n" for msgid, msgstr in texts
    )


def findings(one: Subject, *names: str) -> list[Finding]:
    """What the named checks find, or all."""
    return run([one], [checks()[name] for name in names] if names else None)


def found(source: str, target: str, *names: str, document: str = "example.md") -> list[str]:
    """The messages of checks about one pair, which is a whole document."""
    one = subject(f"Lead {source}\n", pairs((f"Lead {source}", f"Lead {target}")), name=document)
    assert len(one.template) == 1, "the source is one sentence"
    return [finding.message for finding in findings(one, *names)]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
