"""Which language a text is in, and what of another is in it: planted in texts that are right."""

from __future__ import annotations

import polib
import pytest

from i18n.checks import Message, Subject, checks, run
from i18n.checks._text import read
from i18n.checks._tongue import words
from i18n.model import Finding, Severity
from tests.checks.planting import tongue
from tests.checks.subjects import foreign

NAMES = ("copied", "left-in-source", "wrong-language", "chatter")
DIRECTIONS = [("en", "es"), ("es", "en")]
OTHERS = ("pt", "it", "fr", "ca", "de")


def found(
    source: str, target: str, language: str = "es", source_language: str = "en"
) -> list[Finding]:
    """What the checks of a text's language find in a pair, and nothing more."""
    quoted = [
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        for text in (source, target)
    ]
    catalog = foreign(f'msgid "{quoted[0]}"\nmsgstr "{quoted[1]}"\n').catalog
    one = Subject(path="x.po", language=language, source_language=source_language, catalog=catalog)
    return run([one], [checks()[name] for name in NAMES])


def recall(planter: tongue.Planter, source: str, target: str, *names: str) -> tuple[int, int]:
    """How many of a planter's defects are found by the named checks, and how many there are."""
    hits = count = 0
    for pair in tongue.pairs(source, target):
        for bad in planter(pair, source, target) if bad_enough(pair) else ():
            count += 1
            told = {finding.check for finding in found(pair[0], bad, target, source)}
            hits += len(told) == 1 and told <= {*names}
    return hits, count


def bad_enough(pair: tongue.Pair) -> bool:
    """Is a pair no name, that both languages have alike?"""
    return pair[0] != pair[1] and sum(word.islower() for word in pair[0].split()) > 3


@pytest.mark.parametrize(("source", "target"), DIRECTIONS)
@pytest.mark.parametrize(
    ("planter", "names", "share"),
    [
        (tongue.copies, ["copied"], 0.98),
        (tongue.near_copies, ["copied", "left-in-source"], 0.9),
        (tongue.left_sentences, ["copied", "left-in-source"], 0.9),
        (tongue.left_phrases, ["left-in-source"], 0.9),
        (tongue.answers, ["chatter"], 0.9),
    ],
)
def test_what_is_planted_is_found_by_one_check(
    planter: tongue.Planter, names: list[str], share: float, source: str, target: str
) -> None:
    hits, count = recall(planter, source, target, *names)
    assert count >= 5
    assert hits >= share * count


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize(("source", "target"), DIRECTIONS)
def test_a_text_in_another_language_is_found(source: str, target: str, other: str) -> None:
    places = tongue.sentences()
    hits = 0
    for news in (tongue.NEWS[place] for place in places):
        names = [finding.check for finding in found(news[source], news[other], target, source)]
        hits += names == ["wrong-language"]
    assert hits >= 0.9 * len(places)


@pytest.mark.parametrize(
    ("source", "target"),
    [(one, two) for one in ("en", "es", *OTHERS) for two in ("en", "es", *OTHERS) if one != two],
)
def test_a_text_in_its_own_language_is_no_fault(source: str, target: str) -> None:
    for pair in tongue.pairs(source, target):
        assert found(*pair, target, source) == []


LEFT = [
    (
        "The road is closed for heavy snow and will open in May.",
        "La carretera está cerrada for heavy snow y abrirá en mayo.",
        "for heavy snow",
        Severity.WARNING,
    ),
    (
        "Storm alert: heavy snow and strong winds until noon.",
        "Alerta por tormenta: heavy snow y vientos fuertes hasta mediodía.",
        "heavy snow",
        Severity.INFORMATION,
    ),
]


@pytest.mark.parametrize(("source", "target", "phrase", "level"), LEFT)
def test_a_short_phrase_of_the_source_is_found(
    source: str, target: str, phrase: str, level: Severity
) -> None:
    [finding] = found(source, target)
    assert finding.check == "left-in-source"
    assert finding.severity is level
    assert finding.span is not None
    assert target[slice(*finding.span)] == phrase


def test_two_words_that_other_translations_have_are_a_term() -> None:
    pairs = [
        ("The heavy snow of March is gone.", "La heavy snow de marzo ya no está."),
        ("Heavy snow is a risk.", "La heavy snow es un riesgo."),
    ]
    text = "".join(f'msgid "{source}"\nmsgstr "{target}"\n\n' for source, target in pairs)
    one = Subject(path="x.po", language="es", catalog=foreign(text).catalog)
    assert run([one], [checks()[name] for name in NAMES]) == []


def test_what_has_a_capital_in_the_source_is_a_name() -> None:
    assert found("They paid for Heavy Snow in May.", "Pagaron por heavy snow en mayo.") == []


