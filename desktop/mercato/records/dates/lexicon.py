"""The words of dates in English and French, without accents and in lower case.

Months are known in German, Spanish, Italian and Dutch, too: tables come from everywhere.

Phrases become signs (in capitals); a sign means the same whichever language it came from.
"""

# Whole texts that say that nothing is known (dots and outer spaces removed).
UNKNOWN = frozenset(
    (
        *("", "?", "??", "???", "-", "--", "–", "n/a", "na", "nd", "n d", "sd", "s d", "nil"),
        *("none", "null", "tba", "tbc", "tbd", "unknown", "undated", "unspecified", "no date"),
        *("not known", "not dated", "date unknown", "unknown date", "inconnu", "inconnue"),
        *("sans date", "pas de date", "date inconnue", "non date", "non datee", "non precise"),
        *("non precisee", "indetermine", "indeterminee"),
    )
)


def _numbered(groups: str, first: int) -> dict[str, int]:
    """Number the groups of a list, so that all words of a group mean the same."""
    return {
        name: number
        for number, names in enumerate(groups.split("|"), start=first)
        for name in names.split()
    }


MONTHS = _numbered(
    """january jan janvier janv januar januari enero gennaio |
    february feb febr fevrier fevr fev februar februari febrero febbraio |
    march mar mars marz maerz maart marzo | april apr avril avr abril aprile |
    may mai mayo maggio mei | june jun juin juni junio giugno |
    july jul juillet juil juli julio luglio | august aug aout aou agosto augustus |
    september sept sep septembre septiembre settembre |
    october oct octobre oktober okt octubre ottobre | november nov novembre noviembre |
    december dec decembre dezember dez diciembre dicembre""",
    first=1,
)
WEEKDAYS = _numbered(
    """monday mon lundi lun | tuesday tue tues mardi mar | wednesday wed weds mercredi mer |
    thursday thu thur thurs jeudi jeu | friday fri vendredi ven vend | saturday sat samedi sam |
    sunday sun dimanche dim""",
    first=0,
)
SEASONS = _numbered("spring printemps | summer ete | autumn fall automne | winter hiver", first=21)
NUMBERS = {
    **_numbered(
        """one un une | two deux | three trois | four quatre | five cinq | six | seven sept |
        eight huit | nine neuf | ten dix | eleven onze | twelve douze | thirteen treize |
        fourteen quatorze | fifteen quinze | sixteen seize""",
        first=1,
    ),
    **dict.fromkeys(("twenty", "vingt"), 20),
    **dict.fromkeys(("thirty", "trente"), 30),
}
ORDINALS = _numbered(
    """first premier premiere | second seconde deuxieme | third troisieme | fourth quatrieme""",
    first=1,
)
# Last, this, next.
DIRECTIONS = _numbered(
    """last dernier derniere passe passee | this current ce cet cette |
    next coming prochain prochaine""",
    first=-1,
)
DAY_WORDS = _numbered(
    "AVANTHIER | yesterday hier | today tonight aujourdhui | tomorrow demain | APRESDEMAIN",
    first=-2,
)
TIMES_OF_DAY = _numbered(
    "morning matin matinee noon midi afternoon APRESMIDI evening soir soiree night nuit", first=0
)

UNITS: dict[str, str] = {
    name: unit
    for unit, names in {
        "day": "day days",
        "jour": "jour jours",
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

NOISE = frozenset(
    _numbered(
        """le la les l the of de du d des on en au aux a during pendant cours courant sometime
        in dans either soit , ci""",
        first=0,
    )
)

# Openers of an expression, and what they say of the date behind them.
OPENERS = frozenset(("SINCE", "BEFORE", "AFTER", "BY", "NOTBEFORE", "BETWEEN"))

_PHRASES: dict[str, str] = {
    "SINCE": """since | depuis | a partir de | a partir du | a partir d | a partir des | a partir |
        a compter de | a compter du | a compter d | as of | as from | starting | starting in |
        starting on | starting from | effective | effective from | with effect from""",
    "BEFORE": "before | avant | prior to | earlier than | <",
    "AFTER": "after | apres | later than | >",
    "BY": """by | until | till | up to | through | on or before | no later than | not later than |
        at the latest | at latest | or earlier | or before | ou avant | jusqu en | jusqu a |
        jusqu au | jusqu aux | jusque | jusqu | d ici | d ici a | d ici au | d ici le | d ici la |
        d ici l | au plus tard | au plus tard en | au plus tard le | au plus tard a |
        au plus tard au | ≤ | < =""",
    "NOTBEFORE": """
        not before | no earlier than | not earlier than | on or after | at the earliest |
        or later | or after | ou apres | ou plus tard | pas avant | au plus tot | ≥ | > =""",
    "BETWEEN": "between | entre",
    "AND": "and | et | &",
    "OR": "or | ou | ou bien | /",
    "ABOUT": """
        about | around | circa | ca | c | approximately | approx | roughly | vers | environ |
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
