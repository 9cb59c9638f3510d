"""Names that stand in the place of others: behind a title, of programs and brands, in capitals."""

from __future__ import annotations

import pytest

from tests.checks.test_misspelt_names import said


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize(
    ("source", "target", "other", "lost"),
    [
        # a surname behind a title, which may be a word too
        ("Mrs Whitfield will call.", "Llamará la señora Winters.", "Winters", "Whitfield"),
        ("Minister Ribera spoke.", "Habló la ministra Montero.", "Montero", "Ribera"),
        ("Dr. Fleming found it.", "Lo halló el doctor Pasteur.", "Pasteur", "Fleming"),
        ("Ms Baker wrote it.", "Lo redactó la señora Cook.", "Cook", "Baker"),
        ("Judge King adjourned.", "Aplazó la vista la jueza Stone.", "Stone", "King"),
        # a pope, a king or a saint, each of whom has a name in both languages
        ("Pope Pius XII died.", "Murió el papa Pablo VI.", "Pablo", "Pius"),
        ("Pope John XXIII spoke.", "Habló el papa Pío XII.", "Pío", "John"),
        ("King Charles came.", "Vino el rey Felipe.", "Felipe", "Charles"),
        ("Saint Peter died there.", "Allí murió san Andrés.", "Andrés", "Peter"),
        # programs and brands, of frequent words too
        ("Windows users wait.", "Los usuarios de Linux esperan.", "Linux", "Windows"),
        ("It works in Chrome.", "Funciona en Firefox.", "Firefox", "Chrome"),
        ("An app for Android.", "Una aplicación para iOS.", "iOS", "Android"),
        ("It is written in Rust.", "Está escrito en Go.", "Go", "Rust"),
        ("Toyota recalled it.", "Honda lo retiró.", "Honda", "Toyota"),
        ("He studied at Oxford.", "Estudió en Cambridge.", "Cambridge", "Oxford"),
        ("The KGB had a file.", "La Stasi tenía un expediente.", "Stasi", "KGB"),
    ],
)
def test_another_name_is_found(source: str, target: str, other: str, lost: str) -> None:
    assert said(source, target) == [
        f"the name '{other}' is not in the source, and '{lost}' is missing"
    ]


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize(
    ("source", "target", "other", "lost"),
    [
        ("The PSOE won there.", "Allí ganó el PACMA.", "PACMA", "PSOE"),
        ("The lab at UNAM closed.", "Cerró el laboratorio de la UPM.", "UPM", "UNAM"),
        ("HSBC closed branches.", "BMN cerró sucursales.", "BMN", "HSBC"),
    ],
)
def test_an_acronym_that_both_languages_have_is_copied(
    source: str, target: str, other: str, lost: str
) -> None:
    assert said(source, target) == [f"'{other}' is not in the source, and '{lost}' is missing"]


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize(
    ("source", "target"),
    [
        # titles
        ("Mr. President, time is up.", "Señor Presidente, se acabó el tiempo."),
        ("President Khatami spoke.", "Habló el presidente Jatamí."),
        ("President Xi Jinping came.", "Vino el presidente Xi."),
        ("President Trump signed.", "Firmó el presidente Donald Trump."),
        ("Doctor Strange is a hero.", "El Doctor Extraño es un héroe."),
        ("Captain Hook lost it.", "Lo perdió el capitán Garfio."),
        ("Secretary General Guterres.", "El secretario general Guterres."),
        ("Justice Ginsburg died.", "Murió la jueza Ruth Bader Ginsburg."),
        ("Pope John Paul II came.", "Vino el papa Juan Pablo II."),
        ("Pope John Paul II came.", "Vino el papa Wojtyla."),
        ("King James I of England.", "El rey Jacobo I de Inglaterra."),
        ("Saint Anthony lived there.", "San Antón vivió allí."),
        ("Saint Kitts is an island.", "San Cristóbal es una isla."),
        ("The mayor met Prince Harry.", "El alcalde recibió al príncipe Enrique."),
        # programs and brands
        ("Close all windows, then Word.", "Cierre todas las ventanas y luego Word."),
        ("An iPhone app.", "Una aplicación para iOS."),
        ("Ubuntu users need it.", "Los usuarios de Linux lo necesitan."),
        ("The Mac OS X version.", "La versión para macOS."),
        ("Java is an island.", "Java es una isla."),
        ("Opera was born in Florence.", "La ópera nació en Florencia."),
        ("Twitter was renamed.", "X cambió de nombre."),
        # acronyms
        ("NASA and the ESA signed.", "Firmaron la NASA y la AEE."),
        ("The IMF sent it to UNAM.", "El FMI lo envió a la UNAM."),
        ("The FBI and the DHS searched.", "Registraron el FBI y Seguridad Nacional."),
        ("The FDA approved it.", "Lo aprobó la agencia del medicamento."),
        ("The PDF is in A4 format.", "El documento está en formato A4."),
    ],
)
def test_what_may_stand_for_a_name_is_left_alone(source: str, target: str) -> None:
    assert said(source, target) == []