IN_PART = [
    (
        "pt",
        "El pleno votará la ley en mayo.",
        "Os vereadores rejeitaram ontem a proposta do prefeito.",
    ),
    ("pt", "El pleno votará la ley en mayo.", "A estação ficou fechada por uma inundação."),
    (
        "it",
        "El pleno votará la ley en mayo.",
        "I consiglieri hanno respinto ieri la proposta del sindaco.",
    ),
    ("it", "El pleno votará la ley en mayo.", "La stazione è rimasta chiusa per l'alluvione."),
    ("fr", "El pleno votará la ley en mayo.", "Les élus ont rejeté hier la proposition du maire."),
    (
        "fr",
        "El pleno votará la ley en mayo.",
        "La gare est restée fermée à cause d'une inondation.",
    ),
    (
        "ca",
        "El pleno votará la ley en mayo.",
        "Els regidors van rebutjar ahir la proposta de l'alcalde.",
    ),
    ("ca", "El pleno votará la ley en mayo.", "L'estació va quedar tancada pels aiguats d'ahir."),
]
SAID = {"pt": "Portuguese", "it": "Italian", "fr": "French", "ca": "Catalan"}


@pytest.mark.parametrize(("language", "before", "bad"), IN_PART)
def test_one_sentence_in_a_language_near_to_spanish_is_told_with_its_place(
    language: str, before: str, bad: str
) -> None:
    source = "The council will vote on the bill in May. The rest is said of it here."
    for target in (f"{before} {bad}", f"{bad} {before}", bad):
        [finding] = found(source, target)
        assert finding.check == "wrong-language"
        assert SAID[language] in finding.message
        if target != bad:
            assert finding.span is not None
            assert bad[:-1].endswith(target[slice(*finding.span)][-20:])


def test_the_end_of_a_sentence_in_another_language_is_found() -> None:
    source = "Two thirds of the council agreed on Monday, and nobody voted against it."
    [finding] = found(
        source, "Dos tercios del pleno votaron el lunes a favor, et personne n'a voté contre elle."
    )
    assert finding.check == "wrong-language"


OF_OTHERS = [
    "El diario Le Monde y la Folha de S. Paulo publicaron la noticia el martes.",
    "La organización Médecins Sans Frontières retiró a su personal de la zona.",
    "La Caisse des dépôts et consignations comprará el edificio y lo alquilará.",
    "La Assemblée nationale aprobó el texto y el Conseil constitutionnel lo revisará.",
    "Cantó Não vou embora y Garota de Ipanema ante miles de personas.",
    "La película La vie en rose se estrenó en 2007 y La grande bellezza, después.",
    "La Guardia di Finanza registró la sede de la Banca Monte dei Paschi di Siena.",
    "Los Mossos d'Esquadra detuvieron a tres personas en L'Hospitalet de Llobregat.",
    "El Ministério da Saúde y la Ordem dos Advogados do Brasil criticaron la medida.",
    "El prêt-à-porter, el foie gras, la crème brûlée y el croissant son franceses.",
    "La novela «Il nome della rosa» se tradujo a cuarenta idiomas.",
    "La frase liberté, égalité, fraternité figura en los edificios públicos.",
    "El Institut d'Estudis Catalans y la Acadèmia Valenciana de la Llengua lo firmaron.",
]


@pytest.mark.parametrize("target", OF_OTHERS)
def test_names_and_titles_in_a_language_near_to_spanish_are_no_fault(target: str) -> None:
    assert found("It was said that nobody would come back before noon.", target) == []


SAME = [
    ("Rust by Example", "Rust by Example"),
    ("Guido van Rossum", "Guido van Rossum"),
    ("Visual Studio Code", "Visual Studio Code"),
    ("use, super, self", "use, super, self"),
    ("x86, ARM, WebAssembly, ...", "x86, ARM, WebAssembly, ..."),
    ("Unsafe Rust", "Unsafe Rust"),
    ("total: {total}", "total: {total}"),
    ("`cargo build --release and test`", "`cargo build --release and test`"),
    ("https://example.org/the/end/of/it", "https://example.org/the/end/of/it"),
    ("editor@example.org", "editor@example.org"),
    ("Error", "Error"),
    ("The Times and the Post", "El *Times* y el *Post*"),
    ("See [Take your first steps with Rust](a).", "Véase [Take your first steps with Rust](a)."),
    ("It is called “end of file”.", "Se llama «end of file»."),
    ("Support for drag and drop", "Compatible con drag and drop"),
    ("The film Gone with the Wind", "La película Gone with the Wind"),
    ("He sang The Ship and the Sea on Sunday.", "Cantó The Ship and the Sea el domingo."),
    ("let other = cell.borrow(); // in it", "let other = cell.borrow(); // en ella"),
    ("He said “obrigado” and left.", "Dijo «obrigado» y se fue."),
    ("The words are Portuguese", "Cantó «Não vou embora» y «Você já foi» en su idioma"),
    ("Sao Paulo, Sete Lagoas, Joao Pessoa", "São Paulo, Sete Lagoas, João Pessoa"),
    ("Sorry, I can’t help you.", "Lo siento, no puedo ayudarte."),
    ("Note: the rest is free.", "Nota: el resto es gratuito."),
    ("(Hint: you need a box.)", "(Nota: necesitas una caja.)"),
    ("Translation: Ana Torres", "Traducción: Ana Torres"),
    ("Of course! It is free.", "¡Por supuesto! Es gratis."),
    ("Here is the new version of the text.", "Aquí está la versión nueva del texto."),
    ("I hope this helps.", "Espero que esto le ayude."),
    (
        "We’re sorry, but the page could not be found.",
        "Lo sentimos, pero no se encontró la página.",
    ),
    ("Answer: nobody pays.", "Respuesta: no paga nadie."),
    ("Result of the search", "Resultado de la búsqueda"),
    ("Select all objects", "Seleccionar lo(s)/a(s) elemento(s)"),
]


