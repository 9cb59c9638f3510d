"""Passages of news, FAQs and manuals, sentence by sentence in English and in Spanish."""

from __future__ import annotations

Passage = tuple[tuple[str, str], ...]

PASSAGES: tuple[Passage, ...] = (
    (
        (
            "The city council approved a budget of $4.2 billion on Tuesday.",
            "El ayuntamiento aprobó el martes un presupuesto de 4200 millones de dólares.",
        ),
        (
            "Most of the money will go to schools and public transport.",
            "La mayor parte del dinero se destinará a las escuelas y al transporte público.",
        ),
        (
            "The mayor did not rule out a second vote in March.",
            "La alcaldesa no descartó una segunda votación en marzo.",
        ),
    ),
    (
        (
            "Heavy rain flooded the centre of Valencia overnight.",
            "Las fuertes lluvias inundaron anoche el centro de Valencia.",
        ),
        (
            "Firefighters rescued 37 people from their cars.",
            "Los bomberos rescataron a 37 personas de sus coches.",
        ),
        (
            "Nobody was seriously hurt, the regional government said.",
            "Nadie resultó herido de gravedad, según el gobierno regional.",
        ),
    ),
    (
        (
            "“We will appeal this decision,” the lawyer told reporters.",
            "«Apelaremos esta decisión», dijo el abogado a los periodistas.",
        ),
        (
            "Her client has spent 14 months in prison without a trial.",
            "Su cliente lleva 14 meses en prisión sin juicio.",
        ),
    ),
    (
        ("How do I change my password?", "¿Cómo cambio mi contraseña?"),
        (
            "Open the settings page and choose *Security*.",
            "Abra la página de configuración y elija *Seguridad*.",
        ),
        (
            "You will not be able to reuse an old password.",
            "No podrá reutilizar una contraseña antigua.",
        ),
    ),
    (
        (
            "Inflation fell to 3.1% in October, its lowest level in two years.",
            "La inflación bajó en octubre al 3,1 %, su nivel más bajo en dos años.",
        ),
        (
            "Economists had expected a figure of 3.4%.",
            "Los economistas esperaban una cifra del 3,4 %.",
        ),
        (
            "The central bank has no plans to cut interest rates before summer.",
            "El banco central no tiene previsto bajar los tipos de interés antes del verano.",
        ),
    ),
    (
        (
            "The museum reopens on 14 May 2025 after three years of work.",
            "El museo reabre el 14 de mayo de 2025 tras tres años de obras.",
        ),
        (
            "Tickets cost €12 and can be bought [online](https://example.org/tickets).",
            "Las entradas cuestan 12 € y se pueden comprar [en línea](https://example.org/tickets).",
        ),
        ("Children under ten do not pay.", "Los niños menores de diez años no pagan."),
    ),
    (
        (
            "Two astronauts returned to Earth on Friday after six months in orbit.",
            "Dos astronautas regresaron a la Tierra el viernes después de seis meses en órbita.",
        ),
        (
            "Their capsule landed in the desert of Kazakhstan.",
            "Su cápsula aterrizó en el desierto de Kazajistán.",
        ),
    ),
    (
        (
            "Never share your recovery code with anyone.",
            "No comparta nunca su código de recuperación con nadie.",
        ),
        ("Our staff will not ask you for it.", "Nuestro personal no se lo pedirá."),
        ("If you lose it, call 800-555-0199.", "Si lo pierde, llame al 800-555-0199."),
    ),
    (
        (
            "The court ruled that the deportations were illegal.",
            "El tribunal dictaminó que las deportaciones eran ilegales.",
        ),
        (
            "The government must bring back the 238 men within ten days.",
            "El Gobierno debe traer de vuelta a los 238 hombres en un plazo de diez días.",
        ),
        (
            "Officials said they could not comply with the order.",
            "Los funcionarios dijeron que no podían cumplir la orden.",
        ),
    ),
    (
        (
            "Researchers at the University of Oxford have developed a cheap malaria vaccine.",
            "Investigadores de la Universidad de Oxford han creado una vacuna barata contra la malaria.",
        ),
        (
            "It was tested on 4,800 children in four African countries.",
            "Se probó en 4800 niños de cuatro países africanos.",
        ),
    ),
    (
        (
            "Run `make install` to build the program.",
            "Ejecute `make install` para compilar el programa.",
        ),
        (
            "The compiler needs at least 2 GB of memory.",
            "El compilador necesita al menos 2 GB de memoria.",
        ),
        (
            "Do not close the window while it is running.",
            "No cierre la ventana mientras se esté ejecutando.",
        ),
    ),
    (
        (
            "Bread, milk and eggs have become more expensive.",
            "El pan, la leche y los huevos se han encarecido.",
        ),
        (
            "A family of four now spends 15% more on food than a year ago.",
            "Una familia de cuatro personas gasta ahora un 15 % más en comida que hace un año.",
        ),
    ),
    (
        (
            "The train to Seville leaves at 6:30 p.m. from platform 4.",
            "El tren a Sevilla sale a las 18:30 del andén 4.",
        ),
        (
            "Passengers without a reservation cannot board.",
            "Los pasajeros sin reserva no pueden subir.",
        ),
    ),
    (
        (
            "The novel tells the story of a blind musician in Buenos Aires.",
            "La novela cuenta la historia de un músico ciego en Buenos Aires.",
        ),
        (
            "It won the national prize for literature in 1987.",
            "Ganó el premio nacional de literatura en 1987.",
        ),
        (
            "An English translation will be published next spring.",
            "La traducción inglesa se publicará la próxima primavera.",
        ),
    ),
    (
        ("Is my data shared with third parties?", "¿Se comparten mis datos con terceros?"),
        ("No, we never sell personal information.", "No, nunca vendemos información personal."),
        (
            "We keep your address only for as long as the law requires.",
            "Conservamos su dirección solo durante el tiempo que exige la ley.",
        ),
    ),
    (
        (
            "The earthquake had a magnitude of 6.4 and was felt in three provinces.",
            "El terremoto tuvo una magnitud de 6,4 y se sintió en tres provincias.",
        ),
        (
            "Thousands of people spent the night in the streets.",
            "Miles de personas pasaron la noche en las calles.",
        ),
        (
            "Hospitals have not reported any deaths so far.",
            "Los hospitales no han informado de ninguna muerte hasta ahora.",
        ),
    ),
    (
        (
            "The minister resigned after a newspaper revealed his secret accounts.",
            "El ministro dimitió después de que un periódico revelara sus cuentas secretas.",
        ),
        (
            "He had hidden £650,000 in a bank in Switzerland.",
            "Había escondido 650 000 libras en un banco de Suiza.",
        ),
    ),
    (
        (
            "Farmers blocked the motorway with tractors on Monday morning.",
            "Los agricultores cortaron la autopista con tractores el lunes por la mañana.",
        ),
        (
            "They demand higher prices for grain and lower taxes on fuel.",
            "Exigen precios más altos para el grano e impuestos más bajos para el combustible.",
        ),
        (
            "Talks with the government have not begun.",
            "Las conversaciones con el Gobierno no han empezado.",
        ),
    ),
    (
        (
            "The treaty was signed in Vienna in 1815 by eight powers.",
            "El tratado fue firmado en Viena en 1815 por ocho potencias.",
        ),
        (
            "It redrew the borders of Europe and lasted almost forty years.",
            "Redibujó las fronteras de Europa y duró casi cuarenta años.",
        ),
    ),
    (
        (
            "Press the red button twice to stop the engine.",
            "Pulse dos veces el botón rojo para detener el motor.",
        ),
        (
            "The light above the door turns green when it is safe to enter.",
            "La luz que hay sobre la puerta se pone verde cuando es seguro entrar.",
        ),
        (
            "Don't touch the surface: it may be hot.",
            "No toque la superficie: puede estar caliente.",
        ),
    ),
    (
        (
            "Maria Oliveira scored twice in the final against Norway.",
            "Maria Oliveira marcó dos goles en la final contra Noruega.",
        ),
        (
            "More than 60,000 spectators watched the match in Lisbon.",
            "Más de 60 000 espectadores vieron el partido en Lisboa.",
        ),
    ),
    (
        (
            "The company will close three factories and dismiss 1,200 workers.",
            "La empresa cerrará tres fábricas y despedirá a 1200 trabajadores.",
        ),
        (
            "Unions called the plan “cruel and unnecessary”.",
            "Los sindicatos calificaron el plan de «cruel e innecesario».",
        ),
        ("Its shares rose 8% in New York.", "Sus acciones subieron un 8 % en Nueva York."),
    ),
    (
        (
            "The report does not name the officers who fired the shots.",
            "El informe no menciona a los agentes que efectuaron los disparos.",
        ),
        (
            "It blames the interior ministry for the lack of training.",
            "Culpa al Ministerio del Interior de la falta de formación.",
        ),
    ),
    (
        (
            "Wash your hands before you prepare food.",
            "Lávese las manos antes de preparar alimentos.",
        ),
        ("Keep raw meat away from vegetables.", "Mantenga la carne cruda lejos de las verduras."),
        (
            "Leftovers should not stay outside the fridge for more than two hours.",
            "Las sobras no deben permanecer fuera de la nevera más de dos horas.",
        ),
    ),
    (
        (
            "The president arrived in Tokyo on Wednesday for a two-day visit.",
            "La presidenta llegó el miércoles a Tokio para una visita de dos días.",
        ),
        (
            "She will meet business leaders and students.",
            "Se reunirá con empresarios y estudiantes.",
        ),
    ),
    (
        (
            "Applicants must be at least 18 years old.",
            "Los solicitantes deben tener al menos 18 años.",
        ),
        (
            "The fee is not refunded if the application is rejected.",
            "La tasa no se devuelve si se rechaza la solicitud.",
        ),
        (
            "Send the form to the address below before 30 June.",
            "Envíe el formulario a la dirección indicada abajo antes del 30 de junio.",
        ),
    ),
)
