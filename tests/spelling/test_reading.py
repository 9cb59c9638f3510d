"""Dictionaries of Hunspell's: what the two files say, and which words that makes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from i18n.errors import AmbosError
from i18n.spelling import Dictionary, lexicon, read, unreadable
from tests import tools

AFFIXES = """\
SET UTF-8
# a comment
SFX S Y 3
SFX S 0 s [aeiou]
SFX S z ces z
SFX S 0 es [^aeiouz]
SFX V Y 2
SFX V ar ando/C ar
SFX V ar ado/S ar
SFX C N 1
SFX C ndo ndolo ndo
PFX R Y 1
PFX R 0 re [^r]
NEEDAFFIX !
ICONV 1
ICONV ’ '
"""
WORDS = """\
9
casa/S
luz/S
flor/S
cantar/VR
rama/S
cab/S!
Sevilla
d'or
cm/
luz/S
y\\/o
"""
KNOWN = """\
casa casas luz luces flor flores cantar cantando cantándolo cantado cantados recantar recantando
Casa CASAS Sevilla SEVILLA d’or cm y/o
"""
UNKNOWN = "cas casases luzes flors recasa rerama cab sevilla cantarar"


def example() -> Dictionary:
    found = read(AFFIXES.replace("ndo ndolo", "ando ándolo").encode(), WORDS.encode(), "x.dic")
    assert found is not None
    return found


@pytest.mark.parametrize("word", KNOWN.split())
def test_a_word_is_a_stem_with_its_affixes(word: str) -> None:
    assert example().knows(word)


@pytest.mark.parametrize("word", UNKNOWN.split())
def test_another_word_is_none(word: str) -> None:
    assert not example().knows(word)


@pytest.mark.parametrize(
    ("affixes", "words"),
    [
        ("FLAG long\nSFX Ab Y 1\nSFX Ab 0 s .\n", "1\ncasa/XxAb\n"),
        ("FLAG num\nSFX 14 Y 1\nSFX 14 0 s .\n", "1\ncasa/7,14\n"),
        ("AF 2\nAF X\nAF SX\nSFX S Y 1\nSFX S 0 s .\n", "1\ncasa/2\n"),
        ("SFX S Y 1\nSFX S 0 s .\n", "1\ncasa/S\tpo:noun\n"),
        ("SFX S Y 1\r\nSFX S 0 s .\r\n", "1\r\ncasa/S\r\n"),
    ],
)
def test_flags_are_written_in_several_ways(affixes: str, words: str) -> None:
    found = read(affixes.encode(), words.encode(), "x.dic")
    assert found is not None
    assert found.knows("casas")
    assert found.knows("casa")
    assert not found.knows("casass")


def test_a_language_that_joins_words_as_it_likes_has_no_list_of_them() -> None:
    assert read(b"COMPOUNDFLAG x\n", b"1\nHaus/x\n", "de.dic") is None


def test_an_encoding_is_the_one_that_it_says() -> None:
    found = read(b"SET ISO8859-1\n", "1\nseñor\n".encode("latin-1"), "x.dic")
    assert found is not None
    assert found.knows("señor")
    with pytest.raises(AmbosError, match=r"^x\.dic: cannot be read"):
        read(b"SET UTF-8\n", "1\nseñor\n".encode("latin-1"), "x.dic")
    with pytest.raises(AmbosError, match=r"^x\.dic: cannot be read: unknown encoding"):
        read(b"SET no-such\n", b"", "x.dic")


@pytest.mark.parametrize(
    ("name", "encoding", "word"),
    [
        ("microsoft-cp1251", "cp1251", "слово"),
        ("Microsoft-CP1251", "cp1251", "слово"),
        ("TIS620-2533", "tis-620", "คำ"),
        ("KOI8-U", "koi8-u", "слово"),
        ("ISO8859-15", "iso8859-15", "cœur"),
    ],
)
def test_an_encoding_has_the_names_that_hunspell_gives_it(
    name: str, encoding: str, word: str
) -> None:
    found = read(f"SET {name}\n".encode(), f"1\n{word}\n".encode(encoding), "x.dic")
    assert found is not None
    assert found.knows(word)


@pytest.mark.parametrize(
    ("condition", "stem", "other"),
    [
        ("[", "a[", "aa"),
        ("(b", "a(b", "ab"),
        ("a*", "a*", "aa"),
        ("[^]", "a[^]", "ab"),
        ("[]", "a[]", "aa"),
        ("[a-c]", "x-", "xb"),
        ("[z-a]", "x-", "xb"),
        ("[[]", "x[", "xa"),
        ("[^a\\]", "xb", "xa"),
        ("a-.", "a-x", "axx"),
        ("^", "a^", "aa"),
        ("é[^é]", "éa", "éé"),
    ],
)
def test_a_condition_is_letters_and_sets_of_them(condition: str, stem: str, other: str) -> None:
    rule = f"SET UTF-8\nSFX S Y 1\nSFX S 0 q {condition}\n"
    found = read(rule.encode(), f"2\n{stem}/S\n{other}/S\n".encode(), "x.dic")
    assert found is not None
    assert [found.knows(f"{word}q") for word in (stem, other)] == [True, False]


@pytest.mark.parametrize(
    ("condition", "stem", "other"),
    [("[", "[a", "aa"), ("(", "(a", "aa"), ("[a-c]", "-x", "bx"), ("[^a\\]", "bx", "ax")],
)
def test_a_condition_of_a_prefix_is_the_same(condition: str, stem: str, other: str) -> None:
    rule = f"SET UTF-8\nPFX S Y 1\nPFX S 0 q {condition}\n"
    found = read(rule.encode(), f"2\n{stem}/S\n{other}/S\n".encode(), "x.dic")
    assert found is not None
    assert [found.knows(f"q{word}") for word in (stem, other)] == [True, False]


def test_what_cannot_be_read_is_as_if_it_were_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "xx_XX.aff").write_text("SET ISCII-DEVANAGARI\n")
    (tmp_path / "xx_XX.dic").write_text("1\nuno\n")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    assert lexicon("xx") is None
    (error,) = unreadable("xx")
    assert "xx_XX.dic: cannot be read: unknown encoding" in str(error)
    (tmp_path / "xx_YY.aff").write_text("SET UTF-8\n")
    (tmp_path / "xx_YY.dic").write_text("1\ndos\n")
    found = lexicon("xx")
    assert found is not None
    assert found.knows("dos")


def test_dictionaries_are_found_where_dicpath_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, word in (("xx_XX", "uno"), ("xx_YY", "dos")):
        (tmp_path / f"{name}.aff").write_text("SET UTF-8\n")
        (tmp_path / f"{name}.dic").write_text(f"1\n{word}\n")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    both, one = lexicon("xx"), lexicon("xx-YY")
    assert both is not None
    assert one is not None
    assert [both.knows(word) for word in ("uno", "dos")] == [True, True]
    assert [one.knows(word) for word in ("uno", "dos")] == [False, True]
    assert lexicon("zz") is None


@pytest.mark.tool("hunspell")
def test_hunspell_says_the_same(tmp_path: Path) -> None:
    """Its own program judges: the words of the example, and real ones with the real dictionary."""
    (tmp_path / "own.aff").write_text(AFFIXES.replace("ndo ndolo", "ando ándolo"), encoding="utf-8")
    (tmp_path / "own.dic").write_text(WORDS, encoding="utf-8")
    words = [word for word in f"{KNOWN} {UNKNOWN}".split() if word not in ("y/o", "d’or")]
    ours = [word for word in words if not example().knows(word)]
    assert unknown(tmp_path / "own", words) == ours
    text = (Path(__file__).parents[2] / "locales/es/LC_MESSAGES/article.po").read_text("utf-8")
    words = sorted({word for word in text.replace("\\n", " ").split() if word.isalpha()})
    spanish = lexicon("es")
    assert spanish is not None, "Debian's hunspell-es comes with the tool"
    assert len(words) > 100
    assert unknown("es_ES", words) == [word for word in words if not spanish.knows(word)]


def unknown(dictionary: Path | str, words: list[str]) -> list[str]:
    """The words that Hunspell does not know."""
    program = tools.find("hunspell")
    assert program is not None
    command = [str(program), "-i", "utf-8", "-d", str(dictionary), "-l"]
    done = subprocess.run(
        command, input="\n".join(words), capture_output=True, text=True, check=True
    )
    return done.stdout.split()
