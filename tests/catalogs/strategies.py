"""Catalogs that hypothesis makes: as objects, and as files that other tools could have written."""

from __future__ import annotations

from typing import Any

import polib
from hypothesis import strategies as st

PIECES = [
    "palabra", "word", "a", "canción", "**bold**", "[text](https://example.org/a_b/c?d=e&f=1)",
    "`code`", "«cita»", "“quote”", "‘x’", "¿Qué?", "¡No!", "—dijo—", "–", "…", "...", "a. m.",
    "12,5 %", "12\u00a0%", "$1,000.00", "C:\\dir", "\\n", '"q"', "'s", "/", "-", "_", "*", "#", "(",
    ")", "{^}", "<b class=\"x\">", "https://example.org/very/long/path/that/goes/on/and/on/for/ever",
    "e\u0301", "日本語。", "「ok」", "한국어", "😀", "👩\u200d💻", "🇪🇸🇪🇸", "\u200b", "\u2060", "\u00ad",
    "\u2028", "EE. UU.", "50€", "€50", "n.º 3", "\t", "\n", " ", " ", " ", "  ", "%(name)s", "|", "~",
]  # fmt: skip

texts = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", " ", " "])), max_size=60
).map(lambda pairs: "".join(piece + space for piece, space in pairs))
notes = st.lists(
    st.text(st.sampled_from('abc ñ.#~,|:"\\¿'), max_size=20).map(lambda line: "x" + line + "x"),
    max_size=3,
).map("\n".join)
paths = st.text(st.sampled_from("abñ/-_"), min_size=1, max_size=30)
references = st.lists(st.tuples(paths, st.sampled_from(["", "7", "120"])), max_size=6, unique=True)
flags = st.lists(
    st.sampled_from(["fuzzy", "no-wrap", "range: 1..2"]),
    max_size=3,
    unique=True,
)


@st.composite
def entries(draw: st.DrawFn, number: int, obsolete: bool = False) -> polib.POEntry:
    """One message, made distinct by its number."""
    fields: dict[str, Any] = {
        "msgid": draw(texts) + str(number),
        "tcomment": draw(notes),
        "comment": draw(notes),
        "occurrences": draw(references),
        "flags": draw(flags),
        "msgctxt": draw(st.none() | texts),
        "previous_msgid": draw(st.none() | texts),
        "obsolete": obsolete,
    }
    if draw(st.booleans()):
        fields["msgid_plural"] = draw(texts) + "s"
        fields["msgstr_plural"] = {0: draw(texts), 1: draw(texts)}
    else:
        fields["msgstr"] = draw(texts)
    return polib.POEntry(**fields)


@st.composite
def catalogs(draw: st.DrawFn) -> polib.POFile:
    """A catalog in UTF-8 with a header, no obsolete messages (msgcat drops them)."""
    catalog = polib.POFile()
    catalog.header = draw(notes)
    catalog.metadata = {
        "Project-Id-Version": "x",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for number in range(draw(st.integers(1, 4))):
        list.append(catalog, draw(entries(number)))
    return catalog


def escaped(text: str) -> str:
    for character, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(character, escape)
    return text


@st.composite
def strings(draw: st.DrawFn, text: str, mark: str = "") -> str:
    """A PO string of a text, cut into quoted lines anywhere."""
    pieces = []
    while text and draw(st.booleans()):
        cut = draw(st.integers(1, len(text)))
        pieces.append(text[:cut])
        text = text[cut:]
    pieces.append(text)
    joints = draw(st.sampled_from([f"\n{mark}", f"\n{mark} ", f"  \n{mark}"]))
    return joints.join(f'"{escaped(piece)}"' for piece in pieces)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """The bytes of a well-formed PO file, written as nobody would write it twice."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    charset = draw(st.sampled_from(["UTF-8", "utf-8", "ISO-8859-1", ""]))
    bits = []
    if charset:
        header = f"Language: es\nContent-Type: text/plain; charset={charset}\n"
        bits.append(
            f'msgid ""\nmsgstr ""\n{draw(strings(header.split(chr(10), 1)[0] + chr(10)))}\n'
        )
        bits[-1] += f'"{escaped(header.split(chr(10), 1)[1])}"\n'
    plain = texts.map(lambda text: text.encode("latin-1", "ignore").decode("latin-1"))
    for number in range(draw(st.integers(0, 4))):
        mark = draw(st.sampled_from(["", "", "#~ "]))
        lines = draw(st.lists(st.sampled_from(
            ["# a note", "#", "#no space", "#. note", "#: a.c:1 b.c:2", "#:a.c", "#, fuzzy,foo",
             "#= no-wrap", "", "#| msgid \"old\"" if not mark else '#~| msgid "old"'],
        ), max_size=5, unique=True))  # fmt: skip
        msgid = draw(strings(draw(plain) + str(number), mark))
        msgstr = draw(strings(draw(plain), mark))
        gap = draw(st.sampled_from([" ", "  ", "" if mark else "\n"]))
        lines += [f"{mark}msgid{gap}{msgid}", f"{mark}msgstr{gap}{msgstr}"]
        bits.append("\n".join(lines) + "\n")
    text = draw(st.sampled_from(["", "\n", "\n\n"])).join(bits)
    text += draw(st.sampled_from(["", "\n", "# the end\n", "\n\n# no newline"]))
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    data = text.replace("\n", newline).encode(charset or "UTF-8")
    mark_bytes = b"\xef\xbb\xbf" if charset.upper() != "ISO-8859-1" and draw(st.booleans()) else b""
    return mark_bytes + data
