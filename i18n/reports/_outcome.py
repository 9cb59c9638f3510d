"""What `ambos check` found, as every report of it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from i18n.model import Finding, Severity

_WORST_FIRST = tuple(reversed(Severity))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings, in how many catalogs, and the least severity that fails; None where none does."""

    findings: Sequence[Finding] = ()
    catalogs: int = 0
    limit: Severity | None = Severity.ERROR

    @property
    def summary(self) -> str:
        """`3 errors, 1 warning in 4 catalogs`."""
        return f"{numbers(self.findings) or 'No findings'} in {counted(self.catalogs, 'catalog')}"

    def fails(self, finding: Finding) -> bool:
        """Does the finding make the exit status 1?"""
        return self.limit is not None and finding.severity.rank >= self.limit.rank


def numbers(findings: Iterable[Finding]) -> str:
    """`3 errors, 1 warning, 2 information`; "" for none."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(
        # the word has no plural
        f"{counts[severity]} {severity}"
        if severity is Severity.INFORMATION
        else counted(counts[severity], str(severity))
        for severity in _WORST_FIRST
        if counts[severity]
    )


def counted(number: int, word: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {word}{'' if number == 1 else 's'}"
