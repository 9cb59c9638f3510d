"""Good translations, from English into Spanish and back, in which defects of characters are planted."""

from __future__ import annotations

INTO_SPANISH = [
    (
        "The council approved a budget of $2.3 billion on Tuesday, March 4, 2025.",
        "El ayuntamiento aprobó el martes 4 de marzo de 2025 un presupuesto de 2300 millones de dólares.",
    ),
    (
        "Who will pay for the new bridge, and when will it open?",
        "¿Quién pagará el nuevo puente y cuándo se abrirá?",
    ),
    (
        "“We did not know,” said Dr. Ana López, who runs the clinic; “nobody told us anything.”",
        "«No lo sabíamos», afirmó la Dra. Ana López, que dirige la clínica; «nadie nos dijo nada».",
    ),
    (
        "Prices rose 3.5% in June, to €1,250 a ton, from €1,208 a year earlier.",
        "Los precios subieron un 3,5 % en junio, hasta los 1250 euros por tonelada, desde los 1208 euros "
        "de un año antes.",
    ),
    (
        "Read the [full report](https://example.org/report.pdf) or write to press@example.org.",
        "Lea el [informe completo](https://example.org/report.pdf) o escriba a press@example.org.",
    ),
    (
        "The train leaves at 6:45 p.m. and arrives at 9:10 a.m. the next day.",
        "El tren sale a las 18:45 y llega a las 9:10 del día siguiente.",
    ),
    (
        "Run `pip install ambos` (version 2.1.0 or later), then open `config.toml`.",
        "Ejecute `pip install ambos` (versión 2.1.0 o posterior) y después abra `config.toml`.",
    ),
    (
        "The U.N. said that 1,400 people, most of them children, had fled the town.",
        "La ONU informó de que 1400 personas, la mayoría de ellas niños, habían huido del pueblo.",
    ),
    (
        "It was a very, very long night: no light, no water, no news.",
        "Fue una noche muy, muy larga: sin luz, sin agua y sin noticias.",
    ),
    (
        "Mr. Núñez (born in Cádiz in 1961) has written 12 books, among them *The Bread Line*.",
        "El Sr. Núñez (nacido en Cádiz en 1961) ha escrito 12 libros, entre ellos *La cola del pan*.",
    ),
    (
        "What a day! Three of the five goals came after the 80th minute.",
        "¡Qué día! Tres de los cinco goles llegaron después del minuto 80.",
    ),
    (
        "Step by step, the court reopened the case… and closed it again.",
        "Paso a paso, el tribunal reabrió el caso… y lo volvió a cerrar.",
    ),
    (
        "The measure covers food, medicine, etc., but not fuel (see page 14, section 3.2).",
        "La medida abarca alimentos, medicinas, etc., pero no el combustible (véase la página 14, "
        "apartado 3.2).",
    ),
    (
        "**Note:** the figures are from 2019–2023; those for 2024 are not final.",
        "**Nota:** las cifras son de 2019-2023; las de 2024 no son definitivas.",
    ),
    (
        "Is it true that the minister resigned? Yes: she did so last night, without a word.",
        "¿Es verdad que la ministra dimitió? Sí: lo hizo anoche, sin decir una palabra.",
    ),
    (
        "The river rose 4.2 m in two hours, the highest level in the last 90 years.",
        "El río creció 4,2 m en dos horas, el nivel más alto de los últimos 90 años.",
    ),
    (
        "According to *El País*, the bank lent A$40 million at 7% to a company in Perth.",
        "Según *El País*, el banco prestó 40 millones de dólares australianos al 7 % a una empresa de "
        "Perth.",
    ),
    (
        "The ruling (No. 45/2021) says: “The state has a duty to protect them.”",
        "La sentencia (n.º 45/2021) dice: «El Estado tiene el deber de protegerlas».",
    ),
    (
        "Temperatures will reach 41 °C in Córdoba, Jaén and Écija; drink water often.",
        "Las temperaturas alcanzarán los 41 °C en Córdoba, Jaén y Écija; beba agua a menudo.",
    ),
    (
        'See <a href="/es/">the Spanish page</a>, which is updated every week.',
        'Consulte <a href="/es/">la página en español</a>, que se actualiza cada semana.',
    ),
    (
        "He left at noon; the others, at about 3:00. Nobody asked why.",
        "Él se fue a mediodía; los demás, hacia las 15:00. Nadie preguntó por qué.",
    ),
    (
        "The firm, based in Malmö, makes batteries for buses such as the Volvo 7900.",
        "La empresa, con sede en Malmö, fabrica baterías para autobuses como el Volvo 7900.",
    ),
    (
        "You have {count} new messages in {folder}.",
        "Tienes {count} mensajes nuevos en {folder}.",
    ),
    (
        "Are you a (former) employee? Then fill in form A-12 before May 1.",
        "¿Es usted (ex)empleado? Entonces rellene el formulario A-12 antes del 1 de mayo.",
    ),
    (
        "More and more people think so, from door to door and from town to town.",
        "Cada vez más gente piensa así, de puerta en puerta y de pueblo en pueblo.",
    ),
    (
        "The file(s) must be in .csv or .xlsx format, e.g. data.csv.",
        "Los archivos deben estar en formato .csv o .xlsx, p. ej., data.csv.",
    ),
    (
        "“Enough is enough!” they shouted. “Where is the money?”",
        "«¡Ya basta!», gritaron. «¿Dónde está el dinero?».",
    ),
    (
        "A score of 3:1 was fair, wrote the coach on X :)",
        "El 3:1 fue justo, escribió el entrenador en X :)",
    ),
    (
        "The law of 1978, amended in 1992 and 2011, bans it in the whole European Union.",
        "La ley de 1978, modificada en 1992 y 2011, lo prohíbe en toda la Unión Europea.",
    ),
    (
        "J. M. Coetzee and J.R.R. Tolkien were both born in South Africa.",
        "J. M. Coetzee y J. R. R. Tolkien nacieron ambos en Sudáfrica.",
    ),
    (
        "The fire started in a warehouse. Nobody was hurt. The police are looking for witnesses.",
        "El fuego empezó en un almacén. Nadie resultó herido. La policía busca testigos.",
    ),
    (
        "The vote is on May 9. Until then, the law of 1998 stays in force. After that, who knows?",
        "La votación es el 9 de mayo. Hasta entonces sigue en vigor la ley de 1998. Después, ¿quién sabe?",
    ),
    (
        "She was born in Quito. Her parents, both teachers, moved to Madrid in 1974.",
        "Nació en Quito. Sus padres, ambos maestros, se mudaron a Madrid en 1974.",
    ),
    (
        "Sales fell by a third. At the same time, costs grew. In short: a bad year.",
        "Las ventas cayeron un tercio. Al mismo tiempo, los costes crecieron. En resumen: un mal año.",
    ),
    (
        "Save the file. Then close the window; otherwise, your changes are lost.",
        "Guarde el archivo. Después cierre la ventana; de lo contrario, se pierden los cambios.",
    ),
    (
        "The 12th edition was cancelled. It was the first time since the war. Why? Rain.",
        "La 12.ª edición se canceló. Era la primera vez desde la guerra. ¿Por qué? Por la lluvia.",
    ),
]
INTO_ENGLISH = [
    (
        "El pleno aprobó ayer, por 14 votos contra 9, la subida del 5 % en el precio del agua.",
        "The council voted yesterday, 14 to 9, to raise the price of water by 5%.",
    ),
    (
        "¿Cuánto cuesta? Unos 3.500 euros, según el informe de la Universidad de León.",
        "How much does it cost? About €3,500, according to a report by the University of León.",
    ),
    (
        "«No hay dinero», dijo el alcalde; «ni lo habrá hasta el 2027».",
        "“There is no money,” the mayor said, “and there won’t be any until 2027.”",
    ),
    (
        "La empresa, fundada en 1987, tiene 1.200 empleados (un 40 % son mujeres).",
        "The company, founded in 1987, has 1,200 employees (40% of them are women).",
    ),
    (
        "Abra `datos.csv` y compruebe las columnas 2, 3 y 4; después, guárdelo.",
        "Open `datos.csv` and check columns 2, 3 and 4; then save it.",
    ),
    (
        "Llegaron a las 7:30 de la mañana… y a las 8 ya no quedaba nada.",
        "They arrived at 7:30 a.m. … and by 8 there was nothing left.",
    ),
    (
        "Que aquello que había dicho que era cierto fuera falso le daba igual.",
        "He did not care that that which he had said he had had no doubt about was false.",
    ),
    (
        "Más información en la [página del ministerio](https://example.org/ayuda).",
        "More information is on the [ministry’s page](https://example.org/ayuda).",
    ),
    (
        "¡Qué locura! El Dr. Peña no durmió en tres días.",
        "What madness! Dr. Peña did not sleep for three days.",
    ),
    (
        "El acuerdo de paz se firmó en La Habana el 24 de agosto de 2016.",
        "The peace agreement was signed in Havana on August 24, 2016.",
    ),
]
