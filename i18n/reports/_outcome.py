"""What `ambos check` found, as every report of it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from i18n.model import Finding, Severity

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "remark"}


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
    """`3 errors, 1 warning`; "" for none."""
    severities = [finding.severity for finding in findings]
    counts = ((word, severities.count(severity)) for severity, word in _WORDS.items())
    return ", ".join(counted(number, word) for word, number in counts if number)


def counted(number: int, word: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {word}{'' if number == 1 else 's'}"
