"""Spanish."""

from db.domain.languages import Language

LANGUAGE = Language(
    code="es",
    words={
        "by": """
            para (el|la|los|las); a más tardar; a más tardar (el|en|para|a); como muy tarde; como muy tarde
            (el|en|para|a); no más tarde (de|del|que); no después (de|del); como máximo; como máximo (el|en|para|a);
            como tarde; como tarde (el|en); con fecha límite (de|del|el|en|); fecha límite; en o antes (de|del); antes
            o (el|en); no posterior a(l|); con plazo hasta; plazo hasta; con plazo; de aquí al; a lo más tardar;
            máximo; lo más tarde; lo más tardar; con vencimiento (el|en); de cara a; con vistas a; el plazo es; vence
            (el|en); a lo sumo; al más tardar; hasta y incluido; de aquí hasta
        """,
        "before": """
            antes (de|del|de la|de los|); previo a; con anterioridad a(l|); previamente a; antes incluso de;
            anterior a(l|); más temprano que; en vísperas de; con antelación a
        """,
        "after": """
            después (de|del|de la|de los|); tras; tras (el|la|los|las); luego (de|del|); posterior a(l|); con
            posterioridad a(l|); una vez pasado; siguiente a; al término de; a raíz de; siguientes a; posteriores a;
            más allá de(l|); más tarde (de|del|que) pasado; pasado el; más allá (de|del|de la|de los); pasada la; a
            partir del fin de; con posterioridad (al|a la); posteriormente a
        """,
        "from": """
            no antes (de|del|de la|que|); a partir (de|del|de la); desde; desde (el|la); como pronto; como pronto
            (en|el|a); como muy pronto; como muy pronto (en|el|a); a contar (de|del|desde); comenzando (en|el);
            empezando (en|el); con efecto desde; en adelante; no será antes de; nunca antes de; como temprano en; lo
            más pronto; ya no antes de; y posteriores; con inicio en; no antes (de|del|de la|que|de los); no (se
            espera|está previsto|estará listo|estará|será|habrá|llegará) antes (de|del|de la); como
            (pronto|temprano|muy pronto|mínimo) (en|el|a|para|a partir de|desde|); no más temprano (de|que); no
            anterior a(l|); nunca antes (de|del); lo más pronto (en|posible en|el|); a lo más temprano; lo antes en;
            no sino (hasta|a partir de|después de); a partir de no antes; o después; o posterior; en adelante; y en
            adelante; apenas (en|a partir de)
        """,
        "in": """
            en (el|la|los|las); durante (el|la|los|las); a lo largo (de|del|de la); en el transcurso (de|del); en el
            curso (de|del|de la); dentro del curso de; por; previsto (para|en); prevista (para|en); programado
            (para|en); programada (para|en); en algún momento (de|del|en); con motivo de; para; allá por; en torno al
            mes de; en fecha; coincidiendo con; en el mes de; en el marco de; prevista para el; esperado (para|en);
            durante el mes de; con; el día; previsto(s|) (para|en|el); prevista(s|) (para|en|el); esperado(s|)
            (para|en); programado(s|) (para|en)
        """,
        "within": """
            en un plazo (de|máximo de|no mayor a|no mayor de|no superior a|inferior a|de hasta|que no exceda de|que
            no exceda|de no más de|de menos de); en el plazo (de|máximo de); dentro (de|del|de los|de las|de un
            plazo de|del plazo de); en un término (de|máximo de|no mayor a); en el término de; en un lapso de; en el
            lapso de; en un período de; en menos de; en cuestión de; en un máximo de; en el espacio de; a lo largo
            de; durante; en no más de; en un tiempo de; en; plazo de; un plazo de; con un plazo de; en un plazo; en
            el transcurso de; en apenas; al cabo de; en un margen de; en el curso de; en los; en las; desde ahora; a
            partir de ahora; a contar desde hoy; en un período máximo de; en solo; en tan solo; de aquí a; de plazo;
            en plazo de
        """,
        "end": """
            fin; fines; final; finales; (el |)(fin|final) (de|del|de la|); (los |)(fines|finales) (de|del|de la|); a
            (fines|finales) (de|del|de la|); al (fin|final) (de|del|de la|); a final (de|del); término de; el término
            (de|del); (el |)cierre (de|del|); al cierre (de|del); al término (de|del); (las |)postrimerías (de|del);
            últimos días (de|del); los últimos días (de|del); el último día (de|del); último día (de|del); tarde en;
            la última parte (de|del); conclusión (de|del); la conclusión (de|del); ocaso de; concluir; acabar;
            terminar; que termine; que acabe; que finalice; que concluya; finalizar; termine; acabe; finalice;
            concluya; el vencimiento de
        """,
        "start": """
            principio; principios; inicio; inicios; comienzo; comienzos; (los |)(principios|inicios|comienzos)
            (de|del|de la|); (el |)(principio|inicio|comienzo|arranque) (de|del|de la|); a
            (principios|inicios|comienzos|primeros) (de|del|de la|); al (principio|inicio|comienzo|arranque)
            (de|del|de la|); entrada (de|del); la entrada (de|del); primeros de; primeros días (de|del); los
            primeros días (de|del); las primeras semanas (de|del); temprano en; albores de; empezar; comenzar; la
            llegada de
        """,
        "mid": """
            mediados; a mediados (de|del|de la|); mediado; mitad (de|del) mes de; (la |)mitad (de|del|); medio;
            medio año de; a mitad (de|del|de la|); hacia la mitad (de|del)
        """,
        "end year": """
            fin de año; final de año; finales de año; fines de año; el fin de año; cierre de año; fin del año; a fin
            de año; a final de año; a finales de año; a fines de año; final del año; el año termine
        """,
        "start year": """
            principio de año; principios de año; inicio de año; comienzo de año; a principios de año; inicios de
            año; comienzos de año
        """,
        "mid year": "mediados de año; mitad de año; a mediados de año; a mitad de año",
        "end month": """
            fin de mes; finales de mes; final de mes; fines de mes; a fin de mes; a finales de mes; a final de mes;
            a fines de mes
        """,
        "start month": "principios de mes; inicio de mes; a principios de mes",
        "mid month": "mediados de mes; a mediados de mes",
        "next": """
            próximo; próxima; el próximo; la próxima; que viene; siguiente; entrante; venidero; venidera; que entra;
            que empieza; que llega; el siguiente; la siguiente
        """,
        "this": """
            este; esta; estos; estas; en curso; actual; presente; corriente; de este; de esta; el presente; la
            presente; el actual; del presente; mismo
        """,
        "last": """
            pasado; pasada; último; última; últimos; últimas; anterior; el último; la última
        """,
        "coming": """
            próximos; próximas; venideros; venideras; siguientes; que vienen; por venir; por delante; los próximos;
            las próximas; inmediatos; los siguientes; las siguientes; que siguen
        """,
        "few": """
            unos; unas; pocos; pocas; algunos; algunas; varios; varias; unos pocos; unas pocas; unos cuantos; unas
            cuantas; un par de; un puñado de; contados; contadas; escasos; escasas; los pocos; cuantos
        """,
        "2 days": "un par de días",
        "2 weeks": "un par de semanas",
        "2 months": "un par de meses; un bimestre",
        "2 years": "un par de años",
        "between": """
            entre; entre (el|la|los); entre los meses de; de entre; en algún momento entre; comprendido entre; entre
            los días
        """,
        "to": "a; al; y hasta",
        "and": "y; o; e; u; y o; y el; o el; o bien; y en; o en",
        "about": """
            alrededor (de|del|de la); aproximadamente; hacia; hacia (el|la|los); en torno a(l|); cerca de(l|);
            sobre; sobre el; más o menos; circa; aproximado; unos aproximadamente; a eso de; cosa de; por ahí de;
            casi
        """,
        "of": "de; del; de la; de los; de las",
        "the": """
            que; el; la; los; las; lo; un; una; día; fecha; horas locales; las 24; la noche; la mañana; la tarde;
            noche; mañana por la mañana; natural; naturales; calendario; inclusive; incluido; ambos inclusive; próxima
            fecha; propio; plazo; periodo; todo; toda; mismo día; santo; sagrado; se; ya; sea; bien; hora
            (local|peninsular|oficial|española|de
            (madrid|chile|colombia|méxico|españa|argentina|perú|lima|bogotá|santiago|ecuador|bruselas|la ciudad de
            méxico)|central europea|); bienio; trienio; horas del; h; hrs; ahora previsto; ahora; es; será; serán;
            ser; estará; quedará; en punto
        """,
        "today": "hoy; hoy mismo; esta noche; esta tarde; este día",
        "now": "ahora; la fecha; hoy en día; esta fecha; el día de hoy; la fecha de hoy; el momento; aquí",
        "tomorrow": """
            mañana; mañana mismo; el día siguiente; al día siguiente; el día de mañana
        """,
        "overmorrow": "pasado mañana",
        "hour": "hora",
        "hours": "horas; hrs",
        "day": "día natural; jornada",
        "days": """
            días; días naturales; jornadas; días calendario; días corridos; días consecutivos
        """,
        "1 day": "un día; un solo día",
        "1 week": "una semana",
        "1 month": "un mes",
        "1 year": "un año",
        "1 hour": "una hora",
        "1 decades": "una década; un decenio",
        "1 quarters": "un trimestre",
        "1 halves": "un semestre",
        "15 days": "quincena; una quincena; la quincena",
        "6 months": "medio año; un semestre; seis meses",
        "18 months": "un año y medio; año y medio; dieciocho meses",
        "lasting": """
            durante; por; por un (plazo|período|periodo) de; durante un (plazo|período|periodo) de; a lo largo de
        """,
        "week": "semana; sem",
        "weeks": "semanas",
        "weekend": "fin de semana; el fin de semana",
        "month": "mes",
        "months": "meses",
        "quarter": "trimestre; trim",
        "quarters": "trimestres",
        "half": "semestre; mitad; la mitad",
        "halves": "semestres; mitades",
        "season": "estación; temporada",
        "year": "año; ejercicio natural",
        "years": "años",
        "decade": """
            década; decenio; década de los; la década de los; década de; la década de
        """,
        "decades": "décadas; decenios",
        "century": "siglo",
        "spring": "primavera",
        "summer": "verano; el verano; estío",
        "autumn": "otoño",
        "winter": "invierno",
        "monday": "lun; lunes",
        "tuesday": "martes",
        "wednesday": "mié; miércoles",
        "thursday": "jue; jueves",
        "friday": "vie; viernes",
        "saturday": "sáb; sábado",
        "sunday": "dom; domingo",
        "january": "ene",
        "september": "sep; set; setiembre; septiembre; sept",
        "december": "dic",
        "april": "abr",
        "august": "ago",
        "ramadan": """
            ramadán; mes (sagrado |)(de |del |)(ramadán|ayuno); el mes (sagrado |)(de |del |)(ramadán|ayuno); el
            ramadán
        """,
        "muharram": "muharram",
        "safar": "safar",
        "rajab": "rajab; rayab",
        "shaban": "shaabán; shaban",
        "shawwal": "shawwal",
        "rabi1": "rabi al awwal",
        "rabi2": "rabi al thani",
        "dhu_alhijja": "dhul hijja",
        "eid": "el eid; eid; la fiesta del eid",
        "eid_fitr": """
            eid (al|ul|el) fitr; el eid (al|ul|el) fitr; aid el fitr; aíd (al|el) fitr; fiesta del fin del ramadán;
            fin del ayuno; la fiesta del fin del ramadán; la fiesta del fin del ayuno
        """,
        "eid_adha": """
            eid (al|ul|el) adha; el eid (al|ul|el) adha; aíd (al|el) adha; fiesta del sacrificio; la fiesta del
            sacrificio; fiesta del cordero; la fiesta del cordero
        """,
        "nowruz": """
            nowruz; noruz; nouruz; newroz; el nowruz; el nouruz; (el |)año nuevo (persa|iraní)
        """,
        "christmas": """
            navidad; navidades; la navidad; las navidades; día de navidad; el día de navidad; las fiestas de navidad
        """,
        "christmas_eve": "nochebuena; la nochebuena",
        "new_year": "año nuevo; el año nuevo; el nuevo año; nuevo año; día de año nuevo",
        "new_years_eve": "nochevieja; la nochevieja; noche vieja; fin de año víspera",
        "easter": "pascua; la pascua; domingo de pascua; domingo de resurrección; pascuas",
        "lunar_new_year": "(el |)año nuevo (chino|lunar)",
        "labour_day": """
            día del trabajo; día del trabajador; el día del trabajo; el día del trabajador; día de los trabajadores
        """,
        "ashura": "ashura; achura",
        "arbaeen": "arbaín",
        "mawlid": "mawlid",
        "islamic_new_year": "(el |)año nuevo (islámico|musulmán|hegiriano)",
        "islamic_era": "hégira; de la hégira; ah; h h",
        "common_era": "d c; de nuestra era; e c; después de cristo",
        "persian_era": "del calendario (persa|iraní)",
        "phase": """
            fase; etapa; (la |)(primera|segunda|tercera|cuarta|próxima|siguiente|última|nueva) (fase|etapa|ronda);
            fase (uno|dos|tres|i|ii|iii|1|2|3|final|posterior|inicial|siguiente|previa); etapa
            (uno|dos|tres|i|ii|iii|1|2|3|final|posterior|siguiente); una (segunda|tercera|nueva|próxima|siguiente)
            (fase|etapa); una fase (posterior|ulterior|siguiente); una etapa (posterior|ulterior|siguiente); la fase
            (final|siguiente|posterior|de transición); periodo de transición; el período de transición; un segundo
            momento; una segunda instancia; segundo tramo
        """,
        "condition": """
            si; cuando; una vez que; una vez; siempre que; siempre y cuando; en caso (de|de que); en función de;
            dependiendo (de|del); sujeto a; condicionado a; condicionada a; a condición de; con la condición de; a
            reserva de; cuando las condiciones (lo permitan|estén dadas|sean propicias); si las condiciones lo
            permiten; en cuanto las condiciones; en cuanto; según las condiciones; según evolucione; a la espera de;
            mientras; tan pronto las condiciones; supeditado a; llegado el momento; en el momento oportuno; en su
            momento; a medida que; cuando se den las condiciones; cuando llegue el momento; tan pronto como las
            condiciones; pendiente de; hasta que; con tal de que; a menos que; tan pronto como se
        """,
        "event": """
            retirada; retiro; alto el fuego; cese el fuego; cese al fuego; tregua; acuerdo; tratado; firma;
            ratificación; formación; guerra; conflicto; combates; conversaciones; negociaciones; negociación; reunión;
            sesión; aprobación; entrada en vigor; misión; mandato; operación; operaciones; finalización; publicación;
            anuncio; decisión; traspaso; transferencia; transición; investidura; toma de posesión; investigación;
            juicio; crisis; pandemia; proceso; consultas; evaluación; auditoría; promulgación; recepción;
            notificación; cosecha; legislatura; suscripción; sexenio; quinquenio; mandato presidencial; legislatura;
            administración; presidencia; gobierno actual; periodo (legislativo|presidencial|constitucional); período
            (legislativo|presidencial|constitucional); adjudicación; fecha de (entrada en
            vigor|firma|publicación|recepción|notificación|adjudicación|inicio); contrato; solicitud; presentación;
            factura; nombramiento; entrega del informe; la cosecha; gestión; campaña; zafra
        """,
        "vague": """
            lo antes posible; lo más pronto posible; cuanto antes; cuanto antes mejor; tan pronto como sea posible;
            tan pronto como se pueda; tan pronto sea posible; a la mayor brevedad; a la mayor brevedad posible; a la
            brevedad; a la brevedad posible; con la mayor brevedad; en la mayor brevedad posible; lo más rápido
            posible; lo más rápidamente posible; lo más temprano posible; pronto; muy pronto; próximamente; en
            breve; en breve plazo; inmediatamente; de inmediato; de forma inmediata; sin demora; sin dilación; sin
            dilaciones; sin tardanza; enseguida; rápidamente; ya mismo; a corto plazo; a medio plazo; a mediano
            plazo; a largo plazo; en el corto plazo; en el mediano plazo; en el largo plazo; en el medio plazo; en
            un futuro próximo; en un futuro cercano; en el futuro; en el futuro próximo; en el futuro cercano; en un
            futuro; en un futuro no muy lejano; en un plazo breve; en un plazo razonable; en su debido momento; a su
            debido tiempo; oportunamente; más adelante; más tarde; en fecha próxima; en una fecha posterior; en
            fecha posterior; a la primera oportunidad; en la primera oportunidad; en cuanto sea posible; en cuanto
            se pueda; algún día; tarde o temprano; eventualmente; posteriormente; con urgencia; urgentemente; de
            manera urgente; en los tiempos venideros; dentro de poco; en poco tiempo; en el menor tiempo posible; en
            el menor plazo posible; en el más breve plazo; en el plazo más breve posible; en el menor plazo; en una
            fecha por determinar; en fecha por determinar; por determinar; en un futuro previsible; cuando sea
            posible; en cuanto pueda; en el próximo período; en el periodo venidero; con celeridad; con la mayor
            celeridad; en una fecha aún por determinar; de un momento a otro; prontamente; a la mayor celeridad; con
            prontitud
        """,
        "until": "hasta (el|la|los|las|)",
        "begin": """
            (comienza|comenzará|comenzarán|comenzar|empieza|empezará|empezarán|empezar|inicia|iniciará|iniciarán|iniciar|arranca|arrancará|arrancar|se
            iniciará|dará inicio) (en|el|a|); (entra|entrará|entrar|entrarán) en
            (vigor|vigencia|operación|servicio|funcionamiento) (en|el|a|); (surte|surtirá) efecto (el|en|)
        """,
        "not": "no; nunca; jamás; tampoco se; improbable; difícilmente",
        "past": """
            originalmente; inicialmente; en un principio; al principio; anteriormente; firmado(s|); firmada(s|);
            anunciado(s|); anunciada(s|); aprobado(s|); aprobada(s|); suscrito; suscrita; acordado; acordada; lanzado;
            era; eran; estaba; estaban; debía; debían; prometido; prometida; (originalmente|inicialmente)
            (previsto|prevista|programado|programada|prometido) (para|en|el); en lugar (de|del); en vez (de|del)
        """,
        "moved": """
            aplazado(s|); aplazada(s|); pospuesto; pospuesta; retrasado; retrasada; adelantado; adelantada;
            prorrogado; prorrogada; ampliado; ampliada; postergado; postergada; diferido; diferida; reprogramado;
            reprogramada; se (aplaza|retrasa|pospone|adelanta|prorroga|amplía|posterga|traslada|extiende|pasa);
            extendido; extendida; trasladado; trasladada; aplazamiento; prórroga; pasó; pasa; se pospuso; pospuestos;
            pospuestas; se posterga
        """,
        "occasion": """
            (las |)elecci(ón|ones)
            (generales|presidencial(es|)|legislativas|municipales|autonómicas|federales|regionales|intermedias|europeas|);
            comicios; votación; referéndum; cumbre; conferencia; congreso; plebiscito; consulta popular; juegos
            (olímpicos|); mundial; copa del mundo; censo; asamblea general; primarias; segunda vuelta
        """,
        "relative": """
            (los |sus |)primeros (cien|100|noventa|90) días (de (gobierno|mandato|gestión|su mandato|su gobierno|la
            administración|la presidencia|)|en el (poder|cargo)|)
        """,
        "workday": "día (hábil|laborable|laboral|bancario)",
        "workdays": "días (hábiles|laborables|laborales|bancarios)",
        "clock": """
            medianoche; mediodía; la medianoche; el mediodía; cierre de oficina; final del día; el final del día; fin
            de la jornada; las doce de la noche
        """,
        "half 1": "(la |)primera quincena; 1ª quincena",
        "half 2": "(la |)segunda quincena; (la |)última quincena; 2ª quincena",
        "all_saints": "(el día de |)todos los santos; día de todos los santos",
        "epiphany": "(el día de |)reyes; día de reyes; reyes magos; epifanía",
        "good_friday": "viernes santo",
        "hispanic_day": "día de la hispanidad; fiesta nacional de españa",
        "pentecost": "pentecostés",
        "ascension": "la ascensión",
        "assumption": "la asunción",
        "easter_monday": "lunes de pascua",
        "constitution_spain": "día de la constitución",
        "1 workdays": "un día (hábil|laborable)",
        "other": "diario oficial; boletín oficial; por ciento",
        "unreadable": """
            año académico; curso; curso escolar; curso académico; hace; cada; todos los; todas las; anual; anualmente;
            mensual; semanal; diario; excepto; salvo; ni; al menos; más de; por lo menos; minutos; minuto; segundos;
            milenio; a c; sin; menos; cuatrimestre; bimestre; tampoco; sino; ningún; ninguna; ejercicio
            (fiscal|presupuestario|presupuestal|económico); año
            (académico|escolar|lectivo|fiscal|presupuestario|agrícola); curso (escolar|académico|lectivo|); ciclo
            (escolar|agrícola|lectivo|); semestre académico; curso universitario; vuelta al cole
        """,
        "fiscal": """
            fiscal; ejercicio; ejercicio fiscal; ejercicio (fiscal|presupuestario|presupuestal|económico); año
            (fiscal|presupuestario)
        """,
    },
    numbers={
        1: "uno; un; una",
        2: "dos",
        3: "tres",
        4: "cuatro",
        5: "cinco",
        6: "seis",
        7: "siete",
        8: "ocho",
        9: "nueve",
        10: "diez",
        11: "once",
        12: "doce; una docena",
        13: "trece",
        14: "catorce",
        15: "quince",
        16: "dieciséis",
        17: "diecisiete",
        18: "dieciocho",
        19: "diecinueve",
        20: "veinte",
        21: "veintiuno; veintiún",
        22: "veintidós",
        23: "veintitrés",
        24: "veinticuatro",
        25: "veinticinco",
        26: "veintiséis",
        27: "veintisiete",
        28: "veintiocho",
        29: "veintinueve",
        30: "treinta",
        40: "cuarenta",
        50: "cincuenta",
        60: "sesenta",
        70: "setenta",
        80: "ochenta",
        90: "noventa",
        100: "cien; ciento",
        1000: "mil",
        120: "ciento veinte",
        180: "ciento ochenta",
    },
    ordinals={
        1: "primero(s|); primer; primera(s|); 1o",
        2: "segundo; segunda",
        3: "tercero; tercer; tercera",
        4: "cuarto; cuarta",
        5: "quinto; quinta",
        6: "sexto; sexta",
        7: "séptimo",
        8: "octavo",
        9: "noveno",
        10: "décimo",
        11: "undécimo",
        12: "duodécimo",
    },
    ordinal_suffixes="o; a; er; ero; ra; do; da; ero; to; ta; o er; er o",
    quarter_labels="q t",
    half_labels="s h",
    ambiguous="sep; set; dom; ago; medio; casi; para; sobre",
    adjective_after=True,
    before_counts_from_now=True,
    dates_need_prepositions=True,
    working_week=True,
    clock_after="h; hrs; gmt; utc; a m; p m; am; pm",
    clock_units="hora; horas",
    clock_leads="las; la",
    say={
        "by": "a más tardar {}",
        "in": "{}",
        "before": "antes de {}",
        "after": "no antes de {}",
        "about": "hacia {}",
        "between": "entre {} y {}",
        "half 1": "primer semestre de {}",
        "half 2": "segundo semestre de {}",
        "spring": "primavera de {}",
        "summer": "verano de {}",
        "autumn": "otoño de {}",
        "winter": "invierno de {}",
    },
)
