"""Documents that are read when something of them is asked for that is not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from i18n.editions._facts import Facts
from i18n.editions._localization import Localized
from i18n.editions._tracing import Trace

Load = Callable[[], Sequence[Localized]]


class Held:
    """A document of a site in every language, of which the facts are known.

    `load` gives the document in each of the languages of `facts`, its own first. What was read is
    forgotten with `release`; `read` is what has been read already.
    """

    def __init__(  # noqa: PLR0917  (what a document is known by)
        self,
        path: str,
        domain: str,
        language: str,
        facts: Mapping[str, Facts],
        load: Load,
        trace: Trace,
        read: Sequence[Localized] = (),
    ) -> None:
        self.path = path
        self.domain = domain
        self.language = language
        self.facts = facts
        self._load = load
        self._trace = trace
        self._loaded = {one.language: one for one in read}
        document = _Document(self)
        self.editions = [cast("Localized", _Localized(self, document, code)) for code in facts]

    def loaded(self, language: str) -> Localized:
        """The document in a language. Raises AmbosError."""
        self.ask()
        if not self._loaded:
            self._loaded = {one.language: one for one in self._load()}
        return self._loaded[language]

    def ask(self) -> None:
        """Note that more is asked of the document than its facts."""
        self._trace.note(f"content {self.path}")

    def fact(self, language: str) -> Facts:
        """What lists show of the document in a language."""
        self._trace.note(f"facts {self.path}")
        return self.facts[language]

    def release(self) -> None:
        """Forget what was read."""
        self._loaded = {}


class _Document:
    """Stands for a `Document`: where it is and its language are known, all else is read."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self.path = held.path
        self.domain = held.domain
        self.language = held.language

    def __getattr__(self, name: str) -> Any:
        return getattr(self._held.loaded(self._held.language).document, name)


class _Localized:
    """Stands for a `Localized`."""

    def __init__(self, held: Held, document: _Document, language: str) -> None:
        self._held = held
        self.document = document
        self.language = language
        self.is_original = language == document.language

    @property
    def facts(self) -> Facts:
        return self._held.fact(self.language)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._held.loaded(self.language), name)
