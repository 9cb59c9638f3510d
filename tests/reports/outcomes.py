"""What `ambos check` could have found: by hand, made at random, and of a catalog."""

from __future__ import annotations

from hypothesis import strategies as st

from i18n.model import Finding, Severity
from i18n.reports import Outcome
from tests.checks.subjects import findings, pairs, subject

PO = "locales/es/LC_MESSAGES/a.po"
HOSTILE = (
    "</style><script>alert(1)</script> ]](javascript:x) `|@all` "
    "##[error]x\n::error::y %0A\x1b[1m\u202e"
)


def finding(message: str = "m", **fields: object) -> Finding:
    """A finding with a fingerprint."""
    told = {"check": "numbers", "severity": Severity.ERROR, "path": PO, "line": 7}
    return Finding(**{"message": message, "fingerprint": "0123456789abcdef", **told, **fields})  # type: ignore[arg-type]


def checked(source: str, target: str) -> Outcome:
    """What all checks find in a translation of a document of one sentence."""
    return Outcome(findings(subject(f"{source}\n", pairs((source, target)))), 1)


texts = st.text(max_size=30) | st.sampled_from(
    [HOSTILE, "日本\n", "a,b:c%", "www.example.org me@example.org"]
)
_some = st.none() | texts
_places = st.integers(1, 10**6)


@st.composite
def _findings(draw: st.DrawFn) -> Finding:
    msgstr = draw(_some)
    span = None
    if msgstr is not None and draw(st.booleans()):
        start = draw(st.integers(0, len(msgstr)))
        span = start, draw(st.integers(start, len(msgstr)))
    line, column = draw(_places), draw(_places)
    return Finding(
        check=draw(st.sampled_from(["numbers", "untranslated", "of-another-package"])),
        severity=draw(st.sampled_from(Severity)),
        path=draw(texts),
        line=line,
        column=column,
        message=draw(texts),
        msgctxt=draw(_some),
        msgid=draw(_some),
        msgstr=msgstr,
        span=span,
        end_line=line + draw(st.integers(0, 1)) if span else None,
        end_column=column + 1 if span else None,
        suggestion=draw(_some) if span else None,
        fingerprint=draw(st.from_regex(r"[0-9a-f]{16}", fullmatch=True)),
        document=draw(texts),
        language=draw(st.sampled_from(["", "es", "es_MX", "ca@valencia"])),
        source_language=draw(st.sampled_from(["", "en"])),
    )


outcomes = st.builds(
    Outcome,
    st.lists(_findings(), max_size=4),
    st.integers(0, 9),
    st.none() | st.sampled_from(Severity),
)
