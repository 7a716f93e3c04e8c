"""German."""

from db.domain.languages import Language

_TENS = {
    20: "zwanzig",
    30: "dreißig",
    40: "vierzig",
    50: "fünfzig",
    60: "sechzig",
    70: "siebzig",
    80: "achtzig",
    90: "neunzig",
}
_UNITS = {1: "ein", 2: "zwei", 3: "drei", 4: "vier", 5: "fünf", 6: "sechs", 7: "sieben", 8: "acht", 9: "neun"}
# Numbers above twenty are one word: "fünfundvierzig".
_COMPOUNDS = {ten + unit: f"{_UNITS[unit]}und{_TENS[ten]}" for ten in _TENS for unit in _UNITS}

LANGUAGE = Language(
    code="de",
    words={
        "by": """
            bis; bis (zum|zur|zu|spätestens|spätestens zum|spätestens am|spätestens im|in|in den|in das|in
            die|einschließlich|einschliesslich|inklusive|ins|hin zum|längstens|längstens zum|längstens am);
            spätestens; spätestens (am|im|bis|bis zum|bis zur|in|zum|mit|zur|mit dem); allerspätestens; nicht später
            als; nicht später als (am|im|bis|zum); längstens; längstens bis; längstens (bis zum|am|im); vor oder am;
            am oder vor dem; am oder vor; frist bis; frist bis zum; fristgerecht bis; mit frist (bis|bis zum|zum);
            höchstens bis; zum; zur; stichtag; per; deadline; deadline ist; bis einschl; bis inkl; nicht
            nach dem; nicht nach; nicht über; nicht über hinaus; bis dahin; bis maximal; bis allerspätestens
        """,
        "before": """
            vor; vor dem; vor der; vor den; noch vor; noch vor dem; noch vor der; früher als; im vorfeld des; im
            vorfeld von; bevor; ehe; noch vor den; kurz vor; rechtzeitig vor; rechtzeitig vor dem
        """,
        "after": """
            nach; nach dem; nach der; nach den; im anschluss an; im anschluss an die; später als; ab nach; später als
            (am|im); jenseits (von|des|der); über hinaus; erst nach; erst nach (dem|der|den); frühestens nach; nach
            ablauf (des|der|von)
        """,
        "from": """
            nicht vor; nicht vor dem; nicht vor der; ab; ab dem; ab der; frühestens; frühestens (am|im|ab|in|zum|mit);
            nicht früher als; nicht früher als (am|im); ab dem jahr; beginnend (am|im|mit|ab|mit dem); mit wirkung
            (vom|zum); seit; aufwärts; erst; erst (am|im|ab|ab dem|in|zum|nach dem|nach); nicht eher als; keinesfalls
            vor; fortan; startend (im|am|ab); von an; angefangen (mit|im); nicht schon vor; auf keinen fall vor; nicht
            ehe; frühestens (ab|im|in|am|mit|zum|bis|zu) (dem|der|den|jahr|); nicht (früher|eher) als
            (am|im|in|ab|zum|); nicht vor (dem|der|den|); keinesfalls vor (dem|der|); kaum vor;
            kaum vor (dem|der); wohl nicht vor; voraussichtlich nicht vor; voraussichtlich (frühestens|erst)
            (im|ab|am|in|); erst (ab|im|in|am|zum|mit) (dem|der|); am oder nach dem; oder später; und später; nicht
            ehe; nie vor
        """,
        "in": """
            im; am; an; innerhalb der; während; während (des|der|dem); im laufe; im laufe (des|der|von|dem); zu;
            beim; bei; über; in der; in den; in dem; im verlauf; im verlauf (des|der|von); im zuge; geplant
            (für|im|am); vorgesehen (für|im|am); für; für den; für das; für die; auf; auf den; irgendwann (im|in|in
            der); binnen des; im jahre; im rahmen; voraussichtlich; voraussichtlich (im|am|in); mit; mit dem;
            anlässlich; zum zeitpunkt; terminiert auf; anberaumt (für|auf); angesetzt (für|auf); noch; noch (im|in)
        """,
        "within": """
            binnen; innerhalb; innerhalb (von|des); innert; in weniger als; in nicht mehr als; in maximal; in
            höchstens; in einem zeitraum von; über einen zeitraum von; in einer frist von; mit einer frist von;
            binnen einer frist von; innerhalb einer frist von; im laufe von; im verlauf von; in einem; in einer; in;
            in nur; in spätestens; spätestens in; von heute an; ab jetzt; ab heute; von jetzt an; frist von; in
            knapp; in rund; nicht länger als; im laufe der; in zirka; in längstens; maximal; höchstens; nach
            spätestens; spätestens nach; bis in; bis spätestens in; in gut
        """,
        "end": """
            ende; ende des; ende der; ende vom; am ende; am ende (des|der|von|vom); zum ende; zum ende
            (des|der|von|hin); ausgang; ausklang; schluss; ablauf; ablauf (des|der|von|vom); spät im; spät in;
            spätere; gegen ende; gegen ende (des|der|von); letzter tag (des|der|vom); letzten tag (des|der|vom);
            letzten tagen (des|der|vom); endes; zu ende des; das ende; das ende (des|der|von); späten; letzten
            wochen (des|der); zum abschluss (des|der)
        """,
        "start": """
            anfang; anfang des; anfang der; anfangs; beginn; beginn des; beginn der; beginn von; zu beginn; zu
            beginn (des|der|von); zum beginn (des|der); zu anfang; zu anfang (des|der); am anfang; am anfang
            (des|der|von); start; start des; früh im; früh in; auftakt; auftakt des; anbruch; anbruch des; eingang;
            erste tage (des|im); ersten tagen (des|im); ersten wochen (des|im); den beginn; den anfang; frühen; zum
            start; zum anfang; zum auftakt; zum jahresanfang hin; zum start (des|der)
        """,
        "mid": """
            mitte; mitte des; mitte der; mitte von; in der mitte; in der mitte (des|der|von); zur mitte; zur mitte
            (des|der); hälfte mitte; halbzeit des; die mitte
        """,
        "end year": """
            jahresende; jahresendes; jahresschluss; jahreswechsel; jahresausklang; ende des jahres; jahresabschluss
        """,
        "start year": "jahresbeginn; jahresanfang; jahresstart; jahresauftakt",
        "mid year": "jahresmitte; jahreshalbzeit",
        "end month": "monatsende; monatsschluss",
        "start month": "monatsbeginn; monatsanfang",
        "mid month": "monatsmitte",
        "end quarter": "quartalsende",
        "start quarter": "quartalsbeginn; quartalsanfang",
        "end week": "wochenschluss",
        "start week": "wochenbeginn; wochenanfang",
        "mid week": "wochenmitte",
        "end decade": "ende des jahrzehnts; ende der dekade",
        "end summer": "sommerende; spätsommer; ende des sommers",
        "start summer": "frühsommer; sommeranfang; sommerbeginn",
        "mid summer": "hochsommer",
        "end autumn": "spätherbst; herbstende",
        "start autumn": "frühherbst; herbstanfang; herbstbeginn",
        "start spring": "frühlingsanfang; vorfrühling; frühlingsbeginn",
        "end winter": "winterende; spätwinter",
        "start winter": "winteranfang; winterbeginn; wintereinbruch",
        "next": """
            nächste(r|n|s|m|); kommende(r|n|s|m|); folgende(r|n|s|m|); darauffolgende(r|n|s|m|);
            anstehende(r|n|s|m|); bevorstehende(r|n|s|m|); nächstfolgende(r|n|s|m|); die nächste; der nächsten; des
            nächsten; die kommende; des kommenden; künftige(r|n|s|m|)
        """,
        "afternext": "übernächste(r|n|s|m|); überübernächste(r|n|s|m|)",
        "this": """
            diese(r|n|s|m|); heurige(r|n|s|m|); laufende(r|n|s|m|); aktuelle(r|n|s|m|); gegenwärtige(r|n|s|m|);
            selbe(r|n|s|m|); jetzige(r|n|s|m|); derzeitige(r|n|s|m|); des laufenden; gleiche(r|n|s|m|); desselben;
            demselben; dieselbe
        """,
        "lasting": "für; über; während; lang; über einen zeitraum von; für (die dauer|einen zeitraum) von; lang",
        "this year": """
            heuer; dieses jahr; diesjährig(er|e|es|en|em|); noch in diesem jahr; noch dieses jahr
        """,
        "next year": "nächstjährig(er|e|es|en|em|)",
        "last": """
            letzte(r|n|s|m|); vergangene(r|n|s|m|); vorige(r|n|s|m|); vorherige(r|n|s|m|); zurückliegende(r|n|s|m|)
        """,
        "coming": """
            kommende(n|r|); bevorstehenden; anstehenden; vor uns liegenden; die kommenden; der kommenden; den
            kommenden; nächster
        """,
        "few": """
            einige(n|r|); wenige(n|r|); ein paar; paar; mehrere(n|r|); etliche(n|r|); den paar; zahlreiche(n|r|);
            vereinzelte
        """,
        "between": """
            zwischen; zwischen dem; zwischen den; irgendwann zwischen; von zwischen; im zeitraum (zwischen|vom|von);
            in der zeit (vom|von|zwischen)
        """,
        "to": "und dem",
        "and": "und; oder; beziehungsweise; bzw; sowie; und oder; oder im",
        "about": """
            etwa; ungefähr; circa; ca; rund; gegen; um; um den; um das; um die; annähernd; zirka; in etwa;
            schätzungsweise; so etwa; um den dreh; rund um; knapp; an die; nahezu; rund um den; gut
        """,
        "of": "von; vom; ab dem tag der; der tag der",
        "the": """
            der; die; das; des; dem; den; ein; eine; einen; einem; einer; eines; datum; uhr; abend; morgens; abends;
            nachts; kalender; einschließlich; inklusive; als; d; wirkung; null; ganze; ganzen; gesamten; gesamte;
            gregorianischer; zeit; zeitraum; frist; auch; selbst; allein; genau; s; heiligen; heilige; bereits; schon;
            mez; mesz; hin; ausgehenden; beginnenden; es; doch; desselben tages; zeitpunkt; vormittag; nachmittag;
            kalendarischen; biennium; ortszeit; gmt; utc; mitteleuropäischer zeit; nun; soll; sollen; wird; werden;
            ist; sind; muss; müssen; spätabends; vorgesehene
        """,
        "today": """
            heute; heute abend; heute nacht; diesen abend; heutigen tag; dem heutigen tag; heutigen tage
        """,
        "now": """
            jetzt; dem heutigen tag an; heutigem datum; heutigen datum; gegenwart; diesem zeitpunkt
        """,
        "tomorrow": "morgen; morgigen tag; am folgetag; dem folgetag; morgigen",
        "overmorrow": "übermorgen",
        "hour": "stunde",
        "hours": "stunden; std",
        "day": "tag; tages; kalendertag; tage s",
        "days": "tage; tagen; kalendertage; kalendertagen; aufeinanderfolgende tage",
        "1 year": """
            jahresfrist; ein jahr; einem jahr; eines jahres; einem einzigen jahr; zwölfmonatsfrist
        """,
        "1 month": "monatsfrist; ein monat; einem monat; eines monats; einen monat",
        "1 week": "wochenfrist; eine woche; einer woche",
        "1 day": "ein tag; einem tag; eines tages von; einen tag; tagesfrist; eintägig",
        "1 hour": "eine stunde; einer stunde",
        "1 quarters": "ein quartal; eines quartals; einem quartal",
        "1 decades": "ein jahrzehnt; einem jahrzehnt; eines jahrzehnts; einer dekade",
        "3 months": "ein vierteljahr; eines vierteljahres; einem vierteljahr",
        "6 months": """
            ein halbes jahr; einem halben jahr; eines halben jahres; halben jahres; halbes jahr; halben jahr; sechs
            monate; halbjahresfrist
        """,
        "18 months": """
            anderthalb jahre; anderthalb jahren; eineinhalb jahre; eineinhalb jahren; anderthalb jahres;
            einundeinhalb jahren
        """,
        "2 week": "vierzehn tage; vierzehn tagen; zwei wochen; zweiwochenfrist",
        "week": "woche",
        "calendar_week": "kalenderwoche; kw",
        "weeks": "wochen",
        "weekend": "wochenende; wochenendes",
        "month": "monat; monats; monates",
        "months": "monate; monaten; mon",
        "quarter": """
            quartal; quartals; vierteljahr; vierteljahres; jahresviertel; trimester
        """,
        "quarters": "quartale; quartalen",
        "half": "halbjahr; halbjahres; jahreshälfte; hälfte; halbjahrs; hj; semester",
        "halves": "halbjahre; halbjahren; hälften",
        "season": "jahreszeit; saison; spielzeit; spielsaison",
        "year": "jahr; jahres; jahre s; jahrs; kalenderjahr; kalenderjahres",
        "years": "jahre; jahren",
        "decade": "jahrzehnt; jahrzehnts; dekade; jahrzehntes",
        "decades": "jahrzehnte; jahrzehnten; dekaden",
        "century": "jahrhundert; jahrhunderts",
        "spring": "frühling; frühlings; frühjahr; frühjahrs; frühjahres; lenz",
        "summer": "sommer; sommers; sommermonate; sommermonaten",
        "autumn": "herbst; herbstes; herbsts",
        "winter": "winter; winters",
        "monday": "mo; montags",
        "tuesday": "di; dienstags",
        "wednesday": "mi",
        "thursday": "do",
        "friday": "fr; freitags",
        "saturday": "sa; sonnabend; samstags",
        "sunday": "so; sonntags",
        "january": "jan; jänner; januars; januar; jänners",
        "february": "feb; feber; februars",
        "march": "mär; mrz; märzes",
        "april": "apr; aprils",
        "may": "mais",
        "june": "jun; junis",
        "july": "jul; julis",
        "august": "aug; augusts",
        "september": "sep; septembers",
        "october": "okt; oktobers",
        "november": "nov; novembers",
        "december": "dez; dezembers",
        "ramadan": """
            ramadan; ramadans; fastenmonat(s|) ramadan; fastenmonat; fastenmonats; muslimischer fastenmonat;
            muslimischen fastenmonat(s|) ramadan; muslimischen fastenmonats; islamischen fastenmonat(s|) ramadan;
            islamischen fastenmonats; heiligen monat(s|) ramadan; monat ramadan; monats ramadan; ramadan monat
        """,
        "muharram": "muharram",
        "safar": "safar",
        "rajab": "radschab",
        "shaban": "schaban",
        "shawwal": "schawwal",
        "rabi1": "rabi al awwal",
        "dhu_alhijja": "dhu l hiddscha",
        "eid": "eid; id fest; eid fest; muslimischen fest",
        "eid_fitr": """
            eid (al|ul) fitr; id al fitr; zuckerfest; zuckerfestes; fest des fastenbrechens; fastenbrechen;
            fastenbrechenfest; ramadanfest; ende des fastenmonats fest
        """,
        "eid_adha": """
            eid (al|ul) adha; id al adha; opferfest; opferfestes; islamischen opferfest; muslimischen opferfest
        """,
        "nowruz": """
            nouruz; nowruz; noruz; newroz; nouruz fest; persisch(es|en) neujahr; persisch(es|en) neujahrsfest;
            iranisch(es|en) neujahr(sfest|); newroz fest; nouruzfest
        """,
        "christmas": """
            weihnachten; weihnachtsfest; weihnachtsfeiertag; weihnachtsfeiertage; erster weihnachtstag;
            weihnachtsfeiertagen
        """,
        "christmas_eve": "heiligabend; heiliger abend; heilig abend; heiligen abend",
        "new_year": "neujahr; neujahrstag; neues jahr; neuen jahr; neue jahr; neuen jahres",
        "new_years_eve": "silvester; silvesterabend; sylvester",
        "easter": "ostern; ostersonntag; osterfest; osterfeiertage; osterfeiertagen",
        "lunar_new_year": "chinesisch(es|en) neujahr(sfest|); mondneujahr",
        "german_unity_day": "tag der deutschen einheit",
        "labour_day": "tag der arbeit; maifeiertag",
        "ashura": "aschura",
        "mawlid": "mawlid",
        "arbaeen": "arbain",
        "islamic_new_year": "islamisch(es|en) neujahr(sfest|)",
        "islamic_era": "ah; a h; hidschra; islamischer zeitrechnung; nach der hidschra",
        "common_era": "n chr; n u z; u z; nach christus; unserer zeitrechnung",
        "persian_era": "iranischen kalenders; persischen kalenders; des iranischen kalenders",
        "phase": """
            phase; etappe; stufe; stadium; (erste|zweite|dritte|vierte|nächste|letzte|spätere|weitere|neue)(n|r|)
            (phase|etappe|stufe|runde); phase (eins|zwei|drei|i|ii|iii|1|2|3); stufe (eins|zwei|drei|1|2|3);
            (späteren|zweiten|nächsten) (zeitpunkt schritt|schritt|stadium); einem zweiten schritt; einem nächsten
            schritt; einem weiteren schritt; übergangsphase; der übergangsphase; übergangszeit; schlussphase;
            anfangsphase; endphase; folgephase
        """,
        "condition": """
            wenn; sobald; falls; sofern; soweit; vorausgesetzt; unter der bedingung; unter der voraussetzung;
            abhängig von; in abhängigkeit von; je nach; vorbehaltlich; im falle; im fall; solange; wenn die
            bedingungen (es erlauben|es zulassen|erfüllt sind|stimmen); sobald die bedingungen (es erlauben|es
            zulassen|erfüllt sind); wenn die umstände es zulassen; bei geeigneten bedingungen; zu gegebener zeit
            sobald; je nach lage; je nachdem; nur wenn; erst wenn; erst sobald; bis die; bis zur erfüllung; unter
            umständen; im falle einer; wenn es die (lage|umstände) (erlaubt|zulassen|zulässt); zum richtigen
            zeitpunkt; zum geeigneten zeitpunkt; bei bedarf
        """,
        "event": """
            abzug; rückzug; waffenstillstand; waffenruhe; feuerpause; abkommen; vereinbarung; vertrag; unterzeichnung;
            ratifizierung; bildung; regierungsbildung; krieg; krieges; konflikt; kämpfe; gespräche; verhandlungen;
            treffen; sitzung; sommerpause; verabschiedung; inkrafttreten; mission; mandat; mandats; einsatz;
            abschluss; genehmigung; veröffentlichung; ankündigung; bekanntgabe; entscheidung; übergabe; übergang;
            amtsantritt; untersuchung; prozess; urteil; krise; pandemie; beratungen; prüfung; ernte;
            legislaturperiode; amtszeit; kriegsende; friedensschluss; vertragsunterzeichnung; vertragsabschluss;
            zustellung; erhalt; eingang der; zustimmung; evaluierung; fertigstellung; einigung; amtsperiode;
            wahlperiode; legislatur; legislaturperiode; regierungszeit; amtsantritts; vertragsbeginn;
            vertragsabschlusses; zuschlag; zuschlags; zuschlagserteilung; auftragserteilung; antrag; antragstellung;
            antrags; rechnung; rechnungserhalt; eingang; zugang; zustellungsdatum; abrechnungszeitraum;
            abrechnungszeitraums; bekanntgabe; bewilligung; mitteilung; vertragsende; veröffentlichungsdatum;
            amtszeiten; koalition; präsidentschaft; lieferung; abnahme; zahlungseingang
        """,
        "vague": """
            so bald wie möglich; sobald wie möglich; so schnell wie möglich; so rasch wie möglich; so früh wie
            möglich; so zeitnah wie möglich; so zügig wie möglich; baldmöglichst; schnellstmöglich; bald; sehr bald;
            schon bald; in bälde; demnächst; in kürze; umgehend; unverzüglich; sofort; ab sofort; schnellstens;
            raschestmöglich; möglichst bald; möglichst schnell; möglichst rasch; möglichst früh; möglichst zeitnah;
            möglichst zügig; zeitnah; zügig; ohne verzögerung; ohne verzug; ohne weitere verzögerung; rasch; rasch
            möglichst; in naher zukunft; in der nahen zukunft; in absehbarer zeit; in absehbarer zukunft; in
            nächster zeit; in der nächsten zeit; in der kommenden zeit; in zukunft; zukünftig; künftig; kurzfristig;
            mittelfristig; langfristig; auf absehbare zeit; zu gegebener zeit; zu einem späteren zeitpunkt; später;
            früher oder später; irgendwann; eines tages; bei nächster gelegenheit; bei erster gelegenheit; zum
            frühestmöglichen zeitpunkt; frühestmöglich; zum nächstmöglichen zeitpunkt; nächstmöglich; in
            angemessener zeit; in angemessener frist; auf lange sicht; auf kurze sicht; auf mittlere sicht; binnen
            kurzem; in kurzer zeit; innerhalb kurzer zeit; in kürzester zeit; schleunigst; dringend; eilends;
            alsbald; baldigst; noch offen; auf unbestimmte zeit; zu einem noch festzulegenden zeitpunkt; über kurz
            oder lang; in der zukunft; in ferner zukunft; in nicht allzu ferner zukunft; schnell; zum ehestmöglichen
            zeitpunkt; ehestmöglich; ehebaldigst; in bälde schon; bei der nächsten gelegenheit; zu einem noch zu
            bestimmenden zeitpunkt
        """,
        "begin": """
            (beginnt|beginnen|startet|starten|anläuft|anlaufen|starte|öffnet|begonnen) (im|am|in|mit|); (tritt|treten)
            (im|am|zum|mit|); (in kraft|in betrieb) (im|am|zum|treten|tritt|gehen|geht); soll (im|am) starten;
            beginnen soll; losgehen (soll|); wirksam (zum|ab dem|am|werden|)
        """,
        "not": "nicht; nie; niemals; kaum; unwahrscheinlich; wird nicht; werden nicht; nicht erwartet; keinesfalls",
        "past": """
            ursprünglich; zunächst; anfangs geplant; zuvor; zuerst; eigentlich; früher; unterzeichnet(e|en|er|es|);
            angekündigt(e|en|er|es|); beschlossen(e|en|er|es|); verabschiedet(e|en|er|es|); vereinbart(e|en|er|es|);
            unterschrieben(e|en|); geschlossen(e|en|er|es|); war; waren; sollte; sollten; hätte; hätten; ursprünglich
            (geplant|vorgesehen|angekündigt) (für|im|am|bis|); (statt|anstatt) (im|am|bis|); versprochen; gestartet;
            begonnene; bisher; vormals
        """,
        "moved": """
            verschoben(e|en|er|es|); verschiebt; vorgezogen(e|en|er|es|); verlängert(e|en|er|es|); verlegt; vertagt;
            aufgeschoben; verzögert; verzögern; hinausgeschoben; zurückgestellt; ausgedehnt; verlagert; umgelegt;
            verspätet; verschiebung; verlängerung; rutscht; nach hinten; nach vorne; vorverlegt
        """,
        "occasion": """
            (wahl|wahlen|neuwahl|neuwahlen|bundestagswahl|bundestagswahlen|präsidentschaftswahl|präsidentschaftswahlen|präsidentenwahl|parlamentswahl|parlamentswahlen|landtagswahl|landtagswahlen|kommunalwahl|kommunalwahlen|europawahl|europawahlen|nationalratswahl|us
            wahl); abstimmung; referendum; gipfel; gipfels; gipfeltreffen; konferenz; parteitag; parteitags;
            olympiade; olympischen (spiele|spielen); weltmeisterschaft; wm; em; volkszählung; volksabstimmung;
            weltausstellung; vollversammlung; klimagipfel; kongress
        """,
        "relative": """
            (die |den |der |ihrer |seiner |)(ersten|ersten) (100|hundert) tage(n|) (im amt|der
            (regierung|amtszeit|präsidentschaft|legislaturperiode)|seiner amtszeit|ihrer amtszeit|)
        """,
        "workday": """
            werktag(s|es|); arbeitstag(s|es|); bankarbeitstag(s|es|); geschäftstag(s|es|); handelstag(s|es|)
        """,
        "workdays": "werktage(n|); arbeitstage(n|); bankarbeitstage(n|); geschäftstage(n|)",
        "clock": """
            mitternacht; mittag; mittags; um mitternacht; dienstschluss; geschäftsschluss; büroschluss;
            betriebsschluss; ende des (tages|arbeitstages|geschäftstages) am; feierabend; tagesende; ablauf des tages
        """,
        "all_saints": "allerheiligen",
        "ascension": "christi himmelfahrt; himmelfahrt",
        "pentecost": "pfingsten; pfingstsonntag; pfingstfest",
        "easter_monday": "ostermontag",
        "good_friday": "karfreitag",
        "pentecost_monday": "pfingstmontag",
        "corpus_christi": "fronleichnam",
        "st_nicholas": "nikolaus; nikolaustag",
        "epiphany": "dreikönig; heilige drei könige; dreikönigstag",
        "reformation_day": "reformationstag",
        "assumption": "mariä himmelfahrt",
        "boxing_day": "zweiter weihnachtstag; stephanstag",
        "unreadable": """
            schuljahr; schuljahres; jede; jeden; jedes; jeder; jährlich; monatlich; wöchentlich; täglich; außer;
            ausgenommen; kein; keine; keinen; mindestens; mehr als; minuten; sekunden; jahrtausend; v chr; ohne;
            weder; wenigstens; legislatur; studienjahr; nirgends; semesterferien; geschäftsjahr(s|);
            rechnungsjahr(es|s|); steuerjahr(es|s|); haushaltsperiode; schuljahr(s|); wintersemester(s|);
            sommersemester(s|); hochschuljahr; kindergartenjahr(es|); ausbildungsjahr(es|); erntejahr; doppelhaushalt;
            akademischen jahr(es|)
        """,
        "fiscal": """
            haushaltsjahr; haushaltsjahres; geschäftsjahr; geschäftsjahres; fiskaljahr; fiskaljahres; finanzjahr;
            wirtschaftsjahr
        """,
    },
    numbers=_COMPOUNDS
    | {
        1: "ein(e|en|em|er|es|s|)",
        2: "zwei; zwo",
        3: "drei",
        4: "vier",
        5: "fünf",
        6: "sechs",
        7: "sieben",
        8: "acht",
        9: "neun",
        10: "zehn",
        11: "elf",
        12: "zwölf; ein dutzend",
        13: "dreizehn",
        14: "vierzehn",
        15: "fünfzehn",
        16: "sechzehn",
        17: "siebzehn",
        18: "achtzehn",
        19: "neunzehn",
        **_TENS,
        100: "hundert; einhundert",
        1000: "tausend; eintausend",
        120: "hundertzwanzig; einhundertzwanzig",
        180: "hundertachtzig; einhundertachtzig",
    },
    ordinals={
        1: "erste(r|n|s|m|)",
        2: "zweite(r|n|s|m|)",
        3: "dritte(r|n|s|m|)",
        4: "vierte(r|n|s|m|)",
        5: "fünfte(r|n|s|m|)",
        6: "sechste(r|n|s|m|)",
        7: "siebte(r|n|s|m|)",
        8: "achte(r|n|s|m|)",
        9: "neunte(r|n|s|m|)",
        10: "zehnte(r|n|s|m|)",
        11: "elfte(r|n|s|m|)",
        12: "zwölfte(r|n|s|m|)",
        15: "fünfzehnte(r|n|s|m|)",
        20: "zwanzigste(r|n|s|m|)",
        30: "dreißigste(r|n|s|m|)",
        31: "einunddreißigste(r|n|s|m|)",
    },
    ordinal_suffixes="te; ten; ter; tes; ste; sten",
    decade_suffixes="er; ern; iger",
    heads={
        "woche": "week",
        "hälfte": "half",
        "ende; ausklang": "end",
        "anfang; beginn; auftakt": "start",
        "mitte": "mid",
        "pause; ferien; wahl; wahlen; gipfel; konferenz; sitzung; verhandlungen; gespräche; abkommen; vertrag": "event",
        "abstimmung; unterzeichnung; entscheidung; beschluss; urteil; genehmigung; prüfung; abzug": "event",
    },
    half_labels="h",
    ambiguous="""
            do; so; di; mi; mo; fr; sa; an; erst; um; gegen; gut; mon; ah; per; mit; auf; über; zu; der; den; dem;
            des; noch; lenz
        """,
    dates_need_prepositions=True,
    working_week=True,
    clock_after="uhr; gmt; utc",
    verb_last=True,
    say={
        "by": "spätestens {}",
        "in": "{}",
        "before": "vor {}",
        "after": "frühestens {}",
        "about": "etwa {}",
        "between": "von {} bis {}",
        "half 1": "erstes Halbjahr {}",
        "half 2": "zweites Halbjahr {}",
        "spring": "Frühling {}",
        "summer": "Sommer {}",
        "autumn": "Herbst {}",
        "winter": "Winter {}",
    },
)
