"""News, notices and manuals in English and Spanish, with names, acronyms, money and dates."""

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
