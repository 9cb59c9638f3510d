"""What a language asks of spaces and marks: the table `spacing` of its rules, made ready."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from i18n.checks._languages import rules
from i18n.checks._text import OBJECT
from i18n.expressions import deferred

SPACES = " \u00a0\u202f\t"
"""What stands between words: space, no-break space, its narrow form, tab."""


@dataclass(frozen=True, eq=False)
class Spacing:
    """The rules of a language; of one without data what holds wherever words have spaces between.

    `spaced` are the marks that have a space before them, `opening` those that have none behind.
    `before` finds a space before a mark that may have none; `behind` one (a group) behind an opening
    mark; `close` a mark (group `mark`) with a letter right behind, where a space may be missing; `stuck`
    an opening mark right behind a letter; `narrow` a mark that lacks the space before it. `words` may
    begin a sentence or stand behind a comma; `repeatable` are right twice in a row, `single` the words
    of one letter, `particles` words of which two begin a phrase and do not follow themselves, `scales`
    those of numbers, which do.
    """

    spaced: str
    opening: str
    words: frozenset[str]
    repeatable: frozenset[str]
    single: frozenset[str]
    particles: frozenset[str]
    scales: frozenset[str]
    before: re.Pattern[str]
    behind: re.Pattern[str] | None
    close: re.Pattern[str]
    stuck: re.Pattern[str] | None
    narrow: re.Pattern[str] | None


@cache
def spacing(language: str) -> Spacing:
    """The rules of a language."""
    data = rules(language, "spacing")
    opening = data.get("opening", "")
    free = opening.replace("(", "")
    spaced = data.get("spaced", "")
    closing = re.escape(data.get("closing", ",."))
    followed = re.escape(data.get("followed", ",.?!"))
    return Spacing(
        spaced=spaced,
        opening=opening,
        words=frozenset(data.get("words", ())),
        repeatable=frozenset(data.get("repeatable", ())),
        single=frozenset(data.get("single", ())),
        particles=frozenset(data.get("particles", ())),
        scales=frozenset(data.get("scales", ())),
        before=deferred(
            rf"[{SPACES}](?=[{closing}{SPACES}])(?<=[\w{OBJECT})\]»”\"'’%…].)[{SPACES}]*+(?=[{closing}][?!]{{0,2}}"
            rf"(?:[\s{OBJECT}\"'»”’]|(?<![:;])[)\]]|(?<=[)»”])[,.;:?!]|$))"
        ),
        behind=(
            deferred(rf"[{re.escape(opening)}]([{SPACES}]++)(?=[\w{OBJECT}¿¡])")
            if opening
            else None
        ),
        close=deferred(
            rf"(?P<mark>[{followed}])(?=[^\W\d_]|[{free}{OBJECT}])(?<=[\w{OBJECT})\]»”’\"'%].)"
        ),
        stuck=deferred(rf"[{free}](?<=[^\W\d_].)(?=[\w{OBJECT}¿¡])") if free else None,
        narrow=(deferred(rf"[{spaced}](?<=[^\W\d_].)(?=[\s\"')»]|$)") if spaced else None),
    )
