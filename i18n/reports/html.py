"""Findings as a page of its own: one file, which fetches nothing and runs nothing.

The filters are native form elements and rules of CSS that look at what is chosen (`:has()`). The only
style that the page's Content Security Policy lets in is its own, by its hash; no script is let in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from i18n.checks import PARTS_OF_CATALOGS
from i18n.errors import visible
from i18n.languages import tag
from i18n.model import Finding, Severity
from i18n.reports._display import location, written_out
from i18n.reports._help import check_of
from i18n.reports._outcome import Outcome

_FIELDS: dict[str, tuple[str, Callable[[Finding], str]]] = {
    "severity": ("Severity", lambda finding: str(finding.severity)),
    "check": ("Check", lambda finding: finding.check),
    "document": ("Document", lambda finding: finding.document or finding.path),
    "language": ("Language", lambda finding: finding.language),
}


@dataclass(frozen=True)
class _Filter:
    """What findings can be chosen by; `places` has the number of each of its values."""

    name: str
    label: str
    places: dict[str, int]

    @property
    def choices(self) -> list[str]:
        return [visible(value) for value in self.places]

    def class_of(self, value: str) -> str:
        """A class that is no text of a catalog."""
        return f"{self.name}-{self.places[value]}"

    def rules(self) -> Iterator[str]:
        """For each of its values: while it is chosen, findings with another one are not there."""
        for place in self.places.values():
            name = f"{self.name}-{place}"
            yield (
                f'body:has(#{self.name} option[value="{name}"]:checked) '
                f".finding:not(.{name}) {{ display: none; }}"
            )


@dataclass(frozen=True)
class _Row:
    """A finding as the page shows it; `check` is the number of its check."""

    finding: Finding
    classes: str
    check: int

    @property
    def message(self) -> str:
        return visible(self.finding.message)

    @property
    def place(self) -> str:
        return location(self.finding)

    @property
    def source(self) -> str:
        return visible(self.finding.msgid or "")

    @property
    def source_tag(self) -> str:
        return tag(self.finding.source_language)

    @property
    def tag(self) -> str:
        return tag(self.finding.language)

    @property
    def has_span(self) -> bool:
        return self.finding.span is not None

    @cached_property
    def target(self) -> tuple[str, str, str] | None:
        """The translation before, in and behind the span."""
        text = self.finding.msgstr
        if not text:
            return None
        start, end = self.finding.span or (len(text), len(text))
        return visible(text[:start]), written_out(text[start:end]), visible(text[end:])

    @property
    def suggestion(self) -> str | None:
        return None if self.finding.suggestion is None else visible(self.finding.suggestion)


def findings(outcome: Outcome) -> str:
    """One page."""
    from importlib.resources import files  # noqa: PLC0415  (loaded for this report alone)

    from i18n.templates import template  # noqa: PLC0415

    found = outcome.findings
    filters = [_filter(name, found) for name in _FIELDS]
    checks = _filter("check", found)
    style = (files(__package__) / "templates" / "findings.css").read_text(encoding="utf-8")
    # without white space at its ends, which the Nu validator leaves out of the hash
    style = "\n".join([style.strip(), *(rule for one in filters for rule in one.rules())])
    return template(__package__, "findings.html.jinja").render(
        policy=_policy(style),
        summary=outcome.summary,
        style=style,
        filters=filters,
        rows=[
            _Row(finding, _classes(finding, filters), checks.places[finding.check])
            for finding in found
        ],
        checks=[(visible(name), check_of(name)) for name in checks.places],
        code=PARTS_OF_CATALOGS,
    )


def _filter(name: str, found: Sequence[Finding]) -> _Filter:
    label, value = _FIELDS[name]
    values = {value(finding) for finding in found}
    ordered = (
        [str(one) for one in reversed(Severity) if one in values]
        if name == "severity"
        else sorted(values)
    )
    return _Filter(name, label, {one: place for place, one in enumerate(ordered)})


def _classes(finding: Finding, filters: Sequence[_Filter]) -> str:
    return " ".join(one.class_of(_FIELDS[one.name][1](finding)) for one in filters)


def _policy(style: str) -> str:
    """Content Security Policy Level 3: nothing but the style with this hash."""
    import base64  # noqa: PLC0415  (loaded for this report alone)
    import hashlib  # noqa: PLC0415

    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
