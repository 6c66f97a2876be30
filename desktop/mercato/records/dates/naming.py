"""One date in words, and the forms in which French joins it to other words."""

from typing import NamedTuple

from mercato.records.dates.edtf import Single
from mercato.records.dates.wording import Wording

# What French puts in front of a date: the date itself, of it, to it, in it, until it.
_FORMS = ("le", "de", "a", "en", "jusqu")
_JOINTS = {
    "day": ("le ", "du ", "au ", "le ", "'au "),
    "part": ("le ", "du ", "au ", "au ", "'au "),
    "season": ("l'", "de l'", "à l'", "à l'", "'à l'"),
    "printemps": ("le ", "du ", "au ", "au ", "'au "),
    "decade": ("les ", "des ", "aux ", "dans les ", "'aux "),
    "month": ("", "de ", "à ", "en ", "'en "),
    "vowel": ("", "d'", "à ", "en ", "'en "),
    "about": ("", "d'", "à ", "", "'à "),
}


class Name(NamedTuple):
    """A date in words; kind says how French joins it to other words."""

    plain: str
    kind: str

    def forms(self, prefix: str = "") -> dict[str, str]:
        """The date in every form that the printer's templates ask for."""
        joints = zip(_FORMS, _JOINTS[self.kind], strict=True)
        forms = {f"{prefix}{form}": f"{joint}{self.plain}" for form, joint in joints}
        return {**forms, f"{prefix}plain": self.plain}


def name(single: Single, wording: Wording) -> Name | None:
    """A date without its mark; None when there are no words for it."""
    year = "" if single.year_missing else single.year
    if single.inner_marks or "X" in (single.month or "") + (single.day or ""):
        return None
    if "X" in year:
        return _decade(year, wording) if single.month is None and year[:3].isdigit() else None
    if single.month is None:
        return Name(year, "month") if year else None
    month, tail = int(single.month), f" {year}" if year else ""
    if month > 12:
        return _part_of_year(month, tail, wording)
    text = wording.months[month - 1] + tail
    if single.day is None:
        return Name(text, "vowel" if text[0] in "ao" else "month")
    number = str(int(single.day))
    return Name(f"{number}{'er' if wording.french and number == '1' else ''} {text}", "day")


def _decade(year: str, wording: Wording) -> Name:
    return Name(wording.templates["decade"].format(plain=f"{year[:3]}0"), "decade")


def _part_of_year(code: int, tail: str, wording: Wording) -> Name | None:
    if 21 <= code <= 24:
        season = wording.seasons[code - 21]
        return Name(season + tail, season if season in _JOINTS else "season")
    if 33 <= code <= 36:
        return Name(wording.quarters[code - 33] + tail, "part")
    if code in (40, 41):
        text = wording.halves[code - 40] + tail
        return Name(text if tail else text.removesuffix(" of"), "part")
    return None
