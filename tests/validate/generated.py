"""A project with every kind of block, made for validation: sources, catalogs, pictures, settings.

Spanish stands here for English with accents on its vowels, so that a validator can tell from a
text which of the two it is in (`spoken`, `language_of`).
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import polib

from i18n.catalogs import load, save

BASE = "https://example.org/news/"
HELP = "https://translate.example/"
_ACCENTS = str.maketrans("aeou", "áéóú")
_PLAIN = str.maketrans("áéóú", "aeou")
_WORD = re.compile(r"[^\W\d_]{3,}")

SETTINGS = f"""\
name = "The Validation Gazette"
source = "en"
targets = ["es", "es-MX"]
missing = "last-good"

[publish]
base-url = "{BASE}"
footer = "Ambos 2025"
logo = "logo.svg"
formats = ["document", "text", "json", "epub"]
minimum = {{ es = "40%", es-MX = "95%" }}
translate-url = "{HELP}{{document}}/{{language}}/"

[credits]
es-MX = "Luz Vega"
es = ["Nadia Prado", {{ organization = "The Spanish Desk" }}]
en = "The English Desk"
"""
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40">
<rect width="120" height="40" fill="#0b4f8a"/>
</svg>
"""
EARLIER = """\
[es]
"questions" = ["preguntas-de-antes"]

[es-MX]
"questions" = ["preguntas-de-antes"]

[en]
"everything" = ["all-blocks"]
"""
"""Addresses that pages had before."""

EVERYTHING = """\
---
title: "Every block: a page"
description: The first sentence of the description. The second one.
date: 2025-03-09
updated: 2025-03-21
correction:
  - date: 2025-03-20
    text: An earlier version named another Tuesday. The office sent the right one.
  - Nobody translates this correction.
tags: [blocks, "a tag: with a colon"]
image: picture.png
alt: A grey square for the preview
---

The first sentence has *emphasis*. The second has **strong words** and `code`. The third
runs over two lines.

These two sentences become one there. They are merged by the translator.

This long sentence is split by the translator because both halves stand alone.

Nobody translates this passage. Somebody translates that one.

This sentence has a fuzzy translation. The next one has none of that.

This sentence was corrected after its approval on Monday.

The word <span lang="ar" dir="rtl">\u0643\u062a\u0627\u0628</span> means a book.

A bare word of another script, \u05e9\u05dc\u05d5\u05dd, stands here.

## A heading with `code` {#chosen}

- A tight item.
- Another one, with a [link to the questions](questions.md#who-pays-for-this).
  - A nested item. It has two sentences.

1. A loose item.

   Its second paragraph.

2. The last item.

> A quotation of two sentences. This is the second.
>
> > One inside the other.

> [!NOTE]
> An alert with a [link inside the page](#chosen).

> [!WARNING]
> Another alert.

| Left column | Right column |
| :--- | ----: |
| One cell | Another `a\\|b` cell |
| ![A grey square](picture.png "Its title") | Nothing |

- [ ] A task that remains open.
- [x] A task that became done.

A line\\
that breaks.

A footnote[^one] and another[^two]. A third sentence.

[^one]: The text of the note.
[^two]: The text of the other. It goes on.

<details>
<summary>Raw words</summary>

A paragraph between raw tags.

</details>

Inline <b>raw</b> <kbd>tags</kbd> &amp; entities: &copy; 2025. See <https://example.org/> or [there][ref].

<span translate="no">Product Name</span> keeps its letters.

```python
print("code stays")
```

    indented code

***

A term
: What it means. It has two sentences.

Another term
: What that means.

!!! note "An admonition with a title"
    The text inside the admonition.

:::tip A container with a title
The text inside the container.
:::

Words that are ~~struck out~~, a formula $x^2$ and an address <desk@example.org>.

7. An item that begins at seven.
8. The item after it.

<figure>
<img src="picture.png" alt="A grey square in markup" width="64" height="64">
<figcaption>Words below the picture.</figcaption>
</figure>

<table>
<caption>A caption of the table</caption>
<tr><th scope="col">Head cell one</th><th scope="col">Head cell two</th></tr>
<tr><td>Body cell one</td><td>Body cell two</td></tr>
</table>

A link to [what remains in preparation](prepared.md), and one to [the Spanish note](notes/original.md).

Setext heading
--------------

### A third level

## Repeated

Text under it.

## Repeated

![A grey square alone](picture.png)

[ref]: https://example.org/a "Some title"
"""

QUESTIONS = """\
---
title: Questions about everything
description: What readers want to know.
date: 2025-04-01
type: faq
---

## Who pays for this?

The readers pay for this. Nobody else pays.

## Where can somebody read more?

Read [every block](everything.md), or its [chosen heading](everything.md#chosen).

- A list inside the answer.

## How much does a reader[^paper] pay for $x^2$ copies?

A reader pays[^paper] the sum of this formula: $x + 1$. This is how a program counts it:

```python
print("one more")
```

![A grey square inside the answer](picture.png)

[^paper]: Readers of the printed paper pay something else.

## What remains without an answer in Spanish?

Nobody translates this answer.
"""

ORIGINAL = """\
---
title: Úná nótá sóbré pédrós
description: Úná nótá córtá.
date: 2025-02-01
language: es
---

Ésté téxtó nácé áquí. Véásé [tódó ésó](../everything.md) y lás
[prégúntás](../questions.md#who-pays-for-this).

> Úná cítá lárgá.
"""

UNTITLED = """\
A page without any front matter.

- Only a list.
"""

