"""The words that the printer of dates uses, by language, in full and for table cells."""

from typing import NamedTuple

# {plain} is a date, {second_plain} another; {le}, {de}, {a}, {en} and {jusqu} are how French joins
# a date to the word in front of it. English has {plain} for all of them.
_ENGLISH = {
    "about": "about {plain}",
    "doubt": "{plain}?",
    "early": "early {plain}",
    "mid": "mid-{plain}",
    "late": "late {plain}",
    "first": "first half of {plain}",
    "second": "second half of {plain}",
    "week": "week of {plain}",
    "winter": "winter {plain}-{second_plain}",
    "year_missing": "{plain} (year missing)",
    "since": "since {plain}",
    "before": "before {plain}",
    "after": "after {plain}",
    "by": "by {plain}",
    "not_before": "{plain} or later",
    "between": "between {plain} and {second_plain}",
    "period": "from {plain} to {second_plain}",
    "open_start": "until {plain}, start open",
    "unknown_start": "from ? to {plain}",
    "unknown_end": "from {plain} to ?",
    "or": " or ",
    "and": " and ",
    "decade": "the {plain}s",
}
_FRENCH = {
    "about": "vers {le}",
    "doubt": "{plain}\u00a0?",
    "early": "début {plain}",
    "mid": "mi-{plain}",
    "late": "fin {plain}",
    "first": "première quinzaine {de}",
    "second": "seconde quinzaine {de}",
    "week": "semaine du {plain}",
    "winter": "hiver {plain}-{second_plain}",
    "year_missing": "{plain} (année manquante)",
    "since": "depuis {le}",
    "before": "avant {le}",
    "after": "après {le}",
    "by": "au plus tard {en}",
    "not_before": "{plain} ou plus tard",
    "between": "entre {le} et {second_le}",
    "period": "{de} {second_a}",
    "open_start": "jusqu{jusqu}, début ouvert",
    "unknown_start": "de ? {a}",
    "unknown_end": "{de} à ?",
    "or": " ou ",
    "and": " et ",
    "decade": "années {plain}",
}
_CELLS = {
    "about": "≈\u00a0{plain}",
    "before": "<\u00a0{plain}",
    "after": ">\u00a0{plain}",
    "by": "≤\u00a0{plain}",
    "not_before": "≥\u00a0{plain}",
    "between": "{plain}..{second_plain}",
    "period": "{plain} – {second_plain}",
    "open_start": "… – {plain}",
    "unknown_start": "? – {plain}",
    "unknown_end": "{plain} – ?",
}


class Wording(NamedTuple):
    """The words of one language in one length."""

    french: bool
    months: list[str]
    seasons: list[str]
    quarters: list[str]
    halves: list[str]
    about_inside: str
    templates: dict[str, str]


_SEASONS_EN = ["spring", "summer", "autumn", "winter"]
_SEASONS_FR = ["printemps", "été", "automne", "hiver"]
_MONTHS_EN = "January February March April May June July August September October November December"
_MONTHS_FR = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_SHORT_EN = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_SHORT_FR = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."

FULL = {
    "en": Wording(
        french=False,
        months=_MONTHS_EN.split(),
        seasons=_SEASONS_EN,
        quarters=["Q1", "Q2", "Q3", "Q4"],
        halves=["first half of", "second half of"],
        about_inside="about ",
        templates=_ENGLISH,
    ),
    "fr": Wording(
        french=True,
        months=_MONTHS_FR.split(),
        seasons=_SEASONS_FR,
        quarters=["1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre"],
        halves=["1er semestre", "2e semestre"],
        about_inside="environ ",
        templates=_FRENCH,
    ),
}
CELL = {
    "en": Wording(
        french=False,
        months=_SHORT_EN.split(),
        seasons=_SEASONS_EN,
        quarters=["Q1", "Q2", "Q3", "Q4"],
        halves=["H1", "H2"],
        about_inside="≈\u00a0",
        templates={**_ENGLISH, **_CELLS, "year_missing": "{plain} (no year)", "decade": "{plain}s"},
    ),
    "fr": Wording(
        french=True,
        months=_SHORT_FR.split(),
        seasons=_SEASONS_FR,
        quarters=["T1", "T2", "T3", "T4"],
        halves=["S1", "S2"],
        about_inside="≈\u00a0",
        templates={**_FRENCH, **_CELLS, "year_missing": "{plain} (sans année)"},
    ),
}
