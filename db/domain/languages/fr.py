"""French."""

from db.domain.languages import Language

LANGUAGE = Language(
    code="fr",
    words={
        "by": """
            d'ici (à|au|aux|le|la|l'|en); jusqu'(à|au|aux|en|à la|à l'|aux); au plus tard; au plus tard
            (le|à|au|en|pour|d'ici); pour (le|la|l'|les|); avant ou (le|en); pas plus tard que; dernier délai; à
            l'échéance de; à l'horizon; à l'horizon de; avant le ou le; échéance; date limite; à échéance; sous
            réserve d'ici; à l'approche de; avec pour date limite; ultime délai; au maximum en; limite fixée au;
            jusqu'au plus tard; le plus tard; jusqu'au et y compris; ici
        """,
        "before": """
            avant; avant (le|la|les|l'); préalablement à; antérieurement à; plus tôt que; en amont de; avant même;
            d'avant; avant que
        """,
        "after": """
            après; après (le|la|les|l'); à l'issue de; au lendemain de; suite à; au delà de; à la suite de; au delà
            du; une fois passé; au sortir de; postérieurement à; au delà (du|de la|de l'|des); passé; plus tard que;
            postérieur à; après la fin (de|du) mois; outre; au delà d'; au delà (de l'|des); qu'après
        """,
        "from": """
            pas avant; à partir (de|du|des|d'); à compter (de|du|d'|des); à dater (de|du); depuis; au plus tôt
            (en|le|à|au); pas plus tôt que; non avant; ni avant; débutant (en|le); à commencer (en|le); entrant en
            vigueur le; et au delà; et après; dès le; dès la; dès l'; de dès; pas avant (le|la|les|l'|); au plus tôt
            (en|le|à|au|à partir de|à compter de|d'ici|pour|dans|à la|courant|vers|fin); pas plus tôt
            (que|qu'en|qu'à); qu'à partir (de|du|d'|des); qu'à compter (de|du); seulement à partir (de|du); jamais
            avant; pas attendu(e|s|es|) avant; pas prévu(e|s|es|) avant; guère avant; pas antérieur(e|) (à|au); pas
            antérieurement à; en tout cas pas avant; ou après; et au delà; ou plus tard
        """,
        "in": """
            durant; pendant; au cours (de|du|des|de la|de l'|d'); courant; lors (de|du|des); pour; prévu
            (en|pour|le|au); prévue (en|pour|le|au); dans le courant (de|du|de l'); le long de; à l'occasion
            (de|du|des); au mois de; au fil de; tout au long de; à la; à l'; au mois d'; lors de la; lors de l'; à la
            date du; en date du; programmé (en|pour); attendu (en|pour|le); attendue (en|pour|le); au sein de;
            prévu(e|s|es|) (en|le|au|pour|à|); attendu(e|s|es|) (en|pour|le|au|); prévus (en|pour); prévues (en|pour);
            programmé(e|s|es) (en|pour); dans le courant (du|de la|de l'); en cours de
        """,
        "within": """
            sous; sous un délai de; dans un délai (de|d'|maximal de|maximum de|n'excédant pas|ne dépassant
            pas|maximum d'); dans un délai; d'ici; endéans; dans un laps de temps de; en moins (de|d'); dans moins
            (de|d'); en l'espace de; dans une période de; sur une période de; dans le délai de; dans l'espace de;
            d'ici à; au bout de; dans un maximum de; au plus; au maximum; dans un délai de moins de; pendant une
            période de; dans; en; sur; dans à peine; dans seulement; à échéance de; dans une limite de; délai de; un
            délai de; dans un intervalle de
        """,
        "end": """
            fin; (la |)fin (de|du|des|d'|de la|de l'|); à la fin (de|du|des|d'|de l'|); en fin (de|d'); la toute fin
            (de|du|d'); terme de; le terme de; au terme (de|du|de l'); à l'issue (de|du) la fin; clôture (de|du); la
            clôture (de|du); les derniers jours (de|du|d'); le dernier jour (de|du|d'); la dernière partie de; tard
            (en|dans); achèvement de; l'expiration (de|du); bout de; le bout de
        """,
        "start": """
            début; (le |)début (de|du|des|d'|de la|de l'|); au début (de|du|des|d'|de l'|); en début (de|d'); au
            tout début (de|du|d'); le commencement (de|du); tout début; commencement; l'orée de; l'aube de; aux
            premiers jours (de|du|d'); les premiers jours (de|du|d'); les premières semaines (de|du|d'); l'entrée
            (de|dans); tôt (en|dans); entame de
        """,
        "mid": """
            mi; à la mi; (le |)milieu (de|du|des|d'|de la|de l'|); au milieu (de|du|des|d'|de l'|); mi parcours de;
            la mi
        """,
        "end year": "fin d'année; la fin d'année; fin d'exercice civil",
        "start year": "début d'année; le début d'année",
        "mid year": "milieu d'année; mi année; le milieu d'année",
        "end month": "fin de mois; fin du mois",
        "start month": "début de mois",
        "next": """
            prochain; prochaine; suivant; suivante; qui vient; d'après; le prochain; la prochaine; l'an prochain de
        """,
        "next year": """
            l'an prochain; l'année prochaine; l'année qui vient; l'an qui vient; an prochain; année prochaine;
            l'année à venir; l'an neuf; la prochaine année
        """,
        "this": "ce; cet; cette; ces; en cours; actuel; actuelle; de cette; de ce; même; la présente",
        "lasting": "durant; pendant; pour; pour une (durée|période) de; pendant une période de; sur une période de",
        "this year": "cette année; l'année en cours; l'an même",
        "last": """
            dernier; dernière; derniers; dernières; passé; passée; passés; précédent; précédente; écoulé; écoulée
        """,
        "coming_plural": """
            prochains; suivants; les prochains; ces prochains; des prochains; venir prochains; tout prochains; tous
            prochains; toutes prochaines
        """,
        "coming": "à venir; prochaines; qui viennent; les prochaines; qui suivent; suivantes; devant nous",
        "few": """
            quelques; plusieurs; une poignée de; un petit nombre de; certain nombre de; maints; peu de; les
            quelques; d'ici quelques
        """,
        "between": "entre; entre le; entre la; entre les; quelque part entre; compris entre; de entre; courant entre",
        "to": "à; au",
        "and": "et; ou; et ou; voire; et le; ou le; ou en; ou à; puis",
        "about": """
            vers; environ; autour (de|du|d'); aux environs (de|du); aux alentours (de|du); approximativement; à peu
            près; circa; quelque; vers le; vers la; vers l'; près de; aux abords de; plus ou moins
        """,
        "of": "de; du; des; d; de la; de l'; d'entre",
        "the": """
            le; la; les; l; un; une; date; jours francs; heures locales; h; matin; soir; après midi; inclus; compris;
            y compris; calendaire; calendaires; que; qu; au jour; civil; civile; soit; autres; tout; toute; tous;
            plus; seul; environ du; délai; période; grand; saint; sacré; se; heure de paris; heure de
            bruxelles; heure locale; heure (gmt|utc); biennium; désormais; maintenant prévu; est; sera; seront; être;
            précises; précise; au soir
        """,
        "today": "aujourd'hui; ce soir; cet après midi; cette nuit; ce matin",
        "now": "maintenant; ce jour; cette date; la date du jour; présent; ici et maintenant; la présente date",
        "tomorrow": "demain; le lendemain; demain matin; demain soir",
        "overmorrow": "après demain",
        "hour": "heure",
        "hours": "heures",
        "day": "jour; journée; jour calendaire",
        "days": "jours; journées; jours calendaires; jours consécutifs",
        "1 day": "un jour; une journée",
        "1 week": "une semaine; huitaine; une huitaine; une huitaine de jours",
        "1 month": "un mois",
        "1 year": "un an; une année",
        "1 hour": "une heure",
        "1 decades": "une décennie",
        "1 halves": "un semestre",
        "1 quarters": "un trimestre",
        "15 days": "une quinzaine; une quinzaine de jours; quinzaine de jours; la quinzaine; quinzaine",
        "6 months": "six mois; un demi an; une demi année; un semestre entier",
        "18 months": "un an et demi; une année et demie; dix huit mois",
        "10 days": "une dizaine de jours",
        "30 days": "une trentaine de jours",
        "12 months": "une douzaine de mois",
        "10 years": "une dizaine d'années",
        "week": "semaine; sem",
        "weeks": "semaines",
        "weekend": "week end; weekend; fin de semaine; le week end",
        "month": "mois",
        "months": "mois entiers; les mois; des mois; ces mois; plusieurs mois; quelques mois",
        "quarter": "trimestre; trim",
        "quarters": "trimestres",
        "half": "semestre; moitié; la moitié; sem semestre",
        "halves": "semestres",
        "season": "saison",
        "year": "an; année; exercice civil; l'an; l'année",
        "years": "ans; années",
        "decade": "décennie; la décennie",
        "decades": "décennies",
        "century": "siècle",
        "spring": "printemps",
        "summer": "été; l'été",
        "autumn": "automne",
        "winter": "hiver",
        "end summer": "la fin de l'été; fin de l'été",
        "start autumn": "la rentrée; rentrée; rentrée de septembre",
        "monday": "lun",
        "tuesday": "mar",
        "wednesday": "mer",
        "thursday": "jeu",
        "friday": "ven",
        "saturday": "sam",
        "sunday": "dim",
        "january": "janv; jan",
        "february": "févr; fév",
        "march": "mars",
        "april": "avr",
        "june": "jui",
        "july": "juil; juill",
        "september": "sept",
        "october": "oct",
        "november": "nov",
        "december": "déc",
        "muharram": "mouharram; muharram",
        "safar": "safar",
        "rabi1": "rabi al awal; rabi al awwal",
        "rabi2": "rabi al thani",
        "rajab": "rajab; radjab",
        "shaban": "chaabane; chaaban",
        "ramadan": """
            ramadan; ramadhan; mois (sacré |)(de |du |)(ramadan|jeûne); le mois (sacré |)(de |du |)(ramadan|jeûne);
            le ramadan
        """,
        "shawwal": "chawwal",
        "dhu_alqada": "dhou al qi da",
        "dhu_alhijja": "dhou al hijja",
        "eid": "l'aïd; aïd; la fête de l'aïd",
        "eid_fitr": """
            aïd (el|al) fitr; l'aïd (el|al) fitr; aïd el séghir; petit aïd; la fête de la rupture du jeûne
        """,
        "eid_adha": """
            aïd (el|al) adha; l'aïd (el|al) adha; aïd el kébir; l'aïd el kébir; tabaski; la tabaski; la fête du
            sacrifice; fête du sacrifice; grand aïd; la fête du mouton
        """,
        "nowruz": """
            norouz; nowrouz; nowruz; newroz; norooz; nouvel an (persan|iranien); le nouvel an (persan|iranien); le
            norouz
        """,
        "christmas": """
            noël; la noël; le jour de noël; fêtes de noël; les fêtes de noël; les fêtes de fin d'année; fêtes de fin
            d'année
        """,
        "christmas_eve": "veille de noël; la veille de noël; le réveillon de noël",
        "new_year": """
            nouvel an; le nouvel an; jour de l'an; le jour de l'an; la nouvelle année; le premier de l'an
        """,
        "new_years_eve": "saint sylvestre; la saint sylvestre; réveillon du nouvel an",
        "easter": "pâques; dimanche de pâques; les fêtes de pâques",
        "lunar_new_year": """
            nouvel an (lunaire|chinois); le nouvel an (lunaire|chinois); la fête du printemps
        """,
        "bastille_day": "fête nationale française; la fête nationale; le 14 juillet national",
        "labour_day": "la fête du travail; fête du travail",
        "ashura": "achoura; l'achoura",
        "mawlid": "mawlid; le mawlid; mouloud",
        "arbaeen": "arbaïn",
        "islamic_new_year": """
            nouvel an (musulman|hégirien|islamique); le nouvel an (musulman|hégirien|islamique)
        """,
        "islamic_era": "de l'hégire; hégire; ah; hégirien; h h",
        "common_era": "apr j c; ap j c; après j c; de notre ère; après jésus christ",
        "persian_era": """
            calendrier (persan|iranien); du calendrier (persan|iranien); de l'hégire solaire
        """,
        "phase": """
            phase; étape; stade; (la |)(première|deuxième|seconde|troisième|quatrième|prochaine|dernière|nouvelle)
            (phase|étape|tranche); phase (un|deux|trois|i|ii|iii|1|2|3|finale|suivante|ultérieure|initiale); un
            stade ultérieur; une (deuxième|seconde|troisième|nouvelle|autre) (phase|étape); une phase
            (ultérieure|suivante); une étape (ultérieure|suivante); étape
            (suivante|ultérieure|finale|1|2|3|un|deux); la phase (finale|suivante|ultérieure|de transition); la
            période de transition; second temps; un second temps; un deuxième temps
        """,
        "condition": """
            si; lorsque; lorsqu'; quand; dès lors que; dès que les conditions; à condition que; à condition de; sous
            réserve (de|du|d'|que|des|); sous condition; en cas (de|d'); pourvu que; selon les conditions; en fonction
            (de|des|du); une fois que; une fois les conditions; dès que; sitôt que; sitôt; tant que; quand les
            conditions (seront réunies|le permettront|s'y prêteront); lorsque les conditions (le permettront|seront
            réunies); dès que les conditions (le permettront|seront réunies); si les conditions (le permettent|sont
            réunies); en attendant; dans l'attente de; subordonné à; conditionné à; dans l'hypothèse où; au moment
            opportun; aussi longtemps que; une fois; dans l'attente
        """,
        "event": """
            retrait; cessez le feu; trêve; accord; traité; signature; ratification; formation; guerre; conflit;
            combats; pourparlers; négociations; négociation; réunion; session; adoption; entrée en vigueur; mission;
            mandat; opération; opérations; achèvement; approbation; publication; annonce; décision; passation;
            transfert; transition; enquête; procès; verdict; crise; pandémie; consultations; évaluation; audit;
            promulgation; prise de fonctions; notification; réception; livraison; vendanges; moisson; formation du
            gouvernement; quinquennat; septennat; mandature; législature; exercice du mandat; attribution; attribution
            du marché; date d'effet; date de (publication|réception|signature|notification|dépôt); dépôt; demande;
            facture; contrat; nomination; prise de poste; remise; date de la demande; présidence; livraison du
            rapport; campagne (agricole|)
        """,
        "vague": """
            le moment venu; dès que possible; aussitôt que possible; au plus vite; le plus vite possible; le plus tôt
            possible; le plus rapidement possible; aussi vite que possible; aussi rapidement que possible; aussi tôt
            que possible; dans les meilleurs délais; dans les plus brefs délais; dans les délais les plus brefs; dans
            les meilleurs délais possibles; bientôt; très bientôt; prochainement; très prochainement; sous peu;
            incessamment; incessamment sous peu; sans délai; sans tarder; sans attendre; immédiatement; tout de suite;
            rapidement; à brève échéance; à court terme; à moyen terme; à long terme; à terme; à l'avenir; dans un
            avenir proche; dans un proche avenir; dans un avenir prévisible; dans un futur proche; en temps voulu; en
            temps utile; ultérieurement; plus tard; à une date ultérieure; à la première occasion; tôt ou tard; en son
            temps; à plus ou moins long terme; au plus tôt possible; dans un délai raisonnable; d'urgence; dans
            l'immédiat; à plus long terme; dès à présent; d'ici peu; dans peu de temps; dans la période à venir; à une
            date à déterminer; à une date qui reste à déterminer; à une date à préciser; au moment voulu; dans un
            avenir pas trop lointain; promptement; vite; avant longtemps; avant peu; à bref délai; au plus tôt; toutes
            affaires cessantes; dans un bref délai; dans un avenir rapproché
        """,
        "earliest": "au plus tôt",
        "begin": """
            (commence|commencera|commencer|commenceront|commencent|débute|débutera|débuter|débuteront|démarre|démarrera|démarrer|démarreront|ouvrira|ouvre)
            (en|le|à|au|dès|à la|); (entre|entrera|entrer|entreront) en (vigueur|service|application)
            (en|le|à|au|dès|); (prend|prendra|prendre) effet (en|le|au|à|)
        """,
        "not": "ne; pas; n; jamais; peu probable; ne pas",
        "past": """
            initialement; à l'origine; d'abord; auparavant; signé(e|s|es|); annoncé(e|s|es|); adopté(e|s|es|);
            conclu(e|s|es|); lancé(e|s|es|); promis(e|es|); était; étaient; devait; devaient; avait été; initialement
            (prévu|prévue|attendu|attendue|fixé|fixée) (en|pour|le|à|au|); d'abord (prévu|prévue) (en|pour|le); au
            lieu (de|du|d'); précédemment
        """,
        "moved": """
            reporté(e|s|es|); repoussé(e|s|es|); décalé(e|s|es|); avancé(e|s|es|); différé(e|s|es|);
            prolongé(e|s|es|); ajourné(e|s|es|); retardé(e|s|es|); prorogé(e|s|es|); anticipé(e|s|es|); report;
            glisse; glissera; déplacé(e|s|es|); renvoyé(e|s|es|); remis(e|es|) à plus tard; décalage
        """,
        "occasion": """
            élection(s|)
            (présidentielle(s|)|législative(s|)|municipale(s|)|européenne(s|)|régionale(s|)|sénatoriale(s|)|);
            présidentielle(s|); législatives; municipales; européennes; régionales; sénatoriales; scrutin; vote;
            référendum; sommet; conférence; congrès; investiture; jeux (olympiques|); jo; coupe du monde; recensement;
            assemblée générale; exposition universelle; primaire; primaires
        """,
        "relative": """
            (les |ses |leurs |des |aux |)(cent|100) premiers jours (du (mandat|quinquennat|gouvernement)|de (son|leur)
            mandat|de la (présidence|mandature)|au pouvoir|)
        """,
        "workday": "jour (ouvrable|ouvré); jour de bourse",
        "workdays": "jours (ouvrables|ouvrés) (francs|); jours de bourse",
        "clock": "minuit; midi; fin de journée; la fin de la journée; fermeture des bureaux; heures de bureau",
        "half 1": "première quinzaine; la première quinzaine; 1re quinzaine",
        "half 2": "(seconde|deuxième|dernière) quinzaine; la (seconde|deuxième|dernière) quinzaine; 2e quinzaine",
        "all_saints": "(la |)toussaint; (les |)vacances de la toussaint",
        "ascension": "(l'|)ascension; jeudi de l'ascension",
        "pentecost": "(la |)pentecôte",
        "assumption": "(l'|)assomption",
        "veterans_day": "(l'|)armistice; le 11 novembre férié",
        "easter_monday": "lundi de pâques",
        "good_friday": "vendredi saint",
        "epiphany": "(l'|)épiphanie",
        "1 workdays": "un jour (ouvrable|ouvré|franc)",
        "unreadable": """
            année scolaire; année universitaire; il y a; chaque; tous les; toutes les; annuellement; mensuel; annuel;
            sauf; hors; au moins; plus de; minutes; minute; secondes; millénaire; av j c; hormis; ni; sans; rentrée
            parlementaire; voilà; hebdomadaire; aucun; aucune; exercice (budgétaire|comptable|fiscal|biennal|); année
            (scolaire|universitaire|académique|budgétaire|fiscale|judiciaire); semestre universitaire; exercices;
            rentrée universitaire
        """,
        "fiscal": """
            exercice; exercice fiscal; année fiscale; année budgétaire; exercice (budgétaire|comptable|fiscal); année
            (budgétaire|fiscale)
        """,
    },
    numbers={
        1: "un; une",
        2: "deux",
        3: "trois",
        4: "quatre",
        5: "cinq",
        6: "six",
        7: "sept",
        8: "huit",
        9: "neuf",
        10: "dix",
        11: "onze",
        12: "douze",
        13: "treize",
        14: "quatorze",
        15: "quinze",
        16: "seize",
        17: "dix sept",
        18: "dix huit",
        19: "dix neuf",
        20: "vingt",
        21: "vingt et un",
        30: "trente",
        31: "trente et un",
        40: "quarante",
        50: "cinquante",
        60: "soixante",
        70: "soixante dix; septante",
        80: "quatre vingt(s|); huitante; octante",
        90: "quatre vingt dix; nonante",
        100: "cent; cents",
        1000: "mille",
        120: "cent vingt",
        180: "cent quatre vingt(s|)",
    },
    ordinals={
        1: "premier(s|); première(s|); 1er; 1re",
        2: "deuxième; second; seconde",
        3: "troisième",
        4: "quatrième",
        5: "cinquième",
        6: "sixième",
        7: "septième",
        8: "huitième",
        9: "neuvième",
        10: "dixième",
        11: "onzième",
        12: "douzième",
    },
    ordinal_suffixes="er; e; eme; ere; re; nd; nde; ieme; ème; ère",
    quarter_labels="q t",
    half_labels="s h",
    ambiguous="mar; mer; sam; dim; lun; jeu; ven; ici; l; h; n",
    adjective_after=True,
    before_counts_from_now=True,
    dates_need_prepositions=True,
    working_week=True,
    clock_after="h; gmt; utc",
    clock_units="heure; heures",
    clock_leads="à; avant; vers; dès; après; a",
    say={
        "by": "d'ici {}",
        "in": "{}",
        "before": "avant {}",
        "after": "pas avant {}",
        "about": "vers {}",
        "between": "de {} à {}",
        "half 1": "premier semestre {}",
        "half 2": "second semestre {}",
        "spring": "printemps {}",
        "summer": "été {}",
        "autumn": "automne {}",
        "winter": "hiver {}",
    },
)