HTML = """\
<!doctype html>
<html lang="en">
<head><title>A page written as markup</title></head>
<body>
<h1>A page written as markup</h1>
<p>Some words. <q>Other words.</q></p>
<p translate="no">Product Name</p>
<h2 lang="fr">Un titre</h2>
<p lang="ar" dir="rtl">\u0643\u062a\u0627\u0628</p>
<ul><li>x</li></ul>
<p><img src="picture.png" alt="A grey square again" width="64" height="64"></p>
</body>
</html>
"""

SECTIONS = """\
## A document that begins with a section

The text inside the section.

#### A heading two levels deeper

Some text follows there.
"""

PREPARED = """\
---
title: What remains in preparation
---

Nobody translates the first sentence. Nobody translates the second sentence.
Nobody translates the third sentence.
"""

PLAIN = """\
A plain text

It has two paragraphs. This one has two sentences.
"""

MERGED = "These two sentences become one there."
MERGED_NEXT = "They are merged by the translator."
SPLIT = "This long sentence is split"
FUZZY = "This sentence has a fuzzy translation."
MEXICAN = ("Every block: a page", "A tight item.", "Another alert.")
"""What the Mexican catalog says itself; all else it takes from Spanish."""
CORRECTED = "This sentence was corrected after its approval on Monday."
SOURCES = {
    "everything.md": EVERYTHING,
    "questions.md": QUESTIONS,
    "notes/original.md": ORIGINAL,
    "untitled.md": UNTITLED,
    "sections.md": SECTIONS,
    "prepared.md": PREPARED,
    "markup.html": HTML,
    "plain.txt": PLAIN,
}

Run = Callable[..., object]
"""Runs `ambos` in a folder with arguments; raises where the command fails."""


def picture(shade: int) -> bytes:
    """A grey square of 64 pixels as PNG; `shade` from 0, black, to 255."""

    def chunk(name: bytes, data: bytes) -> bytes:
        summed = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", summed)

    head = struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([shade]) * 64) * 64
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


def spoken(text: str, language: str) -> str:
    """A text in the other language: markup, code, addresses and short words are as they were."""
    table = _ACCENTS if language == "es" else _PLAIN
    kept = r"(`[^`]*`|\]\([^)]*\)|<[^>]*>|\[\^\w+\]|\[ref\]|&\w+;|\{#\w+\}|\$[^$]*\$"
    kept += r"|Product Name|https?:\S+)"
    pieces = re.split(kept, text)
    return "".join(
        piece if n % 2 else _WORD.sub(lambda found: found[0].translate(table), piece)
        for n, piece in enumerate(pieces)
    )


def language_of(text: str) -> str:
    """Whether the words of a text are `es` or `en`; "" where too few of them tell."""
    words = [word for word in _WORD.findall(text) if re.search("[aeouáéóú]", word.casefold())]
    accented = sum(bool(re.search("[áéóúÁÉÓÚ]", word)) for word in words)
    if len(words) < 2 or 0.2 < accented / len(words) < 0.8:
        return ""
    return "es" if accented / len(words) >= 0.8 else "en"


def translation(entry: polib.POEntry, language: str) -> str:
    """What this project's translators write for a message; "" for what nobody translates."""
    if language == "es_MX":
        return spoken(entry.msgid, "es") if entry.msgid in MEXICAN else ""
    if entry.msgid.startswith("Nobody translates"):
        return ""
    if entry.comment.startswith("slug"):
        return f"{entry.msgid}-{language}"
    if entry.msgid == MERGED:
        joined = f"{entry.msgid.removesuffix('.')}, and {MERGED_NEXT}"
        return spoken(joined, language)
    if entry.msgid == MERGED_NEXT:
        return "{^}"
    if entry.msgid.startswith(SPLIT):
        return spoken(entry.msgid, language).replace(" bécáúsé", ". Bécáúsé")
    return spoken(entry.msgid, language)


def translate(root: Path, change: Callable[[polib.POEntry, str], str]) -> None:
    """Give every message of every catalog a msgstr: `change(entry, language)`."""
    for path in sorted((root / "locales").glob("*/LC_MESSAGES/**/*.po")):
        catalog = load(path)
        language = path.relative_to(root / "locales").parts[0]
        for entry in catalog:
            entry.msgstr = change(entry, language)
            if entry.msgid == FUZZY and entry.msgstr:
                entry.flags.append("fuzzy")
        save(catalog, path)


def make(root: Path, run: Run) -> None:
    """Write the project below `root`, translate it, and build it into `root`/public.

    One sentence is changed after its translation, so that its last good one is shown.
    """
    for name, text in SOURCES.items():
        path = root / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "source/picture.png").write_bytes(picture(0x99))
    (root / "source/picture.es.png").write_bytes(picture(0x66))
    (root / "static").mkdir()
    (root / "static/logo.svg").write_text(LOGO, encoding="utf-8")
    (root / "ambos.toml").write_text(SETTINGS, encoding="utf-8")
    run(root, "update")
    (root / "locales/slugs.toml").write_text(EARLIER, encoding="utf-8")
    translate(root, translation)
    everything = root / "source/everything.md"
    changed = EVERYTHING.replace(CORRECTED, CORRECTED.replace("Monday", "Tuesday"))
    everything.write_text(changed, encoding="utf-8")
    run(root, "update")
    build(root, run)


def build(root: Path, run: Run, *more: str) -> None:
    """Build the project with every passage that is missing shown and marked."""
    run(root, "build", "--missing", "last-good", *more)
