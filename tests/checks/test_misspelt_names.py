"""Names that are misspelt: the source's, and those that Spanish has for them."""

from __future__ import annotations

import pytest

from i18n.checks import Knowledge
from i18n.checks._names.likeness import (
    has_other_end,
    is_adapted,
    is_close,
    is_hushed,
    is_jumbled,
    is_transliterated,
    unexchanged,
)
from i18n.spelling import lexicon
from tests.checks.subjects import findings, foreign

DICTIONARIES = Knowledge(lexicon=lexicon)


def said(source: str, target: str) -> list[str]:
    """What the check says of a pair with dictionaries of both languages."""
    entry = f'msgid "{source}"\nmsgstr "{target}"\n'
    return [one.message for one in findings(foreign(entry, knowledge=DICTIONARIES), "names")]


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        # what CLDR and the tables have
        ("A train to Uzbekistan.", "Un tren a Uzbeksitán.", "Uzbekistán"),
        ("Sweden won.", "Seucia ganó.", "Suecia"),
        ("The Kenyan envoy went home.", "El enviado volvió a Kena.", "Kenia"),
        ("She was born in Gothenburg.", "Nació en Gotembrugo.", "Gotemburgo"),
        ("The flight to Dhaka is late.", "El vuelo a Dacca llega tarde.", "Daca"),
        ("A museum in Rotterdam.", "Un museo de Róterdan.", "Róterdam"),
        # what a dictionary has
        ("The Adriatic is warm.", "El Adriátcio está templado.", "Adriático"),
        ("Read by Greenpeace and the Commission.", "Lo leyó Greenpeace y la Comisoin.", ""),
    ],
)
def test_how_spanish_writes_a_name_is_known(source: str, target: str, right: str) -> None:
    found = said(source, target)
    assert right == "" or (len(found) == 1 and right.lower() in found[0].lower())


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize(
    ("source", "target", "wrong", "right"),
    [
        # a word that is known beside a name that is kept
        ("Ask Angela Merkel.", "Pregunte a Angela Merked.", "Merked", "Merkel"),
        ("Songs by Janis Joplin.", "Canciones de Janis Joplín.", "", ""),
        ("It cites Hannah Arendt.", "Cita a Hannah Arenda.", "Arenda", "Arendt"),
        ("A film by Bernie Sanders.", "Una película de Bernie Sandes.", "Sandes", "Sanders"),
        # a part of a compound, and before the number of a version
        ("Goals by Pau Cubarsi-Vidal.", "Goles de Pau Cubasri-Vidal.", "Cubasri", "Cubarsi"),
        ("It takes Python 3.9 now.", "Ahora requiere Pythn 3.9.", "Pythn", "Python"),
        # letters in another order, that are no neighbours
        ("The court of Llobregat.", "El juzgado de Llogebrat.", "Llogebrat", "Llobregat"),
        ("Ask Abhijit Banerjee.", "Pregunte a Abhijit Barnejee.", "Barnejee", "Banerjee"),
        ("A film by Hikaru Nakamura.", "Un film de Hikaru Nakaruma.", "Nakaruma", "Nakamura"),
        # a letter once that stands twice, where the given name is kept, or beside a word that is translated
        ("Jannik Sinner won.", "Ganó Jannik Siner.", "Siner", "Sinner"),
        ("Lionel Messi spoke.", "Habló Lionel Mesi.", "Mesi", "Messi"),
        ("The Guggenheim Museum.", "El Museo Gugenheim.", "Gugenheim", "Guggenheim"),
        ("The Rockefeller Prize.", "El Premio Rockefeler.", "Rockefeler", "Rockefeller"),
        ("Ask Kate Winslett.", "Pregunte a Kate Winslet.", "Winslet", "Winslett"),
        ("Ask Angela Merkel.", "Pregunte a Angela Merke.", "Merke", "Merkel"),
        ("Larry Griffin won.", "Ganó Larry Grifin.", "Grifin", "Griffin"),
        ("Ask Ryan Hyde.", "Pregunte a Ryan Hide.", "Hide", "Hyde"),
        ("Ask Ana Muñoza.", "Pregunte a Ana Munoza.", "Munoza", "Muñoza"),
        # another consonant at the end
        ("The Rothenstein Museum.", "El Museo Rothenstein.", "", ""),
        ("They flew to Birmingham.", "Volaron a Birminghan.", "Birminghan", "Birmingham"),
    ],
)
def test_a_name_of_the_source_is_copied(source: str, target: str, wrong: str, right: str) -> None:
    expected = [f"the name '{wrong}' is '{right}' in the source"] if wrong else []
    assert said(source, target) == expected


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "Queen Camilla and Pope Benedict met.",
            "La reina Camila y el papa Benedicto se reunieron.",
        ),
        ("The flight to Abu Dhabi is late.", "El vuelo a Abu Dabi llega tarde."),
        ("Lions of the Serengeti.", "Leones del Serengueti."),
        ("Sergei Lavrov spoke.", "Habló Serguéi Lavrov."),
        ("The rivers of the Amazon.", "Los ríos de la Amazonia."),
        ("It was 95 degrees Fahrenheit.", "Hacía 35 grados Celsius."),
        ("He won the French Open.", "Ganó el torneo de Roland Garros."),
        ("Press <kbd>Shift</kbd> and <kbd>Del</kbd>.", "Pulse <kbd>Mayús</kbd> y <kbd>Supr</kbd>."),
        ("Press Shift+Delete now.", "Pulse ahora Mayús+Supr."),
        ("The rise of al-Shabaab.", "El auge de al-Shabab."),
        # an Arabic name with a letter once, beside a name that is kept
        ("Bashar Assad met Salam Fayyad.", "Bashar Asad se reunió con Salam Fayad."),
        ("The Mohammed V University.", "La Universidad Mohamed V."),
        ("Jailed Mohammed Hassan.", "El preso Mohamed Hasan."),
        # names of Spanish that are near to words of it
        ("The Douro reaches Porto.", "El Duero llega a Oporto."),
        ("A road to Avignon.", "Una carretera a Aviñón."),
        ("The myth of Prometheus.", "El mito de Prometeo."),
        ("Ships at Piraeus.", "Barcos en el Pireo."),
        ("The oracle at Delphi.", "El oráculo de Delfos."),
        # letters that Spanish has in the place of those of another script
        ("The lama lives in Dharamshala.", "El lama vive en Dharamsala."),
        ("Troops left Luhansk.", "Las tropas dejaron Lugansk."),
        ("Oleksandr Usyk won.", "Ganó Oleksandr Usik."),
        ("Yulia Tymoshenko won.", "Ganó Yulia Timoshenko."),
        ("Yahya Sinwar spoke.", "Habló Yahya Sinuar."),
        ("It was Alexander Lukashenko.", "Fue Alexandr Lukashenko."),
        ("A train to Chur.", "Un tren a Coira."),
        ("Abdelmadjid Tebboune came.", "Vino Abdelmayid Tebún."),
        ("Gulbuddin Hekmatyar won.", "Ganó Gulbudin Hekmatiar."),
        ("Poems by Marina Tsvetaeva.", "Poemas de Marina Tsvetáieva."),
        ("Abdel-Fattah Burhan leads the Army.", "Abdelfatá al Burhan dirige el Ejército."),
        ("Ekrem Imamoglu is free.", "Ekrem İmamoğlu está libre."),
        ("Kemal Kilicdaroglu lost.", "Perdió Kemal Kılıçdaroğlu."),
        ("A flight to Tromso.", "Un vuelo a Tromsø."),
        ("Rosh Hashanah fell in autumn.", "Rosh Hashaná cayó en otoño."),
        ("The Medes of Astyages.", "Los medos de Astiages."),
        ("The Kuwaiti and Israeli kings.", "Los reyes de Kuwait e Israel."),
        ("Two Tudors and a Habsburg.", "Un Tudor y dos Habsburgo."),
        ("They spoke of Thaddeus.", "Hablaron de Tadeo."),
        ("See Section 3 and Table 4.", "Véanse la Sección 3 y la Tabla 4."),
        (
            "She sang The Little Mermaid in a bar of the old harbour.",
            "Cantó La Sirenita en un bar del puerto.",
        ),
        ("Publishable and callable fields", "Campos publicables e Invocables"),
    ],
)
def test_a_name_that_spanish_writes_in_its_way_is_left_alone(source: str, target: str) -> None:
    assert said(source, target) == []


