"""Reading one point in time: the row of its words' kinds says what it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from mercato.records.dates import relative
from mercato.records.dates.kinds import Kinds, sort, without_noise
from mercato.records.dates.lexicon import NOISE
from mercato.records.dates.points import Point

_ABSOLUTE = re.compile(
    """Y | P?MY? | YMD? | DMY? | MDY? | DM[Dy] | MDy | P?My | [SQH] | [SQH][Yy] | Y[SQH] | P?Y |
    P?X | P?N | DY? | [FH]MY? | RY""",
    re.VERBOSE,
)
# Words that announce something: nothing may end with one of them.
_LEADING = NOISE - {",", "ci"}
_HALVES = {1: "first", 2: "second", 40: "first", 41: "second"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What settles ambiguities: the language, the order of day and month, the source's date."""

    language: str = "en"
    day_first: bool = True
    anchor: tuple[date, date] | None = None


def read_point(words: Sequence[str], setting: Setting) -> Point | None:
    """The point that these words name, all of them; None when they name none."""
    core, mark = _mark(list(words))
    if not core or core[-1] in _LEADING:
        return None
    core = without_noise(core)
    weekday_first = setting.language.startswith("fr") and len(core) == 1
    for mar_is_weekday in (weekday_first, not weekday_first):
        point = _read_kinds(sort(core, mar_is_weekday=mar_is_weekday), setting)
        if point is not None:
            return _with_mark(point, mark)
        if "mar" not in core:
            break
    return None


def two_digit_year(number: int) -> str:
    """The year that two digits stand for: 31 to 99 lie in the last century."""
    return f"{number + (1900 if number > 30 else 2000):04d}"


def _mark(words: list[str]) -> tuple[list[str], str]:
    """Split off "about" and doubt from the words of a point."""
    found = set()
    while True:
        start = next((place for place, word in enumerate(words) if word not in NOISE), None)
        if start is None or words[start] not in ("ABOUT", "UNCERTAIN"):
            break
        found.add(words[start])
        words = words[start + 1 :]
    while words and words[-1] in ("ABOUT", "?", "%"):
        found.add(words[-1])
        words = words[:-1]
    about, doubt = "ABOUT" in found, bool(found & {"UNCERTAIN", "?"})
    return words, "%" if "%" in found or (about and doubt) else "~" if about else "?" * doubt


def _with_mark(point: Point, mark: str) -> Point | None:
    if not mark or point.mark == mark:
        return point
    if point.window or point.span:
        # "vers la fin juillet": the window is as vague as the word before it.
        return point if mark == "~" else None
    return replace(point, mark="%" if point.mark else mark)


def _read_kinds(kinds: Kinds, setting: Setting) -> Point | None:
    shape = "".join(kind for kind, _ in kinds)
    if shape == "M-D":
        return _spreadsheet_month(kinds)
    point = relative.read(kinds, setting.anchor)
    if point is not None:
        return point.checked()
    if shape[:1] == "W":
        rest = _read_kinds(kinds[1:], setting) if len(shape) > 1 and shape[1] != "W" else None
        if rest is None or rest.day is None:
            return None
        return replace(rest, weekday=int(kinds[0][1]))
    if not _ABSOLUTE.fullmatch(shape):
        return None
    point = _absolute(shape, kinds, setting)
    return None if point is None else point.checked()


def _spreadsheet_month(kinds: Kinds) -> Point | None:
    """As spreadsheets show July 2025, "Jul-25"; yet it could be a day."""
    number = int(kinds[2][1])
    return Point(year=two_digit_year(number), month=int(kinds[0][1]), guessed=number < 32)


def _absolute(shape: str, kinds: Kinds, setting: Setting) -> Point | None:
    point = Point()
    for kind, value in kinds:
        if kind == "N":
            figures = read_figures(str(value), setting)
            if figures is None:
                return None
            point = replace(figures, window=point.window)
        elif kind == "Y":
            point = replace(point, year=str(value))
        elif kind == "X":
            point = replace(point, year=f"{value}X")
        elif kind == "y" or (kind == "D" and point.day is not None):
            point = replace(point, year=two_digit_year(int(value)))
        elif kind == "D":
            point = replace(point, day=int(value))
        elif kind == "P":
            point = replace(point, window=str(value))
        elif kind == "R":
            point = replace(point, month=int(value), mark="~")
        elif kind == "F" or (kind == "H" and "M" in shape):
            point = replace(point, window=_HALVES[int(value)])
        else:
            point = replace(point, month=int(value))
    if shape == "MD" and (point.day or 0) > 31:
        point = replace(point, year=two_digit_year(point.day or 0), day=None)
    return None if point.window and point.day is not None else point


def read_figures(text: str, setting: Setting) -> Point | None:
    """A date in figures: the year first, or last; day and month in the order of the locale."""
    numbers = text.replace("/", "-").replace(".", "-").split("-")
    if len(numbers[0]) == 4:
        return _year_first(numbers, is_edtf="-" in text)
    if len(numbers) == 2 and len(numbers[1]) == 4:
        return Point(numbers[1], int(numbers[0])) if int(numbers[0]) < 13 else None
    if any(len(number) > 2 for number in numbers[:2]) or len(numbers[-1]) == 3:
        return None
    year = numbers[2] if len(numbers) == 3 else None
    if year is not None and len(year) < 4:
        if len(year) == 1:
            return None
        year = two_digit_year(int(year))
    first, second = int(numbers[0]), int(numbers[1])
    clear = (first > 12) != (second > 12) or first == second
    day_first = first > 12 if clear else setting.day_first
    day, month = (first, second) if day_first else (second, first)
    return Point(year, month, day, guessed=not clear)


def _year_first(numbers: list[str], *, is_edtf: bool) -> Point | None:
    year, month = numbers[0], int(numbers[1])
    if len(numbers) == 3:
        return Point(year, month, int(numbers[2])) if len(numbers[2]) < 3 else None
    if not 0 < month < 13 and not (is_edtf and month > 12):
        return None
    # "2011/12" may also be a season or a mandate.
    return Point(year, month, guessed=not is_edtf and (int(year) + 1) % 100 == month)
