"""How the placeholders of a translation differ from those of its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from i18n.checks._placeholders.icu import BRANCHED, PLURALS
from i18n.checks._placeholders.reading import Placeholder, Reading


@dataclass(frozen=True, slots=True)
class Difference:
    """What is wrong, and where in the translation; None where it is what is not there.

    `is_fatal` where a program fails on it, or leaves out what it should say. `suggestion` is what
    could stand at the span.
    """

    message: str
    span: tuple[int, int] | None = None
    suggestion: str | None = None
    is_fatal: bool = True


def differences(
    source: Reading, target: Reading, text: str, *, may_omit: bool = False
) -> Iterator[Difference]:
    """The differences; `text` is the translation, and `may_omit` where it may leave one out."""
    wanted, given = _by_argument(source), _by_argument(target)
    lost = [wanted[name] for name in wanted if name not in given]
    added = [given[name] for name in given if name not in wanted]
    if not source.broken and target.broken:
        start, end = target.broken[0]
        what = f"'{text[start:end].strip()}' is no whole placeholder"
        suggestion = lost[0].text if len(lost) == 1 else None
        remedy = f"write {suggestion}" if suggestion else "write it as in the source, or double it"
        yield Difference(f"{what} ({remedy})", (start, end), suggestion)
        return
    yield from _of_no_branch(source, target)
    for one, other in zip_longest(lost, added):
        if other is None:
            if not may_omit:
                yield Difference(f"the placeholder {one.text} is missing")
        elif one is None:
            what = f"the placeholder {other.text} is not in the source"
            yield Difference(what, (other.start, other.end))
        else:
            what = f"the placeholder {other.text} should be {one.text}"
            yield Difference(what, (other.start, other.end), one.text)
    yield from _of_other_kind(source, target, text)
    if source.is_counted and not lost and not added and not may_omit:
        yield from _counted(source, target)


def _of_no_branch(source: Reading, target: Reading) -> Iterator[Difference]:
    """The keywords that choose nothing: those of a plural that CLDR has not, others that are new."""
    known = {word for word, *_ in source.keywords}
    for word, kind, start, end in target.keywords:
        if word in known or word[0] == "=" or (kind != "select" and word in PLURALS):
            continue
        remedy = (
            "write zero, one, two, few, many or other" if kind != "select" else "write it as there"
        )
        yield Difference(f"'{word}' is no keyword of the source ({remedy})", (start, end))
    if _without_other(target) and not _without_other(source):
        chooser = next(one for one in target.placeholders if one.kind in BRANCHED)
        what = (
            f"a {chooser.kind} has no branch 'other' (write one: it is what is chosen for the rest)"
        )
        yield Difference(what, (chooser.start, chooser.end))


def _without_other(one: Reading) -> bool:
    """Has a plural or select no branch `other`, which ICU asks of each?"""
    choosers = sum(placeholder.kind in BRANCHED for placeholder in one.placeholders)
    return choosers > sum(word == "other" for word, *_ in one.keywords)


def _by_argument(one: Reading) -> dict[str, Placeholder]:
    """The first placeholder of each argument."""
    found: dict[str, Placeholder] = {}
    for placeholder in one.placeholders:
        found.setdefault(placeholder.argument, placeholder)
    return found


def _of_other_kind(source: Reading, target: Reading, text: str) -> Iterator[Difference]:
    """What takes another kind of argument, or a letter of the word behind it (`%(name) saved`)."""
    wanted = _by_argument(source)
    texts = {(one.argument, one.text) for one in source.placeholders}
    told: set[str] = set()
    for other in target.placeholders:
        one = wanted.get(other.argument)
        if one is None or other.argument in told or (other.argument, other.text) in texts:
            continue
        if one.kind != other.kind:
            reason = "as its argument is in the source"
        elif text[other.end : other.end + 1].isalpha() and other.text[-1].isalpha():
            reason = "which takes no letter of a word"
        elif other.text[:2] == "% " and one.text[:2] != "% ":
            what = f"the placeholder {other.text} should be {one.text}, without a space"
            told.add(other.argument)
            yield Difference(what, (other.start, other.end), one.text, is_fatal=False)
            continue
        elif _is_bare(other.text, one.text):
            what = (
                f"the placeholder {other.text} should be {one.text}, which says how it is written"
            )
            told.add(other.argument)
            yield Difference(what, (other.start, other.end), one.text, is_fatal=False)
            continue
        else:
            continue
        told.add(other.argument)
        what = f"the placeholder {other.text} should be {one.text}, {reason}"
        yield Difference(what, (other.start, other.end), one.text)


def _is_bare(text: str, wanted: str) -> bool:
    """Has a placeholder no format where the wanted one has: `{n}` for `{n:,}`, `%f` for `%.2f`?"""
    if wanted[:1] == "{":
        name, sign, _ = wanted.partition(":")
        return bool(sign) and text == name + "}"
    return wanted[:1] == "%" and "." in wanted and "." not in text


def _counted(source: Reading, target: Reading) -> Iterator[Difference]:
    """What is said less often than in the source."""
    left = Counter(one.argument for one in source.placeholders)
    left.subtract(one.argument for one in target.placeholders)
    for name, count in left.items():
        if count > 0:
            one = next(one for one in source.placeholders if one.argument == name)
            what = f"the placeholder {one.text} is there {count} time{'s' * (count > 1)} less"
            yield Difference(f"{what} than in the source", is_fatal=False)
