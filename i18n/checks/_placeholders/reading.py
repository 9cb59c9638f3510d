"""A text's placeholders: where they are, what they take and how they show it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from i18n.checks._placeholders import icu
from i18n.checks._placeholders.styles import ARGUMENTS, BESIDE, CERTAIN, ICU, STYLES, Style
from i18n.expressions import deferred

_DATE = deferred(r"%[-_]?[aAbBhHImMpyY](?![a-zA-Z])")
"""A directive of strftime that is none of printf's: `%d` beside it is a day."""
_SIGN = deferred(r"[%{}$:](?:(?<!:)|(?<!\w:)(?=\w))")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder, and where it is: characters of the text, half open.

    `argument` is a name or a number, or how many arguments the placeholders before it take. `kind`
    is what kind of argument it takes; "" where the style does not say.
    """

    text: str
    start: int
    end: int
    argument: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The placeholders of a text, and the spans of what begins like one and is none.

    `is_counted` where each is to be there as often as in the source; `keywords` choose a branch.
    """

    placeholders: tuple[Placeholder, ...] = ()
    broken: tuple[tuple[int, int], ...] = ()
    is_counted: bool = True
    keywords: tuple[icu.Keyword, ...] = ()


def readings(source: str, target: str, flags: Collection[str]) -> tuple[Reading, Reading]:
    """The placeholders of a msgid and of its msgstr, in a message with flags.

    A flag counts where the msgid can be read as it says, which is what msgfmt asks of it too.
    """
    if icu.is_message(source, is_flagged=not ICU.isdisjoint(flags)):
        return _of_icu(source), _of_icu(target)
    style = _style(source, flags)
    return _reading(source, style), _reading(target, style)


def _of_icu(text: str) -> Reading:
    found = icu.read(text)
    taken = tuple(Placeholder(*one) for one in found.arguments)
    return Reading(taken, found.broken, is_counted=False, keywords=found.keywords)


def _reading(text: str, style: Style) -> Reading:
    """The placeholders of a text in a style, and what a program may fill in besides."""
    one = _read(text, style)
    if style.is_percent and style is not CERTAIN and ("{" in text or "$" in text):
        return Reading((*one.placeholders, *_read(text, BESIDE).placeholders), one.broken)
    return one


def may_hold(text: str) -> bool:
    """May there be a placeholder in a text, whatever its style? Quick."""
    return _SIGN.search(text) is not None


def placeholders(text: str, flags: Collection[str]) -> Iterator[tuple[int, int, str, str]]:
    """What is filled in, in order: half open spans, what is there, and what a reader sees of it.

    A reader sees what an escape stands for, and nothing else.
    """
    if not may_hold(text):
        return
    if icu.is_message(text, is_flagged=not ICU.isdisjoint(flags)):
        yield from ((start, end, text[start:end], "") for start, end in icu.read(text).syntax)
        return
    style = _style(text, flags)
    styles = (style, BESIDE) if style.is_percent and style is not CERTAIN else (style,)
    end = 0
    for each in styles:
        for match in each.pattern.finditer(text):
            groups = match.groupdict()
            if match.start() < end or not _is_complete(groups, each):
                continue
            if groups.get("quoted") is None:
                shown = match[0][-1] if groups.get("escape") is not None else ""
                yield *match.span(), match[0], shown
        end = 0


def _style(source: str, flags: Collection[str]) -> Style:
    """The style of a message: of its flag, where its msgid can be read so."""
    for flag in flags:
        style = STYLES.get(flag)
        if style is not None and not _read(source, style).broken:
            return style
    return CERTAIN


def _is_complete(groups: dict[str, str | None], style: Style) -> bool:
    return not style.complete or any(groups.get(name) is not None for name in style.complete)


def _read(text: str, style: Style) -> Reading:
    """The placeholders of a text in a style."""
    found: list[Placeholder] = []
    broken: list[tuple[int, int]] = []
    taken = numbered = 0
    is_date = style is CERTAIN and _DATE.search(text) is not None
    for match in style.pattern.finditer(text):
        groups = match.groupdict()
        if not _is_complete(groups, style):
            broken.append(match.span())
            continue
        if is_date and groups.get("sign") is not None:
            continue
        if groups.get("escape") is not None or groups.get("quoted") is not None:
            continue
        letter = groups.get("type") or groups.get("sign") or ""
        kind = style.kinds.get(letter, letter)
        if letter and not kind:
            continue
        for name in ("width", "precision"):
            if groups.get(name) is not None:
                taken += 1
                found.append(Placeholder(match[0], *match.span(), str(taken), "integer"))
        argument = next((groups[name] for name in ARGUMENTS if groups.get(name)), None)
        if argument is None and "" in (groups.get("name"), groups.get("braced")):
            argument = str(numbered)  # `{}`, which counts from nought
            numbered += 1
        elif argument is None:
            taken += 1
            argument = str(taken)
        if groups.get("template") is not None:
            argument = argument[:2] + argument[2:-2].strip()
        if style.is_sized:
            kind = (groups.get("size") or "") + kind
        found.append(Placeholder(match[0], *match.span(), " ".join(argument.split()), kind))
    return Reading(tuple(found), tuple(broken))
