"""By what a finding is known again: its document, language, message and check, wherever it stands."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from i18n.model import Finding


def marked(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with fingerprints, which tell apart what a check finds twice in a message.

    What is found in no message is told apart by what is said of it.
    """
    for finding, number in numbered(found):
        yield finding._replace(fingerprint=fingerprint(finding, owner_of(finding), number))


def numbered(found: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """The findings, each with its number among those that nothing else tells apart, from 1."""
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in found:
        what = _parts(finding, owner_of(finding))
        seen[what] += 1
        yield finding, seen[what]


def owner_of(finding: Finding) -> str:
    """What a fingerprint says of where a finding is."""
    return finding.document or finding.owner or finding.path


def fingerprint(finding: Finding, owner: str, number: int) -> str:
    """That of a finding, if it were the owner's."""
    data = "\0".join((*_parts(finding, owner), str(number))).encode("utf-8", "backslashreplace")
    return hashlib.sha256(data).hexdigest()[:16]


def _parts(finding: Finding, owner: str) -> tuple[str, ...]:
    said = (finding.message,) if finding.msgid is None else ()
    message = (finding.msgctxt or "", finding.msgid or "")
    return owner, finding.language, *message, finding.check, *said