@pytest.mark.parametrize(("source", "target"), SAME)
def test_what_may_be_the_same_or_quoted_is_no_fault(source: str, target: str) -> None:
    assert found(source, target) == []


DIFFERENT = [
    ("Access denied", "Access denied", "copied", "es"),
    ("(Contributed by Ana Torres)", "(Contributed by Ana Torres)", "copied", "es"),
    (
        "Nobody pays for the rest.",
        "No lo paga ni el Estado. This is not what we want.",
        "left-in-source",
        "es",
    ),
    ("Who pays for it?", "Кто за это платит?", "wrong-language", "es"),
    ("Who pays for it?", "谁来付钱？ 没有人 知道", "wrong-language", "es"),
    ("Who pays for it?", "Ποιος πληρώνει γι' αυτό;", "wrong-language", "en_GB"),
    ("The bill is paid", "Rachunek jest zapłacony", "wrong-language", "es_MX"),
    ("It is not free of charge", "Het is niet gratis voor jou", "wrong-language", "es"),
    ("It is not free", "Nu este gratuit pentru toți", "wrong-language", "es"),
    ("The bill is paid", "La factura está pagada por el Estado", "wrong-language", "pt"),
    ("The bill is paid", "La factura está pagada por el Estado", "wrong-language", "ru"),
    ("The bill is paid", "La factura está pagada por el Estado", "wrong-language", "zh_Hant"),
]


@pytest.mark.parametrize(("source", "target", "name", "language"), DIFFERENT)
def test_short_texts_that_show_their_language_are_found(
    source: str, target: str, name: str, language: str
) -> None:
    assert [finding.check for finding in found(source, target, language)] == [name]


def test_a_language_that_is_not_known_says_nothing() -> None:
    assert found("Who pays for the rest of it?", "Nani analipa?", "sw") == []
    assert found("So be it, said the man.", "Wer zahlt, und wann?", "yo") == []


def test_names_in_latin_letters_are_no_fault_in_another_script() -> None:
    assert found("Written by the team", "Ana Torres, Luis Vega, John Smith и Django", "ru") == []
    assert found("Written for x", "Для Linux, FreeBSD и OpenBSD через pip, npm, apt", "ru") == []


@pytest.mark.parametrize(
    "text",
    [
        "«" * 20_000,
        ". " * 20_000,
        "." + " " * 20_000 + "y",
        "Espero que te " * 2_000,
        "Nota: " * 5_000,
        "[a Bc](d) the " * 1_000,
    ],
    ids=["quotes", "stops", "spaces", "answers", "notes", "links"],
)
def test_a_long_text_is_read_once(text: str) -> None:
    """A check that goes back for each mark would not come to an end here."""
    entry = polib.POEntry(msgid=f"So be {text}", msgstr=text)
    one = Message(
        Subject(path="x.po", language="es", catalog=None), entry, "message.md", entry.msgid, text
    )
    assert all(len(list(checks()[name].find(one))) <= 1 for name in NAMES)


def test_a_copy_is_found_in_a_language_that_is_not_known() -> None:
    text = "Nobody pays for the rest of the bill."
    assert [finding.check for finding in found(text, text, "sw")] == ["copied"]
    assert found("Ana Torres, New York", "Ana Torres, New York", "sw") == []


def test_a_copy_in_a_variety_of_the_same_language_is_no_fault() -> None:
    text = "Nobody pays for the rest of the bill."
    assert found(text, text, "en_GB", "en") == []


def test_a_phrase_is_told_with_its_place() -> None:
    target = "La **cuenta** must be paid by the end de mes."
    [finding] = found("The **bill** must be paid by the end of the month.", target)
    assert finding.span is not None
    assert target[slice(*finding.span)] == "must be paid by the end"


def test_words_of_identifiers_and_addresses_are_none_of_the_text() -> None:
    text = read("os.path is a-b, c/d and snake_case, f() and è @name", "message.txt", "en")
    assert [word.text for word in text.derive(words)] == ["is", "and", "and", "è"]
