"""Where a line may break, as the Unicode line breaking of GNU gettext 0.21 has it.

UAX #14 in the form of its pair table: a break between two characters depends on their classes and
on whether spaces stand between them. The table is what msgcat does, pair by pair; it is older than
today's standard: numbers, quotation marks and regional indicators have no rules of more than two
characters.
"""

from __future__ import annotations

import unicodedata

# fmt: off
_CLASSES = [
    "AL", "NU", "GL", "B2", "BA", "BB", "HY", "CB", "CL", "CP", "EX", "IN", "NS", "OP", "QU", "IS",
    "PO", "PR", "SY", "HL", "ID", "EB", "EM", "H2", "H3", "JL", "JV", "JT", "RI", "ZW", "WJ", "OW",
]
# fmt: on
_PAIRS = """
%%%_%_%_^^^%%%%^%%^%_________^^_ AL
%%%_%_%_^^^%%%%^%%^%_________^^_ NU
%%%%%%%%^^^%%%%^%%^%%%%%%%%%%^^% GL
__%^%_%_^^^%%_%^__^__________^^_ B2
____%_%_^^^%%_%^__^__________^^_ BA
%%%%%%%%^^^%%%%^%%^%%%%%%%%%%^^% BB
_%__%_%_^^^%%_%^__^__________^^_ HY
__%_%_%_^^^%%_%^%_^__________^^_ CB
__%_%_%_^^^%^_%^%%^__________^^_ CL
%%%_%_%_^^^%%_%^%%^%_________^^_ CP
__%_%_%_^^^%%_%^__^__________^^_ EX
__%_%_%_^^^%%_%^__^__________^^_ IN
__%_%_%_^^^%%_%^__^__________^^_ NS
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ OP
%%%%%%%%^^^%%^%^%%^%%%%%%%%%%^^^ QU
_%%_%_%_^^^%%_%^__^__________^^_ IS
%%%_%_%_^^^%%%%^__^%_________^^% PO
%%%_%_%%^^^%%%%^__^%%%%%%%%%_^^% PR
_%%_%_%_^^^%%_%^__^%_________^^_ SY
%%%_%_%_^^^%%%%^%%^%_________^^_ HL
__%_%_%_^^^%%_%^%_^__________^^_ ID
__%_%_%_^^^%%_%^%_^___%______^^_ EB
__%_%_%_^^^%%_%^%_^__________^^_ EM
__%_%_%_^^^%%_%^%_^_______%%_^^_ H2
__%_%_%_^^^%%_%^%_^________%_^^_ H3
__%_%_%_^^^%%_%^%_^____%%%%__^^_ JL
__%_%_%_^^^%%_%^%_^_______%%_^^_ JV
__%_%_%_^^^%%_%^%_^________%_^^_ JT
__%_%_%_^^^%%_%^__^_________%^^_ RI
_____________________________^__ ZW
%%%%%%%%^^^%%%%^%%^%%%%%%%%%%^^% WJ
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ OW
"""
"""Rows: the class before; columns: the class after. `_` a break, `%` one after spaces, `^` none.

OW is an opening bracket of East Asian width (UAX #14, LB30).
"""

LETTERS = dict(zip(_CLASSES, "abcdefghijklmnopqrstuvwxyzABCDEF", strict=True))
SPACE, MARK, JOINER, LINE_END = " ", "^", "+", "|"
"""Letters of classes that stand in no pair: SP, CM, ZWJ, and BK with its like."""
LETTERS |= {
    "SP": SPACE, "CM": MARK, "ZWJ": JOINER, "BK": LINE_END, "LF": LINE_END, "CR": LINE_END,
    "NL": LINE_END, "AI": LETTERS["AL"], "SA": LETTERS["AL"], "XX": LETTERS["AL"],
    "SG": LETTERS["AL"], "CJ": LETTERS["NS"], "AK": LETTERS["AL"], "AP": LETTERS["AL"],
    "AS": LETTERS["AL"], "VF": LETTERS["AL"], "VI": LETTERS["AL"], "HH": LETTERS["BA"],
}  # fmt: skip
ESCAPED_LETTER, ESCAPED_QUOTE, ESCAPED_BACKSLASH, ESCAPED_NEWLINE = "1234"
"""The second character of an escape: no break before it, and after it as after its class."""
FLAG_END = "5"
"""The second regional indicator of a pair."""
_ALIASES = {
    FLAG_END: LETTERS["RI"],
    ESCAPED_LETTER: LETTERS["AL"],
    ESCAPED_QUOTE: LETTERS["QU"],
    ESCAPED_BACKSLASH: LETTERS["PR"],
}


def _pairs(marks: str) -> frozenset[str]:
    """Pairs of letters whose mark in the table is one of these."""
    found = set()
    for row in _PAIRS.split("\n")[1:-1]:
        cells, name = row.split()
        for column, mark in zip(_CLASSES, cells, strict=True):
            if mark in marks:
                found.add(LETTERS[name] + LETTERS[column])
    found |= {alias + pair[1] for alias, plain in _ALIASES.items() for pair in found
              if pair[0] == plain}  # fmt: skip
    return frozenset(found)


