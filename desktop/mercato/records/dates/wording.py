"""What the printer of dates needs to know of each language."""

from collections.abc import Callable
from dataclasses import dataclass

_SEASONS_EN = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SEASONS_FR = {21: "printemps", 22: "été", 23: "automne", 24: "hiver"}
_MONTHS_EN = (
    "January February March April May June July August September October November December"
).split()
_MONTHS_FR = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
).split()
_SHORT_EN = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SHORT_FR = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases of one language in one length; {} takes a date, the second {} another.

    The words in front of a date are prepared by `joined`, because French wants "depuis le 7 juillet"
    and "de l'été 2025" where it wants "depuis juillet".
    """

    french: bool
    months: list[str]
    seasons: dict[int, str]
    quarter: str
    halves: tuple[str, str]
    decade: str
    about: str
    about_inside: str
    doubt: str
    windows: dict[str, str]
    week: str
    winter: str
    year_missing: str
    since: str
    before: str
    after: str
    by: str
    between: tuple[str, str]
    period: tuple[str, str]
    one_of: str
    every: str
    open_start: str
    unknown_start: str
    unknown_end: str


Articles = Callable[[str, str], str]

_EN = Wording(
    french=False,
    months=_MONTHS_EN,
    seasons=_SEASONS_EN,
    quarter="Q{}",
    halves=("first half of", "second half of"),
    decade="{}s",
    about="about {}",
    about_inside="about {}",
    doubt="{}?",
    windows={
        **{"early": "early {}", "mid": "mid-{}", "late": "late {}"},
        **{"first": "first half of {}", "second": "second half of {}"},
    },
    week="week of {}",
    winter="winter {}-{}",
    year_missing="{} (year missing)",
    since="since {}",
    before="before {}",
    after="after {}",
    by="by {}",
    between=("between {}", "and {}"),
    period=("from {}", "to {}"),
    one_of=" or ",
    every=" and ",
    open_start="until {}, start open",
    unknown_start="from ? to {}",
    unknown_end="from {} to ?",
)