@pytest.mark.parametrize(
    ("word", "name"),
    [("Dylan", "Dilan"), ("Cashman", "Casman"), ("Moffatt", "Mofatt"), ("Sinner", "Siner")],
)
def test_a_name_beside_a_name_that_is_kept_is_not_adapted(word: str, name: str) -> None:
    (found,) = said(f"Ask Walter {word}.", f"Pregunte a Walter {name}.")
    assert found == f"the name '{name}' is '{word}' in the source"


@pytest.mark.parametrize(
    ("word", "name"), [("Dabi", "Dhabi"), ("Serguei", "Sergei"), ("Jartum", "Khartum")]
)
def test_a_name_is_adapted_by_letters(word: str, name: str) -> None:
    assert is_adapted(word, name)
    assert not is_close(word, name)


def test_a_name_of_another_script_is_written_by_the_letters_of_spanish() -> None:
    assert is_transliterated("Shmigal", "Shmyhal")
    assert is_transliterated("Mendeléyev", "Mendeleev")
    assert not is_transliterated("Navalno", "Navalny")
    assert not is_transliterated("Kubernettes", "Kubernetes")
    assert is_hushed("Asoka", "Ashoka")
    assert not is_hushed("Asley", "Ashley")


def test_letters_in_another_order_are_few_and_inside() -> None:
    assert is_jumbled("Barnejee", "Banerjee")
    assert not is_jumbled("Reembanje", "Banerjee")
    assert not is_jumbled("Parmel", "Palmer")
    assert not is_jumbled("Marina", "Mariana")


def test_letters_that_are_exchanged_are_told_by_the_sound() -> None:
    assert unexchanged("Naukchot", "Nouakchott") == "Nuakchot"
    assert unexchanged("Nuakchot", "Nouakchott") is None


def test_an_end_with_another_consonant() -> None:
    assert has_other_end("Guggenhein", "Guggenheim")
    assert not has_other_end("Jerusalén", "Jerusalem")
    assert not has_other_end("Europa", "Europe")
