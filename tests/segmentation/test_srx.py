"""SRX 2.0: what a file may be, what its patterns mean, which rule decides, and exact spans."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from i18n.errors import AmbosError
from i18n.segmentation import Segmentation, srx
from tests.laws import writing

FILES = Path(__file__).parent / "srx"
VALID = (FILES / "dialect.srx").read_text(encoding="utf-8")


def load(name: str) -> srx.RuleFile:
    return srx.load((FILES / f"{name}.srx").read_bytes(), f"{name}.srx")


def file_of(*rules: str, pattern: str = ".*") -> srx.RuleFile:
    """A file of one set of rules: `no: before ⁞ after`, and `yes:` likewise."""
    written = ""
    for rule in rules:
        kind, _, sides = rule.partition(": ")
        before, after = (escaped(side) for side in sides.split("⁞"))
        written += f'<rule break="{kind}"><beforebreak>{before}</beforebreak>'
        written += f"<afterbreak>{after}</afterbreak></rule>\n"
    data = (
        '<srx xmlns="http://www.lisa.org/srx20" version="2.0">'
        '<header segmentsubflows="yes" cascade="no"/><body><languagerules>'
        f'<languagerule languagerulename="All">\n{written}</languagerule></languagerules><maprules>'
        f'<languagemap languagepattern="{pattern}" languagerulename="All"/></maprules></body></srx>'
    )
    return srx.load(data.encode(), "rules.srx")


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shown(file: srx.RuleFile, text: str, language: str = "en") -> str:
    """The text with a mark at each break."""
    marked = ""
    previous = 0
    for at in srx.boundaries([file], text, language):
        marked += text[previous:at] + "‖"
        previous = at
    return marked + text[previous:]


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("order", "en", "The Dept. of Trade spoke.‖ It did."),
        ("order", "en-GB", "The Dept. of Trade spoke.‖ It did."),
        ("order", "EN_gb", "The Dept. of Trade spoke.‖ It did."),
        ("order", "eng", "The Dept.‖ of Trade spoke.‖ It did."),
        ("order", "fr", "The Dept.‖ of Trade spoke.‖ It did."),
        ("order", "fr-CA", "The Dept. of Trade spoke. It did."),
        ("order", "es", "The Dept.‖ of Trade spoke.‖ It did."),
        ("cascade", "en", "The Dept. of Trade spoke.‖ It did."),
        ("cascade", "fr", "The Dept.‖ of Trade spoke.‖ It did."),
        ("sides", "aa", "one‖¶ two‖¶"),
        ("sides", "bb", "one¶‖ two¶"),
        ("sides", "cc", "o‖n‖e"),
        ("dialect", "en", "Mr. J. Hill of the U.S. Army came.‖He left. ‖It was 5 p.m. at home."),
        ("dialect", "en", "See No. 5 and fig. IV. ‖Then (so!) he left… and came? ‖No. ‖Of course."),
        ("dialect", "ja", "これは文。‖次の文です！？‖はい。"),
        ("dialect", "en_one", "One.\n‖Two. ‖Three."),
        ("dialect", "de", "Eins. Zwei."),
    ],
)
def test_the_rules_of_a_file_break_a_text(name: str, language: str, expected: str) -> None:
    assert shown(load(name), expected.replace("‖", ""), language) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (r"yes: \p{Lu}⁞\p{Ll}", "A‖b Á‖é 1a"),
        (r"yes: \P{L}⁞\pL", "a1‖b"),
        (r"yes: [\p{L}&&[^b]]⁞", "a‖bc‖d"),
        (r"yes: [\p{L}--[bc]]⁞", "a‖bcd‖e"),
        (r"yes: [a-z-[bc]]⁞", "a‖bcd‖e"),
        (r"yes: [[a-d]&[cx]y]⁞", "abc‖dy‖x"),
        (r"yes: [^[a-c]d]⁞", "abcde‖f"),
        (r"yes: [-.]⁞", "a-‖b.‖c"),
        (r"yes: [\p{L}-]⁞\d", "a‖1-‖2"),
        (r"yes: []x]⁞", "a]‖x‖b"),
        (r"yes: [[:alpha:]]⁞[[:^alpha:]]", "ab‖1c"),
        (r"yes: [[:punct:]]⁞", "a+b!‖c"),
        (r"yes: \h⁞", "a ‖b\t‖c\nd\u00a0‖e"),
        (r"yes: \v⁞", "a b\n‖c\u2028‖d"),
        ("yes: \\s⁞", "a ‖b\x0bc\u00a0‖d"),
        (r"yes: \R⁞", "a\r\n‖b\u2029‖c"),
        (r"yes: .⁞b", "a‖b\n\u0085b"),
        (r"yes: (?s).⁞b", "a‖b\n‖b"),
        (r"yes: \x{2026}\u00BB\x21⁞", "a…»!‖b"),
        (r"yes: \uD83D\uDE00⁞", "a😀‖b"),
        (r"yes: \N{FULL STOP}\U0001F600⁞", "a.😀‖b"),
        (r"yes: \Qa.b*\E+⁞", "a.b**‖c axb c"),
        (r"yes: \041\cI⁞", "!\t‖a"),
        (r"yes: (?i)st\.⁞", "St.‖ st.‖ ST.‖ ft."),
        (r"yes: (?i:s)t⁞", "St‖a sT st‖b"),
        (r"yes: (?x) a b # both⁞", "ab‖c a b"),
        (r"yes: a(?#why)b⁞", "ab‖c"),
        (r"yes: (?<name>a|bc){2}⁞", "abc‖a‖a‖c"),
        (r"yes: a++⁞", "aaa‖b"),
        (r"yes: a*+a⁞", "aaab"),
        (r"yes: xa?+⁞", "xa‖b x‖b"),
        (r"yes: xa{1,2}+⁞", "xa‖b xaa‖a"),
        (r"yes: x⁞(?>ab|a)c", "x‖abc x‖ac"),
        (r"yes: x⁞(?:ab)*+a", "x‖a x‖aba"),
        (r"yes: (?<=ab*)c⁞(?=d)", "abbc‖d bc"),
        (r"yes: (?<!a)c⁞(?!d)", "bc‖e ac bcd"),
        (r"yes: \bDr\.⁞", "Dr.‖ xDr. 5Dr. (Dr.‖)"),
        ("yes: \\bb⁞", "a\u0301b b‖."),
        ("yes: a\\b⁞", "a\u0301 a‖ ab"),
        ("yes: \\Bb⁞", "ab‖ b"),
        (r"yes: ^a⁞", "a‖b\na"),
        (r"yes: (?m)^a⁞", "a‖b\na‖b"),
        (r"yes: a⁞b$", "ab a‖b\n"),
        (r"yes: a⁞(?m)b$", "a‖b\na‖b"),
        (r"yes: a⁞\z", "ab"),
        (r"yes: .*a⁞b.*", "xa‖b ba‖b"),
        (r"yes: a+⁞a", "aaab"),
        (r"yes: a+?⁞a", "a‖a‖ab"),
        (r"yes: [?!]+⁞", "What?!‖ No!‖ "),
        (r"yes: [?!]+\s*⁞", "What?! ‖No!‖a"),
        (r"yes: \w+[a-z]+⁞", "abc‖ d"),
        (r"yes: (?:[?!]+)⁞", "a?!‖b"),
        (r"yes: (a|)⁞x", "a‖x b‖x"),
        (r"yes: }]⁞", "}]‖a"),
    ],
)
def test_a_pattern_means_what_icu_says(rule: str, expected: str) -> None:
    assert shown(file_of(rule), expected.replace("‖", "")) == expected


REFUSED = {
    "version-1": (2, "is SRX 1.0 (save it as SRX 2.0)"),
    "version-3": (2, "is SRX 3.0, not 2.0"),
    "no-namespace": (2, "<srx> is not in the namespace of SRX 2.0"),
    "other-root": (2, "is no SRX file"),
    "entities": (2, "has a DOCTYPE"),
    "unclosed": (10, "is not well-formed XML: mismatched tag"),
    "no-cascade": (3, '<header> lacks an attribute (write cascade="yes")'),
    "break-maybe": (7, '<rule> has break="maybe" (write "yes" or "no")'),
    "two-befores": (9, "<beforebreak> does not stand there in <rule>"),
    "after-first": (9, "<beforebreak> does not stand there in <rule>"),
    "maprule": (14, "<maprule> does not stand there in <maprules>"),
    "markup-in-pattern": (8, "<b> does not stand there in <beforebreak>"),
    "stray-text": (11, "text in <languagerule>"),
    "no-such-rules": (14, "<languagemap> names no <languagerule>: 'Every'"),
    "twice": (12, "<languagerule> 'All' is there twice"),
    "empty-set": (8, "beforebreak: '[' without ']'"),
    "property": (9, "afterbreak: no property 'Lowlands'"),
    "back-reference": (9, "afterbreak: the back-reference '\\1' is not supported"),
    "atomic-before": (8, "beforebreak: an atomic group or possessive quantifier of a group"),
    "possessive-before": (8, "beforebreak: an atomic group or possessive quantifier of a group"),
    "unicode-words": (8, "beforebreak: the flag 'w' is not supported"),
    "open-bracket": (8, "beforebreak: '(' without ')'"),
    "pattern-of-languages": (14, "languagepattern: '(' without ')'"),
    "second-line-pattern": (9, "beforebreak: '\\y' is not known"),
}


def test_each_refused_file_is_in_the_table() -> None:
    assert {path.stem for path in (FILES / "refused").iterdir()} == REFUSED.keys()


@pytest.mark.parametrize(("name", "line", "words"), [(n, *what) for n, what in REFUSED.items()])
def test_a_file_is_refused_with_the_line_and_what_to_do(name: str, line: int, words: str) -> None:
    with pytest.raises(AmbosError) as refused:
        load(f"refused/{name}")
    assert (refused.value.line, refused.value.path) == (line, f"refused/{name}.srx")
    assert refused.value.message.startswith(words)
    assert refused.value.message.endswith(")")


@pytest.mark.parametrize(
    "data",
    [b"", b"<", b"\0", b"text", b"\xff\xfe<", b'<?xml version="1.0" encoding="x-none"?><srx/>',
     b'<?xml version="1.0" encoding="shift_jis"?><srx/>'],
)  # fmt: skip
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    with pytest.raises(AmbosError, match=r"^rules\.srx:1: "):
        srx.load(data, "rules.srx")


@pytest.mark.parametrize("pattern", [
    "(", ")", "[", "[]", "[^]", "[a", "a{", "a{2", "a{3,2}", "a{9999}", "*", "a**", "|*", "^*", "a{1}{2}",
    "\\", "\\G", "\\X", "\\k<a>", "\\1", "\\y", "\\p", "\\p{}", "\\p{Nope}", "\\x", "\\x{110000}",
    "\\x{D800}", "\\N{NO SUCH NAME}", "\\u12", "(?<n", "(?'n'a)", "(?(1)a)", "(?P<n>a)", "(?#", "[b-a]",
    "[a-\\d]", "[\\Qa\\E]", "[a&&]", "[a--]", "[[:nope:]]", "(?x)[a b]", "(?w)a", "(?<=(?>ab|a)b)c",
    "(" * 60 + ")" * 60, "[" * 60 + "a" + "]" * 60,
])  # fmt: skip
def test_a_pattern_that_cannot_be_expressed_is_refused(pattern: str) -> None:
    with pytest.raises(AmbosError, match=r"^rules\.srx:2: (before|after)break: .*\)$"):
        file_of(f"yes: ⁞{pattern}")


@given(st.binary(max_size=60) | st.integers(0, 2000).map(lambda end: VALID.encode()[:end]))
def test_bytes_are_refused_or_loaded(data: bytes) -> None:
    try:
        assert srx.load(data, "rules.srx").path == "rules.srx"
    except AmbosError as error:
        assert (error.path, bool(error.line)) == ("rules.srx", True)


SIGNS = st.sampled_from(
    [*"ab.|()[]{}^$*+?-&\\ 1,:=!<>#xsiQEpPLudDwWbBRN", "\\p{Lu}", "(?", "[^", "\\"]
)
PATTERNS = st.lists(SIGNS, max_size=12).map("".join)


@settings(max_examples=400)
@given(PATTERNS, PATTERNS, st.text("ab1. \n-", max_size=8))
def test_a_pattern_is_refused_or_runs(before: str, after: str, text: str) -> None:
    try:
        file = file_of(f"yes: {before}⁞{after}")
    except AmbosError as error:
        assert error.line == 2
    else:
        rule = file.of("en")[0]
        assert regex.compile(f"(?V1)(?={rule.after})(?<={rule.before})")
        assert all(0 < at < len(text) for at in srx.boundaries([file], text, "en"))


LETTERS = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\.", r"\s", "x", "(?:a|ab)"])
REGULAR = st.recursive(
    LETTERS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda branches: f"(?:{'|'.join(branches)})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "*?", "{0,3}"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=6,
)


@settings(max_examples=300)
@given(REGULAR, REGULAR, st.text("aab. x\n", max_size=10))
def test_a_rule_matches_where_some_text_before_and_after_matches(
    before: str, after: str, text: str
) -> None:
    """The definition itself, tried with every beginning: the shortcuts change nothing.

    (What ends with `(?:)` does not end with a repeat, which would take all it can.)
    """
    first, second = regex.compile(before), regex.compile(after)
    expected = [
        at
        for at in range(1, len(text))
        if second.match(text, at)
        and any(first.fullmatch(text, begin, at) for begin in range(at + 1))
    ]
    assert srx.boundaries([file_of(f"yes: {before}(?:)⁞{after}")], text, "en") == expected


@settings(max_examples=100)
@given(
    st.lists(st.tuples(st.sampled_from(["yes", "no"]), REGULAR, REGULAR), min_size=1, max_size=5),
    st.text("aab. x\n", max_size=10),
)
def test_the_first_rule_that_matches_decides(rules: list[tuple[str, str, str]], text: str) -> None:
    alone = [
        (kind, set(srx.boundaries([file_of(f"yes: {before}⁞{after}")], text, "en")))
        for kind, before, after in rules
    ]
    expected = [
        at
        for at in range(1, len(text))
        if next((kind for kind, places in alone if at in places), "no") == "yes"
    ]
    file = file_of(*(f"{kind}: {before}⁞{after}" for kind, before, after in rules))
    assert srx.boundaries([file], text, "en") == expected


# --- the schema


PIECES = re.findall(r"<!--.*?-->|<[^>]*>|[^<]+", VALID, re.DOTALL)
INSERTS = st.sampled_from([
    "<rule/>", '<rule break="no"/>', '<rule break="perhaps"/>', "<beforebreak/>",
    "<afterbreak>x</afterbreak>",
    "<header/>", "<body/>", "<unknown/>", '<x xmlns=""/>', '<tool:x y="z">t<tool:y/></tool:x>',
    "text", " ", "\n",
    "<!-- c -->", "<?p i?>", '<formathandle type="start" include="yes"/>', "<![CDATA[x]]>",
    '<tool:x><rule break="perhaps"/></tool:x>', '<tool:x><rule break="no"/></tool:x>',
    '<languagemap languagepattern="x" languagerulename="English"/>', "<maprules/>",
])  # fmt: skip
ATTRIBUTES = st.sampled_from([
    ' break="yes"', ' x="y"', ' xml:lang="en"', ' tool:x="y"', ' version="2.0"', ' cascade="no"',
    ' include="perhaps"', ' type="end"', ' languagerulename="x"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"',
])  # fmt: skip
HEAD = next(
    n for n, piece in enumerate(PIECES) if piece == "<!-- numbers -->\n" or "numbers" in piece
)
PLACES = st.integers(1, HEAD) | st.integers(1, len(PIECES) - 1)


@st.composite
def changed_files(draw: st.DrawFn) -> str:
    """A valid file with one to three things put in, taken out, moved or renamed."""
    pieces = list(PIECES)
    for _ in range(draw(st.integers(1, 3))):
        place = min(draw(PLACES), len(pieces) - 1)
        match draw(
            st.sampled_from(["insert", "attribute", "cut attribute", "remove", "swap", "value"])
        ):
            case "insert":
                pieces.insert(place, draw(INSERTS))
            case "attribute" if re.match(r"<[a-z]", pieces[place]):
                pieces[place] = re.sub(r"(?=/?>)", draw(ATTRIBUTES), pieces[place], count=1)
            case "cut attribute":
                pieces[place] = re.sub(r' [a-z]+="[^"]*"', "", pieces[place], count=1)
            case "value":
                pieces[place] = re.sub(
                    '="[^"]*"', draw(st.sampled_from(['="no"', '="No"', '=""'])), pieces[place]
                )
            case "remove":
                name = re.match(r"<([a-z:]+)", pieces[place])
                end = next(
                    (n for n in range(place, len(pieces)) if name and pieces[n] == f"</{name[1]}>"),
                    place,
                )
                del pieces[place : end + 1]
            case "swap":
                other = min(draw(PLACES), len(pieces) - 1)
                pieces[place], pieces[other] = pieces[other], pieces[place]
    return "".join(pieces)


@pytest.fixture(scope="module")
def schema(shared: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(shared / "schemas" / "srx" / "srx20.xsd"))


@settings(max_examples=500)
@given(changed_files())
def test_the_structure_is_refused_where_the_schema_refuses_it(
    schema: etree.XMLSchema, written: str
) -> None:
    data = written.encode()
    try:
        root = etree.fromstring(data)
        is_valid = schema.validate(root) and etree.QName(root).localname == "srx"
    except etree.XMLSyntaxError:
        is_valid = False
    assert is_accepted(data) == is_valid


@pytest.mark.parametrize("path", sorted(FILES.glob("**/*.srx")), ids=lambda path: path.stem)
def test_each_file_of_these_tests_has_the_schemas_verdict(
    schema: etree.XMLSchema, path: Path
) -> None:
    data = path.read_bytes()
    try:
        is_valid = b"<!DOCTYPE" not in data and schema.validate(etree.fromstring(data))
    except etree.XMLSyntaxError:
        is_valid = False
    assert is_accepted(data) == is_valid


def is_accepted(data: bytes) -> bool:
    """Is the structure taken, whatever the patterns are?"""
    try:
        srx.parse(data, "rules.srx")
    except AmbosError as error:
        assert error.line
        return False
    return True


# --- with the engine


def cut(
    text: str,
    *files: srx.RuleFile,
    language: str = "en",
    opaque: list[tuple[int, int]] | None = None,
) -> list[str]:
    segmentation = Segmentation(extra=srx.SrxRules(files))
    return [text[start:end] for start, end in segmentation(text, language, opaque or [])]


BREAK = r"yes: ;⁞\s"
KEEP = r"no: \bsoon\.⁞\s"


def test_where_no_rule_matches_the_engine_decides() -> None:
    text = "Mr. Hill left. He came; she left soon. It rained."
    assert cut(text) == ["Mr. Hill left.", "He came; she left soon.", "It rained."]
    assert cut(text, file_of(BREAK)) == [
        "Mr. Hill left.",
        "He came;",
        "she left soon.",
        "It rained.",
    ]
    assert cut(text, file_of(KEEP)) == ["Mr. Hill left.", "He came; she left soon. It rained."]


@pytest.mark.parametrize("rule", [r"no: left\.⁞\s", r"no: left\.\s⁞", r"no: left\.\s+⁞He"])
def test_an_exception_may_stand_on_either_side_of_the_white_space(rule: str) -> None:
    assert cut("He left.  He came.", file_of(rule)) == ["He left.  He came."]


def test_a_break_anywhere_in_white_space_is_one() -> None:
    file = file_of(r"no: left\.⁞\s", r"yes: \.\s⁞\s")
    assert cut("He left.  He came.", file) == ["He left.", "He came."]


def test_the_rules_of_the_first_file_are_asked_first() -> None:
    files = [file_of(r"no: ;⁞\s"), file_of(BREAK)]
    assert cut("One; two.", *files) == ["One; two."]
    assert cut("One; two.", *reversed(files)) == ["One;", "two."]


def test_no_rule_breaks_inside_an_opaque_span() -> None:
    assert cut("See `a; b` now; go.", file_of(BREAK), opaque=[(4, 10)]) == [
        "See `a; b` now;",
        "go.",
    ]


def test_the_explanation_names_the_file_and_the_line_of_a_rule() -> None:
    segmentation = Segmentation(extra=srx.SrxRules((load("dialect"),)))
    decisions = segmentation.explain("See No. 5. Then go.", "en")
    assert [(d.offset, d.breaks, d.rule, d.source) for d in decisions] == [
        (8, False, "dialect.srx:36", "dialect.srx"),
        (11, True, "dialect.srx:67", "dialect.srx"),
    ]


def test_a_process_of_the_pool_gets_the_same_rules_for_the_same_file() -> None:
    file = load("dialect")
    segmentation = Segmentation(extra=srx.SrxRules((file,)))
    assert pickle.loads(pickle.dumps(file)) is file
    text = "See No. 5. Then go."
    assert pickle.loads(pickle.dumps(segmentation))(text, "en") == segmentation(text, "en")


@given(st.lists(writing.SENTENCES, max_size=6).map(" ".join) | st.text("ab. \n;!?Mr", max_size=40))
def test_sentences_and_the_white_space_between_them_give_the_text(text: str) -> None:
    segmentation = Segmentation(extra=srx.SrxRules((load("dialect"), file_of(BREAK, r"yes: a⁞b"))))
    position = 0
    spans = segmentation(text, "en")
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()
    assert segmentation(text, "en") == spans
    broken = {decision.offset for decision in segmentation.explain(text, "en") if decision.breaks}
    assert {start for start, _ in spans[1:]} <= broken


def test_a_pattern_that_takes_for_ever_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("i18n.segmentation._srx_matching._SECONDS", 0.2)
    file = file_of("yes: z⁞", r"yes: x⁞(?:(?:a|b|ab)*)*c")
    with pytest.raises(AmbosError, match=r"^rules\.srx:3: the rule's patterns take too long \("):
        srx.boundaries([file], "x" + "ab" * 40, "en")
