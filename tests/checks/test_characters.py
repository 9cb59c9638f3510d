"""Characters, spaces and repetitions: what is planted is found, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import polib
import pytest

from i18n.checks import Subject
from i18n.model import Finding
from tests.checks.planting.character_pairs import INTO_ENGLISH, INTO_SPANISH
from tests.checks.planting.characters import PLANTS
from tests.checks.subjects import findings, pairs, subject

NAMES = (
    "bidirectional",
    "control-characters",
    "encoding",
    "invisible-characters",
    "length",
    "look-alikes",
    "normalization",
    "punctuation-spaces",
    "repeated-words",
    "repetition",
    "spaces",
)
PAIRS = [("en", "es", *pair) for pair in INTO_SPANISH] + [
    ("es", "en", *pair) for pair in INTO_ENGLISH
]


def found(
    source: str,
    target: str,
    *names: str,
    languages: tuple[str, str] = ("en", "es"),
    flags: tuple[str, ...] = (),
    comment: str = "",
) -> list[Finding]:
    """What the named checks find in a pair, or all that this file is about."""
    catalog = polib.POFile()
    catalog.metadata = {"Language": languages[1], "Content-Type": "text/plain; charset=UTF-8"}
    catalog.append(polib.POEntry(msgid=source, msgstr=target, flags=list(flags), comment=comment))
    subject = Subject(
        path="a.po", language=languages[1], source_language=languages[0], catalog=catalog
    )
    return findings(subject, *(names or NAMES))


def planted(name: str) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Pairs with a defect of a class: languages, msgid, msgstr."""
    random = Random(name)
    for source_language, language, source, target in PAIRS:
        for plant in PLANTS[name]:
            for _ in range(3):
                bad = plant(target, random)
                if bad is not None:
                    yield (source_language, language), source, bad


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[3][:20])
def test_a_good_translation_has_none(pair: tuple[str, str, str, str]) -> None:
    source_language, language, source, target = pair
    assert found(source, target, languages=(source_language, language)) == []


@pytest.mark.parametrize("name", PLANTS)
def test_what_is_planted_is_found(name: str) -> None:
    cases = list(planted(name))
    missed = [
        bad for languages, source, bad in cases if not found(source, bad, languages=languages)
    ]
    assert len(cases) >= 15, "the pairs have places for it"
    assert len(missed) <= len(cases) // 50, missed


