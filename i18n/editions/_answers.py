"""What a document answers to the questions of the rest of its site, and which answers have changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

from i18n.editions._facts import Facts
from i18n.editions._held import Held, Read
from i18n.editions._tracing import (
    EVERYTHING,
    HIDDEN,
    anchors_of,
    content_of,
    facts_of,
    file_of,
    place_of,
    use_of,
)
from i18n.model import SOURCES, domain_of

ALL_FACTS, ALL_CONTENTS = facts_of(EVERYTHING), content_of(EVERYTHING)
"""The questions for the facts, and for the contents, of every document."""
NEW = frozenset({EVERYTHING, ALL_FACTS, ALL_CONTENTS})
"""What has another answer where a document is new, or gone, besides what is asked of it."""
_MANY = 50
"""Questions of one kind that are noted as the one for every document."""


def noted(held: Held) -> dict[str, Any]:
    """What a document answers, as JSON holds it. Raises AmbosError."""
    rest: dict[str, Any] = {
        "hidden": list(held.hidden),
        "shown": list(held.shown),
        "origins": dict(held.origins),
    }
    return {
        "language": held.language,
        "facts": {code: one.noted() for code, one in held.facts.items()},
        "anchors": held.anchors,
        "withheld": sorted(held.withheld),
        **{name: found for name, found in rest.items() if found},
    }


def of_noted(
    path: str, noted: Mapping[str, Any], load: Callable[[], Read], today: datetime.date
) -> Held:
    """A document of which `noted` gave this; `load` reads it."""
    facts = {code: Facts.of_noted(one) for code, one in noted["facts"].items()}
    anchors = str(noted["anchors"])
    return Held(
        path=path,
        domain=domain_of(path),
        language=noted["language"],
        facts=facts,
        anchors=anchors,
        load=load,
        today=today,
        hidden=noted.get("hidden", ()),
        shown=noted.get("shown", ()),
        origins=noted.get("origins", {}),
    )


def questions_of(path: str) -> frozenset[str]:
    """All that can be asked of a document."""
    return frozenset(kind(path) for kind in (place_of, facts_of, content_of, anchors_of))


def changed_answers(path: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> frozenset[str]:
    """The questions that have other answers since a document has changed; both are what `noted` gives."""
    changed = {content_of(path), ALL_CONTENTS}
    if before["anchors"] != now["anchors"]:
        changed.add(anchors_of(path))
    if before["facts"] != now["facts"]:
        changed |= {facts_of(path), ALL_FACTS}
    if _places(before) != _places(now):
        changed |= {EVERYTHING, place_of(path)}
    if _hidden(before) != _hidden(now):
        changed.add(HIDDEN)
    return frozenset(changed)


def answers_alone(noted: Mapping[str, Any]) -> frozenset[str]:
    """The questions that have other answers where a document is new, or gone, besides those of `NEW`.

    It is what `noted` gives.
    """
    return frozenset({HIDDEN} if _hidden(noted) else ()) | changed_uses(noted, {})


def changed_uses(before: Mapping[str, Any], now: Mapping[str, Any]) -> frozenset[str]:
    """The questions for files that a document leads to and did not, or did and does not.

    Both are what `noted` gives, once its files are made, or nothing.
    """
    uses = set(before.get("shown", ())) ^ set(now.get("shown", ()))
    return frozenset(map(use_of, uses))


def shown(asked: Iterable[str], assets: Container[str]) -> list[str]:
    """The files below source/ that published files lead to, by what was asked while they were made.

    `assets` are those that there are: a form of a picture in a language is asked for where there is none.
    """
    prefix = file_of(f"{SOURCES}/")
    names = (one.removeprefix(prefix) for one in asked if one.startswith(prefix))
    return sorted(name for name in names if name in assets)


def collapsed(asked: Iterable[str], path: str) -> list[str]:
    """The questions that the files of a piece of work depend on, sorted.

    Without those of its own document, which is a file of it. Where there are many questions of one kind,
    they are the one for every document, as all of them are where the list of documents is asked for.
    """
    found = set(asked) - questions_of(path)
    if EVERYTHING in found:
        found = {one for one in found if not one.startswith(place_of(""))}
    for every in (ALL_FACTS, ALL_CONTENTS):
        kind = every.removesuffix(EVERYTHING)
        many = {one for one in found if one.startswith(kind)}
        if len(many) > _MANY or (EVERYTHING in found and many):
            found = found - many | {every}
    return sorted(found)


def _hidden(noted: Mapping[str, Any]) -> list[object]:
    """The files that a document names where it is held back, and the languages in which it is."""
    return [noted["hidden"], noted["withheld"]] if "hidden" in noted else []


def _places(noted: Mapping[str, Any]) -> list[object]:
    """Where a document is published, in which languages it is not, and why."""
    facts = noted["facts"].items()
    places = [(code, one["folder"], one["is_published"]) for code, one in facts]
    return [noted["language"], noted["withheld"], places]
