"""Plain text into Markdown: files of many shapes beside what comes out, and laws."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pyromark
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from i18n.errors import AmbosError
from i18n.importers import Imported, convert

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.txt"))
SEED = HERE.parents[2] / "shared" / "seed" / "article.txt"
TITLES = {"seed-shape": "The piers reopen"}
OPTIONS = pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS | pyromark.Options.ENABLE_GFM


def imported(text: str | bytes, title: str | None = None, language: str = "en") -> Imported:
    data = text.encode() if isinstance(text, str) else text
    (document,) = convert(data, "a.txt", title=title, language=language, split_faq=False)
    return document


def body(text: str, title: str | None = "T", language: str = "en") -> str:
    """What stands below the front matter."""
    return imported(text, title, language).text.split("---\n", 2)[2].strip()


def split(text: str, title: str | None = None, language: str = "en") -> list[Imported]:
    return convert(text.encode(), "a.txt", title=title, language=language, split_faq=True)


def fields(document: Imported) -> dict[str, object]:
    found = yaml.safe_load(document.text.split("---\n", 2)[1])
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_an_article_becomes_the_markdown_beside_it(case: Path) -> None:
    language = "es" if case.stem.startswith("spanish") else "en"
    document = imported(case.read_bytes(), TITLES.get(case.stem), language)
    assert document.text == case.with_suffix(".md").read_text("utf-8")


def test_every_case_has_its_outcome() -> None:
    assert len(CASES) >= 12
    assert {case.stem for case in CASES} == {case.stem for case in (HERE / "cases").glob("*.md")}


def test_an_article_of_the_owners_has_its_headings_and_five_questions() -> None:
    if not SEED.exists():
        pytest.skip("the owner's article is not here; cases/seed-shape.txt does the same work")
    document = imported(SEED.read_bytes(), "Prisoner exchange")
    assert (document.headings, document.questions) == (2, 5)
    assert len(re.findall(r"^### .*\?$", document.text, re.MULTILINE)) == 5
    assert len(re.findall(r"^## ", document.text, re.MULTILINE)) == 2
    assert document.text.count("<!-- i18n: faq -->\n## Frequently") == 1
    assert "filed under" not in document.text.lower()
    assert len(document.notes) == 1
    assert fields(document) == {"title": "Prisoner exchange", "language": "en"}
    plain = [line for line in SEED.read_text("utf-8").splitlines() if line != "Filed under:"]
    written = [line.lstrip("# ") for line in document.text.split("---\n", 2)[2].splitlines()]
    assert [line for line in written if line and not line.startswith("<!--")] == plain


LONG = "The market by the river was rebuilt in stone after the third flood, and it has stood there since."


def test_the_first_line_is_the_title_where_it_is_a_headline() -> None:
    assert fields(imported(f"The stone market\n{LONG}\n"))["title"] == "The stone market"


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        f"{LONG}\n{LONG}",
        "A short line with a stop.\n" + LONG,
        "By the Market Desk\n" + LONG,
        "RIVERTON, July 18\n" + LONG,
        "18 July 2025\n" + LONG,
        "- one\n- two\n\n" + LONG,
        "“Who will pay for it?”\n" + LONG,
        "When is it open?\nFrom seven to two, on every day but Sunday.\nIs it far?\nNo, it is near.",
        "The water waits,\nthe water climbs,\nthe water goes",
    ],
)
def test_without_a_headline_the_title_is_asked_for(text: str) -> None:
    with pytest.raises(AmbosError) as caught:
        imported(text)
    assert str(caught.value) == "a.txt:1: no headline in the text (give --title TEXT)"
    assert fields(imported(text, "Mine"))["title"] == "Mine"


def test_a_title_that_is_given_wins_and_the_headline_stays_as_a_heading() -> None:
    document = imported(f"The stone market\n\n{LONG}\n", "Market")
    assert fields(document)["title"] == "Market"
    assert document.text.endswith(f"---\n\n## The stone market\n\n{LONG}\n")
    assert document.notes == (
        "a.txt:1: the headline 'The stone market' is kept as a heading (the title is 'Market')",
    )


def test_a_headline_that_is_the_given_title_is_not_said_twice() -> None:
    assert body(f"THE STONE MARKET\n\n{LONG}\n", "The stone market") == LONG


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("What the stones remember", True),
        ("1. Background", True),
        ("IV. Findings", True),
        ("NEXT STEPS", True),
        ("“Stone first”: how it began", True),
        ("A sentence ends here.", False),
        ("An unfinished thought…", False),
        ("They sell:", False),
        ("“We never left the river”", False),
        ("(Photograph from the archive)", False),
        ("Photo: the market archive", False),
        ("—Nobody knows", False),
        ("By the Market Desk", False),
        ("RIVERTON, July 18 —", False),
        ("Why would anyone leave?", False),
        ("and then it rained", False),
        (
            "A line of more than fourteen words is too long to be a heading of a short section",
            False,
        ),
    ],
)
def test_a_heading_is_a_short_line_without_a_stop_above_a_paragraph(
    line: str, is_heading: bool
) -> None:
    lead = f"{LONG}\n" * 10
    text = body(f"{lead}{line}\n{LONG}\n")
    assert (f"\n\n## {line}\n\n{LONG}" in text) == is_heading
    assert line in text


def test_a_short_last_line_is_no_heading() -> None:
    assert body(f"{LONG}\nThe market council") == f"{LONG}\n\nThe market council"


def test_a_dotted_number_makes_a_heading_deeper() -> None:
    text = body(f"{LONG}\n2. Stone\n{LONG}\n2.1 Walls\n{LONG}\n")
    assert "\n## 2. Stone\n" in text
    assert "\n### 2.1 Walls\n" in text


def test_a_rhetorical_question_stays_a_paragraph() -> None:
    text = f"{LONG}\nWho would have thought so?\n{LONG}\n{LONG}"
    assert body(text) == text.replace("\n", "\n\n")
    assert imported(text, "T").questions == 0


FAQ = "Is it open?\nIt is open from seven to two.\nIs it far?\nNo, it is near the bridge.\n"


def test_questions_below_a_plain_heading_mark_that_heading() -> None:
    text = body(f"{LONG}\nVisiting\n{FAQ}Contact\n{LONG}")
    assert "<!-- i18n: faq -->\n## Visiting\n\n### Is it open?\n" in text
    assert "\n## Contact\n" in text


def test_questions_at_the_end_mark_the_heading_above_the_prose_before_them() -> None:
    assert f"<!-- i18n: faq -->\n## Visiting\n\n{LONG}\n\n### Is it open?\n" in body(
        f"{LONG}\nVisiting\n{LONG}\n{FAQ}"
    )


def test_questions_at_the_end_of_a_text_without_headings_make_it_a_faq() -> None:
    document = imported(f"{LONG}\n{FAQ}", "T")
    assert fields(document)["type"] == "faq"
    assert "\n## Is it open?\n" in document.text
    assert "i18n: faq" not in document.text


def test_a_question_without_an_answer_is_no_question() -> None:
    text = f"{LONG}\nFAQ\n{FAQ}And then?\n"
    assert imported(text, "T").questions == 2
    assert body(text).endswith("\n\nAnd then?")


def test_a_heading_after_a_faq_is_not_deeper_than_the_faq() -> None:
    text = f"{LONG}\nFAQ\n{FAQ}2.1 Contact\n{LONG}"
    assert "\n## 2.1 Contact\n" in body(text)


def test_splitting_writes_the_article_and_the_faq() -> None:
    article, faq = split(f"{LONG}\nFAQ about the market\n{FAQ}Contact\n{LONG}\n", "Market")
    assert (article.name, faq.name) == ("a.md", "a-faq.md")
    assert (
        article.text == f"---\ntitle: Market\nlanguage: en\n---\n\n{LONG}\n\n## Contact\n\n{LONG}\n"
    )
    assert faq.text.startswith(
        "---\ntitle: FAQ about the market\nlanguage: en\ntype: faq\n---\n\n## Is it open?\n"
    )
    assert (faq.headings, faq.questions) == (0, 2)
    assert "<!--" not in article.text + faq.text


def test_splitting_a_text_without_questions_writes_one_document_and_says_so() -> None:
    (document,) = split(f"{LONG}\n", "Market")
    assert document.notes == ("a.txt: no questions with answers found (one document is written)",)


def test_splitting_a_text_of_questions_alone_writes_one_document_and_says_so() -> None:
    (document,) = split(f"FAQ about the market\n{FAQ}")
    assert document.questions == 2
    assert document.notes == ("a.txt: all of it is questions (one document is written)",)


@pytest.mark.parametrize(
    ("label", "field", "value"),
    [
        ("Filed under: a, b", "tags", ["a", "b"]),
        ("TAGS: no; 2025; x: y", "tags", ["no", "2025", "x: y"]),
        ("Tags: 2025-07-18", "tags", ["2025-07-18"]),
        ("Author: Market Desk", "author", "Market Desk"),
        ("Published: July 18, 2025", "date", datetime.date(2025, 7, 18)),
        ("Published on: 18th July 2025.", "date", datetime.date(2025, 7, 18)),
    ],
)
def test_a_known_label_becomes_front_matter(label: str, field: str, value: object) -> None:
    document = imported(f"{LONG}\n{LONG}\n{label}\n", "T")
    assert fields(document)[field] == value
    assert label not in document.text


@pytest.mark.parametrize(
    "label", ["Section: Markets", "Published: last Friday", "Date: 03/04/2025"]
)
def test_a_label_that_says_nothing_certain_stays(label: str) -> None:
    assert body(f"{LONG}\n{LONG}\n{label}\n").endswith(f"\n\n{label}")


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("By the Market Desk", "the Market Desk", None),
        ("BY THE MARKET DESK", "THE MARKET DESK", None),
        ("By Market Desk, July 18, 2025", "Market Desk", datetime.date(2025, 7, 18)),
        ("Written by: Harbour Office | 2025-07-18", "Harbour Office", datetime.date(2025, 7, 18)),
        ("By the time it rained they were gone", None, None),
        ("By 2030 the market will be full", None, None),
    ],
)
def test_a_byline_becomes_the_author(line: str, author: str | None, date: object) -> None:
    found = fields(imported(f"The stone market\n\n{line}\n\n{LONG}\n"))
    assert (found.get("author"), found.get("date")) == (author, date)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("RIVERTON, July 18, 2025 — " + LONG, datetime.date(2025, 7, 18)),
        ("RIVERTON (Friday, 18 July 2025) -- " + LONG, datetime.date(2025, 7, 18)),
        ("RIVERTON, July 18 — " + LONG, None),
        ("RIVERTON, February 30, 2025 — " + LONG, None),
        ("The flood of July 18, 2025 — " + LONG, None),
        ("July 18, 2025", datetime.date(2025, 7, 18)),
        ("Riverton, 18 July 2025", datetime.date(2025, 7, 18)),
        ("Town hall, 18 July 2025", datetime.date(2025, 7, 18)),
        ("7/8/2025", None),
    ],
)
def test_a_date_is_read_only_where_it_is_certain_and_its_line_stays(
    line: str, date: object
) -> None:
    document = imported(f"The stone market\n\n{line}\n\n{LONG}\n")
    assert fields(document).get("date") == date
    assert f"\n\n{line}\n\n" in document.text


def test_a_hard_wrapped_paragraph_is_one_line() -> None:
    text = (
        "The market by the river was rebuilt in stone after the third\n"
        "flood, and it has stood there since. It has a roof of slate; and\n"
        "Riverton is proud of it. Its clock, which is old and rather well-\n"
        "known in the county, is slow; it has no hands for the post- and\n"
        "pre-noon hours.\n"
    )
    assert body(text) == " ".join(text.split()).replace("well- known", "well-known")


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\f", "\u2028"])
def test_line_ends_of_every_kind_mean_the_same(end: str) -> None:
    text = end.join(["The stone market", "", LONG, LONG])
    assert body(text, None) == f"{LONG}\n\n{LONG}"


def test_a_byte_order_mark_is_no_text() -> None:
    assert imported(b"\xef\xbb\xbf" + LONG.encode(), "T").text == imported(LONG, "T").text


def test_a_no_break_space_stays() -> None:
    assert (
        body("It costs 3\u00a0000 pounds, all in all.") == "It costs 3\u00a0000 pounds, all in all."
    )


def test_a_subtitle_right_below_the_headline_is_a_paragraph() -> None:
    document = imported(f"The piers reopen\nBoth are open to boats\n\n{LONG}\n\nCosts\n\n{LONG}")
    assert fields(document)["title"] == "The piers reopen"
    assert document.text.endswith(f"\n\nBoth are open to boats\n\n{LONG}\n\n## Costs\n\n{LONG}\n")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("- a\n  - b\n    - c\n  - d\n- e", "- a\n  - b\n    - c\n  - d\n- e"),
        ("\u2022 a\n\t\u25e6 b\n\t\u25e6 c\n\u2022 d", "- a\n  - b\n  - c\n- d"),
        ("1. a\n   - b\n   - c\n2. d", "1. a\n   - b\n   - c\n2. d"),
        ("1. a\n   1. b\n   2. c\n2. d", "1. a\n   1. b\n   2. c\n2. d"),
        ("* a\n\n   1) b\n\n   2) c\n\n* d", "- a\n  1) b\n  2) c\n- d"),
        (" 9. a\n10. b\n    - c\n11. d", "9. a\n10. b\n    - c\n11. d"),
        ("- a\n    - b goes\n      on\n- c", "- a\n  - b goes on\n- c"),
    ],
)
def test_inner_items_stay_below_their_own(text: str, written: str) -> None:
    assert body(f"{LONG}\n\n{text}\n\n{LONG}") == f"{LONG}\n\n{written}\n\n{LONG}"


def test_numbers_that_do_not_count_up_make_no_list() -> None:
    assert body(f"{LONG}\n1. stone;\n3. slate.\n{LONG}").count("\\.") == 2


def test_a_language_without_rules_is_told() -> None:
    document = imported(LONG, "T", "fr")
    assert fields(document)["language"] == "fr"
    assert len(document.notes) == 1
    assert "no words are known for language 'fr'" in document.notes[0]


def test_a_regional_language_has_the_rules_of_its_language() -> None:
    document = imported(f"{LONG}\n{LONG}\nArchivado en: Agua\n", "T", "es_MX")
    assert fields(document) == {"title": "T", "language": "es-MX", "tags": ["Agua"]}


TITLE = (
    st.text(
        st.characters(
            exclude_categories=("Cs", "Zl", "Zp"), exclude_characters="\0\n\r\x0b\x0c\x85"
        )
    )
    .map(str.strip)
    .filter(bool)
)


@given(
    TITLE
    | st.sampled_from(
        ["no", "2025", "2025-07-18", "a: b", "- a", "# a", "'a", "@a", "a #b", "null", "~"]
    )
)
def test_front_matter_gives_the_title_back(title: str) -> None:
    found = fields(imported("One sentence.", title))["title"]
    assert found == (datetime.date(2025, 7, 18) if title == "2025-07-18" else title)


WORDS = r"""
river market * ** _x_ ~ ` ``` # ## > <b> &amp; &copy; [a] [a](b) [a]: ![ \ - + 1. 2. 3) 12. | |- === ---
*** * – • ? ¿Qué ? . : ; , … “ ” " « » NIGHT MARKET Questions FAQ Q: A: II. <!-- i18n: off --> $5 {#a} é
"""
TEXT_LINE = st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join) | st.text(
    max_size=30
)
TEXTS = st.lists(TEXT_LINE, min_size=1, max_size=12).map("\n".join)
MARKS = str.maketrans("", "", "-*+•‣◦▪●·–=~_.)#")


def visible(markdown: str) -> str:
    """What a reader sees below the front matter, without white space; numbers of items too."""
    seen: list[str] = []
    counters: list[int | None] = []
    is_metadata = False
    event: Any
    for event in pyromark.events(markdown, options=OPTIONS):
        if isinstance(event, str):
            assert event in ("Rule", "SoftBreak", "HardBreak"), event
            continue
        ((kind, value),) = event.items()
        name = value if isinstance(value, str) else next(iter(value), "")
        if kind == "Start":
            assert name in ("MetadataBlock", "Paragraph", "Heading", "List", "Item", "HtmlBlock"), (
                name
            )
            is_metadata = name == "MetadataBlock"
            if name == "List":
                counters.append(value["List"])
            elif name == "Item" and counters[-1] is not None:
                seen.append(str(counters[-1]))
                counters[-1] += 1
        elif kind == "End":
            is_metadata = False
            if name == "List":
                counters.pop()
        elif kind == "Html":
            assert value == "<!-- i18n: faq -->\n"
        elif not is_metadata:
            assert kind == "Text", event
            seen.append(str(value))
    return "".join("".join(seen).split())


@given(TEXTS.filter(lambda text: bool(text.strip()) and "\0" not in text))
def test_every_character_comes_out_in_its_place(text: str) -> None:
    """Bullets, the points of list numbers, drawn lines and colons of empty labels apart."""
    document = imported(text, "Title")
    dropped = {int(note.split(":")[1]) for note in document.notes if note.endswith("(left out)")}
    lines = re.split("\r\n|[\n\r\v\f\x85\u2028\u2029]", text)
    kept = [line for number, line in enumerate(lines, 1) if number not in dropped]
    expected = "".join("".join(kept).split()).translate(MARKS)
    assert visible(document.text).translate(MARKS) == expected


@given(TEXTS.filter(lambda text: bool(text.strip()) and "\0" not in text))
def test_converting_twice_gives_the_same(text: str) -> None:
    assert imported(text, "Title") == imported(text, "Title")


@pytest.mark.parametrize(
    "sentence", ["word ", "Who? ", "a*b_c` [x] <", "1. ", "“no”, ", "x, July 18, 2025 — "]
)
def test_a_line_of_many_megabytes_is_one_paragraph(sentence: str) -> None:
    line = (sentence * (4_000_000 // len(sentence))).strip()
    assert imported(line, "T").text.count("\n") == 6


@pytest.mark.parametrize(
    "line",
    [
        "He came.",
        "1. stone;",
        "- stone",
        "- a\n  * b\n   1. c",
        "1. a\n  - b",
        "NIGHT",
        "Who?",
        "(",
        "Words:",
        "a",
        "By us",
        "I. Stone",
    ],
)
def test_a_text_of_many_short_lines_keeps_them_all(line: str) -> None:
    assert body(f"{line}\n" * 20_000 + LONG).count(line[-1]) >= 20_000


def test_a_text_of_many_lines_keeps_them_all() -> None:
    text = f"Heading\n{LONG}\n- one\n- two\nWho?\nWe.\n" * 5_000
    assert imported(text, "T").text.count("## Heading") == 5_000


def test_a_line_that_introduces_something_is_no_empty_label() -> None:
    assert body(f"Ingredients:\n{LONG}\n{LONG}") == f"Ingredients:\n\n{LONG}\n\n{LONG}"


def test_an_empty_label_at_the_end_is_left_out_with_a_note() -> None:
    document = imported(f"{LONG}\n{LONG}\nFiled under:\nRelated:\n", "T")
    assert document.text.endswith(f"\n\n{LONG}\n\n{LONG}\n")
    assert document.notes == (
        "a.txt:3: nothing stands after 'Filed under:' (left out)",
        "a.txt:4: nothing stands after 'Related:' (left out)",
    )