GOOD = [
    # characters
    ("A heart ❤️ and a family 👨‍👩‍👧, flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "Un corazón ❤️ y una familia 👨‍👩‍👧, bandera 🏴󠁧󠁢󠁳󠁣󠁴󠁿"),
    ("Press key 1", "Pulse la tecla 1️⃣ ☎️"),
    ("5 µm, 10 kΩ, Δt", "5 μm, 10 kΩ, Δt y β2"),
    ("The daily Pravda", "El diario «Правда»"),
    ("The letter N", "La letra «Ñ», en «ESPAÑA»; «SÍ»…"),
    ("COFFEE AND YES", "“CAFÉ” y «SÍ», “MAMÁ”… y «PERÚ…»"),
    ("Mojibake is Ã© for é", "El mojibake es Ã© en vez de é"),
    ("Nguyen and Erdogan", "Nguyễn y Erdoğan"),
    ("shalom", "«שלום» es paz"),
    ("shalom", "\u2067שלום\u2069 es paz"),
    ("a\u00adb", "c\u00add"),
    ("row one\nrow two", "fila uno\nfila dos"),
    # spaces
    ("Wait ...", "Espera ..."),
    ("One, two, ...", "Uno, dos, ..."),
    ("It is late :) ;-)", "Es tarde :) ;-)"),
    ("Yes.  No.", "Sí.  No."),
    ("Yes.  No.", "Sí,  no. No."),
    ("Name: ", "Nombre: "),
    ("a\tb", "c\td"),
    ("Options:\n  -h   help", "Opciones:\n  -h   ayuda"),
    ("100 km, 5 p.m.", "100\u00a0km, 5\u00a0p.\u00a0m."),
    ("the `?` operator ? here", "el operador `?` ? aquí"),
    ("see page 3, no. 5, U.S. and B.C.", "véase pág. 3, n.º 5, EE. UU. y a. C."),
    ("1st and 3rd floor", "1.er y 3.ª planta"),
    ("see example.com or os.path", "vea ejemplo.com u os.path"),
    ("a std::vec of key:value", "un std::vec de key:value"),
    ("(un)installing the file(s)", "(des)instalando el archivo o archivos (s)"),
    ("etc., but", "etc.), pero no (etc.); ni «etc.», ni."),
    ("HH:MM[:ss[.uuuuuu]] at 10:30", "HH:MM[:ss[.uuuuuu]] a las 10:30"),
    ("x, y and z: f(a,b)", "x, y y z: f(a,b)"),
    ("What?! No!", "¿¡Qué!? ¡No!"),
    ("5.5 or .5 and .net", "5,5 o ,5 y .net"),
    ("[x] done, [ ] open", "[x] hecho, [ ] abierto"),
    ("<p>One.</p> <p>Two.</p>", "<p>Uno.</p><p>Dos.</p>"),
    ("He said: yes", "Dijo: «¿Sí?». (¡No!)"),
    ("3:1, 16:9, 1,000", "3:1, 16:9, 1000"),
    ("'90s rock", "rock de los ’90"),
    # repetitions
    ("very tall", "muy muy alto"),
    ("and so on", "y bla bla bla"),
    ("step by step", "paso a paso a paso"),
    ("day by day", "día tras día tras día, y uno por uno por la casa"),
    ("side by side", "codo con codo con ellos"),
    ("The golden age", "L’Âge d’or"),
    ("5 m", "5\u2009m"),
    ("again and again", "una y otra y otra y otra vez"),
    ("Knock, knock, knock", "Toc, toc, toc"),
    ("the house of De la Cruz", "la casa de De la Cruz"),
    ("1 1 1", "1 1 1"),
    ("`a` `a` `a` and b", "`a` `a` `a` y b"),
    ("He saw that he was late and that he was alone.", "Vio que era tarde y que estaba solo."),
    ("the list of `a` of `b` of `c`", "la lista de `a` de `b` de `c`"),
    ("ha", "jajajajajajaja"),
    ("xxx", "x" * 101),
]
BAD = [
    ("Yes", "SÃ­", "encoding"),
    ("What?", "Â¿QuÃ©?", "encoding"),
    ("It’s", "Itâ€™s asÃ­", "encoding"),
    ("the “sun”", "el â€œsolâ€", "encoding"),
    ("5 €", "5 â‚¬", "encoding"),
    ("Hi 😀", "Hola ðŸ˜€", "encoding"),
    ("Hello", "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "encoding"),
    ("information", "informaci├│n", "encoding"),
    ("information", "informaci√≥n", "encoding"),
    ("information", "informaci\\u00f3n", "encoding"),
    ("the information", "la informaci?n", "encoding"),
    ("Japan", "La palabra æ—¥æœ¬", "encoding"),
    ("a", "s\u00adí", "invisible-characters"),
    ("a", "\ufeffsí", "invisible-characters"),
    ("a", "no\U000e0068\U000e0069", "invisible-characters"),
    ("a", "sí\u202e", "bidirectional"),
    ("shalom", "\u2067שלום es paz", "bidirectional"),
    ("a", "s\x1bi", "control-characters"),
    ("a", "\uf0b7 uno", "control-characters"),
    ("or", "o\u0301 no", "normalization"),
    ("Angstrom", "\u212bngstrom", "normalization"),
    ("the catch", "el сор", "look-alikes"),
    ("water and sun", "agua у sol", "look-alikes"),
    ("a NATO base", "una base de la ΟΤΑΝ", "look-alikes"),
    ("bold", "muy 𝐛𝐨𝐥𝐝", "look-alikes"),
    ("one two", "uno\tdos", "spaces"),
    ("one two", "uno dos\u00a0", "spaces"),
    ("Name: ", "Nombre:", "spaces"),
    ("one big red house", "una\u00a0bonita\u00a0casa\u00a0roja muy\u00a0grande", "spaces"),
    ("Really?", "¿De verdad ?", "punctuation-spaces"),
    ("It is (so) here", "Es ( así ) aquí", "punctuation-spaces"),
    ("See `a`.", "Véase `a` .", "punctuation-spaces"),
    ("Yes. Also no.", "Sí.También no, dijo.", "punctuation-spaces"),
    ("yes, then no", "ganó.entonces dijo que no.también", "punctuation-spaces"),
    ("It was 2012. Then", "Era 2012.Luego nada", "punctuation-spaces"),
    ("Note: this", "Nota:esto es así", "punctuation-spaces"),
    ("Yes? No?", "¿Sí?¿No?", "punctuation-spaces"),
    ("Hi, who?", "Hola,¿quién?", "punctuation-spaces"),
    ("he said “no”", "dijo«no»", "punctuation-spaces"),
    ("(two hours) in all", "(dos horas)en total", "punctuation-spaces"),
    ("*one*, two", "*uno*,dos más", "punctuation-spaces"),
    ("the house", "La la casa", "repeated-words"),
    ("[the house](a.md)", "[la casa casa](a.md)", "repeated-words"),
    ("going home", "voy a a casa", "repeated-words"),
    ("of the house of ice", "de la casa de la casa de hielo de", "repetition"),
    ("it is", "es es es es", "repetition"),
    ("in the house", "en la en la casa", "repetition"),
    ("very good", "muy muy muy muy muy muy bueno", "repetition"),
    ("Africa", "Ãfrica", "encoding"),
    ("one two", "uno\u3000dos", "spaces"),
    ("yes", "ererererererererererer", "repetition"),
    (
        "We lost the first game.",
        "Perdimos el primer juego, y perdimos. Perdimos el primer juego, y perdimos.",
        "repetition",
    ),
]


@pytest.mark.parametrize(("source", "target"), GOOD)
def test_what_is_written_on_purpose_is_no_fault(source: str, target: str) -> None:
    assert found(source, target) == []


@pytest.mark.parametrize(("source", "target", "name"), BAD)
def test_one_check_finds_a_fault(source: str, target: str, name: str) -> None:
    assert {finding.check for finding in found(source, target)} == {name}


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("fr", "Is it true? Yes: see “X”; go!", "Est-ce vrai ? Oui : voir « X » ; allez !"),
        ("fr", ":", "\u00a0:"),
        ("fr_CA", "Is it true? Yes!", "Est-ce vrai? Oui!"),
        ("fr", "we wash", "nous nous lavons"),
        ("pt", "NO", "“NÃO” e “MAÇÔ"),
        ("fi", "in the EU", "EU:ssa, ”PÄÄ”"),
        ("sv", "ON", "”PÅ” och ”Å…”"),
        ("fa", "I want", "می‌خواهم"),
        ("he", "Hi (a)", "שלום (a)\u200e"),
        ("hi", "a", "क्\u200dष"),
        ("ja", "He said: a. b, c? d", "彼は言った：a。b、c？d"),
        ("zh", "a, b", "甲,乙"),
        ("th", "a b", "ก\u200bข"),
        ("ru", "A resource in C", "Ресурс в у С: IPадрес"),
        ("el", "NATO", "ΝΑΤΟ και ΑΒ"),
        ("id", "children", "anak anak"),
        ("de", "those who", "die die Frauen"),
        ("ja", " by %s ", "%s で"),
    ],
)
def test_what_other_languages_write_is_no_fault(language: str, source: str, target: str) -> None:
    assert found(source, target, languages=("en", language)) == []