_DIRECT = _pairs("_") | {FLAG_END + LETTERS["RI"]}
_SPACED = _pairs("_%")


_OLDER = {
    **dict.fromkeys([0x2E56, 0x2E58, 0x2E5A, 0x2E5C], "CL"),
    **dict.fromkeys([0xFE13, 0xFE14], "IS"),
    **dict.fromkeys([0xA9CF, *range(0xAA40, 0xAA43), *range(0xAA44, 0xAA4C), 0xAA5C], "AL"),
    **dict.fromkeys([0x1B5C, *range(0x1B61, 0x1B6B), *range(0x1B74, 0x1B7D)], "AL"),
    **dict.fromkeys([*range(0xA9C1, 0xA9C7), *range(0xA9CA, 0xA9CE), 0xA9DE, 0xA9DF], "AL"),
    **dict.fromkeys([*range(0x1F10D, 0x1F110), *range(0x1F16D, 0x1F170), 0x1F1AD], "ID"),
    **dict.fromkeys([0x1F8B0, 0x1F8B1], "ID"),
    **dict.fromkeys([0x1B44, 0x1BF2, 0x1BF3, 0xA9C0, 0x11046, 0x1134D, 0x1193E, 0x1107F], "CM"),
    **dict.fromkeys([0x1DCD, 0x1DFC, 0xFE20, 0xFE22, 0xFE24, 0xFE26, 0xFE27, 0xFE29], "CM"),
    **dict.fromkeys([0xFE2B, 0xFE2D, 0xFE2E], "CM"),
    **dict.fromkeys([*range(0x11049, 0x1104E), *range(0x11052, 0x11066), 0x1133D, 0x1135D], "AL"),
    **dict.fromkeys([0x2057, 0x11EF2, 0x11EF7, 0x11EF8], "AL"),
    0xFE10: "IS",
}
"""Characters whose class in gettext 0.21 is not that of the Unicode version in use here."""


_RANGES = {
    "AL": [(0x370, 0x37D), (0x37F, 0x482), (0x48A, 0x52F), (0x2200, 0x2211), (0x2214, 0x22EE)],
    "ID": [
        (0x4E00, 0x9FFF), (0x1F300, 0x1F384), (0x1F386, 0x1F39B), (0x1F39E, 0x1F3B4),
        (0x1F400, 0x1F441), (0x1F451, 0x1F465), (0x1F4B3, 0x1F4FF), (0x1F5FA, 0x1F644),
        (0x1F680, 0x1F6A2), (0x1F93F, 0x1F976), (0x1F978, 0x1F9B4), (0x1F9DE, 0x1F9FF),
        (0x1FA70, 0x1FAC2),
    ],
}  # fmt: skip
"""First and last characters of Greek, Cyrillic, mathematics, ideographs and emoji, by their class."""


def _in_ranges(code: int) -> str | None:
    """The letter of a character of a common script; None for others."""
    if 0xAC00 <= code <= 0xD7A3:  # Hangul syllables, of which each 28th has no final consonant
        return LETTERS["H3" if (code - 0xAC00) % 28 else "H2"]
    for name, ranges in _RANGES.items():
        if any(first <= code <= last for first, last in ranges):
            return LETTERS[name]
    return None


class _ClassTable(dict[int, str]):
    """Code point → letter of its class, filled as characters are met; escapes have two letters."""

    def __missing__(self, code: int) -> str:
        self[code] = letter = _in_ranges(code) or self.looked_up(code)
        return letter

    @staticmethod
    def looked_up(code: int) -> str:
        """The letter of a character by the tables of Unicode."""
        from uniseg.linebreak import line_break  # noqa: PLC0415  # slow to import

        character = chr(code)
        name = _OLDER.get(code) or str(line_break(character).name)
        if name == "OP" and unicodedata.east_asian_width(character) in "WFH":
            name = "OW"
        return LETTERS.get(name, LETTERS["AL"])


def _ascii_classes() -> _ClassTable:
    table = _ClassTable()
    names = {
        " ": "SP", "!": "EX", "#": "AL", "$": "PR", "%": "PO", "&": "AL", "'": "QU", "(": "OP",
        ")": "CP", "*": "AL", "+": "PR", ",": "IS", "-": "HY", ".": "IS", "/": "SY", ":": "IS",
        ";": "IS", "<": "AL", "=": "AL", ">": "AL", "?": "EX", "@": "AL", "[": "OP", "]": "CP",
        "^": "AL", "_": "AL", "`": "AL", "{": "OP", "|": "BA", "}": "CL", "~": "AL",
    }  # fmt: skip
    for code in range(0x20, 0x7F):
        name = "NU" if 0x30 <= code <= 0x39 else names.get(chr(code), "AL")
        table[code] = LETTERS[name]
    for code in (*range(0x20), 0x7F):
        table[code] = MARK
    for character in "\t\r\b\f\v\a":
        table[ord(character)] = LETTERS["PR"] + ESCAPED_LETTER
    table[ord('"')] = LETTERS["PR"] + ESCAPED_QUOTE
    table[ord("\\")] = LETTERS["PR"] + ESCAPED_BACKSLASH
    table[ord("\n")] = ESCAPED_NEWLINE + ESCAPED_NEWLINE
    return table


