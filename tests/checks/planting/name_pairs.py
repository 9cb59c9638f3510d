"""News, biography and history in English and Spanish, whose names are the same in both languages."""

PAIRS = [
    (
        "The novelist Henrik Lundqvist moved to Trondheim, where he met Astrid Solberg.",
        "El novelista Henrik Lundqvist se mudó a Trondheim, donde conoció a Astrid Solberg.",
    ),
    (
        "Last year Wexford Mills sold its plant to Halvorsen, a rival from Bergen.",
        "El año pasado, Wexford Mills vendió su planta a Halvorsen, un competidor de Bergen.",
    ),
    (
        "Critics such as Okonkwo and Barrington praised the film, but the jury preferred Kessler.",
        "Críticos como Okonkwo y Barrington elogiaron la película, pero el jurado prefirió a Kessler.",
    ),
    (
        "For Tomlinson, the defeat marks the end of a long career.",
        "Para Tomlinson, la derrota supone el final de una larga carrera.",
    ),
    (
        "In 1911 the expedition of Captain Rasmussen reached the coast near Upernavik.",
        "En 1911, la expedición del capitán Rasmussen alcanzó la costa cerca de Upernavik.",
    ),
    (
        "She bought the painting from a dealer in Antwerp and sold it to Whitcombe.",
        "Compró el cuadro a un marchante de Amberes y se lo vendió a Whitcombe.",
    ),
    (
        "The river flows past Kandersteg and joins the Aare below Interlaken.",
        "El río pasa por Kandersteg y desemboca en el Aare más abajo de Interlaken.",
    ),
    (
        "Nobody in Ballymena had seen the letters that Fitzgerald wrote to Margaret Dunne.",
        "Nadie en Ballymena había visto las cartas que Fitzgerald escribió a Margaret Dunne.",
    ),
    (
        "The orchestra of Gothenburg recorded both symphonies with Takahashi.",
        "La orquesta de Gotemburgo grabó las dos sinfonías con Takahashi.",
    ),
    (
        "His successor, Bartholomew Quigley, closed the mine at Drumheller in 1984.",
        "Su sucesor, Bartholomew Quigley, cerró la mina de Drumheller en 1984.",
    ),
    (
        "According to Hoffmann, neither Spotify nor Netflix was told about the change.",
        "Según Hoffmann, ni Spotify ni Netflix fueron informadas del cambio.",
    ),
    (
        "The bridge between Vänersborg and Uddevalla was built by engineers from Rotterdam.",
        "El puente entre Vänersborg y Uddevalla lo construyeron ingenieros de Rotterdam.",
    ),
    (
        "Two witnesses saw Delacroix leave the house in Montreux before midnight.",
        "Dos testigos vieron a Delacroix salir de la casa de Montreux antes de la medianoche.",
    ),
    (
        "The parish of Llandeilo keeps a bell that was cast in Gloucester.",
        "La parroquia de Llandeilo conserva una campana que se fundió en Gloucester.",
    ),
    (
        "Her cousin Eleanor Hargreaves taught chemistry in Dunedin until 1962.",
        "Su prima Eleanor Hargreaves enseñó química en Dunedin hasta 1962.",
    ),
    (
        "The merger with Lindström was approved after Pemberton left the board.",
        "La fusión con Lindström se aprobó después de que Pemberton dejara el consejo.",
    ),
    (
        "A storm forced the crew of the Endeavour to shelter off Tristan da Cunha.",
        "Una tormenta obligó a la tripulación del Endeavour a refugiarse frente a Tristan da Cunha.",
    ),
    (
        "The strike at Ostrava spread to Katowice and, within a week, to Chemnitz.",
        "La huelga de Ostrava se extendió a Katowice y, en una semana, a Chemnitz.",
    ),
    (
        "The IRS asked KPMG for the accounts; the SEC did the same.",
        "El IRS pidió las cuentas a KPMG; la SEC hizo lo mismo.",
    ),
    (
        "In May the WWF criticized the plans of RWE near Hambach.",
        "En mayo, WWF criticó los planes de RWE cerca de Hambach.",
    ),
    (
        "The museum of the MIT and that of the ETH lent their models.",
        "El museo del MIT y el de la ETH prestaron sus modelos.",
    ),
    (
        "The network ABC told the agency DPA that it would appeal.",
        "La cadena ABC comunicó a la agencia DPA que recurriría.",
    ),
]
