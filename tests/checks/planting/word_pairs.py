"""News, notices and manuals in English and Spanish, with names, acronyms, money and dates.

The names of NAMED_PAIRS are otherwise in the other language.
"""

PAIRS = [
    (
        "The mayor of Valparaíso, Camila Nieto, met with Kevin O’Leary on Tuesday.",
        "La alcaldesa de Valparaíso, Camila Nieto, se reunió el martes con Kevin O’Leary.",
    ),
    (
        "Siemens and Hitachi will build the new line between Lyon and Turin for €2.3 billion.",
        "Siemens y Hitachi construirán la nueva línea entre Lyon y Turín por 2300 millones de euros.",
    ),
    (
        "The United Nations said that Sudan needs $4.1 billion this year.",
        "Naciones Unidas afirmó que Sudán necesita este año 4100 millones de dólares.",
    ),
    (
        "According to NATO’s secretary general, Mark Rutte, Poland spends 4% of its GDP on defense.",
        "Según el secretario general de la OTAN, Mark Rutte, Polonia destina a defensa el 4 % de su PIB.",
    ),
    (
        "Judge Aileen Cannon dismissed the case against Walter Nauta on July 15, 2024.",
        "La jueza Aileen Cannon desestimó el 15 de julio de 2024 la causa contra Walter Nauta.",
    ),
    (
        "“We are ready,” said Prime Minister Giorgia Meloni before leaving for Brussels.",
        "«Estamos listos», dijo la primera ministra, Giorgia Meloni, antes de partir hacia Bruselas.",
    ),
    (
        "The Supreme Court sided with Google against Oracle in a long dispute over Java.",
        "El Tribunal Supremo dio la razón a Google frente a Oracle en un largo litigio sobre Java.",
    ),
    (
        "The FBI and the DEA searched two homes in Laredo, Texas.",
        "El FBI y la DEA registraron dos viviendas en Laredo (Texas).",
    ),
    (
        "Researchers at Stanford and at the University of Oslo used data from the WHO.",
        "Investigadores de Stanford y de la Universidad de Oslo utilizaron datos de la OMS.",
    ),
    (
        "Queen Elizabeth II never gave an interview to the BBC.",
        "La reina Isabel II nunca concedió una entrevista a la BBC.",
    ),
    (
        "Volkswagen’s plant in Wolfsburg will close for two weeks, the company told Der Spiegel.",
        "La planta de Volkswagen en Wolfsburgo cerrará dos semanas, según contó la compañía a Der Spiegel.",
    ),
    (
        "Tropical storm Helene left 12 dead in Honduras and in southern Mexico.",
        "La tormenta tropical Helene dejó 12 muertos en Honduras y en el sur de México.",
    ),
    (
        "Install PostgreSQL on Ubuntu or Fedora before you start Grafana.",
        "Instale PostgreSQL en Ubuntu o Fedora antes de iniciar Grafana.",
    ),
    (
        "Open Firefox and sign in with your Mozilla account.",
        "Abra Firefox e inicie sesión con su cuenta de Mozilla.",
    ),
    (
        "Kubernetes and Docker are registered trademarks in the United States and in the EU.",
        "Kubernetes y Docker son marcas registradas en Estados Unidos y en la UE.",
    ),
    (
        "The report by Oxfam and Médecins Sans Frontières covers Haiti, Yemen and Syria.",
        "El informe de Oxfam y de Médicos Sin Fronteras abarca Haití, Yemen y Siria.",
    ),
    (
        "Carlos Alcaraz beat Novak Djokovic 6-2, 6-2, 7-6 in the final at Wimbledon.",
        "Carlos Alcaraz venció a Novak Djokovic por 6-2, 6-2 y 7-6 en la final de Wimbledon.",
    ),
    (
        "The Danish government rejected the offer from Washington for Greenland.",
        "El gobierno danés rechazó la oferta de Washington por Groenlandia.",
    ),
    (
        "The vaccine from Moderna protects against the Omicron variant, the CDC said on Monday.",
        "La vacuna de Moderna protege contra la variante ómicron, informaron el lunes los CDC.",
    ),
    (
        "Chancellor Friedrich Merz spoke with Emmanuel Macron in Paris about Ukraine.",
        "El canciller, Friedrich Merz, habló en París con Emmanuel Macron sobre Ucrania.",
    ),
    (
        "The Amazon rainforest lost 5,153 square kilometers, according to INPE, Brazil’s agency.",
        "La selva amazónica perdió 5153 kilómetros cuadrados, según el INPE, la agencia de Brasil.",
    ),
    (
        "Download the archive, unpack it and run the program from the terminal.",
        "Descargue el archivo, descomprímalo y ejecute el programa desde la terminal.",
    ),
    (
        "Nobody in the region expected the economy to grow after the pandemic.",
        "Nadie en la región esperaba que la economía creciera después de la pandemia.",
    ),
    (
        "The commission also asked for more information on public transport.",
        "La comisión también pidió más información sobre el transporte público.",
    ),
    (
        "Would you like to receive the magazine at home?",
        "¿Cómo le gustaría recibir la revista, en casa o en línea?",
    ),
    (
        "A translation that is not complete should never be published.",
        "Una traducción que no está completa nunca debería publicarse.",
    ),
    (
        "Pope Leo XIV will travel to Istanbul, Ankara and Beirut in November.",
        "El papa León XIV viajará en noviembre a Estambul, Ankara y Beirut.",
    ),
    (
        "The strike at Boeing’s factories near Seattle ended on November 4.",
        "La huelga en las fábricas de Boeing cerca de Seattle terminó el 4 de noviembre.",
    ),
]

