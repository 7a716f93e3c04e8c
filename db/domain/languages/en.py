"""English."""

from db.domain.languages import Language

LANGUAGE = Language(
    code="en",
    words={
        "by": """
            by (the |)(very |); by (at |)(the |)latest; by no later than; no later than; not later than; no later; on
            or before; at or before; up (to|until|till); up to and including; through; thru; at (the |)latest; the
            latest; latest by; (due|due by|due on|due in); (with a |)deadline (is|of|for|by|); not beyond; no further
            than; in time for; by or before; within or by; ending (on|in|by|); to be completed by; by around the time
            of; as late as; the deadline is; before or (on|in|during)
        """,
        "before": """
            before; prior to; ahead of; in advance of; earlier than; sooner than; any time before; well before;
            shortly before; just before; preceding
        """,
        "after": """
            after; later than; subsequent to; once past; beyond; beyond the; any time after; only after; following the
            end of; upwards of
        """,
        "from": """
            not before; no earlier than; not earlier than; no sooner than; not until; not prior to; from; starting
            (on|in|from|with|at|); beginning (on|in|from|with|at|); as (of|from); effective (from|on|); (on or
            after|in or after); earliest; onwards; onward; and beyond; or later; from then on; commencing (on|in|);
            with effect from; since no earlier than; not any earlier than; effective from; (at the |)(very |)earliest
            (in|by|on|from|during); earliest possible (date|start) (is|of|in); not
            (expected|due|likely|planned|scheduled|foreseen|anticipated|envisaged) (before|until|till|earlier
            than|prior to|sooner than); no (earlier|sooner) (than|then) (in|on|from|after); never before; only
            (from|as of|starting|in or after); in or after; on or after; from (at |)the earliest;
            (start|starts|begin|begins|commence|commences|run|runs) from; and not before; and not earlier than; and no
            earlier than; or thereafter; and thereafter; not any sooner than; not sooner than
        """,
        "in": """
            in; on; during; at; in the course of; over the course of; throughout; (some time|sometime) (in|during|);
            scheduled for; expected (in|on); planned for; set for; slated for; for; (at |)some point (in|during);
            any time in; come; around the time of; within the course of; due for; targeted for; the month of
        """,
        "within": """
            within; within the space of; within a period of; within (a|the) time(frame|) of; inside of; inside; in
            (no more than|less than|under|at most|not more than|fewer than|up to); over; in the space of; within a
            maximum of; not more than; no more than; no later than within; no longer than; a matter of; in a matter
            of; within a matter of; from now; hence; from today; in just; within just; within at most; in only;
            within no more than; within less than; days notice
        """,
        "end": """
            (the |)(very |)end (of|); ending of; the close of; close of; late (in|); later in; the latter part of;
            latter part of; closing (days|weeks|months) of; the conclusion of; conclusion of; the turn of the end;
            the tail end of; out; the last (day|days) of; the final (day|days|weeks|months) of; (the |)expiry of;
            the expiration of
        """,
        "start": """
            (the |)(very |)(start|beginning|onset|outset) (of|); opening of; early (in|on in|part of|); the dawn of; the
            early part of; the turn of; the first days of; the first weeks of; the opening days of
        """,
        "mid": """
            mid; middle; (the |)(middle|midpoint|mid point|midst) (of|); halfway through; mid way through; midway
            through; (the |)mid part of
        """,
        "end year": """
            year end; years end; (the |)year s end; end of year; the end of year; (the |)turn of the year; the year
            is out; eoy
        """,
        "end month": "month end; month s end; the end of month; eom",
        "end week": "week s end; the end of week",
        "end quarter": "quarter end; quarter s end",
        "end decade": "decade s end",
        "mid year": "midyear; mid year; the middle of year",
        "mid summer": "midsummer",
        "mid winter": "midwinter",
        "next": """
            next; the next; the following; following; upcoming; the upcoming; subsequent; forthcoming; the
            forthcoming
        """,
        "afternext": "after next",
        "next next": "the one after next",
        "lasting": """
            for; throughout; during; over; lasting; over the course of; (for|over) a period of; in the course of
        """,
        "this": """
            this; the current; current; the present; the same; the ongoing; this coming; present; this very; the
            running
        """,
        "last": "last; the last; final; the final; previous; the previous; past; the past",
        "coming": "the coming; coming; the approaching; ahead; to come; upcoming",
        "few": """
            a few; few; a couple of; a couple; couple of; several; some; a handful of; the next few; the coming few;
            the next couple of; a number of; many; these
        """,
        "between": """
            between; anywhere between; from between; at some point between; sometime between; some time between
        """,
        "to": "to; and up to; through to; until the; till the",
        "and": "and; or; and or; and also",
        "about": """
            about; around; roughly; approximately; approx; circa; ca; or so; or thereabouts; or around; some time
            around; sometime around; on or about; on or around; near; towards; toward; nearly; estimated
        """,
        "of": "of; of the",
        "the": """
            the; a; an; s; date; dated; own; calendar; local time; time; gmt; utc; dusk; dawn; sunrise; sunset;
            morning; afternoon; evening; night; am; pm; a m; p m; o clock; the evening of; full; whole; period;
            window; timeframe; time frame; deadline; all; respectively; gregorian; it; that; very; exactly; est; edt;
            cet; cest; bst; pst; pdt; ist; (brussels|london|eastern|pacific|central|local|greenwich
            mean|moscow|beijing|tokyo|standard|summer|daylight|universal) (time|standard time); biennium; sharp;
            expected now; is; be; will; are; has been; have been; must; shall;
            (to|may|will|should|must|can|shall|would|could|might|not yet) be
        """,
        "today": "today; tonight; this (morning|afternoon|evening|day)",
        "now": "now; the present day; right now; this date; that date; the date of this (statement|announcement)",
        "tomorrow": "tomorrow; the next day; the following day",
        "overmorrow": "(the |)day after tomorrow",
        "hour": "hour; hr",
        "hours": "hours; hrs",
        "day": "day; (calendar|consecutive) day",
        "days": "days; (calendar|consecutive) days; days time; days from now",
        "week": "week; weeks time; wk",
        "calendar_week": "calendar week",
        "weeks": "weeks; weeks from now; wks",
        "1 hour": "an hour",
        "1 day": "a (single |)day",
        "1 week": "a week; a week s time",
        "1 month": "a month; a month s time",
        "1 year": "a year; a year s time; a calendar year",
        "1 decades": "a decade",
        "1 halves": "a semester",
        "1 quarters": "a quarter",
        "2 week": "a fortnight; fortnight; the next fortnight; fortnight s; a fortnight s time",
        "2 weeks": "a couple of weeks; the next couple of weeks",
        "2 months": "a couple of months; the next couple of months",
        "2 days": "a couple of days; the next couple of days",
        "2 years": "a couple of years; the next couple of years",
        "6 months": "half a year; a half year; six months time; half year from now",
        "18 months": "a year and a half; one and a half years; eighteen months",
        "weekend": "weekend",
        "month": "month; mo; mth; calendar month",
        "months": "months; mos; mths; months time",
        "quarter": "quarter; qtr; trimester",
        "quarters": "quarters",
        "half 2": "(the |)latter half; (the |)second fortnight",
        "start next year": "early in the new year; the early new year; early new year",
        "half": "half; half year; semester; half of year",
        "halves": "halves; semesters",
        "season": "season",
        "year": "year; yr; calendar year; the year",
        "years": "years; yrs; years time",
        "decade": "decade",
        "decades": "decades",
        "century": "century",
        "spring": "spring; springtime; spring time",
        "summer": "summer; summertime; summer time; summer months",
        "autumn": "autumn; fall; autumntime; the fall",
        "winter": "winter; wintertime",
        "monday": "mondays; monday s",
        "tuesday": "tue; tues; tuesday s",
        "wednesday": "weds; wednesday s",
        "thursday": "thu; thur; thurs; thursday s",
        "friday": "friday s",
        "saturday": "saturday s",
        "sunday": "sunday s",
        "january": "jan; january s",
        "february": "feb; febr; february s",
        "march": "mar; march s",
        "april": "apr; april s",
        "june": "jun; june s",
        "july": "jul; july s",
        "august": "aug; august s",
        "may": "may s",
        "september": "sept; sep; september s",
        "october": "oct; october s",
        "november": "nov; november s",
        "december": "dec; december s",
        "muharram": "muharram",
        "safar": "safar",
        "rabi1": "rabi al awwal; rabi i; rabi ul awwal; rabiul awwal",
        "rabi2": "rabi al thani; rabi ii; rabi al akhir; rabi ul thani",
        "jumada1": "jumada al awwal; jumada i; jumada al ula",
        "jumada2": "jumada al thani; jumada ii; jumada al akhirah; jumada al akhira",
        "rajab": "rajab",
        "shaban": "sha ban; shaban; shaaban",
        "ramadan": """
            ramadan; ramadhan; ramzan; the holy month of ramadan; the (fasting |)month of ramadan; the muslim holy
            month of ramadan; the muslim fasting month of ramadan; the muslim fasting month; the islamic holy month;
            ramadan s; ramazan
        """,
        "shawwal": "shawwal",
        "dhu_alqada": "dhu al qi dah; dhu al qa dah; dhul qadah; dhu al qidah; dhul qi dah",
        "dhu_alhijja": "dhu al hijjah; dhul hijjah; dhu al hijja; dhul hijja",
        "farvardin": "farvardin",
        "ordibehesht": "ordibehesht",
        "khordad": "khordad",
        "tir": "tir",
        "mordad": "mordad",
        "shahrivar": "shahrivar",
        "mehr": "mehr",
        "aban": "aban",
        "azar": "azar",
        "dey": "dey",
        "bahman": "bahman",
        "esfand": "esfand",
        "eid": "eid; the eid; the eid holiday; the eid holidays",
        "eid_fitr": """
            eid (al|ul|el) fitr; eid ul fitri; (the |)eid (al|ul) fitr (holiday|holidays|feast); the end of ramadan
            feast
        """,
        "eid_adha": """
            eid (al|ul|el) adha; bakrid; feast of sacrifice; the feast of the sacrifice; eid (al|ul) adha
            (holiday|holidays)
        """,
        "nowruz": """
            nowruz; nowrouz; norouz; newroz; noruz; persian new year; the persian new year; the iranian new year;
            iranian new year
        """,
        "christmas": """
            christmas; xmas; christmas day; the christmas (holidays|break|holiday); the holidays; the christmas
            season; boxing day eve
        """,
        "christmas_eve": "christmas eve",
        "new_year": "(the |)new year; new year s; new year s day; new years day",
        "new_years_eve": "new year s eve; new years eve",
        "easter": "easter; easter sunday; the easter (holidays|break)",
        "orthodox_easter": "orthodox easter",
        "orthodox_christmas": "orthodox christmas",
        "lunar_new_year": "(the |)lunar new year; (the |)chinese new year; (the |)spring festival",
        "ashura": "ashura; ashoura",
        "arbaeen": "arbaeen; arba een; arbain",
        "mawlid": "mawlid; the prophet s birthday",
        "islamic_new_year": "(the |)(islamic|hijri) new year",
        "labour_day": "may day; international workers day",
        "thanksgiving": "thanksgiving; thanksgiving day",
        "halloween": "halloween",
        "independence_day_us": "independence day; the fourth of july; fourth of july",
        "valentine": "valentine s day",
        "bastille_day": "bastille day",
        "german_unity_day": "german unity day",
        "yalda": "yalda night; yalda",
        "islamic_era": "ah; a h; hijri; hijra",
        "persian_era": """
            sh; solar hijri; solar hijri year; iranian calendar; persian calendar; in the persian calendar; in the
            iranian calendar
        """,
        "buddhist_era": "be; b e; buddhist era",
        "common_era": "ad; a d; ce; c e",
        "phase": """
            phase; stage; (the |)(first|second|third|fourth|next|final|last|later|following|initial|current)
            (phase|stage|step|round); phase (one|two|three|four|i|ii|iii|iv|1|2|3|4); stage
            (one|two|three|four|1|2|3|4); a (later|second|next|subsequent|further|final|future) (phase|stage); step
            (one|two|three|1|2|3); tranche; the transition period; transitional period
        """,
        "condition": """
            once; when; whenever; if; as soon as (conditions|circumstances|the situation|security); provided;
            provided that; subject to; depending on; conditional on; conditional upon; contingent on; contingent
            upon; unless; on condition; on the condition; upon; (once|when|if|as|as soon as)
            (conditions|circumstances) (allow|permit|are right|are met|are ripe); pending; in the event of; in case
            of; assuming; as long as; so long as; until such time as; conditions based; based on conditions; when
            ready; at the right time; when the time (is right|comes)
        """,
        "event": """
            withdrawal; pullout; ceasefire; cease fire; truce; agreement; accord; deal; treaty; signing; signature;
            ratification; formation; completion; approval; war; conflict; fighting; hostilities; parliament; session;
            talks; negotiations; negotiation; handover; transfer; transition; mandate; meeting; investigation; trial;
            verdict; adoption; implementation; publication; announcement; decision; term; mission; operation;
            operations; harvest; audit; review; consultation; crisis; pandemic; process; hearing; entry into force;
            coming into force; the date of; date of; receipt; notification; official notice; taking office; swearing
            in; release; passage; enactment; launch; delivery; approval of; the effective date; effective date; award;
            contract award; date of award; award of contract; commissioning; office; legislature; legislative
            (period|term|session); parliamentary term; presidency; tenure; administration; premiership; governing
            period; term of office; terms; reign; the contract; contract; date of receipt; date of signature; date of
            publication; date of entry into force; commencement; closing; expiry date; submission; application;
            request; invoice; appointment; swearing; coalition; lifetime of the (parliament|government); the life of
            the parliament; recess; spring (break|statement|session|budget|recess); summer
            (recess|break|holidays|session|vacation|camp); winter (break|recess|session); autumn
            (statement|session|budget); fall (session|semester)
        """,
        "vague": """
            as soon as (possible|practicable|practical|feasible|can be|we can); asap; a s a p; as
            (quickly|early|fast|rapidly|promptly|swiftly) as (possible|practicable); soon; very soon; shortly;
            soonest; at the earliest (opportunity|possible date|possible time|possible|convenience); at the soonest;
            in due course; in due time; (in|within) the near future; in the foreseeable future; in the
            (short|medium|long|near|mid) term; in the (short|medium|long|near|mid) to (short|medium|long|near) term;
            immediately; without delay; without further delay; forthwith; promptly; eventually; ultimately; at some
            point; at some point in the future; in the future; sometime; some day; someday; sooner or later; before
            long; urgently; with immediate effect; right away; at once; imminently; speedily; swiftly; in the not
            too distant future; in the distant future; at a later date; at a later time; at a future date; in time;
            over time; (within|in) a reasonable (time|period|timeframe); for the foreseeable future; in (the
            coming|a short) (period|time); in the (coming|next) period; in the period ahead; down the road; the
            earliest possible; in good time; any time soon; anytime soon; any day now; any moment; as a matter of
            urgency; at an early date; in the time to come; later; later on; by a date to be
            announced; at a date to be (announced|determined|agreed|set|decided|confirmed); on a date to be
            (announced|agreed|determined|set|decided|confirmed); tbd; tba; to be
            (determined|announced|confirmed|decided); undetermined; open ended
        """,
        "earliest": "at the earliest",
        "until": "until; till; til; til the",
        "begin": """
            (start|starts|begin|begins|commence|commences|launch|launches|kick|kicks) (off |)(in|on|during|at);
            (take|takes|taking) effect (in|on|from|as of|); (enter|enters|entering|come|comes|coming|enter|go|goes)
            (into|in) (force|effect|operation|service) (in|on|); effective (on|in); (gets|get) under way in; opens
            (in|on); (open|opening) in
        """,
        "not": """
            not; never; isn t; won t; will not; would not; wouldn t; cannot; can not; can t; doesn t; don t; does not;
            do not; shall not; should not; is not; are not; aren t; unlikely; not likely; not be; not expected
        """,
        "past": """
            originally; initially; previously; formerly; signed; agreed; adopted; announced; launched; concluded;
            reached; was; were; had been; promised; pledged; missed; earlier; begun; began; started; opened; approved;
            passed; ratified; published; (was|were|had been) (originally |first |initially |previously
            |)(due|planned|scheduled|expected|set|slated|foreseen|promised|agreed|signed) (in|by|for|on|);
            (originally|initially|previously|first) (due|planned|scheduled|expected|set|slated|foreseen|promised)
            (in|by|for|on|); dating from; dates from; instead of; rather than
        """,
        "moved": """
            moved; delayed; postponed; pushed (back|forward|out|to); put (back|off); brought forward; moved
            (up|back|forward); rescheduled; deferred; extended; shifted; slipped; slips; accelerated; advanced;
            revised; reset; prolonged; changed
        """,
        "occasion": """
            (general |presidential |parliamentary |federal |local |municipal |midterm |legislative |regional |snap
            |next |)election(s|); vote; referendum; summit; inauguration; conference; midterms; primaries; primary;
            (summer |winter |)(olympics|olympic games|games); world cup; census; congress; general assembly; polls;
            ballot; expo; party conference; (annual |ministerial |) meeting
        """,
        "relative": """
            (the |its |his |her |their |our |my |)first (100|hundred|one hundred|90|ninety|hundred and) days (in
            (office|power|government)|of (the|his|her|their|its) (new
            |)(presidency|administration|government|term|mandate|premiership|tenure)|)
        """,
        "workday": "(business|working|work|banking|trading) day; workday; weekday",
        "workdays": "(business|working|work|banking|trading) days; workdays; weekdays",
        "clock": """
            noon; midnight; midday; (at |)(noon|midnight|midday); (the |)(close|end) of (business|day|play|the day|the
            business day|the working day|working hours|office hours|trading); cob; eod
        """,
        "good_friday": "good friday",
        "easter_monday": "easter monday",
        "boxing_day": "boxing day",
        "all_saints": "all saints day; all saints; all hallows",
        "ascension": "ascension day; ascension",
        "pentecost": "pentecost; whit sunday; whitsun",
        "us_labor_day": "labor day",
        "us_memorial_day": "memorial day",
        "veterans_day": "veterans day; armistice day; remembrance day",
        "st_patrick": "(st|saint) patrick s day",
        "juneteenth": "juneteenth",
        "epiphany": "epiphany",
        "mid_autumn": "mid autumn festival",
        "dragon_boat": "dragon boat festival",
        "qingming": "qingming festival; tomb sweeping day",
        "half 1": "(the |)first fortnight",
        "other": "per cent; percent; percentage; the opening; opening; per capita; per annum",
        "unreadable": """
            academic; ago; every; each; annually; yearly; monthly; daily; weekly; quarterly; except; excluding; no; at
            least; more than; longer than; since; biennial; school; per; minutes; minute; seconds; millennium;
            olympiad; bc; bce; b c; twice; hardly; scarcely; without; neither; nor; other than; instead of; marketing
            year; crop year; academic years; school years; school year; academic year; academic session; semester of
            the academic year; season s; legislative year; except for
        """,
        "fiscal": "fiscal; financial year; fy; fiscal year; financial years; fiscal years; tax year; budget year",
    },
    numbers={
        1: "one; a; an",
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        11: "eleven",
        12: "twelve; a dozen",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
        100: "hundred",
        1000: "thousand",
    },
    ordinals={
        1: "first; the first",
        2: "second; the second",
        3: "third; the third",
        4: "fourth; the fourth",
        5: "fifth",
        6: "sixth",
        7: "seventh",
        8: "eighth",
        9: "ninth",
        10: "tenth",
        11: "eleventh",
        12: "twelfth",
        13: "thirteenth",
        14: "fourteenth",
        15: "fifteenth",
        16: "sixteenth",
        17: "seventeenth",
        18: "eighteenth",
        19: "nineteenth",
        20: "twentieth",
        30: "thirtieth",
    },
    ordinal_suffixes="st; nd; rd; th",
    decade_suffixes="s",
    half_labels="h",
    ambiguous="""
            may; march; mar; sat; sun; wed; mon; fall; dec; mo; time; out; be; ad; ce; ah; sh; tir; dey; mehr;
            spring; past; step
        """,
    numeric_order=None,
    dates_need_prepositions=True,
    working_week=True,
    clock_after="am; pm; a m; p m; o clock; gmt; utc; cet; cest; est; edt; bst",
    say={
        "day": "d MMM y",
        "month": "MMMM y",
        "quarter": "'Q'Q y",
        "by": "by {}",
        "in": "{}",
        "before": "before {}",
        "after": "not before {}",
        "about": "about {}",
        "uncertain": "perhaps {}",
        "between": "from {} to {}",
        "half 1": "first half of {}",
        "half 2": "second half of {}",
        "spring": "spring {}",
        "summer": "summer {}",
        "autumn": "autumn {}",
        "winter": "winter {}",
    },
)
