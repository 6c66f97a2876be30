"""The words of dates in English and French, without accents and in lower case.

Phrases become signs (in capitals); a sign means the same whichever language it came from.
"""

# Whole texts that say that nothing is known (dots and outer spaces removed).
UNKNOWN = frozenset(
    """|?|??|???|-|--|–|nd|n d|sd|s d|n/a|na|none|null|nil|tbd|tba|tbc|unknown|not known|undated
    |unspecified|no date|unknown date|date unknown|inconnu|inconnue|date inconnue|sans date|non date
    |non datee|non precise|non precisee|pas de date|indetermine|indeterminee""".replace(
        "\n    ", ""
    ).split("|")
)

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb febr fevrier fevr fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug aout aou",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        start=1,
    )
    for name in names.split()
}

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lundi lun",
            "tuesday tue tues mardi mar",
            "wednesday wed weds mercredi mer",
            "thursday thu thur thurs jeudi jeu",
            "friday fri vendredi ven vend",
            "saturday sat samedi sam",
            "sunday sun dimanche dim",
        )
    )
    for name in names.split()
}

SEASONS: dict[str, int] = {
    **{"spring": 21, "printemps": 21, "summer": 22, "ete": 22},
    **{"autumn": 23, "fall": 23, "automne": 23, "winter": 24, "hiver": 24},
}

UNITS: dict[str, str] = {
    name: unit
    for unit, names in {
        "day": "day days jour jours",
        "week": "week weeks semaine semaines",
        "weekend": "weekend weekends",
        "month": "month months mois",
        "quarter": "quarter quarters trimestre trimestres",
        "half": "half semester semesters semestre semestres",
        "fortnight": "fortnight fortnights quinzaine quinzaines",
        "year": "year years an ans annee annees",
    }.items()
    for name in names.split()
}

NUMBERS: dict[str, int] = {
    **{"un": 1, "une": 1, "one": 1, "two": 2, "deux": 2, "three": 3, "trois": 3, "four": 4},
    **{"quatre": 4, "five": 5, "cinq": 5, "six": 6, "seven": 7, "sept": 7, "eight": 8, "huit": 8},
    **{"nine": 9, "neuf": 9, "ten": 10, "dix": 10, "eleven": 11, "onze": 11, "twelve": 12},
    **{"douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "fifteen": 15, "seize": 16},
    **{"twenty": 20, "vingt": 20, "thirty": 30, "trente": 30},
}

ORDINALS: dict[str, int] = {
    **{"first": 1, "premier": 1, "premiere": 1, "second": 2, "seconde": 2, "deuxieme": 2},
    **{"third": 3, "troisieme": 3, "fourth": 4, "quatrieme": 4},
}

DIRECTIONS: dict[str, int] = {
    **{"last": -1, "dernier": -1, "derniere": -1, "passe": -1},
    **{"passee": -1, "this": 0, "current": 0, "ce": 0, "cet": 0, "cette": 0, "next": 1},
    **{"coming": 1, "prochain": 1, "prochaine": 1},
}

DAY_WORDS: dict[str, int] = {
    **{"today": 0, "tonight": 0, "aujourdhui": 0, "yesterday": -1, "hier": -1, "tomorrow": 1},
    **{"demain": 1, "AVANTHIER": -2, "APRESDEMAIN": 2},
}

TIMES_OF_DAY = frozenset(
    "morning afternoon evening night noon matin matinee soir soiree midi nuit APRESMIDI".split()
)

NOISE = frozenset(
    """le la les l the of de du d des on en au aux a during pendant cours courant sometime in dans
    either soit , ci""".split()
)

# Openers of an expression, and what they say of the date behind them.
OPENERS = frozenset("SINCE BEFORE AFTER BY NOTBEFORE BETWEEN".split())

_PHRASES: dict[str, str] = {
    "SINCE": """since | depuis | a partir de | a partir du | a partir d | a partir des | a partir |
        a compter de | a compter du | a compter d | as of | as from | starting | starting in |
        starting on | starting from""",
    "BEFORE": "before | avant | prior to | earlier than | <",
    "AFTER": "after | apres | later than | >",
    "BY": """by | until | till | up to | through | on or before | no later than | not later than |
        at the latest | at latest | or earlier | or before | ou avant | jusqu en | jusqu a |
        jusqu au | jusqu aux | jusque | jusqu | d ici | d ici a | d ici au | d ici le | d ici la |
        d ici l | au plus tard | au plus tard en | au plus tard le | au plus tard a |
        au plus tard au | ≤ | < =""",
    "NOTBEFORE": """not before | no earlier than | not earlier than | on or after | at the earliest |
        or later | or after | ou apres | ou plus tard | pas avant | au plus tot | ≥ | > =""",
    "BETWEEN": "between | entre",
    "AND": "and | et | &",
    "OR": "or | ou | ou bien",
    "ABOUT": """about | around | circa | ca | c | approximately | approx | roughly | vers | environ |
        env | aux alentours de | aux alentours du | aux alentours d | autour de | autour du |
        autour d | ~ | ≈""",
    "UNCERTAIN": """perhaps | maybe | possibly | probably | peut etre | peut - etre | probablement |
        sans doute""",
    "EARLY": """early | beginning of | beginning | start of | debut | tout debut""",
    "MID": "mid | middle of | middle | milieu | mi",
    "LATE": "late | end of | end | fin | toute fin",
    "EARLIER": "earlier | plus tot",
    "LATER": "later | plus tard",
    "ONWARDS": "onwards | onward",
    "PRESENT": "present | now | ongoing | en cours | a ce jour | nos jours | maintenant",
    "AGO": "il y a",
    "AGOAFTER": "ago",
    "FROMNOW": "from now",
    "RENTREE": "rentree",
    "STARTOPEN": "start open | debut ouvert",
    "AVANTHIER": "avant hier | avant - hier | day before yesterday",
    "APRESDEMAIN": "apres demain | apres - demain | day after tomorrow",
    "APRESMIDI": "apres midi | apres - midi",
    "weekend": "week end | week - end",
}

PHRASES: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): sign
    for sign, phrases in _PHRASES.items()
    for phrase in phrases.split("|")
}
LONGEST_PHRASE = max(len(phrase) for phrase in PHRASES)

YEAR_MISSING = ("(year missing)", "(annee manquante)", "(no year)", "(sans annee)")