_KNOWN = {
    "AL": "†‡•‣―‖‗", "B2": "—", "BA": "\xad‐‒–‧", "BB": "´", "GL": "\xa0‑", "IN": "․‥…", "OP": "¡¿‚„",
    "PO": "¢°", "PR": "£¤¥±", "QU": "«»‘’‛“”‟", "CL": "、。」』", "OW": "「『",
    "NS": "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー",
}  # fmt: skip
"""Signs beyond ASCII that are common, so that the tables of Unicode are seldom loaded for them."""


def _common_classes() -> _ClassTable:
    """The classes of ASCII, Latin letters, arrows, lines of boxes, and signs."""
    table = _ascii_classes()
    for codes in (range(0xA2, 0x250), range(0x2190, 0x2200), range(0x2500, 0x2600)):
        table.update(dict.fromkeys(codes, LETTERS["AL"]))
    for codes in (range(0x3041, 0x3097), range(0x30A1, 0x30FB)):  # kana
        table.update(dict.fromkeys(codes, LETTERS["ID"]))
    for name, characters in _KNOWN.items():
        table.update(dict.fromkeys(map(ord, characters), LETTERS[name]))
    return table


_LETTER_TABLE = _common_classes()


def is_known(text: str) -> bool:
    """Are the classes of all characters of a text known, without the tables of Unicode?"""
    return text.isascii() or all(
        code in _LETTER_TABLE or _in_ranges(code) for code in set(map(ord, text))
    )


class _WidthTable(dict[int, str]):
    """Code point → "0", "1" or "2": the columns it takes."""

    def __missing__(self, code: int) -> str:
        self[code] = width = str(_columns(chr(code)))
        return width


WIDTHS = _WidthTable()
_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc", "Zl", "Zp"})
"""Categories of characters that take no column."""


_VOWELS = range(0x1160, 0x1200), range(0xD7B0, 0xD7C7), range(0xD7CB, 0xD7FC)
"""Hangul jamo that are shown in the columns of the consonant before them."""


def _columns(character: str) -> int:
    """The columns of a character, as libunistring's `uc_width` has them.

    A mark whose direction is its own takes one (in Kannada); so does what is not assigned yet, which
    Python calls full width, outside the blocks of wide characters.
    """
    category = unicodedata.category(character)
    if category in _ZERO_WIDTH and (
        category[0] != "M" or unicodedata.bidirectional(character) != "L"
    ):
        return 0
    if any(ord(character) in jamo for jamo in _VOWELS):
        return 0
    width = unicodedata.east_asian_width(character)
    return 2 if width == "W" or (width == "F" and category != "Cn") else 1


def letters(text: str) -> str:
    """A text, not yet escaped, as one letter for each character of its escape."""
    indicator = LETTERS["RI"]
    return text.translate(_LETTER_TABLE).replace(indicator + indicator, indicator + FLAG_END)


def may_break(classes: str, at: int) -> bool:
    """May a line end before the character at `at`, given a text's letters? `at` is above 0."""
    pair = classes[at - 1 : at + 1]
    if pair in _DIRECT:
        return True
    after = pair[1]
    if after in " 12345":
        return False
    before = at - 1
    while before >= 0 and classes[before] == SPACE:
        before -= 1
    if before < 0:
        return False
    spaced = before < at - 1
    if after in "^+":
        return spaced or classes[before] == LETTERS["ZW"]
    last = classes[before]
    if last == JOINER and not spaced:
        last = LETTERS["WJ"]
    elif last in "^+":
        while before >= 0 and classes[before] in "^+":
            before -= 1
        last = classes[before] if before >= 0 and classes[before] != SPACE else LETTERS["AL"]
    return last + after in (_SPACED if spaced else _DIRECT)


PLAIN = r" !-\[\]-~¡«»¿À-ÖØ-öø-ÿ"
"""The commonest characters, as members of a set: of one column each, and none changes in its escape
but the quotation mark."""

PLAIN_BREAK = (
    r"(?<=[^(\[{¡¿'\"«»] )[^!?)\].,:;/}]"
    r"|(?<=['\"«»] )[^!?)\].,:;/}(\[{¡¿]"
    r"|(?<=[!?|.,:;/\-])[^!?)\].,:;/}\-|'\"«» 0-9]"
    r"|(?<=[!?|}])[0-9]"
    r"|(?<=})[^!?)\].,:;/}\-|'\"«» $+%\\]"
    r"|(?<=[)\]])[(\[{¡¿]"
    r"|(?<=[$+%])[$+%\\]"
)
"""What stands around a place where a line may end, in the escape of a text of plain characters.

It is what `may_break` says of them, for texts in which no space is the first character or follows
another; a backslash is that of a quotation mark.
"""