@pytest.mark.parametrize(
    ("language", "source", "target", "name"),
    [
        ("fr", "Is it true? Yes", "Est-ce vrai? Oui", "punctuation-spaces"),
        ("fr", "a, b", "a , b", "punctuation-spaces"),
        ("de", "a house, a tree", "ein Haus,ein Baum", "punctuation-spaces"),
        ("ru", "country", "cтрана", "look-alikes"),
        ("en", "casa", "the the house", "repeated-words"),
        ("en", "no va", "it doesn’t doesn’t work", "repeated-words"),
        ("vi", "a", "vie\u0302\u0323t", "normalization"),
    ],
)
def test_faults_in_other_languages(language: str, source: str, target: str, name: str) -> None:
    found_ones = found(source, target, languages=("en", language))
    assert {finding.check for finding in found_ones} == {name}


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("Who pays?", " ¿Quién  paga? ", "¿Quién paga?"),
        ("Who pays?", "¿ Quién paga ?", "¿Quién paga?"),
        ("Who pays, and why?", "¿Quién paga,y por qué?", "¿Quién paga, y por qué?"),
        ("*So*, then.", "*Así* ,entonces.", None),
        ("Who pays?", "¿Qui\u200bén pa\u00adga?", "¿Quién paga?"),
        ("Who pays?", "¿Quie\u0301n paga, sen\u0303or?", "¿Quién paga, señor?"),
    ],
)
def test_what_is_safe_to_mend_is_mended(source: str, target: str, mended: str | None) -> None:
    faults = [one for one in found(source, target) if one.is_safe]
    for one in sorted(faults, key=lambda one: one.span or (0, 0), reverse=True):
        assert one.span is not None, "a suggestion has a place"
        target = target[: one.span[0]] + (one.suggestion or "") + target[one.span[1] :]
    if mended is not None:
        assert target == mended
        assert found(source, target) == []


@pytest.mark.parametrize(
    ("comment", "flags", "limit"),
    [
        ("max 10 characters", (), 10),
        ("button, maximum length: 10", (), 10),
        ("At most 10 chars.", (), 10),
        ("10 characters max", (), 10),
        ("no more than 10 characters", (), 10),
        ("", ("max-length:10",), 10),
        ("10 characters of the play come in", (), None),
        ("max 10 items", (), None),
        # more digits than Python makes a number of
        (f"max {'9' * 5000} characters", (), None),
        (f"maximum length: {'9' * 5000}", (), None),
        (f"{'9' * 5000} characters max", (), None),
        ("", (f"max-length:{'9' * 5000}",), None),
    ],
)
def test_a_limit_is_held(comment: str, flags: tuple[str, ...], limit: int | None) -> None:
    given = found("a", "1234567890", "length", comment=comment, flags=flags)
    assert given == []
    (*wrong,) = found("a", "12345678901", "length", comment=comment, flags=flags)
    assert [one.span for one in wrong] == ([(limit, 11)] if limit is not None else [])


@pytest.mark.parametrize(("last", "faults"), [("Y más.", []), ("Y mucho más.", [12])])
def test_a_limit_of_a_text_holds_for_its_sentences_together(last: str, faults: list[int]) -> None:
    source = "---\ndescription: It is. And more.  # i18n: note: max 20 characters\n---\n"
    catalog = pairs(("It is.", "Aquí está."), ("And more.", last))
    for word in ("It", "And"):
        catalog = catalog.replace(f'msgid "{word}', f'#. max 10 characters\nmsgid "{word}')
    given = findings(subject(source, catalog), "length")
    assert [len(str(one.msgstr)) for one in given] == faults
    assert all(one.message == "23 characters where 20 are allowed" for one in given)