NAMED_PAIRS = [
    (
        "Pope John Paul II met with Queen Beatrix in Rome.",
        "El papa Juan Pablo II se reunió con la reina Beatriz en Roma.",
    ),
    (
        "The White House and the Kremlin declined to comment.",
        "La Casa Blanca y el Kremlin declinaron hacer comentarios.",
    ),
    (
        "Secretary of State Marco Rubio flew to Jerusalem on Sunday.",
        "El secretario de Estado, Marco Rubio, viajó el domingo a Jerusalén.",
    ),
    (
        "Homeland Security Secretary Kristi Noem visited the prison.",
        "La secretaria de Seguridad Nacional, Kristi Noem, visitó la cárcel.",
    ),
    (
        "Immigration and Customs Enforcement (ICE) arrested 200 Venezuelans.",
        "El Servicio de Inmigración y Control de Aduanas (ICE) detuvo a 200 venezolanos.",
    ),
    (
        "The Hague-based court issued a warrant for Duterte.",
        "El tribunal, con sede en La Haya, emitió una orden contra Duterte.",
    ),
    (
        "Chinese President Xi Jinping hosted Putin in Beijing.",
        "El presidente chino, Xi Jinping, recibió a Putin en Pekín.",
    ),
    (
        "Crown Prince Mohammed bin Salman will visit the White House.",
        "El príncipe heredero, Mohamed bin Salmán, visitará la Casa Blanca.",
    ),
    (
        "Israel bombed the Gaza Strip, killing 30 Palestinians, the Health Ministry said.",
        "Israel bombardeó la Franja de Gaza y mató a 30 palestinos, según el Ministerio de Sanidad.",
    ),
    (
        "Volodymyr Zelenskyy asked Germany for Taurus missiles.",
        "Volodímir Zelenski pidió a Alemania misiles Taurus.",
    ),
    (
        "Dutch Prime Minister Dick Schoof resigned.",
        "Dimitió el primer ministro neerlandés, Dick Schoof.",
    ),
    (
        "Hurricane Melissa hit Jamaica and Cuba.",
        "El huracán Melissa azotó Jamaica y Cuba.",
    ),
    (
        "The Fed cut rates by a quarter point, Jerome Powell said.",
        "La Reserva Federal recortó los tipos un cuarto de punto, anunció Jerome Powell.",
    ),
    (
        "Social Security payments start on Wednesday.",
        "Los pagos de la Seguridad Social empiezan el miércoles.",
    ),
    (
        "How do I apply for Medicare?",
        "¿Cómo solicito Medicare?",
    ),
    (
        "Lake Victoria borders Uganda, Kenya and Tanzania.",
        "El lago Victoria limita con Uganda, Kenia y Tanzania.",
    ),
    (
        "The Black Sea port of Odesa was hit by Shahed drones.",
        "El puerto de Odesa, en el mar Negro, fue alcanzado por drones Shahed.",
    ),
    (
        "The Inter-American Court of Human Rights ruled against Nicaragua.",
        "La Corte Interamericana de Derechos Humanos falló contra Nicaragua.",
    ),
    (
        "The European Commission fined Apple €500 million.",
        "La Comisión Europea multó a Apple con 500 millones de euros.",
    ),
    (
        "Christopher Columbus sailed from Palos de la Frontera.",
        "Cristóbal Colón zarpó de Palos de la Frontera.",
    ),
    (
        "William Shakespeare wrote “Romeo and Juliet.”",
        "William Shakespeare escribió «Romeo y Julieta».",
    ),
    (
        "Aristotle and Plato lived in Athens.",
        "Aristóteles y Platón vivieron en Atenas.",
    ),
    (
        "The Bank of England and the Tate Modern are in London.",
        "El Banco de Inglaterra y la Tate Modern están en Londres.",
    ),
    (
        "The movie won the Golden Lion in Venice.",
        "La película ganó el León de Oro en Venecia.",
    ),
    (
        "North Korea fired missiles toward Japan, South Korea’s Joint Chiefs said.",
        "Corea del Norte lanzó misiles hacia Japón, informó el Estado Mayor Conjunto de Corea del Sur.",
    ),
    (
        "The Coast Guard rescued 12 migrants off Key West.",
        "La Guardia Costera rescató a 12 migrantes frente a Cayo Hueso.",
    ),
    (
        "Kyiv and Kharkiv were attacked overnight.",
        "Kiev y Járkov fueron atacadas durante la noche.",
    ),
    (
        "The Quran and the Bible were displayed.",
        "Se expusieron el Corán y la Biblia.",
    ),
    (
        "Thanksgiving, Christmas and Easter are holidays.",
        "Acción de Gracias, Navidad y Pascua son festivos.",
    ),
    (
        "The Mexican government sued Smith & Wesson.",
        "El gobierno mexicano demandó a Smith & Wesson.",
    ),
    (
        "The US Treasury sanctioned the Cartel of the Suns.",
        "El Tesoro estadounidense sancionó al Cártel de los Soles.",
    ),
    (
        "Bukele’s New Ideas party holds 54 seats.",
        "El partido de Bukele, Nuevas Ideas, tiene 54 escaños.",
    ),
    (
        "Doctors Without Borders left Port-au-Prince.",
        "Médicos Sin Fronteras abandonó Puerto Príncipe.",
    ),
    (
        "The Federal Bureau of Investigation reopened the Epstein case.",
        "El FBI reabrió el caso Epstein.",
    ),
    (
        "The Justice Department dropped the charges.",
        "El Departamento de Justicia retiró los cargos.",
    ),
    (
        "President Luiz Inácio Lula da Silva spoke at the G20 in Johannesburg.",
        "El presidente Luiz Inácio Lula da Silva habló en el G20 en Johannesburgo.",
    ),
    (
        "The Rio Grande separates Texas from Mexico.",
        "El río Bravo separa Texas de México.",
    ),
    (
        "Turkish President Recep Tayyip Erdogan arrived in Doha.",
        "El presidente turco, Recep Tayyip Erdoğan, llegó a Doha.",
    ),
    (
        "Saint Petersburg and New Orleans are port cities.",
        "San Petersburgo y Nueva Orleans son ciudades portuarias.",
    ),
    (
        "The Taliban banned girls from school in Kabul.",
        "Los talibanes prohibieron a las niñas ir a la escuela en Kabul.",
    ),
    (
        "Genghis Khan and Tutankhamun are on display.",
        "Se exhiben Gengis Kan y Tutankamón.",
    ),
    (
        "Click Save, then open Preferences.",
        "Haz clic en Guardar y abre Preferencias.",
    ),
    (
        "The Alien Enemies Act dates from 1798.",
        "La Ley de Enemigos Extranjeros data de 1798.",
    ),
    (
        "He leads the Department of Government Efficiency.",
        "Dirige el Departamento de Eficiencia Gubernamental.",
    ),
    (
        "Aleppo, Homs and Damascus fell.",
        "Cayeron Alepo, Homs y Damasco.",
    ),
    (
        "The Mona Lisa hangs in the Louvre.",
        "La Gioconda cuelga en el Louvre.",
    ),
]
